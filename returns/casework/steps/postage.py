"""Postage to the buyer, paid back with the goods or alone: once per order, no more than was paid."""

import json
from collections.abc import Sequence
from functools import reduce
from operator import add

from returns.casework.steps.acting import Act
from returns.casework.steps.step_facts import turn_facts
from returns.ledger.payment_keys import free_key
from returns.money import Money
from returns.rules.dates.deadlines import deadline_table
from returns.rules.money.postage import check_postage, postage_owed
from returns.terms import Party, StepKind


def postage_with(acts: Sequence[Act]) -> Money | None:
    """What goes back beside the money of a refund; None for other steps, and where none is owed.

    A sum that the seller names is all that moved.
    """
    act = acts[0]
    if act.kind is not StepKind.REFUND or act.options.amount is not None:
        return None
    sums = [amount for each in acts if (amount := turn_facts(each).amount) is not None]
    if not sums:
        return None
    dates = act.case.outlook(act.line).dates
    deadlines = deadline_table(act.beside.settings.deadlines)
    percent = act.beside.settings.triage.used_back_percent
    owed = postage_owed(act.case, dates, reduce(add, sums), deadlines, percent)
    return owed or None


def pay_postage(act: Act, amount: Money, by: str = "us") -> None:
    """Write it down with the step; raises `IllegalMove` above what is left of it."""
    case, back = act.case, act.case.postage_back
    check_postage(case, amount)
    before = back.minor if back is not None else 0
    key = f"order-{case.order_id}/postage/{before}+{amount.minor}{amount.currency}"
    act.work.insert(
        "payment",
        case_id=case.id,
        line_id=None,
        party=Party.BUYER.value,
        outgoing=1,
        paid_by=by,
        amount_minor=amount.minor,
        currency=amount.currency,
        kind="postage",
        units=json.dumps([]),
        reference=act.options.reference.strip(),
        on_day=act.options.on.isoformat() if act.options.on else "",
        at=act.work.at,
        pay_key=free_key(act.work.tx, case.id, key),
    )
    act.work.facts["postage"] = str(amount)
