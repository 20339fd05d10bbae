"""Calls and names that have one place, or none."""

import ast

import pytest

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.error", "urllib.request", "urllib3", "webbrowser", "websockets",
    "xmlrpc", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
}  # fmt: skip
# `strftime` and its kin speak the language of the operating system; `Texts` speaks ours.
LOCALE_NAMES = {"QLocale", "setlocale", "toLocalizedString", "monthName", "dayName", "standaloneMonthName"}
LOCALE_DIRECTIVES = ("%a", "%A", "%b", "%B", "%c", "%x", "%X", "%p")


def imported(tree):
    """Dotted names of all modules a file imports, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def names(tree):
    """Every name and attribute a file uses or imports, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.name, node.lineno) for alias in node.names)


def calls(tree):
    """Name of the function or method, and the line, of every call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name:
                yield name, node


def _places(source, found):
    return [f"{source.path}:{line}" for line in sorted({*found})]


def waits_by_hand(source):
    """`processEvents` runs somebody else's slot in the middle of ours; long work is a job."""
    return _places(source, (line for name, line in names(source.tree) if name == "processEvents"))


def nested_loops(source):
    """`exec()` anywhere but where the program starts its one event loop: dialogs open and report when they end."""
    if source.path == "tcdesk/ui/app.py":
        return []
    return _places(source, (node.lineno for name, node in calls(source.tree) if name in {"exec", "exec_"}))


def message_boxes(source):
    """Questions to the user go through `Ask`, which tests can answer."""
    if source.path == "tcdesk/ui/ask.py":
        return []
    return _places(source, (line for name, line in names(source.tree) if name == "QMessageBox"))


def foreign_formats(source):
    """Dates and numbers in the words of the operating system."""
    found = [line for name, line in names(source.tree) if name in LOCALE_NAMES]
    for name, node in calls(source.tree):
        texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        spoken = name == "strftime" and any(directive in str(text) for text in texts for directive in LOCALE_DIRECTIVES)
        if spoken:
            found.append(node.lineno)
    return _places(source, found)


def prints(source):
    """Standard output belongs to the command line."""
    if source.path.startswith("tcdesk/cli/"):
        return []
    builtin = (node for name, node in calls(source.tree) if name == "print" and isinstance(node.func, ast.Name))
    return _places(source, (node.lineno for node in builtin))


def network(source):
    """Modules that reach out of this machine, or are inside one that does."""
    reaching = (line for module, line in imported(source.tree) if NETWORK & {module, module.partition(".")[0]})
    return _places(source, reaching)


CHECKS = [waits_by_hand, nested_loops, message_boxes, foreign_formats, prints, network]


@pytest.mark.parametrize("check", CHECKS)
def test_the_program_keeps_the_rule(program, check):
    assert [place for source in program for place in check(source)] == []


@pytest.mark.parametrize(
    ("check", "path", "code"),
    [
        (waits_by_hand, "tcdesk/ui/app.py", "QApplication.processEvents()"),
        (nested_loops, "tcdesk/ui/pages/home.py", "dialog.exec()"),
        (nested_loops, "tcdesk/main.py", "app.exec_()"),
        (message_boxes, "tcdesk/ui/window.py", "from PySide6.QtWidgets import QMessageBox"),
        (foreign_formats, "tcdesk/ui/pages/home.py", "from PySide6.QtCore import QLocale"),
        (foreign_formats, "tcdesk/reports/render.py", 'day.strftime("%d %B %Y")'),
        (prints, "tcdesk/services/intake.py", 'print("saved")'),
        (network, "tcdesk/store/db.py", "import urllib.request"),
        (network, "tcdesk/ui/app.py", "from PySide6 import QtNetwork"),
        (network, "tcdesk/ui/app.py", "from PySide6.QtNetwork import QLocalServer"),
    ],
)
def test_a_breach_is_found(planted, check, path, code):
    assert check(planted(path, f"\n{code}\n")) == [f"{path}:2"]


@pytest.mark.parametrize(
    ("check", "path", "code"),
    [
        (nested_loops, "tcdesk/ui/app.py", "application.exec()"),
        (message_boxes, "tcdesk/ui/ask.py", "QMessageBox()"),
        (foreign_formats, "tcdesk/store/backup.py", 'moment.strftime("%Y-%m-%d")'),
        (prints, "tcdesk/cli/demo.py", 'print("done")'),
        (prints, "tcdesk/ui/pages/reports.py", "self.print()"),
        (network, "tcdesk/ui/app.py", "from PySide6 import QtCore"),
        (network, "tcdesk/store/cipher.py", "from urllib.parse import quote"),
    ],
)
def test_the_one_place_is_left_alone(planted, check, path, code):
    assert check(planted(path, code)) == []
