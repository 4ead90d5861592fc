"""What pages ask for in their front matter is there."""

from pathlib import Path

import pytest

from plansite.editions import pages
from plansite.files import markdownfile

from ..told import told

NOTHING = "で加えるものがありません。"
MEND = "この行を消すか、元になるデータを置いてください。"


@pytest.mark.parametrize(
    ("front", "parts", "expected"),
    [
        ("", set(), []),
        ("appends: accessibility\n", {"accessibility"}, []),
        ("appends: accessibility\n", set(), ["docs/ja/a.md:1 PAGE013 accessibility "]),
        (
            "appends: acessibility\n",
            {"accessibility"},
            ["docs/ja/a.md:1 PAGE013 acessibility (FORM001 accessibility)"],
        ),
    ],
)
def test_parts_are_made(front: str, parts: set[str], expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "docs" / "ja" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\norigin: site\n{front}---\n\n# 題\n", encoding="utf-8")
    page, _ = markdownfile.read(path, tmp_path, path.parent)
    assert page is not None
    assert told(pages.parts_are_made({"ja": {page.source: page}}, parts)) == expected
