"""A world made by a number: suppliers whose terms contradict each other, orders, and how people behave."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from returns.money import exponent

BEGIN = date(2026, 11, 2)
#: shop → its platform's kind of file, currency, country
SHOPS = {
    "Amazon US": ("amazon", "USD", "US"),
    "Amazon DE": ("amazon", "EUR", "DE"),
    "Amazon JP": ("amazon", "JPY", "JP"),
    "Amazon KW": ("amazon", "KWD", "KW"),
    "Quay Shop": ("shopify", "GBP", "GB"),
    "Muscat Shop": ("shopify", "OMR", "OM"),
    "淘宝店": ("hand", "CNY", "CN"),
}
REASONS = (
    *("defective", "poor_quality", "damaged_in_transit", "missing_parts", "wrong_item"),
    *("wrong_size", "not_as_described", "ordered_by_mistake", "changed_mind", "better_price"),
    *("late", "never_arrived", "unauthorised_purchase", "extra_item", "no_reason", "warranty"),
    *("undeliverable", "other", "style", "not_compatible"),
)
#: how an order may stand at its shop → what is the matter with it
STATES: dict[str, dict[str, frozenset[str]]] = {
    "amazon": {
        "Pending": frozenset({"not_paid", "not_sent"}),
        "Unshipped": frozenset({"not_sent"}),
        "Cancelled": frozenset({"cancelled", "not_sent"}),
    },
    "shopify": {
        "voided, unfulfilled": frozenset({"not_paid", "not_sent"}),
        "voided, fulfilled": frozenset({"not_paid"}),
        "authorized, unfulfilled": frozenset({"not_paid", "not_sent"}),
        "pending, fulfilled": frozenset({"not_paid"}),
        "paid, unfulfilled": frozenset({"not_sent"}),
        "paid, fulfilled": frozenset({"cancelled"}),
    },
}
_TITLES = ("Mug, blue", "Lamp, oak", "陶瓷马克杯 350 ml", 'Tray "Linen" & co', "Vase", "Scarf")
_BUYERS = ("Lena Müller", "李明", "O'Neil, Tom", "Claire Dupré", "")


@dataclass(frozen=True)
class Sold:
    """One line of an order; sums in minor units, None where nobody knows."""

    sku: str
    title: str
    quantity: int
    price: int | None
    discount: int
    cost: int | None
    supplier: int | None

    @property
    def net(self) -> int | None:
        """What was paid for the line before the order's own discount."""
        return None if self.price is None else self.price * self.quantity - self.discount


@dataclass(frozen=True)
class Sale:
    """An order as it was placed."""

    number: str
    shop: str
    platform: str
    currency: str
    country: str
    lines: tuple[Sold, ...]
    buyer: str
    email: str
    ordered: date
    shipped: date | None
    delivered: date | None
    discount: int = 0
    #: what the buyer paid for the delivery
    postage: int = 0
    #: a key of `STATES`; "" where nothing is the matter
    state: str = ""
    #: what its shop says went back of it in all
    refunded: int = 0

    @property
    def matter(self) -> frozenset[str]:
        """What its shop says of it that forbids to pay."""
        return STATES[self.platform][self.state] if self.state else frozenset()


@dataclass(frozen=True)
class World:
    """All that a life begins with."""

    seed: int
    suppliers: list[dict[str, Any]]
    sales: tuple[Sale, ...]
    #: how often, of 100 times, each of them does what is hoped for
    buyers_agree: int
    buyers_send: int
    suppliers_answer: int
    suppliers_pay: int
    facts: dict[str, Any] = field(default_factory=dict)


def make_world(seed: int, most_lines: int = 4) -> World:
    """The world of that number, always the same one."""
    chance = Random(f"world {seed}")
    suppliers = [_supplier(chance, n) for n in range(chance.randint(1, 3))]
    sales = tuple(
        _standing(
            _sale(chance, seed, n, len(suppliers), most_lines), Random(f"state {seed} {n}")
        )
        for n in range(chance.choice((1, 1, 2)))
    )
    for place, goods in _goods(sales):
        if place is not None and goods.cost is not None:
            currency = next(s.currency for s in sales if goods in s.lines)
            suppliers[place]["products"].append(_product(goods, currency))
    return World(
        seed,
        suppliers,
        sales,
        buyers_agree=chance.choice((20, 50, 90)),
        buyers_send=chance.choice((20, 60, 90)),
        suppliers_answer=chance.choice((0, 40, 90)),
        suppliers_pay=chance.choice((0, 50, 100)),
    )


def _goods(sales: tuple[Sale, ...]) -> Iterator[tuple[int | None, Sold]]:
    for sale in sales:
        for goods in sale.lines:
            yield goods.supplier, goods


def _product(goods: Sold, currency: str) -> dict[str, Any]:
    return {
        "sku": goods.sku,
        "title": goods.title,
        "cost": plain(goods.cost or 0, currency),
        "currency": currency,
    }


def plain(minor: int, currency: str) -> str:
    """An amount as files write it: `12.50`, `1470`, `3.125`."""
    places = exponent(currency)
    if not places:
        return str(minor)
    text = str(minor).rjust(places + 1, "0")
    return f"{text[:-places]}.{text[-places:]}"


def _sale(chance: Random, seed: int, n: int, suppliers: int, most_lines: int) -> Sale:
    shop = chance.choice(tuple(SHOPS))
    platform, currency, country = SHOPS[shop]
    scale = 10 ** exponent(currency)
    lines = tuple(
        _sold(chance, f"S{seed}-{n}-{k}", suppliers, scale)
        for k in range(chance.choice((1, 1, 2, chance.randint(1, most_lines))[:most_lines]))
    )
    ordered = BEGIN - timedelta(days=chance.randint(3, 50))
    known = chance.random() < 0.6
    shipped = ordered + timedelta(days=1)
    nets = [line.net or 0 for line in lines]
    whole = platform == "shopify" and all(line.price is not None for line in lines)
    return Sale(
        number=_number(chance, platform, seed, n),
        shop=shop,
        platform=platform,
        currency=currency,
        country=country,
        lines=lines,
        buyer=chance.choice(_BUYERS),
        email=f"buyer{seed}@example.com" if chance.random() < 0.8 else "",
        ordered=ordered,
        shipped=shipped if known else None,
        delivered=shipped + timedelta(days=1) if known and chance.random() < 0.7 else None,
        discount=chance.randint(0, sum(nets) // 4) if whole and chance.random() < 0.4 else 0,
        postage=Random(f"postage {seed} {n}").choice((0, 399, 1250)),
    )


def _standing(sale: Sale, chance: Random) -> Sale:
    """The order as its shop lists it: of some it says that they were not paid, not sent, or cancelled."""
    if sale.platform not in STATES or chance.random() > 0.2:
        return sale
    stands = replace(sale, state=chance.choice(tuple(STATES[sale.platform])))
    unsent = "not_sent" in stands.matter
    return replace(stands, shipped=None, delivered=None) if unsent else stands


def _number(chance: Random, platform: str, seed: int, n: int) -> str:
    if platform == "amazon":
        return f"302-{seed % 10**7:07d}-{chance.randint(0, 10**6 - 1):06d}{n}"
    return f"#{seed}{n}" if platform == "shopify" else f"TB{seed}{n}"


def _sold(chance: Random, sku: str, suppliers: int, scale: int) -> Sold:
    quantity = chance.choice((1, 1, 1, 2, 3, 5))
    # every value band, odd cents, and gifts
    dear = chance.choice((0.05, 1, 1, 1, 4, 30))
    price: int | None = round(chance.randint(500, 9_999) * dear * scale / 100) or 1
    kind = chance.random()
    if kind < 0.06:
        price = 0
    elif kind < 0.12:
        price = None
    cost = None if chance.random() < 0.1 else round((price or 2 * scale) * 0.4) or 1
    off = chance.randint(0, (price or 0) * quantity // 3) if chance.random() < 0.3 else 0
    supplier = chance.randrange(suppliers) if chance.random() < 0.9 else None
    return Sold(sku, chance.choice(_TITLES), quantity, price, off, cost, supplier)


def _supplier(chance: Random, n: int) -> dict[str, Any]:
    payers = ("buyer", "seller", "supplier")
    terms: dict[str, Any] = {
        "holds_from": chance.choice(("2000-01-01", "2026-10-15", "2026-11-30")),
        "window_days": chance.choice((7, 14, 30, 60)),
        "window_from": chance.choice(("order", "shipment", "delivery")),
        "takes_returns": chance.random() < 0.8,
        "rma_needed": chance.random() < 0.6,
        "rma_placement": chance.choice(("label_only", "outer_box", "po_is_rma", "inside_slip")),
        "takes_ordered_wrong": chance.random() < 0.6,
        "fee": {"percent": chance.choice((0, 10, 25)), "waived_for": ["defective"]},
        "freight": {"*": chance.choice(payers), "defective": chance.choice(payers)},
        "remedies": chance.choice((["refund"], ["reship", "refund"], ["credit_note"])),
        "answer_days": chance.choice((2, 5)),
        "refund_days": chance.choice((5, 20)),
    }
    if terms["rma_needed"] and terms["window_days"] > 14:
        # a number is not good for ever
        terms["rma_valid_days"] = 2 * terms["answer_days"]
    if chance.random() < 0.3:
        terms["damage_days"] = chance.choice((2, 5))
    if chance.random() < 0.3:
        terms["evidence"] = {"shots": ["front", "defect_close"]}
    address = {
        "name": f"Works {n}",
        "lines": [f"{n + 1} Kiln Road"],
        "city": "Stoke",
        "country": "GB",
    }
    return {
        "name": f"Kiln {n} & Co",
        "email": f"returns{n}@kiln.example",
        "language": chance.choice(("en", "zh")),
        "standing": chance.choice(("active", "active", "active", "on_notice", "stopped")),
        "warehouses": [{"name": "Works", "address": address}] if chance.random() < 0.85 else [],
        "policies": [terms] if chance.random() < 0.9 else [],
        "products": [],
    }
