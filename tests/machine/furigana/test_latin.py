"""Headwords with their readings → what words in Latin letters say, and where a text carries it."""

import pytest

from plansite.furigana import latin
from plansite.furigana.readings import Readings

from .test_readings import READINGS

HEADWORDS = [
    (("AI", "えーあい"), {"AI": "エーアイ"}),
    (("e-Tax", "いーたっくす"), {"e-Tax": "イータックス"}),
    (("Society5.0", "そさえてぃごーてんぜろ"), {"Society5.0": "ソサエティゴーテンゼロ"}),
    (("ローカル5G", "ろーかるふぁいぶじー"), {"5G": "ファイブジー"}),
    (("Web情報", "うぇぶじょうほう"), {"Web": "ウェブ"}),
    (("情報（DX）推進", "じょうほうでぃーえっくすすいしん"), {"DX": "ディーエックス"}),
    (("SDGs（情報）", "えすでぃーじーず"), {"SDGs": "エスディージーズ"}),
    (("デジタル・データ（DX）", "でじたる・でーた"), {}),  # not read
    (("AI会議", "えーあいかいぎ"), {}),  # 会議 is not known
    (("AIとIoT", "えーあいとあいおーてぃー"), {}),  # where one ends is not known
    (("情報", "じょうほう"), {}),
]

TEXTS = [
    ("AIの 情報", "AI[エーアイ]の 情報[じょうほう]"),
    ("DX（AI）、5Gと 5G", "DX[ディーエックス]（AI[エーアイ]）、5G[ファイブジー]と 5G[ファイブジー]"),
    ("AIR、OAI、AI5、15G、ai", "AIR、OAI、AI5、15G、ai"),
    ("AI推進", "AI[エーアイ]推進[すいしん]"),
]


@pytest.mark.parametrize(("headword", "found"), HEADWORDS)
def test_headwords(headword: tuple[str, str], found: dict[str, str]) -> None:
    assert latin.words([headword], READINGS) == {word: ((word, reading),) for word, reading in found.items()}


@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_texts(text: str, shown: str) -> None:
    known = Readings("", {**READINGS.words, **latin.words([headword for headword, _ in HEADWORDS], READINGS)})
    assert "".join(f"{piece.text}[{piece.reading}]" if piece.reading else piece.text for piece in known.pieces(text)) == shown
