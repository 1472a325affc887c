"""Three bowls of one line, 150.00 each, under way to us in a parcel each, on our label: 1Z1, 1Z2, 1Z3."""

from returns.casework.goods.told_parcel import ParcelTold
from returns.terms import End, FreightPayer, Offer, Route, StepKind
from tests.returns.casework.shop import Shop


def three_bowls(shop: Shop, reason: str = "CR-UNWANTED_ITEM") -> int:
    """The row number of their case; each cost us 60.00."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    told = {"return_quantity": "3", "order_quantity": "3", "return_reason": reason}
    case_id = shop.request(shop.item("BOWL", "450.00", **told))
    ours = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=ours)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=ours)
    for unit in (1, 2, 3):
        parcel = ParcelTold(
            *(End.US, End.BUYER), units=(unit,), tracking=f"1Z{unit}", payer=ours, sent=True
        )
        shop.desk.parcels.note(case_id, parcel)
    return case_id
