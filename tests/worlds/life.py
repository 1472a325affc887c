"""A life: the desk is led by its recommended steps, while the people of the world do as they like."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.records.advice import Hold
from returns.records.case import Case, Line
from returns.records.change import Change
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.records.unit import Unit
from returns.rules.goods.arrivals import still_coming
from returns.rules.goods.new_ones import on_their_way
from returns.rules.goods.second_leg import leaving_in
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    FreightWay,
    Fulfilment,
    Goods,
    Grade,
    HoldKind,
    Move,
    PackageState,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.worlds.afterwards import Rows, history, looked_at_twice, rows_of_cases
from tests.worlds.boxes import Boxes, is_the_same
from tests.worlds.files import Asked, orders_file, returns_file
from tests.worlds.late_parcels import LateParcels, lost_new_ones, on_from_us
from tests.worlds.meddling import ON_HIS_OWN, Meddler
from tests.worlds.one_more import OneMore, first_of
from tests.worlds.oracle import Oracle, split
from tests.worlds.shop_refunds import demand_sure, figure
from tests.worlds.way_told import WayTold, who_wants_a_number
from tests.worlds.world import BEGIN, REASONS, Sale, Sold, World

#: more turns than the longest life has
ENOUGH = 150
QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
#: what lies in a parcel → what is seen of it
FOUND: dict[str, dict[str, Any]] = {
    "right": {"package": PackageState.SEALED, "complete": True, "works": Works.YES},
    "opened": {"package": PackageState.OPENED, "complete": True, "works": Works.UNTESTED},
    "broken": {
        "package": PackageState.DAMAGED,
        "complete": True,
        "works": Works.NO,
        "marks": "cracked",
    },
    "parts": {"package": PackageState.OPENED, "complete": False, "works": Works.YES},
    "wrong": {
        "package": PackageState.OPENED,
        "complete": True,
        "works": Works.UNTESTED,
        "grade": Grade.X,
        "instead": "a brick",
    },
    "empty": {"package": PackageState.NONE, "complete": False, "grade": Grade.X},
}
#: what a buyer puts in, as often as it stands here
CONTENTS = ("right", "right", "opened", "broken", "broken", "parts", "wrong", "empty")
#: what is held up by what a shop says of its order
OF_SHOP = (HoldKind.NOT_PAID, HoldKind.CANCELLED, HoldKind.NOT_SENT)
SEEN = {"wrong": Verdict.WRONG_ITEM, "empty": Verdict.EMPTY}


@dataclass
class Piece:
    """One piece as it really is, whatever the desk thinks."""

    what: str = "right"
    where: str = "buyer"


@dataclass
class Life:
    """One life of a desk; the same number tells the same life."""

    world: World
    desk: Desk
    clock: SetClock
    oracle: Oracle
    enter_only: bool = True
    chance: Random = field(init=False)
    meddler: Meddler = field(init=False)
    more: OneMore = field(init=False)
    boxes: Boxes = field(init=False)
    #: the rows of every case as it was opened
    first: Rows = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    pieces: dict[int, Piece] = field(default_factory=dict)
    count: int = 0
    papers: int = 0
    #: what Amazon's last file told of each order
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    #: each case as it stood after its last change
    cases: dict[int, Case] = field(default_factory=dict)
    #: lines of which the buyer has said something to a refusal, or never will
    heard: set[int] = field(default_factory=set)
    #: closed cases of which a file had the chance to tell once more
    over: set[int] = field(default_factory=set)
    #: each order as its shop's last file listed it
    standing: dict[str, Sale] = field(default_factory=dict)
    #: new ones of which it was told once that they never came
    unarrived: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance = Random(f"life {self.world.seed}")
        self.more = OneMore(self.world)
        self.boxes = Boxes(self.world)
        self.meddler = Meddler(self.desk, self.clock, self.chance)

    # --- what happened, one line each ----------------------------------------------------

    def say(self, text: str) -> None:
        """Note it, so that a fault can be told as a story."""
        self.told.append(f"{self.clock.now():%d %b} {text}")

    def odds(self, of_hundred: int) -> bool:
        """Does it happen this time?"""
        return self.chance.randrange(100) < of_hundred

    # --- the whole of it -----------------------------------------------------------------

    def live(self) -> None:
        """Open the cases and lead them to their end; raises `AssertionError` with the story."""
        case_ids = list(dict.fromkeys(self.opened()))
        self.first = rows_of_cases(self.desk)
        self.cases = {case_id: self.desk.cases.get(case_id) for case_id in case_ids}
        for _ in range(ENOUGH):
            open_ones = [c for c in case_ids if self.cases[c].next is not None]
            if not open_ones and not any(self.answers_refusal(c) for c in case_ids):
                return
            for case_id in open_ones:
                self.turn(case_id)
            for case_id in case_ids:
                self.told_after_its_end(case_id)
                if (case := self.cases[case_id]).closed_at is not None:
                    any(self.comes_late(case, line) for line in case.lines)
                self.shop_tells_after_its_end(case_id)
        left = [self.desk.cases.get(c).next for c in case_ids]
        raise AssertionError(f"it does not end: {left}")

    def opened(self) -> Iterator[int]:
        """Cases, by Amazon's file or typed by hand, of orders that are known or not."""
        for sale in self.world.sales:
            listed = sale.platform != "hand" and self.odds(60)
            if listed:
                self.say(f"the orders file lists {sale.number}")
                self.brings_in(orders_file(self.paper("txt"), [sale]), sale)
                self.lists(sale)
            if sale.platform == "amazon" and self.odds(70):
                yield from self.by_file(sale)
            else:
                wanted = self.chance.sample(sale.lines, self.chance.randint(1, len(sale.lines)))
                # of an order that no file listed, one thing is typed
                for goods in wanted if listed else wanted[:1]:
                    yield self.by_hand(sale, goods)

    def lists(self, sale: Sale) -> None:
        """The orders file says how the order stands."""
        self.standing[sale.number] = sale
        self.oracle.matter[sale.number] = sale.matter
        if sale.state:
            self.say(f"  its shop says {sale.state}: {sorted(sale.matter)}")

    def by_file(self, sale: Sale) -> tuple[int, ...]:
        """A request as Amazon's file tells it: its items are the lines of one case."""
        wanted = self.chance.sample(sale.lines, self.chance.randint(1, len(sale.lines)))
        status = self.chance.choice(("Pending approval", "Pending approval", "Approved"))
        wish = self.chance.choice(("StandardRefund", "StandardRefund", "Replacement"))
        items = [
            Asked(
                sale,
                goods,
                self.chance.randint(1, goods.quantity),
                self.chance.choice(REASONS),
                BEGIN - timedelta(days=self.chance.randint(0, 2)),
                status=status,
                resolution=wish,
            )
            for goods in wanted
        ]
        for item in items:
            told = (
                f"{item.quantity} of {item.goods.quantity} x {item.goods.price} {sale.currency}"
            )
            self.say(f"{sale.number} asks: {item.reason}, {told}, {status}, {wish}")
        self.asked[sale.number] = items
        change = self.brings_in(returns_file(self.paper("txt"), items), sale)
        assert change.case_ids, "the file opened no case"
        return change.case_ids

    def platform_tells(self, case: Case) -> bool:
        """A later file: the same again, or what the platform did in between."""
        items = self.asked.get(case.order)
        if not items:
            return False
        what = self.chance.choice(("again", "refunded", "part", "closed", "a_to_z", "over"))
        item = self.chance.randrange(len(items))
        one = items[item]
        paid = 0
        if one.goods.net is not None:
            paid = split(one.goods.net, one.goods.quantity)[0] * one.quantity
        if what == "closed":
            items = [each.later(status="Closed") for each in items]
        elif what == "a_to_z":
            items = [each.later(a_to_z="Y") for each in items]
        elif what == "over":
            items = [each.later(a_to_z="N") for each in items]
        elif what == "refunded" and paid:
            items[item] = one.later(refunded=paid)
        elif what == "part" and paid > 2 and not one.refunded:
            items[item] = one.later(refunded=self.chance.randint(1, paid - 1))
        self.say(f"  the platform's file on {case.number}: {what} {one.goods.sku}")
        self.file_tells(case, items)
        return True

    def told_after_its_end(self, case_id: int) -> None:
        """Of some closed cases a file tells once more, whatever it may be."""
        case = self.desk.cases.get(case_id)
        items = self.asked.get(case.order)
        if case.closed_at is None or not items or case_id in self.over:
            return
        self.over.add(case_id)
        chance = Random(f"after {self.world.seed} {case_id}")
        what = chance.choice(("nothing", "again", "a_to_z", "delivered", "refunded"))
        if what == "nothing":
            return
        today = self.clock.now().date()
        at = chance.randrange(len(items))
        worth = items[at].goods.net or 0
        told = {
            "a_to_z": {"a_to_z": "Y"},
            "delivered": {"delivered": today},
            "refunded": {"refunded": max(items[at].refunded, worth // 2)},
        }.get(what, {})
        self.say(f"  after its end, the file on {case.number}: {what}")
        items = [each.later(**told) if n == at else each for n, each in enumerate(items)]
        self.file_tells(case, items)
        after = self.cases[case_id]
        if what == "a_to_z" and not case.dispute:
            assert after.next is not None, "an A-to-z claim was not heard of"
            assert after.next.due_at >= self.clock.now(), f"{after.next} was due in the past"
        steps = len(history(self.desk))
        self.file_tells(after, items)
        assert len(history(self.desk)) == steps, "the same file told something twice"

    def shop_tells_after_its_end(self, case_id: int) -> None:
        """Of some closed cases the shop's file says what went back of the order, and of no item."""
        case = self.cases[case_id]
        sale = self.standing.get(case.order)
        alone = sum(each.order == case.order for each in self.cases.values()) == 1
        shops = sale is not None and sale.platform == "shopify" and not sale.state
        if sale is None or not shops or not alone or case.closed_at is None:
            return
        if case_id in self.over:
            return
        self.over.add(case_id)
        told = figure(self.world, case)
        if not told:
            return
        self.say(f"  after its end, the shop gave back {told} of {case.order}")
        self.standing[case.order] = sale = replace(sale, refunded=told)
        file = orders_file(self.paper("txt"), [sale])
        self.watched(case, lambda: self.brings_in(file, sale), "file")
        demand_sure(case, self.cases[case_id], told)
        steps = len(history(self.desk))
        self.watched(self.cases[case_id], lambda: self.brings_in(file, sale), "file")
        assert len(history(self.desk)) == steps, "the same file told something twice"

    def file_tells(self, case: Case, items: list[Asked]) -> None:
        """Amazon's next file of that order."""
        self.asked[case.order] = items
        file = returns_file(self.paper("txt"), items)
        self.watched(case, lambda: self.brings_in(file, items[0].sale), "file")

    def by_hand(self, sale: Sale, goods: Sold) -> int:
        """A case as the seller types it."""
        reason = self.chance.choice(REASONS)
        suppliers = {s.name: s.id for s in self.desk.policies.suppliers()}
        names = [s["name"] for s in self.world.suppliers]
        price = None if goods.price is None else Money(goods.price, sale.currency)
        new = NewCase(
            sale.number,
            sale.shop,
            goods.title,
            reason,
            price,
            sku=goods.sku,
            quantity=goods.quantity,
            currency=sale.currency,
            buyer_name=sale.buyer,
            buyer_email=sale.email,
            supplier_id=None if goods.supplier is None else suppliers[names[goods.supplier]],
            ordered_on=sale.ordered,
            delivered_on=sale.delivered,
            fulfilment=self.chance.choice(
                (Fulfilment.DROPSHIP, Fulfilment.DROPSHIP, *Fulfilment)
            ),
        )
        (case_id,) = self.desk.by_hand.open(new).case_ids
        self.say(f"case {case_id}: {reason}, {goods.quantity} x {price}, {new.fulfilment}")
        return case_id

    def turn(self, case_id: int) -> None:
        """Enter where something is ours to do; else the world has its turn."""
        case = self.desk.cases.get(case_id)
        if not self.enter_only and self.odds(25):
            if self.odds(30):
                self.refuses(case)
            else:
                self.meddles(case)
            # what was found on another case of the buyer may have changed this one, too
            case = self.desk.cases.get(case_id)
        if case.next is None:
            return
        waits = case.next.waiting_for is not None
        assert not waits or case.next.due_at > self.clock.now(), (
            f"waited for since: {case.next}"
        )
        if case.next.waiting_for is None or self.odds(20):
            self.enter(case)
            case = self.cases[case_id]
        if case.next is not None:
            self.world_turns(case)

    def meddles(self, case: Case) -> None:
        """Any other key; refused, it has changed nothing."""
        name, line, act = self.meddler.key(case)
        steps = len(history(self.desk))
        again = name in ("offer", "undo", "redo") and any(ln.refunded for ln in case.lines)
        if name in ON_HIS_OWN or again or line.reason == "extra_item":
            self.oracle.meddled.update(each.id for each in case.lines)
        try:
            change = self.watched(case, act, name)
        except Refusal as refusal:
            assert len(history(self.desk)) == steps, f"{name} was refused and did something"
            self.say(f"  {name} on {case.number}/{line.number}: refused, {refusal.key}")
            return
        said = self.meddler.said
        units = f", pieces {said.units}" if said is not None and said.units else ""
        self.say(f"  {name} on {case.number}/{line.number}{units}")
        if said is not None:
            self.oracle.said_of(line, said, self.cases[case.id], change)

    def refuses(self, case: Case) -> None:
        """The seller says no to what is still talked over, where he may."""
        for line in case.lines:
            talked = line.tracks.request in (Request.NEW, Request.NEGOTIATING)
            if talked and not line.refunded:
                no = StepOptions(reason="It was used.", line=line.number, untried=True)
                try:
                    self.do(case, Move.DECLINE, no)
                except Refusal as refusal:
                    self.say(f"  no to {case.number}/{line.number}: refused, {refusal.key}")
                    continue
                self.say(f"  the seller says no to {case.number}/{line.number}")
                return

    # --- Enter ---------------------------------------------------------------------------

    def enter(self, case: Case) -> None:
        """The recommended step, with what a dialog would ask; refused means broken."""
        step = case.next
        assert step is not None
        lines = [case.line(line_id) for line_id in step.line_ids]
        waits = f" (waits for {step.waiting_for})" if step.waiting_for else ""
        self.say(f"Enter on {case.number}: {step.kind}{waits} {[ln.number for ln in lines]}")
        if step.kind is StepKind.INSPECT:
            self.look(case)
            return
        if step.kind is StepKind.SETTLE and self.settles(case, lines):
            return
        if step.kind is StepKind.CHECK and self.asks_carrier(case, lines):
            return
        options = self.filled(case, step.kind, lines)
        if options.disposition is Disposition.RESTOCK:
            self.tells_why_unshown(case, lines)
        self.do(case, step.kind, options)
        if step.kind is StepKind.CHECK:
            self.checked(case, lines)

    def filled(self, case: Case, kind: StepKind, lines: list[Line]) -> StepOptions:
        """What the dialog of that step asks for."""
        told = case.next.because if case.next is not None else ()
        if kind is StepKind.PLACE_GOODS and not told[0].key.startswith("step.sent_on"):
            waiting = [
                u
                for line in lines
                for u in line.in_state(Goods.INSPECTED, Goods.RECEIVED)
                if u.disposition in (None, Disposition.HOLD)
            ]
            chosen = self.chance.choice((Disposition.RESTOCK, Disposition.DISPOSE))
            return StepOptions(disposition=chosen if waiting else None)
        if kind in (StepKind.NEGOTIATE, StepKind.ANSWER_BUYER):
            return StepOptions(reason="What came back is not what was sent.")
        if any(why.key == "step.appeal_refusal" for why in told):
            return StepOptions(answer="The scales say that it is another.")
        return StepOptions()

    def tells_why_unshown(self, case: Case, lines: list[Line]) -> None:
        """What was looked at and is on no photo is sold as new once somebody said why there is none."""
        for line in lines:
            seen = any(unit.goods is Goods.INSPECTED for unit in line.units)
            shown = any(photo.line_id in (None, line.id) for photo in case.photos)
            if seen and not shown and HoldKind.NO_PHOTO not in line.lifted:
                why = StepOptions(reason="The camera was away.", line=line.number)
                self.oracle.cleared.setdefault(HoldKind.NO_PHOTO, set()).add(line.id)
                self.do(case, Move.LIFT, why)

    def do(
        self, case: Case, act: StepKind | Move, options: StepOptions | None = None
    ) -> Change:
        """An act on a case, looked at by the oracle."""
        return self.watched(case, lambda: self.desk.cases.do(case.id, act, options), act)

    def watched(
        self, case: Case, act: Callable[[], Change], kind: StepKind | Move | str = ""
    ) -> Change:
        """Whatever changes a case, before and after."""
        self.clock.forward(minutes=self.chance.randint(1, 40))
        change = act()
        self.count += 1
        after = self.desk.cases.get(case.id)
        self.oracle.after(self.cases.get(case.id, case), after, change, kind)
        self.cases[case.id] = after
        return change

    def settles(self, case: Case, lines: list[Line]) -> bool:
        """The money that was granted has come, or nothing will."""
        done = False
        for line in [each for mine in lines for each in sides(case, mine)]:
            claims = case.claims_of(line)
            granted = claims[-1].accepted if claims else None
            owed = (SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED)
            if granted and line.tracks.supplier_claim in owed and self.odds(50):
                told = StepOptions(
                    amount=granted, reference="K-9", line=line.number, party=claims[-1].of
                )
                self.do(case, StepKind.SETTLE, told)
                done = True
        return done

    def checked(self, case: Case, lines: list[Line]) -> None:
        """What a check brings: the fact that was missing, or that it may go on."""
        for line in lines:
            # what one check brought may have been all that the other one asked for
            now = self.cases[case.id]
            hold = now.outlook(now.line(line.id)).hold
            if hold is None or hold.kind is HoldKind.OFFER_OUT:
                continue
            self.say(f"  the check on {line.number} is about {hold.kind}")
            if hold.kind is HoldKind.PRICE and (hold.stays or self.odds(60)):
                self.price_comes(case, line)
            elif hold.kind is HoldKind.SUPPLIER:
                self.supplier_comes(case, line)
            elif hold.kind is HoldKind.COST and line.sku:
                self.cost_comes(case, line, hold)
            elif hold.kind is HoldKind.DISPUTE and self.dispute_goes_on(case, line, hold):
                return
            elif (
                self.stands_otherwise(case, hold)
                or self.says_no(case, line, hold)
                or self.hears_of_it(case, line, hold)
                or self.chooses(case, line, hold)
            ):
                pass
            elif hold.kind is HoldKind.GIFT:
                named = StepOptions(answer="A tote bag.", line=line.number)
                self.do(case, StepKind.CHECK, named)
            elif hold.kind is HoldKind.REASON:
                said = StepOptions(reason="defective", answer="It broke.", line=line.number)
                self.do(case, Move.BUYER_SAID, said)
            else:
                lift = StepOptions(reason="Looked into.", line=line.number)
                self.oracle.cleared.setdefault(hold.kind, set()).add(line.id)
                self.do(case, Move.LIFT, lift)

    def asks_carrier(self, case: Case, lines: list[Line]) -> bool:
        """What is late is said to be lost, or let go; now and then it is only waited for."""
        for line in lines:
            hold = case.outlook(line).hold
            if hold is None or hold.kind is not HoldKind.NOT_ARRIVED or self.odds(40):
                continue
            if self.odds(80):
                self.loses(case, line)
            else:
                self.say(f"  {case.number}/{line.number} is let go")
                let_go = StepOptions(reason="Nobody knows of it.", line=line.number)
                self.do(case, Move.LIFT, let_go)
            return True
        return False

    def hears_of_it(self, case: Case, line: Line, hold: Hold) -> bool:
        """What the buyer wrote was that the new one never came, or that it did."""
        if hold.kind is not HoldKind.BUYER_WROTE or self.odds(40):
            return False
        self.nothing_came(case, line)
        return True

    def chooses(self, case: Case, line: Line, hold: Hold) -> bool:
        """Which one is sent instead is said; now and then it is the same all the same."""
        if hold.kind is not HoldKind.VARIANT or self.odds(40):
            return False
        told = StepOptions(exchange=line.sku or line.title, line=line.number)
        self.do(case, StepKind.REPLACE, told)
        return True

    def says_no(self, case: Case, line: Line, hold: Hold) -> bool:
        """What was returned before, and now and then what never came, is paid by no seller."""
        if hold.kind is HoldKind.MORE_THAN_BOUGHT and hold.stays:
            no = StepOptions(reason="It was returned before.", line=line.number)
            self.do(case, Move.DECLINE, no)
            return True
        if hold.kind is not HoldKind.LOST_BY_BUYER or self.odds(50):
            return False
        no = StepOptions(reason="It never came.", line=line.number)
        self.do(case, Move.DECLINE if self.odds(50) else Move.LAPSE, no)
        return True

    def dispute_goes_on(self, case: Case, line: Line, hold: Hold) -> bool:
        """Who decides is answered, or the file says that it is over; False where neither is so."""
        if hold.waiting_for is None and self.odds(30):
            self.say("  who decides is answered")
            told = StepOptions(answer="The sheet went there.", line=line.number)
            self.do(case, StepKind.CHECK, told)
            self.oracle.answered(self.cases[case.id], line.id)
        elif case.order in self.asked and self.odds(70):
            self.say("  the dispute is over")
            self.file_tells(case, [each.later(a_to_z="N") for each in self.asked[case.order]])
        else:
            return False
        return True

    def supplier_comes(self, case: Case, line: Line) -> None:
        """The seller looks up who sent it."""
        one = self.chance.choice([each.id for each in self.desk.policies.suppliers()])
        self.watched(case, lambda: self.desk.cases.set_supplier(case.id, one, line=line.number))

    def cost_comes(self, case: Case, line: Line, hold: Hold) -> None:
        """The seller looks up what it cost, or its postage."""
        if hold.because.key == "hold.cost_postage":
            self.postage_comes(case)
            return
        told = ProductTold(cost=Money(self.chance.randint(1, 999), case.currency))
        self.watched(case, lambda: self.desk.products.tell(line.sku, told))

    def postage_comes(self, case: Case) -> None:
        """The seller looks up what it cost to send."""
        told = Money(self.chance.randint(1, 99), case.currency)
        self.watched(
            case, lambda: self.desk.inspections.set_freight(case.id, FreightWay.OUT, told)
        )

    def price_comes(self, case: Case, line: Line) -> None:
        """The orders file that lists what was paid is found."""
        sale = self.standing.get(case.order) or next(
            s for s in self.world.sales if s.number == case.order
        )
        priced = [
            replace(goods, price=self.chance.randint(100, 90_000))
            if goods.price is None
            else goods
            for goods in sale.lines
        ]
        self.orders_told(case, replace(sale, lines=tuple(priced)))

    def orders_told(self, case: Case, sale: Sale) -> None:
        """The next orders file, of that order."""
        self.lists(sale)
        file = orders_file(self.paper("txt"), [sale])
        self.watched(case, lambda: self.brings_in(file, sale), "file")

    def stands_otherwise(self, case: Case, hold: Hold) -> bool:
        """The shop's next file says that it was paid and sent after all, where a shop may say so."""
        sale = self.standing.get(case.order)
        if hold.kind not in OF_SHOP or sale is None or self.odds(50):
            return False
        if sale.platform == "shopify" and "cancelled" in sale.matter:
            return False
        self.orders_told(case, replace(sale, state=""))
        return True

    def paper(self, ending: str) -> Path:
        """A name for the next file."""
        self.papers += 1
        return self.desk.folder.parent / f"file{self.papers}.{ending}"

    def brings_in(self, file: Path, sale: Sale) -> Change:
        """A file of that order's shop."""
        found = self.desk.intake.preview(file, channel=sale.shop)
        assert not found.unusable, found.unusable
        return self.desk.intake.commit(found).change

    def look(self, case: Case) -> None:
        """Unpack what is here."""
        further = []
        for line in case.lines:
            here = line.in_state(Goods.RECEIVED, Goods.UNMATCHED)
            for unit in here:
                self.unpack(case, line, unit)
            if any(self.pieces[unit.id].where == "here" for unit in here):
                further += [line] if self.unpacks_one_more(case, line) else []
        self.watched(case, lambda: self.desk.inspections.finish(case.id), StepKind.INSPECT)
        for line in further:
            after = self.cases[case.id].line(line.id)
            counted = after.quantity == line.quantity + 1
            assert counted or not self.more.counts(after), (
                f"{line.number}: one more for nothing"
            )

    def unpacks_one_more(self, case: Case, line: Line) -> bool:
        """Whether a further piece of what was bought lies in the parcel; it is looked at like the others."""
        what = self.more.lies_in(line, case, self.cases.values())
        if not what:
            return False
        number = first_of(line.units)
        self.say(f"  one more of {case.number}/{line.number}: {what}")
        draft = FindingDraft(line.id, number, **FOUND[what])
        self.watched(case, lambda: self.desk.inspections.save_finding(case.id, draft))
        return True

    def unpack(self, case: Case, line: Line, unit: Unit) -> None:
        """Say of one piece what is seen of it, or that it is not there."""
        piece, here = self.pieces.setdefault(unit.id, Piece()), self.desk.inspections
        if piece.where != "here":
            self.watched(case, lambda: here.miss(case.id, line.id, unit.number))
            return
        draft = FindingDraft(line.id, unit.number, **FOUND[piece.what])
        self.watched(case, lambda: here.save_finding(case.id, draft))
        verdict = SEEN.get(piece.what)
        if verdict is not None:
            self.watched(
                case, lambda: here.decide(case.id, line.id, unit.number, verdict=verdict)
            )

    # --- the world -----------------------------------------------------------------------

    def world_turns(self, case: Case) -> None:
        """Days pass, and somebody may do something."""
        step = case.next
        assert step is not None
        if step.waiting_for is not None:
            self.clock.forward(days=self.chance.choice((1, 2, 5, 12)))
        if any(self.comes_late(case, line) for line in case.lines):
            return
        if self.odds(4) and self.platform_tells(case):
            return
        for line in case.lines:
            if self.odds(20) and self.answers_refusal(case.id):
                return
            if self.buyer_talks(case, line) or self.supplier_talks(case, line):
                return
            if self.parcels(case, line) or self.never_arrives(case, line):
                return
            if self.goes_astray(case, line):
                return

    def comes_late(self, case: Case, line: Line) -> bool:
        """What was said to be lost arrives after all: a piece, or a new one."""
        late = self.oracle.late
        for unit in line.in_state(Goods.LOST):
            on = on_from_us(case, unit) if unit.lost_going_on else None
            open_again = case.closed_at is None or on is None
            stays = unit.lost_going_on and on is None
            if stays or not open_again or not late.happens("piece", unit.id):
                continue
            self.say(f"  {case.number}/{line.number}: piece {unit.number} comes after all")
            late.pieces.add(unit.id)
            if on is not None:
                told = ParcelTold(on.goes_to, parcel_id=on.id, arrived=True)
                self.watched(case, lambda told=told: self.desk.parcels.note(case.id, told))
                return True
            self.pieces[unit.id] = Piece(late.chance.choice(CONTENTS), "here")
            came = StepOptions(line=line.number, units=(unit.number,))
            self.do(case, Move.RECEIVE, came)
            return True
        for sent, parcel in lost_new_ones(case, line) if case.closed_at is None else ():
            if late.happens("new", sent.id):
                self.say(f"  {case.number}/{line.number}: the new one comes after all")
                same = (x.id for x in case.exchanges if x.parcel_id == parcel.id)
                late.new_ones.update(same)
                told = ParcelTold(End.BUYER, parcel_id=parcel.id, arrived=True)
                self.watched(case, lambda told=told: self.desk.parcels.note(case.id, told))
                return True
        return False

    def goes_astray(self, case: Case, line: Line) -> bool:
        """What left us again, to its supplier or back to its buyer, is lost on that way."""
        gone = [u for u in line.in_state(Goods.INSPECTED) if leaving_in(case, u) is not None]
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
        if not gone or coming or case.closed_at is not None or not self.odds(50):
            return False
        piece = self.chance.choice(gone)
        one = (piece.number,)
        self.say(f"  {case.number}/{line.number} is lost after it left us: {one}")
        told = StepOptions(line=line.number, units=one)
        new = [x for x in on_their_way(case, line) if not x.units or piece.number in x.units]
        leg = leaving_in(case, piece)
        if new and leg is not None:
            # of a piece whose new one is out as well nobody knows which is meant
            self.is_asked_which(case, line, told)
            told = replace(told, parcel=leg.id)
        self.do(case, Move.LOST, told)
        now = self.cases[case.id].line(line.id).units
        assert next(u for u in now if u.id == piece.id).lost_going_on
        return True

    def is_asked_which(self, case: Case, line: Line, told: StepOptions) -> None:
        """Goods that go on and a new one are out: "lost" alone is taken for neither (domain.md 2)."""
        hold = case.outlook(line).hold
        if hold is not None and hold.kind is HoldKind.BUYER_WROTE:
            return
        try:
            self.desk.cases.do(case.id, Move.LOST, told)
        except IllegalMove:
            return
        raise AssertionError(f"{line.number}: which of two is lost was guessed")

    def never_arrives(self, case: Case, line: Line) -> bool:
        """A new one that was sent does not come; the buyer says so, or the seller hears it otherwise."""
        under_way = [
            x
            for x in case.exchanges
            if x.line_id == line.id and not x.lost and x.id not in self.unarrived
        ]
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
        if not under_way or coming or case.closed_at is not None or not self.odds(30):
            return False
        self.unarrived |= {sent.id for sent in under_way}
        self.say(f"  {case.number}/{line.number}: the new one never arrived")
        if self.odds(50):
            told = StepOptions(answer="It never arrived.", line=line.number)
            self.do(case, Move.BUYER_SAID, told)
            return True
        self.nothing_came(case, line)
        return True

    def nothing_came(self, case: Case, line: Line) -> None:
        """The seller says that the parcel with the new one is lost."""
        told = StepOptions(line=line.number)
        if any(leaving_in(case, unit) is not None for unit in line.units):
            self.is_asked_which(case, line, told)
            for sent in on_their_way(case, line):
                named = replace(told, parcel=sent.parcel_id)
                self.do(self.cases[case.id], Move.LOST, named)
        else:
            self.do(case, Move.LOST, told)
        after = self.cases[case.id].line(line.id)
        owed = (BuyerMoney.AGREED, BuyerMoney.PAID_PARTLY)
        assert after.tracks.buyer_money in owed, "nothing is owed for what never came"

    def buyer_talks(self, case: Case, line: Line) -> bool:
        """The buyer's word on an offer."""
        if line.tracks.buyer_money is not BuyerMoney.OFFERED or self.odds(40):
            return False
        agrees = self.odds(self.world.buyers_agree)
        move = Move.BUYER_AGREED if agrees else Move.BUYER_REFUSED
        told = StepOptions(line=line.number, units=self.some(case, line))
        self.say(f"  buyer of {case.number}/{line.number}: {move} {told.units or ''}")
        change = self.do(case, move, told)
        self.oracle.said_of(line, told, self.cases[case.id], change)
        return True

    def some(self, case: Case, line: Line) -> tuple[int, ...]:
        """Now and then a buyer speaks of some of the pieces alone, while nothing has moved for them."""
        moved = (*case.payments, *case.exchanges, *case.claims)
        told = any(each.line_id == line.id for each in moved)
        if len(line.units) != line.quantity or line.quantity < 2 or told or self.odds(80):
            return ()
        numbers = [unit.number for unit in line.units]
        return tuple(
            sorted(self.chance.sample(numbers, self.chance.randint(1, len(numbers) - 1)))
        )

    def answers_refusal(self, case_id: int) -> bool:
        """The buyer's words on a refusal, whose letter asked for them; said once, if ever."""
        case = self.desk.cases.get(case_id)
        for line in case.lines:
            declined = line.tracks.request is Request.DECLINED and line.id not in self.heard
            self.heard.update({line.id} if declined else ())
            if declined and self.odds(50):
                self.say(f"  buyer of {case.number}/{line.number} on the refusal")
                told = StepOptions(answer="It was sealed when I sent it.", line=line.number)
                move = self.chance.choice((Move.BUYER_SAID, Move.BUYER_REFUSED))
                self.do(case, move, told)
                return True
        return False

    def supplier_talks(self, case: Case, line: Line) -> bool:
        """The answer of whoever was asked, if there ever is one."""
        return any(self.answers(case, each) for each in sides(case, line))

    def answers(self, case: Case, line: Line) -> bool:
        """What one of those answers who were asked for pieces of a line."""
        claim = line.tracks.supplier_claim
        asked = (
            *(SupplierClaim.ASKED_FOR_RMA, SupplierClaim.CLAIM_SENT),
            SupplierClaim.RESHIP_PROMISED,
        )
        if claim not in asked or not self.odds(self.world.suppliers_answer):
            return False
        if claim is SupplierClaim.ASKED_FOR_RMA:
            self.say(f"  supplier of {case.number}/{line.number} gives a number")
            self.do(case, Move.RMA_GIVEN, StepOptions(rma=f"K-{line.id}", line=line.number))
            return True
        if claim is SupplierClaim.RESHIP_PROMISED and not (
            case.claims_of(line) and self.odds(20)
        ):
            return False
        of, sent = case.claims_of(line)[-1].of, case.claims_of(line)[-1].amount
        moves = [Move.CLAIM_REFUSED, Move.MORE_ASKED]
        # no carrier has goods to send
        if claim is SupplierClaim.CLAIM_SENT and of is not Party.CARRIER:
            moves.append(Move.RESHIP_PROMISED)
        if self.odds(self.world.suppliers_pay):
            moves = [Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY]
        move = self.chance.choice(moves)
        part = None
        if move is Move.CLAIM_PARTLY and sent:
            part = Money(self.chance.randint(1, max(sent.minor, 1)), sent.currency)
        elif move is Move.CLAIM_PARTLY:
            part = Money(1, case.currency)
        self.say(f"  {of} of {case.number}/{line.number}: {move} {part or ''}")
        told = StepOptions(amount=part, answer="As agreed.", line=line.number, party=of)
        self.do(case, move, told)
        return True

    def parcels(self, case: Case, line: Line) -> bool:
        """The buyer sends something off, or what is on its way arrives."""
        under_way = line.in_state(Goods.IN_TRANSIT)
        awaited = line.in_state(Goods.AWAITED)
        if not (under_way or awaited) or not self.odds(self.world.buyers_send):
            return False
        if line.route is Route.TO_PLATFORM:
            self.say(f"  the platform has {case.number}/{line.number}")
            route = StepOptions(route=Route.TO_PLATFORM, line=line.number)
            self.do(case, Move.RECEIVE, route)
            return True
        if not under_way and self.odds(40):
            self.say(f"  {case.number}/{line.number} is on its way")
            by = self.boxes.carrier(line, awaited)
            sent = StepOptions(tracking=self.boxes.noted(line), line=line.number, carrier=by)
            self.do(case, Move.SHIPPED, sent)
            return True
        # what is still missing when others are here already is often never seen again
        rest = bool(line.in_state(Goods.INSPECTED, Goods.DISPOSED))
        if self.odds(40 if rest else 8):
            self.loses(case, line)
            return True
        if line.route is Route.TO_SUPPLIER:
            self.say(f"  the supplier has {case.number}/{line.number}")
            there = StepOptions(route=Route.TO_SUPPLIER, line=line.number)
            self.do(case, Move.RECEIVE, there)
            return True
        self.arrives(case)
        return True

    def loses(self, case: Case, line: Line) -> None:
        """What is on its way is lost, or one piece of it."""
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
        if (
            on_their_way(case, line)
            and line.label_made_at is None
            and not line.in_state(Goods.IN_TRANSIT)
        ):
            # nobody told the buyer to post it: what is lost is the new one
            return
        one = (self.chance.choice(coming).number,) if self.odds(50) else ()
        self.say(f"  {case.number}/{line.number} is lost: {one or 'all of it'}")
        self.do(case, Move.LOST, StepOptions(line=line.number, units=one))

    def arrives(self, case: Case) -> None:
        """A parcel at the door: what is in it is another question."""
        coming = [u for u in case.units if u.goods in (Goods.AWAITED, Goods.IN_TRANSIT)]
        for unit in coming:
            piece = self.pieces.setdefault(unit.id, Piece())
            if piece.where == "buyer" and self.odds(85):
                piece.where = "here"
                piece.what = self.content()
        told = [(self.pieces[u.id].what, self.pieces[u.id].where) for u in coming]
        self.say(f"  a parcel for {case.number} arrives: {told}")
        number = self.boxes.scanned(case)
        known = () if number else still_coming(case)
        # without a number the desk asks which of several it is
        which = known[0].id if len(known) > 1 else None
        take = self.desk.receiving.receive
        self.watched(case, lambda: take(case.id, number, parcel=which), Move.RECEIVE)
        if number:
            is_the_same(case, self.cases[case.id], number)
        self.scans_again(case.id)

    def scans_again(self, case_id: int) -> None:
        """Case number and tracking number stand on one box, and now and then both are scanned."""
        case = self.cases[case_id]
        number = self.boxes.once_more(case)
        self.boxes.came[case_id] = self.boxes.came.get(case_id, 0) + 1
        if not number:
            return
        self.say(f"  its number is scanned as well: {number}")
        change = self.desk.receiving.receive(case_id, number)
        assert change.letter is None, "its buyer is told of one parcel twice"
        self.cases[case_id] = self.desk.cases.get(case_id)
        is_the_same(case, self.cases[case_id], number)

    def content(self) -> str:
        """What the buyer put in for a piece."""
        return self.chance.choice(CONTENTS)


@contextmanager
def a_life(folder: Path, world: World, *, enter_only: bool = True) -> Iterator[Life]:
    """The desk of that world, opened; closed again in the end."""
    clock = SetClock(datetime(BEGIN.year, BEGIN.month, BEGIN.day, 8, tzinfo=UTC))
    if not folder.exists():
        open_desk(folder, clock=clock, create=True).close()
    desk = open_desk(folder, clock=clock)
    looked_at_twice(desk.store)
    try:
        demands = {
            each["name"]: terms.get("evidence", {}).get("shots", [])
            for each in world.suppliers
            for terms in each["policies"]
        }
        valid = {
            each["name"]: terms["rma_valid_days"]
            for each in world.suppliers
            for terms in each["policies"]
            if "rma_valid_days" in terms
        }
        sold = {sale.number for sale in world.sales}
        way = WayTold(who_wants_a_number(world.suppliers))
        oracle = Oracle(desk, demands, valid, sold, way)
        oracle.late = LateParcels(Random(f"late {world.seed}"))
        yield Life(world, desk, clock, oracle, enter_only)
    finally:
        desk.close()


def begin(life: Life) -> None:
    """The desk before the first request: its name and address, and its suppliers."""
    few = Random(f"desk {life.world.seed}").choice((0, 0, 5))
    life.desk.settings.set(
        shop_name="Harbour Gifts", return_address=QUAY, first_returns_to_us=few
    )
    file = life.desk.folder.parent / "suppliers.json"
    file.write_text(json.dumps({"suppliers": life.world.suppliers}), encoding="utf-8")
    told = life.desk.suppliers_intake.bring_in(file)
    assert not told.unusable, told.unusable


def sides(case: Case, line: Line) -> list[Line]:
    """A line, and the same as a second party sees it that was asked for other pieces of it."""
    second = case.second(line)
    return [line] if second is None else [line, second.line]
