"""Readings in Latin letters: modified Hepburn."""

import pytest

from plansite.terms.romaji import romaji


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("しょめん きせい", "shomen kisei"),
        ("こうきん しゅうのう", "kōkin shūnō"),
        ("おういん", "ōin"),
        ("けんおん", "ken'on"),
        ("がっちり", "gatchiri"),
        ("しんぽ", "shinpo"),
        ("すーぱー してぃ", "sūpā shiti"),
        ("じょうほう の ほご を はかる", "jōhō no hogo o hakaru"),
        ("みず は", "mizu wa"),
        ("ねっとわーく・せきゅりてぃ", "nettowāku sekyuriti"),
    ],
)
def test_romaji(reading: str, expected: str) -> None:
    assert romaji(reading) == expected
