"""Which pieces of order lines are asked back, and which are left (domain.md 1c)."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from db.tables import cases as t
from returns.bringing_in.batches import batches
from returns.ledger.held_pieces import holds, replaced_units
from returns.ledger.row_types import OrderLineRow


class TakenPieces:
    """The pieces of order lines that open, approved or paid requests are about, in one transaction.

    A request that is over and was not paid gives its pieces free again, and so does a new one that
    was sent in their place.
    """

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._taken: dict[int, set[int]] = {}

    def know(self, line_ids: Iterable[int]) -> None:
        """Look these lines up; what was known before is forgotten."""
        self._taken = {}
        self._look_up(line_ids)

    def nothing_of(self, line: OrderLineRow) -> None:
        """Note a line that is new: nobody asked for any of it."""
        self._taken[line.id] = set()

    def of(self, line: OrderLineRow) -> set[int]:
        """The numbers of its pieces that are taken; a caller that takes more adds them."""
        if line.id not in self._taken:
            self._look_up((line.id,))
        return self._taken[line.id]

    def free(self, line: OrderLineRow) -> int:
        """How many of its pieces are left."""
        return line.quantity - sum(piece <= line.quantity for piece in self.of(line))

    def take(self, line: OrderLineRow, count: int, *, keep: bool = True) -> list[int | None]:
        """The lowest free pieces; None for each that is more than was bought.

        `keep` is False for a request that is over, which holds nothing.
        """
        taken = self.of(line)
        free = [piece for piece in range(1, line.quantity + 1) if piece not in taken]
        pieces: list[int | None] = [*free[:count]]
        if keep:
            taken.update(free[:count])
        return pieces + [None] * (count - len(pieces))

    def hold(self, line: OrderLineRow, pieces: Iterable[int | None]) -> None:
        """Note pieces that a request holds although it is over: it was paid."""
        self.of(line).update(piece for piece in pieces if piece is not None)

    def _look_up(self, line_ids: Iterable[int]) -> None:
        line, unit = t.case_line, t.unit
        for batch in batches(line_ids):
            self._taken |= {number: set() for number in batch}
            query = (
                select(line.c.order_line_id, unit.c.piece, unit.c.line_id, unit.c.number)
                .join(unit, (unit.c.case_id == line.c.case_id) & (unit.c.line_id == line.c.id))
                .where(
                    line.c.order_line_id.in_(batch),
                    unit.c.piece.is_not(None),
                    holds(),
                )
            )
            found = self._tx.execute(query).all()
            # what was replaced is with the buyer again, as another one
            anew = replaced_units(self._tx, {row.line_id for row in found}) if found else ()
            for row in found:
                if (row.line_id, row.number) not in anew:
                    self._taken[row.order_line_id].add(row.piece)
