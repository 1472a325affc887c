"""When the platform last changed an order and its lines, and what of their bill the buyer paid.

Until now the file that came last told how an order stands, and a part payment counted for all of it.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the columns: of an older order nobody told when it stood so, nor a bill that was paid in part."""
    op.execute("ALTER TABLE sale_order ADD COLUMN told_at TEXT")
    op.execute("ALTER TABLE sale_order ADD COLUMN billed_minor INTEGER")
    op.execute("ALTER TABLE sale_order ADD COLUMN received_minor INTEGER")
    op.execute("ALTER TABLE sale_order ADD COLUMN billed_postage_minor INTEGER")
    op.execute("ALTER TABLE order_line ADD COLUMN told_at TEXT")
    op.execute("ALTER TABLE order_line ADD COLUMN billed_minor INTEGER")
