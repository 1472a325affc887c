"""Until when a law lets who withdrew post the goods, beside the day on which their supplier wants them."""

from datetime import UTC, date, datetime, time

from returns.records.advice import Because, OrderDates
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.dates.to_post import safe_day_of
from returns.rules.dates.until import counted_surely
from returns.rules.money.postage import buyers_country, withdrawn
from returns.terms import Fulfilment, Goods

#: what keeps goods from their supplier meanwhile, as in `route.…` of the rules
LAW_LONGER = "law_longer"
#: the row of the deadlines that says how long
_SEND_BACK = "send_back"


def laws_day(
    case: StoredCase, line: Line, dates: OrderDates, today: date, deadlines: DeadlineTable
) -> date | None:
    """The last day by law, counted from our approval, else from today; None where no law gives any."""
    if not withdrawn(case, dates, deadlines):
        return None
    told = line.approved_at.date() if line.approved_at is not None else today
    start = datetime.combine(told, time(), tzinfo=UTC)
    due, _ = deadlines.due(case.platform, buyers_country(case), _SEND_BACK, start)
    return due.date()


def longer_by_law(
    case: StoredCase,
    line: Line,
    terms: PolicyTerms,
    dates: OrderDates,
    today: date,
    deadlines: DeadlineTable,
) -> Because | None:
    """That goods may be posted by law when their supplier takes them no more; None where they may not."""
    theirs = line.fulfilment is Fulfilment.DROPSHIP and terms.takes_returns
    unsent = line.tracks.goods in (Goods.NONE_EXPECTED, Goods.AWAITED)
    safe = safe_day_of(terms, line, dates)
    if not theirs or not unsent or safe is None or safe < today:
        return None
    law = laws_day(case, line, dates, today, deadlines)
    if law is None or law <= safe:
        return None
    told = "date" if counted_surely(terms, dates) else "about"
    said = (
        ("supplier", line.supplier or "term:unnamed:supplier"),
        ("day", f"date:{law.isoformat()}"),
        ("safe", f"{told}:{safe.isoformat()}"),
    )
    return Because(f"route.{LAW_LONGER}", said, "R")
