"""What people type, and where it leads: the queries of queries.yaml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plansite.files import table

# The addresses of the first three hits of each text, in the page of an edition.
FIND = """async (asked) => {
  await bring();
  const machine = await here;
  const found = [];
  for (const text of asked) found.push((await machine.find(text)).hits.slice(0, 3).map(({ section }) => section.address));
  return found;
}"""
_DATA: dict[str, list[dict[str, Any]]] = table.read(Path(__file__).with_suffix(".yaml"))


@dataclass(frozen=True)
class Query:
    """A query in an edition, and the addresses from its folder of which any is right; one that has no answer has none."""

    edition: str
    kind: str
    text: str
    wanted: tuple[str, ...]
    independent: bool = False

    def judge(self, found: list[str]) -> tuple[bool, bool, bool]:
        """Say of the addresses that were found whether a right one is the first, whether one is among them, and whether there are none."""
        return found[:1] != [] and found[0] in self.wanted, bool({*found} & {*self.wanted}), not found


WRITTEN = [
    Query(row["edition"], row["class"], row["query"], tuple(row["wanted"]), row.get("independent", False)) for row in _DATA["queries"]
]
NOTHING = [Query(row["edition"], "nothing", row["query"], ()) for row in _DATA["nothing"]]
