"""Amounts are read to the cent, and what could be two amounts is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import Refusal
from returns.importing.money_text import Amounts, clear_mark, share, typed_amount
from returns.money import Money


def is_refused(amounts: Amounts, text: str) -> bool:
    try:
        amounts.money(text, "USD")
    except ValueError:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("$25.00", 2500),
        ("1,022.25", 102225),
        ("R$ 62,90", 6290),
        ("1.234,56", 123456),
        ("1.234.567", 123456700),
        ("1'022.25", 102225),
        ("1’022.25", 102225),
        ("1 234,50 €", 123450),
        ("(5.00)", -500),
        ("-3.5", -350),
        ("−3.5", -350),
        ("12.50-", -1250),
        ("USD 4", 400),
        ("0,5", 50),
        (".5", 50),
        ("0.125", 13),
        ("18", 1800),
    ],
)
def test_an_amount_by_itself(text, minor):
    assert Amounts().money(text, "USD") == Money(minor, "USD")


@pytest.mark.parametrize("text", ["", "  ", "-", "—"])
def test_blank_is_no_amount(text):
    assert Amounts().money(text, "USD") is None


@pytest.mark.parametrize(
    "text", ["free", "12ab34", "12 50", "1.2.3,4,5", "1.000.00", "--5", "1,23,456.00", "9" * 50]
)
def test_what_is_no_amount_is_refused(text):
    assert is_refused(Amounts(), text)


def test_a_thousand_or_one_and_a_bit_is_settled_by_the_other_rows():
    assert is_refused(Amounts(), "1,022")
    american = Amounts()
    american.note("18.40")
    assert american.money("1,022", "USD") == Money(102200, "USD")
    german = Amounts()
    german.note("18,40")
    assert german.money("1.022", "EUR") == Money(102200, "EUR")


def test_rows_that_contradict_each_other_settle_nothing():
    amounts = Amounts()
    amounts.note("18,40")
    amounts.note("18.40")
    assert amounts.money("18,40", "EUR") == amounts.money("18.40", "EUR")
    assert is_refused(amounts, "1.022")


def test_money_without_cents_has_only_thousands():
    assert Amounts().money("¥1,200", "JPY") == Money(1200, "JPY")


def read_after(shown: str, text: str, currency: str) -> Money | None:
    """How a text is read in a file that shows an amount elsewhere; None when it is refused."""
    amounts = Amounts()
    amounts.note(shown)
    try:
        return amounts.money(text, currency)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("shown", "text", "currency", "minor"),
    [
        ("", "63.040", "KWD", 63040),
        ("", "12.345", "OMR", 12345),
        ("18.40", "12.345", "OMR", 12345),
        ("18,40", "12,345", "TND", 12345),
        ("", "1,234.500", "KWD", 1234500),
        ("", "KD 0.250", "KWD", 250),
        # a file that writes 18,40 writes 12.345 for twelve thousand
        ("18,40", "12.345", "OMR", 12345000),
        ("18.40", "12,345", "OMR", 12345000),
        # with a comma and nothing that tells it could be a thousand
        ("", "12,345", "KWD", None),
        # three digits are no dollars and cents
        ("", "12.345", "USD", None),
        ("18,40", "12.345", "USD", 1234500),
        ("", "12.345", "CLF", None),
        ("", "1.2345", "CLF", 12345),
        ("", "25.000", "XOF", 25000),
        ("18.40", "25,000", "UGX", 25000),
        # a decimal mark in money that has no decimals
        ("18.40", "1.470", "JPY", None),
        ("18,40", "1.470", "JPY", 1470),
    ],
)
def test_three_digits_after_a_mark_are_read_by_the_currency_and_the_file(
    shown, text, currency, minor
):
    expected = None if minor is None else Money(minor, currency)
    assert read_after(shown, text, currency) == expected


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("18.40", "EUR", 1840),
        ("18,4", "EUR", 1840),
        ("1,234.50", "USD", 123450),
        ("1.234,50", "EUR", 123450),
        (" 7 ", "usd", 700),
        ("12.345", "OMR", 12345),
        ("0.5", "KWD", 500),
        ("1,470", "JPY", 1470),
        ("1470", "JPY", 1470),
        ("12.00", "JPY", 12),
        ("18.4000", "USD", 1840),
        ("-3", "USD", -300),
    ],
)
def test_an_amount_is_typed_as_people_write_it(text, currency, minor):
    assert typed_amount(text, currency) == Money(minor, currency.upper())


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("1,022", "USD"),
        ("1.022", "EUR"),
        ("18.405", "USD"),
        ("12.50", "JPY"),
        ("12.3456", "OMR"),
        ("12,345", "KWD"),
        ("EUR 20", "USD"),
        ("1e3", "USD"),
        ("1_000", "USD"),
        ("nan", "USD"),
        ("", "USD"),
        ("-", "USD"),
        ("9" * 50, "USD"),
        ("٣", "USD"),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_not_taken_from_a_hand(text, currency):
    with pytest.raises(Refusal) as caught:
        typed_amount(text, currency)
    assert caught.value.key == "money.amount"


@pytest.mark.parametrize("text", ["10000000000", "10.000.000.000,00", "9" * 30])
def test_more_than_an_amount_can_be_is_said_to_be_too_much(text):
    with pytest.raises(Refusal) as caught:
        typed_amount(text, "EUR")
    assert caught.value.key == "money.too_much"
    assert typed_amount("9.999.999.999,99", "EUR") == Money(999_999_999_999, "EUR")


@pytest.mark.parametrize(
    ("text", "currency", "like"),
    [
        ("10.5", "XOF", "18"),
        ("12.50", "JPY", "18"),
        ("18.405", "USD", "18.40"),
        ("12,345", "KWD", "18.400"),
        ("nothing", "OMR", "18.400"),
    ],
)
def test_the_example_of_an_amount_has_the_decimals_of_its_currency(text, currency, like):
    with pytest.raises(Refusal) as caught:
        typed_amount(text, currency)
    assert caught.value.say("en") == f"“{text}” is no amount. Write it as {like}."
    assert f"请写成 {like} 这样" in caught.value.say("zh")
    assert typed_amount(like, currency).currency == currency


def test_a_share_is_rounded_half_up():
    assert share(Money(6450, "USD"), 2, 3) == Money(4300, "USD")
    assert share(Money(5, "USD"), 1, 2) == Money(3, "USD")
    assert share(Money(-5, "USD"), 1, 2) == Money(-3, "USD")
    assert share(Money(7, "USD"), 3, 3) == Money(7, "USD")


@given(st.integers(0, 10**9), st.sampled_from([(",", "."), (".", ","), ("'", "."), ("", ",")]))
def test_any_amount_with_cents_comes_back(minor, marks):
    thousands, decimal = marks
    written = f"{Decimal(minor).scaleb(-2):,.2f}"
    shown = written.translate({ord(","): thousands, ord("."): decimal})
    assert Amounts().money(shown, "USD") == Money(minor, "USD")
    assert clear_mark(shown) == decimal


@given(st.text("0123456789.,' -()$€R", max_size=12) | st.text(max_size=50))
def test_any_text_is_an_amount_blank_or_refused(text):
    amounts = Amounts()
    amounts.note(text)
    if not is_refused(amounts, text):
        blank = amounts.money(text, "USD") is None
        assert blank == (not any(sign.isdigit() for sign in text))
