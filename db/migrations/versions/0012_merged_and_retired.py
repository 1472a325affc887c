"""Which products are sold no more, and which SKU turned out to be another one written twice.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns: nothing is retired, nothing was merged."""
    op.execute("ALTER TABLE product ADD COLUMN retired INTEGER DEFAULT '0' NOT NULL")
    op.execute(
        "ALTER TABLE product ADD COLUMN merged_into INTEGER"
        " CONSTRAINT fk_product_merged_into_product REFERENCES product (id)"
    )
