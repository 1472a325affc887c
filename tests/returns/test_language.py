"""What a language asks of counts, lists, days and names."""

from datetime import date

import pytest

from returns import language


@pytest.mark.parametrize(
    ("lang", "count", "form"),
    [
        ("en", 1, "one"),
        ("en", 0, "other"),
        ("en", 2, "other"),
        ("zh", 1, "other"),
        ("zh", 5, "other"),
        ("pl", 3, "few"),
        ("pl", 5, "many"),
        ("fr", 0, "one"),
        ("ja", 1, "other"),
    ],
)
def test_the_form_that_goes_with_a_count(lang, count, form):
    assert language.plural_form(count, lang) == form
    assert form in language.plural_forms(lang)


@pytest.mark.parametrize(
    ("lang", "parts", "said"),
    [
        ("en", ["the mug", "the lamp"], "the mug and the lamp"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("en", ["a"], "a"),
        ("en", [], ""),
        ("zh", ["马克杯", "台灯"], "马克杯和台灯"),
        ("zh", ["正面", "背面", "外箱"], "正面、背面和外箱"),
        ("zh", ["Mug", "Lamp"], "Mug 和 Lamp"),
        ("zh", ["台灯", "Mug", "T 恤"], "台灯、Mug 和 T 恤"),
        ("de", ["Tasse", "Lampe"], "Tasse und Lampe"),
        ("en", ["{0}", "%s <b>{1}"], "{0} and %s <b>{1}"),
    ],
)
def test_several_things_are_listed_as_one_says_them(lang, parts, said):
    assert language.listed(parts, lang) == said


@pytest.mark.parametrize(
    ("lang", "full", "short", "whole"),
    [
        ("en", "2 Nov 2026", "2 Nov", "2 November 2026"),
        ("zh", "2026年11月2日", "11月2日", "2026年11月2日"),
        ("fr", "2 nov. 2026", "2 nov.", "2 novembre 2026"),
    ],
)
def test_a_day_in_words(lang, full, short, whole):
    day = date(2026, 11, 2)
    assert language.day_words(day, lang) == full
    assert language.day_words(day, lang, year=False) == short
    assert language.day_words(day, lang, whole_month=True) == whole


def test_every_september_day_is_written_with_the_same_short_month():
    assert language.day_words(date(2026, 9, 1), "en") == "1 Sept 2026"


def test_names_of_countries_and_currencies():
    assert language.country_name("DE", "zh") == "德国"
    assert language.country_name("BR", "fr") == "Brésil"
    assert language.country_name("QQ", "en") == ""
    assert language.country_name("150", "en") == ""  # Europe is no country
    assert language.currency_name("JPY", "zh") == "日元"
    assert language.currency_name("QQQ", "zh") == ""


def test_a_count_is_grouped_as_its_language_does():
    assert [language.grouped(12345, lang) for lang in ("en", "zh", "de")] == [
        "12,345",
        "12,345",
        "12.345",
    ]


@pytest.mark.parametrize(
    ("lang", "sentences", "said"),
    [
        ("zh", ["已退款。", "请确认。"], "已退款。请确认。"),
        # what somebody typed in another script ends with its own stop
        ("zh", ["It was refunded.", "请确认。"], "It was refunded. 请确认。"),
        (
            "zh",
            ["对方称：“It was refunded.”", "请确认。"],
            "对方称：“It was refunded.” 请确认。",
        ),
        ("zh", ["对方称：“已退款。”", "请确认。"], "对方称：“已退款。”请确认。"),
        ("zh", ["已退款……", "", "请确认。"], "已退款……请确认。"),
        ("zh", ["", "请确认。"], "请确认。"),
        ("en", ["It was refunded.", "", "Please confirm."], "It was refunded. Please confirm."),
        ("en", [], ""),
    ],
)
def test_sentences_follow_each_other(lang, sentences, said):
    assert language.run_on(sentences, lang) == said
