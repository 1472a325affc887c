"""What a write changed, told to whoever shows it."""

from dataclasses import dataclass, field

from returns.records.letter import Letter


@dataclass(frozen=True, slots=True)
class Change:
    """One acknowledged write.

    `seqs` are the events it wrote, oldest first; `kinds` says what sort of thing changed: case,
    supplier, policy, settings, photo, document, import.
    """

    case_ids: tuple[int, ...] = ()
    kinds: frozenset[str] = field(default_factory=frozenset)
    seqs: tuple[int, ...] = ()
    letter: Letter | None = None
    #: the number of the supplier, place or version that it made, 0 for none
    made: int = 0
    #: the tracking number of a parcel that was here before, where no more than that became known of it
    number_known: str = ""
    #: the cases that it closed
    closed: tuple[int, ...] = ()

    @property
    def seq(self) -> int | None:
        """The last event written, None when the history of no case was touched."""
        return self.seqs[-1] if self.seqs else None
