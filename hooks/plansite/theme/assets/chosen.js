// Before the first paint: how the reader wants the site to look. assets/site.js lets them choose.
const chosen = () => {
  try {
    return JSON.parse(localStorage.getItem("settings")) ?? {};
  } catch {
    return {}; // Storage may be forbidden, or hold what this site never wrote.
  }
};
const showAs = ({ furigana, terms, words, size, colours }) => {
  const root = document.documentElement;
  const dark = colours ? colours === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mdColorScheme = dark ? "slate" : "default";
  root.classList.toggle("no-furigana", furigana === "off");
  root.classList.toggle("no-terms", terms === "off");
  root.classList.toggle("no-words", words === "off");
  root.classList.toggle("text-large", size === "large");
  root.classList.toggle("text-larger", size === "larger");
};
// The device's own voices of a language, or of all; a browser may learn of them later.
const voicesOf = (language) => {
  const voices = window.Intl?.Segmenter && window.speechSynthesis?.getVoices();
  return (voices || []).filter(({ lang, localService }) => localService && (!language || lang.split(/[-_]/)[0].toLowerCase() === language));
};
document.documentElement.classList.add("scripts");
// Room for the buttons of voice.js.
document.documentElement.classList.toggle("speaks", voicesOf(document.documentElement.lang.split("-")[0]).length > 0);
showAs(chosen());
