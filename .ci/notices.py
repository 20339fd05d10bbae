"""Licences of the system's libraries that a build takes along: of each, what its Debian package says.

Used by `build.spec`; `tcdesk.services.notices` knows the Python packages.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

_DOCS = Path("/usr/share/doc")
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+(?:-[0-9.]*[0-9])?)")


def packages_of(libraries: Iterable[Path]) -> dict[str, Path]:
    """Debian packages that `libraries` belong to, each with its copyright file; empty on other systems.

    A library that belongs to no package (one from a wheel) is passed over.
    """
    if shutil.which("dpkg-query") is None:
        return {}
    found: dict[str, Path] = {}
    for library in sorted({path.resolve() for path in libraries}):
        for place in (library, Path("/", *library.parts[2:])):  # /usr/lib and /lib are one folder, listed under either
            done = subprocess.run(["dpkg-query", "--search", str(place)], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                package = done.stdout.partition(":")[0].strip()
                found[package] = _DOCS / package / "copyright"
                break
    return {package: path for package, path in sorted(found.items()) if path.exists()}


def texts_of(copyright_file: Path) -> tuple[Path, ...]:
    """The copyright file and the common licences it only names."""
    named = sorted(set(_COMMON.findall(copyright_file.read_text(encoding="utf-8", errors="replace"))))
    common = (Path("/usr/share/common-licenses", name) for name in named)
    return (copyright_file, *(path for path in common if path.exists()))
