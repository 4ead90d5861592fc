"""The text of a file that people edit: UTF-8 without characters that cannot be seen or are not what they look like."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from plansite.files.problem import Problem

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
# What a person hardly means to write: controls, foreign spaces, what has no width, characters that look like others, and halves of
# letters. Source: Unicode 16.0, categories Cc, Cf, Co, Zs, Zl, Zp; blocks Kangxi Radicals, Alphabetic Presentation Forms and
# Halfwidth and Fullwidth Forms; U+3099 and U+0300 to U+036F, which a composed letter (NFC) replaces.
_STRANGE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u0300-\u036f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2f00-\u2fd5\u3099\u309a"
    "\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufff0-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]|[\uff61-\uff9f]+"
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
        return None, [
            Problem(
                name,
                text.count("\n", 0, conflict.start()) + 1,
                0,
                "git の衝突の印（<<<<<<< から >>>>>>> まで）が残っています。どちらの文にするかを決めて、印の行を消してください。",
                "a conflict of git is left (<<<<<<< to >>>>>>>); keep one side and delete the lines of signs.",
                blocking=True,
            )
        ]
    found = [*_strange(text, name), *([] if tabs else _tabs(text, name))]
    return text, sorted(found)


def decode(path: Path, root: Path) -> tuple[str | None, list[Problem]]:
    """Return the text at `path`, whatever its characters, its lines ended by a line feed only; None where it cannot be read."""
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None, [
            _unread(
                name,
                "ファイルがありません。名前と場所を確かめてください（消したのなら、前の版から戻せます）。",
                "there is no such file; check its name and place, or restore one that was deleted.",
            )
        ]
    except IsADirectoryError:
        ja = "ファイルではなくフォルダーです。フォルダーの名前を変えて、この名前のファイルを置いてください。"
        return None, [_unread(name, ja, "this is a folder; rename it and put a file of this name here.")]
    except PermissionError:
        ja = "読む権限がありません。ファイルの権限を確かめてください。"
        return None, [_unread(name, ja, "no permission to read; check the file's mode.")]
    except OSError as error:
        return None, [_unread(name, f"ファイルを開けません（{error.strerror}）。", f"the file cannot be opened ({error.strerror}).")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        encoding = _encoding(data)
        ja = f"文字コードが UTF-8 では{f'なく、{encoding} です' if encoding else 'ありません'}。UTF-8 で保存してください。"
        return None, [_unread(name, ja, f"this is {encoding and f'{encoding}, '}not UTF-8; save the file as UTF-8.", line)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _unread(name: str, ja: str, en: str, line: int = 1) -> Problem:
    return Problem(name, line, 0, ja, en, blocking=True)


def _encoding(data: bytes) -> str:
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
            ja, en = _words(match[0], text[match.start() - 1 : match.start()])
            yield Problem(name, line, column, ja, en, blocking=True)


def _tabs(text: str, name: str) -> Iterator[Problem]:
    for match in re.finditer(r"^([^\t\n]*)\t", text, re.MULTILINE):
        line, column = _place(text, match.end() - 1)
        if match[1].strip():
            ja = "タブがあります。半角の空白に替えてください。表なら、セルを | で区切ってください。"
            en = "there is a tab; use a space, or | in a table."
        else:
            ja, en = "字下げにタブがあります。タブを消して、半角の空白で字下げしてください。", "the indent has a tab; use spaces."
        yield Problem(name, line, column, ja, en, blocking=True)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of the character at `offset`."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _words(character: str, before: str) -> tuple[str, str]:
    """Return what is wrong with a strange character that stands behind `before`, and what to write, in Japanese and English."""
    plain = unicodedata.normalize("NFKC", character)
    if len(character) > 1:
        return f"半角の「{character}」は「{plain}」と書いてください。", f"write {plain} for the half-width {character}."
    code = f"U+{ord(character):04X}"
    composed = unicodedata.normalize("NFC", before + character)
    kind = unicodedata.category(character)
    if kind == "Mn":
        whole = f"「{composed}」一文字で" if len(composed) == 1 else "一文字で"
        return (
            f"「{before}」と濁点などの記号（{code}）が、別の文字になっています。{whole}書き直してください。",
            f"a letter and its mark ({code}) are two characters; write one{f', {composed}' if len(composed) == 1 else ''}.",
        )
    if kind == "Zs":
        ja = f"特別な空白（{code}）があります。消すか、ふつうの空白に替えてください。"
        return ja, f"a special space ({code}); delete it or use a plain one."
    if kind in ("Zl", "Zp") or character in "\x0b\x0c\x85":
        ja = f"特別な改行（{code}）があります。消して、Enter キーで改行してください。"
        return ja, f"a special line break ({code}); use the Enter key."
    if kind == "Cf":
        return f"目に見えない文字（{code}）があります。消してください。", f"an invisible character ({code}); delete it."
    if kind in ("Co", "Cn") or character == "\ufffd":
        return (
            f"ほかの機器では読めない文字「{character}」（{code}、外字や文字化け）があります。別の文字で書いてください。",
            f"a character that other devices cannot show ({code}); write another.",
        )
    if kind == "Cc":
        return f"目に見えない制御文字（{code}）があります。消してください。", f"a control character ({code}); delete it."
    return f"「{character}」（{code}）は「{plain}」と書いてください。", f"write {plain} for {character} ({code})."
