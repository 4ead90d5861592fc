"""Links to other sites, asked of a server on loopback: what is dead, where it is written, and the copy that is known or found."""

import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ..plan import TOWN, copy

STATUSES = {"/alive": 200, "/gone": 404, "/away": 410, "/refused": 403, "/broken": 503, "/moved": 301}


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        body = b""
        if parts.path == "/archive":
            (asked,) = parse_qs(parts.query)["url"]
            closest = {"closest": {"url": f"https://kept.example/{asked}"}} if asked.endswith("/gone") else {}
            body = json.dumps({"archived_snapshots": closest}).encode()
        self.send_response(STATUSES.get(parts.path, 200))
        if parts.path == "/moved":
            self.send_header("Location", "/away")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def asked(folder: Path, server: str) -> tuple[str, str]:
    """Return what `plan links` prints and writes."""
    command = [sys.executable, "-m", "plansite", "links", "dead.md", "--archive", f"{server}/archive"]
    finished = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return finished.stdout, (folder / "dead.md").read_text(encoding="utf-8")


def without_links(folder: Path) -> Path:
    """Return a copy of the town that names no other site."""
    town = copy(TOWN, folder)
    for path in (*town.rglob("*.md"), town / "glossary/terms.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("https://", "").replace("http://", ""), encoding="utf-8")
    return town


def test_dead_links(server: str, tmp_path: Path) -> None:
    town = without_links(tmp_path)
    page, terms = town / "docs/ja/plan.md", town / "glossary/terms.yaml"
    first = len(page.read_text(encoding="utf-8").splitlines()) + 1
    links = " ".join(f"[x]({server}{path}#part)" for path in ("/alive", "/gone", "/refused", "/broken"))
    page.write_text(page.read_text(encoding="utf-8") + f"{links}\n<{server}/gone>、<https://town.example/plan/none/>\n", encoding="utf-8")
    text = terms.read_text(encoding="utf-8")
    last = len(text.splitlines())
    term = f"""\
  - id: gauge
    origin: name
    references:
      - {{title: 法令, url: "{server}/moved", archived: "{server}/alive"}}
    ja: {{term: 水位計, reading: すいいけい}}
"""
    terms.write_text(text + term, encoding="utf-8")
    printed, written = asked(town, server)
    assert printed == "切れているリンク 3 件。\n"
    assert written.splitlines() == [
        "次のリンクは切れています。新しいアドレスに直すか、用語の `references` なら `archived:` に保存されたページのアドレスを書いてください。",
        "These links are dead. Write a new address, or, for the `references` of a term, the address of an archived copy under `archived:`.",
        "",
        f"- <{server}/gone> (404 Not Found): `docs/ja/plan.md:{first}`, `docs/ja/plan.md:{first + 1}`",
        f"  - archived: <https://kept.example/{server}/gone>",
        f"- <{server}/broken> (503 Service Unavailable): `docs/ja/plan.md:{first}`",
        f"- <{server}/moved> (410 Gone): `glossary/terms.yaml:{last + 4}`",
        f"  - archived: <{server}/alive>",
    ]


def test_nothing_is_dead(server: str, tmp_path: Path) -> None:
    assert asked(without_links(tmp_path), server) == ("切れているリンク 0 件。\n", "")
