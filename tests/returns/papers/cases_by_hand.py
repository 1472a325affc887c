"""Cases written down by hand, with what the rules make of them: for papers that need no desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from returns.casework.around import Around, SupplierRecord
from returns.casework.outlook import concluded
from returns.money import Money
from returns.records.case import Case, Line, Photo, StoredCase, Tracks
from returns.records.order import Customer, Order
from returns.records.policy import Address, EvidenceDemand, PolicyTerms, SupplierPolicy
from returns.records.settings import DeskSettings
from returns.records.unit import Unit
from returns.rules.advice.recommend import recommend
from returns.terms import (
    FreightPayer,
    Fulfilment,
    Goods,
    ListingSource,
    Route,
    Verdict,
    Wish,
)

NOW = datetime(2026, 6, 24, 10, 0, tzinfo=UTC)
LENA = Address("Lena Müller", ("Hauptstraße 5",), "Köln", "", "50667", "DE")
GIFT = Address("Ana Ruiz", ("77 Gift Road",), "Austin", "TX", "78701", "US")
QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
SETTINGS = DeskSettings(shop_name="Harbour Gifts", return_address=QUAY)
KILN, LUX = 1, 2
NAMES = {KILN: "Kiln & Co", LUX: "Lux Lamps"}


def usd(text: str) -> Money:
    return Money.parse(text, "USD")


def unit(line_id: int, number: int = 1, **facts: object) -> Unit:
    told = {"goods": Goods.AWAITED, "piece": number, "paid": usd("20"), **facts}
    return Unit(id=10 * line_id + number, line_id=line_id, number=number, **told)  # type: ignore[arg-type]


def found(
    line_id: int, number: int = 1, verdict: Verdict | None = None, **facts: object
) -> Unit:
    """A unit that was looked at."""
    return unit(line_id, number, goods=Goods.INSPECTED, verdict=verdict, **facts)


def line(number: int = 1, *units: Unit, supplier: int | None = KILN, **facts: object) -> Line:
    pieces = units or (unit(number),)
    told: dict[str, object] = {
        "title": f"Thing {number}",
        "sku": f"SKU-{number}",
        "reason": "defective",
        "quantity": len(pieces),
        "unit_cost": usd("4"),
        "route": Route.NONE,
        "freight_payer": FreightPayer.BUYER,
        "supplier_rma": "",
        **facts,
    }
    paid = [each.paid or usd("0") for each in pieces]
    return Line(
        id=number,
        number=number,
        order_line_id=number,
        product_id=None,
        variant="",
        raw_reason="",
        buyer_words=str(told.pop("buyer_words", "")),
        wish=Wish.UNSAID,
        fulfilment=told.pop("fulfilment", Fulfilment.DROPSHIP),  # type: ignore[arg-type]
        listing=ListingSource.UNKNOWN,
        supplier_id=supplier,
        supplier=NAMES.get(supplier or 0, ""),
        policy_id=supplier,
        paid_for=sum(paid, start=usd("0")),
        picture="",
        tracks=told.pop("tracks", Tracks()),  # type: ignore[arg-type]
        place_id=None,
        offer=told.pop("offer", None),  # type: ignore[arg-type]
        offer_amount=None,
        gift="",
        returnless=False,
        lifted={},
        reminders=0,
        supplier_says=told.pop("supplier_says", {}),  # type: ignore[arg-type]
        found_says={},
        units=pieces,
        refunded=told.pop("refunded", usd("0")),  # type: ignore[arg-type]
        answered_at=None,
        asked_buyer_at=None,
        approved_at=None,
        label_made_at=None,
        received_at=None,
        inspected_at=told.pop("inspected_at", None),  # type: ignore[arg-type]
        paid_at=None,
        rma_asked_at=told.pop("rma_asked_at", None),  # type: ignore[arg-type]
        rma_given_at=None,
        claim_sent_at=told.pop("claim_sent_at", None),  # type: ignore[arg-type]
        claim_answered_at=None,
        **told,  # type: ignore[arg-type]
    )


def order(**facts: object) -> Order:
    known = Order(
        id=1,
        number="302-1",
        currency="USD",
        buyer="Lena Müller",
        email="lena@example.de",
        address=LENA,
        ordered_on=date(2026, 6, 1),
        paid_on=None,
        shipped_on=date(2026, 6, 3),
        delivered_on=date(2026, 6, 10),
        postage=None,
        refunded=usd("0"),
        cancelled=False,
        state="",
    )
    return replace(known, **facts)  # type: ignore[arg-type]


def policy(
    supplier: int = KILN, since: date = date(2026, 1, 1), **terms: object
) -> SupplierPolicy:
    told = {"evidence": EvidenceDemand(redact_buyer=False), "rma_needed": False, **terms}
    return SupplierPolicy(supplier, supplier, 1, since, since, PolicyTerms(**told))  # type: ignore[arg-type]


def around(*policies: SupplierPolicy) -> Around:
    held = {each.id: each for each in policies or (policy(KILN), policy(LUX))}
    known = {number: SupplierRecord(has_address=True) for number in NAMES}
    return Around(SETTINGS, 99, known, held)


def case(*lines: Line, beside: Around | None = None, **facts: object) -> Case:
    told = {
        "sale": order(),
        "customer": Customer(1, "Lena Müller", "lena@example.de", LENA),
        "parcels": (),
        "payments": (),
        "photos": (),
        "claims": (),
        "exchanges": (),
        "dispute": "",
        **facts,
    }
    stored = StoredCase(
        id=1,
        number="RC-2026-00042",
        order_id=1,
        order="302-1",
        channel="Amazon US",
        platform="amazon",
        country="DE",
        requested_at=datetime(2026, 6, 20, 9, 0, tzinfo=UTC),
        currency="USD",
        our_rma="R26-00042-K",
        suspected=False,
        platform_did=frozenset(),
        lines=lines or (line(),),
        snoozed_until=None,
        closed_at=None,
        reopened_at=None,
        **told,  # type: ignore[arg-type]
    )
    known = beside or around()
    return concluded(stored, NOW, known, lambda facts: recommend(facts, SETTINGS.triage))


def photos(*shots: str) -> Sequence[Photo]:
    return tuple(
        Photo(at, 1, f"{at:064x}", 9, 4, 3, "JPEG", f"{shot}.jpg", shot, "", NOW, at)
        for at, shot in enumerate(shots, start=1)
    )
