"""Cases of a random world as claims are made of them: any platform, carrier, supplier, photos, disputes.

Each case leans towards one of the twelve addressees, so that all of them are met often: most of what
that one can be asked by is there, and the rest, and now and then all of it, is as chance has it.
"""

import io
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from PIL import Image

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.clock import SetClock
from returns.desk import Desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.case import SUPPLIER_PO
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.rules.goods.shot_list import all_shots
from returns.terms import End, Fulfilment, PackageState, Party, Verdict, Works
from tests.returns.papers.disputes import disputed
from tests.worlds.world import REASONS, World

CHANNELS = ("Amazon US", "Amazon DE", "eBay UK", "eBay US", "Quay Shop", "淘宝店")
CARRIERS = ("UPS", "FedEx", "USPS", "DHL", "DHL Express", "Royal Mail", "")
SUPPLIERS = ("Kiln & Co", "CJ Dropshipping", "AliExpress 全球速卖通", "Lux Lamps (AliExpress)")
#: what a seller can do something about
OFTEN = ("damaged_in_transit", "defective", "never_arrived", "wrong_item", "late")
#: what people write: short, long, of two scripts, hostile
WORDS = (
    "",
    "It came in pieces",
    "杯子碎了，要求退款。" * 20,
    "<b>bold</b> & “quotes” " * 30,
    "שבור לגמרי, broken",
    "e\u0301" * 400,
    "🙂 " * 50,
    "A" * 900,
)
TRACKING = ("1Z999AA10123456784", "9400 1000 0000 0000 0000 00", "JD014600006281230704")
#: numbers of an order at its supplier
ORDERS_THERE = ("8180020771234567", "PO-2026/11 (7)", "订单 8180-02")
#: of ten cases so many have what their addressee can be asked by
LEANING = 9


#: what a platform that refunded the buyer makes good
AGAINST = (Verdict.BUYER_DAMAGE, Verdict.WRONG_ITEM, Verdict.EMPTY)


@dataclass(frozen=True)
class Lean:
    """What a case has that its addressee can be asked by; () is anything."""

    channels: tuple[str, ...] = CHANNELS
    suppliers: tuple[str, ...] = ()
    carriers: tuple[str, ...] = CARRIERS
    reasons: tuple[str, ...] = OFTEN
    fulfilments: tuple[Fulfilment, ...] = tuple(Fulfilment)
    disputed: bool | None = None
    #: the platform gave the buyer all of the money, and what came back was not as it was sold
    refunded: bool = False


def _carried(*names: str) -> Lean:
    """Parcels that we sent by that house, and that came broken, late or not at all."""
    reasons = ("damaged_in_transit", "never_arrived", "late")
    own = (Fulfilment.OWN_STOCK,)
    return Lean(carriers=names, reasons=reasons, fulfilments=own, disputed=False)


_SUPPLIED = (Fulfilment.DROPSHIP,)
_THEIR_FAULT = ("defective", "wrong_item", "poor_quality", "missing_parts")
LEANS = {
    "supplier": Lean(suppliers=SUPPLIERS[:1], reasons=_THEIR_FAULT, fulfilments=_SUPPLIED),
    "a_to_z": Lean(channels=CHANNELS[:2], disputed=True),
    "safe_t": Lean(
        channels=CHANNELS[:2],
        reasons=("defective", "changed_mind"),
        fulfilments=(Fulfilment.OWN_STOCK, Fulfilment.DROPSHIP),
        disputed=False,
        refunded=True,
    ),
    "ebay": Lean(channels=CHANNELS[2:4], disputed=True),
    "paypal": Lean(channels=CHANNELS[2:], disputed=True),
    "card": Lean(channels=CHANNELS[2:], disputed=True),
    "ups": _carried("UPS", "UPS Standard", "United Parcel Service"),
    "fedex": _carried("FedEx", "FedEx Ground", "Federal Express"),
    "usps": _carried("USPS", "US Postal Service", "U.S. Postal Service"),
    "dhl": _carried("DHL", "DHL Express", "DHL-Paket"),
    "aliexpress": Lean(suppliers=SUPPLIERS[2:], reasons=_THEIR_FAULT, fulfilments=_SUPPLIED),
    "cj": Lean(suppliers=SUPPLIERS[1:2], reasons=_THEIR_FAULT, fulfilments=_SUPPLIED),
}


@dataclass(frozen=True)
class Drawn:
    """A case that was opened, and the addressee that it leans towards."""

    id: int
    meant: str


def picture(chance: random.Random) -> bytes:
    """A phone's picture: anything from plain to noise that no JPEG makes small."""
    wide, high = chance.choice(((1600, 1200), (1200, 1600), (640, 480), (2400, 600)))
    image = Image.new("RGB", (wide, high), chance.choice(("navy", "white", "#c08040")))
    if chance.random() < 0.6:
        image = Image.effect_noise((wide, high), chance.choice((20, 60, 120))).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=chance.choice((60, 90)))
    return out.getvalue()


def suppliers_of(desk: Desk, chance: random.Random) -> dict[str, int]:
    """Suppliers of every house, with terms that ask for more or less."""
    made = {}
    for name in SUPPLIERS:
        desk.policies.add_supplier(name, "", chance.choice(("en", "zh")))
        supplier = next(each for each in desk.policies.suppliers() if each.name == name)
        demand = EvidenceDemand(
            shots=tuple(chance.sample(all_shots(), 2)),
            max_mb=chance.choice((None, 1, 2, 20)),
            file_name=chance.choice(("", "{rma}_{case}", 'a<b>:"{sku}"')),
            subject=chance.choice(("", "Claim {case} / {order}")),
            redact_buyer=chance.random() < 0.5,
        )
        terms = PolicyTerms(rma_needed=False, damage_days=20, evidence=demand)
        desk.policies.new_version(supplier.id, terms, desk.store.clock.now().date())
        made[name] = supplier.id
    return made


def cases_of(
    desk: Desk, clock: SetClock, world: World, *, pictured: bool = True
) -> Iterator[Drawn]:
    """The sales of that world as cases that are somewhere on their way; with photos unless told not to."""
    chance = random.Random(f"packets {world.seed}")
    suppliers = suppliers_of(desk, chance)
    for sale in world.sales:
        goods = sale.lines[0]
        meant = chance.choice([*LEANS])
        lean = LEANS[meant] if chance.randrange(10) < LEANING else Lean()
        named = [suppliers[name] for name in lean.suppliers]
        told = NewCase(
            f"{sale.number}{'0' * chance.choice((0, 0, 0, 40))}",
            chance.choice(lean.channels),
            chance.choice((goods.title, goods.title, goods.title * 12, "x" * 300)),
            chance.choice(REASONS if chance.random() < 0.2 else lean.reasons),
            Money(chance.randrange(1, 90_000), sale.currency),
            sku=goods.sku,
            quantity=chance.choice((1, 1, 3)),
            buyer_name=sale.buyer,
            buyer_words=chance.choice(WORDS),
            supplier_id=chance.choice(named or [*suppliers.values(), None]),
            delivered_on=chance.choice((None, clock.now().date() - timedelta(days=9))),
            fulfilment=chance.choice(lean.fulfilments),
        )
        with suppress(Refusal):
            (case_id,) = desk.by_hand.open(told).case_ids
            live(desk, clock, case_id, chance, lean, pictured=pictured)
            yield Drawn(case_id, meant)


def live(
    desk: Desk,
    clock: SetClock,
    case_id: int,
    chance: random.Random,
    lean: Lean,
    *,
    pictured: bool,
) -> None:
    """Some days of a case; what the rules refuse is part of it."""
    for _ in range(chance.randrange(4)):
        clock.forward(hours=chance.randrange(1, 60))
        with suppress(Refusal):
            desk.cases.do_recommended([case_id])
    if chance.random() < 0.85:
        desk.cases.set_supplier_says(case_id, SUPPLIER_PO, chance.choice(ORDERS_THERE))
    with suppress(Refusal):
        number = chance.choice(("", *TRACKING, *TRACKING))
        carrier = chance.choice(lean.carriers)
        desk.parcels.note(case_id, ParcelTold(End.BUYER, End.US, number, carrier, sent=True))
    if lean.refunded:
        with suppress(Refusal):
            all_of_it = desk.cases.get(case_id).lines[0].worth
            desk.money.note(case_id, MoneyTold(all_of_it, out=True, party=Party.PLATFORM))
    if lean.refunded or chance.random() < 0.6:
        with suppress(Refusal):
            desk.receiving.receive(case_id)
    for _ in range(chance.choice((0, 1, 2, 3, 5, 8, 14)) if pictured else 0):
        shot = chance.choice((*all_shots(), ""))
        desk.photos.add_bytes(case_id, picture(chance), "照片 <1>.jpg", shot)
    with suppress(Refusal):
        line = desk.cases.get(case_id).lines[0]
        works, state = chance.choice(tuple(Works)), chance.choice(tuple(PackageState))
        seen = FindingDraft(
            line.id, 1, state, chance.random() < 0.5, works, marks=chance.choice(WORDS)
        )
        desk.inspections.save_finding(case_id, seen)
        if lean.refunded:
            desk.inspections.set_verdict(case_id, chance.choice(AGAINST))
        desk.inspections.finish(case_id)
    heard = lean.disputed if lean.disputed is not None else chance.random() < 0.5
    if heard:
        disputed(desk, case_id)
