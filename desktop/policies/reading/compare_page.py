"""Any two versions of a supplier's policy side by side."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.look.theme import px
from desktop.policies.own_page import OwnPage
from desktop.policies.reading.answer_grid import DifferenceGrid
from desktop.policies.sayings import said, version_words
from desktop.widgets.button import Button
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, row
from desktop.widgets.scroll_column import ScrollColumn
from returns.records.policy import PolicyTerms, Supplier, SupplierPolicy
from returns.rules.policy.policy_answers import Difference

Differ = Callable[[PolicyTerms, PolicyTerms], tuple[Difference, ...]]


class ComparePage(OwnPage):
    """Two versions are chosen above; what they answer differently stands below."""

    def __init__(
        self, supplier: Supplier, differ: Differ, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._supplier, self._differ = supplier, differ
        self._versions: tuple[SupplierPolicy, ...] = tuple(
            sorted(supplier.policies, key=lambda p: (p.holds_from, p.version))
        )
        self._title = PlainLabel("", "title")
        self.old, self.new = ChoiceBox(), ChoiceBox()
        self._arrow = PlainLabel("→", "body", "muted")
        self._grid = DifferenceGrid()
        self._same = PlainLabel("", "body", "muted")
        self._back = Button()
        self._build()
        self.retranslate()
        last = len(self._versions) - 1
        self.old.setCurrentIndex(max(0, last - 1))
        self.new.setCurrentIndex(last)
        for box in (self.old, self.new):
            box.currentIndexChanged.connect(self._show)
        self._show()
        self._back.clicked.connect(self.closed)

    def _build(self) -> None:
        head = row(self._title, self._back, gap=12)
        head.setStretchFactor(self._title, 1)
        choices = row(self.old, self._arrow, self.new, None, gap=8)
        content = column(head, 10, choices, 14, self._grid, self._same, None, gap=0)
        content.setContentsMargins(px(26), px(18), px(26), px(18))
        self.setLayout(column(ScrollColumn(content), gap=0))
        self.setFocusProxy(self.old)

    def shown(self) -> list[tuple[str, str, str]]:
        """What is read: question, old answer, new answer."""
        return self._grid.shown()

    def _show(self) -> None:
        old = self._versions[max(0, self.old.currentIndex())]
        new = self._versions[max(0, self.new.currentIndex())]
        found = self._differ(old.terms, new.terms)
        self._grid.set_differences(version_words(old), version_words(new), found)
        self._grid.setVisible(bool(found))
        self._same.setVisible(not found)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._title.setText(said("compare.title", supplier=self._supplier.name))
        self._same.setText(said("compare.same"))
        self._back.set_text(self.tr("Back"))
        names = (self.tr("Earlier version"), self.tr("Later version"))
        for box, name in zip((self.old, self.new), names, strict=True):
            at = box.currentIndex()
            box.blockSignals(True)
            box.clear()
            box.addItems([version_words(each) for each in self._versions])
            box.setCurrentIndex(at)
            box.blockSignals(False)
            box.setAccessibleName(name)
        if self.old.currentIndex() >= 0:
            self._show()
