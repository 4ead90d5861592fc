"""What an editor with yaml-language-server shows while people type: a real server, with the settings of .vscode."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite.files import message, table
from plansite.terms import model

from ..conftest import ROOT
from ..languageserver import LanguageServer, for_editors
from .plan import PLAN


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with for_editors(ROOT) as found:
        yield found


NO_TEXT = '文字を一つだけ書いてください。数や true は引用符で囲みます。例: "100"'
NO_TEXT_OR_INTEGER = "文字か整数を一つだけ書いてください。小数や true は引用符で囲みます。"
NO_LIST = "一覧にしてください。かっこ [ ] の中に並べるか、一行に一つずつ「- 」の後に書きます。"
NO_READING = "読みを「言葉: よみ」の形で、ひらがなで書いてください。{reading: …, review: true} は案です。確かめてから直してください。"

UNDERLINED: dict[str, tuple[str, str, list[tuple[int, str]]]] = {
    "misspelt key, wrong origin, list for text, missing term": (
        "glossary/terms.yaml",
        """terms:
  - id: ai
    origin: sight
    realted: []
    ja:
      term: [AI]
      definitoin: 説明
    en:
      reading: ai
""",
        [
            (3, '値が許可されていません。有効な値: "plan", "site", "name"。'),
            (4, "プロパティ realted は許可されていません。"),
            (6, NO_TEXT),
            (7, "プロパティ definitoin は許可されていません。"),
            (8, 'Missing property "term".'),
        ],
    ),
    "form of id and address, text for list, number for text, no value, duplicate key": (
        "glossary/terms.yaml",
        """terms:
  - id: AI
    origin: plan
    related: data
    references: [{url: www.example.jp}]
    ja:
      term: 5
      reading:
      reading: えーあい
""",
        [
            (2, "半角の英小文字・数字・ハイフンで書いてください。例: open-data"),
            (4, NO_LIST),
            (5, "http:// か https:// で始めてください。"),
            (7, NO_TEXT),
            (8, "Map keys must be unique"),
            (8, NO_TEXT),
        ],
    ),
    "tab": (
        "glossary/terms.yaml",
        "terms:\n  - id: ai\n    origin: plan\n\tlink: all\n",
        [(4, "Tabs are not allowed as indentation"), (4, "プロパティ link は許可されていません。")],
    ),
    "common words": (
        "glossary/common-words.yaml",
        "words:\n  - バス\n  - 5\n  - バス\nword: []\n",
        [(2, "配列に重複する項目があります。"), (3, NO_TEXT), (5, "プロパティ word は許可されていません。")],
    ),
    "search words": (
        "glossary/search-words.yaml",
        "places:\n  ch1: {ja: いつまで}\n  ch2: {en: [5]}\n",
        [(2, NO_LIST), (3, NO_TEXT)],
    ),
    "spellings": (
        "glossary/spellings.yaml",
        "spellings:\n  en: {colour: 5}\nspelling: {}\n",
        [(2, NO_TEXT), (3, "プロパティ spelling は許可されていません。")],
    ),
    "words of easy Japanese": (
        "glossary/easy-words.yaml",
        "loanword: []\nlatin: cm\nknown:\n  - true\n",
        [(1, "プロパティ loanword は許可されていません。"), (2, NO_LIST), (4, NO_TEXT)],
    ),
    "readings": (
        "glossary/readings.yaml",
        "words:\n  県民: ケンミン\n  かな: かな\n  見直し: {reading: みなおし, review: true}\n",
        [(2, NO_READING), (3, "漢字のある言葉と読みを「言葉: よみ」の形で、一行に一つずつ書いてください。"), (4, NO_READING)],
    ),
    "facts": (
        "source/facts.yaml",
        """facts:
  - {no: 一, section: s1, date: 令和4年}
  - "no": 2
    section: s1
    date: 22
    years: 2016
  - "no": 3
    term: ai
    all: 4.5
    times: 二度
  - section: s1
    shared: 1
    en: {absent: [いらない]}
  - "no": 5
    all: どこの
""",
        [
            (2, "2012、2016-12、2020-12-25 か、年度なら FY2021 のように書いてください。"),
            (2, "整数を書いてください。"),
            (5, "値が最小値 1000 を下回っています。"),
            (6, "プロパティ years は許可されていません。"),
            (9, NO_TEXT_OR_INTEGER),
            (10, 'Incorrect type. Expected "回数".'),
            (11, 'Missing property "no".'),
            (12, '値が許可されていません。有効な値: "true", "false"。'),
            (13, NO_TEXT_OR_INTEGER),
            (14, 'Missing property "section".'),
        ],
    ),
    "corrections": (
        "source/corrections.yaml",
        """kinds:
  space: {ja: {label: 空白}}
corrections:
  - id: E1
    kind: space
    certainty: sure
    why: 理由
    changes:
      - {line: 0, before: 前}
      - {join: [1], before: 前, after: 後}
      - {before: 前, after: 後}
      - {line: 1, join: [1, 2], before: 前, after: 後}
""",
        [
            (2, 'Missing property "text".'),
            (6, '値が許可されていません。有効な値: "certain", "likely"。'),
            (7, 'Incorrect type. Expected "理由".'),
            (9, 'Missing property "after".'),
            (9, "値が最小値 1 を下回っています。"),
            (10, "配列の項目数が少なすぎます。2 項目以上必要です。"),
            (11, 'Missing property "line".'),
            (12, "複数のスキーマに一致しています。1つだけが有効である必要があります。"),
        ],
    ),
    "exceptions": (
        "source/link-exceptions.yaml",
        'exceptions:\n  - {locale: en, section: s1, term: ai}\n  - {locale: en, section: s1, term: ai, why: ""}\n',
        [(2, 'Missing property "why".'), (3, "文字列の長さが最小長 1 未満です。")],
    ),
    "labels": ("labels/en.yaml", "home: Home\nnext: [Next]\nprevious:\n", [(2, NO_TEXT), (3, NO_TEXT)]),
}


@pytest.mark.parametrize(("path", "text", "expected"), UNDERLINED.values(), ids=UNDERLINED)
def test_mistakes_are_underlined(server: LanguageServer, path: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert server.diagnostics(ROOT / path, text) == expected


MODELINE = re.compile(r"# yaml-language-server: \$schema=(.+)\n")
WITH_SCHEMA = [path for path in sorted(PLAN.glob("*/*.yaml")) if MODELINE.match(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", WITH_SCHEMA, ids=lambda path: path.name)
def test_the_first_line_is_enough(server: LanguageServer, path: Path) -> None:
    """An editor that does not read .vscode finds the schema by the file's first line."""
    line = MODELINE.match(path.read_text(encoding="utf-8"))
    assert line is not None
    elsewhere, mistaken = ROOT / path.parent.name / "elsewhere.yml", "1\n"
    assert server.diagnostics(elsewhere, mistaken) == []
    assert len(server.diagnostics(elsewhere, line[0] + mistaken)) == 1


# What is written as a term's headword; whether the check refuses it; whether the editor underlines it.
SCALARS = [
    ("言葉", False, False),
    ("5G", False, False),
    ("E03", False, False),
    ("2022-03", False, False),
    ("'100'", False, False),
    ("100", True, True),
    ("5.0", True, True),
    ("0x1F", True, True),
    ("true", True, True),
    ("~", True, True),
    ("[言葉]", True, True),
    ('"言葉', True, True),
    ("言葉: 説明", True, True),
    ("&言葉 言葉", True, True),
    ("*言葉", True, True),
    ("@言葉", True, True),
    # The editor reads YAML 1.2, in which these are text; the check says of them what to quote.
    ("no", True, False),
    ("on", True, False),
    ("2022-03-25", True, False),
    ("1_000", True, False),
]


@pytest.mark.parametrize(("written", "refused", "underlined"), SCALARS)
def test_the_editor_underlines_nothing_that_the_check_accepts(
    server: LanguageServer, tmp_path: Path, written: str, refused: bool, underlined: bool
) -> None:
    text = f"terms:\n  - id: x\n    origin: site\n    ja:\n      term: {written}\n"
    path = tmp_path / "terms.yaml"
    path.write_text(text, encoding="utf-8")
    assert bool(model.load(path, tmp_path, ("ja",))[1]) == refused
    assert bool(server.diagnostics(ROOT / "glossary" / "terms.yaml", text)) == underlined


FORMS = table.read(Path(message.__file__).with_name("forms.yaml"))


def described(form: str, *keys: str) -> dict[str, str]:
    """Return what editors are told of keys of a form."""
    return {key: FORMS[form]["properties"][key]["description"] for key in keys}


ORIGIN = described("terms.model.Term", "origin")["origin"]
LOCALES = ("ja", "ja-easy", "en")

COMPLETED: dict[str, tuple[str, str, dict[str, str]]] = {
    "keys of a term": (
        "glossary/terms.yaml",
        "terms:\n  - id: ai\n    origin: plan\n    ‸",
        {
            **described("terms.model.Term", "link", "related", "explained", "figure", "references", "exact_match", "match", "not"),
            **{locale: f"「{locale}」での見出しと説明" for locale in LOCALES},
        },
    ),
    "keys of a language": (
        "glossary/terms.yaml",
        "terms:\n  - id: ai\n    origin: plan\n    ja:\n      term: AI\n      ‸",
        described(
            "terms.model.Wording",
            *("reading", "spaced", "aliases", "search", "number", "standing", "brief", "definition", "figure", "example", "since"),
        ),
    ),
    "values": ("glossary/terms.yaml", "terms:\n  - id: ai\n    origin: ‸\n", {"plan": ORIGIN, "site": ORIGIN, "name": ORIGIN}),
    "lists of words": (
        "glossary/easy-words.yaml",
        "‸",
        described("easy.lists.File", "loanwords", "latin", "mimetic", "known", "joined", "glosses"),
    ),
    "keys of a fact": (
        "source/facts.yaml",
        'facts:\n  - "no": 1\n    section: s1\n    ‸',
        {
            **described("editions.facts.Fact", "term", "date", "year", "all", "shared", "times", "event"),
            **{locale: f"「{locale}」の文での書き方。いくつもあれば一覧にします" for locale in LOCALES},
        },
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), COMPLETED.values(), ids=COMPLETED)
def test_completion(server: LanguageServer, path: str, text: str, expected: dict[str, str]) -> None:
    # The tag that mkdocs.yml needs is known to the editor for every file, and offered in each.
    assert server.completion(ROOT / path, text) == {"!ENV": "", **expected}


HOVERED = [
    (
        "glossary/terms.yaml",
        "terms:\n  - id: ai\n    ori‸gin: plan\n",
        f"#### だれの言葉か\n\n{ORIGIN}\n\n許可された値:\n\n* `plan`\n* `site`\n* `name`\n",
    ),
    (
        "glossary/readings.yaml",
        "words:\n  県‸民: けんみん\n",
        "#### 人が確かめた読みの一覧\n\n言葉の読み。ひらがなで書きます。漢字ごとに分けられないときは、漢字と仮名の間に | を書きます\n\n"
        "例:\n\n```yaml\nあいづ\n```\n\n例:\n\n```yaml\nき|き|て\n```\n",
    ),
    (
        "source/corrections.yaml",
        "corrections:\n  - changes:\n      - {joi‸n: [1, 2]}\n",
        "#### つなぐ行\n\nつなぐ二つの行の番号\n\n例:\n\n```yaml\n- 500\n- 502\n```\n",
    ),
    ("source/link-exceptions.yaml", "exceptions:\n  - {wh‸y: 理由}\n", "#### 理由\n\nリンクする用語が元の節と違ってよい理由"),
]


@pytest.mark.parametrize(("path", "text", "expected"), HOVERED)
def test_hover(server: LanguageServer, path: str, text: str, expected: str) -> None:
    assert server.hover(ROOT / path, text) == expected
