"""What becomes of goods follows what was found of them last, but for what somebody chose."""

import pytest

from returns.records.inspection import FindingDraft
from returns.terms import Disposition, PackageState, Verdict, Works


@pytest.fixture
def here(shop):
    """A lamp that the buyer did not want any more, on our table."""
    shop.supplier(costs=[("LAMP", "50")], rma_needed=False)
    return shop.request(
        shop.item(
            "LAMP",
            "150.00",
            return_reason="CR-UNWANTED_ITEM",
            return_request_status="Approved",
            return_delivery_date="21-Nov-2026",
        )
    )


def goods(shop, case_id):
    return shop.case(case_id).lines[0].units[0].disposition


@pytest.mark.parametrize("verdict", [Verdict.BUYER_DAMAGE, Verdict.CARRIER_DAMAGE])
def test_what_was_damaged_is_not_sold_as_new(shop, here, verdict):
    shop.look(here, package=PackageState.DAMAGED, complete=True, works=Works.YES)
    shop.finish(here, verdict)
    assert goods(shop, here) not in (None, Disposition.RESTOCK)


def broken(shop, case_id, **more):
    """What the second look finds, said over what was said before."""
    line = shop.case(case_id).lines[0]
    facts = {"package": PackageState.DAMAGED, "complete": False, "works": Works.NO} | more
    known = line.units[0].disposition
    shop.desk.inspections.save_finding(
        case_id, FindingDraft(line.id, 1, **{"disposition": known} | facts)
    )


@pytest.mark.parametrize("judged", [True, False])
def test_a_second_look_takes_along_what_was_only_proposed(shop, here, judged):
    shop.look(here, package=PackageState.SEALED, complete=True, works=Works.YES)
    shop.finish(here, Verdict.AS_CLAIMED)
    assert goods(shop, here) is Disposition.RESTOCK
    broken(shop, here)
    if judged:
        shop.finish(here, Verdict.BUYER_DAMAGE)
    assert goods(shop, here) not in (Disposition.RESTOCK, Disposition.DISCOUNT)


def test_a_second_verdict_takes_it_along_too(shop, here):
    shop.look(here, package=PackageState.OPENED, complete=True, works=Works.YES)
    shop.finish(here, Verdict.AS_CLAIMED)
    line = shop.case(here).lines[0]
    shop.desk.inspections.decide(here, line.id, 1, verdict=Verdict.BUYER_DAMAGE)
    assert goods(shop, here) is Disposition.DISCOUNT


def by_deciding(shop, case_id, fate):
    line = shop.case(case_id).lines[0]
    shop.desk.inspections.decide(case_id, line.id, 1, disposition=fate)


def by_concluding(shop, case_id, fate):
    shop.desk.inspections.finish(case_id, Verdict.AS_CLAIMED, fate)


def by_finding(shop, case_id, fate):
    line = shop.case(case_id).lines[0]
    facts = {"package": PackageState.SEALED, "complete": True, "works": Works.YES}
    shop.desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, **facts))
    shop.desk.inspections.save_finding(
        case_id, FindingDraft(line.id, 1, disposition=fate, **facts)
    )


@pytest.mark.parametrize("chooses", [by_deciding, by_concluding, by_finding])
def test_a_choice_that_was_proposed_as_well_is_a_choice(shop, here, chooses):
    """It was taken for the proposal, and followed what was found next."""
    shop.look(here, package=PackageState.SEALED, complete=True, works=Works.YES)
    if chooses is not by_finding:
        shop.finish(here, Verdict.AS_CLAIMED)
        assert goods(shop, here) is Disposition.RESTOCK
    chooses(shop, here, Disposition.RESTOCK)
    broken(shop, here, works=Works.YES)
    shop.finish(here, Verdict.BUYER_DAMAGE)
    assert goods(shop, here) is Disposition.RESTOCK


def test_a_choice_that_was_taken_back_is_none(shop, here):
    shop.look(here, package=PackageState.SEALED, complete=True, works=Works.YES)
    shop.finish(here, Verdict.AS_CLAIMED)
    by_deciding(shop, here, Disposition.RESTOCK)
    shop.desk.cases.take_back_last(here)
    broken(shop, here)
    shop.finish(here, Verdict.BUYER_DAMAGE)
    assert goods(shop, here) is not Disposition.RESTOCK


def test_what_somebody_chose_stays_whatever_is_found_later(shop, here):
    shop.look(here, package=PackageState.SEALED, complete=True, works=Works.YES)
    shop.finish(here, Verdict.AS_CLAIMED)
    line = shop.case(here).lines[0]
    shop.desk.inspections.decide(here, line.id, 1, disposition=Disposition.DONATE)
    broken(shop, here)
    shop.finish(here, Verdict.BUYER_DAMAGE)
    assert goods(shop, here) is Disposition.DONATE
