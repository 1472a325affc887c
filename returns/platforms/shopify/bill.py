"""What was paid for each line of a Shopify order, from the order's own figures (domain.md 1c)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from returns.money import Money

_RATE = re.compile(r"(\d+(?:[.,]\d+)?) ?%")


@dataclass(frozen=True, slots=True)
class Bill:
    """The figures of an order's own row; None where blank."""

    #: of the goods after every discount; of prices with tax in them the tax too
    subtotal: Money | None
    #: of the whole order; some shops count the lines' own and the postage's into it
    discount: Money | None
    postage: Money | None
    taxes: Money | None
    total: Money | None
    #: names of its taxes, such as `MwSt 19%`
    tax_names: tuple[str, ...] = ()

    def discount_of_lines(self, goods: Money) -> Money:
        """What is taken off the lines together, beyond their own discounts.

        `goods` is what they come to after those. The subtotal tells it; the discount named is the
        most that it can be: what is missing beyond it was taken from the order afterwards.
        """
        named = goods if self.discount is None else min(goods, self.discount)
        if self.subtotal is None:
            return named if self.discount is not None else Money(0, goods.currency)
        return min(named, max(goods - self.subtotal, Money(0, goods.currency)))

    @property
    def taxes_on_top(self) -> Money | None:
        """Taxes that were added to the prices; None when there are none or the prices hold them.

        The file has no word for it: the total tells, by what it is above the goods.
        """
        if not self.taxes or self.subtotal is None or self.total is None:
            return None
        rest = self.total - self.subtotal
        if self.postage is not None and rest == self.postage:
            return None
        return self.taxes if self.taxes <= rest else None

    @property
    def postage_before_tax(self) -> Money | None:
        """Postage as charged: below what it costs where a code made it free."""
        if self.postage is None or self.subtotal is None or self.total is None:
            return self.postage
        rest = self.total - self.subtotal
        if (taxes := self.taxes_on_top) is not None:
            rest = rest - taxes
        return max(min(self.postage, rest), Money(0, rest.currency))

    def taxes_the_postage(self, taxed: Money) -> bool:
        """Is the tax that was added one of goods and postage? Its rate tells; `taxed` goods."""
        rate = sum(map(_rate, self.tax_names), start=Decimal(0))
        taxes, postage = self.taxes_on_top, self.postage_before_tax
        if not rate or not taxes or not postage:
            return False
        of_goods = taxed.minor * rate / 100
        of_all = (taxed + postage).minor * rate / 100
        return abs(of_all - taxes.minor) < abs(of_goods - taxes.minor)


def _rate(name: str) -> Decimal:
    """The percents of a tax's name, 0 where it has none."""
    found = _RATE.search(name)
    return Decimal(found[1].replace(",", ".")) if found else Decimal(0)


def paid_for(
    bill: Bill, nets: Sequence[Money], taxable: Sequence[bool]
) -> tuple[tuple[Money, ...], Money | None]:
    """What was paid for each line, of prices after the lines' own discounts, and for the postage.

    All lines of the order, in an order that does not depend on that of the rows: odd cents go to
    the first ones.
    """
    goods = sum(nets[1:], start=nets[0])
    off = bill.discount_of_lines(goods).shares([net.minor for net in nets])
    paid = [net - part for net, part in zip(nets, off, strict=True)]
    postage = bill.postage_before_tax
    if (taxes := bill.taxes_on_top) is not None:
        weights = [one.minor if taxed else 0 for one, taxed in zip(paid, taxable, strict=True)]
        if not any(weights):
            weights = [one.minor for one in paid] if any(paid) else [1] * len(paid)
        taxed_goods = Money(sum(weights), goods.currency)
        with_postage = postage is not None and bill.taxes_the_postage(taxed_goods)
        weights.append(postage.minor if postage is not None and with_postage else 0)
        *on_lines, on_postage = taxes.shares(weights)
        paid = [one + tax for one, tax in zip(paid, on_lines, strict=True)]
        postage = postage + on_postage if postage is not None else None
    return tuple(paid), postage
