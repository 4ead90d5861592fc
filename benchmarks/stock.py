"""The same pages as any MkDocs site has them: Material and mkdocs-static-i18n, without linking, furigana, checks and data."""

import re
import shutil
from pathlib import Path

import yaml

from plansite import content, generated
from plansite.content import Content

# The line that asks for a template of ours.
_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "tables"]


def write(site: Content, folder: Path) -> None:
    """Write a stock site with the pages of a plan, those that are made from data too, and its other files."""
    shutil.copytree(site.project.docs, folder / "docs")
    for locale, pages in generated.pages_of(site).items():
        for source, text in pages.items():
            path = folder / "docs" / locale / source
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for path in folder.glob("docs/**/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_TEMPLATE.sub("", text), encoding="utf-8")
    settings = {
        "site_name": site.project.name,
        "site_url": site.project.address,
        "theme": {"name": "material", "font": False},
        "plugins": [
            {"search": {"lang": "ja"}},
            {
                "i18n": {
                    "docs_structure": "folder",
                    "reconfigure_material": False,
                    "reconfigure_search": False,
                    "languages": languages(site),
                }
            },
        ],
        "markdown_extensions": EXTENSIONS,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def languages(site: Content) -> list[dict[str, object]]:
    """Return the languages of a plan as the i18n plugin takes them; the theme has words for few of them."""
    project = site.project
    return [
        {
            "locale": locale,
            "name": project.names[locale],
            "default": locale == project.default,
            "theme": {"language": "ja" if locale.startswith("ja") else "en"},
        }
        for locale in project.locales
    ]


if __name__ == "__main__":
    import sys

    write(content.read(Path(sys.argv[1])), Path(sys.argv[2]))
