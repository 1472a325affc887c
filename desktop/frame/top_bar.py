"""The slim toolbar: mark and name, the tabs with their counts, and the part that the tab brings."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.widgets.assisted import AnswerGroup
from desktop.widgets.chip import chip_width, paint_chip

HEIGHT = 48
#: on either side of a tab's name, and between two tabs: as a rule, and where there is little room
_AIR, _GAP = (12, 6), (8, 4)


class TabButton(QAbstractButton):
    """A flat tab: its name and a chip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge, self._warns, self._tight = "", False, False
        self.setCheckable(True)
        # a screen reader says one of several, not a box to tick
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show a name."""
        self.setText(name)
        self._speak()

    def set_badge(self, words: str, *, warns: bool) -> None:
        """Show a chip beside the name; "" hides it."""
        self._badge, self._warns = words, warns
        self._speak()

    def badge(self) -> str:
        """The words of the chip."""
        return self._badge

    def _speak(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._badge}".strip())
        self.updateGeometry()
        self.update()

    def set_tight(self, *, on: bool) -> None:
        """Leave some of the air out where there is little room."""
        if on is not self._tight:
            self._tight = on
            self.updateGeometry()
            self.update()

    def width_of(self, *, tight: bool) -> int:
        """How wide it is, or would be: name, chip and air."""
        width = QFontMetricsF(font(13, QFont.Weight.Medium)).horizontalAdvance(self.text())
        chip = chip_width(self._badge, 11) + px(6) if self._badge else 0
        return int(width) + chip + 2 * px(_AIR[tight])

    def sizeHint(self) -> QSize:
        """As wide as it is now."""
        return QSize(self.width_of(tight=self._tight), px(33))

    def minimumSizeHint(self) -> QSize:
        """Names are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the chosen tab, the name and the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.of("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(box, px(7), px(7))
        if self.hasFocus():
            painter.setPen(QPen(colours.of("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(7), px(7))
        shown = font(13, QFont.Weight.Medium)
        painter.setFont(shown)
        painter.setPen(colours.of("accent" if chosen else "muted"))
        air = px(_AIR[self._tight])
        words = QRectF(air, 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._badge:
            left = air + QFontMetricsF(shown).horizontalAdvance(self.text()) + px(6)
            tone = "solid" if chosen else "warning" if self._warns else "quiet"
            tall = px(17)
            chip = QRectF(left, (self.height() - tall) / 2, chip_width(self._badge, 11), tall)
            paint_chip(painter, chip, self._badge, tone, 11)
        painter.end()


class BrandButton(QAbstractButton):
    """The mark and the name; pressing it opens the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText("Sendback")
        self._compact = False

    def set_compact(self, *, on: bool) -> None:
        """Leave the name out where there is little room."""
        if on != self._compact:
            self._compact = on
            self.updateGeometry()
            self.update()

    def full_width(self) -> int:
        """How wide it is with its name."""
        width = QFontMetricsF(font(14, QFont.Weight.Bold)).horizontalAdvance(self.text())
        return int(width) + px(60)

    def sizeHint(self) -> QSize:
        """Mark, name and the arrow."""
        return QSize(px(52) if self._compact else self.full_width(), px(33))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark, name and a small arrow that says there is a menu."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.of("hover"))
            painter.drawRoundedRect(box, px(7), px(7))
        if self.hasFocus():
            painter.setPen(QPen(colours.of("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(7), px(7))
        ratio = self.devicePixelRatioF()
        mark = px(20)
        painter.drawPixmap(
            px(8), (self.height() - mark) // 2, pixmap("mark", colours.text, mark, ratio)
        )
        if not self._compact:
            painter.setFont(font(14, QFont.Weight.Bold))
            painter.setPen(colours.of("text"))
            words = QRectF(px(36), 0, self.width(), self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        arrow = px(12)
        painter.drawPixmap(
            self.width() - arrow - px(5),
            (self.height() - arrow) // 2 + 1,
            pixmap("chevron-down", colours.muted, arrow, ratio),
        )
        painter.end()


class TopBar(QFrame):
    """Emits which tab is wanted; shows the toolbar part of the tab in front."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.brand = BrandButton()
        self.buttons: list[TabButton] = []
        self._group = AnswerGroup(self)
        self._group.chosen.connect(self.wanted)
        self._parts = QStackedWidget()
        self._tabs = QHBoxLayout()
        self._tabs.setSpacing(px(_GAP[False]))
        self._two_rows = False
        self._box = QGridLayout(self)
        self._box.setContentsMargins(px(8), 0, px(15), 0)
        self._box.setHorizontalSpacing(px(10))
        self._box.setVerticalSpacing(0)
        self._box.setColumnStretch(2, 1)
        self._box.addWidget(self.brand, 0, 0)
        self._box.addLayout(self._tabs, 0, 1)
        self._box.addWidget(self._parts, 0, 2)
        self.setFixedHeight(px(HEIGHT))

    def set_tabs(self, parts: Sequence[QWidget], hidden: Collection[int] = ()) -> None:
        """One button per tab, and the toolbar part of each; at the places `hidden` none is shown."""
        for button in self.buttons:
            self._group.removeButton(button)
            self._tabs.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        while (part := self._parts.widget(0)) is not None:
            self._parts.removeWidget(part)
        self.buttons = []
        self._tabs.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for at, each in enumerate(parts):
            button = TabButton()
            self._group.addButton(button, at)
            self._tabs.addWidget(button)
            self._parts.addWidget(each)
            self.buttons.append(button)
            # while such a page is in front no other tab is
            button.setHidden(at in hidden)

    def show_tab(self, at: int) -> None:
        """Mark a tab as the one in front."""
        self._group.check(at)
        self._parts.setCurrentIndex(at)
        for place in range(self._parts.count()):
            # only the part in front says how much room is wanted
            shown = QSizePolicy.Policy.Preferred if place == at else QSizePolicy.Policy.Ignored
            part = self._parts.widget(place)
            if part is not None:
                part.setSizePolicy(shown, QSizePolicy.Policy.Preferred)
        self.fit()

    def fit(self) -> None:
        """Take the present text size; short of room leave out the name, words, air; then take two rows."""
        part = self._parts.currentWidget()
        liked, least = (
            (part.sizeHint().width(), part.minimumSizeHint().width()) if part else (0, 0)
        )
        tabs, mark = self._tabs_width(tight=False), px(52)
        self.brand.set_compact(on=tabs + liked + self.brand.full_width() > self.width())
        tight = tabs + least + mark > self.width()
        for button in self.buttons:
            button.set_tight(on=tight)
        gap = px(_GAP[tight])
        if self._tabs.spacing() != gap:
            # the same one again would ask for the layout again, and so for this, without end
            self._tabs.setSpacing(gap)
        two_rows = tight and self._tabs_width(tight=True) + least + mark > self.width()
        if two_rows != self._two_rows:
            self._two_rows = two_rows
            self._box.removeWidget(self._parts)
            if two_rows:
                self._box.addWidget(self._parts, 1, 0, 1, 3)
            else:
                self._box.addWidget(self._parts, 0, 2)
        self.setFixedHeight(px(HEIGHT) * (2 if two_rows else 1))

    def _tabs_width(self, *, tight: bool) -> int:
        """Of all tabs, and what lies beside and between them."""
        shown = [button for button in self.buttons if not button.isHidden()]
        return px(40) + sum(b.width_of(tight=tight) + px(_GAP[tight]) for b in shown)

    def event(self, event: QEvent) -> bool:
        """A page that is built when it is first seen, or a badge, may want more room than there was."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has a short brand."""
        super().resizeEvent(event)
        self.fit()
