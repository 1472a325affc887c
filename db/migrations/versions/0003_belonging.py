"""Which desk a database is and which of its states, and the working picture that a photo was given.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table, empty, and the column: a picture from before is made anew when it is sealed."""
    op.execute(
        "CREATE TABLE belonging (id INTEGER NOT NULL, desk_id TEXT DEFAULT '' NOT NULL, "
        "state TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_belonging PRIMARY KEY (id))"
    )
    op.execute("ALTER TABLE photo ADD COLUMN work_sha256 TEXT DEFAULT '' NOT NULL")
