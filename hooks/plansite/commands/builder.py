"""What `plan site` builds with: a process that stays, so that a build does again only what a change touches.

It reads the name of a folder from its input and builds the site into it, and answers with one line of JSON: what to say, and
where the build failed the problems. What it runs are the commands that people run, in this one process.
"""

import gc
import importlib
import io
import json
import logging
import runpy
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TypedDict

from plansite import theme
from plansite.files import built, store


class Answer(TypedDict):
    """Whether the site was built, what was written to standard error, and the problems of the content where it was not."""

    built: bool
    output: str
    problems: list[str]


def run(module: str, *arguments: str) -> tuple[bool, str, str]:
    """Run a module as a command in this process; return whether it ended well, and what it wrote to both streams."""
    said, warned, given = io.StringIO(), io.StringIO(), sys.argv
    sys.argv, ended = [module, *arguments], 0
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            runpy.run_module(module, run_name="__main__")
        except SystemExit as exit:
            ended = 1 if exit.code else 0
        except Exception:
            ended = 1
            traceback.print_exc()
    sys.argv = given
    return not ended, said.getvalue(), warned.getvalue()


def told(warned: str) -> str:
    """Return what is worth saying of what MkDocs has written."""
    return "\n".join(line for line in warned.splitlines() if line and not line.startswith("INFO"))


def _build(site: str) -> Answer:
    theme.ids.cache_clear()  # of templates, which are read anew
    built.keep(Path(site))
    is_built, _, warned = run("mkdocs", "build", "--strict", "--site-dir", site)
    logging.getLogger("mkdocs").handlers.clear()  # each run adds its own
    output = told(warned)
    if is_built:
        return Answer(built=True, output=output, problems=[])
    right, said, failed = run("plansite", "check")
    return Answer(built=False, output=output, problems=[] if right or failed else said.splitlines()[:-1])  # the last line counts them


def main() -> None:
    """Build the site in the current folder each time that a line of the input names a folder, until the input ends."""
    importlib.import_module("plansite.mkdocs")
    answers, sys.stdout = sys.stdout, sys.stderr
    with store.opened() as kept:
        for line in sys.stdin:
            answer = _build(line.rstrip("\n"))
            if answer["built"]:
                kept.turn()
            answers.write(f"{json.dumps(answer)}\n")
            answers.flush()
            gc.unfreeze()  # which builds have done, as most end with their process
            gc.collect()


if __name__ == "__main__":
    main()
