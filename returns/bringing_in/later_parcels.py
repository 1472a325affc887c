"""The parcel that a later copy of a request tells: one more, or one that was noted without its number."""

from sqlalchemy import select

from db.tables import cases as t
from returns.bringing_in.open_cases import OpenCase
from returns.bringing_in.reported import reported_parcel
from returns.casework.outlook import read_with
from returns.clock import moment
from returns.importing.drafts import ReturnDraft
from returns.ledger.row_types import ParcelRow, told
from returns.ledger.store import Work
from returns.rules.goods.same_parcel import here_without, noted_without
from returns.terms import End


def write_parcel(work: Work, known: OpenCase, draft: ReturnDraft) -> None:
    """Write the parcel that a later copy of a request names, or what it tells of a known one."""
    parcel = reported_parcel(draft, known.case.currency)
    if parcel is None:
        return
    if draft.tracking not in known.trackings:
        if "" in known.trackings and _numbered_now(work, known, parcel):
            return
        parcel.case_id = known.case.id
        work.insert("parcel", **told(parcel))
    elif parcel.cost_minor is not None:
        # the label's price may come with a later copy
        row = t.parcel.c
        same = row.case_id == known.case.id, row.tracking == draft.tracking
        unpriced = select(row.id).where(*same, row.cost_minor.is_(None))
        for parcel_id in work.tx.execute(unpriced).scalars().all():
            work.update("parcel", parcel_id, cost_minor=parcel.cost_minor)


def _numbered_now(work: Work, known: OpenCase, told_of: ParcelRow) -> bool:
    """Whether it is one that was noted without a number: its number, carrier and price are written then."""
    case, _ = read_with(work.tx, known.case.id, moment(work.at))
    number, there = told_of.tracking, End(told_of.goes_to)
    by = told_of.carrier or ""
    same = noted_without(case, number, to=there, carrier=by) or here_without(
        case, number, to=there
    )
    if same is None:
        return False
    columns: dict[str, object] = {"tracking": number}
    if not same.carrier:
        columns["carrier"] = told_of.carrier
    if same.cost is None:
        columns["cost_minor"] = told_of.cost_minor
    work.update("parcel", same.id, **columns)
    return True
