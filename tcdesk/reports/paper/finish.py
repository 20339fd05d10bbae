"""The last hand on a file: structure for screen readers, metadata and colour space for the archive, a lock for a copy.

What is written follows ISO 32000-1, 14.7 and 14.8 (tagged PDF), ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2).
The same record gives the same bytes: no hour of the build, no random number, identifiers from the content.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

import attrs
import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from tcdesk.reports.paper import colour_profile
from tcdesk.reports.paper.tagging import PART, TD, TH, Annotation, Content, Element

MARKS_UA = False
"""Whether a file says it is made for PDF/UA-1: not before veraPDF has been run over these files. PDF/A neither."""
_PRINTED = 4
"""The flag of an annotation that is printed with its page."""


@attrs.frozen(kw_only=True)
class About:
    """What the file says of itself; `day` is its date as YYYY-MM-DD, `lang` its language as a BCP 47 tag."""

    title: str
    author: str
    subject: str
    day: str
    lang: str


class _Spot(NamedTuple):
    """Where a marked sequence or an annotation belongs."""

    page: int
    number: int
    element: pikepdf.Object


def finish(data: bytes, root: Element, about: About) -> bytes:
    """`data` with the structure below `root`, metadata and colour space; its pages carry the marks of the structure."""
    with pikepdf.open(BytesIO(data)) as pdf:
        _add_structure(pdf, root)
        catalog = pdf.Root
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.Lang = String(about.lang)
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalog.Metadata = pdf.make_stream(_metadata(about), Type=Name.Metadata, Subtype=Name.XML)
        catalog.OutputIntents = Array([_output_intent(pdf)])
        _keep_packed(pdf)
        file = BytesIO()
        pdf.save(
            file,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
        )
    return file.getvalue()


def encrypt(data: bytes, password: str) -> bytes:
    """A copy of a PDF that opens only with `password`: AES-256 (ISO 32000-2, revision 6). Never the same bytes twice.

    Raises ValueError for an empty password. A locked file is no archive file (ISO 19005-2, 6.1.3).
    """
    if not password:
        msg = "a copy without a password would be open to everybody"
        raise ValueError(msg)
    with pikepdf.open(BytesIO(data)) as pdf:
        file = BytesIO()
        lock = pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True)
        pdf.save(file, encryption=lock, object_stream_mode=ObjectStreamMode.generate)
    return file.getvalue()


# Structure


def _add_structure(pdf: Pdf, root: Element) -> None:
    pages = [page.obj for page in pdf.pages]
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    spots: list[_Spot] = []
    links: list[_Spot] = []
    tree.K = _element(pdf, _flattened(root), tree, pages, spots, links)
    rows: list[list[pikepdf.Object]] = [[] for _ in pages]
    for spot in sorted(spots, key=lambda one: (one.page, one.number)):
        rows[spot.page].append(spot.element)
    numbers: list[object] = []
    for place, (page, row) in enumerate(zip(pages, rows, strict=True)):
        page.StructParents = place
        page.Tabs = Name.S
        numbers += (place, pdf.make_indirect(Array(row)))
    for extra, spot in enumerate(links):
        annotation = pages[spot.page].Annots[spot.number]
        annotation.StructParent = len(pages) + extra
        annotation.F = _PRINTED
        numbers += (len(pages) + extra, spot.element)
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(pages) + len(links)
    pdf.Root.StructTreeRoot = tree


def _flattened(root: Element) -> Element:
    """A document of one part has its elements without that part."""
    parts = [kid for kid in root.kids if isinstance(kid, Element) and not kid.is_empty]
    if len(parts) == 1 and parts[0].role == PART:
        return Element(role=root.role, kids=parts[0].kids)
    return root


def _element(
    pdf: Pdf,
    element: Element,
    parent: pikepdf.Object,
    pages: Sequence[pikepdf.Object],
    spots: list[_Spot],
    links: list[_Spot],
) -> pikepdf.Object:
    """An element with all below it; notes in `spots` and `links` what leads back to it."""
    made = pdf.make_indirect(Dictionary({**_entries(element), "/P": parent}))
    kids: list[object] = []
    page = -1
    for kid in element.kids:
        if isinstance(kid, Element):
            if not kid.is_empty:
                kids.append(_element(pdf, kid, made, pages, spots, links))
        elif isinstance(kid, Annotation):
            links.append(_Spot(kid.page, kid.place, made))
            target = pages[kid.page].Annots[kid.place]
            kids.append(Dictionary(Type=Name.OBJR, Obj=target, Pg=pages[kid.page]))
        else:
            spots.append(_Spot(kid.page, kid.number, made))
            if page < 0:
                page = kid.page
                made.Pg = pages[page]
            kids.append(_sequence(kid, page, pages))
    if kids:
        made.K = kids[0] if len(kids) == 1 else Array(kids)
    return made


def _sequence(content: Content, page: int, pages: Sequence[pikepdf.Object]) -> object:
    if content.page == page:
        return content.number
    return Dictionary(Type=Name.MCR, Pg=pages[content.page], MCID=content.number)


def _entries(element: Element) -> dict[str, object]:
    found: dict[str, object] = {"/Type": Name.StructElem, "/S": Name("/" + element.role)}
    if element.alt:
        found["/Alt"] = String(element.alt)
    if element.lang:
        found["/Lang"] = String(element.lang)
    attributes = list(_attributes(element))
    if attributes:
        found["/A"] = attributes[0] if len(attributes) == 1 else Array(attributes)
    return found


def _attributes(element: Element) -> Iterator[Dictionary]:
    if element.box is not None:
        box = Array([round(number, 2) for number in element.box])
        yield Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    if element.role in (TH, TD) and (element.scope or element.columns > 1):
        cell = Dictionary(O=Name.Table)
        if element.scope:
            cell.Scope = Name("/" + element.scope)
        if element.columns > 1:
            cell.ColSpan = element.columns
        yield cell


# Metadata and colour


def _keep_packed(pdf: Pdf) -> None:
    """Name the packing of each stream as the writer knows it: a list of one would have everything packed anew."""
    for item in pdf.objects:
        if isinstance(item, Stream):
            packing = item.get("/Filter")
            if isinstance(packing, Array) and len(packing) == 1:
                item.Filter = packing[0]


def _output_intent(pdf: Pdf) -> Dictionary:
    profile = pdf.make_stream(_packed_profile(), N=3, Filter=Name.FlateDecode)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(colour_profile.NAME),
        Info=String(colour_profile.NAME),
        DestOutputProfile=profile,
    )


@functools.cache
def _packed_profile() -> bytes:
    return zlib.compress(colour_profile.srgb(), 9)


def _metadata(about: About) -> bytes:
    """The XMP packet: the same title, author, subject and date as in the file's information dictionary."""
    moment = f"{about.day}T00:00:00+07:00"
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    subject = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.subject)}</rdf:li></rdf:Alt>'
        "</dc:description>"
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        "<dc:format>application/pdf</dc:format>\n"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>\n'
        f"{author if about.author else ''}{subject if about.subject else ''}\n"
        f"<dc:language><rdf:Bag><rdf:li>{escape(about.lang)}</rdf:li></rdf:Bag></dc:language>\n"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>\n"
        "<xmp:CreatorTool>TC Desk</xmp:CreatorTool><pdf:Producer>TC Desk</pdf:Producer>\n"
        f"{'<pdfuaid:part>1</pdfuaid:part>' if MARKS_UA else ''}\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode("utf-8")
