"""What the seller may write into all letters of a kind, and what is refused while it is typed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources import resource
from returns.errors import NotFound, Refusal
from returns.phrases import has, word
from returns.platforms.known import PLATFORMS
from returns.records.letter_template import FIELD, TemplateWords, filled, template_of
from returns.rules.letter_examples import example_facts
from returns.rules.letter_templates import (
    because_words,
    demand_known,
    demand_template,
    example_letter,
    fields_of,
    needed_of,
    shipped_words,
    template_name,
    template_wrong,
    tidy,
    usable_words,
)
from returns.rules.letter_truth import unlike_its_facts
from returns.terms import Party
from returns.trade.letter_templates import EVERYWHERE, FIELDS, TEMPLATES

LANGS = ("en", "zh")
KEEP = "{item}: you get {amount} back and keep the goods.{gift}"


def phrases(lang):
    return json.loads(resource("phrases", lang, "letters.json").read_text(encoding="utf-8"))


def wrong(body, subject="Your order", template="solution_keep", lang="en"):
    found = template_wrong(template, lang, TemplateWords(subject, body))
    return found.key if found is not None else ""


# --- the tables are whole --------------------------------------------------------------------


def test_every_letter_that_ships_can_be_changed():
    shipped = phrases("en")
    letters = {key.removesuffix(".body") for key in shipped if key.endswith(".body")}
    frames = {key for key in shipped if key.startswith("opening.") or key == "closing"}
    assert set(TEMPLATES) == letters | frames
    assert {name for name, traits in TEMPLATES.items() if traits.frame} == frames


def test_every_field_that_a_letter_names_is_in_the_table_and_none_else():
    named = {
        field
        for template in TEMPLATES
        for text in (shipped_words(template, "en").subject, shipped_words(template, "en").body)
        for field in FIELD.findall(text)
    }
    assert set(FIELDS) == named | {name for names in EVERYWHERE.values() for name in names}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_words_that_ship_are_words_that_could_be_kept(template, lang):
    words = shipped_words(template, lang)
    assert template_wrong(template, lang, words) is None
    assert tidy(words) == words


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_field_has_an_example_and_a_name_and_no_hole_is_left(template, lang):
    facts = example_facts(template, lang)
    for name in fields_of(template):
        assert facts[name].strip(), name
        assert word("letter_field", name, lang) != name
    assert has(f"templates.name.{template}", lang)
    letter = example_letter(template, lang)
    quoted = list(facts.values())
    assert unlike_its_facts(letter, quoted) is None
    assert "{" not in letter.body + letter.subject


def test_no_two_letters_have_one_name():
    for lang in LANGS:
        names = [template_name(template, lang) for template in TEMPLATES]
        assert len(names) == len(set(names))


def test_what_is_needed_can_be_named():
    for template in TEMPLATES:
        assert set(needed_of(template)) <= set(fields_of(template))
    assert needed_of("approval") == (
        *("item", "address", "rma", "placement", "freight", "post_by"),
    )
    assert "order" not in fields_of("claim")
    assert needed_of("closing") == ()


def test_no_supplier_can_be_told_the_buyer():
    for template, traits in TEMPLATES.items():
        if traits.reader != "buyer":
            assert "buyer" not in fields_of(template)


# --- what is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (KEEP, ""),
        (f"Hello {{buyer}}!\n\n{KEEP}\n\nOrder {{order}}", ""),
        (f"{KEEP} It takes 5 minutes… or five stars' worth of patience", "here_review"),
        (f"{KEEP} {{nothing}}", "no_field"),
        (f"{KEEP} {{}}", "no_field"),
        (f"{KEEP} {{Amount}}", "near_field"),
        (f"{KEEP} {{ammount}}", "near_field"),
        (f"{KEEP} {{ item }}", "near_field"),
        (f"{KEEP} {{address}}", "other_field"),
        (f"{KEEP} {{item.title}}", "no_field"),
        (f"{KEEP} {{item", "brace"),
        (f"{KEEP} item}}", "brace"),
        (f"{{{KEEP}", "brace"),
        (f"{KEEP} ｛item｝", "brace"),
        ("{item}: keep it.{gift}", "missing"),
        ("{amount} is yours.{gift}", "missing"),
        ("", "empty"),
        (" \n\u200b", "missing"),
        (f"{KEEP} Please leave us a review.", "here_review"),
        (f"{KEEP} 请给我们好评。", "here_review"),
        (f"{KEEP} We add $5 on top.", "other_sum"),
        (f"{KEEP} 另补 5 美元。", "other_sum"),
        (f"{KEEP} The label is attached.", "here_attached"),
        (f"{KEEP} The pictures are unaltered.", "here_pictures"),
        (f"{KEEP}\x07", "control"),
        (f"{KEEP}\ud83d", "half_character"),
        (KEEP + "x" * 1_000_000, "too_much"),
        (KEEP + "x" * 3_000, "too_long"),
    ],
)
def test_it_is_said_what_cannot_stand_in_every_letter(body, key):
    assert wrong(body) == (f"template.{key}" if key else "")


@pytest.mark.parametrize(
    ("subject", "key"),
    [
        ("", "empty"),
        ("About {item}", ""),
        ("{nothing}", "no_field"),
        ("{", "brace"),
        ("x" * 201, "too_much"),
        ("5-star review?", "here_review"),
        ("USD 5 for you", "other_sum"),
    ],
)
def test_a_subject_is_looked_at_too(subject, key):
    assert wrong(KEEP, subject) == (f"template.{key}" if key else "")


def test_what_always_goes_with_a_letter_may_be_named():
    body = shipped_words("label_attached", "en").body
    assert "attached" in body
    assert wrong(body + " The label is attached twice.", template="label_attached") == ""


def test_a_platform_may_be_asked_what_a_buyer_may_not():
    body = shipped_words("reminder", "en").body
    assert wrong(body + " Please update your rating of it.", template="reminder") == ""
    assert wrong("Write us a review\n{shop}", template="closing") == "template.here_review"


def test_a_greeting_needs_no_subject_and_names_nobody_if_it_likes():
    assert wrong("Hello,", "", "opening.buyer") == ""
    assert wrong("Hello {buyer} of {item},", "", "opening.buyer") == "template.other_field"
    assert wrong("", "", "opening.buyer") == "template.empty_frame"
    assert wrong("{supplier}", "", "closing") == "template.other_field"


def test_the_strictest_platform_counts():
    least = min(p.message_characters for p in PLATFORMS.values() if p.message_characters)
    around = len(example_letter("solution_keep", "en", TemplateWords("x", KEEP)).body)
    fits = KEEP + "x" * (least - around)
    assert wrong(fits) == ""
    found = template_wrong("solution_keep", "en", TemplateWords("x", fits + "x"))
    assert "eBay" in because_words(found, "en")
    assert f"{least + 1:,}" in because_words(found, "en")
    # nobody limits what a supplier is written
    long = shipped_words("rma_claim", "en").body + "x" * least
    assert wrong(long, template="rma_claim") == ""


@pytest.mark.parametrize("lang", LANGS)
def test_a_refusal_names_the_field_in_the_readers_language(lang):
    found = template_wrong("solution_keep", "en", TemplateWords("x", "{item}{gift}"))
    said = because_words(found, lang)
    assert "{amount}" in said
    assert word("letter_field", "amount", lang) in said


def test_a_letter_or_a_language_that_there_is_not():
    with pytest.raises(NotFound) as refused:
        demand_known("solution_kept")
    assert "solution_keep" in refused.value.say("en")
    with pytest.raises(Refusal):
        demand_template("nothing.en", TemplateWords("x", "y"))
    with pytest.raises(Refusal) as refused:
        demand_template("solution_keep.fr", TemplateWords("x", KEEP))
    assert refused.value.facts["field"] == "letters.solution_keep.fr"


SIGNS = st.sampled_from([*"{}｛｝ \n…$5", "{item}", "{amount}", "{gift}", "{x}", "review", "€"])


@given(st.lists(SIGNS | st.text(max_size=8)).map("".join), st.text(max_size=30))
def test_whatever_is_typed_is_kept_or_refused_with_a_sentence(body, subject):
    words = tidy(TemplateWords(subject, body))
    found = template_wrong("solution_keep", "en", words)
    if found is not None:
        for lang in LANGS:
            assert has(f"errors.{found.key}", lang), found.key
            assert because_words(found, lang)
        return
    letter = example_letter("solution_keep", "en", words)
    quoted = list(example_facts("solution_keep", "en").values())
    assert letter.to is Party.BUYER
    for text in (letter.subject, letter.body):
        for fact in quoted:
            text = text.replace(fact, "")
        assert not any(sign in text for sign in "{}")
    assert example_facts("solution_keep", "en")["amount"] in letter.body


# --- the ones that are used ------------------------------------------------------------------


def test_words_from_another_version_are_told_and_not_used():
    good, strange = (
        TemplateWords("x", KEEP),
        TemplateWords("x", "{item} {amount} {gift} {mood}"),
    )
    kept = {"solution_keep.en": strange, "closing.en": TemplateWords("", "Bye\n{shop}")}
    words, unusable = usable_words(kept, "en", ("solution_keep", "closing", "received"))
    assert set(words) == {"closing"}
    assert unusable["solution_keep"].key == "template.no_field"
    assert usable_words({"solution_keep.en": good}, "zh", ("solution_keep",)) == ({}, {})
    assert template_of("opening.buyer.en") == ("opening.buyer", "en")


# --- filling ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "facts", "told"),
    [
        ("{item}.{gift} Bye", {"item": "Mug", "gift": " A card."}, "Mug. A card. Bye"),
        ("{item}. {gift} Bye", {"item": "Mug", "gift": " A card."}, "Mug. A card. Bye"),
        ("{item}. {gift} Bye", {"item": "Mug", "gift": ""}, "Mug. Bye"),
        ("{gift} Bye", {"gift": ""}, "Bye"),
        ("A\n{placement}\nB", {"placement": ""}, "A\nB"),
        ("A\n{placement}\nB", {"placement": "\nOn the box."}, "A\nOn the box.\nB"),
        ("A{placement}", {"placement": "\nOn the box."}, "A\nOn the box."),
        ("A\n\nB", {}, "A\n\nB"),
        ("A\n\n{gift}\n\nB", {"gift": ""}, "A\n\nB"),
        ("A\n\n{gift}{item}\n\nB", {"gift": "", "item": "x"}, "A\n\nx\n\nB"),
        ("{gift}\n\nB", {"gift": ""}, "B"),
        ("{item}", {"item": "{gift}", "gift": "x"}, "{gift}"),
        ("{address}", {"address": "1\n2"}, "1\n2"),
        ("请将 {item} 寄来。", {"item": "马克杯 350 ml 蓝"}, "请将马克杯 350 ml 蓝寄来。"),
        ("请将{item}寄来。", {"item": "Lamp, oak"}, "请将 Lamp, oak 寄来。"),
        ("请将 {item} 寄来。", {"item": "Lamp, oak"}, "请将 Lamp, oak 寄来。"),
        ("请在 {day} 前寄来", {"day": "12月2日"}, "请在12月2日前寄来"),
    ],
)
def test_fields_are_put_in_once_and_leave_no_gap(text, facts, told):
    assert filled(text, facts) == told


@pytest.mark.parametrize("template", [name for name, row in TEMPLATES.items() if not row.frame])
def test_the_first_sentence_after_an_english_greeting_has_its_capital(template):
    """Three letters of four began "Dear Lena, we have refunded you"."""
    begun = shipped_words(template, "en").body
    assert begun[0].isupper() or begun.startswith("{channel}")
