"""How a sheet is set: its ladder of sizes, its inks, its language, the room of a page."""

from dataclasses import dataclass, field

from returns.documents.page.sheet import MM, PAPERS, TINT
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Ink, Style
from returns.terms import PaperSize

#: of the text on either paper; sides of 15 mm on Letter's shorter measure, too
WIDTH = 180 * MM
TOP, FOOT = 13 * MM, 11 * MM
#: for the foot's line, with the air above it
FOOT_ROOM = 22.0
_WHITE: Ink = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Sizes of type in points, and what colour may do. Nothing is set below `least`."""

    least: float = 9.0
    text: float = 9.6
    heads: float = 10.5
    #: what contradicts
    loudest: float = 11.0
    titles: float = 19.0
    sums: float = 23.0
    #: the addressee's own number
    numbers: float = 12.0
    #: dark enough to be read where paper has black and white alone
    muted: Ink = (0.33, 0.325, 0.31)
    mark: Ink = (0.702, 0.149, 0.118)
    tint: Ink = TINT
    #: pictures without colour
    grey: bool = False
    #: the first page has no line of time and no strip to answer in: the reader answers on a form of its own
    brief: bool = False

    @property
    def small(self) -> Style:
        """Captions, names of facts."""
        return Style(self.least, self.least * 1.34, ink=self.muted)

    @property
    def plain(self) -> Style:
        """As small, in black."""
        return Style(self.least, self.least * 1.34)

    @property
    def caption(self) -> Style:
        """The names of columns."""
        return Style(self.least, self.least * 1.34, Weight.SEMIBOLD, self.muted)

    @property
    def body(self) -> Style:
        """What is read."""
        return Style(self.text, self.text * 1.4)

    @property
    def strong(self) -> Style:
        """Values, and what is stressed."""
        return Style(self.text, self.text * 1.4, Weight.SEMIBOLD)

    @property
    def quiet(self) -> Style:
        """What is read last."""
        return Style(self.text, self.text * 1.4, ink=self.muted)

    @property
    def heading(self) -> Style:
        """A section's name."""
        return Style(self.heads, self.heads * 1.43, Weight.SEMIBOLD)

    @property
    def loud(self) -> Style:
        """What contradicts."""
        return Style(self.loudest, self.loudest * 1.36)

    @property
    def loud_strong(self) -> Style:
        """What we found instead."""
        return Style(self.loudest, self.loudest * 1.36, Weight.SEMIBOLD)

    @property
    def title(self) -> Style:
        """The fault in words."""
        return Style(self.titles, self.titles * 1.24, Weight.BOLD)


STANDARD = Ladder()
#: for a card issuer, whose clerks read faxes: 12 pt and black alone
CARD = Ladder(
    least=12,
    text=12.5,
    heads=14,
    loudest=14,
    titles=21,
    sums=21,
    numbers=12.5,
    muted=BLACK,
    mark=BLACK,
    tint=_WHITE,
    grey=True,
    brief=True,
)


@dataclass(frozen=True, slots=True)
class Look:
    """One sheet's setting; lengths in points."""

    lang: str
    paper: PaperSize = PaperSize.A4
    ladder: Ladder = field(default=STANDARD)
    width: float = WIDTH

    @property
    def height(self) -> float:
        """What stands on a page between head and foot."""
        return PAPERS[self.paper][1] - TOP - FOOT - FOOT_ROOM
