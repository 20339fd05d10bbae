"""Finds residents for the palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize

from tcdesk.domain.roles import Action
from tcdesk.domain.search import prepared, ranked, score
from tcdesk.domain.views.residents import SearchEntry
from tcdesk.ui.context import Context
from tcdesk.ui.found import Alternative, Find, Found
from tcdesk.ui.kit.photo import photo_pixmap

_PICTURE = QSize(24, 31)


def finder(context: Context) -> Find:
    """Reads everybody once, then finds at every key; each line opens the file, and prints or writes a note."""
    residents = context.services.residents
    if not context.can(Action.RESIDENT_LIST):
        return lambda _query: ()
    entries = [(entry, prepared(entry.fields)) for entry in residents.search_entries()]
    photos = residents.thumbnails()

    def find(query: str) -> Sequence[Found]:
        if not query.strip():
            return ()
        return [_line(context, entry, photos.get(entry.id), score(query, ready) or 0.0)
                for entry, ready in ranked(query, ((pair, pair[1]) for pair in entries))]  # fmt: skip

    return find


def _going(context: Context, entry: SearchEntry, **args: object) -> Callable[[], object]:
    """Opens the file, or only the list for a role that reads no files."""
    code = "resident" if context.can(Action.RESIDENT_READ) else "residents"
    return lambda: context.go(code, id=entry.id, **args)


def _line(context: Context, entry: SearchEntry, photo: bytes | None, fit: float) -> Found:
    t = context.texts.t
    alternatives: list[Alternative] = []
    if context.can(Action.REPORT_DRAFT):
        run = _going(context, entry, printing=True)
        alternatives.append(Alternative(keys="Ctrl+Return", words=t("print"), run=run))
    if context.can(Action.CARE_WRITE):
        run = _going(context, entry, tab="notes", compose=True)
        alternatives.append(Alternative(keys="Alt+Return", words=t("new note"), run=run))
    return Found(
        group=t("Residents"),
        title=entry.name,
        detail=entry.detail,
        icon="person",
        picture=photo_pixmap(context.theme, photo, _PICTURE),
        run=_going(context, entry),
        score=fit,
        alternatives=tuple(alternatives),
    )
