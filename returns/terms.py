"""The words of the trade that the database, `--json` output and manifests rely on."""

from enum import StrEnum


class Fault(StrEnum):
    """Who caused the return."""

    BUYER = "buyer"
    SELLER = "seller"
    SUPPLIER = "supplier"
    CARRIER = "carrier"
    PLATFORM = "platform"
    UNKNOWN = "unknown"


class FreightPayer(StrEnum):
    """Who pays the postage of the way back."""

    BUYER = "buyer"
    SELLER = "seller"
    SUPPLIER = "supplier"
    CARRIER = "carrier"
    PLATFORM = "platform"


class Route(StrEnum):
    """Where the goods go."""

    NONE = "none"
    TO_US = "to_us"
    TO_SUPPLIER = "to_supplier"
    TO_THIRD_PARTY = "to_third_party"
    TO_PLATFORM = "to_platform"


class FreightWay(StrEnum):
    """Which postage is meant."""

    OUT = "out"
    BACK = "back"


class Offer(StrEnum):
    """What the buyer is offered."""

    RETURNLESS_REFUND = "returnless_refund"
    RETURNLESS_REPLACEMENT = "returnless_replacement"
    PARTIAL_REFUND = "partial_refund"
    GIFT_OR_COUPON = "gift_or_coupon"
    IMMEDIATE_REFUND = "immediate_refund"
    REFUND_ON_RECEIPT = "refund_on_receipt"
    REPLACEMENT = "replacement"
    REPLACEMENT_ON_RECEIPT = "replacement_on_receipt"
    DECLINE = "decline"


class Verdict(StrEnum):
    """What an inspection concluded."""

    AS_CLAIMED = "as_claimed"
    NO_FAULT = "no_fault"
    BUYER_DAMAGE = "buyer_damage"
    CARRIER_DAMAGE = "carrier_damage"
    WRONG_ITEM = "wrong_item"
    EMPTY = "empty"
    PARTS_MISSING = "parts_missing"
    NOT_RECEIVED = "not_received"


class Disposition(StrEnum):
    """What becomes of the goods."""

    RESTOCK = "restock"
    DISCOUNT = "discount"
    BUNDLE = "bundle"
    DONATE = "donate"
    DISPOSE = "dispose"
    THIRD_PARTY = "third_party"
    TO_SUPPLIER = "to_supplier"
    TO_BUYER = "to_buyer"
    HOLD = "hold"


class Request(StrEnum):
    """Track 1: the talk with the buyer."""

    NEW = "new"
    NEGOTIATING = "negotiating"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Goods(StrEnum):
    """Track 2: where a unit is; a line stands where its slowest unit does."""

    NONE_EXPECTED = "none_expected"
    AWAITED = "awaited"
    IN_TRANSIT = "in_transit"
    RECEIVED = "received"
    INSPECTED = "inspected"
    DISPOSED = "disposed"
    UNMATCHED = "unmatched"
    LOST = "lost"
    KEPT = "kept"


class BuyerMoney(StrEnum):
    """Track 3: what the buyer gets."""

    OPEN = "open"
    OFFERED = "offered"
    AGREED = "agreed"
    PAID_PARTLY = "paid_partly"
    PAID = "paid"
    REPLACED = "replaced"
    CONFIRMED = "confirmed"


class SupplierClaim(StrEnum):
    """Track 4: what we ask back from the supplier."""

    NOT_CLAIMABLE = "not_claimable"
    TO_ASK = "to_ask"
    ASKED_FOR_RMA = "asked_for_rma"
    RMA_GIVEN = "rma_given"
    CLAIM_SENT = "claim_sent"
    MORE_ASKED = "more_asked"
    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    REFUSED = "refused"
    RESHIP_PROMISED = "reship_promised"
    SETTLED = "settled"
    WRITTEN_OFF = "written_off"


class StepKind(StrEnum):
    """What the seller does next on a case."""

    ANSWER_BUYER = "answer_buyer"
    NEGOTIATE = "negotiate"
    ASK_BUYER = "ask_buyer"
    ASK_RMA = "ask_rma"
    APPROVE = "approve"
    SEND_LABEL = "send_label"
    AWAIT_PARCEL = "await_parcel"
    CHASE_PARCEL = "chase_parcel"
    INSPECT = "inspect"
    SEND_ON = "send_on"
    SEND_CLAIM = "send_claim"
    REFUND = "refund"
    REPLACE = "replace"
    CHASE_SUPPLIER = "chase_supplier"
    SETTLE = "settle"
    CONFIRM_BUYER = "confirm_buyer"
    PLACE_GOODS = "place_goods"
    CHECK = "check"
    CLOSE = "close"


class Move(StrEnum):
    """What else can happen to a case: answers from outside and the seller's own turns."""

    OFFER = "offer"
    BUYER_AGREED = "buyer_agreed"
    BUYER_REFUSED = "buyer_refused"
    BUYER_SAID = "buyer_said"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    SHIPPED = "shipped"
    RECEIVE = "receive"
    LOST = "lost"
    RMA_GIVEN = "rma_given"
    MORE_ASKED = "more_asked"
    CLAIM_ACCEPTED = "claim_accepted"
    CLAIM_PARTLY = "claim_partly"
    CLAIM_REFUSED = "claim_refused"
    RESHIP_PROMISED = "reship_promised"
    WRITE_OFF = "write_off"
    HOLD = "hold"
    LIFT = "lift"
    SNOOZE = "snooze"
    WAKE = "wake"
    NOTE = "note"
    REOPEN = "reopen"


class Wish(StrEnum):
    """What the buyer wants for what comes back; UNSAID while nobody told."""

    UNSAID = ""
    MONEY = "money"
    SAME = "same"
    VARIANT = "variant"


class End(StrEnum):
    """Where a parcel comes from or goes to."""

    BUYER = "buyer"
    US = "us"
    SUPPLIER = "supplier"
    THIRD_PARTY = "third_party"
    PLATFORM = "platform"


class PlaceKind(StrEnum):
    """What an address of ours is."""

    OWN = "own"
    THIRD_PARTY = "third_party"
    OVERSEAS = "overseas"
    HOME = "home"


class ExchangeFrom(StrEnum):
    """Who sends what is sent instead."""

    STOCK = "stock"
    SUPPLIER = "supplier"
    BOUGHT = "bought"


class MoneyWay(StrEnum):
    """How money that was asked for came."""

    BANK = "bank"
    CREDIT_NOTE = "credit_note"
    #: taken off what we owe for the next goods
    BILL = "bill"


class HoldKind(StrEnum):
    """What forbids to go on until it was looked into (domain.md 2)."""

    REASON = "reason"
    UNAUTHORISED = "unauthorised"
    DISPUTE = "dispute"
    SUSPICION = "suspicion"
    #: the shop says that it took no money for the order
    NOT_PAID = "not_paid"
    #: the shop says that the order was cancelled, or that line of it
    CANCELLED = "cancelled"
    #: the shop says that nothing of it was sent, and nothing speaks against that
    NOT_SENT = "not_sent"
    #: the shop gave back a part of the order, and names no item
    SHOP_REFUND = "shop_refund"
    MORE_THAN_BOUGHT = "more_than_bought"
    PRICE = "price"
    #: nobody knows who supplied it
    SUPPLIER = "supplier"
    COST = "cost"
    PLATFORM_SUM = "platform_sum"
    #: an offer promises a gift or a coupon, and nobody has said what it is
    GIFT = "gift"
    #: the same again is what was wrong, and nobody has said which one is sent instead
    VARIANT = "variant"
    #: the parcel was lost on its way back, and the buyer had paid for it
    LOST_BY_BUYER = "lost_by_buyer"
    #: it was lost on its way back to the buyer
    LOST_TO_BUYER = "lost_to_buyer"
    #: it was sent off, and did not come in the time that parcels take
    NOT_ARRIVED = "not_arrived"
    NO_PHOTO = "no_photo"
    #: the buyer wrote since a new one was sent: whether it arrived is looked at first
    BUYER_WROTE = "buyer_wrote"
    #: the buyer was settled with and says that it never came, or the case was opened again since
    NOT_REACHED = "not_reached"
    #: a decision of others took from us what the buyer had had back already
    PAID_TWICE = "paid_twice"
    OFFER_OUT = "offer_out"
    #: the seller's own: put on by hand, for whatever reason
    BY_HAND = "by_hand"


class Fulfilment(StrEnum):
    """Who shipped the order."""

    DROPSHIP = "dropship"
    OWN_STOCK = "own_stock"
    PLATFORM_WAREHOUSE = "platform_warehouse"


class ListingSource(StrEnum):
    """Whose words the listing carries: it decides the fault for "not as described" (D)."""

    OWN = "own"
    FEED = "feed"
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """How we stand with a supplier."""

    ACTIVE = "active"
    ON_NOTICE = "on_notice"
    STOPPED = "stopped"


class WindowStart(StrEnum):
    """The event from which a supplier counts its return window."""

    ORDER = "order"
    SHIPMENT = "shipment"
    DELIVERY = "delivery"
    PACKING_SLIP = "packing_slip"


class RmaPlacement(StrEnum):
    """Where the supplier wants the RMA to stand; suppliers contradict each other (R)."""

    LABEL_ONLY = "label_only"
    LABEL_AND_BOX = "label_and_box"
    OUTER_BOX = "outer_box"
    PRINTED_SHEET_OUTSIDE = "printed_sheet_outside"
    INSIDE_SLIP = "inside_slip"
    PO_IS_RMA = "po_is_rma"


class PackageState(StrEnum):
    """How the product's own package came back."""

    SEALED = "sealed"
    OPENED = "opened"
    DAMAGED = "damaged"
    NONE = "none"


class Works(StrEnum):
    """Whether the unit works."""

    YES = "yes"
    NO = "no"
    UNTESTED = "untested"


class Grade(StrEnum):
    """A sealed or as new, B opened and fine, C marked, D broken, X missing or not ours."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    X = "X"


class Party(StrEnum):
    """The other side of a payment, claim, letter or evidence sheet."""

    BUYER = "buyer"
    SUPPLIER = "supplier"
    CARRIER = "carrier"
    PLATFORM = "platform"


class PaperSize(StrEnum):
    """The paper that a sheet is laid out for."""

    A4 = "a4"
    LETTER = "letter"


class Lang(StrEnum):
    """Languages that papers, letters and sentences come in."""

    EN = "en"
    ZH = "zh"
