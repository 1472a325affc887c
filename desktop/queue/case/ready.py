"""What is there already for whoever decides a hold: said with a tick, so that nobody looks for it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import day_words, moment_words
from returns.clock import moment
from returns.phrases import say
from returns.records.case import Case
from returns.records.event import Event
from returns.records.event_kinds import PAPER_MADE
from returns.terms import HoldKind


def ready_rows(
    case: Case, kind: HoldKind, history: Sequence[Event], today: date
) -> tuple[str, ...]:
    """The day of delivery, the pictures and the sheet, as far as they are known."""
    return tuple(_rows(case, kind, history, today))


def _rows(case: Case, kind: HoldKind, history: Sequence[Event], today: date) -> Iterator[str]:
    translate = QCoreApplication.translate
    came = case.outlook(case.lead).dates.delivered
    if came.sure and came.latest is not None:
        yield translate("Ready", "Delivered {day}").format(day=day_words(came.latest, today))
    if case.photos:
        yield say("keeping.photos", look().lang, count=len(case.photos))
    sheet = _sheet(case, kind, history)
    if sheet is not None:
        when = moment_words(moment(sheet.at), today)
        yield translate("Ready", "Evidence sheet made {when}").format(when=when)


def _sheet(case: Case, kind: HoldKind, history: Sequence[Event]) -> Event | None:
    """The newest sheet that was made for who decides.

    One that is older than the dispute, or made for a claim, was for somebody else.
    """
    since = case.dispute_at if kind is HoldKind.DISPUTE else None
    if since is None and case.claims:
        return None
    for event in reversed(history):
        if since is not None and moment(event.at) < since:
            return None
        if event.kind == PAPER_MADE and json.loads(event.body).get("paper") == "evidence":
            return event
    return None
