"""The reason that was typed for a step, held against the case before a letter says it."""

from dataclasses import replace

from returns.casework.letters.own_words import in_own_words
from returns.casework.letters.seller_words import Draft
from returns.documents.letters import Passage, write_letter
from returns.records.options import LetterWords

#: stands in its place in the letter that it is compared with
_NO_REASON = "–"


def demand_so(draft: Draft) -> None:
    """Raise `IllegalMove` for a reason that says what is not so, as for the same words in the letter."""
    typed, usual = draft.act.options.reason.strip(), draft.letter
    if not typed:
        return
    passages = [
        Passage(each.template, {**each.fields, "reason": _NO_REASON})
        if each.fields.get("reason") == typed
        else each
        for each in draft.passages
    ]
    told = write_letter(passages, usual.lang, usual.to, usual.address, draft.opening)
    without = replace(usual, body=told.body.rstrip())
    quoted = tuple(text for text in draft.quoted if text != typed)
    words = LetterWords(usual.subject, usual.body, usual.lang)
    in_own_words(without, words, quoted, draft.act, draft.untold)
