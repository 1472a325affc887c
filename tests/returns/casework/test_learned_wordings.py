"""Wordings of platforms that the seller explained: remembered by the step, forgotten, taught again."""

import pytest

from returns.errors import NotFound
from returns.terms import Move
from tests.returns.casework.shop import ITEM

SAID = "Wobbles when I sing"


def ask(shop, number):
    return shop.request(
        shop.item(
            "LAMP",
            "75.00",
            order_id=f"113-1111111-111111{number}",
            amazon_rma_id=f"DA{number}",
            order_item_id=f"5-{number}",
            return_reason=SAID,
        )
    )


def reason_of(shop, case_id):
    return shop.case(case_id).lead.reason


def test_what_is_chosen_for_a_strange_wording_is_understood_in_the_next_file(shop):
    assert "return_reason" in ITEM
    first = ask(shop, 1)
    assert reason_of(shop, first) == "not_understood"
    shop.do(first, Move.BUYER_SAID, answer="It wobbles.", reason="defective")
    assert list(shop.desk.settings.learned().values()) == ["defective"]
    assert reason_of(shop, ask(shop, 2)) == "defective"


def test_a_reason_that_corrects_an_understood_one_teaches_nothing(shop):
    case_id = shop.request(shop.item("LAMP", "75.00"))
    shop.do(case_id, Move.BUYER_SAID, answer="I just did not like it.", reason="changed_mind")
    assert shop.desk.settings.learned() == {}


def test_what_was_forgotten_is_asked_again_and_can_be_taught_again(shop):
    shop.do(ask(shop, 1), Move.BUYER_SAID, answer="It wobbles.", reason="defective")
    ((platform, said),) = shop.desk.settings.learned()
    shop.desk.settings.forget(platform, said)
    assert shop.desk.settings.learned() == {}
    assert reason_of(shop, ask(shop, 2)) == "not_understood"
    shop.desk.settings.teach(platform, said, "poor_quality")
    assert reason_of(shop, ask(shop, 3)) == "poor_quality"


def test_nothing_is_forgotten_twice_and_no_strange_reason_is_taught(shop):
    with pytest.raises(NotFound) as told:
        shop.desk.settings.forget("amazon", SAID)
    assert "Nothing was changed" in told.value.say("en")
    with pytest.raises(NotFound):
        shop.desk.settings.teach("amazon", SAID, "sunspots")
    assert shop.desk.settings.learned() == {}
