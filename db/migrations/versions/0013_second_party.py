"""Where a line stands with a second party, that owes for other pieces of it than the first.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column: nobody was asked beside another."""
    op.execute("ALTER TABLE case_line ADD COLUMN beside TEXT DEFAULT '' NOT NULL")
