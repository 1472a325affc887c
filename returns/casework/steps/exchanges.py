"""What is sent to the buyer instead of money: the same again, another variant, another thing."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import or_, select

from db.tables import trade as s
from returns.casework.steps.acting import Act
from returns.casework.steps.step_claim import promise_kept
from returns.clock import stamp
from returns.errors import IllegalMove, NotFound
from returns.ledger.part_rows import told_of_holds
from returns.records.case import Case, Line, StoredCase
from returns.records.facts import TurnFacts
from returns.records.unit import Exchange, Unit
from returns.rules.goods.lost_parcel import demand_said_which, lost_with, parcel_named
from returns.rules.goods.new_ones import is_new_one, meant_as_lost
from returns.rules.goods.second_leg import leaving_in
from returns.rules.money.sent_again import thing_again, thing_unsaid
from returns.rules.money.settled import owed_new_ones, promised_anew
from returns.terms import (
    End,
    ExchangeFrom,
    FreightPayer,
    Fulfilment,
    Goods,
    HoldKind,
    Move,
    StepKind,
    SupplierClaim,
)


def send_instead(act: Act) -> None:
    """Note what was sent, for which pieces, and its parcel.

    Raises `NotFound` for what nobody sells, `IllegalMove` from a supplier who promised none.
    """
    sku, title = what_is_sent(act)
    owed = owed_new_ones(act.case, act.line)
    named = owed & frozenset(act.options.units) if act.options.units else owed
    source = act.options.exchange_from or usual_source(act.case, act.line, named)
    from_supplier = source is ExchangeFrom.SUPPLIER
    promised = promised_anew(act.case, act.line)
    if from_supplier and not named <= promised:
        supplier = act.line.supplier or "term:unnamed:supplier"
        raise IllegalMove("step.reship_not_promised", supplier=supplier)
    parcel_id = act.work.insert(
        "parcel",
        case_id=act.case.id,
        tracking=act.options.tracking.strip(),
        carrier=act.options.carrier.strip(),
        comes_from=(End.SUPPLIER if from_supplier else End.US).value,
        goes_to=End.BUYER.value,
        payer=(FreightPayer.SUPPLIER if from_supplier else FreightPayer.SELLER).value,
        announced_at=act.work.at,
        sent_at=act.work.at,
    )
    units = sorted(named)
    act.work.insert(
        "exchange",
        case_id=act.case.id,
        line_id=act.line.id,
        sku=sku,
        title=title,
        quantity=len(units),
        units=json.dumps(units),
        comes_from=source.value,
        parcel_id=parcel_id,
        sent_at=act.work.at,
    )
    kept = from_supplier and not promised - named
    if kept and act.line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED:
        # what he promised is on its way
        promise_kept(act)


def asked_after_new(case: Case, line: Line) -> bool:
    """Whether the buyer is just asked after the new one that was sent for the line."""
    hold = case.outlook(line).hold
    return hold is not None and hold.kind is HoldKind.BUYER_WROTE


def lost_now(act: Act) -> tuple[Exchange, ...]:
    """The new ones that the step says are lost; () where it is about pieces that come back.

    Raises `IllegalMove` for the number of a new one that is not on its way any more.
    """
    if act.kind is not Move.LOST:
        return ()
    number = act.options.tracking.strip()
    asked = asked_after_new(act.case, act.line)
    parcel, units = parcel_named(act.case, act.options.parcel), act.options.units
    if not (number or parcel or asked):
        demand_said_which(act.case, (act.line,), units)
    gone = meant_as_lost(act.case, act.line, number, units, parcel, asked=asked)
    if not gone and is_new_one(act.case, number, parcel):
        told = number or (parcel.tracking or parcel.id if parcel is not None else "")
        raise IllegalMove("step.new_one_not_under_way", tracking=told)
    return gone


def said_lost(act: Act) -> tuple[Unit, ...]:
    """Which pieces of the line a lost parcel is about; () where they, or the line, were named themselves."""
    if act.kind is not Move.LOST:
        return ()
    if lost_now(act):
        # none of these: what is lost is what was sent for them
        return act.line.units
    options = act.options
    number, parcel = options.tracking, parcel_named(act.case, options.parcel)
    by_line = options.line is not None and not number and parcel is None
    named = options.units or by_line
    if named and not (options.units or act.line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)):
        return tuple(unit for unit in act.line.units if leaving_in(act.case, unit))
    gone = frozenset() if named else lost_with(act.case, number, parcel)
    return tuple(unit for unit in act.line.units if unit.id in gone)


def other_settled(act: Act, gone: Sequence[Exchange]) -> bool:
    """Whether the buyer had anything for the line beside those new ones."""
    left = [x for x in act.case.exchanges if x.line_id == act.line.id and x not in gone]
    some = any(_still_sent(act, sent) for sent in gone)
    return bool(act.line.refunded) or some or any(not sent.lost for sent in left)


def new_one_lost(act: Act, _: TurnFacts) -> None:
    """New ones never arrived: what was sent stays told, and settles nothing."""
    gone = lost_now(act)
    for sent in gone:
        _lose(act, sent)
    if gone:
        act.work.facts["new_one"] = True
        lifted = {k: why for k, why in act.line.lifted.items() if k != HoldKind.BUYER_WROTE}
        act.set(lifted=told_of_holds(replace(act.line, lifted=lifted)))


def _still_sent(act: Act, sent: Exchange) -> tuple[int, ...]:
    """The pieces whose new one was in that parcel, and is not said to be lost; () where all of it is."""
    if not act.options.units:
        return ()
    return tuple(number for number in sent.units if number not in act.options.units)


def _lose(act: Act, sent: Exchange) -> None:
    """Write that it is lost; of some of its pieces alone, as one that was sent beside the others."""
    stays = _still_sent(act, sent)
    if not stays:
        act.work.update("exchange", sent.id, quantity=0)
        return
    act.work.update("exchange", sent.id, quantity=len(stays), units=json.dumps(stays))
    act.work.insert(
        "exchange",
        case_id=act.case.id,
        line_id=act.line.id,
        sku=sent.sku,
        title=sent.title,
        quantity=0,
        units=json.dumps([number for number in sent.units if number not in stays]),
        comes_from=sent.comes_from.value,
        parcel_id=sent.parcel_id,
        sent_at=stamp(sent.sent_at) if sent.sent_at is not None else None,
    )


def usual_source(
    case: StoredCase, line: Line, units: frozenset[int] | None = None
) -> ExchangeFrom:
    """Who sends a new one of these units where nobody says: a supplier only who promised it.

    `units`: numbers of the units; None for all that are owed one.
    """
    if line.fulfilment is not Fulfilment.DROPSHIP:
        return ExchangeFrom.STOCK
    owed = owed_new_ones(case, line) if units is None else units
    promised = bool(owed) and owed <= promised_anew(case, line)
    return ExchangeFrom.SUPPLIER if promised else ExchangeFrom.BOUGHT


def thing_sent(act: Act) -> str:
    """What is sent, by its title; by its SKU, too, where the title is that of the thing sent before."""
    sku, title = what_is_sent(act)
    same = title == act.line.title and sku != act.line.sku
    return f"{title} ({sku})" if same else title


def what_is_sent(act: Act) -> tuple[str, str]:
    """SKU and title of what is sent; raises `NotFound` for what nobody sells.

    After a new one that was lost what that was, where nobody says something else. Raises `IllegalMove` where
    the same again would be as wrong, and nobody said what else.
    """
    wanted = act.options.exchange.strip()
    meant = (act.case, act.line, act.options.units)
    if not wanted and (again := thing_again(*meant)) is not None:
        return again.sku, again.title
    unsaid = not wanted and HoldKind.VARIANT not in act.line.lifted
    if act.kind is StepKind.REPLACE and unsaid and thing_unsaid(*meant):
        raise IllegalMove("step.other_wanted", item=act.line.title or act.line.sku)
    if not wanted or wanted in (act.line.sku, act.line.title):
        return act.line.sku, act.line.title
    table = s.product
    query = select(table.c.sku, table.c.title).where(
        or_(table.c.sku == wanted, table.c.title == wanted)
    )
    row = act.work.tx.execute(query.order_by(table.c.sku != wanted)).first()
    if row is None:
        raise NotFound("step.no_such_product", wanted=wanted)
    return row.sku, row.title
