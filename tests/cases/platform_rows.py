"""Files of the platforms as these cases need them: Shopify's orders, Amazon's unshipped orders and units."""

import csv
import io

SHOPIFY = (
    *("Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Currency"),
    *("Subtotal", "Shipping", "Taxes", "Total", "Discount Code", "Discount Amount"),
    *("Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku"),
    *("Billing Name", "Shipping Name", "Shipping Address1", "Shipping City", "Shipping Zip"),
    *("Shipping Country", "Cancelled at", "Refunded Amount", "Id", "Lineitem discount"),
)
_UNSHIPPED = (
    *("order-id", "order-item-id", "purchase-date", "buyer-email", "sku", "product-name"),
    *("quantity-purchased", "ship-service-level", "recipient-name", "ship-address-1"),
    *("ship-city", "ship-state", "ship-postal-code", "ship-country", "buyer-name"),
)
_UNITS = (
    *("return-date", "order-id", "sku", "asin", "fnsku", "product-name", "quantity"),
    *("fulfillment-center-id", "detailed-disposition", "reason", "status"),
    *("license-plate-number", "customer-comments"),
)


def bring_file(shop, text, name="file.txt", channel=""):
    """Bring a platform's file with this text in; the import's result."""
    path = shop.folder / name
    path.write_text(text, "utf-8")
    return shop.desk.intake.commit(shop.desk.intake.preview(path, channel))


def shopify_orders(*orders):
    """An orders export: each order is its number, its lines (SKU, price, count) and further cells."""
    out = io.StringIO()
    writer = csv.DictWriter(out, SHOPIFY, restval="")
    writer.writeheader()
    for number, lines, cells in orders:
        writer.writerows(_shopify_rows(number, lines, cells))
    return out.getvalue()


def _shopify_rows(number, lines, cells):
    bill = {
        "Email": "bea@x.example",
        "Financial Status": "paid",
        "Paid at": "2026-11-01 19:04:27 -0700",
        "Fulfillment Status": "fulfilled",
        "Currency": "USD",
        "Billing Name": "Bea Buyer",
        "Shipping Name": "Bea Buyer",
        "Shipping Address1": "12 Test Lane",
        "Shipping City": "New York",
        "Shipping Zip": "'10001",
        "Shipping Country": "US",
        "Id": f"60000000{number.strip('#')}",
    }
    for place, (sku, price, count) in enumerate(lines):
        row = {
            "Name": number,
            "Created at": "2026-11-01 19:04:22 -0700",
            "Lineitem quantity": str(count),
            "Lineitem name": sku.capitalize(),
            "Lineitem price": price,
            "Lineitem sku": sku,
        }
        yield row | bill | cells if place == 0 else row


def unshipped_orders(*rows):
    """Amazon's report of unshipped orders; each row is told by its cells' names."""
    usual = {
        "purchase-date": "2026-11-01T10:00:00+00:00",
        "quantity-purchased": "1",
        "ship-service-level": "Standard",
        "ship-country": "US",
    }
    return _table(_UNSHIPPED, [usual | row for row in rows])


def returned_units(*rows):
    """Amazon's report of units that came back to its warehouses."""
    usual = {
        "sku": "STAND",
        "asin": "B0A",
        "fnsku": "X0A",
        "product-name": "Stand",
        "quantity": "1",
        "fulfillment-center-id": "LEX1",
        "detailed-disposition": "CUSTOMER_DAMAGED",
        "reason": "DEFECTIVE",
    }
    return _table(_UNITS, [usual | row for row in rows])


def _table(columns, rows):
    lines = ["\t".join(columns)]
    lines += ["\t".join(row.get(name, "") for name in columns) for row in rows]
    return "\n".join(lines) + "\n"
