"""A case with all that its panel shows, as it was read at one moment."""

from dataclasses import dataclass

from returns.errors import Refusal
from returns.records.case import Case
from returns.records.event import Event
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter
from returns.records.policy import SupplierPolicy


@dataclass(frozen=True, slots=True)
class Dossier:
    """One reading of a case."""

    case: Case
    #: the policy version that holds for each line, by its row number
    policies: dict[int, SupplierPolicy | None]
    events: tuple[Event, ...]
    letters: tuple[KeptLetter, ...]
    #: the letter that the next step would write; None where it writes none
    preview: Letter | None = None
    #: why the next step's letter could not be written
    refusal: Refusal | None = None
    #: time passed, and the queue shows something else than what holds now
    behind: bool = False
