// Finds sections by what is asked. It comes with the index when somebody searches, and knows nothing of the page.

const finder = ({ signs, spellings, grammar, last, sections: rows }, library) => {
  // Width, case, kana and spelling (ヴァ or バ, a long vowel at the end) make no difference, and neither do spaces within Japanese, nor
  // what is not seen. Gives the letters and where each stood.
  const PAIR = /ヴ[ァィェォュ]|[ｦ-ﾝ][ﾞﾟ]|[\ud800-\udbff][\udc00-\udfff]/y;
  const UNSEEN = /^[\u00ad\u200b-\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
  const LEFT_OUT = /(?<=[ァ-ヺー])(?:ー(?![ァ-ヺー])|・(?=[ァ-ヺ]))/y;
  const hiragana = (text) => text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  const plain = new Map();
  const foldSign = (sign) => {
    if (!plain.has(sign)) {
      plain.set(sign, UNSEEN.test(sign) ? "" : hiragana((signs[sign] ?? sign).normalize("NFKC").toLowerCase()));
    }
    return plain.get(sign);
  };
  const matchAt = (pattern, text, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const fold = (text) => {
    let letters = "";
    const places = [];
    for (let at = 0, sign; at < text.length; at += sign.length) {
      sign = text[at];
      if (sign >= "\ud800" || sign === "ヴ") sign = matchAt(PAIR, text, at) ?? sign;
      if ((sign === "ー" || sign === "・") && matchAt(LEFT_OUT, text, at)) continue;
      const folded = foldSign(sign);
      if (folded === " " && /[^\x00-\xff]/.test((text[at - 1] ?? "") + (text[at + 1] ?? ""))) continue;
      for (const letter of folded) {
        letters += letter;
        places.push(at);
      }
    }
    return { letters, places };
  };

  // Readings stand in a text as ⟦word|reading⟧.
  const readings = new Map();
  const withoutReadings = (text) =>
    text.replace(/⟦(.+?)\|(.+?)⟧/g, (_, word, reading) => {
      if (reading.length > 1) readings.set(reading, (readings.get(reading) ?? new Set()).add(word));
      return word;
    });

  // Endings of English grammar make no difference, and neither do British and American spelling.
  const ENDING = "(?:'s|ies|y|e?s|e?d|ing|e)";
  const either = new Map(Object.entries(spellings).flatMap((pair) => pair.map((form) => [form, pair])));
  const SPELLED = new RegExp([...either.keys()].sort((one, other) => other.length - one.length).join("|") || "(?!)", "g");
  const stem = (word) => word.replace(SPELLED, (form) => either.get(form)[1]).replace(new RegExp(`(?<=.{3})${ENDING}$|(?<=^..)s$`), "");

  // How something sounds, in one of the many ways to write Japanese in Latin letters: ōpun dēta, oopundeeta and おーぷんでーた are opundeta.
  const ROWS = { "": "あいうえお", k: "かきくけこ", s: "さしすせそ", t: "たちつてと", n: "なにぬねの", h: "はひふへほ", m: "まみむめも", y: "や ゆ よ", r: "らりるれろ", w: "わゐ ゑ", g: "がぎぐげご", z: "ざじずぜぞ", d: "だ  でど", b: "ばびぶべぼ", p: "ぱぴぷぺぽ" };
  const latin = new Map([["ん", "n"], ["っ", ""], ["ー", ""], ["を", "o"], ["ぢ", "zi"], ["づ", "zu"], ["ゔ", "bu"]]);
  for (const [consonant, row] of Object.entries(ROWS)) {
    [...row].forEach((kana, index) => kana === " " || latin.set(kana, consonant + "aiueo"[index]));
  }
  const SMALL = { ゃ: "ya", ゅ: "yu", ょ: "yo", ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o" };
  const ROMAJI = [[/sh(?=i)|(?<=t)s(?=u)/g, ""], [/sh/g, "sy"], [/ch(?=i)/g, "t"], [/t?ch/g, "ty"], [/j(?=i)/g, "z"], [/jy?/g, "zy"], [/[fv]/g, (sign) => ({ f: "h", v: "b" })[sign]], [/m(?=[bmp])/g, "n"], [/n'/g, "n"], [/([^aiueo])\1/g, "$1"], [/ou/g, "o"], [/ei/g, "e"], [/([aiueo])\1+/g, "$1"]];
  const sound = (text) => {
    const kana = hiragana(text.normalize("NFKC").toLowerCase()).replace(/[\s\p{P}]/gu, "");
    const written = kana
      .replace(/(.)([ゃゅょぁぃぅぇぉ])/g, (_, before, small) => (latin.get(before) ?? before).replace(/[aiueo]$/, "") + SMALL[small])
      .replace(/[ぁ-ゖー]/g, (each) => latin.get(each) ?? each)
      .normalize("NFD")
      .replace(/\p{M}/gu, "");
    return /^[a-z']+$/.test(written) ? ROMAJI.reduce((form, [pattern, sign]) => form.replace(pattern, sign), written.replace(/sh(?=i)/g, "s")) : "";
  };

  const PART = /[ァ-ヶー]+|[ぁ-ゖー]+|[一-龠々〆]+|[^\sァ-ヶぁ-ゖ一-龠々〆ー\p{P}]+/gu;
  const tight = (text) => fold(text).letters.replace(/[a-z]+/g, stem).replace(/[\s\p{P}ー]/gu, "");
  const keysOf = (text) => [...new Set([tight(text), sound(text)])].filter(Boolean);
  const NUMBERED = /^(?:[A-Z]\w+ )?\S*\d\S*\s+/;

  const sections = rows.map(([address, title, ...others], index) => {
    const written = withoutReadings(title);
    const names = [written, ...others].map((name) => ({ name, letters: fold(name).letters, keys: keysOf(name) }));
    if (NUMBERED.test(written)) names[0].keys.push(...keysOf(written.replace(NUMBERED, "")));
    return { address, names, title, text: "", last: index >= last, inTitle: fold(written), inText: { letters: "", places: [] } };
  });
  const read = (texts) => {
    texts.forEach((text, index) => Object.assign(sections[index], { text, inText: fold(withoutReadings(text)) }));
  };

  // What is looked for in folded letters.
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const anyOf = (forms) => `(?:${[...forms].map(escaped).join("|")})`;
  const latinPattern = (word, isLast) => {
    if (word.length < 3) return `(?<![a-z0-9])${word}(?:'?s)?(?![a-z0-9])`;
    const stemmed = word.replace(new RegExp(`(?<=.{3})${ENDING}$`), "").replace(SPELLED, (form) => anyOf(either.get(form)));
    return `(?<![a-z0-9])${stemmed}${isLast ? "[a-z]*" : `${ENDING}?`}`;
  };
  const kanaPattern = (kana) => kana.replace(READINGS(), (reading) => anyOf([reading, ...readings.get(reading)].map((form) => fold(form).letters)));
  let known;
  const READINGS = () => (known ??= new RegExp([...readings.keys()].sort((one, other) => other.length - one.length).join("|") || "(?!)", "g"));
  const patternOf = (text) => {
    const runs = fold(text).letters.match(/[a-z]+|[0-9][0-9.,]*|[ぁ-ゖー]+|[^a-z0-9ぁ-ゖー]+/g) ?? [];
    const spoken = !/[ァ-ヺ]/.test(text);
    const source = runs.map((run, at) => {
      if (/^[a-z]/.test(run)) return latinPattern(run, at === runs.length - 1);
      if (/^[0-9]/.test(run)) return runs[at + 1]?.startsWith("年") ? `${escaped(run)}(?:\\([0-9]+\\)|\\))?` : runs[at + 1]?.startsWith("%") ? `${escaped(run)}(?:\\.0+)?` : escaped(run);
      if (/^[ぁ-ゖー]/.test(run)) return spoken ? kanaPattern(run) : run;
      return escaped(run).replace(/[\s\-‐・]+/g, "[\\s\\-‐・/]*");
    });
    return new RegExp(source.join(""), "g");
  };

  // Grammar asks for nothing: of Latin words wherever it stands, but for acronyms (IT), and of Japanese at both ends and between signs.
  const isLatin = (word) => /^[a-z]/.test(word);
  const oneOf = (forms) => forms.sort((one, other) => other.length - one.length).map(escaped).join("|") || "(?!)";
  const LATIN_GRAMMAR = new RegExp(`(?<![a-z'])(?:${oneOf(grammar.filter(isLatin))})(?![a-z'])`, "gi");
  const japanese = `(?:(?:${oneOf(grammar.filter((word) => !isLatin(word)))})\\s*)+`;
  const GRAMMAR = new RegExp(`^${japanese}|${japanese}$`, "g");
  const ONLY_GRAMMAR = new RegExp(`^${japanese}$`);
  const withoutGrammar = (text) =>
    text
      .replace(LATIN_GRAMMAR, (word) => (/^[A-Z]{2,}$/.test(word) ? word : " "))
      .replace(/[?!。、]/g, " ")
      .replace(/\s+/g, " ")
      .trim()
      .replace(GRAMMAR, "")
      .trim();
  const ask = (asked) => {
    const written = asked
      .normalize("NFKC")
      .replace(/\s*(?:percent|per cent|パーセント)/gi, "%")
      .replace(/[\s?!。、.,]+$/, "")
      .trim();
    const core = withoutGrammar(written) || written;
    const telling = (core.match(PART) ?? []).filter((part) => !/^[ぁ-ゖー]{1,2}$/.test(part) && !ONLY_GRAMMAR.test(part));
    return { written, core, parts: telling.length ? telling : [core] };
  };

  const order = (found) => found.sort((one, other) => other.weight - one.weight);
  const named = (text) => {
    const keys = keysOf(text);
    return order(
      sections.flatMap((section) => {
        const at = section.names.findIndex((name) => name.keys.some((key) => keys.includes(key)));
        return at < 0 ? [] : [{ section, weight: 300 - at - (section.last ? 50 : 0), by: section.names[at].name }];
      }),
    );
  };
  const count = (letters, pattern) => letters.match(pattern)?.length ?? 0;
  const exactly = (text) => {
    const pattern = patternOf(text);
    return order(sections
      .map((section) => {
        const inName = section.names.filter(({ letters }) => letters.match(pattern));
        const times = count(section.inText.letters, pattern);
        const share = Math.max(0, ...inName.map(({ letters }) => Math.min(1, letters.match(pattern)[0].length / letters.length)));
        if (!inName.length && !times) return null;
        const weight = (inName.length ? (inName.includes(section.names[0]) ? 4 : 2) + 8 * share : 0) + (section.address.includes("#") ? 0 : 1) + times / (times + 2 + section.inText.letters.length / 300) - (section.last ? 6 : 0);
        return { section, weight, by: inName[0]?.name };
      })
      .filter(Boolean));
  };

  let ranking;
  const tokens = (text) => (fold(text).letters.match(/[a-z0-9]+|[^a-z0-9\s\p{P}]+/gu) ?? []).flatMap((run) => (/^[a-z0-9]/.test(run) ? [stem(run)] : run.length < 3 ? [run] : [...run].slice(1).map((letter, at) => run[at] + letter)));
  const prepare = () =>
    (ranking ??= (() => {
      const index = new library({ fields: ["names", "text"], idField: "id", tokenize: tokens, processTerm: (term) => term, searchOptions: { boost: { names: 3 }, tokenize: tokens } });
      return index.addAllAsync(sections.slice(0, last).map(({ names, text }, id) => ({ id, names: names.map(({ name }) => name).join("\n"), text: withoutReadings(text) })), { chunkSize: 10 }).then(() => index);
    })());
  const ranked = async (parts) => {
    const index = await prepare();
    const wanted = parts.map((part) => {
      const letters = fold(part).letters;
      const pattern = patternOf(part);
      const spoken = [...readings.keys()].filter((reading) => letters.includes(reading)).flatMap((reading) => [...readings.get(reading)]);
      const having = new Set(sections.filter(({ names, inText }) => inText.letters.search(pattern) >= 0 || names.some((name) => name.letters.search(pattern) >= 0)));
      return { tokens: tokens(part), spoken: spoken.flatMap(tokens), having, weight: Math.log(1 + sections.length / (0.5 + having.size)) };
    });
    const all = wanted.reduce((sum, { weight }) => sum + weight, 0);
    const found = index.search(wanted.flatMap((part) => [...part.tokens, ...part.spoken]).join(" "));
    return order(
      found.map(({ id, score, queryTerms }) => {
        const section = sections[id];
        const share = (part) => (part.having.has(section) ? 1 : part.tokens.filter((token) => queryTerms.includes(token)).length / part.tokens.length / 2);
        const covered = wanted.reduce((sum, part) => sum + part.weight * share(part), 0) / all;
        return { section, weight: score * covered ** 2, covered };
      }),
    );
  };

  // Optimal string alignment: wrong, missing, doubled and swapped letters.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let at = 1; at <= one.length; at++) {
      const next = [at];
      for (let to = 1; to <= other.length; to++) {
        next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] !== other[to - 1]));
        if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) next[to] = Math.min(next[to], before[to - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };
  const nearest = (core) => {
    let best;
    for (const key of keysOf(core)) {
      const most = key.length > 8 ? 2 : key.length > 3 ? 1 : 0;
      for (const section of sections.slice(0, last)) {
        for (const { name, keys } of section.names) {
          for (const other of keys) {
            const far = most && distance(key, other, most);
            if (most && far <= most && far < (best?.far ?? 9)) best = { far, name };
          }
        }
      }
    }
    return best?.name;
  };

  const ENOUGH = 0.5;
  const find = async (asked, corrected = false) => {
    const { core, written, parts } = ask(asked);
    const marks = [...new Set([written, core, ...parts])].map(patternOf);
    const found = new Map();
    const add = (hits) => hits.forEach((hit) => found.has(hit.section) || found.set(hit.section, hit));
    const some = () => [...found.keys()].some((section) => !section.last);
    add(named(written));
    add(named(core));
    add(exactly(written));
    if (!some() && core !== written) add(exactly(core));
    if (!some() || parts.length > 1) add((await ranked(parts)).filter(({ covered }) => covered > ENOUGH).slice(0, 20));
    if (!some() && !corrected) {
      const name = nearest(written) ?? nearest(core);
      if (name) return { ...(await find(name, true)), corrected: name };
    }
    return { found: [...found.values()], marks };
  };
  return { read, prepare, find, fold, sections, ask };
};
