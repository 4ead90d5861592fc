"""A desktop that nobody sees, with Orca and Firefox in it: what Orca says of a page is in its log."""

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from . import firefox

_VOICE = Path(__file__).parent / "voice"
_BUS = "/usr/libexec/at-spi-bus-launcher"
_PROGRAMS = ("Xvfb", "dbus-daemon", _BUS, "openbox", "orca")
_PATIENCE = 60.0
_FOCUS = "object:state-changed:focused"
# The elements that take the focus one by one; those that are not shown take none.
_STOPS = "stops = [...document.querySelectorAll('a[href], button, input, summary, [tabindex]')]"
_NEXT = f"const {_STOPS}; const at = stops.findIndex((stop, index) => index >= arguments[0] && (stop.focus(), stop === document.activeElement)); return at"
_Found = TypeVar("_Found")


def missing() -> list[str]:
    """Return the programs that a session needs and the machine has not."""
    return [name for name in _PROGRAMS if shutil.which(name) is None] + ([] if firefox.find() else ["firefox-esr"])


class Session:
    """A running Orca with a running Firefox: their versions, and what is said of a page."""

    def __init__(self, log: "_Log", driver: firefox.Driver, orca: str) -> None:
        self._log, self._driver = log, driver
        self.versions = {"Orca": orca, "Firefox": driver.version}

    def hear(self, address: str) -> str:
        """Show a page and return the log of Orca's reading it on its own, from the beginning to the end."""
        self._log.skip()
        title = self._driver.show(address)
        self._log.until(f"SPEECH OUTPUT: 'Finished loading {title}.'")
        self._log.until("WEB: Doing SayAll")
        return self._log.until("WEB: textLines complete")

    def walk(self) -> Iterator[str]:
        """Give the log of what Orca says when the focus comes to each element of the page, one after the other."""
        stop = -1
        while (stop := self._driver.run(_NEXT, stop + 1)) >= 0:
            self._log.until(f"OBJECT EVENT: {_FOCUS} (1, ")
            yield self._log.until(f"^^^^^ PROCESS OBJECT EVENT {_FOCUS} ^^^^^")


class _Log:
    """The lines that Orca writes. It writes them at once only to a terminal, so that it is given one."""

    def __init__(self) -> None:
        self._end, terminal = os.openpty()
        tty.setraw(terminal)
        self.path = os.ttyname(terminal)
        self._terminal = terminal
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        # The last to close the terminal ends the reading with an error.
        with open(self._end, encoding="utf-8", errors="replace") as lines, contextlib.suppress(OSError):  # noqa: PTH123
            for line in lines:
                self._lines.put(line)

    def skip(self) -> None:
        """Forget what has been written."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._lines.get_nowait()

    def until(self, part: str) -> str:
        """Return what is written up to the line that has this part."""
        written, end = [""], time.monotonic() + _PATIENCE
        while part not in written[-1]:
            try:
                written.append(self._lines.get(timeout=max(0, end - time.monotonic())))
            except queue.Empty:
                raise TimeoutError(f"Orca has not come to {part!r}; the last of its log:\n{''.join(written[-40:])}") from None
        return "".join(written)

    def close(self) -> None:
        os.close(self._terminal)
        self._reader.join()


@contextlib.contextmanager
def session() -> Iterator[Session]:
    """Give Orca and Firefox on a display, a bus, a home and a profile of their own, and end all of it."""
    with tempfile.TemporaryDirectory(prefix="heard-") as name, contextlib.ExitStack() as stack:
        folder, log = Path(name), _Log()
        stack.callback(log.close)
        home, runtime, profile = folder / "home", folder / "runtime", folder / "profile"
        home.mkdir()
        runtime.mkdir(mode=0o700)
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}
        environment |= {"PYTHONPATH": str(_VOICE), "PYTHONDONTWRITEBYTECODE": "1", "GNOME_ACCESSIBILITY": "1"}
        started: list[subprocess.Popen[str]] = []
        stack.callback(_end, started, name)

        def start(*command: str, **options: object) -> subprocess.Popen[str]:
            quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            process = subprocess.Popen(command, env=environment, cwd=folder, text=True, **{**quiet, **options})  # type: ignore[call-overload]
            started.append(process)
            return process  # type: ignore[no-any-return]

        display, bus = folder / "display", folder / "bus"
        with display.open("w") as written:
            start("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", stdout=written)
        with bus.open("w") as written:
            start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=written)
        environment["DISPLAY"] = ":" + _wait(lambda: _line(display))
        environment["DBUS_SESSION_BUS_ADDRESS"] = _wait(lambda: _line(bus))
        start(_BUS, "--launch-immediately")
        start("openbox")
        start("orca", f"--debug-file={log.path}")
        log.until("SPEECH OUTPUT: 'Screen reader on.'")
        start(*firefox.command(firefox.find() or "", profile))
        driver = firefox.Driver(_wait(lambda: firefox.port(profile)))
        stack.callback(driver.close)
        yield Session(log, driver, _version(environment))


def _version(environment: dict[str, str]) -> str:
    return subprocess.run(["orca", "--version"], env=environment, capture_output=True, text=True, check=True).stdout.strip()


def _line(path: Path) -> str | None:
    """Return the line in a file once it is whole."""
    text = path.read_text(encoding="utf-8")
    return text.strip() if text.endswith("\n") else None


def _wait(look: Callable[[], _Found | None]) -> _Found:
    """Return what is looked for as soon as it is there."""
    end = time.monotonic() + _PATIENCE
    while (found := look()) is None:
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)
    return found


def _end(started: list[subprocess.Popen[str]], name: str) -> None:
    """End what was started, and what the bus has started since: all that has the name of the session's folder in its environment.

    Orca does not end when it is asked to, and the next one does not begin while it lives.
    """
    for process in started:
        process.kill()
        process.wait()
    while left := [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/environ") if _holds(path, name)]:
        for number in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.05)


def _holds(path: Path, name: str) -> bool:
    try:
        return name.encode() in path.read_bytes()
    except OSError:
        return False
