// The words that were found are marked on the page that is opened, and where on a page the reader goes.

const places = (root, words) => {
  const nodes = [];
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    parentElement.closest("rt, rp, script") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const at = (place, end) => {
    const [start, node] = nodes.findLast(([start]) => start < place || (!end && start === place));
    return [node, place - start];
  };
  return words.flatMap((word) => {
    const ranges = [];
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length)) {
      const range = document.createRange();
      range.setStart(...at(from, false));
      range.setEnd(...at(from + word.length, true));
      ranges.push(range);
    }
    return ranges;
  });
};
const markFound = () => {
  const ranges = places(document.querySelector("article"), foundHere());
  if (window.Highlight) CSS.highlights.set("found", new Highlight(...ranges));
  else
    for (const range of ranges.reverse())
      if (range.startContainer === range.endContainer) range.surroundContents(document.createElement("mark"));
};
window.addEventListener("hashchange", markFound);
markFound();
