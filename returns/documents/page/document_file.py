"""A document's objects as the bytes of its file, as reportlab writes them.

A tagged document has tens of thousands of small objects: those whose bytes are known are written as they
are, in a tenth of the time that reportlab takes to ask each of them.
"""

from typing import Any

from returns.documents.press import pdfdoc


class Said(pdfdoc.PDFObject):
    """An object whose bytes are known once all others have their numbers."""

    __slots__ = ("said",)

    def __init__(self) -> None:
        self.said = b""

    def format(self, _document: Any) -> bytes:
        """Its bytes."""
        return self.said


def place(doc: Any, said: Said, name: str) -> int:
    """Give an object a name that no other has, and its number in the file."""
    number = doc.objectcounter = doc.objectcounter + 1
    doc.idToObjectNumberAndVersion[name] = (number, 0)
    doc.numberToId[number] = name
    doc.idToObject[name] = said
    return int(number)


def file_of(doc: Any) -> bytes:
    """The whole file: objects, their places, the trailer; nothing is added to the document after it."""
    catalog, info = doc.Reference(doc.Catalog), doc.Reference(doc.info)
    parts = list(pdfdoc.PDFFile(doc._pdfVersion).strings)  # noqa: SLF001  its first lines
    at, places, number = sum(map(len, parts)), [], 1
    # writing one object may add others behind it
    while (name := doc.numberToId.get(number)) is not None:
        held = doc.idToObject[name]
        if type(held) is Said:
            written = b"%d 0 obj\n%b\nendobj\n" % (number, held.said)
        else:
            written = pdfdoc.PDFIndirectObject(name, held).format(doc)
        places.append(at)
        parts.append(written)
        at += len(written)
        number += 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % number)
    parts += [b"%010d 00000 n \n" % place for place in places]
    trailer = pdfdoc.PDFTrailer(at, Size=number, Root=catalog, Info=info, ID=doc.ID())
    return b"".join([*parts, trailer.format(doc)])
