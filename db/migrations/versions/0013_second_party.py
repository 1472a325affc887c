"""Where a line stands with a second party, and what a supplier asks, grants and pays in his own currency.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the columns: nobody was asked beside another, and all was told in the order's currency."""
    op.execute("ALTER TABLE case_line ADD COLUMN beside TEXT DEFAULT '' NOT NULL")
    for table in ("claim", "claim_answer", "payment"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN billed_minor INTEGER")
        op.execute(f"ALTER TABLE {table} ADD COLUMN billed_currency TEXT DEFAULT '' NOT NULL")
