"""Return cases and what hangs on them: lines, units, parcels, photos, claims, payments, letters."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text, text

from db.tables.base import WHOLE, billed, key, metadata, moment, whole, words

#: one request; the columns from `reason` on repeat what the queue shows, so that a page is one read
return_case = Table(
    "return_case",
    metadata,
    key(),
    Column("number", Text, nullable=False, unique=True),
    Column("order_id", ForeignKey("sale_order.id"), nullable=False),
    Column("channel_id", ForeignKey("channel.id"), nullable=False),
    Column("customer_id", ForeignKey("customer.id")),
    moment("requested_at"),
    words("currency", "USD"),
    words("our_rma"),
    whole("suspected"),
    # A-to-z, chargeback or the like as the platform calls it while it is open; "" where there is none
    words("dispute"),
    # what the platform did, as words of `returns.trade.platform_acts` in JSON
    words("platform_did", "[]"),
    moment("snoozed_until"),
    moment("closed_at"),
    moment("reopened_at"),
    # what the postage cost us, in the case's currency; NULL where nobody said
    Column("freight_out_minor", WHOLE),
    Column("freight_back_minor", WHOLE),
    # worked out at every change and stored with it
    words("reason"),
    whole("value_minor"),
    words("request", "new"),
    words("goods", "none_expected"),
    words("buyer_money", "open"),
    words("supplier_claim", "to_ask"),
    words("first_offer"),
    words("next_step"),
    words("due_at"),
    whole("supplier_clock"),
    words("waiting_for"),
    whole("line_count", 1),
    # shown in the queue
    words("order_number"),
    words("channel_name"),
    words("sku"),
    words("title"),
    words("buyer"),
    words("supplier_name"),
    words("picture"),
    # which view of the queue a case is in (`db.queue.queue_views.STAGES`), kept by triggers; for a
    # generated column SQLite would read the row to answer from any of the indexes below
    whole("stage"),
    # since when the desk knows of the dispute
    moment("dispute_at"),
    # the numbers that the platform's files give the request: RMA, claim and the like, one a line
    words("platform_codes"),
    words("turns_at"),  # when time alone makes another step the next one
    words("hold"),  # what is checked, where that is next
)

#: one item of a request, with its own reason, supplier, offer and clocks
case_line = Table(
    "case_line",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("order_line_id", ForeignKey("order_line.id")),
    Column("product_id", ForeignKey("product.id")),
    words("sku"),
    words("title"),
    words("variant"),
    whole("quantity", 1),
    words("reason"),
    # the platform's own code or words for it, and the buyer's
    words("raw_reason"),
    words("buyer_words"),
    # money, the same again, another variant; "" while nobody said
    words("wish"),
    words("fulfilment", "dropship"),
    words("listing", "unknown"),
    Column("supplier_id", ForeignKey("supplier.id")),
    words("supplier_name"),
    Column("policy_id", ForeignKey("supplier_policy.id")),
    Column("unit_cost_minor", WHOLE),
    # the tracks of a line; where its goods are is told by its units
    words("request", "new"),
    words("buyer_money", "open"),
    words("supplier_claim", "to_ask"),
    # decisions
    words("supplier_rma"),
    words("route", "none"),
    Column("place_id", ForeignKey("place.id")),
    words("freight_payer", "seller"),
    Column("offer", Text),
    Column("offer_minor", WHOLE),
    # what is given on top of the money, in words
    words("gift"),
    whole("returnless"),
    # moments that deadlines count from
    moment("answered_at"),
    moment("asked_buyer_at"),
    moment("approved_at"),
    moment("label_made_at"),
    moment("received_at"),
    moment("inspected_at"),
    moment("paid_at"),
    moment("rma_asked_at"),
    moment("rma_given_at"),
    moment("claim_sent_at"),
    moment("claim_answered_at"),
    # how often the other side of the claim was reminded since it was asked
    whole("reminders"),
    # names of holds that were lifted, in JSON; with the reason of each since version 7
    words("lifted", "[]"),
    *(words("supplier_says", "{}"), words("found_says", "{}")),
    # where it stands with a second party, that owes for other pieces, in JSON; "" where nobody does
    words("beside"),
    moment("first_asked_at"),
    # what its request told that went back of it, and of pieces of the order line that it does not hold
    whole("told_minor"),
)

#: of a line: its own party was asked for it, or a second one is
ASKED = "claim_sent_at IS NOT NULL OR beside > ''"
#: `complete` while nobody said whether the unit is; its words are "" then
NOT_SAID = -1
#: one physical piece of a line: where it is, what was found on it, what becomes of it
unit = Table(
    "unit",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("line_id", ForeignKey("case_line.id"), nullable=False),
    whole("number", 1),
    # which piece of the order line it is, from 1; NULL for one that was not bought
    Column("piece", WHOLE),
    # its share of what was paid for the order line; NULL while that is not known
    Column("paid_minor", WHOLE),
    words("goods", "none_expected"),
    Column("place_id", ForeignKey("place.id")),
    words("package"),
    whole("complete", NOT_SAID),
    words("works"),
    words("marks"),
    words("grade"),
    whole("grade_overruled"),
    words("serial"),
    Column("weight_g", WHOLE),
    # what came instead of it, in words
    words("instead"),
    Column("verdict", Text),
    Column("disposition", Text),
    # it did not come with what came
    moment("missed_at"),
)

#: one shipment in any direction; without a case while it is unmatched
parcel = Table(
    "parcel",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id")),
    words("tracking"),
    words("carrier"),
    words("comes_from", "buyer"),
    words("goes_to", "us"),
    Column("place_id", ForeignKey("place.id")),
    words("payer", "buyer"),
    Column("cost_minor", WHOLE),
    moment("announced_at"),
    moment("sent_at"),
    moment("received_at"),
    words("note"),
)

#: which units a parcel holds, as far as somebody said
parcel_unit = Table(
    "parcel_unit",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("parcel_id", ForeignKey("parcel.id"), nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
)

#: what is sent to the buyer instead of money
exchange = Table(
    "exchange",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("line_id", ForeignKey("case_line.id"), nullable=False),
    words("sku"),
    words("title"),
    whole("quantity", 1),
    words("comes_from", "stock"),
    Column("parcel_id", ForeignKey("parcel.id")),
    moment("sent_at"),
    moment("arrived_at"),
    # numbers of the line's units that it was sent for, in JSON; empty where nobody kept them
    words("units", "[]"),
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
    # the line that it shows, and the number of the piece; none of the parcel as a whole, or where nobody said
    Column("line_id", ForeignKey("case_line.id")),
    Column("unit", WHOLE),
)

#: what is asked back for units of one line
claim = Table(
    "claim",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("line_id", ForeignKey("case_line.id")),
    words("party", "supplier"),
    # refund, credit_note, reship or allowance; postage of a carrier that was merely late, or
    # refund_and_postage where it lost something since
    words("kind", "refund"),
    # numbers of the line's units, in JSON
    words("units", "[]"),
    whole("amount_minor"),
    words("currency", "USD"),
    moment("sent_at"),
    Column("taken_back_seq", WHOLE),
    *billed(),
    # row numbers of the new ones of ours that a carrier lost and is asked for, in JSON; none for the pieces
    words("exchanges", "[]"),
)

#: what the other side said to a claim; nothing is ever changed in one
claim_answer = Table(
    "claim_answer",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    Column("claim_id", ForeignKey("claim.id"), nullable=False),
    moment("at"),
    # accepted, partly_accepted, refused, more_asked or reship_promised
    words("kind"),
    Column("amount_minor", WHOLE),
    words("words"),
    *billed(),
)

#: money that moved; `pay_key` is unique, so that a double click or a retry cannot pay twice
payment = Table(
    "payment",
    metadata,
    key(),
    Column("case_id", ForeignKey("return_case.id"), nullable=False),
    # NULL for the postage of the whole order
    Column("line_id", ForeignKey("case_line.id")),
    Column("claim_id", ForeignKey("claim.id")),
    words("party", "buyer"),
    whole("outgoing", 1),
    # us, or the platform that paid on its own
    words("paid_by", "us"),
    whole("amount_minor"),
    words("currency", "USD"),
    # refund, postage, replacement or claim; bounced for a refund that is struck out as that
    words("kind", "refund"),
    # numbers of the line's units, in JSON
    words("units", "[]"),
    words("reference"),
    # the calendar day on which it moved, where somebody said
    words("on_day"),
    moment("at"),
    Column("pay_key", Text, nullable=False, unique=True),
    Column("taken_back_seq", WHOLE),
    # bank, credit_note or bill; "" where nobody said
    words("way"),
    *billed(),
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
    # what it was made from, and the names of what goes with it, in JSON
    words("facts", "{}"),
    words("attachments", "[]"),
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

Index("ix_case_order", return_case.c.order_id)
Index("ix_case_customer", return_case.c.customer_id)
Index("ix_line_case", case_line.c.case_id)
#: what belongs to a row is found by it, for a step and where SQLite looks that none is left behind
_BELONGS_TO: dict[str, tuple[Table, ...]] = {
    "case": (
        *(unit, parcel_unit, exchange, claim_answer, parcel, payment),
        *(claim, message, document),
    ),
    "line": (unit, exchange, claim, payment, photo),
    "unit": (parcel_unit,),
    "parcel": (parcel_unit, exchange),
    "claim": (claim_answer,),
}
for _owner, _tables in _BELONGS_TO.items():
    for _table in _tables:
        Index(f"ix_{_table.name}_{_owner}", _table.c[f"{_owner}_id"])
# a case is found by what any of its lines says
Index("ix_line_supplier_name", case_line.c.supplier_name.collate("NOCASE"), case_line.c.case_id)
Index("ix_line_title", case_line.c.title.collate("NOCASE"), case_line.c.case_id)
Index("ix_line_reason", case_line.c.reason, case_line.c.case_id)
Index("ix_line_supplier", case_line.c.supplier_id, case_line.c.supplier_claim)
# what a supplier decided is counted from the newest of his lines that somebody was asked for
Index("ix_line_asked", case_line.c.supplier_id, sqlite_where=text(ASKED))
Index("ix_line_order_line", case_line.c.order_line_id)
Index("ix_line_product", case_line.c.product_id)
Index("ix_parcel_tracking", parcel.c.tracking)
Index("ix_photo_case", photo.c.case_id, photo.c.position)
Index("ix_photo_sha256", photo.c.sha256)
Index("ix_event_case", event.c.case_id, event.c.case_seq, unique=True)
Index("ix_document_sha256", document.c.sha256)
