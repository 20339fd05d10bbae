"""The last hand on a file: structure for screen readers, metadata and colour space for the archive, a lock for a copy.

What is written follows ISO 32000-1, 14.7 and 14.8 (tagged PDF), ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2).
The same record gives the same bytes: no hour of the build, no random number, identifiers from the content.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

import attrs
import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from tcdesk.reports.paper import colour_profile
from tcdesk.reports.paper.structure import Numbers, link_keys, stream, updated
from tcdesk.reports.paper.tagging import Element

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


def finish(data: bytes, root: Element, about: About) -> bytes:
    """`data` with the structure below `root`, metadata and colour space; its pages carry the marks of the structure."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = _numbers(pdf)
    further = (stream("/Type/Metadata/Subtype/XML", _metadata(about)), _packed_profile())
    with pikepdf.open(BytesIO(updated(data, root, numbers, further))) as pdf:
        catalog = pdf.Root
        catalog.StructTreeRoot = pdf.get_object(numbers.free + len(further), 0)
        for place, page in enumerate(pdf.pages):
            page.obj.StructParents = place
            page.obj.Tabs = Name.S
            if "/Trans" in page.obj:  # the library writes an empty one
                del page.obj["/Trans"]
        for number, key in link_keys(numbers):
            link = pdf.get_object(number, 0)
            link.StructParent = key
            link.F = _PRINTED
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.Lang = String(about.lang)
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalog.Metadata = pdf.get_object(numbers.free, 0)
        catalog.OutputIntents = Array([_output_intent(pdf.get_object(numbers.free + 1, 0))])
        _keep_packed(pdf, numbers.free)
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


def _numbers(pdf: Pdf) -> Numbers:
    pages = [page.obj for page in pdf.pages]
    return Numbers(
        catalog=pdf.Root.objgen[0],
        info=pdf.trailer.Info.objgen[0],
        pages=[page.objgen[0] for page in pages],
        links=[[link.objgen[0] for link in _annotations(page)] for page in pages],
        free=int(pdf.trailer.Size),
    )


def _annotations(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    found = page.get("/Annots")
    return iter(found) if isinstance(found, Array) else iter(())


def _keep_packed(pdf: Pdf, free: int) -> None:
    """Name the packing of each stream as the writer knows it: a list of one would have everything packed anew."""
    for number in range(1, free):
        item = pdf.get_object(number, 0)
        if isinstance(item, Stream):
            packing = item.get("/Filter")
            if isinstance(packing, Array) and len(packing) == 1:
                item.Filter = packing[0]


def _output_intent(profile: pikepdf.Object) -> Dictionary:
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(colour_profile.NAME),
        Info=String(colour_profile.NAME),
        DestOutputProfile=profile,
    )


@functools.cache
def _packed_profile() -> bytes:
    return stream("/N 3/Filter/FlateDecode", zlib.compress(colour_profile.srgb(), 9))


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
