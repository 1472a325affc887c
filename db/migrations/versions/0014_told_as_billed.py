"""What a supplier is asked for, grants and pays, as he tells it in the currency in which he bills.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the columns: until now all was told in the order's currency."""
    for table in ("claim", "claim_answer", "payment"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN billed_minor INTEGER")
        op.execute(f"ALTER TABLE {table} ADD COLUMN billed_currency TEXT DEFAULT '' NOT NULL")
