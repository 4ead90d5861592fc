"""Servers that are run for a test, on loopback, with what `plan serving` writes for a site."""

import contextlib
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plansite.project import Project
from plansite.publish.serving import configurations

from ... import servers
from .observatory import Answer

LOOPBACK = "127.0.0.1"
_MAIN = """\
daemon off;
{processes};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
include {modules}/*.conf;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    include {folder}/nginx.conf;
}}
"""


@dataclass(frozen=True)
class Running:
    """A server of a site: its host, its ports for HTTP and HTTPS (one alone where it has no other), and the certificate it shows."""

    host: str
    plain: int
    secure: int = 0
    certificate: Path = Path()

    def get(self, path: str, *, plain: bool = False, accepts: str = "") -> Answer:
        """Return the answer to a request for a path."""
        connection = http.client.HTTPConnection(self.host, timeout=10)
        connection.sock = socket.create_connection((LOOPBACK, self.plain if plain or not self.secure else self.secure), timeout=10)
        if self.secure and not plain:
            context = ssl.create_default_context(cafile=self.certificate)
            connection.sock = context.wrap_socket(connection.sock, server_hostname=self.host)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Accept-Encoding": accepts} if accepts else {})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


def free_port() -> int:
    """Return a port of loopback that nobody listens to."""
    with socket.create_server((LOOPBACK, 0)) as server:
        return int(server.getsockname()[1])


@contextlib.contextmanager
def nginx(project: Project, site: Path, root: Path, folder: Path, processes: str = "master_process off") -> Iterator[Running]:
    """Run nginx over a site that lies in `root` where its address says; `folder` takes its files, `processes` says how many it has."""
    program, openssl = servers.find("nginx"), shutil.which("openssl")
    if program is None or openssl is None:
        pytest.skip("there is no nginx with brotli, or no openssl")
    host, certificate, key = str(urlsplit(project.address).hostname), folder / "certificate.pem", folder / "key.pem"
    subject = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"]
    making = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", *subject]
    subprocess.run([*making, "-keyout", str(key), "-out", str(certificate)], capture_output=True, check=True)
    running = Running(host, free_port(), free_port(), certificate)
    text = configurations.written("nginx", project, site)["nginx.conf"]
    for before, after in (
        ("listen 80;", f"listen {LOOPBACK}:{running.plain};"),
        ("listen 443 ssl", f"listen {LOOPBACK}:{running.secure} ssl"),
        ("/srv/plan", str(root)),
        (f"/etc/ssl/{host}.pem", str(certificate)),
        (f"/etc/ssl/private/{host}.key", str(key)),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    (folder / "main.conf").write_text(_MAIN.format(folder=folder, modules=servers.MODULES, processes=processes), encoding="utf-8")
    with _started([program, "-e", str(folder / "error.log"), "-c", str(folder / "main.conf")], running.secure, folder):
        yield running


@contextlib.contextmanager
def caddy(project: Project, site: Path, root: Path, folder: Path) -> Iterator[Running]:
    """Run Caddy over a site, without a certificate."""
    program = servers.find("caddy")
    if program is None:
        pytest.skip("there is no Caddy")
    running = Running(LOOPBACK, free_port())
    placed = replace(project, address=project.address.replace("https://town.example", f"http://{LOOPBACK}:{running.plain}"))
    text = configurations.written("caddy", placed, site)["Caddyfile"].replace("/srv/plan", str(root))
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, encoding="utf-8")
    with _started([program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")], running.plain, folder):
        yield running


@contextlib.contextmanager
def _started(command: list[str], port: int, folder: Path) -> Iterator[None]:
    said = folder / "said.txt"
    with (
        said.open("w") as errors,
        subprocess.Popen(command, env={**os.environ, "HOME": str(folder)}, stdout=errors, stderr=errors) as process,
    ):
        try:
            while True:
                with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
                    break
                if process.poll() is not None:
                    pytest.fail(said.read_text(encoding="utf-8"))
                time.sleep(0.02)
            yield
        finally:
            process.terminate()
