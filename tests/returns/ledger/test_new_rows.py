"""Rows written many at a time are the rows that were added, whatever columns SQLite fills itself."""

import pytest
from sqlalchemy import select

from db.tables.trade import product
from returns.ledger.new_rows import NewRows, defaults
from returns.ledger.row_types import (
    CaseRow,
    CustomerRow,
    EventRow,
    ImportedRow,
    LineRow,
    OrderLineRow,
    OrderRow,
    ParcelRow,
    PaymentRow,
    ProductRow,
    UnitRow,
)

ROWS = (
    *(ProductRow, CustomerRow, OrderRow, OrderLineRow, CaseRow, LineRow, UnitRow, ParcelRow),
    *(PaymentRow, EventRow, ImportedRow),
)


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.__name__)
def test_what_is_left_to_sqlite_is_what_a_new_row_holds(desk, kind):
    table = kind.table
    with desk.store.transaction() as tx:
        columns = tx.exec_driver_sql(
            f"SELECT name, type, dflt_value FROM pragma_table_info('{table.name}')"
        )
        found = {
            # as a column of that type keeps it
            name: default and tx.exec_driver_sql(f"SELECT CAST({default} AS {kept})").scalar()
            for name, kept, default in columns.all()
        }
    assert found == defaults(table)


def test_a_column_that_one_row_of_many_tells_is_written_for_all(desk):
    with desk.store.transaction() as tx:
        new = NewRows(tx)
        new.add(ProductRow(sku="A", title="Mug"))
        new.add(ProductRow(sku="B", title="Lamp", weight_g=900, listing="own_listing"))
        new.write()
        new.add(ProductRow(sku="C", title="Mat"))
        new.write()
        columns = (product.c.sku, product.c.title, product.c.weight_g, product.c.listing)
        found = tx.execute(select(*columns).order_by(product.c.id)).all()
    assert [tuple(row) for row in found] == [
        ("A", "Mug", None, "unknown"),
        ("B", "Lamp", 900, "own_listing"),
        ("C", "Mat", None, "unknown"),
    ]
