"""The command `plan`: what people do with a plan site, a sub-command each, which starts without what it does not need."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from plansite.files.message import said


@click.group(help=said("HELP001"))
@click.version_option(package_name="plansite")
def plan() -> None:
    """Speak UTF-8 also where the console is set to another encoding, as on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def _command(name: str, module: str, help: str, *parameters: click.Parameter) -> None:
    """Add a sub-command that runs the `main` of a module in the current folder and leaves with its status."""

    def run(**given: object) -> None:
        sys.exit(import_module(f"plansite.{module}").main(**given))

    plan.add_command(click.Command(name, callback=run, params=[*parameters], help=said(help)))


def _flag(help: str, *names: str) -> click.Option:
    return click.Option(names, is_flag=True, help=said(help))


def _asked(help: str, *names: str, **settings: Any) -> click.Option:
    return click.Option(names, prompt=said(help), **settings)


def _checked(function: str) -> Callable[..., Any]:
    return lambda *given: getattr(import_module("plansite.commands.new"), function)(*given)


_command("check", "check", "HELP002")
_command(
    "build",
    "commands.build",
    "HELP003",
    _flag("HELP004", "--preview"),
    _flag("HELP017", "--earlier"),
    _flag("HELP860", "--books"),
    _flag("HELP840", "--cards"),
    _flag("HELP955", "--zip"),
    _flag("HELP950", "--compressed"),
)
_command("site", "commands.server", "HELP005")
_command("format", "commands.layout", "HELP006", _flag("HELP007", "--check", "only_check"))
_command("confirm", "commands.confirm", "HELP008", click.Argument(["name"], metavar="SECTION"), click.Argument(["locale"], default=""))
_command("mend", "commands.mend", "HELP080", click.Argument(["request"], default=""))
_command("rename", "commands.rename", "HELP009", click.Argument(["old"]), click.Argument(["new"]))
_command("review", "commands.review", "HELP010", click.Argument(["base"], default="main"))
_command(
    "suggest",
    "commands.suggest",
    "HELP081",
    click.Argument(["base"]),
    click.Argument(["file"], type=click.Path(path_type=Path, dir_okay=False)),
)
_command(
    "term",
    "commands.term",
    "HELP082",
    click.Argument(["form"], type=click.Path(path_type=Path, dir_okay=False, exists=True)),
    click.Argument(["body"]),
)
_command(
    "import",
    "commands.imports",
    "HELP120",
    click.Argument(["file"], type=click.Path(path_type=Path, dir_okay=False, exists=True)),
    click.Option(["--origin"], type=click.Choice(["site", "plan", "name"]), default="site", help=said("HELP121")),
)
_command("easy", "easy.lint", "HELP011", _flag("HELP012", "--accept"))
_command("english", "reviews.english", "HELP013", _flag("HELP014", "--mistakes", "only_mistakes"))
_command("readings", "commands.proposals", "HELP015")
_command("serving", "commands.serving", "HELP951", click.Argument(["host"], type=click.Choice(["nginx", "caddy", "pages"])))
_command("addresses", "commands.addresses", "HELP952")
_command(
    "links",
    "commands.links",
    "HELP953",
    click.Argument(["file"], type=click.Path(path_type=Path, dir_okay=False)),
    click.Option(["--archive"], default="https://archive.org/wayback/available", show_default=True, help=said("HELP954")),
)
_command("schema", "commands.schema", "HELP016")
_command("test", "commands.tests", "HELP031", click.Argument(["arguments"], nargs=-1))
_command("words", "commands.words", "HELP018")
_command(
    "new",
    "commands.new",
    "HELP020",
    click.Argument(["folder"], type=click.Path(path_type=Path, file_okay=False)),
    _asked("HELP021", "--name", callback=_checked("check_title")),
    _asked("HELP022", "--owner", callback=_checked("check_title")),
    _asked("HELP023", "--languages", default="ja,ja-easy,en", callback=_checked("check_languages")),
    click.Option(["--english-name"], help=said("HELP024")),
    _asked("HELP025", "--source/--no-source"),
    click.Option(["--furigana/--no-furigana"], default=None, help=said("HELP026")),
    _asked("HELP027", "--repository", default="", callback=_checked("check_repository")),
    _flag("HELP028", "--site"),
)
