"""Each thing of a claim on a carrier has its share of the sum: by the claims for the same, and no other."""

from returns.records.unit import POSTAGE, Claim
from returns.rules.money.carriers_claim import carriers_share
from returns.terms import Goods, Party
from tests.returns.case_maker import NOW, a_line, a_stored_case, a_unit, dollars


def claim(number, kind, units, amount):
    return Claim(number, 1, Party.CARRIER, kind, units, dollars(amount), NOW)


def share(*claims, gone):
    units = (a_unit(1, Goods.LOST), a_unit(2, Goods.LOST))
    line = a_line(quantity=2, units=units)
    case = a_stored_case(line, claims=claims)
    return carriers_share(case, line, claims[-1], gone)


def test_what_joined_a_claim_has_its_own_sum():
    one, both = claim(1, "refund", (1,), "6"), claim(2, "refund", (1, 2), "20")
    assert share(one, both, gone=((2, None),)) == dollars("6")
    assert share(one, both, gone=((1, None),)) == dollars("14")


def test_the_postage_of_a_piece_is_no_part_of_what_it_is_lost_for():
    """Each is owed 10: the first was owed the 6 of its postage, and the second what was left."""
    postage, both = claim(1, POSTAGE, (1,), "6"), claim(2, "refund", (1, 2), "20")
    for gone in (1, 2):
        assert share(postage, both, gone=((gone, None),)) == dollars("10")


def test_a_claim_for_postage_in_between_hides_none_that_was_joined():
    one, both = claim(1, "refund", (1,), "6"), claim(3, "refund", (1, 2), "20")
    postage = claim(2, POSTAGE, (1, 2), "4")
    assert share(one, postage, both, gone=((2, None),)) == dollars("6")
