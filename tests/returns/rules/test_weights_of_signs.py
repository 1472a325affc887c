"""What each sign of a malicious return weighs is the seller's to say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.money import Money
from returns.records.case import EarlierCase
from returns.records.facts import TriageSettings
from returns.records.unit import Unit
from returns.rules.sentences import sentence
from returns.rules.suspicion import signals, suspected
from returns.terms import Goods, Verdict
from tests.returns.case_maker import a_line

DAY = datetime(2026, 11, 1, tzinfo=UTC)
WEIGHTS = [
    *("sign_many_returns", "sign_contradicted", "sign_all_returned", "sign_same_photo"),
    *("sign_serial", "sign_value_jump"),
]


def earlier(number, worth="20.00", *found):
    money = Money.parse(worth, "USD")
    return EarlierCase(f"RC-2026-{number:05}", DAY - timedelta(days=number), found, money)


def line(worth="100.00", says="", serial="", reason="changed_mind"):
    """A line of one piece that is here, with the serial numbers that were said and found."""
    told = {"serial": says} if says else {}
    unit = Unit(1, 1, 1, Goods.INSPECTED, serial=serial)
    return a_line(
        reason=reason, paid_for=Money.parse(worth, "USD"), supplier_says=told, units=(unit,)
    )


def all_of_them(settings):
    """A case on which every sign speaks."""
    before = [earlier(1, "20.00", (Verdict.EMPTY, "defective")), earlier(2), earlier(3)]
    return signals(before, 3, 3, ("RC-2026-00009",), settings, [line(says="A1", serial="B2")])


def test_each_sign_speaks_once_with_its_own_weight_and_sentence():
    settings = TriageSettings(**{name: at for at, name in enumerate(WEIGHTS, start=1)})
    found = all_of_them(settings)
    assert [each.weight for each in found] == [1, 2, 3, 4, 5, 6]
    for each in found:
        for lang in ("en", "zh"):
            said = sentence(each.because, lang)
            assert "{" not in said
            assert "…" not in said


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_sign_that_weighs_nothing_is_not_told(name):
    assert len(all_of_them(TriageSettings())) == 6
    assert len(all_of_them(TriageSettings(**{name: 0}))) == 5


@given(st.integers(1, 100), st.lists(st.integers(0, 20), min_size=6, max_size=6))
def test_a_case_is_looked_into_from_the_chosen_sum_on(enough, weights):
    settings = TriageSettings(suspected_from=enough, **dict(zip(WEIGHTS, weights, strict=True)))
    found = all_of_them(settings)
    assert suspected(found, settings) is (sum(weights) >= enough)


@pytest.mark.parametrize(("many", "speaks"), [(3, True), (4, False)])
def test_how_many_are_many_is_the_sellers_to_say(many, speaks):
    settings = TriageSettings(many_returns=many, many_pieces=many)
    keys = {each.because.key for each in all_of_them(settings)}
    assert ("signal.many_returns" in keys) is speaks
    assert ("signal.all_returned" in keys) is speaks


@pytest.mark.parametrize(
    ("before", "now", "times", "speaks"),
    [
        (("20.00", "10.00"), "80.00", 4, True),
        (("20.00", "10.00"), "79.99", 4, False),
        (("20.00", "10.00"), "80.00", 5, False),
        # one return before is no pattern, and neither is a gift of nothing
        (("20.00",), "500.00", 4, False),
        (("20.00", "0.00"), "500.00", 4, False),
        ((), "500.00", 4, False),
    ],
)
def test_a_jump_is_many_times_the_dearest_before(before, now, times, speaks):
    cases = [earlier(at, worth) for at, worth in enumerate(before, start=1)]
    found = signals(cases, 1, 1, (), TriageSettings(jump_times=times), [line(now)])
    assert [each.because.key for each in found] == ["signal.value_jump"] * speaks
    if speaks:
        assert "worth 4 times the dearest of the 2" in sentence(found[0].because, "en")


def test_a_jump_is_counted_in_one_currency_and_of_known_prices_alone():
    cases = [earlier(1), earlier(2)]
    euros = a_line(paid_for=Money.parse("900.00", "EUR"))
    unknown = a_line(paid_for=None)
    for lines in ([euros], [unknown], []):
        assert signals(cases, 1, 1, (), TriageSettings(), lines) == ()


@pytest.mark.parametrize(
    ("says", "found", "reason", "speaks"),
    [
        ("SN-001", "SN-002", "defective", True),
        ("SN-001", "sn 001", "defective", False),
        ("SN-001, SN-002", "SN-002", "defective", False),
        ("", "SN-002", "defective", False),
        ("SN-001", "", "defective", False),
        ("—", "SN-002", "defective", False),
        # the buyer said that it was another thing
        ("SN-001", "SN-002", "wrong_item", False),
    ],
)
def test_a_serial_number_speaks_only_against_another_one_that_was_said(
    says, found, reason, speaks
):
    keys = [
        s.because.key for s in signals((), 1, 1, (), None, [line("20.00", says, found, reason)])
    ]
    assert keys == ["signal.other_serial"] * speaks
