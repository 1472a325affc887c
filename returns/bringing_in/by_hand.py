"""What the seller types: a case that no file brought, completed from the orders that are known."""

from sqlalchemy import select

from db.tables import trade as s
from returns.bringing_in.channels import named
from returns.bringing_in.new_cases import CaseSeed, LineSeed, Newcomers
from returns.clock import day
from returns.errors import Refusal
from returns.importing.drafts import CustomerDraft, OrderDraft, OrderLineDraft
from returns.ledger.store import Store
from returns.money import Money
from returns.records.change import Change
from returns.records.email_address import demand_email
from returns.records.kept_text import demand_kept, whole_text
from returns.records.options import NewCase, OrderHint

#: as many orders as a list under a text field can show
_HINTS = 8


class ByHand:
    """Cases typed on one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def orders_like(self, beginning: str) -> tuple[OrderHint, ...]:
        """Imported orders that begin like what is typed, with their first line."""
        order, line = s.order, s.order_line
        beginning = whole_text(beginning)
        query = (
            select(
                order.c.number,
                s.channel.c.name.label("channel"),
                s.customer.c.name.label("buyer"),
                *(line.c.sku, line.c.title, line.c.quantity, line.c.unit_price_minor),
                *(order.c.currency, order.c.ordered_on),
            )
            .join(s.channel, s.channel.c.id == order.c.channel_id)
            .outerjoin(s.customer, s.customer.c.id == order.c.customer_id)
            .join(line, line.c.order_id == order.c.id)
            .where(order.c.number >= beginning, order.c.number < beginning + "\U0010ffff")
            .order_by(order.c.number, line.c.id)
            .limit(_HINTS)
        )
        with self._store.reading() as tx:
            found = tx.execute(query).all() if beginning else []
        return tuple(
            OrderHint(
                row.number,
                row.channel,
                row.buyer or "",
                row.sku,
                row.title,
                row.quantity,
                Money(row.unit_price_minor, row.currency),
                day(row.ordered_on),
            )
            for row in found
        )

    def open(self, new: NewCase) -> Change:
        """Open a case that no file brought; the order is made when it is not known."""
        demand_kept(new)
        if not new.order_number.strip():
            raise Refusal("case.order_wanted")
        if new.quantity < 1:
            raise Refusal("case.quantity")
        email = demand_email(new.buyer_email, "case.email", "buyer_email")
        currency = new.unit_price.currency
        buyer = None
        if new.buyer_name.strip() or email:
            buyer = CustomerDraft(new.buyer_name.strip(), email)
        with self._store.transaction() as tx:
            newcomers = Newcomers(self._store, tx, named(new.channel))
            line = OrderLineDraft(
                new.sku or new.title, new.sku, new.title, new.quantity, new.unit_price
            )
            draft = OrderDraft(
                number=new.order_number.strip(),
                lines=(line,),
                ordered_on=new.ordered_on,
                delivered_on=new.delivered_on,
                currency=currency,
                customer=buyer,
                fulfilment=new.fulfilment,
            )
            order = newcomers.book.order(draft.number, draft, currency)
            line_id = newcomers.book.line(order.id, line, currency)
            title = new.title or new.sku or draft.number
            case_id = newcomers.open_case(
                CaseSeed(
                    order_id=order.id,
                    reason=new.reason,
                    lines=(LineSeed(new.sku, title, new.quantity, new.unit_price, line_id),),
                    requested_at=self._store.clock.now(),
                    buyer_words=new.buyer_words,
                    fulfilment=new.fulfilment,
                    supplier_id=new.supplier_id,
                )
            )
        return Change((case_id,), frozenset({"case"}))
