"""Signs that no face has are found before printing, and names in other scripts read back from the file."""

from io import BytesIO

import attrs
import paper_reader
import pytest
from PIL import Image

from tcdesk.reports._base import DOCUMENTS, PageOptions
from tcdesk.reports.legible import unprintable
from tcdesk.reports.paper.direction import seen
from tcdesk.reports.paper.picture import photo


def named(name, **more):
    report = DOCUMENTS["progress"].samples()["typical"]
    return attrs.evolve(report, identity=attrs.evolve(report.identity, name=name, **more))


@pytest.mark.parametrize("code", DOCUMENTS.codes())
def test_samples_can_be_printed_whole(code):
    for sample in DOCUMENTS[code].samples().values():
        assert unprintable(sample, code) == ()


def test_signs_without_a_face_are_named_with_their_field():
    report = named("李 Wang", birth_place="ירושלים")
    ledger = attrs.evolve(report.ledger, rows=(attrs.evolve(report.ledger.rows[0], event="漢字 漢"),))
    found = unprintable(attrs.evolve(report, ledger=ledger), "progress")
    assert {one.field: "".join(one.signs) for one in found} == {
        "Name": "李",
        "Place, date of birth": "ירושלם",
        "Behaviour ledger": "漢字",
    }
    assert found[0].numbered == "李 U+674E"
    assert found[1].numbered.endswith(" …")


@pytest.mark.parametrize("name", ["محمد علي الفارسي", "ꦱꦶꦠꦶꦤꦸꦂꦲꦪꦠꦶ", "Zoë Ñoño x\u0304"])
def test_a_name_in_any_script_reads_back_and_fits(name):
    report = named(name)
    assert unprintable(report, "progress") == ()
    data = DOCUMENTS["progress"].render(report, PageOptions())
    text = paper_reader.text(data, 0)  # PDFium puts Arabic words that share a line with Latin ones in the order seen
    assert all(word in text for word in name.split())
    assert all(paper_reader.fonts(data).values())
    assert data == DOCUMENTS["progress"].render(named(name), PageOptions())


def test_a_sign_without_a_face_is_a_number_and_never_a_box():
    data = DOCUMENTS["progress"].render(named("李 Wang"), PageOptions())
    text = paper_reader.text(data, 0)
    assert "[U+674E] Wang" in text
    assert "□" not in text


def _order(text):
    return "".join(text[a:b][::-1] if level % 2 else text[a:b] for a, b, level in seen(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", "abc"),
        ("אב גד", "דג בא"),
        ("abc אב גד xyz", "abc דג בא xyz"),
        ("Ali (אב 12 גד) 5/6", "Ali (דג 12 בא) 5/6"),
        ("אב, 21 Mei 1982", "בא, 21 Mei 1982"),
    ],
)
def test_words_from_right_to_left_stand_in_order(text, expected):
    assert _order(text) == expected


def test_a_photo_on_paper_keeps_no_comment_of_its_file():
    file = BytesIO()
    Image.new("RGB", (300, 400), "grey").save(file, "JPEG", comment=b"taken at home")
    for grey in (True, False):
        made = photo(file.getvalue(), grey=grey)
        assert b"taken at home" not in made
        assert b"\xff\xfe" not in made[:200]
