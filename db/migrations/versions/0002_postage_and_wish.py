"""What the postage of a case cost us each way, and whether its buyer asked for a new one.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; a case from before knows no postage and no such wish."""
    op.execute("ALTER TABLE return_case ADD COLUMN freight_out_minor INTEGER")
    op.execute("ALTER TABLE return_case ADD COLUMN freight_back_minor INTEGER")
    op.execute(
        "ALTER TABLE return_case ADD COLUMN wants_replacement INTEGER DEFAULT 0 NOT NULL"
    )
