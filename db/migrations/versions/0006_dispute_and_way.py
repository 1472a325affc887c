"""Since when a dispute is open, and in which way money came.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add both columns; of a dispute that is open the last step tells when the desk heard of it at the latest."""
    op.execute("ALTER TABLE return_case ADD COLUMN dispute_at TEXT")
    op.execute("ALTER TABLE payment ADD COLUMN way TEXT DEFAULT '' NOT NULL")
    op.execute(
        "UPDATE return_case SET dispute_at = "
        "(SELECT MAX(at) FROM event WHERE event.case_id = return_case.id) WHERE dispute <> ''"
    )
