"""A canvas on which all that is drawn belongs to a part of the document, or is marked as none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from returns.documents.page.structure_objects import add_structure
from returns.documents.page.tagging import FIGURE, Artifact, Box, Structure, Tag
from returns.documents.press import Canvas, pdfdoc

_NOTHING = Artifact()
#: what reportlab draws by itself, beside text and pictures
_GRAPHICS = (
    *("line", "lines", "bezier", "arc", "rect", "roundRect", "ellipse", "wedge"),
    *("drawPath", "drawImage", "doForm"),
)


class _Within:
    """While it lasts, what is drawn belongs to one part; a thousand labels have fifty thousand of these."""

    __slots__ = ("_inside", "_top")

    def __init__(self, inside: list[Tag | Artifact], top: Tag | Artifact) -> None:
        self._inside, self._top = inside, top

    def __enter__(self) -> None:
        self._inside.append(self._top)

    def __exit__(self, *_: object) -> None:
        self._inside.pop()


class TaggedCanvas(Canvas):
    """reportlab's canvas with marked content and a structure tree.

    Words outside any part become a paragraph; rules, grounds and pictures outside a figure are artifacts.
    """

    # reportlab's own parts, which its stubs leave out
    _doc: Any
    _code: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._structure = Structure()
        self._inside: list[Tag | Artifact] = [self._structure.root.tag]
        self._open: Tag | Artifact | None = None
        #: whether a picture was drawn of which nobody says what it shows
        self.untold = False
        super().__init__(*args, **kwargs)

    def tagged(self, tag: Tag) -> "_Within":
        """What is drawn meanwhile belongs to that part; in a figure or an artifact it stays theirs."""
        top = self._inside[-1]
        if isinstance(top, Tag) and top.role != FIGURE:
            self._structure.place(tag, top)
            top = tag
        return _Within(self._inside, top)

    def part(self, tag: Tag) -> "_Within":
        """As `tagged`, but in a part that has words already they are its words."""
        return self.tagged(tag) if self.holding else _Within(self._inside, self._inside[-1])

    @property
    def holding(self) -> bool:
        """Whether words that come next become a part of their own."""
        top = self._inside[-1]
        return isinstance(top, Tag) and top.holds

    @contextmanager
    def artifact(self, of_page: str = "", *, pagination: bool = False) -> Iterator[None]:
        """What is drawn meanwhile says nothing new; `of_page` is `Header` or `Footer`."""
        self._inside.append(Artifact(of_page, pagination))
        try:
            yield
        finally:
            self._inside.pop()

    @contextmanager
    def figure(self, alt: str, box: Box) -> Iterator[None]:
        """What is drawn meanwhile is one picture that shows what `alt` says; `box`: (x, y, width, height).

        Of one without words the document does not claim that everybody can read it.
        """
        top = self._inside[-1]
        if isinstance(top, Artifact) or top.role == FIGURE:
            yield
        elif alt:
            x, y, width, height = box
            with self.tagged(Tag(FIGURE, alt=alt, box=(x, y, x + width, y + height))):
                yield
        else:
            self.untold = True
            with self.artifact():
                yield

    def place(self, *tags: Tag) -> None:
        """Give parts their place in the order, also those that will have no words: empty cells."""
        top = self._inside[-1]
        if isinstance(top, Tag) and top.role != FIGURE:
            for tag in tags:
                self._structure.place(tag, top)

    def mark_words(self) -> None:
        """Text comes next."""
        top = self._inside[-1]
        if isinstance(top, Tag) and top.holds:
            self._begin(Tag("P"), top)
        else:
            self._begin(top, self._structure.root.tag)

    def mark_graphics(self) -> None:
        """Something else comes next."""
        top = self._inside[-1]
        told = isinstance(top, Artifact) or top.role == FIGURE
        self._begin(top if told else _NOTHING, self._structure.root.tag)

    def _begin(self, wanted: Tag | Artifact, under: Tag) -> None:
        if self._open == wanted:
            return
        self._end()
        if isinstance(wanted, Tag):
            number = self._structure.mark(wanted, under, self._page)
            self._code.append(f"/{wanted.role} <</MCID {number}>> BDC")
        else:
            self._code.append(wanted.opening)
        self._open = wanted

    def _end(self) -> None:
        """End the piece that is open: pieces and states of drawing hold each other whole, or not at all."""
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    @property
    def _page(self) -> int:
        return int(self._doc.pageCounter) - 1

    def saveState(self) -> None:  # noqa: N802  reportlab's name
        """As reportlab does."""
        self._end()
        super().saveState()

    def restoreState(self) -> None:  # noqa: N802  reportlab's name
        """As reportlab does."""
        self._end()
        super().restoreState()

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803  reportlab's names
        """As reportlab does, the text marked."""
        self.mark_words()
        super().drawText(aTextObject)

    def showPage(self) -> None:  # noqa: N802  reportlab's name
        """End the page."""
        self._end()
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  reportlab asks for it where a page ends
        super()._setAnnotations(page)  # type: ignore[misc]
        page.StructParents = self._page
        page.Tabs = pdfdoc.PDFName("S")
        page.Trans = None  # reportlab writes an empty one
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]

    def add_structure(self) -> None:
        """Put the tree into the document; nothing is drawn after it."""
        if self._code:
            self.showPage()
        add_structure(self._doc, self._structure, self._page)


def _marked(name: str) -> Callable[..., Any]:
    draw = getattr(Canvas, name)

    def drawn(canvas: TaggedCanvas, *args: Any, **kwargs: Any) -> Any:
        canvas.mark_graphics()
        return draw(canvas, *args, **kwargs)

    drawn.__name__, drawn.__doc__ = name, f"`{name}` of reportlab, marked."
    return drawn


for _name in _GRAPHICS:
    setattr(TaggedCanvas, _name, _marked(_name))
