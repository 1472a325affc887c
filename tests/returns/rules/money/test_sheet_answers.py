"""From the fields of a filled sheet to answers: what holds, and every contradiction in its sentence."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.money import Money
from returns.records.filled_sheet import FilledSheet, ItemAnswer
from returns.records.sheet_answer import ItemAsked
from returns.rules.money.sheet_answers import answers_read
from returns.rules.sentences import sentence
from returns.terms import Move

MADE, TODAY = date(2026, 11, 20), date(2026, 11, 27)
MUG = ItemAsked("Mug", "USD", Money(1240, "USD"))
LAMP = ItemAsked("Lamp", "USD", Money(3000, "USD"))


def sheet(*items, **said):
    return FilledSheet("RC-2026-00042-E1", "0" * 64, items, **said)


def read(*items, asked=None, **said):
    return answers_read(sheet(*items, **said), asked or {1: MUG}, MADE, TODAY)


def keys(told):
    return [because.key.removeprefix("sheet_answer.") for because in told]


def test_each_tick_is_an_answer_of_its_own_kind():
    found = read(
        ItemAnswer(1, "accept"),
        ItemAnswer(2, "part", "8.50", "scratches are ours"),
        ItemAnswer(3, "refuse", words="worked when it left"),
        asked={1: MUG, 2: LAMP, 3: replace(LAMP, title="Bowl")},
    )
    assert (found.faults, found.notes) == ((), ())
    assert [(each.move, each.amount) for each in found.answers] == [
        (Move.CLAIM_ACCEPTED, None),
        (Move.CLAIM_PARTLY, Money(850, "USD")),
        (Move.CLAIM_REFUSED, None),
    ]
    assert found.answers[1].words == "scratches are ours"


def test_words_who_and_when_are_kept_as_they_came():
    (answer,) = read(
        ItemAnswer(1, "refuse", words="one", says=(("condition", "whole"),)),
        words="two\nthree",
        name="陈伟",
        date="2026年11月26日",
    ).answers
    assert answer.words == "one\ntwo\nthree\n陈伟, 2026年11月26日"
    assert answer.says == (("condition", "whole"),)


@pytest.mark.parametrize(
    ("choice", "typed", "fault"),
    [
        ("part", "", "part_without_sum"),
        ("part", "0", "part_of_nothing"),
        ("part", "12.41", "above"),
        ("accept", "12.41", "above"),
        ("accept", "8", "accepted_with_less"),
        ("refuse", "8", "refused_with_sum"),
        ("", "8", "sum_alone"),
        ("part", "EUR 8.00", "other_currency"),
        ("part", "8,00 €", "other_currency"),
        ("part", "£8", "other_currency"),
        ("part", "1,022", "sum_unreadable"),
        ("part", "-8", "sum_unreadable"),
        ("part", "half", "sum_unreadable"),
        ("part", "8 or 9", "sum_unreadable"),
        ("part", "8.405", "sum_unreadable"),
        ("part", "8 pieces", "sum_unreadable"),
        ("part", "8%", "sum_unreadable"),
        ("part", "1e1", "sum_unreadable"),
        ("part", "9" * 30, "sum_unreadable"),
    ],
)
def test_what_contradicts_itself_is_one_sentence_and_no_answer(choice, typed, fault):
    found = read(ItemAnswer(1, choice, typed))
    assert (found.answers, keys(found.faults)) == ((), [fault])
    (because,) = found.faults
    for lang in ("en", "zh"):
        said = sentence(because, lang)
        assert "Mug" in said
        assert "{" not in said
        assert "sheet_answer" not in said


@pytest.mark.parametrize(
    "typed", ["8.50", "USD 8.50", "$8.50", "8.50 usd", "US$ 8.50", "８.５０", " 8.5 "]
)
def test_a_sum_is_read_with_and_without_its_currency(typed):
    found = read(ItemAnswer(1, "part", typed))
    assert (found.faults, found.answers[0].amount) == ((), Money(850, "USD"))
    assert not found.notes


@pytest.mark.parametrize("typed", ["8,50", "USD 8,50"])
def test_a_comma_for_the_point_is_told_as_it_was_read(typed):
    found = read(ItemAnswer(1, "part", typed))
    assert found.answers[0].amount == Money(850, "USD")
    assert keys(found.notes) == ["read_as"]
    assert "8.50" in sentence(found.notes[0])


def test_a_thousand_in_the_other_way_of_writing_is_told_as_it_was_read():
    dear = replace(MUG, asked=Money(200_000, "USD"))
    found = read(ItemAnswer(1, "part", "1.234,56"), asked={1: dear})
    assert found.answers[0].amount == Money(123_456, "USD")
    assert keys(found.notes) == ["read_as"]
    # and where it is more than was asked, that is the sentence
    assert keys(read(ItemAnswer(1, "part", "1.234,56")).faults) == ["above"]


def test_a_part_that_is_all_is_noted_as_all_and_told():
    found = read(ItemAnswer(1, "part", "12.40"))
    assert found.answers[0].move is Move.CLAIM_ACCEPTED
    assert keys(found.notes) == ["part_is_all"]


def test_what_was_asked_without_a_sum_may_bring_any():
    found = read(ItemAnswer(1, "part", "900"), asked={1: replace(MUG, asked=Money(0, "USD"))})
    assert found.answers[0].amount == Money(90_000, "USD")


def test_a_currency_without_cents_takes_none():
    yen = ItemAsked("Mug", "JPY", Money(2000, "JPY"))
    assert read(ItemAnswer(1, "part", "¥1,200"), asked={1: yen}).answers[0].amount == Money(
        1200, "JPY"
    )
    assert keys(read(ItemAnswer(1, "part", "12.50"), asked={1: yen}).faults) == [
        "sum_unreadable"
    ]


def test_an_item_that_was_not_asked_or_is_none_is_told():
    assert keys(read(ItemAnswer(4, "accept")).faults) == ["unknown_item"]
    unasked = {1: replace(MUG, asked=None)}
    assert keys(read(ItemAnswer(1, "accept"), asked=unasked).faults) == ["nothing_asked"]


def test_words_alone_leave_the_claim_open_and_say_so():
    found = read(ItemAnswer(1, says=(("condition", "whole"),)), asked={1: MUG})
    assert found.answers[0].move is None
    assert keys(found.notes) == ["nothing_ticked"]
    found = read(words="later", name="Chen")
    assert keys(found.notes) == ["nothing_ticked"]
    assert [(each.item, each.move, each.words) for each in found.answers] == [
        (0, None, "later\nChen")
    ]
    unknown = read(ItemAnswer(1, says=(("colour", "blue"),)))
    assert (unknown.answers, keys(unknown.faults)) == ((), ["unknown_row"])


def moves(found):
    return [(each.item, each.move, each.amount, each.instead) for each in found.answers]


def test_one_tick_for_the_whole_sheet_answers_every_item():
    asked = {1: replace(MUG, kind="refund"), 2: replace(LAMP, kind="refund")}
    taken, refused = Move.CLAIM_ACCEPTED, Move.CLAIM_REFUSED
    assert moves(read(asked=asked, remedy="refund")) == [
        (1, taken, None, ""),
        (2, taken, None, ""),
    ]
    assert moves(read(asked=asked, remedy="credit_note")) == [
        (1, taken, None, "credit_note"),
        (2, taken, None, "credit_note"),
    ]
    assert [move for _, move, *_ in moves(read(asked=asked, remedy="reship"))] == (
        [Move.RESHIP_PROMISED] * 2
    )
    assert moves(read(asked=asked, remedy="refused")) == [
        (1, refused, None, ""),
        (2, refused, None, ""),
    ]
    only = read(asked={1: MUG}, remedy="part", sum="8", words="for good will")
    assert moves(only) == [(1, Move.CLAIM_PARTLY, Money(800, "USD"), "")]
    assert only.answers[0].words == "for good will"


def test_items_ticked_by_themselves_go_before_the_whole():
    asked = {1: replace(MUG, kind="refund"), 2: replace(LAMP, kind="refund")}
    found = read(ItemAnswer(1, "accept"), ItemAnswer(2, "refuse"), asked=asked, remedy="refund")
    assert [move for _, move, *_ in moves(found)] == [
        Move.CLAIM_ACCEPTED,
        Move.CLAIM_REFUSED,
    ]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("items", "said", "fault"),
    [
        ((), {"remedy": "part"}, "part_of_several"),
        ((), {"remedy": "refund", "sum": "8"}, "part_of_several"),
        ((), {"sum": "8"}, "part_of_several"),
        ((ItemAnswer(1, "accept"),), {"remedy": "refused"}, "refused_and_taken"),
        ((ItemAnswer(1, "refuse"),), {"remedy": "refund"}, "taken_and_refused"),
        ((ItemAnswer(1, "accept"),), {"sum": "8"}, "sum_of_all"),
    ],
)
def test_the_whole_against_its_items_is_a_fault(items, said, fault):
    found = read(*items, asked={1: MUG, 2: LAMP}, **said)
    assert (found.answers, keys(found.faults)) == ((), [fault])


def test_a_new_one_with_a_sum_or_a_sum_alone_is_a_fault():
    assert keys(read(remedy="reship", sum="12.40").faults) == ["reship_with_sum"]
    assert keys(read(sum="8").faults) == ["sum_alone"]
    assert keys(read(remedy="refused", sum="8").faults) == ["refused_with_sum"]


def test_an_item_left_open_beside_another_is_told():
    found = read(ItemAnswer(1, "accept"), ItemAnswer(2), asked={1: MUG, 2: LAMP})
    assert keys(found.notes) == ["left_open"]
    assert "Lamp" in sentence(found.notes[0])


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("2026-11-26", []),
        ("26 Nov 2026", []),
        ("2026年11月26日", []),
        ("2026-11-28", []),
        ("", []),
        ("2026-11-30", ["day_ahead"]),
        ("2026-11-19", ["day_before"]),
        ("05/06/2026", ["day_unreadable"]),
        ("yesterday", ["day_unreadable"]),
        ("99.99.9999", ["day_unreadable"]),
    ],
)
def test_an_odd_day_is_told_and_stops_nothing(day, note):
    found = read(ItemAnswer(1, "accept"), date=day)
    assert (found.faults, keys(found.notes)) == ((), note)


@given(
    st.sampled_from(["", "accept", "part", "refuse"]),
    st.text(max_size=24),
    st.text(max_size=40),
)
def test_whatever_is_typed_is_an_answer_within_what_was_asked_or_a_fault(choice, typed, day):
    found = read(ItemAnswer(1, choice, typed), date=day)
    for answer in found.answers:
        assert answer.amount is None or Money(0, "USD") < answer.amount <= MUG.asked
        assert (answer.move is Move.CLAIM_PARTLY) <= (answer.amount is not None)
    for because in (*found.faults, *found.notes):
        assert sentence(because, "zh") != sentence(because, "en")
