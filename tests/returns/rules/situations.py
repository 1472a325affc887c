"""Lines as the rules of the next step see them, made from few words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from returns.money import Money
from returns.records.advice import Hold, OrderDates, Recommendation, Step
from returns.records.case import Line, Photo
from returns.records.policy import PolicyTerms
from returns.rules.dates.dates import told
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.money.due import due_now
from returns.rules.money.settled import to_replace
from returns.rules.steps.next_step import next_on_line
from returns.rules.steps.situation import Situation
from returns.terms import BuyerMoney, Fault, FreightPayer, Offer, Route, StepKind
from tests.returns.case_maker import a_line, a_stored_case

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)  # a Wednesday
TODAY = date(2026, 11, 18)
TABLE = DeadlineTable.shipped()
TERMS = PolicyTerms(window_days=30, rma_days=2, transit_days=7)
PERCENT = 50
#: what was looked at was photographed
PHOTO = Photo(1, 1, "a" * 64, 9, 2, 2, "JPEG", "a.jpg", "front", "", NOW, 1)


def advice(
    *offers: Offer,
    route: Route = Route.TO_US,
    payer: FreightPayer = FreightPayer.SELLER,
    claim: Fault | None = Fault.SUPPLIER,
    partial: Money | None = None,
) -> Recommendation:
    ladder = offers or (Offer.REFUND_ON_RECEIPT,)
    return Recommendation(ladder, route, payer, Fault.SUPPLIER, claim, (), partial)


def at(
    line: Line | None = None,
    *,
    advised: Recommendation | None = None,
    terms: PolicyTerms | None = TERMS,
    delivered: date | None = TODAY,
    ordered: date | None = None,
    changed_at: datetime | None = None,
    **case: object,
) -> Situation:
    """A dropshipped Amazon order to Germany, delivered today, broken, asked for just now."""
    usual: dict[str, object] = {
        "channel": "Amazon DE",
        "platform": "amazon",
        "country": "DE",
        "requested_at": NOW,
        "photos": (PHOTO,),
    }
    line = line or broken()
    stored = a_stored_case(line, **(usual | case))
    advised = advised or advice()
    return Situation(
        case=stored,
        line=line,
        advice=advised,
        terms=terms,
        dates=OrderDates(ordered=told(ordered), delivered=told(delivered)),
        due=due_now(line, advised, PERCENT),
        used_percent=PERCENT,
        to_replace=to_replace(stored, line),
        last_change=lambda: changed_at,
    )


def broken(**line: object) -> Line:
    """A defective piece that is to come to us."""
    usual: dict[str, object] = {
        "reason": "defective",
        "route": Route.TO_US,
        "freight_payer": FreightPayer.SELLER,
        "supplier_id": 1,
        "supplier": "Kiln & Co",
    }
    made = a_line(**(usual | line))
    had = made.tracks.buyer_money is BuyerMoney.CONFIRMED and "refunded" not in line
    # what was confirmed was paid
    return replace(made, refunded=made.worth) if had else made


def next_of(situation: Situation, now: datetime = NOW) -> tuple[Step, Hold | None]:
    return next_on_line(situation, TABLE, now)


def kind_of(situation: Situation, now: datetime = NOW) -> StepKind:
    return next_of(situation, now)[0].kind
