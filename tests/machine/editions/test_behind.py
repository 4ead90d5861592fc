"""What a person confirmed of the translations, and which are behind their original."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plansite.editions import freshness
from plansite.editions.pages import Editions
from plansite.terms import model

from ..told import told

FILES = {
    "ja/a.md": "# 題 {#s1}\n\n文。[^1]\n\n## 項 {#s2}\n\n- 一つ\n\n[^1]: 注\n",
    "ja/b.md": "# 別 {#b}\n\n文。\n",
    "en/a.md": "# Title {#s1}\n\nText.[^1]\n\n## Item {#s2}\n\n- one\n\n## More {#s3}\n\n[^1]: Note\n",
    "no/b.md": "# Annet {#b}\n\nTekst.\n",
}
TERMS = """terms:
  - id: ai
    origin: site
    ja: {term: AI, definition: 知能。}
    en: {term: AI, definition: Text.}
    no-NO: {term: KI, definition: Tekst.}
  - {id: law, origin: name, ja: {term: 法}, en: {term: act}}
  - {id: map, origin: site, en: {term: map, definition: Text.}}
"""


def fingerprints(*names: str) -> dict[str, str]:
    """Return the SHA-256 of what these say of the original, cut to twelve digits."""
    every = {
        "s1": freshness.fingerprint(["題", "文。¹"]),
        "s2": freshness.fingerprint(["項", "一つ", "¹ 注"]),
        "b": freshness.fingerprint(["別", "文。"]),
        "ai": freshness.fingerprint(["AI", "知能。"]),
        "law": freshness.fingerprint(["法"]),
    }
    return {name: every[name] for name in names}


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [
        (
            {},
            [
                "docs/en/a.md:4 TRAN001 s1 en make confirm SECTION=s1 LOCALE=en",
                "docs/en/a.md:8 TRAN001 s2 en make confirm SECTION=s2 LOCALE=en",
                "docs/no/b.md:4 TRAN001 b no make confirm SECTION=b LOCALE=no",
                "terms.yaml:5 TRAN001 ai en make confirm SECTION=ai LOCALE=en",
                "terms.yaml:6 TRAN001 ai no make confirm SECTION=ai LOCALE=no",
            ],
        ),
        (
            {
                "en": {"sections": {**fingerprints("s1"), "s2": "0"}, "terms": fingerprints("ai")},
                "no": {"sections": fingerprints("b"), "terms": {"ai": "0"}},
            },
            [
                "docs/en/a.md:8 TRAN002 s2 en make confirm SECTION=s2 LOCALE=en",
                "terms.yaml:6 TRAN002 ai no make confirm SECTION=ai LOCALE=no",
            ],
        ),
    ],
)
def test_behind(
    confirmed: freshness.Fingerprints, expected: list[str], editions_of: Callable[[dict[str, str]], Editions], tmp_path: Path
) -> None:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    glossary, problems = model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en", "no"), ("ja",))
    assert problems == []
    editions = editions_of(FILES)
    assert freshness.current(editions, glossary) == {"sections": fingerprints("s1", "s2", "b"), "terms": fingerprints("ai", "law")}
    found = list(freshness.behind(editions, glossary, confirmed))
    assert told(each.problem for each in found) == expected
    assert all(each.problem.warning for each in found)
    assert {each.name: (each.kind, each.source) for each in found if each.name != "b"} == {
        name: (("terms", "glossary/ai.md") if name == "ai" else ("sections", "a.md")) for name in {each.name for each in found} - {"b"}
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["a b", "c"], [" ab ", "\tc"], True),
        (["abc"], ["ab", "c"], False),
        (["ab"], ["ba"], False),
    ],
)
def test_white_space_does_not_count(first: list[str], second: list[str], expected: bool) -> None:
    assert (freshness.fingerprint(first) == freshness.fingerprint(second)) is expected


def test_a_fingerprint_that_was_written_stays_right() -> None:
    assert freshness.fingerprint(["a b", "c"]) == "0acdf9a26651"


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "source/confirmed.yaml"
    path.parent.mkdir()
    freshness.write(path, {"en": {"terms": {"b": "2", "a": "1"}, "sections": {"題": "3"}}, "de": {}})
    head = "# 訳を元の文と見くらべて確かめた記録。手では直さず、make confirm SECTION=… で書きます。\n"
    lines = "en:\n  sections:\n    題: '3'\n  terms:\n    a: '1'\n    b: '2'\nde: {}\n"
    assert path.read_text(encoding="utf-8") == head + lines
    found, document, problems = freshness.read(path, tmp_path)
    assert (found, document.path, problems) == (
        {"en": {"sections": {"題": "3"}, "terms": {"a": "1", "b": "2"}}, "de": {}},
        "source/confirmed.yaml",
        [],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, []),
        ("", ["confirmed.yaml:1 FILE073"]),
        ("a: [", ["confirmed.yaml:1 YAML016  } "]),
        ("- x\n", ["confirmed.yaml:1 FORM036  "]),
    ],
)
def test_a_file_that_says_nothing(text: str | None, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "confirmed.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    found, _, problems = freshness.read(path, tmp_path)
    assert (found, told(problems)) == ({}, expected)
    assert all(each.blocking for each in problems)


def test_a_term_that_is_gone_is_asked_for_once(tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    glossary = replace(model.load(tmp_path / "terms.yaml", tmp_path, ("ja", "en", "no"))[0], moved={"old": "ai"})
    path = tmp_path / "confirmed.yaml"
    written = {locale: {"terms": dict.fromkeys(("ai", "old", "lost", locale), "0")} for locale in ("en", "no")}
    freshness.write(path, {**written, "de": {}})
    confirmed, document, _ = freshness.read(path, tmp_path)
    found = freshness.gone(glossary, confirmed, document)
    assert {name: told([each]) for name, each in found.items()} == {
        "lost": ["confirmed.yaml:6 TRAN003 lost"],
        "en": ["confirmed.yaml:5 TRAN003 en"],
        "no": ["confirmed.yaml:12 TRAN003 no"],
    }
