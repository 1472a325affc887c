"""What follows from new cases, worked out once for all of an import whose facts are the same.

What a case, its order and its goods are called, and the numbers of their rows, decide nothing. Two
questions are asked apart, since few cases share both their sums and their days: what is advised goes
by sums, and by days only where a supplier's terms hold; what is next goes by the advice and by days,
and by sums, while nothing was paid, only in whether there are any.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from sqlalchemy import Connection

from db.queue.queue_views import CLOSED, stage_of
from db.queue.search_text import index_text
from db.rows import write_cells
from db.tables import cases as t
from returns.bringing_in.advised import Advised
from returns.bringing_in.known_suppliers import KnownSuppliers
from returns.bringing_in.opening import Opening
from returns.bringing_in.order_book import OrderBook
from returns.casework.around import Around, cases_before
from returns.casework.closing import AT_REST
from returns.casework.line_facts import dates_of, triage_facts
from returns.casework.outlook import concluded, concluded_of, queue_columns
from returns.clock import stamp
from returns.ledger.case_rows import Beside, case_of, read_case_rows
from returns.ledger.replay import DERIVED
from returns.ledger.row_types import (
    CaseRow,
    CustomerRow,
    LineRow,
    OrderLineRow,
    OrderRow,
    ParcelRow,
    PaymentRow,
    TableRow,
    UnitRow,
)
from returns.ledger.stored import as_stored
from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Case, Line, StoredCase
from returns.records.policy_json import address_from_text
from returns.records.settings import DeskSettings
from returns.rules.own_reasons import id_of
from returns.rules.tracks.over import over
from returns.rules.tracks.track_machines import ENDED
from returns.rules.tracks.transitions import opening_tracks
from returns.terms import BuyerMoney, Fault, Fulfilment, SupplierClaim

#: more are not remembered at once, of either question
_MOST = 5_000
#: what follows from where a case stands and what is next on it, beside its first offer and reason
_STANDING = (
    *("request", "goods", "buyer_money", "supplier_claim"),
    *("next_step", "due_at", "turns_at", "supplier_clock", "waiting_for", "hold"),
)


def _all_but(kind: type[TableRow], *names: str) -> Callable[[TableRow], object]:
    """The cells of a kind of row without those by which things are called, and sums and days."""
    return attrgetter(*(key for key in kind.table.c.keys() if key not in names))  # noqa: SIM118


_OF_CASE = _all_but(
    CaseRow,
    *("id", "number", "order_id", "channel_id", "customer_id", "our_rma", *DERIVED),
    *("platform_codes", "requested_at", "freight_out_minor", "freight_back_minor"),
)
_OF_ORDER = _all_but(
    OrderRow,
    *("id", "channel_id", "number", "customer_id", "buyer", "email", "address"),
    *("ordered_on", "paid_on", "shipped_on", "delivered_on"),
    *("postage_minor", "refunded_minor"),
)
_OF_ORDER_LINE = _all_but(
    OrderLineRow,
    *("id", "order_id", "line_key", "platform_line", "sku", "title", "variant", "product_id"),
    "paid_minor",
)
_OF_LINE = _all_but(
    LineRow,
    *("id", "case_id", "order_line_id", "product_id", "sku", "title", "variant"),
    *("raw_reason", "buyer_words", "supplier_name", "unit_cost_minor"),
    *("answered_at", "approved_at", "label_made_at", "received_at"),
)
_OF_UNIT = _all_but(UnitRow, "id", "case_id", "line_id", "paid_minor")
_OF_PARCEL = _all_but(ParcelRow, "id", "case_id", "tracking", "carrier", "note", "announced_at")
_OF_PAYMENT = _all_but(
    PaymentRow, "id", "case_id", "line_id", "pay_key", "reference", "amount_minor"
)
_DAYS_OF_ORDER = attrgetter("ordered_on", "paid_on", "shipped_on", "delivered_on")
_DAYS_OF_LINE = attrgetter("answered_at", "approved_at", "label_made_at", "received_at")


@dataclass(frozen=True, slots=True)
class _Advice:
    """What is advised for the lines of a case, and what rows hold of it."""

    of: tuple[Recommendation, ...]
    claims: tuple[str, ...]
    first_offers: tuple[str, ...]
    reasons: tuple[str, ...]
    value_minor: int
    #: a number for the advice and the starts of the claims, whatever the sums and sentences
    kind: int


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a case stands, and what is next on it for which of its lines."""

    lead: int
    cells: tuple[tuple[str, object], ...]
    #: nothing is left of it to do
    over: bool


class WorkedOut:
    """Completes the rows of new cases by what follows from them, under one desk's settings."""

    def __init__(
        self,
        tx: Connection,
        now: datetime,
        settings: DeskSettings,
        suppliers: KnownSuppliers,
        book: OrderBook,
    ) -> None:
        self._tx = tx
        self._now = now
        self._settings = settings
        self._suppliers = suppliers
        self._book = book
        self._advised = Advised(settings.triage)
        #: how many of the new cases were over when they came
        self.closed = 0
        #: how many cases there were before the first of these, and how many were opened since
        self._before: int | None = None
        self._opened = 0
        self._advice: dict[object, _Advice] = {}
        self._standing: dict[object, _Standing] = {}
        #: a number for what many have in common, so that it is compared once
        self._numbered: dict[object, int] = {}

    def complete(self, opening: Opening) -> None:
        """Write into the rows where claims start, and what the queue shows."""
        before = self._cases_before(opening.case.id)
        self._opened += 1
        if max(len(self._advice), len(self._standing), len(self._numbered)) > _MOST:
            self._advice.clear()
            self._standing.clear()
            self._numbered.clear()
        facts, sums, days = self._facts(opening, before)
        same = self._number(facts)
        termless = not any(line.policy_id for line in opening.lines)
        by_sums = same, sums, tuple(map(bool, days)) if termless else days
        unpaid = not opening.payments and not opening.seed.order.refunded_minor
        rough = tuple([each and 1 for each in sums]) if unpaid else sums
        whole: Case | None = None
        advice = self._advice.get(by_sums)
        if advice is None:
            whole = self._concluded(opening, before, None)
            advice = self._advice[by_sums] = self._advice_of(whole)
        by_days = same, rough, days, advice.kind
        standing = self._standing.get(by_days)
        if standing is None:
            whole = whole or self._concluded(opening, before, advice)
            standing = self._standing[by_days] = _standing_of(whole)
        self._show(opening, advice, standing)

    def _number(self, facts: object) -> int:
        """The same for the same facts, until all is forgotten."""
        return self._numbered.setdefault(facts, len(self._numbered))

    def _facts(
        self, opening: Opening, before: int
    ) -> tuple[object, tuple[int | None, ...], tuple[str | None, ...]]:
        """All that rules go by: what is neither sum nor day, the sums, the days."""
        case, order = opening.case, opening.seed.order
        order_lines = self._book.lines(order.id)
        lines, units = opening.lines, opening.units
        parcels, payments = opening.parcels, opening.payments
        same = (
            *(before, opening.seed.start.supplier_claim),
            *(_OF_CASE(case), _OF_ORDER(order), _country(order)),
            tuple(map(_OF_ORDER_LINE, order_lines)),
            tuple(map(_OF_LINE, lines)),
            tuple(map(_OF_UNIT, units)),
            tuple(map(_OF_PARCEL, parcels)),
            # of which line, counted from the first: the postage is of none
            tuple([(_OF_PAYMENT(x), x.line_id and x.line_id - lines[0].id) for x in payments]),
        )
        sums = (
            *(case.freight_out_minor, case.freight_back_minor),
            *(order.postage_minor, order.refunded_minor),
            *[each.paid_minor for each in order_lines],
            *[line.unit_cost_minor for line in lines],
            *[unit.paid_minor for unit in units],
            *[each.amount_minor for each in payments],
        )
        days = (
            *(case.requested_at, *_DAYS_OF_ORDER(order)),
            *[day for line in lines for day in _DAYS_OF_LINE(line)],
            *[parcel.announced_at for parcel in parcels],
        )
        return same, sums, days

    def _concluded(self, opening: Opening, before: int, advice: _Advice | None) -> Case:
        """The case with all that follows from it, each line's claim where it starts.

        `advice` is what is known to be advised for its lines, None while that is to be found out.
        """
        row, order = opening.case, opening.seed.order
        # unless the report decided it, as long as nobody owes anything
        told = opening.seed.start.supplier_claim or SupplierClaim.NOT_CLAIMABLE
        claims = advice.claims if advice is not None else (told.value,) * len(opening.lines)
        for line_row, claim in zip(opening.lines, claims, strict=True):
            line_row.supplier_claim = claim
        beside = Beside(
            order=order,
            order_lines=self._book.lines(order.id),
            channel=self._book.channel,
            buyer=self._buyer(opening),
            lines=opening.lines,
            units=opening.units,
            parcels=opening.parcels,
            payments=opening.payments,
            own_reasons=self._settings.reasons,
            triage=self._settings.triage,
        )
        case = case_of(row, beside)
        around = Around(
            self._settings, before, self._suppliers.records, self._suppliers.policies
        )
        known: dict[int, Recommendation] = {}
        if advice is not None:
            known = {line.id: one for line, one in zip(case.lines, advice.of, strict=True)}
        elif told is SupplierClaim.NOT_CLAIMABLE:
            # what the reason alone makes somebody owe is added
            lines = tuple(self._with_claim(case, line, around, known) for line in case.lines)
            case = replace(case, lines=lines) if lines != case.lines else case
        return concluded(case, self._now, around, self._advised.of, self._opened_at, known)

    def _opened_at(self) -> datetime:
        """When a new case last changed: what waited for something else is not late by a day before that."""
        return self._now

    def _with_claim(
        self, case: StoredCase, line: Line, around: Around, known: dict[int, Recommendation]
    ) -> Line:
        """The line with where its claim starts by the advice; as it is, and `known`, where nobody owes."""
        dates = dates_of(case, line, around.settings)
        advice = self._advised.of(triage_facts(case, line, self._now, around, dates))
        claim = _opening_claim(advice, line)
        if claim is line.tracks.supplier_claim:
            known[line.id] = advice
            return line
        return replace(line, tracks=replace(line.tracks, supplier_claim=claim))

    def _advice_of(self, whole: Case) -> _Advice:
        claims = tuple(line.tracks.supplier_claim.value for line in whole.lines)
        advice = tuple(outlook.advice for outlook in whole.outlooks)
        kinds = claims, tuple(map(_without_sums, advice))
        return _Advice(
            advice,
            claims,
            tuple(each.shown.value for each in advice),
            tuple(id_of(line.reason) for line in whole.lines),
            whole.value.minor,
            self._number(kinds),
        )

    def _cases_before(self, case_id: int) -> int:
        """How many cases there are already, as far as the rule looks."""
        if self._before is None:
            self._before = cases_before(self._tx, case_id, self._settings)
        return min(self._before + self._opened, self._settings.triage.first_returns_to_us)

    def _show(self, opening: Opening, advice: _Advice, standing: _Standing) -> None:
        """Write it into the rows, the case's with the names that the queue repeats."""
        row, order, buyer = opening.case, opening.seed.order, self._buyer(opening)
        for line, claim in zip(opening.lines, advice.claims, strict=True):
            line.supplier_claim = claim
        for name, cell in standing.cells:
            setattr(row, name, cell)
        row.reason = advice.reasons[standing.lead]
        stands, offer = opening.lines[standing.lead], advice.first_offers[standing.lead]
        # what was agreed there before what we would have advised
        agreed = stands.offer if stands.buyer_money != BuyerMoney.OPEN else None
        row.first_offer = agreed or offer
        row.value_minor, row.line_count = advice.value_minor, len(opening.lines)
        if standing.over:
            self._close(opening)
        else:
            row.stage = stage_of(row.next_step, row.waiting_for)
        lead = opening.lines[standing.lead]
        row.order_number, row.channel_name = order.number, self._book.channel.name
        row.sku, row.title, row.picture = lead.sku, lead.title or order.number, lead.picture
        row.buyer = order.buyer or (buyer.name if buyer is not None else "")
        others = (line.supplier_name for line in opening.lines if line.supplier_name)
        row.supplier_name = lead.supplier_name or next(others, "")

    def _close(self, opening: Opening) -> None:
        """Close what came with every track at rest: nobody has to look at it again (domain.md 2)."""
        row = opening.case
        row.closed_at, row.due_at, row.turns_at, row.stage = stamp(self._now), "", "", CLOSED
        opening.closed = AT_REST
        self.closed += 1

    def search_text(self, opening: Opening) -> str:
        """What the case is found by: `outlook.search_fields` of its rows."""
        row, order, buyer = opening.case, opening.seed.order, self._buyer(opening)
        texts = [row.number, order.number, row.our_rma, self._book.channel.name]
        texts += row.platform_codes.splitlines()
        texts += (buyer.name, buyer.email) if buyer is not None else ()
        texts += order.buyer, order.email
        for line in opening.lines:
            texts += line.supplier_rma, line.buyer_words, line.supplier_name
            texts += line.sku, line.title, line.variant
        texts += [parcel.tracking for parcel in opening.parcels]
        return index_text(dict.fromkeys(text for text in texts if text))

    def _buyer(self, opening: Opening) -> CustomerRow | None:
        customer_id = opening.case.customer_id
        return None if customer_id is None else self._book.buyers.by_id(customer_id)


@as_stored
def _country(order: OrderRow) -> str:
    """Where an order goes, "" while nobody said."""
    return address_from_text(order.address).country


def _standing_of(whole: Case) -> _Standing:
    shown, lead = queue_columns(whole), whole.lead
    place = next(number for number, line in enumerate(whole.lines) if line.id == lead.id)
    cells = tuple((name, shown[name]) for name in _STANDING)
    return _Standing(place, cells, over(whole))


def _without_sums(advice: Recommendation) -> Recommendation:
    """What of it the next step can go by: of sums only whether there are any, and no sentences."""
    some, second, usual = advice.partial, advice.second_partial, advice.usual_part
    return replace(
        advice,
        because=(),
        partial=some and Money(int(bool(some)), some.currency),
        second_partial=second and Money(int(bool(second)), second.currency),
        usual_part=usual and Money(int(bool(usual)), usual.currency),
    )


def _opening_claim(advice: Recommendation, line: Line) -> SupplierClaim:
    """Where the claim starts, when the report did not decide it."""
    claim = opening_tracks(advice).supplier_claim
    at_platform = line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    if at_platform and advice.claim_from is not Fault.PLATFORM:
        # the goods are with the platform: a supplier is asked once they are back
        claim = SupplierClaim.NOT_CLAIMABLE
    if line.tracks.request in ENDED and not line.refunded:
        # over before anything was paid: nothing was lost
        claim = SupplierClaim.NOT_CLAIMABLE
    return claim


def start_claims(tx: Connection, opening: Opening, now: datetime) -> None:
    """Where the claims of further lines start by the advice, as those of the first ones did; written."""
    told = opening.seed.start.supplier_claim
    case, _ = concluded_of(tx, read_case_rows(tx, opening.case.id), now)
    for row in opening.lines:
        line = case.line(row.id)
        claim = told or _opening_claim(case.outlook(line).advice, line)
        if row.request in ENDED and not opening.payments:
            claim = SupplierClaim.NOT_CLAIMABLE
        row.supplier_claim = claim.value
        write_cells(tx, t.case_line, row.id, {"supplier_claim": row.supplier_claim})
