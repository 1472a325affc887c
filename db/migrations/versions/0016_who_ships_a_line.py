"""Who kept and shipped each line of an order: one order may have goods of both.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column: of an older line its order tells, until a file says more."""
    op.execute("ALTER TABLE order_line ADD COLUMN fulfilment TEXT DEFAULT '' NOT NULL")
