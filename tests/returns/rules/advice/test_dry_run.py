"""Two settings over the same lines: what differs, what it costs, and what cannot be judged."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.money import Money, Rates
from returns.records.advice import Because
from returns.records.csv_text import as_csv
from returns.records.dry_run import Said, Tried, Unreckoned
from returns.records.facts import TriageSettings
from returns.records.policy import PolicyTerms
from returns.records.settings import BOUNDS
from returns.rules.advice.dry_run import compared, said_of
from returns.rules.advice.dry_run_said import (
    FIGURES,
    advice_words,
    as_table,
    cost_words,
    difference_words,
    headline,
    new_words,
    notes,
)
from returns.terms import Fulfilment, HoldKind, Offer
from tests.returns.case_maker import (
    a_line,
    a_stored_case,
    concluded_case,
    dollars,
    surroundings,
)

USUAL = TriageSettings()
SINCE, UNTIL = date(2026, 8, 24), date(2026, 11, 22)
RATES = Rates({"EUR": "0.5", "GBP": "0.8"}, "2026-11-20")


def said(line, triage=USUAL, currency="USD", **case):
    """What these settings say of a line."""
    beside = surroundings(PolicyTerms(window_days=30), triage=triage)
    found = concluded_case(a_stored_case(line, **case), beside)
    answer = said_of(found.lines[0], found.outlooks[0])
    return in_currency(answer, currency)


def in_currency(answer: Said, code: str) -> Said:
    """The same figures in another currency."""
    if answer.cost is None:
        return answer
    return replace(answer, cost=Money(answer.cost.minor, code))


def tried(old: Said, new: Said, case_id=1, line=1, lines=1, currency="USD") -> Tried:
    return Tried(
        case_id=case_id,
        number=f"RC-2026-{case_id:05}",
        line=line,
        lines=lines,
        sku="LAMP",
        title="Lamp, oak",
        currency=currency,
        old=in_currency(old, currency),
        new=in_currency(new, currency),
    )


def run(*lines, home="USD", own=RATES):
    return compared(lines, SINCE, UNTIL, home, own)


def swapped(line: Tried) -> Tried:
    return replace(line, old=line.new, new=line.old)


# --- one line ----------------------------------------------------------------------------------

KEPT = said(a_line(price="40.00"))
ASKED_BACK = said(a_line(price="40.00"), TriageSettings(returnless_below_usd=20))


@pytest.mark.parametrize(
    ("line", "cost", "why"),
    [
        (a_line(price="40.00"), "40.00", None),
        # 30 % of what was paid
        (a_line(price="75.00"), "22.50", None),
        (a_line(price=None), None, Unreckoned.PRICE),
        (a_line(price="0.00"), None, Unreckoned.NOTHING),
        (a_line(price="40.00", reason="extra_item"), None, Unreckoned.NOTHING),
        (
            a_line(price="40.00", fulfilment=Fulfilment.PLATFORM_WAREHOUSE),
            None,
            Unreckoned.NOTHING,
        ),
        # what the claim brings is not known: an estimate
        (a_line(price="40.00", reason="defective", unit_cost=None), "40.00", Unreckoned.COST),
    ],
)
def test_the_recommended_way_is_reckoned_or_the_reason_is_told(line, cost, why):
    found = said(line)
    assert found.unreckoned is why
    assert found.cost == (None if cost is None else dollars(cost))


def test_without_a_rate_the_parcel_has_no_price():
    line = a_line(price="40.00", paid_for=Money(4000, "XDR"))
    found = said(replace(line, refunded=Money(0, "XDR")))
    assert (found.cost, found.unreckoned) == (None, Unreckoned.RATE)


def test_a_sentence_that_names_a_limit_is_no_other_advice():
    """Below 50 and below 45 a thing of 40 is kept, though each says its own limit."""
    nearer = said(a_line(price="40.00"), TriageSettings(returnless_below_usd=45))
    assert nearer == KEPT
    assert not tried(KEPT, nearer).differs


@pytest.mark.parametrize(
    ("triage", "otherwise", "differs"),
    [
        (TriageSettings(), False, False),
        (TriageSettings(check_policy_days=3, tighten_percent=1), False, False),
        (TriageSettings(returnless_below_usd=80), True, True),
        # the same offer, of another sum
        (TriageSettings(partial_percent=40), True, True),
        (TriageSettings(first_returns_to_us=5), False, False),
    ],
)
def test_what_is_another_advice(triage, otherwise, differs):
    line = a_line(price="75.00", policy_id=1, supplier_id=1, supplier="Kiln & Co")
    found = tried(said(line), said(line, triage))
    assert (found.otherwise, found.differs) == (otherwise, differs)


def test_the_same_advice_at_another_cost_is_told_apart():
    line = a_line(price="150.00", reason="defective")
    found = tried(said(line), said(line, TriageSettings(return_freight_usd_cents=1_900)))
    assert (found.otherwise, found.differs) == (False, True)
    assert found.difference == dollars("10.00")
    result = run(found)
    assert (result.otherwise, result.recosted) == (0, 1)
    assert new_words(found, "en") == "the same"


def test_a_hold_and_a_day_are_part_of_what_is_said():
    held = replace(KEPT, hold=HoldKind.SUSPICION)
    later = replace(KEPT, step=replace(KEPT.step, due_at=KEPT.step.due_at + timedelta(days=2)))
    over = replace(KEPT, step=None)
    for other in (held, later, over):
        assert tried(KEPT, other).otherwise
        assert tried(other, KEPT).otherwise
    assert "on hold: suspicion" in advice_words(held, KEPT, "en")
    assert "no hold" in advice_words(KEPT, held, "en")
    assert "by " in advice_words(later, KEPT, "en")
    assert "nothing more to do" in advice_words(over, KEPT, "en")
    assert "next: Answer buyer" in advice_words(KEPT, over, "en")


# --- all of them -------------------------------------------------------------------------------


def test_cases_are_counted_once_however_many_lines_they_have():
    both = [tried(KEPT, ASKED_BACK, 1, n, 2) for n in (1, 2)]
    result = run(*both, tried(KEPT, KEPT, 2))
    assert (result.cases, result.otherwise, len(result.rows)) == (2, 1, 2)


def test_the_most_money_stands_first_whatever_its_currency_and_the_unknown_last():
    dear = tried(KEPT, replace(KEPT, cost=dollars("50.00")), 1)
    # 8 of a currency that is twice a dollar
    dearer = tried(KEPT, replace(KEPT, cost=dollars("48.00")), 2, currency="EUR")
    unknown = tried(replace(KEPT, cost=None, unreckoned=Unreckoned.PRICE), ASKED_BACK, 3)
    assert [row.case_id for row in run(unknown, dear, dearer).rows] == [2, 1, 3]


def test_sums_are_made_by_currency_and_then_at_home():
    lines = (
        tried(KEPT, replace(KEPT, cost=dollars("30.00")), 1),
        tried(KEPT, replace(KEPT, cost=dollars("45.00")), 2, currency="EUR"),
        tried(KEPT, KEPT, 3, currency="KES"),
    )
    result = run(*lines, home="EUR")
    sums = {total.old.currency: str(total.difference) for total in result.totals}
    assert sums == {"EUR": "€5.00", "KES": "KES 0.00", "USD": "\N{MINUS SIGN}$10.00"}
    # 40.00 $ are 20.00 €, 30.00 $ are 15.00 €
    assert (str(result.home.old), str(result.home.new)) == ("€60.00", "€60.00")
    assert (result.left_out, result.rates_on) == (("KES",), "2026-11-20")
    told = " ".join(notes(result, "en"))
    assert "No rate for KES" in told
    assert "20 Nov 2026" in told or "Nov 20, 2026" in told


def test_an_estimate_is_shown_and_is_no_part_of_a_sum():
    guess = said(a_line(price="40.00", reason="defective", unit_cost=None))
    found = tried(guess, replace(guess, cost=dollars("35.00")))
    result = run(found)
    assert (result.totals, result.home) == ((), None)
    assert result.unreckoned == ((Unreckoned.COST, 1),)
    assert cost_words(guess, "en") == "≈ $40.00"
    assert difference_words(found) == "\N{MINUS SIGN}$5.00"
    assert "cannot be told" in headline(result, "en")
    assert "only estimated (≈)" in " ".join(notes(result, "en"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_outcome_has_its_sentence(lang):
    moved = tried(KEPT, replace(ASKED_BACK, cost=dollars("12.00")))
    dearer = swapped(moved)
    same = tried(KEPT, KEPT, 2)
    recosted = tried(KEPT, replace(KEPT, cost=dollars("41.00")), 3)
    told = [
        headline(each, lang)
        for each in (run(), run(same), run(moved, same), run(dearer), run(recosted, same))
    ]
    assert len(set(told)) == len(told)
    assert not [words for words in told if "…" in words or "{" in words]
    if lang == "en":
        assert (
            told[2]
            == "1 of 2 cases would have gone differently; $28.00 less in the last 90 days."
        )
        assert (
            told[3]
            == "1 of 1 case would have gone differently; $28.00 more in the last 90 days."
        )


def test_a_table_for_a_spreadsheet_has_plain_figures():
    heads, row = as_table(run(tried(KEPT, ASKED_BACK)), "en")
    assert len(heads) == len(row)
    told = dict(zip(heads, row, strict=True))
    assert (told["Case"], told["Item"], told["Currency"]) == (
        *("RC-2026-00001", "Lamp, oak"),
        "USD",
    )
    assert (told["Cost as is"], told["Cost as tried"], told["Difference"]) == (
        *("40.00", "12.00"),
        "-28.00",
    )


# --- whatever the settings are -----------------------------------------------------------------

settings = st.builds(
    TriageSettings,
    **{
        name: st.integers(bounds.least, min(bounds.most, 3_000))
        for name, bounds in BOUNDS.items()
    },
)
a_thing = st.builds(
    a_line,
    price=st.sampled_from([None, "0.00", "12.00", "49.99", "75.00", "480.00"]),
    reason=st.sampled_from(["defective", "changed_mind", "wrong_size", "extra_item"]),
    unit_cost=st.sampled_from([None, dollars("5.00"), dollars("20.00")]),
    fulfilment=st.sampled_from(list(Fulfilment)),
    policy_id=st.sampled_from([None, 1]),
)
some_things = st.lists(a_thing, max_size=4)
codes = st.sampled_from(["USD", "EUR", "GBP", "KES"])


@given(some_things, settings)
def test_the_same_settings_differ_in_nothing(things, triage):
    lines = [tried(said(t, triage), said(t, triage), n) for n, t in enumerate(things)]
    result = run(*lines)
    assert (result.rows, result.otherwise, result.recosted) == ((), 0, 0)
    assert all(not total.difference for total in result.totals)


@given(some_things, settings, settings, st.lists(codes, min_size=4, max_size=4))
def test_settings_the_other_way_round_swap_columns_and_signs(things, one, other, currencies):
    lines = [
        tried(said(t, one), said(t, other), n, currency=code)
        for n, (t, code) in enumerate(zip(things, currencies, strict=False))
    ]
    there, back = run(*lines), run(*map(swapped, lines))
    assert [swapped(row) for row in there.rows] == list(back.rows)
    for row, turned in zip(there.rows, back.rows, strict=True):
        if row.difference is not None:
            assert turned.difference == Money(-row.difference.minor, row.currency)
    assert [(t.new, t.old) for t in there.totals] == [(t.old, t.new) for t in back.totals]
    assert (there.otherwise, there.recosted) == (back.otherwise, back.recosted)
    assert there.unreckoned == back.unreckoned


@given(some_things, settings, settings)
def test_sums_are_those_of_the_lines(things, one, other):
    lines = [tried(said(t, one), said(t, other), n) for n, t in enumerate(things)]
    firm = [line for line in lines if line.unreckoned is None]
    for total in run(*lines).totals:
        assert total.lines == len(firm)
        assert total.old == sum((line.old.cost for line in firm), start=dollars("0"))
        assert total.new == sum((line.new.cost for line in firm), start=dollars("0"))


@given(a_thing, settings)
def test_what_is_said_holds_no_sentence(thing, triage):
    found = said(thing, triage)
    assert found.advice.because == ()
    assert found.advice.costs == ()
    assert found.step.because == ()
    assert not isinstance(found.hold, Because)
    assert found.advice.first in Offer


def test_a_sum_below_nothing_stays_a_figure_and_a_name_no_formula():
    line = replace(tried(KEPT, ASKED_BACK), title="-1+1", sku="-5")
    (_, row) = as_csv(as_table(run(line), "en"), FIGURES).decode("utf-8-sig").splitlines()
    assert ",-28.00," in row
    assert "'-1+1" in row
    assert "'-5" in row
