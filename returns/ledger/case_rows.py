"""A case with all that belongs to it, out of the rows of the desk."""

import json
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from db.case_parts import read_parts
from returns.clock import day, moment
from returns.errors import NotFound
from returns.ledger.part_rows import (
    billed,
    claim,
    clocks,
    customer,
    exchange,
    holds,
    parcel,
    payment,
    second_party,
    unit,
    went_back,
)
from returns.ledger.rows import Mapping, at, money, photo
from returns.ledger.settings_rows import settings_of
from returns.ledger.stored import as_stored
from returns.money import Money, Rates
from returns.records import case as r
from returns.records import order as o
from returns.records import unit as u
from returns.records.facts import TriageSettings
from returns.records.own_reason import OwnReason
from returns.records.policy_json import address_from_text
from returns.records.settings import DeskSettings
from returns.rules.money.way_back import with_our_losses
from returns.rules.own_reasons import meant
from returns.rules.suspicion import Compared, signals, suspected
from returns.terms import (
    BuyerMoney,
    Fulfilment,
    Goods,
    ListingSource,
    Offer,
    Request,
    Route,
    SupplierClaim,
    Verdict,
    Wish,
)
from returns.terms import FreightPayer as Payer
from returns.trade.tracks import slowest

_YEAR = timedelta(days=365)

#: rows by the names of their tables, as `db.case_parts` gives them
Parts = Mapped[str, Sequence[Mapping]]


class Beside(NamedTuple):
    """The rows that belong to a case's own, as they are stored; a line has its product's picture."""

    order: Mapping
    order_lines: Sequence[Mapping]
    channel: Mapping
    buyer: Mapping | None
    lines: Sequence[Mapping]
    units: Sequence[Mapping]
    parcels: Sequence[Mapping] = ()
    parcel_units: Sequence[Mapping] = ()
    exchanges: Sequence[Mapping] = ()
    payments: Sequence[Mapping] = ()
    photos: Sequence[Mapping] = ()
    claims: Sequence[Mapping] = ()
    claim_answers: Sequence[Mapping] = ()
    earlier: Sequence[Mapping] = ()
    same_photo: Sequence[Mapping] = ()
    similar_photo: Sequence[Mapping] = ()
    #: how much of each article, and of the buyer's orders, was sold and came back
    articles: Sequence[Mapping] = ()
    bought: Sequence[Mapping] = ()
    #: sums by the kind of payment
    went_back: Sequence[Mapping] = ()
    #: what the seller calls reasons on this desk
    own_reasons: Sequence[OwnReason] = ()
    #: how much each sign of a malicious return weighs on this desk
    triage: TriageSettings = TriageSettings()
    #: the desk's own rates, None for the shipped table
    rates: Rates | None = None


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case as it was read: its record, the row that the queue shows, and the rows beside it."""

    stored: r.StoredCase
    row: Mapping
    parts: Parts
    settings: DeskSettings
    #: the case before cells of these rows were changed, where that is known
    before: r.StoredCase | None = None

    def with_cells(self, changed: Iterable[tuple[str, int, Mapped[str, Any]]]) -> "CaseRead":
        """The case with these cells laid over its rows: (table, row, cells by column) each."""
        parts = dict(self.parts)
        for name, row_id, cells in changed:
            rows = parts[name]
            parts[name] = [x._replace(**cells) if x.id == row_id else x for x in rows]
        return case_read(parts, self)


def stored_case(tx: Connection, case_id: int) -> r.StoredCase:
    """A case with all that belongs to it, as the desk keeps it; raises `NotFound`."""
    return read_case_rows(tx, case_id).stored


@as_stored
def read_case_rows(tx: Connection, case_id: int) -> CaseRead:
    """The same with the rows that it was made of; raises `NotFound`.

    A case whose order or shop is gone is damage.
    """
    parts = read_parts(tx, case_id, TriageSettings().first_returns_to_us)
    if not parts["return_case"]:
        raise NotFound("case.unknown", text=str(case_id))
    return case_read(parts)


@as_stored
def case_read(parts: Parts, before: CaseRead | None = None) -> CaseRead:
    """A case of rows that are at hand, by the names of their tables; `before` it had others."""
    (row,), buyers = parts["return_case"], parts["customer"]
    settings = (
        before.settings if before else settings_of(each.value for each in parts["setting"])
    )
    beside = Beside(
        order=_only(parts["sale_order"]),
        order_lines=parts["order_line"],
        channel=_only(parts["channel"]),
        buyer=buyers[0] if buyers else None,
        lines=parts["case_line"],
        units=parts["unit"],
        parcels=parts["parcel"],
        parcel_units=parts["parcel_unit"],
        exchanges=parts["exchange"],
        payments=parts["payment"],
        photos=parts["photo"],
        claims=parts["claim"],
        claim_answers=parts["claim_answer"],
        earlier=parts["earlier"],
        same_photo=parts["same_photo"],
        similar_photo=parts["similar_photo"],
        articles=parts["articles"],
        bought=parts["bought"],
        went_back=parts["went_back"],
        own_reasons=settings.reasons,
        triage=settings.triage,
        rates=Rates(settings.rates, settings.rates_on) if settings.rates else None,
    )
    known = before.stored if before else None
    same = before and all(parts[x] is before.parts[x] for x in ("sale_order", "order_line"))
    stored = case_of(row, beside, known.sale if known and same else None)
    return CaseRead(stored, row, parts, settings, known)


def _loaded(text: str) -> Any:
    """What a cell holds as JSON; of most cases nothing."""
    return {} if text == "{}" else [] if text == "[]" else json.loads(text)


def _only(found: Sequence[Mapping]) -> Mapping:
    if not found:
        raise NoResultFound
    return found[0]


@as_stored
def case_of(row: Mapping, beside: Beside, sale: o.Order | None = None) -> r.StoredCase:
    """The same, of rows that are at hand."""
    order, channel, currency = beside.order, beside.channel, row.currency
    if not beside.lines:
        raise ValueError(f"case {row.number} has no line")
    payments = tuple(map(payment, beside.payments))
    asked = moment(row.requested_at)
    earlier = _earlier(beside.earlier, asked, beside.own_reasons)
    lines = _lines(beside, payments, currency)
    signs = _signals(beside, earlier, lines)
    stored = r.StoredCase(
        id=row.id,
        number=row.number,
        order_id=order.id,
        order=order.number,
        sale=sale or order_of(order, beside.order_lines),
        channel=channel.name,
        platform=channel.platform,
        country=channel.country,
        customer=customer(beside.buyer),
        requested_at=asked,
        currency=currency,
        our_rma=row.our_rma,
        suspected=bool(row.suspected) or suspected(signs, beside.triage),
        earlier=earlier,
        signals=signs,
        dispute=row.dispute,
        dispute_at=at(row.dispute_at),
        platform_did=frozenset(_loaded(row.platform_did)),
        platform_codes=tuple(row.platform_codes.splitlines()),
        lines=lines,
        parcels=_parcels(beside, currency),
        exchanges=tuple(exchange(each, currency, beside.rates) for each in beside.exchanges),
        payments=payments,
        photos=tuple(map(photo, beside.photos)),
        claims=tuple(claim(each, beside.claim_answers) for each in beside.claims),
        snoozed_until=at(row.snoozed_until),
        closed_at=at(row.closed_at),
        reopened_at=at(row.reopened_at),
        freight_out=money(row.freight_out_minor, currency),
        freight_back=money(row.freight_back_minor, currency),
        **went_back(beside.went_back, currency),
    )
    return with_our_losses(stored)


def _parcels(beside: Beside, currency: str) -> tuple[u.Parcel, ...]:
    held: dict[int, list[int]] = {}
    for each in beside.parcel_units:
        held.setdefault(each.parcel_id, []).append(each.unit_id)
    return tuple(parcel(p, currency, tuple(held.get(p.id, ()))) for p in beside.parcels)


def _earlier(
    found: Sequence[Mapping], asked: datetime, own: Sequence[OwnReason]
) -> tuple[r.EarlierCase, ...]:
    """The buyer's other cases of the year before that request, the newest first."""
    cases: dict[str, list[Mapping]] = {}
    for row in found:
        cases.setdefault(row.number, []).append(row)
    told = (
        r.EarlierCase(
            number,
            moment(rows[0].requested_at),
            tuple(
                (Verdict(row.verdict), meant(row.reason, own)) for row in rows if row.verdict
            ),
            Money(rows[0].value_minor, rows[0].currency),
        )
        for number, rows in cases.items()
    )
    return tuple(each for each in told if asked - _YEAR <= each.requested_at <= asked)


def _signals(
    beside: Beside, earlier: Sequence[r.EarlierCase], lines: Sequence[r.Line]
) -> tuple[r.Signal, ...]:
    bought = [line.quantity for line in beside.order_lines if not line.cancelled]
    return signals(
        earlier,
        sum(bought) if bought else None,
        sum(line.quantity for line in beside.lines),
        [row.number for row in beside.same_photo],
        beside.triage,
        lines,
        Compared(
            tuple(row.number for row in beside.similar_photo),
            tuple(r.BackRate(row.sold, row.back) for row in beside.articles),
            *(r.BackRate(row.bought, row.back) for row in beside.bought),
        ),
    )


@as_stored
def order_of(row: Mapping, lines: Sequence[Mapping]) -> o.Order:
    """A `sale_order` row with its lines."""
    return o.Order(
        id=row.id,
        number=row.number,
        currency=row.currency,
        buyer=row.buyer,
        email=row.email,
        address=address_from_text(row.address),
        ordered_on=day(row.ordered_on),
        paid_on=day(row.paid_on),
        shipped_on=day(row.shipped_on),
        delivered_on=day(row.delivered_on),
        postage=money(row.postage_minor, row.currency),
        refunded=Money(row.refunded_minor, row.currency),
        cancelled=bool(row.cancelled),
        state=row.state,
        received=money(row.received_minor, row.currency),
        lines=tuple(
            o.OrderLine(
                *(line.id, line.sku, line.title, line.variant, line.quantity),
                money(line.paid_minor, row.currency),
                line.platform_line,
                bool(line.cancelled),
            )
            for line in lines
        ),
    )


def _lines(beside: Beside, payments: Sequence[u.Payment], currency: str) -> tuple[r.Line, ...]:
    own = beside.own_reasons
    units: dict[int, list[u.Unit]] = {row.id: [] for row in beside.lines}
    for row in beside.units:
        units[row.line_id].append(unit(row, currency))
    return tuple(
        _line(
            row,
            number,
            meant(row.reason, own),
            tuple(units[row.id]),
            payments,
            currency,
            beside.rates,
        )
        for number, row in enumerate(beside.lines, start=1)
    )


def _line(
    row: Mapping,
    number: int,
    why: str,
    units: tuple[u.Unit, ...],
    payments: Sequence[u.Payment],
    currency: str,
    rates: Rates | None,
) -> r.Line:
    goods = slowest("goods", (unit.goods for unit in units)) if units else "none_expected"
    numbers = sorted(unit.number for unit in units)[: row.quantity]
    last = numbers[-1] if numbers and numbers[-1] > row.quantity else None
    return r.Line(
        id=row.id,
        last=last,
        number=number,
        order_line_id=row.order_line_id,
        product_id=row.product_id,
        sku=row.sku,
        title=row.title,
        variant=row.variant,
        quantity=row.quantity,
        reason=why,
        raw_reason=row.raw_reason,
        buyer_words=row.buyer_words,
        wish=Wish(row.wish),
        fulfilment=Fulfilment(row.fulfilment),
        listing=ListingSource(row.listing),
        supplier_id=row.supplier_id,
        supplier=row.supplier_name,
        policy_id=row.policy_id,
        paid_for=_paid_for(units, last or row.quantity, currency),
        unit_cost=money(row.unit_cost_minor, currency),
        billed=billed(row, currency, rates),
        picture=row.picture or "",
        tracks=r.Tracks(
            Request(row.request),
            Goods(goods),
            BuyerMoney(row.buyer_money),
            SupplierClaim(row.supplier_claim),
        ),
        units=units,
        refunded=u.paid_of((p for p in payments if p.line_id == row.id), currency),
        told=money(row.told_minor or None, currency),
        **_agreed(row, currency),
        **clocks(row),
    )


def _agreed(row: Mapping, currency: str) -> dict[str, Any]:
    """What was advised, offered and said on a line."""
    return {
        "supplier_rma": row.supplier_rma,
        "route": Route(row.route),
        "place_id": row.place_id,
        "freight_payer": Payer(row.freight_payer),
        "offer": Offer(row.offer) if row.offer else None,
        "offer_amount": money(row.offer_minor, currency),
        "gift": row.gift,
        "returnless": bool(row.returnless),
        **holds(_loaded(row.lifted)),
        "reminders": row.reminders,
        "supplier_says": _loaded(row.supplier_says),
        "found_says": _loaded(row.found_says),
        "beside": second_party(row.beside),
    }


def _paid_for(units: Sequence[u.Unit], announced: int, currency: str) -> Money | None:
    """What was paid for the announced units together; None while it is not known of one."""
    shares = [unit.paid for unit in units if unit.number <= announced]
    known = [share for share in shares if share is not None]
    if not shares or len(known) < len(shares):
        return None
    return sum(known, start=Money(0, currency))
