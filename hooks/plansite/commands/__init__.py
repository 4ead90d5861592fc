"""The command `plan`: what people do with a plan site, a sub-command each, which starts without what it does not need."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from plansite.files import problem


def _said(ja: str, en: str) -> str:
    """Return the words in the language that the environment asks for."""
    return en if problem.language_of(os.environ) == "en" else ja


def _run(module: str, *arguments: object) -> None:
    """Run a command in the current folder and leave with its status."""
    sys.exit(import_module(f"plansite.{module}").main(*arguments))


@click.group(help=_said("計画のサイトを作り、調べ、直す。", "Build, check and mend the site of a plan."))
@click.version_option(package_name="plansite")
def plan() -> None:
    """Speak UTF-8 also where the console is set to another encoding, as on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@plan.command("check", help=_said("文章と用語を、サイトを作らずに調べる。", "Check the content without a build."))
def _check() -> None:
    _run("check")


@plan.command(
    "build", help=_said("サイトを site/ に作る。失敗したら、前のサイトを残す。", "Build into site/; keep the last one on failure.")
)
@click.option(
    "--preview", is_flag=True, help=_said("サーバーなしで開けるサイトを preview/ に作る。", "Build preview/, which opens without a server.")
)
@click.option("--earlier", is_flag=True, help=_said("前の計画も、git の tag から作る。", "Build earlier plans too, from git tags."))
def _build(preview: bool, earlier: bool) -> None:
    _run("commands.build", preview, earlier)


@plan.command(
    "site", help=_said("サイトを見せ、保存のたびに作り直す（PORT で番号を選ぶ）。", "Serve the site, built anew on each save, on $PORT.")
)
def _site() -> None:
    _run("commands.server")


@plan.command("format", help=_said("YAML と Markdown の書き方をそろえる。", "Bring what people edit to one layout."))
@click.option("--check", is_flag=True, help=_said("調べるだけで、書き直さない。", "Say what differs and write nothing."))
def _format(check: bool) -> None:
    _run("commands.layout", check)


@plan.command("confirm", help=_said("訳を元の文と見くらべたことを記録する。", "Record that a translation was compared with its original."))
@click.argument("section")
@click.argument("locale", default="")
def _confirm(section: str, locale: str) -> None:
    _run("commands.confirm", section, locale)


@plan.command("rename", help=_said("用語の id を変え、古いアドレスを残す。", "Change the id of a term and keep its old address."))
@click.argument("old")
@click.argument("new")
def _rename(old: str, new: str) -> None:
    _run("commands.rename", old, new)


@plan.command("review", help=_said("git の版 BASE からの変更の意味をまとめる。", "Say what the change since the git revision BASE means."))
@click.argument("base", default="main")
def _review(base: str) -> None:
    _run("commands.review", base)


@plan.command("easy", help=_said("やさしい日本語をすべての規則で調べ、読みやすさを測る。", "Check and measure the easy Japanese."))
@click.option("--accept", is_flag=True, help=_said("注意の数が増えたことも記録する。", "Record risen numbers of warnings too."))
def _easy(accept: bool) -> None:
    _run("easy.lint", accept)


@plan.command("english", help=_said("英語の文を調べる。", "Lint the English texts."))
@click.option("--mistakes", is_flag=True, help=_said("間違いだけを出す。", "Name mistakes only."))
def _english(mistakes: bool) -> None:
    _run("english", mistakes)


@plan.command("readings", help=_said("読みの案を glossary/readings.yaml に書き足す。", "Append proposals of furigana for review."))
def _readings() -> None:
    _run("commands.proposals")


@plan.command("schema", help=_said("エディター用の JSON Schema（schemas/）を書き直す。", "Write the JSON Schemas for editors anew."))
def _schema() -> None:
    _run("commands.schema")


@plan.command("words", help=_said("説明のいらない言葉の案を、数の多い順に出す。", "Propose the words that need no entry, ranked."))
@click.option("--write", is_flag=True, help=_said("だれもが知る言葉を一覧に書き足す。", "Add those that everybody knows to the list."))
def _words(write: bool) -> None:
    _run("commands.words", write)


@plan.command("new", help=_said("新しい計画のサイトのフォルダーを作る。", "Write the folder of the site of another plan."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", prompt=_said("計画の名前", "Name of the plan"))
@click.option("--owner", prompt=_said("自治体の名前", "Name of the municipality"))
@click.option(
    "--languages",
    prompt=_said("言語（計画の言葉を初めに）", "Languages, that of the plan first"),
    default="ja,ja-easy,en",
    callback=lambda *given: import_module("plansite.commands.new").check_languages(*given),
)
@click.option("--english-name", default=None, help=_said("計画の英語の名前。", "English name of the plan."))
@click.option("--source/--no-source", prompt=_said("計画の元の文章（PDFから取り出したもの）と照らしますか", "Compare with a source text?"))
@click.option("--furigana/--no-furigana", default=None, help=_said("やさしい日本語にふりがなを付ける。", "Furigana on easy Japanese."))
@click.option(
    "--repository",
    prompt=_said("リポジトリのアドレス（なければ空）", "Address of the repository, or nothing"),
    default="",
    callback=lambda *given: import_module("plansite.commands.new").check_repository(*given),
)
@click.option("--site", is_flag=True, help=_said("すぐにサイトを見せる。", "Serve the site at once."))
def _new(folder: Path, languages: list[str], english_name: str | None, furigana: bool | None, **answers: Any) -> None:
    if "en" in languages[1:] and english_name is None:
        english_name = click.prompt(_said("計画の英語の名前", "English name of the plan"), default="")
    if "ja-easy" in languages and furigana is None:
        furigana = click.confirm(_said("やさしい日本語にふりがなを付けますか", "Furigana on easy Japanese?"), default=True)
    new = import_module("plansite.commands.new")
    asked = {"languages": languages, "english_name": english_name or "", "furigana": bool(furigana and "ja-easy" in languages)}
    sys.exit(new.main(folder, **asked, **answers))
