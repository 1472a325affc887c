"""What came over when a damaged desk was read into a new one."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TableSalvaged:
    """One table: its rows that came over, and the stretches and single rows that could not be read."""

    table: str
    rows: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A new desk made from what could be read of a damaged one."""

    folder: Path
    tables: tuple[TableSalvaged, ...]
    cases: int
    #: numbers of the cases that are not whole: their row, order or items were lost, or cannot be read
    incomplete: tuple[str, ...]
    #: originals whose bytes are what their name says, and those that are not or cannot be read
    photos: int
    photos_lost: int
    papers: int
    papers_lost: int

    @property
    def whole(self) -> bool:
        """Nothing was lost that is known of."""
        gaps = any(table.gaps for table in self.tables)
        return not (gaps or self.incomplete or self.photos_lost or self.papers_lost)
