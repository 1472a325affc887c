"""What a later copy of a request tells that the desk did not know: money paid, parcel, arrival, words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.reported import (
    arrived_at,
    asks_for_new_one,
    label_on_us,
    reported_parcel,
)
from returns.importing.drafts import ReturnDraft
from returns.ledger.store import Work
from returns.money import Money
from returns.terms import BuyerMoney, Goods, Party, Route

_BATCH = 10_000
#: goods that are not here yet as far as the desk knows
_OUT = frozenset({Goods.NONE_EXPECTED, Goods.AWAITED, Goods.IN_TRANSIT})
#: the buyer was settled with
_SETTLED = frozenset({BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Told:
    """A known request, as the desk has it and as the file tells it now."""

    case: Any
    draft: ReturnDraft
    paid: Money
    trackings: frozenset[str]

    @property
    def refund(self) -> Money | None:
        """What the platform paid beyond what the desk knows of."""
        said = self.draft.refunded
        if not said or said.currency != self.paid.currency or said <= self.paid:
            return None
        return None if BuyerMoney(self.case.buyer_money) in _SETTLED else said - self.paid

    @property
    def parcel(self) -> bool:
        """A parcel that the desk does not know."""
        return bool(self.draft.tracking) and self.draft.tracking not in self.trackings

    @property
    def arrived(self) -> bool:
        """The carrier delivered it since."""
        return self.draft.delivered_back_on is not None and Goods(self.case.goods) in _OUT

    @property
    def words(self) -> bool:
        """The buyer's words came later (formats.md A1: up to 30 days)."""
        return bool(self.draft.buyer_words) and not self.case.buyer_words

    @property
    def label(self) -> Money | None:
        """What the label back cost us: most are bought after the first report."""
        cost = label_on_us(self.draft)
        known = self.case.freight_back_minor is not None
        return None if known or cost is None or cost.currency != self.case.currency else cost

    @property
    def new_one(self) -> bool:
        """The buyer wants a new one instead of money, and nothing was promised yet."""
        undecided = self.case.buyer_money == BuyerMoney.OPEN
        return asks_for_new_one(self.draft) and undecided and not self.case.wants_replacement

    def tells(self) -> bool:
        """Whether there is anything to write."""
        return any((self.refund, self.parcel, self.arrived, self.words, self.new_one)) or (
            self.label is not None
        )


def news(tx: Connection, known: Mapping[str, ReturnDraft]) -> Iterator[Told]:
    """Open cases of known requests, by their rows' keys, of which the file tells more."""
    telling = [
        key
        for key, draft in known.items()
        if draft.refunded
        or draft.tracking
        or draft.buyer_words
        or draft.delivered_back_on
        or label_on_us(draft)
        or asks_for_new_one(draft)
    ]
    for start in range(0, len(telling), _BATCH):
        batch = telling[start : start + _BATCH]
        for told in _read(tx, {key: known[key] for key in batch}):
            if told.tells():
                yield told


def _read(tx: Connection, known: Mapping[str, ReturnDraft]) -> list[Told]:
    case, imported = t.return_case, s.imported
    query = (
        select(case, imported.c.row_key)
        .join(imported, imported.c.case_id == case.c.id)
        .where(imported.c.row_key.in_(known), case.c.closed_at.is_(None))
        .order_by(case.c.id)
    )
    rows = tx.execute(query).all()
    ids = [row.id for row in rows]
    trackings: dict[int, set[str]] = {}
    for parcel in tx.execute(
        select(t.parcel.c.case_id, t.parcel.c.tracking).where(t.parcel.c.case_id.in_(ids))
    ):
        trackings.setdefault(parcel.case_id, set()).add(parcel.tracking)
    payment = t.payment
    paid = dict(
        tx.execute(
            select(payment.c.case_id, func.sum(payment.c.amount_minor))
            .where(
                payment.c.case_id.in_(ids),
                payment.c.party == Party.BUYER.value,
                payment.c.outgoing == 1,
                payment.c.taken_back_seq.is_(None),
            )
            .group_by(payment.c.case_id)
        ).all()
    )
    return [
        Told(
            row,
            known[row.row_key],
            Money(paid.get(row.id, 0), row.currency),
            frozenset(trackings.get(row.id, ())),
        )
        for row in rows
    ]


def write_news(work: Work, told: Told) -> None:
    """Write what the file tells into the case; the refund once, so that nobody pays it again."""
    refund, draft = told.refund, told.draft
    if refund is not None:
        work.insert(
            "payment",
            case_id=told.case.id,
            party=Party.BUYER.value,
            outgoing=1,
            amount_minor=refund.minor,
            currency=refund.currency,
            kind="refund",
            at=work.at,
            pay_key=f"case-{told.case.id}-reported-{draft.refunded}",
        )
        whole = told.case.value_minor <= (told.paid + refund).minor
        state = BuyerMoney.PAID if whole else BuyerMoney.PAID_PARTLY
        work.set(buyer_money=state.value, paid_at=work.at)
        work.facts["amount"] = str(refund)
    parcel = reported_parcel(draft)
    if told.parcel and parcel is not None:
        work.insert("parcel", case_id=told.case.id, **parcel)
    if told.arrived and draft.delivered_back_on is not None:
        arrived = arrived_at(draft.delivered_back_on)
        work.set(goods=Goods.RECEIVED.value, received_at=arrived)
        if told.case.route == Route.NONE:
            work.set(route=Route.TO_US.value)
    if told.label is not None:
        work.set(freight_back_minor=told.label.minor)
    if told.new_one:
        work.set(wants_replacement=1)
    if told.words:
        work.set(buyer_words=draft.buyer_words)
