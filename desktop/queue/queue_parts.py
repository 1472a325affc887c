"""Parts of the queue's page that are more than a widget and less than a page."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.list.presenter import Listing, Tally
from desktop.queue.list.views_list import ViewsList
from desktop.widgets.button import Button
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout
from desktop.widgets.list_split import ListSplit
from desktop.widgets.messages import EmptyState
from desktop.work.settings import Settings

#: below so many pixels of the design the views are one button above the list
_NARROW = 760
#: between the parts of the bar of several cases, and at its ends
_GAP, _EDGE = 10, 16


class QueueSplit(ListSplit):
    """Views, list and case; widths that somebody chose are kept."""

    def __init__(self, parts: tuple[ViewsList, QWidget, QWidget], settings: Settings) -> None:
        super().__init__(parts, parts[0], ((190, 408), (172, 376)), _NARROW)
        self._settings = settings
        self.own = self.restoreState(settings.state("queue/split"))

    def keep(self) -> None:
        """Remember widths that somebody chose."""
        if self.own:
            self._settings.keep_state("queue/split", self.saveState())


class ManyBar(QFrame):
    """Appears when several cases are chosen, with the button that does them all."""

    wanted = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._count = 0
        self._words = PlainLabel("", "medium")
        keys = ("K", "A", "H", "S", "N", "Ctrl+L")
        self._keys = {key: KeyHint(key, parent=self) for key in keys}
        #: what else can be done to all of them, in a menu below it
        self.more = Button("")
        self.more.clicked.connect(self.more_wanted)
        self._button = Button("", "primary", key="Enter")
        self._button.clicked.connect(self.wanted)
        parts = FlowLayout(gap=_GAP, last_right=True)
        for part in (self._words, *self._keys.values(), self.more, self._button):
            parts.addWidget(part)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(_EDGE), px(8), px(_EDGE), px(8))
        box.addLayout(parts)
        self._say()
        self.setVisible(False)

    def set_count(self, count: int) -> None:
        """How many are chosen; the bar is there from two on."""
        self._count = count
        if count > 1:
            self._say()
        self.setVisible(count > 1)

    def _say(self) -> None:
        count = self._count
        self._button.set_text(self.tr("Do recommended steps ({count})").format(count=count))
        self.more.set_text(self.tr("More…"))
        self._words.setText(self.tr("{count} cases chosen").format(count=count))
        words = {
            "K": self.tr("keep it"),
            "A": self.tr("approve"),
            "H": self.tr("hold"),
            "S": self.tr("snooze"),
            "N": self.tr("note"),
            "Ctrl+L": self.tr("labels"),
        }
        for key, hint in self._keys.items():
            hint.set_words(words[key])
        self._show_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for the keys, or none."""
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        """As many as leave the bar one line, the first ones first: all are in the menu too."""
        always = (self._words, self.more, self._button)
        room = self.contentsRect().width() - 2 * px(_EDGE)
        room -= sum(part.sizeHint().width() for part in always) + 2 * px(_GAP)
        for hint in self._keys.values():
            room -= hint.sizeHint().width() + px(_GAP)
            hint.setVisible(room >= 0)

    def keys(self) -> dict[str, str]:
        """The keys that it names, with what each is said to do."""
        return {key: hint.accessibleName() for key, hint in self._keys.items()}

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


class QueueEmpty(EmptyState):
    """What stands in place of the list when it is empty, and why it is."""

    import_wanted = Signal()
    #: nothing is to hold the list any more
    clear_wanted = Signal()
    #: nothing is looked for any more
    search_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("inbox", parent)
        self._held, self._sought = False, False
        self.acted.connect(self._act)

    def _act(self) -> None:
        if self._held:
            self.clear_wanted.emit()
        elif self._sought:
            self.search_left.emit()
        else:
            self.import_wanted.emit()

    def say_why(self, listing: Listing, tally: Tally, lacking: str) -> None:
        """`lacking` is what a fresh desk still wants, in words."""
        fresh = not listing.search and tally.counts.get("everything", 1) == 0
        self.say_more(lacking if fresh else "", self.tr("Settings…"))
        self._held, self._sought = bool(listing.held) and not fresh, bool(listing.search)
        if self._held:
            self.say(
                self.tr("No case passes these filters"),
                self.tr("Change a filter above, or clear them to see the view again."),
                self.tr("Clear all filters"),
            )
        elif listing.search:
            text = self.tr(
                "No case has “{words}” in order, buyer, item, tracking or RMA. Ctrl+K looks for it "
                "everywhere."
            )
            words = text.format(words=listing.search)
            self.say(self.tr("Nothing found"), words, self.tr("Clear the search"))
        elif fresh:
            self.say(
                self.tr("Here the returns will wait"),
                self.tr(
                    "Drop a returns file of Amazon or an orders export of Shopify on the window. "
                    "Each return then says what to do next, by when, and why."
                ),
                self.tr("Import…"),
            )
        else:
            self.say(
                self.tr("Nothing waits here"),
                self.tr("Every case of this view is done, or waits for somebody else."),
            )

    def say_gone(self, column: str, value: str) -> None:
        """A filter is held to what no case of the desk has any more."""
        text = self.tr(
            "{column} “{value}”: no case on this desk has it any more, it was renamed or deleted. "
            "Nothing is lost; clear the filter, or choose another value."
        )
        self.say(
            self.tr("No case fits this filter any more"),
            text.format(value=value, column=column),
            self.tr("Clear all filters"),
        )
