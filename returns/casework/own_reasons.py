"""Where a reason of the seller's own is used: what is used is not taken away."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from returns.errors import Refusal
from returns.ledger.learned_reasons import learned_reasons
from returns.records.own_reason import OwnReason
from returns.rules.own_reasons import named


def cases_with(tx: Connection, reason_id: str) -> int:
    """How many cases, open and closed, have an item that came back for that reason."""
    line = t.case_line
    query = select(func.count(line.c.case_id.distinct())).where(line.c.reason == reason_id)
    return int(tx.execute(query).scalar_one())


def demand_unused(tx: Connection, gone: Iterable[OwnReason]) -> None:
    """Raises `Refusal` for the first of these reasons that a case has, or that a wording means."""
    for each in gone:
        told = {"field": f"reason.{each.id}", "name": named(each)}
        if count := cases_with(tx, each.id):
            raise Refusal("settings.reason_used", **told, count=count)
        taught = sum(why == each.id for why in learned_reasons(tx).values())
        if taught:
            raise Refusal("settings.reason_taught", **told, count=taught)
