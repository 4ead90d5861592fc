"""The command `plan`: what people do with a plan site, a sub-command each, which starts without what it does not need."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from plansite.files.message import said


def _run(module: str, *arguments: object) -> None:
    """Run a command in the current folder and leave with its status."""
    sys.exit(import_module(f"plansite.{module}").main(*arguments))


@click.group(help=said("HELP001"))
@click.version_option(package_name="plansite")
def plan() -> None:
    """Speak UTF-8 also where the console is set to another encoding, as on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@plan.command("check", help=said("HELP002"))
def _check() -> None:
    _run("check")


@plan.command("build", help=said("HELP003"))
@click.option("--preview", is_flag=True, help=said("HELP004"))
@click.option("--earlier", is_flag=True, help=said("HELP017"))
def _build(preview: bool, earlier: bool) -> None:
    _run("commands.build", preview, earlier)


@plan.command("site", help=said("HELP005"))
def _site() -> None:
    _run("commands.server")


@plan.command("format", help=said("HELP006"))
@click.option("--check", is_flag=True, help=said("HELP007"))
def _format(check: bool) -> None:
    _run("commands.layout", check)


@plan.command("confirm", help=said("HELP008"))
@click.argument("section")
@click.argument("locale", default="")
def _confirm(section: str, locale: str) -> None:
    _run("commands.confirm", section, locale)


@plan.command("rename", help=said("HELP009"))
@click.argument("old")
@click.argument("new")
def _rename(old: str, new: str) -> None:
    _run("commands.rename", old, new)


@plan.command("review", help=said("HELP010"))
@click.argument("base", default="main")
def _review(base: str) -> None:
    _run("commands.review", base)


@plan.command("easy", help=said("HELP011"))
@click.option("--accept", is_flag=True, help=said("HELP012"))
def _easy(accept: bool) -> None:
    _run("easy.lint", accept)


@plan.command("english", help=said("HELP013"))
@click.option("--mistakes", is_flag=True, help=said("HELP014"))
def _english(mistakes: bool) -> None:
    _run("english", mistakes)


@plan.command("readings", help=said("HELP015"))
def _readings() -> None:
    _run("commands.proposals")


@plan.command("schema", help=said("HELP016"))
def _schema() -> None:
    _run("commands.schema")


@plan.command("test", help=said("HELP031"))
@click.argument("arguments", nargs=-1)
def _test(arguments: tuple[str, ...]) -> None:
    _run("commands.tests", arguments)


@plan.command("words", help=said("HELP018"))
def _words() -> None:
    _run("commands.words")


@plan.command("new", help=said("HELP020"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", prompt=said("HELP021"))
@click.option("--owner", prompt=said("HELP022"))
@click.option(
    "--languages",
    prompt=said("HELP023"),
    default="ja,ja-easy,en",
    callback=lambda *given: import_module("plansite.commands.new").check_languages(*given),
)
@click.option("--english-name", default=None, help=said("HELP024"))
@click.option("--source/--no-source", prompt=said("HELP025"))
@click.option("--furigana/--no-furigana", default=None, help=said("HELP026"))
@click.option(
    "--repository",
    prompt=said("HELP027"),
    default="",
    callback=lambda *given: import_module("plansite.commands.new").check_repository(*given),
)
@click.option("--site", is_flag=True, help=said("HELP028"))
def _new(folder: Path, languages: list[str], english_name: str | None, furigana: bool | None, **answers: Any) -> None:
    if "en" in languages[1:] and english_name is None:
        english_name = click.prompt(said("HELP029"), default="")
    if "ja-easy" in languages and furigana is None:
        furigana = click.confirm(said("HELP030"), default=True)
    new = import_module("plansite.commands.new")
    asked = {"languages": languages, "english_name": english_name or "", "furigana": bool(furigana and "ja-easy" in languages)}
    sys.exit(new.main(folder, **asked, **answers))
