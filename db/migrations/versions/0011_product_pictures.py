"""Originals that were given as the pictures of products.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table, empty: a product's drawing below `pictures` stays as it is named."""
    op.execute(
        "CREATE TABLE product_picture (id INTEGER NOT NULL, sha256 TEXT DEFAULT '' NOT NULL,"
        " bytes INTEGER DEFAULT '0' NOT NULL, width INTEGER DEFAULT '0' NOT NULL,"
        " height INTEGER DEFAULT '0' NOT NULL, format TEXT DEFAULT '' NOT NULL,"
        " name TEXT DEFAULT '' NOT NULL, added_at TEXT, work_sha256 TEXT DEFAULT '' NOT NULL,"
        " CONSTRAINT pk_product_picture PRIMARY KEY (id),"
        " CONSTRAINT uq_product_picture_sha256 UNIQUE (sha256))"
    )
