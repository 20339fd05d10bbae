"""What every registered screen promises the frame."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from tcdesk.paths import resource
from tcdesk.ui.icons import MEANINGS
from tcdesk.ui.pages._base import PAGES

RESERVED = ("Ctrl+K", "F1", "Ctrl+L", "Ctrl+\\", "F6", "Shift+F6", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+Z")
NEVER = ("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Alt+F4")


def _portable(keys):
    return QKeySequence(keys, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def test_global_keys_are_used_once_and_none_is_the_systems():
    keys = [spec.key for spec in PAGES if spec.key] + [key.keys for spec in PAGES for key in spec.global_keys]
    assert all(_portable(key) == key for key in keys)
    assert [key for key, count in Counter([*keys, *RESERVED]).items() if count > 1] == []
    assert not set(keys) & set(NEVER)


def test_icons_are_known_and_filled_where_a_line_can_be_active():
    for spec in PAGES:
        assert spec.icon in MEANINGS, spec.code
        if spec.group != "hidden":
            assert resource("icons", "fill", f"{MEANINGS[spec.icon]}-fill.svg").is_file(), spec.code
        assert all(not key.icon or key.icon in MEANINGS for key in spec.global_keys)


def test_hidden_screens_light_a_line_that_exists():
    lines = {spec.code for spec in PAGES if spec.group != "hidden"}
    for spec in PAGES:
        assert spec.under in ({*lines, ""} if spec.group == "hidden" else {""}), spec.code
