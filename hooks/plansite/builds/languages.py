"""Work that is done in processes of its own, where there are two cores: the builds of the other languages, beside that of the first.

The i18n plugin builds one language after the other, the others within the post_build of the first. What is here leans on how it does
that; with another version of it, or plugins that may gather what all languages have, it builds as it always does.
"""

import logging
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable
from importlib import metadata
from multiprocessing.connection import Connection
from typing import Any

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from plansite.files import store
from plansite.files.heard import Heard, tell
from plansite.files.message import said_in_all

_VERSION = "1.3.1"  # of mkdocs-static-i18n
# What is said of a whole build, and not of that of a language.
_OF_ALL = ("Building documentation to directory", "Documentation built in")


def is_possible() -> bool:
    """Say whether this process can be doubled safely, and to some use: not on macOS, not while threads run, not while it keeps in memory
    what is made, which it could not of what a double of it makes.
    """
    return not store.is_in_memory() and sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def are_known(config: MkDocsConfig) -> bool:
    """Say whether nothing but the i18n plugin as it is known, and that of the plan site, takes part in a build."""
    return len(config.plugins) == 2 and metadata.version("mkdocs-static-i18n") == _VERSION


class Work:
    """What `action` does, begun in a process that is a double of this one and keeps what it makes as a `part` of its own."""

    def __init__(self, part: str, action: Callable[[], Any]) -> None:
        context = multiprocessing.get_context("fork")
        self._answer, answering = context.Pipe(duplex=False)
        self._process = context.Process(target=_do, args=(part, action, answering), daemon=True)
        self._process.start()
        answering.close()

    def result(self) -> Any:
        """Wait for the end, report what was logged, and return what the action returned; raises what it raised, or Abort if killed."""
        try:
            records, result, error = self._answer.recv()
        except EOFError:
            self._process.join()
            raise Abort(said_in_all("DONE922", code=self._process.exitcode or 0)) from None
        self._process.join()
        tell(records)
        if error:
            raise error
        return result

    def stop(self) -> None:
        """End the work, if it is still going on."""
        self._process.kill()
        self._process.join()


def build_language(locale: str, config: MkDocsConfig, made: Callable[[], Any]) -> Any:
    """Build the site in a locale as the i18n plugin does, and return what `made` says then; for a process that does no more than that."""
    logging.getLogger(build.__name__).addFilter(lambda record: not record.msg.startswith(_OF_ALL))
    i18n: Any = config.plugins["i18n"]
    i18n.building, i18n.current_language = True, locale
    utils.clean_directory = lambda directory: None
    build.build(config)
    return made()


def _do(part: str, action: Callable[[], Any], answer: Connection) -> None:
    heard = Heard()
    logging.getLogger("mkdocs").handlers[:] = [heard]
    result = raised = None
    try:
        with store.part(part):
            result = action()
    except BaseException as error:
        error.add_note("".join(traceback.format_exception(error)))
        raised = error
    try:
        answer.send((heard.records, result, raised))
    except Exception:  # what was raised cannot be sent
        answer.send((heard.records, None, RuntimeError("".join(traceback.format_exception(raised)))))
