"""One loss is asked back once: also while no claim was sent, by the sheets that were made."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from db.tables import cases as t
from returns.errors import IllegalMove
from returns.ledger.stored import as_stored
from returns.papers.sheet.last_sheet import EVIDENCE, PACKET
from returns.papers.sheet.sheet_scope import Terms, ground_for
from returns.records.case import Case, Line
from returns.rules.packets.matrix import party_of
from returns.terms import Party

#: those who may owe for one piece both, until one of them was asked
_EITHER = {Party.SUPPLIER: Party.CARRIER, Party.CARRIER: Party.SUPPLIER}


def demand_asked_once(
    tx: Connection, case: Case, lines: Sequence[Line], party: Party, terms: Terms
) -> None:
    """Raise `IllegalMove` where a sheet for another asks for pieces of these lines, and no claim was sent.

    A claim says who is asked: from then on the grounds go by it.
    """
    other = _EITHER.get(party)
    if other is None:
        return
    for line in lines:
        if case.claims_of(line) or not _both_owe(case, line, party, other, terms):
            continue
        sheet = _sheet_about(tx, case, line, other)
        if sheet is not None:
            number, day = sheet
            raise IllegalMove(
                "papers.asked_of_other",
                case=case.number,
                item=line.title or line.sku,
                sheet=number,
                day=f"date:{day}",
                party=f"term:unnamed:{party}",
                other=f"term:unnamed:{other}",
            )


def _both_owe(case: Case, line: Line, party: Party, other: Party, terms: Terms) -> bool:
    mine, theirs = (ground_for(case, line, each, terms) for each in (party, other))
    if mine is None or theirs is None:
        return False
    return not {unit.id for unit in mine.units}.isdisjoint(unit.id for unit in theirs.units)


@as_stored
def _sheet_about(
    tx: Connection, case: Case, line: Line, party: Party
) -> tuple[str, str] | None:
    """Number and day of the last sheet for that party about that line; None where there is none."""
    table = t.document
    query = (
        select(table.c.number, table.c.addressee, table.c.at)
        .where(table.c.case_id == case.id, table.c.kind.in_((EVIDENCE, PACKET)))
        .order_by(table.c.id.desc())
    )
    for row in tx.execute(query):
        # `carrier`, or `carrier 1,3` for a sheet about some of the lines only
        whom, _, numbers = row.addressee.partition(" ")
        asked = whom == party or party_of(whom) is party
        if asked and (not numbers or str(line.number) in numbers.split(",")):
            return row.number, row.at[:10]
    return None
