"""A shop with suppliers, whose buyers ask for returns by way of a platform's file."""

import json
from datetime import date
from pathlib import Path

from sqlalchemy import update

from db.tables.trade import order
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.records.policy_json import address_to_json
from returns.rules.steps.photos_demanded import unshown
from returns.terms import HoldKind, Move, PackageState, Party, StepKind, Verdict, Works
from tests.returns.chain_held import assert_chain_holds

COLUMNS = (
    *("Order ID", "Order date", "Return request date", "Return request status"),
    *("Amazon RMA ID", "Label type", "Label cost", "Currency code", "Return carrier"),
    *(
        "Tracking ID",
        "Label to be paid by",
        "A-to-Z Claim",
        "ASIN",
        "Merchant SKU",
        "Item Name",
    ),
    *("Return quantity", "Return Reason", "Resolution", "Order Amount", "Order quantity"),
    *("Refunded Amount", "Order Item ID", "Return delivery date", "Customer comments"),
)
ITEM = {
    "order_id": "113-1111111-1111111",
    "order_date": "01-Nov-2026",
    "return_request_date": "20-Nov-2026",
    "return_request_status": "Pending",
    "amazon_rma_id": "DA1",
    "label_type": "AmazonUnPaidLabel",
    "currency_code": "USD",
    "label_to_be_paid_by": "Customer",
    "a-to-z_claim": "N",
    "return_quantity": "1",
    "return_reason": "CR-DEFECTIVE",
    "resolution": "StandardRefund",
    "order_quantity": "1",
}

#: why there is no photo of what was seen
NO_PHOTO = "The camera broke"


def request_file(folder: Path, count: int) -> Path:
    """So many requests in a file of the platform, each for a mug of its own: `Mug 0`, `Mug 1` …"""
    rows = ["\t".join(COLUMNS)]
    for at in range(count):
        told = ITEM | {
            "order_id": f"113-1111111-{at:07}",
            "amazon_rma_id": f"DA{at}",
            "merchant_sku": f"MUG-{at}",
            "item_name": f"Mug {at}",
            "asin": f"B0MUG{at:04}",
            "order_item_id": f"5-{at}",
            "order_amount": "18.40",
        }
        rows.append("\t".join(told.get(head.lower().replace(" ", "_"), "") for head in COLUMNS))
    path = folder / "returns.txt"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


class Shop:
    """What happens around a case: files come, suppliers answer, parcels are looked into."""

    def __init__(self, desk, clock, folder) -> None:
        self.desk, self.clock, self.folder = desk, clock, folder
        #: whether any supplier's terms demand photos
        self.demands_photos = False

    def supplier(self, name="Kiln & Co", costs=(), **terms):
        """A supplier with an address and terms who ships these things: SKU and cost of one."""
        self.demands_photos |= "evidence" in terms and bool(terms["evidence"].shots)
        self.desk.policies.add_supplier(
            name, f"returns@{name.split()[0].lower()}.example", "en"
        )
        (known,) = [each for each in self.desk.policies.suppliers() if each.name == name]
        self.desk.policies.new_version(known.id, PolicyTerms(**terms), date(2026, 1, 1))
        address = Address(name, ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
        self.desk.policies.set_warehouse(known.id, None, "Main", address)
        for sku, cost in costs:
            told = ProductTold(cost=Money.parse(cost, "USD"), supplier=name)
            self.desk.products.tell(sku, told)
        return known.id

    def item(self, sku, paid, **cells):
        """One row of a request: SKU, what was paid for the whole order line, other cells by name."""
        told = ITEM | {
            "merchant_sku": sku,
            "item_name": sku.capitalize(),
            "asin": f"B0{sku[:4]}",
            "order_item_id": f"5-{sku}",
            "order_amount": paid,
        }
        told |= {name.lower(): value for name, value in cells.items()}
        return [told.get(name.lower().replace(" ", "_"), "") for name in COLUMNS]

    def bring(self, *items):
        """Bring a file with these rows in, after which the history is whole; the change."""
        path = self.folder / "returns.txt"
        rows = ["\t".join(row) for row in ([*COLUMNS], *items)]
        path.write_text("\n".join(rows) + "\n", "utf-8")
        brought = self.desk.intake.commit(self.desk.intake.preview(path))
        assert_chain_holds(self.desk)
        return brought

    def request(self, *items):
        """The one case that these rows open."""
        (case_id,) = self.bring(*items).change.case_ids
        return case_id

    def ships_to_known(self, case_id):
        """The platform's orders file tells where the order of that case was sent."""
        case = self.case(case_id)
        rows = [
            {
                "amazon-order-id": case.order,
                "purchase-date": "2026-11-01T10:00:00+00:00",
                "order-status": "Shipped",
                "fulfillment-channel": "Merchant",
                "product-name": line.title,
                "sku": line.sku,
                "quantity": str(line.quantity),
                "currency": "USD",
                "item-price": str(line.worth.amount),
                "recipient-name": "Ana Ruiz",
                "ship-address-1": "4 Mill Lane",
                "ship-city": "Boise",
                "ship-state": "ID",
                "ship-postal-code": "83702",
                "ship-country": "US",
            }
            for line in case.lines
        ]
        path = self.folder / "orders.txt"
        told = ["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]
        path.write_text("\n".join(told) + "\n", "utf-8")
        self.desk.intake.commit(self.desk.intake.preview(path))
        assert self.case(case_id).sale.address

    def bowl_refunded_by_amazon(self):
        """A bowl that Amazon refunded, and that came back cut: SAFE-T was asked for $52.46."""
        told = {"return_reason": "CR-DEFECTIVE", "tracking_id": "T1"}
        case_id = self.request(self.item("BOWL", "104.91", **told))
        self.bring(self.item("BOWL", "104.91", **told, refunded_amount="104.91"))
        self.do(case_id, Move.RECEIVE)
        self.look(case_id, marks="knife cuts")
        self.finish(case_id, Verdict.BUYER_DAMAGE)
        self.do(case_id, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="No photo.")
        return case_id

    def case(self, case_id):
        return self.desk.cases.get(case_id)

    def do(self, case_id, act, **options):
        """A step; the letter that it writes. A refusal is told that nothing was offered before it.

        Nobody photographs but for a supplier who demands it: a claim on what was seen says why.
        """
        if act is Move.DECLINE:
            options = {"untried": True} | options
        try:
            return self.desk.cases.do(case_id, act, StepOptions(**options)).letter
        except IllegalMove as refused:
            said = self.demands_photos or "reason" in options
            follows = refused.key.startswith("step.unshown_")
            if not follows and (
                said or refused.key not in ("step.photo_wanted", "step.photo_unsaid")
            ):
                raise
            lines = [options["line"]] if "line" in options else self._unshown(case_id)
        if follows:
            # what follows on the look says it beside its own words
            for number in lines:
                told = StepOptions(reason=NO_PHOTO, line=number)
                self.desk.cases.do(case_id, Move.LIFT, told)
        else:
            options["reason"] = NO_PHOTO
        return self.desk.cases.do(case_id, act, StepOptions(**options)).letter

    def _unshown(self, case_id):
        """Numbers of the lines whose goods were seen, and that no photo shows."""
        case = self.case(case_id)
        return [line.number for line in case.lines if unshown(case, line)]

    def look(self, case_id, line=1, unit=1, **facts):
        """What was found on a piece."""
        usual = {"package": PackageState.OPENED, "complete": True, "works": Works.YES}
        line_id = self.case(case_id).lines[line - 1].id
        draft = FindingDraft(line_id, unit, **(usual | facts))
        self.desk.inspections.save_finding(case_id, draft)

    def miss(self, case_id, line=1, unit=1):
        """A piece that did not come."""
        self.desk.inspections.miss(case_id, self.case(case_id).lines[line - 1].id, unit)

    def say_why_no_photo(self, case_id):
        """Where a line waits for a photo of what was seen: why there is none."""
        case = self.case(case_id)
        for line in case.lines:
            held = case.outlook(line).hold
            if held is not None and held.kind is HoldKind.NO_PHOTO:
                self.do(case_id, Move.LIFT, reason=NO_PHOTO, line=line.number)

    def finish(self, case_id, verdict=None):
        """Conclude what is here, line by line."""
        self.desk.inspections.finish(case_id, verdict)


def usd(text):
    """So much in US dollars."""
    return Money.parse(text, "USD")


def address_told(desk, case_id, known=True):
    """All orders of that desk went to one known address, or to none that anybody told."""
    home = Address("Ana Ruiz", ("4 Mill Lane",), "Boise", "ID", "83702", "US")
    told = json.dumps(address_to_json(home)) if known else "{}"
    with desk.store.change(case_id, "test") as work:
        work.tx.execute(update(order).values(address=told))
