"""The files of the platforms as the world writes them: small ones, with what a life needs of them."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from resources import resource
from tests.worlds.world import Sale, Sold, plain

_CODES = {
    row["id"]: row["codes"].get("amazon", [row["id"].upper()])[0]
    for row in json.loads(resource("reasons.json").read_text(encoding="utf-8"))["reasons"]
}


@dataclass(frozen=True)
class Asked:
    """One item of a request as Amazon's file tells it."""

    sale: Sale
    goods: Sold
    quantity: int
    reason: str
    on: date
    status: str = "Pending approval"
    resolution: str = "StandardRefund"
    label: str = "AmazonUnPaidLabel"
    a_to_z: str = "N"
    #: minor units
    refunded: int = 0
    delivered: date | None = None

    def later(self, **changes: object) -> "Asked":
        """The same item as a later file tells it."""
        return replace(self, **changes)  # type: ignore[arg-type]


def _write(path: Path, rows: Sequence[dict[str, object]], delimiter: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def orders_file(path: Path, sales: Sequence[Sale]) -> Path:
    """The orders report or export of the shop that these orders were placed in."""
    if sales[0].platform == "shopify":
        return _write(path, [row for sale in sales for row in _shopify(sale)], ",")
    rows = [row for sale in sales for row in (*_of_warehouse(sale), *_own(sale))]
    return _write(path, rows, "\t")


def _own(sale: Sale) -> list[dict[str, object]]:
    return [_ordered(sale, goods) for goods in sale.lines]


def _of_warehouse(sale: Sale) -> list[dict[str, object]]:
    """Goods of Amazon's warehouse in the same order, named first; nobody asks them back here."""
    if int(sale.number[-1]) % 3:
        return []
    (row, *_) = _own(sale)
    own = {"fulfillment-channel": "Amazon", "sku": "WAREHOUSE", "product-name": "Sponge"}
    sums = {"quantity": 1, "item-price": plain(0, sale.currency)}
    return [row | own | sums | {"shipping-price": "", "item-promotion-discount": ""}]


def _ordered(sale: Sale, goods: Sold) -> dict[str, object]:
    gross = None if goods.price is None else goods.price * goods.quantity
    return {
        "amazon-order-id": sale.number,
        "purchase-date": f"{sale.ordered.isoformat()}T10:11:12+00:00",
        "order-status": sale.state or "Shipped",
        "fulfillment-channel": "Merchant",
        "sales-channel": "Amazon",
        "ship-service-level": "Standard",
        "product-name": goods.title,
        "sku": goods.sku,
        "asin": "",
        "item-status": sale.state or "Shipped",
        "quantity": goods.quantity,
        "currency": sale.currency,
        "item-price": "" if gross is None else plain(gross, sale.currency),
        "item-promotion-discount": plain(goods.discount, sale.currency),
        # the platform tells it line by line
        "shipping-price": plain(sale.postage if goods is sale.lines[0] else 0, sale.currency),
        "buyer-name": sale.buyer,
        "buyer-email": sale.email,
        "recipient-name": sale.buyer,
        "ship-address-1": "4 Mill Lane",
        "ship-city": "Town",
        "ship-postal-code": "10115",
        "ship-country": sale.country,
    }


def _shopify(sale: Sale) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    known = all(goods.price is not None for goods in sale.lines)
    net = sum(goods.net or 0 for goods in sale.lines)
    financial, _, fulfilment = (sale.state or "paid, fulfilled").partition(", ")
    off = "cancelled" in sale.matter
    for place, goods in enumerate(sale.lines):
        first = place == 0
        own = {
            "Financial Status": financial,
            "Fulfillment Status": fulfilment,
            "Currency": sale.currency,
            "Subtotal": plain(net - sale.discount, sale.currency) if known else "",
            "Shipping": plain(sale.postage, sale.currency),
            "Taxes": plain(0, sale.currency),
            "Total": plain(net - sale.discount + sale.postage, sale.currency) if known else "",
            "Discount Amount": plain(sale.discount, sale.currency),
            "Created at": f"{sale.ordered.isoformat()} 09:50:26 +0200",
            "Fulfilled at": f"{sale.shipped} 09:50:26 +0200" if sale.shipped else "",
            "Billing Name": sale.buyer,
            "Shipping Name": sale.buyer,
            "Shipping Address1": "4 Mill Lane",
            "Shipping City": "Town",
            "Shipping Zip": "BS1 4EP",
            "Shipping Country": sale.country,
        }
        rows.append(
            {
                "Name": sale.number,
                "Email": sale.email if first else "",
                **{name: value if first else "" for name, value in own.items()},
                "Lineitem quantity": goods.quantity,
                "Lineitem name": goods.title,
                "Lineitem price": ""
                if goods.price is None
                else plain(goods.price, sale.currency),
                "Lineitem sku": goods.sku,
                "Lineitem discount": plain(goods.discount, sale.currency),
                "Cancelled at": f"{sale.ordered} 11:50:26 +0200" if first and off else "",
                "Refunded Amount": plain(sale.refunded, sale.currency) if first else "",
            }
        )
    return rows


def returns_file(path: Path, asked: Sequence[Asked]) -> Path:
    """Amazon's report of returns that the seller fulfils."""
    return _write(path, [_asked(item) for item in asked], "\t")


def _asked(item: Asked) -> dict[str, object]:
    sale, goods = item.sale, item.goods
    return {
        "Order ID": sale.number,
        "Order date": f"{sale.ordered:%d-%b-%Y}",
        "Return request date": f"{item.on:%d-%b-%Y}",
        "Return request status": item.status,
        "Amazon RMA ID": f"D{sale.number[4:11]}{sale.number[-7:]}RRMA",
        "Merchant RMA ID": "",
        "Label type": item.label,
        "Label cost": "",
        "Currency code": sale.currency,
        "Return carrier": "",
        "Tracking ID": "",
        "Label to be paid by": "Customer",
        "A-to-Z Claim": item.a_to_z,
        "Is prime": "N",
        "ASIN": "",
        "Merchant SKU": goods.sku,
        "Item Name": goods.title,
        "Return quantity": item.quantity,
        "Return Reason": f"CR-{_CODES[item.reason]}",
        "In policy": "Y",
        "Return type": "C-Returns",
        "Resolution": item.resolution,
        "Return delivery date": f"{item.delivered:%d-%b-%Y}" if item.delivered else "",
        "Order Amount": "" if goods.net is None else plain(goods.net, sale.currency),
        "Order quantity": goods.quantity,
        "SafeT claim id": "",
        "Refunded Amount": plain(item.refunded, sale.currency) if item.refunded else "",
    }
