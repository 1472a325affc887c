"""A claim rests on the term that applies, and a term that was missed is told."""

from dataclasses import replace
from datetime import date

import pytest

from returns.records.policy import PolicyTerms
from returns.rules.claim_window import ClaimDays, claim_term, too_late
from returns.rules.sentences import sentence
from returns.terms import WindowStart

FROM_ORDER = PolicyTerms(window_days=14, window_from=WindowStart.ORDER)
DAYS = ClaimDays(date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 10), date(2026, 11, 20))


def test_the_return_window_that_was_missed_is_told() -> None:
    term = claim_term(FROM_ORDER, "wrong_item", DAYS)
    assert (term.name, term.ends, term.missed) == ("window", date(2026, 11, 17), True)
    because = too_late(FROM_ORDER, "wrong_item", "Kiln", DAYS)
    assert because is not None
    assert "Kiln’s time for taking this back ended on 17 Nov" in sentence(because)
    assert "11月17日" in sentence(because, "zh")


@pytest.mark.parametrize("heard", [date(2026, 11, 16), date(2026, 11, 17)])
def test_the_last_day_is_in_time(heard: date) -> None:
    days = replace(DAYS, heard=heard)
    assert too_late(FROM_ORDER, "wrong_item", "Kiln", days) is None


def test_broken_goods_go_by_the_clause_on_damage() -> None:
    terms = replace(FROM_ORDER, damage_days=30)
    assert claim_term(terms, "defective", DAYS).name == "damage"
    assert too_late(terms, "defective", "Kiln", DAYS) is None
    # what is not broken does not
    assert claim_term(terms, "wrong_item", DAYS).missed
    short = replace(FROM_ORDER, damage_days=5)
    late = too_late(short, "defective", "Kiln", DAYS)
    assert late is not None
    assert late.key == "claim.too_late"


def test_a_warranty_holds_where_the_window_is_over() -> None:
    term = claim_term(replace(FROM_ORDER, warranty_months=6), "defective", DAYS)
    assert (term.name, term.missed) == ("warranty", False)


def test_what_nobody_knows_or_never_arrived_was_not_missed() -> None:
    unknown = replace(DAYS, ordered=None, shipped=None, delivered=None)
    assert too_late(FROM_ORDER, "wrong_item", "Kiln", unknown) is None
    assert too_late(FROM_ORDER, "never_arrived", "Kiln", DAYS) is None
