"""Who kept and shipped each line of an order, and when a supplier was first asked about goods.

One order may have goods of both; a reminder, or a new number, starts no clock of the supplier anew.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the columns: of an older line its order tells, and what it was asked last counts."""
    op.execute("ALTER TABLE order_line ADD COLUMN fulfilment TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE case_line ADD COLUMN first_asked_at TEXT")
