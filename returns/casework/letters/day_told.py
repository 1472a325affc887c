"""By when a buyer was last asked to post each of his goods, as the letters that left have it."""

from datetime import date

from sqlalchemy import Connection

from db.case_parts import of_case
from db.tables import cases as t
from returns.ledger import rows
from returns.terms import Party


def days_told(tx: Connection, case_id: int) -> dict[int, date]:
    """Line → the day that the last letter to the buyer names for it; without those that name none."""
    told: dict[int, date] = {}
    for row in of_case(tx, t.message, case_id):
        letter = rows.letter(row)
        if letter.to is Party.BUYER and letter.facts.post_by is not None:
            told |= {item.line_id: letter.facts.post_by for item in letter.facts.items}
    return told
