"""The history of a desk, held against its chain: to ask after whatever wrote something."""

from sqlalchemy import text

from returns.evidence.chain import DeskEvent, verify_desk
from returns.ledger import rows


def assert_chain_holds(desk):
    """The history is whole, and no row points nowhere."""
    with desk.store.reading() as tx:
        events = tx.execute(text("SELECT * FROM event ORDER BY seq")).all()
        links = [DeskEvent(row.case_id, rows.event(row), row.desk_hash) for row in events]
        assert verify_desk(links) == []
        assert tx.execute(text("PRAGMA foreign_key_check")).all() == []
