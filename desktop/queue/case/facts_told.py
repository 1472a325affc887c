"""What the seller knows of an order and its things, written down as one thing to undo."""

from datetime import date

from returns.casework.products import ProductTold
from returns.desk import Desk
from returns.money import Money
from returns.records.case import SUPPLIER_PO, Case
from returns.records.change import Change


def tell_facts(
    desk: Desk,
    case: Case,
    days: tuple[date | None, date | None, date | None],
    costs: tuple[tuple[str | int, Money], ...],
    prices: tuple[tuple[str, Money, bool], ...] = (),
    postage: Money | None = None,
    orders: tuple[tuple[int, str], ...] = (),
) -> tuple[Change, ...]:
    """All of it or none; raises `Refusal`.

    `days` are ordered, shipped, delivered, None where unsaid. `costs` are of a SKU, or of the item with
    that number where it has none; `prices` of one piece of it, or of all that was bought.
    """
    with desk.together():
        return tuple(_told(desk, case, days, costs, prices, postage, orders))


def _told(
    desk: Desk,
    case: Case,
    days: tuple[date | None, date | None, date | None],
    costs: tuple[tuple[str | int, Money], ...],
    prices: tuple[tuple[str, Money, bool], ...],
    postage: Money | None,
    orders: tuple[tuple[int, str], ...],
) -> list[Change]:
    changes = []
    if any(days):
        ordered, shipped, delivered = days
        changes.append(
            desk.orders.set_dates(
                case.order,
                shop=case.channel,
                ordered=ordered,
                shipped=shipped,
                delivered=delivered,
            )
        )
    changes += [
        desk.by_hand.tell_price(case.order, paid, shop=case.channel, item=item, of_all=of_all)
        for item, paid, of_all in prices
    ]
    if postage is not None:
        changes.append(desk.orders.set_postage(case.order, postage, case.channel))
    changes += [
        desk.cases.set_supplier_says(case.id, SUPPLIER_PO, number, line)
        for line, number in orders
    ]
    for item, cost in costs:
        if isinstance(item, str):
            changes.append(desk.products.tell(item, ProductTold(cost=cost)))
        else:
            changes.append(desk.cases.set_cost(case.id, cost, item))
    return changes
