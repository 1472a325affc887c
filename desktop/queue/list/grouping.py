"""The rows of the list: cases in their order, and a heading above each group of them."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from returns.records.case_summary import Group

#: groups in their order, each with all its cases, shown or folded away
Groups = Sequence[tuple[Group, int]]
_ORDER = tuple(Group)


#: below this an entry is neither a case nor a heading: a line of a case (`line_rows`)
FIRST_LINE = -1000


def heading(group: Group) -> int:
    """What stands in the place of a case's number in the row of a heading."""
    return -1 - _ORDER.index(group)


def group_of(entry: int) -> Group | None:
    """The group that a row is the heading of; None for a case."""
    return _ORDER[-1 - entry] if FIRST_LINE < entry < 0 else None


def listed(ids: "array[int]", groups: Groups, folded: Collection[Group]) -> "array[int]":
    """Cases with the headings of their groups; those of folded groups have no rows."""
    if not groups:
        return ids
    rows, at = array("q"), 0
    for group, count in groups:
        rows.append(heading(group))
        if group not in folded:
            rows.extend(ids[at : at + count])
        at += count
    return rows


class Standing(NamedTuple):
    """Where a case stands: how many cases are before it, and in which group."""

    place: int
    group: Group | None = None


class Inserted(NamedTuple):
    """An entry came into that row."""

    at: int
    entry: int


class Removed(NamedTuple):
    """The rows from `first` to `last` went."""

    first: int
    last: int


class Moved(NamedTuple):
    """A row went to another one, counted without it."""

    at: int
    to: int


Edit = Inserted | Removed | Moved


class Grouping:
    """How many cases each group has, which are folded away, and how rows change as cases move.

    Knows no rows of its own: it is asked about rows, and answers with edits to them, one after
    the other, so that each can be told before it is made.
    """

    def __init__(self) -> None:
        self._counts: dict[Group, int] = {}
        self.grouped = False
        self.folded: set[Group] = set()

    def set_groups(self, groups: Groups | None) -> None:
        """The groups of a list that was read; None for one without headings."""
        self.grouped = groups is not None
        self._counts = dict(groups or ())

    def __getitem__(self, group: Group) -> int:
        return self._counts.get(group, 0)

    def total(self) -> int:
        """All cases, those of folded groups too."""
        return sum(self._counts.values())

    def heads(self, rows: "array[int]") -> dict[int, Group]:
        """The rows of the headings."""
        if not self.grouped:
            return {}
        found = {row_of(rows, heading(group)): group for group in _ORDER if self[group]}
        return {row: group for row, group in found.items() if row >= 0}

    def around(self, rows: "array[int]", row: int) -> Group | None:
        """The group in which a row stands."""
        heads = self.heads(rows)
        above = [head for head in heads if head <= row]
        return heads[max(above)] if above else None

    def folding(self, rows: "array[int]", group: Group) -> Iterator[Edit]:
        """Take the rows of a group's cases away."""
        heads = self.heads(rows)
        head = next((row for row, other in heads.items() if other is group), -1)
        end = min((row for row in heads if row > head), default=len(rows))
        if head >= 0 and end > head + 1:
            yield Removed(head + 1, end - 1)

    def taking_out(self, rows: "array[int]", case_id: int) -> Iterator[Edit]:
        """A case that is listed no more."""
        at = row_of(rows, case_id)
        if at >= 0:
            group = self.around(rows, at)
            yield Removed(at, at)
            yield from self._leaving(rows, group)

    def standing(self, rows: "array[int]", case_id: int, there: Standing) -> Iterator[Edit]:
        """A case that stands there now, wherever it stood before."""
        group, at = there.group, row_of(rows, case_id)
        if group is None or not self.grouped:
            yield from _to_row(rows, case_id, there.place)
            return
        before = self.around(rows, at)
        if not self[group]:
            yield Inserted(self._head_place(rows, group), heading(group))
        if before is not None:
            self._counts[before] = self[before] - 1
        above = sum(self[other] for other in _ORDER[: _ORDER.index(group)])
        self._counts[group] = self[group] + 1
        if group not in self.folded:
            head, at = row_of(rows, heading(group)), row_of(rows, case_id)
            # counted without the row itself
            first = head + 1 - (0 <= at < head)
            yield from _to_row(rows, case_id, first + max(0, there.place - above))
        elif at >= 0:
            at = row_of(rows, case_id)
            yield Removed(at, at)
        if before is not None and before is not group:
            self._counts[before] = self[before] + 1
            yield from self._leaving(rows, before)

    def _leaving(self, rows: "array[int]", group: Group | None) -> Iterator[Edit]:
        """One case fewer in a group; the last one takes its heading along."""
        if group is None:
            return
        self._counts[group] = max(0, self[group] - 1)
        if not self[group]:
            head = row_of(rows, heading(group))
            yield Removed(head, head)

    @staticmethod
    def _head_place(rows: "array[int]", group: Group) -> int:
        """The row in which the heading of a group that had none belongs."""
        later = (row_of(rows, heading(other)) for other in _ORDER[_ORDER.index(group) + 1 :])
        return min((row for row in later if row >= 0), default=len(rows))


def row_of(rows: "array[int]", entry: int) -> int:
    """The row of a case or a heading, -1 where it has none."""
    try:
        return rows.index(entry)
    except ValueError:
        return -1


def _to_row(rows: "array[int]", case_id: int, place: int) -> Iterator[Edit]:
    """A case to that row, counted without it."""
    at = row_of(rows, case_id)
    to = min(place, len(rows) - (at >= 0))
    if at < 0:
        yield Inserted(to, case_id)
    elif at != to:
        yield Moved(at, to)
