"""A dispute that no file tells of: a bank, PayPal or a platform hears the buyer against us."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from returns.casework.outlook import read_with
from returns.clock import moment, stamp
from returns.errors import IllegalMove
from returns.ledger.part_rows import told_of_holds
from returns.ledger.store import Store, Work, changed
from returns.records.case import Case
from returns.records.change import Change
from returns.rules.dates.since_order import demand_since_order
from returns.rules.money.settled import in_dispute
from returns.terms import HoldKind
from returns.trade.disputes import DISPUTES, Dispute


@dataclass(frozen=True, slots=True)
class DisputeTold:
    """What was opened, and since when it is known: that day its clock begins."""

    kind: Dispute
    on: date | None = None


class Disputes:
    """Notes disputes on one desk's cases."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, case_id: int, told: DisputeTold) -> Change:
        """Hold the case up until it is over, which lifting that hold says; a closed one is opened by it.

        Raises `IllegalMove` while one is open, for a day ahead, and for what the platform of the
        order does not have.
        """
        with self._store.change(case_id, "disputed") as work:
            case, _ = read_with(work.tx, case_id, self._store.clock.now())
            note_dispute(work, case, told)
        return changed(work)


def note_dispute(work: Work, case: Case, told: DisputeTold) -> None:
    """Write it with a change of its case; raises as `Disputes.note` does."""
    now = moment(work.at)
    on = told.on or now.date()
    only = DISPUTES[told.kind].platform
    if only and case.platform != only:
        raise IllegalMove(
            "dispute.elsewhere", case=case.number, what=f"term:dispute:{told.kind}"
        )
    # one that was open when its case was closed is over
    standing = bool(case.dispute) and case.closed_at is None
    if standing and in_dispute(case):
        raise IllegalMove("dispute.open", case=case.number)
    held = any(HoldKind.DISPUTE not in line.lifted for line in case.lines)
    if standing and held and told.kind == case.dispute:
        # the platform decided it, so that it holds nothing up
        raise IllegalMove("dispute.decided", case=case.number)
    if on > now.date():
        raise IllegalMove("step.day_ahead", day=f"date:{on}")
    demand_since_order(case, on)
    # what could hurt us counts from the early end of its day
    since = min(now, datetime.combine(on, time(), UTC))
    work.set(dispute=told.kind.value, dispute_at=stamp(since))
    for line in case.lines:
        # a former one is over: this one holds the line up again, and what it is decided with is asked
        asked = (HoldKind.DISPUTE, HoldKind.PLATFORM_SUM)
        lifted = {kind: why for kind, why in line.lifted.items() if kind not in asked}
        opened = replace(line, lifted=lifted, dispute_answered_at=None, dispute_over_at=None)
        work.update("line", line.id, lifted=told_of_holds(opened))
    if case.closed_at is not None:
        work.set(closed_at=None, reopened_at=work.at)
        work.facts["reopened"] = "dispute"
    work.facts |= {"dispute": told.kind.value, "since_on": on.isoformat()}
