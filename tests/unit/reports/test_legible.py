"""Signs that no face has are found before printing, and names in other scripts read back from the file."""

from io import BytesIO

import attrs
import paper_reader
import pytest
from PIL import Image

from tcdesk.reports._base import DOCUMENTS, PageOptions, Profile
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


SIGN = "李"


def spoiled(value, sign=SIGN):
    """A record with a sign that no face has at the end of every text that is no code and no file's content."""
    if attrs.has(type(value)):
        return attrs.evolve(
            value, **{field.name: spoiled(getattr(value, field.name), sign) for field in attrs.fields(type(value))}
        )
    if isinstance(value, tuple):
        return tuple(spoiled(one, sign) for one in value)
    if type(value) is str and " " in value:
        return f"{value} {sign}"
    return value


@pytest.mark.parametrize("code", DOCUMENTS.codes())
def test_signs_without_a_face_are_named_for_every_document(code):
    document = DOCUMENTS[code]
    record = spoiled(document.samples()["typical"])
    found = unprintable(record, code)
    assert found
    assert all(one.signs == (SIGN,) for one in found)
    text = "".join(paper_reader.text(document.render(record, PageOptions())).split())
    assert "[U+674E" in text
    assert "□" not in text


@pytest.mark.parametrize("code", DOCUMENTS.codes())
def test_the_face_of_official_letters_is_asked_where_it_is_printed_in(code):
    """Liberation Sans has Hebrew letters, the design's faces have none."""
    document = DOCUMENTS[code]
    record = spoiled(document.samples()["typical"], "שלום")
    assert unprintable(record, code)
    assert unprintable(record, code, Profile.NASKAH_DINAS) == ()
    assert "U+05E9" in paper_reader.text(document.render(record, PageOptions()))
    assert "U+05E9" not in paper_reader.text(document.render(record, PageOptions(profile=Profile.NASKAH_DINAS)))


def test_a_sign_in_a_packet_names_the_resident():
    packet = DOCUMENTS["packet"].samples()["typical"]
    item = packet.items[1]
    goals = attrs.evolve(item.report.goals.rows[0], objective="漢")
    report = attrs.evolve(item.report, goals=attrs.evolve(item.report.goals, rows=(goals,)))
    items = (packet.items[0], attrs.evolve(item, report=report, reason="字"))
    found = unprintable(attrs.evolve(packet, items=items, place="李"), "packet")
    whose = report.identity.name
    assert [(one.whose, one.field, one.signs) for one in found] == [
        ("", "Place", ("李",)),
        (whose, "Treatment goals", ("漢",)),
        (whose, "Decisions", ("字",)),
    ]


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
        made = photo(file.getvalue(), grey=grey).data
        assert b"taken at home" not in made
        assert b"\xff\xfe" not in made[:200]
