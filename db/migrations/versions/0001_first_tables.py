"""The first tables of a desk: trade, cases, history, and the search index.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE channel (id INTEGER NOT NULL, name TEXT NOT NULL, platform TEXT DEFAULT '' NOT
    NULL, country TEXT DEFAULT '' NOT NULL, currency TEXT DEFAULT 'USD' NOT NULL, CONSTRAINT
    pk_channel PRIMARY KEY (id), CONSTRAINT uq_channel_name UNIQUE (name));
CREATE TABLE customer (id INTEGER NOT NULL, name TEXT DEFAULT '' NOT NULL, email TEXT
    DEFAULT '' NOT NULL, address TEXT DEFAULT '{}' NOT NULL, known_by TEXT, CONSTRAINT
    pk_customer PRIMARY KEY (id), CONSTRAINT uq_customer_known_by UNIQUE (known_by));
CREATE TABLE import_file (id INTEGER NOT NULL, sha256 TEXT DEFAULT '' NOT NULL, name TEXT
    DEFAULT '' NOT NULL, platform TEXT DEFAULT '' NOT NULL, at TEXT, new_rows INTEGER
    DEFAULT 0 NOT NULL, known_rows INTEGER DEFAULT 0 NOT NULL, unusable_rows INTEGER DEFAULT
    0 NOT NULL, CONSTRAINT pk_import_file PRIMARY KEY (id));
CREATE TABLE setting (name TEXT NOT NULL, value TEXT DEFAULT 'null' NOT NULL, CONSTRAINT
    pk_setting PRIMARY KEY (name));
CREATE TABLE supplier (id INTEGER NOT NULL, name TEXT NOT NULL, email TEXT DEFAULT '' NOT
    NULL, language TEXT DEFAULT 'en' NOT NULL, standing TEXT DEFAULT 'active' NOT NULL, note
    TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_supplier PRIMARY KEY (id), CONSTRAINT
    uq_supplier_name UNIQUE (name));
CREATE TABLE imported (row_key TEXT NOT NULL, case_id INTEGER, file_id INTEGER, CONSTRAINT
    pk_imported PRIMARY KEY (row_key), CONSTRAINT fk_imported_file_id_import_file FOREIGN
    KEY(file_id) REFERENCES import_file (id)) WITHOUT ROWID;
CREATE TABLE product (id INTEGER NOT NULL, sku TEXT NOT NULL, title TEXT DEFAULT '' NOT
    NULL, supplier_id INTEGER, price_minor INTEGER, cost_minor INTEGER, currency TEXT
    DEFAULT 'USD' NOT NULL, weight_g INTEGER, listing TEXT DEFAULT 'unknown' NOT NULL,
    product_group TEXT DEFAULT '' NOT NULL, picture TEXT DEFAULT '' NOT NULL, CONSTRAINT
    pk_product PRIMARY KEY (id), CONSTRAINT uq_product_sku UNIQUE (sku), CONSTRAINT
    fk_product_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id));
CREATE INDEX ix_product_supplier ON product (supplier_id);
CREATE TABLE sale_order (id INTEGER NOT NULL, channel_id INTEGER NOT NULL, number TEXT
    DEFAULT '' NOT NULL, customer_id INTEGER, ordered_on TEXT, shipped_on TEXT, delivered_on
    TEXT, fulfilment TEXT DEFAULT 'dropship' NOT NULL, currency TEXT DEFAULT 'USD' NOT NULL,
    CONSTRAINT pk_sale_order PRIMARY KEY (id), CONSTRAINT uq_sale_order_channel_id UNIQUE
    (channel_id, number), CONSTRAINT fk_sale_order_channel_id_channel FOREIGN
    KEY(channel_id) REFERENCES channel (id), CONSTRAINT fk_sale_order_customer_id_customer
    FOREIGN KEY(customer_id) REFERENCES customer (id));
CREATE INDEX ix_order_customer ON sale_order (customer_id);
CREATE INDEX ix_order_number ON sale_order (number);
CREATE TABLE supplier_policy (id INTEGER NOT NULL, supplier_id INTEGER NOT NULL, version
    INTEGER DEFAULT 1 NOT NULL, holds_from TEXT DEFAULT '' NOT NULL, checked_on TEXT DEFAULT
    '' NOT NULL, terms TEXT DEFAULT '{}' NOT NULL, source TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_supplier_policy PRIMARY KEY (id), CONSTRAINT
    uq_supplier_policy_supplier_id UNIQUE (supplier_id, version), CONSTRAINT
    fk_supplier_policy_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier
    (id));
CREATE TABLE warehouse (id INTEGER NOT NULL, supplier_id INTEGER NOT NULL, name TEXT DEFAULT
    '' NOT NULL, address TEXT DEFAULT '{}' NOT NULL, CONSTRAINT pk_warehouse PRIMARY KEY
    (id), CONSTRAINT fk_warehouse_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES
    supplier (id));
CREATE TABLE order_line (id INTEGER NOT NULL, order_id INTEGER NOT NULL, line_key TEXT
    DEFAULT '' NOT NULL, sku TEXT DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT NULL,
    product_id INTEGER, quantity INTEGER DEFAULT 1 NOT NULL, unit_price_minor INTEGER
    DEFAULT 0 NOT NULL, CONSTRAINT pk_order_line PRIMARY KEY (id), CONSTRAINT
    uq_order_line_order_id UNIQUE (order_id, line_key), CONSTRAINT
    fk_order_line_order_id_sale_order FOREIGN KEY(order_id) REFERENCES sale_order (id),
    CONSTRAINT fk_order_line_product_id_product FOREIGN KEY(product_id) REFERENCES product
    (id));
CREATE TABLE return_case (id INTEGER NOT NULL, number TEXT NOT NULL, order_id INTEGER NOT
    NULL, channel_id INTEGER NOT NULL, customer_id INTEGER, supplier_id INTEGER, policy_id
    INTEGER, fulfilment TEXT DEFAULT 'dropship' NOT NULL, listing TEXT DEFAULT 'unknown' NOT
    NULL, reason TEXT DEFAULT '' NOT NULL, buyer_words TEXT DEFAULT '' NOT NULL,
    requested_at TEXT, value_minor INTEGER DEFAULT 0 NOT NULL, currency TEXT DEFAULT 'USD'
    NOT NULL, request TEXT DEFAULT 'new' NOT NULL, goods TEXT DEFAULT 'none_expected' NOT
    NULL, buyer_money TEXT DEFAULT 'open' NOT NULL, supplier_claim TEXT DEFAULT 'to_ask' NOT
    NULL, our_rma TEXT DEFAULT '' NOT NULL, supplier_rma TEXT DEFAULT '' NOT NULL, route
    TEXT DEFAULT 'none' NOT NULL, freight_payer TEXT DEFAULT 'seller' NOT NULL, offer TEXT,
    offer_minor INTEGER, verdict TEXT, disposition TEXT, returnless INTEGER DEFAULT 0 NOT
    NULL, suspected INTEGER DEFAULT 0 NOT NULL, answered_at TEXT, approved_at TEXT,
    label_made_at TEXT, received_at TEXT, inspected_at TEXT, paid_at TEXT, rma_asked_at
    TEXT, rma_given_at TEXT, claim_sent_at TEXT, claim_answered_at TEXT, snoozed_until TEXT,
    closed_at TEXT, first_offer TEXT DEFAULT '' NOT NULL, next_step TEXT DEFAULT '' NOT
    NULL, due_at TEXT DEFAULT '' NOT NULL, supplier_clock INTEGER DEFAULT 0 NOT NULL,
    order_number TEXT DEFAULT '' NOT NULL, channel_name TEXT DEFAULT '' NOT NULL, sku TEXT
    DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT NULL, buyer TEXT DEFAULT '' NOT NULL,
    supplier_name TEXT DEFAULT '' NOT NULL, picture TEXT DEFAULT '' NOT NULL, supplier_says
    TEXT DEFAULT '{}' NOT NULL, found_says TEXT DEFAULT '{}' NOT NULL, stage INTEGER DEFAULT 0 NOT
    NULL, CONSTRAINT pk_return_case PRIMARY KEY (id), CONSTRAINT uq_return_case_number
    UNIQUE (number), CONSTRAINT fk_return_case_order_id_sale_order FOREIGN KEY(order_id)
    REFERENCES sale_order (id), CONSTRAINT fk_return_case_channel_id_channel FOREIGN
    KEY(channel_id) REFERENCES channel (id), CONSTRAINT fk_return_case_customer_id_customer
    FOREIGN KEY(customer_id) REFERENCES customer (id), CONSTRAINT
    fk_return_case_supplier_id_supplier FOREIGN KEY(supplier_id) REFERENCES supplier (id),
    CONSTRAINT fk_return_case_policy_id_supplier_policy FOREIGN KEY(policy_id) REFERENCES
    supplier_policy (id));
CREATE INDEX ix_case_buyer ON return_case (stage, buyer COLLATE NOCASE, id);
CREATE INDEX ix_case_buyer_money ON return_case (stage, buyer_money, id);
CREATE INDEX ix_case_channel_name ON return_case (stage, channel_name COLLATE NOCASE, id);
CREATE INDEX ix_case_customer ON return_case (customer_id);
CREATE INDEX ix_case_due_at ON return_case (stage, due_at, id, snoozed_until);
CREATE INDEX ix_case_first_offer ON return_case (stage, first_offer, id);
CREATE INDEX ix_case_goods ON return_case (stage, goods, id);
CREATE INDEX ix_case_next_step ON return_case (stage, next_step, id);
CREATE INDEX ix_case_number ON return_case (stage, id);
CREATE INDEX ix_case_order ON return_case (order_id);
CREATE INDEX ix_case_order_number ON return_case (stage, order_number COLLATE NOCASE, id);
CREATE INDEX ix_case_reason ON return_case (stage, reason, id);
CREATE INDEX ix_case_request ON return_case (stage, request, id);
CREATE INDEX ix_case_sku ON return_case (stage, sku COLLATE NOCASE, id);
CREATE INDEX ix_case_supplier ON return_case (supplier_id, supplier_claim);
CREATE INDEX ix_case_supplier_claim ON return_case (stage, supplier_claim, id);
CREATE INDEX ix_case_supplier_name ON return_case (stage, supplier_name COLLATE NOCASE, id);
CREATE INDEX ix_case_title ON return_case (stage, title COLLATE NOCASE, id);
CREATE INDEX ix_case_value_minor ON return_case (stage, value_minor, id, currency);
CREATE TABLE case_line (id INTEGER NOT NULL, case_id INTEGER NOT NULL, order_line_id
    INTEGER, product_id INTEGER, sku TEXT DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT
    NULL, quantity INTEGER DEFAULT 1 NOT NULL, unit_price_minor INTEGER DEFAULT 0 NOT NULL,
    unit_cost_minor INTEGER, CONSTRAINT pk_case_line PRIMARY KEY (id), CONSTRAINT
    fk_case_line_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id),
    CONSTRAINT fk_case_line_order_line_id_order_line FOREIGN KEY(order_line_id) REFERENCES
    order_line (id), CONSTRAINT fk_case_line_product_id_product FOREIGN KEY(product_id)
    REFERENCES product (id));
CREATE INDEX ix_line_case ON case_line (case_id);
CREATE TABLE claim (id INTEGER NOT NULL, case_id INTEGER NOT NULL, party TEXT DEFAULT
    'supplier' NOT NULL, amount_minor INTEGER DEFAULT 0 NOT NULL, currency TEXT DEFAULT
    'USD' NOT NULL, sent_at TEXT, answered_at TEXT, accepted_minor INTEGER, answer TEXT
    DEFAULT '' NOT NULL, taken_back_seq INTEGER, CONSTRAINT pk_claim PRIMARY KEY (id),
    CONSTRAINT fk_claim_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case
    (id));
CREATE INDEX ix_claim_case ON claim (case_id);
CREATE TABLE document (id INTEGER NOT NULL, case_id INTEGER, kind TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL, addressee TEXT DEFAULT '' NOT NULL, lang TEXT DEFAULT
    'en' NOT NULL, name TEXT DEFAULT '' NOT NULL, sha256 TEXT DEFAULT '' NOT NULL, at TEXT,
    CONSTRAINT pk_document PRIMARY KEY (id), CONSTRAINT fk_document_case_id_return_case
    FOREIGN KEY(case_id) REFERENCES return_case (id));
CREATE INDEX ix_document_sha256 ON document (sha256);
CREATE TABLE event (seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, case_id INTEGER,
    case_seq INTEGER DEFAULT 1 NOT NULL, at TEXT DEFAULT '' NOT NULL, kind TEXT DEFAULT ''
    NOT NULL, body TEXT DEFAULT '{}' NOT NULL, hash TEXT DEFAULT '' NOT NULL, desk_hash TEXT
    DEFAULT '' NOT NULL, CONSTRAINT fk_event_case_id_return_case FOREIGN KEY(case_id)
    REFERENCES return_case (id));
CREATE UNIQUE INDEX ix_event_case ON event (case_id, case_seq);
CREATE TABLE message (id INTEGER NOT NULL, case_id INTEGER NOT NULL, party TEXT DEFAULT
    'buyer' NOT NULL, template TEXT DEFAULT '' NOT NULL, lang TEXT DEFAULT 'en' NOT NULL,
    address TEXT DEFAULT '' NOT NULL, subject TEXT DEFAULT '' NOT NULL, body TEXT DEFAULT ''
    NOT NULL, at TEXT, CONSTRAINT pk_message PRIMARY KEY (id), CONSTRAINT
    fk_message_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id));
CREATE INDEX ix_message_case ON message (case_id);
CREATE TABLE parcel (id INTEGER NOT NULL, case_id INTEGER, tracking TEXT DEFAULT '' NOT
    NULL, carrier TEXT DEFAULT '' NOT NULL, destination TEXT DEFAULT 'to_us' NOT NULL, payer
    TEXT DEFAULT 'buyer' NOT NULL, announced_at TEXT, received_at TEXT, note TEXT DEFAULT ''
    NOT NULL, CONSTRAINT pk_parcel PRIMARY KEY (id), CONSTRAINT
    fk_parcel_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id));
CREATE INDEX ix_parcel_case ON parcel (case_id);
CREATE INDEX ix_parcel_tracking ON parcel (tracking);
CREATE TABLE payment (id INTEGER NOT NULL, case_id INTEGER NOT NULL, party TEXT DEFAULT
    'buyer' NOT NULL, outgoing INTEGER DEFAULT 1 NOT NULL, amount_minor INTEGER DEFAULT 0
    NOT NULL, currency TEXT DEFAULT 'USD' NOT NULL, kind TEXT DEFAULT 'refund' NOT NULL, at
    TEXT, pay_key TEXT NOT NULL, taken_back_seq INTEGER, CONSTRAINT pk_payment PRIMARY KEY
    (id), CONSTRAINT fk_payment_case_id_return_case FOREIGN KEY(case_id) REFERENCES
    return_case (id), CONSTRAINT uq_payment_pay_key UNIQUE (pay_key));
CREATE INDEX ix_payment_case ON payment (case_id);
CREATE TABLE photo (id INTEGER NOT NULL, case_id INTEGER NOT NULL, sha256 TEXT DEFAULT ''
    NOT NULL, bytes INTEGER DEFAULT 0 NOT NULL, width INTEGER DEFAULT 0 NOT NULL, height
    INTEGER DEFAULT 0 NOT NULL, format TEXT DEFAULT '' NOT NULL, name TEXT DEFAULT '' NOT
    NULL, shot TEXT DEFAULT '' NOT NULL, taken_at TEXT DEFAULT '' NOT NULL, added_at TEXT,
    position INTEGER DEFAULT 0 NOT NULL, rotation INTEGER DEFAULT 0 NOT NULL, removed_at
    TEXT, CONSTRAINT pk_photo PRIMARY KEY (id), CONSTRAINT fk_photo_case_id_return_case
    FOREIGN KEY(case_id) REFERENCES return_case (id));
CREATE INDEX ix_photo_case ON photo (case_id, position);
CREATE INDEX ix_photo_sha256 ON photo (sha256);
CREATE TABLE finding (id INTEGER NOT NULL, case_id INTEGER NOT NULL, line_id INTEGER NOT
    NULL, unit INTEGER DEFAULT 1 NOT NULL, package TEXT DEFAULT '' NOT NULL, complete
    INTEGER DEFAULT 1 NOT NULL, works TEXT DEFAULT '' NOT NULL, marks TEXT DEFAULT '' NOT
    NULL, grade TEXT DEFAULT '' NOT NULL, grade_overruled INTEGER DEFAULT 0 NOT NULL, serial
    TEXT DEFAULT '' NOT NULL, weight_g INTEGER, disposition TEXT, CONSTRAINT pk_finding
    PRIMARY KEY (id), CONSTRAINT fk_finding_case_id_return_case FOREIGN KEY(case_id)
    REFERENCES return_case (id), CONSTRAINT fk_finding_line_id_case_line FOREIGN
    KEY(line_id) REFERENCES case_line (id));
CREATE INDEX ix_finding_case ON finding (case_id);
"""

#: the history is added to and never edited; `INSERT OR REPLACE` fires no delete trigger, so a number
#: that is taken is refused before it is written
TRIGGERS = (
    """CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
    """CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
    """CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq
        OR (case_id = NEW.case_id AND case_seq = NEW.case_seq))
    BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
)

_STAGE = """CASE WHEN NEW.closed_at IS NOT NULL THEN 8
    WHEN NEW.next_step IN ('answer_buyer', 'negotiate') THEN 1
    WHEN NEW.next_step IN ('ask_rma', 'approve', 'send_label') THEN 2
    WHEN NEW.next_step IN ('await_parcel', 'chase_parcel') THEN 3
    WHEN NEW.next_step = 'inspect' THEN 4
    WHEN NEW.next_step IN ('send_claim', 'chase_supplier', 'settle') THEN 5
    WHEN NEW.next_step IN ('refund', 'replace', 'confirm_buyer') THEN 6
    WHEN NEW.next_step = 'place_goods' THEN 7 ELSE 0 END"""

#: the view of the queue that a case is in follows from what is next on it
STAGES = tuple(
    f"""CREATE TRIGGER case_stage_{name} AFTER {when} ON return_case WHEN NEW.stage <> {_STAGE}
    BEGIN UPDATE return_case SET stage = {_STAGE} WHERE id = NEW.id; END"""
    for name, when in (
        ("when_new", "INSERT"),
        ("when_changed", "UPDATE OF next_step, closed_at, stage"),
    )
)

#: rowid is the case; the text is made by `db.queue.search_text` and not kept
SEARCH = """
CREATE VIRTUAL TABLE case_search USING fts5(
    body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')
"""


def upgrade() -> None:
    """Make every table, index and trigger."""
    for statement in (*TABLES.split(";"), *TRIGGERS, *STAGES, SEARCH):
        if statement.strip():
            op.execute(statement.strip())
