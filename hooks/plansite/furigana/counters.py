"""How a counter is read after a number in digits: 4月, 5日間, 10分, 1人.

Source: NHK 日本語発音アクセント新辞典 2016, 付録「数詞＋助数詞の発音」. Where several are listed the first is taken (10分 じゅっぷん).
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plansite.files import table

_DIGITS = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_NUMBER = re.compile(r"(?P<digits>[0-9０-９]+(?:[,，][0-9０-９]+)*(?:[.．][0-9０-９]+)?)(?P<unit>[万億兆]?)")
_VALUES = {"": 1, "万": 10**4, "億": 10**8, "兆": 10**12}
_SHARE = re.compile("の[ 　]?[0-9０-９]")


@dataclass(frozen=True)
class Counter:
    """The reading of a counter: the usual one, those after a last digit, and those of a whole number with its counter.

    `round` is the reading after whole thousands (千本 せんぼん). They stand in counters.yaml.
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


_TABLE: dict[str, Any] = table.read(Path(__file__).with_suffix(".yaml"))
_UNITS: dict[str, str] = _TABLE["units"]
SUFFIXES: dict[str, str] = _TABLE["suffixes"]
COUNTERS = {written: Counter(**({"usual": read} if isinstance(read, str) else read)) for written, read in _TABLE["counters"].items()}
_COUNTED = (*_UNITS, *COUNTERS)


def stands_at(text: str, position: int) -> bool:
    """Say whether a counter, or a unit of numbers, stands at `position`."""
    return text.startswith(_COUNTED, position)


def count(text: str, position: int) -> Count | None:
    """Return the number and counter that begin at `position`; None where there is no known counter, or its reading depends on more.

    「1日」 is ついたち after a month and undecided elsewhere (いちにち).
    """
    match = _NUMBER.match(text, position)
    if match is None:
        return None
    digits, unit = match["digits"], match["unit"]
    value = float(digits.translate(_DIGITS).replace(",", "")) * _VALUES[unit]
    number = int(value) if value.is_integer() and "." not in digits.translate(_DIGITS) else None
    parts: list[tuple[str, str | None]] = [(digits, None), *([(unit, _UNITS[unit])] if unit else [])]
    end = match.end()
    written = max((counter for counter in COUNTERS if text.startswith(counter, end)), key=len, default="")
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
