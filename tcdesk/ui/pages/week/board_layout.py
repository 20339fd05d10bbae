"""Where everything lies on the board: pure measures, from the data of a week to rectangles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs
from PySide6.QtCore import QPointF, QRectF, Qt

from tcdesk.domain.views.week import Band, Card, CardState, DayHead, WeekView
from tcdesk.ui.pages.week.targets import Spot

GUTTER, HEAD, BAND = 46, 40, 26
LEAST_COLUMN = 128
_LEAST_CARD, _MOST_CARD = 78, 280
_MARGIN_X, _MARGIN_Y, _GAP = 5, 6, 6
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""How far an arrow goes: right and down."""


@attrs.frozen(kw_only=True)
class BoardData:
    """What the board shows. `closed` are places of the grid without an hour of therapy, with the reason if known;
    `shorts` words in red on the card of a group; `away` groups whose counselor is not there."""

    view: WeekView
    days: tuple[DayHead, ...] = ()
    bands: tuple[Band, ...] = ()
    closed: Mapping[tuple[int, int], str] = attrs.field(factory=dict[tuple[int, int], str])
    shorts: Mapping[str, str] = attrs.field(factory=dict[str, str])
    away: frozenset[str] = frozenset()
    troubled_days: frozenset[int] = frozenset()
    may_add: bool = True
    is_proposal: bool = False


@attrs.frozen
class Row:
    """One hour of the grid."""

    starts_at: int
    minutes: int
    top: float
    height: float


@attrs.frozen(kw_only=True)
class BoardLayout:
    """Rectangles in the board's own coordinates: `y` counts from below the heads.

    `ghosts` lie where a group was, `more` says whether there are days before and after those shown.
    """

    width: float
    height: float
    head: float
    columns: tuple[tuple[int, float, float], ...]
    rows: tuple[Row, ...]
    bands: tuple[tuple[Band, float, float], ...]
    cells: Mapping[tuple[int, int], QRectF]
    cards: Mapping[str, QRectF]
    ghosts: tuple[tuple[Card, QRectF], ...]
    free: Mapping[tuple[int, int], QRectF]
    more: tuple[bool, bool]
    drops: Mapping[tuple[int, int], QRectF]

    @property
    def gutter(self) -> float:
        """How wide the hours stand at the left."""
        return self.columns[0][1] if self.columns else 0.0

    @property
    def is_paged(self) -> bool:
        """Whether there are days that are not shown."""
        return any(self.more)

    def rect(self, spot: Spot) -> QRectF | None:
        """The place of a card or a free hour."""
        if spot.group:
            return self.cards.get(spot.group)
        return self.drops.get((spot.weekday, spot.starts_at))

    def at(self, point: QPointF) -> Spot | None:
        """What lies under a point: a card, or else an hour of the grid."""
        for group, box in self.cards.items():
            if box.contains(point):
                return Spot(group)
        cell = self.cell_at(point)
        return None if cell is None else Spot(weekday=cell[0], starts_at=cell[1])

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The hour of the grid under a point."""
        return next((key for key, box in self.cells.items() if box.contains(point)), None)

    @property
    def stops(self) -> dict[Spot, QRectF]:
        """What the arrows go through: cards and free hours."""
        found = {Spot(group): box for group, box in self.cards.items()}
        return found | {Spot(weekday=day, starts_at=at): box for (day, at), box in self.free.items()}


def shown_days(width: float, weekdays: Sequence[int], first: int, px: Callable[[float], int]) -> tuple[int, ...]:
    """The days there is room for, from the `first`-th on."""
    most = max(1, int((width - px(GUTTER)) // px(LEAST_COLUMN)))
    start = max(0, min(first, len(weekdays) - most))
    return tuple(weekdays[start : start + most])


def lay_out(
    data: BoardData, weekdays: Sequence[int], width: float, height: float, px: Callable[[float], int]
) -> BoardLayout:
    """Lay the board out for a width and a visible height; it is higher than that where its cards need it."""
    head, gutter = px(HEAD), px(GUTTER)
    stacks = _stacks(data)
    column = (width - gutter) / max(1, len(weekdays))
    columns = tuple((day, round(gutter + column * i), round(column)) for i, day in enumerate(weekdays))
    counts = [max([1, *(len(stacks.get((day, row.starts_at), ())) for day in weekdays)]) for row in data.view.rows]
    card = _card_height(data, counts, height - head, px)
    rows: list[Row] = []
    bands: list[tuple[Band, float, float]] = []
    y = 0.0
    left = list(data.bands)
    for row, count in zip(data.view.rows, counts, strict=True):
        while left and left[0].starts_at <= row.starts_at and rows:
            bands.append((left.pop(0), y, px(BAND)))
            y += px(BAND)
        tall = count * card + (count - 1) * _GAP + 2 * _MARGIN_Y
        rows.append(Row(row.starts_at, row.minutes, y, tall))
        y += tall
    layout = _placed(data, columns, tuple(rows), tuple(bands), stacks, card, (width, y, head))
    every = data.view.weekdays
    more = (weekdays[0] != every[0], weekdays[-1] != every[-1]) if every and weekdays else (False, False)
    return attrs.evolve(layout, more=more)


def _stacks(data: BoardData) -> dict[tuple[int, int], list[Card]]:
    """The cards of each place: where a group was comes first, new groups (no number of the house yet) last."""
    found: dict[tuple[int, int], list[Card]] = {}

    def place(card: Card) -> tuple[bool, bool, str]:
        return card.state is not CardState.GHOST, not card.group.isdigit(), card.code

    for card in sorted(data.view.cards, key=place):
        found.setdefault((card.weekday, card.starts_at), []).append(card)
    return found


def _card_height(data: BoardData, counts: Sequence[int], room: float, px: Callable[[float], int]) -> float:
    """As high as the room allows, between what three lines and the seats need and what is easy to read."""
    total = sum(counts)
    fixed = len(data.bands) * px(BAND) + len(counts) * 2 * _MARGIN_Y + (total - len(counts)) * _GAP
    each = (room - fixed) // total if total else 0
    return max(px(_LEAST_CARD), min(each, px(_MOST_CARD)))


def _placed(
    data: BoardData,
    columns: tuple[tuple[int, float, float], ...],
    rows: tuple[Row, ...],
    bands: tuple[tuple[Band, float, float], ...],
    stacks: Mapping[tuple[int, int], list[Card]],
    card: float,
    size: tuple[float, float, float],
) -> BoardLayout:
    cells: dict[tuple[int, int], QRectF] = {}
    cards: dict[str, QRectF] = {}
    ghosts: list[tuple[Card, QRectF]] = []
    free: dict[tuple[int, int], QRectF] = {}
    drops: dict[tuple[int, int], QRectF] = {}
    open_places = set(data.view.free)
    for day, x, width in columns:
        for row in rows:
            key = (day, row.starts_at)
            cells[key] = QRectF(x, row.top, width, row.height)
            box = QRectF(x + _MARGIN_X, row.top + _MARGIN_Y, width - 2 * _MARGIN_X, card)
            for one in stacks.get(key, ()):
                if one.state is CardState.GHOST:
                    ghosts.append((one, QRectF(box)))
                else:
                    cards[one.group] = QRectF(box)
                box.translate(0, card + _GAP)
            drops[key] = _drop(box, cells[key], card)
            if key in open_places and key not in stacks and data.may_add and not data.is_proposal:
                free[key] = QRectF(drops[key])
    return BoardLayout(
        width=size[0],
        height=size[1],
        head=size[2],
        columns=columns,
        rows=rows,
        bands=bands,
        cells=cells,
        cards=cards,
        ghosts=tuple(ghosts),
        free=free,
        more=(False, False),
        drops=drops,
    )


def _drop(box: QRectF, cell: QRectF, card: float) -> QRectF:
    """Where something dropped in the cell comes to lie: the next place of the stack, or a strip over the last card."""
    if box.bottom() <= cell.bottom():
        return QRectF(box)
    strip = min(card * 0.45, 52.0)
    return QRectF(box.left(), cell.bottom() - _MARGIN_Y - strip, box.width(), strip)


def scrolled_to(box: QRectF, value: int, room: int) -> int:
    """How far to scroll, from `value` on, so that a box can be seen in `room` pixels."""
    if box.top() - _MARGIN_Y < value:
        return int(box.top() - _MARGIN_Y)
    return max(value, int(box.bottom() + _MARGIN_Y - room))


def next_stop(stops: Mapping[Spot, QRectF], at: Spot | None, dx: int, dy: int) -> Spot | None:
    """The nearest stop in a direction, seen from the middle of `at`: along the way first, then aside."""
    here = stops.get(at) if at is not None else None
    if here is None:
        return min(stops, key=lambda spot: (stops[spot].top(), stops[spot].left()), default=None)
    middle = here.center()

    def cost(box: QRectF) -> float | None:
        x, y = box.center().x() - middle.x(), box.center().y() - middle.y()
        along, aside = (x * dx, abs(y)) if dx else (y * dy, abs(x))
        return along + 2.2 * aside if along > 4 else None

    costs = {spot: found for spot, box in stops.items() if (found := cost(box)) is not None}
    return min(costs, key=lambda spot: costs[spot], default=None)
