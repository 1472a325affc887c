"""A case is looked at again when time turns what is next on it, whoever its step is.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Those that wait turn on their day; others that something is waited for in are looked at once."""
    op.execute("ALTER TABLE return_case ADD COLUMN turns_at TEXT DEFAULT '' NOT NULL")
    op.execute("DROP INDEX ix_case_waiting")
    op.execute(
        "UPDATE return_case SET turns_at = due_at WHERE waiting_for > '' AND closed_at IS NULL"
    )
    op.execute(
        "UPDATE return_case SET turns_at = coalesce(requested_at, due_at) WHERE waiting_for = ''"
        " AND closed_at IS NULL AND (line_count > 1 OR goods IN ('awaited', 'in_transit')"
        " OR supplier_claim NOT IN ('not_claimable', 'to_ask', 'settled', 'written_off'))"
    )
    op.execute(
        "CREATE INDEX ix_case_turns_at ON return_case (turns_at, id) WHERE turns_at > ''"
    )
