"""How a counter is read after a number in digits: 4月, 5日間, 10分, 1人.

Source: NHK 日本語発音アクセント新辞典 2016, 付録「数詞＋助数詞の発音」. Where several are listed the first is taken (10分 じゅっぷん).
"""

import re
from dataclasses import dataclass, field

_DIGITS = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_NUMBER = re.compile(r"(?P<digits>[0-9０-９]+(?:[,，][0-9０-９]+)*(?:[.．][0-9０-９]+)?)(?P<unit>[万億兆]?)")
_SHARE = re.compile("の[ 　]?[0-9０-９]")
_UNITS = {"万": ("まん", 10**4), "億": ("おく", 10**8), "兆": ("ちょう", 10**12)}


@dataclass(frozen=True)
class Counter:
    """The reading of a counter: the usual one, those after a last digit, and those of a whole number with its counter.

    `round` is the reading after whole thousands (千本 せんぼん).
    """

    usual: str
    last: dict[int, str] = field(default_factory=dict)
    whole: dict[int, str] = field(default_factory=dict)
    round: str = ""


@dataclass(frozen=True)
class Count:
    """A number with its counter at the beginning of a text: (text, reading or None) parts and the number of characters."""

    parts: tuple[tuple[str, str | None], ...]
    length: int


_DAYS = {2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか"}
_DAYS |= {14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"}
_PEOPLE = {1: "ひとり", 2: "ふたり"}
_P, _B = dict.fromkeys((1, 6, 8, 0), "p"), {3: "b"}


def _stops(h: str, p: str, b: str) -> Counter:
    """Return a counter in h that becomes p after 1, 6, 8, 0 and b after 3 and whole thousands (本, 杯, 匹)."""
    return Counter(h, {**dict.fromkeys(_P, p), **dict.fromkeys(_B, b)}, round=b)


_MINUTES = dict.fromkeys((1, 3, 4, 6, 8, 0), "ぷん")

COUNTERS: dict[str, Counter] = {
    "日": Counter("にち", whole=_DAYS),
    "人": Counter("にん", whole=_PEOPLE),
    "分": Counter("ふん", _MINUTES),
    "本": _stops("ほん", "ぽん", "ぼん"),
    "杯": _stops("はい", "ぱい", "ばい"),
    "匹": _stops("ひき", "ぴき", "びき"),
    "階": Counter("かい", {3: "がい"}),
    "歳": Counter("さい", whole={20: "はたち"}),
    "才": Counter("さい", whole={20: "はたち"}),
    **{
        written: Counter(read)
        for written, read in {
            "年": "ねん",
            "年度": "ねんど",
            "年代": "ねんだい",
            "年生": "ねんせい",
            "月": "がつ",
            "か月": "かげつ",
            "か国": "かこく",
            "か所": "かしょ",
            "時": "じ",
            "時間": "じかん",
            "秒": "びょう",
            "週間": "しゅうかん",
            "円": "えん",
            "回": "かい",
            "個": "こ",
            "件": "けん",
            "台": "だい",
            "枚": "まい",
            "冊": "さつ",
            "名": "めい",
            "社": "しゃ",
            "校": "こう",
            "県": "けん",
            "市": "し",
            "市町村": "しちょうそん",
            "度": "ど",
            "番": "ばん",
            "番目": "ばんめ",
            "号": "ごう",
            "条": "じょう",
            "項": "こう",
            "章": "しょう",
            "節": "せつ",
            "期": "き",
            "位": "い",
            "倍": "ばい",
            "点": "てん",
            "字": "じ",
            "行": "ぎょう",
            "次": "じ",
            "級": "きゅう",
            "世紀": "せいき",
            "代": "だい",
            "割": "わり",
            "段": "だん",
            "部": "ぶ",
            "面": "めん",
            "問": "もん",
            "語": "ご",
        }.items()
    },
}
# What follows a counter and is read with it: 5日間, 3年後, 2回目, 10人分.
SUFFIXES = {"間": "かん", "目": "め", "後": "ご", "前": "まえ", "分": "ぶん", "半": "はん", "版": "ばん", "頃": "ごろ", "玉": "だま"}
_LONGEST = max(map(len, COUNTERS))


def stands_at(text: str, position: int) -> bool:
    """Say whether a counter, or a unit of numbers, stands at `position`."""
    return text[position] in _UNITS or any(text[position : position + size] in COUNTERS for size in range(1, _LONGEST + 1))


def count(text: str, position: int) -> Count | None:
    """Return the number and counter that begin at `position`; None where there is no known counter, or its reading depends on more.

    「1日」 is ついたち after a month and undecided elsewhere (いちにち).
    """
    match = _NUMBER.match(text, position)
    if match is None:
        return None
    digits, unit = match["digits"], match["unit"]
    value = float(digits.translate(_DIGITS).replace(",", "")) * (_UNITS[unit][1] if unit else 1)
    number = int(value) if value.is_integer() and "." not in digits.translate(_DIGITS) else None
    parts: list[tuple[str, str | None]] = [(digits, None), *([(unit, _UNITS[unit][0])] if unit else [])]
    end = match.end()
    written = next((text[end : end + size] for size in range(_LONGEST, 0, -1) if text[end : end + size] in COUNTERS), "")
    if not written:
        return Count(tuple(parts), end - position) if unit else None
    counter, suffix = COUNTERS[written], text[end + len(written) : end + len(written) + 1]
    suffix = suffix if suffix in SUFFIXES else ""
    if written == "日" and number == 1 and suffix not in ("間", "目", "分"):
        if text[position - 1 : position] != "月":
            return None
        return _fused(digits + written, "ついたち", suffix)
    if written == "分" and _SHARE.match(text, end + 1):
        return Count((*parts, ("分", "ぶん")), end + 1 - position)
    if not unit and number in counter.whole:
        return _fused(digits + written, counter.whole[number], suffix)
    if number is not None and counter.round and number % 1000 == 0 and number:
        reading = counter.round
    else:
        reading = counter.last.get(int(digits.translate(_DIGITS)[-1]) if not unit else 0, counter.usual)
    kana = written[:1] if written.startswith("か") else ""
    parts += [(kana, None)] if kana else []
    parts.append((written[len(kana) :] + suffix, reading[len(kana) :] + SUFFIXES.get(suffix, "")))
    return Count(tuple(parts), end + len(written) + len(suffix) - position)


def _fused(base: str, reading: str, suffix: str) -> Count:
    """Return a count that is read as one word; its ruby stands on the digits as well, for 5 in 5日 (いつか) has no reading of its own."""
    rest = ((suffix, SUFFIXES[suffix]),) if suffix else ()
    return Count(((base, reading), *rest), len(base) + len(suffix))
