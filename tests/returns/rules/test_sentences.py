"""Rules speak in both languages, and names from outside are said as they are."""

from datetime import date

import pytest

from returns.language import day_words
from returns.records.advice import Because
from returns.rules.sentences import sentence


def because(key: str, **facts: str) -> Because:
    return Because(key, tuple(facts.items()))


def test_our_own_words_are_put_into_the_readers_language() -> None:
    told = because("freight.nothing", reason="term:reason:damaged_in_transit")
    assert sentence(told) == "Broken on arrival: the buyer pays nothing."
    assert sentence(told, "zh") == "到货破损：买家不承担任何费用。"


def test_a_word_of_ours_that_opens_a_sentence_gets_its_capital() -> None:
    told = because("route.takes_none", supplier="term:unnamed:supplier")
    assert sentence(told).startswith("The supplier takes no returns")


def test_a_name_from_outside_keeps_its_small_letter() -> None:
    assert sentence(because("route.takes_none", supplier="iTech")).startswith("iTech takes")


@pytest.mark.parametrize(
    "name",
    ["<b>Kiln</b>", "{supplier}", "{0.__class__}", "term:nobody:here", "date:2026-99-99", "%s"],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_hostile_name_is_said_as_it_is(name: str, lang: str) -> None:
    assert name in sentence(because("route.takes_none", supplier=name), lang)


def test_a_latin_name_stands_apart_from_chinese_characters() -> None:
    latin = sentence(because("route.takes_none", supplier="Kiln & Co"), "zh")
    assert latin == "Kiln & Co 不接受退货，货物退回我方。"
    chinese = sentence(because("route.takes_none", supplier="窑业陶瓷"), "zh")
    assert chinese == "窑业陶瓷不接受退货，货物退回我方。"


def test_days_are_said_as_people_say_them() -> None:
    assert day_words(date(2026, 11, 22), "en", year=False) == "22 Nov"
    assert day_words(date(2026, 11, 22), "zh", year=False) == "11月22日"


def test_a_rule_without_a_sentence_is_told_plainly_and_logged(
    caplog, without_words: list[str]
) -> None:
    assert "rules.nobody.wrote_this" in sentence(Because("nobody.wrote_this"))
    assert "rules.nobody.wrote_this" in caplog.text
    without_words.clear()
