"""Asking the goods back: where to; what cannot be chosen stays in the list and says why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.queue.dialogs.line_choice import LineChoice
from desktop.queue.dialogs.step_dialogs import StepDialog, about
from desktop.queue.dialogs.way_row import WayRow
from desktop.widgets.layouts import column, framed
from desktop.widgets.segmented import Segmented
from desktop.wording import choice_word, day_words, opening, refusal_words, who
from returns.errors import Refusal
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.records.place import Place
from returns.records.policy import Supplier, SupplierPolicy
from returns.rules.dates.to_post import safe_day_of
from returns.rules.money.laws_day import LAW_LONGER
from returns.terms import (
    FreightPayer,
    Goods,
    Party,
    PlaceKind,
    Request,
    Route,
    Standing,
    StepKind,
)


@dataclass(frozen=True, slots=True)
class WayBack:
    """A place that the buyer could send it to."""

    route: Route
    #: a place of the desk by its name, "" where the route says it
    place: str
    words: str
    detail: str = ""
    #: why it cannot be chosen, "" where it can
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class BackKnown:
    """What is read for the dialog: places, suppliers, the terms of each line by its row number."""

    places: tuple[Place, ...]
    suppliers: dict[int, Supplier]
    policies: dict[int, SupplierPolicy | None]
    #: why a line cannot be asked back that way now: by its row number, the route and the place
    refused: dict[tuple[int, Route, str], Refusal] = field(default_factory=dict)


def ways_of(line: Line, places: Sequence[Place]) -> Iterator[tuple[Route, str]]:
    """Where the goods of a line could go at all, a place of the desk by its name."""
    yield Route.TO_US, ""
    if line.supplier_id is not None:
        yield Route.TO_SUPPLIER, ""
    for place in places:
        own = place.kind in (PlaceKind.OWN, PlaceKind.HOME)
        yield (Route.TO_US if own else Route.TO_THIRD_PARTY), place.name


def _asked_to(line: Line, route: Route, place_id: int | None) -> bool:
    """Whether its buyer was told to send it there, and it is awaited."""
    waits = line.tracks.request is Request.APPROVED and line.tracks.goods is Goods.AWAITED
    return waits and (line.route, line.place_id) == (route, place_id)


class AskBackDialog(StepDialog):
    """One way per place; the advised one is chosen, or the one that was asked for."""

    def __init__(
        self,
        case: Case,
        known: BackKnown,
        today: date,
        parent: QWidget | None = None,
        *,
        to: Route | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._wanted = to
        self._case, self._known, self._today = case, known, today
        self.setWindowTitle(self.tr("Ask it back"))
        self.heading.setText(self.tr("Ask it back: where to?"))
        self.choice = LineChoice(case)
        for tick in self.choice.ticks:
            # a return is agreed on for the whole line
            tick.hide()
        self.choice.setVisible(len(case.lines) > 1)
        self.ways: list[WayBack] = []
        self.group = QButtonGroup(self)
        self._list = column(gap=0)
        self.payer = Segmented(
            [
                (each.value, choice_word("freight_payer", each.value))
                for each in (FreightPayer.SELLER, FreightPayer.BUYER, FreightPayer.SUPPLIER)
            ],
            self.tr("Who pays the postage"),
        )
        self.add(self.choice)
        self.add(framed("ways", self._list, (1, 1, 1, 1)))
        self.add_field(self.tr("Who pays the postage"), self.payer)
        self.payer.chosen.connect(lambda _: self._say())
        self.ok.set_text(self.tr("Ask and write"))
        self.choice.changed.connect(self._fill)
        self.group.idToggled.connect(lambda _at, _on: self._say())
        self._fill()

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            part = item.widget()
            if isinstance(part, QWidget):
                part.setParent(None)
                part.deleteLater()
        line = self.choice.line()
        self.words.setText(about(self._case, (line,)))
        self.words.show()
        for button in self.group.buttons():
            self.group.removeButton(button)
        self.ways = self._ways(line)
        advice = self._case.outlook(line).advice
        advised = self._wanted or advice.route
        # nobody can be charged whom nobody knows
        known = line.supplier_id is not None
        self.payer.shut(FreightPayer.SUPPLIER.value, "" if known else self._unknown())
        self.payer.set_value(advice.freight_payer.value)
        for at, way in enumerate(self.ways):
            self._list.addWidget(self._row(at, way))
        usable = [at for at, way in enumerate(self.ways) if not way.why_not]
        wanted = [at for at in usable if self.ways[at].route is advised]
        if usable:
            self.group.button((wanted or usable)[0]).setChecked(True)
            self.group.button((wanted or usable)[0]).setFocus()
        self._say()

    def _row(self, at: int, way: WayBack) -> QWidget:
        costs = self._case.outlook(self.choice.line()).advice.costs
        found = next((each for each in costs if each.way == way.route), None)
        cost = (
            "" if found is None else f"≈ {found.cost}" if found.estimated else str(found.cost)
        )
        text = self.tr("costs you {amount} in all").format(amount=cost) if cost else ""
        spoken = " · ".join(part for part in (way.detail, text) if part)
        shown = WayRow(way.words, way.detail, cost, spoken, way.why_not)
        self.group.addButton(shown.button, at)
        return shown

    def _ways(self, line: Line) -> list[WayBack]:
        kinds = {place.name: place.kind for place in self._known.places}
        ways = []
        for route, place in ways_of(line, self._known.places):
            if place:
                way = WayBack(
                    route, place, place, choice_word("place_kind", kinds[place].value)
                )
            elif route is Route.TO_US:
                about_it = self.tr("looked at before anything else")
                way = WayBack(route, "", self.tr("To us"), about_it)
            else:
                supplier = self._known.suppliers.get(line.supplier_id or 0)
                way = self._to_supplier(line, supplier)
            why = self._known.refused.get((line.id, route, place))
            if why is not None and not way.why_not:
                # what it would be refused with at the end is said before it is chosen
                there = _asked_to(line, route, self._place_id(place))
                told = self.tr("that is where it was asked to") if there else refusal_words(why)
                way = replace(way, why_not=told)
            ways.append(way)
        if line.supplier_id is None:
            words = filled(self.tr("To {supplier}"), supplier=who("", Party.SUPPLIER.value))
            ways.append(WayBack(Route.TO_SUPPLIER, "", words, "", self._unknown()))
        return ways

    def _place_id(self, name: str) -> int | None:
        return next((each.id for each in self._known.places if each.name == name), None)

    def _unknown(self) -> str:
        return self.tr("nobody knows yet who shipped it: choose the supplier first")

    def _to_supplier(self, line: Line, supplier: Supplier | None) -> WayBack:
        words = filled(self.tr("To {supplier}"), supplier=line.supplier)
        policy = self._known.policies.get(line.id)
        why_not, detail = "", ""
        if supplier is not None and not supplier.warehouses:
            why_not = self.tr("no return address is known")
        elif supplier is not None and supplier.standing is Standing.STOPPED:
            why_not = self.tr("you stopped working with them")
        elif policy is not None:
            safe = safe_day_of(policy.terms, line, self._case.outlook(line).dates)
            if safe is not None and safe < self._today:
                text = self.tr("too late: the last safe day was {day}")
                why_not = text.format(day=day_words(safe, self._today))
            elif safe is not None:
                text = self.tr("to be posted by {day}, the last safe day")
                if self._case.outlook(line).advice.barred == LAW_LONGER:
                    text = self.tr(
                        "the last safe day is {day}; by law the buyer may post it later"
                    )
                detail = text.format(day=day_words(safe, self._today))
        return WayBack(Route.TO_SUPPLIER, "", words, detail, why_not)

    def way(self) -> WayBack | None:
        """The one that is chosen."""
        at = self.group.checkedId()
        return self.ways[at] if 0 <= at < len(self.ways) else None

    def _say(self) -> None:
        self.ok.setEnabled(self.way() is not None)
        name = who(self._case.sale.buyer or self._case.customer.name)
        text = self.tr("{name} gets the address by letter. No money moves until it is there.")
        if self.payer.value() == FreightPayer.BUYER.value:
            text = self.tr(
                "{name} gets the address by letter and pays the postage, tracked. "
                "No money moves until it is there."
            )
        said = filled(text, name=name)
        # it begins with the name, or with "the buyer"
        self.say_outcome(opening(said) if self.way() is not None else "")

    def accept(self) -> None:
        """Give the way."""
        way = self.way()
        payer = self.payer.value()
        if way is not None:
            told = StepOptions(
                route=way.route,
                place=way.place,
                line=self.choice.number(),
                payer=FreightPayer(payer) if payer else None,
            )
            self._decide(StepKind.APPROVE, told)
