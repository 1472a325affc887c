"""What each way costs, as bars; a row is its key: pressed, it does what the key does."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from desktop.look.theme import font, px, tokens
from desktop.widgets.card import Card
from desktop.widgets.key_hint import key_size, paint_key
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import row

_ROW, _BAR, _LEAST_BAR, _TALL, _GAP = 25, 92, 40, 8, 8


@dataclass(frozen=True, slots=True)
class WayView:
    """One way: its key and action, what it is, what it costs, and how much of the dearest that is."""

    key: str
    action: str
    words: str
    cost: str
    #: 0 to 1
    share: float
    recommended: bool
    cheapest: bool
    estimated: bool
    #: it stands with the buyer; then none is recommended
    agreed: bool = False

    @property
    def ours(self) -> bool:
        """It stands out among them."""
        return self.recommended or self.agreed


@dataclass(frozen=True, slots=True)
class Measure:
    """Where words, bars and sums stand, alike in every row; in pixels, `bar` 0 where there is no room."""

    words: float
    bar: float
    sums: float


def measure(ways: Sequence[WayView], wide: float) -> Measure:
    """The columns of these ways in a card so wide: bars of one length, else nobody could compare them."""
    figure = QFontMetricsF(font(13, QFont.Weight.DemiBold, figures=True))
    sums = max(figure.horizontalAdvance(way.cost) for way in ways) + 1
    left = max(px(28), *(key_size(way.key).width() + px(_GAP) for way in ways))
    longest = max(QFontMetricsF(_words_font(way)).horizontalAdvance(way.words) for way in ways)
    # words are read whole before they are compared
    spare = wide - sums - px(_GAP) - left - longest - px(_GAP)
    bar = float(min(px(_BAR), int(spare)))
    return Measure(left, bar if bar >= px(_LEAST_BAR) else 0.0, sums)


def _words_font(way: WayView) -> QFont:
    return font(13, QFont.Weight.DemiBold if way.ours else QFont.Weight.Normal)


class WaysCard(Card):
    """Emits the action of the way that was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        # one box is enough: the recommendation's; without one the bars have all of the width
        super().__init__(tone="bare", padding=2, gap=0)
        # flush with the facts above and the cards below
        self.body.setContentsMargins(0, 0, 0, px(2))
        self._rows: list[WayRow] = []
        self.estimated = PlainLabel("", "small", "muted", elide=True)
        self.body.removeWidget(self.caption)
        head = row()
        head.addWidget(self.caption, 1)
        # beside the caption: a line of its own below lay under the edge of a low window
        head.addWidget(self.estimated)
        self.add(head)
        self.body.addSpacing(px(4))
        self._table = QVBoxLayout()
        self._table.setSpacing(0)
        self.add(self._table)
        #: both sums, where what is recommended is not the cheapest
        self.dearer = PlainLabel("", "small", "muted")
        self.add(self.dearer)
        self._ways: tuple[WayView, ...] = ()
        self._line = ""

    def set_ways(self, ways: Sequence[WayView], line: str = "") -> None:
        """Show these, of a line where there are several; without any the card is not there."""
        self._line, self._ways = line, tuple(ways)
        self.retranslate()
        while len(self._rows) < len(ways):
            made = WayRow()
            made.chosen.connect(self.wanted)
            self._rows.append(made)
            self._table.addWidget(made)
        for shown, way in zip(self._rows, ways, strict=False):
            shown.set_way(way, ways)
        for place, shown in enumerate(self._rows):
            shown.setVisible(place < len(ways))
        self.estimated.setVisible(any(way.estimated for way in ways))
        self.setVisible(bool(ways))

    def set_idle(self, actions: frozenset[str]) -> None:
        """These ways cannot be gone now: what they cost stands there still, without a key."""
        for shown in self._rows:
            way = shown.way()
            shown.setEnabled(way is None or way.action not in actions)

    def rows(self) -> "list[WayRow]":
        """The ways that are shown."""
        return [shown for shown in self._rows if not shown.isHidden()]

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _say_dearer(self) -> None:
        """Colour is for what is recommended alone; that another way costs less is said in words."""
        ours = next((way for way in self._ways if way.ours), None)
        least = next((way for way in self._ways if way.cheapest), None)
        if ours is not None and least is not None:
            text = self.tr("{cost} is recommended, {least} the cheapest")
            if ours.agreed:
                text = self.tr("{cost} is agreed, {least} the cheapest")
            self.dearer.setText(text.format(cost=ours.cost, least=least.cost))
        self.dearer.setVisible(ours is not None and least not in (None, ours))

    def retranslate(self) -> None:
        """Say the captions in the language on screen."""
        text = self.tr("What each way costs you: {line}")
        plain = self.tr("What each way costs you")
        self.set_caption(text.format(line=self._line) if self._line else plain)
        self.estimated.setText(self.tr("≈ estimated"))
        why = self.tr("≈ estimated: what the goods cost you is not known")
        set_tip(self.estimated, why)
        self._say_dearer()


class WayRow(QAbstractButton):
    """A line that can be pressed: key, words, bar, sum."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._way: WayView | None = None
        self._among: tuple[WayView, ...] = ()
        self._told = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # the keys of the list do the same: the focus stays there
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._press)

    def _press(self) -> None:
        if self._way is not None:
            self.chosen.emit(self._way.action)

    def set_way(self, way: WayView, among: Sequence[WayView]) -> None:
        """Show another way, one of those that it is compared with."""
        self._way, self._among = way, tuple(among)
        marks = [self.tr("recommended")] * way.recommended + [self.tr("agreed")] * way.agreed
        marks += [self.tr("cheapest")] * way.cheapest
        self._told = ", ".join((way.words, way.cost, *marks))
        self._say()

    def _say(self) -> None:
        told = self._told
        if not self.isEnabled():
            told = self.tr("{way}: not possible now").format(way=told)
        self.setAccessibleName(told)
        set_tip(self, told)
        if self._way is not None and self.isEnabled():
            # a screen reader says the key after the name, as of a button
            self.setAccessibleDescription(self._way.key)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """What cannot be gone is said so."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._say()

    def way(self) -> WayView | None:
        """What is shown."""
        return self._way

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(px(240), px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it; what is pressed or hovered over has a ground."""
        way = self._way
        if way is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens().of("hover"))
            painter.drawRoundedRect(self.rect(), px(5), px(5))
        tall = self.height()
        cap = key_size(way.key)
        if self.isEnabled():
            middle = QRectF(0, (tall - cap.height()) / 2, cap.width(), cap.height())
            paint_key(painter, middle, way.key)
        figure = font(13, QFont.Weight.DemiBold, figures=True)
        columns = measure(self._among, self.width())
        right = float(self.width())
        room = right - columns.sums - px(_GAP) - columns.words
        sum_wide = QFontMetricsF(figure).horizontalAdvance(way.cost) + 1
        plain = "text" if self.isEnabled() else "muted"
        # one of them: bold words and another's green sum would be two answers
        tone = "good" if way.ours and self.isEnabled() else plain
        self._text(painter, QRectF(right - sum_wide, 0, sum_wide, tall), way.cost, figure, tone)
        if columns.bar:
            left = right - columns.sums - px(_GAP) - columns.bar
            self._bar(painter, left, columns.bar, way)
            room -= columns.bar + px(_GAP)
        shown = _words_font(way)
        words = QFontMetricsF(shown).elidedText(way.words, Qt.TextElideMode.ElideRight, room)
        self._text(painter, QRectF(columns.words, 0, room, tall), words, shown, plain)
        painter.end()

    def _text(self, painter: QPainter, box: QRectF, text: str, shown: QFont, tone: str) -> None:
        painter.setFont(shown)
        painter.setPen(tokens().of(tone))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _bar(self, painter: QPainter, left: float, wide: float, way: WayView) -> None:
        """As long as its share of the dearest way; hatched where it is estimated."""
        length = max(px(4), round(wide * way.share))
        box = QRectF(left, (self.height() - px(_TALL)) / 2, length, px(_TALL))
        ours = way.ours and self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        brushes = [QBrush(tokens().of("mark_good" if ours else "strong_line"))]
        if way.estimated:
            # lines alone are too thin to be compared in length
            ground, lines = ("good_soft", "mark_good") if ours else ("line", "muted")
            hatch = QBrush(tokens().of(lines), Qt.BrushStyle.BDiagPattern)
            brushes = [QBrush(tokens().of(ground)), hatch]
        for brush in brushes:
            painter.setBrush(brush)
            painter.drawRoundedRect(box, px(4), px(4))
