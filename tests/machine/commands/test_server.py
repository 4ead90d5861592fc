"""`make site`: what is saved is on the page, a mistake is on it until it is mended, and the server outlives both."""

import errno
import functools
import http.client
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from plansite.files.message import Message, said_in_all
from plansite.files.problem import Problem, lines

from ...conftest import ROOT
from ..plan import TOWN

pytestmark = pytest.mark.share(12)

LIMIT = 60  # seconds after which something that should come has not come
BUILDING, DONE, SAVED, ENDED = map(said_in_all, ("SHOW001", "SHOW002", "SHOW005", "SHOW006"))
READY = said_in_all("SHOW004", address="http://127.0.0.1:PORT/")
PUMP = "水を送る機械のこと。"
MARKUP = (PUMP, "水を送る<b>機械</b>のこと。")


def line(path: str, place: int | tuple[int, int], message: Message) -> str:
    """Return the line of a problem that a page lists."""
    return lines([Problem(path, *(place if isinstance(place, tuple) else (place, 0)), message)], "ja")[0]


MARKUP_PROBLEM = line("glossary/terms.yaml", 34, Message.of("TERM025", term="ポンプ", locale="ja", tag="<b>"))


@dataclass(frozen=True)
class Running:
    """A running server, and the folder of the town that it shows; `temporary` is where it keeps what it builds."""

    process: subprocess.Popen[str]
    town: Path
    temporary: Path

    @property
    def output(self) -> str:
        """Return what the server has said, its port as PORT."""
        text = (self.temporary.parent / "output").read_text(encoding="utf-8")
        return text.replace(f":{self.port}/", ":PORT/")

    @property
    def port(self) -> int:
        """Return the port on which it answers, 0 before it does."""
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", (self.temporary.parent / "output").read_text(encoding="utf-8"))
        return int(found[1]) if found else 0

    def get(self, address: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def mistakes(self, address: str) -> list[str]:
        """Return what a page lists as mistakes, the last line of what the build says where it lists none, nothing on other pages."""
        status, text = self.get(address)
        if status != 503:
            return []
        page = tree(text)
        listed: list[str] = [item.text_content() for item in page.xpath("//main//li")]
        return listed or [page.xpath("string(//main//pre)").splitlines()[-1]]

    def shows(self, address: str, text: str) -> bool:
        status, page = self.get(address)
        return status == 200 and text in page

    def path(self, name: str) -> Path:
        return self.town / name


def eventually(read: Callable[[], object], expected: object) -> None:
    end = time.monotonic() + LIMIT
    while (found := read()) != expected and time.monotonic() < end:
        time.sleep(0.05)
    assert found == expected


def tree(text: str) -> Any:
    return html.fromstring(text)


def save(path: Path, old: str | None, new: str) -> None:
    """Replace `old` by `new`; None is the end of the file."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert old is None or old in text
    path.write_text(text + new if old is None else text.replace(old, new, 1), encoding="utf-8")


def copy(folder: Path) -> Path:
    """Copy the small municipality, with a machine of its own, its translations confirmed, and return its folder."""
    town = folder / "town"
    shutil.copytree(TOWN, town)
    shutil.copytree(ROOT / "hooks", town / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    save(town / "mkdocs.yml", "  - plansite\n", "")
    save(town / "mkdocs.yml", None, "hooks: [hooks/site.py]\n")
    (town / "labels").mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-m", "plansite", "confirm", "all"], cwd=town, check=True, capture_output=True)
    return town


def run(town: Path, temporary: Path, port: str) -> subprocess.Popen[str]:
    """Start the server; what it says is in `output` beside its temporary folder."""
    settings = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "LANG": "C.UTF-8",
        "GITHUB_ACTIONS": "",
        "PYTHONDONTWRITEBYTECODE": "",
        "PORT": port,
        "TMPDIR": str(temporary),
        "PYTHONPATH": str(town / "hooks"),
    }
    temporary.mkdir()
    with (temporary.parent / "output").open("w", encoding="utf-8") as output:
        command = [sys.executable, "-m", "plansite", "site"]
        return subprocess.Popen(command, cwd=town, env=settings, stdout=output, stderr=subprocess.STDOUT, text=True)


@contextmanager
def started(folder: Path, *edits: tuple[str, str | None, str]) -> Iterator[Running]:
    """Serve a copy of the town, with edits, on a free port from its first build on; afterwards Ctrl-C ends it and nothing is left."""
    town, temporary = copy(folder), folder / "temporary"
    for name, old, new in edits:
        save(town / name, old, new)
    process = run(town, temporary, "0")
    server = Running(process, town, temporary)
    try:
        eventually(lambda: server.port > 0, True)
        yield server
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 0
        assert list(temporary.iterdir()) == []
        assert "Exception occurred during processing of request" not in server.output
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with started(tmp_path_factory.mktemp("server")) as running:
        yield running


ENTRY = """
_with_furigana_only = on_post_page
def on_post_page(output, page, config):
    return _with_furigana_only(output, page, config) + "新しい入口"
"""
# A hook that says that it runs, and waits.
WAIT = """
import os, time
from pathlib import Path
Path("{building}").write_text(str(os.getpid()))
while not Path("{go_on}").exists():
    time.sleep(0.05)
"""
HOOK = """
_made = pages_of
def pages_of(*given):
    return {locale: {source: text + "\\n新しい仕組み\\n" for source, text in pages.items()} for locale, pages in _made(*given).items()}
"""
Edit = tuple[str | None, str]
# What is edited; a mistake, and what every page then says; what is written instead, and the page on which it stands.
SAVES: list[tuple[str, Edit, list[str], Edit, str, str]] = [
    (
        "docs/en/index.md",
        ("glossary/index.md", "glossary/none.md"),
        [
            line(
                "docs/en/index.md",
                7,
                Message.of("LINK001", href="glossary/none.md", suggestion=Message.of("FORM001", near="glossary/drone.md")),
            )
        ],
        ("[The plan]", "[The new plan]"),
        "/en/",
        "The new plan",
    ),
    (
        "glossary/terms.yaml",
        MARKUP,
        [MARKUP_PROBLEM],
        (PUMP, "水を送る大きな機械のこと。"),
        "/glossary/pump/",
        "水を送る大きな機械のこと。",
    ),
    (
        "glossary/readings.yaml",
        ("", "words:\n  町: まち\n  町: ちょう\n"),
        [line("glossary/readings.yaml", 3, Message.of("YAML025", key="町", first=2))],
        ("", "words:\n  町: まち\n"),
        "/",
        "里町",
    ),
    (
        "labels/ja.yaml",
        ("", "a: 一\na: 二\n"),
        [
            line("labels/en.yaml", 1, Message.of("SITE011", key="a", place="labels/ja.yaml")),
            line("labels/ja.yaml", 2, Message.of("YAML025", key="a", first=1)),
        ],
        ("", "glossary_title: 新しい用語集\n"),
        "/glossary/",
        "新しい用語集",
    ),
    (
        "hooks/plansite/theme/pages/index.md",
        (None, "{% if %}"),
        ["jinja2.exceptions.TemplateSyntaxError: Expected an expression, got 'end of statement block'"],
        (None, "\n新しい型\n"),
        "/glossary/",
        "新しい型",
    ),
    (
        "source/corrections.yaml",
        ("ドローン で", "ドロ で"),
        [line("source/corrections.yaml", 11, Message.of("PLAN003", line=3, before="ドロ で", count=0))],
        ("空白が入っていました。", "空白が一つ入っていました。"),
        "/corrections/",
        "空白が一つ入っていました。",
    ),
    (
        "mkdocs.yml",
        ("nav:", ": x: [\nnav:"),
        [line("mkdocs.yml", (4, 1), Message.of("YAML016", begins=Message.of("YAML017", line=2)))],
        ("水の里町デジタル計画", "火の里町デジタル計画"),
        "/",
        "火の里町デジタル計画",
    ),
    ("hooks/site.py", ("", "raise RuntimeError('entry')\n"), ["RuntimeError: entry"], (None, ENTRY), "/", "新しい入口"),
    (
        "hooks/plansite/generated.py",
        ("", "raise RuntimeError('<hook>')\n"),
        ["RuntimeError: <hook>"],
        (None, HOOK),
        "/glossary/",
        "新しい仕組み",
    ),
]


@pytest.mark.parametrize(("name", "mistake", "message", "mended", "address", "shown"), SAVES, ids=[name for name, *_ in SAVES])
def test_saves(server: Running, name: str, mistake: Edit, message: list[str], mended: Edit, address: str, shown: str) -> None:
    path = server.path(name)
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    save(path, *mistake)
    eventually(lambda: server.mistakes(address), message)
    path.write_text(written, encoding="utf-8")
    save(path, *mended)
    eventually(lambda: server.shows(address, shown), True)


def busy(process: int) -> float:
    """Return how many seconds of processor time a process and its children have taken."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return time.clock_gettime(~process << 3 | 2) + sum(map(busy, map(int, children)))  # see clock_getcpuclockid(3)


def rests(process: int) -> bool:
    """Say whether a process and its children take next to nothing while somebody thinks for a second: no file is looked at."""
    before = busy(process)
    time.sleep(1)
    return busy(process) - before < 0.01


@pytest.mark.skipif(sys.platform != "linux", reason="the clock of another process")
def test_who_waits_takes_no_processor_time(server: Running) -> None:
    eventually(lambda: rests(server.process.pid), True)


def test_a_start_with_a_mistake(tmp_path: Path) -> None:
    """Every page is the message, whole without the style of the site; files are those of the last good one, as soon as there is one."""
    with started(tmp_path, ("glossary/terms.yaml", *MARKUP)) as server:
        terms, picture = server.path("glossary/terms.yaml"), "/assets/site.css"
        assert server.mistakes("/glossary/") == [MARKUP_PROBLEM]
        page, title = tree(server.get("/")[1]), Message.of("SHOW011").text("ja")
        assert (page.get("lang"), page.xpath("string(//title)"), page.xpath("string(//h1)")) == ("ja", title, title)
        assert [(text.get("lang"), text.text_content()) for text in page.xpath("//main/p")] == [
            (None, Message.of("SHOW013").text("ja")),
            ("en", Message.of("SHOW013").text("en")),
        ]
        assert server.get(picture)[0] == 404
        save(terms, *reversed(MARKUP))
        eventually(lambda: server.shows("/glossary/pump/", PUMP), True)
        good = server.get(picture)
        assert good[0] == 200
        save(terms, *MARKUP)
        for address in ("/", "/en/glossary/", "/plan", "/glossary/pump/index.html", "/no-such-page/"):
            eventually(functools.partial(server.mistakes, address), [MARKUP_PROBLEM])
        assert server.get(picture) == good
        page = tree(server.get("/")[1])
        assert [text.text_content() for text in page.xpath("//main/p")] == [
            Message.of("SHOW013").text(language) + Message.of("SHOW014").text(language) for language in ("ja", "en")
        ]


def test_addresses(server: Running) -> None:
    """A folder without its slash is sent on, a missing page is the site's own, and nothing outside of the site is served."""
    eventually(lambda: server.get("/")[0], 200)
    assert [server.get(address)[0] for address in ("/plan", "/plan/", "/plan/index.html", "/assets/", "/../mkdocs.yml", "/x.png")] == [
        301,
        200,
        200,
        404,
        404,
        404,
    ]
    page = tree(server.get("/no-such-page/")[1])
    assert page.xpath("string(//h1)") == "ページが見つかりません"


def test_a_browser_that_leaves(server: Running) -> None:
    """It breaks off within its request; that is no news (see `started`)."""
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing resets the connection
        connection.sendall(b"GET / HT")
    eventually(lambda: server.get("/")[0], 200)


def test_saves_during_a_build(tmp_path: Path) -> None:
    """The last good site is served meanwhile; two quick saves need one more build, and nothing is built without a save."""
    with started(tmp_path) as server:
        building, go_on = tmp_path / "building", tmp_path / "go-on"
        save(server.path("hooks/site.py"), None, WAIT.format(building=building, go_on=go_on))
        eventually(building.exists, True)
        save(server.path("glossary/terms.yaml"), PUMP, "水を送る大きな機械のこと。")
        save(server.path("docs/en/index.md"), "[The plan]", "[The new plan]")
        assert server.shows("/glossary/pump/", PUMP)
        go_on.touch()
        eventually(lambda: server.shows("/glossary/pump/", "水を送る大きな機械のこと。"), True)
        assert server.shows("/en/", "The new plan")
        eventually(lambda: server.output.splitlines(), [BUILDING, DONE, READY, SAVED, DONE, SAVED, DONE])
    assert server.output.splitlines() == [BUILDING, DONE, READY, SAVED, DONE, SAVED, DONE, "", ENDED]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_end_during_a_build(tmp_path: Path, number: signal.Signals) -> None:
    """Neither the build nor a file outlives the server."""
    town, building = copy(tmp_path), tmp_path / "building"
    save(town / "hooks" / "site.py", None, WAIT.format(building=building, go_on=tmp_path / "never"))
    process = run(town, tmp_path / "temporary", "0")
    try:
        eventually(lambda: building.exists() and building.read_text(encoding="utf-8") != "", True)
        process.send_signal(number)
        assert process.wait(LIMIT) == 0
    finally:
        process.kill()
        process.wait()
    with pytest.raises(ProcessLookupError):
        os.kill(int(building.read_text(encoding="utf-8")), 0)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert (tmp_path / "output").read_text(encoding="utf-8").splitlines() == [BUILDING, "", ENDED]


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = run(copy(tmp_path), tmp_path / "temporary", str(port))
        assert process.wait(LIMIT) == 1
    reason = f"[Errno {errno.EADDRINUSE}] {os.strerror(errno.EADDRINUSE)}"
    said = said_in_all("SHOW007", between="\n", port=port, reason=reason)
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"{said}\n"


def test_the_browser_follows(server: Running, browser: Browser) -> None:
    """The open page becomes the message and then the mended page, untouched by anyone."""
    eventually(lambda: server.get("/glossary/drone/")[0], 200)
    terms, right = server.path("glossary/terms.yaml"), "人が乗らずに飛ぶ機械のこと。"
    page = browser.new_page()
    try:
        page.goto(f"http://127.0.0.1:{server.port}/glossary/drone/")
        save(terms, right, "人が乗らずに<b>飛ぶ</b>機械のこと。")
        page.get_by_role("heading", name=Message.of("SHOW011").text("ja")).wait_for(timeout=LIMIT * 1000)
        listed = line("glossary/terms.yaml", 23, Message.of("TERM025", term="ドローン", locale="ja", tag="<b>"))
        expect(page.get_by_role("listitem")).to_have_text([listed])
        save(terms, "人が乗らずに<b>飛ぶ</b>機械のこと。", "空を飛ぶ機械のこと。")
        page.get_by_text("空を飛ぶ機械のこと。").first.wait_for(timeout=LIMIT * 1000)
    finally:
        page.close()
