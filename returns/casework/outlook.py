"""What follows from a case as it stands: recommendation, next step, queue row, search text."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from db.search_text import index_text, replace_text
from db.tables import cases as t
from returns.casework.units import units_here
from returns.clock import moment, stamp
from returns.ledger import rows
from returns.ledger.settings_rows import read_settings
from returns.money import Rates
from returns.records.case import PAPER_MADE, Case, Recommendation, Step, StoredCase
from returns.records.facts import StepFacts, TriageFacts
from returns.records.policy import PolicyTerms
from returns.records.settings import DeskSettings
from returns.rules.claim_window import ClaimDays, too_late
from returns.rules.deadlines import DeadlineTable
from returns.rules.next_step import next_step
from returns.rules.payments import payable
from returns.rules.policy_window import may_still_go_back, window_ends
from returns.rules.reasons import reason_known
from returns.rules.recommend import recommend
from returns.terms import (
    BuyerMoney,
    Fulfilment,
    Goods,
    Offer,
    Party,
    StepKind,
    SupplierClaim,
)

#: called with how many cases are done, and of how many
Progress = Callable[[int, int], None]

_DECIDED = ("accepted", "partly_accepted", "refused", "settled", "written_off")


def rates_of(settings: DeskSettings) -> Rates | None:
    """The desk's own rates, or None for the shipped table."""
    return Rates(settings.rates, settings.rates_on) if settings.rates else None


def terms_of(tx: Connection, policy_id: int | None) -> PolicyTerms | None:
    """The terms that hold for a case."""
    held = rows.policy_of(tx, policy_id)
    return held.terms if held else None


def supplier_record(tx: Connection, supplier_id: int | None) -> tuple[int, int]:
    """How many claims this supplier refused, and how many it decided."""
    if supplier_id is None:
        return 0, 0
    case = t.return_case
    query = (
        select(case.c.supplier_claim, func.count())
        .where(case.c.supplier_id == supplier_id, case.c.supplier_claim.in_(_DECIDED))
        .group_by(case.c.supplier_claim)
    )
    counted: dict[str, int] = dict(tx.execute(query).all())
    return counted.get("refused", 0), sum(counted.values())


@dataclass(frozen=True, slots=True)
class Around:
    """What the desk as a whole tells of a case: its settings, and what it has seen before."""

    settings: DeskSettings
    #: how many cases came before this one, counted as far as the rule looks
    before: int
    #: how many claims its supplier refused, and how many it decided
    record: tuple[int, int]


def _around(tx: Connection, case: StoredCase) -> Around:
    settings = read_settings(tx)
    before = cases_before(tx, case.id, settings)
    return Around(settings, before, supplier_record(tx, case.supplier_id))


def cases_before(tx: Connection, case_id: int, settings: DeskSettings) -> int:
    """How many cases came before that one; only whether it is among the first few matters."""
    case = t.return_case
    earlier = select(case.c.id).where(case.c.id < case_id)
    few = earlier.limit(settings.triage.first_returns_to_us).subquery()
    return int(tx.execute(select(func.count()).select_from(few)).scalar_one())


def triage_facts(
    case: StoredCase, terms: PolicyTerms | None, now: datetime, around: Around
) -> TriageFacts:
    """What `recommend` looks at, for a case."""
    refused, decided = around.record
    costs = [line.unit_cost * line.quantity for line in case.lines if line.unit_cost]
    # one that is not known leaves the whole unknown
    known = costs and len(costs) == len(case.lines)
    cost = sum(costs[1:], start=costs[0]) if known else None
    dates = (case.ordered_on, case.shipped_on, case.delivered_on)
    why = reason_known(case.reason)
    faulty = why is not None and not why.goods_fine
    open_still = may_still_go_back(terms, *dates, now.date(), faulty) if terms else None
    heard_until = None
    late = None
    if terms is not None:
        asked = case.rma_asked_at or case.claim_sent_at
        days = ClaimDays(*dates, asked.date() if asked else now.date())
        late = too_late(terms, case.reason, case.supplier or "term:unnamed:supplier", days)
        if terms.damage_days is not None and (late or asked is None):
            heard_until = window_ends(terms, *dates, faulty=True)
    return TriageFacts(
        value=case.value,
        reason=case.reason,
        fulfilment=case.fulfilment,
        listing=case.listing,
        policy=terms,
        supplier=case.supplier,
        cost=cost,
        returns_before=around.before,
        supplier_refusals=refused,
        supplier_decided=decided,
        verdict=case.verdict,
        suspected=case.suspected,
        wants_replacement=case.wants_replacement,
        rates=rates_of(around.settings),
        window_open=open_still,
        promised=case.offer,
        claim_until=heard_until,
        claim_late=late,
        today=now.date(),
        value_known=bool(case.value),
        platform_owes=platform_owes(case),
    )


def platform_owes(case: StoredCase) -> bool:
    """The warehouse's report left a claim on the platform open, or one was made."""
    if case.fulfilment is not Fulfilment.PLATFORM_WAREHOUSE:
        return False
    if case.claims:
        return case.claims[-1].of is Party.PLATFORM
    return case.tracks.supplier_claim is SupplierClaim.TO_ASK


def _step_facts(
    case: StoredCase,
    advice: Recommendation,
    terms: PolicyTerms | None,
    changed_at: datetime | None,
) -> StepFacts:
    return StepFacts(
        channel=case.channel,
        platform=case.platform,
        country=case.country,
        tracks=case.tracks,
        recommendation=advice,
        policy=terms,
        fulfilment=case.fulfilment,
        requested_at=case.requested_at,
        ordered_on=case.ordered_on,
        shipped_on=case.shipped_on,
        delivered_on=case.delivered_on,
        offer=case.offer,
        route=case.route,
        reason=case.reason,
        answered_at=case.answered_at,
        approved_at=case.approved_at,
        label_made_at=case.label_made_at,
        received_at=case.received_at,
        inspected_at=case.inspected_at,
        paid_at=case.paid_at,
        rma_asked_at=case.rma_asked_at,
        rma_given_at=case.rma_given_at,
        claim_sent_at=case.claim_sent_at,
        claim_answered_at=case.claim_answered_at,
        supplier_rma=case.supplier_rma,
        verdict=case.verdict,
        placed=case.disposition is not None,
        snoozed_until=case.snoozed_until,
        supplier=case.supplier,
        returnless=case.returnless,
        paid_up=_paid_up(case),
        changed_at=changed_at,
    )


def _paid_up(case: StoredCase) -> bool:
    """The buyer had the sum that was agreed, or all that is due for what came back."""
    if case.paid and case.offer_amount is not None and case.offer_amount <= case.paid:
        return True
    if case.tracks.goods not in (Goods.INSPECTED, Goods.DISPOSED) or case.returnless:
        return False
    here = units_here(case.findings, case.units, case.reason, case.verdict)
    left = payable(case.value, case.paid, here, case.units, False)
    return here < case.units and not left


def read_case(tx: Connection, case_id: int, now: datetime) -> Case:
    """A case, whole, with what follows from it; raises `NotFound`."""
    stored = rows.stored_case(tx, rows.case_row(tx, case_id))
    terms, around = terms_of(tx, stored.policy_id), _around(tx, stored)
    advice = recommend(triage_facts(stored, terms, now, around), around.settings.triage)
    case = concluded(stored, terms, now, advice)
    if case.next is None or case.next.kind is not StepKind.CLOSE:
        return case
    return concluded(stored, terms, now, advice, _last_change(tx, case_id))


def _last_change(tx: Connection, case_id: int) -> datetime | None:
    """When anything last happened on a case that was not taken back."""
    event = t.event
    query = select(event.c.seq, event.c.at, event.c.kind, event.c.body)
    of_case = query.where(event.c.case_id == case_id).order_by(event.c.case_seq.desc())
    turned: dict[int, str] = {}
    for row in tx.execute(of_case):
        if row.kind in ("taken_back", "done_again"):
            turned.setdefault(json.loads(row.body)["of"], row.kind)
        elif row.kind != PAPER_MADE and turned.get(row.seq) != "taken_back":
            return moment(row.at)
    return None


def concluded(
    stored: StoredCase,
    terms: PolicyTerms | None,
    now: datetime,
    advice: Recommendation,
    changed_at: datetime | None = None,
) -> Case:
    """The case with what is next on it."""
    step: Step | None = None
    if stored.closed_at is None:
        facts = _step_facts(stored, advice, terms, changed_at)
        step = next_step(facts, DeadlineTable.shipped(), now)
    return Case.of(stored, advice, step)


def refresh_case(tx: Connection, case_id: int, now: datetime) -> None:
    """Store what the queue shows and finds of a case, after any change of it."""
    case = read_case(tx, case_id, now)
    table = t.return_case
    tx.execute(update(table).where(table.c.id == case_id).values(**queue_columns(case)))
    replace_text(tx, case_id, index_text(search_fields(case)))


def queue_columns(case: Case) -> dict[str, Any]:
    """What the row of a case repeats of all that belongs to it, for the queue."""
    return {
        "first_offer": _offer_shown(case).value,
        "next_step": case.next.kind.value if case.next else StepKind.CLOSE.value,
        "due_at": stamp(case.next.due_at) if case.next else "",
        "supplier_clock": int(case.next.supplier_clock) if case.next else 0,
        "order_number": case.order,
        "channel_name": case.channel,
        "sku": case.lines[0].sku if case.lines else "",
        "title": case.title,
        "buyer": case.customer.name,
        "picture": case.lines[0].picture if case.lines else "",
    }


def _offer_shown(case: Case) -> Offer:
    """What the queue names: the offer that stands, until an inspection advises anew."""
    money = case.tracks.buyer_money
    if case.offer is None or money is BuyerMoney.OPEN:
        return case.recommendation.first
    settled = money in (BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED)
    return case.offer if settled or case.verdict is None else case.recommendation.first


def search_fields(case: Case) -> tuple[str, ...]:
    """Everything a seller may type to find a case."""
    texts = [case.number, case.order, case.our_rma, case.supplier_rma, case.buyer_words]
    texts += [case.customer.name, case.customer.email, case.supplier, case.channel]
    for line in case.lines:
        texts += [line.sku, line.title]
    texts += [parcel.tracking for parcel in case.parcels]
    return tuple(text for text in texts if text)


def refresh_open_cases(
    tx: Connection,
    now: datetime,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Work every open case out anew, after a threshold or a rate was changed.

    False when it was stopped before the end: the transaction must not be kept then.
    """
    table = t.return_case
    found = tx.execute(select(table.c.id).where(table.c.closed_at.is_(None))).all()
    for done, (case_id,) in enumerate(found, start=1):
        if cancelled is not None and cancelled():
            return False
        refresh_case(tx, case_id, now)
        if progress is not None:
            progress(done, len(found))
    return True
