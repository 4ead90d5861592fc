"""Write the JSON Schema of glossary/terms.yaml, with which editors complete and check entries: `python hooks/schema.py`."""

import json
from pathlib import Path

import project
from termbase import model


def main() -> None:
    """Write glossary/terms.schema.json of the site in the current folder."""
    site, _ = project.read(Path.cwd())
    text = json.dumps(model.schema(site.locales), ensure_ascii=False, indent=2)
    site.glossary.with_name("terms.schema.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
