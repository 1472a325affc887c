"""Whom the pick list says that each piece goes to."""

import pytest

from returns.records.policy import Address
from returns.terms import Disposition, Move, Offer, Route, StepKind
from tests.returns.documents.sample_papers import text_of

_STREET = Address("", ("9 Elm Street",), "Salem", "OR", "97301", "US")


@pytest.mark.parametrize(("named", "said"), [("", "Ana Ruiz"), ("Rosa Ruiz", "Rosa Ruiz")])
def test_what_goes_back_to_the_buyer_says_to_whom(shop, named, said):
    """A gift goes to whom it was sent; where nobody else is named, to who bought it."""
    case_id = shop.request(shop.item("MUG", "60.00"))
    shop.ships_to_known(case_id)
    order = shop.case(case_id).order
    shop.desk.orders.set_address(order, Address(named, *_parts()))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T1")
    shop.do(case_id, Move.WITHDRAW)
    shop.look(case_id)
    shop.finish(case_id)
    assert shop.case(case_id).lead.units[0].disposition is Disposition.TO_BUYER
    text = " ".join(text_of(shop.desk.plain_papers.picks().pdf).split())
    assert said in text
    assert ("Ana Ruiz" in text) == (said == "Ana Ruiz")


def _parts():
    return _STREET.lines, _STREET.city, _STREET.region, _STREET.postcode, _STREET.country
