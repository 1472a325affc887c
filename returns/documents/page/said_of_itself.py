"""What a document says of itself to programs: its title, language and maker, the standards that it keeps.

PDF/A-3 (ISO 19005-3) has it as XMP, beside the colours in which all is meant; PDF/UA-1 (ISO 14289-1) adds one
line, whose schema PDF/A wants described.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from typing import Any

from resources import resource
from returns.documents.press import pdfdoc
from returns.records.kept_text import one_line

#: what XML cannot hold, beside what `one_line` takes out
_NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_COLOURS = "sRGB IEC61966-2.1"
#: written as pikepdf writes it too, so that whoever saves the file anew leaves it as it is
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{described}
</rdf:RDF>
</x:xmpmeta>

<?xpacket end="w"?>
"""
_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_PLAIN = """
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>{author}
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Producer>Sendback</pdf:Producer>
<xmp:CreatorTool>Sendback</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
"""
_AUTHOR = "\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
_ACCESSIBLE = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_SCHEMA = f"""
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_ACCESSIBLE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA that the document keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


@dataclass(frozen=True, slots=True)
class Said:
    """A document's title, maker, language as in BCP 47, and day."""

    title: str
    author: str
    lang: str
    day: date


def say_of_itself(doc: Any, said: Said, *, accessible: bool) -> None:
    """Put it into the document; one that is not `accessible` claims neither PDF/UA nor PDF/A's level A."""
    catalog = doc.Catalog
    catalog.Metadata = _stream(
        packet(said, accessible=accessible), Type="/Metadata", Subtype="/XML"
    )
    profile = doc.Reference(_stream(_srgb(), N=3))
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": pdfdoc.PDFString(_COLOURS),
        "Info": pdfdoc.PDFString(_COLOURS),
        "DestOutputProfile": profile,
    }
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


@cache
def _srgb() -> bytes:
    return resource("colour", "srgb.icc").read_bytes()


def packet(said: Said, *, accessible: bool) -> bytes:
    """The XMP packet; text from outside stands in it as text."""
    author = _escaped(said.author)
    plain = _PLAIN.format(
        title=_escaped(said.title),
        author=_AUTHOR.format(author=author) if author else "",
        lang=said.lang,
        day=said.day.isoformat(),
        level="A" if accessible else "U",
    )
    described = [_description(_NAMES, plain)]
    if accessible:
        part = "\n<pdfuaid:part>1</pdfuaid:part>\n"
        described.append(_description({"pdfuaid": _ACCESSIBLE}, part))
        described.append(_description(_EXTENSION, _SCHEMA))
    return _PACKET.format(described="\n".join(described)).encode()


def _description(names: Mapping[str, str], told: str) -> str:
    declared = " ".join(f'xmlns:{name}="{space}"' for name, space in names.items())
    return f'<rdf:Description {declared} rdf:about="">{told}</rdf:Description>'


def tellable(text: str) -> str:
    """A title or a name on one line, with characters alone that every reader of metadata takes."""
    return one_line(text).translate(_NO_CHARACTERS)


def _escaped(text: str) -> str:
    return escape(tellable(text), quote=False)


def _stream(content: bytes, **told: Any) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    for key, value in told.items():
        stream.dictionary[key] = value
    return stream
