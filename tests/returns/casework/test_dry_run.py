"""A dry run on a real desk: every case as it came, whatever was done since, and nothing is written."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import delete, update

from db.case_parts import read_parts
from db.tables import cases as t
from returns.desk import open_desk
from returns.errors import Refusal
from returns.ledger.beginnings import LATER, Decisions, as_it_came, openings
from returns.ledger.case_rows import case_read
from returns.ledger.settings_rows import settings_of, settings_text
from returns.money import Money
from returns.records.dry_run import Unreckoned
from returns.records.options import NewCase, StepOptions
from returns.records.settings import DeskSettings, OwnDeadline
from returns.rules.advice.dry_run_said import advice_words, headline, notes
from returns.terms import (
    Fault,
    HoldKind,
    Move,
    Offer,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.returns.casework.shop import usd


@pytest.fixture
def asked(shop):
    """A function that opens a case by hand, a day after the one before; its number in the desk."""
    numbers = iter(range(1, 100))

    def open_case(price="40.00", currency="USD", reason="changed_mind", **told):
        usual = {
            "order_number": f"112-{next(numbers)}",
            "channel": f"Shop {currency}",
            "sku": "LAMP",
            "title": "Lamp, oak",
            "reason": reason,
            "unit_price": Money.parse(price, currency) if price else None,
            "currency": currency,
        }
        (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
        shop.clock.forward(days=1)
        return case_id

    return open_case


@pytest.fixture
def tried(desk):
    """A function that tries settings, and holds that nothing was written by it."""

    def call(days=90, **changes):
        before = on_disk(desk)
        old = desk.settings.get()
        found = desk.settings.dry_run(old, desk.settings.changed(old, **changes), days)
        assert on_disk(desk) == before
        assert desk.settings.get() == old
        return found

    return call


def on_disk(desk):
    """Every file of the desk, by its name and SHA-256; what SQLite maps for readers apart."""
    return {
        path.relative_to(desk.folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in desk.folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }


def numbers(found):
    return [row.case_id for row in found.rows]


# --- what it tells -----------------------------------------------------------------------------


def test_only_cases_that_would_have_gone_otherwise_are_told(asked, tried):
    cheap, dear = asked("40.00"), asked("75.00")
    found = tried(returnless_below_usd=20)
    assert (found.cases, found.otherwise, found.recosted) == (2, 1, 0)
    (row,) = found.rows
    assert (row.case_id, row.title, row.line, row.lines) == (cheap, "Lamp, oak", 1, 1)
    assert row.old.advice.first is Offer.RETURNLESS_REFUND
    assert (row.new.advice.first, row.new.advice.route) == (Offer.PARTIAL_REFUND, Route.TO_US)
    assert (row.old.cost, row.new.cost) == (usd("40.00"), usd("12.00"))
    # the other one's 22.50 is in both
    (total,) = found.totals
    assert (total.lines, total.old, total.new) == (2, usd("62.50"), usd("34.50"))
    assert headline(found, "en").startswith(
        "1 of 2 cases would have gone differently; $28.00 less"
    )
    assert dear not in numbers(found)


def test_the_same_settings_tell_nothing(asked, tried):
    for price in ("12.00", "75.00", "300.00"):
        asked(price)
    found = tried()
    assert (found.cases, found.rows, found.otherwise) == (3, (), 0)
    assert "would have gone as they did" in headline(found, "en")


def test_an_empty_desk_has_nothing_to_try_it_on(tried):
    assert "nothing to try it on" in headline(tried(partial_percent=40), "en")


def test_money_of_several_currencies_is_told_by_currency_and_at_home(asked, tried, desk):
    desk.settings.set(rates={"EUR": "0.5", "JPY": "100"}, home_currency="EUR")
    asked("40.00", "USD"), asked("20.00", "EUR"), asked("4000", "JPY")
    found = tried(returnless_below_usd=20)
    sums = {total.old.currency: (str(total.old), str(total.new)) for total in found.totals}
    assert sums == {
        "USD": ("$40.00", "$12.00"),
        "EUR": ("€20.00", "€6.00"),
        "JPY": ("JPY 4,000", "JPY 1,200"),
    }
    assert (str(found.home.old), str(found.home.new)) == ("€60.00", "€18.00")
    assert found.rates_on == desk.settings.get().rates_on
    assert "about €42.00 less" in headline(found, "en")
    # each is worth the same: in the order in which they came
    assert numbers(found) == [1, 2, 3]


def test_what_cannot_be_judged_is_said_plainly(asked, tried):
    asked(None), asked("40.00", reason="defective"), asked("40.00")
    found = tried(returnless_below_usd=20)
    assert dict(found.unreckoned) == {Unreckoned.PRICE: 1, Unreckoned.COST: 1}
    said = " ".join(notes(found, "en"))
    assert "1 case cannot be judged by its money: no file told the price." in said
    assert "1 case is only estimated (≈)" in said
    (total,) = found.totals
    assert total.lines == 1


def test_lines_of_one_case_are_judged_one_by_one(shop, tried):
    shop.supplier(costs=(("MUG", "4.00"), ("LAMP", "30.00")), window_days=30)
    shop.request(shop.item("MUG", "18.40"), shop.item("LAMP", "82.90"))
    found = tried(returnless_below_usd=10)
    assert [(row.line, row.lines, row.sku) for row in found.rows] == [(1, 2, "MUG")]
    found = tried(returnless_below_usd=90, dear_above_usd=100)
    assert [(row.line, row.lines, row.sku) for row in found.rows] == [(2, 2, "LAMP")]
    assert (found.cases, found.otherwise) == (1, 1)


def test_only_what_was_asked_for_in_these_days_is_looked_at(asked, tried, clock):
    early = asked("40.00")
    clock.forward(days=30)
    late = asked("40.00")
    assert numbers(tried(returnless_below_usd=20)) == [early, late]
    assert numbers(tried(20, returnless_below_usd=20)) == [late]


# --- as it came --------------------------------------------------------------------------------


def test_what_was_done_since_has_no_say(asked, tried, shop):
    untouched = asked("40.00")
    offered, closed, noted = asked("40.00"), asked("40.00"), asked("40.00")
    shop.do(offered, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(closed, StepKind.ANSWER_BUYER)
    shop.do(closed, StepKind.CLOSE, reason="the buyer is gone")
    shop.do(noted, Move.SNOOZE, until=shop.clock.now() + timedelta(days=3))
    assert shop.case(closed).closed_at is not None
    found = tried(returnless_below_usd=20)
    assert numbers(found) == [untouched, offered, closed, noted]
    first, *rest = found.rows
    for row in rest:
        assert (row.old.advice, row.new.advice) == (first.old.advice, first.new.advice)
        assert (row.old.step.kind, row.old.hold) == (first.old.step.kind, first.old.hold)
        assert row.difference == first.difference


def test_a_case_that_was_looked_into_is_judged_by_what_the_buyer_said(shop, tried):
    shop.supplier(costs=(("LAMP", "30.00"),), window_days=30)
    case_id = shop.request(shop.item("LAMP", "120.00"))
    before = tried(dear_above_usd=130)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.RECEIVE)
    shop.look(case_id, works=Works.YES)
    shop.finish(case_id, Verdict.NO_FAULT)
    assert shop.case(case_id).lines[0].units[0].verdict is Verdict.NO_FAULT
    after = tried(dear_above_usd=130)
    assert after.rows == before.rows
    assert after.rows


def test_a_price_that_was_told_later_counts(asked, tried, shop, desk):
    shop.supplier(costs=())
    asked("40.00", reason="defective")
    assert dict(tried().unreckoned) == {Unreckoned.COST: 1}
    shop.supplier("Oven Ltd", costs=(("LAMP", "9.00"),))
    assert desk.cases.get(1).lines[0].unit_cost == usd("9.00")
    assert tried().unreckoned == ()


def test_a_reason_that_somebody_explained_later_was_meant_then(shop, tried):
    case_id = shop.request(shop.item("LAMP", "40.00", return_reason="AMZ-PG-ODD-WORDS"))
    assert shop.case(case_id).lines[0].reason == "not_understood"
    assert tried(returnless_below_usd=20).rows[0].old.hold is HoldKind.REASON
    shop.do(case_id, Move.BUYER_SAID, answer="changed mind", reason="changed_mind")
    row = tried(returnless_below_usd=20).rows[0]
    assert (row.old.hold, row.old.advice.first) == (None, Offer.RETURNLESS_REFUND)


def test_what_the_file_said_is_there_from_the_start(shop, tried):
    """The platform refunded before the desk heard of it: no threshold changes what is advised of it."""
    case_id = shop.request(shop.item("LAMP", "40.00", refunded_amount="40.00"))
    assert shop.case(case_id).paid == usd("40.00")
    assert tried(returnless_below_usd=20).rows == ()
    shop.request(
        shop.item("LAMP", "40.00", order_id="113-1111111-1111112", amazon_rma_id="DA2")
    )
    assert len(tried(returnless_below_usd=20).rows) == 1


def test_the_beginning_of_a_fresh_case_is_the_case(shop, desk):
    """Nothing happened yet: put back, no cell is another one."""
    shop.supplier(costs=(("MUG", "4.00"), ("LAMP", "30.00")), window_days=30)
    ids = [
        shop.request(shop.item("MUG", "18.40"), shop.item("LAMP", "82.90")),
        *shop.bring(
            shop.item(
                "LAMP",
                "40.00",
                order_id="113-2",
                refunded_amount="40.00",
                tracking_id="1Z1",
                return_carrier="UPS",
            )
        ).change.case_ids,
    ]
    with desk.store.reading() as tx:
        told = openings(tx, ids)
        for case_id in ids:
            parts = read_parts(tx, case_id, 0, LATER)
            came = as_it_came(tx, parts, told[case_id])
            assert case_read(came).stored == case_read(parts).stored


def test_a_case_of_an_older_version_is_taken_as_new(asked, tried, desk):
    """Its opening was not told row by row: its request stands, and what was done is put back."""
    case_id = asked("40.00")
    desk.cases.do(case_id, Move.OFFER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    with desk.store.reading() as tx:
        parts = read_parts(tx, case_id, 0, LATER)
        untold = case_read(as_it_came(tx, parts, None)).stored
        told = case_read(as_it_came(tx, parts, openings(tx, [case_id])[case_id])).stored
    (line,), (same,) = untold.lines, told.lines
    assert (line.offer, line.answered_at, line.tracks.request) == (None, None, "new")
    assert (line.reason, line.quantity, line.paid_for) == (
        *("changed_mind", 1),
        usd("40.00"),
    )
    assert same.offer is None


def test_which_returns_were_the_first_is_counted_anew(shop, tried):
    """Whatever the rule looked for before: two of four came among the first two."""
    shop.supplier(costs=(("LAMP", "30.00"),), window_days=60)
    rows = [
        shop.item("LAMP", "75.00", order_id=f"113-{n}", order_date="19-Nov-2026")
        for n in range(4)
    ]
    ids = shop.bring(*rows).change.case_ids
    found = tried(first_returns_to_us=2)
    assert numbers(found) == list(ids[:2])
    assert {row.old.advice.route for row in found.rows} == {Route.TO_SUPPLIER}
    assert {row.new.advice.route for row in found.rows} == {Route.TO_US}


def test_what_a_supplier_decided_later_was_not_known_then(shop, tried, desk):
    shop.supplier(costs=(("LAMP", "20.00"),), window_days=60)
    case_id = shop.request(shop.item("LAMP", "40.00"))
    before = tried(return_freight_usd_cents=2_000)
    with desk.store.transaction() as tx:
        claim = {"case_id": case_id, "line_id": 1, "amount_minor": 2_000, "id": 1}
        tx.execute(t.claim.insert().values(claim))
        answer = {"case_id": case_id, "claim_id": 1, "kind": "refused"}
        tx.execute(t.claim_answer.insert().values(at="2026-11-21T10:00:00Z", **answer))
    assert tried(return_freight_usd_cents=2_000).rows == before.rows
    with desk.store.transaction() as tx:
        tx.execute(update(t.claim_answer).values(at="2026-11-01T10:00:00Z"))
    after = tried(return_freight_usd_cents=2_000)
    assert after.totals[0].old > before.totals[0].old, "claims are worth less by then"
    with desk.store.transaction() as tx:
        tx.execute(delete(t.claim_answer))


def test_the_last_answer_to_a_claim_is_the_one_that_counts(shop, desk):
    shop.supplier(costs=(("LAMP", "20.00"),))
    case_id = shop.request(shop.item("LAMP", "40.00"))
    supplier = desk.cases.get(case_id).lines[0].supplier_id
    with desk.store.transaction() as tx:
        tx.execute(t.claim.insert().values(id=1, case_id=case_id, line_id=1))
        for day, kind in ((1, "refused"), (2, "more_asked"), (3, "accepted")):
            row = {"case_id": case_id, "claim_id": 1, "kind": kind}
            tx.execute(t.claim_answer.insert().values(at=f"2026-11-0{day}T10:00:00Z", **row))
    with desk.store.reading() as tx:
        decisions = Decisions(tx)
        assert not decisions.until("2026-11-01T10:00:00Z")
        assert decisions.until("2026-11-01T12:00:00Z")[supplier] == {"refused": 1}
        told = decisions.until("2026-11-09T00:00:00Z")[supplier]
        assert {kind for kind, count in told.items() if count} == {"accepted"}


# --- clocks and reasons ------------------------------------------------------------------------


def test_a_deadline_of_the_first_answer_moves_every_case_as_it_came(asked, tried, shop):
    untouched, closed = asked("40.00"), asked("40.00")
    shop.do(closed, StepKind.ANSWER_BUYER)
    shop.do(closed, StepKind.CLOSE, reason="the buyer is gone")
    found = tried(deadlines={"*:*:answer_buyer": OwnDeadline(72, "hours")})
    assert numbers(found) == [untouched, closed]
    for row in found.rows:
        assert row.new.step.due_at - row.old.step.due_at == timedelta(hours=48)
        assert row.old.advice == row.new.advice
    assert found.rows[1].old.today is None, "nothing is next on what is closed"
    # what differs comes first: the table may have no room for more
    assert advice_words(found.rows[0].new, found.rows[0].old, "en").startswith("by ")


def test_a_deadline_of_a_later_step_is_told_by_where_the_case_stands(asked, tried, shop):
    untouched, answered = asked("75.00"), asked("75.00")
    shop.do(answered, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("20.00"))
    found = tried(deadlines={"*:*:negotiate": OwnDeadline(9, "days")})
    assert numbers(found) == [answered]
    (row,) = found.rows
    assert (row.old.step, row.old.advice) == (row.new.step, row.new.advice)
    assert row.new.today.due_at > row.old.today.due_at
    assert row.old.today.due_at == shop.case(answered).next.due_at
    for lang, words in (("en", "today: "), ("zh", "现在该：")):
        old, new = (
            advice_words(one, other, lang)
            for one, other in ((row.old, row.new), (row.new, row.old))
        )
        assert words in old
        assert old != new
    assert any("what is next today" in note for note in notes(found, "en"))
    # other settings leave today aside: they are about what is offered
    assert all(row.old.today is None for row in tried(partial_percent=40).rows)
    assert untouched


def test_a_clock_that_ends_at_another_hour_of_the_day_is_told_with_its_hour(asked, tried):
    asked("40.00")
    found = tried(deadlines={"*:*:answer_buyer": OwnDeadline(25, "hours")})
    (row,) = found.rows
    old, new = (
        advice_words(one, other, "en")
        for one, other in ((row.old, row.new), (row.new, row.old))
    )
    assert old != new
    assert f"{row.new.step.due_at.astimezone():%H:%M}" in new


def test_whose_fault_a_reason_is_counts_for_the_cases_that_have_it(asked, tried):
    styled, other = asked("40.00", reason="style"), asked("40.00", reason="changed_mind")
    found = tried(faults=(("style", "supplier"),))
    assert numbers(found) == [styled]
    assert found.rows[0].new.advice.fault is Fault.SUPPLIER
    assert found.cases == 2
    assert other


# --- what it refuses ---------------------------------------------------------------------------


@pytest.mark.parametrize("days", [0, -3, 3_661])
def test_days_that_cannot_be_are_refused(tried, days):
    with pytest.raises(Refusal) as told:
        tried(days, partial_percent=40)
    assert "3,660" in told.value.say("en")
    assert "3,660" in told.value.say("zh")


@pytest.mark.parametrize("changes", [{"returnless_below_usd": -1}, {"partial_percent": 101}])
def test_what_cannot_be_kept_cannot_be_tried(tried, desk, changes):
    before = desk.settings.get()
    with pytest.raises(Refusal) as told:
        tried(**changes)
    assert told.value.key == "settings.bounds"
    assert told.value.facts["field"] in changes
    assert desk.settings.get() == before


def test_it_tells_how_far_it_is_and_can_be_stopped(asked, desk):
    for _ in range(4):
        asked()
    old, seen = desk.settings.get(), []
    new = desk.settings.changed(old, partial_percent=40)
    desk.settings.dry_run(old, new, progress=lambda *step: seen.append(step))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(Refusal) as told:
        desk.settings.dry_run(old, new, cancelled=lambda: True)
    assert told.value.key == "dry_run.stopped"


def test_a_desk_that_is_only_read_can_be_tried_on(asked, desk, clock):
    asked("40.00")
    looked = open_desk(desk.folder, clock=clock, read_only=True)
    old = looked.settings.get()
    new = looked.settings.changed(old, returnless_below_usd=20)
    assert looked.settings.dry_run(old, new).otherwise == 1
    looked.close()


def test_settings_as_text_are_the_settings(desk):
    desk.settings.set(
        partial_percent=41, rates={"EUR": "0.9"}, transit={"dropship:DE": (1, 3, 2, 4)}
    )
    for each in (DeskSettings(), desk.settings.get()):
        assert settings_of([settings_text(each)]) == each
        assert json.loads(settings_text(each))
