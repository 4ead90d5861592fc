"""What people type, and where it leads: the queries of queries.yaml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_DATA: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Query:
    """A query in an edition, and the addresses from its folder of which any is right; one that has no answer has none."""

    edition: str
    kind: str
    text: str
    wanted: tuple[str, ...]
    independent: bool = False


WRITTEN = [
    Query(row["edition"], row["class"], row["query"], tuple(row["wanted"]), row.get("independent", False)) for row in _DATA["queries"]
]
NOTHING = [Query(row["edition"], "nothing", row["query"], ()) for row in _DATA["nothing"]]
