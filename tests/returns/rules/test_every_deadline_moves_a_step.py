"""Each row of the shipped deadlines drives a step: another time in it, and the step is due on another day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from returns.records.case import Line, Tracks
from returns.records.unit import Claim, ClaimAnswer, Parcel, Payment
from returns.rules.dates.deadlines import DeadlineRow, DeadlineTable
from returns.rules.sentences import sentence
from returns.rules.steps.next_step import next_on_line
from returns.rules.steps.situation import Situation
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    Fault,
    FreightPayer,
    Goods,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from tests.returns.case_maker import dollars
from tests.returns.rules.situations import NOW, TABLE, TERMS, TODAY, advice, at, broken

R, G, B, S, K = Request, Goods, BuyerMoney, SupplierClaim, StepKind
DAY = timedelta(days=1)
AGREED = {"offer": Offer.REFUND_ON_RECEIPT, "answered_at": NOW, "approved_at": NOW}
BUYER_PAYS = {"freight_payer": FreightPayer.BUYER}
FREE = replace(TERMS, rma_needed=False)
NOTHING = {"advised": advice(claim=None), "terms": None}
BY_PLATFORM = Payment(
    *(1, 1, Party.BUYER, True, dollars("75.00"), "refund", NOW, "1"), by_platform=True
)
SHOP = "shopify"


def line(*states: object, **told: object) -> Line:
    return broken(tracks=Tracks(*states), **told)


def of(row: DeadlineRow, *told: object, **more: object) -> Situation:
    """A situation on the platform and in the country of that row, else where no other row speaks."""
    where = {
        "platform": row.platform if row.platform in ("amazon", "ebay", "etsy") else SHOP,
        "country": row.country if row.country not in ("*", "EU") else "US",
    }
    return at(*told, **(where | more))


def placed(situation: Situation, country: str) -> Situation:
    """The same with a buyer in that country."""
    sale = situation.case.sale
    home = replace(sale, address=replace(sale.address, country=country))
    return replace(situation, case=replace(situation.case, sale=home))


# --- where the buyer is answered, and agreed with ----------------------------------------------


def asked(row: DeadlineRow) -> Situation:
    platform = row.platform if row.platform != "*" else SHOP
    return of(row, broken(), platform=platform)


def bargained(row: DeadlineRow) -> Situation:
    out = line(R.NEGOTIATING, G.NONE_EXPECTED, B.OFFERED, answered_at=NOW - 5 * DAY)
    return of(row, out, **NOTHING)


def agreed(row: DeadlineRow) -> Situation:
    """Nobody approved it yet."""
    return of(row, line(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, **AGREED), **NOTHING)


def approved(row: DeadlineRow, **told: object) -> Situation:
    return of(row, line(R.APPROVED, G.AWAITED, B.AGREED, **(AGREED | told)), **NOTHING)


def unpaid_and_awaited(row: DeadlineRow) -> Situation:
    return approved(row, **BUYER_PAYS)


def paid_ahead(row: DeadlineRow, **told: object) -> Situation:
    """It was paid for, and is still to come."""
    usual = AGREED | BUYER_PAYS | {"offer": Offer.IMMEDIATE_REFUND, "paid_at": NOW}
    refunded = dollars("75.00")
    awaited = line(
        *(R.APPROVED, G.AWAITED, B.CONFIRMED, S.NOT_CLAIMABLE),
        **(usual | {"refunded": refunded} | told),
    )
    return of(row, awaited, **NOTHING)


def withdrawn(row: DeadlineRow) -> Situation:
    country = "DE" if row.country == "EU" else row.country
    return placed(paid_ahead(row, reason="changed_mind"), country)


def under_way(row: DeadlineRow) -> Situation:
    sent = Parcel(
        *(1, 1, "T1", "UPS", End.BUYER, End.US, FreightPayer.BUYER, NOW, NOW, None),
    )
    moving = line(R.APPROVED, G.IN_TRANSIT, B.AGREED, **AGREED)
    return of(row, moving, parcels=(sent,), **NOTHING)


def reminded(row: DeadlineRow) -> Situation:
    return paid_ahead(row, label_made_at=NOW + 20 * DAY)


# --- where goods are here, and money is owed ---------------------------------------------------


def arrived(row: DeadlineRow) -> Situation:
    return of(row, line(R.APPROVED, G.RECEIVED, B.AGREED, received_at=NOW, **AGREED), **NOTHING)


def to_refund(row: DeadlineRow) -> Situation:
    owed = line(
        *(R.APPROVED, G.INSPECTED, B.AGREED, S.NOT_CLAIMABLE),
        **AGREED,
        received_at=NOW,
        inspected_at=NOW,
    )
    units = tuple(replace(unit, verdict=Verdict.AS_CLAIMED) for unit in owed.units)
    return of(row, replace(owed, units=units), **NOTHING)


def kept_and_owed(row: DeadlineRow, **told: object) -> Situation:
    usual = AGREED | {"offer": Offer.RETURNLESS_REFUND, "returnless": True}
    owed = line(R.APPROVED, G.KEPT, B.AGREED, S.NOT_CLAIMABLE, **(usual | told))
    return of(row, owed, **NOTHING)


def withdrawn_long_ago(row: DeadlineRow) -> Situation:
    """The buyer withdrew, in time, and the talk took almost as long as the law gives for the money."""
    country = "DE" if row.country == "EU" else row.country
    before = NOW - 14 * DAY
    owed = kept_and_owed(row, reason="changed_mind")
    case = replace(owed.case, requested_at=before)
    came = at(delivered=(before - 5 * DAY).date()).dates
    return placed(replace(owed, case=case, dates=came), country)


def paid(row: DeadlineRow) -> Situation:
    done = line(R.APPROVED, G.KEPT, B.PAID, S.NOT_CLAIMABLE, **AGREED, paid_at=NOW)
    return of(row, done, **NOTHING)


def on_the_shelf(row: DeadlineRow, **told: object) -> Situation:
    usual = AGREED | {"inspected_at": NOW}
    here = line(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.NOT_CLAIMABLE, **(usual | told))
    return of(row, here, **NOTHING)


def over(row: DeadlineRow) -> Situation:
    done = line(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.SETTLED, **AGREED)
    return of(row, done, changed_at=NOW, **NOTHING)


# --- disputes ----------------------------------------------------------------------------------


def disputed(row: DeadlineRow) -> Situation:
    kinds = {"amazon": "a_to_z", "paypal": "paypal", "card": "chargeback"}
    kind = (
        "paypal_inquiry" if row.event == "inquiry" else kinds.get(row.platform, "platform_case")
    )
    return of(row, line(), dispute=kind, dispute_at=NOW)


def decided_against_us(row: DeadlineRow) -> Situation:
    kind = "a_to_z" if row.platform == "amazon" else "platform_case"
    lost = line(R.APPROVED, G.KEPT, B.CONFIRMED, S.NOT_CLAIMABLE, **AGREED)
    return of(
        *(row, lost),
        advised=advice(claim=Fault.PLATFORM),
        terms=None,
        dispute=kind,
        dispute_at=NOW,
        payments=(BY_PLATFORM,),
    )


def refunded_by_platform(row: DeadlineRow, claim: S = S.TO_ASK, **case: object) -> Situation:
    told = {"inspected_at": NOW, "claim_answered_at": NOW}
    brick = line(R.APPROVED, G.INSPECTED, B.CONFIRMED, claim, **AGREED, **told)
    usual = {"payments": (BY_PLATFORM,)}
    return of(row, brick, advised=advice(claim=Fault.PLATFORM), terms=None, **(usual | case))


def asked_of_platform(kind: S) -> tuple[Claim, ...]:
    answers = (ClaimAnswer(NOW, kind),)
    return (Claim(1, 1, Party.PLATFORM, "refund", (1,), dollars("75.00"), NOW, answers),)


def more_wanted(row: DeadlineRow) -> Situation:
    return refunded_by_platform(row, S.MORE_ASKED, claims=asked_of_platform(S.MORE_ASKED))


def refused(row: DeadlineRow) -> Situation:
    return refunded_by_platform(row, S.REFUSED, claims=asked_of_platform(S.REFUSED))


# --- claims ------------------------------------------------------------------------------------


def claimed(claim: S, goods: G = G.KEPT, **told: object) -> Callable[[DeadlineRow], Situation]:
    def made(row: DeadlineRow) -> Situation:
        usual = {**AGREED, "paid_at": NOW - 9 * DAY, "answered_at": NOW, "inspected_at": NOW}
        ours = line(R.APPROVED, goods, B.CONFIRMED, claim, **(usual | told))
        terms = {"terms": None if row.source == "P" else FREE, "delivered": TODAY}
        return of(row, ours, **terms)

    return made


def number_wanted(row: DeadlineRow) -> Situation:
    ours = line(R.APPROVED, G.KEPT, B.CONFIRMED, S.TO_ASK, **AGREED)
    # the supplier's own day is far
    return of(row, ours, terms=replace(TERMS, window_days=300))


def number_awaited(row: DeadlineRow) -> Situation:
    return claimed(S.ASKED_FOR_RMA, rma_asked_at=NOW)(row)


def lost_back(row: DeadlineRow) -> Situation:
    carrier = "" if row.platform == "*" else row.platform.upper()
    # handed over so long ago that its time is nearly over
    sent = NOW - timedelta(days=row.amount - 1)
    seller = FreightPayer.SELLER
    parcel = Parcel(1, 1, "T1", carrier, End.BUYER, End.US, seller, sent, sent, None)
    gone = line(
        *(R.APPROVED, G.LOST, B.CONFIRMED, S.TO_ASK),
        **AGREED,
        reason="changed_mind",
    )
    told = {"parcels": (parcel,), "requested_at": NOW - 90 * DAY, "changed_at": NOW}
    return of(row, gone, advised=advice(claim=Fault.CARRIER), terms=None, **told)


def bought_at_aliexpress(row: DeadlineRow) -> Situation:
    ours = claimed(S.TO_ASK, supplier="AliExpress")(row)
    return replace(ours, case=replace(ours.case, requested_at=NOW - DAY))


def goes_back_to_aliexpress(row: DeadlineRow) -> Situation:
    told = {"supplier": "AliExpress store", "claim_answered_at": NOW}
    here = claimed(S.ACCEPTED, G.INSPECTED, **told)(row)
    units = tuple(replace(u, disposition=Disposition.TO_SUPPLIER) for u in here.line.units)
    return replace(here, line=replace(here.line, units=units, route=Route.TO_US))


Scene = tuple[StepKind, Callable[[DeadlineRow], Situation]]
#: event → the step that it drives, and a line that is due by it; by key where rows differ
SCENES: dict[str, Scene] = {
    "answer_buyer": (K.ANSWER_BUYER, asked),
    "negotiate": (K.NEGOTIATE, bargained),
    "authorise": (K.APPROVE, agreed),
    "approve": (K.APPROVE, agreed),
    "send_label": (K.SEND_LABEL, approved),
    "return_lapses": (K.AWAIT_PARCEL, unpaid_and_awaited),
    "closes_by_itself": (K.AWAIT_PARCEL, unpaid_and_awaited),
    "await_parcel": (K.AWAIT_PARCEL, paid_ahead),
    "send_back": (K.AWAIT_PARCEL, withdrawn),
    "aliexpress:*:send_back": (K.SEND_ON, goes_back_to_aliexpress),
    "await_transit": (K.AWAIT_PARCEL, under_way),
    "chase_parcel": (K.AWAIT_PARCEL, reminded),
    "inspect": (K.INSPECT, arrived),
    "refund_after_receipt": (K.REFUND, to_refund),
    "pay_now": (K.REFUND, kept_and_owed),
    "refund_by_law": (K.REFUND, withdrawn_long_ago),
    "withdrawal": (K.REFUND, withdrawn_long_ago),
    "confirm_buyer": (K.CONFIRM_BUYER, paid),
    "place_goods": (K.PLACE_GOODS, on_the_shelf),
    "close": (K.CLOSE, over),
    "claim_information": (K.CHECK, disputed),
    "inquiry": (K.CHECK, disputed),
    "claim_appeal": (K.SEND_CLAIM, decided_against_us),
    "reimbursement_file": (K.SEND_CLAIM, refunded_by_platform),
    "reimbursement_information": (K.SEND_CLAIM, more_wanted),
    "reimbursement_appeal": (K.SEND_CLAIM, refused),
    "carrier_claim": (K.SEND_CLAIM, lost_back),
    "dispute_open": (K.SEND_CLAIM, bought_at_aliexpress),
    "ask_rma": (K.ASK_RMA, number_wanted),
    "chase_rma": (K.CHASE_SUPPLIER, number_awaited),
    "send_claim": (K.SEND_CLAIM, claimed(S.TO_ASK)),
    "send_more": (K.SEND_CLAIM, claimed(S.MORE_ASKED, claim_answered_at=NOW)),
    "chase_supplier": (K.CHASE_SUPPLIER, claimed(S.CLAIM_SENT, claim_sent_at=NOW)),
    "settle": (K.CHASE_SUPPLIER, claimed(S.ACCEPTED, claim_answered_at=NOW)),
    "write_off": (K.SETTLE, claimed(S.REFUSED, claim_answered_at=NOW)),
}
ROWS = DeadlineTable.shipped().rows


def with_time(row: DeadlineRow) -> DeadlineTable:
    """The shipped table, with an hour in that row; a law's day is a day at least."""
    time = (1, "days") if row.event == "withdrawal" else (1, "hours")
    other = replace(row, amount=time[0], unit=time[1])
    return DeadlineTable(other if each is row else each for each in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_step_of_that_row_is_due_on_another_day_once_the_row_is_changed(
    row: DeadlineRow,
) -> None:
    kind, scene = SCENES.get(row.key) or SCENES[row.event]
    situation = scene(row)
    step, _ = next_on_line(situation, TABLE, NOW)
    assert step.kind is kind
    moved, _ = next_on_line(situation, with_time(row), NOW)
    assert (moved.kind, moved.due_at) != (step.kind, step.due_at)
    for because in (*step.because, *moved.because):
        for lang in ("en", "zh"):
            assert "{" not in sentence(because, lang)
            assert "…" not in sentence(because, lang)


def test_a_row_that_no_rule_asks_for_moves_nothing() -> None:
    """The test above can fail: a row of an event that nobody counts leaves every step where it was."""
    idle = DeadlineRow("*", "*", "birthday", 3, "days", "P", "2026-11-27")
    table = DeadlineTable((*ROWS, idle))
    for row in ROWS:
        _, scene = SCENES.get(row.key) or SCENES[row.event]
        situation = scene(row)
        same = next_on_line(situation, TABLE, NOW)
        assert next_on_line(situation, table, NOW) == same
