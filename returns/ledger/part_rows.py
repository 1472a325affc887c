"""Rows of what hangs on a case, as records: its buyer, parcels, units, payments, claims, exchanges."""

import json
from collections.abc import Sequence
from typing import Any

from db.tables import cases as t
from returns.clock import day, moment, stamp
from returns.ledger.rows import Mapping, at, money
from returns.ledger.stored import as_stored
from returns.money import Money, Rates
from returns.records import case as r
from returns.records import order as o
from returns.records import policy as p
from returns.records import unit as u
from returns.records.billed import Billed
from returns.records.policy_json import address_from_text
from returns.rules.money.exchange import rates_between
from returns.terms import (
    Disposition,
    End,
    ExchangeFrom,
    Goods,
    Grade,
    MoneyWay,
    PackageState,
    Party,
    SupplierClaim,
    Verdict,
    Works,
)
from returns.terms import FreightPayer as Payer


def clocks(row: Mapping) -> dict[str, Any]:
    """The moments of a line that deadlines count from."""
    return {
        "answered_at": at(row.answered_at),
        "asked_buyer_at": at(row.asked_buyer_at),
        "approved_at": at(row.approved_at),
        "label_made_at": at(row.label_made_at),
        "received_at": at(row.received_at),
        "inspected_at": at(row.inspected_at),
        "paid_at": at(row.paid_at),
        "rma_asked_at": at(row.rma_asked_at),
        "rma_given_at": at(row.rma_given_at),
        "claim_sent_at": at(row.claim_sent_at),
        "claim_answered_at": at(row.claim_answered_at),
        "first_asked_at": at(row.first_asked_at),
    }


def billed(line: Mapping, currency: str, own: Rates | None) -> Billed | None:
    """What its supplier bills for one piece, where that is another currency of which a rate is known."""
    minor, theirs = line.billed_minor, line.billed_currency
    if minor is None or line.unit_cost_minor is None or theirs in (None, "", currency):
        return None
    rates = rates_between(theirs, currency, own)
    return None if rates is None else Billed(Money(minor, theirs), currency, rates)


@as_stored
def customer(row: Mapping | None) -> o.Customer:
    """A `customer` row; nobody when the order has none."""
    if row is None:
        return o.Customer(0, "", "", p.Address())
    return o.Customer(row.id, row.name, row.email, address_from_text(row.address))


@as_stored
def parcel(row: Mapping, currency: str = "USD", unit_ids: tuple[int, ...] = ()) -> u.Parcel:
    """A `parcel` row, with the units in it."""
    return u.Parcel(
        id=row.id,
        case_id=row.case_id,
        tracking=row.tracking,
        carrier=row.carrier,
        comes_from=End(row.comes_from),
        goes_to=End(row.goes_to),
        payer=Payer(row.payer),
        announced_at=at(row.announced_at),
        sent_at=at(row.sent_at),
        received_at=at(row.received_at),
        note=row.note,
        place_id=row.place_id,
        cost=money(row.cost_minor, currency),
        unit_ids=unit_ids,
    )


@as_stored
def unit(row: Mapping, currency: str) -> u.Unit:
    """A `unit` row; `currency` is the order's."""
    return u.Unit(
        id=row.id,
        line_id=row.line_id,
        number=row.number,
        goods=Goods(row.goods),
        piece=row.piece,
        paid=money(row.paid_minor, currency),
        place_id=row.place_id,
        package=PackageState(row.package) if row.package else None,
        complete=None if row.complete == t.NOT_SAID else bool(row.complete),
        works=Works(row.works) if row.works else None,
        marks=row.marks,
        grade=Grade(row.grade) if row.grade else None,
        grade_overruled=bool(row.grade_overruled),
        serial=row.serial,
        weight_g=row.weight_g,
        instead=row.instead,
        verdict=Verdict(row.verdict) if row.verdict else None,
        disposition=Disposition(row.disposition) if row.disposition else None,
        missed_at=at(row.missed_at),
    )


@as_stored
def payment(row: Mapping) -> u.Payment:
    """A `payment` row."""
    return u.Payment(
        id=row.id,
        line_id=row.line_id,
        party=Party(row.party),
        outgoing=bool(row.outgoing),
        amount=Money(row.amount_minor, row.currency),
        kind=row.kind,
        at=moment(row.at),
        key=row.pay_key,
        by_platform=row.paid_by == "platform",
        units=tuple(json.loads(row.units)),
        reference=row.reference,
        way=MoneyWay(row.way) if row.way else None,
        on=day(row.on_day),
        claim_id=row.claim_id,
        billed=money(row.billed_minor, row.billed_currency),
    )


def went_back(sums: Sequence[Mapping], currency: str) -> dict[str, Any]:
    """What the buyer of an order had back over all its cases, and what of that came back again."""
    found = {each.kind: Money(each.minor, currency) for each in sums}
    return {
        "went_back": found.get("refund"),
        "postage_back": found.get("postage"),
        "back_again": found.get("back_again"),
    }


@as_stored
def claim(row: Mapping, answers: Sequence[Mapping]) -> u.Claim:
    """A `claim` row with those of `answers` that are its own."""
    return u.Claim(
        id=row.id,
        line_id=row.line_id,
        of=Party(row.party),
        kind=row.kind,
        units=tuple(json.loads(row.units)),
        amount=Money(row.amount_minor, row.currency),
        sent_at=at(row.sent_at),
        answers=tuple(
            u.ClaimAnswer(
                moment(answer.at),
                SupplierClaim(answer.kind),
                money(answer.amount_minor, row.currency),
                answer.words,
                money(answer.billed_minor, answer.billed_currency),
            )
            for answer in answers
            if answer.claim_id == row.id
        ),
        billed=money(row.billed_minor, row.billed_currency),
        exchanges=tuple(json.loads(row.exchanges)),
    )


@as_stored
def exchange(row: Mapping, currency: str, own: Rates | None) -> u.Exchange:
    """An `exchange` row, with what its product costs in the case's currency."""
    cost = None
    if row.cost_minor is not None:
        rates = rates_between(row.cost_currency, currency, own)
        cost = Money(row.cost_minor, row.cost_currency)
        if row.cost_currency != currency:
            cost = rates.convert(cost, currency) if rates is not None else None
    return u.Exchange(
        id=row.id,
        line_id=row.line_id,
        sku=row.sku,
        title=row.title,
        quantity=row.quantity,
        comes_from=ExchangeFrom(row.comes_from),
        parcel_id=row.parcel_id,
        sent_at=at(row.sent_at),
        arrived_at=at(row.arrived_at),
        units=tuple(json.loads(row.units)),
        cost=cost,
    )


#: where a line keeps the seller's own hold, and when a dispute was answered, and was over, beside the holds
#: that were lifted; no hold is called so
_HELD = "held"
_ANSWERED = "answered_at"
_OVER = "over_at"


def holds(kept: dict[str, Any] | list[str]) -> dict[str, Any]:
    """Holds that were lifted, with the reason of each, the seller's own, and what is told of a dispute.

    An earlier version kept their names alone.
    """
    lifted: dict[str, Any] = dict(kept) if isinstance(kept, dict) else dict.fromkeys(kept, "")
    own = lifted.pop(_HELD, None)
    answered, over = at(lifted.pop(_ANSWERED, None)), at(lifted.pop(_OVER, None))
    held = r.OwnHold(own["why"], at(own["until"])) if own else None
    return {
        "lifted": lifted,
        "held": held,
        "dispute_answered_at": answered,
        "dispute_over_at": over,
    }


def told_of_holds(line: r.Line) -> str:
    """What a line keeps of its holds, as its column holds it."""
    kept: dict[str, Any] = dict(line.lifted)
    if line.held is not None:
        kept[_HELD] = {
            "why": line.held.why,
            "until": stamp(line.held.until) if line.held.until is not None else None,
        }
    if line.dispute_answered_at is not None:
        kept[_ANSWERED] = stamp(line.dispute_answered_at)
    if line.dispute_over_at is not None:
        kept[_OVER] = stamp(line.dispute_over_at)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


_MOMENTS = ("rma_asked_at", "rma_given_at", "claim_sent_at", "claim_answered_at")


def second_party(kept: str) -> u.ClaimBeside | None:
    """Where a line stands with its second party; None where it has none."""
    if not kept:
        return None
    told = json.loads(kept)
    return u.ClaimBeside(
        party=Party(told["party"]),
        state=SupplierClaim(told["supplier_claim"]),
        units=tuple(told.get("units", ())),
        reminders=told.get("reminders", 0),
        **{name: at(told.get(name)) for name in _MOMENTS},
    )


def told_of_second_party(second: u.ClaimBeside) -> dict[str, Any]:
    """The same as its column holds it, before it is written as JSON."""
    told: dict[str, Any] = {
        "party": second.party.value,
        "supplier_claim": second.state.value,
        "units": list(second.units),
        "reminders": second.reminders,
    }
    moments = {
        "rma_asked_at": second.rma_asked_at,
        "rma_given_at": second.rma_given_at,
        "claim_sent_at": second.claim_sent_at,
        "claim_answered_at": second.claim_answered_at,
    }
    return told | {name: stamp(when) for name, when in moments.items() if when is not None}
