"""Return cases and what hangs on them: lines, parcels, findings, photos, claims, payments, letters."""

from typing import Any

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Integer, Table, Text

from db.tables.base import WHOLE, key, metadata, moment, whole, words

#: one request; the columns from `sku` on repeat what the queue shows, so that a page is one read
return_case = Table(
    "return_case",
    metadata,
    key(),
    Column("number", Text, nullable=False, unique=True),
    Column("order_id", ForeignKey("sale_order.id"), nullable=False),
    Column("channel_id", ForeignKey("channel.id"), nullable=False),
    Column("customer_id", ForeignKey("customer.id")),
    Column("supplier_id", ForeignKey("supplier.id")),
    Column("policy_id", ForeignKey("supplier_policy.id")),
    words("fulfilment", "dropship"),
    words("listing", "unknown"),
    words("reason"),
    words("buyer_words"),
    moment("requested_at"),
    whole("value_minor"),
    words("currency", "USD"),
    # the four tracks
    words("request", "new"),
    words("goods", "none_expected"),
    words("buyer_money", "open"),
    words("supplier_claim", "to_ask"),
    # decisions
    words("our_rma"),
    words("supplier_rma"),
    words("route", "none"),
    words("freight_payer", "seller"),
    Column("offer", Text),
    Column("offer_minor", WHOLE),
    Column("verdict", Text),
    Column("disposition", Text),
    whole("returnless"),
    whole("suspected"),
    # moments that deadlines count from
    moment("answered_at"),
    moment("approved_at"),
    moment("label_made_at"),
    moment("received_at"),
    moment("inspected_at"),
    moment("paid_at"),
    moment("rma_asked_at"),
    moment("rma_given_at"),
    moment("claim_sent_at"),
    moment("claim_answered_at"),
    moment("snoozed_until"),
    moment("closed_at"),
    # worked out at every change and stored with it
    words("first_offer"),
    words("next_step"),
    words("due_at"),
    whole("supplier_clock"),
    # shown in the queue
    words("order_number"),
    words("channel_name"),
    words("sku"),
    words("title"),
    words("buyer"),
    words("supplier_name"),
    words("picture"),
    # the longest texts stand last: a page of the queue stops reading before them
    words("supplier_says", "{}"),
    words("found_says", "{}"),
    # which view of the queue a case is in, kept by triggers from `next_step` and `closed_at`; the
    # numbers are those of `db.queue_views.STAGES`. A generated column would do, but SQLite then
    # reads the row to answer from any of the indexes below
    whole("stage"),
    # what the postage cost us, in the case's currency; NULL where nobody said
    Column("freight_out_minor", WHOLE),
    Column("freight_back_minor", WHOLE),
    # the buyer asked the platform for a new one instead of money
    whole("wants_replacement"),
)

case_line = Table(
    "case_line",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("order_line_id", ForeignKey("order_line.id")),
    Column("product_id", ForeignKey("product.id")),
    words("sku"),
    words("title"),
    whole("quantity", 1),
    whole("unit_price_minor"),
    Column("unit_cost_minor", WHOLE),
)

parcel = Table(
    "parcel",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id")),
    words("tracking"),
    words("carrier"),
    words("destination", "to_us"),
    words("payer", "buyer"),
    moment("announced_at"),
    moment("received_at"),
    words("note"),
)

#: `complete` while nobody said whether the unit is; its words are "" then
NOT_SAID = -1
#: what was found on one unit, as far as it was said
finding = Table(
    "finding",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("line_id", ForeignKey("case_line.id"), nullable=False),
    whole("unit", 1),
    words("package"),
    whole("complete", 1),
    words("works"),
    words("marks"),
    words("grade"),
    whole("grade_overruled"),
    words("serial"),
    Column("weight_g", Integer),
    Column("disposition", Text),
)

#: an original in the vault; `removed_at` is a tombstone, the bytes stay
photo = Table(
    "photo",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    words("sha256"),
    whole("bytes"),
    whole("width"),
    whole("height"),
    words("format"),
    words("name"),
    words("shot"),
    words("taken_at"),
    moment("added_at"),
    whole("position"),
    whole("rotation"),
    moment("removed_at"),
    # SHA-256 of the working picture made when it came in; "" where there is none, or from before
    words("work_sha256"),
)

claim = Table(
    "claim",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    words("party", "supplier"),
    whole("amount_minor"),
    words("currency", "USD"),
    moment("sent_at"),
    moment("answered_at"),
    Column("accepted_minor", WHOLE),
    words("answer"),
    Column("taken_back_seq", WHOLE),
)

#: money that moved; `pay_key` is unique, so that a double click or a retry cannot pay twice
payment = Table(
    "payment",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    words("party", "buyer"),
    whole("outgoing", 1),
    whole("amount_minor"),
    words("currency", "USD"),
    words("kind", "refund"),
    moment("at"),
    Column("pay_key", Text, nullable=False, unique=True),
    Column("taken_back_seq", WHOLE),
)

message = Table(
    "message",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    words("party", "buyer"),
    words("template"),
    words("lang", "en"),
    words("address"),
    words("subject"),
    words("body"),
    moment("at"),
)

#: the history; triggers forbid UPDATE and DELETE; `hash` covers the case's events before it,
#: `desk_hash` the whole desk's; `who` ("by" is a word of SQL) was at the desk, "" on format 1
event = Table(
    "event",
    metadata,
    Column("seq", WHOLE, primary_key=True, autoincrement=True),
    Column("case_id", ForeignKey("return_case.id")),
    whole("case_seq", 1),
    words("at"),
    words("kind"),
    words("body", "{}"),
    words("hash"),
    words("desk_hash"),
    words("who"),
    whole("format", 1),
    sqlite_autoincrement=True,
)

#: a paper that was made: what it was and the SHA-256 of its bytes in `documents/`
document = Table(
    "document",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id")),
    words("kind"),
    words("number"),
    words("addressee"),
    words("lang", "en"),
    words("name"),
    words("sha256"),
    moment("at"),
)


def _in_queue_order(name: str, *columns: ColumnElement[Any]) -> None:
    """Each stage in this order: a page of any view is read from here, whatever it is sorted by."""
    Index(f"ix_case_{name}", return_case.c.stage, *columns)


_in_queue_order("number", return_case.c.id)  # numbers are given in the order of the rows
# with the row's own number and, for the count of today, the day it sleeps until
_in_queue_order("due_at", return_case.c.due_at, return_case.c.id, return_case.c.snoozed_until)
# with the currency, for the sum of what is open
_in_queue_order(
    "value_minor", return_case.c.value_minor, return_case.c.id, return_case.c.currency
)
for _name in ("next_step", "reason", "first_offer"):
    _in_queue_order(_name, return_case.c[_name], return_case.c.id)
for _name in ("request", "goods", "buyer_money", "supplier_claim"):
    _in_queue_order(_name, return_case.c[_name], return_case.c.id)
for _name in ("order_number", "channel_name", "sku", "title", "buyer", "supplier_name"):
    _in_queue_order(_name, return_case.c[_name].collate("NOCASE"), return_case.c.id)
Index("ix_case_order", return_case.c.order_id)
Index("ix_case_customer", return_case.c.customer_id)
Index("ix_case_supplier", return_case.c.supplier_id, return_case.c.supplier_claim)
Index("ix_line_case", case_line.c.case_id)
Index("ix_parcel_tracking", parcel.c.tracking)
Index("ix_parcel_case", parcel.c.case_id)
Index("ix_finding_case", finding.c.case_id)
Index("ix_photo_case", photo.c.case_id, photo.c.position)
Index("ix_photo_sha256", photo.c.sha256)
Index("ix_payment_case", payment.c.case_id)
Index("ix_claim_case", claim.c.case_id)
Index("ix_message_case", message.c.case_id)
Index("ix_event_case", event.c.case_id, event.c.case_seq, unique=True)
Index("ix_document_sha256", document.c.sha256)
