"""The strip of hands: a box for each, as wide as its days; ours is black, what nobody saw is hatched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import accumulate

from returns.documents.evidence_pages.levels import crosses, extent_of, levelled
from returns.documents.evidence_pages.look import Look
from returns.documents.page.hatching import hatch
from returns.documents.page.sheet import Sheet
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Ink, Para, para
from returns.language import between, days_between
from returns.phrases import say
from returns.records.sheet_facts import Hand

_WHITE: Ink = (1.0, 1.0, 1.0)
#: in points
_TALL, _PAD, _TICK = 18.0, 5.0, 4.0
#: days that one who had them for less than that is drawn with
_LEAST_DAYS = 0.25
#: levels of labels below the strip at most: the table says all that has no place
_MOST_LEVELS = 3


@dataclass(frozen=True, slots=True)
class _Under:
    """A label below the strip: its box's middle and its own left side, from the strip's left."""

    label: Para
    middle: float
    left: float
    level: int
    #: a line up to its box runs through no other label
    plumb: bool


class Hands:
    """The strip, laid out for a page; widths are to scale, in days."""

    def __init__(self, hands: Sequence[Hand], look: Look) -> None:
        self._hands, self._look = hands, look
        self._year = hands[0].first.year != hands[-1].last.year
        days = [max((h.last - h.first) / timedelta(days=1), _LEAST_DAYS) for h in hands]
        self._wide = [look.width * each / sum(days) for each in days]
        self._left = [0.0, *accumulate(self._wide)][:-1]
        placed = [self._placed(at) for at in range(len(hands))]
        self._inside = [inside for inside, _ in placed]
        self._below = self._under({at: under for at, (_, under) in enumerate(placed) if under})
        deep = max((each.level + 1 for each in self._below), default=0)
        self.height = _TALL + deep * look.ladder.plain.leading + (_TICK if deep else 0.0)

    def _under(self, labels: Mapping[int, Para]) -> list[_Under]:
        """Labels below their boxes, on as many levels as they need; none where these are too many."""
        middles = [self._left[at] + self._wide[at] / 2 for at in labels]
        extents = [
            extent_of(middle, label.widest, self._look.width)
            for middle, label in zip(middles, labels.values(), strict=True)
        ]
        levels = levelled(extents)
        if max(levels, default=0) >= _MOST_LEVELS:
            return []
        return [
            _Under(
                label,
                middle,
                extents[n][0],
                levels[n],
                not crosses(n, middle, extents, levels),
            )
            for n, (label, middle) in enumerate(zip(labels.values(), middles, strict=True))
        ]

    def _placed(self, at: int) -> tuple[Para | None, Para | None]:
        """What stands in a box and what below it: name and days, as far as the box has room for them."""
        hand, lang = self._hands[at], self._look.lang
        weight = Weight.REGULAR if hand.seen and not hand.ours else Weight.SEMIBOLD
        style = replace(self._look.ladder.plain, weight=weight)
        days = _days(hand, lang, year=self._year)
        whole = para(_told(hand, lang, year=self._year), style, lang)
        name = para(hand.name, style, lang)
        room = self._wide[at] - 2 * _PAD
        if whole.widest <= room:
            return whole, None
        if name.widest <= room:
            return name, para(days, style, lang)
        return None, whole if whole.widest <= self._look.width else para(days, style, lang)

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From its upper left corner; one picture, told in words."""
        lang = self._look.lang
        told = between("semicolon", lang).join(
            _told(hand, lang, year=True)
            if hand.seen
            else say("documents.alt.unseen", lang, hand=_told(hand, lang, year=True))
            for hand in self._hands
        )
        alt = say("documents.alt.hands", lang, hands=told)
        with canvas.figure(alt, (x, top - self.height, self._look.width, self.height)):
            for at in range(len(self._hands)):
                self._box(canvas, at, x + self._left[at], top)
            for under in self._below:
                upper = top - _TALL - _TICK - under.level * under.label.style.leading
                if under.plumb:
                    canvas.block(x + under.middle - 0.25, upper, 0.5, top - _TALL - upper)
                canvas.paragraph(under.label, x + under.left, upper, under.label.widest + 1)

    def _box(self, canvas: Sheet, at: int, x: float, top: float) -> None:
        hand, label, wide = self._hands[at], self._inside[at], self._wide[at]
        box = (x, top - _TALL, wide, _TALL)
        canvas.block(*box, BLACK if hand.ours else _WHITE)
        if not hand.seen:
            hatch(canvas, *box)
            if label:
                canvas.block(x, top - _TALL, label.widest + 2 * _PAD, _TALL, _WHITE)
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(1)
        canvas.rect(*box, stroke=1, fill=0)
        if label:
            above = (_TALL - label.style.leading) / 2
            ink = _WHITE if hand.ours else BLACK
            inked = replace(label, style=replace(label.style, ink=ink))
            canvas.paragraph(inked, x + _PAD, top - above, label.widest + 1)


def _told(hand: Hand, lang: str, *, year: bool) -> str:
    """`DHL about 12–18 Nov`, `Harbour Gifts from 21 Nov`."""
    days = _days(hand, lang, year=year)
    return say("documents.evidence.hand", lang, name=hand.name, days=days)


def _days(hand: Hand, lang: str, *, year: bool) -> str:
    last = hand.last if hand.ended else hand.first
    days = days_between(hand.first, last, lang, year=year)
    if hand.about:
        days = say("papers.date.about", lang, when=days)
    return days if hand.ended else say("documents.evidence.hand_since", lang, days=days)
