"""The reason that was typed for a step, held against the case before a letter says it."""

import re
from dataclasses import replace

from returns.casework.letters.own_words import declines, in_own_words
from returns.casework.letters.seller_words import Draft
from returns.casework.steps.acting import Act
from returns.documents.letters import Passage, write_letter
from returns.errors import IllegalMove
from returns.language import stopped
from returns.records.letter import Letter
from returns.records.options import LetterWords

#: stands in its place in the letter that it is compared with
_NO_REASON = "–"


def demand_so(draft: Draft) -> None:
    """Raise `IllegalMove` for a reason that says what is not so, as for the same words in the letter."""
    typed, usual = draft.act.options.reason.strip(), draft.letter
    if not typed:
        return
    sentence = stopped(typed, usual.lang)
    passages = [
        Passage(each.template, {**each.fields, "reason": _NO_REASON})
        if each.fields.get("reason") == sentence
        else each
        for each in draft.passages
    ]
    told = write_letter(passages, usual.lang, usual.to, usual.address, draft.opening)
    without = replace(usual, body=told.body.rstrip())
    quoted = tuple(text for text in draft.quoted if text != typed)
    words = LetterWords(usual.subject, usual.body, usual.lang)
    in_own_words(without, words, quoted, draft.act, hidden=draft.hidden)


def demand_told(letter: Letter, act: Act) -> None:
    """Raise `IllegalMove` where a refusal in the seller's own words does not say its reason.

    The history keeps the reason beside the letter: it would name a ground that the buyer never read.
    """
    reason = act.options.reason.strip()
    if declines(act) and reason and _bare(reason) not in _bare(letter.body):
        raise IllegalMove("letter.reason_untold", reason=reason)


def _bare(text: str) -> str:
    """Without what does not tell two sentences apart: case, gaps, and the stops between words."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
