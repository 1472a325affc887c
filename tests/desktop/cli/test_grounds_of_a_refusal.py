"""A ground that is named on the command line is worded in the letter as the window words it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.casework.refusal_grounds import FOUND, GROUNDS, ground_meant, ground_words
from returns.phrases import say, word
from tests.returns.papers.cases_by_hand import NOW, case, line

ORDER = ("--title", "Lamp, oak", "--sku", "LAMP", "--price", "150", "--currency", "USD")


@pytest.fixture
def lamp(sendback):
    _, number, _ = sendback(
        "new", "302-1", "--reason", "changed_mind", *ORDER, "--shop", "Shop"
    )
    return number


def refused(sendback, number, reason, *more):
    code, told, _ = sendback(
        "do", number, "decline", "--reason", reason, "--overrule", "--json", *more
    )
    assert code == 0
    return told["letter"]["body"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_ground_is_known_by_its_key_and_its_words(lang):
    for ground in GROUNDS:
        assert ground_meant(ground) == ground
        assert ground_meant(f" {say(f'letters.ground.{ground}', lang)}. ") == ground
    for verdict in FOUND:
        assert ground_meant(word("verdict", verdict, lang)) == verdict


@pytest.mark.parametrize("typed", ["", "…", "worn", "The window was broken", "5"])
def test_nothing_else_is_taken_for_one(typed):
    assert ground_meant(typed) == ""


@pytest.mark.parametrize("reason", ["window", "Window has passed", "已过退货期"])
def test_a_named_ground_is_a_sentence_for_the_buyer(sendback, lamp, reason):
    body = refused(sendback, lamp, reason)
    assert "Our return window had ended." in body
    assert reason not in body.replace("Our return window had ended.", "")


def test_it_has_its_days_where_they_are_known():
    told = replace(case(line(1)), requested_at=NOW + timedelta(days=60))
    said = ground_words(told, told.lines[0], 24, "window", "en")
    assert said == (
        "Our return window of 24 days ended on 4 July; your order arrived on 10 June."
    )


def test_it_is_written_in_the_language_of_the_letter(sendback, lamp):
    assert "该商品已经使用过。" in refused(sendback, lamp, "used", "--lang", "zh")


def test_own_words_go_as_they_were_typed(sendback, lamp):
    assert "It was worn out." in refused(sendback, lamp, "It was worn out.")


def test_a_request_is_not_declined_before_anything_was_offered_unless_somebody_insists(
    sendback, lamp
):
    code, _, err = sendback("do", lamp, "decline", "--reason", "It was used.")
    assert (code, "attempt to agree" in err) == (1, True)
    assert sendback("show", lamp, "--json")[1]["letters"] == []
    assert "It was used." in refused(sendback, lamp, "It was used.")
    last = sendback("show", lamp, "--json")[1]["events"][-1]
    assert last["kind"] == "decline"


def test_after_an_offer_that_the_buyer_refused_it_is(sendback, lamp):
    for step in ("answer_buyer", "buyer_refused"):
        assert sendback("do", lamp, step)[0] == 0
    assert sendback("do", lamp, "decline", "--reason", "It was used.")[0] == 0
