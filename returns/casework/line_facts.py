"""What the rules of triage look at, for one line of a case as it stands."""

from dataclasses import replace
from datetime import date, datetime

from returns.casework.around import Around, rates_of
from returns.records.advice import Because, OrderDates
from returns.records.case import Line, StoredCase
from returns.records.facts import TriageFacts
from returns.records.order import Order
from returns.records.policy import PolicyTerms
from returns.records.settings import DeskSettings
from returns.records.unit import Unit, lost_where
from returns.rules.dates.dates import Transit, order_dates, transit_table
from returns.rules.dates.deadlines import deadline_table
from returns.rules.dates.to_post import still_goes_back
from returns.rules.dates.until import Clause, claim_until, too_late, until
from returns.rules.money.due import sent_back_anyway, verdict_of, verdicts_differ
from returns.rules.money.fee_share import cost_together
from returns.rules.money.laws_day import longer_by_law
from returns.rules.money.new_ones_asked import new_one_lost
from returns.rules.money.platform_pieces import appealable
from returns.rules.money.settled import paid_by_platform
from returns.rules.money.still_asked import asked_in_vain
from returns.rules.money.still_open import still_open
from returns.rules.money.told_there import money_disagrees
from returns.rules.money.way_back import (
    asked_of_supplier,
    damaged_back,
    lost_back,
    lost_by_buyer,
    on_our_freight,
    payer_back,
    turned_down,
)
from returns.rules.offers import all_lost, credited
from returns.rules.reasons import NEVER_HAD
from returns.rules.shop_state import never_sent, unsent
from returns.terms import FreightPayer, Fulfilment, Goods, HoldKind, Party, Route, SupplierClaim
from returns.trade.platform_acts import PlatformAct, pays_itself

LABEL_MADE = PlatformAct.LABEL_MADE.value


def dates_of(case: StoredCase, line: Line, settings: DeskSettings) -> OrderDates:
    """When the line's order was placed, shipped and delivered, as far as anybody knows."""
    sale = case.sale
    transit = usual_transit(sale, case.country, line.fulfilment, settings)
    return order_dates(
        sale.ordered_on,
        sale.shipped_on,
        sale.delivered_on,
        transit,
        asked_on=case.requested_at.date(),
        arrived=line.reason not in NEVER_HAD,
        gone=not unsent(sale),
    )


def usual_transit(
    sale: Order, market: str, fulfilment: Fulfilment, settings: DeskSettings
) -> Transit:
    """How long such an order takes to where it goes, else to its shop's market."""
    country = sale.address.country if len(sale.address.country) == 2 else market
    return transit_table(settings.transit).find(fulfilment, country.upper())


def triage_facts(
    case: StoredCase, line: Line, now: datetime, beside: Around, dates: OrderDates
) -> TriageFacts:
    """What `recommend` looks at, for one line."""
    terms = beside.terms(line)
    facts = _as_it_stands(case, line, now, beside, terms)
    if terms is None:
        return facts
    longer = _law_longer(case, line, terms, dates, now.date(), beside)
    return _in_time(facts, terms, line, now.date(), dates, law_longer=longer)


def _as_it_stands(
    case: StoredCase, line: Line, now: datetime, beside: Around, terms: PolicyTerms | None
) -> TriageFacts:
    """All of it but what hangs on a supplier's last days."""
    record = beside.supplier(line)
    lost = lost_back(line)
    return TriageFacts(
        value=line.worth,
        reason=line.reason,
        fulfilment=line.fulfilment,
        listing=line.listing,
        policy=terms,
        supplier=line.supplier,
        cost=line.unit_cost * line.quantity if line.unit_cost is not None else None,
        cost_together=cost_together(case, line, terms),
        returns_before=beside.before,
        supplier_refusals=record.refused,
        supplier_decided=record.decided,
        supplier_refused=turned_down(line) or asked_in_vain(case, line),
        supplier_stopped=record.stopped,
        told_there=_told_there(line),
        supplier_has_address=record.has_address,
        verdict=verdict_of(line),
        mixed=verdicts_differ(line),
        suspected=case.suspected,
        cleared=HoldKind.SUSPICION in line.lifted,
        lost=all_lost(line),
        lost_by_buyer=lost_by_buyer(case, line),
        sent_back_anyway=sent_back_anyway(line),
        lost_back=_back_by(case, line, lost, terms),
        lost_where=lost_where(lost) or "back",
        damaged_back=_back_by(case, line, damaged_back(line), terms),
        lost_new=new_one_lost(case, line, terms),
        wants_replacement=line.wants_new_one,
        purchase_confirmed=HoldKind.UNAUTHORISED in line.lifted,
        rates=rates_of(beside.settings),
        promised=line.offer,
        today=now.date(),
        value_known=line.paid_for is not None,
        platform_owes=platform_owes(case, line),
        never_sent=never_sent(case.sale, line),
        label_payer=line.freight_payer if LABEL_MADE in case.platform_did else None,
        appealable=bool(appealable(case, line)),
        # by a promise of its own, whose sum may be told later
        all_back=bool(line.paid_for) and not line.left,
        comes=line.tracks.goods is not Goods.NONE_EXPECTED,
        disagrees=money_disagrees(case, line),
        still_open=still_open(case, line),
        platform_paid=pays_itself(case.platform_did) or paid_by_platform(case, line),
    )


def _told_there(line: Line) -> bool:
    """Whether the buyer was told to send it to its supplier: by a label, or by the approval if he pays."""
    told = line.label_made_at is not None or line.freight_payer is FreightPayer.BUYER
    bound = line.route is Route.TO_SUPPLIER and line.approved_at is not None
    return bound and told and bool(line.in_state(Goods.AWAITED, Goods.IN_TRANSIT))


def _law_longer(
    case: StoredCase,
    line: Line,
    terms: PolicyTerms,
    dates: OrderDates,
    today: date,
    beside: Around,
) -> Because | None:
    """That a law lets the buyer post it after the supplier's last safe day, by the desk's own table."""
    deadlines = deadline_table(beside.settings.deadlines)
    return longer_by_law(case, line, terms, dates, today, deadlines)


def _in_time(
    facts: TriageFacts,
    terms: PolicyTerms,
    line: Line,
    today: date,
    dates: OrderDates,
    *,
    law_longer: Because | None,
) -> TriageFacts:
    """The facts with what the supplier's clauses leave: whether goods and claim are still in time."""
    asked = line.asked_on
    heard = asked or today
    supplier = line.supplier or "term:unnamed:supplier"
    late = too_late(terms, line.reason, supplier, dates, heard)
    term = claim_until(terms, line.reason, dates, heard)
    damage = term.clause is Clause.DAMAGE and (late or asked is None)
    now = claim_until(terms, line.reason, dates, today)
    reported = now.clause is Clause.DAMAGE
    window = until(terms, Clause.WINDOW, dates)
    return replace(
        facts,
        law_longer=law_longer,
        window_open=still_goes_back(terms, line, dates, today),
        window_over=now.missed(today),
        report_over=reported and now.missed(today) and not window.missed(today),
        claim_until=term.ends if damage else None,
        claim_until_sure=term.sure if damage else True,
        claim_late=late,
    )


def _back_by(
    case: StoredCase, line: Line, hurt: tuple[Unit, ...], terms: PolicyTerms | None
) -> FreightPayer | None:
    """Who paid the way back of what was lost or broken on it; None where the line asks of its supplier.

    What a second party is asked for is none of it, nor what a carrier that is one answers for besides.
    """
    second = line.beside if line.seen_by is None else None
    if second is not None:
        theirs_too = on_our_freight(case, line, hurt) if second.party is Party.CARRIER else ()
        asked = {*second.units, *(unit.number for unit in theirs_too)}
        hurt = tuple(unit for unit in hurt if unit.number not in asked)
    if not hurt:
        return None
    gone = {unit.number for unit in hurt}
    rest = [unit for unit in line.units if unit.number not in gone]
    theirs = bool(rest) and (line.route is Route.TO_SUPPLIER or credited(line, terms))
    if theirs or asked_of_supplier(case, line):
        return None
    # what was on another's freight beside it is asked of nobody
    return payer_back(case, line, on_our_freight(case, line, hurt) or hurt)


def platform_owes(case: StoredCase, line: Line) -> bool:
    """The warehouse's report left a claim on the platform open, or one was made."""
    if line.fulfilment is not Fulfilment.PLATFORM_WAREHOUSE:
        return False
    claims = case.claims_of(line)
    if claims:
        return claims[-1].of is Party.PLATFORM
    return line.tracks.supplier_claim is SupplierClaim.TO_ASK
