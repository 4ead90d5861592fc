// The field of the search and what it shows; site.js brings it, with what finds (finder.js) and the index. The library comes when needed.

const query = search.querySelector("input");
const count = search.querySelector(".search__count");
const results = search.querySelector(".search__results");
const AT_ONCE = 6;
const SHOWN = 30;
const PAUSE = 300; // ms in which nothing is typed, before other editions are asked

const library = () => program("minisearch.js").then(() => MiniSearch);

// What finds in an edition.
const finderOf = (folder, tables) => finder(tables, (name) => partOf(folder, name), library);
const load = async (folder) => finderOf(folder, await partOf(folder, "index"));
const here = bring().then(([tables]) => {
  const machine = finderOf(search.dataset.base, tables);
  machine.begin();
  return machine;
});

const say = (message, slots = {}) => {
  const said = copy(search.querySelector(`[data-message=${message}]`));
  for (const place of said.querySelectorAll("data")) place.replaceWith(slots[place.value]);
  return said;
};
const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

// As on pages, without the brackets of browsers that know no furigana, which run no such script.
const annotated = element("ruby", element("rt"));
annotated.lastChild.setAttribute("aria-hidden", "true");
const withReading = ({ text, reading }) => {
  if (!reading) return text;
  const ruby = annotated.cloneNode(true);
  ruby.prepend(text);
  ruby.lastChild.append(reading);
  return ruby;
};
// Pieces of a text, those that were asked for marked.
const show = (pieces) => {
  const shown = document.createDocumentFragment();
  let mark;
  for (const piece of pieces) {
    mark = piece.marked ? (mark ?? shown.appendChild(document.createElement("mark"))) : undefined;
    (mark ?? shown).append(withReading(piece));
  }
  return kana ? voice(shown) : shown;
};

const result = (hit, { excerpt, reason, title, wordsIn }, pages, patterns) => {
  const { section } = hit;
  const link = element("a", show(title(section, patterns)));
  link.href = search.dataset.base + section.address;
  const item = element("li", link);
  const page = pages.get(section.address.split("#")[0]);
  if (page && page !== section) item.append(element("small", show(title(page))));
  const by = reason(hit, patterns);
  if (by) item.append(element("small", say("by", { word: show(by) })));
  item.append(element("p", show(excerpt(section, patterns))));
  for (const event of ["click", "auxclick"]) link.addEventListener(event, () => keep(link.href, wordsIn(section, patterns)));
  // A place on this page is gone to without loading the page again, as which its address with a query would count.
  if (link.pathname === location.pathname) link.addEventListener("click", () => remember(""));
  return item;
};

const dismiss = () => {
  count.replaceChildren();
  results.replaceChildren();
  results.hidden = true;
};

// What was asked stands in the address, so that it is there on coming back and can be linked.
const remember = (asked) => {
  const address = new URL(location);
  if (asked) address.searchParams.set("q", asked);
  else address.searchParams.delete("q");
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // Browsers may allow no more changes for a while, or none to a page that was opened from a folder.
  }
};

// What was found is marked where it leads to.
const keep = (address, words) => {
  try {
    sessionStorage.setItem("found", JSON.stringify({ address, words }));
  } catch {
    // Storage may be forbidden; then nothing is marked.
  }
};

// What need not be there when the next picture of the page is drawn.
const afterwards = (task) => requestAnimationFrame(() => setTimeout(task));

// The first results at once, and those below them when they have been shown, so that the next key does not wait.
const list = ({ hits, patterns }, machine) => {
  const pages = machine.pages();
  const items = (from, to) => hits.slice(from, to).map((hit) => result(hit, machine, pages, patterns));
  const [first, ...others] = items(0, AT_ONCE);
  results.replaceChildren(...(first ? [first, ...others] : []));
  results.hidden = !first;
  if (hits.length <= AT_ONCE) return;
  afterwards(() => {
    if (!results.contains(first)) return;
    results.append(...items(AT_ONCE, SHOWN), ...(hits.length > SHOWN ? [element("li", say("more", { count: SHOWN }))] : []));
  });
};

// Nothing was found: what is nearest, the glossary's row, the other editions, and the form that asks for a word.
const help = async (asked, hits, machine) => {
  const link = (address, ...content) => Object.assign(element("a", ...content), { href: address });
  const near = hits.map(({ section }) => element("li", link(search.dataset.base + section.address, show(machine.title(section)))));
  if (near.length) results.append(element("li", say("near"), element("ul", ...near)));
  for (const offer of search.querySelectorAll("[data-offer]")) {
    const item = element("li", copy(offer));
    const address = item.querySelector("a");
    address.href =
      offer.dataset.offer === "glossary" ? address.href + (machine.row(asked) ?? "") : `${address.href}${encodeURIComponent(asked)}`;
    results.append(item);
  }
  results.hidden = !results.childElementCount;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (asked !== query.value) return;
  for (const edition of search.querySelectorAll("[data-edition]")) {
    const other = await (others[edition.dataset.edition] ??= load(edition.dataset.edition));
    const { hits, corrected } = await other.find(asked);
    if (asked !== query.value) return;
    if (!hits.length || corrected) continue;
    const item = element("li", copy(edition));
    item.querySelector("a").href += `?q=${encodeURIComponent(asked)}`;
    for (const place of item.querySelectorAll("data")) place.replaceWith(hits.length);
    results.prepend(item);
  }
};
const others = {};

const answer = async () => {
  const asked = query.value;
  afterwards(() => asked === query.value && remember(asked.trim()));
  if (!/[\p{L}\p{N}]/u.test(asked)) {
    dismiss();
    return;
  }
  const machine = await here;
  const found = await machine.find(asked, (known) => known.hits.length && asked === query.value && list(known, machine));
  if (asked !== query.value) return;
  const kind = found.hits.length > 1 ? "many" : ["none", "one"][found.hits.length];
  count.replaceChildren(
    ...(found.corrected ? [element("p", say("corrected", { word: found.corrected }))] : []),
    say(kind, { count: found.hits.length }),
  );
  list(found, machine);
  if (!found.hits.length) await help(asked, found.near, machine);
};

query.addEventListener("input", answer);
query.addEventListener("click", () => results.hidden && answer());
const submitted = async () => {
  await answer();
  if (results.hidden) query.focus();
  if (!count.hasChildNodes()) count.replaceChildren(say("empty"));
  results.querySelector("a")?.focus();
};
search.addEventListener("keydown", (event) => {
  if (!converting(event) && event.key === "Escape" && (query.value || count.hasChildNodes())) {
    event.preventDefault();
    query.value = "";
    remember("");
    dismiss();
    query.focus();
  }
});
// What was found goes when the reader goes elsewhere: by keyboard, by a click, or to a place on this page.
search.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !search.contains(relatedTarget) && dismiss());
document.addEventListener("pointerup", ({ target }) => search.contains(target) || dismiss());
window.addEventListener("hashchange", () => {
  dismiss();
  bringMarks();
});

// What was asked by a link, or is written by now.
query.value ||= new URLSearchParams(location.search).get("q") ?? "";
if (query.value) answer();
