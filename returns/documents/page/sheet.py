"""A PDF while it is drawn: pages, words, rules and pictures; its date is the record's own."""

import hashlib
import struct
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from returns.documents.page.document_file import file_of
from returns.documents.page.paragraph_tag import tag_of
from returns.documents.page.said_of_itself import Said, say_of_itself, tellable
from returns.documents.page.tagged_canvas import TaggedCanvas
from returns.documents.press import PDFImageXObject, PDFTextObject, figures, pdfmetrics
from returns.documents.typesetting.breaks import Line
from returns.documents.typesetting.fonts import Weight, latin
from returns.documents.typesetting.runs import Run
from returns.documents.typesetting.text import BLACK, CAPITALS, Ink, Para, Style
from returns.errors import Refusal
from returns.terms import PaperSize

if TYPE_CHECKING:
    from returns.documents.typesetting.lettering import Lettering

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
#: width and height in points
PAPERS = {PaperSize.A4: A4, PaperSize.LETTER: (612.0, 792.0)}
MUTED: Ink = (0.424, 0.416, 0.4)
HAIR: Ink = (0.776, 0.765, 0.745)
TINT: Ink = (0.984, 0.906, 0.898)
SUNK: Ink = (0.961, 0.957, 0.945)
_LANGUAGE = {"en": "en", "zh": "zh-Hans"}


class _Jpeg:
    """A JPEG as reportlab takes it without decoding."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._content)


class Sheet(TaggedCanvas):
    """A document being drawn; lengths in points, y counted from the bottom of the page."""

    # reportlab's own part, which its stubs leave out
    _formsinuse: list[str]
    _escape: Callable[[bytes], str]

    def __init__(
        self, size: tuple[float, float], *, title: str, author: str, day: date | None, lang: str
    ) -> None:
        self._out = BytesIO()
        self._pictures: dict[str, str] = {}
        self._lettering: Lettering | None = None
        #: (font, text) → for each stretch in one part of the font: what that is called, and what shows it
        self._shown: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        font: Any = latin(Weight.REGULAR)  # the stubs want a number
        super().__init__(self._out, pagesize=size, initialFontName=font)
        title, author = tellable(title) or "Sendback", tellable(author)
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject(title)
        self.setCreator("Sendback")
        self.setProducer("Sendback")
        made = day or date(2000, 1, 1)
        self.setDateFormatter(lambda *_: f"D:{made:%Y%m%d}000000Z")
        self._said = Said(title, author, _LANGUAGE.get(str(lang), "en"), made)
        self.setCatalogEntry("Lang", self._said.lang)
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc._pdfVersion = (1, 7)  # noqa: SLF001  of both standards; reportlab has no word for it
        # the file's ID would else take in SOURCE_DATE_EPOCH
        self._doc.signature = hashlib.md5(usedforsecurity=False)

    def finish(self) -> bytes:
        """End the document: its bytes."""
        self.add_structure()
        say_of_itself(self._doc, self._said, accessible=not self.untold)
        self._doc.format = partial(file_of, self._doc)
        self.save()
        return self._out.getvalue()

    def words(
        self, line: Line, x: float, baseline: float, style: Style, width: float = 0
    ) -> None:
        """One line of text; right-aligned and centred ones stand in `width` points from `x`."""
        if not line.runs:
            return
        right = style.align == "right" or (line.leftward and style.align == "left")
        if right and width:
            x += width - line.width
        elif style.align == "centre":
            x += (width - line.width) / 2
        if line.plain:
            self.mark_words()
            self._code.append(self._plain_words(line, (x, baseline), style))
            return
        pen = self.beginText(x, baseline)
        pen.setFillColorRGB(*style.ink)
        self._letters().draw(pen, line, (x, baseline), style.size, style.ink)
        if line.spaced:
            self._space(pen, line, (x, baseline), style)
        self.drawText(pen)

    def _plain_words(self, line: Line, at: tuple[float, float], style: Style) -> str:
        """What shows a line of Latin and Chinese: as reportlab's text object, in a fifth of its time.

        Where it is `spaced`, a space ends it: nobody sees it, and readers tell by it that a word ends there.
        """
        inked, sized = _set_in(style.ink, style.size)
        told = [f"BT 1 0 0 1 {figures(*at)} Tm {inked}"]
        part = ""
        for run in line.runs:
            part = ""
            for name, shown in self.shown(run.text, run.font):
                told.append(shown if name == part else f"{name} {sized} {shown}")
                part = name
        if line.spaced:
            for name, shown in self.shown(" ", line.runs[-1].font):
                told.append(shown if name == part else f"{name} {sized} {shown}")
        told.append("ET")
        return " ".join(told)

    def shown(self, text: str, font: str) -> tuple[tuple[str, str], ...]:
        """What shows a text, by the parts of its font that it needs: (name of the part, operator)."""
        known = self._shown.get((font, text))
        if known is None:
            whole: Any = pdfmetrics.getFont(font)
            known = self._shown[font, text] = tuple(
                (whole.getSubsetInternalName(part, self._doc), f"({self._escape(codes)}) Tj")
                for part, codes in whole.splitString(text, self._doc)
            )
        return known

    def apart(
        self,
        signs: Iterable[tuple[float, str]],
        at: tuple[float, float],
        font: str,
        style: Style,
    ) -> None:
        """Signs of one line, each at its own `x`; `at` is where the line begins."""
        inked, sized = _set_in(style.ink, style.size)
        told, part = [f"BT 1 0 0 1 {figures(*at)} Tm {inked}"], ""
        for x, sign in signs:
            told.append(f"1 0 0 1 {figures(x, at[1])} Tm")
            for name, shown in self.shown(sign, font):
                told.append(shown if name == part else f"{name} {sized} {shown}")
                part = name
        told.append("ET")
        self.mark_words()
        self._code.append(" ".join(told))

    def _space(
        self, pen: PDFTextObject, line: Line, at: tuple[float, float], style: Style
    ) -> None:
        """The space at the end of a line of other scripts."""
        space, (x, level) = Run(" ", latin(Weight.REGULAR)), at
        x += -space.width(style.size) if line.leftward else line.width
        pen.setTextOrigin(x, level)
        pen.setFont(space.font, style.size)
        pen.textOut(" ")

    def _letters(self) -> "Lettering":
        """What draws scripts beyond Latin and Chinese; loaded for the first of them."""
        if self._lettering is None:
            from returns.documents.typesetting.lettering import Lettering

            self._lettering = Lettering(self._doc)
        return self._lettering

    def paragraph(
        self,
        para: Para,
        x: float,
        top: float,
        width: float,
        role: str = "P",
        *,
        more: bool = False,
    ) -> float:
        """A paragraph from `top` down, a part of its own where it stands in none; the height it took.

        With `more`, the words of its part go on after it.
        """
        lines = para.lines(width)
        if more and lines:
            last = lines[-1]
            lines[-1] = Line(last.runs, last.width, last.leftward, spaced=True)
        # words that stand in a part already need none of their own
        told = self.holding and any(line.runs for line in lines)
        with self.part(tag_of(role, para)) if told else nullcontext():
            for index, line in enumerate(lines):
                at = top - index * para.style.leading
                self.words(line, x, baseline(at, para.style), para.style, width)
        return len(lines) * para.style.leading

    def rule(
        self, x: float, y: float, width: float, weight: float = 0.5, ink: Ink = HAIR
    ) -> None:
        """A level line."""
        self.setStrokeColorRGB(*ink)
        self.setLineWidth(weight)
        self.line(x, y, x + width, y)

    def block(self, x: float, y: float, width: float, height: float, ink: Ink = BLACK) -> None:
        """A filled rectangle, `y` its lower edge."""
        self.setFillColorRGB(*ink)
        self.rect(x, y, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, ink: Ink = HAIR) -> None:
        """A rectangle's outline, `y` its lower edge."""
        self.setStrokeColorRGB(*ink)
        self.setLineWidth(0.5)
        self.rect(x, y, width, height, stroke=1, fill=0)

    def modules(
        self,
        corner: tuple[float, float],
        module: tuple[float, float],
        rectangles: str,
    ) -> None:
        """Black rectangles of a code as one path, each as `column row columns rows re`.

        `corner` is where column and row 0 begin, `module` how wide and high one of them is, in points;
        rows count upwards, or downwards where its height is negative. Whole numbers of modules are
        written in a tenth of the time that reportlab's path takes.
        """
        self.saveState()
        self.transform(module[0], 0, 0, module[1], *corner)
        self.setFillColorRGB(*BLACK)
        self.mark_graphics()
        self._code.append(f"{rectangles} f")
        self.restoreState()

    def number(self, contents: Iterable[bytes]) -> None:
        """Name pictures by this order, whichever is drawn first."""
        for content in contents:
            self._name_of(content)

    def _name_of(self, content: bytes) -> str:
        # numbered, so that whoever sorts the names has the pictures in their order
        digest = hashlib.sha256(content).hexdigest()
        return self._pictures.setdefault(digest, f"{len(self._pictures) + 1:04d}")

    def picture(
        self, content: bytes, box: tuple[float, float, float, float], alt: str = ""
    ) -> tuple[float, float, float, float]:
        """A JPEG, its bytes untouched, as large as `(x, y, width, height)` allows: where it came to stand.

        `alt` is what it shows, in words, for whoever does not see it. It is known by its content,
        so that the same picture gives the same bytes wherever its file lies.
        """
        name = self._name_of(content)
        key = self._doc.getXObjectName(name)
        image = self._doc.idToObject.get(key)
        if image is None:
            image = PDFImageXObject(name, _Jpeg(content))
            self._setXObjects(image)  # type: ignore[attr-defined]
            self._doc.Reference(image, key)
            self._doc.addForm(name, image)
        x, y, width, height = box
        scale = min(width / image.width, height / image.height)
        wide, high = image.width * scale, image.height * scale
        left, lower = x + (width - wide) / 2, y + (height - high) / 2
        with self.figure(alt, (left, lower, wide, high)):
            self.saveState()
            self.translate(left, lower)
            self.scale(wide, high)
            self.mark_graphics()
            self._code.append(f"/{key} Do")
            self.restoreState()
        self._formsinuse.append(name)
        return left, lower, wide, high


@lru_cache(maxsize=256)
def _set_in(ink: Ink, size: float) -> tuple[str, str]:
    """What sets words in that colour, and what in that size, as reportlab says both."""
    return f"{figures(*ink)} rg", f"{figures(size)} Tf {figures(size * 1.2)} TL"


def baseline(top: float, style: Style) -> float:
    """Where a line of that style stands whose upper edge is `top`."""
    return top - (style.leading + CAPITALS * style.size) / 2


def working_jpeg(path: Path) -> bytes:
    """A working picture's bytes; raises `Refusal` for one that is no plain JPEG.

    reportlab copies a JPEG whole, so one with EXIF would carry its place into the paper.
    """
    content = path.read_bytes()
    for kind in _segments(content):
        if kind in (0xE1, 0xED):
            raise Refusal("documents.picture_not_plain", name=path.name)
    return content


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG in pixels, from its beginning (ITU-T T.81, B.2.2); None without one."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            return (wide, high) if wide and high else None
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _segments(content: bytes) -> Iterable[int]:
    """The marker bytes of a JPEG's head; raises `Refusal` when it is none."""
    if content[:3] != b"\xff\xd8\xff":
        raise Refusal("documents.picture_not_plain", name="")
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == 0xDA:
            return
        yield kind
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
