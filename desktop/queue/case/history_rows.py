"""What happened on a case in rows, the newest first, with steps that are alike in one row."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import moment_words, own_reasons
from returns.clock import moment
from returns.documents.event_words import event_words, moves, what_happened
from returns.money import with_sign
from returns.records.event import Event

#: steps of which one follows the other, each with a file or shot of its own
_ALIKE = frozenset(
    {"photo_added", "photo_assigned", "photo_removed", "photo_shows", "photo_turned"}
)


class HistoryRow(NamedTuple):
    """When, and what was changed from what to what by whom."""

    when: str
    words: str
    #: the steps that it tells together, (when, words) of each; empty for one that is told whole
    each: tuple[tuple[str, str], ...] = ()


def history_rows(history: Sequence[Event], today: date) -> tuple[HistoryRow, ...]:
    """The rows of a history, in the language on screen."""
    own = {each.id: each.words[look().lang] for each in own_reasons()}
    told = []
    for event in reversed(history):
        said = event_words(event, look().lang, own, with_sign, history)
        words = "\n".join((said, *moves(event, look().lang, own), *_by(event)))
        # pictures are alike whatever they are called
        alike = (event.kind, event.by) if event.kind in _ALIKE else words
        told.append((alike, event, moment_words(moment(event.at), today), words))
    return tuple(
        _together([step[1:] for step in steps])
        for _, steps in groupby(told, lambda step: step[0])
    )


def _together(steps: Sequence[tuple[Event, str, str]]) -> HistoryRow:
    (event, when, words), count = steps[0], len(steps)
    if count == 1:
        return HistoryRow(when, words)
    each = tuple((when, words) for _, when, words in steps)
    if len({words for _, words in each}) == 1:
        return HistoryRow(when, f"{words} × {count}")
    counted = f"{what_happened(event, look().lang)} × {count}"
    return HistoryRow(when, "\n".join((counted, *_by(event))), each)


def _by(event: Event) -> Iterator[str]:
    if event.by:
        yield QCoreApplication.translate("CaseView", "by {name}").format(name=event.by)
