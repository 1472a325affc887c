"""The letters by who reads them, those that the seller changed marked."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from desktop.look.theme import font, look, px, tokens
from desktop.widgets.assisted import follow_selection
from returns.phrases import say
from returns.rules.letter_templates import template_name
from returns.trade.letter_templates import TEMPLATES, TemplateReader

_KEY = Qt.ItemDataRole.UserRole
#: the list, what its rows keep free (as in window.qss) and its scroll bar, in design pixels
_WIDE, _PADDING_ACROSS, _PADDING_DOWN, _BAR = 232, 12, 4, 12
#: as wide as there is room
_ANY = (1 << 24) - 1


class LettersList(QListWidget):
    """A heading for each reader, which is no row of its own to the keys."""

    #: the template that somebody chose
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.set_beside(True)
        self._heads: dict[TemplateReader, QListWidgetItem] = {}
        self._rows: dict[str, QListWidgetItem] = {}
        for template, traits in TEMPLATES.items():
            group: TemplateReader = "anyone" if traits.frame else traits.reader
            if group not in self._heads:
                self._heads[group] = self._head()
            row = QListWidgetItem()
            row.setData(_KEY, template)
            self._rows[template] = row
            self.addItem(row)
        self.currentItemChanged.connect(self._tell)
        follow_selection(self)

    def _head(self) -> QListWidgetItem:
        head = QListWidgetItem()
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(head)
        return head

    def set_beside(self, beside: bool) -> None:
        """It stands beside the words, as tall as there is room, or above them, as wide."""
        policy = QSizePolicy.Policy
        if beside:
            self.setSizePolicy(policy.Fixed, policy.Ignored)
        else:
            self.setSizePolicy(policy.Ignored, policy.Fixed)
        self.setMinimumHeight(px(160))
        self.setMinimumWidth(px(_WIDE) if beside else 0)
        self.setMaximumWidth(px(_WIDE) if beside else _ANY)

    def choose(self, template: str) -> None:
        """Go to a letter, without a signal."""
        self.blockSignals(True)
        self.setCurrentItem(self._rows[template])
        self.scrollToItem(self._rows[template], self.ScrollHint.EnsureVisible)
        self.blockSignals(False)

    def words_of(self, template: str) -> str:
        """What its row says."""
        return self._rows[template].text()

    def say(self, mark: Callable[[str], str]) -> None:
        """Name the letters in the language on screen; `mark` is what is said of one, "" for nothing."""
        lang = look().lang
        for group, head in self._heads.items():
            head.setText(say(f"templates.reader.{group}", lang))
            head.setFont(font(12, QFont.Weight.DemiBold))
            head.setForeground(tokens().of("muted"))
        for template, row in self._rows.items():
            name, marked = template_name(template, lang), mark(template)
            row.setText(f"{name} · {marked}" if marked else name)
            row.setFont(font(13, QFont.Weight.DemiBold if marked else QFont.Weight.Normal))
            row.setToolTip(row.text())
            row.setSizeHint(self._room(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen one stays in sight: it may be gone to before the list has its height."""
        super().resizeEvent(event)
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem(), self.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home goes to the first letter, which stands below a heading."""
        if event.key() == Qt.Key.Key_Home:
            self.setCurrentItem(next(iter(self._rows.values())))
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def _room(self, row: QListWidgetItem) -> QSize:
        """A name is wrapped, never cut; the style sheet's padding is not known to Qt's own hint."""
        width = px(_WIDE - 2 * _PADDING_ACROSS - _BAR)
        flags = int(Qt.TextFlag.TextWordWrap)
        box = QFontMetrics(row.font()).boundingRect(0, 0, width, 1_000, flags, row.text())
        return QSize(width, box.height() + px(2 * _PADDING_DOWN))

    def _tell(self, row: QListWidgetItem | None) -> None:
        template = row.data(_KEY) if row is not None else None
        if template:
            self.chosen.emit(template)
