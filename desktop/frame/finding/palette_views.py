"""The views of the queue and the seller's own filters, as the palette lists them."""

from PySide6.QtCore import QCoreApplication

from desktop.frame.finding.other_names import found_in, view_names
from desktop.frame.finding.palette_known import Entry, Known
from desktop.frame.finding.palette_marks import plainly
from desktop.frame.finding.pinyin import by_pinyin
from desktop.frame.finding.synonyms import known_as
from desktop.frame.go_keys import go_words
from desktop.look.theme import look
from desktop.queue.list.presenter import VIEWS
from desktop.queue.list.views_list import VIEW_ICONS
from desktop.wording import word
from returns.phrases import say


def how_many(cases: int) -> str:
    """“3 cases”, "" for none."""
    return say("keeping.cases", look().lang, count=cases) if cases else ""


def named_by(name: str, words: str) -> str:
    """The part of a name that fits, by its letters or its pinyin; "" where none does."""
    return words if words in plainly(name) else by_pinyin(name, words)


def view_word(view: str) -> str:
    """What a view is called."""
    return word("view", view_term(view))


def view_term(view: str) -> str:
    """Under which term its words are kept."""
    return "open" if view == "all" else view


def view_entries(words: str, known: Known) -> list[Entry]:
    """What is called so; before anything is typed all that hold a case, and every filter of one's own."""
    counts = known.counts or {}
    views = VIEWS if known.counts is not None else ()
    found = []
    for view in views:
        name, other = view_word(view), ""
        part = named_by(name, words) if words else ""
        if words and not part:
            other = found_in(view_names(view_term(view)), words)
            part = named_by(other, words)
        if words and not part and (known_by := known_as("views", view_term(view), words)):
            text = QCoreApplication.translate("CommandPalette", "found by {word}")
            other, part = text.replace("{word}", known_by), named_by(known_by, words) or words
        if part if words else counts.get(view):
            detail = " · ".join(filter(None, (other, how_many(counts.get(view, 0)))))
            icon, keys = VIEW_ICONS[view], go_words(view)
            found.append(Entry("view", view, name, detail, icon, keys, (part,)))
    return found + [
        Entry("saved", name, name, how_many(cases), "filter", "", (part,))
        for name, cases in known.saved
        if (part := named_by(name, words) if words else "") or not words
    ]
