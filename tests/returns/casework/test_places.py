"""Places of ours have a name and an address, and stay while goods are on their way to them."""

from dataclasses import replace

import pytest

from returns.errors import NotFound, Refusal
from returns.records.policy import Address
from returns.terms import PlaceKind

SHED = Address("Shed Storage", ("Lagerweg 3",), "Hamburg", "", "20095", "DE")


@pytest.mark.parametrize(
    ("name", "address", "key"),
    [
        ("", SHED, "place.name_wanted"),
        ("  ", SHED, "place.name_wanted"),
        ("Shed", Address(), "place.address_wanted"),
    ],
)
def test_a_place_without_a_name_or_an_address_is_none(desk, name, address, key):
    before = desk.places.all()
    with pytest.raises(Refusal) as refused:
        desk.places.keep(name, PlaceKind.THIRD_PARTY, address)
    assert refused.value.key == key
    assert desk.places.all() == before


def test_a_name_that_is_known_gets_the_new_address_and_another_one_is_another_place(desk):
    desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
    moved = replace(SHED, lines=("Lagerweg 5",))
    desk.places.keep(" Shed ", PlaceKind.OVERSEAS, moved)
    desk.places.keep("Barn", PlaceKind.OWN, SHED)
    known = {place.name: (place.kind, place.address) for place in desk.places.all()}
    assert known["Shed"] == (PlaceKind.OVERSEAS, moved)
    assert known["Barn"] == (PlaceKind.OWN, SHED)


def test_a_place_is_taken_away_by_its_name_however_it_is_written(desk):
    before = desk.places.all()
    desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
    with pytest.raises(NotFound) as told:
        desk.places.remove("Barn")
    assert told.value.key == "place.unknown"
    assert "Shed" in told.value.say("en")
    desk.places.remove(" shed ")
    assert desk.places.all() == before
