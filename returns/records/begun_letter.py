"""A letter that somebody began to write anew, before it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from returns.records.letter import Letter
from returns.records.options import LetterWords
from returns.terms import Party


class Begun(NamedTuple):
    """What a letter goes with: a case's next step, or that of one of its lines alone."""

    case_id: int
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BegunLetter:
    """Words to a letter, in each language in which somebody wrote some."""

    to: Party
    #: which letter it is, by its template
    template: str
    #: the language that it shall go in
    lang: str
    words: Mapping[str, LetterWords]
    #: letters of the case that went before: one more, and this one went
    written: int
    #: the line whose step alone it goes with; None for all that are due together
    line: int | None = None

    def is_of(self, letter: Letter) -> bool:
        """Whether that one goes to the same reader, about the same."""
        return (self.to, self.template) == (letter.to, letter.template)
