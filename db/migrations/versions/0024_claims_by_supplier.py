"""What a supplier decided, and what belongs to one row, is found without reading a table from end to end.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0024"
down_revision = "0023"

INDEXES = """
CREATE INDEX ix_line_asked ON case_line (supplier_id) WHERE claim_sent_at IS NOT NULL OR beside > '';
CREATE INDEX ix_unit_line ON unit (line_id);
CREATE INDEX ix_exchange_line ON exchange (line_id);
CREATE INDEX ix_claim_line ON claim (line_id);
CREATE INDEX ix_payment_line ON payment (line_id);
CREATE INDEX ix_photo_line ON photo (line_id);
CREATE INDEX ix_claim_answer_claim ON claim_answer (claim_id);
CREATE INDEX ix_parcel_unit_parcel ON parcel_unit (parcel_id);
CREATE INDEX ix_parcel_unit_unit ON parcel_unit (unit_id);
CREATE INDEX ix_exchange_parcel ON exchange (parcel_id);
CREATE INDEX ix_document_case ON document (case_id);
CREATE INDEX ix_warehouse_supplier ON warehouse (supplier_id)
"""


def upgrade() -> None:
    """Make the indexes; nobody waits for more refusals than are counted of a supplier."""
    for statement in INDEXES.split(";"):
        op.execute(statement)
    op.execute(
        "UPDATE setting SET value = json_set(value, '$.triage.refusals_to_leave', 100)"
        " WHERE name = 'desk' AND CASE WHEN json_valid(value) THEN"
        " CAST(json_extract(value, '$.triage.refusals_to_leave') AS INTEGER) > 100 END"
    )
