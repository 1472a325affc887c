"""How goods come back, as the buyer is told: where to, under which number, by when, at whose expense."""

from dataclasses import replace
from datetime import date, timedelta

from returns.casework.places import place_named
from returns.casework.steps.acting import Act
from returns.casework.steps.way_told import redirects, to_shop, told_before
from returns.casework.steps.whereto import DAYS_TO_POST, destination, has_laws_time, return_by
from returns.clock import moment
from returns.phrases import say, word
from returns.records.case import Line
from returns.records.letter import LetterFacts
from returns.records.postal import address_lines
from returns.rules.dates.deadlines import DeadlineTable, deadline_table
from returns.rules.dates.to_post import last_day_to_post
from returns.terms import (
    FreightPayer,
    Goods,
    Request,
    RmaPlacement,
    Route,
)
from returns.trade.platform_acts import PlatformAct
from returns.trade.steps import step_traits

#: placement → its sentence, and the paper that goes with it
PLACEMENTS: dict[RmaPlacement, tuple[str, str]] = {
    RmaPlacement.LABEL_ONLY: ("label", ""),
    RmaPlacement.LABEL_AND_BOX: ("label_and_box", ""),
    RmaPlacement.OUTER_BOX: ("box", ""),
    RmaPlacement.PRINTED_SHEET_OUTSIDE: ("sheet", "box_sheet"),
    RmaPlacement.INSIDE_SLIP: ("slip", "slip"),
    RmaPlacement.PO_IS_RMA: ("label", ""),
}


def payer_told(act: Act) -> FreightPayer:
    """Who pays the way back, as the letter has it: a platform that takes goods in has labels of its own."""
    return FreightPayer.PLATFORM if act.route is Route.TO_PLATFORM else act.freight_payer


def freight_sentence(act: Act, lang: str) -> str:
    """Who pays the way back, and what that asks of the buyer: one sentence in every letter."""
    channel = act.case.channel or word("unnamed", "platform", lang)
    # the platform's label is for the shop's own address
    made = PlatformAct.LABEL_MADE.value in act.case.platform_did and to_shop(act)
    sent = act.line.label_made_at is not None and step_traits(act.kind).offers
    if act.route is Route.TO_PLATFORM:
        key = "platform"
    elif act.freight_payer is FreightPayer.BUYER:
        key = "buyer"
    elif made:
        key = "label_made"
    else:
        key = "label_sent" if sent and told_before(act) else "label"
    return say(f"letters.freight.{key}", lang, channel=channel)


def way_back(
    act: Act, template: str, lang: str
) -> tuple[LetterFacts, dict[str, str], tuple[str, ...]]:
    """Address, number, where that must stand and by when: what an approval has to say (D)."""
    to_supplier = act.terms is not None and act.route is Route.TO_SUPPLIER
    placement, rma = RmaPlacement.LABEL_ONLY, act.case.our_rma
    if to_supplier and act.terms is not None:
        placement = act.terms.rma_placement
        given = act.options.rma.strip() or act.line.supplier_rma
        if placement is RmaPlacement.PO_IS_RMA:
            rma = act.line.supplier_po or act.case.order
            # a number that was given wins over the rule for when none is
            placement = RmaPlacement.LABEL_ONLY if given else placement
        rma = given or rma
    address = goes_to(act)
    day = post_by(act)
    facts = LetterFacts(
        goods="send_back", freight_payer=payer_told(act), address=address, post_by=day
    )
    key, paper = PLACEMENTS[placement]
    # where a label follows, its letter brings the papers and says where they go
    later = template == "approval" and payer_told(act) is not FreightPayer.BUYER
    said = "" if later else f"\n{say(f'letters.placement.{key}', lang)}"
    papers = () if later or not paper else (paper,)
    return (
        facts,
        {
            "rma": rma,
            "placement": said,
            "address": "\n".join(address) or say("letters.address_follows", lang),
        },
        papers if template == "approval" else ("label", *papers),
    )


def goes_to(act: Act) -> tuple[str, ...]:
    """The address as the label has it; () where the platform or the seller tells it elsewhere.

    Raises `IllegalMove` naming where to enter what is missing.
    """
    if act.route is Route.TO_PLATFORM or act.options.overrule:
        return ()
    line = act.line
    if act.options.place:
        line = replace(line, place_id=place_named(act.work.tx, act.options.place).id)
    elif redirects(act):
        line = replace(line, place_id=None)
    name, address = destination(act.work.tx, act.case, line, act.route, act.beside.settings)
    return tuple(address_lines(address, name))


def post_by(act: Act) -> date | None:
    """The day to post it by, never after the supplier's last safe day; None where that is past.

    What goes into the parcel that was asked for before is asked for by the same day, as its label has it.
    """
    own = _own_day(act)
    told = [day for line in _in_its_parcel(act) if (day := _day_of(act, line)) is not None]
    return min([own, *told]) if own is not None else None


def _own_day(act: Act) -> date | None:
    today = date.fromisoformat(act.work.at[:10])
    line, deadlines = _going(act)
    if safe_day(act) is None and not has_laws_time(act.case, line, deadlines):
        return today + timedelta(days=DAYS_TO_POST)
    return return_by(act.case, line, act.terms, today, deadlines)


def _in_its_parcel(act: Act) -> list[Line]:
    """Other lines that the buyer was asked to send to the same place on the same account, and has not yet."""
    going, _ = _going(act)
    return [
        line
        for line in act.case.lines
        if line.id != going.id
        and line.tracks.request is Request.APPROVED
        and line.tracks.goods is Goods.AWAITED
        and (line.route, line.place_id) == (going.route, going.place_id)
        and line.freight_payer is act.freight_payer
        and (going.route is not Route.TO_SUPPLIER or line.supplier_id == going.supplier_id)
    ]


def _day_of(act: Act, line: Line) -> date | None:
    today = date.fromisoformat(act.work.at[:10])
    deadlines = deadline_table(act.beside.settings.deadlines)
    return return_by(act.case, line, act.beside.terms(line), today, deadlines)


def safe_day(act: Act) -> date | None:
    """The last day on which goods reach the supplier in time; None while nobody knows one.

    None also where the goods do not go there, and a law gives the buyer time of their own.
    """
    if act.terms is None or has_laws_time(act.case, *_going(act)):
        return None
    dates = act.case.outlook(act.line).dates
    return last_day_to_post(act.terms, _going(act)[0], dates, act.advice)


def _going(act: Act) -> tuple[Line, DeadlineTable]:
    """The line on the way that the step gives it, and the deadlines that hold."""
    deadlines = deadline_table(act.beside.settings.deadlines)
    line = replace(act.line, route=act.route)
    if act.options.rma.strip():
        # a number that comes with the step is good from today on
        given = moment(act.work.at)
        line = replace(line, supplier_rma=act.options.rma.strip(), rma_given_at=given)
    return line, deadlines
