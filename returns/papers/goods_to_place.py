"""What a pick list says: goods that are here, where they lie, where each goes, from which cases."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import cases as t
from returns.casework.around import Around
from returns.casework.outlook import read_with
from returns.casework.places import places
from returns.casework.situations import situation
from returns.casework.steps.whereto import destination
from returns.errors import Refusal
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store
from returns.papers.label_records import needs_supplier_rma
from returns.phrases import say, word
from returns.records.case import Case, Line
from returns.records.plain_papers import PickGroup, PickList, PickRow
from returns.records.unit import Unit
from returns.rules.advice.fates import dispositions_of
from returns.rules.goods.second_leg import leaving_in, sent_in
from returns.rules.paper_size import paper_of
from returns.rules.steps.step_goods import claim_decided
from returns.terms import Disposition, Goods, Lang, Route

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ORDER = tuple(Disposition)


@dataclass(frozen=True, slots=True)
class _Picked:
    """One piece that is here and wants a place."""

    place: str
    #: where in the list: what is decided in the order of the trade, what is not comes last
    order: int
    item: str
    state: str
    to: str
    wait: str
    serial: str
    case: str

    @property
    def together(self) -> tuple[object, ...]:
        """Pieces that agree in it are taken and put down together."""
        return (self.order, self.to, self.item, self.state, self.wait)


def goods_to_place(store: Store, case_ids: Iterable[int] | None, lang: Lang) -> PickList:
    """Goods of these cases, or of all, sorted by where they lie and where they go.

    Raises `NotFound` for a case that is none, `Refusal` where nothing is to be placed.
    """
    now = store.clock.now()
    with store.reading() as tx:
        settings = read_settings(tx)
        named = {place.id: place.name for place in places(tx)}
        chosen = _with_goods_here(tx) if case_ids is None else dict.fromkeys(case_ids)
        picked: list[_Picked] = []
        held = 0
        for case_id in chosen:
            case, beside = read_with(tx, case_id, now)
            reading = _Reading(tx, case, beside, named, lang)
            picked += reading.picked()
            held += reading.held()
    if not picked:
        raise Refusal("papers.nothing_to_place")
    return PickList(
        shop=settings.shop_name,
        made_on=now.date(),
        groups=tuple(_groups(picked)),
        cases=len({each.case for each in picked}),
        held=held,
        paper=paper_of(settings.return_address.country),
    )


def _with_goods_here(tx: "Connection") -> Iterable[int]:
    """Cases of which a piece was looked at and is not placed yet."""
    unit = t.unit
    query = select(unit.c.case_id).where(unit.c.goods == Goods.INSPECTED.value)
    return tx.execute(query.distinct().order_by(unit.c.case_id)).scalars().all()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One case with what its goods are told from."""

    tx: "Connection"
    case: Case
    beside: Around
    #: places of ours by their row numbers
    named: dict[int, str]
    lang: Lang

    def picked(self) -> Iterator[_Picked]:
        """Every piece that is to be taken somewhere."""
        for line, unit in self._here():
            if unit.disposition is not Disposition.HOLD:
                yield self._of(line, unit)

    def held(self) -> int:
        """How many pieces stay as evidence."""
        return sum(unit.disposition is Disposition.HOLD for _, unit in self._here())

    def _here(self) -> Iterator[tuple[Line, Unit]]:
        """Pieces that were looked at and did not leave yet."""
        for line in self.case.lines:
            for unit in line.in_state(Goods.INSPECTED):
                if leaving_in(self.case, unit) is None and sent_in(self.case, unit) is None:
                    yield line, unit

    def _of(self, line: Line, unit: Unit) -> _Picked:
        place = self.named.get(unit.place_id or 0, "") or say("papers.picks.here", self.lang)
        variant = ", ".join(filter(None, (line.variant, line.sku)))
        title = unit.instead or line.title or line.sku
        return _Picked(
            place=place,
            order=_ORDER.index(unit.disposition) if unit.disposition else len(_ORDER),
            item="\n".join(filter(None, (title, "" if unit.instead else variant))),
            state=word("grade", unit.grade, self.lang) if unit.grade else "–",
            to=self._to(line, unit),
            wait=self._wait(line, unit),
            serial=unit.serial,
            case=self.case.number.rsplit("-", 1)[-1],
        )

    def _to(self, line: Line, unit: Unit) -> str:
        if unit.disposition is None:
            return self._undecided(line, unit)
        words = word("disposition", unit.disposition, self.lang)
        return "\n".join(filter(None, (words, self._receiver(line, unit.disposition))))

    def _undecided(self, line: Line, unit: Unit) -> str:
        possible = dispositions_of(unit, self.case, line, self.beside.terms(line))
        if not possible:
            return say("papers.picks.undecided", self.lang)
        best = word("disposition", possible[0], self.lang)
        return say("papers.picks.proposed", self.lang, where=best)

    def _receiver(self, line: Line, disposition: Disposition) -> str:
        """Who gets it, by name; "" where it stays, and where nobody said yet."""
        if disposition is Disposition.TO_BUYER:
            return self.case.sale.address.name or self.case.sale.buyer
        if disposition is Disposition.TO_SUPPLIER:
            return line.supplier
        if disposition is not Disposition.THIRD_PARTY:
            return ""
        there = replace(line, place_id=None)
        try:
            name, _ = destination(
                self.tx, self.case, there, Route.TO_THIRD_PARTY, self.beside.settings
            )
        except Refusal:
            return ""
        return name.removesuffix(", RETURNS")

    def _decided(self, line: Line) -> bool:
        outlook = self.case.outlook(line)
        dates, advice = outlook.dates, outlook.advice
        return claim_decided(situation(self.case, line, advice, self.beside, dates))

    def _wait(self, line: Line, unit: Unit) -> str:
        """What must be had first: the supplier's number, or his word on a claim that is open."""
        if unit.disposition is not Disposition.TO_SUPPLIER:
            return "" if self._decided(line) else say("papers.picks.deciding", self.lang)
        if needs_supplier_rma(line, self.beside.terms(line)):
            return say("papers.picks.no_rma", self.lang)
        return line.supplier_rma and say("papers.picks.rma", self.lang, rma=line.supplier_rma)


def _groups(picked: list[_Picked]) -> Iterator[PickGroup]:
    by_place: dict[str, dict[tuple[object, ...], list[_Picked]]] = {}
    for each in sorted(
        picked, key=lambda one: (one.place.casefold(), one.order, one.to, one.item)
    ):
        by_place.setdefault(each.place, {}).setdefault(each.together, []).append(each)
    for place, found in by_place.items():
        yield PickGroup(place, tuple(_row(together) for together in found.values()))


def _row(together: list[_Picked]) -> PickRow:
    first = together[0]
    return PickRow(
        pieces=len(together),
        item=first.item,
        serials=tuple(dict.fromkeys(each.serial for each in together if each.serial)),
        state=first.state,
        to=first.to,
        wait=first.wait,
        cases=tuple(dict.fromkeys(each.case for each in together)),
    )
