"""What CUPS says of a printer, in words; and what `lp` is told."""

import pytest

from tcdesk.i18n import texts
from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.ui.printing import queues
from tcdesk.ui.printing.queues import Queue, State, media, parse_papers, parse_state, sentence
from tcdesk.ui.printing.send import PrintJob, lp_command, ranges

IDLE = """printer Kantor is idle.  enabled since Wed Nov 25 01:34:47 2026
\tForm mounted:
\tAlerts: {alerts}
\tLocation: Ruang konselor
"""
PAUSED = "printer Kantor disabled since Wed Nov 25 01:34:47 2026 -\n\tPaused\n\tAlerts: none\n"
WAITS = """printer Kantor now printing Kantor-7.  enabled since Wed Nov 25 01:34:47 2026
\tWaiting for printer to become available.
\tAlerts: none
"""
ACCEPTS = "Kantor accepting requests since Wed Nov 25 01:34:47 2026\n"
REFUSES = "Kantor not accepting requests since Wed Nov 25 01:34:47 2026 -\n\tRejecting Jobs\n"
BASIC = "PageSize/Media Size: Letter *A4 A5 Legal\nDuplex/2-Sided: *None DuplexNoTumble\n"
FOLIO = "PageSize/Media Size: Letter *A4 FanFoldGermanLegal\n"
CUSTOM = "PageSize/Page Size: Custom.WIDTHxHEIGHT Letter *A4\n"


@pytest.mark.parametrize(
    ("printer", "accepting", "state"),
    [
        (IDLE.format(alerts="none"), ACCEPTS, State.READY),
        (IDLE.format(alerts="offline-report"), ACCEPTS, State.OFFLINE),
        (WAITS, ACCEPTS, State.OFFLINE),
        (IDLE.format(alerts="media-empty-warning"), ACCEPTS, State.NO_PAPER),
        (IDLE.format(alerts="none"), REFUSES, State.REFUSING),
        (PAUSED, ACCEPTS, State.PAUSED),
        ("", "", State.GONE),
    ],
)
def test_the_state_is_read_from_what_the_system_says(printer, accepting, state):
    assert parse_state(printer, accepting) is state


@pytest.mark.parametrize("state", [state for state in State if state is not State.READY])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_state_but_ready_has_a_sentence_that_names_the_printer(state, language):
    assert "Kantor" in sentence(Queue(name="Kantor", state=state), "A4", texts(language))


def test_a_ready_printer_with_the_paper_needs_no_words():
    assert sentence(Queue(name="Kantor", papers=parse_papers(BASIC)), "A4", texts("id")) == ""
    assert sentence(Queue(name="Kantor"), "F4", texts("id")) == ""


def test_a_sheet_the_printer_does_not_know_is_said():
    words = sentence(Queue(name="Kantor", papers=parse_papers(BASIC)), "F4", texts("en"))
    assert "F4" in words
    assert "Kantor" in words


@pytest.mark.parametrize(
    ("options", "a4", "f4"),
    [
        (BASIC, "A4", ""),
        (FOLIO, "A4", "FanFoldGermanLegal"),
        (CUSTOM, "A4", "Custom.215x330mm"),
        ("", "A4", "Custom.215x330mm"),
    ],
)
def test_each_sheet_is_asked_for_by_the_name_the_printer_knows(options, a4, f4):
    queue = Queue(name="Kantor", papers=parse_papers(options))
    assert (media(queue, "A4"), media(queue, "F4")) == (a4, f4)


def test_without_names_the_sizes_decide():
    queue = Queue(name="Kantor", sizes=((210.0, 297.0), (215.9, 330.2)))
    assert queue.knows("A4")
    assert queue.knows("F4")
    assert not Queue(name="Kantor", sizes=((210.0, 297.0),)).knows("F4")


@pytest.mark.parametrize(("pages", "written"), [((1, 2, 3, 5), "1-3,5"), ((4,), "4"), ((), ""), ((3, 1, 2), "1-3")])
def test_pages_are_written_as_cups_takes_them(pages, written):
    assert ranges(pages) == written


def test_what_was_chosen_reaches_the_command():
    board = DOCUMENTS["week_board"]
    pdf = board.render(board.samples()["typical"], PageOptions())
    job = PrintJob(pdf=pdf, printer="Kantor", copies=3, duplex=True, colour=True, pages=(1, 2))
    words = lp_command("/usr/bin/lp", job, Queue(name="Kantor", papers=parse_papers(FOLIO)))
    assert words[:5] == ["/usr/bin/lp", "-d", "Kantor", "-n", "3"]
    for option in ("media=A4", "sides=two-sided-short-edge", "print-color-mode=color", "page-ranges=1-2"):
        assert option in words, "a page that lies on its side is bound along the short edge of the sheet"
    assert words[-1] == "-"


def test_the_systems_programs_are_asked_in_plain_english_with_their_own_libraries(monkeypatch):
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/frozen")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/system")
    found = queues.environment()
    assert (found["LC_ALL"], found["LD_LIBRARY_PATH"]) == ("C", "/opt/system")
    assert "LD_LIBRARY_PATH_ORIG" not in found
