"""Who wrote a step and in which format, the persons at the desk, and the seal of each day.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

#: a seal is as final as the history that it seals, and its days only go on
TRIGGERS = (
    """CREATE TRIGGER seal_is_not_changed BEFORE UPDATE ON seal
    BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END""",
    """CREATE TRIGGER seal_is_not_deleted BEFORE DELETE ON seal
    BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END""",
    """CREATE TRIGGER seal_goes_on BEFORE INSERT ON seal
    WHEN EXISTS (SELECT 1 FROM seal WHERE day >= NEW.day)
    BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END""",
)


def upgrade() -> None:
    """Add columns and tables; the steps of before are of format 1 and say of nobody."""
    op.execute("ALTER TABLE event ADD COLUMN who TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE event ADD COLUMN format INTEGER DEFAULT 1 NOT NULL")
    op.execute(
        "CREATE TABLE person (id INTEGER NOT NULL, name TEXT NOT NULL, "
        "CONSTRAINT pk_person PRIMARY KEY (id), CONSTRAINT uq_person_name UNIQUE (name))"
    )
    op.execute(
        "CREATE TABLE seal (day TEXT NOT NULL, seq INTEGER DEFAULT 0 NOT NULL, "
        "events INTEGER DEFAULT 0 NOT NULL, cases INTEGER DEFAULT 0 NOT NULL, "
        "root TEXT DEFAULT '' NOT NULL, head TEXT DEFAULT '' NOT NULL, "
        "at TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_seal PRIMARY KEY (day))"
    )
    for trigger in TRIGGERS:
        op.execute(trigger)
