"""Orders, who placed them and what was sold."""

from dataclasses import dataclass
from datetime import date

from returns.money import Money
from returns.records.policy import Address
from returns.terms import ListingSource


@dataclass(frozen=True, slots=True)
class Customer:
    """A buyer on this desk."""

    id: int
    name: str
    email: str
    address: Address


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold; `picture` is `original:<sha256>`, a PNG path below the desk folder, or ""."""

    id: int
    sku: str
    title: str
    supplier_id: int | None
    price: Money | None
    cost: Money | None
    weight_g: int | None
    listing: ListingSource
    group: str = ""
    picture: str = ""
    #: sold no more
    retired: bool = False
    #: the number of the product that its SKU is; None where it is one itself
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class ProductTold:
    """What is said of a product; None where nothing is."""

    cost: Money | None = None
    #: by name
    supplier: str | None = None
    group: str | None = None
    listing: ListingSource | None = None
    title: str | None = None
    weight_g: int | None = None

    def beyond(self, known: Product | None, supplier: str) -> "ProductTold":
        """What of it is news; `supplier` is the name of who supplies it as far as is known."""
        if known is None:
            return self
        same = self.supplier is None or self.supplier.casefold() == supplier.casefold()
        return ProductTold(
            self.cost if self.cost != known.cost else None,
            None if same else self.supplier,
            self.group if self.group != known.group else None,
            self.listing if self.listing is not known.listing else None,
            self.title if self.title != known.title else None,
            self.weight_g if self.weight_g != known.weight_g else None,
        )


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order with what was paid for it, after discounts and with the tax."""

    id: int
    sku: str
    title: str
    variant: str
    quantity: int
    #: None while no file told it; 0.00 is a gift
    paid: Money | None
    platform_line: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What is known of an order, with its own name, address and e-mail to ship to."""

    id: int
    number: str
    currency: str
    buyer: str
    email: str
    address: Address
    ordered_on: date | None
    paid_on: date | None
    shipped_on: date | None
    delivered_on: date | None
    #: the postage that the buyer paid; None while nobody said
    postage: Money | None
    #: what the shop or platform gave back of it on its own, as far as its files tell
    refunded: Money
    cancelled: bool
    state: str
    #: what of its bill the buyer paid; None where no file told it
    received: Money | None = None
    lines: tuple[OrderLine, ...] = ()

    @property
    def paid_in_all(self) -> Money | None:
        """What the buyer paid for goods and postage; None while the price of a line is not known."""
        prices = [line.paid for line in self.lines if line.paid is not None]
        if not prices or len(prices) < len(self.lines):
            return None
        return sum(prices, start=self.postage or Money(0, self.currency))
