"""The two clocks of a line: deadlines of the channel and of ourselves, and the supplier's last safe day."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from returns.records.advice import Because
from returns.rules.dates.deadlines import OURS, DeadlineRow, DeadlineTable, add_time, unit_of
from returns.rules.dates.to_post import safe_day_of
from returns.rules.dates.until import counted_surely
from returns.rules.offers import all_lost, goods_expected
from returns.rules.packets.matrix import house_of
from returns.rules.steps.situation import Situation, claimed_party
from returns.rules.tracks.track_machines import CLAIM_UNSENT, ENDED, SETTLED
from returns.terms import BuyerMoney, Fault, Party, Route, StepKind, SupplierClaim

#: a supplier's day ends while its office is still open almost anywhere
_END_OF_SUPPLIER_DAY = time(12, tzinfo=UTC)

#: while pieces are waited for, what is here is claimed so long before the supplier's day
A_DAY_BEFORE = timedelta(days=1)

#: sentences for deadlines that a platform or a law sets
_OUTSIDE = {
    "answer_buyer": "step.answer_buyer_outside",
    "refund_after_receipt": "step.refund_after_receipt_outside",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A step that could be next."""

    kind: StepKind
    due: datetime
    because: tuple[Because, ...]
    #: somebody else's deadline: snoozing does not move it
    outside: bool = False
    supplier_clock: bool = False
    #: who has to act before we can
    waiting_for: Party | None = None
    #: somebody else's limit, later than our own day: snoozing moves the step no further than this
    no_later: datetime | None = None
    #: what is still to come of the line will not
    lapses: bool = False

    def due_since(self, moment: datetime | None) -> "Candidate":
        """Due then at the earliest: what waited for something else is not late by a day before that."""
        return self if moment is None or moment <= self.due else replace(self, due=moment)


class Clock:
    """Says when a step is due, counted from the moment that started it."""

    def __init__(self, at: Situation, deadlines: DeadlineTable, now: datetime) -> None:
        self.at = at
        self.now = now
        self.deadlines = deadlines

    def by_event(
        self,
        kind: StepKind,
        event: str,
        start: datetime | None,
        key: str = "",
        more: tuple[tuple[str, str], ...] = (),
        platform: str = "",
        country: str = "",
    ) -> Candidate:
        """Due by the table's row for that event; `key` names the sentence, else the event does.

        `platform` is whose row it is, where that is not where the order is from; so is `country`.
        """
        case = self.at.case
        since = self._since(start)
        whose = platform or case.platform
        due, row = self.deadlines.due(whose, country or case.country, event, since)
        spoken = f"step.{key or event}"
        if row.outside and not key and not row.own_since:
            spoken = _OUTSIDE.get(event, "step.outside")
        if event == "answer_buyer" and not key and self.at.line.tracks.buyer_money in SETTLED:
            # who has his money, or a new one, is offered nothing more
            spoken = f"{spoken}_settled"
        said = (*self._said(row.amount, row.unit), *more)
        because = (Because(spoken, said, row.source), *_own(row))
        return Candidate(kind, due, because, row.outside)

    def ours(
        self,
        kind: StepKind,
        event: str,
        start: datetime | None,
        key: str = "",
        waiting_for: Party | None = None,
    ) -> Candidate:
        """Due by our own default for that event, whatever the platform."""
        due, row = self.deadlines.due("*", self.at.case.country, event, self._since(start))
        said = self._said(row.amount, row.unit)
        because = (Because(f"step.{key or event}", said, OURS), *_own(row))
        return Candidate(kind, due, because, waiting_for=waiting_for)

    def not_late_to_close(self, candidate: Candidate) -> Candidate:
        """A step as it is due; nobody's clock runs on closing, so that what came late closes in time."""
        if candidate.kind is not StepKind.CLOSE:
            return candidate
        rest = self.ours(StepKind.CLOSE, "close", self.at.changed_at or self.now)
        return candidate.due_since(rest.due)

    def limit(
        self,
        event: str,
        start: datetime,
        whose: str = "",
        country: str = "",
        *,
        sure: bool = True,
    ) -> tuple[datetime, Because] | None:
        """By when somebody wants something, the platform where nobody else is named; None for no time.

        `sure` is False where `start` is an estimate: the day is written "about" then.
        """
        case = self.at.case
        try:
            due, row = self.deadlines.due(
                whose or case.platform, country or case.country, event, start
            )
        except KeyError:
            return None
        said = (*self._said(row.amount, row.unit), ("day", _told(due, sure=sure)))
        return due, Because(f"step.{event}", said, row.source)

    def within(
        self,
        step: Candidate,
        event: str,
        start: datetime | None,
        since: datetime | None = None,
        whose: str = "",
        country: str = "",
    ) -> Candidate:
        """The step in that limit's time; as it is where there is none, or it was over before `since`."""
        limit = self.limit(event, start, whose, country) if start is not None else None
        return step if limit is None else self.in_limit(step, limit, since)

    def in_limit(
        self,
        step: Candidate,
        limit: tuple[datetime, Because],
        since: datetime | None = None,
    ) -> Candidate:
        """The step no later than somebody else's day; one that was over before `since` only would cry.

        So would one that was over before the case was opened again.
        """
        day, because = limit
        begun = [each for each in (since, self.at.case.reopened_at) if each is not None]
        if begun and day < max(begun):
            return step
        last = min(day, step.no_later) if step.no_later is not None else day
        due = min(step.due, day)
        return replace(step, due=due, because=(*step.because, because), no_later=last)

    def carrier_limit(
        self, carrier: str, start: datetime, *, sure: bool = True
    ) -> tuple[datetime, Because] | None:
        """By when the carrier of that name takes a claim; the table's own for one that nobody named."""
        try:
            due, row = self.deadlines.due(
                house_of(carrier, Party.CARRIER), self.at.case.country, "carrier_claim", start
            )
        except KeyError:
            return None
        said = (
            *self._said(row.amount, row.unit),
            ("carrier", carrier or "term:unnamed:carrier"),
            ("day", _told(due, sure=sure)),
        )
        return due, Because("step.carrier_claim", said, row.source)

    def in_supplier_days(
        self, kind: StepKind, days: int, unit: str, start: datetime | None, key: str
    ) -> Candidate:
        """Due when the supplier's own terms say that it answers; until then it is waited for."""
        due = add_time(self._since(start), days, unit, self.at.case.country)
        said = (*self._said(days, unit), ("who", self._who), ("day", _told(due, sure=True)))
        because = (Because(f"step.{key}", said, "D"),)
        return Candidate(
            kind, due, because, waiting_for=self.claimed if self.now < due else None
        )

    def usual(self, event: str) -> tuple[int, str]:
        """How long that takes where the supplier's terms do not say: an amount and its unit."""
        row = self.deadlines.find("*", self.at.case.country, event)
        return row.amount, row.unit

    @property
    def claimed(self) -> Party:
        """Whom the claim of this line is on."""
        return claimed_party(self.at.case, self.at.line, self.at.advice)

    @property
    def _who(self) -> str:
        """The name of whom the claim is on."""
        named = {Party.SUPPLIER: self.at.line.supplier, Party.PLATFORM: self.at.case.channel}
        return named.get(self.claimed) or f"term:unnamed:{self.claimed}"

    def _since(self, start: datetime | None) -> datetime:
        """Counted from what started it; on a case that was reopened nothing was due before that."""
        since = start or self.at.case.requested_at
        again = self.at.case.reopened_at
        return again if again is not None and again > since else since

    def _said(self, amount: int, unit: str) -> tuple[tuple[str, str], ...]:
        return (
            ("channel", self.at.case.channel or "term:unnamed:platform"),
            ("supplier", self.at.line.supplier or "term:unnamed:supplier"),
            ("item", self.at.line.title or self.at.line.sku),
            ("amount", str(amount)),
            ("unit", f"term:unit:{unit_of(amount, unit)}"),
        )


def _told(due: datetime, *, sure: bool) -> str:
    return f"{'date' if sure else 'about'}:{due.date().isoformat()}"


def _own(row: DeadlineRow) -> tuple[Because, ...]:
    """Whose time it is, where the seller entered another one than the source says."""
    if not row.own_since:
        return ()
    return (Because("step.own_time", (("day", f"date:{row.own_since}"),), OURS),)


def supplier_day(at: Situation) -> tuple[datetime, Because] | None:
    """The supplier's last safe day while something still has to reach it in time, and why.

    Until the buyer has agreed to an offer, goods that may go to the supplier count as going there.
    None once the supplier was asked, when nothing is asked of it, or when the day had passed
    before the buyer wrote: then it cannot be kept any more and would only cry.
    """
    if at.terms is None or at.line.tracks.request in ENDED or not _supplier_waits(at):
        return None
    day = safe_day_of(at.terms, at.line, at.dates)
    again = at.case.reopened_at
    since = max(at.asked_on, again.date()) if again is not None else at.asked_on
    if day is None or day < since:
        return None
    told = "date" if counted_surely(at.terms, at.dates) else "about"
    said = (
        ("supplier", at.line.supplier or "term:unnamed:supplier"),
        ("day", f"{told}:{day.isoformat()}"),
    )
    return _end_of(day), Because("step.supplier_day", said, "P")


def _supplier_waits(at: Situation) -> bool:
    """Whether a claim or goods still have to reach the supplier; one who was asked in time waits no more."""
    claim, advice = at.line.tracks.supplier_claim, at.advice
    if all_lost(at.line) and advice.claim_from is not Fault.SUPPLIER:
        return False
    undecided = at.line.tracks.buyer_money in (BuyerMoney.OPEN, BuyerMoney.OFFERED)
    if undecided and claim is SupplierClaim.NOT_CLAIMABLE:
        return advice.route is Route.TO_SUPPLIER
    goes_there = at.line.route is Route.TO_SUPPLIER and goods_expected(
        at.line.offer, at.line.route, at.line.reason
    )
    if claim not in CLAIM_UNSENT:
        return False
    if claim is not SupplierClaim.TO_ASK and not goes_there:
        # asked for its number: the clock was answered in time
        return False
    if advice.claim_from is Fault.SUPPLIER or (undecided and advice.route is Route.TO_SUPPLIER):
        return True
    return goes_there


def _end_of(day: date) -> datetime:
    return datetime.combine(day, _END_OF_SUPPLIER_DAY)
