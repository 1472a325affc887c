"""A letter in the seller's own words, held against the case before it goes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from returns.casework.letters.elsewhere import plain, streets_elsewhere
from returns.casework.steps.acting import Act
from returns.errors import IllegalMove
from returns.ledger.promise_rows import promised_days
from returns.money import Money
from returns.platforms.known import platform_of
from returns.records.advice import Because
from returns.records.case import Case
from returns.records.kept_text import one_line, without_controls
from returns.records.letter import Letter
from returns.records.options import LetterWords
from returns.rules.dates.deadlines import deadline_table
from returns.rules.letter_words import words_unlike
from returns.rules.promises_typed import Promised, promise_unlike
from returns.rules.redaction.hits import Manner
from returns.rules.redaction.redactor import Redactor, buyer_of
from returns.rules.steps.time_told import time_unlike
from returns.rules.tracks.track_machines import ENDED
from returns.terms import Move, Offer, Party, StepKind
from returns.trade.offers import traits
from returns.trade.steps import step_traits


def in_own_words(
    letter: Letter, words: LetterWords, quoted: Sequence[str], act: Act, *, hidden: bool
) -> Letter:
    """The letter as somebody wrote it anew; raises `IllegalMove` for what is not so.

    Where the buyer is `hidden` from its reader it may name neither the buyer nor the order.
    """
    case = act.case
    changed = replace(
        letter, subject=one_line(words.subject), body=without_controls(words.body).rstrip()
    )
    if (changed.subject, changed.body) == (letter.subject, letter.body):
        return letter
    told = letter.to is Party.BUYER
    most = platform_of(case.platform).message_characters if told else None
    wrong = words_unlike(changed, letter, quoted, most)
    if wrong is None and told:
        wrong = promise_unlike(changed, letter, _promised(act, letter))
    if wrong is None and told and declines(act) and not act.options.overrule:
        wrong = _time_unlike(changed, letter, act)
    if wrong is not None:
        raise IllegalMove(wrong.key, **dict(wrong.facts))
    written = plain(f"{changed.subject} {changed.body}")
    for street in streets_elsewhere(act.work.tx, letter):
        if plain(street) in written:
            raise IllegalMove("letter.other_address", line=street)
    if hidden:
        named = _named(changed, case) - _named(letter, case)
        if named:
            raise IllegalMove("letter.buyer_named", name=", ".join(sorted(named)))
    return changed


def declines(act: Act) -> bool:
    """Whether the step refuses the request."""
    says_no = step_traits(act.kind).offers and act.offer is Offer.DECLINE
    return act.kind is Move.DECLINE or says_no


def _time_unlike(changed: Letter, letter: Letter, act: Act) -> Because | None:
    days = promised_days(act.work.tx, act.line)
    deadlines = deadline_table(act.beside.settings.deadlines)
    dates = act.case.outlook(act.line).dates
    return time_unlike(changed.body, letter.body, act.case, dates, days, deadlines)


def _promised(act: Act, letter: Letter) -> Promised:
    """What of the price the buyer is promised or paid by the step, or was by an earlier one."""
    line, decides = act.line, step_traits(act.kind).offers or act.kind is StepKind.APPROVE
    offer = act.offer if decides else line.offer
    refuses = act.kind is Move.DECLINE or offer in (None, Offer.DECLINE)
    if refuses or line.tracks.request in ENDED or traits(offer).replaces:
        return Promised.NOTHING
    left = sum((each.left for each in act.case.lines), start=Money(0, act.case.currency))
    amount = letter.facts.amount
    part = traits(offer).in_part or (amount is not None and amount < left)
    return Promised.PART if part else Promised.WHOLE


def _named(letter: Letter, case: Case) -> set[str]:
    """What of the buyer and the order a letter names."""
    buyer = buyer_of(case)
    known = [buyer, *buyer.also]
    found: set[str] = set()
    for each in known:
        redactor = Redactor(replace(each, also=()), letter.lang)
        for text in (letter.subject, letter.body):
            redactor.text(text, Manner.PROSE, "letter")
        found |= {left.words for left in redactor.left_out if left.cut}
        # a last name alone is a name, too
        parts = {part for name in each.names for part in re.findall(r"[^\W\d_]{3,}", name)}
        words = set(re.findall(r"[^\W\d_]+", f"{letter.subject} {letter.body}"))
        found |= parts & words
    return found
