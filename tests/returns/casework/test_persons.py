"""Who works at the desk: what a person may be called, and that each step says who."""

import pytest

from returns.errors import Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.rules.person_name import LONGEST

MUG = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")


def test_persons_are_kept_in_the_order_in_which_they_came(desk):
    assert desk.persons.names() == ()
    assert desk.persons.add("  Ann   Lee ") == "Ann Lee"
    assert desk.persons.add("小林") == "小林"
    assert desk.persons.names() == ("Ann Lee", "小林")


def test_nobody_is_on_the_list_twice(desk):
    desk.persons.add("Zoë")
    assert desk.persons.add("ZOE\u0308") == "Zoë"
    assert desk.persons.names() == ("Zoë",)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "empty"),
        (" \n\t\u3000", "empty"),
        ("A" * (LONGEST + 1), "too_long"),
        ("Ann\x1b[2J", "unseen"),
        ("Ann\x00", "unseen"),
        ("nnA\u202e", "unseen"),
        ("Ann\u200bLee", "unseen"),
        ("half \ud83d", "unseen"),
        ("Ann\ue000", "unseen"),
    ],
)
def test_what_is_no_name_is_refused_and_nothing_kept(desk, name, key):
    with pytest.raises(Refusal) as refused:
        desk.persons.add(name)
    assert refused.value.key == f"person.{key}"
    assert refused.value.say("en") != refused.value.say("zh")
    assert desk.persons.names() == ()


@pytest.mark.parametrize(
    "name", ["A" * LONGEST, "<b>Ann</b>", "=1+1", "'; DROP TABLE event", "😀"]
)
def test_a_strange_name_is_still_a_name(desk, name):
    assert desk.persons.add(name) == name
    desk.at_desk = name
    (case_id,) = desk.by_hand.open(MUG).case_ids
    assert desk.cases.history(case_id)[-1].by == name


def test_the_last_person_is_who_made_the_last_step(desk):
    assert desk.persons.last() == ""
    (case_id,) = desk.by_hand.open(MUG).case_ids
    assert desk.persons.last() == ""
    desk.at_desk = "Ann"
    change = desk.cases.set_found_says(case_id, "item", "a cracked mug")
    assert desk.persons.last() == "Ann"
    desk.at_desk = "Bob"
    desk.cases.take_back(change)
    assert [event.by for event in desk.cases.history(case_id)] == ["", "Ann", "Bob"]
