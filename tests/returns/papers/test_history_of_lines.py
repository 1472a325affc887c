"""Of several things the history on a sheet tells its reader what is his: of the goods, and of the money."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.terms import Move, Party, StepKind, Verdict, Works
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of

PAID = {"MUG": "60.00", "LAMP": "70.00"}


@pytest.fixture
def asked(shop):
    """Amazon refunded a mug that came back broken by its buyer, and a lamp as he said; both were claimed."""
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "31")], rma_needed=False)
    told = {sku: {"tracking_id": "T1"} for sku in PAID}
    case_id = shop.request(*(shop.item(sku, PAID[sku], **told[sku]) for sku in PAID))
    back = [
        shop.item(sku, paid, refunded_amount=paid, **told[sku]) for sku, paid in PAID.items()
    ]
    shop.bring(*back)
    shop.desk.receiving.receive(case_id)
    for number, verdict in ((1, Verdict.BUYER_DAMAGE), (2, Verdict.AS_CLAIMED)):
        shop.look(case_id, line=number, works=Works.NO, marks=f"mark no {number}")
        line = shop.case(case_id).lines[number - 1]
        shop.desk.inspections.decide(case_id, line.id, 1, verdict=verdict)
    shop.desk.inspections.finish(case_id)
    enter_until(shop, case_id)
    assert [claim.of for claim in shop.case(case_id).claims] == [Party.PLATFORM, Party.SUPPLIER]
    return case_id


def history(shop, case_id, party):
    """What the addressee's sheet tells of the steps."""
    words = text_of(shop.desk.papers.evidence(case_id, addressee=party, lang="en").pdf)
    return words[words.index("History:") :]


@pytest.mark.parametrize(
    ("party", "own", "other"), [(Party.PLATFORM, 1, 2), (Party.SUPPLIER, 2, 1)]
)
def test_what_was_found_of_a_thing_is_told_who_is_asked_for_it(shop, asked, party, own, other):
    """Amazon read that the lamp was as its buyer said, and the supplier what the buyer did to the mug."""
    told = history(shop, asked, party)
    assert f"mark no {own}" in told
    assert f"mark no {other}" not in told


@pytest.mark.parametrize("by_step", [True, False])
def test_what_another_paid_is_no_suppliers_concern(shop, asked, by_step):
    """He read what Amazon had given for the mug."""
    if by_step:
        shop.do(asked, Move.CLAIM_PARTLY, line=1, amount=usd("23.45"), answer="A part of it.")
        shop.do(asked, StepKind.SETTLE, line=1, amount=usd("23.45"), reference="SAFET-9")
    else:
        told = MoneyTold(
            usd("23.45"), out=False, party=Party.PLATFORM, line=1, reference="SAFET-9"
        )
        shop.desk.money.note(asked, told)
    told = history(shop, asked, Party.SUPPLIER)
    assert "23.45" not in told
    assert "SAFET-9" not in told
    assert "23.45" in history(shop, asked, Party.PLATFORM)
