"""The last hand on a file: structure for screen readers, metadata and colour space for the archive, a lock for a copy.

What is written follows ISO 32000-1, 14.7 and 14.8 (tagged PDF), ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2).
The same record gives the same bytes: no hour of the build, no random number, identifiers from the content.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import attrs
import pikepdf
from pikepdf import ObjectStreamMode

from tcdesk.reports.paper import colour_profile
from tcdesk.reports.paper.canvas import TaggedCanvas
from tcdesk.reports.paper.filing import PdfFile, stream
from tcdesk.reports.paper.objects import Leaf, Photo, Registry, Words
from tcdesk.reports.paper.structure import Numbers, link_keys, objects
from tcdesk.reports.paper.tagging import Element

MARKS_UA = False
"""Whether a file says it is made for PDF/UA-1: not before veraPDF has been run over these files. PDF/A neither."""
_END = b"endstream"
_SLICE = 500
"""Elements written between two pauses."""


@attrs.frozen(kw_only=True)
class About:
    """What the file says of itself; `day` is its date as YYYY-MM-DD, `lang` its language as a BCP 47 tag."""

    title: str
    author: str
    subject: str
    day: str
    lang: str


def finish(canvas: TaggedCanvas, root: Element, about: About, pause: Callable[[], object]) -> bytes:
    """The file of what was drawn, with the structure below `root`, metadata and colour space.

    The pages carry the marks of the structure. `pause` is called between slices of the work; what it raises ends it.
    """
    library: Any = canvas.document  # of the library, without types
    _prepare(canvas, pause)
    file, registry = PdfFile(), Registry(canvas.document)
    catalog, info = registry.number(library.Catalog), registry.number(library.info)
    said = registry.body(library.Catalog)
    numbers = _written(registry, file, catalog, pause)
    last = numbers.free - 1
    file.put(last - 1, stream("/Type/Metadata/Subtype/XML", _metadata(about)))
    file.put(last, _packed_profile())
    file.pack(catalog, _with(said, _catalog(about, numbers.free)))
    number = numbers.free
    for number, body in enumerate(objects(root, numbers, pause), start=numbers.free):
        file.pack(number, body)
        if number % _SLICE == 0:
            pause()
    return file.close(number, catalog, info)


def _prepare(canvas: TaggedCanvas, pause: Callable[[], object]) -> None:
    """What the library does to a document before it writes it: faces and outline."""
    library: Any = canvas.document
    for font in library.delayedFonts:
        font.addObjects(library)
        pause()
    library.Outlines.prepare(library, canvas)
    if library.Outlines.ready < 0:
        library.Catalog.Outlines = None


def _written(registry: Registry, file: PdfFile, catalog: int, pause: Callable[[], object]) -> Numbers:
    """Write all objects but the catalog; two numbers are left before the first free one."""
    library: Any = registry.document
    leaves: list[Leaf] = library.Pages.pages
    pages = [registry.number(leaf) for leaf in leaves]
    links = [[registry.number(link) for link in leaf.links] for leaf in leaves]
    further = {number: f"/StructParents {place}/Tabs/S" for place, number in enumerate(pages)}
    further |= {number: f"/StructParent {key}" for number, key in link_keys(links)}
    number = 0
    for number, item in registry.all():
        body = b"" if number == catalog else registry.body(item)
        if isinstance(item, Words | Photo):
            file.put(number, body)
        elif body.endswith(_END):
            file.put(number, body[: -len(_END)] + b"\n" + _END)  # without a new line it is no archive file
        elif body:
            file.pack(number, _with(body, further.get(number, "")))
        pause()
    return Numbers(pages=pages, links=links, free=number + 3)


def _with(body: bytes, entries: str) -> bytes:
    """A dictionary with further entries."""
    return body[:-2] + entries.encode("ascii") + body[-2:] if entries else body


def _catalog(about: About, free: int) -> str:
    intent = f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier ({colour_profile.NAME})"
    intent += f"/Info ({colour_profile.NAME})/DestOutputProfile {free - 1} 0 R>>"
    return (
        f"/StructTreeRoot {free} 0 R/MarkInfo <</Marked true>>/Lang ({about.lang})"
        f"/ViewerPreferences <</DisplayDocTitle true>>/Metadata {free - 2} 0 R/OutputIntents [{intent}]"
    )


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
