"""Write the JSON Schema of glossary/terms.yaml, with which editors complete and check entries: `python hooks/schema.py`."""

import json
import sys
from pathlib import Path

import problem
import project
from termbase import model


def main() -> int:
    """Write glossary/terms.schema.json of the site in the current folder; return 1 where mkdocs.yml has a mistake."""
    site, problems = project.read(Path.cwd())
    if problems:
        return problem.report(problems, sys.stdout)
    text = json.dumps(model.schema(site.locales), ensure_ascii=False, indent=2)
    site.glossary.with_name("terms.schema.json").write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
