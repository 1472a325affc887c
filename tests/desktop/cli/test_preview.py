"""A letter that is shown before its step is the one that the step writes, or the step's refusal."""

import pytest

ORDER = ("--title", "Lamp, oak", "--sku", "LAMP", "--price", "150", "--currency", "USD")
AT_ONCE = ("replace", "--offer", "returnless_replacement")


@pytest.fixture
def lamps(sendback):
    """A case of two lamps of $150 each that do not work, typed by hand."""
    told = ("--reason", "defective", "--quantity", "2", *ORDER, "--shop", "Shop")
    code, number, _ = sendback("new", "302-1", *told)
    assert code == 0
    return number


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "step",
    [
        AT_ONCE,
        (*AT_ONCE, "--units", "2", "--tracking", "Z1"),
        ("answer_buyer", "--offer", "refund_on_receipt"),
        ("offer", "--offer", "partial_refund", "--amount", "40", "--units", "1"),
        ("approve", "--route", "to_us"),
    ],
)
def test_the_letter_that_is_shown_is_the_one_that_the_step_writes(sendback, lamps, step, lang):
    said = ("--lang", lang, "--json")
    code, shown, _ = sendback("preview", lamps, *step, *said)
    assert code == 0
    code, told, _ = sendback("do", lamps, *step, *said)
    assert code == 0
    for letter in (shown, told["letter"]):
        del letter["at"]
        for item in letter["facts"]["items"]:
            # the step is what makes a line of named pieces
            del item["line"]
    assert shown == told["letter"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("step", [("approve",), AT_ONCE, ("refund",), ("decline",)])
def test_no_letter_is_shown_of_a_step_that_is_refused(sendback, lamps, step, lang):
    assert sendback("do", lamps, "hold", "--reason", "Ask the carrier first.")[0] == 0
    shown = sendback("preview", lamps, *step, "--lang", lang)
    assert shown == sendback("do", lamps, *step, "--lang", lang)
    code, out, err = shown
    assert (code, out) == (1, "")
    assert err
