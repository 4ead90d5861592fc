"""What is logged: kept, to be told again in another process or another build."""

import logging
from collections.abc import Callable, Iterable
from logging.handlers import QueueHandler
from typing import TypeVar

from plansite.files import store

T = TypeVar("T")


class Heard(QueueHandler):
    """Keeps the records that it is given, as they can be sent to another process."""

    def __init__(self, level: int = logging.NOTSET) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # they are kept here
        self.setLevel(level)
        self.records: list[logging.LogRecord] = []

    def enqueue(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)


def tell(records: Iterable[logging.LogRecord]) -> None:
    """Tell what was heard, to those who listen now."""
    for record in records:
        logging.getLogger(record.name).handle(record)


def kept(step: str, inputs: Callable[[], object], make: Callable[[], T]) -> T:
    """Return what a step of MkDocs makes of its inputs, as `store.kept` does; what is kept gives its warnings again."""
    if not store.is_open():
        return make()
    heard, logger = Heard(logging.WARNING), logging.getLogger("mkdocs")

    def watched() -> tuple[T, list[logging.LogRecord]]:
        logger.addHandler(heard)
        try:
            return make(), heard.records
        finally:
            logger.removeHandler(heard)

    made, records = store.kept(step, inputs, watched)
    if records is not heard.records:
        tell(records)
    return made
