"""A sheet says of each date how far it is known, and quotes a term with the day that it comes to."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from returns.papers.sheet.sheet_dates import dates_said, terms_quoted
from returns.phrases import say
from returns.rules.dates.until import Clause, until
from returns.terms import End, Lang, Party, WindowStart
from tests.returns.papers.cases_by_hand import NOW, case, line, order, policy
from tests.returns.papers.test_sheet_custody import SENT, parcel

TODAY = NOW.date()
UNKNOWN = order(shipped_on=None, delivered_on=None)


def said(of: object, lang: Lang = Lang.EN) -> dict[str, str]:
    return {each.name: each.words for each in dates_said(of, lang)}  # type: ignore[arg-type]


def test_a_known_day_stands_plain() -> None:
    told = said(case())
    assert (told["ordered"], told["delivered"]) == ("1 Jun 2026", "10 Jun 2026")
    assert told["reported"] == "20 Jun 2026"
    assert "inspected" not in told


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "about 6–13 Jun 2026 (ordered 1 Jun, usually 5–12 days)"),
        (Lang.ZH, "约2026年6月6日至13日（6月1日下单，通常需 5–12 天）"),
    ],
)
def test_an_estimate_says_about_and_what_it_rests_on(lang: Lang, words: str) -> None:
    assert said(case(sale=UNKNOWN), lang)["delivered"] == words


def test_an_estimate_from_a_known_shipment_says_so() -> None:
    told = said(case(sale=order(delivered_on=None)))
    assert told["delivered"].endswith("(shipped 3 Jun, usually 4–9 days on the way)")


@pytest.mark.parametrize(("lang", "words"), [(Lang.EN, "not known"), (Lang.ZH, "不详")])
def test_what_nobody_told_is_not_known(lang: Lang, words: str) -> None:
    told = said(case(sale=order(ordered_on=None, shipped_on=None, delivered_on=None)), lang)
    assert told["ordered"] == told["shipped"] == told["delivered"] == words


def test_of_what_never_arrived_no_delivery_is_told() -> None:
    lost = case(line(reason="never_arrived"), sale=UNKNOWN)
    assert "delivered" not in said(lost)


def test_the_last_inspection_of_its_lines_is_told() -> None:
    days = [datetime(2026, 6, day, 9, tzinfo=UTC) for day in (22, 23)]
    told = said(case(line(1, inspected_at=days[1]), line(2, inspected_at=days[0])))
    assert told["inspected"] == "23 Jun 2026"


@pytest.mark.parametrize("addressee", Party)
def test_a_carrier_reads_when_it_got_the_parcel_that_was_sent_back(addressee: Party) -> None:
    """Its own days count from there, and all others are of parcels that it may never have seen."""
    first, last = (parcel(End.BUYER, End.US, sent, None) for sent in (NOW, SENT))
    of = case(parcels=(replace(first, id=1), replace(last, id=2)))
    told = {each.name: each.words for each in dates_said(of, Lang.EN, addressee)}
    assert told.get("sent_back") == ("18 Jun 2026" if addressee is Party.CARRIER else None)
    not_sent = case(parcels=(parcel(End.BUYER, End.US, None, None),))
    assert "sent_back" not in {each.name for each in dates_said(not_sent, Lang.EN, addressee)}
    for lang in Lang:
        assert say("documents.evidence.sent_back", lang)
        assert say("documents.evidence.on_line.sent_back", lang)


# --- terms ------------------------------------------------------------------------------------


def test_words_and_day_of_a_term_count_from_the_same_event() -> None:
    kiln = policy(damage_days=20, window_days=60, window_from=WindowStart.SHIPMENT)
    (term,) = terms_quoted(case(line(reason="damaged_in_transit")), kiln, Lang.EN, TODAY)
    assert "20 days from delivery" in term.line
    counted = "Counted from delivery (10 Jun 2026), that is until 30 Jun 2026."
    assert term.counted == f"{counted} Our request is of 24 Jun 2026."


@pytest.mark.parametrize("days", [13, 14])
def test_a_term_is_quoted_to_its_last_day_and_not_after(days: int) -> None:
    # delivered on the 10th, asked on the 24th
    told = terms_quoted(case(), policy(window_days=days), Lang.EN, TODAY)
    assert len(told) == (1 if days == 14 else 0)


def test_asked_in_time_is_in_time_for_ever() -> None:
    asked = case(line(rma_asked_at=datetime(2026, 6, 20, 9, tzinfo=UTC)))
    assert terms_quoted(asked, policy(window_days=10), Lang.EN, date(2026, 8, 1))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (Lang.EN, "delivery (about 6–13 Jun 2026), that is until about 6 Jul 2026."),
        (Lang.ZH, "自签收（约2026年6月6日至13日）起算，约截至2026年7月6日。"),
    ],
)
def test_a_day_counted_from_an_estimate_is_about(lang: Lang, words: str) -> None:
    (term,) = terms_quoted(case(sale=UNKNOWN), policy(), lang, TODAY)
    assert words in term.counted


def test_a_day_counted_from_nothing_is_left_out() -> None:
    nothing = order(ordered_on=None, shipped_on=None, delivered_on=None)
    (term,) = terms_quoted(case(sale=nothing), policy(), Lang.EN, TODAY)
    assert term.counted == ""


@pytest.mark.parametrize(
    ("since", "held"), [(date(2026, 6, 1), True), (date(2026, 6, 2), False)]
)
def test_terms_held_only_if_they_began_by_the_day_of_the_order(since: date, held: bool) -> None:
    (term,) = terms_quoted(case(), policy(since=since), Lang.EN, TODAY)
    assert (term.held, term.holds_from) == (held, since)
    (term,) = terms_quoted(case(sale=order(ordered_on=None)), policy(), Lang.EN, TODAY)
    assert not term.held


def test_two_lines_with_one_clause_quote_it_once_and_two_clauses_both() -> None:
    kiln, hurt = policy(damage_days=30), {"reason": "damaged_in_transit"}
    assert len(terms_quoted(case(line(1, **hurt), line(2, **hurt)), kiln, Lang.EN, TODAY)) == 1
    mixed = case(line(1, **hurt), line(2, reason="changed_mind"))
    assert len(terms_quoted(mixed, kiln, Lang.EN, TODAY)) == 2


def test_a_warranty_says_what_it_counts_from() -> None:
    kiln = policy(window_days=5, warranty_months=12)
    (term,) = terms_quoted(case(), kiln, Lang.EN, TODAY)
    assert "12 months from delivery" in term.line
    assert "until 10 Jun 2027" in term.counted
    assert until(kiln.terms, Clause.WARRANTY, _dates()).ends == date(2027, 6, 10)


def _dates():  # type: ignore[no-untyped-def]
    made = case()
    return made.outlook(made.lines[0]).dates
