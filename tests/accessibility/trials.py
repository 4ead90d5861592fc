"""The trials that the accessibility statement shows: written by the tests that try the site with programs that readers use."""

from pathlib import Path

from plansite.accessibility import trials
from plansite.accessibility.trials import Fitted, Heard


def keep(path: Path, trial: Heard | Fitted) -> None:
    """Write a trial in the place of the last of its kind."""
    others, _ = trials.read(path, path.parent)
    kept = others.model_copy(update={"heard" if isinstance(trial, Heard) else "fitted": trial})
    path.write_text(kept.model_dump_json(indent=2, exclude_none=True) + "\n", encoding="utf-8")
