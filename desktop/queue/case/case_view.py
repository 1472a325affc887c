"""A case in the words of the window: what the panel shows, ready to be set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.queue.case.asked_first import ASKED_BUTTONS, asks_first, gives_back, notes_only
from desktop.queue.case.buyer_view import BuyerView, buyer_view
from desktop.queue.case.claim_tracks import side_by_side
from desktop.queue.case.history_rows import HistoryRow, history_rows
from desktop.queue.case.hold_noted import noted_words
from desktop.queue.case.line_view import LineView, line_title, line_views
from desktop.queue.case.money_rows import money_rows
from desktop.queue.case.order_facts import OrderFacts, order_facts
from desktop.queue.case.ready import ready_rows
from desktop.queue.case.step_words import (
    OFFERING,
    act_words,
    chase_words,
    settled_already,
    sum_of,
)
from desktop.queue.case.track_sums import track_sums
from desktop.queue.case.tracks_bar import TrackView, track_views
from desktop.queue.case.ways_card import WayView
from desktop.queue.case.ways_view import ruled_out, way_views
from desktop.queue.list.case_row import asleep_until, snoozed_words
from desktop.wording import (
    Said,
    day_words,
    due_words,
    local,
    moment_words,
    one_after_another,
    reasons_said,
    word,
    word_behind,
)
from returns.clock import moment
from returns.documents.event_words import what_happened
from returns.money import Money
from returns.phrases import filled
from returns.records.case import Case, Line, Photo
from returns.records.event import Event
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter
from returns.records.policy import SupplierPolicy
from returns.rules.goods.placing import arrives
from returns.rules.policy.policy_answers import Answer, answers
from returns.rules.steps.held_acts import Reach, may_lift, reach_of
from returns.rules.steps.hold_name import hold_name
from returns.terms import HoldKind, Move, Offer, Party, StepKind
from returns.trade.waits import waited_as

#: holds that a platform, or a bank, decides by what it is shown
_HEARD_BY_SHEET = frozenset({HoldKind.DISPUTE, HoldKind.SUSPICION, HoldKind.UNAUTHORISED})
#: rows of a supplier's policy that matter in a triage
_POLICY_ROWS = ("window", "damage", "fee", "freight", "rma", "evidence")


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """What was read of a case, in one go on the database lane."""

    case: Case
    history: tuple[Event, ...]
    policy: SupplierPolicy | None
    #: what the recommended step would write
    letter: Letter | None
    #: what was written already, oldest first
    letters: tuple[KeptLetter, ...]
    #: the offer that comes now on the ladder of each line, by its row number
    offers: Mapping[int, Offer]
    #: the list shows something else of it, which time has turned
    turned: bool = False
    #: the line that was chosen, by its place in the case; 0 while nobody chose one
    line: int = 0
    #: the step is that line's alone: its number goes with it
    alone: bool = False

    @property
    def meant(self) -> Line:
        """The line that was chosen, else the one that is next."""
        return self.case.lines[self.line - 1] if self.line else self.case.lead


@dataclass(frozen=True, slots=True)
class CaseView:
    """What the panel shows."""

    id: int
    number_line: str
    due: Said
    title: str
    facts: OrderFacts
    #: what the desk knows of the buyer, and what speaks against the request
    buyer: BuyerView
    #: one for each line, where there is more than one thing
    lines: tuple[LineView, ...]
    #: the line that ways, words and terms are of, where there are several; "" where there is one
    line_words: str
    step_title: str
    #: a hold stands in the place of a step: how much it forbids; None where there is none
    held: Reach | None
    #: the hold can be lifted by hand
    liftable: bool
    #: whoever decides it hears us by a sheet
    hears_us: bool
    because: tuple[str, ...]
    #: what is there already for whoever decides it
    ready: tuple[str, ...]
    #: what a check of the hold brought so far, and when it was noted
    noted: str
    button: str
    #: Enter only notes what others said or paid: the letter of the step goes when they are late
    notes: bool
    ways: tuple[WayView, ...]
    #: actions of which it is plain without asking that they do nothing
    ruled_out: frozenset[str]
    buyer_words: str
    photos: tuple[Photo, ...]
    policy_title: str
    policy: tuple[tuple[str, str], ...]
    supplier_known: bool
    letter: Letter | None
    #: what one letter is about, where it is several things
    covers: str
    #: (to whom, when and subject) of each letter that was written, the newest first
    letters: tuple[tuple[str, str], ...]
    ledger: tuple[tuple[str, str], ...]
    timeline: tuple[HistoryRow, ...]
    #: what happened last, in few words
    last_event: str
    tracks: tuple[TrackView, ...]
    closed: bool


def case_view(loaded: LoadedCase, now: datetime) -> CaseView:
    """Put a case into the language on screen."""
    case, meant = loaded.case, loaded.meant
    today = local(now).date()
    return CaseView(
        id=case.id,
        number_line=_number_line(case, now),
        due=_due(case, now),
        title=_title(case),
        facts=order_facts(case, now, meant, loaded.policy),
        buyer=buyer_view(case),
        lines=line_views(case, loaded.offers, loaded.line),
        line_words=_line_words(case, meant),
        step_title=_waits(case) or step_title(loaded),
        held=_reach(case),
        liftable=hold_of(case) is not None and may_lift(case.outlook(case.lead).hold),
        hears_us=hold_of(case) in _HEARD_BY_SHEET,
        because=_because(loaded),
        ready=_ready(loaded, today),
        noted=noted_words(case, hold_of(case), loaded.history, today),
        button=button_words(loaded, now),
        notes=notes_only(case, now),
        # nothing is chosen while it is being looked into
        ways=() if hold_of(case) else way_views(case, meant),
        ruled_out=ruled_out(case, meant),
        buyer_words=meant.buyer_words.strip(),
        photos=case.photos,
        policy_title=_policy_title(loaded, now),
        policy=_policy(loaded.policy),
        supplier_known=bool(meant.supplier),
        letter=loaded.letter,
        covers=_covers(case, loaded.letter),
        letters=tuple(_written(kept, today) for kept in reversed(loaded.letters)),
        ledger=money_rows(case, now),
        timeline=history_rows(loaded.history, today),
        last_event=what_happened(loaded.history[-1], look().lang) if loaded.history else "",
        tracks=side_by_side(case, case.lead)
        if len(case.lines) == 1
        else track_views(case.tracks, track_sums(case, case.lead)),
        closed=case.closed_at is not None,
    )


def _number_line(case: Case, now: datetime) -> str:
    due_at = case.next.due_at if case.next is not None else None
    until = asleep_until(case.snoozed_until, due_at, now) if case.closed_at is None else None
    sleeps = snoozed_words(until, now)
    return " · ".join(part for part in (case.number, case.channel, sleeps) if part)


def _due(case: Case, now: datetime) -> Said:
    if case.closed_at is not None:
        return Said(word("view", "closed"), "plain")
    if case.next is None:
        return Said("", "plain")
    due, waits = case.next.due_at, case.next.waiting_for is not None
    said = due_words(due, now, supplier_clock=case.next.supplier_clock, waits=waits)
    if hold_of(case) is None or waits:
        return said
    text = QCoreApplication.translate("CaseView", "on hold · {due}")
    return Said(text.format(due=said.words), said.tone if said.tone == "bad" else "warning")


def things_of(case: Case) -> str:
    """The thing that is next, as the list names it, and how many others come back."""
    title = case.lead.title or case.order
    if len(case.lines) == 1:
        return title
    # items, as the list counts them; pieces are counted line by line
    text = QCoreApplication.translate("CaseView", "{title} and {count} more items")
    if len(case.lines) == 2:
        text = QCoreApplication.translate("CaseView", "{title} and 1 more item")
    return filled(text, title=title, count=len(case.lines) - 1)


def _title(case: Case) -> str:
    """What comes back, and of one thing why."""
    title, reason = things_of(case), word_behind("reason", case.lead.reason)
    if len(case.lines) > 1:
        return title
    if look().lang == "zh":
        return f"{title}：{reason}"
    return f"{title}: {reason}"


def hold_of(case: Case) -> HoldKind | None:
    """What forbids to go on, where the next step is to look into it."""
    if case.next is None or case.next.kind is not StepKind.CHECK:
        return None
    hold = case.outlook(case.lead).hold
    return hold.kind if hold is not None else None


def hold_word(case: Case) -> str:
    """Which words of a hold stand over it and on its button: photos may be with the buyer alone."""
    return "" if case.next is None else hold_name(case.outlook(case.lead).hold, case.next)


def _reach(case: Case) -> Reach | None:
    hold = case.outlook(case.lead).hold
    return reach_of(hold) if hold is not None and hold_of(case) is not None else None


def _waits(case: Case) -> str:
    """Whom it waits for, as its row says it, while nobody is reminded yet; "" where it does not."""
    step = case.next
    if step is None or step.kind is not StepKind.CHASE_SUPPLIER or step.waiting_for is None:
        return ""
    return word("waits", waited_as(step.kind, step.waiting_for, case.dispute))


def step_title(loaded: LoadedCase) -> str:
    """What the recommended step does, as the card's heading and the word for undo."""
    case = loaded.case
    if case.next is None:
        return word("view", "closed")
    hold = hold_of(case)
    if hold is not None:
        return word("hold_title", hold_word(case))
    if len(case.next.line_ids) > 1:
        together = sum_together(loaded)
        text = QCoreApplication.translate("CaseView", "Refund {amount}")
        if together:
            return text.format(amount=together)
        if case.next.kind is StepKind.CHASE_SUPPLIER:
            return chase_words("chase", case, case.lead)
        return word("step", case.next.kind.value)
    return act_words(case, case.lead, case.next.kind, loaded.offers[case.lead.id])


def button_words(loaded: LoadedCase, now: datetime) -> str:
    """What stands on the button that does the recommended step, "" where there is none."""
    step = loaded.case.next
    if step is None:
        return ""
    hold = hold_of(loaded.case)
    if hold is not None:
        return word("hold_button", hold_word(loaded.case))
    together = sum_together(loaded)
    if together is not None:
        if step.kind in OFFERING:
            text = QCoreApplication.translate("CaseView", "Promise {amount} and write")
        else:
            text = QCoreApplication.translate("CaseView", "Refund {amount} and write")
        return text.format(amount=together)
    if step.kind in OFFERING and settled_already(loaded.case.lead):
        return word("offer_button", "settled")
    if step.kind in OFFERING:
        return word("offer_button", loaded.offers[loaded.case.lead.id].value)
    asked = asks_first(loaded.case, now)
    if asked in ASKED_BUTTONS:
        return word("step_button", ASKED_BUTTONS[asked])
    if step.kind is StepKind.SETTLE:
        ends = "give_back" if gives_back(loaded.case) else Move.WRITE_OFF.value
        return word("step_button", ends)
    if step.kind is StepKind.CHASE_SUPPLIER:
        return chase_words("chase_button", loaded.case, loaded.case.lead)
    return word("step_button", "arrived" if arrives(step) else step.kind.value)


def sum_together(loaded: LoadedCase) -> Money | None:
    """What the step gives back for several lines at once; None for a single one, and for nothing."""
    case = loaded.case
    if case.next is None or len(case.next.line_ids) < 2:
        return None
    lines = [case.line(line_id) for line_id in case.next.line_ids]
    sums = [sum_of(case, line, case.next.kind, loaded.offers[line.id]) for line in lines]
    given = [each for each in sums if each]
    return sum(given[1:], start=given[0]) if given else None


def _ready(loaded: LoadedCase, today: date) -> tuple[str, ...]:
    kind = hold_of(loaded.case)
    if kind not in _HEARD_BY_SHEET:
        return ()
    return ready_rows(loaded.case, kind, loaded.history, today)


def _covers(case: Case, letter: Letter | None) -> str:
    """That one letter tells of several things, and no supplier hears of another's goods."""
    if letter is None or case.next is None or len(case.next.line_ids) < 2:
        return ""
    translate = QCoreApplication.translate
    both = len(case.next.line_ids) == 2
    if letter.to is not Party.BUYER:
        if both:
            return translate("CaseView", "One letter covers both.")
        return translate("CaseView", "One letter covers all of it.")
    name = case.sale.buyer or case.customer.name or translate("CaseView", "the buyer")
    text = translate("CaseView", "One letter to {name} covers all of it.")
    if both:
        text = translate("CaseView", "One letter to {name} covers both.")
    text = filled(text, name=name)
    if len({line.supplier for line in case.lines if line.supplier}) > 1:
        own = translate("CaseView", "Each supplier hears only of his own goods.")
        text = one_after_another(text, own)
    return text


def _because(loaded: LoadedCase) -> tuple[str, ...]:
    """The sentences of the step, then of the recommendation while the buyer waits for an offer."""
    case = loaded.case
    reasons = list(case.next.because) if case.next is not None else []
    if case.next is not None and case.next.kind in OFFERING:
        reasons = [*case.recommendation.because, *reasons]
    return tuple(dict.fromkeys(reasons_said(reasons)))


def _line_words(case: Case, line: Line) -> str:
    if len(case.lines) == 1:
        return ""
    return f"{line.number} · {line_title(line)}"


def _policy_title(loaded: LoadedCase, now: datetime) -> str:
    policy = loaded.policy
    if policy is None:
        return ""
    text = QCoreApplication.translate("CaseView", "{supplier} · terms of {day}")
    day = day_words(policy.holds_from, local(now).date())
    return filled(text, supplier=loaded.meant.supplier, day=day)


def _policy(policy: SupplierPolicy | None) -> tuple[tuple[str, str], ...]:
    if policy is None:
        return ()
    rows: list[Answer] = list(answers(policy.terms, look().lang))
    return tuple((row.question, row.text) for row in rows if row.name in _POLICY_ROWS)


def _written(kept: KeptLetter, today: date) -> tuple[str, str]:
    text = QCoreApplication.translate("CaseView", "To the {party}")
    when = moment_words(moment(kept.at), today)
    party = word("party", kept.letter.to.value)
    return text.format(party=party), f"{when} · {kept.letter.subject}"
