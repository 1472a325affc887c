"""In whose hands the goods were, from the order's days, the parcels and our steps; who vouches for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from returns.clock import moment
from returns.documents.labels.label_parts import written_day
from returns.language import country_name
from returns.papers.sheet.sheet_dates import span_said
from returns.phrases import say, word
from returns.records.advice import OrderDates
from returns.records.case import Case
from returns.records.papers import PaperEvent
from returns.records.postal import country_code
from returns.records.sheet_facts import Custody, CustodyRow, Hand, Maker, Unseen
from returns.records.unit import Parcel
from returns.rules.goods.arrivals import arrived_on, not_let_in
from returns.rules.goods.shown_goods import readable
from returns.rules.reasons import NEVER_HAD
from returns.terms import End, Fulfilment, Goods, Lang, Move, Party

#: steps by which somebody took goods in, and by which somebody looked at them
_TAKEN_IN = ("receive",)
_LOOKED = ("inspect", "finding", "verdict", "missing", "found_says")
_SENDERS = {
    Fulfilment.DROPSHIP: End.SUPPLIER,
    Fulfilment.OWN_STOCK: End.US,
    Fulfilment.PLATFORM_WAREHOUSE: End.PLATFORM,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What custody is told from."""

    case: Case
    events: Sequence[PaperEvent]
    #: the shop's name and city
    shop: str
    city: str
    addressee: Party
    lang: Lang
    today: date

    def name(self, end: End) -> str:
        """Whose hands: the supplier's by name for himself alone, ours by the shop's."""
        if end is End.US:
            return self.shop or word("unnamed", "seller", self.lang)
        supplier = self.case.lines[0].supplier
        if end is End.SUPPLIER and self.addressee is Party.SUPPLIER and supplier:
            return supplier
        return word("end", end, self.lang)

    def who(self, start: str, end: str) -> str:
        """From one to another."""
        return say("papers.custody.between", self.lang, start=start, end=end)

    def carrier(self, parcel: Parcel | None) -> str:
        """Its name, else that it was a carrier."""
        known = parcel.carrier if parcel is not None else ""
        return known or word("unnamed", "carrier", self.lang)

    def by(self, kinds: Sequence[str]) -> str:
        """Who did the last step of these kinds, "" where nobody said."""
        told = [line.event.by for line in self.events if line.event.kind in kinds]
        return next((name for name in reversed(told) if name), "")


def custody_of(told: Told) -> Custody:
    """Hands and rows, in the order of their days; nothing of goods whose sending nobody told."""
    dates = told.case.outlook(told.case.lines[0]).dates
    return Custody(tuple(_hands(told, dates)), tuple(_rows(told, dates)))


def maker_of(told: Told) -> Maker:
    """Who looked at the goods, else who took them in or did the last step; and when they were looked at."""
    looked = [line.inspected_at for line in told.case.lines if line.inspected_at is not None]
    last = next((line.event.by for line in reversed(told.events) if line.event.by), "")
    name = told.by(_LOOKED) or told.by(_TAKEN_IN) or last
    return Maker(name, max(looked).date() if looked else None)


def _parcels(case: Case) -> list[Parcel]:
    """Those of these goods: one that is known to hold others' alone is nobody else's business."""
    units = {unit.id for unit in case.units}
    return [p for p in case.parcels if not p.unit_ids or units & set(p.unit_ids)]


def _back(case: Case) -> Parcel | None:
    """The parcel in which the buyer sent it back, the last of several.

    One that was turned away at its door came here: nobody else had it in hand.
    """
    found = next((parcel for parcel in reversed(_parcels(case)) if parcel.comes_back), None)
    if found is None or not_let_in(case, found) is None:
        return found
    return replace(found, goes_to=End.US)


def _out(case: Case) -> Parcel | None:
    """The parcel in which it went to the buyer, where it is known as one."""
    instead = {sent.parcel_id for sent in case.exchanges}
    ways = (p for p in _parcels(case) if p.goes_to is End.BUYER and p.id not in instead)
    return next(ways, None)


def _sender(case: Case) -> End:
    return _SENDERS.get(case.lines[0].fulfilment, End.SUPPLIER)


# --- the strip ----------------------------------------------------------------------------------


def _hands(told: Told, dates: OrderDates) -> Iterator[Hand]:
    case, back = told.case, _back(told.case)
    sender = _sender(case)
    shipped, delivered = dates.shipped.latest, _delivered(told, dates)
    if shipped is None or shipped > told.today:
        return
    ordered = dates.ordered.earliest
    ours = sender is End.US
    start = min(ordered or shipped, shipped)
    guessed = not dates.shipped.sure
    yield Hand(told.name(sender), start, shipped, ours=ours, about=guessed)
    arrived = max(delivered, shipped) if delivered else told.today
    came = bool(delivered)
    guessed |= came and not dates.delivered.sure
    carrier = told.carrier(_out(case))
    yield Hand(carrier, shipped, arrived, seen=False, about=guessed, ended=came)
    if delivered is None:
        return
    sent = _day(back.sent_at) if back else None
    left = max(sent, arrived) if sent else None
    here = arrived_on(case, back) if back else None
    if left is None and here is not None:
        left = max(arrived, here)
    buyer, guessed = told.name(End.BUYER), not dates.delivered.sure
    end = left or max(told.today, arrived)
    yield Hand(buyer, arrived, end, about=guessed, ended=left is not None)
    if left is None or back is None:
        return
    yield from _hands_back(told, back, left, here)


def _hands_back(told: Told, back: Parcel, left: date, here: date | None) -> Iterator[Hand]:
    """From the day that the buyer sent it on."""
    there = max(here, left) if here else max(told.today, left)
    if there > left or here is None:
        yield Hand(told.carrier(back), left, there, seen=False, ended=here is not None)
    if here is not None:
        end, ours = max(told.today, there), back.goes_to is End.US
        yield Hand(told.name(back.goes_to), there, end, ours=ours, ended=False)


def _delivered(told: Told, dates: OrderDates) -> date | None:
    """The day it reached the buyer; None where the buyer says that it never did."""
    never = all(line.reason in NEVER_HAD for line in told.case.lines)
    if never and not dates.delivered.sure:
        return None
    day = dates.delivered.latest
    return day if day is not None and day <= told.today else None


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None


# --- the rows -----------------------------------------------------------------------------------


def _rows(told: Told, dates: OrderDates) -> Iterator[CustodyRow | Unseen]:
    case, lang = told.case, told.lang
    if dates.shipped.earliest is None:
        return
    sender, out, back = _sender(case), _out(case), _back(case)
    carrier, buyer = told.carrier(out), told.name(End.BUYER)
    yield CustodyRow(
        when=span_said(dates.shipped, lang, why=False),
        who=told.who(told.name(sender), carrier),
        where="",
        what=say("papers.custody.shipped", lang),
        ours=sender is End.US,
    )
    delivered = _delivered(told, dates)
    if delivered is None:
        first = span_said(dates.shipped, lang, why=False)
        never = all(line.reason in NEVER_HAD for line in case.lines)
        key = "unseen_never" if never else "unseen_way"
        yield Unseen(say(f"papers.custody.{key}", lang, first=first))
        return
    yield CustodyRow(
        when=span_said(dates.delivered, lang, why=False),
        who=told.who(carrier, buyer),
        where=country_name(country_code(case.sale.address.country), lang),
        what=say("papers.custody.delivered", lang),
    )
    if back is None:
        if not any(line.inspected_at for line in case.lines):
            yield Unseen(say("papers.custody.unseen_buyer", lang))
    else:
        yield from _way_back(told, back)
    yield from _looked_at(told)


def _way_back(told: Told, back: Parcel) -> Iterator[CustodyRow | Unseen]:
    lang = told.lang
    carrier, buyer = told.carrier(back), told.name(End.BUYER)
    if back.sent_at is not None:
        yield CustodyRow(
            when=written_day(back.sent_at.date(), lang),
            who=told.who(buyer, carrier),
            where="",
            what=say("papers.custody.posted", lang),
        )
        yield _unseen(told, back)
    came = arrived_on(told.case, back)
    if came is not None and (back.received_at is None or came < back.received_at.date()):
        # the carrier's word of the day; nobody here had it in hand by that
        yield CustodyRow(
            when=written_day(came, lang),
            who=told.who(carrier, told.name(back.goes_to)),
            where="",
            what=say("papers.custody.delivered", lang),
        )
    if back.received_at is not None:
        us = back.goes_to is End.US
        by = told.by(_TAKEN_IN) if us else ""
        yield CustodyRow(
            when=_moment(back.received_at, lang),
            who=told.who(carrier, by or told.name(back.goes_to)),
            where=told.city if us else "",
            what=say(f"papers.custody.{'taken_in' if us else 'arrived'}", lang),
            ours=us,
        )


def _unseen(told: Told, back: Parcel) -> Unseen:
    first = written_day(back.sent_at.date(), told.lang) if back.sent_at else ""
    came = arrived_on(told.case, back)
    lost = _lost_on(told, back)
    if lost is not None:
        last = written_day(lost, told.lang)
        return Unseen(say("papers.custody.unseen_lost", told.lang, first=first, last=last))
    if came is None:
        return Unseen(say("papers.custody.unseen_way", told.lang, first=first))
    key = "unseen_tracked" if back.tracking else "unseen"
    taken = back.received_at
    last = _moment(taken, told.lang) if taken else written_day(came, told.lang)
    facts = {"first": first, "last": last, "tracking": back.tracking}
    return Unseen(say(f"papers.custody.{key}", told.lang, **facts))


def _lost_on(told: Told, back: Parcel) -> date | None:
    """The day on which all that was in a parcel was last said to be lost; None where it was not."""
    inside = [unit for unit in told.case.units if not back.unit_ids or unit.id in back.unit_ids]
    days = [
        moment(line.event.at).date() for line in told.events if line.event.kind == Move.LOST
    ]
    lost = (unit.goods is Goods.LOST and not unit.lost_going_on for unit in inside)
    gone = bool(inside) and all(lost)
    return days[-1] if gone and days else None


def _looked_at(told: Told) -> Iterator[CustodyRow]:
    case, lang = told.case, told.lang
    looked = [line.inspected_at for line in case.lines if line.inspected_at is not None]
    if not looked:
        return
    weights = [unit.weight_g for unit in case.units if unit.weight_g is not None]
    states = dict.fromkeys(unit.package for unit in case.units if unit.package is not None)
    key = "opened_photographed" if readable(case.photos) else "opened"
    yield CustodyRow(
        when=_moment(max(looked), lang),
        who=told.by(_LOOKED) or told.name(End.US),
        where=told.city,
        what=say(f"papers.custody.{key}", lang),
        weight=say("papers.custody.goods", lang, grams=sum(weights)) if weights else "",
        # the state of its package is all that is told of how it was closed
        seal=word("package", next(iter(states)), lang) if len(states) == 1 else "",
        ours=True,
    )


def _moment(moment: datetime, lang: Lang) -> str:
    day = written_day(moment.date(), lang)
    return say("papers.custody.moment", lang, day=day, time=f"{moment:%H:%M}")
