"""Returns by days from delivery: in time, tight, on us, after our window."""

from collections import Counter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.theme import font, px, tokens
from desktop.policies.trial_words import line_words
from returns.records.policy_warning import SupplierYear

_HEAD, _TALL, _FOOT = 16, 86, 18
#: days between the figures below the line
_STEP = 7
#: what each bar is → its token and how it is filled: colour never stands alone
FILLS = {
    "in_time": ("good", Qt.BrushStyle.SolidPattern),
    "tight": ("warning", Qt.BrushStyle.FDiagPattern),
    "on_us": ("bad", Qt.BrushStyle.HorPattern),
    "refused": ("strong_line", Qt.BrushStyle.SolidPattern),
}


def kind_of(day: int, year: SupplierYear, promised: int) -> str:
    """What a request of that day would be under a window of so many days."""
    if day > promised:
        return "refused"
    if day > year.carried:
        return "on_us"
    return "tight" if day > year.safe else "in_time"


def paint_bar(painter: QPainter, box: QRectF, kind: str) -> None:
    """One bar, or its sign in the key."""
    token, style = FILLS[kind]
    colour = tokens().of(token)
    painter.fillRect(box, QBrush(QColor(colour), style))
    if style is not Qt.BrushStyle.SolidPattern:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


class DayChart(QWidget):
    """A bar a day, a line where our window ends and one where the supplier's does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year: SupplierYear | None = None
        self._promised, self._last = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_year(self, year: SupplierYear, last: int) -> None:
        """Draw these requests, up to that day."""
        self._year, self._last = year, last
        self.update()

    def set_promised(self, days: int) -> None:
        """Our window is so long."""
        self._promised = days
        self.update()

    def bars(self) -> dict[int, tuple[int, str]]:
        """Requests and kind of each day that has any; what came later stands at the last day."""
        if self._year is None:
            return {}
        counted = Counter(min(each.day, self._last) for each in self._year.asked)
        return {
            day: (count, kind_of(day, self._year, self._promised))
            for day, count in sorted(counted.items())
        }

    def sizeHint(self) -> QSize:
        """A low band."""
        return QSize(px(240), px(_TALL + _FOOT))

    def minimumSizeHint(self) -> QSize:
        """Narrow bars are bars, too."""
        return QSize(px(120), px(_TALL + _FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars from a line, figures below it."""
        painter = QPainter(self)
        ground = px(_TALL)
        step = self.width() / (self._last + 1)
        bars = self.bars()
        most = max((count for count, _ in bars.values()), default=1)
        for day, (count, kind) in bars.items():
            tall = max(count / most * (ground - px(_HEAD + 2)), px(3))
            wide = max(step - px(2), 2.0)
            paint_bar(painter, QRectF(day * step, ground - tall, wide, tall), kind)
        if self._year is not None:
            self._paint_ends(painter, self._year.carried, step)
        painter.setPen(QPen(tokens().of("strong_line"), 1))
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        self._paint_days(painter, step)
        painter.end()

    def _paint_ends(self, painter: QPainter, carried: int, step: float) -> None:
        """Where the two windows end, each with its word on the side that the other leaves free."""
        painter.setFont(font(11))
        for name, day, other, style in (
            ("theirs", carried, self._promised, Qt.PenStyle.SolidLine),
            ("ours", self._promised, carried, Qt.PenStyle.DashLine),
        ):
            ink = tokens().of("bad" if name == "theirs" else "accent")
            at = min((day + 1) * step - px(1), self.width() - px(1))
            painter.setPen(QPen(ink, px(2), style))
            painter.drawLine(QPointF(at, 0), QPointF(at, px(_TALL)))
            words = line_words(name, day)
            wide = QFontMetricsF(font(11)).horizontalAdvance(words) + px(2)
            before = day < other or (day == other and name == "ours")
            left = at - px(4) - wide if before else at + px(5)
            if left < 0 or left + wide > self.width():
                left = at + px(5) if before else at - px(4) - wide
            painter.setPen(ink)
            box = QRectF(left, 0, wide, px(_HEAD))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_days(self, painter: QPainter, step: float) -> None:
        painter.setFont(font(11))
        painter.setPen(tokens().of("muted"))
        room = QFontMetricsF(font(11)).horizontalAdvance("000") + px(4)
        # as many figures as stand apart
        every = _STEP * max(1, round(room / max(step * _STEP, 1.0) + 0.49))
        for day in range(0, self._last + 1, every):
            middle = day * step + step / 2
            left = min(max(middle - room / 2, 0.0), self.width() - room)
            box = QRectF(left, px(_TALL + 3), room, px(_FOOT - 3))
            centred = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            painter.drawText(box, centred, str(day))
