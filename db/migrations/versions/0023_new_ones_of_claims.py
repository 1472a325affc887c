"""Which lost new ones a claim on a carrier is for: of one piece several may be lost, and each is asked for once.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the column: an older claim is for what had been lost of its pieces until then."""
    op.execute("ALTER TABLE claim ADD COLUMN exchanges TEXT DEFAULT '[]' NOT NULL")
