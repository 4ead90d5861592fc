"""Proposals for readings: what is missing and nothing else, marked for review, at the end of the file."""

from pathlib import Path

from plansite.commands import proposals
from plansite.files import reading
from plansite.furigana import readings
from plansite.furigana.readings import Readings, align

from ..told import told

READINGS = Readings("readings.yaml", {word: parts for word, read in {"計画": "けいかく"}.items() if (parts := align(word, read))})


def test_proposals() -> None:
    blocks = reading.read("計画を 進めて、県民の {情報|じょうほう}を 守る。`漢字` 4月1日\n\n県民は 計画を 読む。").blocks
    found = [(proposal.word, proposal.reading) for proposal in proposals.proposals(blocks, READINGS)]
    assert found == [("進め", "すすめ"), ("県民", "けんみん"), ("守る", "まもる"), ("読む", "よむ")]


def test_append(tmp_path: Path) -> None:
    path = tmp_path / "readings.yaml"
    path.write_text("# 一覧\nwords:\n  計画: けいかく  # 注\n", encoding="utf-8")
    found = [proposals.Proposal("県民", "けんみん", "県民の\t情報"), proposals.Proposal("見直し", "みなおす", "見直し")]
    assert proposals.append(path, found) == 2
    assert path.read_text(encoding="utf-8") == (
        "# 一覧\nwords:\n  計画: けいかく  # 注\n  # 県民の 情報\n  県民: {reading: けんみん, review: true}\n"
        "  # 見直し\n  見直し: {reading: ？, review: true}\n"
    )
    assert told(readings.read(path, tmp_path)[1]) == [
        "readings.yaml:5 READ015 県民 けんみん",
        "readings.yaml:7 READ013 見直し ？",
    ]
    assert proposals.append(path, []) == 0
