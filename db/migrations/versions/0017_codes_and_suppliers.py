"""The numbers that a platform's files give a request, and each line's supplier by an index.

Until now the numbers stood in the history alone, where nothing looks for them.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

import json

from alembic import op

revision = "0017"
down_revision = "0016"

_TOLD = ("platform_rma", "merchant_rma", "safet_claim", "licence_plate")


def upgrade() -> None:
    """Add the column, fill it from what the files said, and have the search find those cases anew."""
    op.execute("ALTER TABLE return_case ADD COLUMN platform_codes TEXT DEFAULT '' NOT NULL")
    op.execute(
        "CREATE INDEX ix_line_supplier_name ON case_line (supplier_name COLLATE NOCASE, case_id)"
    )
    connection = op.get_bind()
    opened = connection.exec_driver_sql(
        "SELECT case_id, body FROM event WHERE kind = 'opened' AND case_id IS NOT NULL"
    )
    codes = [(told, case_id) for case_id, body in opened if (told := _codes(body))]
    if codes:
        connection.exec_driver_sql(
            "UPDATE return_case SET platform_codes = ? WHERE id = ?", codes
        )
        op.execute("INSERT INTO setting (name, value) VALUES ('codes_to_find', 'true')")


def _codes(body: str) -> str:
    try:
        facts = json.loads(body).get("facts") or {}
        told = [str(facts[name]) for name in _TOLD if facts.get(name)]
    except (ValueError, AttributeError, RecursionError):
        return ""  # a step that is not what a desk wrote is told of when the desk is checked
    return "\n".join(dict.fromkeys(told))
