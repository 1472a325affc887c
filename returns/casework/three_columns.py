"""The three columns of a case: the buyer said, we found, the supplier says."""

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.records.case import Case, Comparison
from returns.rules.comparison import compare, told_of


def comparison_of(
    case: Case, lang: str = "en", expected_weight_g: int | None = None
) -> tuple[Comparison, ...]:
    """A row per field in the reader's language, contradictions marked."""
    return compare(told_of(case, expected_weight_g), lang)


def expected_weight(tx: Connection, case: Case) -> int | None:
    """What one unit weighs by the product table, in grams; None unless it is one product."""
    products = {line.product_id for line in case.lines}
    if len(products) != 1 or None in products:
        return None
    query = select(s.product.c.weight_g).where(s.product.c.id.in_(products))
    row = tx.execute(query).first()
    return None if row is None else row.weight_g
