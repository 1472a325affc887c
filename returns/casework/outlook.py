"""What follows from a case as it stands: advice and step per line, queue row, search text."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, select

from db.queue.search_text import index_text, replace_text
from db.rows import write_cells
from db.tables import cases as t
from returns.casework.around import Around, around, rates_of
from returns.casework.situations import as_second_sees, situation
from returns.casework.when import NOTHING_HEARD, Heard, LookedUp, changed_by, heard
from returns.clock import stamp
from returns.ledger.case_rows import CaseRead, read_case_rows
from returns.ledger.store import Work
from returns.records.advice import LineOutlook, OrderDates, Recommendation
from returns.records.case import Case, Line, SecondParty, StoredCase, Tracks
from returns.records.facts import TriageFacts, TriageSettings
from returns.records.order import Order
from returns.records.policy import PolicyTerms
from returns.records.settings import DeskSettings
from returns.records.unit import Unit
from returns.rules.advice.recommend import recommend, recommend_briefly
from returns.rules.dates.dates import Transit, order_dates, transit_table
from returns.rules.dates.deadlines import deadline_table
from returns.rules.dates.to_post import still_goes_back
from returns.rules.dates.until import Clause, claim_until, too_late, until
from returns.rules.money.claimable import new_one_lost
from returns.rules.money.due import sent_back_anyway, verdict_of, verdicts_differ
from returns.rules.money.fee_share import cost_together
from returns.rules.money.laws_day import longer_by_law
from returns.rules.money.settled import granted, paid_by_platform
from returns.rules.money.still_open import still_open
from returns.rules.money.way_back import (
    asked_of_supplier,
    damaged_back,
    lost_back,
    lost_by_buyer,
    payer_back,
    turned_down,
)
from returns.rules.offers import all_lost, credited
from returns.rules.own_reasons import id_of
from returns.rules.reasons import NEVER_HAD
from returns.rules.shop_state import never_sent, unsent
from returns.rules.steps.next_step import next_on_case, next_on_line, sooner
from returns.rules.steps.situation import LastChange, asked_of_one, nothing_yet
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Fulfilment,
    Goods,
    HoldKind,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.platform_acts import pays_itself
from returns.trade.tracks import slowest

#: called with how many cases are done, and of how many
Progress = Callable[[int, int], None]
#: works out the advice of a line
Advise = Callable[[TriageFacts], Recommendation]
Rules = Callable[[TriageFacts, TriageSettings], Recommendation]
_NOTHING_KNOWN: Mapping[int, Recommendation] = MappingProxyType({})


def dates_of(case: StoredCase, line: Line, settings: DeskSettings) -> OrderDates:
    """When the line's order was placed, shipped and delivered, as far as anybody knows."""
    sale = case.sale
    transit = usual_transit(sale, case.country, line.fulfilment, settings)
    return order_dates(
        sale.ordered_on,
        sale.shipped_on,
        sale.delivered_on,
        transit,
        asked_on=case.requested_at.date(),
        arrived=line.reason not in NEVER_HAD,
        gone=not unsent(sale),
    )


def usual_transit(
    sale: Order, market: str, fulfilment: Fulfilment, settings: DeskSettings
) -> Transit:
    """How long such an order takes to where it goes, else to its shop's market."""
    country = sale.address.country if len(sale.address.country) == 2 else market
    return transit_table(settings.transit).find(fulfilment, country.upper())


def triage_facts(
    case: StoredCase, line: Line, now: datetime, beside: Around, dates: OrderDates
) -> TriageFacts:
    """What `recommend` looks at, for one line."""
    terms, record = beside.terms(line), beside.supplier(line)
    facts = TriageFacts(
        value=line.worth,
        reason=line.reason,
        fulfilment=line.fulfilment,
        listing=line.listing,
        policy=terms,
        supplier=line.supplier,
        cost=line.unit_cost * line.quantity if line.unit_cost is not None else None,
        cost_together=cost_together(case, line, terms),
        returns_before=beside.before,
        supplier_refusals=record.refused,
        supplier_decided=record.decided,
        supplier_refused=turned_down(line),
        supplier_stopped=record.stopped,
        supplier_has_address=record.has_address,
        verdict=verdict_of(line),
        mixed=verdicts_differ(line),
        suspected=case.suspected,
        lost=all_lost(line),
        lost_by_buyer=lost_by_buyer(case, line),
        sent_back_anyway=sent_back_anyway(line),
        lost_back=_back_by(case, line, lost_back(line), terms),
        damaged_back=_back_by(case, line, damaged_back(line), terms),
        lost_new=new_one_lost(case, line, terms),
        wants_replacement=line.wants_new_one,
        purchase_confirmed=HoldKind.UNAUTHORISED in line.lifted,
        rates=rates_of(beside.settings),
        promised=line.offer,
        today=now.date(),
        value_known=line.paid_for is not None,
        platform_owes=platform_owes(case, line),
        never_sent=never_sent(case.sale, line),
        granted=granted(case, line),
        # by a promise of its own, whose sum may be told later
        all_back=bool(line.paid_for) and not line.left,
        still_open=still_open(case, line),
        platform_paid=pays_itself(case.platform_did) or paid_by_platform(case, line),
    )
    if terms is None:
        return facts
    deadlines = deadline_table(beside.settings.deadlines)
    longer = longer_by_law(case, line, terms, dates, now.date(), deadlines)
    facts = replace(facts, law_longer=longer)
    return _in_time(facts, terms, line, now.date(), dates)


def _in_time(
    facts: TriageFacts, terms: PolicyTerms, line: Line, today: date, dates: OrderDates
) -> TriageFacts:
    """The facts with what the supplier's clauses leave: whether goods and claim are still in time."""
    asked = line.asked_on
    heard = asked or today
    supplier = line.supplier or "term:unnamed:supplier"
    late = too_late(terms, line.reason, supplier, dates, heard)
    term = claim_until(terms, line.reason, dates, heard)
    damage = term.clause is Clause.DAMAGE and (late or asked is None)
    now = claim_until(terms, line.reason, dates, today)
    reported = now.clause is Clause.DAMAGE
    window = until(terms, Clause.WINDOW, dates)
    return replace(
        facts,
        window_open=still_goes_back(terms, line, dates, today),
        window_over=now.missed(today),
        report_over=reported and now.missed(today) and not window.missed(today),
        claim_until=term.ends if damage else None,
        claim_until_sure=term.sure if damage else True,
        claim_late=late,
    )


def _back_by(
    case: StoredCase, line: Line, hurt: tuple[Unit, ...], terms: PolicyTerms | None
) -> FreightPayer | None:
    """Who paid the way back of what was lost or broken on it; None where the line asks of its supplier.

    What a second party is asked for is none of it.
    """
    second = line.beside if line.seen_by is None else None
    if second is not None:
        hurt = tuple(unit for unit in hurt if unit.number not in second.units)
    gone = {unit.number for unit in hurt}
    rest = [unit for unit in line.units if unit.number not in gone]
    theirs = bool(rest) and (line.route is Route.TO_SUPPLIER or credited(line, terms))
    if theirs or asked_of_supplier(case, line):
        return None
    return payer_back(case, line, hurt)


def platform_owes(case: StoredCase, line: Line) -> bool:
    """The warehouse's report left a claim on the platform open, or one was made."""
    if line.fulfilment is not Fulfilment.PLATFORM_WAREHOUSE:
        return False
    claims = case.claims_of(line)
    if claims:
        return claims[-1].of is Party.PLATFORM
    return line.tracks.supplier_claim is SupplierClaim.TO_ASK


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
        "supplier_clock": int(case.next.supplier_clock) if case.next else 0,
        "waiting_for": case.next.waiting_for.value
        if case.next and case.next.waiting_for
        else "",
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
