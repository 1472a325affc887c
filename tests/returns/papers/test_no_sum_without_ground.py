"""Random cases × addressees: never a sum without a ground, never above what that ground allows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.papers.sheet.evidence_record import evidence_record
from returns.papers.sheet.sheet_scope import (
    Groundless,
    asked_for,
    demand_ground,
    lines_for_sheet,
)
from returns.papers.sheet.shown_case import shown_to
from returns.records.case import Case, Line
from returns.records.papers import EvidenceRecord
from returns.records.unit import Claim, Payment, Unit
from returns.terms import Disposition, Fulfilment, Goods, Lang, Offer, Party, Route, Verdict
from returns.trade.verdicts import VERDICTS, as_told
from tests.returns.papers import cases_by_hand as by_hand
from tests.returns.papers.cases_by_hand import KILN, LUX, NOW, SETTINGS, usd

PARTIES = (Party.SUPPLIER, Party.CARRIER, Party.PLATFORM)
REASONS = (
    "defective",
    "damaged_in_transit",
    "never_arrived",
    "late",
    "wrong_item",
    "changed_mind",
    "extra_item",
    "poor_quality",
    "not_as_described",
)


def cents(most: int) -> st.SearchStrategy[Money]:
    return st.integers(0, most).map(lambda minor: Money(minor, "USD"))


@st.composite
def pieces(draw: st.DrawFn, number: int) -> tuple[Unit, ...]:
    told = []
    for at in range(1, draw(st.integers(1, 3)) + 1):
        verdict = draw(st.sampled_from((None, *Verdict)))
        goods = draw(st.sampled_from((Goods.AWAITED, Goods.LOST, Goods.KEPT)))
        told.append(
            by_hand.unit(
                number,
                at,
                verdict=verdict,
                goods=Goods.INSPECTED if verdict else goods,
                disposition=draw(st.sampled_from((None, Disposition.TO_SUPPLIER))),
                paid=draw(cents(9000)),
            )
        )
    return tuple(told)


@st.composite
def lines(draw: st.DrawFn, number: int) -> Line:
    units = draw(pieces(number))
    paid = sum(unit.paid.minor for unit in units if unit.paid)
    return by_hand.line(
        number,
        *units,
        supplier=draw(st.sampled_from((KILN, LUX, None))),
        reason=draw(st.sampled_from(REASONS)),
        fulfilment=draw(st.sampled_from(list(Fulfilment))),
        unit_cost=draw(st.none() | cents(5000)),
        route=draw(st.sampled_from((Route.NONE, Route.TO_US, Route.TO_SUPPLIER))),
        offer=draw(st.sampled_from((None, *Offer))),
        refunded=draw(cents(paid)),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    told = [draw(lines(number)) for number in range(1, draw(st.integers(1, 3)) + 1)]
    payments = [
        Payment(
            *(each.number, each.id, Party.BUYER, True, each.refunded, "refund", NOW),
            f"p{each.number}",
            by_platform=draw(st.booleans()),
        )
        for each in told
        if each.refunded
    ]
    freights = {name: draw(st.none() | cents(900)) for name in ("freight_out", "freight_back")}
    made = by_hand.case(*told, payments=tuple(payments), **freights)
    disputed = draw(st.sampled_from(("", "a_to_z")))
    return replace(made, dispute=disputed)


def record(case: Case, party: Party, line_id: int | None = None) -> EvidenceRecord:
    """The sheet's record as the service gathers it; raises `Groundless`."""
    known = by_hand.around()
    terms = {each.id: known.terms(each) for each in case.lines}
    chosen = lines_for_sheet(case, party, line_id=line_id, terms=terms)
    demand_ground(case, chosen, party, terms, line_id)
    asked = asked_for(case, chosen, party, terms)
    policy = known.policy(chosen[0])
    shown = shown_to(case, chosen, party)
    return evidence_record(shown, asked, (), SETTINGS, policy, party, Lang.EN, NOW.date())


def told_the_truth(line: Line, unit: Unit) -> bool:
    """Nothing that was found on the piece speaks against the buyer."""
    return unit.verdict is None or not VERDICTS[as_told(unit.verdict, line.reason)].buyers_fault


def most_of_supplier(case: Case) -> int:
    """Cost and postage: never a price, never of another's goods."""
    postage = sum(each.minor for each in (case.freight_out, case.freight_back) if each)
    known = [each for each in case.lines if each.unit_cost is not None]
    return postage + sum(
        each.unit_cost.minor * each.quantity for each in known if each.unit_cost
    )


def most_of_carrier(case: Case) -> int:
    """The cost of goods that our own carrier had, never a price; what is late is worth its postage."""
    total = 0
    for line in case.lines:
        lost = [unit for unit in line.units if unit.goods is Goods.LOST]
        had = line.units if line.fulfilment is Fulfilment.OWN_STOCK else lost
        total += line.unit_cost.minor * len(had) if line.unit_cost else 0
    return max(total, case.freight_out.minor if case.freight_out else 0)


def most_of_platform(case: Case) -> int:
    return sum(payment.amount.minor for payment in case.payments)


MOST = {
    Party.SUPPLIER: most_of_supplier,
    Party.CARRIER: most_of_carrier,
    Party.PLATFORM: most_of_platform,
}


def refusal_of(case: Case, party: Party) -> Groundless | IllegalMove | None:
    try:
        record(case, party)
    except (Groundless, IllegalMove) as refused:
        return refused
    return None


@pytest.mark.parametrize("party", PARTIES)
@given(case=cases())
def test_no_addressee_is_asked_without_a_ground_or_above_it(party: Party, case: Case) -> None:
    refused = refusal_of(case, party)
    if isinstance(refused, IllegalMove):
        # there is a ground, and nobody whom it could be told to
        assert (party, refused.key) == (Party.SUPPLIER, "step.needs_supplier")
        assert any(line.supplier_id is None for line in case.lines)
        return
    if refused is not None:
        assert refused.owes
        for lang in ("en", "zh"):
            words = refused.say(lang)
            assert case.number in words
            assert not {"{", "…"} & set(words)
        return
    sheet = record(case, party)
    assert sheet.grounds
    if sheet.asked is not None:
        assert 0 < sheet.asked.minor <= MOST[party](case)
        assert sum(row.amount.minor for row in sheet.amounts) == sheet.asked.minor
        assert sheet.asked_for


@given(case=cases())
def test_what_the_buyer_did_is_no_suppliers_and_no_carriers(case: Case) -> None:
    for each in case.lines:
        judged = all(unit.verdict is not None for unit in each.units)
        guilty = not any(told_the_truth(each, unit) for unit in each.units)
        stays = all(unit.disposition is None for unit in each.units)
        if not (judged and guilty and stays) or each.route is Route.TO_SUPPLIER:
            continue
        for party in (Party.SUPPLIER, Party.CARRIER):
            with pytest.raises(Groundless):
                record(case, party, each.id)


@given(case=cases())
def test_of_what_nobody_paid_the_platform_is_asked_nothing(case: Case) -> None:
    unpaid = replace(
        case,
        payments=(),
        lines=tuple(replace(each, refunded=usd("0")) for each in case.lines),
    )
    if refusal_of(unpaid, Party.PLATFORM) is None:
        sheet = record(unpaid, Party.PLATFORM)
        assert (sheet.asked, sheet.amounts) == (None, ())


@given(case=cases(), asked=cents(20_000))
def test_a_claim_that_was_made_is_no_leave_to_ask_for_more(case: Case, asked: Money) -> None:
    lead = case.lines[0]
    loss = sum(unit.paid.minor for unit in lead.units if unit.paid)
    if lead.unit_cost is not None:
        loss = lead.unit_cost.minor * len(lead.units)
    postage = case.freight_out.minor if case.freight_out else 0
    for party, most in (
        (Party.CARRIER, max(loss, postage)),
        (Party.PLATFORM, lead.refunded.minor),
    ):
        sent = Claim(1, lead.id, party, "refund", (1,), asked, NOW)
        sheet = record(replace(case, claims=(sent,)), party, lead.id)
        assert sheet.grounds
        assert sheet.asked is None or sheet.asked.minor <= most
