// The site is complete without this script. It adds the choices of the reader and a preview of each linked word, and brings the search.

// The last of some elements that has come up to where the eye reads.
const passed = (elements) => elements.filter((element) => element.getBoundingClientRect().top < innerHeight / 3).at(-1);

// The language links keep the place that is read: the same headings and items stand in every edition. Whoever follows them goes up to
// them first, so the way up counts only where it rests, and the top not at all.
const editions = document.querySelector(".editions");
const anchors = [...document.querySelectorAll("article :is(h1, h2, h3, h4, .name, [id^=ch])[id]")];
let read; // the anchor of that place; nothing until the page is scrolled
let resting;
let height = scrollY;

const note = () => {
  if (editions.getBoundingClientRect().bottom > 0) return;
  const asked = document.querySelector("article :target");
  const here = asked && passed([asked]) && asked.getBoundingClientRect().bottom > 0 ? asked : passed(anchors);
  read = here && here.tagName !== "H1" ? `#${here.id}` : "";
};
window.addEventListener(
  "scroll",
  () => {
    clearTimeout(resting);
    if (scrollY > height) note();
    else resting = setTimeout(note, 1000);
    height = scrollY;
  },
  { passive: true },
);
window.addEventListener("hashchange", note);
for (const link of document.querySelectorAll(".editions a, .same-place")) {
  // A press comes before the link is opened elsewhere, in whatever way.
  for (const event of ["pointerdown", "contextmenu", "click"]) {
    link.addEventListener(event, () => {
      link.hash = read ?? location.hash;
    });
  }
}

// An open menu or table of contents closes with Esc, and its name has the focus again (WCAG 2.2, 2.4.3).
for (const details of document.querySelectorAll(".fold")) {
  details.parentElement.addEventListener("keydown", (event) => {
    const name = details.querySelector("summary");
    if (event.key === "Escape" && details.open && name.checkVisibility()) {
      details.open = false;
      name.focus();
    }
  });
}

// What the reader chooses is applied at once and remembered (settings.js, when the button is pressed or something was chosen before);
// `chosen` and `showAs` stand in the head of the page, see chosen.js.
const settings = document.querySelector("#settings");
let kana = false; // whether voices say the readings of words, not their kanji
const copy = (template) => {
  const content = template.content.cloneNode(true);
  return kana ? voice(content) : content;
};
let choosing;
const bringSettings = () => {
  choosing ??= program("settings.js");
  return choosing;
};
const settingsButton = document.querySelector(".settings-button");
for (const event of ["pointerenter", "focus"]) settingsButton.addEventListener(event, bringSettings);
settingsButton.addEventListener("click", async () => {
  await waiting(settingsButton, bringSettings());
  settings.showModal();
});
const follow = () => Object.keys(chosen()).length && bringSettings();
// A page that comes back from the browser's memory, and one in another window, follow what was chosen since.
for (const event of ["pageshow", "storage"]) window.addEventListener(event, follow);
follow();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showAs(chosen()));

// A preview of a linked word; what shows it comes with the first (card.js). It is hidden from screen readers, for the link leads to that text.
const card = document.createElement("div");
const touches = new WeakSet();
let timer;
let shownFor;
let pressed = false; // whether the card is being pressed, which takes the focus from the word
let showing;
const bringCard = () => {
  showing ??= program("card.js");
  return showing;
};
const close = () => {
  clearTimeout(timer);
  shownFor = undefined;
  if (card.matches(":popover-open")) card.hidePopover();
};
const headwords = [...document.querySelectorAll(".words dt a")];
const open = async (term) => {
  clearTimeout(timer);
  const headword = headwords.find(({ href }) => href === term.href);
  if (!headword || shownFor === term) return;
  shownFor = term;
  await bringCard();
  if (shownFor === term) showCard(term, headword);
};

if (card.showPopover && headwords.length) {
  card.className = "card md-typeset";
  card.popover = "manual";
  card.setAttribute("aria-hidden", "true");
  document.body.append(card);
  const later = (what) => {
    clearTimeout(timer);
    timer = setTimeout(what, 300);
  };
  // What the keyboard has opened stays when a mouse passes over it.
  const leave = () => shownFor?.matches(":focus-visible") || close();
  for (const term of document.querySelectorAll("article .glossary-term")) {
    for (const event of ["pointerenter", "pointerdown"]) term.addEventListener(event, bringCard);
    term.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && later(() => open(term)));
    term.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && later(leave));
    term.addEventListener("focus", () => term.matches(":focus-visible") && open(term));
    term.addEventListener("blur", () => pressed || close());
    // A finger sees the card first and follows with its second tap. What a screen reader taps has no weight: it follows at once.
    term.addEventListener("pointerdown", ({ pointerType, pressure, width }) => {
      if (pointerType === "touch" && pressure > 0 && width > 0 && shownFor !== term) touches.add(term);
    });
    term.addEventListener("click", (event) => {
      if (touches.delete(term)) {
        event.preventDefault();
        open(term);
      }
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && later(leave));
  document.addEventListener("pointerdown", ({ target }) => {
    pressed = card.contains(target);
  });
  // A finger that scrolls the page is no tap elsewhere: then no `pointerup` follows.
  document.addEventListener("pointerup", ({ target }) => card.contains(target) || shownFor?.contains(target) || close());
  // The focus stays on the word, so the arrows scroll its card first, then the page.
  const STEPS = { ArrowDown: 40, ArrowUp: -40 };
  document.addEventListener("keydown", (event) => {
    pressed = false;
    if (event.key === "Escape") close();
    const before = card.scrollTop;
    if (shownFor && event.target === shownFor) card.scrollTop += STEPS[event.key] ?? 0;
    if (card.scrollTop !== before) event.preventDefault();
  });
}

// The table of contents says where the reader is.
const headings = new Map();
for (const link of document.querySelectorAll(".toc li a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) headings.set(heading, link);
}
const mark = () => {
  const here = headings.get(passed([...headings.keys()]));
  for (const link of headings.values()) {
    link.toggleAttribute("aria-current", link === here);
    if (link === here) link.setAttribute("aria-current", "true");
  }
};
if (headings.size) {
  const watching = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of headings.keys()) watching.observe(heading);
}

// What reads aloud comes where the device has a voice of its own; browsers learn late of their voices.
let heard = false;
const hear = () => {
  if (heard || !voicesOf().length) return;
  heard = true;
  program("voice.js");
};
if (document.querySelector(".listen-name")) {
  window.addEventListener("load", hear);
  window.speechSynthesis?.addEventListener?.("voiceschanged", hear);
}

// The search comes when somebody goes to its field, or follows a link to what it finds: what finds and the index beside it.
const search = document.querySelector(".search");
const partOf = (folder, name) => run(`${folder}search/${name}.js`);
let searching;
const bring = () => {
  searching ??= Promise.all([partOf(search.dataset.base, "index"), program("finder.js"), program("search.js")]);
  return searching;
};
search.addEventListener("focusin", bring, { once: true });
// While an input method converts, its keys are its own; Safari tells the last of them only by its code.
const converting = ({ isComposing, keyCode }) => isComposing || keyCode === 229;
search.addEventListener("keydown", (event) => {
  if (converting(event) && (event.key === "Enter" || event.key === "Escape")) event.preventDefault();
});
search.addEventListener("submit", async (event) => {
  event.preventDefault();
  await waiting(search, bring());
  submitted();
});
if (new URLSearchParams(location.search).get("q")) bring();

// The words for which a search leads here, which are marked.
const foundHere = () => {
  try {
    const { address, words } = JSON.parse(sessionStorage.getItem("found"));
    return address === location.href.replace(/[?][^#]*/, "") ? words : [];
  } catch {
    return []; // Nothing is kept, or storage is forbidden.
  }
};
let marks;
const bringMarks = () => {
  marks ??= program("found.js");
};
if (foundHere().length) bringMarks();
