"""Suppliers and their policies on a real desk."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select, update

from db.tables import cases as t
from db.tables import trade as s
from returns.desk import open_desk
from returns.errors import DeskProblem, IllegalMove, NotFound, Refusal, UnreadableFile
from returns.promises.policy_drafts import PolicyDraft
from returns.records.policy import Address, PolicyTerms
from returns.terms import Standing

PDF = b"%PDF-1.7\n%terms\n"


def add(desk, name="Kiln & Co", **terms):
    """A supplier with a first version; returns its number."""
    desk.policies.add_supplier(name)
    (supplier,) = [each for each in desk.policies.suppliers() if each.name == name]
    if terms:
        desk.policies.new_version(supplier.id, PolicyTerms(**terms), date(2026, 1, 1))
    return supplier.id


def open_case(
    desk, supplier_id, policy_id=None, number="RC-2026-00001", closed_at=None, **line
):
    """A case as an import leaves it, with as little as a case needs; `line` is of its one line."""
    with desk.store.transaction() as tx:
        channel = tx.execute(insert(s.channel).values(name=f"Shop {number}"))
        order = tx.execute(
            insert(s.order).values(channel_id=channel.inserted_primary_key[0], number=number)
        )
        case = {
            "number": number,
            "order_id": order.inserted_primary_key[0],
            "channel_id": channel.inserted_primary_key[0],
            "requested_at": "2026-11-20T10:00:00Z",
            "closed_at": closed_at,
        }
        (case_id,) = tx.execute(insert(t.return_case).values(**case)).inserted_primary_key
        goods = {"supplier_id": supplier_id, "policy_id": policy_id, "reason": "defective"}
        tx.execute(insert(t.case_line).values(case_id=case_id, **goods | line))
        return case_id


def of_line(desk, case_id, name):
    with desk.store.reading() as tx:
        query = select(t.case_line.c[name]).where(t.case_line.c.case_id == case_id)
        return tx.execute(query).scalar_one()


# --- suppliers ----------------------------------------------------------------------------


def test_a_new_supplier_is_there_and_active(desk):
    change = desk.policies.add_supplier("Kiln & Co", " returns@kiln.example ", "zh")
    assert change.kinds == {"supplier"}
    (supplier,) = desk.policies.suppliers()
    assert (supplier.name, supplier.email, supplier.language) == (
        "Kiln & Co",
        "returns@kiln.example",
        "zh",
    )
    assert supplier.standing is Standing.ACTIVE
    assert supplier.current is None


@pytest.mark.parametrize("name", ["Kiln & Co", "kiln & co", "  KILN  & Co "])
def test_the_same_name_twice_is_refused_in_a_sentence(desk, name):
    desk.policies.add_supplier("Kiln & Co")
    with pytest.raises(IllegalMove) as refused:
        desk.policies.add_supplier(name)
    assert "Kiln & Co" in refused.value.say("en")
    assert "Kiln & Co" in refused.value.say("zh")
    assert len(desk.policies.suppliers()) == 1


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_supplier_needs_a_name(desk, name):
    with pytest.raises(IllegalMove):
        desk.policies.add_supplier(name)
    assert desk.policies.suppliers() == ()


def test_a_supplier_keeps_its_own_name_when_only_its_letters_change(desk):
    supplier_id = add(desk)
    desk.policies.edit_supplier(supplier_id, name="KILN & Co")
    assert desk.policies.supplier(supplier_id).name == "KILN & Co"


def test_only_what_is_given_changes(desk):
    supplier_id = add(desk)
    desk.policies.edit_supplier(supplier_id, email="a@kiln.example", note="slow")
    desk.policies.edit_supplier(supplier_id, standing=Standing.ON_NOTICE)
    supplier = desk.policies.supplier(supplier_id)
    assert (supplier.email, supplier.note, supplier.standing) == (
        "a@kiln.example",
        "slow",
        Standing.ON_NOTICE,
    )


def test_taking_another_suppliers_name_changes_nothing(desk):
    supplier_id = add(desk)
    add(desk, "Northlight")
    with pytest.raises(IllegalMove):
        desk.policies.edit_supplier(supplier_id, name="northlight", email="new@kiln.example")
    assert desk.policies.supplier(supplier_id).email == ""


def test_a_new_name_shows_in_the_suppliers_cases(desk):
    supplier_id = add(desk, window_days=30)
    case_id = open_case(desk, supplier_id, supplier_name="Kiln & Co")
    desk.policies.edit_supplier(supplier_id, name="Kiln Ceramics")
    assert of_line(desk, case_id, "supplier_name") == "Kiln Ceramics"


def test_an_unknown_supplier_is_said_to_be_unknown(desk):
    with pytest.raises(NotFound):
        desk.policies.edit_supplier(7, email="x@y.example")
    with pytest.raises(NotFound):
        desk.policies.new_version(7, PolicyTerms(), date(2026, 1, 1))


def test_a_supplier_without_cases_can_be_taken_off(desk):
    supplier_id = add(desk, window_days=30)
    desk.policies.set_warehouse(supplier_id, None, "Stoke", Address(city="Stoke"))
    desk.policies.remove_supplier(supplier_id)
    assert desk.policies.suppliers() == ()


def test_a_supplier_with_a_case_stays(desk):
    supplier_id = add(desk)
    open_case(desk, supplier_id)
    with pytest.raises(IllegalMove):
        desk.policies.remove_supplier(supplier_id)
    assert len(desk.policies.suppliers()) == 1


def claim(desk, case_id, *answers, **columns):
    """A claim on the case's one line, with what was said to it one after the other."""
    at = "2026-11-21T10:00:00Z"
    with desk.store.transaction() as tx:
        (line_id,) = tx.execute(
            select(t.case_line.c.id).where(t.case_line.c.case_id == case_id)
        ).one()
        values = {"case_id": case_id, "line_id": line_id, "sent_at": at} | columns
        claim_id = tx.execute(insert(t.claim).values(**values)).lastrowid
        for kind in answers:
            said = {"case_id": case_id, "claim_id": claim_id, "at": at, "kind": kind}
            tx.execute(insert(t.claim_answer).values(**said))


def test_refused_claims_are_counted(desk):
    supplier_id = add(desk, window_days=30)
    case_id = open_case(desk, supplier_id)
    claim(desk, case_id, "refused")
    claim(desk, case_id, "refused", "accepted")
    claim(desk, case_id, "refused", taken_back_seq=3)
    claim(desk, case_id, "refused", party="carrier")
    claim(desk, case_id)
    assert desk.policies.supplier(supplier_id).refusals == 1


# --- return addresses ---------------------------------------------------------------------


def test_return_addresses_are_added_changed_and_forgotten(desk):
    supplier_id = add(desk)
    stoke = Address(lines=("Unit 7", "Kiln Road"), city="Stoke", country="GB")
    desk.policies.set_warehouse(supplier_id, None, "Main", stoke)
    (place,) = desk.policies.supplier(supplier_id).warehouses
    assert (place.name, place.address) == ("Main", stoke)
    desk.policies.set_warehouse(supplier_id, place.id, "Old", replace(stoke, city="Leeds"))
    (changed,) = desk.policies.supplier(supplier_id).warehouses
    assert (changed.id, changed.name, changed.address.city) == (place.id, "Old", "Leeds")
    desk.policies.remove_warehouse(place.id)
    assert desk.policies.supplier(supplier_id).warehouses == ()


def test_another_suppliers_address_is_not_touched(desk):
    first, second = add(desk), add(desk, "Northlight")
    desk.policies.set_warehouse(first, None, "Main", Address(city="Stoke"))
    (place,) = desk.policies.supplier(first).warehouses
    with pytest.raises(NotFound):
        desk.policies.set_warehouse(second, place.id, "Mine", Address(city="Leeds"))
    assert desk.policies.supplier(first).warehouses == (place,)


# --- versions -----------------------------------------------------------------------------


def test_versions_are_counted_and_the_newest_holds(desk):
    supplier_id = add(desk, window_days=30)
    desk.policies.new_version(supplier_id, PolicyTerms(window_days=14), date(2026, 9, 1))
    supplier = desk.policies.supplier(supplier_id)
    assert [policy.version for policy in supplier.policies] == [1, 2]
    assert supplier.current.terms.window_days == 14
    assert supplier.policy_on(date(2026, 8, 31)).terms.window_days == 30


def test_a_new_version_is_checked_on_the_day_it_is_written(desk):
    supplier_id = add(desk, window_days=30)
    assert desk.policies.supplier(supplier_id).current.checked_on == date(2026, 11, 22)


def test_an_old_version_never_changes(desk):
    supplier_id = add(desk, window_days=30)
    before = desk.policies.supplier(supplier_id).policies[0]
    desk.policies.new_version(supplier_id, PolicyTerms(window_days=14), date(2025, 1, 1))
    assert desk.policies.policy(before.id) == before


def test_a_case_keeps_its_version_also_when_a_new_one_starts_in_the_past(desk):
    supplier_id = add(desk, window_days=30)
    held = desk.policies.supplier(supplier_id).current
    case_id = open_case(desk, supplier_id, held.id)
    change = desk.policies.new_version(
        supplier_id, PolicyTerms(window_days=5), date(2020, 1, 1)
    )
    assert of_line(desk, case_id, "policy_id") == held.id
    assert change.case_ids == ()


def test_an_open_case_without_any_policy_takes_the_first_one_with_an_event(desk):
    supplier_id = add(desk)
    waiting = open_case(desk, supplier_id)
    closed = open_case(
        desk, supplier_id, number="RC-2026-00002", closed_at="2026-11-01T10:00:00Z"
    )
    change = desk.policies.new_version(supplier_id, PolicyTerms(), date(2026, 1, 1))
    version = desk.policies.supplier(supplier_id).current
    assert change.case_ids == (waiting,)
    assert len(change.seqs) == 1
    assert of_line(desk, waiting, "policy_id") == version.id
    assert of_line(desk, closed, "policy_id") is None


def test_terms_out_of_bounds_are_refused_and_nothing_is_written(desk):
    supplier_id = add(desk)
    with pytest.raises(Refusal):
        desk.policies.new_version(supplier_id, PolicyTerms(window_days=-1), date(2026, 1, 1))
    assert desk.policies.supplier(supplier_id).policies == ()


def test_still_the_same_today_sets_the_day_of_the_check_and_nothing_else(desk, clock):
    supplier_id = add(desk, window_days=30)
    before = desk.policies.supplier(supplier_id).current
    clock.forward(days=100)
    assert desk.policies.checked_today(supplier_id).kinds == {"policy"}
    after = desk.policies.supplier(supplier_id).current
    assert after == replace(before, checked_on=date(2027, 3, 2))
    desk.policies.set_checked(before.id, before.checked_on)
    assert desk.policies.supplier(supplier_id).current == before


def test_there_is_nothing_to_check_before_the_first_version(desk):
    with pytest.raises(IllegalMove):
        desk.policies.checked_today(add(desk))


def test_the_last_version_can_be_taken_back_while_no_case_holds_it(desk):
    supplier_id = add(desk, window_days=30)
    desk.policies.new_version(supplier_id, PolicyTerms(window_days=14), date(2026, 9, 1))
    first, second = desk.policies.supplier(supplier_id).policies
    with pytest.raises(IllegalMove):
        desk.policies.remove_version(first.id)
    desk.policies.remove_version(second.id)
    assert desk.policies.supplier(supplier_id).policies == (first,)
    open_case(desk, supplier_id, first.id)
    with pytest.raises(IllegalMove) as refused:
        desk.policies.remove_version(first.id)
    assert "1" in refused.value.say("en")


def test_two_versions_are_compared_in_words(desk):
    supplier_id = add(desk, window_days=30)
    desk.policies.new_version(supplier_id, PolicyTerms(window_days=14), date(2026, 9, 1))
    first, second = desk.policies.supplier(supplier_id).policies
    (found,) = desk.policies.difference(first.id, second.id)
    assert (found.field, found.old, found.new) == ("window_days", "30 days", "14 days")
    (chinese,) = desk.policies.difference(first.id, second.id, "zh")
    assert (chinese.old, chinese.new) == ("30 天", "14 天")


# --- drafts -------------------------------------------------------------------------------


def test_what_is_typed_is_there_when_the_desk_is_opened_again(tmp_path, clock):
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    supplier_id = add(desk)
    draft = PolicyDraft(PolicyTerms(window_days=9, condition="未使用"), date(2026, 12, 1))
    desk.policies.keep_draft(supplier_id, draft)
    desk.close()
    again = open_desk(tmp_path / "desk", clock=clock)
    assert again.policies.drafts() == {supplier_id: draft}
    again.close()


def test_a_draft_without_its_first_day_is_kept_too(desk):
    supplier_id = add(desk)
    desk.policies.keep_draft(supplier_id, PolicyDraft(PolicyTerms(), None))
    assert desk.policies.drafts()[supplier_id].holds_from is None


def test_writing_the_version_down_ends_the_draft(desk):
    supplier_id = add(desk)
    desk.policies.keep_draft(supplier_id, PolicyDraft(PolicyTerms(), date(2026, 1, 1)))
    desk.policies.new_version(supplier_id, PolicyTerms(), date(2026, 1, 1))
    assert desk.policies.drafts() == {}


def test_a_draft_can_be_forgotten(desk):
    supplier_id = add(desk)
    desk.policies.keep_draft(supplier_id, PolicyDraft(PolicyTerms(), None))
    desk.policies.keep_draft(supplier_id, None)
    assert desk.policies.drafts() == {}


def test_a_draft_that_nobody_can_read_any_more_is_left_out(desk):
    supplier_id = add(desk)
    desk.policies.keep_draft(supplier_id, PolicyDraft(PolicyTerms(), None))
    with desk.store.transaction() as tx:
        tx.execute(
            update(s.setting).values(value='{"terms": {"nonsense": 1}, "holds_from": null}')
        )
    assert desk.policies.drafts() == {}


# --- the supplier's own document ----------------------------------------------------------


def test_the_terms_are_copied_under_the_name_of_their_bytes(desk, tmp_path):
    original = tmp_path / "..Return terms ／..\u202e.pdf"
    original.write_bytes(PDF)
    supplier_id = add(desk)
    desk.policies.new_version(supplier_id, PolicyTerms(), date(2026, 1, 1), original)
    version = desk.policies.supplier(supplier_id).current
    assert version.source == f"{hashlib.sha256(PDF).hexdigest()}.pdf"
    kept = desk.policies.source_path(version.id)
    assert kept.parent == desk.folder / "documents"
    assert kept.read_bytes() == PDF
    assert original.read_bytes() == PDF


@pytest.mark.parametrize(
    ("beginning", "ending"),
    [
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x18ftypheic", "heic"),
        (b"II*\x00", "tif"),
    ],
)
def test_a_photo_of_the_terms_is_taken_too(desk, tmp_path, beginning, ending):
    original = tmp_path / "terms"
    original.write_bytes(beginning + b"rest")
    supplier_id = add(desk)
    desk.policies.new_version(supplier_id, PolicyTerms(), date(2026, 1, 1), original)
    assert desk.policies.supplier(supplier_id).current.source.endswith(f".{ending}")


@pytest.mark.parametrize("content", [b"", b"MZ program", b"PK\x03\x04"])
def test_anything_else_is_refused_and_no_version_is_written(desk, tmp_path, content):
    original = tmp_path / "terms.pdf"
    original.write_bytes(content)
    supplier_id = add(desk)
    with pytest.raises(UnreadableFile) as refused:
        desk.policies.new_version(supplier_id, PolicyTerms(), date(2026, 1, 1), original)
    assert "terms.pdf" in refused.value.say("en")
    assert desk.policies.supplier(supplier_id).policies == ()
    assert list((desk.folder / "documents").iterdir()) == []


def test_a_document_that_has_gone_is_said_to_be_gone(desk, tmp_path):
    supplier_id = add(desk)
    with pytest.raises(UnreadableFile):
        desk.policies.new_version(
            supplier_id, PolicyTerms(), date(2026, 1, 1), tmp_path / "none.pdf"
        )


def test_a_version_without_a_document_has_no_path(desk):
    supplier_id = add(desk, window_days=30)
    assert desk.policies.source_path(desk.policies.supplier(supplier_id).current.id) is None


# --- what is kept -------------------------------------------------------------------------


def test_all_of_it_is_there_when_the_desk_is_opened_again(tmp_path, clock):
    desk = open_desk(tmp_path / "desk", clock=clock, create=True)
    add(desk, window_days=21)
    before = desk.policies.suppliers()
    desk.close()
    again = open_desk(tmp_path / "desk", clock=clock)
    assert again.policies.suppliers() == before
    again.close()


def test_a_desk_opened_for_reading_refuses_changes(tmp_path, clock):
    open_desk(tmp_path / "desk", clock=clock, create=True).close()
    reading = open_desk(tmp_path / "desk", clock=clock, read_only=True)
    with pytest.raises(DeskProblem):
        reading.policies.add_supplier("Kiln & Co")
    reading.close()


def test_terms_that_an_older_program_wrote_without_a_field_take_its_default(desk):
    supplier_id = add(desk, window_days=30)
    with desk.store.transaction() as tx:
        tx.execute(update(s.supplier_policy).values(terms='{"window_days": 9}'))
    assert desk.policies.supplier(supplier_id).current.terms == PolicyTerms(window_days=9)


@pytest.mark.parametrize("text", ["returns@", "a@b.example, c@d.example", "Kiln <a@b.example>"])
def test_an_email_that_is_none_is_refused_and_nothing_changes(desk, text):
    with pytest.raises(Refusal) as refused:
        desk.policies.add_supplier("Kiln", text)
    assert refused.value.facts["field"] == "email"
    assert desk.policies.suppliers() == ()
    desk.policies.add_supplier("Kiln", "a@kiln.example")
    (kiln,) = desk.policies.suppliers()
    with pytest.raises(Refusal):
        desk.policies.edit_supplier(kiln.id, name="Other", email=text)
    assert desk.policies.supplier(kiln.id) == kiln
