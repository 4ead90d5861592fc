// What a page says from its beginning to its end, for tests/accessibility/spoken.py.
async (program) => {
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const { virtual } = await import(address);
  URL.revokeObjectURL(address);
  // Readers of screens differ over furigana: some say them after the word, some in its place, some not at all.
  for (const ruby of document.querySelectorAll("ruby")) {
    for (const reading of ruby.querySelectorAll("rt, rp")) reading.remove();
    ruby.replaceWith(...ruby.childNodes);
  }
  // Where a line may end nothing is said.
  for (const end of document.querySelectorAll("wbr")) end.remove();
  document.body.normalize();
  await virtual.start({ container: document.body });
  const phrases = [];
  do {
    const node = virtual.activeNode;
    const text = node.nodeType === Node.TEXT_NODE;
    const element = text ? node.parentElement : node;
    const { lang } = element.closest("[lang]");
    phrases.push([await virtual.lastSpokenPhrase(), text ? null : await virtual.itemText(), lang]);
    await virtual.next();
  } while (phrases.at(-1)[0] !== "end of document");
  await virtual.stop();
  return phrases;
}
