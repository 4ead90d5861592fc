"""Firefox for a test to drive, by its own protocol.

Source: Marionette, https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import json
import shutil
import socket
from pathlib import Path
from typing import Any

# Accessibility is on from the start, and nothing of the browser's own is shown or said.
_PREFERENCES: dict[str, bool | int | str] = {
    "accessibility.force_disabled": -1,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,
    "media.webspeech.synth.enabled": False,  # or pages would have buttons 「聞く」 where the machine has a voice for them
}
# Hosts other than loopback are asked for at a port where nothing answers.
_PREFERENCES |= {"network.proxy.type": 1, "network.proxy.socks": "127.0.0.1", "network.proxy.socks_port": 9}


def find() -> str | None:
    """Return the path of a Firefox, None where there is none."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


def command(program: str, profile: Path) -> list[str]:
    """Return the command that starts a Firefox with a new profile."""
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    return [program, "--profile", str(profile), "--no-remote", "--marionette", "about:blank"]


def port(profile: Path) -> int | None:
    """Return the port at which the Firefox of a profile listens, None before it does."""
    path = profile / "MarionetteActivePort"
    written = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    return int(written) if written else None


class Driver:
    """A connection to a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("rb")
        self._number = 0
        self._read()
        self.version: str = self._send("WebDriver:NewSession")["capabilities"]["browserVersion"]
        self._send("WebDriver:SetWindowRect", x=0, y=0, width=1280, height=1024)

    def show(self, address: str) -> str:
        """Show a page and return its title."""
        self._send("WebDriver:Navigate", url=address)
        title: str = self._send("WebDriver:GetTitle")["value"]
        return title

    def run(self, script: str, *values: object) -> Any:
        """Return what a script returns in the page; `arguments` are the values."""
        return self._send("WebDriver:ExecuteScript", script=script, args=values)["value"]

    def close(self) -> None:
        self._answers.close()
        self._socket.close()

    def _send(self, name: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        message = json.dumps([0, self._number, name, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self._read()
        if error:
            raise RuntimeError(error["message"])
        return answer  # type: ignore[no-any-return]

    def _read(self) -> Any:
        length = b"".join(iter(lambda: self._answers.read(1), b":"))
        return json.loads(self._answers.read(int(length)))
