// The preview of a linked word: what it says and where it stands. When it comes and goes says site.js, which brings this.

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

// Show the card of a term, with its explanation from the end of the page: the headword's link and what stands beside it.
const showCard = (term, headword) => {
  const [name, definition] = headword.closest("div").children;
  const title = document.createElement("p");
  title.className = "card__title";
  title.append(...[...headword.childNodes, ...[...name.children].slice(1)].map((node) => node.cloneNode(true)));
  const text = document.createElement("div");
  text.lang = name.parentElement.lang;
  text.append(...[...definition.childNodes].map((node) => node.cloneNode(true)));
  const more = document.createElement("a");
  more.href = term.href;
  more.tabIndex = -1;
  more.append(copy(document.querySelector(".card-more")));
  card.replaceChildren(title, text, more);
  if (!card.matches(":popover-open")) card.showPopover();
  card.scrollTop = 0;
  place();
};

window.addEventListener("scroll", place, { passive: true });
window.addEventListener("resize", place);
