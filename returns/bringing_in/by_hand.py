"""What the seller types: a case that no file brought, completed from the orders that are known."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.channels import ChannelSeed, named
from returns.bringing_in.known_cases import KnownCases
from returns.bringing_in.new_cases import CaseSeed, LineSeed, Newcomers
from returns.bringing_in.order_lines import is_guess, returned_key
from returns.bringing_in.reported import LineStart
from returns.casework.orders import demand_days
from returns.clock import day
from returns.errors import NotFound, Refusal
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.ledger.case_rows import order_of
from returns.ledger.row_types import OrderLineRow, OrderRow
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store
from returns.money import Money, minor_units
from returns.records.change import Change
from returns.records.email_address import demand_email
from returns.records.kept_text import demand_kept, whole_text
from returns.records.options import NewCase, OrderHint
from returns.rules.own_reasons import chosen_reason
from returns.terms import Fulfilment

#: as many orders as a list under a text field can show
_HINTS = 8
#: more than anyone sends back, and few enough to be rows
_MOST_PIECES = 9_999
#: as many case numbers as a sentence names
_NAMED = 8


_HINTED = (
    select(
        *(s.order.c.number, s.channel.c.name.label("channel"), s.order.c.buyer),
        *(s.order_line.c.sku, s.order_line.c.title, s.order_line.c.quantity),
        *(s.order_line.c.paid_minor, s.order.c.currency, s.order.c.ordered_on),
    )
    .join(s.channel, s.channel.c.id == s.order.c.channel_id)
    .join(s.order_line, s.order_line.c.order_id == s.order.c.id)
    .order_by(s.order.c.number, s.order.c.id, s.order_line.c.id)
)


class ByHand:
    """Cases typed on one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def orders_like(self, beginning: str) -> tuple[OrderHint, ...]:
        """Imported orders that begin like what is typed, a hint for each line."""
        beginning = whole_text(beginning)
        number = s.order.c.number
        like = number >= beginning, number < beginning + "\U0010ffff"
        return self._hints(_HINTED.where(*like).limit(_HINTS)) if beginning else ()

    def items_of(self, number: str) -> tuple[OrderHint, ...]:
        """All that was bought in one order, as the first shop that knows it has it."""
        orders, channel = s.order, s.order.c.channel_id
        mine = orders.c.number == whole_text(number)
        first = select(channel).where(mine).order_by(orders.c.id).limit(1)
        return self._hints(_HINTED.where(mine, channel == first.scalar_subquery()))

    def _hints(self, query: Select[Any]) -> tuple[OrderHint, ...]:
        with self._store.reading() as tx:
            return tuple(
                OrderHint(
                    row.number,
                    row.channel,
                    row.buyer,
                    row.sku,
                    row.title,
                    row.quantity,
                    _piece(row.paid_minor, row.quantity, row.currency),
                    day(row.ordered_on),
                )
                for row in tx.execute(query)
            )

    def open(self, new: NewCase) -> Change:
        """Open a case that no file brought; the order is made when it is not known.

        Of a known order it takes the line of that SKU, of several those with pieces left, or the only
        one, and those that come back with it; price and dates that are known stay. Raises `Refusal`
        for more pieces than are left of what was bought.
        """
        _demand_sense(new)
        now = self._store.clock.now()
        number = new.order_number.strip()
        email = demand_email(new.buyer_email, "case.email", "buyer_email")
        with self._store.transaction() as tx:
            own = read_settings(tx).reasons
            newcomers = Newcomers(self._store, tx, _shop(tx, new.channel, number))
            book = newcomers.book
            known = book.find(number)
            lines = list(book.lines(known.id)) if known else []
            further = _is_further(lines, new)
            if known is not None and further:
                _demand_one_currency(known, lines, new.price)
            order = book.add(_typed(new, number, email, with_line=further))
            told = replace(
                order_of(order, ()),
                ordered_on=new.ordered_on or day(order.ordered_on),
                delivered_on=new.delivered_on or day(order.delivered_on),
            )
            demand_days(told, now.date())
            rows = book.lines(order.id)
            free = {row.id: book.pieces.free(row) for row in rows}
            wanted = _items_meant(tx, order, rows, new, free)
            line = wanted[0][0]
            if line.paid_minor is None and (paid := new.paid_for(line.quantity)) is not None:
                book.tell_price(order, line, paid)
            case_id = newcomers.open_case(
                CaseSeed(
                    order=order,
                    lines=tuple(
                        _seed(row, quantity, chosen_reason(reason, own), new)
                        for row, quantity, reason in wanted
                    ),
                    requested_at=now,
                    start=LineStart(),
                    fulfilment=None if lines else new.fulfilment,
                    supplier_id=new.supplier_id,
                )
            )
            cases = KnownCases(self._store, tx, newcomers)
            cases.tell_orders()
            cases.tell_beside()
        return Change((case_id,), frozenset({"case"}))

    def tell_price(
        self, number: str, price: Money, *, shop: str = "", item: str = "", of_all: bool = False
    ) -> Change:
        """Say what was paid for an item of an order, where no file told it; its cases have it, too.

        It is the price of one piece, or `of_all` of them, which share it to the cent. `item` is a SKU or
        title, "" where the order has one item. Raises `NotFound` for an order that nobody told of,
        `Refusal` where a file told the price.
        """
        demand_kept(number, item)
        if price.minor < 0:
            raise Refusal("order.price_negative")
        with self._store.transaction() as tx:
            newcomers = Newcomers(self._store, tx, _shop(tx, shop, number.strip()))
            book = newcomers.book
            order = book.find(number.strip())
            if order is None:
                raise NotFound("order.unknown", number=number)
            line = _line_named(order, book.lines(order.id), item.strip())
            if line.paid_minor is not None and not line.guessed:
                paid = Money(line.paid_minor, order.currency)
                raise Refusal("order.price_known", item=line.title or line.sku, amount=paid)
            if line.paid_minor is not None:
                _demand_one_currency(order, [line], price)
                _demand_unpromised(tx, line)
            if not book.tell_price(order, line, price if of_all else price * line.quantity):
                raise Refusal("order.price_currency", currency=order.currency)
            known = KnownCases(self._store, tx, newcomers)
            known.tell_orders()
            known.tell_beside()
        return Change(tuple(known.told_ids), frozenset({"case"}))


def _is_further(lines: list[OrderLineRow], new: NewCase) -> bool:
    """Whether the order gets a line: where no file told its goods, they are those that were asked for."""
    described = bool(new.title or new.price is not None)
    typed_only = all(is_guess(row.line_key) for row in lines)
    return not lines or (typed_only and described and not _fitting(lines, new))


def _demand_one_currency(
    order: OrderRow, lines: list[OrderLineRow], price: Money | None
) -> None:
    """What has a price already says what the whole order is counted in."""
    priced = any(row.paid_minor is not None for row in lines)
    if price is not None and priced and price.currency != order.currency:
        raise Refusal("order.price_currency", currency=order.currency)


def _demand_unpromised(tx: Connection, line: OrderLineRow) -> None:
    """A price that was typed is put right only until somebody was promised something by it."""
    mine = t.case_line
    promised = select(mine.c.id).where(
        mine.c.order_line_id == line.id, mine.c.offer.is_not(None)
    )
    if tx.execute(promised.limit(1)).first() is not None:
        raise Refusal("order.price_promised", item=line.title or line.sku)


def _line_named(order: OrderRow, lines: list[OrderLineRow], item: str) -> OrderLineRow:
    """The line of that SKU or title, the only one where none is named; raises `Refusal`."""
    named = [row for row in lines if item in (row.sku, row.title)] if item else lines
    if len(named) == 1:
        return named[0]
    items = ", ".join(dict.fromkeys(row.sku or row.title for row in lines))
    key = "order.no_such_item" if item and not named else "order.which_item"
    raise Refusal(key, order=order.number, items=items)


def _piece(paid_minor: int | None, quantity: int, currency: str) -> Money:
    """What one piece cost; nothing while nobody told."""
    paid = Money(paid_minor or 0, currency)
    return paid.split(quantity)[0] if paid else paid


def _demand_sense(new: NewCase) -> None:
    demand_kept(new)
    if not new.order_number.strip():
        raise Refusal("case.order_wanted")
    for quantity in (new.quantity, *(other.quantity for other in new.also)):
        if quantity < 1:
            raise Refusal("case.quantity")
        if quantity > _MOST_PIECES:
            raise Refusal("case.quantity_most", most=_MOST_PIECES)
    code = new.price.currency if new.price is not None else new.currency.strip()
    if code and code not in minor_units():
        raise Refusal("money.currency", currency=code)


def _shop(tx: Connection, name: str, number: str) -> ChannelSeed:
    """The shop that is meant; without a name the only one that knows the order, or the only one."""
    if name.strip():
        return named(name.strip())
    channel, order = s.channel, s.order
    knows = select(channel).join(order, order.c.channel_id == channel.c.id)
    found = tx.execute(knows.where(order.c.number == number)).all()
    if not found:
        found = tx.execute(select(channel)).all()
    if not found:
        raise Refusal("case.shop_wanted_yet", order=number)
    if len(found) != 1:
        shops = ", ".join(sorted(row.name for row in found))
        raise Refusal("case.shop_wanted", order=number, shops=shops)
    return ChannelSeed(found[0].name, found[0].platform, found[0].country, found[0].currency)


def _typed(new: NewCase, number: str, email: str, *, with_line: bool) -> OrderDraft:
    """The order as it was typed; its goods count where no file told of any."""
    name = new.buyer_name.strip()
    item = new.sku or new.title
    line = OrderLineDraft(
        line_key=returned_key(item),
        sku=new.sku,
        title=new.title or new.sku or number,
        quantity=new.quantity,
        unit_price=new.unit_price,
        paid=new.paid_for(new.quantity),
        # that a supplier shipped it is only supposed while nobody says otherwise
        fulfilment=None if new.fulfilment is Fulfilment.DROPSHIP else new.fulfilment,
    )
    return OrderDraft(
        number=number,
        lines=(line,) if with_line else (),
        ordered_on=new.ordered_on,
        delivered_on=new.delivered_on,
        currency=new.price.currency if new.price is not None else new.currency,
        customer=CustomerDraft(name, email) if name or email else None,
    )


def _fitting(lines: list[OrderLineRow], new: NewCase) -> list[OrderLineRow]:
    """The lines of just these goods: of that SKU; of that title where one of both tells no SKU."""
    if new.sku:
        numbered = [row for row in lines if row.sku == new.sku]
        unnumbered = [row for row in lines if not row.sku and row.title in (new.title, new.sku)]
        return numbered or unnumbered
    return [row for row in lines if new.title and row.title == new.title]


def _lines_meant(
    order: OrderRow, lines: list[OrderLineRow], new: NewCase
) -> list[OrderLineRow]:
    """The lines of the order that are typed: by their SKU, else their title, else the only goods in it."""
    same = _fitting(lines, new) or ([] if new.sku else lines)
    goods = {(row.sku, row.title, row.variant) for row in same}
    if len(goods) == 1 or (same and new.sku):
        return same
    items = ", ".join(dict.fromkeys(row.sku or row.title for row in lines))
    key = "case.which_item" if same else "case.not_in_order"
    raise Refusal(key, order=order.number, items=items)


def _items_meant(
    tx: Connection,
    order: OrderRow,
    lines: list[OrderLineRow],
    new: NewCase,
    free: dict[int, int],
) -> list[tuple[OrderLineRow, int, str]]:
    """What was typed, and what comes back with it: each line, how many of it, and why.

    `free` tells how many pieces of each line nobody asked for yet.
    """
    asked = [(new, new.quantity, new.reason)]
    for other in new.also:
        named = replace(new, sku=other.item.strip(), title="")
        asked.append((named, other.quantity, other.reason))
    wanted: list[tuple[OrderLineRow, int, str]] = []
    for each, quantity, reason in asked:
        used = {row.id for row, _, _ in wanted}
        same = [row for row in _lines_meant(order, lines, each) if row.id not in used]
        if not same:
            raise Refusal("case.item_twice", order=order.number)
        _demand_left(tx, same, quantity, sum(free[row.id] for row in same))
        wanted += [(row, count, reason) for row, count in _taken_of(same, quantity, free)]
    return wanted


def _taken_of(
    lines: list[OrderLineRow], quantity: int, free: dict[int, int]
) -> list[tuple[OrderLineRow, int]]:
    """How many pieces come from which line of these goods: all from one where it has as many left."""
    enough = next((row for row in lines if free[row.id] >= quantity), None)
    if enough is not None:
        return [(enough, quantity)]
    taken = []
    for row in lines:
        count = min(quantity, free[row.id])
        quantity -= count
        taken += [(row, count)] if count > 0 else []
    return taken


def _seed(line: OrderLineRow, quantity: int, reason: str, new: NewCase) -> LineSeed:
    return LineSeed(
        order_line=line,
        quantity=quantity,
        reason=reason,
        buyer_words=new.buyer_words,
        title=line.title or new.title,
    )


def _demand_left(tx: Connection, lines: list[OrderLineRow], wanted: int, left: int) -> None:
    """Refuse more pieces than are left of what was bought, and name the cases that have the others."""
    if wanted <= left:
        return
    item, bought = lines[0].title, sum(row.quantity for row in lines)
    if left == bought:
        raise Refusal("case.more_than_bought", count=wanted, item=item, bought=bought)
    owner, mine = t.return_case, t.case_line
    query = (
        select(owner.c.number)
        .join(mine, mine.c.case_id == owner.c.id)
        .where(mine.c.order_line_id.in_([row.id for row in lines]))
        .order_by(owner.c.id)
        .distinct()
    )
    cases = ", ".join(tx.execute(query.limit(_NAMED)).scalars())
    raise Refusal(
        "case.more_than_left",
        count=wanted,
        item=item,
        bought=bought,
        left=left,
        cases=cases,
    )
