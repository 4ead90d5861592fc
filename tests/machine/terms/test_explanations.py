"""What a card says of a word: the definition as its page shows it, without links, tables as tables."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from plansite.publish.markup import tables, tree
from plansite.terms import explanations, model
from plansite.terms.explanations import Explanation

TABLE = (
    '\n<div class="table-region">\n<table>\n<thead>\n<tr>\n<th scope="col">型</th>\n<th scope="col">数</th>\n</tr>\n</thead>\n'
    '<tbody>\n<tr>\n<th scope="row">大</th>\n<td>三つ</td>\n</tr>\n</tbody>\n</table>\n</div>'
)


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("水を上げる機械。", "水を上げる機械。"),
        ("[水](/plan.md)を[上げる](https://a.example/)機械。", "水を上げる機械。"),
        ("機械。\n\n| 型 | 数 |\n| --- | --- |\n| 大 | 三つ |", f"機械。{TABLE}"),
        ("- 水\n- 湯", "<ul>\n<li>水</li>\n<li>湯</li>\n</ul>"),
    ],
)
def test_definition(definition: str, expected: str, tmp_path: Path) -> None:
    indented = definition.replace("\n", "\n        ")
    text = f"terms:\n  - id: pump\n    origin: site\n    ja:\n      term: ポンプ\n      reading: ぽんぷ\n      definition: |\n        {indented}\n"
    (tmp_path / "terms.yaml").write_text(text, encoding="utf-8")
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, ("ja",))

    def html(root: Element) -> str:
        tables.frame(root, "表")
        return tree.html(root)

    assert explanations.explanations(glossary, "ja", html) == {"pump": Explanation("pump", "ja", "ポンプ", "ぽんぷ", expected)}


def test_what_an_entry_says_in_brief(tmp_path: Path) -> None:
    text = "terms:\n  - id: pump\n    origin: site\n    en: {term: pump, brief: 'It moves [water](/plan.md).', definition: A machine. It hums.}\n"
    (tmp_path / "terms.yaml").write_text(text, encoding="utf-8")
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, ("en",))
    assert explanations.explanations(glossary, "en", tree.html) == {"pump": Explanation("pump", "en", "pump", "pump", "It moves water.")}


def test_linked() -> None:
    """Each word once, in the order of the page; a word that has no explanation has none."""
    pump, water = (Explanation(name, "ja", name, name, name) for name in ("pump", "water"))
    page = "".join(f'<p><a class="glossary-term" data-term="{name}">語</a></p>' for name in ("water", "none", "pump", "water"))
    assert list(explanations.linked(f'{page}<a data-term="other">語</a>', {"pump": pump, "water": water})) == [water, pump]
