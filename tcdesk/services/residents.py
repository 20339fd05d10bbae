"""Residents: the list, the preview, the file, and finding somebody."""

from __future__ import annotations

import attrs

from tcdesk.domain.changes import Changes
from tcdesk.domain.refusals import Conflict
from tcdesk.domain.resident import Photo, Resident
from tcdesk.domain.roles import Action
from tcdesk.domain.views.residents import (
    Neighbours,
    ResidentCard,
    ResidentFile,
    ResidentRecord,
    ResidentRow,
    SearchEntry,
)
from tcdesk.i18n import N_
from tcdesk.services import ownership, resident_file, resident_rows
from tcdesk.services.guard import Guarded, allowed, verb
from tcdesk.store import rows

GONE = N_("There is no resident of this number. The list may have changed; look at it again.")


class Residents(Guarded):
    """Everybody in the programme, as this person may see them."""

    @allowed(Action.RESIDENT_LIST)
    def rows(self) -> tuple[ResidentRow, ...]:
        """Everybody who has not left, the nearest legal date first; a handful of statements."""
        work = self._work
        with work.store.read():
            given = resident_rows.around(work)
            found = [resident_rows.row(one, given) for one in work.records.statistics.list_rows()]
        return tuple(sorted(found, key=resident_rows.by_legal_date))

    @allowed(Action.RESIDENT_LIST)
    def card(self, resident_id: int) -> ResidentCard:
        """The preview pane of one resident. Raises Conflict where there is none."""
        with self._work.store.read():
            found = resident_file.card(self._work, resident_id)
        if found is None:
            raise Conflict(GONE)
        return found

    @allowed(Action.RESIDENT_READ)
    def get(self, resident_id: int) -> ResidentRecord:
        """One resident's own records. Raises Conflict where there is none."""
        return resident_file.record(self._work, resident_id)

    @allowed(Action.RESIDENT_READ)
    def file(self, resident_id: int) -> ResidentFile:
        """The first page of one resident's file. Raises Conflict where there is none. See `record_view`."""
        with self._work.store.read():
            found = resident_file.file(self._work, resident_id)
        if found is None:
            raise Conflict(GONE)
        return found

    @verb(Action.RESIDENT_READ)
    def record_view(self, resident_id: int) -> Changes:
        """Write down that somebody opened this resident's file; call it once each time the file is opened."""
        self._work.record("resident.view", "resident", resident_id)
        return Changes()

    @allowed(Action.RESIDENT_LIST)
    def thumbnail(self, resident_id: int) -> bytes | None:
        """The small photo (JPEG), or None."""
        return self._work.records.residents.thumbnail(resident_id)

    @allowed(Action.RESIDENT_LIST)
    def thumbnails(self) -> dict[int, bytes]:
        """The small photos of everybody who has not left, in one statement."""
        return self._work.records.residents.thumbnails()

    @allowed(Action.RESIDENT_LIST)
    def portrait(self, resident_id: int) -> bytes | None:
        """The photo at print size (JPEG), or None."""
        return self._work.records.residents.portrait(resident_id)

    @allowed(Action.RESIDENT_LIST)
    def neighbours(self, resident_id: int, order: tuple[int, ...] = ()) -> Neighbours:
        """Who stands before and after a resident in `order` (ids as the list shows them), else in the default order."""
        listed = order or tuple(row.id for row in self.rows())
        if resident_id not in listed:
            return Neighbours(place=0, count=len(listed), previous=None, following=None)
        place = listed.index(resident_id)
        return Neighbours(
            place=place + 1,
            count=len(listed),
            previous=listed[place - 1] if place else None,
            following=listed[place + 1] if place + 1 < len(listed) else None,
        )

    @allowed(Action.RESIDENT_LIST)
    def search_entries(self) -> tuple[SearchEntry, ...]:
        """Everybody who has not left, for the palette."""
        return tuple(
            SearchEntry(
                id=one.id,
                name=one.name,
                detail=" · ".join(part for part in (one.register_no, one.phase or "", one.house) if part),
                fields=tuple(
                    part
                    for part in (one.name, one.alias, one.register_no, one.tc_no, one.national_no, one.block, one.house)
                    if part
                ),
            )
            for one in self._work.records.statistics.list_rows()
        )

    @verb(Action.RESIDENT_WRITE)
    def set_photo(self, photo: Photo) -> Changes:
        """Keep a photo in place of the one before. Raises Denied for another counselor's resident."""
        work = self._work
        ownership.insist(work, Action.RESIDENT_WRITE, photo.resident_id)
        work.records.residents.set_photo(photo)
        work.record("resident.photo", "resident", photo.resident_id, {"bytes": len(photo.portrait)})
        return Changes.of("resident")

    @verb(Action.RESIDENT_WRITE)
    def place(self, resident_id: int, version: int, *, block: str, house: str, counselor_id: int | None) -> Changes:
        """Move a resident: block, house, counselor; from the version that was read. Raises Conflict, Denied."""
        work = self._work
        ownership.insist(work, Action.RESIDENT_WRITE, resident_id)
        table = work.records.residents.residents
        old: Resident = table.get(resident_id)
        new = attrs.evolve(old, block=block.strip(), house=house.strip(), counselor_id=counselor_id, version=version)
        table.update(new)
        changed = {name: pair for name, pair in rows.difference(old, new).items() if name != "version"}
        work.record("resident.place", "resident", resident_id, {"fields": changed})
        return Changes.of("resident")
