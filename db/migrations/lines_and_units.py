"""The tables that migration 0005 makes. Frozen, as it is."""

NEW = """
CREATE TABLE place (id INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT DEFAULT 'own' NOT NULL,
    address TEXT DEFAULT '{}' NOT NULL, CONSTRAINT pk_place PRIMARY KEY (id), CONSTRAINT
    uq_place_name UNIQUE (name));
CREATE TABLE unit (id INTEGER NOT NULL, case_id INTEGER NOT NULL, line_id INTEGER NOT NULL,
    number INTEGER DEFAULT 1 NOT NULL, piece INTEGER, paid_minor INTEGER, goods TEXT DEFAULT
    'none_expected' NOT NULL, place_id INTEGER, package TEXT DEFAULT '' NOT NULL, complete
    INTEGER DEFAULT -1 NOT NULL, works TEXT DEFAULT '' NOT NULL, marks TEXT DEFAULT '' NOT NULL,
    grade TEXT DEFAULT '' NOT NULL, grade_overruled INTEGER DEFAULT 0 NOT NULL, serial TEXT
    DEFAULT '' NOT NULL, weight_g INTEGER, "instead" TEXT DEFAULT '' NOT NULL, verdict TEXT,
    disposition TEXT, missed_at TEXT, CONSTRAINT pk_unit PRIMARY KEY (id), CONSTRAINT
    fk_unit_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id), CONSTRAINT
    fk_unit_line_id_case_line FOREIGN KEY(line_id) REFERENCES case_line (id), CONSTRAINT
    fk_unit_place_id_place FOREIGN KEY(place_id) REFERENCES place (id));
CREATE TABLE parcel_unit (id INTEGER NOT NULL, case_id INTEGER NOT NULL, parcel_id INTEGER NOT
    NULL, unit_id INTEGER NOT NULL, CONSTRAINT pk_parcel_unit PRIMARY KEY (id), CONSTRAINT
    fk_parcel_unit_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id),
    CONSTRAINT fk_parcel_unit_parcel_id_parcel FOREIGN KEY(parcel_id) REFERENCES parcel (id),
    CONSTRAINT fk_parcel_unit_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id));
CREATE TABLE exchange (id INTEGER NOT NULL, case_id INTEGER NOT NULL, line_id INTEGER NOT NULL,
    sku TEXT DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT NULL, quantity INTEGER DEFAULT 1 NOT
    NULL, comes_from TEXT DEFAULT 'stock' NOT NULL, parcel_id INTEGER, sent_at TEXT, arrived_at
    TEXT, CONSTRAINT pk_exchange PRIMARY KEY (id), CONSTRAINT fk_exchange_case_id_return_case
    FOREIGN KEY(case_id) REFERENCES return_case (id), CONSTRAINT fk_exchange_line_id_case_line
    FOREIGN KEY(line_id) REFERENCES case_line (id), CONSTRAINT fk_exchange_parcel_id_parcel
    FOREIGN KEY(parcel_id) REFERENCES parcel (id));
CREATE TABLE claim_answer (id INTEGER NOT NULL, case_id INTEGER NOT NULL, claim_id INTEGER NOT
    NULL, at TEXT, kind TEXT DEFAULT '' NOT NULL, amount_minor INTEGER, words TEXT DEFAULT ''
    NOT NULL, CONSTRAINT pk_claim_answer PRIMARY KEY (id), CONSTRAINT
    fk_claim_answer_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id),
    CONSTRAINT fk_claim_answer_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id));
CREATE INDEX ix_unit_case ON unit (case_id);
CREATE INDEX ix_parcel_unit_case ON parcel_unit (case_id);
CREATE INDEX ix_exchange_case ON exchange (case_id);
CREATE INDEX ix_claim_answer_case ON claim_answer (case_id);
"""

#: tables whose columns change, made under a name of their own until the rows are over
CHANGED = {
    "sale_order": """CREATE TABLE sale_order_new (id INTEGER NOT NULL, channel_id INTEGER NOT NULL, number
        TEXT DEFAULT '' NOT NULL, customer_id INTEGER, ordered_on TEXT, paid_on TEXT, shipped_on
        TEXT, delivered_on TEXT, fulfilment TEXT DEFAULT 'dropship' NOT NULL, currency TEXT
        DEFAULT 'USD' NOT NULL, buyer TEXT DEFAULT '' NOT NULL, email TEXT DEFAULT '' NOT NULL,
        address TEXT DEFAULT '{}' NOT NULL, postage_minor INTEGER, refunded_minor INTEGER
        DEFAULT 0 NOT NULL, cancelled INTEGER DEFAULT 0 NOT NULL, state TEXT DEFAULT '' NOT
        NULL, CONSTRAINT pk_sale_order PRIMARY KEY (id), CONSTRAINT uq_sale_order_channel_id
        UNIQUE (channel_id, number), CONSTRAINT fk_sale_order_channel_id_channel FOREIGN
        KEY(channel_id) REFERENCES channel (id), CONSTRAINT fk_sale_order_customer_id_customer
        FOREIGN KEY(customer_id) REFERENCES customer (id))""",
    "order_line": """CREATE TABLE order_line_new (id INTEGER NOT NULL, order_id INTEGER NOT NULL, line_key
        TEXT DEFAULT '' NOT NULL, platform_line TEXT DEFAULT '' NOT NULL, sku TEXT DEFAULT ''
        NOT NULL, title TEXT DEFAULT '' NOT NULL, variant TEXT DEFAULT '' NOT NULL, product_id
        INTEGER, quantity INTEGER DEFAULT 1 NOT NULL, paid_minor INTEGER, guessed INTEGER
        DEFAULT 0 NOT NULL, cancelled INTEGER DEFAULT 0 NOT NULL, CONSTRAINT pk_order_line
        PRIMARY KEY (id), CONSTRAINT uq_order_line_order_id UNIQUE (order_id, line_key),
        CONSTRAINT fk_order_line_order_id_sale_order FOREIGN KEY(order_id) REFERENCES sale_order
        (id), CONSTRAINT fk_order_line_product_id_product FOREIGN KEY(product_id) REFERENCES
        product (id))""",
    "return_case": """CREATE TABLE return_case_new (id INTEGER NOT NULL, number TEXT NOT NULL, order_id
        INTEGER NOT NULL, channel_id INTEGER NOT NULL, customer_id INTEGER, requested_at TEXT,
        currency TEXT DEFAULT 'USD' NOT NULL, our_rma TEXT DEFAULT '' NOT NULL, suspected
        INTEGER DEFAULT 0 NOT NULL, dispute TEXT DEFAULT '' NOT NULL, platform_did TEXT DEFAULT
        '[]' NOT NULL, snoozed_until TEXT, closed_at TEXT, reopened_at TEXT, freight_out_minor
        INTEGER, freight_back_minor INTEGER, reason TEXT DEFAULT '' NOT NULL, value_minor
        INTEGER DEFAULT 0 NOT NULL, request TEXT DEFAULT 'new' NOT NULL, goods TEXT DEFAULT
        'none_expected' NOT NULL, buyer_money TEXT DEFAULT 'open' NOT NULL, supplier_claim TEXT
        DEFAULT 'to_ask' NOT NULL, first_offer TEXT DEFAULT '' NOT NULL, next_step TEXT DEFAULT
        '' NOT NULL, due_at TEXT DEFAULT '' NOT NULL, supplier_clock INTEGER DEFAULT 0 NOT NULL,
        waiting_for TEXT DEFAULT '' NOT NULL, line_count INTEGER DEFAULT 1 NOT NULL,
        order_number TEXT DEFAULT '' NOT NULL, channel_name TEXT DEFAULT '' NOT NULL, sku TEXT
        DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT NULL, buyer TEXT DEFAULT '' NOT NULL,
        supplier_name TEXT DEFAULT '' NOT NULL, picture TEXT DEFAULT '' NOT NULL, stage INTEGER
        DEFAULT 0 NOT NULL, CONSTRAINT pk_return_case PRIMARY KEY (id), CONSTRAINT
        uq_return_case_number UNIQUE (number), CONSTRAINT fk_return_case_order_id_sale_order
        FOREIGN KEY(order_id) REFERENCES sale_order (id), CONSTRAINT
        fk_return_case_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id),
        CONSTRAINT fk_return_case_customer_id_customer FOREIGN KEY(customer_id) REFERENCES
        customer (id))""",
    "case_line": """CREATE TABLE case_line_new (id INTEGER NOT NULL, case_id INTEGER NOT NULL, order_line_id
        INTEGER, product_id INTEGER, sku TEXT DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT
        NULL, variant TEXT DEFAULT '' NOT NULL, quantity INTEGER DEFAULT 1 NOT NULL, reason TEXT
        DEFAULT '' NOT NULL, raw_reason TEXT DEFAULT '' NOT NULL, buyer_words TEXT DEFAULT ''
        NOT NULL, wish TEXT DEFAULT '' NOT NULL, fulfilment TEXT DEFAULT 'dropship' NOT NULL,
        listing TEXT DEFAULT 'unknown' NOT NULL, supplier_id INTEGER, supplier_name TEXT DEFAULT
        '' NOT NULL, policy_id INTEGER, unit_cost_minor INTEGER, request TEXT DEFAULT 'new' NOT
        NULL, buyer_money TEXT DEFAULT 'open' NOT NULL, supplier_claim TEXT DEFAULT 'to_ask' NOT
        NULL, supplier_rma TEXT DEFAULT '' NOT NULL, route TEXT DEFAULT 'none' NOT NULL,
        place_id INTEGER, freight_payer TEXT DEFAULT 'seller' NOT NULL, offer TEXT, offer_minor
        INTEGER, gift TEXT DEFAULT '' NOT NULL, returnless INTEGER DEFAULT 0 NOT NULL,
        answered_at TEXT, asked_buyer_at TEXT, approved_at TEXT, label_made_at TEXT, received_at
        TEXT, inspected_at TEXT, paid_at TEXT, rma_asked_at TEXT, rma_given_at TEXT,
        claim_sent_at TEXT, claim_answered_at TEXT, reminders INTEGER DEFAULT 0 NOT NULL, lifted
        TEXT DEFAULT '[]' NOT NULL, supplier_says TEXT DEFAULT '{}' NOT NULL, found_says TEXT
        DEFAULT '{}' NOT NULL, CONSTRAINT pk_case_line PRIMARY KEY (id), CONSTRAINT
        fk_case_line_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id),
        CONSTRAINT fk_case_line_order_line_id_order_line FOREIGN KEY(order_line_id) REFERENCES
        order_line (id), CONSTRAINT fk_case_line_product_id_product FOREIGN KEY(product_id)
        REFERENCES product (id), CONSTRAINT fk_case_line_supplier_id_supplier FOREIGN
        KEY(supplier_id) REFERENCES supplier (id), CONSTRAINT
        fk_case_line_policy_id_supplier_policy FOREIGN KEY(policy_id) REFERENCES supplier_policy
        (id), CONSTRAINT fk_case_line_place_id_place FOREIGN KEY(place_id) REFERENCES place
        (id))""",
    "parcel": """CREATE TABLE parcel_new (id INTEGER NOT NULL, case_id INTEGER, tracking TEXT DEFAULT ''
        NOT NULL, carrier TEXT DEFAULT '' NOT NULL, comes_from TEXT DEFAULT 'buyer' NOT NULL,
        goes_to TEXT DEFAULT 'us' NOT NULL, place_id INTEGER, payer TEXT DEFAULT 'buyer' NOT
        NULL, cost_minor INTEGER, announced_at TEXT, sent_at TEXT, received_at TEXT, note TEXT
        DEFAULT '' NOT NULL, CONSTRAINT pk_parcel PRIMARY KEY (id), CONSTRAINT
        fk_parcel_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id),
        CONSTRAINT fk_parcel_place_id_place FOREIGN KEY(place_id) REFERENCES place (id))""",
    "claim": """CREATE TABLE claim_new (id INTEGER NOT NULL, case_id INTEGER NOT NULL, line_id INTEGER,
        party TEXT DEFAULT 'supplier' NOT NULL, kind TEXT DEFAULT 'refund' NOT NULL, units TEXT
        DEFAULT '[]' NOT NULL, amount_minor INTEGER DEFAULT 0 NOT NULL, currency TEXT DEFAULT
        'USD' NOT NULL, sent_at TEXT, taken_back_seq INTEGER, CONSTRAINT pk_claim PRIMARY KEY
        (id), CONSTRAINT fk_claim_case_id_return_case FOREIGN KEY(case_id) REFERENCES
        return_case (id), CONSTRAINT fk_claim_line_id_case_line FOREIGN KEY(line_id) REFERENCES
        case_line (id))""",
    "payment": """CREATE TABLE payment_new (id INTEGER NOT NULL, case_id INTEGER NOT NULL, line_id
        INTEGER, claim_id INTEGER, party TEXT DEFAULT 'buyer' NOT NULL, outgoing INTEGER DEFAULT
        1 NOT NULL, paid_by TEXT DEFAULT 'us' NOT NULL, amount_minor INTEGER DEFAULT 0 NOT NULL,
        currency TEXT DEFAULT 'USD' NOT NULL, kind TEXT DEFAULT 'refund' NOT NULL, units TEXT
        DEFAULT '[]' NOT NULL, reference TEXT DEFAULT '' NOT NULL, on_day TEXT DEFAULT '' NOT
        NULL, at TEXT, pay_key TEXT NOT NULL, taken_back_seq INTEGER, CONSTRAINT pk_payment
        PRIMARY KEY (id), CONSTRAINT fk_payment_case_id_return_case FOREIGN KEY(case_id)
        REFERENCES return_case (id), CONSTRAINT fk_payment_line_id_case_line FOREIGN
        KEY(line_id) REFERENCES case_line (id), CONSTRAINT fk_payment_claim_id_claim FOREIGN
        KEY(claim_id) REFERENCES claim (id), CONSTRAINT uq_payment_pay_key UNIQUE (pay_key))""",
    "message": """CREATE TABLE message_new (id INTEGER NOT NULL, case_id INTEGER NOT NULL, party TEXT
        DEFAULT 'buyer' NOT NULL, template TEXT DEFAULT '' NOT NULL, lang TEXT DEFAULT 'en' NOT
        NULL, address TEXT DEFAULT '' NOT NULL, subject TEXT DEFAULT '' NOT NULL, body TEXT
        DEFAULT '' NOT NULL, facts TEXT DEFAULT '{}' NOT NULL, attachments TEXT DEFAULT '[]' NOT
        NULL, at TEXT, CONSTRAINT pk_message PRIMARY KEY (id), CONSTRAINT
        fk_message_case_id_return_case FOREIGN KEY(case_id) REFERENCES return_case (id))""",
}

INDEXES = """
CREATE INDEX ix_order_customer ON sale_order (customer_id);
CREATE INDEX ix_order_number ON sale_order (number);
CREATE INDEX ix_case_buyer ON return_case (stage, buyer COLLATE "NOCASE", id);
CREATE INDEX ix_case_buyer_money ON return_case (stage, buyer_money, id);
CREATE INDEX ix_case_waiting ON return_case (due_at, id) WHERE waiting_for > '';
CREATE INDEX ix_case_channel_name ON return_case (stage, channel_name COLLATE "NOCASE", id);
CREATE INDEX ix_case_customer ON return_case (customer_id);
CREATE INDEX ix_case_due_at ON return_case (stage, due_at, id, snoozed_until);
CREATE INDEX ix_case_first_offer ON return_case (stage, first_offer, id);
CREATE INDEX ix_case_goods ON return_case (stage, goods, id);
CREATE INDEX ix_case_next_step ON return_case (stage, next_step, id);
CREATE INDEX ix_case_number ON return_case (stage, id);
CREATE INDEX ix_case_order ON return_case (order_id);
CREATE INDEX ix_case_order_number ON return_case (stage, order_number COLLATE "NOCASE", id);
CREATE INDEX ix_case_reason ON return_case (stage, reason, id);
CREATE INDEX ix_case_request ON return_case (stage, request, id);
CREATE INDEX ix_case_sku ON return_case (stage, sku COLLATE "NOCASE", id);
CREATE INDEX ix_case_supplier_claim ON return_case (stage, supplier_claim, id);
CREATE INDEX ix_case_supplier_name ON return_case (stage, supplier_name COLLATE "NOCASE", id);
CREATE INDEX ix_case_title ON return_case (stage, title COLLATE "NOCASE", id);
CREATE INDEX ix_case_value_minor ON return_case (stage, value_minor, id, currency);
CREATE INDEX ix_line_case ON case_line (case_id);
CREATE INDEX ix_line_order_line ON case_line (order_line_id);
CREATE INDEX ix_line_product ON case_line (product_id);
CREATE INDEX ix_line_supplier ON case_line (supplier_id, supplier_claim);
CREATE INDEX ix_parcel_case ON parcel (case_id);
CREATE INDEX ix_parcel_tracking ON parcel (tracking);
CREATE INDEX ix_claim_case ON claim (case_id);
CREATE INDEX ix_payment_case ON payment (case_id);
CREATE INDEX ix_message_case ON message (case_id);
"""
