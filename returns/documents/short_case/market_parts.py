"""What the sheets of a short case share: type, head and foot, a photo with its words, the ask box.

A sheet is 800 × 1000 points and becomes a picture of two pixels a point, so that 15 points are 30 pixels:
what is still read on a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.documents.evidence_pages.lettered import shortened
from returns.documents.evidence_pages.photos import short
from returns.documents.labels.label_parts import written_day
from returns.documents.page.sheet import HAIR, MUTED, SUNK, Sheet, baseline, working_jpeg
from returns.documents.page.tagging import Tag
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Ink, Para, Style, para
from returns.errors import Refusal
from returns.phrases import say
from returns.records.packets import SeenPhoto, ShortCase

#: width and height of a sheet in points, and what is free at its sides
SIZE = (800.0, 1000.0)
SIDE = 30.0
WIDTH = SIZE[0] - 2 * SIDE
#: where the head's rule and the foot's rule stand, counted from below
TOP, FOOT = 942.0, 54.0
#: nothing is smaller: 30 pixels of a picture
LEAST = 15.0
#: a picture that is less tall shows nothing
LEAST_FRAME = 150.0
_HEAD = Style(16, 20, Weight.BOLD)
_HEAD_RIGHT = Style(16, 20, Weight.MEDIUM, align="right")
_HEAD_COUNT = Style(16, 20, Weight.BOLD, align="right")
_FOOT = Style(15, 19, ink=MUTED)
_FOOT_RIGHT = Style(15, 19, ink=MUTED, align="right")
_TITLES = tuple(Style(size, size * 1.2, Weight.BOLD) for size in (33, 27, 22, 18, LEAST))
BODY = Style(17.5, 23)
STRONG = Style(17.5, 23, Weight.SEMIBOLD)
SMALL = Style(LEAST, 19, ink=MUTED)
_NAME = Style(18.5, 24, Weight.SEMIBOLD)
_NUMBER = Style(17, 24, Weight.BOLD, (1.0, 1.0, 1.0))
_NO_PICTURE = Style(16, 21, align="centre")
_VERB = Style(17, 22)
_ASKS = tuple(Style(size, size * 1.2, Weight.BOLD) for size in (36, 30, 24, 19, LEAST))
_PAD = 14.0


def paragraph(words: str, style: Style, lang: str) -> Para:
    """A paragraph on one line as it was written: no line ends from outside."""
    return para(" ".join(words.split()), style, lang)


def begun(words: str, style: Style, width: float, most: int | None, lang: str) -> Para:
    """As much of the words as so many lines of that width hold; None for all of them."""
    if most is None:
        return paragraph(words, style, lang)
    return shortened(" ".join(words.split()), style, width, most, lang)


def tall(words: Para, width: float) -> float:
    """The height of a paragraph in that width."""
    return len(words.lines(width)) * words.style.leading


def sized(words: str, styles: Sequence[Style], width: float, most: int, lang: str) -> Para:
    """The words in the largest of these styles in which they take so many lines at most, else the last."""
    found = paragraph(words, styles[-1], lang)
    for style in styles:
        found = paragraph(words, style, lang)
        broken = found.widest_piece(words_whole=True) > width
        if len(found.lines(width)) <= most and not broken:
            return found
    return found


def how_to_check(case: ShortCase, key: str) -> str:
    """What the fingerprint stands for, and how it is checked: `how` beside its code, `print` without one."""
    if not case.photos:
        return say("packets.proof.records", case.lang)
    return say(f"packets.proof.{key}", case.lang, number=case.number)


def title_of(words: str, width: float, lang: str) -> Para:
    """A sheet's title: two lines where its letters can be so large."""
    return sized(words, _TITLES, width, 2, lang)


def draw_head(canvas: Sheet, case: ShortCase, name: str, at: tuple[int, int]) -> None:
    """Whose case it is and which of how many."""
    lang = case.lang
    of = paragraph(say("packets.picture_of", lang, n=at[0], count=at[1]), _HEAD_COUNT, lang)
    left = paragraph(name, _HEAD, lang)
    theirs = _theirs(case, WIDTH - left.widest - of.widest - 40)
    across, lines = theirs.width == WIDTH, len(theirs.words.lines(theirs.width))
    # on lines of its own it takes the room above, and of two a little of what is below
    level = TOP + (20 if across and lines > 1 else 28)
    above = (lines if across else lines - 1) * theirs.words.style.leading
    right = SIDE + WIDTH - (0 if across else of.widest + 6)
    canvas.paragraph(left, SIDE, level, left.widest + 1, "H1")
    canvas.paragraph(of, SIDE, level, WIDTH)
    canvas.paragraph(theirs.words, right - theirs.width, level + above, theirs.width)
    canvas.rule(SIDE, TOP, WIDTH, 2, BLACK)


def draw_foot(canvas: Sheet, case: ShortCase, level: float) -> None:
    """Who made it and the short fingerprint, below that level; what is white below them is cut off."""
    lang = case.lang
    canvas.rule(SIDE, level, WIDTH, 1, HAIR)
    day = written_day(case.made_on, lang)
    facts = " · ".join(filter(None, (case.shop, case.number, day)))
    mark = paragraph(short(case.fingerprint), _FOOT_RIGHT, lang)
    foot = paragraph(facts, _FOOT, lang)
    if foot.widest > WIDTH - mark.widest - 20:
        foot = paragraph(" · ".join((case.number, day)), _FOOT, lang)
    with canvas.artifact("Footer"):
        canvas.paragraph(foot, SIDE, level - 5, WIDTH - mark.widest - 20)
        canvas.paragraph(mark, SIDE, level - 5, WIDTH)
    canvas.setCropBox((0, level - FOOT, *SIZE))


@dataclass(frozen=True, slots=True)
class _Theirs:
    """The number that the reader finds the case by, and the width that it is set in."""

    words: Para
    width: float


def _theirs(case: ShortCase, room: float) -> _Theirs:
    """In one line where there is room beside the name, else in the smallest letters and up to two.

    Of several numbers those that have no room are left out; raises `Refusal` where one has none.
    """
    whole = paragraph(f"{case.theirs} ·", _HEAD_RIGHT, case.lang)
    if whole.widest <= room:
        return _Theirs(whole, room)
    least = replace(_HEAD_RIGHT, size=LEAST, leading=18)
    numbers = case.theirs.split(", ")
    for many in range(len(numbers), 0, -1):
        some = ", ".join(numbers[:many]) + (" …" if many < len(numbers) else "")
        for told, width in ((f"{some} ·", room), (some, WIDTH)):
            words = paragraph(told, least, case.lang)
            if len(words.lines(width)) <= 2:
                return _Theirs(words, width)
    raise no_room(case)


def no_room(case: ShortCase) -> Refusal:
    """Words so long that nothing can be read beside them."""
    return Refusal("packets.no_room", case=case.number)


@dataclass(frozen=True, slots=True)
class Captioned:
    """A photo and the words below it, for a width; `brief` leaves all but its name out."""

    seen: SeenPhoto
    lang: str
    width: float
    brief: bool = False
    #: of what is to be seen so many lines; None for all
    lines: int | None = None

    def within(self, height: float) -> "Captioned":
        """The same with as much of what is to be seen as keeps the words to that height."""
        whole = len(paragraph(self.seen.seen, BODY, self.lang).lines(self.width))
        ways = (replace(self, lines=lines) for lines in range(max(whole, 1), 0, -1))
        return next((way for way in ways if way.below <= height), replace(self, brief=True))

    def _words(self) -> list[Para]:
        if self.brief:
            return []
        seen = begun(self.seen.seen, BODY, self.width, self.lines, self.lang)
        told = [seen] if self.seen.seen else []
        return [*told, paragraph(self.seen.when, SMALL, self.lang)]

    def _name(self) -> tuple[Para, float]:
        """The name, and what its number takes before it."""
        side = paragraph(str(self.seen.number), _NUMBER, self.lang).widest + 16
        style = _NAME if not self.brief else replace(_NAME, size=LEAST, leading=20)
        return paragraph(self.seen.photo.caption, style, self.lang), side + 8

    def _under(self, name: Para, beside: float) -> bool:
        """Whether a word of the name has no room beside the number, but below it."""
        widest = name.widest_piece(words_whole=True)
        return self.width - beside < widest <= self.width

    @property
    def below(self) -> float:
        """The height of the words below it."""
        name, beside = self._name()
        if self._under(name, beside):
            first = _NUMBER.leading + tall(name, self.width)
        else:
            first = max(tall(name, self.width - beside), _NUMBER.leading)
        return 6 + first + 2 + sum(tall(each, self.width) for each in self._words())

    def draw(self, canvas: Sheet, x: float, top: float, frame: float) -> None:
        """The picture in a frame of that height, never cropped, and its words."""
        self.picture(canvas, (x, top - frame, self.width, frame))
        self.words(canvas, x, top - frame)

    def picture(self, canvas: Sheet, box: tuple[float, float, float, float]) -> None:
        """The picture alone."""
        photo = self.seen.photo
        canvas.block(*box, SUNK)
        alt = say("documents.alt.photo", self.lang, n=self.seen.number, caption=photo.caption)
        if photo.path is None:
            words = para(
                say("documents.evidence.no_picture", self.lang), _NO_PICTURE, self.lang
            )
            middle = box[1] + (box[3] + tall(words, box[2] - 20)) / 2
            canvas.paragraph(words, box[0] + 10, middle, box[2] - 20)
        else:
            canvas.picture(working_jpeg(photo.path), box, alt)
        canvas.frame(*box, MUTED)

    def words(self, canvas: Sheet, x: float, top: float) -> None:
        """Its number, its name, what is to be seen, when."""
        name, beside = self._name()
        level = top - 6
        canvas.block(x, level - _NUMBER.leading, beside - 8, _NUMBER.leading, BLACK)
        number = paragraph(str(self.seen.number), _NUMBER, self.lang)
        (line,) = number.lines(beside)
        with canvas.part(Tag("P")):
            canvas.words(replace(line, spaced=True), x + 8, baseline(level, _NUMBER), _NUMBER)
            if self._under(name, beside):
                under = level - _NUMBER.leading
                used = _NUMBER.leading + canvas.paragraph(name, x, under, self.width)
            else:
                used = canvas.paragraph(name, x + beside, level, self.width - beside)
        level -= max(used, _NUMBER.leading) + 2
        for told in self._words():
            level -= canvas.paragraph(told, x, level, self.width)


class Part:
    """What has a sheet of its own where there is a picture of it, and else stands with others."""

    key = ""
    #: it begins with words that stand for a name
    titled = False
    #: a picture of it takes what its sheet leaves
    pictured = True

    def __init__(self, case: ShortCase) -> None:
        self.case, self.lang = case, case.lang

    @property
    def name(self) -> str:
        """What stands at the head of its sheet."""
        return say(f"packets.sheet.{self.key}", self.lang)

    def draw(self, canvas: Sheet, level: float) -> float:
        """Draw it from that level down; where it ends."""
        raise NotImplementedError

    def large(self, canvas: Sheet, seen: SeenPhoto, top: float) -> float:
        """One photo with its words in what is left; where it ends."""
        whole = Captioned(seen, self.lang, WIDTH)
        frame = top - FOOT - 10 - whole.below
        if frame < LEAST_FRAME:
            raise no_room(self.case)
        whole.draw(canvas, SIDE, top, frame)
        return FOOT


class AskBox:
    """What is asked, in a heavy frame."""

    def __init__(self, case: ShortCase, width: float) -> None:
        self._width, room = width, width - 2 * _PAD
        self._parts = [
            paragraph(case.asks, _VERB, case.lang),
            sized(case.ask, _ASKS, room, 2, case.lang),
        ]
        if case.ask_fact:
            self._parts.append(paragraph(case.ask_fact, _VERB, case.lang))
        self.height = 2 * _PAD - 6 + sum(tall(each, room) for each in self._parts)

    def draw(self, canvas: Sheet, x: float, top: float, ink: Ink = BLACK) -> None:
        """Draw it, `x` its left and `top` its upper edge."""
        canvas.setStrokeColorRGB(*ink)
        canvas.setLineWidth(4)
        edge = (x + 2, top - self.height + 2, self._width - 4, self.height - 4)
        canvas.rect(*edge, stroke=1, fill=0)
        level = top - _PAD + 3
        for words in self._parts:
            level -= canvas.paragraph(words, x + _PAD, level, self._width - 2 * _PAD)


class Reasons:
    """Numbered reasons below each other, of each `most` lines."""

    def __init__(
        self, reasons: Sequence[str], width: float, lang: str, most: int | None = None
    ) -> None:
        self._parts = [begun(words, BODY, width - 24, most, lang) for words in reasons]
        self._width, self._lang = width, lang
        heights = (tall(each, width - 24) for each in self._parts)
        self.height = sum(heights) + 9 * max(0, len(self._parts) - 1)

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """Draw them from their upper left corner."""
        level = top
        for at, words in enumerate(self._parts, start=1):
            canvas.paragraph(paragraph(str(at), STRONG, self._lang), x, level, 24)
            level -= canvas.paragraph(words, x + 24, level, self._width - 24) + 9
