"""What was said, found and answered of one field, side by side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of the three columns: the buyer said, we found, the supplier says."""

    field: str
    said: str
    found: str
    answered: str
    contradicts: bool
    #: it is the supplier's words that what we found contradicts, perhaps beside the buyer's
    against_answer: bool = False
    #: it is what the buyer said, or what was to be expected
    against_told: bool = False
    #: what two of them bear out, who they are (`said`, `found`, `answered`), and what was found and
    #: answered beside it
    agreed: str = ""
    agreeing: tuple[str, ...] = ()
    found_alone: str = ""
    answered_alone: str = ""
