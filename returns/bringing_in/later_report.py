"""What a later copy of a request tells that the desk did not know: money, parcel, arrival, words, an end."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.batches import batches
from returns.bringing_in.misread import misread
from returns.bringing_in.open_cases import OpenCase, open_cases
from returns.bringing_in.paid_again import write_payments
from returns.bringing_in.platform_refunds import told_of_line
from returns.bringing_in.reported import (
    A_TO_Z,
    arrived_at,
    awaited_there,
    fate_of,
    keeps_goods,
    label_on_us,
    reported_parcel,
    settled,
)
from returns.clock import stamp
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.ledger.row_types import LineRow, told
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Work
from returns.rules.offers import goods_expected
from returns.rules.own_reasons import meant
from returns.rules.reasons import EXTRA_ITEM
from returns.rules.tracks.approved_there import approved_there
from returns.rules.tracks.track_machines import ENDED, PAID, UNDECIDED
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Fulfilment,
    Goods,
    Offer,
    Request,
    Route,
    SupplierClaim,
    Wish,
)
from returns.trade.platform_acts import PlatformAct, pays_itself

#: goods that are not here yet as far as the desk knows
_OUT = frozenset({Goods.NONE_EXPECTED, Goods.AWAITED, Goods.IN_TRANSIT, Goods.LOST})
#: what is open with the buyer, or agreed and not paid
_AWAITED_FOR = UNDECIDED | {BuyerMoney.AGREED}
#: how a request ended by itself
_ENDS = {PlatformAct.CANCELLED: Request.WITHDRAWN, PlatformAct.DECLINED: Request.DECLINED}


@dataclass(frozen=True, slots=True)
class Told:
    """A known request, as the desk has it and as the file tells it now."""

    known: OpenCase
    draft: ReturnDraft

    def items(self) -> list[tuple[LineRow, ReturnLineDraft]]:
        """The lines of the case that the file tells of, each with its item."""
        left = list(self.draft.lines)
        found = []
        for line in self.known.lines:
            same = [item for item in left if _same_goods(line, item)]
            if not same and len(self.known.lines) == len(self.draft.lines) == 1:
                same = left
            reasoned = [item for item in same if item.raw_reason == line.raw_reason]
            for item in (reasoned or same)[:1]:
                found.append((line, item))
                left.remove(item)
        return found

    def further(self) -> list[ReturnLineDraft]:
        """Items that the file names beside the known ones."""
        if len(self.draft.lines) <= len(self.known.lines):
            return []
        known = [item for _, item in self.items()]
        return [item for item in self.draft.lines if item not in known]


def _same_goods(line: LineRow, item: ReturnLineDraft) -> bool:
    return line.sku == item.sku if line.sku and item.sku else line.title == item.title


def news(tx: Connection, again: Mapping[str, ReturnDraft]) -> Iterator[Told]:
    """Open cases of known requests, by their rows' keys."""
    case_of: dict[int, ReturnDraft] = {}
    imported = s.imported
    for batch in batches(list(again)):
        query = select(imported.c.row_key, imported.c.case_id).where(
            imported.c.row_key.in_(batch), imported.c.case_id.is_not(None)
        )
        case_of |= {row.case_id: again[row.row_key] for row in tx.execute(query)}
    for known in open_cases(tx, case_of):
        yield Told(known, case_of[known.case.id])


def write_news(work: Work, news_of: Told) -> None:
    """Write what the file tells beyond what the case knows; the money once, so that nobody pays it again."""
    known, draft = news_of.known, news_of.draft
    fresh = draft.platform_did - known.did
    _write_dispute(work, known, draft)
    if fresh:
        did = sorted(known.did | fresh)
        work.set(platform_did=json.dumps(did))
        known.case.platform_did = json.dumps(did)
    for line, item in news_of.items():
        _write_words(work, line, item, draft)
        if item.refunded and item.refunded.currency == known.case.currency:
            paid = known.paid_of(line)
            made = told_of_line(paid, item.refunded.minor, known.case.currency, work.at)
            write_payments(work, known, made)
    for line in known.lines:
        _write_acts(work, known, line, draft, fresh)
    _write_parcel(work, known, draft)
    cost = label_on_us(draft)
    unknown = known.case.freight_back_minor is None
    if cost is not None and cost.currency == known.case.currency and unknown:
        work.set(freight_back_minor=cost.minor)


def _write_dispute(work: Work, known: OpenCase, draft: ReturnDraft) -> None:
    """A dispute stands while the file says so; one that the file does not speak of stays."""
    if draft.a_to_z is True and not known.case.dispute:
        work.set(dispute=A_TO_Z, dispute_at=_not_open_until(work, known))
    elif draft.a_to_z is False and known.case.dispute == A_TO_Z:
        over = known.did - {PlatformAct.A_TO_Z_OPENED}
        known.case.platform_did = json.dumps(sorted(over))
        work.set(dispute="", dispute_at=None, platform_did=known.case.platform_did)


def _not_open_until(work: Work, known: OpenCase) -> str:
    """The last moment at which a file told of the case, and of no dispute; else that of the request."""
    told = t.event.c
    before = select(func.max(told.at)).where(
        told.case_id == known.case.id, told.kind.in_(("opened", "reported"))
    )
    heard = work.tx.execute(before).scalar() or ""
    return min(work.at, max(heard, known.case.requested_at or ""))


def _write_words(work: Work, line: LineRow, item: ReturnLineDraft, draft: ReturnDraft) -> None:
    """The buyer's words and wish may come weeks later (formats.md A1)."""
    if misread(line.title, item.title):
        work.update("line", line.id, title=item.title)
    said = item.buyer_words or draft.buyer_words
    if said and (not line.buyer_words or misread(line.buyer_words, said)):
        work.update("line", line.id, buyer_words=said)
    new_one = Wish(item.wish) in (Wish.SAME, Wish.VARIANT)
    if new_one and line.wish != item.wish and line.buyer_money == BuyerMoney.OPEN:
        work.update("line", line.id, wish=item.wish)


def _write_acts(
    work: Work,
    known: OpenCase,
    line: LineRow,
    draft: ReturnDraft,
    fresh: frozenset[PlatformAct],
) -> None:
    """What the platform did since, on one line."""
    asked = stamp(draft.requested_at)
    if line.request not in ENDED:
        end = next((_ENDS[act] for act in fresh if act in _ENDS), None)
        if end is not None:
            _end(work, known, line, end)
            return
        answered = {PlatformAct.APPROVED, PlatformAct.CLOSED} & fresh or pays_itself(fresh)
        if answered and line.request in (Request.NEW, Request.NEGOTIATING):
            approved = line.approved_at or work.at
            work.update("line", line.id, request=Request.APPROVED.value, approved_at=approved)
            if awaited_there(fresh) and not draft.refunded:
                _await_told(work, known, line, draft)
        elif awaited_there(draft.platform_did) and not draft.refunded and unsaid(known, line):
            _await_told(work, known, line, draft)
        over = settled(fresh) or pays_itself(fresh)
        if over and line.buyer_money in UNDECIDED:
            replaced = PlatformAct.REPLACED in draft.platform_did
            money = BuyerMoney.REPLACED if replaced else BuyerMoney.CONFIRMED
            answer = line.answered_at or work.at
            work.update("line", line.id, buyer_money=money.value, answered_at=answer)
            line.buyer_money = money.value
    if PlatformAct.LABEL_MADE in fresh and line.label_made_at is None:
        work.update("line", line.id, label_made_at=asked)
        payer = draft.freight_payer
        if payer is not None:
            work.update("line", line.id, freight_payer=payer.value)
    if PlatformAct.REFUNDED_RETURNLESS in fresh:
        work.update("line", line.id, returnless=1)
    _write_goods(work, known, line, draft)


def unsaid(known: OpenCase, line: LineRow) -> bool:
    """Whether a line stands as earlier versions took it in: approved there, and nothing said or awaited."""
    silent = line.buyer_money == BuyerMoney.OPEN and not (line.answered_at or line.offer)
    units = known.units_of(line)
    out = {Goods.NONE_EXPECTED, Goods.AWAITED, Goods.IN_TRANSIT}
    bought = line.reason == EXTRA_ITEM or all(unit.piece is not None for unit in units)
    here = any(unit.goods not in out for unit in units)
    return silent and line.request == Request.APPROVED and bought and not here


def _await_told(work: Work, known: OpenCase, line: LineRow, draft: ReturnDraft) -> None:
    """The platform approved it, and its file tells who pays and whether there is a label."""
    labelled = stamp(draft.requested_at) if draft.tracking else None
    await_goods(work, known, line, draft.freight_payer, labelled)


def await_goods(
    work: Work,
    known: OpenCase,
    line: LineRow,
    payer: FreightPayer | None,
    labelled_at: str | None = None,
) -> None:
    """The platform approved what we had not: that is the answer, and the goods are awaited.

    `payer` of the way back as it was told, `labelled_at` since when the buyer has the platform's label.
    """
    why = meant(line.reason, read_settings(work.tx).reasons)
    stands = approved_there(why, new_one=line.wish in (Wish.SAME, Wish.VARIANT))
    if stands is None or line.buyer_money not in _AWAITED_FOR:
        return
    offer = Offer(line.offer) if line.offer else None
    agreed = line.buyer_money == BuyerMoney.AGREED
    if agreed and not goods_expected(offer, Route(line.route), why):
        # what we had agreed to is more: nothing has to come for it
        return
    columns: dict[str, object] = {"answered_at": line.answered_at or work.at}
    if line.buyer_money in UNDECIDED:
        line.buyer_money = stands.money.value
        columns |= {"offer": stands.offer.value, "buyer_money": line.buyer_money}
        columns |= {"offer_minor": None, "returnless": 0}
        if payer is None and line.answered_at is None:
            payer = stands.payer
        if payer is not None:
            columns["freight_payer"] = payer.value
    if labelled_at is not None and line.label_made_at is None:
        # none of ours is wanted
        line.label_made_at = columns["label_made_at"] = labelled_at
    if line.route == Route.NONE:
        columns["route"] = line.route = Route.TO_US.value
    work.update("line", line.id, **columns)
    for unit in known.units_of(line):
        if unit.goods == Goods.NONE_EXPECTED:
            unit.goods = Goods.AWAITED.value
            work.update("unit", unit.id, goods=unit.goods)


def _end(work: Work, known: OpenCase, line: LineRow, end: Request) -> None:
    """The request is over: nothing is paid any more, and nothing is waited for."""
    columns = {"request": end.value}
    if line.buyer_money in (BuyerMoney.OFFERED, BuyerMoney.AGREED):
        columns["buyer_money"] = BuyerMoney.OPEN.value
    if line.supplier_claim == SupplierClaim.TO_ASK and line.buyer_money not in PAID:
        columns["supplier_claim"] = SupplierClaim.NOT_CLAIMABLE.value
    work.update("line", line.id, **columns)
    for unit in known.units_of(line):
        if unit.goods == Goods.AWAITED:
            work.update("unit", unit.id, goods=Goods.NONE_EXPECTED.value)


def _write_goods(work: Work, known: OpenCase, line: LineRow, draft: ReturnDraft) -> None:
    """Goods that arrived since, or that the platform's warehouse made something of."""
    units = known.units_of(line)
    if draft.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        here = [unit for unit in units if unit.goods in (Goods.RECEIVED, Goods.INSPECTED)]
        for unit in here if keeps_goods(draft.platform_did) else ():
            fate = unit.disposition or fate_of(draft.platform_did)
            work.update("unit", unit.id, goods=Goods.DISPOSED.value, disposition=fate)
        paid = PlatformAct.REIMBURSED in draft.platform_did
        if paid and line.supplier_claim == SupplierClaim.TO_ASK:
            work.update("line", line.id, supplier_claim=SupplierClaim.SETTLED.value)
        return
    out = [unit for unit in units if unit.goods in _OUT]
    if draft.delivered_back_on is None or not out or len(out) < len(units):
        return
    for unit in out:
        work.update("unit", unit.id, goods=Goods.RECEIVED.value)
    work.update("line", line.id, received_at=arrived_at(draft.delivered_back_on))
    if line.route == Route.NONE:
        work.update("line", line.id, route=Route.TO_US.value)


def _write_parcel(work: Work, known: OpenCase, draft: ReturnDraft) -> None:
    parcel = reported_parcel(draft, known.case.currency)
    if parcel is None:
        return
    if draft.tracking not in known.trackings:
        parcel.case_id = known.case.id
        work.insert("parcel", **told(parcel))
    elif parcel.cost_minor is not None:
        # the label's price may come with a later copy
        row = t.parcel.c
        same = row.case_id == known.case.id, row.tracking == draft.tracking
        unpriced = select(row.id).where(*same, row.cost_minor.is_(None))
        for parcel_id in work.tx.execute(unpriced).scalars().all():
            work.update("parcel", parcel_id, cost_minor=parcel.cost_minor)
