"""All that things are called in the window besides cases: what somebody may have meant."""

from collections.abc import Iterator

from desktop.frame.action_specs import ACTIONS
from desktop.frame.actions import action_words
from desktop.frame.finding.other_names import action_names, view_names
from desktop.frame.finding.palette_entries import OF_CASE
from desktop.frame.finding.palette_known import Known
from desktop.frame.finding.palette_marks import plainly
from desktop.frame.finding.palette_views import view_term, view_word
from desktop.frame.finding.synonyms import other_words
from desktop.queue.list.presenter import VIEWS

#: a shorter word of a name is like too many others
_LEAST_WORD = 4


def known_names(known: Known) -> tuple[str, ...]:
    """Names in every language, other words for them, and then each word of these, ready to be compared."""
    names = dict.fromkeys(plainly(name).rstrip("…") for name in _names(known))
    parts = (part.strip(",.;:()“”") for name in names for part in name.split())
    return tuple(names | dict.fromkeys(part for part in parts if len(part) >= _LEAST_WORD))


def _names(known: Known) -> Iterator[str]:
    # what cannot be done with the open case is found all the same, and says so
    shut = OF_CASE if known.case is not None else frozenset()
    for spec in ACTIONS:
        if spec.id in known.enabled | shut:
            yield from (action_words(spec), *action_names(spec.text))
            yield from other_words("actions").get(spec.id, ())
    for view in VIEWS:
        yield from (view_word(view), *view_names(view_term(view)))
    yield from (name for name, _ in known.saved)
    for setting in known.settings:
        yield from (setting.name, *setting.others)
        yield from other_words("settings").get(setting.field or setting.section, ())
    yield from (supplier.name for supplier in known.suppliers)
