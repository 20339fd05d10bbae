"""What an archive asks of a file (ISO 19005-2), as far as it can be counted here: no veraPDF is at hand."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import ImageCms

from tcdesk.reports._base import DOCUMENTS, PageOptions, Theme

FORBIDDEN_KEYS = {"/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/XFA", "/SMask", "/Alternates", "/OPI", "/PS"}
FORBIDDEN_NAMES = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/Transparency", "/LZWDecode", "/Crypt", "/URI"}
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture(params=DOCUMENTS.codes())
def pdf(request, kept):
    document = DOCUMENTS[request.param]
    options = PageOptions(theme=Theme.COLOUR)
    if request.param not in kept:
        kept[request.param] = document.render(document.samples()["typical"], options)
    with pikepdf.open(BytesIO(kept[request.param])) as found:
        yield found


def test_the_file_is_sound_named_and_not_locked(pdf):
    assert pdf.check_pdf_syntax() == []
    assert len(pdf.trailer.ID) == 2
    assert not pdf.is_encrypted
    assert pdf.pdf_version == "1.7"


def test_colours_have_a_profile(pdf):
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert int(intent.DestOutputProfile.N) == 3
    profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes())).profile
    assert profile.xcolor_space.strip() == "RGB"
    assert profile.version == pytest.approx(2.1)
    red, white = profile.red_primary[1], profile.media_white_point[1]
    assert red[:2] == pytest.approx((0.6485, 0.3309), abs=0.002), "sRGB seen from D50"
    assert white[:2] == pytest.approx((0.3457, 0.3585), abs=0.001)


def values(item):
    """Every key and name below an object that stands alone."""
    if isinstance(item, Dictionary | Stream):
        for key in list(item.keys()):
            yield str(key)
            value = item[key]
            if isinstance(value, Name):
                yield str(value)
            elif isinstance(value, Dictionary | Array) and not value.is_indirect:
                yield from values(value)
    elif isinstance(item, Array):
        for value in item:
            if isinstance(value, Name):
                yield str(value)
            elif isinstance(value, Dictionary | Array) and not value.is_indirect:
                yield from values(value)


def test_nothing_runs_shines_through_or_comes_from_outside(pdf):
    found = {value for item in pdf.objects for value in values(item)}
    assert found & (FORBIDDEN_KEYS | FORBIDDEN_NAMES) == set()
    assert not {"/DeviceCMYK", "/Separation"} & found


def test_fonts_are_in_the_file_whole_and_every_letter_reads_back(pdf):
    fonts = [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == Name.Font]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.FontDescriptor
        assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
        told = font.ToUnicode.read_bytes().decode("ascii")
        rows = re.findall(r"<([0-9A-F]{2})> <([0-9a-f]+)>", told)
        assert rows
        assert all(len(text) % 4 == 0 and text not in {"0000", "feff", "fffe"} for _, text in rows)
        assert max(int(count) for count in re.findall(r"(\d+) beginbfchar", told)) <= 100


def test_what_the_file_says_of_itself_is_said_twice_alike(pdf):
    stream = pdf.Root.Metadata
    assert "/Filter" not in stream
    tree = ET.fromstring(stream.read_bytes())
    info = pdf.trailer.Info

    def said(tag):
        found = tree.find(f".//{tag}")
        return "".join(found.itertext()).strip()

    assert said(f"{DC}title") == str(info.Title)
    assert tree.find(f".//{DC}description") is None or said(f"{DC}description") == str(info.Subject)
    assert said(f"{XMP}CreatorTool") == str(info.Creator)
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(info.CreationDate))
    assert said(f"{XMP}CreateDate").startswith("-".join(day.groups()))
    assert tree.find(f".//{RDF}Description") is not None


def test_links_are_printed_with_their_page():
    document = DOCUMENTS["packet"]
    with pikepdf.open(BytesIO(document.render(document.samples()["typical"], PageOptions()))) as pdf:
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", Array())]
        assert links
        assert all(int(link.F) & 4 and not int(link.F) & 3 for link in links)
