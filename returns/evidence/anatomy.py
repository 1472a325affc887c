"""What a PDF consists of, part by part, each with its SHA-256: pages, pictures, attachments, structure.

Hostile files pass through here: streams are hashed as they are stored, never unpacked, and what
cannot be read counts as damaged.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf

from returns.errors import Refusal
from returns.evidence.answer_names import REFERENCE, field_part
from returns.evidence.form_values import values
from returns.evidence.held import Held, as_stream, last_in, sha256

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
#: what the names of those begin with that lead to a stamp: they came after the manifest, and none is in it
PROOF = "stamped-"
#: stands for a part that cannot be read
UNREADABLE = ""
_DEEPEST = 60
_MOST_OBJECTS = 200_000
#: lines of the canonical form that are hashed together
_SAID_AT_ONCE = 1_000
#: characters of a line after which nothing waits
_LONG = 4_096
#: bytes of one attached file, and of any stream: so many are held at a time
MOST_ATTACHMENT = 128 * 1024 * 1024
#: what the manifest and the sums may have, which are read and not only hashed
_MOST_READ = 8 * 1024 * 1024
#: streams that are hashed in one file, and their bytes: one that is named again costs again
_MOST_STREAMS = 100_000
_MOST_HASHED = 2_000_000_000
#: what qpdf and its wrapping raise on damaged files
DAMAGE = (
    pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    RuntimeError, OverflowError, OSError, MemoryError,
)  # fmt: skip
#: what a field holds, and which of its boxes shows it
#: one of these is in each field, and in each of its boxes
_OF_FIELDS = frozenset({"/FT", "/T", "/Parent"})
_VALUE, _ANSWER = frozenset({"/V"}), frozenset({"/V", "/AS"})
_ENDING = re.compile(rb"%Sendback ([0-9A-Za-z._-]{0,200}) SHA-256 ([0-9a-f]{64})\n")


class TooMuchWork(Exception):
    """A file that names so much, or the same so often, that no paper of ours does; none of `DAMAGE`."""


@dataclass(slots=True)
class _Spent:
    """How much of a file was gone through so far."""

    streams: int = 0
    hashed: int = 0

    def take(self, size: int) -> None:
        """Count one more stream of so many bytes; raises `TooMuchWork`."""
        self.streams += 1
        self.hashed += size
        if self.streams > _MOST_STREAMS or self.hashed > _MOST_HASHED:
            raise TooMuchWork


@dataclass(frozen=True, slots=True)
class Attached:
    """An attached file: its SHA-256, and its bytes where they say something of the others."""

    sha256: str
    content: bytes = b""


@dataclass(slots=True)
class Anatomy:
    """SHA-256 by part; `""` for a part that cannot be read."""

    pages: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    structure: str = UNREADABLE
    attachments: dict[str, Attached] = field(default_factory=dict)
    #: field of its form → what is filled in; None where the form cannot be read
    form: Mapping[str, str] | None = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ending:
    """The last line of a sealed file: its number, the SHA-256 of all before it, where it stands."""

    number: str
    sha256: str
    start: int
    end: int


def ending(pdf: Held) -> Ending | None:
    """The last ending line in the file, wherever it stands; None when there is none."""
    last = last_in(pdf, _ENDING)
    if last is None:
        return None
    start, found = last
    name, digest = found.group(1).decode(), found.group(2).decode()
    return Ending(name, digest, start + found.start(), start + found.end())


def write_ending(pdf: bytes, number: str) -> bytes:
    """The file with the line that makes any changed byte show, even without a desk."""
    return pdf + f"%Sendback {in_ending(number)} SHA-256 {sha256(pdf)}\n".encode()


def in_ending(number: str) -> str:
    """A document's number as its last line has it."""
    return re.sub(r"[^0-9A-Za-z._-]", "_", number)


def dissect(pdf: Held | Path) -> Anatomy:
    """Take a PDF apart; raises `pikepdf.PasswordError` or another of `DAMAGE` if it will not open.

    Raises `TooMuchWork` for one that costs more than any paper of ours.
    """
    with pikepdf.open(pdf if isinstance(pdf, Path) else as_stream(pdf)) as document:
        return dissect_open(document)


def dissect_open(document: pikepdf.Pdf) -> Anatomy:
    """The parts of an open document."""
    anatomy, spent = Anatomy(), _Spent()
    for page in document.pages:
        anatomy.pages.append(_tried(partial(_content, page.obj, spent)))
    anatomy.pictures = [
        _tried(partial(_raw, image, spent)) for image in _numbered(document, spent)
    ]
    anatomy.attachments = _attachments(document, spent)
    anatomy.form = _form(document)
    anatomy.structure = _tried(_Walk(document, spent).digest)
    return anatomy


def places(document: pikepdf.Pdf) -> dict[int, str]:
    """Object number → part, for the objects that make up pages, pictures and attachments."""
    found: dict[int, str] = {}
    for count, page in enumerate(document.pages, start=1):
        for stream in _streams(page.obj):
            found[stream.objgen[0]] = f"page {count}"
        found.setdefault(page.obj.objgen[0], f"page {count}")
    for number, image in enumerate(_numbered(document), start=1):
        found.setdefault(image.objgen[0], f"picture {number}")
    for name, stream in _embedded(document):
        found[stream.objgen[0]] = f"attachment {name}"
    return found


def _tried(digest: Callable[[], str]) -> str:
    try:
        return digest()
    except DAMAGE:
        return UNREADABLE


def _streams(page: pikepdf.Object) -> list[Any]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _stored(stream: Any) -> memoryview:
    """The bytes of a stream as they lie in the file; raises `ValueError` for too many."""
    if int(stream.get("/Length", 0)) > MOST_ATTACHMENT:
        raise ValueError("too large")
    return memoryview(stream.get_raw_stream_buffer())


def attached_bytes(stream: Any) -> memoryview:
    """An attached file. Ours are stored plain; one that a viewer packed anew is unpacked, within limits.

    Raises `ValueError` for too many bytes, and leaves packed what is packed in another way.
    """
    stored = _stored(stream)
    if stream.get("/Filter") != pikepdf.Name.FlateDecode or "/DecodeParms" in stream:
        return stored
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(stored, MOST_ATTACHMENT)
    except zlib.error:
        return stored
    if unpacking.unconsumed_tail:
        raise ValueError("too large")
    return memoryview(content)


def _raw(stream: Any, spent: _Spent) -> str:
    content = _stored(stream)
    spent.take(len(content))
    return sha256(content)


def _content(page: pikepdf.Object, spent: _Spent) -> str:
    total = hashlib.sha256()
    for stream in _streams(page):
        content = _stored(stream)
        spent.take(len(content))
        total.update(content)
    return total.hexdigest()


def _numbered(document: pikepdf.Pdf, spent: _Spent | None = None) -> list[Any]:
    """Every picture once, by its name: ours are numbered, and a first page shows some before their turn."""
    found: dict[tuple[int, int], tuple[str, Any]] = {}
    for page in document.pages:
        for name, image in _images(page.obj):
            if spent is not None:
                spent.take(0)
            found.setdefault(image.objgen, (name, image))
    return [image for _name, image in sorted(found.values(), key=lambda each: each[0])]


def _images(page: pikepdf.Object) -> Iterator[tuple[str, Any]]:
    """The pictures that a page names, by these names."""
    try:
        named: Any = page["/Resources"]["/XObject"]
        for name in sorted(named.keys()):
            stream = named[name]
            if stream.get("/Subtype") == pikepdf.Name.Image:
                yield name, stream
    except DAMAGE:
        return


def _embedded(document: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """The attached files that can be found, each under the name it would be saved by."""
    try:
        for key, spec in document.attachments.items():
            stated = {str(spec.obj.get(name)) for name in ("/F", "/UF")}
            yield key if stated == {key} else f"{key} / {min(stated)}", spec.obj.EF.F
    except DAMAGE:
        return


def _form(document: pikepdf.Pdf) -> Mapping[str, str] | None:
    try:
        return values(document)
    except (Refusal, *DAMAGE):
        return None


def _attachments(document: pikepdf.Pdf, spent: _Spent) -> dict[str, Attached]:
    found: dict[str, Attached] = {}
    for name, stream in _embedded(document):
        try:
            content = attached_bytes(stream)
        except DAMAGE:
            content = memoryview(b"")
        spent.take(len(content))
        said = name in (MANIFEST, SUMS) or name.startswith(PROOF)
        read = said and len(content) <= _MOST_READ
        found[name] = Attached(sha256(content), bytes(content) if read else b"")
    return found


class _Walk:
    """The canonical form of everything that is no page content, picture or attachment.

    Objects are named in the order in which they are met, so that a file written anew with other
    object numbers has the same structure.
    """

    def __init__(self, document: pikepdf.Pdf, spent: _Spent) -> None:
        self._document, self._spent = document, spent
        self._met: dict[tuple[int, int], int] = {}
        self._apart = {number for number, _part in places(document).items()}
        self._apart -= {page.obj.objgen[0] for page in document.pages}
        self._out = hashlib.sha256()
        #: what was said and not hashed yet
        self._said: list[str] = []

    def digest(self) -> str:
        """SHA-256 of the canonical form; raises one of `DAMAGE` when it cannot be walked."""
        root = self._document.Root
        for key in sorted(root.keys()):
            if key == "/Names":
                self._names(root[key])
            elif key not in ("/AF", "/PageMode"):
                self._say(key)
                self._object(root[key], 0)
        info = self._document.trailer.get("/Info")
        self._object(info, 0)
        self._hash_said()
        return self._out.hexdigest()

    def _names(self, names: Any) -> None:
        """The name trees but for the attachments, which are parts of their own."""
        for key in sorted(names.keys()):
            if key != "/EmbeddedFiles":
                self._say(key)
                self._object(names[key], 0)

    def _say(self, text: str) -> None:
        self._said.append(text)
        if len(self._said) >= _SAID_AT_ONCE or len(text) > _LONG:
            self._hash_said()

    def _hash_said(self) -> None:
        if self._said:
            lines = "\n".join(self._said) + "\n"
            self._out.update(lines.encode("utf-8", "surrogatepass"))
            self._said.clear()

    def _object(self, value: Any, depth: int) -> None:
        if depth > _DEEPEST or len(self._met) > _MOST_OBJECTS:
            raise ValueError("nested too deep")
        if not isinstance(value, pikepdf.Object):
            self._say(f"{type(value).__name__} {_number(value)}")
        elif value.is_indirect and self._known(value.objgen):
            self._say(f"ref {self._met[value.objgen]}")
        else:
            self._direct(value, depth)

    def _known(self, number: tuple[int, int]) -> bool:
        if number in self._met:
            return True
        self._met[number] = len(self._met)
        return False

    def _direct(self, value: Any, depth: int) -> None:
        if isinstance(value, pikepdf.Stream):
            if value.objgen[0] in self._apart:
                self._say("a part of its own")
                # its picture or words are hashed apart, how they are shown is not
                self._dictionary(value, depth)
                return
            self._say(f"stream {_raw(value, self._spent)}")
            self._dictionary(value, depth)
        elif isinstance(value, pikepdf.Dictionary):
            self._dictionary(value, depth)
        elif isinstance(value, pikepdf.Array):
            self._say("[")
            for item in value:
                self._object(item, depth + 1)
            self._say("]")
        elif isinstance(value, pikepdf.String):
            self._say(f"string {bytes(value).hex()}")
        else:
            self._say(f"{type(value).__name__} {value}")

    def _dictionary(self, value: Any, depth: int) -> None:
        self._say("<<")
        entries = dict(value.items())
        apart = _came_later(value) if not _OF_FIELDS.isdisjoint(entries) else frozenset()
        for key in sorted(entries):
            if key == "/Length":  # follows from the stream
                continue
            if key not in apart:
                self._say(key)
                self._object(entries[key], depth + 1)
        self._say(">>")


def _came_later(field: Any) -> frozenset[str]:
    """Which keys of a field came after the rest was listed, and are checked apart: what stands in it."""
    if field.get("/FT") == pikepdf.Name.Sig or field.get("/T") == REFERENCE:
        return _VALUE
    name = field.get("/T")
    if name is None and "/Parent" in field and field.get("/Subtype") == pikepdf.Name.Widget:
        name = field.Parent.get("/T")
    answered = isinstance(name, pikepdf.String) and field_part(str(name)) is not None
    return _ANSWER if answered else frozenset()


def _number(value: Any) -> str:
    return str(value.normalize()) if isinstance(value, Decimal) else str(value)
