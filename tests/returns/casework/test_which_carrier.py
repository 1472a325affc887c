"""Whom a letter, a sheet and a day to ask by may mean, whichever carriers a case has: who had it then.

The tables are what a clerk would say of each case; nothing of them is worked out by the desk's own rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.records.options import NewCase
from returns.terms import (
    End,
    ExchangeFrom,
    FreightPayer,
    FreightWay,
    Fulfilment,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until, sheet
from tests.returns.casework.shop import usd

NUMBERS = {"out": "1Z999AA10123456784", "back": "9400111899223033005282", "new": "794601234567"}
#: in how many days each takes a claim, as it says itself; one that nobody named in the fewest
DAYS = {"UPS": "14", "FedEx": "21", "USPS": "60", "": "14"}
NAMES = ("UPS", "FedEx", "USPS")
#: what happened, and on which way that was
HAPPENED = {
    "broken out": "out",
    "lost out": "out",
    "late": "out",
    "broken back": "back",
    "lost back": "back",
    "new one lost": "new",
}
REASONS = {
    "broken out": "damaged_in_transit",
    "lost out": "never_arrived",
    "late": "late",
    "broken back": "changed_mind",
    "lost back": "changed_mind",
    "new one lost": "changed_mind",
}
OFFERS = {
    (False, False): Offer.RETURNLESS_REFUND,
    (False, True): Offer.RETURNLESS_REPLACEMENT,
    (True, False): Offer.REFUND_ON_RECEIPT,
    (True, True): Offer.REPLACEMENT,
}
VERDICTS = {
    "broken out": Verdict.AS_CLAIMED,
    "lost out": Verdict.AS_CLAIMED,
    "late": Verdict.AS_CLAIMED,
    "broken back": Verdict.CARRIER_DAMAGE,
    "new one lost": Verdict.NO_FAULT,
}


@dataclass(frozen=True)
class World:
    """What happened, and who carried it on each way; "" where nobody told, None where none is known."""

    happened: str
    ways: dict[str, str | None]

    @property
    def meant(self) -> str:
        """Who had it then; "" where nobody told."""
        return self.ways[HAPPENED[self.happened]] or ""

    @property
    def number(self) -> str:
        """By what that one finds it; "" where nobody told."""
        way = HAPPENED[self.happened]
        return NUMBERS[way] if self.ways[way] is not None else ""

    def __str__(self) -> str:
        shown = ("-" if name is None else name or "?" for name in self.ways.values())
        return f"{self.happened}: {' / '.join(shown)}"


def worlds() -> Iterator[World]:
    for happened, out, back, new in product(
        HAPPENED, ("UPS", None), ("USPS", "UPS", None), ("FedEx", None)
    ):
        ways = {"out": out, "back": back, "new": new}
        meant = HAPPENED[happened]
        if meant != "out" and ways[meant] is None:
            # something went that way, whoever carried it
            ways[meant] = ""
        yield World(happened, ways)


def told(shop, case_id, way, carrier, to, start):
    """A parcel on that way, posted today."""
    ends = (to, start, NUMBERS[way], carrier)
    seller = FreightPayer.SELLER
    shop.desk.parcels.note(case_id, ParcelTold(*ends, payer=seller, sent=True))
    shop.clock.forward(days=1)


def opened(shop, world):
    """A lamp of our own stock to which that happened."""
    new = NewCase(
        *("302-1", "eBay US", "Lamp", REASONS[world.happened], usd("75.00")),
        sku="LAMP",
        ordered_on=date(2026, 11, 16),
        fulfilment=Fulfilment.OWN_STOCK,
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    shop.desk.products.tell("LAMP", ProductTold(cost=usd("20.00")))
    shop.desk.inspections.set_freight(case_id, FreightWay.OUT, usd("6.40"))
    out, back, new_one = world.ways.values()
    if out is not None:
        told(shop, case_id, "out", out, End.BUYER, End.US)
    agreed = {"payer": FreightPayer.SELLER, "route": Route.TO_US}
    offer = OFFERS[back is not None, new_one is not None]
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer, **agreed)
    if offer is Offer.REFUND_ON_RECEIPT:
        shop.do(case_id, StepKind.APPROVE, **agreed)
    if back is not None:
        told(shop, case_id, "back", back, End.US, End.BUYER)
    if new_one is not None:
        sent = {"tracking": NUMBERS["new"], "carrier": new_one}
        shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK, **sent)
        shop.clock.forward(days=1)
    happens(shop, case_id, world)
    return case_id


def happens(shop, case_id, world):
    """What is known once the parcels are under way: one is lost, or comes and is looked into."""
    if world.happened == "lost back":
        shop.do(case_id, Move.LOST, tracking=NUMBERS["back"])
    elif world.ways["back"] is not None:
        shop.desk.receiving.receive(case_id, NUMBERS["back"])
        shop.look(case_id, works=Works.NO)
        shop.finish(case_id, VERDICTS[world.happened])
    if world.happened == "new one lost":
        shop.do(case_id, Move.LOST, tracking=NUMBERS["new"])


def means_that_one(world, words):
    """Of all numbers and names that a text could tell these alone are there: who had it then."""
    assert [way for way, number in NUMBERS.items() if number in words] == (
        [HAPPENED[world.happened]] if world.number else []
    )
    others = {*NAMES} - {world.meant}
    assert not any(re.search(rf"\b{name}\b", words) for name in others), words


def head_of(words):
    """A sheet to whom, about which parcels, and on what ground: before the days of the case."""
    return words.partition("What happened")[0]


@pytest.mark.parametrize("world", list(worlds()), ids=str)
def test_whoever_had_it_then_is_asked_by_its_own_number_in_its_own_time(shop, world):
    """What happened on the way out was told without a number, and asked in an unnamed one's time."""
    case_id = opened(shop, world)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    step = shop.case(case_id).next
    assert step.kind is StepKind.SEND_CLAIM
    (time,) = [dict(each.facts) for each in step.because if each.key == "step.carrier_claim"]
    assert time["carrier"] == (world.meant or "term:unnamed:carrier")
    assert time["amount"] == DAYS[world.meant]
    before = sheet(shop, case_id, Party.CARRIER)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert letter.to is Party.CARRIER
    means_that_one(world, letter.body)
    attached = sheet(shop, case_id, Party.CARRIER)
    for words in (before, attached):
        assert f"to {world.meant or 'the carrier'}" in words
        means_that_one(world, head_of(words))
    reminder = shop.desk.cases.preview_letter(case_id, StepKind.CHASE_SUPPLIER)
    means_that_one(world, reminder.body)
