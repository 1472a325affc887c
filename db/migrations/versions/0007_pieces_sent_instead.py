"""Which pieces something else was sent for; of what was sent before, only how many is known.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; nothing is guessed of what stands there."""
    op.execute("ALTER TABLE exchange ADD COLUMN units TEXT DEFAULT '[]' NOT NULL")
