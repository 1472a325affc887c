"""Requests that the platform approved, as versions took them in that awaited nothing of them.

Looked for at every opening, so it loads little: what was approved there is awaited (domain.md 2). A step
of its own tells it; nothing that was told before is changed.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from returns.ledger.store import Store

#: stages of the queue in which a case would stand that nobody was answered on, waiting or not
_STAGES = (1, 2, 8, 11, 12, 18)
_STANDING = f"""
SELECT DISTINCT c.id FROM return_case c JOIN case_line l ON l.case_id = c.id
WHERE c.stage IN {_STAGES} AND c.request = 'approved' AND c.closed_at IS NULL
AND c.platform_did LIKE '%"approved"%'
AND l.request = 'approved' AND l.buyer_money = 'open' AND l.answered_at IS NULL
AND coalesce(l.offer, '') = '' AND l.fulfilment <> 'platform_warehouse'
"""  # noqa: S608  nothing in it comes from outside


class Reading(Protocol):
    """A connection that is read from."""

    def execute(self, sql: str, /) -> Iterable[tuple[int]]:
        """The rows of a question."""


def standing(reading: Reading) -> list[int]:
    """Numbers of the cases that may be such."""
    return [row[0] for row in reading.execute(_STANDING)]


def await_approved(store: "Store", case_ids: list[int]) -> int:
    """Let their goods be awaited; of how many cases they are now."""
    from returns.bringing_in.later_report import await_goods, unsaid
    from returns.bringing_in.open_cases import open_cases
    from returns.bringing_in.reported import awaited_there
    from returns.ledger.store import Work, append_event
    from returns.records.event_kinds import APPROVED_THERE
    from returns.terms import FreightPayer

    told = 0
    with store.transaction() as tx:
        for known in open_cases(tx, case_ids):
            if not awaited_there(known.did):
                continue
            work = Work(tx, known.case.id, APPROVED_THERE, store.now())
            for line in known.lines:
                paid = any(payment.line_id == line.id for payment in known.payments)
                if unsaid(known, line) and not paid:
                    await_goods(work, known, line, FreightPayer(line.freight_payer))
            if work.changed:
                append_event(tx, work.case_id, work.kind, work.body(), work.at)
                store.refresh(tx, work.case_id)
                told += 1
    return told
