"""What stands on the labels of a case: one for each place that its goods go to, and for each who pays."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from returns.casework.around import Around
from returns.casework.letters.letter_lines import goods_with_buyer
from returns.casework.steps.whereto import destination, return_by
from returns.errors import IllegalMove, NotFound
from returns.phrases import say, word
from returns.records.case import Case, Line
from returns.records.kept_text import one_line
from returns.records.papers import LabelRecord, PaperLine
from returns.records.policy import Address, PolicyTerms
from returns.records.postal import country_code
from returns.records.unit import Parcel, Unit
from returns.rules.dates.deadlines import deadline_table
from returns.rules.dates.to_post import number_ends, number_over
from returns.rules.money.due import CAME
from returns.rules.numbering import qr_payload
from returns.rules.offers import all_lost, not_lost, rma_demanded
from returns.rules.redaction.redactor import leaves_buyer_out
from returns.terms import End, FreightPayer, Goods, Lang, Party, Request, RmaPlacement, Route
from returns.trade.dispositions import DISPOSITIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection

_NO_RMA = "papers.no_rma"
#: its number is good no more
_RMA_OVER = "papers.rma_over"
#: routes on which the buyer sends something that the desk makes a label for
_LABELLED = (Route.TO_US, Route.TO_SUPPLIER, Route.TO_THIRD_PARTY)
#: whoever gets goods from us → the route that leads there
_ONWARD = {End.SUPPLIER: Route.TO_SUPPLIER, End.THIRD_PARTY: Route.TO_THIRD_PARTY}


@dataclass(frozen=True, slots=True)
class LabelDesk:
    """One case with all that its labels are made from."""

    tx: "Connection"
    case: Case
    beside: Around
    today: date
    lang: Lang
    #: labels are made although a supplier's number is missing
    overrule: bool
    #: line → by when the buyer was last asked to post it
    told: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Where a parcel goes, and the number by which it is taken in there."""

    name: str
    address: Address
    rma: str
    placement: RmaPlacement
    #: the order's number as it is told there; "" where the one that it was sold under is nobody's business
    order: str


@dataclass(frozen=True, slots=True)
class _Packed:
    """Pieces of one line that go to one receiver."""

    line: Line
    quantity: int
    to: _Receiver
    serials: tuple[str, ...] = ()
    return_by: date | None = None


def needs_supplier_rma(line: Line, terms: PolicyTerms | None) -> bool:
    """A supplier wants an RMA of its own on what is sent to it, and there is none for the line yet."""
    return rma_demanded(terms) and not line.supplier_rma


def labels_of(
    desk: LabelDesk,
    *,
    parcel_id: int | None = None,
    leg: End | None = None,
    line_ids: Collection[int] = (),
) -> tuple[tuple[LabelRecord, ...], bool]:
    """The labels of a case, and whether a supplier's missing number had to be overruled for them.

    Of what the buyer sends, in parcels with any of `line_ids` where those are named, unless a parcel of
    ours or the receiver of a second leg is named. Raises `IllegalMove`, `NotFound`.
    """
    strict = replace(desk, overrule=False)
    onwards = parcel_id is not None or leg is not None

    def made(by: LabelDesk) -> tuple[LabelRecord, ...]:
        return _onward(by, parcel_id, leg) if onwards else _way_back(by, line_ids)

    try:
        return made(strict), False
    except IllegalMove as refusal:
        if not desk.overrule or refusal.key not in (_NO_RMA, _RMA_OVER):
            raise
    return made(desk), True


def _way_back(desk: LabelDesk, line_ids: Collection[int]) -> tuple[LabelRecord, ...]:
    """What the buyer sends: only what is not here yet, while there is any."""
    case = desk.case
    routed = (_approved_for_us(case, line) for line in case.lines)
    sent = [line for line in routed if _labelled(line)]
    coming = [line for line in sent if not all_lost(line)]
    if not coming:
        key = "papers.goods_lost" if sent else "papers.no_parcel"
        raise IllegalMove(key, case=case.number)
    for line in coming:
        _demand_number_good(desk, line)
    still = {line.id: _still_out(line) for line in coming}
    all_here = not any(still.values())
    packed = [
        _Packed(
            line,
            not_lost(line) if all_here else still[line.id],
            _receiver(desk, line, line.route),
            return_by=_day_to_post(desk, line),
        )
        for line in coming
        if all_here or still[line.id]
    ]
    return _records(desk, packed, buyer_of_order(case), line_ids)


def _day_to_post(desk: LabelDesk, line: Line) -> date | None:
    """The day that the buyer was told, on a label that is made again, too; another one once it is over.

    While the letter with the label is still to come it names the day anew, as its label does.
    """
    deadlines = deadline_table(desk.beside.settings.deadlines)
    day = return_by(desk.case, line, desk.beside.terms(line), desk.today, deadlines)
    told = desk.told.get(line.id)
    comes = line.freight_payer is not FreightPayer.BUYER and line.label_made_at is None
    if day is None or told is None or comes or told < desk.today:
        return day
    return min(day, told)


def _labelled(line: Line) -> bool:
    return line.route in _LABELLED


def _approved_for_us(case: Case, line: Line) -> Line:
    """A line that the platform approved before we answered comes back as it is advised, else to us."""
    unanswered = line.tracks.request is Request.APPROVED and line.answered_at is None
    if _labelled(line) or not unanswered or line.tracks.goods is not Goods.NONE_EXPECTED:
        return line
    advised = case.outlook(line).advice.route
    return replace(line, route=advised if advised in _LABELLED else Route.TO_US)


def _onward(desk: LabelDesk, parcel_id: int | None, leg: End | None) -> tuple[LabelRecord, ...]:
    """What we send on, by its receiver's RMA rule: a parcel that is known, or all that is to go there."""
    parcel = None if parcel_id is None else _parcel(desk.case, parcel_id)
    end = parcel.goes_to if parcel is not None else leg
    packed = []
    for line in desk.case.lines:
        units = [unit for unit in line.units if _goes(unit, parcel, end)]
        if units and end is not None:
            receiver = _onward_to(desk, line, end, parcel)
            packed += [
                _Packed(
                    inside, len(those), receiver, tuple(u.serial for u in those if u.serial)
                )
                for inside, those in _inside(line, units, desk.lang)
            ]
    if not packed:
        raise IllegalMove("papers.nothing_to_send", case=desk.case.number)
    return _records(desk, packed, _ourselves(desk), onward=True)


def _inside(line: Line, units: Sequence[Unit], lang: str) -> list[tuple[Line, list[Unit]]]:
    """The line with those of its units that are its own goods, and by its name what came instead."""
    named: dict[str, list[Unit]] = {}
    for unit in units:
        other = one_line(unit.instead) or say("letters.items.another", lang)
        named.setdefault(other if unit.another else "", []).append(unit)
    return [
        (replace(line, title=other, sku="") if other else line, those)
        for other, those in named.items()
    ]


def sends_something(desk: LabelDesk) -> bool:
    """Whether the buyer sends anything of the case that a label is made for."""
    routed = (_approved_for_us(desk.case, line) for line in desk.case.lines)
    return any(_labelled(line) and not all_lost(line) for line in routed)


def goods_here(case: Case) -> bool:
    """Whether all that was to come back is with somebody who received it."""
    coming = [line for line in case.lines if _labelled(line) and not all_lost(line)]
    return bool(coming) and not any(map(_still_out, coming))


def way_of_label(case: Case) -> tuple[int | None, End | None]:
    """For which way a label makes sense now: what is still to come, else where the goods go on to.

    Gives a parcel of ours or the receiver of a second leg as `labels_of` takes them, both None for the
    way back. Raises `IllegalMove` for goods that came already and go nowhere from here.
    """
    if not goods_here(case):
        return None, None
    units = [unit for line in case.lines for unit in line.units]
    for end in (End.SUPPLIER, End.THIRD_PARTY, End.BUYER):
        if any(_goes(unit, None, end) for unit in units):
            return None, end
    for parcel in case.parcels:
        ours = parcel.comes_from is End.US and parcel.received_at is None
        if ours and set(parcel.unit_ids) & {unit.id for unit in units}:
            return parcel.id, None
    raise IllegalMove("papers.goods_here", case=case.number)


def buyer_of_order(case: Case) -> Address | None:
    """The buyer as the order has them, who sends it back; None leaves lines to write on.

    Never the buyer's usual address: a gift went elsewhere.
    """
    address = case.sale.address
    if not address:
        return None
    return address if address.name else replace(address, name=case.sale.buyer)


def _ourselves(desk: LabelDesk) -> Address | None:
    settings = desk.beside.settings
    address = settings.return_address
    if not address:
        return None
    return address if address.name else replace(address, name=settings.shop_name)


def _demand_number_good(desk: LabelDesk, line: Line) -> None:
    """No label with a number that is over before anything is posted by it."""
    terms = desk.beside.terms(line)
    ends = number_ends(terms, line)
    if ends is None or desk.overrule or not number_over(desk.case, line, terms, desk.today):
        return
    day = f"date:{ends}"
    raise IllegalMove(_RMA_OVER, supplier=line.supplier, rma=line.supplier_rma, day=day)


def _still_out(line: Line) -> int:
    """Pieces that were announced, are with nobody who received them, and were not lost."""
    if not line.units:
        return line.quantity
    over = {*CAME, Goods.LOST}
    return sum(u.number <= line.last_number and u.goods not in over for u in line.units)


def _parcel(case: Case, parcel_id: int) -> Parcel:
    found = next((parcel for parcel in case.parcels if parcel.id == parcel_id), None)
    if found is None or found.comes_from is not End.US:
        raise NotFound("papers.no_such_parcel", case=case.number)
    return found


def _goes(unit: Unit, parcel: Parcel | None, end: End | None) -> bool:
    if parcel is not None and parcel.unit_ids:
        return unit.id in parcel.unit_ids
    if unit.disposition is None or unit.goods not in (Goods.RECEIVED, Goods.INSPECTED):
        return False
    return DISPOSITIONS[unit.disposition].goes_to is end


def _onward_to(desk: LabelDesk, line: Line, end: End, parcel: Parcel | None) -> _Receiver:
    if end is End.SUPPLIER and line.supplier_id is None:
        # to nobody nothing is sent: its label would have our own address
        raise IllegalMove("step.needs_supplier", item=line.title or line.sku)
    if end in _ONWARD:
        # the place of the way back is not the one of the second leg
        there = replace(line, place_id=parcel.place_id if parcel is not None else None)
        return _receiver(desk, there, _ONWARD[end])
    address = buyer_of_order(desk.case)
    if end is not End.BUYER or address is None:
        raise IllegalMove("papers.no_buyer_address", case=desk.case.number)
    case, placement = desk.case, RmaPlacement.LABEL_ONLY
    return _Receiver(address.name, address, case.our_rma, placement, case.order)


def _receiver(desk: LabelDesk, line: Line, route: Route) -> _Receiver:
    case, terms = desk.case, desk.beside.terms(line)
    to_supplier = route is Route.TO_SUPPLIER
    if to_supplier and needs_supplier_rma(line, terms) and not desk.overrule:
        raise IllegalMove(_NO_RMA, case=case.number, supplier=line.supplier)
    name, address = destination(desk.tx, case, line, route, desk.beside.settings)
    if not to_supplier:
        return _Receiver(name, address, case.our_rma, RmaPlacement.LABEL_ONLY, case.order)
    # the same numbers as on his sheet
    sold_under = "" if leaves_buyer_out(Party.SUPPLIER, terms) else case.order
    order = line.supplier_po or sold_under
    placement = terms.rma_placement if terms is not None else RmaPlacement.LABEL_ONLY
    if placement is not RmaPlacement.PO_IS_RMA:
        return _Receiver(name, address, line.supplier_rma or case.our_rma, placement, order)
    if line.supplier_rma:
        # a number that was given wins over the rule for when none is
        return _Receiver(name, address, line.supplier_rma, RmaPlacement.LABEL_ONLY, order)
    number = line.supplier_po or case.order
    return _Receiver(name, address, number, placement, number)


def _records(
    desk: LabelDesk,
    packed: Iterable[_Packed],
    sender: Address | None,
    line_ids: Collection[int] = (),
    *,
    onward: bool = False,
) -> tuple[LabelRecord, ...]:
    """One for each receiver; of what the buyer sends one for each payer, whom each letter tells."""
    by_parcel: dict[tuple[_Receiver, FreightPayer], list[_Packed]] = {}
    for each in packed:
        # of what we send ourselves the postage is ours to buy
        payer = FreightPayer.BUYER if onward else each.line.freight_payer
        by_parcel.setdefault((each.to, payer), []).append(each)
    asked = {
        parcel: items
        for parcel, items in by_parcel.items()
        if any(each.line.id in line_ids for each in items)
    }
    return tuple(
        _record(desk, to, items, sender, payer, onward=onward)
        for (to, payer), items in (asked or by_parcel).items()
    )


def _record(
    desk: LabelDesk,
    to: _Receiver,
    packed: Sequence[_Packed],
    sender: Address | None,
    payer: FreightPayer,
    *,
    onward: bool,
) -> LabelRecord:
    case = desk.case
    reasons = [word("reason", each.line.reason, desk.lang) for each in packed]
    together = len(set(reasons)) == 1
    sent = packed if onward else [_with_buyer(each, desk.lang) for each in packed]
    return LabelRecord(
        case_number=case.number,
        order_number=to.order,
        rma=to.rma,
        second_rma=case.our_rma if to.rma != case.our_rma else "",
        to_address=to.address,
        to_name=to.name,
        from_address=sender,
        contents=tuple(
            PaperLine(
                each.quantity,
                each.line.title,
                each.line.sku,
                ", ".join(each.serials),
                "" if together else reason,
            )
            for each, reason in zip(sent, reasons, strict=True)
        ),
        return_by=min((each.return_by for each in packed if each.return_by), default=None),
        issued_on=desk.today,
        placement=to.placement,
        customs=_crosses(sender, to.address),
        postage_by=payer,
        scan_code=qr_payload(case.our_rma, case.number),
        reason=reasons[0] if together else "",
        lang=desk.lang,
    )


def _with_buyer(packed: _Packed, lang: str) -> _Packed:
    """As the buyer has it, and as the letter asks for it: another thing has not the item's number."""
    line, item = packed.line, packed.line.title or packed.line.sku
    named = goods_with_buyer(line, item, lang)
    return packed if named == item else replace(packed, line=replace(line, title=named, sku=""))


def _crosses(sender: Address | None, to: Address) -> bool:
    """Whether a border lies between them, as far as both countries are known."""
    if sender is None or not sender.country or not to.country:
        return False
    return country_code(sender.country) != country_code(to.country)
