"""A reason that the seller made: what it is called, which of the trade's it counts as, what means it."""

from dataclasses import dataclass

#: what the id of every one begins with, so that it is never one of the trade's
OWN = "own_"


@dataclass(frozen=True, slots=True)
class OwnReason:
    """One reason of the seller's own."""

    #: `own_` and letters: what lines, filters and scripts keep
    id: str
    en: str
    zh: str
    #: the reason of the trade that every rule takes it for
    meaning: str
    #: what platforms and buyers write for it, in any file
    wordings: tuple[str, ...] = ()

    @property
    def words(self) -> dict[str, str]:
        """Its name by language."""
        return {"en": self.en, "zh": self.zh}
