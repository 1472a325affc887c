"""What a supplier is asked for, and which claim the postage goes into."""

from dataclasses import replace

import pytest

from returns.casework.steps.claims import claim_of
from returns.records.case import Tracks
from returns.records.policy import PolicyTerms
from returns.rules.tracks.track_machines import CLAIM_OVER
from returns.terms import BuyerMoney, Goods, Request, SupplierClaim, Verdict
from tests.returns.case_maker import a_stored_case, dollars
from tests.returns.rules.situations import advice, broken

PAYS_BOTH_WAYS = PolicyTerms(freight={"*": "supplier"})


POSTAGE = {"claim.freight", "claim.freight_back"}


@pytest.mark.parametrize("stands", SupplierClaim)
def test_the_postage_goes_into_the_first_claim_and_into_no_other(stands):
    line = broken(
        tracks=Tracks(Request.APPROVED, Goods.INSPECTED, BuyerMoney.PAID, stands),
        unit_cost=dollars("9.00"),
    )
    line = replace(line, units=(replace(line.units[0], verdict=Verdict.AS_CLAIMED),))
    case = a_stored_case(line, freight_out=dollars("2.50"), freight_back=dollars("9.00"))
    asked = claim_of(case, line, advice(), PAYS_BOTH_WAYS)
    told = {because.key for because, _ in asked.parts}
    # it went into the claim that is over, paid or not: what came since is asked for alone
    assert told & POSTAGE == (set() if stands in CLAIM_OVER else POSTAGE)
