"""Cases that come to the desk for the first time, from a file or by hand."""

import json
from array import array
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, select

from db.queue.search_text import add_texts
from db.tables import cases as t
from returns.bringing_in.channels import ChannelSeed
from returns.bringing_in.first_refunds import FirstRefunds, shared_lines
from returns.bringing_in.known_suppliers import KnownSuppliers
from returns.bringing_in.left_out import leave_out
from returns.bringing_in.opening import CaseSeed as CaseSeed
from returns.bringing_in.opening import LineSeed as LineSeed
from returns.bringing_in.opening import Opening
from returns.bringing_in.order_book import OrderBook
from returns.bringing_in.order_lines import who_ships
from returns.bringing_in.order_money import OrderMoney
from returns.bringing_in.reported import (
    A_TO_Z,
    answered_by_money,
    awaited_there,
    label_on_us,
    reported_facts,
    reported_parcel,
    reported_start,
)
from returns.bringing_in.worked_out import WorkedOut, start_claims
from returns.casework.around import rates_of
from returns.casework.case_supplier import unit_cost
from returns.clock import stamp
from returns.importing.drafts import OrderDraft, ReturnDraft, ReturnLineDraft
from returns.ledger.held_pieces import share_of
from returns.ledger.new_rows import NewRows
from returns.ledger.row_types import (
    CaseRow,
    ImportedRow,
    LineRow,
    OrderLineRow,
    OrderRow,
    UnitRow,
)
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store
from returns.records.platform_codes import codes_told
from returns.rules.numbering import case_number, our_rma
from returns.rules.own_reasons import meant
from returns.rules.reasons import EXTRA_ITEM
from returns.rules.tracks.approved_there import ApprovedThere, approved_there
from returns.rules.tracks.track_machines import ENDED
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Goods,
    ListingSource,
    Request,
    Route,
    SupplierClaim,
    Wish,
)
from returns.trade.platform_acts import PlatformAct

#: not all that was paid for it went back
_NOT_WHOLE = frozenset({BuyerMoney.OPEN, BuyerMoney.PAID_PARTLY})


class Newcomers:
    """Writes new orders and cases inside one transaction."""

    def __init__(
        self,
        store: Store,
        tx: Connection,
        seed: ChannelSeed,
        file_id: int | None = None,
        *,
        told_here: bool = False,
    ) -> None:
        self._tx = tx
        self._file_id = file_id
        self._now = store.clock.now()
        self._at = stamp(self._now)
        self._number: int | None = None
        self._settings = read_settings(tx)
        self._rates = rates_of(self._settings)
        self._new = NewRows(tx)
        #: what the new cases are found by
        self._texts: list[tuple[int, str]] = []
        self.suppliers = KnownSuppliers(tx)
        self.case_ids = array("q")
        self.book = OrderBook(tx, seed, self._new, told_here=told_here)
        self.money = OrderMoney(tx, self._new)
        self.refunds = FirstRefunds(self.book, self.money, self._new, self._at)
        #: order lines of which more than one request may tell
        self.shared: set[int] = set()
        self._worked_out = WorkedOut(tx, self._now, self._settings, self.suppliers, self.book)

    @property
    def from_file(self) -> bool:
        """Whether a file tells what is brought in, and not a person."""
        return self._file_id is not None

    @property
    def closed(self) -> int:
        """How many of the new cases had nothing left to do."""
        return self._worked_out.closed

    # --- what a file brings ------------------------------------------------------------

    def add_order(self, draft: OrderDraft) -> None:
        """Add an order's new lines, and fill in what an earlier file did not know yet."""
        self.book.add(draft)

    def add_return(self, draft: ReturnDraft, keys: Iterable[str]) -> int:
        """Open a case for a request that is remembered by these keys; returns its number in the desk."""
        order = self.book.order_of(draft)
        lines = tuple(self._line_seed(order, draft, item) for item in draft.lines)
        cost = label_on_us(draft)
        seed = CaseSeed(
            order=order,
            lines=lines,
            requested_at=draft.requested_at,
            start=reported_start(draft),
            fulfilment=draft.fulfilment,
            facts=reported_facts(draft),
            did=draft.platform_did,
            disputed=bool(draft.a_to_z) or PlatformAct.A_TO_Z_OPENED in draft.platform_did,
            parcel=reported_parcel(draft, order.currency),
            label_cost=cost,
        )
        case_id = self._open(seed)
        self.remember(keys, case_id)
        return case_id

    def add_items(
        self, case: CaseRow, draft: ReturnDraft, items: Iterable[ReturnLineDraft]
    ) -> Opening:
        """Lines for items that a later copy of a request names beside the known ones; written."""
        order = self.book.by_id(case.order_id)
        seed = CaseSeed(
            order=order,
            lines=tuple(self._line_seed(order, draft, item) for item in items),
            requested_at=draft.requested_at,
            start=reported_start(draft),
            fulfilment=draft.fulfilment,
            did=draft.platform_did,
        )
        before = self.refunds.before(seed)
        opening = Opening(seed, case)
        for line_seed in seed.lines:
            self._add_line(opening, line_seed)
        self.refunds.note(opening, before)
        self.shared |= shared_lines(opening)
        leave_out(opening)
        self._await_approved(opening)
        for line in opening.lines:
            # as long as nobody owes anything
            line.supplier_claim = SupplierClaim.NOT_CLAIMABLE.value
        self.write()
        start_claims(self._tx, opening, self._now)
        return opening

    def remember(self, keys: Iterable[str], case_id: int | None) -> None:
        """Note rows as brought in, so that a later file does not bring them again."""
        for key in keys:
            self._new.add(ImportedRow(key, case_id, self._file_id))

    def write(self) -> None:
        """Write all that waits: new rows, and what the new cases are found by."""
        self._new.write()
        if self._texts:
            add_texts(self._tx, self._texts)
            self._texts.clear()

    def open_case(self, seed: CaseSeed) -> int:
        """Write a case with its lines, units and first event; returns its number in the desk."""
        case_id = self._open(seed)
        self.write()
        return case_id

    def _line_seed(
        self, order: OrderRow, draft: ReturnDraft, item: ReturnLineDraft
    ) -> LineSeed:
        """An item of a request; a file that lists one a request tells reason and words of that."""
        return LineSeed(
            order_line=self.book.returned(order, item, draft.fulfilment),
            quantity=item.quantity,
            reason=item.reason or draft.reason,
            raw_reason=item.raw_reason or draft.raw_reason,
            buyer_words=item.buyer_words or draft.buyer_words,
            wish=Wish(item.wish),
            title=item.title,
            refunded=item.refunded,
        )

    # --- a case ------------------------------------------------------------------------

    def _open(self, seed: CaseSeed) -> int:
        before = self.refunds.before(seed)
        opening = Opening(seed, self._case(seed))
        case = opening.case
        self._new.add(case)
        for line_seed in seed.lines:
            self._add_line(opening, line_seed)
        if seed.parcel is not None:
            seed.parcel.case_id = case.id
            self._new.add(seed.parcel)
            opening.parcels.append(seed.parcel)
        self.refunds.note(opening, before)
        self.shared |= shared_lines(opening)
        leave_out(opening)
        _leave_open(opening)
        self._await_approved(opening)
        self._worked_out.complete(opening)
        self._texts.append((case.id, self._worked_out.search_text(opening)))
        self._new.first_event(case.id, "opened", opening.body(), self._at)
        self.case_ids.append(case.id)
        self.book.asked(seed.order)
        return case.id

    def _case(self, seed: CaseSeed) -> CaseRow:
        order, number, cost = seed.order, self._next_number(), seed.label_cost
        same = cost is not None and cost.currency == order.currency
        return CaseRow(
            number=number,
            order_id=order.id,
            channel_id=self.book.channel.id,
            customer_id=order.customer_id,
            requested_at=stamp(seed.requested_at),
            currency=order.currency,
            our_rma=our_rma(number),
            dispute=A_TO_Z if seed.disputed else "",
            # the file tells no day of it, and what could hurt us counts from the early end
            dispute_at=min(self._at, stamp(seed.requested_at)) if seed.disputed else None,
            platform_did=_did_text(seed.did),
            platform_codes=codes_told(seed.facts),
            freight_back_minor=cost.minor if cost is not None and same else None,
        )

    def _add_line(self, opening: Opening, told_item: LineSeed) -> None:
        """The line of an item, with its units."""
        seed, case, bought = opening.seed, opening.case, told_item.order_line
        start, order = seed.start, seed.order
        product = self.book.products.of(bought.sku, bought.title)
        supplier_id = seed.supplier_id or (product.supplier_id if product else None)
        policy = self.suppliers.policy_for(supplier_id, order.ordered_on, seed.requested_at)
        line = LineRow(
            case_id=case.id,
            order_line_id=bought.id,
            product_id=product.id if product else None,
            sku=bought.sku,
            title=told_item.title or bought.title or order.number,
            variant=bought.variant,
            quantity=told_item.quantity,
            reason=told_item.reason,
            raw_reason=told_item.raw_reason,
            buyer_words=told_item.buyer_words,
            wish=told_item.wish.value,
            fulfilment=who_ships(bought, order, seed.fulfilment).value,
            listing=product.listing if product else ListingSource.UNKNOWN.value,
            supplier_id=supplier_id,
            supplier_name=self.suppliers.name(supplier_id),
            policy_id=policy.id if policy else None,
            unit_cost_minor=unit_cost(product, case.currency, self._rates),
            request=start.request.value,
            buyer_money=start.buyer_money.value,
            route=start.route.value,
            freight_payer=(start.freight_payer or FreightPayer.SELLER).value,
            returnless=int(start.returnless),
            answered_at=start.answered_at,
            approved_at=start.approved_at,
            label_made_at=start.label_made_at,
            received_at=start.received_at,
            picture=product.picture if product else "",
        )
        self._new.add(line)
        opening.lines.append(line)
        self._add_units(opening, line, bought)

    def _add_units(self, opening: Opening, line: LineRow, bought: OrderLineRow) -> None:
        """One unit for each piece, with its share of what was paid."""
        case, start = opening.case, opening.seed.start
        holds = start.request not in ENDED
        pieces = self.book.pieces.take(bought, line.quantity, keep=holds)
        for number, piece in enumerate(pieces, start=1):
            unit = UnitRow(
                case_id=case.id,
                line_id=line.id,
                number=number,
                piece=piece,
                paid_minor=share_of(bought, piece, case.currency),
                goods=start.goods.value,
                disposition=start.disposition.value if start.disposition else None,
            )
            self._new.add(unit)
            opening.units.append(unit)

    def _await_approved(self, opening: Opening) -> None:
        """What the platform approved, and did not pay whole, is answered: its goods are awaited."""
        seed = opening.seed
        if not awaited_there(seed.did) or seed.start.request is not Request.APPROVED:
            return
        for line in opening.lines:
            units = opening.units_of(line)
            if line.buyer_money in _NOT_WHOLE and _all_bought(line, units):
                why = meant(line.reason, self._settings.reasons)
                stands = approved_there(why, new_one=line.wish in (Wish.SAME, Wish.VARIANT))
                if stands is not None:
                    _await(line, units, stands, seed)

    def _next_number(self) -> str:
        year = self._now.year
        if self._number is None:
            table = t.return_case
            query = (
                select(table.c.number)
                .where(table.c.number.like(f"RC-{year}-%"))
                .order_by(table.c.id.desc())
                .limit(1)
            )
            last = self._tx.execute(query).scalar()
            self._number = int(str(last).rsplit("-", 1)[1]) if last else 0
        self._number += 1
        return case_number(year, self._number)


@lru_cache(maxsize=200)
def _did_text(did: frozenset[PlatformAct]) -> str:
    """What the platform did, as a case's row holds it."""
    return json.dumps(sorted(did))


def _leave_open(opening: Opening) -> None:
    """A part that the platform paid is no answer: what it did not pay whole is still to be decided."""
    if not answered_by_money(opening.seed.did):
        return
    for line in opening.lines:
        here = any(unit.goods == Goods.RECEIVED for unit in opening.units_of(line))
        if line.buyer_money in _NOT_WHOLE and not here:
            line.request, line.approved_at = Request.NEW.value, None


def _await(
    line: LineRow, units: Iterable[UnitRow], stands: ApprovedThere, seed: CaseSeed
) -> None:
    """The line as the platform left it: the shop's address is known to the buyer from there."""
    line.offer = stands.offer.value
    if line.buyer_money == BuyerMoney.OPEN:
        line.buyer_money = stands.money.value
    line.answered_at = stamp(seed.requested_at)
    if line.route == Route.NONE:
        line.route = Route.TO_US.value
    if seed.start.freight_payer is None:
        line.freight_payer = stands.payer.value
    for unit in units:
        if unit.goods == Goods.NONE_EXPECTED:
            unit.goods = Goods.AWAITED.value


def _all_bought(line: LineRow, units: Iterable[UnitRow]) -> bool:
    """Whether it is known what is to come; of more than was bought somebody has to make sure first."""
    return line.reason == EXTRA_ITEM or all(unit.piece is not None for unit in units)
