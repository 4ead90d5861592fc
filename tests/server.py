"""A server on loopback for the tests: the built site, with pages put in the place of its own and a policy where a test asks for one."""

import contextlib
import functools
import gzip
import http.server
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_OWN = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True)
class Server:
    """A running server: its address, pages by their path that it shows in place of the files, and what browsers report that a policy
    with `report-uri /` has refused: the page, the directive, and what it was asked for.
    """

    address: str
    planted: dict[str, str]
    refused: list[tuple[str, str, str]]


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(
        self,
        *args: object,
        planted: dict[str, str],
        refused: list[tuple[str, str, str]],
        policy: str | None,
        packed: bool,
        directory: str,
    ) -> None:
        self._planted, self._refused, self._policy, self._packed = planted, refused, policy, packed
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
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if page is None and self._policy is not None and file.suffix == ".html" and file.is_file():
            page = file.read_text(encoding="utf-8")
        packed = self._packed and file.suffix in (".css", ".html", ".js", ".json", ".svg") and file.is_file()
        if page is None and not packed:
            super().do_GET()
            return
        body = file.read_bytes() if page is None else (page if self._policy is None else _OWN.sub("", page)).encode()
        self.send_response(200)
        if packed:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(file) if page is None else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["csp-report"]
        directive = report.get("effective-directive") or report["violated-directive"].split()[0]
        self._refused.append((urlsplit(report["document-uri"]).path, directive, report["blocked-uri"]))
        self.send_response(204)
        self.end_headers()


@contextlib.contextmanager
def serve(folder: Path, policy: str | None = None, *, packed: bool = False) -> Iterator[Server]:
    """Serve a folder, `packed` as servers of the web pack what is text; a Content-Security-Policy that is given takes the place of those
    of the pages, an empty one that of any.
    """
    planted: dict[str, str] = {}
    refused: list[tuple[str, str, str]] = []
    handler = functools.partial(_Handler, planted=planted, refused=refused, policy=policy, packed=packed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_address[1]}/", planted, refused)
        finally:
            server.shutdown()
            thread.join()
