"""What a case's history says of when something happened: its last change, the buyer's last word."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection

from db.bare import fetched
from returns.clock import moment
from returns.ledger.history import TAKEN_BACK, TURNED
from returns.records.case import StoredCase
from returns.records.event_kinds import PAPER_MADE
from returns.rules.goods.new_ones import on_their_way
from returns.rules.tracks.track_machines import ENDED, PAID
from returns.terms import BuyerMoney, Move, StepKind

#: what is only said among us changes nothing of a case, and gives nobody a later day
_ONLY_SAID = (PAPER_MADE, Move.NOTE.value, Move.SNOOZE.value, Move.WAKE.value)
#: numbers of lines → when the buyer last said something to us
Heard = Mapping[int, datetime]
NOTHING_HEARD: Heard = MappingProxyType({})
#: what the buyer said, as the seller noted it
SPOKEN = (Move.BUYER_REFUSED.value, Move.BUYER_SAID.value)
#: what is missing is said there, whoever opened the case again
_MISSED = (*SPOKEN, Move.REOPEN.value)
#: what is agreed or settled with the buyer, or asks him whether it arrived: it answers what he said before
_ANSWERS = (
    *(StepKind.ANSWER_BUYER.value, StepKind.NEGOTIATE.value, StepKind.APPROVE.value),
    *(StepKind.REFUND.value, StepKind.REPLACE.value, StepKind.CONFIRM_BUYER.value),
    *(Move.OFFER.value, Move.DECLINE.value, Move.WITHDRAW.value),
)
#: facts of a step: units of which somebody said what becomes of them, or takes that back
CHOSEN, LET_GO = "chosen", "let_go"
#: steps that can have them
_CHOOSES = ("disposition", "finding", StepKind.INSPECT.value)

_EVENTS = (
    "SELECT seq, at, kind, body FROM event WHERE case_id = ?{wanted} ORDER BY case_seq DESC"
)


class _Happened(NamedTuple):
    kind: str
    at: str
    body: str


class LookedUp:
    """When a case last changed by what was not taken back: read once, where a rule asks for it."""

    def __init__(self, tx: Connection, case_id: int, known: datetime | None = None) -> None:
        self._tx = tx
        self._case_id = case_id
        self._known = known

    def __call__(self) -> datetime | None:
        """The moment; None of a case that was just opened."""
        if self._known is None:
            steps = (e for e in _in_effect(self._tx, self._case_id) if e.kind not in _ONLY_SAID)
            self._known = next((moment(each.at) for each in steps), None)
        return self._known


def changed_by(kind: str, at: str) -> datetime | None:
    """When a case last changed, by its newest event alone; None where that one is no change of it."""
    return None if kind in (*TURNED, *_ONLY_SAID) else moment(at)


def heard(tx: Connection, case: StoredCase) -> Heard:
    """When the buyer last spoke on each line whose money is open, or that was settled with before he did.

    That a case was opened again says so of all that was settled. Nothing of a case that is closed.
    """
    lines = {line.number: line for line in case.lines if line.tracks.request not in ENDED}
    settled = {n for n, line in lines.items() if line.tracks.buyer_money in PAID}
    sent = {n for n, line in lines.items() if on_their_way(case, line)}
    talked = {n for n, ln in lines.items() if ln.tracks.buyer_money is BuyerMoney.OPEN} | sent
    if case.closed_at is not None or not (talked or settled):
        return NOTHING_HEARD
    found: dict[int, datetime] = {}
    over: set[int] = set()
    for row in _in_effect(tx, case.id, *_MISSED, *_ANSWERS):
        # where none is named it is all of them
        about = set(json.loads(row.body).get("lines") or lines)
        if row.kind in _ANSWERS:
            over |= about
            continue
        for number in about & lines.keys():
            missed = number in settled and number not in over
            if missed or (row.kind in SPOKEN and number in talked):
                found.setdefault(number, moment(row.at))
    return found


def chosen_goods(tx: Connection, case_id: int) -> frozenset[int]:
    """Row numbers of the units of which somebody said what becomes of them, whatever is proposed."""
    told: dict[int, bool] = {}
    for row in _in_effect(tx, case_id, *_CHOOSES):
        body = json.loads(row.body)
        for name in (CHOSEN, LET_GO):
            for unit_id in body.get(name, ()):
                told.setdefault(unit_id, name == CHOSEN)
    return frozenset(unit_id for unit_id, chosen in told.items() if chosen)


def _in_effect(tx: Connection, case_id: int, *kinds: str) -> Iterator[_Happened]:
    """The steps of a case that were not taken back, of these kinds or of any, the newest first."""
    of_kinds = (*kinds, *TURNED) if kinds else ()
    wanted = f" AND kind IN ({', '.join('?' * len(of_kinds))})" if of_kinds else ""
    turned: dict[int, str] = {}
    for seq, at, kind, body in fetched(tx, _EVENTS.format(wanted=wanted), (case_id, *of_kinds)):
        if kind in TURNED:
            turned.setdefault(json.loads(body)["of"], kind)
        elif turned.get(seq) != TAKEN_BACK:
            yield _Happened(kind, at, body)
