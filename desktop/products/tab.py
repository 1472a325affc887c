"""The products as a page of the window: views, the list, and what is said of those that are chosen."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import look
from desktop.products.kept_products import KeptProducts
from desktop.products.listing import ALL, RETIRED, view_with
from desktop.products.merging import ProductMerging
from desktop.products.presenter import ProductsPresenter
from desktop.products.product_views import ProductViews
from desktop.products.products_head import ProductsHead
from desktop.products.products_list import ProductsList
from desktop.products.products_model import ProductsModel
from desktop.products.products_panel import ProductsPanel
from desktop.products.products_split import ProductsSplit
from desktop.widgets.bar_part import BarPart
from desktop.widgets.dropped import is_picture
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed
from desktop.widgets.messages import EmptyState
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.search_box import SearchBox
from desktop.widgets.tab import Tab
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import local
from desktop.work.settings import Settings
from returns.phrases import say
from returns.records.order import ProductTold

#: of more than these nobody is told beforehand what it does: asking would hold up who writes
_MOST_FORESEEN = 500


class ProductsTab(Tab):
    """Builds the three columns and wires them; keeps no state but which product to go to."""

    def __init__(
        self, presenter: ProductsPresenter, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter, self.head = presenter, ProductsHead(presenter)
        presenter.setParent(self)
        shell = presenter.shell
        self.thumbnails = Thumbnails(shell.jobs, shell.desk)
        self.model = ProductsModel()
        self.views = ProductViews()
        self.list = ProductsList(self.model, self.thumbnails)
        self.panel = ProductsPanel(self.thumbnails)
        self.merging = ProductMerging(presenter, self.list, self.panel)
        self.kept = KeptProducts(settings, presenter, self.list)
        self.search = SearchBox("search", "/")
        self.empty = EmptyState("product")
        self._line = PlainLabel("", "small", "muted")
        #: a product to go to once it was read
        self._goal = ""
        #: what was written just now is shown as it is known, over what was typed
        self._kept = False
        self._typing, self._asking = _pause(self, 120), _pause(self, 250)
        self._lay_out()
        self.kept.restore()
        self._wire()
        self.retranslate()

    # --- what the frame asks ------------------------------------------------------------

    def shown(self) -> None:
        """Read what is stale; the list takes the focus."""
        self.presenter.set_visible(visible=True)
        self.list.setFocus()

    def left(self) -> None:
        """What changes meanwhile is read when the page comes back."""
        self.presenter.set_visible(visible=False)

    def go_to_name(self, name: str) -> None:
        """Choose the product of that SKU, whatever is listed."""
        self._goal = name
        self.search.line.clear()
        self.presenter.words = ""
        self.presenter.look_at(view_with(name, self.presenter.all_products()))

    def begin_search(self) -> bool:
        """The products are searched."""
        self.search.line.setFocus()
        self.search.line.selectAll()
        return True

    def writing(self) -> Sequence[QWidget]:
        """What brings products in or changes them."""
        return (*self.head.writing(), *self.panel.writing())

    def files_dropped(self, paths: list[str]) -> bool:
        """A picture that falls anywhere is of the chosen ones; anything else is the desk's."""
        if not all(map(is_picture, paths)):
            return False
        self._give_picture(Path(paths[0]))
        return True

    def retranslate(self) -> None:
        """Say everything again."""
        self.search.set_words(self.tr("SKU, name, group, supplier …"))
        self.list.setAccessibleName(self.tr("Products"))
        self.list.head.setAccessibleName(self.tr("Columns"))
        self.model.retranslate()
        self.list.columns.fit()
        self._say_counts()

    # --- building -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.bar = BarPart(self.search)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        # in large text what it says may need more height than there is
        self._nothing = ScrollColumn(column(self.empty, gap=0))
        self._stack.addWidget(self._nothing)
        middle = framed(
            "surface",
            column(
                self.head,
                self._stack,
                framed("surface", column(self._line, gap=0), (16, 8, 16, 8)),
                gap=0,
            ),
            (0, 0, 0, 0),
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(ProductsSplit(self.views, middle, self.panel))

    def _wire(self) -> None:
        presenter, panel = self.presenter, self.panel
        self.search.line.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(lambda: presenter.look_for(self.search.line.text()))
        self.search.line.returnPressed.connect(self.list.setFocus)
        self.search.left.connect(self.list.setFocus)
        self.views.chosen.connect(presenter.look_at)
        self.views.costs_wanted.connect(self._enter_costs)
        self.list.chosen.connect(lambda: panel.show_rows(self.list.rows()))
        self.list.sort_wanted.connect(presenter.sort_by)
        self.list.field_wanted.connect(panel.take_focus)
        self.list.act_wanted.connect(self.merging.act)
        self.list.menu_wanted.connect(self.merging.open_menu)
        self.list.columns.widened.connect(self.kept.keep)
        panel.act_wanted.connect(self.merging.act)
        self.list.find_wanted.connect(self.begin_search)
        self.list.picture_fell.connect(lambda sku, path: presenter.give_picture([sku], path))
        panel.picture.given.connect(self._give_picture)
        panel.picture.taken_off.connect(lambda: presenter.take_picture_off(self._skus()))
        panel.keep_wanted.connect(self.tell)
        panel.changed.connect(self._asking.start)
        self._asking.timeout.connect(self._foresee)
        presenter.foreseen.connect(
            lambda effect: panel.show_effect(
                effect, local(presenter.shell.desk.clock.now()).date()
            )
        )
        presenter.shown.connect(self._show)
        presenter.refused.connect(self._refused)
        self.head.added.connect(self._add)
        self.empty.acted.connect(self._act_on_empty)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self.tell)
        back = QShortcut(QKeySequence("Esc"), panel)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.list.setFocus)

    # --- what is listed -----------------------------------------------------------------

    def _show(self) -> None:
        presenter = self.presenter
        self.kept.keep()
        chosen = self._skus()
        self.panel.show_choices(presenter.suppliers, presenter.groups(), presenter.currency)
        self.model.set_sorted(presenter.sort, descending=presenter.descending)
        self.list.blockSignals(True)
        self.model.show(presenter.listed())
        self.list.choose(*([self._goal] if self._goal else chosen))
        self.list.blockSignals(False)
        if self._goal and self._goal in self._skus():
            self._goal = ""
            self.list.setFocus()
        if self._kept:
            # the field in which it was typed may go: the keyboard is back among the products
            self.list.collecting = False
            self.list.setFocus()
        self.panel.show_rows(self.list.rows(), anew=self._kept)
        self._kept = False
        self.views.show_counts(presenter.counts(), presenter.groups(), presenter.suppliers)
        self.views.choose(presenter.view)
        self._stack.setCurrentWidget(self.list if self.model.rows else self._nothing)
        self._say_counts()

    def _say_counts(self) -> None:
        presenter, lang = self.presenter, look().lang
        every = presenter.counts()[ALL]
        # what is retired is no part of all of them
        of = presenter.counts()[RETIRED] if presenter.view == RETIRED else every
        text = self.tr(
            "{shown} of {count} shown · double-click a cell to change it · Ctrl-click chooses several"
        )
        self._line.setText(text.format(shown=f"{len(self.model.rows):,}", count=f"{of:,}"))
        self.head.write_out.setEnabled(bool(every))
        parts = (
            say("products.status", lang, count=every),
            say("products.status_suppliers", lang, count=len(presenter.suppliers)),
            self.tr("costs are yours alone and stand in no letter to a buyer"),
        )
        self.status.emit(" · ".join(parts))
        if every:
            self.empty.say(
                self.tr("No product here"),
                self.tr(
                    "Nothing in this view has these words, or nothing is missing any more."
                ),
                self.tr("Show all"),
            )
        else:
            self.empty.say(
                self.tr("Here your products will stand"),
                self.tr(
                    "They come with the orders and returns that you bring in. What each costs, who"
                    " supplies it and whose words its listing has, you say once for all of its cases."
                ),
                self.tr("New product"),
            )

    def _act_on_empty(self) -> None:
        if self.presenter.counts()[ALL]:
            self.search.line.clear()
            self.presenter.words = ""
            self.presenter.look_at(ALL)
        else:
            self.head.ask_new()

    def _skus(self) -> list[str]:
        return [row.product.sku for row in self.list.rows()]

    def _enter_costs(self) -> None:
        """All that lack a cost, one after another."""
        self.search.line.clear()
        self.presenter.words = ""
        self.presenter.look_at("no_cost")
        self.list.selectAll()
        self.panel.take_focus("cost")

    # --- what is said -------------------------------------------------------------------

    def tell(self) -> None:
        """Write what is ticked of all that are chosen."""
        told = self.panel.told()
        if told:
            self._kept = True
            self.presenter.tell(told)

    def _refused(self, words: str) -> None:
        """What was typed stays, so that it can be put right."""
        self._kept = False
        self.presenter.shell.say(words, "warning")

    def _foresee(self) -> None:
        told = self.panel.told()
        if 0 < len(told) <= _MOST_FORESEEN:
            self.presenter.foresee(told)

    def _give_picture(self, path: Path) -> None:
        if self._skus():
            self.presenter.give_picture(self._skus(), path)
        else:
            text = self.tr("Choose the product first, or drop the picture on its row.")
            self.presenter.shell.say(text, "warning")

    def _add(self, sku: str, title: str) -> None:
        self._goal = sku
        self.presenter.view = ALL
        self.search.line.clear()
        self.presenter.tell({sku: ProductTold(title=title or sku)})


def _pause(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
