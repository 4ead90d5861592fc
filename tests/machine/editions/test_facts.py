"""Every fact stands in its section in every language; each is changed once and must be missed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plansite.content import Content
from plansite.editions import facts
from plansite.editions.facts import Fact, Facts, Line
from plansite.editions.pages import Editions
from plansite.files import yamlfile
from plansite.terms import model

from ..told import told

LOCALES = ("ja", "ja-easy", "en")

FACTS = """facts:
  - {"no": 1, section: s1, date: "2016-12"}
  - {"no": 2, section: s1, date: [FY2022, FY2025]}
  - {"no": 3, section: s1, year: "2016", ja: "{year}年法律第103号", en: "Act No. 103 of {year}"}
  - {"no": 4, section: s1, all: "48.2%", times: {en: 2}}
  - {"no": 5, section: "fn:1", ja: p17, en: p. 17}
  - {"no": 6, section: s1, ja: 四つ, en: {absent: 英語では書かない。}}
"""
JA = "# 題 {#s1}\n\n平成28（2016）年12月の法律（平成28年法律第103号）。令和4（2022）年度から令和7（2025）年度。48.2%。四つ。[^1]\n\n[^1]: p17\n"
EN = "# T {#s1}\n\nDecember 2016: Act No. 103 of 2016, fiscal 2022 to fiscal 2025, 48.2% (48.2%).[^1]\n\n[^1]: p. 17\n"


@pytest.mark.parametrize(
    ("locale", "before", "after", "expected"),
    [
        ("en", "", "", []),
        (
            "en",
            "December 2016",
            "December 2018",
            [
                "docs/en/a.md:6 FACT004 s1 en december 2016 facts.yaml:2 1 2018、103、2016、2022、2025、48.2",
                "docs/en/a.md:6 FACT005 2018 s1",
            ],
        ),
        (
            "en",
            "# T {#s1}\n\nDecember 2016: Act No. 103 of 2016",
            "# 77 {#s0}\n\n# T {#s1}\n\nDecember 2016: Act No. 103 of 2017",
            [
                "docs/en/a.md:8 FACT004 s1 en act no. 103 of 2016 facts.yaml:4 3 2016、103、2017、2022、2025、48.2",
                "docs/en/a.md:8 FACT005 2017 s1",
            ],
        ),
        ("ja", "四つ。[^1]", "四[^1]つ。", []),
        (
            "en",
            "(48.2%)",
            "(48.3%)",
            [
                "docs/en/a.md:6 FACT004 s1 en 48.2% facts.yaml:5 4 2016、103、2022、2025、48.2、48.3",
                "docs/en/a.md:6 FACT005 48.3 s1",
            ],
        ),
        (
            "en",
            "p. 17",
            "p. 71",
            [
                "docs/en/a.md:8 FACT004 fn:1 en p. 17 facts.yaml:6 5 71",
                "docs/en/a.md:8 FACT005 71 fn:1",
            ],
        ),
        (
            "ja",
            "令和7（2025）年度",
            "令和8（2026）年度",
            [
                "docs/ja/a.md:6 FACT004 s1 ja 令和7(2025)年度 facts.yaml:3 2 28、2016、12、103、4、2022、8、2026、48.2",
            ],
        ),
    ],
)
def test_missing(
    editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path, locale: str, before: str, after: str, expected: list[str]
) -> None:
    texts = {"ja": JA, "en": EN}
    assert not before or texts[locale].count(before) == 1
    texts[locale] = texts[locale].replace(before, after) if before else texts[locale]
    editions = editions_of({f"{each}/a.md": text for each, text in texts.items()})
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "terms.yaml").write_text("terms: []\n", encoding="utf-8")
    carried, problems = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja", "en"))
    glossary, more = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en"))
    assert [*problems, *more] == []
    sections = facts.sections(editions, glossary)
    found = [*facts.missing(carried, editions, glossary, sections), *facts.strange_numbers(carried, editions, sections)]
    assert told(found) == expected


@pytest.mark.parametrize(
    ("place", "second", "expected"),
    [
        ("b.md#fn:1", "p. 18", []),
        ("b.md#fn:1", "p. 17", ["docs/en/b.md:6 FACT004 b.md#fn:1 en p. 18 facts.yaml:2 1 17", "docs/en/b.md:6 FACT005 17 b.md#fn:1"]),
        ("fn:1", "p. 18", ["facts.yaml:2 FACT060 1 fn:1 a.md#fn:1, b.md#fn:1"]),
        ("fn:2", "p. 18", ["facts.yaml:2 FACT004 fn:2 ja p18 facts.yaml:2 1 –"]),
    ],
)
def test_a_note_belongs_to_its_page(
    editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path, place: str, second: str, expected: list[str]
) -> None:
    def page(note: str) -> str:
        return f"# T {{#s}}[^1]\n\n[^1]: {note}\n"

    editions = editions_of({"ja/a.md": page("p17"), "ja/b.md": page("p18"), "en/a.md": page("p. 17"), "en/b.md": page(second)})
    (tmp_path / "facts.yaml").write_text(f'facts:\n  - {{"no": 1, section: "{place}", ja: p18, en: p. 18}}\n', encoding="utf-8")
    (tmp_path / "terms.yaml").write_text("terms: []\n", encoding="utf-8")
    carried, _ = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja", "en"))
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en"))
    sections = facts.sections(editions, glossary)
    found = [*facts.missing(carried, editions, glossary, sections), *facts.strange_numbers(carried, editions, sections)]
    assert told(found) == expected


GLOSSARY = """terms:
  - id: open-data
    origin: plan
    references:
      - {title: 指針（2017年）, url: "https://plan.example/2018"}
      - {title: 2020年の表, url: "https://plan.example/"}
    ja:
      term: 2030オープンデータ
      reading: おーぷんでーた
      definition: 10万人が使うこと。
    en: {term: open data 2030, definition: "What 100,000 people use."}
"""


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("term: open-data, ja: 10万人, en: '100,000 people'", []),
        ("term: open-data, all: '2018', shared: 'true'", []),
        (
            "term: open-date, all: '1'",
            ["facts.yaml:2 FACT003 1 open-date (FORM001 open-data)"],
        ),
        (
            "term: open-data, all: '2019', shared: 'true'",
            [
                "terms.yaml:4 FACT004 term:open-data en 2019 facts.yaml:2 1 2017、2018、2020",
                "terms.yaml:4 FACT004 term:open-data ja 2019 facts.yaml:2 1 2017、2018、2020",
            ],
        ),
        (
            "term: open-data, ja: 2031オープンデータ, en: '100,001 people'",
            [
                "terms.yaml:8 FACT004 term:open-data ja 2031オープンデータ facts.yaml:2 1 2030、10",
                "terms.yaml:11 FACT004 term:open-data en 100,001 people facts.yaml:2 1 2030、100,000",
            ],
        ),
        # A section that is not translated is no fault of a translation.
        (
            "section: s9, all: 四つ",
            ["facts.yaml:2 FACT004 s9 ja 四つ facts.yaml:2 1 –"],
        ),
    ],
)
def test_facts_of_entries(editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path, fact: str, expected: list[str]) -> None:
    editions = editions_of({"ja/a.md": "# 題 {#s1}\n", "en/a.md": "# T {#s1}\n"})
    (tmp_path / "facts.yaml").write_text(f'facts:\n  - {{"no": 1, {fact}}}\n', encoding="utf-8")
    (tmp_path / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    carried, problems = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja", "en"))
    glossary, more = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en"))
    sections = facts.sections(editions, glossary)
    found = [
        *facts.without_term(carried, glossary),
        *facts.missing(carried, editions, glossary, sections),
        *facts.strange_numbers(carried, editions, sections),
    ]
    assert told([*problems, *more, *found]) == expected


def test_lines(editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path) -> None:
    """A line a block, folded; the number of a list's item is a label, the mark of a note is nothing."""
    (tmp_path / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, ("ja",))
    text = "# 1 ＡＢ {#s1}\n\n一つ[^1]、二つ。\n\n1. 三つ\n\n- 四つ\n\n[^1]: 注\n"
    entry = [Line("2030オープンデータ", "terms.yaml", 8), Line("10万人が使うこと。", "terms.yaml", 10)]
    page = "docs/ja/a.md"
    assert facts.sections(editions_of({"ja/a.md": text}), glossary)["ja"] == {
        "s1": [Line("1 ab", page, 4), Line("一つ、二つ。", page, 6), Line("三つ", page, 8, "1. "), Line("四つ", page, 10)],
        "fn:1": [Line("注", page, 12)],
        "term:open-data": entry,
    }
    both = "指針(2017年) https://plan.example/2018 2020年の表 https://plan.example/"
    assert facts.references(glossary) == {"term:open-data": [Line(both, "terms.yaml", 4)]}


@pytest.mark.parametrize(
    ("written", "lines", "expected"),
    [
        # Longer texts take their places first, in any order and in any form.
        ([{"all": "年"}, {"all": "2016年12月"}], ["2016年12月、年"], []),
        ([{"all": "2016年12月"}, {"all": "年"}], ["2016年12月"], ["年"]),
        ([{"date": "2016", "times": {"ja": 2}}], ["平成28(2016)年と平成28年"], []),
        ([{"date": "2016", "times": {"ja": 3}}], ["2016年、平成28年、平成28(2016)年"], []),
        ([{"all": "四つ"}], ["四", "つ"], []),
        ([{"all": "四つ"}], ["四つ", "四つ"], ["四つ"]),
        ([{"all": "四つ"}, {"all": "四つ"}], ["四つ", "四 つ"], []),
    ],
)
def test_lacking(written: list[dict[str, Any]], lines: list[str], expected: list[str]) -> None:
    model = facts.file_model(("ja",))
    carried = model(facts=[{"no": number, "section": "s1", **each} for number, each in enumerate(written)]).facts
    found = facts.lacking(carried, [Line(text, "", 0) for text in lines], "ja")
    assert [forms[0] for _, forms in found] == expected


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("9", "9", True),
        ("9", "19 95 9.5 1,9 9,1", False),
        ("9", "年9。", True),
        ("9つ", "19つ", False),
        ("9つ", "9つ5", True),
        ("第9", "1第9", True),
        ("第9", "第95", False),
        ("第 9 期", "第9\n期", True),
    ],
)
def test_pattern(text: str, where: str, found: bool) -> None:
    assert bool(facts.pattern(text).search(where)) == found


def test_allowed_numbers(tmp_path: Path) -> None:
    """Those of the original, as other languages write them, and those of the section's facts: also of what explains a fiscal year."""
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    carried, _ = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja", "en"))
    original = [Line("10万", "", 0), Line("人と令和3年", "", 0)]
    assert facts.allowed_numbers(carried, original, "fn:1", "en") == {"100,000", "100", "0.1", "3", "2021", "17"}
    own = {"2016", "2022", "2025", "103", "48.2"}
    assert facts.allowed_numbers(carried, [], "s1", "en") == own | {"2023", "2026", "3", "4"}
    assert facts.numbers_of_laws(carried, "en") == {"103", "2016"}


def test_a_plan_may_have_no_facts(tmp_path: Path) -> None:
    carried, problems = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja",))
    assert (carried.facts, carried.document.path, problems) == ((), "facts.yaml", [])


def test_form(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text('facts:\n  - {"no": 1, sektion: s1}\n', encoding="utf-8")
    _, problems = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja",))
    assert told(problems) == [
        "facts.yaml:2 FORM011 facts.sektion (FORM001 section) no, section, term, date, year, all, shared, times, event, ja"
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{no: 1, section: s1, date: 2012/12}", "FORM051 facts.date 2012/12 (FACT001)"),
        ("{no: 1, section: s1, date: [2012-01, 21]}", "FORM052 facts.date ['2012-01', '21'] (FACT001)"),
        ("{no: 1, section: s1, year: R4}", "FORM044 (FORM042 facts.year R4) 2016"),
    ],
)
def test_what_is_no_date(tmp_path: Path, entry: str, expected: str) -> None:
    (tmp_path / "facts.yaml").write_text(f"facts:\n  - {entry}\n", encoding="utf-8")
    carried, problems = facts.load(tmp_path / "facts.yaml", tmp_path, ("ja",))
    assert (carried.facts, told(problems)) == ((), [f"facts.yaml:2 {expected}"])


def test_every_fact_stands_in_every_language(site_content: Content) -> None:
    found = facts.missing(site_content.facts, site_content.editions, site_content.glossary, site_content.sections)
    assert told(found) == []


def changes(text: str) -> Iterator[str]:
    """Give `text` with each of its digits changed in turn; a text without digits with its first letter changed."""
    for match in re.finditer(r"\d", text):
        yield text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]
    if not re.search(r"\d", text):
        yield f"x{text[1:]}"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_changed_fact_is_missed(site_content: Content, locale: str) -> None:
    """Change each fact once, digit by digit, where it stands: all that a language carries are caught."""
    carried, caught = 0, 0
    shared = facts.references(site_content.glossary)
    sections = site_content.sections[locale]
    for fact in site_content.facts.facts:
        place = shared if fact.shared else sections
        written = facts.texts(fact, "ja" if fact.shared else locale)
        if not written:
            continue
        carried += 1
        caught += all(_is_missed(site_content.facts, fact, forms, place[fact.place], locale) for forms in written)
    assert caught == carried
    assert carried


def _is_missed(every: Facts, fact: Fact, forms: tuple[str, ...], lines: list[Line], locale: str) -> bool:
    """Say whether each change of a fact's text in its section makes some fact of the section lacking."""
    here = [other for other in every.facts if other.place == fact.place and other.shared == fact.shared]
    language = "ja" if fact.shared else locale
    index, form = next(
        (index, form) for index, line in enumerate(lines) for form in forms if facts.pattern(form).search(line.label + line.text)
    )
    for changed in changes(form):
        text = facts.pattern(form).sub(changed.replace("\\", r"\\"), lines[index].label + lines[index].text, count=1)
        altered = [*lines[:index], Line(text, "", 0), *lines[index + 1 :]]
        if not list(facts.lacking(here, altered, language)):
            return False
    return True


@pytest.mark.parametrize("locale", ["ja-easy", "en"])
def test_any_changed_digit_of_a_translation_is_found(site_content: Content, locale: str) -> None:
    """Change each digit of the plan's translated pages, one at a time: a fact is missed, or a strange number is seen.

    Left out are the numbers that parity compares (headings, lists of headings), names with digits, and what explains a fiscal year.
    """
    elsewhere = re.compile(
        r"covid-19|[「第]\S*?\d\S*?[」画]|\d{4}年4月から \d{4}年3月|\d{4}年4月からの 1年|4月から|(?:fiscal \d{4}: )?april \d{4} to march \d{4}"
    )
    plan = {page.source for page in site_content.plan_pages()}
    original = site_content.sections["ja"]
    sections = site_content.sections[locale]
    paths = {page.path for source, page in site_content.editions[locale].items() if source in plan}
    headings = {(page.path, section.line) for page in site_content.editions[locale].values() for section in page.sections}
    tried, escaped = 0, []
    for place, lines in sections.items():
        here = [fact for fact in site_content.facts.facts if fact.place == place and not fact.shared]
        allowed = facts.allowed_numbers(site_content.facts, original.get(place, []), place, locale)
        allowed |= facts.numbers_of_laws(site_content.facts, locale)
        for index, line in enumerate(lines if place != "contents" else []):
            held = {offset for found in elsewhere.finditer(line.text) for offset in range(*found.span())}
            heading = (line.path, line.number) in headings
            for match in re.finditer(r"\d", line.text if line.path in paths and not heading else ""):
                if match.start() in held:
                    continue
                text = line.text[: match.start()] + str((int(match[0]) + 1) % 10) + line.text[match.end() :]
                altered = [*lines[:index], Line(text, line.path, line.number, line.label), *lines[index + 1 :]]
                tried += 1
                strange = {number for number in facts.numbers(text) if number not in allowed}
                if not strange and not list(facts.lacking(here, altered, locale)):
                    escaped.append((place, line.text[max(0, match.start() - 12) : match.end() + 12]))
    assert tried
    assert not escaped, "\n".join(f"@ {place} | {text}" for place, text in escaped)


@pytest.mark.parametrize(
    ("fact", "text", "found"),
    [
        ("9", "9 つ", True),
        ("9", "は9。", True),
        ("9", "9.5", False),
        ("9", "9,500", False),
        ("9", "19", False),
        ("9", "95", False),
        ("5", "9.5", False),
        ("500", "9,500", False),
        ("9", "9.", True),
        ("9", "9、5", True),
        ("9.5", "9.5", True),
        ("9.5", "9.55", False),
        ("9.5", "19.5", False),
        ("9本", "9本5", True),
        ("第9", "第9.5", False),
        ("令和4年", "令和 4年", True),
    ],
)
def test_a_number_is_not_found_within_another(fact: str, text: str, found: bool) -> None:
    assert (facts.pattern(fact).search(text) is not None) is found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10万人", {"100,000", "100", "0.1"}),
        ("1.5万本", {"15,000", "15"}),
        ("3千人", {"3,000", "3"}),
        ("12万3,456人", {"123,456", "123.456", "0.123456"}),
        ("150万円", {"1,500,000", "1,500", "1.5"}),
        ("2億円", {"200,000,000", "200,000", "200", "0.2"}),
        ("1億2千万円", {"120,000,000", "120,000", "120", "0.12"}),
        ("12億5,000万円", {"1,250,000,000", "1,250,000", "1,250", "1.25"}),
        ("1.2兆円", {"1,200,000,000,000", "1,200,000,000", "1,200,000", "1,200", "1.2"}),
        ("12,345千円", {"12,345,000", "12,345", "12.345"}),
        ("三億五千万円", {"350,000,000", "350,000", "350", "0.35"}),
        ("百五十万人、一万二千人", {"1,500,000", "1,500", "1.5", "12,000", "12"}),
        ("万一9", {"9"}),
        ("3,000人", {"3,000"}),
        ("第5，6条", {"5,6", "5", "6"}),
        ("平成29年7月～30年3月", {"29", "7", "30", "3", "2017", "2018"}),
        ("令和3～5年度、H30.4", {"3", "5", "30.4", "30", "4", "2021", "2022", "2023", "2024", "2018"}),
        ("令和3〜5年", {"3", "5", "2021", "2023"}),
        ("令和4、5、6年", {"4", "5", "6", "2022", "2023", "2024"}),
        ("R5～R9、令元、平23", {"5", "9", "23", "2023", "2027", "2019", "2011"}),
        ("2022.4.01、S.64.1.7", {"2022.4.01", "2022", "4", "01", "64.1.7", "64", "1", "7", "1989"}),
        ("2022～26年", {"2022", "2026"}),
        ("昭和50年代", {"50", "1975", "1984"}),
        ("大正12年、S60年", {"12", "60", "1923", "1985"}),
        ("2022年度末", {"2022", "2023"}),
        ("二十九人、千人、二〇二二年", {"29", "1000", "2022"}),
        ("千九百八十九年、百三号", {"1989", "103"}),
        ("平成二十九年、三千五百円", {"29", "2017", "3500"}),
        ("3割5分と15時", {"3", "5", "35", "15", "00"}),
        ("7～8割、3割3分3厘", {"7", "8", "70", "80", "3", "33.3"}),
        ("正午から午後5時半", {"12", "0", "5", "17", "30", "00"}),
        ("第Ⅳ期", {"4"}),
    ],
)
def test_numbers_of_a_text_in_the_forms_of_other_languages(text: str, expected: set[str]) -> None:
    original = [Line(facts.fold(text), "a.md", 1)]
    assert facts.allowed_numbers(Facts((), yamlfile.Document("facts.yaml", {}, {}, {})), original, "s1", "en") == expected


@pytest.mark.parametrize(
    ("locale", "original", "translation", "expected"),
    [
        ("en", "10万人", "10 million people", ["10"]),
        ("en", "1億人", "0.1 billion people", []),
        ("en", "2021年度から2025年度", "FY2021-25, FY 2021/22", []),
        ("en", "2021年度から2025年度", "FY2021–27", ["2027"]),
        ("en", "電話 0241", "+241", []),
        ("ja-easy", "15,000人と5百万円", "1万5千人と 500万円", []),
        ("ja-easy", "1億2,345万円", "1億 2,345万円", []),
        ("ja-easy", "15,000人", "1万6千人", ["16,000"]),
        ("zh", "10万人", "10万人、100,000人", []),
        ("de", "1,234人の33.3％", "33,3 % von 1.234", []),
        ("de", "1,234人", "1.235", ["1.235"]),
        ("fr", "1,234,567人の33.3％", "33,3 % de 1 234 567", []),
        ("fr", "1,234人", "1 235", ["1235"]),
        ("hi", "100,000人の35％", "1,00,000 में से ३५%", []),
        ("hi", "35人", "३६", ["३६"]),
        ("xx", "1,234人", "1,234", []),
    ],
)
def test_numbers_as_languages_write_them(
    editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path, locale: str, original: str, translation: str, expected: list[str]
) -> None:
    own = "# T {#s}\n\n"
    editions = editions_of({"ja/a.md": own + original + "\n", f"{locale}/a.md": own + translation + "\n"})
    (tmp_path / "terms.yaml").write_text("terms: []\n", encoding="utf-8")
    glossary, _ = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", locale))
    none = Facts((), yamlfile.Document("facts.yaml", {}, {}, {}))
    found = facts.strange_numbers(none, editions, facts.sections(editions, glossary))
    assert told(found) == [f"docs/{locale}/a.md:6 FACT005 {number} s" for number in expected]
