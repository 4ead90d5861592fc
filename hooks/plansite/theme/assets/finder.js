// Finds the sections of an edition that answer what is asked. It comes with the index when somebody searches, and knows nothing of the page.
// `part` loads a script of the index by its name, `library` the class of MiniSearch, which is needed where several words are ranked.

const finder = ({ signs, spellings, okurigana, numbered, grammar, furigana, groups, last, shards }, part, library) => {
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const anyOf = (forms) =>
    `(?:${
      [...forms]
        .sort((one, other) => other.length - one.length)
        .map(escaped)
        .join("|") || "(?!)"
    })`;

  // Folding: width, case, kana and spelling (ヴァ or バ, a long vowel at the end) make no difference, and neither do spaces within Japanese,
  // nor what is not seen. Gives the letters, and in `places` where each stood. Words are folded once each.
  const PAIR = /ヴ[ァィェォュ]|[ｦ-ﾝ][ﾞﾟ]|[\ud800-\udbff][\udc00-\udfff]/y;
  const UNSEEN = /^[\u00ad\u200b-\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
  const LEFT_OUT = /(?<=[ァ-ヺー])(?:ー(?![ァ-ヺー])|・(?=[ァ-ヺ]))/y;
  const KANJI = Object.keys(signs).filter((sign) => /^[一-鿿]$/.test(sign)).join("");
  const SPACE = "[ \u00a0\u3000]";
  const FOLDING = new RegExp(`(?<=[^\0-ÿ])${SPACE}|${SPACE}(?=[^\0-ÿ])|([\u00a0\u3000${KANJI}]|[^\\s a-z0-9ぁ-ゖ一-鿿、。]+)`, "g");
  const hiragana = (text) => text.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
  const foldSign = (sign) => (UNSEEN.test(sign) ? "" : hiragana((signs[sign] ?? sign).normalize("NFKC").toLowerCase()));
  const matchAt = (pattern, text, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const folds = new Map();
  const foldRun = (run) => {
    if (!folds.has(run)) {
      const folded = { letters: "", offsets: [] };
      for (let at = 0, sign; at < run.length; at += sign.length) {
        sign = matchAt(PAIR, run, at) ?? run[at];
        folded.letters += matchAt(LEFT_OUT, run, at) ? "" : foldSign(sign);
        while (folded.offsets.length < folded.letters.length) folded.offsets.push(at);
      }
      folds.set(run, folded);
    }
    return folds.get(run);
  };
  const fold = (text, places) => {
    let from = 0;
    const skip = (to) => {
      while (places && from < to) places.push(from++);
    };
    const letters = text.replace(FOLDING, (found, run, at) => {
      skip(at);
      from = at + found.length;
      if (!run) return "";
      const { letters, offsets } = foldRun(run);
      places?.push(...offsets.map((offset) => at + offset));
      return letters;
    });
    skip(text.length);
    return letters;
  };

  // Readings stand in a text as ⟦word|reading⟧. All of them together say how words are read.
  const READING = /⟦(.+?)\|(.+?)⟧/g;
  const readings = new Map();
  const kanaOf = new Map();
  const withoutReadings = (text) =>
    text.replace(READING, (_, word, reading) => {
      if (reading.length > 1) readings.set(reading, (readings.get(reading) ?? new Set()).add(word));
      kanaOf.set(word, reading);
      return word;
    });

  // Those of many words that a text has, which is known much sooner than a pattern of all of them is made.
  const inside = (text, words) => new RegExp(anyOf([...words].filter((word) => text.includes(word))), "g");
  const inKana = (text) => text.replace(inside(text, kanaOf.keys()), (word) => kanaOf.get(word));

  // Endings of English grammar make no difference, and neither do British and American spelling.
  const ENDING = "(?:'s|ies|y|e?s|ed|ings?|e)";
  const ENDED = new RegExp(`(?<=.{3})${ENDING}$|(?<=^..)s$`);
  const forms = new Map(Object.entries(spellings).flatMap((pair) => pair.map((form) => [form, pair])));
  const SPELLED = new RegExp(anyOf(forms.keys()), "g");
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, word.replace(SPELLED, (form) => forms.get(form)[1]).replace(ENDED, ""));
    return stems.get(word);
  };

  // Nouns of two verbs are written with their okurigana or without: 手続き, 手続.
  const bare = (verb) => verb.replace(/[ぁ-ゖ]/g, "");
  const optional = (endings) => (endings?.length ? `${anyOf(endings)}?` : "");
  const verbs = (part) =>
    Object.entries(part)
      .map(([kanji, endings]) => kanji + optional(endings))
      .join("|");
  const VERBS = new RegExp(`(?!${anyOf(okurigana.fixed)})(${verbs(okurigana.first)})(${verbs(okurigana.second)})`, "g");
  const withoutOkurigana = (letters) => letters.replace(VERBS, (_, one, other) => bare(one) + bare(other));

  // How kana and Latin letters sound, one form of the ways to write Japanese: ōpun dēta, oopundeeta and おーぷんでーた are opundeta.
  const KANA =
    "あいうえお かきくけこ さしすせそ たちつてと なにぬねの はひふへほ まみむめも や_ゆ_よ らりるれろ わゐ_ゑを がぎぐげご ざじずぜぞ だぢづでど ばびぶべぼ ぱぴぷぺぽ";
  const CONSONANTS = ["", ..."kstnhmyrwgzdbp"];
  const latin = new Map(KANA.split(" ").flatMap((row, at) => [...row].map((sign, vowel) => [sign, CONSONANTS[at] + "aiueo"[vowel]])));
  for (const [sign, said] of Object.entries({ ん: "n", っ: "", ー: "", を: "o", ぢ: "zi", づ: "zu", ゔ: "bu" })) latin.set(sign, said);
  const SMALL = { ゃ: "ya", ゅ: "yu", ょ: "yo", ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o" };
  const SAME = [
    [/sh(?=i)/g, "s"],
    [/(?<=t)s(?=u)|(?<=[^aiueon\n])h(?=i)/g, ""],
    [/sh/g, "sy"],
    [/t?ch/g, "ty"],
    [/ty(?=i)/g, "t"],
    [/j(?=i)/g, "z"],
    [/jy?/g, "zy"],
    [/f/g, "h"],
    [/v/g, "b"],
    [/m(?=[bmp])|n'/g, "n"],
    [/ou/g, "o"],
    [/ei/g, "e"],
    [/(.)\1+/g, "$1"],
  ];
  const sound = (lines) => {
    const written = hiragana(lines.normalize("NFKC").toLowerCase())
      .replace(/[^\S\n]|\p{P}/gu, "")
      .replace(/(.)([ゃゅょぁぃぅぇぉ])/g, (_, before, small) => (latin.get(before) ?? before).replace(/[aiueo]$/, "") + SMALL[small])
      .replace(/[ぁ-ゖー]/g, (sign) => latin.get(sign) ?? sign)
      .normalize("NFD")
      .replace(/\p{M}/gu, "");
    return SAME.reduce((form, [pattern, sign]) => form.replace(pattern, sign), written).replace(/^.*[^a-z\n].*$/gm, "");
  };

  // What makes two names one: their letters without what stands between them, or their sound. Many names fold fastest as lines of one text.
  const stemmed = (letters) => withoutOkurigana(letters).replace(/[a-z]+/g, stem);
  const tight = (letters) => letters.replace(/[^\S\n]|[\p{P}ー]/gu, "");
  const spaced = (text) => ` ${stemmed(fold(text))} `;
  // What ends in a verb is one with it in its polite form: いつ おわる, いつ おわりますか.
  const VERB = /(?:する|[うくすつぬむるぐぶ]|[いきしちにみりぎび]?(?:ます|ました|ません|たい))(?:ん?です|の(?:です)?)?か?$/;
  const keys = (tight, said) => [tight, said, VERB.test(tight) && tight.length > 4 && tight.replace(VERB, "…")].filter(Boolean);
  const keysOf = (text) => keys(tight(spaced(text)), sound(text));
  const namesOf = (written) => {
    const names = written.map(withoutReadings);
    const letters = fold(names.join("\n"));
    const forms = stemmed(letters);
    const said = sound(names.map((name) => (/[ぁ-ヺ]/.test(name) && !/[一-龠]/.test(name) ? name : "")).join("\n"));
    const read = tight(stemmed(fold(written.map((name) => (name.includes("⟦") ? name.replace(READING, "$2") : "")).join("\n"))));
    const columns = [letters, forms, tight(forms), said, read].map((column) => column.split("\n"));
    return names.map((name, at) => {
      const [letters, form, tight, said, read] = columns.map((column) => column[at]);
      return { name, written: written[at], letters, form: ` ${form} `, tight, said, keys: [...keys(tight, said), ...(read && keys(read))] };
    });
  };
  const NUMBER = new RegExp(numbered);

  // The sections of each group are known by their names first, and then by their texts. Those behind are what readers hardly look for.
  const once = (load) => {
    const loading = new Map();
    return (group) => {
      if (!loading.has(group)) loading.set(group, load(group));
      return loading.get(group);
    };
  };
  let sections = [];
  const called = new Map(); // hits by the keys of names
  const first = () => sections.filter(({ last }) => !last);
  const read = new Set();
  const names = once(async (group) => {
    const rows = await part(`names-${group}`);
    const every = namesOf(rows.flatMap(([, ...names]) => names))[Symbol.iterator]();
    const bare = namesOf(rows.map(([, title]) => withoutReadings(title).replace(NUMBER, "")));
    const added = rows.map(([address, ...written], at) => {
      const names = written.map(() => every.next().value);
      if (NUMBER.test(names[0].name)) names[0].keys.push(...bare[at].keys);
      const all = names.map(({ letters }) => letters).join("\n");
      const entry = /^glossary\//.test(address);
      const section = { id: `${group}/${at}`, group, address, names, all, last: group >= last, entry, text: "", plain: "", letters: "" };
      for (const [place, { name, keys }] of names.entries()) {
        const hit = { section, weight: -place + entry / 2 - 50 * section.last, by: name };
        for (const key of keys) called.set(key, [...(called.get(key) ?? []), hit]);
      }
      return section;
    });
    sections = [...sections, ...added].sort((one, other) => one.group - other.group);
    return added;
  });
  const texts = once(async (group) => {
    const [added, texts] = await Promise.all([names(group), part(`texts-${group}`)]);
    for (const [at, text] of texts.entries()) {
      const plain = withoutReadings(text);
      Object.assign(added[at], { text, plain, letters: fold(plain) });
    }
    read.add(group);
  });
  const every = [...Array(groups).keys()];
  const steps = [every.slice(0, last), every.slice(last)];
  const idle = () => new Promise(window.requestIdleCallback ?? window.setTimeout);

  // The pattern of a text in folded letters. Latin words are found by their beginning, those of two letters whole; hiragana finds kanji that
  // are read so; what stands between words and in numbers may differ.
  const latinPattern = (word, isEnd, isBegun) => {
    const begin = isBegun ? "" : "(?<![a-z0-9])";
    if (word.length < 3) return `${begin}${word}(?:'?s)?(?![a-z0-9])`;
    const root = word.replace(ENDED, "");
    const rest = isEnd && root === word ? "[a-z]*" : `(?:${ENDING}|(?:at)?ions?|ers?)?(?![a-z])`;
    return `${begin}${root.replace(SPELLED, (form) => anyOf(forms.get(form)))}${rest}`;
  };
  const kanaPattern = (run) =>
    run.replace(inside(run, readings.keys()), (reading) => anyOf([reading, ...readings.get(reading)].map((form) => fold(form))));
  const runsPattern = (letters, isEnd, isKatakana) => {
    const runs = letters.match(/[a-z]+|[0-9][0-9.,]*|[ぁ-ゖー]+|[^a-z0-9ぁ-ゖー]+/g) ?? [];
    const source = runs.map((run, at) => {
      if (/^[a-z]/.test(run)) return latinPattern(run, isEnd && at === runs.length - 1, /^[0-9]/.test(runs[at - 1] ?? ""));
      if (/^[ぁ-ゖー]/.test(run)) return isKatakana ? run : kanaPattern(run);
      if (/^[0-9]/.test(run) && /^%/.test(runs[at + 1])) return `${escaped(run)}(?:\\.0+)?`;
      return escaped(run).replace(/[\s\-‐・]+/g, "[\\s\\-‐・/]*");
    });
    return source.join("");
  };
  const patternOf = (text) => {
    const source = fold(text)
      .split(VERBS)
      .map((piece, at, { length }) => {
        if (at % 3) return bare(piece) + optional(okurigana[at % 3 === 1 ? "first" : "second"][bare(piece)]);
        return runsPattern(piece, at === length - 1, /[ァ-ヺ]/.test(text));
      });
    return new RegExp(source.join("") || "(?!)", "g");
  };

  // What is asked, without the grammar of a question at both ends (but IT is no grammar), and the words that tell something.
  const isLatin = (word) => /^[a-z]/.test(word);
  const latinGrammar = `(?<![A-Za-z'])${anyOf(grammar.filter(isLatin))}(?![A-Za-z'])`;
  const ownGrammar = `(?:${anyOf(grammar.filter((word) => !isLatin(word)))}\\s*)+`;
  // At the beginning は is grammar only where a word ends behind it: はんこ and ものづくり are words.
  const GRAMMAR = new RegExp(`^(?:${latinGrammar}\\s*)+|(?:\\s*${latinGrammar})+$|^${ownGrammar}(?![ぁ-ゖー])|${ownGrammar}$`, "gi");
  const ONLY_GRAMMAR = new RegExp(`^(?:${latinGrammar}|${ownGrammar})$`, "i");
  const withoutGrammar = (text) => text.replace(GRAMMAR, (words) => (/^\s*[A-Z]{2,}\s*$/.test(words) ? words : " ")).trim();
  let segmenter; // takes a while to make
  const segments = (run) => {
    if (/^[一-龠々〆]{1,2}$/.test(run)) return [run];
    segmenter ??= window.Intl?.Segmenter && new Intl.Segmenter("ja", { granularity: "word" });
    return segmenter ? [...segmenter.segment(run)].map(({ segment }) => segment) : run.match(/[一-龠々〆]+|[ぁ-ゖ]+/g);
  };
  // Words as browsers part kanji and kana, but 高齢 and 者 together; katakana and Latin letters whole, and hiragana between spaces too.
  const joined = (words, word) =>
    /^[一-龠々〆]$/.test(word) && /[一-龠々〆]$/.test(words.at(-1)) ? [...words.slice(0, -1), words.at(-1) + word] : [...words, word];
  // さかな is no さ with grammar behind it.
  const told = (text) => (/^[ぁ-ゖー]?$/.test(withoutGrammar(text)) ? text : withoutGrammar(text));
  const wordsOf = (chunk) => {
    if (/^[ぁ-ゖー]+$/.test(chunk)) return [told(chunk)];
    const runs = chunk.match(/[ァ-ヶー]+|[一-龠々〆ぁ-ゖ]+|[A-Za-z0-9]+(?:[-'’][A-Za-z0-9]+)*|[^\sァ-ヶぁ-ゖ一-龠々〆ー\p{P}]+/gu) ?? [];
    return runs.flatMap((run) =>
      /^[一-龠々〆ぁ-ゖ]/.test(run)
        ? segments(run)
            .reduce(joined, [])
            .filter((word) => !/^[ぁ-ゖ]{1,2}$/.test(word))
        : run,
    );
  };
  const understand = (asked) => {
    const written = asked
      .normalize("NFKC")
      .replace(/\s*(?:percent\b|per cent\b|パーセント)/gi, "%")
      .replace(/[\s?!。、.,]+$/, "")
      .trim();
    const core = told(written);
    const words = core
      .split(/\s+/)
      .flatMap(wordsOf)
      .filter((word) => word && (!ONLY_GRAMMAR.test(word) || /^[A-Z]{2,}$/.test(word)));
    return { written, core, words: words.length ? words : [core] };
  };

  // Hits of each kind, the best first. Sections of the lists and of pages about the site come behind others.
  const ordered = (hits) => hits.sort((one, other) => other.weight - one.weight);
  const named = (text) => ordered(keysOf(text).flatMap((key) => called.get(key) ?? []));
  // Entries, and sections that people call otherwise than their title.
  const calling = (text) =>
    named(text).filter(({ section, by }) => section.entry || by !== section.names[0].name).map(({ section }) => section);
  const exact = (text) => {
    const pattern = patternOf(text);
    const length = (letters) => letters.match(pattern)?.[0].length ?? 0;
    return ordered(
      sections.flatMap((section) => {
        const shares = section.all.search(pattern) < 0 ? [0] : section.names.map(({ letters }) => length(letters) / letters.length);
        const share = Math.max(...shares);
        const isSaid = section.letters.search(pattern) >= 0;
        if (!share && !isSaid) return [];
        const inName = share && 8 * share + (shares[0] ? 4 : 2);
        const weight = inName + !section.address.includes("#") - 6 * section.last;
        return [{ section, weight, by: share && !isSaid && read.has(section.group) ? section.names[shares.indexOf(share)].name : undefined }];
      }),
    );
  };

  // Several words, not all of which must be there: MiniSearch weighs pairs of signs and stems (BM25), and we how much of what is asked is there.
  const tokens = (text) =>
    (withoutOkurigana(fold(text)).match(/[a-z0-9]+|[^a-z0-9\s\p{P}]+/gu) ?? []).flatMap((run) => {
      if (/^[a-z0-9]/.test(run)) return stem(run);
      return run.length < 3 ? run : [...run].slice(1).map((letter, at) => run[at] + letter);
    });
  let ranking;
  let isRanked = false;
  let isAwaited = false; // by somebody who asks: then it is made at once, in slices between which the page still answers
  const prepare = () => {
    ranking ??= library().then(
      (MiniSearch) =>
        new MiniSearch({ fields: ["names", "text"], tokenize: tokens, processTerm: (term) => term, searchOptions: { boost: { names: 3 } } }),
    );
    ranking = ranking.then(async (index) => {
      const documents = first()
        .filter(({ id, group }) => read.has(group) && !index.has(id))
        .map(({ id, names, plain }) => ({ id, names: names.map(({ name }) => name).join("\n"), text: plain }));
      while (documents.length) {
        index.addAll(documents.splice(0, isAwaited ? 16 : 1));
        await (isAwaited ? new Promise(window.setTimeout) : idle());
      }
      isRanked = true;
      return index;
    });
    return ranking;
  };
  // What a question asks for by its first word alone (why, いつまで), or in Japanese by its last, where a section is called so.
  const asking = (text) => {
    const whole = spaced(text);
    const chunks = text.split(/\s+/).map(spaced);
    const begins = (form) => (isLatin(form.trim()) ? whole.startsWith(form) : whole.startsWith(form.trimEnd()) || whole.endsWith(form.trimStart()));
    const isAsked = ({ name, form }) => name.length > 1 && ONLY_GRAMMAR.test(name) && (begins(form) || chunks.includes(form));
    return sections.filter(({ entry }) => !entry).flatMap((section) => section.names.filter(isAsked).map(({ name }) => ({ section, by: name })));
  };
  // How much of a text is the name of a section: most of テレワークの手当 is that of telework.
  // A word of Latin letters is whole, and so is one of hiragana but for what grammar puts behind it: どうぶつ is not in どうぶつえん.
  const WHOLE = [
    [/^[a-z0-9]/, "(?<![a-z0-9])", "(?![a-z0-9])"],
    [/^[ぁ-ゖー]+$/, "", "(?![^\\sはがをにでのともかへなっ一-龠])"],
  ];
  const holds = (whole, form) => {
    const [, before, behind] = WHOLE.find(([kind]) => kind.test(form)) ?? [];
    return whole.includes(form) && (!behind || new RegExp(before + escaped(form) + behind).test(whole));
  };
  const contained = ({ entry, names }, whole) => {
    const inside = names
      .slice(entry ? 0 : 1)
      .map(({ form }) => form.trim())
      .filter((form) => form.length > (/^[a-z0-9]/.test(form) ? 1 : 2) && holds(whole, form));
    return Math.max(0, ...inside.map((form) => form.length / (whole.length - 2)));
  };
  const wordsRead = (text) => {
    const letters = fold(text);
    return [...readings].filter(([reading]) => letters.includes(reading)).flatMap(([, words]) => [...words]);
  };
  const titled = (pattern) => sections.filter(({ all }) => all.search(pattern) >= 0);
  const stating = (pattern) => sections.filter(({ letters }) => letters.search(pattern) >= 0);
  const holding = (pattern) => new Set([...titled(pattern), ...stating(pattern)]);
  // Words that nobody writes as one: ウイルスメール.
  const divided = (word) => {
    if (!/^[ァ-ヶー]{6,}$/.test(word) || holding(patternOf(word)).size) return word;
    for (let at = word.length - 3; at > 2; at--) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => holding(patternOf(part)).size)) return parts;
    }
    return word;
  };
  // How much of what is asked stands together, in headings or a sentence.
  const nearness = ({ all, letters }, sum) => {
    const together = (text) => sum(({ pattern }) => text.search(pattern) >= 0);
    return Math.max(1.5 * together(all), ...letters.split(/。|\. /).map(together)) ** 2;
  };
  const KANA_VERB = /^([ぁ-ゖー]{2,}?)(?:[わ-んいきしちにみりぎび]?(?:かた|ます|ました|たい|ない|にくい|やすい)|[うくすつぬむるぐぶ])$/;
  // What is left of a verb is no part of another word: 来た is not in 到来, nor すみたい in すすみ.
  const apart = (root) => {
    const { source } = patternOf(root);
    if (/^[一-龠]$/.test(root)) return new RegExp(`(?<![一-龠])${source}(?![一-龠])`);
    return new RegExp(root.length > 2 ? source : `(?<![ぁ-ゖ](?<![はがをにでのとも]))${source}`);
  };
  const ranked = async ({ written, words }) => {
    const wanted = words.flatMap(divided).map((word) => {
      const pattern = patternOf(word);
      const naming = new Set([...named(word).map(({ section }) => section), ...titled(pattern)]);
      const having = new Set([...naming, ...stating(pattern)]);
      // Verbs have endings: 使えない, 使う, つかいかた. What an entry is called otherwise is as good as its headword: ハンコ, 押印.
      const [, root] = word.match(/^([一-龠々〆]+)[ぁ-ゖ]+$/) ?? word.match(KANA_VERB) ?? [];
      const meant = calling(word).filter(({ entry }) => entry).map(({ names: [{ name }] }) => name);
      const others = [...(root ? [apart(root)] : []), ...meant.map(patternOf)];
      const nearly = new Set([...having, ...others.flatMap((each) => [...holding(each)])]);
      const size = having.size || nearly.size;
      return { pattern, tokens: tokens(word), naming, having, nearly, weight: size && Math.log(1 + sections.length / (0.5 + size)) };
    });
    // What the site lacks weighs as much as the rest does on average.
    const known = wanted.filter(({ weight }) => weight);
    for (const word of wanted) word.weight ||= known.reduce((sum, { weight }) => sum + weight, 0) / known.length || 1;
    // What is but one pair of signs or a stem is ranked only where it stands.
    if (!wanted.some(({ tokens, nearly }) => tokens.length > 1 || nearly.size)) return [];
    isAwaited = true;
    const index = await prepare();
    const all = wanted.reduce((sum, { weight }) => sum + weight, 0);
    const scores = new Map(
      index.search(words.flatMap((word) => [word, ...wordsRead(word)]).join(" ")).map((each) => [each.id, each]),
    );
    const whole = spaced(written);
    // Of few words one may be enough: 空き家 移住.
    const chunks = written.split(/\s+/);
    const enough = chunks.length > 1 && chunks.length < 4 ? chunks.flatMap((chunk) => calling(told(chunk))) : [];
    const isNamed = wanted.every(({ naming }) => naming.size);
    // What readers hardly look for is ranked where it is called so, or has all that is asked.
    const isCandidate = (section) =>
      !section.last || wanted.some(({ naming }) => naming.has(section)) || wanted.every(({ having }) => having.has(section));
    return ordered(
      sections.filter(isCandidate).flatMap((section) => {
        const { score, queryTerms } = scores.get(section.id) ?? { score: 5, queryTerms: [] };
        const share = ({ tokens, having, nearly }) =>
          having.has(section)
            ? 1
            : Math.max(0.6 * nearly.has(section), tokens.filter((token) => queryTerms.includes(token)).length / tokens.length / 2);
        const sum = (share) => wanted.reduce((sum, word) => sum + word.weight * share(word), 0) / all;
        const covered = sum(share);
        const name = contained(section, whole);
        const isEnough =
          name > (section.entry ? 0.3 : 0.41) ||
          (section.entry && holds(whole, section.names[0].form.trim())) ||
          enough.includes(section);
        return covered || name
          ? [
              {
                section,
                weight: score * (covered ** 2 + 2 * name + nearness(section, sum)) + 1000 * (covered > 0.99 && !section.last),
                covered: Math.max(covered, isNamed && 2 * sum(({ naming }) => naming.has(section)), isEnough ? 0.9 : 0),
              },
            ]
          : [];
      }),
    );
  };

  // Wrong, missing, doubled and swapped letters (optimal string alignment), more than `most` being too many.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let at = 1; at <= one.length; at++) {
      const next = [at];
      for (let to = 1; to <= other.length; to++) {
        next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] !== other[to - 1]));
        if (one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) next[to] = Math.min(next[to], (before[to - 2] ?? 9) + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };
  // Kanji that look like the katakana beside them: サイバ一, 口ボット.
  const LIKE = { 一: "ー", 口: "ロ", 力: "カ", 二: "ニ", 八: "ハ", 工: "エ", 夕: "タ", 卜: "ト" };
  const alike = (text) => text.replace(/(?<=[ァ-ヺー])[一口力二八工夕卜]|[口力二八工夕卜](?=[ァ-ヺー])/g, (sign) => LIKE[sign]);
  // Long names are cut short: 農業短大 for 農業短期大学校.
  const shortened = (tight) => {
    if (!/^[一-龠ァ-ヺー]{3,}$/.test(tight)) return undefined;
    const pattern = new RegExp(`^${[...tight].join(".*")}`);
    const isLong = (name) => name.tight.length < 3 * tight.length && pattern.test(name.tight);
    const found = first().flatMap(({ entry, names }) => (entry ? names.filter(isLong) : []));
    return found.sort((one, other) => one.tight.length - other.tight.length)[0]?.name;
  };
  const meant = (text) => {
    const asked = { ...namesOf([alike(text)])[0], said: sound(text) };
    let best = { far: Infinity };
    for (const { names } of first()) {
      names.forEach(({ name, letters, tight, said }, at) => {
        const most = NUMBER.test(name) ? 0 : letters.length > 8 ? 2 : letters.length > 3 ? 1 : 0;
        const far = most && Math.min(distance(asked.tight, tight, most), asked.said.length > 5 && said ? distance(asked.said, said, most) : most + 1);
        if (far && far <= Math.min(most, best.far)) {
          const weight = far + distance(asked.letters, letters, 9) / 100 + at / 1000;
          if (weight < best.far) best = { far: weight, name };
        }
      });
    }
    return best.name ?? shortened(asked.tight);
  };

  const answer = (lists, { written, core, words }, rest) => {
    const hits = new Map();
    for (const hit of lists.flat()) if (!hits.has(hit.section)) hits.set(hit.section, hit);
    return { hits: [...hits.values()], patterns: [...new Set([written, core, ...words])].map(patternOf), ...rest };
  };
  // What is called or says what was asked comes first, then what holds most of it; only where nothing does, what may have been meant.
  const ENOUGH = 0.6;
  const look = async (asked, show, meantFor) => {
    const query = understand(asked);
    const { written, core, words } = query;
    const said = exact(written);
    const lists = [named(written), core === written ? [] : named(core), said];
    const some = () => lists.flat().some(({ section }) => !section.last);
    if (!some() && alike(written) !== written) return look(alike(written), show, alike(written));
    const isCore = core !== written && (!some() || lists[1].length) && !/^[ぁ-ゖー]{1,3}$/.test(core);
    if (!some()) lists.splice(1, 0, asking(written));
    if (!some() && inKana(core) !== core) lists.push(named(inKana(core)), exact(inKana(core)));
    if (isCore) lists.push(exact(core));
    if (!isRanked && words.length > 1) show(answer(lists, query));
    const several = !some() || words.length > 1 ? await ranked(query) : [];
    if (!some() && !meantFor && !several.some(({ covered, section }) => covered > 0.99 && !section.last)) {
      const name = meant(written) ?? meant(core);
      if (name) return look(name, show, name);
    }
    // What an entry is called in the plan, where readers say something else.
    const [called] = lists.flat();
    if (called?.section.entry && called.by !== called.section.names[0].name && said.every(({ by }) => by))
      lists.push(exact(called.section.names[0].name));
    lists.push(several.filter(({ covered }) => covered > ENOUGH).slice(0, 20));
    return answer(lists, query, { corrected: meantFor, near: several.filter(({ covered }) => covered > ENOUGH / 2).slice(0, 3) });
  };
  const soFar = (asked) => {
    const query = understand(asked);
    return answer([named(query.written), named(query.core), exact(query.written)], query);
  };

  // Where groups are many, only those are loaded that may have a word: its pairs of kanji and katakana, the beginning of its Latin letters.
  const pairs = once((shard) => part(`pairs-${shard}`));
  const SIGN = new RegExp(anyOf(Object.keys(signs)), "g");
  const pairsOf = (word) => {
    const written = word.normalize("NFKC").replace(SIGN, (sign) => signs[sign]).toLowerCase();
    const runs = written.search(VERBS) < 0 ? (written.replace(/[ー・]/g, "").match(/[a-z]+|[一-鿿々〆]+|[ァ-ヺ]+/g) ?? []) : [];
    return runs.flatMap((run) => (run[0] <= "z" ? run.slice(0, 2) : [...run].slice(1).map((sign, at) => run[at] + sign)));
  };
  const groupsOf = async (word) => {
    const having = await Promise.all(pairsOf(word).map(async (pair) => (await pairs(pair.charCodeAt(0) % shards))[pair] ?? []));
    return every.filter((group) => having.length && having.every((groups) => groups.includes(group)));
  };
  // The groups that are asked, one step after the other, those with most of the words first.
  const stepsOf = async (asked) => {
    if (!shards) return steps;
    const having = (await Promise.all(understand(asked).words.map(groupsOf))).flat();
    const count = (group) => having.filter((each) => each === group).length;
    return every
      .filter((group) => !having.length || count(group))
      .sort((one, other) => count(other) - count(one))
      .map((group) => [group]);
  };
  // Gives what is found, and to `show` what is known until then.
  const find = async (asked, show = () => {}) => {
    const isMissing = (group) => !read.has(group);
    const missing = (await stepsOf(asked)).filter((step) => step.some(isMissing));
    for (const step of missing) {
      await Promise.all(step.map(names));
      if (step === missing[0]) show(soFar(asked));
      await Promise.all(step.map(texts));
      if (step !== missing.at(-1)) show(soFar(asked));
    }
    const found = await look(asked, show);
    if (!every.some(isMissing) || (found.hits.length && !found.corrected)) return found;
    await Promise.all(every.map(texts));
    return look(asked, show);
  };

  // When somebody is about to ask.
  const begin = async () => {
    if (shards) return;
    for (const step of steps) {
      for (const load of [names, texts]) {
        await Promise.all(step.map(load));
        await idle();
      }
    }
    segments("日本語");
    await idle();
    await prepare();
  };

  // What is shown of a section: pieces of its text with readings, those that were asked for marked.
  const placed = once((text) => {
    const places = [];
    return { letters: fold(text, places), places };
  });
  const rangesOf = (text, patterns) => {
    const { letters, places } = placed(text);
    const found = patterns.flatMap((pattern) => [...letters.matchAll(pattern)]);
    return found
      .map(({ index, 0: { length } }) => [places[index], places[index + length] ?? text.length])
      .filter(([from, to]) => to > from);
  };
  const piecesOf = once((text) => {
    let at = 0;
    return text.split(/(⟦.+?⟧)/).map((part) => {
      const [, word, reading] = part.match(/^⟦(.+?)\|(.+?)⟧$/) ?? [];
      const piece = { text: word ?? part, reading: furigana ? reading : undefined, at };
      at += piece.text.length;
      return piece;
    });
  });
  const clipped = (text, from, to, found) => {
    const ranges = found.filter(([start, stop]) => stop > from && start < to);
    return piecesOf(text).flatMap(({ text, reading, at }) => {
      const end = at + text.length;
      if (end <= from || at >= to) return [];
      if (reading) return [{ text, reading, marked: ranges.some(([start, stop]) => start < end && stop > at) }];
      const [begin, finish] = [Math.max(at, from), Math.min(end, to)];
      const cuts = [...new Set([begin, ...ranges.flat().filter((cut) => cut > begin && cut < finish), finish])].sort(
        (one, other) => one - other,
      );
      return cuts.slice(1).map((cut, index) => ({
        text: text.slice(cuts[index] - at, cut - at),
        marked: ranges.some(([start, stop]) => start <= cuts[index] && stop >= cut),
      }));
    });
  };
  const title = ({ names: [{ name, written }] }, patterns = []) => clipped(written, 0, Infinity, rangesOf(name, patterns));
  // The name that a section was found by, where neither its title nor its text has what was asked.
  const reason = ({ section: { names, letters, group }, by }, patterns) => {
    const has = (text) => patterns.some((pattern) => text.search(pattern) >= 0);
    const [title, ...others] = names;
    if (title.letters.search(patterns[0]) >= 0 || (!by && (!read.has(group) || has(title.letters) || has(letters)))) return undefined;
    const found = others.find(by ? ({ name }) => name === by : ({ letters }) => has(letters));
    return found && piecesOf(found.written);
  };
  // Where a sentence that is too long may be cut: behind a space or a comma, and where other signs follow hiragana.
  const PHRASE = /(?<=[\s、，,])|(?<=[ぁ-ゖ])(?![ぁ-ゖー\s、，,。])/g;
  const cutsOf = (text, from, to) => [...text.slice(from, to).matchAll(PHRASE)].map(({ index }) => from + index);
  const excerpt = ({ text, plain: whole, entry }, patterns) => {
    const ranges = rangesOf(whole, patterns);
    const found = entry ? 0 : Math.min(...ranges.map(([start]) => start), whole.length);
    const place = found === whole.length ? 0 : found;
    const begin = Math.max(0, ...["。", ". "].map((stop) => whole.lastIndexOf(stop, place - 1) + 1));
    const from = place - begin > 60 ? (cutsOf(whole, place - 60, place)[0] ?? place) : begin;
    const stop = whole.slice(place).search(/。|\. /);
    const end = stop < 0 ? whole.length : place + stop + 1;
    const to = end - from > 160 ? (cutsOf(whole, from + 80, from + 160).at(-1) ?? from + 160) : end;
    return [...(from > begin ? [{ text: "… " }] : []), ...clipped(text, from, to, ranges), ...(to < end ? [{ text: " …" }] : [])];
  };
  // The words of a section that were asked for, as they are written in it; where none are, its title.
  const wordsIn = ({ plain, names }, patterns) => {
    const inside = [plain, names[0].name].flatMap((written) =>
      rangesOf(written, patterns).map((range) => written.slice(...range)),
    );
    return inside.length ? [...new Set(inside)] : [names[0].name.replace(NUMBER, "")];
  };
  const pages = () => new Map(sections.filter(({ address }) => !address.includes("#")).map((section) => [section.address, section]));
  // The row of the glossary in which what is asked would stand.
  const row = (asked) => {
    const letter = fold(asked)[0];
    const kind = (sign) => /[ぁ-ゖ]/.test(sign);
    return sections
      .filter(({ address, names }) => address.includes("#index-") && names[0].name.length === 1)
      .findLast(({ names }) => kind(names[0].letters) === kind(letter) && names[0].letters <= letter)
      ?.address.replace(/.*#/, "#");
  };

  return { begin, find, pages, title, reason, excerpt, wordsIn, row };
};
