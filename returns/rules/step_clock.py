"""The two clocks of a case: deadlines of the channel and of ourselves, and the supplier's last safe day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from returns.records.case import Because
from returns.records.facts import StepFacts
from returns.rules.deadlines import OURS, DeadlineTable, add_time
from returns.rules.offers import claim_wanted, goods_expected, rma_needed
from returns.rules.policy_window import last_safe_day
from returns.rules.reasons import reason_known
from returns.rules.track_machines import CLAIM_UNSENT, ENDED
from returns.terms import BuyerMoney, Fault, Route, StepKind, SupplierClaim

#: a supplier's day ends while its office is still open almost anywhere
_END_OF_SUPPLIER_DAY = time(12, tzinfo=UTC)

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


class Clock:
    """Says when a step is due, counted from the moment that started it."""

    def __init__(self, facts: StepFacts, deadlines: DeadlineTable, now: datetime) -> None:
        self.facts = facts
        self.now = now
        self._deadlines = deadlines

    def by_event(
        self,
        kind: StepKind,
        event: str,
        start: datetime | None,
        key: str = "",
        more: tuple[tuple[str, str], ...] = (),
    ) -> Candidate:
        """Due by the table's row for that event; `key` names the sentence, else the event does."""
        facts = self.facts
        since = start or facts.requested_at
        due, row = self._deadlines.due(facts.platform, facts.country, event, since)
        spoken = f"step.{key or event}"
        if row.outside and not key:
            spoken = _OUTSIDE.get(event, "step.outside")
        said = (*self._said(row.amount, row.unit), *more)
        return Candidate(kind, due, (Because(spoken, said, row.source),), row.outside)

    def ours(
        self, kind: StepKind, event: str, start: datetime | None, key: str = ""
    ) -> Candidate:
        """Due by our own default for that event, whatever the platform."""
        since = start or self.facts.requested_at
        due, row = self._deadlines.due("*", self.facts.country, event, since)
        said = self._said(row.amount, row.unit)
        return Candidate(kind, due, (Because(f"step.{key or event}", said, OURS),))

    def in_supplier_days(
        self, kind: StepKind, days: int, unit: str, start: datetime | None, key: str
    ) -> Candidate:
        """Due when the supplier's own terms say that it answers."""
        since = start or self.facts.requested_at
        due = add_time(since, days, unit, self.facts.country)
        return Candidate(kind, due, (Because(f"step.{key}", self._said(days, unit), "D"),))

    def _said(self, amount: int, unit: str) -> tuple[tuple[str, str], ...]:
        one = unit.removesuffix("s") if amount == 1 else unit
        return (
            ("channel", self.facts.channel or "term:unnamed:platform"),
            ("supplier", self.facts.supplier or "term:unnamed:supplier"),
            ("amount", str(amount)),
            ("unit", f"term:unit:{one}"),
        )

    @property
    def claim_wanted(self) -> bool:
        """Whether anything is to be asked back on this case."""
        facts = self.facts
        return claim_wanted(facts.recommendation, facts.offer, facts.route)

    @property
    def rma_needed(self) -> bool:
        """Whether this case needs the supplier's number first."""
        facts = self.facts
        return rma_needed(facts.recommendation, facts.route, facts.policy)

    @property
    def waits_for_rma(self) -> bool:
        """Whether goods that go to the supplier cannot be sent off yet, for want of its number."""
        facts = self.facts
        if facts.supplier_rma or facts.route is not Route.TO_SUPPLIER:
            return False
        if not goods_expected(facts.offer, facts.route, facts.reason) or not self.rma_needed:
            return False
        asking = (SupplierClaim.TO_ASK, SupplierClaim.ASKED_FOR_RMA)
        return facts.tracks.supplier_claim in asking


def supplier_day(facts: StepFacts) -> tuple[datetime, Because] | None:
    """The supplier's last safe day while something still has to reach it in time, and why.

    Until the buyer has agreed to an offer, goods that may go to the supplier count as going there.
    None once the claim is sent, when nothing is asked of the supplier, or when the day had passed
    before the buyer wrote: then it cannot be kept any more and would only cry.
    """
    policy = facts.policy
    if policy is None or facts.tracks.request in ENDED or not _supplier_waits(facts):
        return None
    known = reason_known(facts.reason)
    faulty = known is not None and not known.goods_fine
    dates = (facts.ordered_on, facts.shipped_on, facts.delivered_on)
    day = last_safe_day(policy, *dates, faulty)
    if day is None or day < facts.requested_at.date():
        return None
    said = (
        ("supplier", facts.supplier or "term:unnamed:supplier"),
        ("day", f"date:{day.isoformat()}"),
    )
    return _end_of(day), Because("step.supplier_day", said, "P")


def _supplier_waits(facts: StepFacts) -> bool:
    """Whether a claim or goods still have to reach the supplier."""
    claim, advice = facts.tracks.supplier_claim, facts.recommendation
    undecided = facts.tracks.buyer_money in (BuyerMoney.OPEN, BuyerMoney.OFFERED)
    if undecided and claim is SupplierClaim.NOT_CLAIMABLE:
        return advice.route is Route.TO_SUPPLIER
    if claim not in CLAIM_UNSENT:
        return False
    if advice.claim_from is Fault.SUPPLIER or (undecided and advice.route is Route.TO_SUPPLIER):
        return True
    return facts.route is Route.TO_SUPPLIER and goods_expected(
        facts.offer, facts.route, facts.reason
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day, _END_OF_SUPPLIER_DAY)
