"""A file tells a price, or what went back, otherwise than it was typed: both sums are said (domain.md 1c)."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.open_cases import OpenCase
from returns.ledger.row_types import LineRow
from returns.ledger.store import Work
from returns.money import Money
from returns.records.advice import Because
from returns.records.event_kinds import OTHERWISE

#: the fact that a person told what the event tells
TYPED = "typed"


def price_told(work: Work, known: OpenCase, line: LineRow, was: int | None) -> None:
    """Note that the file's price of a line's pieces is another than the one that was typed; the file counts.

    What a request tells of the price is no person's word: an orders file knows better, as always.
    """
    worth = known.paid_of(line).worth
    if was is None or worth is None or worth == was or not _typed(work):
        return
    currency = known.case.currency
    sums = {"was": str(Money(was, currency)), "told": str(Money(worth, currency))}
    _note(work, {"what": "price", "item": line.title or line.sku, **sums})


def _typed(work: Work) -> bool:
    """Whether a person opened the case, or told a price of its order."""
    imported, event = s.imported.c, t.event.c
    by_file = select(imported.row_key).where(imported.case_id == work.case_id).limit(1)
    if work.tx.execute(by_file).first() is None:
        return True
    told = select(event.body).where(event.case_id == work.case_id, event.kind == work.kind)
    return any(TYPED in json.loads(body) for body in work.tx.execute(told).scalars())


def refund_told(work: Work, told: Money, noted: Money) -> None:
    """Note that less went back by the file than is noted; a payment that somebody noted stands."""
    if told and told < noted:
        _note(work, {"what": "refund", "was": str(noted), "told": str(told)})


def _note(work: Work, fact: dict[str, str]) -> None:
    work.facts.setdefault(OTHERWISE, []).append(fact)


def differences(number: str, channel: str, facts: Mapping[str, Any]) -> tuple[Because, ...]:
    """What was noted so on a case, as sentences that name it."""
    about = (("case", number), ("channel", channel))
    return tuple(
        Because(
            f"otherwise.{fact['what']}",
            (*about, *((name, said) for name, said in fact.items() if name != "what")),
            "P",
        )
        for fact in facts.get(OTHERWISE, ())
    )
