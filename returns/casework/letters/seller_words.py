"""A letter in the words that the seller has for all of its kind, held against the case like words of one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from returns.casework.letters.own_words import in_own_words
from returns.casework.steps.acting import Act
from returns.documents.letters import Passage, write_letter
from returns.errors import IllegalMove
from returns.records.advice import Because
from returns.records.letter import Letter, UnusedWords
from returns.records.letter_template import TemplateWords
from returns.records.options import LetterWords
from returns.rules.letter_templates import as_template, usable_words


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter in the usual words, true to its case, and what it was laid over."""

    letter: Letter
    passages: tuple[Passage, ...]
    opening: str
    #: what people or platforms wrote, in which no word of the letter is looked for
    quoted: tuple[str, ...]
    act: Act
    #: its reader is told neither who bought it nor by which order
    hidden: bool
    #: the reader wants a subject of its own
    own_subject: bool

    @property
    def templates(self) -> tuple[str, ...]:
        """What it is made of, greeting and closing too."""
        said = dict.fromkeys(passage.template for passage in self.passages)
        return *said, f"opening.{self.opening}", "closing"


def in_sellers_words(draft: Draft, kept: Mapping[str, TemplateWords]) -> Letter:
    """The letter in the seller's words; where they cannot be used it keeps the usual ones and says so."""
    letter = draft.letter
    if not kept:
        return letter
    own, unusable = usable_words(kept, letter.lang, draft.templates)
    unused = [UnusedWords(name, why) for name, why in unusable.items()]
    if own:
        try:
            letter = _written(draft, own)
        except IllegalMove as refusal:
            facts = tuple((name, str(fact)) for name, fact in refusal.facts.items())
            why = as_template(Because(refusal.key, facts))
            unused.append(UnusedWords(next(iter(own)), why))
    return replace(letter, unused=tuple(unused)) if unused else letter


def _written(draft: Draft, own: Mapping[str, TemplateWords]) -> Letter:
    usual = draft.letter
    told = write_letter(draft.passages, usual.lang, usual.to, usual.address, draft.opening, own)
    subject = usual.subject if draft.own_subject else told.subject
    words = LetterWords(subject, told.body, usual.lang)
    return in_own_words(usual, words, draft.quoted, draft.act, hidden=draft.hidden)
