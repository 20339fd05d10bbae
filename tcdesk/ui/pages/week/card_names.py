"""The cards of the painted board for who cannot see them: a named place for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tcdesk.domain.views.week import Card, CardState
from tcdesk.figures import seats
from tcdesk.figures.seats import SeatsData
from tcdesk.i18n import Texts
from tcdesk.ui.pages.week.board_layout import BoardData, BoardLayout
from tcdesk.ui.pages.week.card_paint import card_words
from tcdesk.ui.pages.week.targets import Spot


def _card(data: BoardData, group: str) -> Card | None:
    return next((one for one in data.view.cards if one.group == group and one.state is not CardState.GHOST), None)


def words_of(data: BoardData, group: str, texts: Texts) -> str:
    """A card in words; "" where there is none."""
    card = _card(data, group)
    if card is None:
        return ""
    return card_words(card, texts.weekday(card.weekday), texts, data.shorts.get(group, ""))


def spot_words(data: BoardData, spot: Spot | None, texts: Texts) -> str:
    """A place in words: a card, a free hour, or (None) the board itself."""
    if spot is None:
        return texts.t("Week board")
    if spot.group:
        return words_of(data, spot.group, texts) or texts.t("Week board")
    day, at = texts.weekday(spot.weekday), texts.minutes(spot.starts_at)
    return texts.t("Free hour: {day} {time}", day=day, time=at)


def seat_words(data: BoardData, group: str, texts: Texts) -> str:
    """Who sits in a group and with which problems, line by line."""
    card = _card(data, group)
    if card is None:
        return ""
    members = tuple(seat.problem for seat in card.members)
    said = seats.alt_text(SeatsData(members=members, capacity=card.capacity), texts)
    return "\n".join([f"{card.code} {card.theme}".strip(), said, *(seat.name for seat in card.members)])


class _CardName(QWidget):
    """What a reader of the screen finds where a card is painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


class CardNames:
    """Keeps one named, empty widget over every painted card."""

    def __init__(self, board: QAbstractScrollArea, texts: Texts) -> None:
        # The viewport is asked for each time: a dialog that goes takes PySide's hold of widgets made by Qt with it.
        self._board, self._texts = board, texts
        self._names: dict[str, _CardName] = {}

    def place(self, data: BoardData, layout: BoardLayout, offset: float) -> None:
        """Bring the names over their cards; `offset` is how far the body lies below the top."""
        groups = {card.group for card in data.view.cards if card.state is not CardState.GHOST}
        for group in [group for group in self._names if group not in groups]:
            self._names.pop(group).deleteLater()
        for group in groups:
            name = self._names.get(group)
            if name is None:
                name = self._names[group] = _CardName(self._board.viewport())
            name.setAccessibleName(words_of(data, group, self._texts))
            name.setAccessibleDescription(seat_words(data, group, self._texts))
            box = layout.cards.get(group)
            name.setVisible(box is not None)
            if box is not None:
                name.setGeometry(box.translated(0, offset).toRect())
