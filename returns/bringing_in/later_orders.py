"""What an orders file tells of the goods of known cases: buyer, prices, pieces, dates, refunds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.tables import cases as t
from returns.bringing_in.known_suppliers import KnownSuppliers
from returns.bringing_in.open_cases import OpenCase
from returns.bringing_in.order_book import OrderBook
from returns.bringing_in.order_lines import line_of_item, who_ships
from returns.bringing_in.order_money import OrderMoney
from returns.bringing_in.order_refunds import OrderTold, told_of_closed, told_of_order
from returns.bringing_in.paid_again import note_paid, write_payments
from returns.bringing_in.platform_refunds import put_right
from returns.bringing_in.reopening import open_again, settled_there
from returns.bringing_in.told_otherwise import price_told, refund_told
from returns.casework.case_supplier import unit_cost
from returns.casework.outlook import read_with
from returns.casework.owed_anew import owe_the_rest
from returns.clock import moment
from returns.importing.drafts import ReturnLineDraft
from returns.ledger.held_pieces import share_of
from returns.ledger.row_types import (
    LineRow,
    OrderLineRow,
    OrderRow,
    PaymentRow,
    UnitRow,
    told,
)
from returns.ledger.store import Work
from returns.money import Money, Rates
from returns.rules.tracks.track_machines import ENDED, PAID, SETTLED
from returns.terms import BuyerMoney, Fulfilment, Request


@dataclass(frozen=True, slots=True)
class Learning:
    """What known cases learn from."""

    book: OrderBook
    suppliers: KnownSuppliers
    money: OrderMoney
    rates: Rates | None

    def learn(self, work: Work, known: OpenCase) -> None:
        """Give a case all that its order now tells and it does not know yet.

        A closed one stays as it was ended, but for a refund that nobody knew of: it is opened by that. Of an
        open one a buyer whom we had paid all of the price is owed the rest of a higher one.
        """
        if not _paid_by_us(known):
            self._learn_order(work, known)
            return
        now = moment(work.at)
        before, _ = read_with(work.tx, known.case.id, now)
        self._learn_order(work, known)
        owed = owe_the_rest(work, before, now)
        for line in known.lines:
            if line.id in owed:
                line.buyer_money = BuyerMoney.PAID_PARTLY.value

    def _learn_order(self, work: Work, known: OpenCase) -> None:
        case = known.case
        order = self.book.by_id(case.order_id)
        nameless = self.book.buyers.nameless
        if order.customer_id not in (None, case.customer_id) and nameless(case.customer_id):
            work.set(customer_id=order.customer_id)
        if order.channel_id != case.channel_id:
            # the shop that an earlier file could not tell: its clocks are the case's now
            work.set(channel_id=order.channel_id)
        if order.currency != case.currency and not _may_be_recounted(known):
            return
        recounted = order.currency != case.currency
        for line in known.lines:
            was = known.paid_of(line).worth
            self._learn_line(work, known, order, line, recounted=recounted)
            if not recounted:
                price_told(work, known, line, was)
            _put_right(work, known, line)
        if recounted:
            # the postage was told in the currency that the case had before
            work.set(currency=order.currency, freight_out_minor=None, freight_back_minor=None)
            priced = t.parcel.c.case_id == case.id, t.parcel.c.cost_minor.is_not(None)
            for parcel_id in work.tx.execute(select(t.parcel.c.id).where(*priced)).scalars():
                work.update("parcel", parcel_id, cost_minor=None)
            case.currency = order.currency
        if order.refunded_minor:
            self._learn_refunds(work, known, order)
        if not known.closed:
            _count_again(work, known)

    def _learn_refunds(self, work: Work, known: OpenCase, order: OrderRow) -> None:
        if order.id in self.book.refunds_told:
            noted = self.money.paid_of(order) + self.money.back_again_of(order)
            sums = order.refunded_minor, noted
            refund_told(work, *(Money(each, order.currency) for each in sums))
        made, unclear = self._refunds(known, order, work.at)
        asks = unclear > 0 and not _asked_of(work, order)
        if known.closed and (asks or _unforeseen(known, made)):
            open_again(work, known, "refund")
        if asks:
            work.facts["unclear_refund"] = order.refunded_minor
        write_payments(work, known, made)
        self.money.add(order, made)

    def _refunds(
        self, known: OpenCase, order: OrderRow, at: str
    ) -> tuple[list[PaymentRow], int]:
        """What the order tells to have gone back beyond what is known of it, as far as it is this case's.

        And what of it is a closed case's, and of none of its lines for sure.
        """
        lines = [known.paid_of(line) for line in known.lines]
        known_of_it = self.money.paid_of(order), self.money.back_again_of(order)
        postage = self.money.postage_left(order)
        told = OrderTold(order, self.book.lines(order.id), *known_of_it, postage)
        if known.closed:
            return told_of_closed(told, lines, at)
        return told_of_order(told, lines, at), 0

    def _learn_line(
        self, work: Work, known: OpenCase, order: OrderRow, line: LineRow, *, recounted: bool
    ) -> None:
        bought = self._place(work, known, order, line)
        asked = moment(known.case.requested_at or work.at)
        held = self.suppliers.policy_for(line.supplier_id, order.ordered_on, asked)
        if line.supplier_id is not None and not known.closed:
            work.update("line", line.id, policy_id=held.id if held else None)
        if bought is None:
            return
        if not line.sku and bought.sku:
            product = self.book.products.of(bought.sku, bought.title)
            work.update(
                "line", line.id, sku=bought.sku, product_id=product.id if product else None
            )
            line.sku = bought.sku
        if bought.title and line.title in ("", line.sku):
            # typed before its order was known
            work.update("line", line.id, title=bought.title)
            line.title = bought.title
        if bought.variant and bought.variant != line.variant:
            work.update("line", line.id, variant=bought.variant)
        self._learn_who_ships(work, order, line, bought)
        if line.unit_cost_minor is None or recounted:
            product = self.book.products.of(line.sku, line.title)
            cost = unit_cost(product, order.currency, self.rates)
            work.update("line", line.id, unit_cost_minor=cost)

    def _learn_who_ships(
        self, work: Work, order: OrderRow, line: LineRow, bought: OrderLineRow
    ) -> None:
        """It was only supposed for a case typed before its order was known; what was said stands."""
        shipped_by = who_ships(bought, order)
        untouched = line.request == Request.NEW and line.answered_at is None
        supposed = (
            line.fulfilment == Fulfilment.DROPSHIP and shipped_by is not Fulfilment.DROPSHIP
        )
        if supposed and untouched:
            work.update("line", line.id, fulfilment=shipped_by.value)
            line.fulfilment = shipped_by.value

    def _place(
        self, work: Work, known: OpenCase, order: OrderRow, line: LineRow
    ) -> OrderLineRow | None:
        """Which pieces of which order line its units are, and what each of them cost."""
        lines = self.book.lines(order.id)
        bought = next((row for row in lines if row.id == line.order_line_id), None)
        units = known.paid_of(line).units
        lost = [unit for unit in units if not _is_placed(unit, bought)]
        holds = line.request not in ENDED or line.buyer_money in PAID
        if bought is None or (lost and len(lost) == len(units)):
            free = {row.id: self.book.pieces.free(row) for row in lines}
            item = ReturnLineDraft(
                line.sku, line.title, "", line.quantity, variant=line.variant
            )
            better = line_of_item(lines, item, free, Fulfilment(line.fulfilment))
            if better is not None and (bought is None or free[better.id] >= len(lost) > 0):
                bought = better
        if bought is None:
            return None
        if bought.id != line.order_line_id:
            work.update("line", line.id, order_line_id=bought.id)
        if holds:
            self._let_go(bought, lost)
        pieces = iter(self.book.pieces.take(bought, len(lost), keep=holds))
        for unit in units:
            piece = next(pieces) if unit in lost else unit.piece
            unit.piece = piece
            unit.paid_minor = share_of(bought, piece, order.currency)
            work.update("unit", unit.id, piece=piece, paid_minor=unit.paid_minor)
        return bought

    def _let_go(self, bought: OrderLineRow, lost: list[UnitRow]) -> None:
        """Pieces beyond what was bought are nobody's."""
        taken = self.book.pieces.of(bought)
        for unit in lost:
            if unit.piece is not None:
                taken.discard(unit.piece)


def _is_placed(unit: UnitRow, bought: OrderLineRow | None) -> bool:
    return unit.piece is not None and bought is not None and unit.piece <= bought.quantity


def _asked_of(work: Work, order: OrderRow) -> bool:
    """Whether the case was opened before to ask what that figure was for: nobody is asked twice."""
    event = t.event.c
    query = select(event.body).where(event.case_id == work.case_id, event.kind == work.kind)
    bodies = map(json.loads, work.tx.execute(query).scalars())
    return any(body.get("unclear_refund") == order.refunded_minor for body in bodies)


def _unforeseen(known: OpenCase, made: Sequence[PaymentRow]) -> bool:
    """Whether any of it is more than the sum of what the platform had settled."""
    lines = {line.id: line for line in known.lines}
    return any(not settled_there(known, lines[each.line_id or 0]) for each in made)


def _put_right(work: Work, known: OpenCase, line: LineRow) -> None:
    """What was beyond the price that a request told was no postage, where the order tells a higher one."""
    for postage in known.postage_of(line):
        made = put_right(known.paid_of(line), postage)
        if made is None:
            continue
        if postage.amount_minor:
            work.update("payment", postage.id, amount_minor=postage.amount_minor)
            made.id = work.insert("payment", **told(made))
            known.payments.append(made)
        else:
            # all of it: the same payment, of the line
            postage.line_id, postage.kind, postage.units = line.id, made.kind, made.units
            postage.amount_minor = made.amount_minor
            columns = {"line_id": line.id, "kind": made.kind, "units": made.units}
            work.update("payment", postage.id, **columns)
        note_paid(work, known, line)


def _may_be_recounted(known: OpenCase) -> bool:
    """Whether no sum of the case was promised, claimed or paid in the currency that it has."""
    named = any(line.offer_minor or line.claim_sent_at for line in known.lines)
    return not named and not known.payments


def _paid_by_us(known: OpenCase) -> bool:
    """Whether we gave the buyer of an open case money that may have been all that was due."""
    ours = {paid.line_id for paid in known.payments if paid.paid_by == "us"}
    return not known.closed and any(
        line.id in ours and line.buyer_money in SETTLED for line in known.lines
    )


def _count_again(work: Work, known: OpenCase) -> None:
    """What the platform paid is all of it or a part, by what is known of the price now."""
    for line in known.lines:
        paid = known.paid_of(line)
        if line.buyer_money not in (BuyerMoney.PAID, BuyerMoney.PAID_PARTLY):
            continue
        theirs = [each for each in known.payments if each.line_id == line.id]
        if paid.worth is None or any(each.paid_by != "platform" for each in theirs):
            continue
        whole = paid.paid >= paid.worth or known.settled
        state = BuyerMoney.PAID if whole else BuyerMoney.PAID_PARTLY
        work.update("line", line.id, buyer_money=state.value)
        line.buyer_money = state.value
