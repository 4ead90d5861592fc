"""The text of a file that people edit: UTF-8 without characters that cannot be seen or are not what they look like."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from os.path import realpath
from pathlib import Path

from plansite.files import store, table
from plansite.files.problem import Problem

_UNREAD: dict[type[OSError], str] = {FileNotFoundError: "TEXT002", IsADirectoryError: "TEXT003", PermissionError: "TEXT004"}
LARGEST = 5_000_000  # bytes; nobody writes as much by hand, and a build keeps what it reads
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?: |$)", re.MULTILINE)
LOOKALIKES = table.read(Path(__file__).with_name("lookalikes.yaml"))
_DASH = f"[{LOOKALIKES['dashes']}]"
_ALIKE: dict[str, str] = {**LOOKALIKES["radicals"], **LOOKALIKES["latin"], **dict.fromkeys(LOOKALIKES["dots"], "・")}
_OTHER = "\u0370-\u052f"  # Greek and Cyrillic
_BESIDE = "A-Za-zＡ-Ｚａ-ｚ㐀-鿿ァ-ヺ"
_SOUNDS: dict[str, str] = LOOKALIKES["sounds"]
_SOUNDED = "うか-とは-ほウカ-トハ-ホ"
# Arabic, the scripts of India, Myanmar and Khmer, in which a joiner behind a letter says how it is written, and emoji.
_JOINED = "\u0600-\u07ff\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"
# What a person hardly means to write: controls, foreign spaces, what has no width, characters that look like others, and halves of
# letters. Source: Unicode 16.0, categories Cc, Cf, Co, Zs, Zl, Zp; blocks CJK Radicals Supplement, Kangxi Radicals, Variation Selectors
# (behind kanji), Alphabetic Presentation Forms and Halfwidth and Fullwidth Forms; U+3099 and U+0300 to U+036F, which a composed letter
# (NFC) replaces. A letter of Greek or Cyrillic beside one of Latin or a kanji is hardly meant, nor a foreign dot between katakana.
# A dash behind katakana is a long vowel (デ−タ), but not between two letters that count (ア－ウ), nor two of them.
_HALF, _SELECTORS = "\uff61-\uff9f", "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LATIN, _DOTS = "".join(LOOKALIKES["latin"]), LOOKALIKES["dots"]
_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u0300-\u036f\u061c\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fd5\u3099\u309a"
    "\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufff0-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)
# One class in front, of signs that are rare, lets the search skip from one to the next.
_STRANGE = re.compile(
    f"[{_ALWAYS}{_HALF}\u200c\u200d{_SELECTORS}{_LATIN}{_DOTS}{LOOKALIKES['dashes']}゛゜](?:(?<=[{_ALWAYS}])|(?<=[{_HALF}])[{_HALF}]*"
    f"|(?<=[\u200c\u200d])(?<![{_JOINED}].)|(?<=[㐀-鿿][{_SELECTORS}])"
    f"|(?<=[{_LATIN}])(?:(?<=[{_BESIDE}].)(?![{_OTHER}])|(?<![{_OTHER}].)(?=[{_BESIDE}]))|(?<=[ァ-ヺー][{_DOTS}])(?=[ァ-ヺ])"
    f"|(?<=[{_SOUNDED}][゛゜])|(?<=[ァ-ヺー]{_DASH})(?=[ァ-ヺぁ-ん、。])(?!(?<![ァ-ヺー][ア-キ].)(?<=[ア-キ].)[ア-キ](?![ァ-ヺー])))"
)


def read(path: Path, root: Path, *, tabs: bool = True) -> tuple[str | None, list[Problem]]:
    """Return the text at `path` (named from `root`), its lines ended by a line feed only, and what is wrong with its characters.

    A file that cannot be read gives None with one problem. A text with a conflict of git gives no other problem than that.
    Without `tabs`, a tab is a strange character too.
    """
    name = path.relative_to(root).as_posix()
    text, problems = decode(path, root)
    if text is None:
        return None, problems
    if conflict := _CONFLICT.search(text):
        return None, [Problem.on(name, text.count("\n", 0, conflict.start()) + 1, "TEXT001", blocking=True)]
    found = store.kept("signs", lambda: (text, name, tabs), lambda: sorted([*_strange(text, name), *([] if tabs else _tabs(text, name))]))
    return text, [*found]


def decode(path: Path, root: Path) -> tuple[str | None, list[Problem]]:
    """Return the text at `path`, whatever its characters, its lines ended by a line feed only; None where it cannot be read."""
    name = path.relative_to(root).as_posix()
    try:
        if not Path(realpath(path)).is_relative_to(root.resolve()):  # of a link to itself, resolve() makes no OSError
            return None, [Problem.on(name, 1, "TEXT920", blocking=True)]
        if (size := path.stat().st_size) > LARGEST:
            return None, [Problem.on(name, 1, "TEXT921", blocking=True, size=size // 1_000_000, most=LARGEST // 1_000_000)]
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem.on(name, 1, _UNREAD.get(type(error), "TEXT005"), blocking=True, reason=str(error.strerror))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, named = data.count(b"\n", 0, error.start) + 1, encoding(data)
        return None, [Problem.on(name, line, "TEXT006" if named else "TEXT007", blocking=True, encoding=named)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def encoding(data: bytes) -> str:
    """Return the name of an encoding that Japanese editors save in and that fits, or an empty string."""
    if data.startswith(_UTF16_MARKS):
        return "UTF-16"
    for encoding, name in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return ""


def _strange(text: str, name: str) -> Iterator[Problem]:
    """Give a problem for each kind of strange character on each line, at its first place."""
    seen: set[tuple[int, str]] = set()
    for match in _STRANGE.finditer(text):
        line, column = _place(text, match.start())
        if (line, match[0]) not in seen:
            seen.add((line, match[0]))
            sign, before = match[0], text[match.start() - 1 : match.start()]
            yield Problem.on(
                name,
                (line, column),
                _wrong(sign, before),
                blocking=True,
                character=sign,
                code=f"U+{ord(sign[0]):04X}",
                plain=_plain(sign),
                before=before,
                composed=unicodedata.normalize("NFC", before + _SOUNDS.get(sign, sign)),
            )


def plain(text: str) -> str:
    """Return a text as a file of ours may have it: letters composed, lines ended by a line feed, what cannot be seen left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = re.sub(f"(?<=[{_SOUNDED}])[゛゜]", lambda match: _SOUNDS[match[0]], text)
    text = re.sub("\\w[\u0300-\u036f\u3099\u309a]+", lambda match: unicodedata.normalize("NFC", match[0]), text)
    return _STRANGE.sub(lambda match: _STRANGE.sub("", _plain(match[0])), text)


def _plain(sign: str) -> str:
    return "ー" if sign in LOOKALIKES["dashes"] else _ALIKE.get(sign) or unicodedata.normalize("NFKC", sign)


def _tabs(text: str, name: str) -> Iterator[Problem]:
    for match in re.finditer(r"^([^\t\n]*)\t", text, re.MULTILINE) if "\t" in text else ():
        line, column = _place(text, match.end() - 1)
        yield Problem.on(name, (line, column), "TEXT011" if match[1].strip() else "TEXT012", blocking=True)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of the character at `offset`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _wrong(character: str, before: str) -> str:
    """Return the id of what is wrong with a strange character that stands behind `before`."""
    kind = unicodedata.category(character[0])
    if len(character) > 1:
        return "TEXT021"
    if character >= "\ufe00" and kind == "Mn":
        return "TEXT030"
    if kind == "Mn":
        return "TEXT022" if len(unicodedata.normalize("NFC", before + character)) == 1 else "TEXT023"
    if kind in ("Zl", "Zp") or character in "\x0b\x0c\x85":
        return "TEXT025"
    if kind in ("Co", "Cn") or character == "\ufffd":
        return "TEXT027"
    return {"Zs": "TEXT024", "Cf": "TEXT026", "Cc": "TEXT028", "Sk": "TEXT022"}.get(kind, "TEXT029")
