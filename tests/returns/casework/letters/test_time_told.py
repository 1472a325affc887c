"""What a refusal says of a time that is over is so by the order's own dates."""

from dataclasses import replace
from datetime import date

import pytest

from returns.errors import IllegalMove
from returns.records.options import LetterWords, NewCase, StepOptions
from returns.rules.policy.policy_watch import Promise
from returns.terms import Move
from tests.returns.casework.shop import usd

OVER = [
    *("The 24 days have passed", "Our return window had ended.", "You wrote too late"),
    *("It came back outside the return window", "The period for returns is over, sorry."),
    *("退货期限已过", "已超过退货期", "退货时间过了"),
]


@pytest.fixture
def lamp(shop):
    """A function that opens a case of goods that came on a day; 24 days are promised."""

    def open_case(came=date(2026, 11, 12), channel="Amazon US", days=24):
        price, code = usd("75.00"), "USD"
        told = NewCase(
            "302-1", channel, "Lamp", "changed_mind", price, currency=code, sku="LAMP"
        )
        (case_id,) = shop.desk.by_hand.open(replace(told, delivered_on=came)).case_ids
        shop.desk.policies.publish(Promise(days))
        return case_id

    return open_case


def refused(shop, case_id, reason, **told):
    with pytest.raises(IllegalMove) as refusal:
        shop.do(case_id, Move.DECLINE, reason=reason, **told)
    assert shop.desk.cases.letters(case_id) == ()
    return refusal.value


@pytest.mark.parametrize("reason", OVER)
def test_a_time_that_still_ran_when_the_buyer_asked_is_not_called_over(shop, lamp, reason):
    refusal = refused(shop, lamp(), reason)
    assert refusal.key == "letter.time_open"
    assert "2026" in refusal.say("en")
    assert "date:" not in refusal.say("zh")


@pytest.mark.parametrize("reason", OVER)
def test_a_time_that_was_over_may_be_called_so(shop, lamp, reason):
    assert shop.do(lamp(date(2026, 10, 1)), Move.DECLINE, reason=reason) is not None


@pytest.mark.parametrize(
    "reason",
    [
        *(
            "It was used.",
            "The window was broken",
            "Your days are not over",
            "Two days of work",
        ),
        *("We are over the moon about the lamp", "未过退货期，但已使用"),
    ],
)
def test_nothing_else_is_taken_for_it(shop, lamp, reason):
    case_id = lamp()
    shop.do(case_id, Move.DECLINE, reason=reason)
    (letter,) = shop.desk.cases.letters(case_id)
    assert reason.rstrip(".") in letter.letter.body


def test_nothing_is_surely_open_where_nobody_knows_or_promised_it(shop, lamp):
    assert shop.do(lamp(days=0), Move.DECLINE, reason=OVER[0]) is not None


def test_the_law_keeps_a_time_open_that_the_shop_promised_shorter(shop, lamp):
    """Fourteen days from the twelfth, whatever is promised."""
    refusal = refused(shop, lamp(channel="Amazon DE", days=5), "Our return window had ended.")
    assert "26" in str(refusal)


@pytest.mark.parametrize(
    "reason",
    ["The 30 days have passed", "Our 30-day return window has ended", "30 天退货期已过"],
)
def test_a_window_is_called_as_long_as_it_was_promised(shop, lamp, reason):
    case_id = lamp(date(2026, 10, 1))
    refusal = refused(shop, case_id, reason)
    assert refusal.key == "letter.other_window"
    assert "24" in str(refusal)
    assert shop.do(case_id, Move.DECLINE, reason=reason.replace("30", "24")) is not None


def test_a_seller_who_insists_is_heard(shop, lamp):
    assert shop.do(lamp(), Move.DECLINE, reason=OVER[0], overrule=True) is not None


def test_a_letter_in_own_words_is_held_against_the_dates_too(shop, lamp):
    case_id = lamp()
    told = StepOptions(reason="It was used.", untried=True)
    usual = shop.desk.cases.preview_letter(case_id, Move.DECLINE, told)
    words = LetterWords(usual.subject, f"{usual.body}\n\nOur window is over.", "en")
    refusal = refused(shop, case_id, "It was used.", letter=words)
    assert refusal.key == "letter.time_open"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("It was used", "It was used."),
        ("It was used.", "It was used.\n"),
        ("Is it yours?", "Is it yours?\n"),
        ("He said “no.”", "“no.”\n"),
        ("已使用", "已使用。"),
    ],
)
def test_a_typed_reason_ends_as_a_sentence(shop, lamp, typed, told):
    lang = "zh" if "使" in typed else "en"
    case_id = lamp()
    letter = shop.desk.cases.preview_letter(
        case_id, Move.DECLINE, StepOptions(reason=typed, untried=True), lang=lang
    )
    assert told in letter.body
