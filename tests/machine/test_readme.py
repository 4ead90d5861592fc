"""What the README tells people to write is right as it stands there."""

import re
import textwrap
from functools import partial
from pathlib import Path

import pytest

from plansite import check, content
from plansite.commands import layout
from plansite.files import problem

from ..conftest import ROOT, build
from .plan import confirm, copy


@pytest.mark.share(3)
def test_its_term_leaves_everything_green(root: Path, tmp_path: Path) -> None:
    """Added where it says, behind the last term of the site's own, and its translations recorded: nothing but a remark is said."""
    folder = copy(root, tmp_path / "plan")
    terms = folder / "glossary" / "terms.yaml"
    written = re.search(r" *```yaml\n(.*?) *```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert written is not None
    entries = re.split(r"\n(?=\n  (?:- id:|#))", terms.read_text(encoding="utf-8"))
    last = max(index for index, entry in enumerate(entries) if "    origin: site" in entry)
    entries[last] = f"{entries[last].rstrip()}\n\n{textwrap.indent(textwrap.dedent(written[1]), '  ').rstrip()}"
    terms.write_text("\n".join(entries), encoding="utf-8")
    assert confirm(folder, "smart-meter").returncode == 0
    site = content.read(folder)
    assert [each.message.id for each in check.problems_of(site)] == ["TERM034"]
    assert problem.lines(layout.differing(terms, folder, partial(layout.yaml_text, arrangement=layout.apart)), "ja") == []
    finished = build(folder, tmp_path / "site")
    assert finished.returncode == 0, finished.stderr
    assert (tmp_path / "site/ja-easy/glossary/smart-meter/index.html").is_file()
