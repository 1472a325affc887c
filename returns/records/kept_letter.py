"""A letter that was written, as it is kept with its case."""

from dataclasses import dataclass

from returns.records.letter import Letter


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """One letter with the number of its case and the moment (as stored) at which it was written."""

    number: str
    at: str
    letter: Letter
