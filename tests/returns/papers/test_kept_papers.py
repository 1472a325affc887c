"""Papers are never overwritten: each row speaks of a file that has its bytes."""

import hashlib
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import select

from db.errors import DiskFull
from db.tables import cases as t
from returns.errors import DeskProblem
from returns.ledger.store import Store
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import PolicyTerms
from returns.terms import Offer, Route, StepKind
from tests.supplied import supplied


@pytest.fixture
def case_id(desk):
    """A case whose buyer is to send the goods to us."""
    new = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (opened,) = desk.by_hand.open(supplied(desk, new)).case_ids
    offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    desk.cases.do(opened, StepKind.ANSWER_BUYER, offer)
    desk.cases.do(opened, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    return opened


def rows_of(desk):
    """Number, name and SHA-256 of every paper that a row names, in the order of the rows."""
    with desk.store.reading() as tx:
        table = t.document
        query = select(table.c.number, table.c.name, table.c.sha256).order_by(table.c.id)
        return [tuple(row) for row in tx.execute(query)]


def assert_rows_fit(desk):
    for _number, name, sha256 in rows_of(desk):
        content = (desk.folder / "documents" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256, name


def files(desk):
    return sorted(path.name for path in (desk.folder / "documents").iterdir())


def test_a_second_label_leaves_the_first_as_it_was(desk, case_id, clock):
    first = desk.papers.label([case_id])
    clock.forward(days=1)
    second = desk.papers.label([case_id])
    assert first.path.read_bytes() == first.pdf != second.pdf == second.path.read_bytes()
    assert (first.number, second.number) == ("RC-2026-00001-L", "RC-2026-00001-L2")
    assert second.name == "label-RC-2026-00001-4x6-2.pdf"
    assert_rows_fit(desk)
    other_stock = desk.papers.label([case_id], stock="100x150")
    assert other_stock.number == "RC-2026-00001-L3"
    assert other_stock.name == "label-RC-2026-00001-100x150-3.pdf"
    assert_rows_fit(desk)


def test_the_same_label_keeps_its_number_and_its_name(desk, case_id, clock):
    first = desk.papers.label([case_id])
    clock.forward(days=1)
    desk.papers.label([case_id])
    clock.forward(days=-1)
    again = desk.papers.label([case_id])
    assert (again.number, again.path) == (first.number, first.path)
    assert len(rows_of(desk)) == len(files(desk)) == 2


def test_a_label_that_an_older_program_wrote_over_gets_a_file_again(desk, case_id, clock):
    first = desk.papers.label([case_id])
    first.path.write_bytes(b"the second label, under the first one's name")
    again = desk.papers.label([case_id])
    assert again.number == first.number
    assert again.name == "label-RC-2026-00001-4x6-2.pdf"
    assert first.path.read_bytes().startswith(b"the second")
    assert_rows_fit(desk)


def test_a_sheet_that_somebody_changed_is_given_out_anew_and_not_written_over(desk, case_id):
    made = desk.papers.evidence(case_id)
    made.path.write_bytes(b"changed")
    again = desk.papers.evidence(case_id)
    assert (again.number, again.pdf) == (made.number, made.pdf)
    assert again.path.read_bytes() == made.pdf
    assert made.path.read_bytes() == b"changed"
    assert desk.papers.evidence(case_id).path == again.path
    assert_rows_fit(desk)


def test_a_sheet_whose_file_was_removed_lies_there_again(desk, case_id):
    made = desk.papers.evidence(case_id)
    made.path.unlink()
    assert desk.papers.evidence(case_id).path.read_bytes() == made.pdf
    assert files(desk) == [made.name]


@pytest.fixture
def full_at_commit(monkeypatch):
    """From now on no transaction of a desk finds room to end."""
    begin = Store.transaction

    @contextmanager
    def full(store):
        with begin(store) as tx:
            yield tx
            raise DeskProblem("storage.DiskFull", **vars(DiskFull(1, 0)))

    def switch():
        monkeypatch.setattr(Store, "transaction", full)

    return switch


def test_a_paper_whose_row_found_no_room_is_taken_out_again(desk, case_id, full_at_commit):
    full_at_commit()
    with pytest.raises(DeskProblem, match="disk is full"):
        desk.papers.label([case_id])
    assert files(desk) == []
    assert rows_of(desk) == []


def test_terms_whose_version_found_no_room_are_taken_out_unless_another_names_them(
    desk, tmp_path, full_at_commit
):
    named, unnamed = tmp_path / "named.pdf", tmp_path / "unnamed.pdf"
    named.write_bytes(b"%PDF-1.7 named")
    unnamed.write_bytes(b"%PDF-1.7 unnamed")
    desk.policies.add_supplier("Kiln & Co", "", "en")
    (supplier,) = desk.policies.suppliers()
    desk.policies.new_version(supplier.id, PolicyTerms(), date(2026, 1, 1), named)
    before = files(desk)
    full_at_commit()
    for source in (named, unnamed):
        with pytest.raises(DeskProblem):
            desk.policies.new_version(supplier.id, PolicyTerms(), date(2026, 2, 1), source)
    assert files(desk) == before


def test_terms_that_somebody_wrote_into_are_kept_beside_the_untouched_ones(desk, tmp_path):
    source = tmp_path / "terms.pdf"
    source.write_bytes(b"%PDF-1.7 terms")
    desk.policies.add_supplier("Kiln & Co", "", "en")
    (supplier,) = desk.policies.suppliers()
    for day in (1, 2):
        desk.policies.new_version(supplier.id, PolicyTerms(), date(2026, 1, day), source)
        current = desk.policies.supplier(supplier.id).current
        kept = desk.policies.source_path(current.id)
        assert kept.read_bytes() == b"%PDF-1.7 terms"
        kept.write_bytes(b"%PDF-1.7 terms, with marks of mine")
    assert len(files(desk)) == 2
