"""A server on loopback for the tests: the built site, with pages put in the place of its own and a policy where a test asks for one."""

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True)
class Server:
    """A running server: its address, and pages by their path that it shows in place of the files."""

    address: str
    planted: dict[str, str]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, planted: dict[str, str], policy: str | None, directory: str) -> None:
        self._planted, self._policy = planted, policy
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        if self.path.endswith((".html", "/")):
            self.send_header("Cache-Control", "no-store")
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        super().end_headers()

    def do_GET(self) -> None:
        page = self._planted.get(unquote(urlsplit(self.path).path).lstrip("/"))
        if page is None:
            super().do_GET()
            return
        body = page.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serve(folder: Path, policy: str | None = None) -> Iterator[Server]:
    """Serve a folder, each answer with the Content-Security-Policy that is given."""
    planted: dict[str, str] = {}
    handler = functools.partial(_Handler, planted=planted, policy=policy, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_address[1]}/", planted)
        finally:
            server.shutdown()
            thread.join()
