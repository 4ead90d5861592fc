// What the reader chooses: shown in the fields, applied at once and remembered. site.js brings this.

const choices = settings.querySelector("form");

// A voice says a word with furigana once: its kanji, or the reading below them if the reader wants that and sees it.
const voice = (root) => {
  for (const ruby of root.querySelectorAll("ruby")) {
    const base = ruby.querySelector("span");
    if (kana && !base) {
      const hidden = document.createElement("span");
      hidden.setAttribute("aria-hidden", "true");
      hidden.append(...[...ruby.childNodes].filter(({ nodeName }) => nodeName !== "RT" && nodeName !== "RP"));
      ruby.prepend(hidden);
    } else if (!kana && base) {
      base.replaceWith(...base.childNodes);
    }
    for (const reading of ruby.querySelectorAll("rt")) {
      // Chromium leaves an `rt` out of the names of links and headings, unless it has another role.
      reading.removeAttribute(kana ? "aria-hidden" : "role");
      reading.setAttribute(...(kana ? ["role", "none"] : ["aria-hidden", "true"]));
    }
  }
  return root;
};

const apply = (wanted) => {
  showAs(wanted);
  const before = kana;
  kana = wanted.voice === "kana" && wanted.furigana !== "off";
  if (kana !== before) voice(document);
  // A hidden link is no link: out of the order of the keyboard, and not announced.
  for (const term of document.querySelectorAll("article .glossary-term")) {
    term.dataset.href ??= term.getAttribute("href");
    if (wanted.terms === "off") {
      term.removeAttribute("href");
      term.removeAttribute("role");
    } else {
      term.setAttribute("href", term.dataset.href);
      term.setAttribute("role", "doc-glossref");
    }
  }
};

const fill = (wanted) => {
  for (const field of choices.elements) {
    if (field.type === "checkbox") {
      field.checked = wanted[field.name] !== "off";
    } else if (field.type === "radio") {
      field.checked = field.value === (wanted[field.name] ?? choices.elements[field.name][0].value);
    }
  }
};

choices.addEventListener("change", ({ target }) => {
  const state = target.checked ? "on" : "off";
  const wanted = { ...chosen(), [target.name]: target.type === "checkbox" ? state : target.value };
  apply(wanted);
  try {
    localStorage.setItem("settings", JSON.stringify(wanted));
  } catch {
    // Storage may be forbidden; then the choice lasts for this page.
  }
});
for (const event of ["pageshow", "storage"]) {
  window.addEventListener(event, () => {
    apply(chosen());
    fill(chosen());
  });
}
apply(chosen());
fill(chosen());
