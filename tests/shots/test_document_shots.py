"""Every document as it looks on paper, against pictures that were looked at."""

import sys
from pathlib import Path

import attrs
import paper_reader
import pytest
from PIL import Image, ImageChops

from tcdesk.reports._base import DOCUMENTS, PageOptions, Paper, Profile, Theme

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="letters are drawn otherwise elsewhere")
FOLDER = Path(__file__).with_suffix("")
DPI = 80
DIFFERENT = 64  # of 255: less is another rounding of the same edge
TOLERATED = 20  # pixels; a lost letter has more
CASES = {
    "progress-mono-1": ("progress", "typical", PageOptions(language="id+en"), 0),
    "progress-mono-2": ("progress", "typical", PageOptions(language="id+en"), 1),
    "progress-folio-1": ("progress", "typical", PageOptions(paper=Paper.F4, theme=Theme.COLOUR, language="en"), 0),
    "progress-empty-1": ("progress", "empty", PageOptions(), 0),
    "progress-full-1": ("progress", "overfull", PageOptions(), 0),
    "progress-full-2": ("progress", "overfull", PageOptions(), 1),
    "week-board": ("week_board", "typical", PageOptions(), 0),
    "week-board-empty": ("week_board", "empty", PageOptions(), 0),
    "packet-cover": ("packet", "typical", PageOptions(), 0),
    "packet-agenda": ("packet", "typical", PageOptions(language="id+en"), 1),
    "packet-agenda-full": ("packet", "overfull", PageOptions(language="en"), 1),
    "packet-report": ("packet", "typical", PageOptions(), 2),
    "packet-minutes": ("packet", "typical", PageOptions(language="id+en"), 14),
    "resident-month": ("resident_month", "typical", PageOptions(language="id+en"), 0),
    "sign-in-sheet": ("sign_in_sheet", "typical", PageOptions(), 0),
    "intake-summary": ("intake_summary", "typical", PageOptions(), 0),
    "intake-summary-empty": ("intake_summary", "empty", PageOptions(language="en"), 0),
    "assessment-sheet": ("assessment_sheet", "typical", PageOptions(language="id+en"), 0),
    "assessment-sheet-blank": ("assessment_sheet", "overfull", PageOptions(), 0),
    "monthly-recap": ("monthly_recap", "typical", PageOptions(), 0),
    "monthly-recap-people": ("monthly_recap", "typical", PageOptions(), 2),
    "letterhead-proof": ("letterhead_proof", "typical", PageOptions(), 0),
    "letterhead-proof-full": ("letterhead_proof", "overfull", PageOptions(language="en"), 0),
    "progress-letter-1": ("progress", "typical", PageOptions(profile=Profile.NASKAH_DINAS), 0),
    "progress-letter-2": ("progress", "typical", PageOptions(profile=Profile.NASKAH_DINAS), 1),
    "recovery-sheet": ("recovery_sheet", "typical", PageOptions(), 0),
}


@pytest.mark.parametrize("name", CASES)
def test_a_page_looks_as_it_was_looked_at(name, request, tmp_path):
    code, sample, options, page = CASES[name]
    document = DOCUMENTS[code]
    data = document.render(attrs.evolve(document.samples()[sample]), options)
    seen = paper_reader.picture(data, page, DPI, grey=True).convert("L").quantize(16).convert("L")
    kept = FOLDER / f"{name}.png"
    if request.config.getoption("force_regen"):
        FOLDER.mkdir(exist_ok=True)
        seen.quantize(16).save(kept, optimize=True)
        return
    seen.save(tmp_path / kept.name)
    with Image.open(kept) as stored:
        wanted = stored.convert("L")
    assert seen.size == wanted.size
    count = sum(ImageChops.difference(seen, wanted).histogram()[DIFFERENT:])
    assert count <= TOLERATED, f"{name} differs in {count} pixels: see {tmp_path / kept.name}"
