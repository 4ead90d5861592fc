"""The builds of the other languages, each in a process of its own beside that of the first.

The i18n plugin builds one language after the other, the others within the post_build of the first. This leans on how it does that; with
another version of it, with plugins that may gather what all languages have, on one core, or where a process cannot be doubled safely
(macOS, or while threads run) it builds as it always does.
"""

import logging
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable
from importlib import metadata
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from typing import Any

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from plansite.files.message import said_in_all

_VERSION = "1.3.1"  # of mkdocs-static-i18n
# What is said of a whole build, and not of that of a language.
_OF_ALL = ("Building documentation to directory", "Documentation built in")


def may_be_apart(config: MkDocsConfig) -> bool:
    """Say whether languages may be built beside each other."""
    if sys.platform != "linux" or threading.active_count() > 1 or len(os.sched_getaffinity(0)) < 2:
        return False
    return len(config.plugins) == 2 and metadata.version("mkdocs-static-i18n") == _VERSION  # the i18n plugin and the plan site's


class Build:
    """The build of the site in `locale`, begun when the first language's is about to read its files; `made` says what it hands over."""

    def __init__(self, locale: str, config: MkDocsConfig, made: Callable[[], Any]) -> None:
        context = multiprocessing.get_context("fork")
        self._answer, answering = context.Pipe(duplex=False)
        self._process = context.Process(target=_build, args=(locale, config, made, answering), daemon=True)
        self._process.start()
        answering.close()

    def result(self) -> Any:
        """Wait for the build, report what it said, and return what it made; raises what it raised, or Abort where it was killed."""
        try:
            records, made, error = self._answer.recv()
        except EOFError:
            self._process.join()
            raise Abort(said_in_all("DONE922", code=self._process.exitcode or 0)) from None
        self._process.join()
        for record in records:
            logging.getLogger(record.name).handle(record)
        if error:
            raise error
        return made

    def stop(self) -> None:
        """End the build, if it is still going on."""
        self._process.kill()
        self._process.join()


class _Kept(QueueHandler):
    """Keeps what is logged, to be told by the process that began this one."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # they are kept here
        self.records: list[logging.LogRecord] = []

    def enqueue(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _build(locale: str, config: MkDocsConfig, made: Callable[[], Any], answer: Connection) -> None:
    """Build the site in a locale as the i18n plugin does."""
    kept = _Kept()
    logging.getLogger("mkdocs").handlers[:] = [kept]
    logging.getLogger(build.__name__).addFilter(lambda record: not record.msg.startswith(_OF_ALL))
    i18n: Any = config.plugins["i18n"]
    i18n.building, i18n.current_language = True, locale
    utils.clean_directory = lambda directory: None
    result = raised = None
    try:
        build.build(config)
        result = made()
    except BaseException as error:
        error.add_note("".join(traceback.format_exception(error)))
        raised = error
    try:
        answer.send((kept.records, result, raised))
    except Exception:  # what was raised cannot be sent
        answer.send((kept.records, None, RuntimeError("".join(traceback.format_exception(raised)))))
