"""Nothing is found on a case that is closed, and nothing is concluded of a piece that nobody sent."""

import pytest

from returns.errors import IllegalMove
from returns.records.inspection import FindingDraft
from returns.terms import Disposition, Move, PackageState, StepKind, Verdict


@pytest.fixture
def kept(shop):
    """A mug that the buyer keeps, paid for in full."""
    shop.supplier(costs=[("MUG", "3.00")])
    return shop.request(shop.item("MUG", "18.40"))


def close(shop, case_id):
    for _ in range(12):
        case = shop.case(case_id)
        if case.closed_at is not None:
            return
        if case.next.kind is StepKind.CLOSE:
            shop.do(case_id, StepKind.CLOSE)
        else:
            shop.do(case_id, Move.WITHDRAW, reason="keeps it")


def test_a_closed_case_takes_no_finding_no_verdict_and_no_place(shop, kept):
    """With `--unit` it did, without it was refused."""
    close(shop, kept)
    case = shop.case(kept)
    assert case.closed_at is not None
    line = case.lines[0].id
    inspections = shop.desk.inspections
    for said in (
        lambda: inspections.save_finding(
            kept, FindingDraft(line, 1, package=PackageState.OPENED, complete=True)
        ),
        lambda: inspections.miss(kept, line, 1),
        lambda: inspections.decide(kept, line, 1, verdict=Verdict.AS_CLAIMED),
        lambda: inspections.decide(kept, line, 1, disposition=Disposition.RESTOCK),
        lambda: inspections.set_verdict(kept, Verdict.AS_CLAIMED),
    ):
        with pytest.raises(IllegalMove) as refused:
            said()
        assert refused.value.key == "move.closed"
        assert shop.case(kept) == case


def test_a_piece_that_nobody_sent_gets_no_verdict(shop, kept):
    line = shop.case(kept).lines[0].id
    with pytest.raises(IllegalMove) as refused:
        shop.desk.inspections.decide(kept, line, 1, verdict=Verdict.AS_CLAIMED)
    assert refused.value.key == "inspection.not_here"
    assert shop.case(kept).lines[0].units[0].verdict is None
