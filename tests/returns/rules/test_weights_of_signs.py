"""What each sign of a malicious return weighs is the seller's to say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.money import Money
from returns.records.case import BackRate, EarlierCase
from returns.records.facts import TriageSettings
from returns.records.unit import Unit
from returns.rules.sentences import sentence
from returns.rules.suspicion import Compared, signals, suspected
from returns.terms import Goods, Verdict
from tests.returns.case_maker import a_line

DAY = datetime(2026, 11, 1, tzinfo=UTC)
WEIGHTS = [
    *("sign_many_returns", "sign_contradicted", "sign_all_returned", "sign_same_photo"),
    *("sign_similar_photo", "sign_serial", "sign_value_jump", "sign_above_article"),
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
    compared = Compared(("RC-2026-00008",), (BackRate(20, 4),), BackRate(4, 4))
    lines = [line(says="A1", serial="B2")]
    return signals(before, 3, 3, ("RC-2026-00009",), settings, lines, compared)


def test_each_sign_speaks_once_with_its_own_weight_and_sentence():
    settings = TriageSettings(**{name: at for at, name in enumerate(WEIGHTS, start=1)})
    found = all_of_them(settings)
    assert [each.weight for each in found] == [1, 2, 3, 4, 5, 6, 7, 8]
    for each in found:
        for lang in ("en", "zh"):
            said = sentence(each.because, lang)
            assert "{" not in said
            assert "…" not in said


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_sign_that_weighs_nothing_is_not_told(name):
    assert len(all_of_them(TriageSettings())) == 8
    assert len(all_of_them(TriageSettings(**{name: 0}))) == 7


@given(st.integers(1, 100), st.lists(st.integers(0, 20), min_size=8, max_size=8))
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


def keys_of(compared, before=(), settings=None, same=()):
    found = signals(before, 1, 1, same, settings, [line("20.00")], compared)
    return {each.because.key.removeprefix("signal."): each.weight for each in found}


@pytest.mark.parametrize(
    ("buyer", "article", "times", "speaks"),
    [
        # three of four orders came back, of the article one of five
        (BackRate(4, 3), BackRate(20, 4), 3, True),
        (BackRate(4, 3), BackRate(20, 5), 3, True),
        (BackRate(4, 3), BackRate(100, 26), 3, False),
        (BackRate(4, 3), BackRate(20, 4), 4, False),
        # too few to say so: of the buyer's orders, of the returns, of the article
        (BackRate(3, 3), BackRate(20, 1), 3, False),
        (BackRate(4, 2), BackRate(20, 1), 3, False),
        (BackRate(4, 4), BackRate(19, 1), 3, False),
        (BackRate(0, 0), BackRate(20, 0), 3, False),
        # an article that nobody sent back yet
        (BackRate(4, 3), BackRate(20, 0), 3, True),
    ],
)
def test_a_buyer_far_above_the_rate_of_the_article(buyer, article, times, speaks):
    compared = Compared((), (article,), buyer)
    found = keys_of(compared, settings=TriageSettings(above_times=times))
    assert found == ({"above_article": 1} if speaks else {})


def test_of_several_articles_the_one_that_comes_back_most_is_meant():
    buyer, often = BackRate(4, 3), BackRate(20, 10)
    assert keys_of(Compared((), (BackRate(20, 1),), buyer)) == {"above_article": 1}
    assert keys_of(Compared((), (BackRate(20, 1), often), buyer)) == {}


BEFORE = [earlier(1), earlier(2), earlier(3)]


def test_what_everybody_sends_back_takes_off_what_only_counts_returns():
    often = Compared((), (BackRate(20, 5),))
    assert keys_of(often, BEFORE) == {"many_returns": 1, "often_back": -1}
    # nothing to take off, and nothing said
    assert keys_of(often) == {}
    assert keys_of(Compared((), (BackRate(25, 6),)), BEFORE) == {"many_returns": 1}
    # no more than they weigh, however much the seller would take off
    heavy = TriageSettings(relief_often_back=20, sign_many_returns=2)
    assert keys_of(often, BEFORE, heavy) == {"many_returns": 2, "often_back": -2}
    assert keys_of(often, BEFORE, TriageSettings(relief_often_back=0)) == {"many_returns": 1}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_taken_off_has_its_sentence(lang):
    found = signals(BEFORE, 1, 1, (), None, (), Compared((), (BackRate(20, 5),)))
    said = sentence(found[-1].because, lang)
    assert "25" in said
    assert "20" in said
    assert "{" not in said


def test_a_proof_is_never_made_lighter_by_the_rate_of_the_article():
    often = Compared(("RC-2026-00008",), (BackRate(20, 20),))
    found = keys_of(often, same=("RC-2026-00009",))
    assert found == {"same_photo": 3, "similar_photo": 2}
    assert suspected(signals((), 1, 1, ("RC-2026-00009",), None, (), often))


def test_the_very_same_picture_is_not_told_twice():
    both = Compared(("RC-2026-00009",))
    assert keys_of(both, same=("RC-2026-00009",)) == {"same_photo": 3}
    assert keys_of(both) == {"similar_photo": 2}
