"""The letters whose words the seller can change, and the fields that each of them may name."""

from dataclasses import dataclass
from typing import Literal

#: who reads it; `anyone` for what stands in every letter
TemplateReader = Literal["buyer", "supplier", "platform", "anyone"]


@dataclass(frozen=True, slots=True)
class TemplateTraits:
    """A template of `letters.json`: whom it is for, and what is always true of its letter."""

    reader: TemplateReader
    #: papers that go with each of these letters
    attached: tuple[str, ...] = ()
    #: the greeting above it
    opening: str = ""
    #: a greeting or the closing: one text with no subject, around the words of other letters
    frame: bool = False
    #: it asks whether what the buyer got has arrived
    asks_after: bool = False


@dataclass(frozen=True, slots=True)
class FieldTraits:
    """A field of letters: what a letter still says without it."""

    #: readers whose letters can do without it; others need it where the usual words have it
    spared: frozenset[TemplateReader] = frozenset()


_BUYER = TemplateTraits("buyer", opening="opening.buyer")
_CONFIRM = TemplateTraits("buyer", opening="opening.buyer", asks_after=True)
_LABEL = TemplateTraits("buyer", ("label",), "opening.buyer")
_SUPPLIER = TemplateTraits("supplier", opening="opening.supplier")
_PLATFORM = TemplateTraits("platform", opening="opening.platform")
_CARRIER = TemplateTraits("platform", opening="opening.carrier")

#: in the order shown, as a return goes
TEMPLATES: dict[str, TemplateTraits] = {
    "ask_buyer": _BUYER,
    "ask_never": _BUYER,
    "ask_photo": _BUYER,
    "solution_keep": _BUYER,
    "solution_replace_keep": _BUYER,
    "partial_offer": _BUYER,
    "partial_sent": _BUYER,
    "partial_after": _BUYER,
    "gift_offer": _BUYER,
    "gift_here": _BUYER,
    "gift_sent": _BUYER,
    "refund_now": _BUYER,
    "refund_here": _BUYER,
    "replacement": _BUYER,
    "replacement_here": _BUYER,
    "return_first": _BUYER,
    "return_platform": _BUYER,
    "return_approved": _BUYER,
    "return_now": _BUYER,
    "return_here": _BUYER,
    "redirected": _BUYER,
    "send_back": _BUYER,
    "send_back_later": _BUYER,
    "approval": _BUYER,
    "approval_platform": _BUYER,
    "approval_here": _BUYER,
    "label_attached": _LABEL,
    "label_address": _LABEL,
    "chase_parcel": _BUYER,
    "chase_settled": _BUYER,
    "came_without": _BUYER,
    "received": _BUYER,
    "received_elsewhere": _BUYER,
    "received_more": _BUYER,
    "received_settled": _BUYER,
    "received_ahead": _BUYER,
    "received_refunded": _BUYER,
    "received_undelivered": _BUYER,
    "refunded": _BUYER,
    "refunded_part": _BUYER,
    "refunded_platform": _BUYER,
    "replaced": _BUYER,
    "replaced_other": _BUYER,
    "sent_at_once": _BUYER,
    "sent_back": _BUYER,
    "confirm_gift": _CONFIRM,
    "confirm_money": _CONFIRM,
    "confirm_new": _CONFIRM,
    "confirm": _CONFIRM,
    "declined": _BUYER,
    "settled_already": _BUYER,
    "settled_keep": _BUYER,
    "extra_keep": _BUYER,
    "extra_back": _BUYER,
    "lost_refund": _BUYER,
    "lost_replacement": _BUYER,
    "never_refund": _BUYER,
    "never_replacement": _BUYER,
    "never_wait": _BUYER,
    "never_part": _BUYER,
    "never_gift": _BUYER,
    "rma_request": _SUPPLIER,
    "rma_again": _SUPPLIER,
    "rma_claim": _SUPPLIER,
    "rma_seen": _SUPPLIER,
    "rma_never": _SUPPLIER,
    "rma_lost": _SUPPLIER,
    "rma_missing": _SUPPLIER,
    "rma_dropped": _SUPPLIER,
    "goods_sent": TemplateTraits("supplier", ("label",), "opening.supplier"),
    "claim": _SUPPLIER,
    "claim_more": _SUPPLIER,
    "claim_joined": _SUPPLIER,
    "claim_anew": _SUPPLIER,
    "claim_less": _SUPPLIER,
    "claim_known": _SUPPLIER,
    "claim_kept": _SUPPLIER,
    "claim_postage": _SUPPLIER,
    "claim_unkept": _SUPPLIER,
    "claim_withdrawn": _SUPPLIER,
    "claim_rest": _SUPPLIER,
    "claim_overpaid": _SUPPLIER,
    "credit": _SUPPLIER,
    "reminder_rma": _SUPPLIER,
    "reminder_claim": _SUPPLIER,
    "reminder_money": _SUPPLIER,
    "reminder_reship": _SUPPLIER,
    "reminder_reship_sent": _SUPPLIER,
    "reship_withdrawn": _SUPPLIER,
    "thanks": _SUPPLIER,
    "thanks_part": _SUPPLIER,
    "dispute_answer": _PLATFORM,
    "safe_t": _PLATFORM,
    "hearing": _PLATFORM,
    "appeal": _PLATFORM,
    "reimbursement": TemplateTraits("platform", opening="opening.warehouse"),
    "claim_carrier": _CARRIER,
    "claim_lost": _CARRIER,
    "claim_late": _CARRIER,
    "carrier_joined": _CARRIER,
    "carrier_less": _CARRIER,
    "carrier_withdrawn": _CARRIER,
    "carrier_rest": _CARRIER,
    "carrier_overpaid": _CARRIER,
    "reminder": _CARRIER,
    "reminder_granted": _CARRIER,
    "opening.buyer": TemplateTraits("buyer", frame=True),
    "opening.supplier": TemplateTraits("supplier", frame=True),
    "opening.platform": TemplateTraits("platform", frame=True),
    "opening.warehouse": TemplateTraits("platform", frame=True),
    "opening.carrier": TemplateTraits("platform", frame=True),
    "closing": TemplateTraits("anyone", frame=True),
}

_ALL: frozenset[TemplateReader] = frozenset({"buyer", "supplier", "platform", "anyone"})
_NEEDED = FieldTraits()
_SPARED = FieldTraits(_ALL)

#: every field, in the order offered: who and what, money, the way back, what else is told
FIELDS: dict[str, FieldTraits] = {
    "buyer": _SPARED,
    "supplier": _SPARED,
    "shop": _SPARED,
    "item": _NEEDED,
    "goods": _NEEDED,
    "thing": _NEEDED,
    "sku": _SPARED,
    "order": _NEEDED,
    "of_order": _NEEDED,
    "case": _SPARED,
    "channel": _SPARED,
    "amount": _NEEDED,
    "before": _NEEDED,
    "postage": _NEEDED,
    "offer": _NEEDED,
    "gift": _NEEDED,
    "address": _NEEDED,
    "rma": _NEEDED,
    "number": _NEEDED,
    "placement": _NEEDED,
    "stands": _SPARED,
    "freight": _NEEDED,
    "post_by": _NEEDED,
    "tracking": _NEEDED,
    "untracked": _SPARED,
    "unpaid": _SPARED,
    "parcel": _SPARED,
    "back": _NEEDED,
    "once": _SPARED,
    "then": _NEEDED,
    "finding": _NEEDED,
    "photos": _SPARED,
    "missing": _SPARED,
    "arrived": _SPARED,
    "proof": _NEEDED,
    "review": _NEEDED,
    "reason": _NEEDED,
    # who is declined is told whether the platform opens it again; a second reminder may be silent
    "again": FieldTraits(_ALL - {"buyer"}),
}

#: fields that any letter to that reader can name, whatever it is about
EVERYWHERE: dict[TemplateReader, frozenset[str]] = {
    "buyer": frozenset({"buyer", "shop", "item", "sku", "order", "case", "channel"}),
    # who bought it, and by which order, not every supplier is told
    "supplier": frozenset({"supplier", "shop", "item", "sku", "case"}),
    "platform": frozenset({"shop", "item", "sku", "order", "case"}),
    "anyone": frozenset({"shop"}),
}
#: of them what a greeting can name: it stands above letters about anything
IN_GREETINGS = frozenset({"buyer", "supplier", "shop"})
