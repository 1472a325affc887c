"""A number that is too large to be one is refused where it is typed, and says how large it may be."""

import pytest

HUGE = "99999999999999999999999"
SOLD = ("--price", "18.40", "--shop", "Corner Shop")


@pytest.fixture
def case(sendback):
    """The number of a case whose parcel is here."""
    words = ("--reason", "defective", "--sku", "KC-MUG-B", *SOLD)
    number = sendback("new", "Z-9", *words)[1]
    assert sendback("receive", number)[0] == 0
    return number


@pytest.mark.parametrize(
    "words",
    [
        ("product", "KC-MUG-B", "--cost", "10000000000"),
        ("parcel", "RC-2026-00026", "--to", "us", "--cost", "99999999999"),
        ("new", "Z-1", "--reason", "defective", "--price", "99999999999"),
        ("order", "302-5581225-7722425", "--postage", "99999999999"),
        ("do", "RC-2026-00026", "offer", "--amount", "99999999999"),
        ("money", "RC-2026-00026", "in", "--amount", "EUR 99999999999"),
        ("advise", "--value", "99999999999", "--reason", "defective"),
        ("inspect", "RC-2026-00026", "--freight-out", "99999999999"),
    ],
)
def test_an_amount_says_how_large_it_may_be(sendback, words):
    code, _, err = sendback(*words)
    assert (code, "it stays below 10,000,000,000" in err) == (2, True), err


@pytest.mark.parametrize("grams", ["1000001", HUGE])
def test_a_weight_has_one_limit_wherever_it_is_told(sendback, case, grams):
    told = sendback("product", "KC-MUG-B", "--weight", grams)
    found = sendback("inspect", case, "--weight", grams)
    for code, _, err in (told, found):
        assert code == 1
        assert f"A weight of {grams} g cannot be: it goes from 0 to 1000000" in err


@pytest.mark.parametrize("said", [("--missing",), ("--works", "no"), ("--grade", "C")])
def test_a_number_of_a_piece_says_how_far_they_count(sendback, case, said):
    code, _, err = sendback("inspect", case, "--unit", HUGE, *said)
    assert (code, "units count from 1 to 999" in err) == (1, True), err


@pytest.mark.parametrize("rate", ["0.000000001", "999999999"])
def test_a_rate_has_limits(sendback, rate):
    code, _, err = sendback("settings", "--set", f"rate.EUR={rate}")
    assert (code, "from 0.0001 to 9,999,999" in err) == (1, True), err


def test_a_cost_that_was_taken_is_claimed_by_in_any_currency(sendback):
    """The claim’s sum was worked out at the inspection, and “is no amount”."""
    words = ("--reason", "defective", "--sku", "KC-MUG-B", *SOLD)
    number = sendback("new", "Z-9", *words, "--currency", "USD")[1]
    told = ("--cost", "9999999999.99", "--currency", "EUR")
    assert sendback("product", "KC-MUG-B", *told)[0] == 0
    assert sendback("receive", number)[0] == 0
    found = ("--works", "no", "--package", "opened", "--complete", "yes")
    code, _, err = sendback("inspect", number, *found, "--verdict", "as_claimed")
    assert (code, err) == (0, "")
