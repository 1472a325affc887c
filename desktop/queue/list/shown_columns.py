"""Which columns the list shows, in which order and how wide: as the seller chose them."""

import json
from dataclasses import dataclass, field

from desktop.queue.list.columns import COLUMNS, Column


@dataclass(slots=True)
class ShownColumns:
    """Kept by the names of the columns: a new column takes no other one's width."""

    #: from the left; those that are not named stand behind
    order: list[Column] = field(default_factory=list)
    #: in pixels, of those that somebody widened or narrowed
    widths: dict[Column, int] = field(default_factory=dict)
    #: shown although they are not there at first, or the list is narrow; the last one asked for is last
    asked: list[Column] = field(default_factory=list)
    #: taken away
    hidden: set[Column] = field(default_factory=set)

    def shows(self, column: Column) -> bool:
        """Whether it is wanted, room or not."""
        return column in self.asked or not (COLUMNS[column].asked_for or column in self.hidden)

    def show(self, column: Column, *, shown: bool) -> None:
        """Somebody wants it, or does not want it any more."""
        self.asked = [each for each in self.asked if each is not column] + [column] * shown
        (self.hidden.discard if shown else self.hidden.add)(column)

    def written(self) -> str:
        """To be kept with the window's settings, "" while nothing was chosen."""
        if self == ShownColumns():
            return ""
        return json.dumps(
            {
                "order": [column.name for column in self.order],
                "widths": {column.name: wide for column, wide in self.widths.items()},
                "asked": [column.name for column in self.asked],
                "hidden": sorted(column.name for column in self.hidden),
            }
        )

    @classmethod
    def read(cls, kept: str) -> "ShownColumns":
        """The same again; what is not understood is as at first."""
        try:
            told = json.loads(kept) if kept else {}
            return cls(
                [Column[name] for name in told.get("order", ())],
                {Column[name]: int(wide) for name, wide in told.get("widths", {}).items()},
                [Column[name] for name in told.get("asked", ())],
                {Column[name] for name in told.get("hidden", ())},
            )
        except (ValueError, TypeError, AttributeError, KeyError):
            return cls()
