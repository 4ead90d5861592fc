"""What servers answer that run with what `plan serving` writes for a town whose site lies below a path."""

import gzip
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest

from plansite import project
from plansite.publish.serving import compressed, configurations
from plansite.publish.serving.kinds import KINDS, ending

from ...conftest import Site
from ..plan import TOWN
from . import observatory, running
from .running import Running

SERVERS = {"nginx": running.nginx, "caddy": running.caddy}
TEXT = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
SHARED = {
    "x.csv": "text/csv; charset=utf-8",
    "x.csv-metadata.json": "application/csvm+json",
    "x.schema.json": "application/schema+json",
    "x.json": "application/json",
    "x.jsonld": "application/ld+json",
    "x.ttl": "text/turtle; charset=utf-8",
    "x.tbx": "application/x-tbx+xml",
    "x.tmx": "application/x-tmx+xml",
    "x.atom": "application/atom+xml",
    "x.pdf": "application/pdf",
    "x.epub": "application/epub+zip",
}
# Path below the site's, status, the answer's other headers that matter (None: it has no such), and what its body holds.
ANSWERS: list[tuple[str, int, dict[str, str | None], str]] = [
    ("", 200, {"content-type": TEXT["html"], "cache-control": configurations.SHORT, "access-control-allow-origin": None}, "水の里町"),
    ("glossary/smart-meter/", 200, {"content-type": TEXT["html"]}, "スマートメーター"),
    ("assets/site.css", 200, {"content-type": TEXT["css"], "cache-control": configurations.SHORT}, ""),
    ("assets/site.js", 200, {"content-type": TEXT["js"]}, ""),
    ("assets/site.0123abcd.css", 200, {"content-type": TEXT["css"], "cache-control": configurations.FOREVER}, ""),
    ("sitemap.xml", 200, {"content-type": "application/xml"}, "urlset"),
    ("glossary/water-meter/", 301, {"location": "/plan/glossary/smart-meter/"}, ""),
    ("en/glossary/water-meter/", 301, {"location": "/plan/en/glossary/smart-meter/"}, ""),
    ("glossary/pumps/", 301, {"location": "/plan/glossary/pump/"}, ""),
    ("glossary/none/", 404, {"content-type": TEXT["html"], "cache-control": None}, '<html lang="ja"'),
    ("en/glossary/none/", 404, {"content-type": TEXT["html"]}, '<html lang="en"'),
    ("en/none.json", 404, {"content-type": TEXT["html"]}, '<html lang="en"'),
]
ANSWERS += [(f"data/{name}", 200, {"content-type": kind, "access-control-allow-origin": "*"}, "") for name, kind in SHARED.items()]


@pytest.fixture(scope="session")
def laid(town: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the town's site lies where its address says, with a file of each kind and one that is named by its content, all compressed."""
    root = tmp_path_factory.mktemp("served")
    site = Path(shutil.copytree(town.folder, root / "plan"))
    (site / "data").mkdir(exist_ok=True)
    shutil.copy(site / "assets/site.css", site / "assets/site.0123abcd.css")
    for name in SHARED:
        (site / "data" / name).write_text(name * 100, encoding="utf-8")
    compressed.write(site)
    return root


@contextmanager
def served(server: str, root: Path, folder: Path) -> Iterator[Running]:
    with SERVERS[server](project.read(TOWN)[0], root / "plan", root, folder) as started:
        yield started


def missing(headers: Mapping[str, str], expected: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: headers.get(name) for name, value in expected.items() if headers.get(name) != value}


@pytest.mark.parametrize("server", SERVERS)
def test_answers(server: str, laid: Path, tmp_path: Path) -> None:
    always = {name.lower(): value for name, value in configurations.HEADERS.items()}
    wrong = []
    with served(server, laid, tmp_path) as site:
        for path, status, expected, text in ANSWERS:
            answer = site.get(f"/plan/{path}")
            if found := missing(answer.headers, {**always, **expected}):
                wrong.append((path, found))
            if answer.status != status or text not in answer.body.decode():
                wrong.append((path, {"status": str(answer.status)}))
    assert wrong == []


@pytest.mark.parametrize("server", SERVERS)
def test_what_is_compressed(server: str, laid: Path, tmp_path: Path) -> None:
    """Each answer is what lies in the site, whatever it is packed in; who cannot unpack gets it plain."""
    unpacked = {None: bytes, "br": brotli.decompress, "gzip": gzip.decompress}
    with served(server, laid, tmp_path) as site:
        for path, file in (("", "index.html"), ("assets/site.css", "assets/site.css"), ("data/x.schema.json", "data/x.schema.json")):
            for accepts, packed in (("", None), ("gzip", "gzip"), ("gzip, deflate, br", "br")):
                answer = site.get(f"/plan/{path}", accepts=accepts)
                assert answer.headers.get("content-encoding") == packed, (path, accepts)
                assert unpacked[packed](answer.body) == (laid / "plan" / file).read_bytes()
                assert answer.headers["vary"] == "Accept-Encoding"
                assert answer.headers["content-type"].partition(";")[0] == KINDS[ending(file)]


def test_compression_is_the_same_each_time(laid: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes((laid / "plan/index.html").read_bytes())
    (tmp_path / "small.html").write_text("x" * 511, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(bytes(1000))
    compressed.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "index.html.br", "index.html.gz", "picture.png", "small.html"]
    for suffix in (".br", ".gz"):
        assert (tmp_path / f"index.html{suffix}").read_bytes() == (laid / f"plan/index.html{suffix}").read_bytes()


def test_every_file_of_a_site_is_of_a_known_kind(town: Site) -> None:
    assert [path.name for path in town.folder.rglob("*") if path.is_file() and not ending(path.name)] == []


def test_plain_http_leads_to_https(laid: Path, tmp_path: Path) -> None:
    with served("nginx", laid, tmp_path) as site:
        answer = site.get("/plan/en/?x=y", plain=True)
    assert (answer.status, answer.headers["location"]) == (301, "https://town.example/plan/en/?x=y")


def test_observatory(laid: Path, tmp_path: Path) -> None:
    """The best grade for the front page, a term, data and a missing page; each bonus that a site without cookies can get."""
    with served("nginx", laid, tmp_path) as site:
        for path in ("", "en/glossary/smart-meter/", "none/"):
            found = observatory.findings(site.host, site.get(f"/plan/{path}", plain=True), site.get(f"/plan/{path}"))
            assert observatory.grade(found) == (130, "A+"), "\n".join(observatory.report(found))


GOOD = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=15768000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("changed", "location", "body", "score"),
    [
        ({}, "https://x.example/", "", (130, "A+")),
        ({"content-security-policy": ""}, "https://x.example/", "", (55, "C")),
        ({"content-security-policy": "default-src 'self'; frame-ancestors 'self'"}, "https://x.example/", "", (125, "A+")),
        ({"content-security-policy": "default-src 'none'; script-src 'unsafe-inline'"}, "https://x.example/", "", (60, "C+")),
        (
            {"content-security-policy": "default-src 'none'; script-src 'unsafe-eval'; frame-ancestors 'none'"},
            "https://x.example/",
            "",
            (110, "A+"),
        ),
        ({"content-security-policy": "default-src 'none'; style-src data:; frame-ancestors 'none'"}, "https://x.example/", "", (120, "A+")),
        ({"strict-transport-security": "max-age=15767999"}, "https://x.example/", "", (120, "A+")),
        ({"strict-transport-security": "preload"}, "https://x.example/", "", (80, "B+")),
        ({"referrer-policy": "no-referrer, unsafe-url"}, "https://x.example/", "", (120, "A+")),
        ({"x-content-type-options": "no"}, "https://x.example/", "", (125, "A+")),
        ({"set-cookie": "a=b", "access-control-allow-origin": "*"}, "https://x.example/", "", (80, "B+")),
        ({"access-control-allow-origin": "*", "access-control-allow-credentials": "true"}, "https://x.example/", "", (50, "C")),
        ({}, "http://x.example/", "", (80, "B+")),
        ({}, "https://y.example/", "", (125, "A+")),
        ({}, "https://x.example/", '<script src="https://y.example/y.js">', (125, "A+")),
        ({}, "https://x.example/", '<script src="//y.example/y.js">', (50, "C")),
        ({}, "https://x.example/", '<script src="/y.js">', (130, "A+")),
    ],
)
def test_scores(changed: dict[str, str], location: str, body: str, score: tuple[int, str]) -> None:
    plain = observatory.Answer(301, {"location": location}, b"")
    secure = observatory.Answer(200, {**GOOD, **changed}, f"<!doctype html><p>{body}".encode())
    assert observatory.grade(observatory.findings("x.example", plain, secure)) == score


def test_files_of_a_host(laid: Path) -> None:
    """Pages-like hosts: a file of headers, and one of old addresses and of the page for missing ones in each language."""
    written = configurations.written("pages", project.read(TOWN)[0], laid / "plan")
    assert written["_redirects"].splitlines() == [
        "/plan/en/glossary/pumps/ /plan/en/glossary/pump/ 301",
        "/plan/en/glossary/water-meter/ /plan/en/glossary/smart-meter/ 301",
        "/plan/glossary/pumps/ /plan/glossary/pump/ 301",
        "/plan/glossary/water-meter/ /plan/glossary/smart-meter/ 301",
        "/plan/en/* /plan/en/404.html 404",
    ]
    paths: dict[str, list[str]] = {}
    for line in written["_headers"].splitlines():
        if line.startswith("/"):
            paths[line] = []
        else:
            paths[[*paths][-1]].append(line.strip())
    assert paths["/plan/*"] == [f"{name}: {value}" for name, value in configurations.HEADERS.items()]
    assert paths["/plan/data/*"] == ["Access-Control-Allow-Origin: *"]
    assert paths["/plan/*.ttl"] == ["! Content-Type", "Content-Type: text/turtle; charset=utf-8"]
    assert paths["/plan/assets/site.0123abcd.css"] == ["! Cache-Control", f"Cache-Control: {configurations.FOREVER}"]
