"""What follows from a case as it stands: advice and step per line, queue row, search text."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, select

from db.queue.search_text import index_text, replace_text
from db.rows import write_cells
from db.tables import cases as t
from returns.casework.around import Around, around
from returns.casework.line_facts import dates_of, triage_facts
from returns.casework.situations import as_second_sees, situation
from returns.casework.when import NOTHING_HEARD, SPOKEN, Heard, LookedUp, changed_by, heard
from returns.clock import stamp
from returns.ledger.case_rows import CaseRead, read_case_rows
from returns.ledger.store import Work
from returns.records.advice import LineOutlook, Recommendation
from returns.records.case import Case, Line, SecondParty, StoredCase, Tracks
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.recommend import recommend, recommend_briefly
from returns.rules.dates.deadlines import deadline_table
from returns.rules.money.due import verdict_of
from returns.rules.own_reasons import id_of
from returns.rules.steps.hold_name import hold_name
from returns.rules.steps.next_step import next_on_case, next_on_line, sooner
from returns.rules.steps.situation import LastChange, asked_of_one, nothing_yet
from returns.terms import (
    BuyerMoney,
    Goods,
    Offer,
    Request,
    StepKind,
    SupplierClaim,
)
from returns.trade.tracks import slowest

#: called with how many cases are done, and of how many
Progress = Callable[[int, int], None]
#: works out the advice of a line
Advise = Callable[[TriageFacts], Recommendation]
Rules = Callable[[TriageFacts, TriageSettings], Recommendation]
_NOTHING_KNOWN: Mapping[int, Recommendation] = MappingProxyType({})


def concluded(
    stored: StoredCase,
    now: datetime,
    beside: Around,
    advise: Advise,
    last_change: LastChange = nothing_yet,
    known: Mapping[int, Recommendation] = _NOTHING_KNOWN,
    said: Heard = NOTHING_HEARD,
) -> Case:
    """The case with what follows for each of its lines, and what is next on it.

    `known` is the advice that was worked out already, by the numbers of the lines.
    """
    outlooks = []
    seconds: list[SecondParty] = []
    deadlines = deadline_table(beside.settings.deadlines)
    dated = [(line, dates_of(stored, line, beside.settings)) for line in stored.lines]
    advised = [
        (line, known.get(line.id) or advise(triage_facts(stored, line, now, beside, dates)))
        for line, dates in dated
    ]
    of_all = asked_of_one(stored, advised)
    for (line, advice), (_, dates) in zip(advised, dated, strict=True):
        at = situation(stored, line, advice, beside, dates, last_change)
        at = replace(at, of_all=True) if of_all else at
        at = replace(at, heard_at=said[line.number]) if line.number in said else at
        step = hold = None
        if stored.closed_at is None:
            step, hold = next_on_line(at, deadlines, now)
        second = as_second_sees(at, deadlines, now, beside, last_change)
        if second is not None:
            seconds.append(second)
            if step is not None:
                step, hold = sooner((step, hold), (second.outlook.step, second.outlook.hold))
        outlooks.append(LineOutlook(line.id, advice, step, hold, at.due, dates))
    tracks = tracks_of((*stored.lines, *(second.line for second in seconds)))
    step = next_on_case(stored, outlooks, seconds)
    return Case.of(stored, tuple(outlooks), step, tracks, tuple(seconds))


def tracks_of(lines: tuple[Line, ...]) -> Tracks:
    """Where a case stands: there where its slowest line does, also with a second party."""
    of_lines = [line.tracks for line in lines] or [Tracks()]
    if len(of_lines) == 1:
        return of_lines[0]
    return Tracks(
        Request(slowest("request", (tracks.request for tracks in of_lines))),
        Goods(slowest("goods", (tracks.goods for tracks in of_lines))),
        BuyerMoney(slowest("buyer_money", (tracks.buyer_money for tracks in of_lines))),
        SupplierClaim(
            slowest("supplier_claim", (tracks.supplier_claim for tracks in of_lines))
        ),
    )


def read_with(tx: Connection, case_id: int, now: datetime) -> tuple[Case, Around]:
    """A case as whoever acts on it needs it, without what each way would cost, and what holds beside.

    Raises `NotFound`.
    """
    read = read_case_rows(tx, case_id)
    return _concluded_of(tx, read, now, recommend_briefly)


def concluded_of(tx: Connection, read: CaseRead, now: datetime) -> tuple[Case, Around]:
    """The same of rows that are at hand."""
    return _concluded_of(tx, read, now, recommend_briefly)


def concluded_in(work: Work, read: CaseRead, now: datetime) -> tuple[Case, Around]:
    """The same of rows as a change of the case leaves them, before its event is written."""
    changed_at = changed_by(work.kind, work.at)
    case, beside = _concluded_of(work.tx, read, now, recommend_briefly, changed_at)
    # of the buyer's words the event itself tells when they were said
    if work.kind not in SPOKEN:
        work.follows = read, case
    return case, beside


def read_in(work: Work, now: datetime) -> tuple[Case, Around]:
    """The same for a change of it; what the change writes is laid over this one reading at its end."""
    work.read = read_case_rows(work.tx, work.case_id)
    return _concluded_of(work.tx, work.read, now, recommend_briefly)


def read_whole(tx: Connection, case_id: int, now: datetime) -> tuple[Case, Around, bool]:
    """A case with the cost of each way, and whether the queue shows something else of an open one."""
    read = read_case_rows(tx, case_id)
    case, beside = _concluded_of(tx, read, now, recommend)
    return case, beside, case.closed_at is None and bool(differing(read.row, case))


def read_case(tx: Connection, case_id: int, now: datetime) -> Case:
    """A case, whole, with what follows from it; raises `NotFound`."""
    return read_whole(tx, case_id, now)[0]


def concluded_whole(tx: Connection, read: CaseRead, now: datetime) -> Case:
    """A case of rows that are at hand, with what follows from it and the cost of each way."""
    return _concluded_of(tx, read, now, recommend)[0]


def _concluded_of(
    tx: Connection,
    read: CaseRead,
    now: datetime,
    rules: Rules,
    changed_at: datetime | None = None,
) -> tuple[Case, Around]:
    """`changed_at` is when the case last changed, where that is known; else its history says it."""
    beside = around(read)

    def advise(facts: TriageFacts) -> Recommendation:
        return rules(facts, beside.settings.triage)

    changed = LookedUp(tx, read.stored.id, changed_at)
    said = heard(tx, read.stored)
    return concluded(read.stored, now, beside, advise, changed, said=said), beside


def differing(row: object, case: Case) -> dict[str, object]:
    """What the row of a case repeats of it for the queue, and should repeat otherwise."""
    now = queue_columns(case)
    return {name: value for name, value in now.items() if getattr(row, name) != value}


def refresh_case(tx: Connection, case_id: int, now: datetime, work: Work | None = None) -> None:
    """Store what the queue shows and finds of a case, after any change of it.

    `work` is the change of it that was just written, which tells what it left and when.
    """
    read = (work.left() if work is not None else None) or read_case_rows(tx, case_id)
    if work is not None and work.follows is not None and work.follows[0] is read:
        case = work.follows[1]
    else:
        changed_at = changed_by(work.kind, work.at) if work is not None else None
        case, _ = _concluded_of(tx, read, now, recommend_briefly, changed_at)
    # an index costs a page for each cell that is set, whether it says something else or not
    if cells := differing(read.row, case):
        write_cells(tx, t.return_case, case_id, cells)
    fields = search_fields(case)
    if read.before is None or search_fields(read.before) != fields:
        replace_text(tx, case_id, index_text(fields))


def queue_columns(case: Case) -> dict[str, Any]:
    """What the row of a case repeats of all that belongs to it, for the queue."""
    lead = case.lead
    suppliers = dict.fromkeys(line.supplier for line in case.lines if line.supplier)
    return {
        "reason": id_of(lead.reason),
        "value_minor": case.value.minor,
        "request": case.tracks.request.value,
        "goods": case.tracks.goods.value,
        "buyer_money": case.tracks.buyer_money.value,
        "supplier_claim": case.tracks.supplier_claim.value,
        "first_offer": _offer_shown(case).value,
        "next_step": case.next.kind.value if case.next else StepKind.CLOSE.value,
        "due_at": stamp(case.next.due_at) if case.next else "",
        "turns_at": stamp(case.next.turns_at) if case.next and case.next.turns_at else "",
        "supplier_clock": int(case.next.supplier_clock) if case.next else 0,
        "waiting_for": case.next.waiting_for.value
        if case.next and case.next.waiting_for
        else "",
        "hold": hold_name(case.outlook(lead).hold, case.next),
        "line_count": len(case.lines),
        "order_number": case.order,
        "channel_name": case.channel,
        "sku": lead.sku,
        "title": lead.title or case.order,
        "buyer": case.sale.buyer or case.customer.name,
        "supplier_name": lead.supplier or next(iter(suppliers), ""),
        "picture": lead.picture,
    }


def _offer_shown(case: Case) -> Offer:
    """What the queue names: the offer that stands, until an inspection advises anew."""
    line = case.lead
    money, advised = line.tracks.buyer_money, case.recommendation.shown
    if line.offer is None or money is BuyerMoney.OPEN:
        return advised
    settled = money in (BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED)
    return line.offer if settled or verdict_of(line) is None else advised


def search_fields(case: StoredCase) -> tuple[str, ...]:
    """Everything a seller may type to find a case."""
    texts = [case.number, case.order, case.our_rma, case.channel, *case.platform_codes]
    texts += [case.customer.name, case.customer.email, case.sale.buyer, case.sale.email]
    for line in case.lines:
        texts += [line.supplier_rma, line.buyer_words, line.supplier]
        texts += [line.sku, line.title, line.variant]
    texts += [parcel.tracking for parcel in case.parcels]
    return tuple(dict.fromkeys(text for text in texts if text))


def refresh_open_cases(
    tx: Connection,
    now: datetime,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bool:
    """Work every open case out anew, after a threshold or a rate was changed.

    False when it was stopped before the end: the transaction must not be kept then.
    """
    table = t.return_case
    found = tx.execute(select(table.c.id).where(table.c.closed_at.is_(None))).all()
    for done, (case_id,) in enumerate(found, start=1):
        if cancelled is not None and cancelled():
            return False
        refresh_case(tx, case_id, now)
        if progress is not None:
            progress(done, len(found))
    return True
