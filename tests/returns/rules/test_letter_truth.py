"""A letter that would say what is not so is stopped, with the sentence that is wrong."""

from dataclasses import replace
from datetime import date

import pytest

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Tracks
from returns.records.letter import Letter, LetterFacts, LetterItem
from returns.rules.letter_truth import Truth, contradictions, unlike_its_facts
from returns.terms import BuyerMoney, FreightPayer, Goods, Party, Request
from tests.returns.case_maker import a_line, a_stored_case, dollars

TODAY = date(2026, 11, 22)
LAMP = LetterItem(1, "LAMP", "Lamp, oak", 1)
ADDRESS = ("Harbour Gifts, RETURNS", "12 Quay Street")
FACTS = LetterFacts(
    items=(LAMP,),
    amount=dollars("75"),
    goods="send_back",
    freight_payer=FreightPayer.SELLER,
    address=ADDRESS,
    post_by=date(2026, 12, 1),
)


def truth(line=None, to=Party.BUYER, **told):
    line = line or a_line()
    return Truth(
        case=a_stored_case(line), lines=(line,), to=to, today=TODAY, destination=ADDRESS, **told
    )


def letter(facts=FACTS, body="", **told):
    usual = {"to": Party.BUYER, "address": "", "subject": "", "template": "approval"}
    return Letter(**(usual | told), body=body, lang="en", facts=facts)


def test_what_is_so_passes():
    assert contradictions(FACTS, truth()) is None


HERE = Tracks(Request.APPROVED, Goods.RECEIVED, BuyerMoney.AGREED)
ON_ITS_WAY = Tracks(Request.APPROVED, Goods.IN_TRANSIT, BuyerMoney.AGREED)


@pytest.mark.parametrize(
    ("key", "facts", "told"),
    [
        ("letter.item", {"items": (replace(LAMP, title="Mug"),)}, {}),
        ("letter.item", {"items": (replace(LAMP, line_id=7),)}, {}),
        ("letter.count", {"items": (replace(LAMP, quantity=2),)}, {}),
        ("letter.count", {"items": (replace(LAMP, quantity=0),)}, {}),
        ("letter.currency", {"amount": Money(7500, "EUR")}, {}),
        ("letter.amount", {"amount": dollars("74.99")}, {"booked": dollars("75")}),
        ("letter.amount_over", {"amount": dollars("75.01")}, {}),
        ("letter.amount_over", {}, {"line": a_line(refunded=dollars("0.01"))}),
        ("letter.never_had", {}, {"line": a_line(reason="never_arrived")}),
        ("letter.never_had", {"goods": "keep"}, {"line": a_line(reason="undeliverable")}),
        ("letter.goods_gone", {}, {"line": a_line(tracks=HERE)}),
        ("letter.goods_gone", {"goods": "keep"}, {"line": a_line(tracks=ON_ITS_WAY)}),
        ("letter.day_past", {"post_by": date(2026, 11, 21)}, {}),
        ("letter.day_late", {}, {"last_day": date(2026, 11, 30)}),
        ("letter.address", {"address": ("Kiln & Co", "1 Potter Road")}, {}),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_not_so_is_named(key, facts, told, lang):
    wrong = contradictions(replace(FACTS, **facts), truth(**told))
    assert wrong is not None
    assert wrong.key == key
    said = IllegalMove(wrong.key, **dict(wrong.facts)).say(lang)
    assert "{" not in said
    assert "…" not in said


def test_a_supplier_is_not_told_of_anothers_goods():
    lines = (
        a_line(1, supplier_id=1, supplier="Kiln & Co"),
        a_line(2, supplier_id=2, supplier="Oven Ltd"),
    )
    both = Truth(case=a_stored_case(*lines), lines=lines, to=Party.SUPPLIER, today=TODAY)
    wrong = contradictions(LetterFacts(items=(LAMP,)), both)
    assert wrong is not None
    assert wrong.key == "letter.foreign"
    buyer = replace(both, to=Party.BUYER)
    assert contradictions(LetterFacts(items=(LAMP,)), buyer) is None


def test_what_is_claimed_from_a_supplier_may_be_more_than_is_left_for_the_buyer():
    paid = a_line(refunded=dollars("75"))
    asked = LetterFacts(items=(LAMP,), amount=dollars("20"))
    assert contradictions(asked, truth(paid, Party.SUPPLIER)) is None


@pytest.mark.parametrize(
    ("before", "now", "key"),
    [
        ({"goods": "send_back"}, {"goods": "keep"}, "letter.asked_before"),
        ({"goods": "keep"}, {"goods": "send_back"}, "letter.kept_before"),
        (
            {"freight_payer": FreightPayer.BUYER},
            {"freight_payer": FreightPayer.SELLER},
            "letter.freight_before",
        ),
    ],
)
def test_two_letters_of_a_case_do_not_contradict_each_other(before, now, key):
    earlier = (letter(replace(FACTS, items=(replace(LAMP, **before),))),)
    facts = replace(FACTS, items=(replace(LAMP, **now),))
    wrong = contradictions(facts, truth(earlier=earlier))
    assert wrong is not None
    assert wrong.key == key
    assert contradictions(facts, truth(earlier=earlier, new_decision=True)) is None
    about_another = letter(replace(FACTS, items=(replace(LAMP, line_id=2, **before),)))
    assert contradictions(facts, truth(earlier=(about_another,))) is None


def test_what_was_said_of_one_item_is_not_said_of_the_others_beside_it():
    mug = replace(LAMP, line_id=2, freight_payer=FreightPayer.BUYER)
    lamp = replace(LAMP, freight_payer=FreightPayer.SELLER)
    earlier = (letter(replace(FACTS, items=(mug, lamp))),)
    assert contradictions(replace(FACTS, items=(lamp,)), truth(earlier=earlier)) is None


SAID = "\n".join((*ADDRESS, "by 2026-12-01"))


@pytest.mark.parametrize(
    ("key", "body", "attachments"),
    [
        ("letter.address_missing", "by 2026-12-01", ()),
        ("letter.day_missing", "\n".join(ADDRESS), ()),
        ("letter.hole", f"{SAID} {{amount}}", ()),
        ("letter.attached", f"{SAID} The photos are attached.", ()),
        ("letter.attached", f"{SAID} 照片见附件。", ()),
        ("letter.pictures", f"{SAID} The pictures are unaltered.", ("label",)),
        ("letter.pictures", f"{SAID} 照片均未改动。", ()),
    ],
)
def test_words_that_the_facts_do_not_bear_out_are_named(key, body, attachments):
    wrong = unlike_its_facts(letter(body=body, attachments=attachments))
    assert wrong is not None
    assert wrong.key == key


def test_words_that_are_borne_out_pass_and_what_others_wrote_says_nothing():
    assert unlike_its_facts(letter(body=f"{SAID} attached", attachments=("label",))) is None
    title = "Hose with attached nozzle {blue}"
    assert unlike_its_facts(letter(body=f"{SAID} {title}"), [title]) is None
