"""What a step does with a line's money and goods, as its heading."""

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.wording import word
from returns.money import Money
from returns.phrases import say
from returns.records.case import Case, Line
from returns.rules.goods.placing import arrives, fates_in
from returns.rules.goods.second_leg import under_way
from returns.rules.offers import nothing_due, part_now
from returns.rules.tracks.track_machines import SETTLED
from returns.terms import Offer, Party, Route, StepKind
from returns.trade.offers import traits

#: the steps that put an offer to the buyer: the heading says the offer
OFFERING = (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE)


def act_words(case: Case, line: Line, kind: StepKind, offer: Offer) -> str:
    """What that step does on the line: the offer that it makes, the sum that it pays, else its name."""
    advice = case.outlook(line).advice
    if kind in OFFERING:
        if settled_already(line):
            return word("offer_title", "settled")
        if nothing_due(offer, line.reason):
            back = advice.route is not Route.NONE
            return word("offer_title", "extra_back" if back else "extra_keep")
        amount: Money | None = line.left
        if offer is Offer.PARTIAL_REFUND:
            amount = part_now(line, advice) or line.left
        told = str(amount) if line.paid_for is not None else word("value", "refund")
        return say(f"terms.offer_title.{offer.value}", look().lang, amount=told)
    if kind is StepKind.REFUND:
        text = QCoreApplication.translate("CaseView", "Refund {amount}")
        return text.format(
            amount=case.outlook(line).due if case.priced else word("value", "refund")
        )
    if kind is StepKind.PLACE_GOODS:
        step = case.outlook(line).step
        fates = fates_in(step.because) if step is not None else ()
        if arrives(step):
            going = (unit.disposition for unit in under_way(case, line))
            fates = tuple(dict.fromkeys(fate for fate in going if fate is not None))
        if len(fates) == 1:
            return word("place_title", fates[0].value)
    if kind is StepKind.CHASE_SUPPLIER:
        return chase_words("chase", case, line)
    return word("step", kind.value)


def chase_words(form: str, case: Case, line: Line) -> str:
    """Who is reminded, in the words of that `form`: a supplier, or whomever the claim is on."""
    step = case.outlook(line).step
    second = step.second if step is not None else None
    asked = case.claims_of(line)
    party = second or (asked[-1].of if asked else Party.SUPPLIER)
    if party is Party.SUPPLIER:
        usual = "step" if form == "chase" else "step_button"
        return word(usual, StepKind.CHASE_SUPPLIER.value)
    return word(form, party.value)


def settled_already(line: Line) -> bool:
    """The money went back before anything was offered: whoever asks again is told so."""
    return line.tracks.buyer_money in SETTLED


def sum_of(case: Case, line: Line, kind: StepKind, offer: Offer) -> Money | None:
    """What the step gives the buyer in money for the line; None where it promises or pays none yet."""
    if kind is StepKind.REFUND:
        return case.outlook(line).due
    if settled_already(line):
        return None
    if kind in OFFERING and traits(offer).whole_price and not nothing_due(offer, line.reason):
        return line.left if line.worth else None
    return None
