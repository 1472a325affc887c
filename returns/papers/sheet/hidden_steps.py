"""Which steps of a case's history are about goods that an addressee may not hear of."""

import json
from typing import Any

from returns.papers.sheet.sheet_scope import same_supplier
from returns.records.case import Case, Line
from returns.records.event import Event
from returns.rules.goods.shown_goods import several_suppliers
from returns.rules.steps.second_party import OF_CLAIM
from returns.terms import Party

#: what is written down of a piece once somebody looks at it
_FOUND = frozenset({"works", "marks", "verdict", "grade", "instead", "disposition"})


class Hidden:
    """Tells of each step of the history whether it is about goods that the addressee may not hear of.

    `shown` is the case as that one sees it; without it every piece of the lines may be told of.
    """

    def __init__(
        self, case: Case, addressee: Party, line: Line, shown: Case | None = None
    ) -> None:
        self.addressee = addressee
        told = shown or case
        self._photos = {photo.id for photo in told.photos}
        self._unseen = {photo.id for photo in case.photos} - self._photos
        self._several = several_suppliers(case)
        self._line_of_photo = {photo.id: photo.line_id for photo in case.photos}
        seen = same_supplier(case, line) if addressee is Party.SUPPLIER else case.lines
        self._seen = {each.id for each in seen}
        self._untold = {unit.id for each in seen for unit in each.units}
        self._untold -= {unit.id for unit in told.units}
        self._line_of_unit = {unit.id: unit.line_id for unit in case.units}
        self._line_of_claim = {claim.id: claim.line_id for claim in case.claims}
        self._party_of_claim = {claim.id: claim.of for claim in case.claims}
        self._second_of = {each.line.id: each.line.seen_by for each in case.seconds}
        self._by_number = {each.number: each.id for each in case.lines}

    def of(self, event: Event) -> str:
        """`none`, `some` or `all` of what a step is about is hidden."""
        body = json.loads(event.body)
        if self._second_of and any(self._of_other(*row) for row in _rows_of(body)):
            return "all"
        about = set(self._lines_of(body))
        others = about - self._seen
        if not others:
            untold = self._of_untold(body) or self._asked_of_other(body)
            return "some" if untold else "none"
        return "some" if about & self._seen else "all"

    def _of_other(self, table: str, row_id: int, *rest: dict[str, Any]) -> bool:
        """Whether a row is of the claim on another party, where a line has two."""
        cells = rest[0] if rest else {}
        if table == "line" and row_id in self._second_of:
            seconds = self.addressee is self._second_of[row_id]
            if cells.keys() == {"beside"}:
                return not seconds
            return bool(cells) and seconds and cells.keys() <= OF_CLAIM
        if table not in ("claim", "claim_answer"):
            return False
        claim = row_id if table == "claim" else _cell(cells, "claim_id")
        line, party = self._line_of_claim.get(claim), self._party_of_claim.get(claim)
        return line in self._second_of and party is not self.addressee

    def _asked_of_other(self, body: dict[str, Any]) -> bool:
        """Whether it asked another for something, or tells what that one said or paid: that stays there.

        Who decides over the buyer's claim may hear what others said to it.
        """
        if self.addressee is Party.PLATFORM:
            return False
        if any(self._paid_by_other(*row) for row in _rows_of(body)):
            return True
        claims = [
            row_id if table == "claim" else _cell(cells[0] if cells else {}, "claim_id")
            for table, row_id, *cells in _rows_of(body)
            if table in ("claim", "claim_answer")
        ]
        parties = {self._party_of_claim.get(claim, self.addressee) for claim in claims}
        return bool(parties - {self.addressee})

    def _paid_by_other(self, table: str, _: int, *rest: dict[str, Any]) -> bool:
        """Whether a row is of money that another than the addressee paid us."""
        party = _cell(rest[0], "party") if table == "payment" and rest else None
        return party not in (None, Party.BUYER, self.addressee)

    def _of_untold(self, body: dict[str, Any]) -> bool:
        """Whether a step looked at pieces that the addressee is not told of, or at nothing else."""
        rows = [(table, row_id, cells) for table, row_id, *cells in _rows_of(body)]
        pictures = {row_id for table, row_id, _ in rows if table == "photo"}
        # of one that was taken off among goods of several nobody knows what it showed
        if pictures & self._unseen or (self._several and pictures - self._photos):
            return True
        units = {row_id for table, row_id, _ in rows if table == "unit"}
        looked = {
            row_id
            for table, row_id, cells in rows
            if table == "unit" and cells and any(_cell(cells[0], name) for name in _FOUND)
        }
        return bool(looked & self._untold) or (bool(units) and units <= self._untold)

    def _lines_of(self, body: dict[str, Any]) -> list[int]:
        found = [self._by_number.get(number) for number in body.get("lines", ())]
        found.append(body.get("line_id"))
        for table, row_id, *cells in _rows_of(body):
            found.append(self._line_of(table, row_id, cells[0] if cells else {}))
        return [line for line in found if line is not None]

    def _line_of(self, table: str, row_id: int, cells: dict[str, Any]) -> int | None:
        if table == "line":
            return row_id
        if table == "unit":
            return self._line_of_unit.get(row_id)
        if table == "parcel_unit":
            return self._line_of_unit.get(_cell(cells, "unit_id"))
        if table == "claim":
            return self._line_of_claim.get(row_id)
        if table == "claim_answer":
            return self._line_of_claim.get(_cell(cells, "claim_id"))
        if table == "photo":
            return _cell(cells, "line_id") or self._line_of_photo.get(row_id)
        line = _cell(cells, "line_id")
        return line if table in ("payment", "exchange") else None


def _rows_of(body: dict[str, Any]) -> list[Any]:
    """The rows that a step changed or made: table, row number, cells."""
    return [
        entry for name in ("changed", "created", "taken_in") for entry in body.get(name, ())
    ]


def _cell(cells: dict[str, Any], name: str) -> Any:
    """A cell of a row that was made, or of one that was changed: its value after that."""
    value = cells.get(name)
    return value[1] if isinstance(value, list) else value
