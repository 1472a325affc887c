"""PDF files that ask for more than they give."""

import io
import zlib
from pathlib import Path

import pikepdf


def pdf_of(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, written by hand; object 1 is its root."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        at = places.get(number)
        out += b"%010d 00000 n \n" % at if at else b"0000000000 00000 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


ROOT = b"<< /Type /Catalog /Pages 2 0 R /Deep 4 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"


def stream(content: bytes, words: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (words, len(content), content)


def nested(depth: int) -> bytes:
    """An array in an array in an array."""
    return pdf_of({1: ROOT, 2: PAGES, 3: PAGE, 4: b"[" * depth + b"]" * depth})


def in_a_ring() -> bytes:
    """Pages that are their own children."""
    return pdf_of(
        {1: ROOT, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>", 4: b"[4 0 R]"}
    )


def packed_objects(megabytes: int) -> bytes:
    """An object stream that is unpacked to so many megabytes."""
    packed = zlib.compress(b"4 0 " + b"[" + b"0 " * (megabytes << 19) + b"]", 1)
    words = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
    # the cross-reference that says object 4 lies in it must itself be a stream
    objects = {1: ROOT, 2: PAGES, 3: PAGE, 5: stream(packed, words)}
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    lines = [b"\0" * 6]
    for number in range(1, 7):
        if number == 4:
            lines.append(b"\2" + (5).to_bytes(4, "big") + b"\0")
        else:
            lines.append(b"\1" + places.get(number, start).to_bytes(4, "big") + b"\0")
    table = stream(b"".join(lines), b"/Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R")
    return bytes(out + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start))


def endless_table(entries: int) -> bytes:
    """A packed cross-reference of so many objects that are not there."""
    lines = zlib.compress((b"\1" + (9).to_bytes(4, "big") + b"\0") * entries, 9)
    words = b"/Type /XRef /Size %d /W [1 4 1] /Root 1 0 R /Filter /FlateDecode" % entries
    start = len(b"%PDF-1.7\n")
    return b"%%PDF-1.7\n6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        stream(lines, words),
        start,
    )


def attached(content: bytes, packed: bool) -> bytes:
    """A PDF that carries a file, perhaps packed."""
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["bomb.bin"] = pikepdf.AttachedFileSpec(document, content)
    out = io.BytesIO()
    document.save(out, compress_streams=packed)
    return out.getvalue()


def swollen(path: Path, megabytes: int) -> Path:
    """A file with one stream of so many megabytes of nothing, which costs no disk."""
    size = megabytes << 20
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        for number, content in ((1, ROOT), (2, PAGES), (3, PAGE)):
            file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        file.write(b"4 0 obj\n<< /Length %d >>\nstream\n" % size)
        file.seek(size, 1)
        file.write(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n")
    return path
