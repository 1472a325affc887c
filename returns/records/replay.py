"""Where what stands on the desk is not what its history says."""

from dataclasses import dataclass

#: what a cell of the desk can hold
Cell = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell or row of a case that no step of its history made as it stands.

    `table` is a name of `services.store.TABLES`, or `event` for a step that cannot be read.
    """

    table: str
    row_id: int
    #: "" for a whole row: missing when `stands` is None, else one that no step brought
    column: str
    says: Cell
    stands: Cell


@dataclass(frozen=True, slots=True)
class Replayed:
    """A case's history told again beside what stands on the desk."""

    case_id: int
    differences: tuple[Difference, ...]
    #: table and number of rows whose coming no step tells: an earlier version wrote it down less
    #: fully, and what stands in them is not known to be wrong
    untold: tuple[tuple[str, int], ...]
