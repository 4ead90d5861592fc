"""Every word of the theme is used by a template or a module."""

import re

from plansite import theme
from plansite.content import Content

# Keys that a program composes.
COMPOSED = (
    "export_",
    "alert_",
    "reader_",
    "standing_",
    "origin_",
    "certainty_",
    "claim_",
    "principle_",
    "applies_",
    "outcome_",
    "program_",
    "criterion_",
    "condition_",
)


def test_labels_are_all_used(site_content: Content) -> None:
    package = theme.FOLDER.parent
    templates = [path for path in theme.FOLDER.rglob("*") if path.suffix in (".html", ".md")]
    text = "".join(path.read_text(encoding="utf-8") for path in [*templates, *package.rglob("*.py")])
    for key in site_content.labels["ja"].words:
        used = re.search(rf"(labels|words)\.{key}\b|[\"']{key}[\"']", text) or key.startswith(COMPOSED)
        assert used, f"no template and no module uses the label {key}"
