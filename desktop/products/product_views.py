"""The views at the left of the products: what is missing, the groups, the suppliers, each with its count."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.look.theme import look, px
from desktop.products.listing import ALL, GROUP, RETIRED, SUPPLIER
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.side_list import SideList, SideRow
from returns.phrases import say

#: what a gap costs: without a supplier nobody is asked, without a cost no sum is named
_MARKS = {"no_supplier": "bad", "no_cost": "mark_warning", "no_listing": "mark_warning"}


class ProductViews(QFrame):
    """Emits the key of the view that is chosen; the counts are set from outside."""

    chosen = Signal(str)
    #: the costs that are missing shall be entered one after another
    costs_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self._counts: Mapping[str, int] = {}
        self._groups: tuple[str, ...] = ()
        self._suppliers: dict[int, str] = {}
        self.gaps, self.groups, self.suppliers = SideList(), SideList(), SideList()
        self._titles = [PlainLabel("", "tiny", "muted") for _ in self.lists()]
        self._hint = PlainLabel("", "small", "muted")
        self.enter = Button("", "link")
        self.enter.clicked.connect(self.costs_wanted)
        for each in self.lists():
            each.chosen.connect(self.chosen)
        self._lay_out()
        self.retranslate()

    def lists(self) -> tuple[SideList, ...]:
        """From the top."""
        return self.gaps, self.groups, self.suppliers

    def _lay_out(self) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(px(9), px(14), px(9), px(10))
        box.setSpacing(px(6))
        for title, each in zip(self._titles, self.lists(), strict=True):
            title.setContentsMargins(px(9), 0, 0, 0)
            box.addWidget(title)
            box.addWidget(each)
            box.addSpacing(px(6))
        self._hint.setContentsMargins(px(9), 0, 0, 0)
        box.addWidget(self._hint)
        box.addLayout(row(7, self.enter, None, gap=0))
        box.addStretch(1)
        self._scroll = ScrollColumn(box)
        # where somebody makes it narrower names end in an ellipsis, and counts stay
        self._scroll.inside.setMinimumWidth(px(100))
        self.setLayout(column(self._scroll, gap=0))

    def whole_width(self, tall: int) -> int:
        """So wide are its names whole in a window of that height, beside the bar that they may need."""
        return self.minimumSizeHint().width() + self._scroll.bar_width(tall)

    def show_counts(
        self, counts: Mapping[str, int], groups: Sequence[str], suppliers: Mapping[int, str]
    ) -> None:
        """How many each view holds; suppliers without a product are left out."""
        self._counts, self._groups, self._suppliers = counts, tuple(groups), dict(suppliers)
        self._show()

    def choose(self, view: str) -> None:
        """Mark what is listed."""
        for each in self.lists():
            each.set_key(view)

    def minimumSizeHint(self) -> QSize:
        """The names are whole."""
        wide = max(each.minimumSizeHint().width() for each in self.lists())
        return QSize(max(wide, self.enter.sizeHint().width()) + px(20), px(120))

    def _row(self, key: str, title: str, mark: str = "mark_idle") -> SideRow:
        count = self._counts.get(key, 0)
        return SideRow(key, title, f"{count:,}", mark=mark if count else "mark_idle")

    def _show(self) -> None:
        names = {
            ALL: self.tr("All"),
            "no_supplier": self.tr("Without supplier"),
            "no_cost": self.tr("Without cost"),
            "no_listing": self.tr("Listing unknown"),
            "no_picture": self.tr("Without picture"),
        }
        shown = [
            self._row(key, name, _MARKS.get(key, "mark_idle")) for key, name in names.items()
        ]
        if self._counts.get(RETIRED):
            shown.append(self._row(RETIRED, self.tr("Retired")))
        self.gaps.set_rows(shown)
        groups = [self._row(GROUP + name, name) for name in self._groups]
        if self._counts.get(GROUP):
            groups.append(self._row(GROUP, self.tr("none")))
        self.groups.set_rows(groups)
        suppliers = sorted(self._suppliers.items(), key=lambda pair: pair[1].casefold())
        rows = [self._row(f"{SUPPLIER}{number}", name) for number, name in suppliers]
        self.suppliers.set_rows([row for row in rows if self._counts.get(row.key)])
        for title, each in zip(self._titles[1:], self.lists()[1:], strict=True):
            filled = bool(each.model().rowCount())
            title.setVisible(filled)
            each.setVisible(filled)
        lacking = self._counts.get("no_cost", 0)
        self._hint.setText(say("products.lacking_cost", look().lang, count=lacking))
        for part in (self._hint, self.enter):
            part.setVisible(bool(lacking))
        # the column that scrolls tells nobody that it needs more width
        self.updateGeometry()

    def retranslate(self) -> None:
        """Say the names in the language on screen."""
        words = self.tr("Products"), self.tr("Groups"), self.tr("Suppliers")
        for title, each, name in zip(self._titles, self.lists(), words, strict=True):
            title.setText(name)
            each.setAccessibleName(name)
        self.enter.set_text(self.tr("Enter them in turn"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
