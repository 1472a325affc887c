"""What a document consists of, for whoever hears it instead of seeing it: parts, their roles, their places.

PDF 1.7 (ISO 32000-1), 14.7 and 14.8; which parts a document must have is PDF/UA-1 (ISO 14289-1).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

#: left, bottom, right, top in points
Box = tuple[float, float, float, float]

#: roles whose parts hold other parts; words that are drawn in one become a paragraph of their own
_HOLDING = frozenset({"Document", "Sect", "Div", "Table", "TR", "L", "LI"})
FIGURE = "Figure"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A part of a document: it is the same part on every page that it reaches, whatever it says."""

    #: a standard role: `P`, `H1`, `TD` …
    role: str
    #: the part that it belongs to; without one, the part that is being drawn
    within: "Tag | None" = None
    #: what a figure shows, in words
    alt: str = ""
    #: of a heading cell: `Column` or `Row`
    scope: str = ""
    #: another language than the document's
    lang: str = ""
    #: its words, where those that are drawn are in another order
    words: str = ""
    #: where a figure stands on its page
    box: Box | None = None

    @property
    def holds(self) -> bool:
        """Whether it holds other parts and no words of its own."""
        return self.role in _HOLDING


@dataclass(frozen=True, slots=True)
class Artifact:
    """What is drawn and says nothing that does not stand elsewhere: rules, grounds, the foot of a page."""

    #: `Header` or `Footer` of a page, else ""
    of_page: str = ""
    #: it comes again on every page
    pagination: bool = False

    @property
    def opening(self) -> str:
        """How it begins in a page's content."""
        if self.of_page:
            return f"/Artifact <</Type /Pagination /Subtype /{self.of_page}>> BDC"
        return "/Artifact <</Type /Pagination>> BDC" if self.pagination else "/Artifact BMC"


@dataclass(slots=True)
class Element:
    """A part as it was met: what it holds, in order, is elements, or places as (page from 0, mark)."""

    tag: Tag
    parent: "Element | None"
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)


class Structure:
    """The tree of a document's parts, in the order in which they are drawn."""

    def __init__(self) -> None:
        self.root = Element(Tag("Document"), None)
        self._met: dict[Tag, Element] = {self.root.tag: self.root}
        self._pages: list[list[Element]] = []

    def place(self, tag: Tag, under: Tag) -> Element:
        """The element of a part; one that is new comes last in its holder, or under that other part."""
        found = self._met.get(tag)
        if found is None:
            holder = self.place(tag.within, under) if tag.within else self._met[under]
            found = self._met[tag] = Element(tag, holder)
            holder.kids.append(found)
        return found

    def mark(self, tag: Tag, under: Tag, page: int) -> int:
        """The number of a new piece of a part on a page (from 0)."""
        while len(self._pages) <= page:
            self._pages.append([])
        element = self.place(tag, under)
        number = len(self._pages[page])
        self._pages[page].append(element)
        element.kids.append((page, number))
        return number

    def on_page(self, page: int) -> list[Element]:
        """Whose pieces a page's marks are, by their numbers."""
        return self._pages[page] if page < len(self._pages) else []

    def elements(self) -> Iterator[Element]:
        """All of them, each after the one that holds it."""
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            yield element
            held = [kid for kid in element.kids if isinstance(kid, Element)]
            waiting += reversed(held)
