"""Record that a translation has been compared with its original: `plan confirm NAME [LOCALE]`.

NAME is a section's anchor (ch2-s1-3), a term's id (open-data), a page's path (chapter-2/section-1.md) or `all`. For a term that was
taken out of the glossary, the record of its translations is taken out too.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from plansite import content
from plansite.content import Content
from plansite.editions import freshness
from plansite.editions.freshness import Behind
from plansite.files import problem
from plansite.files.message import Message, said


def main(name: str, locale: str) -> int:
    """Confirm what `name` stands for in the site in the current folder, in every language or in `locale`; return 1 where nothing is."""
    site = content.read(Path.cwd())
    if site.is_blocked:
        return problem.report(site.problems, sys.stdout)
    return confirm(site, [(name, locale)])


def confirm(site: Content, asked: Iterable[tuple[str, str]]) -> int:
    """Record each name, in its locale or in every one, and say what was recorded; return 1 where one of them stands for nothing."""
    found = {(name, locale): [each for each in site.behind if _is_meant(each, name, locale)] for name, locale in asked}
    idle = [name for (name, _), chosen in found.items() if not chosen and name not in site.gone]
    if len(idle) < len(found):
        record(site, (each for chosen in found.values() for each in chosen), site.gone.keys() & {name for name, _ in found})
    for (name, _), chosen in found.items():
        for each in chosen:
            print(said("DONE013", name=each.name, locale=each.locale))
        if name in site.gone:
            print(said("DONE014", name=name))
    for name in idle:
        names = tuple(sorted({each.name for each in site.behind})[:10])
        print(said("DONE011", name=name, changed=Message.of("DONE012", names=names) if names else ""))
    return 1 if idle else 0


def _is_meant(each: Behind, name: str, locale: str) -> bool:
    return name in ("all", each.name, each.source) and locale in ("", each.locale)


def record(site: Content, chosen: Iterable[Behind], gone: Iterable[str] = ()) -> None:
    """Write that the chosen translations were compared with their originals, without the terms that are `gone`."""
    originals = freshness.current(site.editions, site.glossary)
    confirmed = {locale: dict(kinds) for locale, kinds in site.confirmed.items()}
    for each in chosen:
        confirmed.setdefault(each.locale, {}).setdefault(each.kind, {})[each.name] = originals[each.kind][each.name]
    for kinds in confirmed.values():
        for name in gone:
            kinds.get(freshness.TERMS, {}).pop(name, None)
    if confirmed:
        site.project.confirmed.parent.mkdir(exist_ok=True)
        freshness.write(site.project.confirmed, confirmed)
