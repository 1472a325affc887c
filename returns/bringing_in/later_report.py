"""What a later copy of a request tells that the desk did not know: money, parcel, arrival, words, an end."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in.batches import batches
from returns.bringing_in.later_parcels import write_parcel
from returns.bringing_in.left_out import left_out
from returns.bringing_in.misread import misread
from returns.bringing_in.open_cases import OpenCase, open_cases
from returns.bringing_in.paid_again import write_payments
from returns.bringing_in.platform_refunds import told_of_parts
from returns.bringing_in.reopening import agree, delivered_now, reopen, rest_again, why_reopened
from returns.bringing_in.reported import (
    A_TO_Z,
    arrived_at,
    awaited_there,
    fate_of,
    keeps_goods,
    label_on_us,
    reported_facts,
    settled,
)
from returns.bringing_in.told_again import Told
from returns.bringing_in.told_otherwise import refund_told
from returns.casework.steps.pieces_again import hold_line_again
from returns.clock import moment, stamp
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.ledger.row_types import LineRow
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Work
from returns.money import Money
from returns.records.platform_codes import codes_kept, codes_told
from returns.rules.offers import goods_expected, route_once_here
from returns.rules.own_reasons import meant
from returns.rules.reasons import EXTRA_ITEM
from returns.rules.tracks.approved_there import ApprovedThere, approved_there
from returns.rules.tracks.track_machines import ENDED, GOODS_HERE, PAID, UNDECIDED
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

#: what is open with the buyer, or agreed and not paid
_AWAITED_FOR = UNDECIDED | {BuyerMoney.AGREED}
#: how a request ended by itself
_ENDS = {PlatformAct.CANCELLED: Request.WITHDRAWN, PlatformAct.DECLINED: Request.DECLINED}


def news(tx: Connection, again: Mapping[str, ReturnDraft]) -> Iterator[Told]:
    """Cases of known requests, open or closed, by their rows' keys."""
    case_of: dict[int, ReturnDraft] = {}
    imported = s.imported
    for batch in batches(list(again)):
        query = select(imported.c.row_key, imported.c.case_id).where(
            imported.c.row_key.in_(batch), imported.c.case_id.is_not(None)
        )
        case_of |= {row.case_id: again[row.row_key] for row in tx.execute(query)}
    for known in open_cases(tx, case_of, closed_too=True):
        yield Told(known, case_of[known.case.id])


def write_news(work: Work, news_of: Told) -> None:
    """Write what the file tells beyond what the case knows; the money once, so that nobody pays it again.

    A closed case is opened by what wants something done; all else is noted on it, and moves nothing.
    """
    known, draft = news_of.known, news_of.draft
    why = why_reopened(news_of, work.at) if known.closed else None
    stood = known.case.closed_at, known.case.reopened_at
    if why is not None:
        reopen(work, known, draft, why)
    fresh = draft.platform_did - known.did
    _write_dispute(work, known, draft)
    if fresh:
        did = sorted(known.did | fresh)
        work.set(platform_did=json.dumps(did))
        known.case.platform_did = json.dumps(did)
    # the codes of a later copy beside the known ones
    codes = codes_kept(
        (
            *known.case.platform_codes.splitlines(),
            *codes_told(reported_facts(draft)).splitlines(),
        )
    )
    if codes != known.case.platform_codes:
        work.set(platform_codes=codes)
    after_all: list[LineRow] = []
    for line, item in news_of.items():
        for part in news_of.parts_of(line):
            _write_words(work, part, item, draft)
        refunded = news_of.refunded_of(line, item)
        if refunded and refunded.currency == known.case.currency:
            parts = news_of.parts_of(line)
            after_all += [part for part in parts if _paid_after_all(work, known, part)]
            _write_refund(work, news_of, line, refunded)
    for line in () if known.closed else known.lines:
        _write_acts(work, known, line, draft, fresh)
    write_parcel(work, known, draft)
    cost = label_on_us(draft)
    unknown = known.case.freight_back_minor is None
    if cost is not None and cost.currency == known.case.currency and unknown:
        work.set(freight_back_minor=cost.minor)
    if why == "refund" and after_all:
        rest_again(work, known, after_all, stood)


def _write_refund(work: Work, news_of: Told, line: LineRow, refunded: Money) -> None:
    """What went back of a line beyond what is known; less than is noted is said."""
    known, parts = news_of.known, news_of.parts_of(line)
    paid = [known.paid_of(part) for part in parts]
    if refunded.minor > sum(part.told_minor for part in parts):
        noted = sum(part.told_there for part in paid)
        refund_told(work, refunded, Money(noted, refunded.currency))
    made = told_of_parts(paid, refunded.minor, refunded.currency, work.at)
    write_payments(work, known, made)
    _note_told(work, news_of, line, refunded.minor)


def _note_told(work: Work, news_of: Told, line: LineRow, told: int) -> None:
    """The figure itself: it may be for pieces that its case does not hold, and bounds what is typed."""
    parts = news_of.parts_of(line)
    told -= sum(part.told_minor for part in parts if part.id != line.id)
    if told > line.told_minor:
        line.told_minor = told
        work.update("line", line.id, told_minor=told)


def _write_dispute(work: Work, known: OpenCase, draft: ReturnDraft) -> None:
    """A dispute stands while the file says so; one that the file does not speak of stays."""
    if draft.a_to_z is True and not known.case.dispute:
        work.set(dispute=A_TO_Z, dispute_at=_not_open_until(work, known))
    elif draft.a_to_z is False and known.case.dispute == A_TO_Z:
        over = known.did - {PlatformAct.A_TO_Z_OPENED}
        known.case.platform_did = json.dumps(sorted(over))
        work.set(dispute="", dispute_at=None, platform_did=known.case.platform_did)


def _not_open_until(work: Work, known: OpenCase) -> str:
    """Right after a file last told of the case, and of no dispute; else the moment of the request.

    What that file told, a refund among it, was done before the dispute.
    """
    told = t.event.c
    before = select(func.max(told.at)).where(
        told.case_id == known.case.id, told.kind.in_(("opened", "reported"))
    )
    heard = work.tx.execute(before).scalar()
    after = stamp(moment(heard) + timedelta(seconds=1)) if heard else ""
    return min(work.at, max(after, known.case.requested_at or ""))


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
        if _ended_there(work, known, line, draft, fresh):
            return
        if _answered_there(line, draft, fresh) and line.request in (
            Request.NEW,
            Request.NEGOTIATING,
        ):
            approved = line.approved_at or work.at
            work.update("line", line.id, request=Request.APPROVED.value, approved_at=approved)
            if awaited_there(fresh) and line.buyer_money != BuyerMoney.PAID:
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


def _ended_there(
    work: Work,
    known: OpenCase,
    line: LineRow,
    draft: ReturnDraft,
    fresh: frozenset[PlatformAct],
) -> bool:
    """Whether it is over there now, and nothing of it was settled; writes that."""
    end = next((_ENDS[act] for act in fresh if act in _ENDS), None)
    if end is not None:
        _end(work, known, line, end)
        return True
    if PlatformAct.CLOSED in fresh and _nothing_given(known, line, draft):
        _close_unpaid(work, known, line)
        _write_goods(work, known, line, draft)
        return True
    return False


def _nothing_given(known: OpenCase, line: LineRow, draft: ReturnDraft) -> bool:
    """Whether the platform closed what the buyer got nothing for, there or by our word."""
    paid, others = known.paid_of(line).went_out, bool(known.payments)
    acts = known.did | draft.platform_did
    return line.buyer_money in UNDECIDED and left_out(acts, line.wish, paid, others_paid=others)


def _close_unpaid(work: Work, known: OpenCase, line: LineRow) -> None:
    """It is over, but for goods that are here: what becomes of them is still to be settled."""
    if any(unit.goods in GOODS_HERE for unit in known.units_of(line)):
        return
    _end(work, known, line, Request.LAPSED)
    line.request = Request.LAPSED.value


def _paid_after_all(work: Work, known: OpenCase, line: LineRow) -> bool:
    """What was over there without money was paid, as it turns out: it was approved, and is a loss."""
    over = line.request == Request.LAPSED and PlatformAct.CLOSED in known.did
    if not over or known.paid_of(line).went_out:
        return False
    hold_line_again(work, line, known.units_of(line), known.case.currency)
    line.request = Request.APPROVED.value
    columns = {"request": line.request, "approved_at": line.approved_at or work.at}
    if line.supplier_claim == SupplierClaim.NOT_CLAIMABLE:
        columns["supplier_claim"] = SupplierClaim.TO_ASK.value
    work.update("line", line.id, **columns)
    return True


def _answered_there(line: LineRow, draft: ReturnDraft, fresh: frozenset[PlatformAct]) -> bool:
    """Whether the platform gave its answer, or all of the money, which leaves nothing to be decided."""
    if PlatformAct.REFUNDED in draft.platform_did and line.buyer_money == BuyerMoney.PAID:
        return True
    return bool({PlatformAct.APPROVED, PlatformAct.CLOSED} & fresh) or pays_itself(fresh)


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
    # of a part that the platform paid on its own, and nobody agreed on, the goods are awaited, too
    in_part = line.buyer_money == BuyerMoney.PAID_PARTLY and not line.offer
    if stands is None or not (in_part or line.buyer_money in _AWAITED_FOR):
        return
    offer = Offer(line.offer) if line.offer else None
    agreed = line.buyer_money == BuyerMoney.AGREED
    if agreed and not goods_expected(offer, Route(line.route), why):
        # what we had agreed to is more: nothing has to come for it
        return
    columns: dict[str, object] = {"answered_at": line.answered_at or work.at}
    if in_part or line.buyer_money in UNDECIDED:
        columns |= _offered_there(line, stands, payer, in_part=in_part)
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


def _offered_there(
    line: LineRow, stands: ApprovedThere, payer: FreightPayer | None, *, in_part: bool
) -> dict[str, object]:
    """What stands by the platform's approval; of the money what it paid in part, or what follows."""
    columns: dict[str, object] = {"offer": stands.offer.value}
    columns |= {"offer_minor": None, "returnless": 0}
    if not in_part:
        line.buyer_money = columns["buyer_money"] = stands.money.value
    if payer is None and line.answered_at is None:
        payer = stands.payer
    if payer is not None:
        columns["freight_payer"] = payer.value
    return columns


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
    out, day = delivered_now(known, line, draft), draft.delivered_back_on
    if not out or day is None:
        return
    if known.case.reopened_at == work.at or line.buyer_money in PAID:
        # what was over goes on by it, and what was settled in part is not
        agree(work, known, line)
    for unit in out:
        work.update("unit", unit.id, goods=Goods.RECEIVED.value)
    work.update("line", line.id, received_at=arrived_at(day))
    offer = Offer(line.offer) if line.offer else None
    route = route_once_here(offer, Route(line.route), line.reason)
    work.update("line", line.id, route=route.value)
