"""What this machine has and what it gets: system libraries, the virtual environment, a virtual screen.

Standard library only, because it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
LINUX = sys.platform == "linux"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "installed.txt"
MINOR = f"{sys.version_info.major}.{sys.version_info.minor}"

# File a library is loaded by -> Debian package that brings it.
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


class Stop(Exception):
    """The work cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Tell the reader at once, so that it stands before what a started program writes."""
    print(text, flush=True)


def loads(library: str) -> bool:
    """Whether the system's loader finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def lacking_libraries(wanted: dict[str, str]) -> list[str]:
    """The packages of the libraries in `wanted` that do not load here; none outside Linux."""
    return [package for library, package in wanted.items() if LINUX and not loads(library)]


def lacking_venv() -> list[str]:
    """The package without which `python3 -m venv` fails: Debian keeps it apart."""
    return [] if importlib.util.find_spec("ensurepip") else [f"python{MINOR}-venv"]


def lacking_for_build() -> list[str]:
    """The packages that PyInstaller and the self-test of the frozen program want."""
    if not LINUX:
        return []
    packages = [] if shutil.which("objdump") else ["binutils"]
    shared = f"libpython{MINOR}.so.1.0"
    if not loads(shared) and not Path(sysconfig.get_config_var("LIBDIR") or "/", shared).exists():
        packages.append(f"libpython{MINOR}")
    if not shutil.which("Xvfb"):
        packages.append("xvfb")
    return packages + lacking_libraries(WINDOW)


def lacking_for_printing() -> list[str]:
    """The packages that a print server of the tests' own wants (23 MB to load, 81 MB on the disk); it is root's."""
    if not LINUX or os.geteuid() != 0:
        return []
    found = {
        "cups": shutil.which("cupsd", path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin"))),
        "cups-client": shutil.which("lp"),
        "printer-driver-cups-pdf": Path("/usr/lib/cups/backend/cups-pdf").exists(),
    }
    return [package for package, is_there in found.items() if not is_there]


def has_screen() -> bool:
    """Whether a window can open here; asks the X server, because the variable alone does not mean that one answers."""
    if not LINUX or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return bool(x11.XOpenDisplay(None))


def apt_line(packages: Sequence[str]) -> str:
    """The one line that installs `packages` on Debian and its kin."""
    return "sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def apt_install(packages: Sequence[str]) -> bool:
    """Install `packages` as root; False where this is not root's shell, there is no apt, or apt fails."""
    if not (LINUX and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    say("Installing " + ", ".join(packages))
    apt = [
        "apt-get",
        "-qq",
        "-o",
        "Acquire::Retries=2",
        "-o",
        "Acquire::http::Timeout=30",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    # An update that fails may still leave good lists from before, so the install decides.
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*apt, *words],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
    return done.returncode == 0


def need(packages: Sequence[str]) -> None:
    """Bring `packages`; raises Stop with the line that a person with the right to do so can run."""
    if packages and not apt_install(packages):
        msg = f"System packages are missing. Run this line, then the same command again:\n\n    {apt_line(packages)}\n"
        raise Stop(msg)


def call(command: Sequence[str | Path], trouble: str) -> None:
    """Run a program that has to succeed; raises Stop with `trouble` when it does not."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:
        raise Stop(trouble)


def python_works() -> bool:
    """Whether the virtual environment is there and its Python still starts."""
    try:
        return subprocess.run([PYTHON, "-c", ""], stdin=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def wanted_stamp(pyproject: bytes, version: str) -> str:
    """What the environment is made from: a digest of the project file, and the Python that made it."""
    return f"{hashlib.sha256(pyproject).hexdigest()} {version.split(maxsplit=1)[0]}\n"


def set_up(packages: Sequence[str]) -> None:
    """Bring the system's `packages`, make `.venv` and install the project with its test tools.

    What is there already is left alone; a changed `pyproject.toml` or another Python installs again. Raises Stop with
    the reason when something cannot be had.
    """
    stamp = wanted_stamp((ROOT / "pyproject.toml").read_bytes(), sys.version)
    works = python_works()
    need([*packages, *([] if works else lacking_venv())])
    if works and STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return
    STAMP.unlink(missing_ok=True)
    if not works:
        say("Making .venv")
        base = getattr(sys, "_base_executable", None) or sys.executable
        call([base, "-m", "venv", "--clear", VENV], "The virtual environment could not be made in .venv.")
    say("Installing the packages named in pyproject.toml (half a gigabyte the first time)")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install"]
    call([*pip, "--editable", ".[test]"], "The packages could not be installed; this needs the network once.")
    STAMP.write_text(stamp, encoding="utf-8")


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server without a monitor, for as long as the block runs; gives its DISPLAY, raises Stop without one."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as file:
            number = file.readline().strip()
        if not number:
            msg = "The virtual screen (Xvfb) did not start."
            raise Stop(msg)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
