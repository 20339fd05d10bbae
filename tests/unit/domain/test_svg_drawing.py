"""Drawings for the letterhead: plain shapes come through, everything hostile is refused in words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcdesk.domain.refusals import Invalid
from tcdesk.domain.svg_drawing import (
    ENDLESS,
    LARGEST_DRAWING,
    LETTERS_INSIDE,
    MOST_SHAPES,
    NO_SIZE,
    NOT_DRAWING,
    PICTURE_INSIDE,
    REASONS,
    REFERS,
    RUNS,
    TOO_LARGE,
    UNKNOWN,
    is_drawing,
    read_drawing,
)
from tcdesk.i18n import texts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 80">'


def drawn(inside: str, head: str = HEAD, before: str = "") -> bytes:
    return f"{before}{head}{inside}</svg>".encode()


def refused(content: bytes) -> str:
    with pytest.raises(Invalid) as found:
        read_drawing(content)
    sentence = found.value.sentence(texts("id"))
    assert sentence
    assert "{" not in sentence
    return found.value.text


def test_plain_shapes_come_through_and_notes_of_programs_do_not():
    content = drawn(
        '<title>Logo</title><metadata><rdf xmlns="urn:rdf">x</rdf></metadata>'
        '<i:view xmlns:i="http://www.inkscape.org/" i:zoom="2"><i:page/></i:view>'
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        "<style>.a{fill:url(#g)}</style>"
        '<g id="one" transform="scale(2)"><path class="a" d="M0 0L10 10z" i:label="x" '
        'xmlns:i="http://www.inkscape.org/"/></g><use xlink:href="#one" x="4"/><a xlink:href="#one"><rect/></a>',
        before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- made by hand -->',
    )
    clean = read_drawing(content)
    root = ET.fromstring(clean)
    names = [one.tag.rpartition("}")[2] for one in root.iter()]
    assert names == ["svg", "defs", "linearGradient", "stop", "style", "g", "path", "use", "g", "rect"]
    assert root.attrib["viewBox"] == "0 0 100 80"
    assert b"inkscape" not in clean
    assert b"DOCTYPE" not in clean
    assert b"made by hand" not in clean
    assert read_drawing(clean) == clean


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", RUNS),
        ('<rect onload="alert(1)"/>', RUNS),
        ('<metadata><rect onclick="x"/></metadata>', RUNS),
        ("<metadata><script/></metadata>", RUNS),
        ("<foreignObject/>", RUNS),
        ('<rect><animate attributeName="x"/></rect>', RUNS),
        ('<rect><set attributeName="onload"/></rect>', RUNS),
        ('<rect style="width:expression(alert(1))"/>', RUNS),
        ("<style>a{behavior:url(#x)}</style>", RUNS),
        ('<a xlink:href="javascript:alert(1)"><rect/></a>', RUNS),
        ('<use xlink:href="http://example.org/a.svg#x"/>', REFERS),
        ('<use href="file:///etc/passwd"/>', REFERS),
        ('<use xlink:href="other.svg#x"/>', REFERS),
        ('<rect fill="url(http://example.org/#g)"/>', REFERS),
        ("<rect style=\"fill:url( '//example.org/x' )\"/>", REFERS),
        (r'<rect style="fill:u\72l(http://example.org/x)"/>', REFERS),
        ("<style>@import url(http://example.org/x.css);</style>", REFERS),
        (r"<style>.a{fill:\75rl(x)}</style>", REFERS),
        ('<?xml-stylesheet href="x.css"?>', REFERS),
        ('<image xlink:href="data:image/png;base64,AAAA"/>', PICTURE_INSIDE),
        ("<text>Lapas</text>", LETTERS_INSIDE),
        ("<filter/>", UNKNOWN),
        ('<g id="a"><use xlink:href="#a"/></g>', ENDLESS),
        ('<pattern id="p"><rect fill="url(#p)"/></pattern><rect fill="url(#p)"/>', ENDLESS),
        ("<g>" * 70 + "</g>" * 70, ENDLESS),
        ("<rect/>" * (MOST_SHAPES + 1), ENDLESS),
    ],
)
def test_what_runs_refers_or_never_ends_is_refused(inside, reason):
    assert refused(drawn(inside)) == reason


def test_a_few_lines_that_would_draw_a_thousand_million_shapes_are_refused():
    layers = ['<g id="l0">' + "<rect/>" * 10 + "</g>"]
    layers += [f'<g id="l{n}">' + f'<use xlink:href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)]
    assert refused(drawn(f"<defs>{''.join(layers)}</defs>" + '<use xlink:href="#l8"/>')) == ENDLESS


def test_entities_are_refused_before_they_are_opened():
    bomb = '<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    assert refused(drawn("<rect id='&b;'/>", before=bomb)) == REFERS
    outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert refused(drawn("<title>&x;</title>", before=outside)) == REFERS


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg">', NO_SIZE),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">', NO_SIZE),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10">', NO_SIZE),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 10">', NO_SIZE),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan 10">', NO_SIZE),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 10">', NO_SIZE),
        ('<g xmlns="http://www.w3.org/2000/svg"></g><svg>', NOT_DRAWING),
    ],
)
def test_a_drawing_needs_a_size_that_fits_a_head(head, reason):
    assert refused(drawn("<rect/>", head=head)) == reason


def test_a_size_in_millimetres_becomes_the_view_box():
    clean = read_drawing(drawn("<rect/>", head='<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="30mm">'))
    assert ET.fromstring(clean).attrib["viewBox"] == "0 0 40 30"


def test_dashes_without_end_are_left_out():
    clean = read_drawing(drawn('<path stroke-dasharray="0.0001" d="M0 0"/><path stroke-dasharray="4 2" d="M0 0"/>'))
    assert [one.get("stroke-dasharray") for one in ET.fromstring(clean)] == [None, "4 2"]


@pytest.mark.parametrize(
    "content", [b"", b"<svg", b"\x1f\x8b\x08\x00", b"<html></html>", b"\xff\xfe<svg/>", b"<svg/>" * 2]
)
def test_what_is_no_drawing_is_said(content):
    assert refused(content) in {NOT_DRAWING, NO_SIZE}


def test_a_file_that_is_too_large_is_not_even_read():
    assert refused(b"<svg>" + b" " * LARGEST_DRAWING) == TOO_LARGE


def test_every_reason_is_a_sentence_in_both_languages():
    for reason in REASONS:
        assert texts("id").t(reason, what="x") != texts("en").t(reason, what="x")


@pytest.mark.parametrize(("content", "seems"), [(b"<?xml ", True), (b"\n <svg ", True), (b"\x89PNG\r\n", False)])
def test_a_drawing_is_known_by_its_beginning(content, seems):
    assert is_drawing(content) is seems


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    for body in (content, HEAD.encode() + content + b"</svg>"):
        try:
            clean = read_drawing(body)
        except Invalid:
            continue
        assert ET.fromstring(clean).tag.endswith("svg")
