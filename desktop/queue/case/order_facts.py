"""What is known of a case's order, in rows: who bought it, when it came, by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import in_a_row, local, reason_said, word
from returns.language import days_between
from returns.records.advice import OrderDates, Span
from returns.records.case import Case, Line
from returns.records.policy import SupplierPolicy
from returns.rules.dates.until import Clause, until
from returns.rules.reasons import says_broken
from returns.terms import End, SupplierClaim


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """Names and values for the head of the case; a value that is not known says so."""

    rows: tuple[tuple[str, str], ...]
    #: what an estimated delivery rests on, "" where it is known
    because: str
    #: what of it nobody told, in words; "" where nothing is missing, or the case is closed
    missing: str = ""


def order_facts(
    case: Case, now: datetime, line: Line, policy: SupplierPolicy | None
) -> OrderFacts:
    """The order in the language on screen; `policy` is that of the supplier of the line that is meant."""
    today = local(now).date()
    dates, translate = case.outlook(case.lead).dates, QCoreApplication.translate
    placed = span_words(dates.ordered, today)
    paid = str(case.value) if case.priced else word("value", "unknown")
    # one row; the shop stands beside the case's own number
    order = " · ".join(part for part in (case.order, placed, paid) if part)
    coming = [p for p in case.parcels if p.comes_from is End.BUYER and p.tracking]
    rows = [
        (translate("OrderFacts", "Buyer"), _buyer(case)),
        (translate("OrderFacts", "Order"), order),
        (translate("OrderFacts", "Delivered"), _delivered(dates, today)),
        (translate("OrderFacts", "Supplier"), _supplier(case, line, policy, today)),
        (
            translate("OrderFacts", "Tracking"),
            in_a_row(f"{p.carrier} {p.tracking}".strip() for p in coming),
        ),
    ]
    because = dates.delivered.because
    return OrderFacts(
        tuple((name, value) for name, value in rows if value),
        reason_said(because) if because is not None else "",
        _missing_words(case),
    )


def _supplier(case: Case, line: Line, policy: SupplierPolicy | None, today: date) -> str:
    """Who they are; of a single one also until when damage can be reported."""
    names = list(dict.fromkeys(each.supplier for each in case.lines if each.supplier))
    asked = line.tracks.supplier_claim is not SupplierClaim.TO_ASK or case.closed_at is not None
    if len(names) != 1 or policy is None or asked or not says_broken(line.reason):
        return in_a_row(names)
    if policy.terms.damage_days is None:
        return names[0]
    term = until(policy.terms, Clause.DAMAGE, case.outlook(line).dates)
    if term.ends is None:
        return names[0]
    text = QCoreApplication.translate("OrderFacts", "damage reports until {day}")
    if not term.sure:
        text = QCoreApplication.translate("OrderFacts", "damage reports until about {day}")
    day = span_words(Span(term.ends, term.ends, sure=True), today)
    return f"{names[0]} · {text.format(day=day)}"


def _delivered(dates: OrderDates, today: date) -> str:
    """`18 Nov · shipped 11 Nov`: one row for both, so that what each way costs is in sight below.

    Two estimates in a row would break within a day; that of the shipping stands where it is entered.
    """
    here = span_words(dates.delivered, today)
    sent = span_words(dates.shipped, today) if dates.shipped.known else ""
    if sent:
        sent = QCoreApplication.translate("OrderFacts", "shipped {when}").format(when=sent)
    unknown = QCoreApplication.translate("OrderFacts", "not known")
    return " · ".join(part for part in (here or unknown, sent) if part)


def missing_of(case: Case) -> tuple[str, ...]:
    """What nobody told of an open case: `supplier`, `cost` of a line, the day it was `delivered`."""
    if case.closed_at is not None:
        return ()
    delivered = case.outlook(case.lead).dates.delivered.known
    found = (
        ("supplier", not all(line.supplier for line in case.lines)),
        ("cost", any(line.unit_cost is None for line in case.lines)),
        ("delivered", delivered is None),
    )
    return tuple(name for name, missing in found if missing)


def _missing_words(case: Case) -> str:
    translate = QCoreApplication.translate
    names = {
        "supplier": translate("OrderFacts", "no supplier"),
        "cost": translate("OrderFacts", "no cost"),
        "delivered": translate("OrderFacts", "no delivery date"),
    }
    return " · ".join(names[name] for name in missing_of(case))


def _buyer(case: Case) -> str:
    """Who it is, and what the desk knows of earlier returns."""
    name = case.sale.buyer or case.customer.name
    if not name:
        return ""
    if not case.earlier:
        known = QCoreApplication.translate("OrderFacts", "first return")
    elif len(case.earlier) == 1:
        known = QCoreApplication.translate("OrderFacts", "1 return before")
    else:
        known = QCoreApplication.translate("OrderFacts", "{count} returns before")
    return f"{name} · {known.format(count=len(case.earlier))}"


def span_words(span: Span, today: date) -> str:
    """`12 Nov`, `about 8–15 Nov`, or "" where nothing tells."""
    if span.earliest is None or span.latest is None:
        return ""
    year = {span.earliest.year, span.latest.year} != {today.year}
    last = span.earliest if span.sure else span.latest
    # no line ends within a day
    days = days_between(span.earliest, last, look().lang, year=year).replace(" ", "\u00a0")
    if span.sure:
        return days
    return QCoreApplication.translate("OrderFacts", "about {day}").format(day=days)
