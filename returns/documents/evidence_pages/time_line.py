"""When it happened: a line to scale, the clause's days as a thick bar, estimates hollow and "about"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from returns.documents.evidence_pages.levels import Extent, crosses, extent_of, levelled
from returns.documents.evidence_pages.look import Look
from returns.documents.evidence_pages.written import heading
from returns.documents.labels.label_parts import written_day
from returns.documents.page.flow import Strip, gap, prose
from returns.documents.page.sheet import Sheet
from returns.documents.page.tagging import Tag
from returns.documents.typesetting.fonts import Weight
from returns.documents.typesetting.text import BLACK, Para, para
from returns.language import between, days_between, listed
from returns.phrases import say
from returns.records.papers import DateSaid, EvidenceRecord
from returns.records.sheet_facts import ClauseWindow

#: in points
_LINE, _BAR, _DOT = 1.2, 6.0, 4.2
_SIDE = 16.0
_WHITE = (1.0, 1.0, 1.0)
#: lines of labels below each other at most; the words stand below the line else
_MOST_LEVELS = 3


@dataclass(frozen=True, slots=True)
class _Point:
    """One place on the line: a day or several, and what happened there."""

    first: date
    last: date
    names: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return self.first == self.last


def time_line(sheet: EvidenceRecord, look: Look) -> list[Strip]:
    """The dates to scale, those that cannot stand on it in words; nothing without any."""
    points = _points(sheet.dates)
    windows = [term.window for term in sheet.terms if term.window is not None][:1]
    line = _Line(points, windows[0] if windows else None, look) if len(points) > 1 else None
    drawn = line is not None and line.fits
    said = [each for each in sheet.dates if not (drawn and _stands(each))]
    if not sheet.dates:
        return []
    strips = heading("when", look)
    if line is not None and drawn:
        # what an estimate rests on is read beside it
        strips.append(Strip(line.height, line.draw, keep=bool(said)))
    if drawn and said:
        strips.append(replace(gap(4), keep=True))
    if said:
        told = [
            say(
                "documents.evidence.field_value",
                look.lang,
                field=say(f"documents.evidence.{each.name}", look.lang),
                value=each.words,
            )
            for each in said
        ]
        words = between("semicolon", look.lang).join(told)
        strips += prose(para(words, look.ladder.body, look.lang), look.width)
    return [*strips, gap(4)]


def _stands(said: DateSaid) -> bool:
    """Whether its place on the line says all: an estimate is told in words besides, with what it rests on."""
    return said.first is not None and said.first == said.last


def _points(dates: Sequence[DateSaid]) -> list[_Point]:
    found: dict[tuple[date, date], list[str]] = {}
    for said in dates:
        if said.first is not None and said.last is not None:
            found.setdefault((said.first, said.last), []).append(said.name)
    return [_Point(*days, tuple(names)) for days, names in sorted(found.items())]


class _Line:
    """The line with its places, laid out for a width."""

    def __init__(
        self, points: Sequence[_Point], window: ClauseWindow | None, look: Look
    ) -> None:
        self._points, self._window, self._look = points, window, look
        days = [day for point in points for day in (point.first, point.last)]
        days += [window.first, window.last] if window else []
        self._start = min(days)
        self._span = max((max(days) - self._start) / timedelta(days=1), 1.0)
        self._labels = [self._label(point) for point in points]
        self._extents = [self._extent(at) for at in range(len(points))]
        self._levels = levelled(self._extents)
        self.fits = max(self._levels, default=0) < _MOST_LEVELS
        leading = look.ladder.plain.leading
        self._above = leading + 3 if window else 2.0
        self._deep = 2 * leading + 2
        tall = (max(self._levels, default=0) + 1) * self._deep
        self.height = self._above + 2 * _BAR + tall

    def _at(self, day: date) -> float:
        """Its place on the line, from the left, in points."""
        share = (day - self._start) / timedelta(days=1) / self._span
        return _SIDE + share * (self._look.width - 2 * _SIDE)

    def _label(self, point: _Point) -> tuple[Para, Para]:
        lang, ladder = self._look.lang, self._look.ladder
        if point.sure:
            day = written_day(point.first, lang)
        else:
            span = days_between(point.first, point.last, lang)
            day = say("papers.date.about", lang, when=span)
        what = listed([say(f"documents.evidence.on_line.{n}", lang) for n in point.names], lang)
        strong = replace(ladder.plain, weight=Weight.SEMIBOLD)
        return para(day, strong, lang), para(what, ladder.plain, lang)

    def _extent(self, at: int) -> Extent:
        """Left and right of a label: below its place, and not beyond the paper's sides."""
        wide = max(each.widest for each in self._labels[at])
        return extent_of(self._middle(self._points[at]), wide, self._look.width)

    def _middle(self, point: _Point) -> float:
        return (self._at(point.first) + self._at(point.last)) / 2

    def draw(self, canvas: Sheet, x: float, top: float) -> None:
        """From its upper left corner."""
        level = top - self._above - _BAR
        canvas.rule(x, level, self._look.width, _LINE, BLACK)
        if self._window:
            self._bar(canvas, self._window, x, level)
        for at, point in enumerate(self._points):
            self._dot(canvas, point, x, level)
            left, right = self._extents[at]
            middle = self._middle(point)
            below = level - _BAR - 2 - self._levels[at] * self._deep
            if self._levels[at] and not crosses(at, middle, self._extents, self._levels):
                canvas.block(x + middle - 0.25, below, 0.5, level - _DOT - below)
            with canvas.part(Tag("P")):
                for words in self._labels[at]:
                    below -= canvas.paragraph(
                        words,
                        x + (left + right - words.widest) / 2,
                        below,
                        words.widest + 1,
                        more=words is self._labels[at][0],
                    )

    def _bar(self, canvas: Sheet, window: ClauseWindow, x: float, level: float) -> None:
        left, right = x + self._at(window.first), x + self._at(window.last)
        canvas.block(left, level - _BAR / 2, max(right - left, 1.5), _BAR)
        words = para(window.words, self._look.ladder.plain, self._look.lang)
        middle = (left + right - words.widest) / 2
        middle = min(max(middle, x), x + self._look.width - words.widest)
        canvas.paragraph(words, middle, level + _BAR + words.style.leading, words.widest + 1)

    def _dot(self, canvas: Sheet, point: _Point, x: float, level: float) -> None:
        """Full where the day is known; hollow over all days that it may have been."""
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(1.6)
        canvas.setFillColorRGB(*(BLACK if point.sure else _WHITE))
        left, right = x + self._at(point.first), x + self._at(point.last)
        canvas.roundRect(
            left - _DOT, level - _DOT, right - left + 2 * _DOT, 2 * _DOT, _DOT, stroke=1, fill=1
        )
