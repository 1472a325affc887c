"""Which letter goes with a step, and what it is filled with."""

from datetime import date

from returns.documents.letters import write_letter
from returns.errors import IllegalMove
from returns.phrases import say, word
from returns.records.case import Case, Letter
from returns.records.policy import Address
from returns.records.settings import DeskSettings
from returns.services import rows
from returns.services.acting import Act, due_amount
from returns.services.claims import claimed_amount
from returns.services.papers import destination, return_by
from returns.services.settings_rows import read_settings
from returns.services.step_claim import claim_party
from returns.terms import (
    FreightPayer,
    Move,
    Offer,
    Party,
    RmaPlacement,
    Route,
    StepKind,
    Verdict,
)

#: countries whose buyers are written to in Chinese
_CHINESE = frozenset({"CN", "TW", "HK", "MO"})

_OFFERS = {
    Offer.RETURNLESS_REFUND: "solution_keep",
    Offer.RETURNLESS_REPLACEMENT: "solution_replace_keep",
    Offer.PARTIAL_REFUND: "partial_offer",
    Offer.GIFT_OR_COUPON: "gift_offer",
    Offer.IMMEDIATE_REFUND: "refund_now",
    Offer.REFUND_ON_RECEIPT: "return_first",
    Offer.REPLACEMENT: "replacement",
    Offer.REPLACEMENT_ON_RECEIPT: "return_first",
    Offer.DECLINE: "declined",
}
_TO_BUYER: dict[StepKind | Move, str] = {
    StepKind.APPROVE: "approval",
    StepKind.SEND_LABEL: "label_attached",
    StepKind.CHASE_PARCEL: "chase_parcel",
    StepKind.REFUND: "refunded",
    StepKind.REPLACE: "replaced",
    StepKind.CONFIRM_BUYER: "confirm",
    Move.DECLINE: "declined",
    Move.RECEIVE: "received",
}
_TO_SUPPLIER: dict[StepKind | Move, str] = {
    StepKind.ASK_RMA: "rma_request",
    StepKind.SEND_CLAIM: "claim",
    StepKind.CHASE_SUPPLIER: "supplier_reminder",
    StepKind.SETTLE: "thanks",
}
_PLACEMENTS = {
    RmaPlacement.LABEL_ONLY: "label",
    RmaPlacement.LABEL_AND_BOX: "label_and_box",
    RmaPlacement.OUTER_BOX: "box",
    RmaPlacement.PRINTED_SHEET_OUTSIDE: "sheet",
    RmaPlacement.INSIDE_SLIP: "slip",
    RmaPlacement.PO_IS_RMA: "label",
}


def letter_for(act: Act, lang: str | None) -> Letter | None:
    """The letter of a step in its reader's language, or None; it is not stored here."""
    settings = read_settings(act.work.tx)
    template = _template(act)
    if template is None:
        return None
    if act.kind in _TO_SUPPLIER:
        return _to_supplier(act, template, settings, lang)
    reader = lang or ("zh" if act.case.country in _CHINESE else "en")
    fields = _buyer_fields(act, settings, reader)
    return write_letter(template, reader, Party.BUYER, act.case.customer.email, fields)


def _template(act: Act) -> str | None:
    if act.kind in (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, Move.OFFER):
        return _OFFERS[act.offer] if act.offer is not None else None
    if act.kind is StepKind.SEND_CLAIM and claim_party(act.case) is Party.PLATFORM:
        return "appeal"
    if act.kind is Move.RECEIVE and act.case.route is Route.TO_PLATFORM:
        return None
    return _TO_BUYER.get(act.kind) or _TO_SUPPLIER.get(act.kind)


def _buyer_fields(act: Act, settings: DeskSettings, lang: str) -> dict[str, str]:
    case = act.case
    amount = act.options.amount
    if amount is None:
        amount = case.recommendation.partial if act.offer is Offer.PARTIAL_REFUND else None
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
        "amount": str(amount),
        "rma": case.our_rma,
        "reason": act.options.reason,
        "freight": say(f"letters.freight.{'buyer' if own else 'seller'}", lang),
        "tracking": say("letters.tracking", lang, number=tracking) if tracking else "",
        "address": "",
        "return_by": "",
        "placement": "",
    }
    if act.kind is StepKind.APPROVE:
        fields |= _way_back(act, settings, lang)
    return fields


def _way_back(act: Act, settings: DeskSettings, lang: str) -> dict[str, str]:
    """Address, RMA, where it must stand and by when: what an approval has to say (D)."""
    from dataclasses import replace

    case = replace(act.case, route=act.route)
    placement = RmaPlacement.LABEL_ONLY
    rma = case.our_rma
    if act.terms is not None and act.route is Route.TO_SUPPLIER:
        placement = act.terms.rma_placement
        rma = act.options.rma or case.supplier_rma or rma
        if placement is RmaPlacement.PO_IS_RMA:
            rma = case.order
    try:
        name, address = destination(act.work.tx, case, settings)
        lines = address_text(name, address)
    except IllegalMove:
        # a letter may be written before the address is known; the label may not
        lines = say("letters.address_follows", lang)
    today = date.fromisoformat(act.work.at[:10])
    last = return_by(case, act.terms, today)
    return {
        "address": lines,
        "rma": rma,
        "placement": say(f"letters.placement.{_PLACEMENTS[placement]}", lang),
        "return_by": last.isoformat() if last else say("letters.two_weeks", lang),
    }


def address_text(name: str, address: Address) -> str:
    """An address as lines of text."""
    town = " ".join(part for part in (address.city, address.region, address.postcode) if part)
    lines = (name, *address.lines, town, address.country)
    return "\n".join(line for line in lines if line)


def _to_supplier(
    act: Act, template: str, settings: DeskSettings, lang: str | None
) -> Letter | None:
    case = act.case
    if template == "thanks" and not case.claims:
        return None
    email, language, to = "", settings.language, Party.SUPPLIER
    if case.supplier_id is not None:
        (supplier,) = rows.suppliers(act.work.tx, case.supplier_id)
        email, language = supplier.email, supplier.language
    if template == "appeal":
        email, language, to = "", "zh" if case.country in _CHINESE else "en", Party.PLATFORM
    reader = lang or ("zh" if language.startswith("zh") else "en")
    amount = act.options.amount
    if amount is None and template in ("claim", "thanks"):
        amount = claimed_amount(case, act.terms)
    if amount is None:
        amount = case.value
    fields = {
        "supplier": case.supplier or say("letters.some_supplier", reader),
        "shop": settings.shop_name,
        "order": case.order,
        "item": case.title,
        "sku": case.lines[0].sku if case.lines else "",
        "count": str(sum(line.quantity for line in case.lines)),
        "reason": word("reason", case.reason, reader),
        "case": case.number,
        "rma": case.supplier_rma or case.our_rma,
        "amount": str(amount),
        "finding": finding_words(case, reader),
    }
    return write_letter(template, reader, to, email, fields)


def finding_words(case: Case, lang: str) -> str:
    """What was found, in a few words: the verdict and the marks."""
    parts = [word("verdict", case.verdict or Verdict.AS_CLAIMED, lang)]
    parts += [finding.marks for finding in case.findings if finding.marks]
    return "; ".join(parts) if lang == "en" else "；".join(parts)
