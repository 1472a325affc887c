"""Cases made by hand, without a desk: lines with units, what is advised for them, and a step on them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from returns.casework.around import Around, SupplierRecord
from returns.casework.outlook import concluded
from returns.casework.steps.acting import Act
from returns.clock import stamp
from returns.ledger.store import Work
from returns.money import Money
from returns.records.case import Case, Line, StoredCase, Tracks
from returns.records.options import StepOptions
from returns.records.order import Customer, Order
from returns.records.policy import Address, PolicyTerms, SupplierPolicy
from returns.records.settings import DeskSettings
from returns.records.unit import Unit
from returns.rules.advice.recommend import recommend
from returns.terms import (
    FreightPayer,
    Fulfilment,
    Goods,
    ListingSource,
    Move,
    Route,
    StepKind,
    Wish,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
LENA = Address("Lena Müller", ("Hauptstr. 5",), "Berlin", "", "10115", "DE")


def dollars(text: str) -> Money:
    return Money.parse(text, "USD")


def a_unit(number: int = 1, goods: Goods = Goods.NONE_EXPECTED, **told) -> Unit:
    return Unit(
        id=told.pop("id", number),
        line_id=told.pop("line_id", 1),
        number=number,
        goods=goods,
        **told,
    )


def a_line(
    number: int = 1,
    *,
    title: str = "Lamp, oak",
    sku: str = "LAMP",
    quantity: int = 1,
    price: str | None = "75.00",
    reason: str = "changed_mind",
    tracks: Tracks | None = None,
    units: tuple[Unit, ...] | None = None,
    **told,
) -> Line:
    """A line of `quantity` pieces at `price` each; its units stand where its goods do."""
    paid = None if price is None else dollars(price) * quantity
    tracks = tracks or Tracks()
    shares = [None] * quantity if paid is None else paid.shares([1] * quantity)
    made = tuple(
        a_unit(n, tracks.goods, id=number * 100 + n, line_id=number, piece=n, paid=share)
        for n, share in enumerate(shares, start=1)
    )
    usual = {
        "order_line_id": number,
        "product_id": None,
        "variant": "",
        "raw_reason": "",
        "buyer_words": "",
        "wish": Wish.UNSAID,
        "fulfilment": Fulfilment.DROPSHIP,
        "listing": ListingSource.UNKNOWN,
        "supplier_id": None,
        "supplier": "",
        "policy_id": None,
        "paid_for": paid,
        "unit_cost": dollars("20.00"),
        "picture": "",
        "supplier_rma": "",
        "route": Route.NONE,
        "place_id": None,
        "freight_payer": FreightPayer.BUYER,
        "offer": None,
        "offer_amount": None,
        "gift": "",
        "returnless": False,
        "lifted": {},
        "reminders": 0,
        "supplier_says": {},
        "found_says": {},
        "refunded": dollars("0"),
        **dict.fromkeys(
            (
                *("answered_at", "asked_buyer_at", "approved_at", "label_made_at"),
                *("received_at", "inspected_at", "paid_at", "rma_asked_at", "rma_given_at"),
                *("claim_sent_at", "claim_answered_at"),
            )
        ),
    }
    return Line(
        id=number,
        number=number,
        title=title,
        sku=sku,
        quantity=quantity,
        reason=reason,
        tracks=tracks,
        units=made if units is None else units,
        **(usual | told),
    )


def an_order(**told) -> Order:
    usual = {
        "number": "302-1",
        "currency": "USD",
        "buyer": "Lena Müller",
        "email": "lena@example.de",
        "address": LENA,
        "ordered_on": date(2026, 11, 1),
        "paid_on": None,
        "shipped_on": None,
        "delivered_on": date(2026, 11, 10),
        "postage": None,
        "refunded": dollars("0"),
        "cancelled": False,
        "state": "",
    }
    return Order(id=1, **(usual | told))


def a_stored_case(*lines: Line, sale: Order | None = None, **told) -> StoredCase:
    sale = sale or an_order()
    usual = {
        "channel": "Corner Shop",
        "platform": "shopify",
        "country": "US",
        "customer": Customer(1, "Lena Müller", "lena@example.de", LENA),
        "requested_at": NOW,
        "suspected": False,
        "dispute": "",
        "platform_did": frozenset(),
        "parcels": (),
        "exchanges": (),
        "payments": (),
        "photos": (),
        "claims": (),
        "snoozed_until": None,
        "closed_at": None,
        "reopened_at": None,
    }
    return StoredCase(
        id=1,
        number="RC-2026-00001",
        order_id=1,
        order=sale.number,
        sale=sale,
        currency="USD",
        our_rma="RMA-1",
        lines=lines or (a_line(),),
        **(usual | told),
    )


def surroundings(*terms: PolicyTerms, before: int = 10, **settings) -> Around:
    """What holds beside a case: policy 1 of supplier 1 has the first terms, and so on."""
    usual = {"shop_name": "Harbour Gifts", "return_address": QUAY}
    return Around(
        DeskSettings(**(usual | settings)),
        before,
        {n: SupplierRecord(has_address=True) for n in range(1, 10)},
        {
            n: SupplierPolicy(n, n, 1, date(2026, 1, 1), date(2026, 11, 1), each)
            for n, each in enumerate(terms, start=1)
        },
    )


def concluded_case(stored: StoredCase, beside: Around, now: datetime = NOW) -> Case:
    """The case with its advice and next steps, as the desk works them out."""
    return concluded(
        stored, now, beside, lambda facts: recommend(facts, beside.settings.triage)
    )


def acts_on(
    tx: Connection,
    case: Case,
    kind: StepKind | Move,
    beside: Around,
    options: StepOptions | None = None,
    now: datetime = NOW,
) -> list[Act]:
    """A step on every line of a case, before anything of it is written."""
    work = Work(tx, case.id, kind.value, stamp(now))
    return [
        Act(work, case, line, kind, options or StepOptions(), beside) for line in case.lines
    ]


def refunded(line: Line, amount: str) -> Line:
    """The line once so much of it went back."""
    return replace(line, refunded=dollars(amount))
