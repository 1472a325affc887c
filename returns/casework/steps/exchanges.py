"""What is sent to the buyer instead of money: the same again, another variant, another thing."""

import json
from collections.abc import Sequence

from sqlalchemy import or_, select

from db.tables import trade as s
from returns.casework.steps.acting import Act
from returns.errors import NotFound
from returns.records.case import Line
from returns.records.policy import PolicyTerms
from returns.rules.money.claimable import claimable
from returns.rules.money.settled import owed_new_ones
from returns.rules.tracks.track_machines import CLAIM_UNSENT
from returns.terms import End, ExchangeFrom, FreightPayer, Fulfilment, SupplierClaim


def send_instead(act: Act) -> None:
    """Note what was sent, for which pieces, and its parcel; raises `NotFound` for what nobody sells."""
    sku, title = _thing(act)
    source = act.options.exchange_from or usual_source(act.line, act.terms)
    from_supplier = source is ExchangeFrom.SUPPLIER
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
    owed = owed_new_ones(act.case, act.line)
    units = sorted(owed & frozenset(act.options.units) if act.options.units else owed)
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
    if from_supplier and _nothing_left_to_claim(act, units):
        act.set(supplier_claim=SupplierClaim.NOT_CLAIMABLE.value)


def usual_source(line: Line, terms: PolicyTerms | None) -> ExchangeFrom:
    """Who sends a new one where nobody says: a supplier only who reships by his terms."""
    if line.fulfilment is not Fulfilment.DROPSHIP:
        return ExchangeFrom.STOCK
    reships = terms is not None and "reship" in terms.remedies
    return ExchangeFrom.SUPPLIER if reships else ExchangeFrom.BOUGHT


def _nothing_left_to_claim(act: Act, units: Sequence[int]) -> bool:
    """Whether the supplier, who sends these anew himself, owes nothing more for the line."""
    unsent = act.line.tracks.supplier_claim in CLAIM_UNSENT
    left = {unit.number for unit in claimable(act.case, act.line, act.advice, act.terms)} - set(
        units
    )
    return unsent and not left


def thing_sent(act: Act) -> str:
    """The title of what is sent."""
    return _thing(act)[1]


def _thing(act: Act) -> tuple[str, str]:
    wanted = act.options.exchange.strip()
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
