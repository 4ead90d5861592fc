"""Ask every address of another site that the content names whether it is still there: `plan links FILE`, once a week."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urldefrag, urlencode, urlsplit

from plansite import content
from plansite.content import Content
from plansite.files.message import said, said_in_all

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\、。，．（）「」)\]}]+")
# Seconds for an answer, how many are asked at a time, and what a program that asks says it is.
_PATIENCE, _ASKERS = 20, 4
_AGENT = {"User-Agent": "plansite-links (a weekly look for dead links)"}
# What says that a page is gone; others (403, 429) only turn programs away. Source: RFC 9110, 15.5.
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True)
class Dead:
    """An address that is gone: why, where it is written, and the address of a copy, or an empty string."""

    address: str
    reason: str
    places: tuple[str, ...]
    copy: str


def main(file: Path, archive: str) -> int:
    """Write to `file` what is dead, as Markdown, and nothing where all is well; `archive` is asked for copies. No link makes it fail."""
    site = content.read(Path.cwd())
    found = [*dead(written(site), {each.url: each.archived for term in site.glossary.terms for each in term.references}, archive)]
    lines = [said_in_all("LINK950", between="\n"), "\n\n"] if found else []
    for each in found:
        lines.append(f"- <{each.address}> ({each.reason}): {', '.join(f'`{place}`' for place in each.places)}\n")
        if each.copy:
            lines.append(f"  - archived: <{each.copy}>\n")
    file.write_text("".join(lines), encoding="utf-8")
    print(said("DONE951", dead=len(found)))
    return 0


def written(site: Content) -> dict[str, list[str]]:
    """Return each address of another site in the pages and terms, and the lines on which it is written."""
    root, found = site.project.root, dict[str, list[str]]()
    for path in (*sorted(site.project.docs.rglob("*.md")), site.project.glossary):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for match in _ADDRESS.findall(line):
                if not site.project.address or not match.startswith(site.project.address):
                    found.setdefault(urldefrag(match).url, []).append(f"{path.relative_to(root).as_posix()}:{number}")
    return found


def dead(addresses: dict[str, list[str]], copies: dict[str | None, str | None], archive: str) -> Iterator[Dead]:
    """Give each address that is gone, in their order; `copies` holds the addresses of copies that the content knows."""
    with ThreadPoolExecutor(_ASKERS) as askers:
        reasons = askers.map(lambda address: _gone(address) and _gone(address), addresses)
        for (address, places), reason in zip(addresses.items(), reasons, strict=True):
            if reason:
                yield Dead(address, reason, tuple(dict.fromkeys(places)), copies.get(address) or _archived(address, archive))


def _gone(address: str) -> str:
    """Return why an address is gone, or an empty string where something answers for it."""
    try:
        _open(_encoded(address)).close()
    except urllib.error.HTTPError as error:
        error.close()
        return f"{error.code} {error.reason}" if error.code in _GONE or error.code >= HTTPStatus.INTERNAL_SERVER_ERROR else ""
    except (OSError, ValueError) as error:
        return str(getattr(error, "reason", error))
    return ""


def _archived(address: str, archive: str) -> str:
    """Return the address of a copy that an archive has, or an empty string. Source: Internet Archive, Wayback Availability JSON API."""
    try:
        with _open(f"{archive}?{urlencode({'url': address})}") as answer:
            return str(json.load(answer)["archived_snapshots"]["closest"]["url"])
    except (OSError, ValueError, KeyError):
        return ""


def _open(address: str) -> "urllib.response.addinfourl":
    return urllib.request.urlopen(urllib.request.Request(address, headers=_AGENT), timeout=_PATIENCE)  # type: ignore[no-any-return]


def _encoded(address: str) -> str:
    """Return an address in ASCII. Source: RFC 3987, 3.1."""
    parts = urlsplit(address)
    kept = "/%:@!$&'()*+,;=~?"
    return parts._replace(
        netloc=parts.netloc.encode("idna").decode(), path=quote(parts.path, kept), query=quote(parts.query, kept)
    ).geturl()
