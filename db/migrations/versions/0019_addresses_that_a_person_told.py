"""Whether a person told where an order goes: a later file does not overwrite that.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the column: every address of an older order came from a file."""
    op.execute("ALTER TABLE sale_order ADD COLUMN address_told INTEGER NOT NULL DEFAULT 0")
