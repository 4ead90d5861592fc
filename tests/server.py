"""A server on loopback for the tests: the built site, with pages put in the place of its own and a policy where a test asks for one."""

import contextlib
import functools
import gzip
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
    def __init__(self, *args: object, planted: dict[str, str], policy: str | None, packed: bool, directory: str) -> None:
        self._planted, self._policy, self._packed = planted, policy, packed
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
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        packed = self._packed and file.suffix in (".css", ".html", ".js", ".json", ".svg") and file.is_file()
        if page is None and not packed:
            super().do_GET()
            return
        body = file.read_bytes() if page is None else page.encode()
        self.send_response(200)
        if packed:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(file) if page is None else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serve(folder: Path, policy: str | None = None, *, packed: bool = False) -> Iterator[Server]:
    """Serve a folder, each answer with the Content-Security-Policy that is given; `packed` as servers of the web pack what is text."""
    planted: dict[str, str] = {}
    handler = functools.partial(_Handler, planted=planted, policy=policy, packed=packed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_address[1]}/", planted)
        finally:
            server.shutdown()
            thread.join()
