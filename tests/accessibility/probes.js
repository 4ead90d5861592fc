// What checks ask of a page in the browser. Each function answers at once: where scripts are off, nothing later would run.
(() => {
  const shown = (element) => element.outerHTML.slice(0, element.outerHTML.indexOf(">") + 1).slice(0, 120) + element.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
  const visible = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const all = (selector) => [...document.querySelectorAll(selector)];
  // Where an element stands on the page as it was first asked about; what scripts add later stands behind.
  const place = (element) => {
    document.places ??= new Map(all("*").map((each, index) => [each, index]));
    if (!document.places.has(element)) document.places.set(element, document.places.size);
    return document.places.get(element);
  };

  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const colours = new Map();
  const colour = (value) => {
    if (!colours.has(value)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = value;
      canvas.fillRect(0, 0, 1, 1);
      colours.set(value, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return colours.get(value);
  };
  // Relative luminance and contrast ratio: WCAG 2.2, Glossary.
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const background = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const found = colour(getComputedStyle(each).backgroundColor);
      if (found[3] > 127) return found;
    }
    return colour("canvas");
  };

  // Text as it is painted: of each text node the boxes of its lines, as high as its letters. Readings stand between lines.
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || parent.closest("rt, rp, script, style, noscript") || !visible(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const size = parseFloat(getComputedStyle(parent).fontSize);
      for (const {left, right, top, bottom} of range.getClientRects()) {
        const middle = (top + bottom) / 2;
        if (right - left > 1) found.push({parent, text: walker.currentNode.data.trim(), left, right, top: middle - size / 2, bottom: middle + size / 2});
      }
    }
    return found;
  };
  const hides = (style) => /hidden|clip/.test(style);
  const offScreen = (element) => {
    const {clipPath, position, width} = getComputedStyle(element);
    return clipPath !== "none" || (position === "absolute" && parseFloat(width) <= 1);
  };
  const within = (element, holds) => {
    for (let each = element; each; each = each.parentElement) if (holds(each)) return true;
    return false;
  };
  const clippedBy = ({parent, left, right, top, bottom}) => {
    for (let each = parent; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (offScreen(each) || /auto|scroll/.test(style.overflowX + style.overflowY)) return null;
      const box = each.getBoundingClientRect();
      if (hides(style.overflowX) && (left < box.left - 2 || right > box.right + 2)) return each;
      if (hides(style.overflowY) && (top < box.top - 2 || bottom > box.bottom + 2)) return each;
    }
    return null;
  };
  const floats = (element) => within(element, (each) => /fixed|sticky/.test(getComputedStyle(each).position));
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;

  const BLOCK = "p, li, dd, dt, td, th, caption, figcaption, blockquote, h1, h2, h3, h4, h5, h6, summary, legend, label, button, div, section";
  const WORDS = "p, li, dd, dt, td, th, caption, figcaption, blockquote";
  const look = (element) => {
    const style = getComputedStyle(element);
    return {
      line: style.textDecorationLine.includes("underline") || (style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) > 0),
      frame: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    };
  };
  const named = (element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "");
    const own = [...labels, element.getAttribute("aria-label"), element.textContent, element.title, element.alt, ...[...(element.labels ?? [])].map((label) => label.textContent)];
    return own.some((name) => name?.trim());
  };
  const ringed = (element) => {
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(element);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 1) return false;
    const ring = colour(outlineColor);
    return outlineStyle === "auto" || (ring[3] > 127 && contrast(ring, background(element.parentElement)) >= 3);
  };
  const uncovered = (element) =>
    [...element.getClientRects()].filter(({width, height}) => width > 1 && height > 1).every((box) => {
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return true;
      const hit = document.elementFromPoint(x, y);
      return !hit || element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element;
    });
  const inView = (element) => {
    const {left, right, top, bottom, width, height} = element.getBoundingClientRect();
    const across = Math.min(right, innerWidth) - Math.max(left, 0);
    const down = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return across >= Math.min(width, innerWidth) - 2 && down >= Math.min(height, innerHeight / 2) - 2 && width > 0 && height > 0;
  };
  const opaque = (element) => {
    let opacity = 1;
    for (let each = element; each; each = each.parentElement) opacity *= parseFloat(getComputedStyle(each).opacity);
    return opacity > 0.9 && visible(element);
  };

  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  const enclosed = ({left, right, top, bottom}) => left >= 0 && top >= 0 && right <= document.documentElement.clientWidth && bottom <= document.documentElement.clientHeight;
  const card = () => document.querySelector(".card:popover-open")?.getBoundingClientRect();
  const linesOf = (word) => [word, ...word.querySelectorAll("rt")].flatMap((part) => [...part.getClientRects()]);

  const overlaps = () => {
    const lines = texts().filter(({parent}) => !floats(parent) && !within(parent, offScreen)).sort((a, b) => a.top - b.top);
    const found = [];
    lines.forEach((line, index) => {
      for (const other of lines.slice(index + 1)) {
        if (other.top >= line.bottom) break;
        // In one line the letters under a long reading stand apart, and the reading may hang over its neighbours.
        if (Math.abs(other.top - line.top) < 2 && other.parent.closest(BLOCK) === line.parent.closest(BLOCK)) continue;
        const across = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        const down = Math.min(line.bottom, other.bottom) - other.top;
        if (across > 3 && down > Math.min(line.bottom - line.top, other.bottom - other.top) * 0.3) found.push(`${shown(other.parent)} over ${line.text.slice(0, 30)}`);
      }
    });
    return [...new Set(found)];
  };

  return {
    // A container (container-type) cuts off what sticks out of it, and the window does not grow: so the boxes are asked, not the window.
    sideways() {
      const edge = document.documentElement.clientWidth + 1;
      const inside = ({parentElement}) => within(parentElement, (each) => each !== document.body && each !== document.documentElement && getComputedStyle(each).overflowX !== "visible");
      const out = all("body *").filter((element) => element.getBoundingClientRect().right > edge && visible(element) && !inside(element) && !within(element, offScreen));
      return document.documentElement.scrollWidth > edge ? ["<html>", ...out.map(shown)] : out.map(shown);
    },

    contrast() {
      const faint = (element) => {
        const {color, fontSize, fontWeight} = getComputedStyle(element);
        const [size, bold] = [parseFloat(fontSize), parseInt(fontWeight) >= 700];
        return contrast(colour(color), background(element)) < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5);
      };
      return all("body *").filter((element) => [...element.childNodes].some(({nodeType, data}) => nodeType === Node.TEXT_NODE && data.trim()) && visible(element) && !element.closest("script, style, [disabled]") && faint(element)).map(shown);
    },

    regions() {
      return all("body *").filter((element) => visible(element) && scrolls(element) && !(element.tabIndex >= 0 && element.hasAttribute("tabindex") && (element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby")))).map(shown);
    },

    linksByColour() {
      return all("main a[href]").filter((link) => {
        const block = link.closest(WORDS);
        if (!block || link.closest("nav") || !visible(link)) return false;
        const around = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let words = "";
        while (around.nextNode()) {
          const parent = around.currentNode.parentElement;
          if (parent.closest(WORDS) === block && !parent.closest("a, rt, rp") && visible(parent)) words += around.currentNode.data;
        }
        const {line, frame} = look(link);
        return /\p{L}/u.test(words) && !line && !frame;
      }).map(shown);
    },

    moving() {
      const animated = document.getAnimations().filter((animation) => animation.playState === "running" && animation.effect.getComputedTiming().endTime > 5000);
      return [...animated.map((animation) => animation.effect.target), ...all("marquee, blink, [autoplay], img[src$='.gif']")].map(shown);
    },

    turned() {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.media?.mediaText.includes("orientation"));
      return rules.map((rule) => rule.cssText.slice(0, 120));
    },

    listened() {
      return [...(window.listened ?? [])];
    },

    clipped() {
      return [...new Set(texts().map(clippedBy).filter(Boolean))].map(shown);
    },

    // WCAG 2.2, 1.4.12 Text Spacing: these values, all at once.
    space() {
      const style = document.createElement("style");
      style.textContent = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }";
      document.head.append(style);
    },

    // Lines with ruby that Chromium laid out while the page arrived may lie over others until they are laid out anew.
    overlapping() {
      if (!overlaps().length) return [];
      document.body.style.display = "none";
      document.body.getBoundingClientRect();
      document.body.style.display = "";
      return overlaps();
    },

    dead() {
      const works = (control) =>
        control.closest("form[action]") || control.hasAttribute("popovertarget") || control.hasAttribute("commandfor") || control.closest("dialog form[method=dialog]");
      return all("button, input:not([type=hidden]), select, textarea, [role=button], [onclick], a:not([href])[role]").filter((control) => visible(control) && !works(control)).map(shown);
    },

    content() {
      const words = texts().filter(({parent}) => parent.closest("main") && !parent.closest("button, details, dialog, [popover], [role=status], form")).map(({text}) => text);
      return [...new Set([...words, ...all("a[href]").filter(({parentElement}) => !parentElement.closest("[role=search], dialog, [popover]")).map(({href}) => href)])];
    },

    // What is for the eye to read, and what only a screen can use; the page may be shown as on paper.
    paper() {
      const words = texts().filter(({parent}) => parent.closest("main") && !parent.closest("button, details, dialog, [popover], [role=status], form, nav.path, .sources")).map(({text}) => text);
      const controls = all("button, input, select, textarea, summary, dialog, [popover]").filter(visible).map(shown);
      const parted = all("h1, h2, h3, h4, h5, h6, caption").filter((part) => visible(part) && getComputedStyle(part).breakAfter !== "avoid").map(shown);
      return {words: [...new Set(words)], controls, parted};
    },

    stops() {
      const first = (radio) => {
        const group = all("input[type=radio]").filter(({name, form}) => name === radio.name && form === radio.form);
        return radio === (group.find(({checked}) => checked) ?? group[0]);
      };
      return all("a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]")
        .filter((element) => element.tabIndex >= 0 && !element.disabled && element.type !== "hidden" && !element.closest("[inert]"))
        .filter((element) => element.checkVisibility({visibilityProperty: true}) && (element.type !== "radio" || first(element)))
        .map((element) => [place(element), shown(element)]);
    },

    focused() {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      document.getAnimations().filter(({playState, effect}) => playState === "running" && effect.getComputedTiming().endTime < 5000).forEach((animation) => animation.finish());
      const failed = [
        ["focus in view", inView(element)],
        ["focus uncovered", uncovered(element)],
        ["focus opaque", opaque(element)],
        ["focus ring", ringed(element)],
        ["focus named", named(element)],
        ["card in the window", !card() || enclosed(card())],
        ["card beside its word", !card() || !linesOf(element).some((line) => meet(line, card()))],
      ].filter(([, passed]) => !passed).map(([name]) => name);
      return {place: place(element), shown: shown(element), failed, card: Boolean(card())};
    },

    // The controls that a press of Enter makes do something on this page; with a number, it gives that one the focus.
    controls(number) {
      const found = all("button, summary, [role=button]").filter(visible);
      found[number]?.focus();
      return found.map(shown);
    },

    markup() {
      return document.documentElement.outerHTML;
    },

    state() {
      return [location.href, place(document.activeElement), scrollX, scrollY, document.body.innerText.length, all(":modal, :popover-open, details[open]").length].join();
    },
  };
})()
