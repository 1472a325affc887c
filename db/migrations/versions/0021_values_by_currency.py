"""The queue's order by value is that of each currency by itself.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """The index has the currency first."""
    op.execute("DROP INDEX ix_case_value_minor")
    op.execute(
        "CREATE INDEX ix_case_value_minor ON return_case (stage, currency, value_minor, id)"
    )
