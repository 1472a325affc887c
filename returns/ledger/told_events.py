"""What single steps of a case's history tell, read out of their bodies."""

import json
from collections.abc import Sequence

from returns.clock import moment
from returns.records.event import Event
from returns.records.unit import Claim
from returns.terms import StepKind


def told_with(claim: Claim, events: Sequence[Event]) -> str:
    """What was told beside a claim when it was sent; "" for nothing, or where no step sent it."""
    sent = [event for event in events if event.kind == StepKind.SEND_CLAIM]
    told = [json.loads(each.body) for each in sent if moment(each.at) == claim.sent_at]
    said: str = told[-1].get("answer", "") if told else ""
    return said.strip()


def taken_in_by(events: Sequence[Event]) -> dict[int, str]:
    """Who took which photo in, by the photos' row numbers."""
    told = {}
    for event in events:
        body = json.loads(event.body)
        rows = (row for name in ("created", "taken_in") for row in body.get(name, ()))
        for table, row_id, *_cells in rows:
            if table == "photo":
                told[row_id] = event.by
    return told
