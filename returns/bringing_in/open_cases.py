"""Cases with the rows that news from a file is about, read many at a time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, or_, select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.batches import batches
from returns.bringing_in.order_money import postage_left
from returns.bringing_in.platform_refunds import LinePaid
from returns.bringing_in.reported import settled
from returns.clock import moment
from returns.ledger.held_pieces import shares_elsewhere
from returns.ledger.part_rows import holds
from returns.ledger.row_types import CaseRow, LineRow, OrderLineRow, PaymentRow, UnitRow
from returns.records.unit import BOUNCED
from returns.rules.money.settled import decides_all
from returns.rules.tracks.payments import reported_key
from returns.terms import Party
from returns.trade.disputes import decided_elsewhere
from returns.trade.platform_acts import PlatformAct, pays_itself


@dataclass(slots=True)
class OpenCase:
    """A case with its lines, units, parcels' numbers, and what the buyer was paid."""

    case: CaseRow
    lines: list[LineRow] = field(default_factory=list)
    units: list[UnitRow] = field(default_factory=list)
    payments: list[PaymentRow] = field(default_factory=list)
    #: refunds of ours that never reached the buyer
    bounced: list[PaymentRow] = field(default_factory=list)
    trackings: set[str] = field(default_factory=set)
    #: of the order's postage, what did not go back yet; None while nobody told what it was
    postage_left: int | None = None
    #: what was bought of each line, by the order line's number
    bought: dict[int, OrderLineRow] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether somebody closed it, or it closed by itself."""
        return self.case.closed_at is not None

    @property
    def did(self) -> frozenset[PlatformAct]:
        """What the platform did on its own, as far as the case knows."""
        return frozenset(PlatformAct(act) for act in json.loads(self.case.platform_did))

    @property
    def settled(self) -> bool:
        """Whether the platform sees nothing left to settle with the buyer."""
        return settled(self.did) or pays_itself(self.did)

    def decided_by_payment(self, line: LineRow) -> bool:
        """Whether the platform's payment is its decision of a dispute that it hears itself."""
        dispute, told = self.case.dispute, holds(json.loads(line.lifted))
        out = (p for p in self.payments if p.line_id == line.id and p.outgoing)
        paid = (p.at for p in out if p.paid_by == "us")
        ours = [moment(each) for each in (line.answered_at, *paid) if each]
        return not decided_elsewhere(dispute) and decides_all(
            dispute, told["lifted"], told["dispute_over_at"], ours
        )

    def units_of(self, line: LineRow) -> list[UnitRow]:
        """The line's units."""
        return [unit for unit in self.units if unit.line_id == line.id]

    def paid_of(self, line: LineRow) -> LinePaid:
        """What the buyer had for the announced units of a line."""
        announced = self.units_of(line)[: line.quantity]
        return LinePaid(
            line,
            announced,
            sum(_signed(each) for each in self.payments if each.line_id == line.id),
            sum(map(_signed, self.postage_of(line))),
            self._back_again(line),
            self.postage_left,
            self._elsewhere(line),
        )

    def _back_again(self, line: LineRow) -> int:
        sent_back = (each for each in self.payments if not each.outgoing)
        again = (*self.bounced, *sent_back)
        return sum(each.amount_minor for each in again if each.line_id == line.id)

    def _elsewhere(self, line: LineRow) -> list[int]:
        """What was paid for each piece of its order line that no line of this case holds."""
        bought = self.bought.get(line.order_line_id or 0)
        if bought is None or bought.quantity == 1:
            return []
        return shares_elsewhere(bought, self.lines, self.units, self.case.currency)

    def postage_of(self, line: LineRow) -> list[PaymentRow]:
        """What the platform gave for postage along with a line."""
        key = f"{reported_key(self.case.id)}/{line.id}/"
        return [
            each
            for each in self.payments
            if each.line_id is None and each.pay_key.startswith(key)
        ]


def _signed(payment: PaymentRow) -> int:
    return payment.amount_minor if payment.outgoing else -payment.amount_minor


def open_cases(
    tx: Connection, case_ids: Iterable[int], *, closed_too: bool = False
) -> list[OpenCase]:
    """Those of these cases that are open, in the order of their numbers; `closed_too`: then the others."""
    found: dict[int, OpenCase] = {}
    case = t.return_case
    for batch in batches(sorted(set(case_ids))):
        query = select(case).where(case.c.id.in_(batch))
        if not closed_too:
            query = query.where(case.c.closed_at.is_(None))
        found |= {row.id: OpenCase(CaseRow(*row)) for row in tx.execute(query)}
    for batch in batches(list(found)):
        _read_parts(tx, batch, found)
    return sorted(found.values(), key=lambda known: (known.closed, known.case.id))


def _read_parts(tx: Connection, batch: list[int], found: dict[int, OpenCase]) -> None:
    line, unit, payment, parcel = t.case_line, t.unit, t.payment, t.parcel
    lines = select(line).where(line.c.case_id.in_(batch)).order_by(line.c.id)
    for row in tx.execute(lines):
        found[row.case_id].lines.append(LineRow(*row))
    units = select(unit).where(unit.c.case_id.in_(batch))
    for row in tx.execute(units.order_by(unit.c.line_id, unit.c.number)):
        found[row.case_id].units.append(UnitRow(*row))
    paid = select(payment).where(
        payment.c.case_id.in_(batch),
        payment.c.party == Party.BUYER.value,
        or_(payment.c.taken_back_seq.is_(None), payment.c.kind == BOUNCED),
    )
    for row in tx.execute(paid.order_by(payment.c.id)):
        known = found[row.case_id]
        (known.bounced if row.kind == BOUNCED else known.payments).append(PaymentRow(*row))
    sent = select(parcel.c.case_id, parcel.c.tracking).where(parcel.c.case_id.in_(batch))
    for row in tx.execute(sent):
        found[row.case_id].trackings.add(row.tracking)
    told = {each.order_line_id for case_id in batch for each in found[case_id].lines}
    bought = {
        row.id: OrderLineRow(*row)
        for row in tx.execute(select(s.order_line).where(s.order_line.c.id.in_(told)))
    }
    for case_id in batch:
        found[case_id].bought = bought
    left = postage_left(tx, {found[case_id].case.order_id for case_id in batch})
    for case_id in batch:
        found[case_id].postage_left = left.get(found[case_id].case.order_id)


def cases_of_orders(tx: Connection, order_ids: Iterable[int]) -> list[int]:
    """The cases of these orders, open or closed, by their numbers."""
    case = t.return_case
    found: list[int] = []
    for batch in batches(sorted(order_ids)):
        query = select(case.c.id).where(case.c.order_id.in_(batch))
        found += tx.execute(query).scalars()
    return sorted(found)


def told_beyond(tx: Connection, order_line_ids: Iterable[int]) -> dict[int, list[int]]:
    """Those of these order lines of which several requests tell, and one of a refund: their cases."""
    line = t.case_line
    found: dict[int, list[int]] = {}
    for batch in batches(sorted(order_line_ids)):
        query = select(line.c.order_line_id, line.c.case_id, line.c.told_minor)
        rows = tx.execute(
            query.where(line.c.order_line_id.in_(batch)).order_by(line.c.id)
        ).all()
        told = {row.order_line_id for row in rows if row.told_minor}
        for row in rows:
            if row.order_line_id in told:
                found.setdefault(row.order_line_id, []).append(row.case_id)
    return {line_id: cases for line_id, cases in found.items() if len(set(cases)) > 1}
