"""What is checked on a case that is on hold, for its row in the queue.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add the column; rules tell what it holds, so cases on hold are looked at once."""
    op.execute("ALTER TABLE return_case ADD COLUMN hold TEXT DEFAULT '' NOT NULL")
    op.execute(
        "UPDATE return_case SET turns_at = coalesce(requested_at, due_at)"
        " WHERE next_step = 'check' AND closed_at IS NULL"
    )
