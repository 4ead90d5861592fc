"""The plan with more terms than it has, each with a page in each language: what a site costs that grows."""

import shutil
from itertools import islice, product
from pathlib import Path

FOLDERS = ["accessibility", "docs", "glossary", "labels", "readers", "source"]
FILES = ["mkdocs.yml", "hooks/site.py"]
_KATAKANA, _HIRAGANA, _LATIN = "ケソテヌムラ", "けそてぬむら", ["ke", "so", "te", "nu", "mu", "ra"]
ENTRY = """
  - id: {id}
    origin: site
    ja:
      term: {katakana}
      reading: {hiragana}
      definition: |
        速さを測るための{number}番目の語。オープンデータの説明と同じくらいの長さの文を持ち、行政手続の話も少しする。
    ja-easy:
      term: {katakana}
      definition: |
        サイトを 作る 時間を しらべる ための、{number}番目の ことばです。
    en:
      term: {latin}
      definition: |
        Word {number} of those with which the time of a build is measured; it says a little about open data.
"""


def write(root: Path, folder: Path, terms: int) -> None:
    """Write a copy of the plan whose glossary has so many terms more."""
    for name in FOLDERS:
        shutil.copytree(root / name, folder / name)
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, folder / name)
    glossary = folder / "glossary" / "terms.yaml"
    entries = (entry(number, signs) for number, signs in enumerate(islice(product(range(6), repeat=6), terms), 1))
    glossary.write_text(glossary.read_text(encoding="utf-8") + "".join(entries), encoding="utf-8")


def entry(number: int, signs: tuple[int, ...]) -> str:
    """Return a term of invented words."""
    katakana, hiragana, latin = ("".join(letters[sign] for sign in signs) for letters in (_KATAKANA, _HIRAGANA, _LATIN))
    return ENTRY.format(number=number, id=latin, katakana=katakana, hiragana=hiragana, latin=latin.capitalize())
