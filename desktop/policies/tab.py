"""The policies as a page of the window: suppliers, one policy, what is promised to buyers."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import px
from desktop.policies.middle_pane import MiddlePane
from desktop.policies.palette_box import PaletteBox
from desktop.policies.presenter import PoliciesPresenter
from desktop.policies.promise.store_card import StoreCard
from desktop.policies.promise.store_presenter import StorePresenter
from desktop.policies.promise.trial_card import TrialCard
from desktop.policies.reading.calculator import Calculator
from desktop.policies.reading.warning_card import WarningCards
from desktop.policies.shown import TabShown
from desktop.policies.supplier_presenter import SupplierPresenter
from desktop.widgets.bar_part import BarPart
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed
from desktop.widgets.messages import EmptyState
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.side_list import SideList, SideRow
from desktop.widgets.tab import Tab
from returns.whole_file import ended


class PoliciesTab(Tab):
    """Builds the three columns and wires them; keeps no state."""

    def __init__(self, presenter: PoliciesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter, self.store = presenter, StorePresenter(presenter)
        self.changes = SupplierPresenter(presenter)
        self._title = PlainLabel("", "tiny", "muted")
        self.suppliers = SideList(scrolls=True)
        self.middle = MiddlePane(presenter, self.changes)
        self.empty = EmptyState("supplier")
        self.gaps, self.trial = WarningCards(), TrialCard()
        self.card, self.calculator = StoreCard(), Calculator()
        self.search = PaletteBox()
        self.import_button, self.new_button = Button(short="import"), Button(short="plus")
        self._centre = QStackedWidget()
        self._lay_out()
        self._wire()
        self.retranslate()
        presenter.reload()  # for the chip beside the tab's name

    # --- what the frame asks ---------------------------------------------------------------

    def shown(self) -> None:
        """Read what is stale; the list takes the focus."""
        self.presenter.set_visible(visible=True)
        self.suppliers.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self._title.setText(self.tr("Suppliers"))
        self.suppliers.setAccessibleName(self.tr("Suppliers"))
        self.search.set_words(self.tr("Order, buyer, SKU, tracking, RMA …"))
        self.import_button.set_text(self.tr("Import suppliers…"))
        self.new_button.set_text(self.tr("New supplier"))
        self.empty.say(
            self.tr("Who ships your goods?"),
            self.tr(
                "Write down what each supplier takes back, for how long and with what proof:"
                " every case then knows its deadlines, and your store policy follows from it."
            ),
            self.tr("New supplier"),
        )
        self.presenter.tell()

    def left(self) -> None:
        """What changes meanwhile is read when the tab comes back."""
        self.presenter.set_visible(visible=False)

    def go_to(self, number: int) -> None:
        """Choose the supplier of that number."""
        self.presenter.choose(number)

    def writing(self) -> Sequence[QWidget]:
        """What brings suppliers in, writes of one, or changes what buyers are promised."""
        return (
            *(self.import_button, self.new_button, self.empty, self.card.shape),
            *(self.card.copy, self.card.html, self.card.pdf),
            *self.middle.page.writing(),
        )

    def open_supplier(self, supplier_id: int) -> None:
        """Look at a supplier."""
        self.middle.back()
        self.presenter.choose(supplier_id)

    def new_supplier(self) -> None:
        """Ask for a new supplier."""
        self._centre.setCurrentWidget(self.middle)
        self.middle.new_supplier()

    def import_suppliers(self) -> None:
        """Ask for a suppliers file and bring it in."""
        kinds = self.tr("Suppliers")
        title = self.tr("Import suppliers")
        name, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} (*.json *.csv)")
        if name:
            self.changes.import_suppliers(Path(name))

    def sizeHint(self) -> QSize:
        """Room for the three columns."""
        return QSize(px(1280), px(700))

    # --- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.bar = BarPart(self.search, self.import_button, self.new_button)
        self._title.setContentsMargins(px(9), 0, 0, 0)
        left = framed("side", column(self._title, self.suppliers, gap=6), (9, 14, 9, 10))
        self._centre.addWidget(self.empty)
        self._centre.addWidget(self.middle)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for part, least in ((left, 140), (self._centre, 290), (self._right(), 280)):
            part.setMinimumWidth(px(least))
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(204), px(816), px(420)])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split)

    def _right(self) -> QWidget:
        cards = column(self.gaps, self.trial, self.card, self.calculator, None, gap=14)
        cards.setContentsMargins(px(18), px(18), px(18), px(18))
        return framed("panel", column(ScrollColumn(cards), gap=0), (0, 0, 0, 0))

    def _wire(self) -> None:
        presenter, store = self.presenter, self.store
        presenter.shown.connect(self._show)
        self.search.wanted.connect(lambda: self.asked.emit("palette"))
        self.suppliers.chosen.connect(lambda key: self.open_supplier(int(key)))
        self.new_button.clicked.connect(self.new_supplier)
        self.empty.acted.connect(self.new_supplier)
        self.import_button.clicked.connect(self.import_suppliers)
        self.gaps.shorten.connect(store.shorten)
        self.gaps.accept.connect(store.accept)
        self.gaps.other.connect(self.open_supplier)
        self.card.shape_chosen.connect(lambda grouped: store.set_shape(per_group=grouped))
        self.card.language_chosen.connect(store.set_language)
        self.card.wanted.connect(self._publish)

    def _show(self, shown: TabShown) -> None:
        self.suppliers.set_rows(
            [
                SideRow(str(each.id), each.name, each.word, each.line, each.mark)
                for each in shown.suppliers
            ]
        )
        self.suppliers.set_key(str(shown.chosen))
        asking = self.middle.front() is not self.middle.page
        known = bool(shown.suppliers) or asking
        self._centre.setCurrentWidget(self.middle if known else self.empty)
        self.middle.show_policy(shown.policy)
        self.gaps.show_gaps(shown.gaps)
        self.trial.show_trial(shown.trial)
        self.card.show_policy(shown.store)
        self.card.setVisible(bool(shown.suppliers))
        self.calculator.setVisible(bool(shown.suppliers))
        self.calculator.set_supplier(self.presenter.supplier(), self.presenter.today())
        self.badge.emit(shown.badge, shown.warns)
        self.status.emit(shown.status)

    def _publish(self, how: str) -> None:
        if how == "copy":
            self.store.copy()
        elif how in ("section", "bare"):
            self.store.copy_section(styled=how == "section")
        elif how == "pdf":
            self.store.preview()
        else:
            title, kinds = self.tr("Save the store policy"), "HTML (*.html *.htm)"
            name, _ = QFileDialog.getSaveFileName(self, title, "returns.html", kinds)
            if name:
                self.store.save(ended(Path(name), ".html"))
