"""A finished PDF read for the checks of standards: parts of its structure, marks on its pages, glyphs shown.

It reads the file alone and knows nothing of the program that wrote it.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
_SHOW_TEXT = {"Tj", "TJ", "'", '"'}
_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "INLINE IMAGE"}
Key = tuple[int, int]


@dataclass
class Part:
    """An element of the structure: its role, what holds it, what it holds."""

    obj: Any
    parent: "Part | None"
    kids: list["Part"] = field(default_factory=list)
    #: (page from 0, mark)
    marks: list[tuple[int, int]] = field(default_factory=list)
    #: annotations
    objects: list[Any] = field(default_factory=list)
    #: objects of a file are gone with it
    file: "Finished | None" = None

    @property
    def role(self) -> str:
        return str(self.obj.S)[1:]

    @property
    def scope(self) -> str:
        return str(self.attribute("/Scope") or "")

    def attribute(self, name: str) -> Any:
        attributes = self.obj.get("/A")
        several = isinstance(attributes, pikepdf.Array)
        for each in attributes if several else [attributes] if attributes else []:
            if name in each:
                return each[name]
        return None


@dataclass
class PageRead:
    """What a page's content shows: its marks in order, its faults, the glyphs by font."""

    marks: list[int] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    operators: set[str] = field(default_factory=set)
    #: font name → codes
    shown: dict[str, set[int]] = field(default_factory=dict)


class Finished:
    """A finished PDF, opened."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(BytesIO(content))
        self.root: Any = self.pdf.Root
        self._pages: dict[Key, int] = {
            page.obj.objgen: number for number, page in enumerate(self.pdf.pages)
        }

    @cached_property
    def pages(self) -> list[PageRead]:
        return [_read(page.obj) for page in self.pdf.pages]

    @cached_property
    def tree(self) -> Part | None:
        """The part that the whole document is."""
        root = self.root.get("/StructTreeRoot")
        if root is None or "/K" not in root:
            return None
        first = root.K[0] if isinstance(root.K, pikepdf.Array) else root.K
        return self._part(first, None)

    @cached_property
    def parts(self) -> list[Part]:
        """Every part, in reading order."""
        return list(_walk(self.tree)) if self.tree else []

    def _part(self, obj: Any, parent: Part | None) -> Part:
        part = Part(obj, parent, file=self)
        kids = obj.get("/K", pikepdf.Array())
        on = self._pages.get(obj.Pg.objgen, -1) if "/Pg" in obj else -1
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                part.marks.append((on, kid))
            elif kid.get("/Type") == "/MCR":
                page = self._pages.get(kid.Pg.objgen, -1) if "/Pg" in kid else on
                part.marks.append((page, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                part.objects.append(kid.Obj)
            else:
                part.kids.append(self._part(kid, part))
        return part

    @cached_property
    def by_number(self) -> dict[int, Any]:
        """The tree that leads from pages and annotations to their parts."""
        root = self.root.get("/StructTreeRoot")
        nums = list(root.ParentTree.get("/Nums", [])) if root and "/ParentTree" in root else []
        return {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}

    @cached_property
    def xmp(self) -> ET.Element | None:
        stream = self.root.get("/Metadata")
        if stream is None:
            return None
        return ET.fromstring(stream.read_bytes().decode())

    def told(self, path: str) -> str:
        """The text of an entry of the XMP: `dc:title//rdf:li`."""
        found = self.xmp.find(f".//{path}", NAMES) if self.xmp is not None else None
        return (found.text or "").strip() if found is not None else ""

    @cached_property
    def objects(self) -> list[Any]:
        """Every dictionary and stream."""
        kinds = (pikepdf.Dictionary, pikepdf.Stream)
        return [each for each in self.pdf.objects if isinstance(each, kinds)]

    @cached_property
    def fonts(self) -> dict[str, Any]:
        """The fonts of all pages by the name that their content uses."""
        found: dict[str, Any] = {}
        for page in self.pdf.pages:
            named: Any = page.obj.get("/Resources", {}).get("/Font", {})
            found |= {name: named[name] for name in named}
        return found

    @cached_property
    def shown(self) -> dict[str, set[int]]:
        """Every code that is shown, by its font."""
        found: dict[str, set[int]] = {}
        for page in self.pages:
            for name, codes in page.shown.items():
                found.setdefault(name, set()).update(codes)
        return found

    def annotations(self) -> Iterator[tuple[Any, Any]]:
        """Each page with each of its annotations."""
        for page in self.pdf.pages:
            for each in page.obj.get("/Annots", []):
                yield page.obj, each


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for kid in part.kids:
        yield from _walk(kid)


def _read(page: Any) -> PageRead:
    """Go through a page's content: every mark stands alone, every stroke stands in one."""
    read, font = PageRead(), ""
    stack: list[str] = []
    fonts = page.get("/Resources", {}).get("/Font", {})
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        read.operators.add(name)
        _nest(step, name, read, stack)
        if name == "Tf":
            font = str(step.operands[0])
        elif name in _SHOW_TEXT:
            wide = fonts[font].get("/Subtype") == "/Type0"
            read.shown.setdefault(font, set()).update(_codes(step.operands, wide=wide))
    if stack:
        read.faults.append(f"left open: {stack}")
    return read


def _nest(step: Any, name: str, read: PageRead, stack: list[str]) -> None:
    """What a step opens and closes, and whether what it shows stands in a mark."""
    if name in ("q", "BT"):
        stack.append(name)
    elif name in ("Q", "ET", "EMC"):
        if not stack or not _closes(stack.pop(), name):
            read.faults.append(f"{name} closes what it did not open")
    elif name in ("BMC", "BDC"):
        stack.append(_opened(step, read, stack))
    elif name in _SHOW_TEXT | _PAINT:
        marks = {each for each in stack if each.startswith("mark:")}
        if not marks - {"mark:none"}:
            read.faults.append(f"{name} outside any mark")


def _closes(opened: str, by: str) -> bool:
    return {"q": "Q", "BT": "ET"}.get(opened, "EMC") == by


def _opened(step: Any, read: PageRead, stack: list[str]) -> str:
    """What a mark opens: an artifact, a piece of a part, or nothing that counts."""
    role = str(step.operands[0])[1:]
    told = step.operands[1] if len(step.operands) > 1 else {}
    number = told.get("/MCID") if isinstance(told, pikepdf.Dictionary) else None
    around = [each for each in stack if each.startswith("mark:") and each != "mark:none"]
    if (role == "Artifact" or number is not None) and around:
        read.faults.append(f"{role} inside {around[-1]}")
    if role == "Artifact":
        return "mark:artifact"
    if number is None:
        return "mark:none"
    read.marks.append(int(number))
    read.roles.append(role)
    return f"mark:{role}"


def _codes(operands: Any, *, wide: bool) -> Iterator[int]:
    for operand in operands:
        for each in operand if isinstance(operand, pikepdf.Array) else [operand]:
            if not isinstance(each, pikepdf.String):
                continue
            text = bytes(each)
            yield from struct.unpack(f">{len(text) // 2}H", text) if wide else text


class FontProgram:
    """A TrueType file: the glyphs of codes, and how far each moves on in thousandths."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        count = struct.unpack_from(">H", content, 4)[0]
        rows = (struct.unpack_from(">4sIII", content, 12 + 16 * at) for at in range(count))
        self.tables = {tag.decode(): start for tag, _sum, start, _length in rows}
        self.upem: int = struct.unpack_from(">H", content, self.tables["head"] + 18)[0]
        self.sides = struct.unpack_from(">H", content, self.tables["hhea"] + 34)[0]
        self.glyphs = struct.unpack_from(">H", content, self.tables["maxp"] + 4)[0]

    def advance(self, glyph: int) -> float:
        at = self.tables["hmtx"] + 4 * min(glyph, self.sides - 1)
        wide: int = struct.unpack_from(">H", self.content, at)[0]
        return wide * 1000 / self.upem

    def maps(self) -> list[tuple[int, int]]:
        """The (platform, encoding) of each of its character maps."""
        if "cmap" not in self.tables:
            return []
        at = self.tables["cmap"]
        count = struct.unpack_from(">H", self.content, at + 2)[0]
        return [struct.unpack_from(">HH", self.content, at + 4 + 8 * n) for n in range(count)]

    def glyph(self, code: int) -> int:
        """By the one map of a subset, a trimmed table."""
        at = self.tables["cmap"]
        start = at + struct.unpack_from(">I", self.content, at + 8)[0]
        kind, _long, _lang, first, count = struct.unpack_from(">5H", self.content, start)
        assert kind == 6, kind
        if not first <= code < first + count:
            return 0
        return int(struct.unpack_from(">H", self.content, start + 10 + 2 * (code - first))[0])


def characters(stream: Any) -> dict[int, str]:
    """Code → characters of a font's map."""
    text = stream.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        found |= _ranges(block)
    return found


def _ranges(block: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for low, high, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*(\[[^]]*\]|<\w+>)", block):
        targets = re.findall(r"<(\w+)>", to)
        for at, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
            if to.startswith("["):
                found[code] = bytes.fromhex(targets[at]).decode("utf-16-be")
            else:
                found[code] = chr(int(targets[0], 16) + at)
    return found
