"""Who pays the way back, and the sentences that say so."""

from collections.abc import Iterator

from returns.records.advice import Because
from returns.records.facts import TriageFacts, TriageSettings
from returns.rules.advice.fault import supplier_name
from returns.rules.reasons import Reason
from returns.terms import Fault, FreightPayer, Route
from returns.trade.verdicts import VERDICTS, as_told


def payer_of(
    facts: TriageFacts, settings: TriageSettings, why: Reason, fault: Fault, route: Route
) -> FreightPayer:
    """The buyer pays for what the buyer caused; we pay everything else (D). A label that is there is paid."""
    if facts.label_payer is not None and route is not Route.NONE:
        return facts.label_payer
    if fault is Fault.BUYER and not _pays_for_insisting(facts, settings, why):
        return FreightPayer.BUYER
    return FreightPayer.SELLER


def _pays_for_insisting(facts: TriageFacts, settings: TriageSettings, why: Reason) -> bool:
    """The goods are fine, the buyer wants all of it, and the seller chose to pay the way back (A)."""
    if settings.insisting_pays != "seller":
        return False
    verdict = as_told(facts.verdict, why.id) if facts.verdict is not None else None
    to_blame = verdict is not None and VERDICTS[verdict].buyers_fault
    return why.goods_fine and not to_blame


def freight_told(
    facts: TriageFacts, why: Reason, fault: Fault, route: Route, payer: FreightPayer
) -> Iterator[Because]:
    """What is said of it, as long as nobody looked at the goods."""
    said = (("reason", f"term:reason:{why.id}"), ("supplier", supplier_name(facts)))
    if payer is FreightPayer.PLATFORM or facts.verdict is not None:
        return
    if route is Route.NONE:
        if payer is FreightPayer.SELLER and not why.goods_fine:
            yield Because("freight.nothing", said, "D")
        return
    if payer is FreightPayer.BUYER:
        yield _of_buyer(facts, why, said)
        return
    if facts.label_payer is not None:
        yield Because("freight.label_ours", said, "A")
    elif fault is Fault.BUYER and why.goods_fine:
        yield Because("freight.insisting_seller", said, "A")
        return
    else:
        yield Because("freight.seller_fine" if why.goods_fine else "freight.seller", said, "D")
    bears = facts.policy.freight if facts.policy else {}
    if bears.get(why.id, bears.get("*")) == FreightPayer.SUPPLIER:
        yield Because("freight.in_claim", said, "D")


def _of_buyer(facts: TriageFacts, why: Reason, said: tuple[tuple[str, str], ...]) -> Because:
    if facts.label_payer is not None:
        return Because("freight.label_buyers", said, "A")
    return Because("freight.ordered_wrong" if why.ordered_wrong else "freight.buyer", said, "D")
