"""A case as it was when it came: before offers, answers, findings and money of ours.

What happened to the case comes from the step that opened it, never from how its rows stand now. What
is known of the goods is taken as it stands: a price, a cost, a supplier or a date that was told later
was true all along, and a case that could not be judged then can be judged now.
"""

import json
from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from db.decided import DECIDING, MOST_DECIDED
from db.tables import cases as t
from returns.ledger.case_rows import Parts
from returns.ledger.row_types import defaults
from returns.ledger.rows import Mapping as Row
from returns.ledger.store import TABLES
from returns.ledger.stored import as_stored
from returns.records.event_kinds import CARRIED_OVER
from returns.rules.reasons import NOT_UNDERSTOOD
from returns.terms import Party

#: parts of a case that it did not have when it came, or that are told anew: nobody reads them
LATER = frozenset(
    {"exchange", "claim", "claim_answer", "parcel_unit", "photo", "decided", "went_back"}
)
#: the rows by which a file or a person opens a case, by the words of an event; a later copy of the
#: request may name items beside the known ones
_TOLD = {"opened": ("line", "unit", "parcel", "payment"), "reported": ("line", "unit")}
#: what is known of a row now was true all along: all its other columns go back to where they began
_KNOWN: dict[str, frozenset[str]] = {
    "case": frozenset(
        {"id", "number", "order_id", "channel_id", "customer_id", "requested_at", "currency"}
        | {"our_rma", "platform_codes"}
    ),
    "line": frozenset(
        {"id", "case_id", "order_line_id", "product_id", "sku", "title", "variant", "picture"}
        | {"billed_minor", "billed_currency"}
        | {"supplier_id", "supplier_name", "policy_id", "unit_cost_minor", "listing"}
        | {"raw_reason", "buyer_words"}
    ),
    "unit": frozenset({"id", "case_id", "line_id", "number", "piece", "paid_minor"}),
    "parcel": frozenset({"id", "case_id"}),
    "payment": frozenset(t.payment.c.keys()),
}
#: of a case whose opening is not told by these columns: the request itself, which hardly ever changes
_ASKED = {"line": frozenset({"quantity", "reason", "wish", "fulfilment"})}

#: cells that a row began with, by the table's word and the row's number
Told = Mapping[tuple[str, int], Mapping[str, Any]]


@as_stored
def openings(tx: Connection, case_ids: Collection[int]) -> dict[int, Told | None]:
    """What each of these cases began with; None for one of an older version, which did not tell."""
    event = t.event
    kinds = (*_TOLD, CARRIED_OVER)
    query = select(event.c.case_id, event.c.kind, event.c.body).where(
        event.c.case_id.in_(case_ids), event.c.kind.in_(kinds)
    )
    found: dict[int, Told | None] = {}
    for row in tx.execute(query.order_by(event.c.seq)):
        if row.kind == CARRIED_OVER:
            found[row.case_id] = None
            continue
        body = json.loads(row.body)
        if row.kind == "opened":
            found[row.case_id] = dict(_rows(row, body)) if "case" in body else None
        elif (told := found.get(row.case_id)) is not None:
            found[row.case_id] = {**told, **dict(_rows(row, body))}
    return found


def _rows(event: Row, body: Mapping[str, Any]) -> Iterator[tuple[tuple[str, int], Any]]:
    if event.kind == "opened":
        yield ("case", event.case_id), body["case"]
    for name, row_id, cells in body.get("created", ()):
        if name in _TOLD[event.kind]:
            yield (name, row_id), cells


@as_stored
def as_it_came(tx: Connection, parts: Parts, told: Told | None) -> Parts:
    """The parts of one case, every row as it began; without what came to it later."""
    came: dict[str, Sequence[Row]] = {name: [] for name in LATER}
    for name in _KNOWN:
        table = TABLES[name].name
        came[table] = [
            row._replace(**_began(name, row, told))
            for row in parts[table]
            if _was_there(name, row, told)
        ]
    (case,) = parts["return_case"]
    came["earlier"] = [_as_known_then(tx, row, case) for row in parts["earlier"]]
    for pictured in ("same_photo", "similar_photo"):
        came[pictured] = [row for row in parts[pictured] if _before(row.number, case.number)]
    return {**parts, **came}


def _was_there(name: str, row: Row, told: Told | None) -> bool:
    if told is not None:
        return name == "case" or (name, row.id) in told
    # nobody wrote down what came with it: its pieces did, parcels and money may be of later days
    return name in ("case", "line", "unit")


def _began(name: str, row: Row, told: Told | None) -> dict[str, Any]:
    """The cells that are to be put back."""
    stay = _KNOWN[name] | (_ASKED.get(name, frozenset()) if told is None else frozenset())
    cells = dict(told.get((name, row.id), {})) if told is not None else {}
    if cells.get("reason") == NOT_UNDERSTOOD:
        # somebody said since what the platform's words mean: they meant it then
        cells["reason"] = row.reason
    usual = defaults(TABLES[name])
    return {
        column.name: cells.get(column.name, usual[column.name])
        for column in TABLES[name].c
        if column.name not in stay
    }


def _as_known_then(tx: Connection, earlier: Row, case: Row) -> Row:
    """The buyer's other case, without a verdict that was not reached yet."""
    if not earlier.verdict:
        return earlier
    line = t.case_line
    query = select(func.max(line.c.inspected_at)).where(line.c.case_id == earlier.case_id)
    seen = tx.execute(query).scalar()
    known = seen is not None and seen <= case.requested_at
    return earlier if known else earlier._replace(verdict=None)


def _before(number: str, other: str) -> bool:
    """Whether one case number was given before another: `RC-2026-99999` before `RC-2026-100000`."""
    return (len(number), number) < (len(other), other)


class Decisions:
    """What suppliers had decided of their claims up to a moment; asked in the order of time."""

    def __init__(self, tx: Connection) -> None:
        line, claim, answer = t.case_line, t.claim, t.claim_answer
        query = (
            select(
                answer.c.at,
                answer.c.kind,
                answer.c.claim_id,
                line.c.supplier_id,
                line.c.id.label("line_id"),
            )
            .join(claim, claim.c.id == answer.c.claim_id)
            .join(line, line.c.id == claim.c.line_id)
            .where(claim.c.taken_back_seq.is_(None), line.c.supplier_id.is_not(None))
            .where(claim.c.party == Party.SUPPLIER.value)
            .order_by(answer.c.at, answer.c.id)
        )
        self._answers = tx.execute(query).all()
        self._read = 0
        #: the last answer to each claim
        self._last: dict[int, str] = {}
        #: by supplier, line and number of the claims that he decided, in their order
        self._decided: dict[int, list[tuple[int, int]]] = {}
        self._counted: dict[int, Mapping[str, int]] = {}

    def until(self, moment: str) -> Mapping[int, Mapping[str, int]]:
        """By supplier and kind of answer, how many newest claims stood so; `moment` as it is stored."""
        told: set[int] = set()
        while self._read < len(self._answers) and self._answers[self._read].at < moment:
            answer = self._answers[self._read]
            self._read += 1
            self._note(answer)
            told.add(answer.supplier_id)
        for supplier_id in told:
            newest = self._decided[supplier_id][-MOST_DECIDED:]
            self._counted[supplier_id] = Counter(self._last[claim] for _, claim in newest)
        return self._counted

    def _note(self, answer: Row) -> None:
        decided = self._decided.setdefault(answer.supplier_id, [])
        claim = answer.line_id, answer.claim_id
        was, is_ = self._last.get(answer.claim_id) in DECIDING, answer.kind in DECIDING
        if is_ and not was:
            insort(decided, claim)
        elif was and not is_:
            decided.remove(claim)
        self._last[answer.claim_id] = answer.kind
