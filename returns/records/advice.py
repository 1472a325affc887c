"""What rules answer: why they spoke, what they advise, what is next, what forbids to go on."""

from dataclasses import dataclass
from datetime import date, datetime

from returns.money import Money
from returns.terms import Fault, FreightPayer, HoldKind, Offer, Party, Route, StepKind


@dataclass(frozen=True, slots=True)
class Because:
    """Why a rule spoke: a phrase key of `rules.json` and the facts it is filled with.

    Facts are texts, numbers, or `term:kind:value` strings that are put into the reader's
    language when said.
    """

    key: str
    facts: tuple[tuple[str, str], ...] = ()
    #: D dropshipping guide, A Amazon guide, R research, P our proposal
    source: str = "P"


@dataclass(frozen=True, slots=True)
class Span:
    """A day that lies between two others; both None where nothing tells."""

    earliest: date | None = None
    latest: date | None = None
    #: somebody told it: both ends are that day
    sure: bool = False
    #: what an estimate rests on
    because: Because | None = None

    @property
    def known(self) -> date | None:
        """The day, where it was told."""
        return self.earliest if self.sure else None


@dataclass(frozen=True, slots=True)
class OrderDates:
    """The days that every window counts from."""

    ordered: Span = Span()
    shipped: Span = Span()
    delivered: Span = Span()


@dataclass(frozen=True, slots=True)
class WayCost:
    """What one way of settling the case is expected to cost us, net."""

    way: Offer | Route
    cost: Money
    cheapest: bool = False
    why: Because | None = None
    #: it is the way of the first offer
    advised: bool = False
    #: it would be another sum if it were known what the goods cost us
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to offer, in order, and why; every rule that spoke left a sentence."""

    offers: tuple[Offer, ...]
    route: Route
    freight_payer: FreightPayer
    fault: Fault
    claim_from: Fault | None
    because: tuple[Because, ...]
    #: what to offer as the partial refund, when one is on the ladder
    partial: Money | None = None
    costs: tuple[WayCost, ...] = ()
    #: what a part comes to by the settings, on the ladder or not; None while the price is unknown
    usual_part: Money | None = None
    #: what is offered in all to a buyer who refused `partial`; None where the ladder has no second part
    second_partial: Money | None = None
    #: the part refund comes with a gift or a coupon
    with_gift: bool = False
    #: why goods cannot go to the supplier, as in `route.…` of the rules; "" where they can
    barred: str = ""
    #: the supplier was asked when his time for it was over, or would be
    asked_late: bool = False
    #: the buyer has all of the money back, and no new one was promised beside it
    all_back: bool = False

    @property
    def first(self) -> Offer:
        """The offer to make now."""
        return self.offers[0]

    @property
    def open_offers(self) -> tuple[Offer, ...]:
        """What can still be offered, in order: nothing to who has all of the money back."""
        return () if self.all_back else self.offers

    @property
    def shown(self) -> Offer:
        """What a list names: what was given, where nothing more is to be offered."""
        return Offer.IMMEDIATE_REFUND if self.all_back else self.first


@dataclass(frozen=True, slots=True)
class Step:
    """What is next on a case, by when, and why."""

    kind: StepKind
    due_at: datetime
    because: tuple[Because, ...] = ()
    #: True when the due date is the supplier's clock, not the buyer's
    supplier_clock: bool = False
    #: who has to act before we can; None where it is us
    waiting_for: Party | None = None
    #: the lines that it is next on together
    line_ids: tuple[int, ...] = ()
    #: the second party of a line whose claim it is about; None for the line's own
    second: Party | None = None
    #: what is still to come of the line will not, and was paid to nobody
    lapses: bool = False
    #: when time alone makes another step the next: whoever is waited for was waited for long enough, for
    #: this step or for one that goes before it then; None where it does not
    turns_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """What forbids to go on with a line, and what the check is."""

    kind: HoldKind
    because: Because
    #: who has to act; None where it is us
    waiting_for: Party | None = None
    #: it ends with its fact alone: nobody can lift it
    stays: bool = False
    #: what else is in force beside it, and forbids what it forbids
    also: tuple[HoldKind, ...] = ()

    @property
    def kinds(self) -> tuple[HoldKind, ...]:
        """All that is in force, the one that is shown first."""
        return (self.kind, *self.also)

    @property
    def told(self) -> tuple[Because, ...]:
        """Its sentence, and one for each other that is in force."""
        others = (Because("hold.also", (("hold", f"term:hold:{kind}"),)) for kind in self.also)
        return (self.because, *others)


@dataclass(frozen=True, slots=True)
class LineOutlook:
    """What follows from one line."""

    line_id: int
    advice: Recommendation
    #: what is next on it; None once the case is closed
    step: Step | None
    hold: Hold | None
    #: what may be paid to the buyer now
    due: Money
    #: when its order was placed, shipped and delivered
    dates: OrderDates = OrderDates()
