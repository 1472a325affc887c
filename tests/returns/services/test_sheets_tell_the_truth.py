"""An evidence sheet says of a case what is so, to whom it concerns, and asks for what is owed."""

import pypdfium2
import pytest

from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.terms import (
    Grade,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)


@pytest.fixture
def kiln(desk):
    """A supplier whose terms ask for two pictures and hear damage for ten days."""
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = desk.policies.suppliers()
    demand = EvidenceDemand(shots=("outer_box", "defect_close"), redact_buyer=False)
    terms = PolicyTerms(damage_days=10, rma_needed=False, evidence=demand)
    desk.policies.new_version(
        supplier.id, terms, desk.store.clock.now().date().replace(month=1)
    )
    return supplier.id


@pytest.fixture
def opened(desk, kiln):
    def open_case(price="129.00", reason="defective", **changes):
        told = {
            "order_number": "302-1",
            "channel": "Amazon US",
            "sku": "LAMP",
            "title": "Lamp, oak",
            "reason": reason,
            "unit_price": Money.parse(price, "USD"),
            "buyer_name": "Lena Müller",
            "supplier_id": kiln,
        }
        (case_id,) = desk.cases.open_by_hand(NewCase(**(told | changes))).case_ids
        return case_id

    return open_case


def sheet(desk, case_id, addressee=Party.SUPPLIER, lang="en"):
    """The words of the sheet's first page."""
    paper = desk.papers.evidence(case_id, addressee=addressee, lang=lang)
    with pypdfium2.PdfDocument(paper.pdf) as pdf:
        return " ".join(pdf[0].get_textpage().get_text_range().split())


def do(desk, case_id, *acts, **options):
    for act in acts:
        desk.cases.do(case_id, act, StepOptions(**options))


def test_goods_that_stay_with_the_buyer_were_not_returned(desk, opened):
    case_id = opened("20.00")
    do(desk, case_id, StepKind.ANSWER_BUYER)
    words = sheet(desk, case_id)
    assert "The buyer reports" in words
    assert "stay with the buyer" in words
    assert "returned" not in words.split("History")[0].split("Amount")[0]
    assert "买家退回" not in sheet(desk, case_id, lang="zh")


def test_a_parcel_lost_on_its_way_is_said_to_be_lost(desk, opened):
    case_id = opened()
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    do(desk, case_id, Move.SHIPPED, tracking="T1")
    do(desk, case_id, Move.LOST)
    assert "lost on its way" in sheet(desk, case_id)


def test_the_suppliers_terms_and_wishes_are_told_to_the_supplier_alone(desk, opened):
    case_id = opened()
    theirs = sheet(desk, case_id)
    assert "Your terms" in theirs
    assert "that you ask for" in theirs
    for other in (Party.PLATFORM, Party.CARRIER):
        words = sheet(desk, case_id, other)
        assert "Your terms" not in words
        assert "that you ask for" not in words


def test_each_addressee_is_asked_for_its_own_sum_and_told_how_it_comes_about(desk, opened):
    case_id = opened("75.00")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    fifty = Money.parse("50", "USD")
    do(desk, case_id, StepKind.REFUND, amount=fifty)
    words = sheet(desk, case_id, Party.PLATFORM)
    assert "Refunded to the buyer $50.00" in words
    assert "We ask for $50.00." in words


def test_only_the_broken_of_several_are_asked_for(desk, opened):
    case_id = opened(quantity=3)
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    for unit, facts in enumerate(
        (
            {"package": PackageState.SEALED, "works": Works.YES},
            {"works": Works.NO, "marks": "broken"},
            {"package": PackageState.NONE, "grade": Grade.X},
        ),
        start=1,
    ):
        desk.inspections.save_finding(case_id, FindingDraft(line.id, unit, **facts))
    desk.inspections.finish(case_id, Verdict.AS_CLAIMED)
    words = sheet(desk, case_id)
    assert "2 of 3" in words
    assert "Goods, 1 × $129.00" in words


def test_a_sheet_of_another_desk_is_said_not_to_be_known(desk, opened, tmp_path):
    path = tmp_path / "sheet.pdf"
    case_id = opened()
    path.write_bytes(desk.papers.evidence(case_id, addressee=Party.SUPPLIER).pdf)
    ours = desk.papers.check(path)
    assert "as this desk made it" in ours.parts[-1].why
    from returns.desk import open_desk

    other = open_desk(tmp_path / "other", create=True)
    try:
        theirs = other.papers.check(path)
    finally:
        other.close()
    assert theirs.unchanged
    assert "did not make it" in theirs.parts[-1].why
