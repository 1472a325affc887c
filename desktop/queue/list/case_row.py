"""A queue row in the words of the window, made once per page and not per repaint."""

from dataclasses import dataclass
from datetime import datetime

from desktop.wording import (
    Said,
    due_words,
    money_spoken,
    money_words,
    track_mark,
    track_words,
    word,
)
from returns.clock import moment
from returns.records.case_summary import CaseSummary
from returns.terms import StepKind
from returns.trade.tracks import TRACKS


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that other cases may share: a column of the queue, its value, and its words."""

    column: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What the delegate paints of one case."""

    id: int
    due: Said
    number: str
    title: str
    detail: str
    value: str
    supplier: str
    step: str
    #: (mark, words) of the four tracks
    tracks: tuple[tuple[str, str], ...]
    picture: str
    closed: bool
    #: what the list can be held to from this row
    facets: tuple[Facet, ...] = ()
    #: the value where it is read aloud: why there is none
    value_spoken: str = ""

    @property
    def tracks_words(self) -> str:
        """All four tracks, one a line, for the tooltip and screen readers."""
        return "\n".join(words for _, words in self.tracks)


def short_number(number: str) -> str:
    """`RC-2026-00042` → `00042`."""
    return number.rsplit("-", 1)[-1]


def case_row(case: CaseSummary, now: datetime) -> CaseRow:
    """The row of a case as it stands now."""
    due = Said(word("view", "closed"), "plain")
    if not case.closed and case.due_at:
        due = due_words(
            moment(case.due_at),
            now,
            supplier_clock=case.supplier_clock,
            waits=bool(case.waiting_for),
        )
    detail = [word("reason", case.reason), case.buyer, case.channel]
    return CaseRow(
        id=case.id,
        due=due,
        number=short_number(case.number),
        title=case.title or case.sku,
        detail=" · ".join(part for part in detail if part),
        value=money_words(case.value_minor, case.currency),
        value_spoken=money_spoken(case.value_minor, case.currency),
        supplier=case.supplier,
        step=_step_words(case),
        tracks=tuple(
            (track_mark(track, getattr(case, track)), track_words(track, getattr(case, track)))
            for track in TRACKS
        ),
        picture=case.picture,
        closed=case.closed,
        facets=_facets(case),
    )


def _step_words(case: CaseSummary) -> str:
    """What is next; of a case that waits, whom it waits for."""
    if case.closed:
        return ""
    if case.waiting_for and case.next_step != StepKind.AWAIT_PARCEL:
        return word("waits", case.waiting_for)
    return word("step", case.next_step)


def _facets(case: CaseSummary) -> tuple[Facet, ...]:
    step = "" if case.closed else case.next_step
    found = (
        Facet("supplier_name", case.supplier, case.supplier),
        Facet("title", case.title, case.title),
        Facet("reason", case.reason, word("reason", case.reason)),
        Facet("next_step", step, word("step", step) if step else ""),
        Facet("channel_name", case.channel, case.channel),
        Facet("buyer", case.buyer, case.buyer),
    )
    return tuple(facet for facet in found if facet.value)


def facet_words(column: str, value: str) -> str:
    """The words for a value that a list is held to."""
    kinds = {"reason": "reason", "next_step": "step"}
    return word(kinds[column], value) if column in kinds else value
