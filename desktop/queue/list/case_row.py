"""A queue row in the words of the window, made once per page and not per repaint."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.wording import (
    Said,
    day_words,
    due_words,
    local,
    money_spoken,
    money_words,
    track_mark,
    track_words,
    word,
)
from returns.clock import moment
from returns.records.case_summary import CaseSummary
from returns.terms import HoldKind, Request, StepKind
from returns.trade.disputes import clock_of
from returns.trade.tracks import TRACKS
from returns.trade.waits import waited_as

#: in place of a case to go on to: the last row of the list was done
ALL_DONE = -1
#: the sign of a case that sleeps
SLEEPS = "snooze"
#: steps that the buyer waits for
BUYERS = frozenset(
    {
        *(StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, StepKind.APPROVE, StepKind.SEND_LABEL),
        *(StepKind.REFUND, StepKind.REPLACE, StepKind.CONFIRM_BUYER),
    }
)


class Facet(NamedTuple):
    """One thing that other cases may share: a column of the queue, its value, and its words."""

    column: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What the delegate paints of one case."""

    case: CaseSummary
    due: Said
    #: whose clock it is, or which day
    due_note: str
    detail: str
    value: str
    step: str
    #: chips behind the title: words, tone, and the icon before them, "" for none
    chips: tuple[tuple[str, str, str], ...]
    #: the case's first, or the one that the list is held to and that another line is of
    supplier: str = ""

    @property
    def id(self) -> int:
        """The case's own."""
        return self.case.id

    @property
    def title(self) -> str:
        """What comes back; of several things the first two."""
        if self.case.items:
            return " · ".join(item.words for item in self.case.items)
        return self.case.title or self.case.sku

    @property
    def waits(self) -> bool:
        """Whether others have to act first."""
        return bool(self.case.waiting_for) and not self.case.closed

    # what is seldom asked for is said when it is: a page has a hundred rows

    @property
    def value_spoken(self) -> str:
        """The value where it is read aloud: why there is none."""
        return money_spoken(self.case.value_minor, self.case.currency)

    @property
    def marks(self) -> tuple[str, ...]:
        """How the dots of the four tracks are painted."""
        return tuple(track_mark(track, getattr(self.case, track)) for track in TRACKS)

    @property
    def tracks_words(self) -> str:
        """All four tracks, one a line, for the tooltip and screen readers."""
        return "\n".join(track_words(track, getattr(self.case, track)) for track in TRACKS)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What the list can be held to from this row."""
        return _facets(self.case, self.supplier)


def short_number(number: str) -> str:
    """`RC-2026-00042` → `00042`."""
    return number.rsplit("-", 1)[-1]


def case_row(case: CaseSummary, now: datetime, supplier: str = "") -> CaseRow:
    """The row of a case as it stands now; `supplier` where it is listed for that of another line."""
    due, note = Said(word("view", "closed"), "plain"), ""
    if not case.closed and case.due_at:
        due_at = moment(case.due_at)
        due = due_words(due_at, now, waits=bool(case.waiting_for))
        note = _due_note(case, due_at, now)
    detail = [word("reason", case.reason), case.buyer]
    return CaseRow(
        case=case,
        due=due,
        due_note=note,
        detail=" · ".join(part for part in detail if part),
        value=money_words(case.value_minor, case.currency),
        step=_step_words(case),
        chips=_chips(case, now),
        supplier=supplier or case.supplier,
    )


def _due_note(case: CaseSummary, due_at: datetime, now: datetime) -> str:
    """Whose clock it is; of our own and of what is waited for, the day."""
    if case.supplier_clock:
        return word("party", "supplier")
    if not case.waiting_for:
        asked = case.next_step, case.request, case.hold, case.dispute, case.channel
        whose = whose_clock(*asked)
        if whose:
            return whose
    today = local(now).date()
    day = local(due_at).date()
    days = (day - today).days
    # what is late, or named by its day already, needs no second one
    named = days <= 0 or days >= 7 or (days == 1 and not case.waiting_for)
    return "" if named else day_words(day, today)


def whose_clock(step: str, request: str, hold: str, dispute: str, channel: str) -> str:
    """Who set the time in which we have to act, where it is not the supplier; "" for our own."""
    if hold == HoldKind.DISPUTE:
        bank = QCoreApplication.translate("CaseTable", "bank")
        named = {"card": bank, "paypal": "PayPal"}
        return named.get(clock_of(dispute, "")) or channel or word("party", "platform")
    # of a request that nobody answered yet only its answer can be held up
    unanswered = bool(hold) and request == Request.NEW
    return word("party", "buyer") if unanswered or step in BUYERS else ""


def asleep_until(
    until: datetime | None, due_at: datetime | None, now: datetime
) -> datetime | None:
    """Until when a case sleeps; None for one that is awake, or came back as it fell due."""
    if until is None or until <= now or (due_at is not None and due_at <= now):
        return None
    return until


def snoozed_words(until: datetime | None, now: datetime) -> str:
    """Until when a case sleeps; "" for one that is awake."""
    if until is None:
        return ""
    text = QCoreApplication.translate("CaseTable", "snoozed until {day}")
    return text.format(day=day_words(local(until).date(), local(now).date()))


def until_words(until: datetime | None, now: datetime) -> str:
    """The same in the few words that have room behind a sign; "" for one that is awake."""
    if until is None:
        return ""
    text = QCoreApplication.translate("CaseTable", "until {day}")
    return text.format(day=day_words(local(until).date(), local(now).date()))


def _chips(case: CaseSummary, now: datetime) -> tuple[tuple[str, str, str], ...]:
    found = []
    sleeps = None
    if case.snoozed_until and not case.closed:
        due_at = moment(case.due_at) if case.due_at else None
        sleeps = asleep_until(moment(case.snoozed_until), due_at, now)
    if words := until_words(sleeps, now):
        # the sign says that it sleeps: the words would take the reason's room
        found.append((words, "quiet", SLEEPS))
    if case.line_count > 1:
        text = QCoreApplication.translate("CaseTable", "{count} items")
        found.append((text.format(count=case.line_count), "plain", ""))
    if case.next_step == StepKind.CHECK and not case.closed and not case.waiting_for:
        found.append((QCoreApplication.translate("CaseTable", "on hold"), "warning", "pause"))
    return tuple(found)


def _step_words(case: CaseSummary) -> str:
    """What is next; of a case that waits, whom it waits for."""
    if case.closed:
        return ""
    if case.waiting_for and case.next_step != StepKind.AWAIT_PARCEL:
        return word("waits", waited_as(case.next_step, case.waiting_for, case.dispute))
    return word("check", case.hold) if case.hold else word("step", case.next_step)


def _facets(case: CaseSummary, supplier: str) -> tuple[Facet, ...]:
    step = "" if case.closed else case.next_step
    found = (
        Facet("supplier_name", supplier, supplier),
        Facet("title", case.title, case.title),
        Facet("reason", case.reason, word("reason", case.reason)),
        Facet("next_step", step, word("step", step) if step else ""),
        Facet("channel_name", case.channel, case.channel),
        _buyer_facet(case),
    )
    return tuple(facet for facet in found if facet.value)


def _buyer_facet(case: CaseSummary) -> Facet:
    """By number where the desk knows who it is: people share names, and one has several."""
    if case.customer_id is None or not case.buyer:
        return Facet("buyer", case.buyer, case.buyer)
    return Facet("customer_id", f"{case.customer_id} {case.buyer}", case.buyer)
