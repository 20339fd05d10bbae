"""Every screen has its page of the help, and no page names a key that does not exist or leads out of the program."""

import re
from datetime import timedelta

import pytest
from factories import ACCOUNTS, PASSWORD, TODAY, desk_in
from PySide6.QtGui import QAction

from tcdesk.domain.conference import Conference
from tcdesk.domain.roles import Role
from tcdesk.i18n.texts import LANGUAGES
from tcdesk.ui.commands import keys_of
from tcdesk.ui.dialogs.help.render import document_of, keys_in
from tcdesk.ui.dialogs.help.topics import topic_for, topics
from tcdesk.ui.dialogs.printing import keys as printing
from tcdesk.ui.door._screen import DoorScreen
from tcdesk.ui.door.first_run import FirstRunScreen
from tcdesk.ui.door.forgotten import Forgotten
from tcdesk.ui.door.sign_in import SignIn
from tcdesk.ui.hints import caps
from tcdesk.ui.pages._base import PAGES
from tcdesk.ui.pages.settings.sections import SECTIONS
from tcdesk.ui.theme import Theme

DOOR = {kind.help_screen for kind in (DoorScreen, SignIn, FirstRunScreen, Forgotten)} | {"door/lock", "door/trouble"}
DIALOGS = {printing.SCREEN}
PARTS = {f"settings/{section.code}" for section in SECTIONS}
MODIFIERS = {"Ctrl", "Alt", "Shift"}
TOOLKIT = {(key,) for key in ("Tab", "Enter", "Esc", "↑", "↓", "←", "→", "PgUp", "PgDn", "Home", "End")}
TOOLKIT |= {("Shift", "Tab"), ("Space",), ("Spasi",)}
RANGE = re.compile(r"^(\d)[–…](\d)$")
ALL = [(language, topic) for language in LANGUAGES for topic in topics(language)]


def _name(value):
    return value if isinstance(value, str) else value.code


def singly(keys):
    """The caps of a hint as keys one can press: `("Ctrl", "1…3")` are three, `("PgUp", "PgDn")` two."""
    held = tuple(cap for cap in keys if cap in MODIFIERS)
    for cap in keys:
        if cap in MODIFIERS:
            continue
        span = RANGE.match(cap)
        for one in map(str, range(int(span[1]), int(span[2]) + 1)) if span else (cap, *cap):
            yield (*held, one)


def keys_of_window(window):
    """Every key that an action or the hint bar of the shown screen has."""
    found = set()
    for action in (*window.findChildren(QAction), *window.desk.global_actions):
        found |= {keys_of(action)}
    for hint in window.desk.page.hints():
        found |= set(singly(hint.keys))
    return found


@pytest.fixture
def working_keys(context_for, window_for, facility_folder):
    """The keys of every screen and every part of the settings, in Indonesian words."""
    desk = desk_in(facility_folder)
    found = {("Ctrl", "Z")}  # the frame takes it itself, so that whatever has the focus comes first
    for role in (Role.MANAGER, Role.ADMIN):
        services = desk.sign_in(ACCOUNTS[role], PASSWORD)
        if role is Role.MANAGER:  # an agenda has keys only where there is one
            services.conferences.draw(services.conferences.plan(Conference(on_date=TODAY + timedelta(days=7)))[0])
        context = context_for(services, roles={role})
        window = window_for(context, PAGES)
        for spec in PAGES:
            if spec.open_to(context):
                context.go(spec.code)
                found |= keys_of_window(window)
        for section in SECTIONS:
            context.go("settings", section=section.code)
            found |= keys_of_window(window)
        found |= {("Ctrl", "Shift", "L")}  # made by the session, which is not here
        context.jobs.finish()
        window.close()
        desk.sign_out()
    return found | TOOLKIT


def test_no_page_names_a_key_that_does_not_exist(working_keys):
    assert len(working_keys) > 50
    named = {(topic.code, keys) for _, topic in ALL for keys in keys_in(topic.text)}
    assert len(named) > 60
    assert [(code, keys) for code, keys in sorted(named) if caps(keys) not in working_keys] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_page(language):
    missing = [code for code in (*PAGES.codes(), *sorted(DOOR), *DIALOGS) if topic_for(code, topics(language)) is None]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_belongs_to_screens_that_exist_and_no_screen_has_two(language):
    named = [screen for topic in topics(language) for screen in topic.screens]
    assert len(named) == len(set(named))
    assert set(named) <= {*PAGES.codes(), *DOOR, *DIALOGS, *PARTS}


def test_both_languages_have_the_same_pages_for_the_same_screens_with_the_same_keys():
    def shape(language):
        return [
            (topic.code, topic.screens, [keys.replace("Spasi", "Space") for keys in keys_in(topic.text)])
            for topic in topics(language)
        ]

    assert shape("id") == shape("en")
    assert len(shape("id")) >= 14


@pytest.mark.parametrize(("language", "topic"), ALL, ids=_name)
def test_a_page_leads_nowhere_and_is_short(language, topic):
    assert not re.search(r"\]\(|!\[|https?:|www\.|<\w|file:", topic.text)
    assert 40 <= len(topic.text.split()) <= 420
    assert "!" not in topic.text, "no exclamation marks"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_drawn_with_all_its_words(qapp, language):
    theme = Theme()
    for topic in topics(language):
        shown = document_of(topic.title, topic.text, theme).toPlainText()
        written = re.sub(r"`[^`]+`", " ", topic.text)
        assert set(re.findall(r"[^\W\d]+", written)) <= set(re.findall(r"[^\W\d]+", shown)), topic.code
        assert "**" not in shown, topic.code
        assert "`" not in shown, topic.code
