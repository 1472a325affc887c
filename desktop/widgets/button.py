"""Buttons: one look, icons that follow the theme, a key that is shown where it saves time."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from desktop.look.icons import icon
from desktop.look.theme import px, tokens
from desktop.widgets.key_hint import key_size, paint_key
from desktop.widgets.labels import one_line, set_tip

#: what the style sheet takes from either side of a short one
_SPARED = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _entered(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button that has the focus, as Space does; True where that was what the key meant.

    Qt leaves Enter to the dialog, so that Enter on *Cancel* would do what the dialog is about.
    """
    meant = (
        event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    )
    if meant:
        button.click()
    return meant


#: kind → tone of its words and its icon
_TONES = {"primary": "on_accent", "danger": "bad", "link": "accent"}


class Button(QPushButton):
    """A push button; `kind` is `""`, `primary`, `danger`, `flat` or `link`; `key` is painted in it.

    The text may come from outside: `&` never makes a shortcut. The icon `short` can stand for it.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        *,
        icon_name: str = "",
        key: str = "",
        short: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain, self._kind, self._icon_name, self._key = "", kind, icon_name, key
        self._short, self._is_short = short, False
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.set_text(text)
        # a screen reader says the key after the name
        self.setAccessibleDescription(key)
        self._tint()

    def set_text(self, text: str) -> None:
        """Show these words as they are."""
        self._plain = one_line(text)
        self.setAccessibleName(self._plain)
        self._say()

    def set_short(self, *, on: bool) -> None:
        """Show the icon that can stand for the words, and these as its tip."""
        if self._short and on is not self._is_short:
            self._is_short = on
            self.setProperty("short", on)
            self.style().unpolish(self)
            self.style().polish(self)
            self.setIcon(QIcon())
            self.set_icon(self._short if on else "")
            set_tip(self, "")
            self._say()

    def width_of(self, *, short: bool) -> int:
        """How wide it is, or would be, with its words or as an icon."""
        wide = self.sizeHint().width()
        short = short and bool(self._short)
        if short is self._is_short:
            return wide
        words = self.fontMetrics().horizontalAdvance(self._plain)
        more = words - px(16) + 2 * px(_SPARED)
        return wide - more if short else wide + more

    def _say(self) -> None:
        self.setText("" if self._is_short else self._plain.replace("&", "&&"))
        if self._is_short:
            set_tip(self, self._plain)
        self.updateGeometry()

    def set_key(self, key: str) -> None:
        """Show another key on it, "" for none."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Change between plain and `primary`, `danger` …"""
        if kind == self._kind:
            return
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def plain_text(self) -> str:
        """The words on it."""
        return self._plain

    def set_icon(self, name: str) -> None:
        """Show the line icon of that name, "" for none."""
        self._icon_name = name
        self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            tone = _TONES.get(self._kind, "text")
            self.setIcon(icon(self._icon_name, tone, px(16)))
            self.setIconSize(QSize(px(16), px(16)))

    def sizeHint(self) -> QSize:
        """Room for the words and the key."""
        hint = super().sizeHint()
        if self._key:
            hint.setWidth(hint.width() + key_size(self._key).width() + px(10))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Words on a button are never cut; short of room, the key is left out."""
        hint = self.sizeHint()
        if self._key:
            hint.setWidth(hint.width() - key_size(self._key).width() - px(10))
        return hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style paints it, with the key at the right when there is one."""
        if not self._key or self.width() < self.sizeHint().width():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        option.text = ""
        self.style().drawControl(
            QStyle.ControlElement.CE_PushButtonBevel, option, painter, self
        )
        size = key_size(self._key)
        words = QFontMetricsF(self.font()).horizontalAdvance(self._plain)
        left = (self.width() - words - px(10) - size.width()) / 2
        primary = self._kind == "primary" and self.isEnabled()
        tone = _TONES.get(self._kind, "text") if self.isEnabled() else "muted"
        painter.setFont(self.font())
        painter.setPen(tokens().of(tone))
        area = QRectF(left, 0, words + 2, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._plain)
        cap = QRectF(
            left + words + px(10),
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        paint_key(painter, cap, self._key, on_accent=primary)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if not _entered(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()


class IconButton(QToolButton):
    """A small button that is only an icon; `name` is what a screen reader says and the tooltip."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setAutoRaise(True)
        self.set_name(name)
        self._tint()

    def set_name(self, name: str) -> None:
        """The words for it."""
        self.setAccessibleName(name)
        set_tip(self, name)

    def _tint(self) -> None:
        self.setIcon(icon(self._icon_name, "muted", px(16)))
        self.setIconSize(QSize(px(16), px(16)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it."""
        if not _entered(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
