"""Ask for the parts of a new term and write it into glossary/terms.yaml: `python hooks/term.py` (make term).

Each answer is checked by the rules that `make check` applies to the file. Nothing is written before the last question, and what stands
in the file stays as it is.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

import check
import content
import layout
import problem
import yamlfile
from content import Content
from problem import Problem
from suggestion import suggestion
from termbase import model, rules, spelling, usage
from termbase.matcher import matcher_of
from termbase.model import Glossary
from termbase.wrong import no_list

Keys = tuple[str, ...]
Answers = dict[Keys, str]

_LISTS = ("related", "aliases", "match")
_WORDING = ("term", "standing", "reading", "aliases", "number", "definition")
_RESOLVER: Any = yaml.resolver.Resolver()


@dataclass(frozen=True)
class Question:
    """What is asked for under `keys` of an entry, in Japanese and English; an empty answer is the `default`, or leaves it out."""

    keys: Keys
    ja: str
    en: str
    default: str = ""
    optional: bool = False


def questions(site: Content, answers: Answers) -> Iterator[Question]:
    """Give the questions one after another; each may depend on the answers so far."""
    glossary, locales = site.glossary, site.project.locales
    first = locales[0]
    yield Question(
        ("origin",),
        "種類: site（このサイトの言葉）、name（法律・組織・場所などの名前）、plan（計画の用語解説の言葉）",
        "kind: site (a word of this site), name (a law, a body, a place and so on), plan (a word of the plan's own glossary)",
        "site",
    )
    is_name = answers["origin",] == "name"
    for locale in locales:
        same = locale != first and spelling.language_of(locale) == spelling.language_of(first)
        left_out = locale != first and (locale not in site.project.complete or (same and is_name))
        name = site.project.names[locale]
        default = answers[first, "term"] if same and not left_out else ""
        yield Question((locale, "term"), f"見出しの言葉（{name}）", f"headword ({name})", default, left_out)
    yield Question(
        ("id",),
        "id（変えない名前。英小文字・数字・ハイフン。ページのアドレスになります）",
        "id (permanent; lower case, digits, hyphens; part of the address)",
        _proposed_id(glossary, answers),
    )
    explained = not is_name
    for locale in locales:
        if (locale, "term") in answers:
            yield from _wording_questions(site, locale, answers, explained)
            explained = explained or (locale, "definition") in answers
    yield Question(("related",), "関係のある用語の id（「、」で区切る）", "ids of related terms (separated by commas)", optional=True)
    yield Question(("match",), "この用語を使う例文（計画の文など）", "a text that uses the term (from the plan, say)", optional=True)


def _wording_questions(site: Content, locale: str, answers: Answers, explained: bool) -> Iterator[Question]:
    """Give the questions about the term in one language."""
    first, name, origin = site.project.default, site.project.names[locale], answers["origin",]
    if locale == first and spelling.language_of(locale) == "ja":
        reading = spelling.hiragana(spelling.reduce(answers[locale, "term"]).text)
        proposal = reading if re.fullmatch(f"[{spelling.HIRAGANA}ー・]+", reading) else ""
        yield Question((locale, "reading"), "読み（ひらがな）", "reading (hiragana)", proposal)
    if spelling.language_of(locale) != spelling.language_of(first) and origin != "site":
        yield Question(
            (locale, "standing"),
            f"訳の確かさ（{name}）: official（公式）、good（信頼できる出典）、unverified（このサイトの訳）",
            f"how certain the translation is ({name}): official, good (from a reliable source), unverified (by this site)",
            "unverified",
        )
    if locale == first or spelling.language_of(locale) != spelling.language_of(first):
        yield Question(
            (locale, "aliases"),
            f"ページにある別のつづり（{name}、「、」で区切る）",
            f"other spellings on the pages ({name}, separated by commas)",
            optional=True,
        )
    if origin == "name":
        yield Question((locale, "number"), f"法令の番号（{name}）", f"number of the law ({name})", optional=True)
    needed = explained and (locale == first or locale in site.project.complete)
    yield Question((locale, "definition"), f"説明（{name}、一行で）", f"definition ({name}, one line)", optional=not needed)


def _proposed_id(glossary: Glossary, answers: Answers) -> str:
    """Return the first headword in Latin letters as an id that is not taken, or an empty string."""
    written = (value for keys, value in answers.items() if keys[-1] == "term" and re.search("[A-Za-z]", value) and value.isascii())
    proposed = ("-".join(re.findall("[a-z0-9]+", value.lower())) for value in written)
    return next((each for each in proposed if each not in {*glossary.by_id, *glossary.moved}), "")


def entry_text(answers: Answers, locales: tuple[str, ...]) -> str:
    """Return the entry that answers make, as it stands in terms.yaml."""
    entry: dict[str, Any] = {key: _value((key,), answers) for key in ("id", "origin", "related") if (key,) in answers}
    for locale in locales:
        if wording := {key: _value((locale, key), answers) for key in _WORDING if (locale, key) in answers}:
            entry[locale] = wording
    if ("match",) in answers:
        entry["match"] = _value(("match",), answers)
    stream = StringIO()
    layout.yaml_writer().dump({"terms": [entry]}, stream)
    return layout.yaml_text(stream.getvalue()).partition("\n")[2]


def _value(keys: Keys, answers: Answers) -> Any:
    """Return an answer as ruamel.yaml writes it: a list in brackets, a definition as `|`, quotes where YAML would read no text."""
    text = answers[keys]
    if keys[-1] == "definition":
        return LiteralScalarString(f"{text}\n")
    if keys[-1] == "match":
        found = CommentedSeq([_scalar(text)])
    elif keys[-1] in _LISTS:
        found = CommentedSeq([_scalar(part.strip()) for part in re.split("[,、，]", text) if part.strip()])
    else:
        return _scalar(text)
    found.fa.set_flow_style()
    return found


def _scalar(text: str) -> str:
    is_text = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"
    return text if is_text else DoubleQuotedScalarString(text)


def inserted(text: str, document: yamlfile.Document, after: int, entry: str) -> str:
    """Return the text of terms.yaml with `entry` behind the one at position `after`; every other line stays as it is."""
    lines = text.splitlines(keepends=True)
    end = document.lines.get(("terms", after + 1), len(lines) + 1) - 1
    while re.match(r"\s*$| {0,2}#", lines[end - 1]):
        end -= 1
    before, behind = "".join(lines[:end]), "".join(lines[end:])
    return f"{before.rstrip()}\n\n{entry}" + ("\n" if behind.strip() and not behind.startswith(("\n", "\r")) else "") + behind


def _last_of_kind(glossary: Glossary, answers: Answers) -> str:
    """Return the id of the last entry of the same origin, with or without definitions as the new one, or of the file's last."""
    explained = any(keys[-1] == "definition" for keys in answers)
    alike = [term.id for term in glossary.terms if (term.origin, glossary.is_explained(term)) == (answers["origin",], explained)]
    return (alike or [term.id for term in glossary.terms])[-1]


class Dialogue:
    """Questions in the terminal about a new entry of a site's glossary, whose file holds `text`; `language` is that of the questions."""

    def __init__(self, site: Content, text: str, language: str) -> None:
        self.site, self.text, self.language = site, text, language
        self.answers: Answers = {}

    def run(self) -> str | None:
        """Return the text of terms.yaml with the new entry, or None where it is not wanted. Raises EOFError where the answers end."""
        for question in questions(self.site, self.answers):
            if answer := self._answer(question):
                self.answers[question.keys] = answer
        after = self._place(_last_of_kind(self.site.glossary, self.answers))
        print(f"\n{entry_text(self.answers, self.site.project.locales)}")
        path = self.site.glossary.path
        wanted = self._ask(f"{path} の「{after}」の後に書きますか（y/n）", f"Write it to {path} behind '{after}' (y/n)")
        return self._with_entry(self.answers, after) if wanted.lower() in ("y", "yes", "はい") else None

    def _ask(self, ja: str, en: str) -> str:
        return input(f"{self._say(ja, en)}: ").strip()

    def _say(self, ja: str, en: str) -> str:
        return en if self.language == "en" else ja

    def _answer(self, question: Question) -> str:
        """Return the answer to a question, which is asked again until no rule objects."""
        left_out = self._say("なければ Enter", "Enter for none") if question.optional else ""
        hint = f" [{question.default or left_out}]" if question.default or left_out else ""
        while True:
            answer = self._ask(question.ja + hint, question.en + hint) or question.default
            if not answer and question.optional:
                return ""
            objections = self._objections(question.keys, answer) if answer else [self._say("何か書いてください。", "write something.")]
            if not objections:
                return answer
            print("".join(f"  {objection}\n" for objection in objections), end="")

    def _place(self, last: str) -> str:
        """Return the id of the entry behind which the new one goes."""
        while True:
            found = self._ask(f"どの用語の後に置きますか（id） [{last}]", f"Behind which entry (id) [{last}]") or last
            if found in self.site.glossary.by_id:
                return found
            near = suggestion(found, self.site.glossary.by_id)
            print(self._say(f"  「{found}」という id の用語はありません。{near[0]}", f"  there is no term with the id '{found}'.{near[1]}"))

    def _objections(self, keys: Keys, answer: str) -> list[str]:
        """Return each problem that the file would have on the line of the answer, and has not without it; the entry has no name yet."""
        glossary = self.site.glossary
        last = glossary.terms[-1]
        given = {("id",): "new-term", ("origin",): "site", **self.answers}
        _, known = self._checked(given, last.id)
        changed, found = self._checked({**given, keys: answer}, last.id)
        line = changed.document.line(("terms", glossary.position(last) + 1, *keys))
        lines = (line, line + 1) if keys[-1] == "definition" else (line,)
        old = {each.ja for each in known}
        new = [each.text(self.language) for each in sorted(set(found)) if each.line in lines and each.ja not in old]
        return [re.sub("^(「[^」]*」の|'[^']*': ) *", "", text) for text in new]

    def _checked(self, answers: Answers, after: str) -> tuple[Glossary, list[Problem]]:
        """Return the glossary with the entry, and its problems of form and by the rules for entries."""
        project = self.site.project
        document, problems = yamlfile.read_text(self._with_entry(answers, after), self.site.glossary.path)
        glossary, found = model.glossary_of(document, problems, project.locales, project.complete)
        matchers = {locale: matcher_of(glossary, locale) for locale in project.locales}
        for rule in rules.RULES:
            found += rule(glossary)
        found += usage.examples_hold(glossary, matchers)
        found += usage.definitions_explain(glossary, matchers)
        return glossary, found

    def _with_entry(self, answers: Answers, after: str) -> str:
        glossary = self.site.glossary
        position = glossary.position(glossary.by_id[after])
        return inserted(self.text, glossary.document, position, entry_text(answers, self.site.project.locales))


def main() -> int:
    """Ask for a term of the site in the current folder, write it, and say what the check still finds; return 1 where none was written."""
    site = content.read(Path.cwd())
    if site.is_blocked or not site.glossary.terms:
        return problem.report(site.problems or [no_list(site.glossary.document)], sys.stdout)
    path = site.project.glossary
    if wrong := layout.differing(path, site.project.root, dict(layout.layouts(site.project))[path]):
        return problem.report(wrong, sys.stdout)
    dialogue = Dialogue(site, path.read_bytes().decode(), problem.language_of(os.environ))
    try:
        text = dialogue.run()
    except (EOFError, KeyboardInterrupt):
        print()
        text = None
    if text is None:
        name = site.glossary.path
        print(f"Stopped; {name} is as it was." if dialogue.language == "en" else f"やめました。{name} はそのままです。")
        return 1
    path.write_bytes(text.encode())
    check.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
