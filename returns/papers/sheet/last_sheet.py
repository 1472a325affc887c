"""The sheet of a case that was made last for an addressee: the same content keeps its number and day."""

from datetime import date

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from returns.ledger.stored import as_stored

EVIDENCE = "evidence"
#: what a kept packet is called among the papers
PACKET = "packet"
#: a sheet that was stamped or signed anew since keeps the day of its first making
_ALSO = t.document.alias()
_FIRST_MADE = (
    select(func.min(_ALSO.c.at))
    .where(_ALSO.c.number == t.document.c.number, _ALSO.c.kind == t.document.c.kind)
    .scalar_subquery()
    .label("first_at")
)


@as_stored
def last_sheet(
    tx: Connection, case_id: int, kept_for: str, lang: str
) -> tuple[str, date, str] | None:
    """Its number, the day of its first making and its SHA-256; None where there is none."""
    table = t.document
    query = (
        select(table.c.number, _FIRST_MADE, table.c.sha256)
        .where(
            table.c.case_id == case_id,
            table.c.kind == EVIDENCE,
            table.c.addressee == kept_for,
            table.c.lang == lang,
        )
        .order_by(table.c.id.desc())
        .limit(1)
    )
    row = tx.execute(query).first()
    return (
        None if row is None else (row.number, date.fromisoformat(row.first_at[:10]), row.sha256)
    )
