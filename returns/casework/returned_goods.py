"""How much of each article was sold and came back, as far as orders files told of it."""

from collections import Counter

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from db.tables import trade as s


def returned_of(tx: Connection) -> dict[str, tuple[int, int]]:
    """By SKU: pieces that came back, and pieces that were sold; no more came back than were sold.

    What was told under a SKU that was merged counts for the product that it is.

    A line that was told by a request alone is no sale that a rate could be counted from.
    """
    sale, case = s.order_line, t.case_line
    told = (sale.c.guessed == 0) & (sale.c.cancelled == 0) & (sale.c.sku > "")
    sold = select(sale.c.sku, func.sum(sale.c.quantity)).where(told).group_by(sale.c.sku)
    came = (
        select(sale.c.sku, func.sum(case.c.quantity))
        .join(case, case.c.order_line_id == sale.c.id)
        .where(told)
        .group_by(sale.c.sku)
    )
    other = s.product.alias()
    merged = select(s.product.c.sku, other.c.sku).join(
        other, other.c.id == s.product.c.merged_into
    )
    named = dict(tx.execute(merged).all())
    out, back = Counter[str](), Counter[str]()
    for counts, query in ((out, sold), (back, came)):
        for sku, count in tx.execute(query):
            counts[named.get(sku, sku)] += int(count)
    return {sku: (min(back[sku], count), count) for sku, count in out.items() if count}
