// The device's own voice reads a section aloud, sentence by sentence, and the sentence that it says is marked. Only a voice that needs
// no other host is used; where there is none for the language of a section, there is no button. A word with furigana is said as they say.
{
  const TOLD = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, figcaption, summary, pre, blockquote, div, section, article";
  const SILENT = "rp, button, template, script, svg, .words, .term-source, .footnote-ref, .footnote-backref, [aria-hidden='true']:not(rt)";
  const RATES = { slow: 0.7, normal: 1, fast: 1.4 };
  const article = document.querySelector("article");
  const buttons = new Map(); // each with its heading
  let reading; // what is being read: the button that asked for it, the voice, the sentences to come

  const spoken = (element) => element.closest("[lang]").lang.split("-")[0].toLowerCase();
  const voiceOf = (tag) => {
    const own = voicesOf(tag);
    return own.find((voice) => voice.default) ?? own[0];
  };

  // A word in brackets that explains the one before it is said between pauses; brackets whose words are of another language go with them.
  const said = (text) =>
    text
      .replace(/※/g, "")
      .replace(/[（(]\s*[）)]/g, "")
      .replace(/([（(])[\s,;、]+/g, "$1")
      .replace(/[〈〉]/g, "、")
      .replace(/、(?=\s*([、。！？：」』）]|$))/g, "")
      .replace(/\s+(?=[.,;])|\s+(?=\s)/g, "")
      .trim();

  // The pieces of a section, block by block: a text with what stands for it on the page, of furigana their whole ruby.
  const blocks = (heading) => {
    const level = Number(heading.tagName[1]);
    const after = [...article.querySelectorAll("h1, h2, h3, h4, h5, h6")].find(
      (other) => heading.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING && Number(other.tagName[1]) <= level,
    );
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const found = [];
    let block;
    let shown;
    walker.currentNode = heading;
    while (walker.nextNode() && walker.currentNode !== after) {
      const node = walker.currentNode;
      const text = node.nodeName === "BR" ? " " : node.data?.replace(/\s|https?:[!-~]*\w\/?/g, ({ length }) => " ".repeat(length));
      const parent = node.parentElement;
      const ruby = parent.closest("ruby:has(rt)");
      if (!text || parent.closest(SILENT) || (ruby && !parent.closest("rt"))) continue;
      const around = parent.closest(TOLD);
      if (around !== block) {
        shown = around.checkVisibility();
        found.push({ block: around, pieces: [] });
      }
      block = around;
      if (shown && spoken(parent) === spoken(heading)) found.at(-1).pieces.push({ text, node: ruby ?? node });
    }
    return found;
  };

  // Where the sentences of a text begin; the segmenter leaves a bracket that opens one with the one before.
  const beginnings = (text, tag) =>
    Array.from(
      new Intl.Segmenter(tag, { granularity: "sentence" }).segment(text),
      ({ index }) => index - text.slice(0, index).match(/[「『（〈]*$/)[0].length,
    );

  const sentences = (heading) =>
    blocks(heading).flatMap(({ block, pieces }) => {
      let end = 0;
      for (const piece of pieces) {
        piece.start = end;
        end += piece.text.length;
      }
      const at = (index) => pieces.findLast(({ start, text }) => start <= index && text);
      const whole = pieces.map(({ text }) => text).join("");
      return beginnings(whole, spoken(heading)).flatMap((from, index, all) => {
        const to = all[index + 1] ?? end;
        const text = said(whole.slice(from, to));
        if (!/[\p{L}\p{N}]/u.test(text)) return [];
        const range = new Range();
        const [first, last] = [at(from), at(to - 1)];
        if (first.node.nodeType === Node.TEXT_NODE) range.setStart(first.node, from - first.start);
        else range.setStartBefore(first.node);
        if (last.node.nodeType === Node.TEXT_NODE) range.setEnd(last.node, to - last.start);
        else range.setEndAfter(last.node);
        return { said: text, range, block };
      });
    });

  const unmark = () => {
    CSS.highlights?.delete("spoken");
    article.querySelector(".spoken")?.classList.remove("spoken");
  };
  const mark = ({ range, block }) => {
    unmark();
    if (CSS.highlights) CSS.highlights.set("spoken", new Highlight(range));
    else block.classList.add("spoken");
    const { top, bottom } = range.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: top - innerHeight / 3, behavior: still ? "instant" : "smooth" });
  };

  const stop = () => {
    reading?.button.setAttribute("aria-pressed", "false");
    reading = undefined;
    unmark();
    speechSynthesis.cancel();
  };
  const next = (mine) => {
    if (mine !== reading) return;
    const sentence = mine.sentences.shift();
    if (!sentence) {
      stop();
      return;
    }
    mark(sentence);
    // Held by what is being read: Chromium forgets an utterance that nothing holds, and its end with it.
    mine.utterance = new SpeechSynthesisUtterance(sentence.said);
    Object.assign(mine.utterance, { voice: mine.voice, lang: mine.voice.lang, rate: RATES[chosen().pace] ?? 1 });
    mine.utterance.addEventListener("end", () => next(mine));
    mine.utterance.addEventListener("error", () => mine === reading && stop());
    speechSynthesis.speak(mine.utterance);
  };
  const press = ({ currentTarget: button }) => {
    const pressed = reading?.button === button;
    stop();
    if (pressed) return;
    const heading = buttons.get(button);
    reading = { button, voice: voiceOf(spoken(heading)), sentences: sentences(heading) };
    button.setAttribute("aria-pressed", "true");
    next(reading);
  };

  const make = (heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "listen";
    button.id = `listen-${heading.id}`;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-labelledby", `${button.id} ${heading.id}`);
    button.append(copy(document.querySelector(".listen-name")));
    button.addEventListener("click", press);
    buttons.set(button, heading);
    heading.after(button);
  };
  // Browsers learn late of their voices.
  const offer = () => {
    if (!buttons.size) {
      for (const heading of article.querySelectorAll(":is(h1, h2)[id]")) {
        if (!heading.closest(SILENT) && voiceOf(spoken(heading))) make(heading);
      }
    }
    document.querySelector("#settings [name='pace']").closest("fieldset").hidden = !buttons.size;
  };

  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && reading && !settings.open && stop());
  window.addEventListener("pagehide", stop);
}
