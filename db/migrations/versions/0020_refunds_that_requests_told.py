"""What a request told that went back of its item, also for pieces that nobody had asked back yet.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the column: of older requests what was booked is known, and nothing beyond it."""
    op.execute("ALTER TABLE case_line ADD COLUMN told_minor INTEGER NOT NULL DEFAULT 0")
    op.execute(
        "UPDATE case_line SET told_minor = coalesce((SELECT sum(amount_minor) FROM payment"
        " WHERE payment.case_id = case_line.case_id AND taken_back_seq IS NULL"
        " AND pay_key LIKE 'case-' || case_line.case_id || '-reported/' || case_line.id || '/%'"
        " AND pay_key NOT LIKE '%/order/%'), 0)"
    )
