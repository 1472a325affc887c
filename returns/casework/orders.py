"""Orders: what is known of one in each shop, and the dates and the postage that the seller knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.line_facts import dates_of, usual_transit
from returns.errors import NotFound, Refusal
from returns.ledger.case_rows import order_of, stored_case
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store
from returns.money import Money
from returns.records.advice import OrderDates
from returns.records.change import Change
from returns.records.kept_text import demand_kept, whole_text
from returns.records.order import Order
from returns.records.policy import Address
from returns.records.policy_json import address_text
from returns.rules.dates.dates import order_dates
from returns.rules.dates.since_order import OLDEST
from returns.rules.shop_state import unsent
from returns.terms import Fulfilment

_DAY_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """An order in one shop, with its cases and its dates as far as anybody knows."""

    shop: str
    order: Order
    dates: OrderDates
    #: what went back for each line over all cases, in minor units by the line's number
    refunded: dict[int, int]
    #: what went back of the postage, None while nothing did
    postage_back: Money | None
    suppliers: dict[int, str]
    cases: tuple[str, ...]


class Orders:
    """The orders of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, number: str, shop: str = "") -> tuple[KnownOrder, ...]:
        """One for each shop that has that number; raises `NotFound`."""
        order, channel = s.order, s.channel
        typed = whole_text(number).strip()
        query = (
            select(order.c.id, channel.c.name, channel.c.country)
            .join(channel, channel.c.id == order.c.channel_id)
            .where(order.c.number.in_({typed, typed.upper(), f"#{typed}"}))
            .order_by(order.c.id)
        )
        if shop:
            query = query.where(channel.c.name == shop)
        with self._store.reading() as tx:
            found = tx.execute(query).all()
            if not found:
                raise NotFound("order.unknown", number=number)
            return tuple(_known(tx, row.id, row.name, row.country) for row in found)

    def currency(self, number: str, shop: str = "") -> str:
        """What an order is counted in, as far as anybody knows; raises `NotFound`."""
        return self.find(number, shop)[0].order.currency

    def set_dates(
        self,
        number: str,
        *,
        shop: str = "",
        ordered: date | None = None,
        shipped: date | None = None,
        delivered: date | None = None,
    ) -> Change:
        """Enter dates that no file told; every case of the order is worked out anew.

        Raises `Refusal` for days that cannot be, and where several shops have that number.
        """
        known = self._one(number, shop)
        told = replace(
            known,
            ordered_on=ordered or known.ordered_on,
            shipped_on=shipped or known.shipped_on,
            delivered_on=delivered or known.delivered_on,
        )
        demand_days(told, self._store.clock.now().date())
        values = {
            "ordered_on": _text(told.ordered_on),
            "shipped_on": _text(told.shipped_on),
            "delivered_on": _text(told.delivered_on),
        }
        facts = {name: day or "" for name, day in values.items()}
        return self._write(known.id, "order_dates", values, facts)

    def set_postage(self, number: str, postage: Money, shop: str = "") -> Change:
        """Enter what the buyer paid for the delivery, of which no file told.

        Raises `Refusal` below nothing, in another currency than the order's, and where several
        shops have that number.
        """
        known = self._one(number, shop)
        if postage.minor < 0:
            raise Refusal("order.postage")
        if postage.currency != known.currency:
            raise Refusal("order.currency", number=known.number, currency=known.currency)
        values = {"postage_minor": postage.minor}
        return self._write(known.id, "order_postage", values, {"postage": str(postage)})

    def set_address(self, number: str, address: Address, shop: str = "") -> Change:
        """Enter where an order goes; a later file does not overwrite it.

        Raises `Refusal` without a street or a country, and where several shops have that number.
        """
        known = self._one(number, shop)
        demand_kept(address)
        if not address.lines or not (address.city or address.postcode) or not address.country:
            raise Refusal("order.address", number=known.number)
        return self._write(
            known.id, "order_address", {"address": address_text(address), "address_told": 1}, {}
        )

    def _one(self, number: str, shop: str) -> Order:
        found = self.find(number, shop)
        if len(found) > 1:
            raise Refusal(
                "order.several", number=number, shops=", ".join(o.shop for o in found)
            )
        return found[0].order

    def _write(
        self, order_id: int, kind: str, values: dict[str, Any], facts: dict[str, str]
    ) -> Change:
        """Told of the order, and so of each of its cases, which are worked out anew."""
        case, seqs, case_ids = t.return_case, [], []
        with self._store.transaction() as tx:
            of_order = select(case.c.id).where(case.c.order_id == order_id).order_by(case.c.id)
            theirs = tx.execute(of_order).scalars().all()
            if not theirs:
                tx.execute(s.order.update().where(s.order.c.id == order_id).values(**values))
            for case_id in theirs:
                with self._store.change_within(tx, case_id, kind) as work:
                    work.update("order", order_id, **values)
                    work.facts |= facts
                case_ids.append(case_id)
                seqs += [work.seq] if work.seq is not None else []
        return Change(tuple(case_ids), frozenset({"case"}), tuple(seqs))


def demand_days(order: Order, today: date) -> None:
    """Refuse days that cannot be: before anybody sold so, ahead, or one before the other."""
    told = (
        ("ordered", order.ordered_on),
        ("shipped", order.shipped_on),
        ("delivered", order.delivered_on),
    )
    before: tuple[str, date] | None = None
    for name, day in told:
        if day is None:
            continue
        if not OLDEST <= day <= today + _DAY_AHEAD:
            raise Refusal("order.day", what=f"term:order_day:{name}", day=f"date:{day}")
        if before is not None and day < before[1]:
            raise Refusal(
                "order.day_order",
                what=f"term:order_day:{name}",
                day=f"date:{day}",
                before=f"term:order_day:{before[0]}",
                other=f"date:{before[1]}",
            )
        before = name, day


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _shipped_by(order: str, lines: Sequence[str]) -> Fulfilment:
    """Whose usual days count for an order as a whole: of a mixed one the seller's."""
    told = {Fulfilment(each or order) for each in lines} or {Fulfilment(order)}
    return min(told, key=list(Fulfilment).index)


def _all_back(order: Order) -> dict[int, int]:
    """What went back of each line where the shop's file says that all of the order did; else none."""
    whole = order.paid_in_all
    if not whole or order.refunded < whole:
        return {}
    return {line.id: line.paid.minor for line in order.lines if line.paid is not None}


def _known(tx: Connection, order_id: int, shop: str, country: str) -> KnownOrder:
    row = tx.execute(select(s.order).where(s.order.c.id == order_id)).one()
    line = s.order_line
    lines = tx.execute(
        select(line).where(line.c.order_id == order_id).order_by(line.c.id)
    ).all()
    order = order_of(row, lines)
    case = t.return_case
    query = select(case.c.id, case.c.number).where(case.c.order_id == order_id)
    cases = tx.execute(query.order_by(case.c.id)).all()
    settings = read_settings(tx)
    shipped_by = _shipped_by(row.fulfilment, [each.fulfilment for each in lines])
    transit = usual_transit(order, country, shipped_by, settings)
    told = order.ordered_on, order.shipped_on, order.delivered_on
    dates = order_dates(*told, transit, gone=not unsent(order))
    postage_back = None
    if cases:
        stored = stored_case(tx, cases[0].id)
        postage_back = stored.postage_back
        dates = dates_of(stored, stored.lines[0], settings)
    refunded: dict[int, int] = {}
    of_line = t.case_line
    for each in cases:
        for back in stored_case(tx, each.id).lines:
            if back.order_line_id is not None:
                spent = refunded.get(back.order_line_id, 0)
                refunded[back.order_line_id] = spent + back.refunded.minor
    product, supplier = s.product, s.supplier
    named = (
        select(line.c.id, supplier.c.name)
        .join(product, product.c.id == line.c.product_id)
        .join(supplier, supplier.c.id == product.c.supplier_id)
        .where(line.c.order_id == order_id)
    )
    suppliers = {found.id: found.name for found in tx.execute(named)}
    theirs = select(of_line.c.order_line_id, of_line.c.supplier_name).join(
        line, line.c.id == of_line.c.order_line_id
    )
    for found in tx.execute(theirs.where(line.c.order_id == order_id)):
        if found.supplier_name:
            suppliers[found.order_line_id] = found.supplier_name
    return KnownOrder(
        shop,
        order,
        dates,
        refunded | _all_back(order),
        postage_back,
        suppliers,
        tuple(each.number for each in cases),
    )
