"""Each reader finds its own numbers first: a carrier its parcel, a supplier his order; ours come last."""

from pathlib import Path

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.desk import Desk
from returns.money import Money
from returns.papers.document_box import Paper
from returns.records.case import SUPPLIER_PO
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, EvidenceDemand, PolicyTerms
from returns.terms import (
    End,
    Fulfilment,
    Move,
    Offer,
    Party,
    RmaPlacement,
    Route,
    StepKind,
    Works,
)
from tests.returns.documents.sample_papers import text_of

MAIL = "lena@example.de"


def flat(paper: Paper) -> str:
    return " ".join(text_of(paper.pdf).split())


@pytest.fixture
def damaged(desk: Desk) -> int:
    """A lamp of our own stock, sold to Lena, damaged by the carrier on its way to her."""
    new = NewCase(
        *("302-1", "Amazon US", "Lamp, oak", "damaged_in_transit", Money.parse("75", "USD")),
        sku="LAMP",
        buyer_name="Lena Müller",
        buyer_email=MAIL,
        buyer_words=f"It came in pieces, write to {MAIL.upper()} please.",
        fulfilment=Fulfilment.OWN_STOCK,
    )
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.products.tell("LAMP", ProductTold(cost=Money.parse("20", "USD"), weight_g=1200))
    desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(answer=f"asked {MAIL} again"))
    sent = ParcelTold(
        End.BUYER, End.US, tracking="1Z999", carrier="UPS", sent=True, arrived=True
    )
    desk.parcels.note(case_id, sent)
    found = FindingDraft(desk.cases.get(case_id).lines[0].id, works=Works.NO, weight_g=1150)
    desk.inspections.save_finding(case_id, found)
    return case_id


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            (
                *("Tracking number 1Z999", "Carrier UPS", "Handed over 22 Nov 2026"),
                *("1200 g as sent", "1150 g as found", "Sender’s reference RC-2026-00001"),
            ),
        ),
        (
            "zh",
            (
                *("运单号 1Z999", "承运商 UPS", "交运日期 2026年11月22日"),
                *("发货时 1200 克", "验货时 1150 克", "寄件方编号 RC-2026-00001"),
            ),
        ),
    ],
)
def test_a_carrier_finds_its_parcel_and_no_mail_of_the_buyer(desk, damaged, lang, told):
    paper = desk.papers.evidence(damaged, addressee=Party.CARRIER, lang=lang)
    words = " ".join(text_of(paper.pdf).split())
    for each in told:
        label, _, value = each.partition(" ")
        assert label in words, each
        assert value in words, each
    assert "Lena" in words
    assert MAIL not in words.lower()
    assert MAIL.encode() not in paper.pdf.lower()
    assert [place.words for place in paper.left_out] != []


def test_a_carrier_is_told_what_is_not_known(desk):
    new = NewCase(
        *("302-2", "Shop", "Mug", "never_arrived", Money.parse("15", "USD")),
        sku="MUG",
        fulfilment=Fulfilment.OWN_STOCK,
    )
    (case_id,) = desk.by_hand.open(new).case_ids
    words = flat(desk.papers.evidence(case_id, addressee=Party.CARRIER, lang="en"))
    assert words.count("not known") >= 3


@pytest.fixture
def supplied(desk: Desk) -> int:
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    terms = PolicyTerms(rma_needed=False, evidence=EvidenceDemand(redact_buyer=True))
    desk.policies.new_version(kiln.id, terms, desk.store.clock.now().date().replace(month=1))
    price = Money.parse("75", "USD")
    new = NewCase("302-3", "Shop", "Lamp", "defective", price, "LAMP", supplier_id=kiln.id)
    return desk.by_hand.open(new).case_ids[0]


def test_a_supplier_reads_his_own_order_number_though_the_buyers_is_left_out(desk, supplied):
    before = flat(desk.papers.evidence(supplied, lang="en"))
    assert "PO" not in before
    desk.cases.set_supplier_says(supplied, SUPPLIER_PO, "KC-PO-77")
    words = flat(desk.papers.evidence(supplied, lang="en"))
    assert "Your order number (PO)" in words
    assert "KC-PO-77" in words
    assert "302-3" not in words
    assert words.index("KC-PO-77") < words.index("Sender’s reference")
    desk.cases.set_supplier_says(supplied, SUPPLIER_PO, "")
    assert desk.cases.get(supplied).lines[0].supplier_po == ""


def test_the_suppliers_order_number_is_no_row_of_the_three_columns(
    desk, supplied, tmp_path: Path
):
    desk.cases.set_supplier_says(supplied, SUPPLIER_PO, "KC-PO-77")
    shown = desk.inspections.proposal(supplied).comparison
    assert all(row.answered != "KC-PO-77" for row in shown)


@pytest.mark.parametrize("placement", RmaPlacement)
@pytest.mark.parametrize("po", ["", "KC-PO-77"])
def test_what_goes_to_a_supplier_in_a_parcel_says_the_numbers_of_his_sheet(
    desk, supplied, placement, po
):
    (kiln,) = desk.policies.suppliers()
    terms = PolicyTerms(rma_needed=False, rma_placement=placement)
    desk.policies.new_version(kiln.id, terms, desk.store.clock.now().date().replace(month=1))
    desk.policies.set_warehouse(
        kiln.id, None, "Main", Address("Kiln", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
    )
    if po:
        desk.cases.set_supplier_says(supplied, SUPPLIER_PO, po)
    desk.cases.do(supplied, Move.RMA_GIVEN, StepOptions(rma="KC-RMA-1"))
    desk.cases.do(supplied, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    desk.cases.do(supplied, StepKind.APPROVE, StepOptions(route=Route.TO_SUPPLIER))
    sheet, label = (
        flat(desk.papers.evidence(supplied, lang="en")),
        flat(desk.papers.label([supplied])),
    )
    for paper in (sheet, label):
        assert "302-3" not in paper
        assert "KC-RMA-1" in paper
        assert (po in paper) if po else "PO" not in paper
    assert label.index("KC-RMA-1") < label.index("RC-2026-00001")
