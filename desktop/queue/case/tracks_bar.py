"""The four tracks of a case, named, as a line that shows how far each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.theme import font, px, tokens

_BAR, _GAP, _HEIGHT = 3, 6, 44


@dataclass(frozen=True, slots=True)
class TrackView:
    """One track in words: its name, where it stands, and `idle`, `waiting`, `ours` or `rest`."""

    name: str
    state: str
    mark: str
    #: the state in a word or two
    short: str


class TracksBar(QWidget):
    """Grey where nothing began, the accent where it is ours, dashed where it waits, green when done."""

    def __init__(self) -> None:
        super().__init__()
        self._tracks: tuple[TrackView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_tracks(self, tracks: Sequence[TrackView]) -> None:
        """Show these, from the left."""
        self._tracks = tuple(tracks)
        told = "; ".join(f"{track.name}: {track.state}" for track in tracks)
        self.setAccessibleName(told)
        self.setToolTip(told.replace("; ", "\n"))
        self.update()

    def tracks(self) -> tuple[TrackView, ...]:
        """What is shown."""
        return self._tracks

    def sizeHint(self) -> QSize:
        """A bar over two lines."""
        return QSize(px(260), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each segment with its name and state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = max(1, len(self._tracks))
        wide = (self.width() - px(_GAP) * (count - 1)) / count
        for place, track in enumerate(self._tracks):
            self._paint(painter, place * (wide + px(_GAP)), wide, track)
        painter.end()

    def _paint(self, painter: QPainter, left: float, wide: float, track: TrackView) -> None:
        colours = tokens()
        tones = {"ours": "accent", "waiting": "accent", "rest": "good"}
        colour = colours.of(tones.get(track.mark, "strong_line"))
        pen = QPen(colour, px(_BAR))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if track.mark == "waiting":
            pen.setDashPattern([2.0, 1.4])
        painter.setPen(pen)
        level = px(_BAR) / 2 + 1
        painter.drawLine(int(left), int(level), int(left + wide), int(level))
        now = track.mark == "ours"
        lines = (
            (track.name, "accent" if now else "text", QFont.Weight.DemiBold),
            (f"✓ {track.short}" if track.mark == "rest" else track.short, "muted", None),
        )
        top = float(px(8))
        for text, tone, weight in lines:
            shown = font(12, weight or QFont.Weight.Normal)
            painter.setFont(shown)
            painter.setPen(colours.of(tone))
            elided = QFontMetricsF(shown).elidedText(text, Qt.TextElideMode.ElideRight, wide)
            box = QRectF(left, top, wide, px(17))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)
            top += px(17)
