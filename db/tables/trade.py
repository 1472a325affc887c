"""Channels, suppliers and their policies, products, customers, orders."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text, UniqueConstraint

from db.tables.base import WHOLE, key, metadata, moment, whole, words

#: the desk's own settings: name → JSON
setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    words("value", "null"),
)

#: where orders are sold; deadlines are looked up by `platform` and `country`
channel = Table(
    "channel",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
    words("platform"),
    words("country"),
    words("currency", "USD"),
)

supplier = Table(
    "supplier",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
    words("email"),
    words("language", "en"),
    words("standing", "active"),
    words("note"),
)

#: `address` is the JSON of an `Address`
warehouse = Table(
    "warehouse",
    metadata,
    key(),
    Column("supplier_id", ForeignKey("supplier.id"), nullable=False),
    words("name"),
    words("address", "{}"),
)

#: one version of a supplier's policy; `terms` is the JSON of `PolicyTerms` and never changes
supplier_policy = Table(
    "supplier_policy",
    metadata,
    key(),
    Column("supplier_id", ForeignKey("supplier.id"), nullable=False),
    whole("version", 1),
    words("holds_from"),
    words("checked_on"),
    words("terms", "{}"),
    words("source"),
    UniqueConstraint("supplier_id", "version"),
)

#: an address of ours, or one that goods can be sent to; `address` is the JSON of an `Address`
place = Table(
    "place",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
    words("kind", "own"),
    words("address", "{}"),
)

product = Table(
    "product",
    metadata,
    key(),
    Column("sku", Text, nullable=False, unique=True),
    words("title"),
    Column("supplier_id", ForeignKey("supplier.id")),
    Column("price_minor", WHOLE),
    Column("cost_minor", WHOLE),
    words("currency", "USD"),
    Column("weight_g", WHOLE),
    words("listing", "unknown"),
    words("product_group"),
    # `original:<sha256>` of a `product_picture`, or the path of a drawing below the desk's folder
    words("picture"),
    # sold no more: it stands in no list to choose from
    whole("retired"),
    # this SKU is that product, written otherwise; its row repeats what is said of it
    Column("merged_into", ForeignKey("product.id")),
)

#: an original in the vault that was given as the picture of products; its row stays when it is taken off
product_picture = Table(
    "product_picture",
    metadata,
    key(),
    words("sha256"),
    whole("bytes"),
    whole("width"),
    whole("height"),
    words("format"),
    words("name"),
    moment("added_at"),
    # SHA-256 of the working picture that was made of it when it came in
    words("work_sha256"),
    UniqueConstraint("sha256"),
)

#: what an original looks like (`documents.picture_looks`), and the first picture that looked so: all of one
#: family are the same picture, saved again. It follows from the originals, and no history tells of it
picture_look = Table(
    "picture_look",
    metadata,
    key(),
    words("sha256"),
    words("look"),
    words("family"),
    UniqueConstraint("sha256"),
)

#: `address` is the JSON of an `Address`
customer = Table(
    "customer",
    metadata,
    key(),
    words("name"),
    words("email"),
    words("address", "{}"),
    # a buyer is known again by e-mail on a channel, else by name and postcode
    Column("known_by", Text, unique=True),
)

order = Table(
    "sale_order",
    metadata,
    key(),
    Column("channel_id", ForeignKey("channel.id"), nullable=False),
    words("number"),
    Column("customer_id", ForeignKey("customer.id")),
    Column("ordered_on", Text),
    Column("paid_on", Text),
    Column("shipped_on", Text),
    Column("delivered_on", Text),
    words("fulfilment", "dropship"),
    words("currency", "USD"),
    # its own: a buyer has sent gifts to several addresses
    words("buyer"),
    words("email"),
    words("address", "{}"),
    # the postage that the buyer paid; NULL while nobody said
    Column("postage_minor", WHOLE),
    # what the shop or platform already gave back of it, whatever for
    whole("refunded_minor"),
    whole("cancelled"),
    # where it stands in the shop's own words
    words("state"),
    # when the platform says that it last changed it; NULL where its files do not tell
    moment("told_at"),
    # what all of it costs, and what of that the buyer paid; NULL while no file told both
    Column("billed_minor", WHOLE),
    Column("received_minor", WHOLE),
    # the whole postage of an order that was paid in part; NULL of any other
    Column("billed_postage_minor", WHOLE),
    # a person told the address, and no file overwrites it
    whole("address_told"),
    UniqueConstraint("channel_id", "number"),
)

#: `line_key` is the platform's own line number, else SKU and position; it makes re-imports add nothing
order_line = Table(
    "order_line",
    metadata,
    key(),
    Column("order_id", ForeignKey("sale_order.id"), nullable=False),
    words("line_key"),
    # the platform's own number of it
    words("platform_line"),
    words("sku"),
    words("title"),
    words("variant"),
    Column("product_id", ForeignKey("product.id")),
    whole("quantity", 1),
    # what was paid for it: after discounts, with the tax; NULL while nobody said, 0 for a gift
    Column("paid_minor", WHOLE),
    # quantity and sum were told by a request only, and an orders file knows better
    whole("guessed"),
    whole("cancelled"),
    # who kept and shipped it: a mixed order has both; "" while nobody said
    words("fulfilment"),
    moment("told_at"),
    # what it costs, where the order was paid in part; NULL of any other
    Column("billed_minor", WHOLE),
    UniqueConstraint("order_id", "line_key"),
)

#: every file brought in, by its SHA-256
import_file = Table(
    "import_file",
    metadata,
    key(),
    words("sha256"),
    words("name"),
    words("platform"),
    moment("at"),
    whole("new_rows"),
    whole("known_rows"),
    whole("unusable_rows"),
)

#: what a platform listed already, so that a second import of the same row adds nothing
imported = Table(
    "imported",
    metadata,
    Column("row_key", Text, primary_key=True),
    Column("case_id", WHOLE),
    Column("file_id", ForeignKey("import_file.id")),
    sqlite_with_rowid=False,
)

Index("ix_order_number", order.c.number)
Index("ix_order_customer", order.c.customer_id)
Index("ix_warehouse_supplier", warehouse.c.supplier_id)
Index("ix_product_supplier", product.c.supplier_id)
# how often an article comes back is counted from what orders files told of it
Index("ix_order_line_sku", order_line.c.sku, sqlite_where=order_line.c.guessed == 0)
Index("ix_look_family", picture_look.c.family)
