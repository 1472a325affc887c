"""A case is found by the item and the reason of any of its lines, each by an index.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Make the indexes."""
    op.execute("CREATE INDEX ix_line_title ON case_line (title COLLATE NOCASE, case_id)")
    op.execute("CREATE INDEX ix_line_reason ON case_line (reason, case_id)")
