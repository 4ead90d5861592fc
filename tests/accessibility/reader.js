// What a reader view leaves of pages that the server of this one has: of each its path and the texts of the page that are lost, in order.
async (paths) => {
  const text = (element) => {
    const own = element.cloneNode(true);
    own.querySelectorAll("rt, rp, [aria-hidden=true], :is(p, li, ul, ol, dt, dd, th, td)").forEach((inner) => inner.remove());
    return own.textContent.replace(/\s+/g, " ").trim();
  };
  const BLOCKS = ":is(p, li, dt, dd, th, td, caption, figcaption, h2, h3, h4, h5, h6)";
  const texts = (root, apart) => [...root.querySelectorAll(BLOCKS)].filter((block) => !block.closest(apart)).map(text).filter(Boolean);
  const lost = [];
  for (const path of paths) {
    const page = new DOMParser().parseFromString(await (await fetch(`/${path}`)).text(), "text/html");
    // The words of a page are the glossary's; short ones are dropped. What is hidden no view shows.
    const wanted = texts(page.querySelector("article"), "[aria-hidden=true], [hidden], .words dl");
    const { title, content } = new Readability(page).parse() ?? { title: "", content: "" };
    const left = document.createElement("div");
    left.innerHTML = content;
    const kept = new Set(texts(left, "[hidden]"));
    // A heading that says what the title says is left out, because the title stands above.
    const missed = wanted.filter((each) => !kept.has(each) && !title.toLowerCase().includes(each.toLowerCase()));
    if (missed.length) lost.push([path, missed]);
  }
  return lost;
}
