"""Which news of a platform opens a closed case again: a dispute, goods that came, money, a further item."""

from collections.abc import Sequence

from returns.bringing_in.open_cases import OpenCase
from returns.bringing_in.platform_refunds import told_of_parts
from returns.bringing_in.told_again import Told
from returns.casework.goods.arrivals import agree_to_arrival
from returns.casework.outlook import read_with
from returns.casework.steps.pieces_again import hold_line_again
from returns.clock import moment
from returns.importing.drafts import ReturnDraft
from returns.ledger.row_types import LineRow, UnitRow
from returns.ledger.store import Work
from returns.rules.tracks.turns_buyer import LET_GO
from returns.terms import (
    BuyerMoney,
    End,
    Fulfilment,
    Goods,
    Request,
    StepKind,
    SupplierClaim,
)
from returns.trade.platform_acts import PlatformAct

#: goods that are not here yet as far as the desk knows
_OUT = frozenset({Goods.NONE_EXPECTED, Goods.AWAITED, Goods.IN_TRANSIT, Goods.LOST})
#: whose sum was not told when it was settled there
_SETTLED = frozenset({BuyerMoney.CONFIRMED, BuyerMoney.REPLACED})


def why_reopened(news: Told, at: str) -> str | None:
    """What has to be done on a closed case now, as `term:reopened_by` names it; None for nothing."""
    known, draft = news.known, news.draft
    if draft.a_to_z is True and not known.case.dispute:
        return "a_to_z"
    if any(delivered_now(known, line, draft) for line in known.lines):
        return "goods"
    if _paid_beside(news, at):
        return "refund"
    return "items" if news.further() else None


def _paid_beside(news: Told, at: str) -> bool:
    """Whether the platform paid what the desk did not expect of it, or more than it knew."""
    known = news.known
    for line, item in news.items():
        if not item.refunded or item.refunded.currency != known.case.currency:
            continue
        parts = news.parts_of(line)
        paid = [known.paid_of(part) for part in parts]
        told = told_of_parts(paid, item.refunded.minor, known.case.currency, at)
        if told and not all(settled_there(known, part) for part in parts):
            return True
    return False


def settled_there(known: OpenCase, line: LineRow) -> bool:
    """Whether the platform settled a line whose sum it did not tell yet: no more is to come."""
    paid = known.paid_of(line).went_out
    return known.settled and line.buyer_money in _SETTLED and not paid


def delivered_now(known: OpenCase, line: LineRow, draft: ReturnDraft) -> list[UnitRow]:
    """The units of a line that came back to us, as the file tells and nobody knew yet."""
    units = known.units_of(line)
    out = [unit for unit in units if unit.goods in _OUT]
    there = draft.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    if there or draft.delivered_back_on is None or len(out) < len(units):
        return []
    return out


def reopen(work: Work, known: OpenCase, draft: ReturnDraft, why: str) -> None:
    """Open it, due from now on; a request that was let go goes on where its goods came after all.

    What we declined stays declined, as when its parcel is scanned here, unless the platform approved it: it
    is looked at, and goes back.
    """
    open_again(work, known, why)
    goes_on = LET_GO | (
        {Request.DECLINED} if PlatformAct.APPROVED in draft.platform_did else set()
    )
    for line in known.lines:
        if line.request in goes_on and delivered_now(known, line, draft):
            hold_line_again(work, line, known.units_of(line), known.case.currency)
            line.request = Request.NEGOTIATING.value
            work.update("line", line.id, request=line.request)


def open_again(work: Work, known: OpenCase, why: str) -> None:
    """Open it, due from now on, and let the history say why as `term:reopened_by` names it."""
    work.facts["reopened"] = why
    work.set(closed_at=None, reopened_at=work.at)
    known.case.closed_at, known.case.reopened_at = None, work.at


def rest_again(
    work: Work, known: OpenCase, lines: Sequence[LineRow], stood: tuple[str | None, str | None]
) -> None:
    """The platform paid what it had closed without a word of money: by its word the buyer has that.

    The case rests as it did, at `stood`, unless something is left to be done, such as a claim.
    """
    for line in lines:
        if line.buyer_money == BuyerMoney.PAID:
            line.buyer_money = BuyerMoney.CONFIRMED.value
            work.update("line", line.id, buyer_money=line.buyer_money)
    case, _ = read_with(work.tx, known.case.id, moment(work.at))
    if case.next is not None and case.next.kind is not StepKind.CLOSE:
        return
    del work.facts["reopened"]
    known.case.closed_at, known.case.reopened_at = stood
    work.set(closed_at=known.case.closed_at, reopened_at=known.case.reopened_at)
    for line in lines:
        work.update("line", line.id, supplier_claim=SupplierClaim.NOT_CLAIMABLE.value)


def agree(work: Work, known: OpenCase, line: LineRow) -> None:
    """The goods of a line came: by that its return is agreed to, and what was paid was a part."""
    case, beside = read_with(work.tx, known.case.id, moment(work.at))
    agree_to_arrival(work, case, beside, case.line(line.id).units, End.US)
