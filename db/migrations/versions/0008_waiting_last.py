"""Cases that wait for others have stages of their own, so that a list can end with them.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

_STAGE = """CASE WHEN NEW.closed_at IS NOT NULL THEN 9 ELSE
    CASE WHEN NEW.next_step IN ('answer_buyer', 'negotiate', 'ask_buyer') THEN 1
    WHEN NEW.next_step IN ('ask_rma', 'approve', 'send_label') THEN 2
    WHEN NEW.next_step IN ('await_parcel', 'chase_parcel') THEN 3
    WHEN NEW.next_step = 'inspect' THEN 4
    WHEN NEW.next_step IN ('send_claim', 'chase_supplier', 'settle') THEN 5
    WHEN NEW.next_step IN ('refund', 'replace', 'confirm_buyer') THEN 6
    WHEN NEW.next_step IN ('place_goods', 'send_on') THEN 7
    WHEN NEW.next_step = 'check' THEN 8 ELSE 0 END
    + CASE WHEN NEW.waiting_for > '' THEN 10 ELSE 0 END END"""

#: name → when it is run
_TRIGGERS = {
    "when_new": "INSERT",
    "when_changed": "UPDATE OF next_step, closed_at, waiting_for, stage",
}


def upgrade() -> None:
    """Make the triggers anew, have each case that waits moved by them, and index what sleeps."""
    for name, when in _TRIGGERS.items():
        op.execute(f"DROP TRIGGER IF EXISTS case_stage_{name}")
        op.execute(
            f"CREATE TRIGGER case_stage_{name} AFTER {when} ON return_case"
            f" WHEN NEW.stage <> {_STAGE}"
            f" BEGIN UPDATE return_case SET stage = {_STAGE} WHERE id = NEW.id; END"
        )
    op.execute(
        "UPDATE return_case SET stage = stage + 10"
        " WHERE waiting_for > '' AND closed_at IS NULL AND stage < 9"
    )
    op.execute(
        "CREATE INDEX ix_case_snoozed ON return_case (snoozed_until, closed_at)"
        " WHERE snoozed_until IS NOT NULL"
    )
