"""What servers are to know of a site, as each wants it written: nginx, Caddy, and hosts that read `_headers` and `_redirects`."""

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment, StrictUndefined

from plansite.project import Project
from plansite.publish import policy
from plansite.publish.serving.kinds import KINDS

# With every answer. Source: OWASP, HTTP Headers Cheat Sheet.
HEADERS = {
    "Content-Security-Policy": policy.HEADER,
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A file whose name holds a digest of its content never changes; such files are a site's own. All else is asked for anew after five
# minutes, and may be old on a bad day.
HASHED = r"\.[0-9a-f]{8}\."
FOREVER, SHORT = "public, max-age=31536000, immutable", "public, max-age=300, stale-if-error=86400"
# The names of the files that each host reads.
FILES = {"nginx": ("nginx.conf",), "caddy": ("Caddyfile",), "pages": ("_headers", "_redirects")}


def written(host: str, project: Project, site: Path) -> dict[str, str]:
    """Return the files that a host (a key of FILES) reads for a built site, by their names."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined)
    address = urlsplit(project.address)
    known = {
        "address": address,
        "above": address.path.rstrip("/"),
        "folders": sorted(path.parent.relative_to(site).as_posix() for path in site.glob("*/404.html")),
        "headers": HEADERS,
        "hashed": HASHED,
        "hashed_files": sorted(path.relative_to(site).as_posix() for path in site.rglob("*.*.*") if re.search(HASHED, path.name)),
        "forever": FOREVER,
        "short": SHORT,
        # Where the last line that fits decides, it is the longest end.
        "kinds": {end: KINDS[end] for end in sorted(KINDS, key=len)},
        "redirects": dict(_redirects(site, address.path or "/")),
    }
    templates = resources.files("plansite.publish.serving") / "templates"
    return {name: environment.from_string((templates / name).read_text(encoding="utf-8")).render(known) for name in FILES[host]}


def _redirects(site: Path, above: str) -> Iterator[tuple[str, str]]:
    """Give the address of each page that only leads to another, and where to."""
    for path in sorted(site.rglob("index.html")):
        if found := re.search(r'<meta http-equiv="refresh" content="0; url=([^"]*)">', path.read_text(encoding="utf-8")):
            here = urljoin(above, path.parent.relative_to(site).as_posix() + "/")
            yield here, urljoin(here, found[1])
