"""Money: in the minor units of ISO 4217, written so that no currency is taken for another, shared out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import Refusal
from returns.money import Money, Rates, exponent, minor_units, with_code

AMOUNTS = st.builds(
    Money, st.integers(0, 10**12), st.sampled_from(["USD", "JPY", "KWD", "CNY"])
)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("amount", "count", "parts"),
    [
        (5999, 2, [3000, 2999]),
        (1000, 3, [334, 333, 333]),
        (1001, 3, [334, 334, 333]),
        (2, 5, [1, 1, 0, 0, 0]),
        (0, 2, [0, 0]),
        (777, 1, [777]),
    ],
)
def test_an_amount_is_split_into_equal_parts_with_the_odd_cents_first(amount, count, parts):
    assert [part.minor for part in Money(amount, "USD").split(count)] == parts


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (1000, [1, 2], [333, 667]),  # 666.67 lost more than 333.33
        (100, [3, 3, 1], [43, 43, 14]),  # 42.86, 42.86, 14.29
        (1, [1, 1], [1, 0]),  # a tie goes to the earlier
        (10, [0, 1, 0, 1], [0, 5, 0, 5]),
        (11, [0, 1, 0, 1], [0, 6, 0, 5]),
        (11, [0, 0], [6, 5]),  # nothing weighs anything: all weigh alike
        (1500, [6999, 0, 1], [1500, 0, 0]),
    ],
)
def test_an_amount_is_shared_by_weight_and_the_odd_cents_go_to_who_lost_most(
    amount, weights, parts
):
    assert [part.minor for part in Money(amount, "EUR").shares(weights)] == parts


@given(AMOUNTS, WEIGHTS)
def test_shares_sum_to_the_amount_and_none_is_a_cent_away_from_its_due(amount, weights):
    parts = amount.shares(weights)
    assert sum(part.minor for part in parts) == amount.minor
    assert {part.currency for part in parts} == {amount.currency}
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        if whole:
            assert abs(part.minor * whole - amount.minor * weight) < whole


@given(AMOUNTS, WEIGHTS)
def test_who_weighs_more_never_gets_less_and_of_equals_the_earlier_never_gets_less(
    amount, weights
):
    parts = [part.minor for part in amount.shares(weights)]
    ranked = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
    assert [parts[at] for at in ranked] == sorted(parts, reverse=True)


@given(AMOUNTS, st.integers(1, 40))
def test_a_split_differs_by_one_minor_unit_at_most(amount, count):
    parts = [part.minor for part in amount.split(count)]
    assert (len(parts), sum(parts)) == (count, amount.minor)
    assert parts == sorted(parts, reverse=True)
    assert parts[0] - parts[-1] <= 1


@pytest.mark.parametrize(
    ("amount", "weights"), [(-1, [1, 1]), (100, []), (100, [2, -1]), (100, [-1])]
)
def test_what_cannot_be_shared_is_refused(amount, weights):
    with pytest.raises(Refusal) as caught:
        Money(amount, "USD").shares(weights)
    assert caught.value.key == "money.shares"


@pytest.mark.parametrize("count", [0, -1])
def test_nothing_is_split_between_nobody(count):
    with pytest.raises(Refusal, match="shared out"):
        Money(100, "USD").split(count)


# --- minor units ------------------------------------------------------------------------------

#: ISO 4217, list one: every currency whose minor unit is not a hundredth
NO_CENTS = (
    *("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"),
    *("RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"),
)
THOUSANDTHS = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
TEN_THOUSANDTHS = ["CLF", "UYW"]


def test_every_currency_has_the_minor_unit_of_iso_4217():
    odd = {code: places for code, places in minor_units().items() if places != 2}
    assert odd == {
        **dict.fromkeys(NO_CENTS, 0),
        **dict.fromkeys(THOUSANDTHS, 3),
        **dict.fromkeys(TEN_THOUSANDTHS, 4),
    }
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in minor_units())


@pytest.mark.parametrize(
    "code", ["MGA", "IRR", "IDR", "HUF", "TWD", "COP", "LBP", "ALL", "RSD"]
)
def test_cents_that_shops_do_not_show_are_counted_all_the_same(code):
    """CLDR displays these without decimals; ISO gives them two."""
    assert exponent(code) == 2
    assert Money.parse("12.34", code).minor == 1234


@pytest.mark.parametrize(
    ("text", "currency", "minor", "written"),
    [
        ("12.345", "OMR", 12345, "OMR 12.345"),
        ("63.04", "KWD", 63040, "KWD 63.040"),
        ("1470", "JPY", 1470, "JPY 1,470"),
        ("25000", "XOF", 25000, "XOF 25,000"),
        ("3700", "UGX", 3700, "UGX 3,700"),
        ("1.2345", "CLF", 12345, "CLF 1.2345"),
        ("-5", "RWF", -5, "\N{MINUS SIGN}RWF 5"),
        ("18.40", "USD", 1840, "USD 18.40"),
        ("18.40", "CAD", 1840, "CAD 18.40"),
        ("1470", "CNY", 147000, "CNY 1,470.00"),
    ],
)
def test_an_amount_is_kept_and_written_in_its_own_minor_unit(text, currency, minor, written):
    amount = Money.parse(text, currency)
    assert amount.minor == minor
    assert amount.coded == written
    assert amount.amount == Money.parse(str(amount.amount), currency).amount


@given(st.integers(-(10**10), 10**10), st.sampled_from(sorted(minor_units())))
def test_every_amount_of_every_currency_is_read_again_as_it_was(minor, currency):
    amount = Money(minor, currency)
    assert Money.parse(str(amount.amount), currency) == amount


def test_no_two_currencies_are_written_alike():
    for written in (str, lambda money: money.coded):
        seen = {written(Money(100, code)) for code in minor_units()}
        assert len(seen) == len(minor_units())
    assert not [code for code in minor_units() if "¥" in str(Money(1, code))]


@pytest.mark.parametrize(
    ("kept", "written"),
    [
        ("¥1,470", "JPY 1,470"),
        ("CN¥1,470.00", "CNY 1,470.00"),
        ("-$0.50", "\N{MINUS SIGN}USD 0.50"),
        ("-USD 0.50", "\N{MINUS SIGN}USD 0.50"),
        ("\N{MINUS SIGN}$0.50", "\N{MINUS SIGN}USD 0.50"),
        ("£12.00", "GBP 12.00"),
        ("€3", "EUR 3"),
        ("SEK 18.40", "SEK 18.40"),
        ("$5 off", "$5 off"),
        ("", ""),
        ("¥", "¥"),
    ],
)
def test_an_amount_that_a_history_holds_as_text_gets_its_code(kept, written):
    assert with_code(kept) == written


@pytest.mark.parametrize(
    ("text", "currency", "most"),
    [
        ("10000000000", "USD", "9,999,999,999.99 USD"),
        ("-99999999999", "EUR", "9,999,999,999.99 EUR"),
        ("10000000000", "JPY", "9,999,999,999 JPY"),
        ("10000000000", "KWD", "9,999,999,999.999 KWD"),
    ],
)
def test_an_amount_that_is_too_much_is_told_what_it_can_be(text, currency, most):
    with pytest.raises(Refusal) as caught:
        Money.parse(text, currency)
    assert caught.value.key == "money.too_much"
    assert f"up to {most}" in caught.value.say("en")
    assert most in caught.value.say("zh")


def test_the_most_that_is_taken_is_converted_into_any_currency():
    """A cost that was taken failed when its claim was worked out: 108695652172.83 dollars."""
    rates = Rates({"EUR": "0.92", "KWD": "0.307", "IRR": "1100000"}, "2026-11-01")
    most = Money.parse("9999999999.99", "EUR")
    assert rates.convert(most, "USD") == Money(1086956521738, "USD")
    dear = rates.convert(Money.parse("9999999999.999", "KWD"), "IRR")
    assert dear.currency == "IRR"
    # one cell of the desk holds it
    assert 3 * 10**18 < dear.minor < 2**63
