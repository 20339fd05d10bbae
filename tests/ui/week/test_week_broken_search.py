"""When the search for an arrangement breaks, the board says so in a sentence and stays as it was."""

import highspy
from PySide6.QtCore import Qt

Key = Qt.Key


def test_a_broken_search_is_a_sentence_and_the_board_stays(small, qtbot, monkeypatch, caplog):
    def broken(_self):
        raise MemoryError

    page = small.page
    before = page.draft.standing
    with monkeypatch.context() as patch:
        patch.setattr(highspy.Highs, "run", broken)
        small.press(Key.Key_F9)
        qtbot.waitUntil(lambda: not page.arranger.is_busy and bool(small.banner), timeout=20_000)
    assert small.banner.startswith("The search for an arrangement broke off")
    assert page.draft.standing == before
    assert page.draft.undo_stack.count() == 0
    assert page.arranger.proposal is None
    assert not page.board.data.is_proposal
    assert {record.name for record in caplog.records} == {"tcdesk.scheduling.solve"}
    caplog.clear()
    small.press(Key.Key_F9)
    qtbot.waitUntil(lambda: page.beside.shown is not None, timeout=30_000)
    assert page.arranger.proposal is not None
