"""The four tracks of a case, named, as a line that shows how far each of them is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.theme import font, look, px, tokens
from desktop.queue.case.track_sums import TrackSum
from desktop.widgets.labels import set_tip
from desktop.wording import one_after_another, track_mark, word
from returns.language import between, stopped
from returns.records.case import Tracks
from returns.trade.tracks import TRACKS

_BAR, _GAP, _HEIGHT = 3, 6, 44
#: of a table with a row for each line
_ROW = 20
#: between two of its columns
_LEAST_GAP = 4


@dataclass(frozen=True, slots=True)
class TrackView:
    """One track in words: its name, where it stands, and `idle`, `waiting`, `ours` or `rest`."""

    name: str
    state: str
    mark: str
    #: the state in a word or two
    short: str
    #: its name where there is room for it
    whole_name: str
    #: the sum on it, None where there is none to say
    sum: TrackSum | None = None
    #: what another says that has no room of its own
    beside: str = ""

    @property
    def told(self) -> str:
        """All of it, for a tooltip and a screen reader."""
        sums = f", {self.sum.words}" if self.sum is not None else ""
        told = f"{self.whole_name}: {self.state}{sums}"
        return f"{told}; {self.beside}" if self.beside else told

    def ways(self) -> tuple[str, ...]:
        """What may stand below the name, the fullest first."""
        sums = (self.sum.words, self.sum.amount) if self.sum is not None else ()
        told = tuple(part for part in sums if part) or (self.short,)
        return tuple(f"✓ {part}" for part in told) if self.mark == "rest" else told


def track_views(
    tracks: Tracks, sums: Mapping[str, TrackSum] | None = None
) -> tuple[TrackView, ...]:
    """The four tracks, named, where each stands, and the sums that are known."""
    return tuple(
        TrackView(
            word("track_short", track),
            word(track, state),
            track_mark(track, state),
            _short(track, state),
            word("track", track),
            (sums or {}).get(track),
        )
        for track in TRACKS
        for state in (getattr(tracks, track).value,)
    )


def _short(track: str, state: str) -> str:
    """A state in a word or two, for the little room that it has."""
    name = f"{track}.{state}"
    told = word("state_short", name)
    return word(track, state) if told == name else told


class TracksTable(QWidget):
    """The tracks of several lines: a column for each track, a row for each line."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[tuple[str, tuple[TrackView, ...]], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: Sequence[tuple[str, tuple[TrackView, ...]]]) -> None:
        """Show a row for each (thing, its tracks)."""
        self._lines, lang = tuple(lines), look().lang
        parted = between("semicolon", lang)
        told = [
            f"{name}{between('colon', lang)}{parted.join(track.told for track in tracks)}"
            for name, tracks in lines
        ]
        self.setAccessibleName(one_after_another(*(stopped(each, lang) for each in told)))
        set_tip(self, "\n".join(told))
        self.updateGeometry()
        self.update()

    def rows(self) -> list[list[str]]:
        """What is shown, heading first: the fullest words of each column that have room together.

        The sums are said in full where all columns have room for it, else alone, else not at all.
        """
        return self._arranged()[0]

    def apart(self) -> bool:
        """Whether the name of each thing has a row of its own: beside its tracks it would be cut."""
        return self._arranged()[1]

    def _arranged(self) -> tuple[list[list[str]], bool]:
        heads = [track.name for track in self._lines[0][1]] if self._lines else []
        told: list[list[str]] = [["", *heads]]
        for way in _WAYS:
            told = [["", *heads]]
            told += ([name, *(way(track) for track in tracks)] for name, tracks in self._lines)
            wide = _columns_of(told)
            if sum(wide) + px(_LEAST_GAP) * len(wide) <= self.width():
                return told, False
            if sum(wide[1:]) + px(_LEAST_GAP) * (len(wide) - 1) <= self.width():
                break
        return told, True

    def sizeHint(self) -> QSize:
        """A heading and a row for each line, or two."""
        rows = len(self._lines) * (2 if self._lines and self.apart() else 1)
        return QSize(px(260), px(_ROW) * (rows + 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names come beside their tracks, or above them."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heading, then each line."""
        painter = QPainter(self)
        shown, apart = self._arranged()
        marks = [[], *([track.mark for track in tracks] for _, tracks in self._lines)]
        if apart:
            self._paint_apart(painter, shown, marks)
            painter.end()
            return
        widths = self._widths(shown)
        for at, cells in enumerate(shown):
            left = 0.0
            for place, text in enumerate(cells):
                mark = marks[at][place - 1] if marks[at] and place else ""
                box = QRectF(left, at * px(_ROW), widths[place] - px(_LEAST_GAP) + 1, px(_ROW))
                self._paint(painter, box, text, mark, head=not at or not place)
                left += widths[place]
        painter.end()

    def _paint_apart(
        self,
        painter: QPainter,
        rows: Sequence[Sequence[str]],
        marks: Sequence[Sequence[str]],
    ) -> None:
        """Below the heading each thing's name over the whole width, and its tracks below it."""
        columns = [cells[1:] for cells in rows]
        words = _columns_of(columns)
        spare = (self.width() - sum(words)) / max(1, len(words))
        # too little room is missing from all of them alike
        widths = [wide + spare for wide in words]
        top = 0
        for at, cells in enumerate(rows):
            if at:
                name = QRectF(0, top, self.width(), px(_ROW))
                self._paint(painter, name, cells[0], "", head=True)
                top += px(_ROW)
            left = 0.0
            for place, text in enumerate(columns[at]):
                box = QRectF(left, top, widths[place] - px(_LEAST_GAP) + 1, px(_ROW))
                self._paint(painter, box, text, marks[at][place] if at else "", head=not at)
                left += widths[place]
            top += px(_ROW)

    def _widths(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """What each column's words take, the room that is left shared."""
        words = _columns_of(rows)
        spare = self.width() - sum(words)
        gap = min(max(spare / len(words), px(_LEAST_GAP)), px(_GAP + 4))
        widths = [width + gap for width in words]
        spare = self.width() - sum(widths)
        return [width + spare / len(widths) for width in widths]

    def _paint(
        self, painter: QPainter, box: QRectF, text: str, mark: str, *, head: bool
    ) -> None:
        bold = head or mark == "ours"
        shown = font(12, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        tones = {"ours": "accent", "rest": "good", "idle": "muted"}
        painter.setFont(shown)
        painter.setPen(tokens().of("text" if head else tones.get(mark, "text")))
        elided = QFontMetricsF(shown).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)


def _columns_of(rows: Sequence[Sequence[str]]) -> list[float]:
    """What the words of each column take."""
    metrics = QFontMetricsF(font(12, QFont.Weight.DemiBold))
    return [max(map(metrics.horizontalAdvance, cells)) for cells in zip(*rows, strict=True)]


def _state(track: TrackView) -> str:
    return f"✓ {track.short}" if track.mark == "rest" else track.short


#: what a cell may say, the fullest first: the sum in words, the sum alone, where the track stands
_WAYS: tuple[Callable[[TrackView], str], ...] = (
    lambda track: track.ways()[0],
    lambda track: track.ways()[-1],
    _state,
)


class TracksBar(QWidget):
    """Grey where nothing began, the accent where it is ours, dashed where it waits, green when done."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks: tuple[TrackView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_tracks(self, tracks: Sequence[TrackView]) -> None:
        """Show these, from the left."""
        self._tracks = tuple(tracks)
        parted = between("semicolon", look().lang)
        self.setAccessibleName(parted.join(track.told for track in tracks))
        set_tip(self, "\n".join(track.told for track in tracks))
        self.update()

    def tracks(self) -> tuple[TrackView, ...]:
        """What is shown."""
        return self._tracks

    def texts(self) -> list[tuple[str, str]]:
        """The name and the state of each, as they are painted."""
        return [_texts(track, self._wide()) for track in self._tracks]

    def _wide(self) -> float:
        """How wide each of them is."""
        count = max(1, len(self._tracks))
        return (self.width() - px(_GAP) * (count - 1)) / count

    def sizeHint(self) -> QSize:
        """A bar over two lines."""
        return QSize(px(260), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each segment with its name and state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._wide()
        for place, track in enumerate(self._tracks):
            self._paint(painter, place * (wide + px(_GAP)), wide, track)
        painter.end()

    def _paint(self, painter: QPainter, left: float, wide: float, track: TrackView) -> None:
        colours = tokens()
        bars = {"ours": "accent", "waiting": "accent", "rest": "good"}
        colour = colours.of(bars.get(track.mark, "strong_line"))
        pen = QPen(colour, px(_BAR))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if track.mark == "waiting":
            pen.setDashPattern([2.0, 1.4])
        painter.setPen(pen)
        level = px(_BAR) / 2 + 1
        painter.drawLine(int(left), int(level), int(left + wide), int(level))
        now = track.mark == "ours"
        top = float(px(8))
        tones = ("accent" if now else "text", "muted")
        for text, tone, shown in zip(_texts(track, wide), tones, _fonts(), strict=True):
            painter.setFont(shown)
            painter.setPen(colours.of(tone))
            box = QRectF(left, top, wide, px(17))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
            top += px(17)


def _fonts() -> tuple[QFont, QFont]:
    """Of the name, and of the state below it."""
    return font(12, QFont.Weight.DemiBold), font(12)


def _texts(track: TrackView, wide: float) -> tuple[str, str]:
    """Name and state as there is room for them; what has none even in short ends in an ellipsis."""
    # that it is done fits into any room
    done = ("✓",) if track.mark == "rest" else ()
    ways = ((track.whole_name, track.name), (*track.ways(), *done))
    name, state = (
        _fitting(told, QFontMetricsF(shown), wide)
        for told, shown in zip(ways, _fonts(), strict=True)
    )
    return name, state


def _fitting(ways: Sequence[str], metrics: QFontMetricsF, wide: float) -> str:
    for words in ways:
        if metrics.horizontalAdvance(words) <= wide:
            return words
    return metrics.elidedText(ways[-1], Qt.TextElideMode.ElideRight, wide)
