"""What a file of another glossary says: its entries as drafts, and what of it cannot be carried."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plansite.exchange.exports.publication import Data
from plansite.files import textfile
from plansite.files.message import Message, Slot
from plansite.files.problem import Problem
from plansite.terms import model

# Of a language tag, the scripts in which Japanese is written, and those that are how it is read. Source: RFC 5646, ISO 15924.
_WRITTEN = frozenset(["jpan"])
_SPOKEN = frozenset(["hira", "kana", "hrkt"])
_REGION = re.compile("[a-z]{2}|[0-9]{3}")
_ADDRESS = re.compile(r"https?://[^\s/]+[.][^\s]+")


@dataclass
class Draft:
    """An entry on its way into terms.yaml: its line in the file, its name there, and what it says, by the keys of terms.yaml.

    `related` holds names of the file until all of its entries are known.
    """

    line: int
    name: str
    data: Data = field(default_factory=dict)

    def add(self, key: str, name: str, text: str) -> bool:
        """Add a text in a language, or to a list of texts, and say whether there was room for it."""
        wording = self.data.setdefault(key, {})
        if name in ("aliases", "search"):
            if text not in wording.get(name, ()):
                wording.setdefault(name, []).append(text)
        elif wording.setdefault(name, text) != text:
            return False
        return True


@dataclass
class Source:
    """A file of another glossary: its name, the site's locales by their language tags, the first of them the site's own, and losses."""

    path: str
    locales: Mapping[str, str]
    losses: list[Problem] = field(default_factory=list)
    _foreign: dict[str, list[int]] = field(default_factory=dict)
    _mended: set[int] = field(default_factory=set)

    @property
    def default(self) -> str:
        """Return the key of the site's own language."""
        return model.key(next(iter(self.locales.values())))

    def lose(self, line: int, id: str, /, **slots: Slot) -> None:
        """Note what cannot be carried."""
        self.losses.append(Problem(self.path, line, 0, Message.of(id, **slots), warning=True))

    def lose_key(self, line: int, name: str, text: str) -> None:
        """Note a kind of statement that terms.yaml does not have, with what it says."""
        self.lose(line, "IMPT021", name=name, text=" ".join(text.split()))

    def key(self, tag: str | None, line: int) -> tuple[str, bool] | None:
        """Return the key of a language, and whether the tag is that of how it is read; None, and noted, where the site lacks it."""
        if not tag:
            return self.default, False
        language, *parts = tag.replace("_", "-").lower().split("-")
        spoken = not _SPOKEN.isdisjoint(parts)
        left = [part for part in parts if part not in _WRITTEN | _SPOKEN]
        plain = "-".join([language, *left])
        known = {name.lower(): locale for own, locale in self.locales.items() for name in (locale, own)}
        locale = known.get(plain)
        if locale is None and all(map(_REGION.fullmatch, left)):
            locale = known.get(language)
        if locale is None:
            self._foreign.setdefault(tag, []).append(line)
            return None
        return model.key(locale), spoken

    def text(self, written: str, line: int) -> str:
        """Return a text with the characters that a page can show, and note where others stood."""
        plain = textfile.plain(written)
        if plain != written.replace("\r\n", "\n").replace("\r", "\n") and line not in self._mended:
            self._mended.add(line)
            self.lose(line, "IMPT022")
        return plain.strip()

    def say(self, draft: Draft, tag: str | None, name: str, written: str, line: int) -> None:
        """Add to a draft what is said in a language: a spelling in the script of readings is one."""
        if (text := self.text(written, line)) and (found := self.key(tag, line)):
            key, spoken = found
            text = f"{text}\n" if name == "definition" else re.sub(r"\s*\n\s*", " ", text)
            if spoken:
                name = "reading" if name in ("term", "aliases", "reading") else name
            if not draft.add(key, name, text):
                if name == "term":
                    draft.add(key, "aliases", text)
                else:
                    self.lose_key(line, name, text)

    def refer(self, draft: Draft, title: str, url: str, line: int, archived: str = "") -> None:
        """Add a source to a draft."""
        url = url.strip()
        if url and not _ADDRESS.fullmatch(url):
            title, url = title or url, ""
        if title or url:
            values = (("title", self.text(title, line)), ("url", url), ("archived", archived))
            draft.data.setdefault("references", []).append({name: value for name, value in values if value})

    def own(self, line: int, data: Data) -> Draft:
        """Return an entry of terms.yaml as a draft, without the languages that the site lacks."""
        for name, wording in [*data.items()]:
            if isinstance(wording, dict):
                del data[name]
                if found := self.key(name, line):
                    data[found[0]] = wording
        return Draft(line, data["id"], data)

    def problems(self) -> list[Problem]:
        """Return what cannot be carried, a language of which the site has none once for all entries."""
        foreign = [
            Problem.on(self.path, lines[0], "IMPT023", warning=True, tag=tag, count=len(lines)) for tag, lines in self._foreign.items()
        ]
        return [*self.losses, *foreign]
