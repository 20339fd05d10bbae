"""Words of the program: extract, merge, fill and compile the catalogues of every room.

    python .ci/words.py                  extract, merge, compile; lists what has no Indonesian yet
    python .ci/words.py fill FILE.json   the same, and takes translations {"English": "Indonesian"} from FILE

One catalogue a room (`domain`, `ui`, ...), sorted, without places, so that two changes seldom meet in one line.
A plural's translation is given under its singular. Babel is needed only here and in the tests.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n" / "id" / "LC_MESSAGES"
KEYWORDS = {"t": None, "N_": None, "n": (1, 2)}
# Babel's own header holds the hour of the run; ours stays the same so that a diff shows only words.
HEADER = b"""msgid ""
msgstr ""
"Language: id\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
ROOMS = ("domain", "figures", "services", "store", "reports", "scheduling", "ui", "cli")


def extracted(room: str) -> dict[str | tuple[str, str], None]:
    """The texts marked in one room (`cli` is all that lies beside the packages), in order of appearance."""
    found: dict[str | tuple[str, str], None] = {}
    sources = [ROOT / "tcdesk" / room] if room != "cli" else [ROOT / "tcdesk"]
    for source in sources:
        if not source.exists():
            continue
        for name, _line, message, _comments, _context in extract_from_dir(str(source), keywords=KEYWORDS):
            if room == "cli" and Path(name).parts[0] in (*ROOMS[:-1], "i18n"):
                continue
            if message:
                found[message] = None
    return found


def catalogue(room: str) -> Catalog:
    """The stored catalogue of a room, or an empty one."""
    path = FOLDER / f"{room}.po"
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale="id")
    return Catalog(locale="id")


def merged(room: str, fill: dict[str, str]) -> Catalog:
    """The room's catalogue with exactly the texts of its code."""
    old = catalogue(room)
    new = Catalog(locale="id", project="tcdesk", fuzzy=False, creation_date=FIXED, revision_date=FIXED)
    # Babel takes two forms for Indonesian, and then every plural but one falls back to English.
    new.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for message in sorted(extracted(room), key=str):
        single = message[0] if isinstance(message, tuple) else message
        known = old.get(single)
        string = known.string if known is not None else ""
        if isinstance(string, tuple):
            string = string[0]
        if single in fill:
            string = fill[single]
        new.add(message, (string,) if isinstance(message, tuple) else string)
    return new


def _bytes(new: Catalog) -> tuple[bytes, bytes]:
    text, binary = BytesIO(), BytesIO()
    write_po(text, new, width=118, sort_output=True, no_location=True, omit_header=True)
    write_mo(binary, new)
    return HEADER + text.getvalue().lstrip(b"\n"), binary.getvalue()


def missing(new: Catalog) -> list[str]:
    """Texts without a translation."""

    def empty(message: Message) -> bool:
        return not (message.string[0] if isinstance(message.string, tuple) else message.string)

    return [
        str(message.id[0] if isinstance(message.id, tuple) else message.id)
        for message in new
        if message.id and empty(message)
    ]


def main(arguments: list[str]) -> int:
    """Bring all catalogues up to date; 1 when a text has no translation."""
    fill: dict[str, str] = {}
    if arguments[:1] == ["fill"]:
        fill = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    left = 0
    for room in ROOMS:
        new = merged(room, fill)
        if not len(new):
            continue
        text, binary = _bytes(new)
        FOLDER.mkdir(parents=True, exist_ok=True)
        for ending, content in (("po", text), ("mo", binary)):
            path = FOLDER / f"{room}.{ending}"
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
        for single in missing(new):
            left += 1
            print(f"{room}: {single!r}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
