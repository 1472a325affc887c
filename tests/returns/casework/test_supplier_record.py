"""What a supplier decided of the claims on him, as the rules count it."""

import pytest
from sqlalchemy import delete, insert, update

from db.tables import cases as t
from returns.casework.around import SupplierRecord, supplier_records
from returns.casework.outlook import read_with
from returns.ledger.beginnings import Decisions
from returns.rules.sentences import sentences
from returns.terms import Move, StepKind

AT = "2026-11-20T10:00:00Z"


@pytest.fixture
def kiln(shop):
    """A supplier who ships bowls."""
    return shop.supplier(costs=[("BOWL", "20")], rma_needed=False, transit_days=1)


@pytest.fixture
def answered(shop, kiln):
    """A function that adds a line of his for each of these claims: whom it is on, and its answers.

    They lie in a case before the bowl, without a history, and go again.
    """
    other = shop.request(shop.item("BOWL", "75.00", order_id="113-0", amazon_rma_id="R0"))
    added = []

    def add(tx, table, **cells):
        (number,) = tx.execute(
            insert(table).values(case_id=other, **cells)
        ).inserted_primary_key
        added.append((table, number))
        return number

    def answer(*claims):
        with shop.desk.store.transaction() as tx:
            for party, *kinds in claims:
                line = add(tx, t.case_line, supplier_id=kiln, claim_sent_at=AT)
                claim = add(tx, t.claim, line_id=line, party=party)
                for kind in kinds:
                    add(tx, t.claim_answer, claim_id=claim, at=AT, kind=kind)

    yield answer
    with shop.desk.store.transaction() as tx:
        for table, number in reversed(added):
            tx.execute(delete(table).where(table.c.id == number))


@pytest.fixture
def bowl(shop, kiln, answered):
    """A case with a bowl of his."""
    return shop.request(shop.item("BOWL", "75.00"))


def record(shop, kiln, bowl):
    """What is known of him, which the two that ask for it agree on: a case, and a file of new cases."""
    with shop.desk.store.reading() as tx:
        known = read_with(tx, bowl, shop.clock.now())[1].suppliers[kiln]
        assert supplier_records(tx, {kiln}) == {kiln: known}
    return known


def test_the_last_answer_to_each_claim_counts(shop, kiln, bowl, answered):
    answered(
        ("supplier", "refused"),
        ("supplier", "refused", "accepted"),
        ("supplier", "accepted", "more_asked"),
        ("supplier", "partly_accepted"),
        ("supplier",),
    )
    assert record(shop, kiln, bowl) == SupplierRecord(refused=1, decided=3, has_address=True)


@pytest.mark.parametrize("party", ["carrier", "platform"])
def test_what_another_refused_is_not_held_against_the_supplier(
    shop, kiln, bowl, answered, party
):
    """He was said to have refused what a carrier refused, and another supplier was suggested."""
    answered(*[(party, "refused")] * 3, ("supplier", "accepted"))
    assert record(shop, kiln, bowl) == SupplierRecord(refused=0, decided=1, has_address=True)
    with shop.desk.store.reading() as tx:
        assert Decisions(tx).until("2026-12-01T00:00:00Z") == {kiln: {"accepted": 1}}


def test_a_claim_that_is_taken_back_was_never_refused(shop, kiln, bowl):
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM):
        shop.do(bowl, step)
    counted = [record(shop, kiln, bowl).refused]
    refused = shop.desk.cases.do(bowl, Move.CLAIM_REFUSED)
    counted.append(record(shop, kiln, bowl).refused)
    shop.desk.cases.take_back(refused)
    counted.append(record(shop, kiln, bowl).refused)
    shop.desk.cases.again(refused)
    counted.append(record(shop, kiln, bowl).refused)
    shop.desk.cases.take_back(refused)
    shop.desk.cases.take_back_last(bowl)
    counted.append(record(shop, kiln, bowl).refused)
    assert counted == [0, 1, 0, 1, 0]


def test_of_many_claims_the_newest_hundred_are_counted(shop, kiln, bowl, answered):
    answered(*[("supplier", "refused")] * 70, *[("supplier", "accepted")] * 60)
    answered(*[("supplier",)] * 50)
    newest = SupplierRecord(refused=40, decided=100, has_address=True)
    assert record(shop, kiln, bowl) == newest
    with shop.desk.store.reading() as tx:
        told = Decisions(tx).until("2026-12-01T00:00:00Z")
    assert told == {kiln: {"refused": 40, "accepted": 60}}
    said = " ".join(sentences(shop.case(bowl).recommendation.because, "en"))
    assert "refused 40 of the last 100 claims" in said


def test_a_claim_on_a_second_party_counts_as_on_the_first(shop, kiln, bowl, answered):
    """The line's own dates are those of a carrier that was not asked yet."""
    answered(("supplier", "refused"))
    with shop.desk.store.transaction() as tx:
        line = t.case_line
        mine = line.c.claim_sent_at == AT
        tx.execute(
            update(line).where(mine).values(claim_sent_at=None, beside='{"party": "supplier"}')
        )
    assert record(shop, kiln, bowl).refused == 1
