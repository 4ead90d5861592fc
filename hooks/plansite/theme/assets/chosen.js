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
document.documentElement.classList.add("scripts");
showAs(chosen());
