"""Write the repository of another municipality: one that builds at once, for its people to replace text by text.

The files of starter/ are Jinja templates with signs of their own, << >> and <% %>: those of GitHub's workflows and of terms stay.
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

import click
import jinja2

import plansite
from plansite import content
from plansite.commands import confirm, layout, server
from plansite.files import table, textfile
from plansite.files.message import said, said_in_all

_TITLES = table.read(Path(__file__).with_suffix(".yaml"))
LANGUAGES = tuple(_TITLES)
# Where the package is at home, while its [project.urls] do not say so: people put in the name, as in CODEOWNERS.
_HOME = "https://github.com/ORGANIZATION/plansite"
_STARTER = Path(plansite.__file__).parent / "starter"


def main(
    folder: Path,
    name: str,
    owner: str,
    languages: list[str],
    english_name: str | None,
    source: bool,
    furigana: bool | None,
    repository: str,
    site: bool,
) -> int:
    """Write the repository into `folder` and say what comes next, or serve the site at once; return the exit status.

    Asks for an English name, and about furigana, where these languages need an answer that is not given.
    """
    if "en" in languages[1:] and english_name is None:
        english_name = click.prompt(said("HELP029"), default="")
    if "ja-easy" not in languages:
        furigana = False
    elif furigana is None:
        furigana = click.confirm(said("HELP030"), default=True)
    if folder.exists() and any(folder.iterdir()):
        print(said_in_all("MAKE001", folder=str(folder)))
        return 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(said_in_all("MAKE007", folder=str(folder), reason=str(error.strerror)))
        return 1
    package = metadata("plansite")
    machine = dict(address.split(", ", 1) for address in package.get_all("Project-URL", [])).get("Repository", _HOME)
    answers = {
        "name": name,
        "owner": owner,
        "languages": languages,
        "first": languages[0],
        "english_name": english_name or (name if languages[0] == "en" else ""),
        "source": source,
        "furigana": furigana,
        "repository": repository.rstrip("/"),
        "organization": repository.rstrip("/").split("/")[-2] if repository else "ORGANIZATION",
        "titles": _TITLES,
        "version": package["Version"],
        "machine_address": machine,
        "machine": "/".join(machine.split("/")[-2:]),
    }
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_STARTER),
        undefined=jinja2.StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    templates.filters["escaped"] = lambda text: re.sub(r"([\\`*_\[\]<>{}|~])", r"\\\1", text)
    for template in _needed(languages, source, furigana):
        path = folder / re.sub("^dot-", ".", template)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(templates.get_template(template).render(answers), encoding="utf-8")
    written = content.read(folder)
    layout.bring(written.project)
    confirm.record(written, written.behind)
    print(said_in_all("MAKE002", folder=str(folder)))
    print(f"{said_in_all('MAKE003')}: cd {folder}; plan site")
    return server.main(folder) if site else 0


def _needed(languages: list[str], source: bool, furigana: bool) -> Iterator[str]:
    """Give the templates, by their path in starter/, of the files that the answers ask for."""
    for path in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        name = path.relative_to(_STARTER).as_posix()
        locale = re.match(r"(?:docs|labels)/([a-z-]+)", name)
        if (
            (locale is None or locale[1] in languages)
            and (source or not name.startswith("source/"))
            and (furigana or name != "glossary/readings.yaml")
            and ("ja-easy" in languages or name != "glossary/easy-words.yaml")
        ):
            yield name


def check_languages(context: click.Context, parameter: click.Parameter, value: str) -> list[str]:
    """Return the languages that `ja,ja-easy,en` lists, the plan's own first; refuse what the package has no words for."""
    found = [each.strip() for each in value.split(",") if each.strip()]
    if not found or len(set(found)) != len(found) or not set(found) <= set(LANGUAGES):
        raise click.BadParameter(said_in_all("MAKE004", languages=", ".join(LANGUAGES)))
    if found[0] == "ja-easy":
        raise click.BadParameter(said_in_all("MAKE005"))
    return found


def check_title(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return a name on one line, in letters that a file of a site may have; refuse one that says nothing."""
    if title := re.sub(r"[ \n]+", " ", textfile.plain(value)).strip():
        return title
    raise click.BadParameter(said_in_all("MAKE008"))


def check_repository(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return the address of the repository, which may be empty; refuse what is none."""
    if value and not re.fullmatch(r"https://[!-.0-~]+/[!-.0-~]+/[!-.0-~]+/?", value):
        raise click.BadParameter(said_in_all("MAKE006"))
    return value
