"""What is said of the chosen products: only what is ticked changes, and what that does stands below."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.products.cost_list import MOST, CostList
from desktop.products.effect_words import effect_sentences
from desktop.products.listing import ProductRow, same
from desktop.products.picture_field import PictureField
from desktop.products.tick_field import FieldsBox, TickField
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout, column, framed
from desktop.widgets.messages import EmptyState
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import word
from returns.phrases import filled
from returns.records.order import ProductTold
from returns.records.products_effect import ProductsEffect
from returns.terms import ListingSource


class ProductsPanel(QFrame):
    """Shows rows and gives back what is told of each; knows no service."""

    #: something else would be told now
    changed = Signal()
    #: what is ticked shall be written
    keep_wanted = Signal()
    #: `merge` or `retire` them
    act_wanted = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunkflat")
        self._rows: tuple[ProductRow, ...] = ()
        self._suppliers: dict[int, str] = {}
        self._groups: tuple[str, ...] = ()
        self._currency = "USD"
        #: the choices are to be filled anew, once nothing is being typed
        self._stale = True
        self.heading = PlainLabel("", "title")
        self._only = PlainLabel("", "small", "muted")
        card = Card(padding=14)
        self.supplier, self.group, self.listing = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.group.setEditable(True)
        self.cost = MoneyEdit("USD", choose=True)
        self.weight = CountEdit(0, 999_999)
        self.title = QLineEdit()
        self.fields = {
            "title": TickField(self.title, card),
            "supplier": TickField(self.supplier, card),
            "group": TickField(self.group, card),
            "listing": TickField(self.listing, card),
            "cost": TickField(self.cost, card),
            "weight": TickField(self.weight, card),
        }
        self.picture = PictureField(thumbnails)
        self._picture_card = Card()
        self._picture_card.add(self.picture)
        self.costs = CostList()
        self.effect = Card(tone="accent", gap=4)
        self._sentences: list[PlainLabel] = []
        self.problem = PlainLabel("", "medium", "bad")
        self.keep = Button("", "primary", key="Ctrl ↵")
        self.merge, self.retire = Button(), Button()
        self._empty = EmptyState("product")
        self._lay_out(card)
        for field in self.fields.values():
            field.changed.connect(self._check)
        self.costs.changed.connect(self._check)
        self.costs.ended.connect(self.keep.setFocus)
        self.keep.clicked.connect(self.keep_wanted)
        self.merge.clicked.connect(lambda: self.act_wanted.emit("merge"))
        self.retire.clicked.connect(lambda: self.act_wanted.emit("retire"))
        self.retranslate()

    def _lay_out(self, card: Card) -> None:
        card.add(FieldsBox(tuple(self.fields.values())))
        head = FlowLayout(gap=10)
        head.addWidget(self.heading)
        head.addWidget(self._only)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(18), px(16), px(18), px(12))
        inside.setSpacing(px(12))
        inside.addLayout(head)
        for part in (card, self.costs, self.effect, self._picture_card):
            inside.addWidget(part)
        inside.addStretch(1)
        self._scroll = ScrollColumn(inside)
        buttons = FlowLayout(gap=6, last_right=True)
        for button in (self.merge, self.retire, self.keep):
            buttons.addWidget(button)
        self._foot = framed("foot", column(self.problem, buttons), (18, 10, 18, 10))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._empty, 1)
        box.addWidget(self._foot)

    def writing(self) -> tuple[QWidget, ...]:
        """What changes something."""
        return (
            *(self.keep, self.merge, self.retire),
            *(self.picture.choose, self.picture.off),
        )

    # --- what is shown ------------------------------------------------------------------

    def show_choices(
        self, suppliers: Mapping[int, str], groups: Sequence[str], currency: str
    ) -> None:
        """The suppliers and groups there are, and what a new sum is counted in."""
        known = (dict(suppliers), tuple(groups), currency)
        if known != (self._suppliers, self._groups, self._currency):
            self._suppliers, self._groups, self._currency = known
            self._stale = True

    def show_rows(self, rows: Sequence[ProductRow], *, anew: bool = False) -> None:
        """Show what is the same of these; what is being typed about the same ones stays, but `anew`."""
        skus = [row.product.sku for row in rows]
        going_on = skus == [row.product.sku for row in self._rows] and self._is_begun()
        self._rows = tuple(rows)
        self.picture.show_rows(rows)
        self._say_heading()
        for part in (self._scroll, self._foot):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if not going_on or anew:
            self._fill()
        self._check()

    def _is_begun(self) -> bool:
        """Whether something is ticked or typed that was not kept yet."""
        ticked = any(field.is_ticked() for field in self.fields.values())
        return ticked or bool(self.costs.costs() or self.costs.wrong())

    def _fill(self) -> None:
        if self._stale:
            self._stale = False
            self._fill_choices()
        products = [row.product for row in self._rows]
        for field in self.fields.values():
            field.begin()
        supplier = same([product.supplier_id or 0 for product in products])
        self.supplier.setCurrentIndex(self.supplier.findData(supplier) if supplier else -1)
        group = same([product.group for product in products])
        self.group.setCurrentText(group or "")
        listing = same([product.listing for product in products])
        known = listing is not None and listing is not ListingSource.UNKNOWN
        self.listing.setCurrentIndex(
            self.listing.findData(listing.value) if known and listing else -1
        )
        cost = same([product.cost for product in products])
        price = same([p.price.currency for p in products if p.price is not None])
        self.cost.set_currency(price or self._currency)
        self.cost.set_money(cost)
        self.weight.set_count(same([product.weight_g for product in products]))
        one = len(products) == 1
        self.title.setText(products[0].title if one else "")
        self.fields["title"].set_visible(visible=one)
        differ, unknown = self.tr("differs"), self.tr("not known")
        for name, values in (
            ("supplier", [p.supplier_id for p in products]),
            ("group", [p.group for p in products]),
            ("listing", [p.listing for p in products]),
            ("cost", [p.cost for p in products]),
            ("weight", [p.weight_g for p in products]),
        ):
            several = len(set(values)) > 1
            lacks = name in ("supplier", "listing") and not several
            self.fields[name].set_hint(differ if several else unknown if lacks else "")
        for field in self.fields.values():
            field.end()
        self.costs.set_rows(self._rows, self._currency)
        self._say_notes()

    def _fill_choices(self) -> None:
        for field in self.fields.values():
            field.begin()
        self.supplier.clear()
        for number, name in sorted(
            self._suppliers.items(), key=lambda pair: pair[1].casefold()
        ):
            self.supplier.addItem(name, number)
        self.group.clear()
        self.group.addItems(list(self._groups))
        self.listing.clear()
        for source in ListingSource:
            if source is not ListingSource.UNKNOWN:
                self.listing.addItem(word("listing", source.value), source.value)
        for field in self.fields.values():
            field.end()

    def _say_heading(self) -> None:
        if len(self._rows) == 1:
            self.heading.setText(self._rows[0].title)
            self._only.setText(self._rows[0].product.sku)
        else:
            self.heading.setText(self.tr("{count} products").format(count=len(self._rows)))
            self._only.setText(self.tr("only what is ticked changes"))

    def _say_notes(self) -> None:
        self.fields["listing"].say(self.tr("decides who is at fault"))
        text = ""
        if len(self._rows) > MOST:
            text = self.tr("Different costs of so many are told by a table.")
        self.fields["cost"].say(text)

    # --- what is told -------------------------------------------------------------------

    def told(self) -> dict[str, ProductTold]:
        """What is ticked, and is news, by SKU; nothing while a cost or weight is none."""
        if self._problem():
            return {}
        own = self.costs.costs()
        told = {}
        for row in self._rows:
            product, said = row.product, self._told_of(row)
            if product.sku in own:
                said = ProductTold(
                    *(own[product.sku], said.supplier, said.group, said.listing, said.title),
                    said.weight_g,
                )
            if said != ProductTold():
                told[product.sku] = said
        return told

    def _told_of(self, row: ProductRow) -> ProductTold:
        ticked = {name for name, field in self.fields.items() if field.is_ticked()}
        listing, supplier = self.listing.currentData(), self.supplier.currentText()
        title = self.title.text().strip()
        said = ProductTold(
            cost=self.cost.money() if "cost" in ticked else None,
            supplier=supplier if "supplier" in ticked and supplier else None,
            group=self.group.currentText().strip() if "group" in ticked else None,
            listing=ListingSource(listing) if "listing" in ticked and listing else None,
            title=title if "title" in ticked and title else None,
            weight_g=self.weight.count() if "weight" in ticked else None,
        )
        return said.beyond(row.product, row.supplier)

    def _problem(self) -> str:
        """What cannot be kept, "" where all can."""
        text = self.tr("“{text}” is no cost. Nothing is kept until it is one, or empty.")
        ticked_cost = self.fields["cost"].is_ticked() and self.cost.is_wrong()
        wrong = self.cost.line.text() if ticked_cost else self.costs.wrong()
        if not wrong and self.fields["weight"].is_ticked() and self.weight.is_wrong():
            wrong = self.weight.line.text()
            text = self.tr(
                "“{text}” is no weight in whole grams. Nothing is kept until it is one, or empty."
            )
        return filled(text, text=wrong) if wrong else ""

    def _check(self) -> None:
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        back = bool(self._rows) and all(row.product.retired for row in self._rows)
        self.retire.set_text(self.tr("Bring back") if back else self.tr("Retire"))
        count = len(self.told())
        one, many = self.tr("Change it"), self.tr("Change {count}")
        self.keep.set_text(many.format(count=count) if count > 1 else one)
        self.keep.setEnabled(bool(count))
        if not count:
            self.effect.hide()
        self.changed.emit()

    def show_effect(self, effect: ProductsEffect, today: date) -> None:
        """Say what it does, as long as there is something to do."""
        for label in self._sentences:
            label.hide()
            label.deleteLater()
        self._sentences = [
            PlainLabel(f"• {sentence}") for sentence in effect_sentences(effect, today)
        ]
        for label in self._sentences:
            self.effect.add(label)
        self.effect.setVisible(bool(self.told()))

    def effect_text(self) -> list[str]:
        """What is said of it."""
        return [label.text().removeprefix("• ") for label in self._sentences]

    def take_focus(self, field: str) -> None:
        """Type this field of the chosen products: the costs one by one where there are several."""
        if field == "picture":
            self.picture.choose.setFocus()
        elif field == "cost" and self.costs.edits:
            self.costs.take_focus()
        elif field in self.fields and not self.fields[field].tick.isHidden():
            self.fields[field].take_focus()

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        for name, words in (
            ("title", self.tr("Name")),
            ("supplier", self.tr("Supplier")),
            ("group", self.tr("Group")),
            ("listing", self.tr("Listing text")),
            ("cost", self.tr("Cost of one")),
            ("weight", self.tr("Weight")),
        ):
            self.fields[name].set_words(words)
        self.weight.set_words(self.tr("Weight"), "g")
        self._picture_card.set_caption(self.tr("Picture"))
        self.merge.set_text(self.tr("Merge…"))
        set_tip(self.merge, self.tr("One thing under two SKUs is one product (M)"))
        set_tip(self.retire, self.tr("Sold no more: no list offers it, cases keep it (R)"))
        self.effect.set_caption(self.tr("What that does"))
        self._empty.say(
            self.tr("No product chosen"),
            self.tr(
                "Choose one, or several with Ctrl, Shift or the ticks: what is ticked here is then"
                " said of all of them at once."
            ),
        )
        self.picture.retranslate()
        self.costs.retranslate()
        self._stale = True
        self.show_rows(self._rows)

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
