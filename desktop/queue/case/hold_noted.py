"""What a check of a hold brought so far: said where it is asked for, and not in the history alone."""

import json
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.widgets.labels import one_line
from desktop.wording import moment_words
from returns.clock import moment
from returns.ledger.history import TAKEN_BACK, TURNED
from returns.phrases import filled
from returns.records.case import Case
from returns.records.event import Event
from returns.terms import HoldKind, Move, StepKind


def noted_words(
    case: Case, kind: HoldKind | None, history: Sequence[Event], today: date
) -> str:
    """What was noted last on the hold that stands, and when; "" where nothing was, or none stands."""
    found = _last_answer(history, kind, case.lead.number) if kind is not None else None
    if found is None:
        return ""
    event, answer = found
    when = moment_words(moment(event.at), today)
    text = QCoreApplication.translate("CaseView", "Noted {when}: {words}")
    return filled(text, when=when, words=one_line(answer))


def _last_answer(
    history: Sequence[Event], kind: HoldKind, line: int
) -> tuple[Event, str] | None:
    turned: dict[int, str] = {}
    for event in reversed(history):
        if event.kind in TURNED:
            turned.setdefault(json.loads(event.body)["of"], event.kind)
        elif event.kind in (StepKind.CHECK, Move.LIFT) and turned.get(event.seq) != TAKEN_BACK:
            body = json.loads(event.body)
            # of a case of one line none is named
            if line not in body.get("lines", (line,)):
                continue
            if event.kind == Move.LIFT:
                # what was noted before was of the hold that ended with it
                return None
            if body.get("hold") == kind.value and body.get("answer"):
                return event, body["answer"]
    return None
