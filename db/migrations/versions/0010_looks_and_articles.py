"""What pictures look like, so that one that was saved again is found, and order lines by their article.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table, empty: looks of older pictures are taken little by little."""
    op.execute(
        "CREATE TABLE picture_look (id INTEGER NOT NULL, sha256 TEXT DEFAULT '' NOT NULL,"
        " look TEXT DEFAULT '' NOT NULL, family TEXT DEFAULT '' NOT NULL,"
        " CONSTRAINT pk_picture_look PRIMARY KEY (id),"
        " CONSTRAINT uq_picture_look_sha256 UNIQUE (sha256))"
    )
    op.execute("CREATE INDEX ix_look_family ON picture_look (family)")
    op.execute("CREATE INDEX ix_order_line_sku ON order_line (sku) WHERE guessed = 0")
