"""A voice that makes no sound and is done at once, in the place of Speech Dispatcher's client library, for Orca to import.

What Orca says is in its log. With a real voice a page takes ten times as long, and a machine without a sound card hangs.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

SSIPCommunicationError = SSIPCommandError = type("Error", (Exception,), {})
CallbackType = SimpleNamespace(BEGIN="begin", END="end", CANCEL="cancel", INDEX_MARK="index-marks")
Priority = SimpleNamespace(MESSAGE="message")
PunctuationMode = SimpleNamespace(ALL="all", NONE="none", SOME="some", MOST="most")
DataMode = SimpleNamespace(SSML="ssml")


class SSIPClient:
    """A connection: it says that each text has been spoken, and takes every setting without a word."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def list_output_modules(self) -> tuple[str, ...]:
        return ("silent",)

    def list_synthesis_voices(self) -> tuple[tuple[str, str, str], ...]:
        return ()

    def speak(self, text: str, callback: Callable[[str], None] | None = None, event_types: object = None) -> None:
        if callback:
            callback(CallbackType.BEGIN)
            callback(CallbackType.END)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *_, **__: None
