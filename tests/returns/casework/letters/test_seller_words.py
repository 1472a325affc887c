"""Letters in the words that the seller has for all of their kind."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import update

from db.tables import trade as s
from returns.casework.letter_templates import in_words, made_up
from returns.desk import open_desk
from returns.errors import IllegalMove, NotFound, Refusal
from returns.keeping.restore import restore
from returns.money import Money
from returns.records.letter_template import TemplateWords
from returns.records.options import LetterWords, NewCase
from returns.rules.letter_templates import fields_of, shipped_words, unused_sentence
from returns.terms import Offer, StepKind
from returns.trade.letter_templates import TEMPLATES

KEEP_EN = TemplateWords(
    "Good news about {order}",
    "{item} stays with you, and {amount} is on its way back.\n\n{gift}\n\nEnjoy it!",
)
KEEP_ZH = TemplateWords("订单 {order} 的好消息", "{item} 请留着用，{amount} 马上退给您。{gift}")


@pytest.fixture
def case_id(shop):
    shop.supplier(costs=[("MUG", "6")])
    return shop.request(shop.item("MUG", "12.00"))


def keep(shop, template="solution_keep", lang="en", words=KEEP_EN):
    return shop.desk.letter_templates.keep(template, lang, words)


def refused(shop, words, template="solution_keep", lang="en"):
    """The key of the refusal of words; all stays as it was."""
    before = shop.desk.settings.get()
    with pytest.raises(Refusal) as told:
        keep(shop, template, lang, words)
    assert shop.desk.settings.get() == before
    return told.value.key


# --- kept ------------------------------------------------------------------------------------


def test_a_letter_carries_the_sellers_words(shop, case_id):
    keep(shop)
    keep(shop, lang="zh", words=KEEP_ZH)
    order = shop.case(case_id).order
    chinese = shop.desk.cases.preview_letter(case_id, StepKind.ANSWER_BUYER, lang="zh")
    assert chinese.subject == f"订单 {order} 的好消息"
    assert "请留着用，USD 12.00 马上退给您。" in chinese.body
    letter = shop.do(case_id, StepKind.ANSWER_BUYER)
    assert letter.subject == f"Good news about {order}"
    assert "Mug stays with you, and USD 12.00 is on its way back.\n\nEnjoy it!" in letter.body
    assert letter.body.startswith("Dear ")
    assert letter.facts.amount == Money(1200, "USD")
    assert letter.unused == ()
    (kept,) = shop.desk.cases.letters(case_id)
    assert (kept.letter.subject, kept.letter.body) == (letter.subject, letter.body)


def test_greeting_and_closing_are_the_sellers_too(shop, case_id):
    keep(shop, "opening.buyer", "en", TemplateWords("", "Hi {buyer}!"))
    keep(shop, "closing", "en", TemplateWords("", "Yours,\nMia of {shop}"))
    letter = shop.do(case_id, StepKind.ANSWER_BUYER)
    assert letter.body.startswith("Hi ")
    assert letter.body.endswith(f"Mia of {shop.desk.settings.get().shop_name}".rstrip())
    assert "We refund you USD 12.00" in letter.body


def test_many_at_once_carry_them(shop):
    shop.supplier(costs=[("MUG", "6"), ("CUP", "6")])
    keep(shop)
    cases = shop.bring(
        shop.item("MUG", "12.00"), shop.item("CUP", "9.00", order_id="113-2222222-2222222")
    ).change.case_ids
    assert len(cases) == 2
    for change in shop.desk.cases.do_recommended(cases):
        assert change.letter.subject.startswith("Good news")


def test_they_stay_when_the_desk_is_closed(shop, case_id):
    keep(shop)
    folder = shop.desk.folder
    shop.desk.close()
    again = open_desk(folder)
    try:
        assert again.letter_templates.words("solution_keep", "en") == KEEP_EN
        assert again.letter_templates.own() == {"solution_keep.en": KEEP_EN}
    finally:
        again.close()


def test_they_are_in_a_copy_of_the_desk(shop, tmp_path):
    keep(shop)
    (copy,) = shop.desk.keeping.copy_now().copies
    restore(copy.path, tmp_path / "restored")
    again = open_desk(tmp_path / "restored")
    try:
        assert again.letter_templates.words("solution_keep", "en") == KEEP_EN
    finally:
        again.close()


def test_the_usual_words_come_back(shop, case_id):
    keep(shop)
    shop.desk.letter_templates.reset("solution_keep", "en")
    assert shop.desk.settings.get().letters == {}
    keep(shop)
    # who types the usual words has none of their own
    keep(shop, words=shipped_words("solution_keep", "en"))
    assert shop.desk.settings.get().letters == {}
    assert "We refund you USD 12.00" in shop.do(case_id, StepKind.ANSWER_BUYER).body


def test_one_change_leaves_the_words_of_others(shop):
    keep(shop)
    keep(shop, lang="zh", words=KEEP_ZH)
    shop.desk.settings.set(partial_percent=45)
    assert set(shop.desk.settings.get().letters) == {"solution_keep.en", "solution_keep.zh"}
    shop.desk.letter_templates.reset("solution_keep", "en")
    assert set(shop.desk.settings.get().letters) == {"solution_keep.zh"}


# --- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("{item} {amount}{gift} {nothing}", "template.no_field"),
        ("{item}{gift}", "template.missing"),
        ("{item} {amount}{gift}" + "x" * 1_048_576, "template.too_much"),
        ("{item} {amount}{gift} Leave us a review!", "template.here_review"),
    ],
)
def test_what_cannot_stand_in_every_letter_is_not_kept(shop, body, key):
    keep(shop)
    assert refused(shop, TemplateWords("x", body)) == key
    assert shop.desk.letter_templates.words("solution_keep", "en") == KEEP_EN


def test_a_letter_that_there_is_not(shop):
    with pytest.raises(NotFound):
        shop.desk.letter_templates.keep("solution", "en", KEEP_EN)
    with pytest.raises(NotFound):
        shop.desk.letter_templates.reset("solution", "en")
    assert refused(shop, KEEP_EN, lang="fr") == "template.unknown_letter"


# --- where they cannot be used ---------------------------------------------------------------


def stored(desk, letters):
    """Words as another version, or a damage, left them."""
    with desk.store.transaction() as tx:
        told = tx.execute(s.setting.select().where(s.setting.c.name == "desk")).one()
        values = json.loads(told.value) | {"letters": letters}
        changed = update(s.setting).where(s.setting.c.name == "desk")
        tx.execute(changed.values(value=json.dumps(values)))


@pytest.mark.parametrize(
    "letters",
    [
        {"solution_keep.en": {"subject": "x", "body": "{item} {amount}{gift} {mood}"}},
        {"solution_keep.en": {"subject": 5, "body": None}},
        {"solution_keep.en": "once a text"},
        {"solution_keep.en": {}},
    ],
)
def test_words_that_cannot_be_read_any_more_are_told_and_the_usual_ones_go(
    shop, case_id, letters
):
    stored(shop.desk, letters)
    letter = shop.do(case_id, StepKind.ANSWER_BUYER)
    assert "We refund you USD 12.00" in letter.body
    assert [unused.template for unused in letter.unused] == ["solution_keep"]
    for lang in ("en", "zh"):
        assert "Keep it" in unused_sentence(letter, lang) or lang == "zh"
    # whatever else is set can still be set
    shop.desk.settings.set(partial_percent=45)
    shop.desk.letter_templates.reset("solution_keep", "en")
    assert shop.desk.settings.get().letters == {}


@pytest.mark.parametrize("letters", [[], "x", None, {"nothing.en": {"body": "x"}}, {"": 1}])
def test_a_damaged_list_of_words_stops_nothing(shop, case_id, letters):
    stored(shop.desk, letters)
    letter = shop.do(case_id, StepKind.ANSWER_BUYER)
    assert letter.unused == ()
    assert "We refund you USD 12.00" in letter.body


def test_words_that_do_not_fit_one_letter_go_into_the_others(shop):
    """The title of a thing may be long enough to pass the limit of the channel."""
    shop.supplier(costs=[("MUG", "6"), ("CUP", "6")])
    long = "{item} {item} {item} {item} {amount}{gift}" + " fine words" * 140
    keep(shop, words=TemplateWords("x", long))
    short, huge = shop.bring(
        shop.item("MUG", "12.00"),
        shop.item("CUP", "9.00", order_id="113-2222222-2222222", item_name="Cup " * 200),
    ).change.case_ids
    assert "fine words" in shop.do(short, StepKind.ANSWER_BUYER).body
    letter = shop.do(huge, StepKind.ANSWER_BUYER)
    assert "fine words" not in letter.body
    (unused,) = letter.unused
    assert unused.why.key == "template.here_too_long"
    assert "4,000" in unused_sentence(letter, "en")


def test_words_of_one_letter_win(shop, case_id):
    keep(shop)
    own = LetterWords("Only this once", "USD 12.00 for you, Anna.", "en")
    letter = shop.do(case_id, StepKind.ANSWER_BUYER, letter=own)
    assert (letter.subject, letter.body) == (own.subject, own.body)
    shop.desk.cases.take_back_last(case_id)
    lie = replace(own, body="USD 99.00 for you, Anna.")
    with pytest.raises(IllegalMove) as told:
        shop.do(case_id, StepKind.ANSWER_BUYER, letter=lie)
    assert told.value.key == "letter.other_sum"


def test_no_supplier_hears_by_a_template_what_he_is_not_told(shop, case_id):
    shop.do(case_id, StepKind.ANSWER_BUYER)
    order = shop.case(case_id).order
    words = TemplateWords(
        "Claim {rma}", f"About {order}: {{number}}, {{of_order}}{{goods}}.{{finding}} We ask for "
        "{amount}.{proof}"
    )  # fmt: skip
    keep(shop, "claim", "en", words)
    letter = shop.do(case_id, StepKind.SEND_CLAIM, overrule=True)
    assert order not in letter.body + letter.subject
    assert letter.unused[0].why.key == "template.here_buyer_named"


def test_a_change_back_and_forth_writes_the_same_letter(shop, case_id):
    keep(shop)
    written = shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.desk.letter_templates.reset("solution_keep", "en")
    shop.desk.cases.take_back_last(case_id)
    shop.desk.cases.again_last(case_id)
    assert shop.desk.cases.letters(case_id)[-1].letter.body == written.body


# --- every template with every field ---------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_letter_that_names_every_field_it_may_is_filled(template, lang):
    fields = " ".join(f"[{{{name}}}]" for name in fields_of(template))
    words = TemplateWords("" if TEMPLATES[template].frame else "x", fields)
    letter = in_words(made_up(template, lang), lang, {template: words}, "My shop")
    assert "{" not in letter.body
    assert "[]" not in letter.body


def test_examples_are_of_open_cases(shop, case_id):
    found = shop.desk.letter_templates.examples("en")
    number = shop.case(case_id).number
    assert found["solution_keep"].case == number
    assert found["opening.buyer"].case == number
    letter = in_words(found["solution_keep"], "en", {"solution_keep": KEEP_EN})
    assert letter.body == shop_letter(shop, case_id).body
    shop.do(case_id, StepKind.ANSWER_BUYER)
    assert "solution_keep" not in shop.desk.letter_templates.examples("en")


def shop_letter(shop, case_id):
    keep(shop)
    return shop.desk.cases.preview_letter(case_id, StepKind.ANSWER_BUYER)


def test_a_second_message_is_the_sellers_too(shop):
    """Money now and the goods back: one letter of two messages."""
    shop.supplier(costs=[("MUG", "60")])
    case_id = shop.request(shop.item("MUG", "140.00"))
    words = TemplateWords("Back, please", "could you post {item} to us? {freight}")
    keep(shop, "send_back", "en", words)
    letter = shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    assert letter.template == "refund_now"
    assert letter.subject != "Back, please"
    assert "\n\nCould you post Mug to us? The postage back is on us" in letter.body


def test_a_case_by_hand_in_words_of_the_sellers(desk):
    desk.letter_templates.keep("solution_keep", "en", KEEP_EN)
    price = Money.parse("9.00", "USD")
    new = NewCase("A-1", "Shop", "Lamp", "damaged_in_transit", price, "LAMP")
    (case_id,) = desk.by_hand.open(new).case_ids
    letter = desk.cases.do(case_id, StepKind.ANSWER_BUYER).letter
    assert "Lamp stays with you, and USD 9.00" in letter.body
