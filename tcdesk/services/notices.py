"""The licences of everything that is shipped with the program.

Most packages carry their licence themselves, so it is read from them: at work in the source tree from what is
installed, in the frozen program from the copies its build laid beside it. `resources/notices` holds what no package
carries.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import cast

import attrs

from tcdesk.paths import resource

PACKAGES = "packages"
"""The folder below `resources/notices` for the copies of a build."""
INDEX = "packages.json"

_OURS = "tcdesk"
_NAMED = re.compile(r"(?i)^(licen[sc]e|copying|notice)")
_REQUIRED = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_LONG = 60


@attrs.frozen(kw_only=True)
class Notice:
    """One thing that is shipped: its name, its version where it is known, its licence in a few words, the texts."""

    name: str
    version: str = ""
    licence: str = ""
    files: tuple[Path, ...]

    def text(self) -> str:
        """Every text, one after the other. Bytes that are no UTF-8 are shown as signs."""
        return "\n\n".join(path.read_text(encoding="utf-8", errors="replace").strip("\n") for path in self.files)


def all_notices(root: Path | None = None) -> tuple[Notice, ...]:
    """Every notice, in alphabetical order; the program's own first. `root` is `resources/notices` or a build's copy."""
    root = root or resource("notices")
    found = [*_kept(root), *_fonts(root.parent / "fonts"), *(_copies(root) or installed(root))]
    return tuple(sorted(found, key=lambda one: (one.name != _OURS, one.name.lower())))


def plain(name: str) -> str:
    """A package's name in the one spelling that compares: `PySide6_Essentials` is `pyside6-essentials`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def covered(root: Path) -> frozenset[str]:
    """Packages whose licence stands in `root` because they bring none."""
    return frozenset(plain(name) for entry in _entries(root) for name in _strings(entry.get("covers")))


def distributions() -> tuple[Distribution, ...]:
    """The program and all it needs when it runs, and what that needs in turn, as installed here."""
    seen: dict[str, Distribution] = {}
    waiting = [_OURS]
    while waiting:
        name = waiting.pop()
        if plain(name) in seen:
            continue
        try:
            found = importlib.metadata.distribution(name)
        except PackageNotFoundError:  # needed on another system only
            continue
        seen[plain(name)] = found
        waiting += _needed_by(found)
    return tuple(seen.values())


def _needed_by(found: Distribution) -> Iterator[str]:
    for line in found.requires or []:
        name = _REQUIRED.match(line)
        if name is not None and "extra" not in line.partition(";")[2]:
            yield name.group()


def installed(root: Path) -> tuple[Notice, ...]:
    """The notices of the packages installed here that carry their own, and for which `root` does not speak."""
    spoken_for = covered(root)
    return tuple(
        Notice(name=found.name, version=found.version, licence=_words(found), files=files)
        for found in distributions()
        if plain(found.name) not in spoken_for and (files := _texts(found))
    )


def _texts(found: Distribution) -> tuple[Path, ...]:
    """The licence files in a package's description, not those of the parts of its source tree."""
    mine = [
        path
        for path in found.files or []
        if path.parts[0].endswith(".dist-info") and ("licenses" in path.parts or _NAMED.match(path.name))
    ]
    return tuple(Path(str(path.locate())) for path in sorted(mine, key=lambda path: (len(path.parts), str(path))))


def _words(found: Distribution) -> str:
    described = found.metadata.json
    lines = str(described.get("license_expression") or described.get("license") or "").strip().splitlines()
    if lines and len(lines[0]) <= _LONG:
        return lines[0]
    classed = [line.rpartition(" :: ")[2] for line in _strings(described.get("classifier")) if "License ::" in line]
    return classed[0] if classed else ""


def _entries(root: Path) -> list[dict[str, object]]:
    with (root / "notices.toml").open("rb") as file:
        return list(tomllib.load(file)["notice"])


def _strings(value: object) -> list[str]:
    return [str(one) for one in cast("list[object]", value)] if isinstance(value, list) else []


def _kept(root: Path) -> Iterator[Notice]:
    for entry in _entries(root):
        files = tuple((root / name).resolve() for name in _strings(entry["files"]))
        version = _version(str(entry.get("version_of", "")))
        yield Notice(name=str(entry["name"]), licence=str(entry["licence"]), version=version, files=files)


def _fonts(root: Path) -> Iterator[Notice]:
    """Every family lies in a folder of its name, its licence with it."""
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        files = tuple(path for path in sorted(folder.iterdir()) if _NAMED.match(path.name))
        is_open = any("SIL OPEN FONT LICENSE" in path.read_text(encoding="utf-8").upper() for path in files)
        yield Notice(name=folder.name.replace("-", " ").title(), licence="OFL-1.1" if is_open else "", files=files)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package) if package else ""
    except PackageNotFoundError:  # the frozen program has the versions of its build only
        return ""


def _copies(root: Path) -> tuple[Notice, ...]:
    """What a build laid beside the program; nothing in the source tree."""
    index = root / INDEX
    if not index.exists():
        return ()
    return tuple(
        Notice(
            name=entry["name"],
            version=entry["version"],
            licence=entry["licence"],
            files=tuple(root / PACKAGES / name for name in entry["files"]),
        )
        for entry in json.loads(index.read_text(encoding="utf-8"))
    )


def lay_down(target: Path, more: tuple[Notice, ...] = ()) -> tuple[Path, ...]:
    """Copy every package's texts and those of `more` below `target`, for a build; gives the files, the index too."""
    written: list[Path] = []
    entries: list[dict[str, object]] = []
    for notice in (*installed(resource("notices")), *more):
        names: list[str] = []
        for number, source in enumerate(notice.files):
            name = f"{plain(notice.name)}/{number:02d}-{source.name}"
            place = target / PACKAGES / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(source.read_bytes())
            names.append(name)
            written.append(place)
        entries.append({"name": notice.name, "version": notice.version, "licence": notice.licence, "files": names})
    index = target / INDEX
    index.write_text(json.dumps(entries, indent=1), encoding="utf-8")
    return (*written, index)
