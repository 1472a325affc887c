"""Which line, and which of its pieces, a photo shows.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the columns: nobody said of an older photo what it shows."""
    op.execute(
        "ALTER TABLE photo ADD COLUMN line_id INTEGER"
        " CONSTRAINT fk_photo_line_id_case_line REFERENCES case_line (id)"
    )
    op.execute("ALTER TABLE photo ADD COLUMN unit INTEGER")
