"""The views at the left of the queue, with their counts, and the seller's own saved filters."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.list.presenter import VIEWS
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column
from desktop.widgets.popup_menu import PopupMenu
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.side_list import SideList, SideRow
from desktop.wording import word

#: too late is red; what is due is what the page is for
_URGENT = frozenset({"overdue"})
#: what is due, then what kind of step it is, then everything: each begins with air above it
_APART = frozenset({"to_answer", "all"})
#: a view → the icon that stands for it
VIEW_ICONS = {
    "today": "inbox",
    "overdue": "clock",
    "to_answer": "reply",
    "to_authorise": "rma",
    "awaiting_parcel": "truck",
    "to_inspect": "scan",
    "supplier_to_chase": "supplier",
    "to_refund": "money",
    "goods_to_place": "box",
    "on_hold": "pause",
    "snoozed": "snooze",
    "all": "list",
    "closed": "check",
}


class ViewsList(QFrame):
    """Emits what is chosen; the counts are set from outside."""

    view_chosen = Signal(str)
    saved_chosen = Signal(str)
    #: one of either was chosen by the pointer, and told before
    pressed = Signal()
    save_wanted = Signal()
    forget_wanted = Signal(str)
    rename_wanted = Signal(str)
    #: a saved filter shall be what is listed now
    change_wanted = Signal(str)
    #: names, counts, or what is listed are others
    told = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self._counts: dict[str, int] = {}
        self._saved: list[tuple[str, str]] = []
        self._views_title = PlainLabel("", "tiny", "muted")
        self.views = SideList()
        self._saved_title = PlainLabel("", "tiny", "muted")
        self.saved = SideList()
        self._save = Button("", "flat")
        self._save.clicked.connect(self.save_wanted)
        self.views.chosen.connect(self.view_chosen)
        self.views.pressed_again.connect(self.view_chosen)
        self.saved.chosen.connect(self.saved_chosen)
        self.saved.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.saved.customContextMenuRequested.connect(self._saved_menu)
        for each in (self.views, self.saved):
            each.pressed.connect(lambda _: self.pressed.emit())
            # a press chooses a view, and the next key decides in the list
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(px(9), px(14), px(9), px(10))
        box.setSpacing(px(6))
        for title in (self._views_title, self._saved_title):
            title.setContentsMargins(px(9), 0, 0, 0)
        box.addWidget(self._views_title)
        box.addWidget(self.views)
        box.addSpacing(px(6))
        box.addWidget(self._saved_title)
        box.addWidget(self.saved)
        box.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self._scroll = ScrollColumn(box)
        # where somebody makes it narrower names end in an ellipsis, and counts stay
        self._scroll.inside.setMinimumWidth(px(100))
        self.setLayout(column(self._scroll, gap=0))

    def whole_width(self, tall: int) -> int:
        """So wide are its names whole in a window of that height, beside the bar that they may need."""
        return self.minimumSizeHint().width() + self._scroll.bar_width(tall)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how many cases each view holds."""
        self._counts = counts
        self.views.set_rows([self._row(name) for name in VIEWS])
        # the column that scrolls tells nobody that it needs more width
        self.updateGeometry()
        self.told.emit()

    def set_saved(self, saved: Sequence[tuple[str, str]]) -> None:
        """Show the saved filters: (name, count)."""
        self._saved = list(saved)
        self.saved.set_rows(
            [SideRow(name, name, count, mark="muted", icon="filter") for name, count in saved]
        )
        self._saved_title.setVisible(bool(saved))
        self.saved.setVisible(bool(saved))

    def minimumSizeHint(self) -> QSize:
        """The names are whole."""
        wide = max(self.views.minimumSizeHint().width(), self._save.sizeHint().width())
        return QSize(wide + px(20), px(120))

    def choose(self, view: str, saved: str = "") -> None:
        """Mark what is listed."""
        self.views.set_key("" if saved else view)
        self.saved.set_key(saved)
        self.told.emit()

    def shown(self) -> SideRow | None:
        """What is listed, as its row says it; None where that is neither a view nor a saved filter."""
        return self.saved.row() or self.views.row()

    def retranslate(self) -> None:
        """Say the names in the language on screen."""
        self._views_title.setText(self.tr("Views"))
        self._saved_title.setText(self.tr("Saved"))
        self._save.set_text(self.tr("+ Save this filter"))
        self.views.setAccessibleName(self.tr("Views"))
        self.saved.setAccessibleName(self.tr("Saved filters"))
        self.set_counts(self._counts)
        self.set_saved(self._saved)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _row(self, view: str) -> SideRow:
        count = self._counts.get(view)
        urgent = view in _URGENT and bool(count)
        name = word("view", "open" if view == "all" else view)
        return SideRow(
            view,
            name,
            "" if count is None else f"{count:,}",
            mark="bad" if urgent else "muted",
            icon=VIEW_ICONS[view],
            count_tone="bad" if urgent else "muted",
            apart=view in _APART,
        )

    def _saved_menu(self, spot: QPoint) -> None:
        index = self.saved.indexAt(spot)
        if not index.isValid():
            return
        name = self._saved[index.row()][0]
        menu = PopupMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, wanted in (
            (self.tr("Rename this filter…"), self.rename_wanted),
            (self.tr("Change it to what is listed now"), self.change_wanted),
            (self.tr("Forget this filter"), self.forget_wanted),
        ):
            menu.addAction(words).triggered.connect(partial(wanted.emit, name))
        menu.popup(self.saved.mapToGlobal(spot))
