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

// Settings: applied at once and remembered; `chosen` and `showAs` stand in the head of the page, see chosen.js.
const settings = document.querySelector("#settings");
const choices = settings.querySelector("form");

// A voice says a word with furigana once: its kanji, or the reading below them if the reader wants that and sees it.
let kana = false;
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
const copy = (template) => {
  const content = template.content.cloneNode(true);
  return kana ? voice(content) : content;
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

document.querySelector(".settings-button").addEventListener("click", () => settings.showModal());
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
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(chosen()));
// A page that comes back from the browser's memory, and one in another window, follow what was chosen since.
for (const event of ["pageshow", "storage"]) {
  window.addEventListener(event, () => {
    apply(chosen());
    fill(chosen());
  });
}
apply(chosen());
fill(chosen());

// A preview of a linked word. It is hidden from screen readers, because the link leads to the same text.
const card = document.createElement("div");
const touches = new WeakSet();
let timer;
let shownFor;
let pressed = false; // whether the card is being pressed, which takes the focus from the word

const close = () => {
  clearTimeout(timer);
  if (shownFor) {
    shownFor = undefined;
    card.hidePopover();
  }
};

// The room of the window on each side of a word, with a little space to both.
const rooms = (lines) => {
  const [top, bottom] = [Math.min(...lines.map((line) => line.top)) - 4, Math.max(...lines.map((line) => line.bottom)) + 4];
  const [left, right] = [Math.min(...lines.map((line) => line.left)) - 4, Math.max(...lines.map((line) => line.right)) + 4];
  const [width, height] = [document.documentElement.clientWidth - 8, document.documentElement.clientHeight - 8];
  return [
    new DOMRect(8, bottom, width - 8, height - bottom),
    new DOMRect(8, 8, width - 8, top - 8),
    new DOMRect(right, 8, width - right, height - 8),
    new DOMRect(8, 8, left - 8, height - 8),
  ];
};

// Wholly in the window and never on the word itself (WCAG 2.2, 2.4.11): below or above it, where all of the card fits or else where
// there is more room; beside it, where both are too low for three lines. What does not fit scrolls. The card goes where the word goes,
// out of view as well: WebKit gives a word the focus before it scrolls to it.
const place = () => {
  if (!shownFor) return;
  const lines = [shownFor, ...shownFor.querySelectorAll("rt")].flatMap((node) => [...node.getClientRects()]);
  const word = shownFor.getBoundingClientRect();
  const seen = word.bottom > 0 && word.top < innerHeight;
  card.style.visibility = seen ? "" : "hidden";
  if (!seen) return;
  const scrolled = card.scrollTop;
  card.style.maxWidth = card.style.maxHeight = "";
  const whole = card.getBoundingClientRect();
  const [below, above, ...beside] = rooms(lines);
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const weigh = ({ width, height }) => Math.min(width, whole.width) * Math.min(height, whole.height);
  let room = [below, above].find(({ height }) => height >= whole.height) ?? (below.height >= above.height ? below : above);
  if (room.height < Math.min(whole.height, 6 * rem)) {
    room = [room, ...beside.filter(({ width }) => width >= 8 * rem)].sort((one, other) => weigh(other) - weigh(one))[0];
  }
  card.style.maxWidth = `${room.width}px`;
  card.style.maxHeight = `${Math.min(room.height, whole.height)}px`;
  const { width, height } = card.getBoundingClientRect();
  const within = (wanted, from, to) => Math.max(from, Math.min(wanted, to));
  card.style.left = `${within(lines[lines.length - 1].left, room.left, room.right - width)}px`;
  card.style.top = `${within(room === above ? above.bottom - height : word.top, room.top, room.bottom - height)}px`;
  card.scrollTop = scrolled;
};

const open = (term) => {
  clearTimeout(timer);
  const entry = document.getElementById(`word-${term.dataset.term}`);
  if (!entry || !term.hasAttribute("href") || shownFor === term) return;
  const [name, definition] = entry.children;
  const title = document.createElement("p");
  title.className = "card__title";
  title.append(...[...name.querySelector("a").childNodes, ...[...name.children].slice(1)].map((node) => node.cloneNode(true)));
  const text = document.createElement("div");
  text.lang = entry.lang;
  text.append(...[...definition.childNodes].map((node) => node.cloneNode(true)));
  const more = document.createElement("a");
  more.href = term.href;
  more.tabIndex = -1;
  more.append(copy(document.querySelector(".card-more")));
  card.replaceChildren(title, text, more);
  if (!shownFor) card.showPopover();
  card.scrollTop = 0;
  shownFor = term;
  place();
};

if (card.showPopover && document.querySelector(".words")) {
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
  window.addEventListener("scroll", place, { passive: true });
  window.addEventListener("resize", place);
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
  search.setAttribute("aria-busy", "true"); // at once: what finds may still be on its way
  await bring().finally(() => search.removeAttribute("aria-busy"));
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
