"""Write the JSON Schemas of glossary/, with which editors complete and check entries: `python hooks/schema.py`."""

import json
from pathlib import Path

import project
from termbase import model, moved


def main() -> None:
    """Write glossary/terms.schema.json and moved.schema.json of the site in the current folder."""
    site, _ = project.read(Path.cwd())
    for path, schema in ((site.glossary, model.schema(site.locales)), (site.moved, moved.schema())):
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        path.with_suffix(".schema.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
