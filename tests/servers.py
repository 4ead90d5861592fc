"""Servers for the tests, and what measures them: the machine's own, or what Debian's packages bring. `python -m tests.servers` sees to it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Each program, and the packages of Debian that bring it with all that its configuration asks for.
PACKAGES = {"nginx": ("nginx-light", "libnginx-mod-http-brotli-static"), "caddy": ("caddy",), "wrk": ("wrk",)}
MODULES = Path("/etc/nginx/modules-enabled")


def find(name: str) -> str | None:
    """Return the path of a server, or None where it, or what it needs, is not there."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")
    return None if name == "nginx" and not any(MODULES.glob("*brotli-static.conf")) else path


def main() -> int:
    """Install what is missing where there is apt, saying so; return 1 where that fails. Elsewhere the tests of a server are skipped."""
    missing = [name for name in PACKAGES if find(name) is None]
    if not missing:
        return 0
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        packages = [package for name in missing for package in PACKAGES[name]]
        print(f"サーバーを入れます / installing servers: {' '.join(packages)}", flush=True)
        for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run([*sudo, "apt-get", *command], stdout=subprocess.DEVNULL, check=False)
        return 1 if any(find(name) is None for name in missing) else 0
    print(f"サーバーがないので、その検査はしません / not here, their tests are skipped: {' '.join(missing)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
