"""What a change says that it leaves of its case is what the desk then holds, or it says nothing."""

import pytest

from returns.ledger.case_rows import read_case_rows
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import Offer, StepKind

AT = "2026-11-22T10:00:00Z"
#: table → what a row of it that a change adds needs to say
ROWS = {
    "parcel": {"tracking": "T1", "announced_at": AT},
    "parcel_unit": {"parcel_id": 1, "unit_id": 1},
    "unit": {"line_id": 1, "number": 2, "goods": "awaited"},
    "exchange": {"line_id": 1, "title": "Mug", "sent_at": AT},
    "claim": {"line_id": 1, "amount_minor": 700, "sent_at": AT},
    "claim_answer": {"claim_id": 1, "kind": "refused", "at": AT},
    "payment": {"line_id": 1, "amount_minor": 500, "at": AT, "pay_key": "k"},
    "photo": {"sha256": "0" * 64, "added_at": AT},
}


@pytest.fixture
def opened(desk):
    """A mug that goes back to us for money, a parcel and a claim on its supplier beside it."""
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    with desk.store.change(case_id, "noted") as work:
        work.insert("parcel", case_id=case_id, tracking="T0", announced_at=AT)
        work.insert("claim", case_id=case_id, line_id=1, amount_minor=600, sent_at=AT)
    return case_id


def left_and_held(desk, case_id, act):
    """What the change that `act` makes says that it leaves, and what is read of the case then."""
    with desk.store.change(case_id, "noted") as work:
        work.read = read_case_rows(work.tx, case_id)
        act(work)
        left = work.left()
        held = read_case_rows(work.tx, case_id)
        return left and left.parts, held.parts, work.read.parts


@pytest.mark.parametrize("letter", [False, True], ids=["alone", "with a letter"])
@pytest.mark.parametrize("table", ROWS)
def test_a_row_that_a_change_adds_is_read_again(desk, opened, table, letter):
    """Money that was paid, a parcel that goes: who laid cells over the old rows would miss it."""

    def act(work):
        work.insert(table, case_id=opened, **ROWS[table])
        if letter:
            work.insert("message", case_id=opened, subject="Your return", at=AT)

    left, held, before = left_and_held(desk, opened, act)
    assert held != before
    assert left in (None, held)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda work: None, id="nothing"),
        pytest.param(lambda work: work.set(our_rma="R-1"), id="case"),
        pytest.param(lambda work: work.update("line", 1, reason="wrong_item"), id="line"),
        pytest.param(lambda work: work.update("unit", 1, goods="in_transit"), id="unit"),
        pytest.param(
            lambda work: work.insert("message", case_id=work.case_id, body="x", at=AT),
            id="letter",
        ),
    ],
)
def test_cells_and_a_letter_are_laid_over_what_was_read(desk, opened, act):
    left, held, _ = left_and_held(desk, opened, act)
    assert left == held


@pytest.mark.parametrize("table", ["parcel", "claim"])
def test_cells_of_other_rows_are_read_again(desk, opened, table):
    cells = {"parcel": {"tracking": "T9"}, "claim": {"amount_minor": 300}}[table]
    left, held, before = left_and_held(
        desk, opened, lambda work: work.update(table, 1, **cells)
    )
    assert held != before
    assert left in (None, held)


def test_another_supplier_brings_his_own_terms(desk, opened):
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = [each.id for each in desk.policies.suppliers()]
    left, held, before = left_and_held(
        desk, opened, lambda work: work.update("line", 1, supplier_id=supplier)
    )
    assert held["supplier"] != before["supplier"]
    assert left in (None, held)
