"""The three columns of a line: the buyer said, we found, the supplier says."""

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.records.case import Line
from returns.records.comparison import Comparison
from returns.rules.goods.comparison import compare, told_of


def comparison_of(
    line: Line, lang: str = "en", expected_weight_g: int | None = None
) -> tuple[Comparison, ...]:
    """A row per field in the reader's language, contradictions marked."""
    return compare(told_of(line, expected_weight_g), lang)


def expected_weight(tx: Connection, line: Line) -> int | None:
    """What one unit weighs by the product table, in grams."""
    query = select(s.product.c.weight_g).where(s.product.c.id == line.product_id)
    row = tx.execute(query).first()
    return None if row is None else row.weight_g
