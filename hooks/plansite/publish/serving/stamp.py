"""What a built site says of itself to whoever looks after it: /version.json."""

import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from plansite.accessibility import results
from plansite.content import Content
from plansite.files import git
from plansite.files.problem import Problem

NAME = "version.json"


def stamp(site: Content, pages: Mapping[str, Collection[str]], problems: Collection[Problem], day: date) -> str:
    """Return the commit and the day of a build, what it holds, and what the checks found, as JSON.

    `pages` holds the pages written in each locale. Without git there is no commit; `changed` says that files are not as it has them.
    """
    root = site.project.root
    found, _ = results.read(site.project.test_results, root)
    said = {
        "commit": git.text(root, "rev-parse", "HEAD"),
        "changed": git.text(root, "status", "--porcelain", ".") != "",
        "date": day.isoformat(),
        "counts": {"pages": {locale: len(each) for locale, each in pages.items()}, "terms": len(site.glossary.terms)},
        "checks": {
            "problems": sum(not problem.warning for problem in problems),
            "warnings": sum(problem.warning for problem in problems),
            "accessibility": dict(sorted(Counter(each.outcome for each in found.criteria.values()).items())) if found else {},
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
