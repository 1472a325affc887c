"""Which letter goes with a step, and what it is filled with."""

from dataclasses import replace
from datetime import date, timedelta

from returns.casework.acting import Act, due_amount, only_in_part, refund_now
from returns.casework.claims import claim_on
from returns.casework.step_claim import claim_party
from returns.casework.whereto import destination, return_by
from returns.documents.letters import write_letter
from returns.ledger import rows
from returns.ledger.settings_rows import read_settings
from returns.money import Money
from returns.phrases import say, word
from returns.records.case import Case, Letter
from returns.records.postal import address_lines
from returns.records.settings import DeskSettings
from returns.rules.claim_amount import working
from returns.rules.offers import goods_expected, nothing_due
from returns.rules.redaction.redactor import Redactor, buyer_of, leaves_buyer_out
from returns.rules.track_machines import GOODS_AT_REST, GOODS_HERE, PAID
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Fulfilment,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    RmaPlacement,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.offers import OFFERS
from returns.trade.steps import step_traits

#: what a buyer is given to post a return when the supplier's clock sets no day (P)
_DAYS_TO_POST = 14
#: countries whose buyers are written to in Chinese
_CHINESE = frozenset({"CN", "TW", "HK", "MO"})

#: goods that the buyer has sent off, and nobody asks for any more
_SENT = GOODS_HERE | {Goods.IN_TRANSIT}
_PLACEMENTS = {
    RmaPlacement.LABEL_ONLY: "label",
    RmaPlacement.LABEL_AND_BOX: "label_and_box",
    RmaPlacement.OUTER_BOX: "box",
    RmaPlacement.PRINTED_SHEET_OUTSIDE: "sheet",
    RmaPlacement.INSIDE_SLIP: "slip",
    RmaPlacement.PO_IS_RMA: "label",
}


def letter_for(act: Act, lang: str | None) -> Letter | None:
    """The letter of a step in its reader's language, or None; it is not stored here.

    Raises `IllegalMove` where it has to name an address that this desk does not know.
    """
    settings = read_settings(act.work.tx)
    template = _template(act)
    if template is None:
        return None
    if step_traits(act.kind).reader == "claimed":
        return _to_claimed(act, template, settings, lang)
    reader = lang or ("zh" if act.case.country in _CHINESE else "en")
    fields = _buyer_fields(act, settings, reader)
    if template == "approval":
        fields["address"] = _address(act, settings, reader)
    letter = write_letter(template, reader, Party.BUYER, act.case.customer.email, fields)
    return replace(letter, signed=bool(settings.shop_name.strip()))


def _template(act: Act) -> str | None:
    if step_traits(act.kind).offers:
        if act.offer is Offer.PARTIAL_REFUND and only_in_part(act.case):
            return "partial_after"
        if nothing_due(act.offer, act.case.reason):
            return "extra_keep" if act.route is Route.NONE else "extra_back"
        return _offer_template(act.case, act.offer) if act.offer is not None else None
    if step_traits(act.kind).reader == "claimed":
        return _claim_template(act)
    if act.kind is Move.RECEIVE:
        return _received_template(act)
    if act.kind is StepKind.REFUND:
        return _refund_template(act)
    if act.kind is StepKind.APPROVE:
        return _approval_template(act)
    return step_traits(act.kind).letter or None


def _approval_template(act: Act) -> str | None:
    """None where nothing is to be sent, and the offer told the buyer so."""
    if act.case.tracks.goods in _SENT:
        return "approval_here"
    if act.route is Route.NONE:
        return "extra_keep" if nothing_due(act.offer, act.case.reason) else None
    return "approval"


def _offer_template(case: Case, offer: Offer) -> str:
    """The letter of an offer; nobody is asked to send, or to keep, what was sent already."""
    letters, goods = OFFERS[offer].letters, case.tracks.goods
    fits = (
        (letters.lost, goods is Goods.LOST),
        (letters.sent, goods in _SENT),
        (letters.here, goods in GOODS_HERE),
        (letters.approved, case.tracks.request is Request.APPROVED),
    )
    return next((name for name, now in fits if name and now), letters.usual)


def _received_template(act: Act) -> str | None:
    if act.route is Route.TO_PLATFORM:
        return None
    if act.case.tracks.buyer_money in PAID - {BuyerMoney.PAID_PARTLY}:
        return "received_settled"
    elsewhere = act.options.route not in (None, Route.TO_US)
    return "received_elsewhere" if elsewhere else "received"


def _refund_template(act: Act) -> str:
    amount = act.options.amount or refund_now(act.case, act.offer)
    if not amount:
        return "gift_sent"
    whole = act.case.paid + amount == act.case.value
    return "refunded_part" if only_in_part(act.case) and not whole else "refunded"


def _claim_template(act: Act) -> str | None:
    """Towards a supplier, a carrier or a platform; None where there is nothing to write."""
    case, party = act.case, claimed_from(act.case)
    if act.kind is StepKind.ASK_RMA:
        back = (
            goods_expected(case.offer, act.route, case.reason)
            or case.tracks.goods not in GOODS_AT_REST
        )
        return "rma_request" if back else "rma_claim"
    if act.kind is StepKind.CHASE_SUPPLIER:
        return "supplier_reminder" if party is Party.SUPPLIER else "reminder"
    if act.kind is StepKind.SETTLE:
        refused = case.tracks.supplier_claim is SupplierClaim.REFUSED
        thanked = case.claims and party is Party.SUPPLIER and not refused
        return "thanks" if thanked else None
    if party is Party.PLATFORM:
        at_platform = case.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
        return "reimbursement" if at_platform else "appeal"
    if party is Party.CARRIER:
        return "claim_carrier"
    # goods that the buyer merely did not want are no claim: their worth is asked back
    return "claim" if case.recommendation.claim_from is not None else "credit"


def _buyer_fields(act: Act, settings: DeskSettings, lang: str) -> dict[str, str]:
    case = act.case
    amount = act.options.amount
    if amount is None and act.kind is StepKind.REFUND:
        amount = refund_now(case, act.offer)
    if amount is None and act.offer is Offer.PARTIAL_REFUND:
        amount = case.recommendation.partial
    if amount is None:
        amount = due_amount(case, act.offer)
    tracking = act.options.tracking
    payer = case.recommendation.freight_payer if case.offer is None else case.freight_payer
    own = payer is FreightPayer.BUYER
    fields = {
        "buyer": case.customer.name or say("letters.somebody", lang),
        "shop": settings.shop_name,
        "order": case.order,
        "item": case.title,
        "amount": _amount_words(amount, case, lang),
        "rma": case.our_rma,
        "channel": case.channel or word("unnamed", "platform", lang),
        "reason": act.options.reason,
        "finding": finding_words(case, lang),
        "freight": say(f"letters.freight.{'buyer' if own else 'seller'}", lang),
        "tracking": say("letters.tracking", lang, number=tracking) if tracking else "",
        "address": "",
        "return_by": "",
        "placement": "",
    }
    if act.kind in (StepKind.APPROVE, StepKind.SEND_LABEL, Move.RECEIVE):
        fields |= _way_back(act, lang)
    return fields


def _amount_words(amount: Money | None, case: Case, lang: str) -> str:
    """The amount; while no file told the price, nobody is written of nothing."""
    if amount is None or not (amount or case.value):
        return say("letters.amount_unknown", lang)
    return amount.coded


def _way_back(act: Act, lang: str) -> dict[str, str]:
    """RMA, where it must stand and by when: what an approval has to say beside the address (D)."""
    case = act.case
    placement = RmaPlacement.LABEL_ONLY
    rma = case.our_rma
    if act.terms is not None and act.route is Route.TO_SUPPLIER:
        placement = act.terms.rma_placement
        rma = act.options.rma or case.supplier_rma or rma
        if placement is RmaPlacement.PO_IS_RMA:
            rma = case.order
    today = date.fromisoformat(act.work.at[:10])
    last = return_by(case, act.terms, today)
    return {
        "rma": rma,
        "placement": say(f"letters.placement.{_PLACEMENTS[placement]}", lang),
        "return_by": (last or today + timedelta(days=_DAYS_TO_POST)).isoformat(),
    }


def _address(act: Act, settings: DeskSettings, lang: str) -> str:
    """Where the buyer sends it; raises `IllegalMove` naming where to enter what is missing.

    The platform tells its own address, and where it was overruled the seller tells it elsewhere.
    """
    if act.route is Route.TO_PLATFORM or act.options.overrule:
        return say("letters.address_follows", lang)
    name, place = destination(act.work.tx, replace(act.case, route=act.route), settings)
    return "\n".join(address_lines(place, name))


def _to_claimed(
    act: Act, template: str, settings: DeskSettings, lang: str | None
) -> Letter | None:
    case, to = act.case, claimed_from(act.case)
    email, language = "", settings.language
    if to is Party.SUPPLIER and case.supplier_id is not None:
        supplier = rows.supplier(act.work.tx, case.supplier_id)
        email, language = supplier.email, supplier.language
    elif to is not Party.SUPPLIER:
        language = "zh" if case.country in _CHINESE else "en"
    reader = lang or ("zh" if language.startswith("zh") else "en")
    amount, made_up = act.options.amount, ""
    if amount is None and template == "thanks":
        amount = case.claims[-1].accepted
    if amount is None:
        claim = claim_on(case, act.terms, to)
        amount = claim.total if claim.known else None
        if claim.known and to is Party.SUPPLIER and (case.freight_out or case.freight_back):
            # a sum that is more than the price of the goods says how it comes about
            made_up = say("letters.made_up", reader, parts=working(claim, reader))
    hide = _goes_with_evidence(case, template) and leaves_buyer_out(to, act.terms)
    shown = Redactor(buyer_of(case), reader).case(case) if hide else case
    fields = {
        "supplier": case.supplier or say("letters.some_supplier", reader),
        "shop": settings.shop_name,
        "order": shown.order,
        "of_order": "" if hide else say("letters.of_order", reader, order=case.order),
        "item": shown.title,
        "sku": case.lines[0].sku if case.lines else "",
        "count": str(case.units),
        "reason": word("reason", case.reason, reader),
        "case": case.number,
        "rma": case.supplier_rma or case.our_rma,
        "amount": f"{_amount_words(amount, case, reader)}{made_up}",
        "finding": finding_words(shown, reader),
    }
    if template == "claim_carrier" and fields["finding"]:
        # a sentence of its own
        fields["finding"] += "。" if reader == "zh" else "."
    letter = write_letter(template, reader, to, email, fields)
    return replace(letter, signed=bool(settings.shop_name.strip()))


def _goes_with_evidence(case: Case, template: str) -> bool:
    """Letters about a sheet name no more than the sheet; before a claim, the order is all there is."""
    return template in ("claim", "credit") or bool(
        template == "supplier_reminder" and case.claims
    )


def claimed_from(case: Case) -> Party:
    """Who was sent the claim, else who is to get it."""
    return case.claims[-1].of if case.claims else claim_party(case)


def finding_words(case: Case, lang: str) -> str:
    """What was found, in a few words: the verdict and the marks; "" while nobody looked."""
    parts = [word("verdict", case.verdict, lang)] if case.verdict else []
    parts += [finding.marks for finding in case.findings if finding.marks]
    return "; ".join(parts) if lang == "en" else "；".join(parts)
