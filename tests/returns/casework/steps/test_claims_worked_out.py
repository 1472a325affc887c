"""How the sum that a platform or a carrier is asked for is said to come about."""

import pytest

from returns.casework.steps.claims import _worked_out
from returns.money import Money
from returns.records.advice import Because
from returns.rules.money.ground import Ground
from returns.rules.money.ground_rules import GroundRule
from returns.terms import Party
from tests.returns.case_maker import a_line, a_stored_case

SUM = Money(2000, "USD")


def worked_out(rule=GroundRule.LATE, percent=100, limit=None):
    because = Because("x", (), "D")
    ground = Ground(Party.PLATFORM, rule, because, (), SUM, percent, limit)
    line = a_line()
    said = _worked_out(a_stored_case(line), line, ground, SUM)
    return said.key, dict(said.facts)


@pytest.mark.parametrize("percent", [1, 50, 99])
def test_a_part_of_the_price_says_which_part(percent):
    key, told = worked_out(GroundRule.LOST_BACK, percent)
    assert (key, told["percent"]) == ("claim.refunded_part", str(percent))


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"rule": GroundRule.LOST_BACK}, "claim.worth"),
        ({"rule": GroundRule.LATE}, "claim.postage"),
        ({"rule": GroundRule.LATE, "percent": 50}, "claim.postage"),
        ({"rule": GroundRule.LOST_BACK, "limit": Money(500_000, "USD")}, "claim.up_to"),
    ],
)
def test_all_of_it_names_no_part(told, key):
    assert worked_out(**told)[0] == key
