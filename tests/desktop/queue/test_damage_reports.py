"""The head of a case says until when its supplier hears of what came damaged, while that can be asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.look.theme import Theme
from desktop.queue.case.order_facts import order_facts
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.records.case import Case, Line
from returns.records.policy import SupplierPolicy
from returns.terms import SupplierClaim
from tests.desktop.queue.test_case_table import NOON


@pytest.fixture
def desk(desk_folder: Path) -> Iterator[Desk]:
    made = open_desk(desk_folder, clock=SetClock(NOON))
    yield made
    made.close()


@pytest.fixture
def told(desk: Desk, dressed: Theme) -> tuple[Case, Line, SupplierPolicy]:
    """A case of one thing that came broken, nothing asked yet, and the terms that hold for it."""
    found = map(desk.cases.get, desk.queue.ids("all"))
    case = next(
        each
        for each in found
        if each.lead.reason == "damaged_in_transit"
        and each.lead.tracks.supplier_claim is SupplierClaim.TO_ASK
        and each.sale.delivered_on is not None
        and each.lead.policy_id is not None
        and len(each.lines) == 1
    )
    policy = desk.policies.policy(case.lead.policy_id or 0)
    return case, case.lead, replace(policy, terms=replace(policy.terms, damage_days=7))


def supplier(desk: Desk, case: Case, line: Line, policy: SupplierPolicy | None) -> str:
    return dict(order_facts(case, desk.clock.now(), line, policy).rows)["Supplier"]


def test_the_last_day_stands_behind_the_supplier(
    desk: Desk, told: tuple[Case, Line, SupplierPolicy]
) -> None:
    case, line, _ = told
    delivered = case.sale.delivered_on
    assert delivered is not None
    said = supplier(desk, *told)
    last = delivered + timedelta(days=7)
    assert said == f"{line.supplier} · damage reports until {last.day}\u00a0{last:%b}"


def test_it_stands_nowhere_where_no_such_day_holds(
    desk: Desk, told: tuple[Case, Line, SupplierPolicy]
) -> None:
    case, line, policy = told
    unheard = replace(policy, terms=replace(policy.terms, damage_days=None))
    asked = replace(line, tracks=replace(line.tracks, supplier_claim=SupplierClaim.CLAIM_SENT))
    for which in (
        (case, line, None),
        (case, line, unheard),
        (case, replace(line, reason="changed_mind"), policy),
        (case, asked, policy),
        (replace(case, closed_at=desk.clock.now()), line, policy),
    ):
        assert supplier(desk, *which) == line.supplier
