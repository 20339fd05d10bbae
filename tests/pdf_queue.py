"""A print server of the tests' own, with a queue that prints into PDF files (cups-pdf).

It needs root and what `apt-get install cups cups-client printer-driver-cups-pdf` brings. It listens on a socket in a
temporary folder and keeps everything there, so the printers of this computer neither see it nor are seen by it; only
the finished files lie where `/etc/cups/cups-pdf.conf` has them, until they are fetched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

NAME = "Uji"
CONFIGURATION = Path("/etc/cups/cups-pdf.conf")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))
_SECONDS = 60
LOGGED = ("copies", "sides", "media", "print-color-mode")

_FILES = """ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
SystemGroup root
SyncOnClose No
"""
_SERVER = """Listen {folder}/socket
Browsing Off
WebInterface No
DefaultAuthType None
PageLogFormat job %j {logged}
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


def lacks() -> str:
    """What is missing for a server of one's own, in words; "" where nothing is."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "cups-pdf prints for root only"
    programs = ("cupsd", "lp", "lpstat", "lpadmin")
    missing = [name for name in programs if shutil.which(name, path=_PLACES) is None]
    missing += [str(path) for path in (BACKEND, PPD) if not path.exists()]
    return f"no print server here: {', '.join(missing)}" if missing else ""


@attrs.frozen(kw_only=True)
class PrintServer:
    """A running server."""

    folder: Path

    @property
    def variables(self) -> dict[str, str]:
        """What the environment of a program must say so that it sees this server and the papers of its queues."""
        return {"CUPS_SERVER": str(self.folder / "socket"), "CUPS_SERVERROOT": str(self.folder)}

    def admin(self, program: str, *words: str) -> None:
        """Run one of the programs that keep a server. Raises CalledProcessError."""
        path = shutil.which(program, path=_PLACES) or program
        environ = {**os.environ, **self.variables, "LC_ALL": "C"}
        subprocess.run([path, *words], env=environ, check=True, capture_output=True)

    def add(self, name: str, device: str = "cups-pdf:/", ppd: Path = PPD) -> None:
        """Set up a queue."""
        self.admin("lpadmin", "-p", name, "-E", "-v", device, "-P", str(ppd))

    def printed_by(self, send: Callable[[], object]) -> bytes:
        """What comes out of the queue after `send()`: the next new file, complete. Raises TimeoutError."""
        before = _files()
        send()
        size = -1

        def complete() -> bytes | None:
            nonlocal size
            for path in (path for path, changed in _files().items() if before.get(path) != changed):
                content = path.read_bytes()
                if len(content) == size and content.rstrip().endswith(b"%%EOF"):
                    path.unlink()
                    return content
                size = len(content)
            return None

        return waited_for(complete)

    def jobs(self) -> list[dict[str, str]]:
        """What the server was asked for, job by job: see `LOGGED`; "-" where nothing was said."""
        path = self.folder / "page"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        found = {words[1]: dict(zip(LOGGED, words[2:], strict=True)) for words in map(str.split, lines)}
        return list(found.values())


def waited_for(look: Callable[[], bytes | str | bool | None]):
    """What `look` gives as soon as it gives something. Raises TimeoutError."""
    ends = time.monotonic() + _SECONDS
    while time.monotonic() < ends:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    msg = "the print server kept us waiting for nothing"
    raise TimeoutError(msg)


def _out() -> Path:
    """Where cups-pdf puts what this user prints."""
    import pwd  # not on Windows, where nothing here is called

    text = CONFIGURATION.read_text(encoding="utf-8") if CONFIGURATION.is_file() else ""
    found = re.search(r"^Out\s+(\S.*)$", text, re.MULTILINE)
    place = found[1].strip() if found is not None else "/var/spool/cups-pdf/${USER}"
    user = pwd.getpwuid(os.getuid())
    return Path(place.replace("${HOME}", user.pw_dir).replace("${USER}", user.pw_name))


def _files() -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in _out().glob("*.pdf")}


@contextmanager
def server() -> Iterator[PrintServer]:
    """A print server with the queue `NAME`, for as long as the block runs; it takes nothing from this computer's."""
    is_new = not _out().exists()
    before = _files()
    with tempfile.TemporaryDirectory(prefix="cups") as name:
        folder = Path(name)
        folder.chmod(0o755)  # filters run as another user
        for part in ("spool/tmp", "cache", "state", "ppd"):
            (folder / part).mkdir(parents=True)
        logged = " ".join(f"%{{{one}}}" for one in LOGGED)
        (folder / "cups-files.conf").write_text(_FILES.format(folder=folder), encoding="utf-8")
        (folder / "cupsd.conf").write_text(_SERVER.format(folder=folder, logged=logged), encoding="utf-8")
        program = shutil.which("cupsd", path=_PLACES) or "cupsd"
        command = [program, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            made = PrintServer(folder=folder)
            waited_for(lambda: (folder / "socket").exists() or process.poll() is not None)
            made.add(NAME)
            yield made
        finally:
            process.terminate()
            process.wait()
            for path in _files().keys() - before.keys():
                path.unlink()
            if is_new and _out().exists() and not any(_out().iterdir()):
                _out().rmdir()
