"""Papers for the seller himself, of a real desk: true to the cent, kept, the same again, refused in words."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import NotFound, Refusal
from returns.ledger.soundness import NotSound
from returns.money import Money
from returns.papers.case_money import moved_said, totals_of
from returns.records.options import NewCase
from returns.records.unit import Payment
from returns.terms import Disposition, Goods, Lang, Party
from tests.returns.documents.sample_papers import page_texts, text_of
from tests.returns.papers.cases_by_hand import NOW, case

WHEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def sample(made_sample: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the sample desk."""
    shutil.copytree(made_sample, tmp_path / "shop")
    desk = open_desk(tmp_path / "shop", clock=SetClock(WHEN))
    yield desk
    desk.close()


def cases(desk: Desk) -> list:
    return [desk.cases.get(row.id) for row in desk.queue.all("everything")]


def words(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


# --- money -----------------------------------------------------------------------------------

PAYMENTS = st.lists(
    st.tuples(
        st.integers(0, 10**9),
        st.booleans(),
        st.sampled_from([Party.BUYER, Party.SUPPLIER, Party.CARRIER]),
        st.sampled_from(["USD", "EUR", "JPY"]),
    ),
    max_size=8,
)


@given(PAYMENTS)
def test_every_cent_is_in_one_column_and_the_columns_are_the_sums(told: list) -> None:
    payments = tuple(
        Payment(at, 1, party, out, Money(minor, currency), "refund", NOW, str(at))
        for at, (minor, out, party, currency) in enumerate(told)
    )
    paid = replace(case(), payments=payments)
    rows = list(moved_said(paid, Lang.EN))
    assert len(rows) == len(payments)
    for total in totals_of(paid):
        currency = total.paid.currency
        out = [r.paid.minor for r in rows if r.paid and r.paid.currency == currency]
        into = [r.came.minor for r in rows if r.came and r.came.currency == currency]
        assert (total.paid.minor, total.came.minor) == (sum(out), sum(into))
        assert total.left.minor == sum(into) - sum(out)
    assert {t.paid.currency for t in totals_of(paid)} == {p.amount.currency for p in payments}


def test_the_sums_of_every_case_of_a_desk_are_those_of_its_payments(sample: Desk) -> None:
    moved = 0
    for each in cases(sample):
        text = words(sample.plain_papers.summary(each.id).pdf)
        for payment in each.payments:
            assert payment.amount.coded in text
            moved += 1
        for total in totals_of(each):
            assert f"Together {total.paid.coded} {total.came.coded}" in text
    assert moved > 5


# --- summary ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_summary_tells_the_case_on_a_page_or_two(sample: Desk, lang: str) -> None:
    for each in cases(sample):
        pdf = sample.plain_papers.summary(each.id, lang=lang).pdf
        assert 1 <= len(page_texts(pdf)) <= 2
        told = "".join(text_of(pdf).split())
        for line in each.lines:
            assert "".join(line.title.split()) in told
        for fact in (each.number, each.order, each.our_rma):
            assert "".join(fact.split()) in told


def test_what_was_paid_for_a_case_is_told_as_far_as_a_price_is_known(sample: Desk) -> None:
    sample.by_hand.open(NewCase("999-3", "Amazon US", "Lamp", "defective", None, "USD"))
    known = set()
    for each in cases(sample):
        told = words(sample.plain_papers.summary(each.id).pdf)
        _, _, value = told.partition("Paid for what comes back ")
        priced = any(line.paid_for is not None for line in each.lines)
        assert value.startswith(each.value.coded if priced else "price not known")
        known.add(priced)
    assert known == {True, False}


def test_a_summary_made_again_is_the_same_although_the_first_stands_in_the_history(
    sample: Desk,
) -> None:
    one, two = sample.plain_papers.summary(2), sample.plain_papers.summary(2)
    assert (one.sha256, one.path) == (two.sha256, two.path)
    other = sample.plain_papers.summary(2, lang="zh")
    assert other.number == f"{one.number}2"


def test_a_case_that_is_none_is_told(sample: Desk) -> None:
    for make in (sample.plain_papers.summary, sample.plain_papers.contacts):
        with pytest.raises(NotFound):
            make(999)


# --- contact sheet ---------------------------------------------------------------------------


def pictured(desk: Desk) -> int:
    return max(cases(desk), key=lambda each: len(each.photos)).id


def test_a_contact_sheet_shows_each_photo_with_its_own_fingerprint(sample: Desk) -> None:
    case_id = pictured(sample)
    text = text_of(sample.plain_papers.contacts(case_id, per_page=20).pdf)
    photos = sample.cases.get(case_id).photos
    assert len(photos) >= 5
    for photo in photos:
        assert f"{photo.sha256[:4]} {photo.sha256[4:8]}…{photo.sha256[-4:]}" in text


def test_a_changed_original_is_named_instead_of_shown(sample: Desk) -> None:
    case_id = pictured(sample)
    photo = sample.cases.get(case_id).photos[0]
    original = sample.store.vault.path(photo.sha256)
    original.chmod(0o600)
    original.write_bytes(b"another picture")
    with pytest.raises(NotSound):
        sample.plain_papers.contacts(case_id)


def test_no_photos_and_no_such_grid_are_refused_in_words(sample: Desk) -> None:
    bare = next(each.id for each in cases(sample) if not each.photos)
    for call, said in (
        (lambda: sample.plain_papers.contacts(bare), "has no photos yet"),
        (lambda: sample.plain_papers.contacts(bare, per_page=7), "4, 6, 9, 12, 20, 30"),
    ):
        with pytest.raises(Refusal, match=said):
            call()


# --- pick list -------------------------------------------------------------------------------


def waiting(desk: Desk) -> dict[int, int]:
    """Cases with pieces that were looked at and are neither placed, held nor sent on."""
    sent = {
        unit_id
        for each in cases(desk)
        for parcel in each.parcels
        if parcel.comes_from.value == "us"
        for unit_id in parcel.unit_ids
    }
    found: dict[int, int] = {}
    for each in cases(desk):
        here = [
            unit
            for unit in each.units
            if unit.goods is Goods.INSPECTED
            and unit.disposition is not Disposition.HOLD
            and unit.id not in sent
        ]
        if here:
            found[each.id] = len(here)
    return found


def test_a_pick_list_holds_every_piece_that_wants_a_place_and_no_other(sample: Desk) -> None:
    expected = waiting(sample)
    assert expected
    text = words(sample.plain_papers.picks().pdf)
    pieces = sum(expected.values())
    assert f"{pieces} pieces, in" in text
    assert f"of {len(expected)} cases" in text
    for each in cases(sample):
        short = each.number.rsplit("-", 1)[-1]
        assert (f" {short}" in text) == (each.id in expected)


def test_of_chosen_cases_alone(sample: Desk) -> None:
    (first, *_others) = expected = list(waiting(sample))
    text = words(sample.plain_papers.picks([first]).pdf)
    numbers = {each: sample.cases.get(each).number.rsplit("-", 1)[-1] for each in expected}
    assert [each for each in expected if f" {numbers[each]}" in text] == [first]


def test_what_goes_to_a_supplier_says_its_number_or_to_wait_for_it(sample: Desk) -> None:
    expected = waiting(sample)
    text = words(sample.plain_papers.picks().pdf)
    for case_id in expected:
        for line in sample.cases.get(case_id).lines:
            going = [u for u in line.units if u.disposition is Disposition.TO_SUPPLIER]
            if going and line.supplier_rma and any(u.goods is Goods.INSPECTED for u in going):
                assert f"{line.supplier} RMA {line.supplier_rma}" in text


def test_nothing_to_place_is_refused_in_words(sample: Desk) -> None:
    idle = next(each.id for each in cases(sample) if each.id not in waiting(sample))
    documents = set((sample.folder / "documents").iterdir())
    with pytest.raises(Refusal, match="want a place"):
        sample.plain_papers.picks([idle])
    assert set((sample.folder / "documents").iterdir()) == documents


# --- kept ------------------------------------------------------------------------------------


def test_each_is_kept_under_a_number_with_its_sum_and_known_again(sample: Desk) -> None:
    case_id = pictured(sample)
    made = [
        sample.plain_papers.summary(case_id),
        sample.plain_papers.contacts(case_id),
        sample.plain_papers.picks(),
        sample.plain_papers.published(sample.policies.store_policy_as("pdf", "en")),
        sample.plain_papers.published(sample.policies.store_policy_as("section", "zh")),
    ]
    assert len({paper.number for paper in made}) == len(made)
    for paper in made:
        assert paper.path.read_bytes() == paper.pdf
        assert hashlib.sha256(paper.pdf).hexdigest() == paper.sha256
        answer = sample.papers.check(paper.path)
        assert (answer.unchanged, answer.known) == (True, "desk")
    told = [json.loads(e.body) for e in sample.cases.history(case_id) if e.kind == "paper_made"]
    assert {"summary", "contacts"} <= {body["paper"] for body in told}


def test_a_policy_that_was_published_stays_when_the_next_one_differs(sample: Desk) -> None:
    before = sample.plain_papers.published(sample.policies.store_policy_as("page", "en"))
    sample.settings.set(shop_name="Quayside")
    after = sample.plain_papers.published(sample.policies.store_policy_as("page", "en"))
    assert before.number != after.number
    assert before.path.read_bytes() == before.pdf
    assert b"Quayside" in after.path.read_bytes()
