"""What must be so, worked out from the world's own books and without the program's rules."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, combinations
from random import Random

from sqlalchemy import text

from returns.desk import Desk
from returns.money import Money
from returns.records.case import Case, Line, Photo
from returns.records.change import Change
from returns.records.letter import Letter
from returns.records.options import StepOptions
from returns.records.unit import Claim, Unit, in_force
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    ExchangeFrom,
    FreightPayer,
    Fulfilment,
    Goods,
    Grade,
    HoldKind,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from tests.days_told import tells_day
from tests.worlds.goods_told import GoodsTold
from tests.worlds.late_parcels import LateParcels, own_new_ones
from tests.worlds.way_told import WayTold
from tests.worlds.world import SHOPS

#: what the buyer gets of a unit by what was found (domain.md 6), unless it is just what was said
_PAYS = {
    None: "whole",
    Verdict.AS_CLAIMED: "whole",
    Verdict.NO_FAULT: "whole",
    Verdict.CARRIER_DAMAGE: "whole",
    Verdict.BUYER_DAMAGE: "part",
    Verdict.PARTS_MISSING: "part",
    Verdict.WRONG_ITEM: "none",
    Verdict.EMPTY: "none",
    Verdict.NOT_RECEIVED: "none",
}
_AS_SAID = {
    Verdict.WRONG_ITEM: {"wrong_item", "extra_item", "not_as_described"},
    Verdict.PARTS_MISSING: {"missing_parts"},
}
_BROKEN = {
    *("defective", "warranty", "poor_quality", "missing_parts"),
    *("damaged_in_transit", "damaged_before_shipping"),
}
#: the buyer never had the goods
_NEVER_HAD = {"never_arrived", "undeliverable"}
#: the goods were as they should be: nobody else answers for what was lost of them
_NOBODYS = {"changed_mind", "better_price", "ordered_by_mistake", "wrong_size", "style"}
#: countries of the world's shops whose law lets a consumer withdraw within 14 days (deadlines.md)
_MAY_WITHDRAW = ("DE", "GB")
_WHOLE = (Offer.RETURNLESS_REFUND, Offer.IMMEDIATE_REFUND)
_PARTS = (Offer.PARTIAL_REFUND, Offer.GIFT_OR_COUPON)
#: goods that came back used or damaged by the buyer: half of the price is withheld at the most
_PART_PERCENT = 50
_ENDED = (Request.DECLINED, Request.WITHDRAWN, Request.LAPSED)
#: so many of a thing
_COUNTED = re.compile(r"\d+ ?[×x] |\d+ ?件")
_OFFERING = (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, Move.OFFER)


def split(whole: int, parts: int) -> list[int]:
    """By largest remainder, the first ones have the odd cents."""
    each, more = divmod(whole, parts)
    return [each + (n < more) for n in range(parts)]


def _pays(line: Line, unit: Unit) -> str:
    """What the buyer gets of a unit by what was found."""
    said = line.reason in _AS_SAID.get(unit.verdict, ())  # type: ignore[arg-type]
    return "whole" if said else _PAYS[unit.verdict]


def _given_up(claim: Claim, case: Case) -> bool:
    """Whether the loss was taken of what a second party was asked for."""
    line = case.line(claim.line_id) if claim.line_id is not None else None
    second = line.beside if line is not None else None
    given_up = second is not None and second.state is SupplierClaim.WRITTEN_OFF
    return given_up and second is not None and second.party is claim.of


def _in_vain(claim: Claim, before: Case) -> bool:
    """Whether the loss was taken of what the line's own party was asked for, and nothing came."""
    line = before.line(claim.line_id) if claim.line_id is not None else None
    taken = line is not None and line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    return taken and not any(p.claim_id == claim.id for p in before.payments)


def _is_sound(line: Line, unit: Unit) -> bool:
    """Nothing is wrong with what was called broken."""
    return unit.verdict is Verdict.NO_FAULT and line.reason in _BROKEN


#: letters after which who was asked owes nothing of it
_NOT_OWED = ("claim_withdrawn", "carrier_withdrawn", "carrier_overpaid")
#: letters after which who was asked for several pieces owes for some of them alone
_LESS = ("claim_less", "carrier_less")
#: steps that pay the buyer, promise something or send goods
_TO_BUYER = frozenset(
    {
        *(StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, StepKind.APPROVE),
        *(StepKind.SEND_LABEL, StepKind.REFUND, StepKind.REPLACE),
    }
)


def _photos_of(line: Line, case: Case) -> list[Photo]:
    """The photos that a claim on the supplier of a line may show (domain.md 5): none of another's goods."""
    others = {each.supplier_id for each in case.lines} - {line.supplier_id}
    box = ("outer_box", "shipping_label", "box_damage", "opened_inside")
    return [
        photo
        for photo in case.photos
        if photo.line_id == line.id
        or (photo.line_id is None and (not others or photo.shot in box))
    ]


@dataclass
class Oracle:
    """Looks at every change of a desk."""

    desk: Desk
    #: supplier → the kinds of photos that its terms demand
    demands: dict[str, list[str]] = field(default_factory=dict)
    #: supplier → for how many days its number is good
    valid: dict[str, int] = field(default_factory=dict)
    #: orders of which the merchant's goods alone are asked back
    sold: set[str] = field(default_factory=set)
    #: where the buyer was told to send the goods
    way_told: WayTold = field(default_factory=WayTold)
    #: order → what its shop says of it: `not_paid`, `not_sent`, `cancelled`
    matter: dict[str, frozenset[str]] = field(default_factory=dict)
    #: what the seller said is no matter → of which lines
    cleared: dict[str, set[int]] = field(default_factory=dict)
    #: offer and sum that stand with the buyer, by line
    promised: dict[int, tuple[Offer, int | None]] = field(default_factory=dict)
    #: lines whose offer stands since before anything that came was looked at
    unseen: set[int] = field(default_factory=set)
    #: lines on which the seller paid or promised beside what was recommended
    meddled: set[int] = field(default_factory=set)
    #: lines of which all was said to be lost on the way back
    lost: set[int] = field(default_factory=set)
    #: pieces that were said to be lost on freight that the seller paid
    lost_by_us: set[int] = field(default_factory=set)
    #: pieces that were paid for as lost on our freight
    paid_as_lost: set[int] = field(default_factory=set)
    #: pieces that went back to a buyer who had been told no
    home: set[int] = field(default_factory=set)
    #: cases of which a refused line is talked over again: what is closed there settled nothing
    talked_again: set[int] = field(default_factory=set)
    #: lines of which the supplier said that he sends a new one
    reships: set[int] = field(default_factory=set)
    #: lines of which he was told that his number is not needed any more
    called_off: set[int] = field(default_factory=set)
    #: claims that were taken back by letter
    taken_back: set[int] = field(default_factory=set)
    #: what the buyer was last told to do with the goods
    goods_told: GoodsTold = field(default_factory=GoodsTold)
    #: what was lost and came after all
    late: LateParcels = field(default_factory=lambda: LateParcels(Random("late")))
    #: new ones that went to a buyer: for how many pieces each
    went: dict[int, int] = field(default_factory=dict)
    #: those of them that never arrived
    never: set[int] = field(default_factory=set)
    letters: Counter[str] = field(default_factory=Counter)
    #: cases whose buyer was promised to hear what was in his parcel, and did not yet
    curious: set[int] = field(default_factory=set)

    def after(
        self, before: Case, after: Case, change: Change, kind: StepKind | Move | str
    ) -> None:
        """Something was done on a case."""
        self.caps()
        self.shares()
        self.parted(before, after)
        for line in after.lines:
            self.on_line(line, before, after, kind)
        self.sent_anew(before, after)
        self.new_ones_arrive(before, after, kind)
        self.claims(before, after)
        self.never_came(before, after, kind)
        self.ships(after)
        self.of_shop(before, after, kind)
        self.talks_again(before, after)
        if kind == Move.BUYER_REFUSED:
            self.hears_no(before, after)
        self.never_asks_again(after)
        self.looks_first(after)
        # by Enter; a person may close what he had enough of, and says why
        if kind is StepKind.CLOSE:
            self.lets_go(before)
        if change.letter is not None:
            self.letters[change.letter.template] += 1
            self.hears(change.letter, after)
            self.letter(change.letter, before, after, kind)
            self.late.hears(change.letter, after)
            self.takes_back(change.letter, after)
        self.way_told.waits(after)
        if after.closed_at is not None and before.closed_at is None:
            waits = after.id in self.curious and not after.platform_did
            # what a platform's warehouse sold, the platform settles
            theirs = Fulfilment.PLATFORM_WAREHOUSE in {line.fulfilment for line in after.lines}
            over = theirs or any(line.tracks.request in _ENDED for line in after.lines)
            # a person may close what he had enough of
            over = over or (kind == "close" and kind is not StepKind.CLOSE)
            assert over or not waits, "closed, and the buyer never heard the result"
            for line in after.lines:
                self.ended(line, after)
                if kind != "close":
                    self.kept(line, after)
                    self.late.closed(line, after)
                    self.each_new_one(line, after)
                    self.broken_out(line, after)
            self.outward(after)

    def hears(self, letter: Letter, case: Case) -> None:
        """Whoever is told that a parcel came hears what was in it (domain.md 8)."""
        if letter.to is not Party.BUYER:
            return
        if letter.template.startswith("received"):
            # what is in it nobody has seen (domain.md 6)
            assert not _COUNTED.search(letter.body), f"goods counted unseen: {letter.body}"
        if letter.template in ("received", "received_elsewhere", "received_undelivered"):
            self.curious.add(case.id)
        else:
            self.curious.discard(case.id)

    def ships(self, case: Case) -> None:
        """The merchant's goods go to nobody's warehouse, whatever else their order holds (domain.md 1)."""
        if case.order not in self.sold:
            return
        # what is typed by hand is whose the seller says
        for line in (each for each in case.lines if each.raw_reason):
            assert line.fulfilment is not Fulfilment.PLATFORM_WAREHOUSE, (
                f"{line.sku} is not theirs"
            )
            assert line.route is not Route.TO_PLATFORM, f"{line.sku} went to the platform"

    def matters(self, line: Line, case: Case) -> set[str]:
        """What its shop says of a line's order, and nobody has looked into or shown to be otherwise."""
        found = set(self.matter.get(case.order, ()))
        away = (Goods.NONE_EXPECTED, Goods.AWAITED, Goods.KEPT)
        if case.sale.delivered_on or any(unit.goods not in away for unit in line.units):
            # it was there
            found.discard("not_sent")
        return {each for each in found if line.id not in self.cleared.get(each, ())}

    def of_shop(self, before: Case, after: Case, kind: StepKind | Move | str) -> None:
        """Nothing is paid, sent or promised of what was not paid, not sent, or cancelled (domain.md 1, 2)."""
        if kind in ("undo", "redo", Move.RECEIVE, "file"):
            return
        paid = {payment.id for payment in before.payments}
        new = [p for p in after.payments if p.id not in paid and p.outgoing]
        sent = {exchange.id for exchange in before.exchanges}
        was = {line.id: line for line in before.lines}
        for line in after.lines:
            matter = self.matters(was.get(line.id, line), before)
            if not matter or line.tracks.request in _ENDED:
                continue
            ours = [p for p in new if p.line_id == line.id and not p.by_platform]
            assert not ours, f"{line.number}: paid {ours[0].amount} of what is {matter}"
            anew = [x for x in after.exchanges if x.id not in sent and x.line_id == line.id]
            assert not anew, f"{line.number}: a new one of what is {matter}"
            offer = was[line.id].offer if line.id in was else line.offer
            assert line.offer is offer, f"{line.number}: {line.offer} of what is {matter}"

    def parted(self, before: Case, after: Case) -> None:
        """Pieces that are a line of their own now bring with them what was kept of the line they left."""
        known = {line.id for line in before.lines}
        were = {unit.id: line.id for line in before.lines for unit in line.units}
        for line in after.lines:
            left = {were[unit.id] for unit in line.units if unit.id in were} - {line.id}
            for old in left if line.id not in known else ():
                for kept in (
                    *(self.unseen, self.meddled, self.lost),
                    *(self.reships, self.called_off, *self.cleared.values()),
                ):
                    kept.update({line.id} & ({line.id} if old in kept else set()))
                self.goods_told.part(old, line.id)
                self.way_told.part(old, line.id)

    def said_of(self, line: Line, said: StepOptions, after: Case, change: Change) -> None:
        """What is said of some pieces is theirs, the others stay as they were (domain.md 6 and 10).

        A part without a sum is the percent of the settings, whatever the reason (domain.md 5).
        """
        numbers = said.units or tuple(unit.number for unit in line.units)
        theirs = {unit.id for unit in line.units if unit.number in numbers}
        was = {unit.id: unit.goods for unit in line.units}
        for each in after.lines:
            others = [unit for unit in each.units if unit.id in was.keys() - theirs]
            if not others:
                continue
            assert not theirs & {unit.id for unit in each.units}, "some pieces, and not alone"
            assert all(was[unit.id] is unit.goods for unit in others), "the others moved"
            for track in ("request", "buyer_money"):
                now = getattr(each.tracks, track)
                assert now is getattr(line.tracks, track), f"the others are {now} now"
            assert each.offer is line.offer, f"the others are offered {each.offer}"
        letter = change.letter
        if letter is None or letter.to is not Party.BUYER:
            return
        worth = sum(u.paid.minor for u in line.units if u.id in theirs and u.paid is not None)
        if said.units:
            assert sum(item.quantity for item in letter.facts.items) == len(theirs), (
                "miscounted"
            )
        amount = letter.facts.amount
        assert amount is None or amount.minor <= worth, f"{amount} for what cost {worth}"
        seen = any(unit.verdict is not None for unit in line.units)
        first = said.amount is None and line.offer is None and not line.refunded and not seen
        if said.offer is Offer.PARTIAL_REFUND and first:
            percent = self.desk.settings.get().triage.partial_percent
            part = max((2 * worth * percent + 100) // 200, 1)
            assert amount is not None, "a part of no sum"
            assert amount.minor == part, f"{amount} is not {percent} % of {worth}"

    def on_line(
        self, line: Line, before: Case, after: Case, kind: StepKind | Move | str
    ) -> None:
        """What the oracle keeps of a line, and what must hold of each."""
        back = (unit.goods is Goods.LOST and not unit.lost_going_on for unit in line.units)
        if kind == Move.LOST and all(back):
            self.lost.add(line.id)
        if kind == Move.LOST:
            self.loses(line, before, after)
        if kind == StepKind.REFUND:
            gone = {u.id for each in before.lines for u in each.in_state(Goods.LOST)}
            self.paid_as_lost |= self.lost_by_us & gone & {u.id for u in line.units}
        self.promises(line, after, kind)
        self.units(line, after)
        if line.tracks.request is Request.DECLINED:
            back = (u for u in line.units if u.disposition is Disposition.TO_BUYER)
            self.home |= {unit.id for unit in back}
        elif line.tracks.request not in _ENDED:
            # talked over once more, it comes to us again
            on_its_way = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED)
            self.home -= {unit.id for unit in on_its_way}
        if line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED:
            self.reships.add(line.id)

    def loses(self, line: Line, before: Case, after: Case) -> None:
        """Pieces were lost: on our freight the buyer is paid for them (domain.md 1b, 5)."""
        had = {u.id for each in before.lines for u in each.in_state(Goods.LOST)}
        for unit in line.in_state(Goods.LOST):
            if unit.lost_to_buyer and unit.piece is not None and not unit.another:
                # who sends it answers for it, whatever was found
                self.lost_by_us.add(unit.id)
            if unit.lost_going_on or unit.id in had or unit.piece is None:
                continue
            if line.reason in _NEVER_HAD:
                continue
            payers = {
                parcel.payer
                for parcel in after.parcels
                if parcel.comes_back and (not parcel.unit_ids or unit.id in parcel.unit_ids)
            }
            if (payers or {line.freight_payer}) == {FreightPayer.SELLER}:
                self.lost_by_us.add(unit.id)

    def came(self, unit: Unit) -> bool:
        """It came, or is owed as if it had; not what its buyer has again, who had been told no."""
        back = unit.id in self.home and unit.id not in self.paid_as_lost
        if back and unit.goods is Goods.DISPOSED:
            return False
        lost = unit.goods is Goods.LOST and unit.id in self.lost_by_us
        lost |= unit.id in self.paid_as_lost or unit.lost_going_on
        return lost or unit.goods in (Goods.INSPECTED, Goods.DISPOSED, Goods.RECEIVED)

    def is_whole(self, line: Line, unit: Unit) -> bool:
        """A piece that was bought, came, and is owed in whole."""
        return self.came(unit) and unit.piece is not None and self.pays(line, unit) == "whole"

    def pays(self, line: Line, unit: Unit) -> str:
        """What the buyer gets of it; what we lost, or paid for as lost, is whole, however it was found."""
        lost = unit.goods is Goods.LOST and unit.id in self.lost_by_us
        return "whole" if lost or unit.id in self.paid_as_lost else _pays(line, unit)

    def answered(self, case: Case, line_id: int) -> None:
        """A clock that was answered in time stops, and still nothing is paid (domain.md 1b and 2)."""
        seen = case.outlook(case.line(line_id))
        if seen.hold is None:
            # a supplier may be asked meanwhile: the dispute is with the buyer
            assert seen.step is None or seen.step.kind not in _TO_BUYER, (
                "paid or promised in a dispute"
            )
            return
        if seen.step is not None and seen.hold.kind is HoldKind.DISPUTE:
            assert seen.step.waiting_for is Party.PLATFORM, "an answered dispute is still ours"
            assert seen.step.due_at > self.desk.clock.now(), "an answered dispute is overdue"

    def talks_again(self, before: Case, after: Case) -> None:
        """What the buyer answers to a refusal is looked at, and due from then on (domain.md 2 and 8)."""
        for line in after.lines:
            was = {each.id: each.tracks.request for each in before.lines}.get(line.id)
            if was is not Request.DECLINED or line.tracks.request is not Request.NEGOTIATING:
                continue
            self.talked_again.add(after.id)
            step = after.outlook(line).step
            assert after.closed_at is None, "talked over on a closed case"
            assert step is not None, "nothing is next on what is talked over again"
            hold = after.outlook(line).hold
            if hold is not None and hold.kind is HoldKind.DISPUTE:
                # the clock of who decides goes on, whatever the buyer says
                assert step.kind is StepKind.CHECK, f"{step.kind} while who decides is awaited"
                continue
            was_next = before.outlook(before.line(line.id)).step
            if was_next is not None and (step.kind, step.due_at) == (
                was_next.kind,
                was_next.due_at,
            ):
                # what was due before the buyer wrote is due still
                continue
            assert step.due_at >= self.desk.clock.now(), f"{step.kind} was due {step.due_at}"

    def hears_no(self, before: Case, after: Case) -> None:
        """A no is answered in the time that counts from it, not from our offer (domain.md 3)."""
        was = {unit.id: x.tracks.buyer_money for x in before.lines for unit in x.units}
        for line in after.lines:
            step = after.outlook(line).step
            said = BuyerMoney.OFFERED in {was.get(unit.id) for unit in line.units}
            said = said and line.tracks.buyer_money is BuyerMoney.OPEN
            if said and step is not None and step.kind is StepKind.NEGOTIATE:
                due = step.supplier_clock or step.due_at > self.desk.clock.now()
                assert due, f"{line.number}: overdue as soon as the buyer said no"

    def never_asks_again(self, case: Case) -> None:
        """What the platform approved is answered: no step asks for it again (domain.md 2)."""
        if "approved" not in case.platform_did or case.next is None:
            return
        for line in case.lines:
            step = case.outlook(line).step
            if step is not None and line.tracks.request is Request.APPROVED:
                again = (StepKind.ANSWER_BUYER, StepKind.APPROVE)
                assert step.kind not in again, f"{step.kind} of what was approved"

    def looks_first(self, case: Case) -> None:
        """Goods that were to be kept for a part are looked at once they are here, and then paid."""
        for line in case.lines if case.next is not None else ():
            here = line.in_state(Goods.RECEIVED) and line.route is not Route.TO_PLATFORM
            step = case.outlook(line).step
            if step is not None and here and line.offer in _PARTS:
                assert step.kind is not StepKind.REFUND, "paid before it was looked at"

    def lets_go(self, case: Case) -> None:
        """What was sent off under a number does not lapse by itself: its carrier is asked (domain.md 2)."""
        for line in case.lines:
            if line.tracks.request in _ENDED or HoldKind.NOT_ARRIVED in line.lifted:
                continue
            for unit in line.in_state(Goods.IN_TRANSIT):
                under_way = [
                    p
                    for p in case.parcels
                    if p.comes_back and p.received_at is None and p.tracking
                    if not p.unit_ids or unit.id in p.unit_ids
                ]
                assert not under_way, f"{line.number}: closed with a parcel under way"

    def never_came(self, before: Case, after: Case, kind: StepKind | Move | str) -> None:
        """Nothing is promised by Enter for what was lost on the buyer's own postage (domain.md 2)."""
        if kind not in (StepKind.ANSWER_BUYER, StepKind.NEGOTIATE):
            return
        for line in before.lines:
            gone = line.id in self.lost and all(u.goods is Goods.LOST for u in line.units)
            of_parcels = {parcel.payer for parcel in before.parcels if parcel.comes_back}
            buyers = (of_parcels or {line.freight_payer}) == {FreightPayer.BUYER}
            paid_ahead = line.offer in (*_WHOLE, *_PARTS, Offer.RETURNLESS_REPLACEMENT)
            if not (gone and buyers and line.left) or paid_ahead or line.returnless:
                continue
            told = after.line(line.id).answered_at != line.answered_at
            assert not told or line.lifted, f"{kind}: {line.number} was lost by the buyer"

    def settled_there(self, line: Line, case: Case) -> bool:
        """The platform closed it, and gave the buyer money or a new one: what was owed was settled there."""
        given = any(p.by_platform and p.line_id == line.id for p in case.payments)
        given |= "replaced" in case.platform_did
        return given and "closed" in case.platform_did and case.id not in self.talked_again

    def lost_something(self, line: Line, case: Case) -> bool:
        """Money, a new one or a gift went to the buyer, or may still, or goods went back to the supplier."""
        over = line.tracks.request in _ENDED or line.tracks.buyer_money is BuyerMoney.CONFIRMED
        sent = any(sent.line_id == line.id for sent in case.exchanges)
        gift = line.offer is Offer.GIFT_OR_COUPON and line.tracks.request not in _ENDED
        theirs = any(
            unit.disposition is Disposition.TO_SUPPLIER
            or (
                line.route is Route.TO_SUPPLIER
                and unit.goods in (Goods.IN_TRANSIT, Goods.DISPOSED)
            )
            for unit in line.units
        )
        # what the platform replaced costs us a new one
        replaced = "replaced" in case.platform_did
        return bool(not over or line.refunded or sent or gift or theirs or replaced)

    def sent_anew(self, before: Case, after: Case) -> None:
        """Nothing new is on its way from a supplier who did not promise it (domain.md 1 and 2)."""
        known = {sent.id for sent in before.exchanges}
        for sent in after.exchanges:
            if sent.id not in known and sent.comes_from is ExchangeFrom.SUPPLIER:
                assert sent.line_id in self.reships, "sent by a supplier who promised nothing"

    def new_ones_arrive(self, before: Case, after: Case, kind: StepKind | Move | str) -> None:
        """A new one that never came settled nothing: its line is open again (domain.md 1, 3, 11)."""
        for sent in after.exchanges:
            self.went.setdefault(sent.id, sent.quantity)
        late = (x for x in after.exchanges if x.id in self.late.new_ones)
        self.never -= {x.id for x in late if not x.lost}
        if kind in ("undo", "redo"):
            # what was said is taken back, or said again
            self.never = {sent.id for sent in after.exchanges if sent.lost} | {
                each for each in self.never if each not in {sent.id for sent in after.exchanges}
            }
            return
        if kind != Move.LOST:
            return
        for line in after.lines:
            was = before.line(line.id)
            back = was.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
            mine = {x.id for x in before.exchanges if x.line_id == line.id} - self.never
            gone = {x.id for x in after.exchanges if x.id in mine and x.lost}
            # who is asked whether the new one came answers of that one
            asked = (hold := before.outlook(was).hold) and hold.kind is HoldKind.BUYER_WROTE
            assert not (back and gone) or asked, (
                "what comes back was lost, and not what was sent"
            )
            self.never |= gone
            if gone:
                assert after.closed_at is None, "closed over what never came"
                assert line.tracks.buyer_money in (BuyerMoney.AGREED, BuyerMoney.PAID_PARTLY), (
                    f"{line.number}: {line.tracks.buyer_money} with nothing that came"
                )

    def kept(self, line: Line, case: Case) -> None:
        """Nothing is kept that a supplier paid for what turned out sound, and did not get (domain.md 8)."""
        mine = [c for c in case.claims if c.line_id == line.id and c.of is Party.SUPPLIER]
        for claim in in_force(mine):
            units = [unit for unit in line.units if unit.number in claim.units]
            his = any(unit.disposition is Disposition.TO_SUPPLIER for unit in units)
            if his or not units or not all(_is_sound(line, unit) for unit in units):
                continue
            moved = [p for p in case.payments if p.claim_id == claim.id]
            left = sum(-p.amount.minor if p.outgoing else p.amount.minor for p in moved)
            assert not left, f"{line.number}: {left} kept for what was sound"

    def arrived(self, line: Line, case: Case) -> int:
        """For how many pieces of a line a new one went that was not lost."""
        mine = [x.id for x in case.exchanges if x.line_id == line.id]
        return sum(self.went[each] for each in mine if each not in self.never)

    def claimed(self, line: Line, case: Case) -> None:
        """Who delivered faulty goods is asked for them, also where the buyer had a new one (domain.md 5)."""
        sent = [x for x in case.exchanges if x.line_id == line.id]
        theirs = line.fulfilment is Fulfilment.DROPSHIP and line.supplier_id is not None
        faulty = line.reason in _BROKEN - {"damaged_in_transit"}
        seen = {unit.verdict for unit in line.units} <= {None, Verdict.AS_CLAIMED}
        if sent and theirs and faulty and seen and not case.platform_did:
            state = line.tracks.supplier_claim
            assert state is not SupplierClaim.NOT_CLAIMABLE, f"{line.number} was never claimed"

    # --- money ---------------------------------------------------------------------------

    def caps(self) -> None:
        """No cent above what was paid, by order line over all cases."""
        query = """
            SELECT o.id, o.paid_minor, o.guessed, SUM(p.amount_minor * (2 * p.outgoing - 1)) AS back
            FROM payment p JOIN case_line l ON l.id = p.line_id
            JOIN order_line o ON o.id = l.order_line_id
            WHERE p.party = 'buyer' AND p.taken_back_seq IS NULL AND p.kind <> 'postage'
            GROUP BY o.id
        """
        with self.desk.store.reading() as tx:
            for row in tx.execute(text(query)):
                assert row.paid_minor is not None, f"paid {row.back} for an unknown price"
                assert row.back <= row.paid_minor, f"paid {row.back} of {row.paid_minor}"
        postage = """
            SELECT o.number, o.postage_minor, SUM(p.amount_minor) AS back
            FROM payment p JOIN return_case c ON c.id = p.case_id
            JOIN sale_order o ON o.id = c.order_id
            WHERE p.kind = 'postage' AND p.paid_by = 'us' AND p.taken_back_seq IS NULL
            GROUP BY o.id
        """
        with self.desk.store.reading() as tx:
            for row in tx.execute(text(postage)):
                told = f"postage {row.back} of {row.postage_minor}"
                assert row.back <= (row.postage_minor or 0), told

    def outward(self, case: Case) -> None:
        """Who withdraws in time from a whole order has its outward postage too (domain.md 1c)."""
        if any(line.id in self.meddled for line in case.lines):
            return
        own = [p for p in case.payments if p.kind == "postage" and not p.by_platform]
        paid = sum(p.amount.minor for p in own if p.outgoing)
        wanted_none = all(line.reason in _NOBODYS for line in case.lines)
        broken = any(line.reason in _BROKEN for line in case.lines)
        if SHOPS[case.channel][2] not in _MAY_WITHDRAW or broken:
            assert not paid, f"postage {paid} for what is no withdrawal"
            return
        sale = case.sale
        back = Counter[int | None]()
        for line in case.lines:
            back[line.order_line_id] += line.quantity
        bought = {goods.id: goods.quantity for goods in sale.lines if not goods.cancelled}
        there = sale.delivered_on
        in_time = there is not None and case.requested_at.date() <= there + timedelta(days=14)
        worth = sum(goods.paid.minor for goods in sale.lines if goods.paid is not None)
        all_back = worth > 0 and sum(line.refunded.minor for line in case.lines) == worth
        theirs = case.platform_did or any(p.by_platform for p in case.payments)
        if (
            wanted_none
            and back == bought
            and in_time
            and all_back
            and not theirs
            and sale.postage is not None
        ):
            assert paid == sale.postage.minor, f"postage {paid} of {sale.postage}"

    def shares(self) -> None:
        """The pieces of an order line have their share of it each, and each is in one case only."""
        query = """
            SELECT u.piece, u.paid_minor, o.paid_minor AS whole, o.quantity, o.id AS line_id,
                   l.request, c.closed_at
            FROM unit u JOIN case_line l ON l.id = u.line_id JOIN return_case c ON c.id = l.case_id
            JOIN order_line o ON o.id = l.order_line_id WHERE u.piece IS NOT NULL
        """
        taken: set[tuple[int, int]] = set()
        with self.desk.store.reading() as tx:
            for row in tx.execute(text(query)):
                assert 1 <= row.piece <= row.quantity, row
                # a closed case learns a price when it is reopened
                if row.whole is not None and (
                    row.closed_at is None or row.paid_minor is not None
                ):
                    share = split(row.whole, row.quantity)[row.piece - 1]
                    assert row.paid_minor == share, f"share {row.paid_minor}, not {share}"
                if row.request in _ENDED:
                    continue
                assert (row.line_id, row.piece) not in taken, "one piece in two cases"
                taken.add((row.line_id, row.piece))

    def promises(self, line: Line, case: Case, kind: StepKind | Move | str) -> None:
        """What the buyer was promised last."""
        before = self.promised.pop(line.id, None)
        if line.offer is Offer.PARTIAL_REFUND and line.paid_for:
            assert line.offer_amount, "a part of no sum"
        if line.offer is not None:
            amount = None if line.offer_amount is None else line.offer_amount.minor
            self.promised[line.id] = (line.offer, amount)
        if self.promised.get(line.id) != before or kind in _OFFERING:
            looked = any(unit.verdict is not None for unit in line.units)
            (self.unseen.discard if looked else self.unseen.add)(line.id)

    def ended(self, line: Line, case: Case) -> None:
        """A line came to its end: no cent below what was agreed, or came back; none above it."""
        if line.tracks.request in _ENDED or line.id in self.meddled:
            return
        self.asked_back(line, case)
        self.claimed(line, case)
        owed, new_ones = self.owed(line)
        sent = self.arrived(line, case)
        told = (
            line.tracks.buyer_money is not BuyerMoney.CONFIRMED
            or "closed" not in case.platform_did
            or "replaced" in case.platform_did
        )
        had = line.refunded or sent or not line.worth or line.offer is not None
        assert told or had, f"{line.number}: confirmed, and never paid"
        by_platform = sum(
            p.amount.minor for p in case.payments if p.line_id == line.id and p.by_platform
        )
        story = f"{line.number}: {self.promised.get(line.id)} {line.reason}"
        offer, _ = self.promised.get(line.id, (None, None))
        on_receipt = new_ones and offer is Offer.REPLACEMENT_ON_RECEIPT
        closed = self.settled_there(line, case)
        if on_receipt and not by_platform and not closed:
            self.by_either(line, sent, story)
            return
        if new_ones and not sent:
            owed, new_ones = self.owed(line, instead=True)
        if closed:
            # it was settled there, whatever we had promised
            owed = new_ones = 0
        assert line.refunded.minor >= owed, f"{story}: {line.refunded.minor} below {owed}"
        settled = by_platform and line.refunded == line.worth
        # of pieces that the platform paid whole no new one is owed
        shares = [u.paid.minor for u in line.units if u.paid is not None]
        sums = list(accumulate(shares))
        paid_whole = sums.index(by_platform) + 1 if by_platform in sums else 0
        enough = sent + paid_whole >= new_ones
        assert settled or enough, f"{story}: {sent} new ones below {new_ones}"
        if not by_platform and not closed:
            assert line.refunded.minor <= owed, f"{story}: {line.refunded.minor} above {owed}"
        most = new_ones + line.quantity * closed
        assert sent <= most, f"{story}: {sent} new ones above {most}"

    def asked_back(self, line: Line, case: Case) -> None:
        """What was lost on freight that we paid, and that no other caused, is asked of its carrier."""
        of_us = {parcel.payer for parcel in case.parcels if parcel.comes_back}
        ours = (of_us or {line.freight_payer}) == {FreightPayer.SELLER}
        lost = line.id in self.lost and all(unit.goods is Goods.LOST for unit in line.units)
        cost_us = line.unit_cost and line.refunded and line.reason in _NOBODYS
        asked = {claim.of for claim in case.claims if claim.line_id == line.id}
        if line.id in self.lost and not ours and line.fulfilment is not Fulfilment.OWN_STOCK:
            # of a new one that was lost on its way out its carrier is asked all the same
            mine = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
            told = {number for claim in mine if not claim.exchanges for number in claim.units}
            theirs = {unit.number for unit in line.units if unit.id in self.lost_by_us}
            assert told <= theirs, f"{told - theirs} asked of his carrier"
        if lost and ours and cost_us and not case.platform_did and not asked:
            raise AssertionError(f"{line.number}: lost on our freight, and nobody was asked")
        gone = {unit.number for unit in line.units if unit.goods is Goods.LOST}
        gone &= {*sorted(unit.number for unit in line.units)[: line.quantity]}
        if ours and line.id in self.lost and len(gone) < line.quantity and line.unit_cost:
            mine = [claim for claim in case.claims if claim.line_id == line.id]
            told = {number for claim in mine for number in claim.units}
            paid = line.refunded and not case.platform_did
            assert not paid or not mine or gone <= told, (
                f"{line.number}: {gone - told} are lost"
            )

    def by_either(self, line: Line, sent: int, story: str) -> None:
        """Each piece that is owed whole had a new one or its price; a sound one its price alone."""
        part, _ = self.owed(line)
        whole = [
            u.paid.minor if u.paid else 0
            for u in line.units
            if self.is_whole(line, u) and not _is_sound(line, u)
        ]
        left = len(whole) - sent
        assert left >= 0, f"{story}: {sent} new ones for {len(whole)} pieces"
        sums = {part + sum(some) for some in combinations(whole, left)}
        paid = line.refunded.minor
        assert paid in sums, f"{story}: {paid} and {sent} new ones, not one of {sorted(sums)}"

    def owed(self, line: Line, *, instead: bool = False) -> tuple[int, int]:
        """Minor units, and new pieces, that the buyer has to have in the end."""
        offer, amount = self.promised.get(line.id, (None, None))
        if offer is None or line.reason == "extra_item":
            return 0, 0
        if offer in _WHOLE:
            # of an unknown price none was named
            return amount or line.worth.minor, 0
        if offer in _PARTS:
            # for keeping them: who sends some back all the same has what these bring, and keeps of
            # the part what is that of the others
            agreed = amount or 0
            if line.id not in self.unseen:
                return agreed, 0
            brought = self.brought(line, instead=True)[0]
            return max(agreed, brought + self.of_the_kept(line, agreed)), 0
        if offer in (Offer.RETURNLESS_REPLACEMENT, Offer.REPLACEMENT):
            return 0, line.quantity
        return self.brought(line, instead=instead or offer is not Offer.REPLACEMENT_ON_RECEIPT)

    def of_the_kept(self, line: Line, agreed: int) -> int:
        """What of a part for keeping all pieces is that of those which are not here, by their prices."""
        pieces = sorted(line.units, key=lambda unit: unit.number)[: line.quantity]
        prices = [unit.paid.minor if unit.paid else 0 for unit in pieces]
        whole = sum(prices)
        exact = [Fraction(agreed * price, whole) if whole else Fraction(0) for price in prices]
        shares = [int(each) for each in exact]
        odd = agreed - sum(shares) if whole else 0
        by_rest = sorted(range(len(exact)), key=lambda at: shares[at] - exact[at])
        for at in by_rest[:odd]:
            shares[at] += 1
        kept = (not self.came(u) or self.pays(line, u) == "none" for u in pieces)
        return sum(share for share, stays in zip(shares, kept, strict=True) if stays)

    def brought(self, line: Line, *, instead: bool) -> tuple[int, int]:
        """What the pieces that came bring: their price, or `instead` of it a new one for each."""
        whole = part = new_ones = sound = 0
        for unit in line.units:
            if not self.came(unit):
                continue
            pays = self.pays(line, unit)
            share = unit.paid.minor if unit.paid is not None else 0
            whole += share if pays == "whole" else 0
            part += share if pays == "part" else 0
            # nothing is wrong with what was called broken: its price goes back, no new one
            fine = _is_sound(line, unit)
            sound += share if fine else 0
            new_ones += pays == "whole" and unit.piece is not None and not fine
        # half up, as money is rounded everywhere, and the smallest coin of what is worth anything
        share = max((part * _PART_PERCENT * 2 + 100) // 200, min(part, 1))
        if not instead:
            return share + sound, new_ones
        return whole + share, 0

    # --- things --------------------------------------------------------------------------

    def units(self, line: Line, case: Case) -> None:
        """No unit in two places."""
        for unit in line.units:
            inside = [
                p
                for p in case.parcels
                if unit.id in p.unit_ids and p.sent_at is not None and p.received_at is None
            ]
            assert len(inside) <= 1, f"unit {unit.number} in {len(inside)} parcels under way"

    def claims(self, before: Case, after: Case) -> None:
        """No claim above what it may ask for, none for another's goods."""
        known = {claim.id for claim in before.claims}
        self.none_waits(after)
        self.no_loss_waits(after)
        for claim in after.claims:
            line = after.line(claim.line_id) if claim.line_id is not None else None
            assert line is not None
            assert set(claim.units) <= {unit.number for unit in line.units}
            came = sum(
                p.amount.minor
                for p in after.payments
                if p.claim_id == claim.id and not p.outgoing
            )
            assert came <= max(claim.amount.minor, 0) or not claim.amount, (
                "more came than asked"
            )
            if claim.id not in known:
                self.once(claim, before, after)
                if claim.of is Party.CARRIER:
                    self.new_ones_once(claim, line, after)
                    self.of_one_carrier(claim, line, after)
                    self.by_cost(claim, line)
                party = claim.of in (Party.SUPPLIER, Party.CARRIER)
                lost = self.lost_something(line, after)
                assert lost or not party, (
                    f"{line.number}: {claim.of} is asked, and nobody lost anything"
                )
            if claim.id in known or claim.of is not Party.SUPPLIER:
                continue
            assert line.supplier_id is not None, "a claim on nobody"
            photos = _photos_of(line, after)
            lacking = {*self.demands.get(line.supplier, ())} - {p.shot for p in photos}
            if claim.id == min(c.id for c in after.claims if c.line_id == line.id):
                faulty = line.reason in _BROKEN and line.tracks.goods is Goods.INSPECTED
                said = "no_photo" in line.lifted
                assert not (lacking and faulty) or said, f"claimed without {lacking}"
                # what nobody saw is claimed with the buyer's photos, or with why there is none
                unseen = line.tracks.goods in (Goods.NONE_EXPECTED, Goods.AWAITED)
                blind = lacking and not photos and unseen and line.reason in _BROKEN
                assert not blind or said, f"claimed with nothing to show of {lacking}"
            if line.reason in _NOBODYS:
                away = (Goods.AWAITED, Goods.IN_TRANSIT, Goods.LOST)
                asked = [u for u in line.units if u.number in claim.units]
                assert not any(u.goods in away for u in asked), "credit for goods he never got"
            cost = line.unit_cost.minor * len(claim.units) if line.unit_cost else 0
            freight = sum(f.minor for f in (after.freight_out, after.freight_back) if f)
            assert claim.amount.minor <= cost + freight, f"claims {claim.amount} for {cost}"

    def none_waits(self, case: Case) -> None:
        """No piece that its supplier owes for waits for the answer to a claim on others (domain.md 3)."""
        waits = case.next is not None and case.next.kind is StepKind.CHASE_SUPPLIER
        for line in case.lines if waits else ():
            mine = [claim for claim in case.claims if claim.line_id == line.id]
            sent = line.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
            if not sent or not mine or {claim.of for claim in mine} != {Party.SUPPLIER}:
                continue
            told = {number for claim in mine for number in claim.units}
            seen = line.in_state(Goods.INSPECTED, Goods.DISPOSED)
            # one verdict that is said of all of them leaves those that are broken
            broken = [u for u in seen if u.grade in (Grade.C, Grade.D)]
            left = [u.number for u in broken if u.verdict is Verdict.AS_CLAIMED]
            assert {*left} <= told, f"{line.number}: {left} wait, {told} claimed"

    def no_loss_waits(self, case: Case) -> None:
        """No new one waits for the answer of its carrier to a claim on others that it lost (domain.md 3)."""
        # a reminder that is due may go first
        waits = case.next is not None and case.next.waiting_for is not None
        by = {parcel.id: parcel.carrier.strip().casefold() for parcel in case.parcels}
        for line in case.lines if waits else ():
            mine = [claim for claim in case.claims if claim.line_id == line.id]
            sent = line.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
            last = mine[-1] if sent and mine and line.beside is None else None
            if last is None or last.answers or not last.exchanges or line.unit_cost is None:
                continue
            new = {x.id: x for x in own_new_ones(case, line) if x.sku == line.sku}
            told = {each for claim in mine for each in claim.exchanges}
            its = {by.get(new[each].parcel_id) for each in last.exchanges if each in new}
            gone = self.never - self.late.new_ones - told
            left = [
                each for each in new if each in gone and its == {by.get(new[each].parcel_id)}
            ]
            assert not left, (
                f"{line.number}: the new ones {left} wait, {last.exchanges} claimed"
            )

    def takes_back(self, letter: Letter, case: Case) -> None:
        """What a letter says is not owed is asked of its party no more, nor what a claim leaves out."""
        told = {item.line_id for item in letter.facts.items}
        theirs = [c.id for c in case.claims if c.line_id in told and c.of is letter.to]
        if letter.template in _NOT_OWED:
            self.taken_back.update(theirs)
        elif letter.template in _LESS:
            # what is asked now is a claim of its own
            self.taken_back.update(sorted(theirs)[:-1])

    def once(self, claim: Claim, before: Case, after: Case) -> None:
        """One loss is asked back once: no piece of two parties, but of whom the first one turned away.

        A new one that went for it and was lost is another loss, and its carrier's.
        """
        for other in after.claims:
            if other.line_id != claim.line_id or other.of in (claim.of, Party.PLATFORM):
                continue
            # what was sent after a question is a claim of its own
            of_party = [
                c for c in after.claims if (c.line_id, c.of) == (other.line_id, other.of)
            ]
            last = max(of_party, key=lambda each: each.id)
            turned_away = last.answers and last.answers[-1].kind is SupplierClaim.REFUSED
            # whoever never answered, or did not do as promised, is asked no more
            turned_away = turned_away or _given_up(other, after) or _in_vain(other, before)
            turned_away = turned_away or other.id in self.taken_back
            again = claim.of is Party.PLATFORM or turned_away
            both = {*claim.units} & {*other.units}
            # asked for more evidence it is shown the same again
            both -= {
                number
                for c in before.claims
                if (c.line_id, c.of) == (claim.line_id, claim.of)
                for number in c.units
            }
            if {claim.of, other.of} == {Party.SUPPLIER, Party.CARRIER}:
                both -= self.lost_anew(claim, after)
                if claim.exchanges or other.exchanges:
                    # its carrier is asked for the new one alone
                    both = set()
            assert again or not both, f"{both} asked of {other.of} and of {claim.of}"

    def of_one_carrier(self, claim: Claim, line: Line, case: Case) -> None:
        """A carrier is asked for no piece that another one lost."""
        instead = {each.parcel_id for each in case.exchanges}
        named = set()
        for unit in line.units:
            if (
                claim.exchanges
                or unit.number not in claim.units
                or unit.goods is not Goods.LOST
            ):
                continue
            frm = End.US if unit.lost_going_on else End.BUYER
            had = [
                p
                for p in case.parcels
                if p.comes_from is frm and unit.id in p.unit_ids and p.id not in instead
            ]
            names = {p.carrier for p in had if p.carrier}
            named |= names if len(names) == 1 else set()
        assert len(named) < 2, f"{line.number}: one of {named} is asked for all"

    def by_cost(self, claim: Claim, line: Line) -> None:
        """What a carrier lost or broke is asked for by its cost, not its sale price (domain.md 5, 11)."""
        if claim.exchanges or line.unit_cost is None or line.reason == "late":
            return
        cost = line.unit_cost.minor * len(claim.units)
        assert claim.amount.minor <= cost, f"{claim.amount} of a carrier for {cost}"

    def new_ones_once(self, claim: Claim, line: Line, case: Case) -> None:
        """A carrier is asked for what it lost, each new one once, and for none above its cost."""
        lost = {
            x.id: x for x in own_new_ones(case, line) if x.id in self.never | self.late.new_ones
        }
        assert {*claim.exchanges} <= {*lost}, "a carrier is asked for what it never lost"
        mine = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
        told = Counter(each for c in in_force(mine) for each in c.exchanges)
        assert not told or max(told.values()) == 1, f"{line.number}: {told} asked for twice"
        if not claim.exchanges or line.unit_cost is None:
            return
        pieces = sum(len(lost[each].units) for each in claim.exchanges)
        cost = line.unit_cost.minor * pieces
        assert claim.amount.minor <= cost, f"{claim.amount} of a carrier for {cost}"

    def each_new_one(self, line: Line, case: Case) -> None:
        """Where a carrier is asked for anything, it is asked for each new one that it lost, until given up.

        Also by the claim that stands in place of an earlier one.
        """
        mine = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
        if any(_given_up(claim, case) for claim in mine):
            return
        told = {each for claim in in_force(mine) for each in claim.exchanges}
        gone = self.never - self.late.new_ones
        lost = {x.id for x in own_new_ones(case, line) if x.id in gone}
        assert not mine or lost <= told, f"{line.number}: nobody was asked for {lost - told}"

    def broken_out(self, line: Line, case: Case) -> None:
        """What our carrier broke on its way out is asked for beside all else (domain.md 5, 6)."""
        mine = [c for c in case.claims if c.line_id == line.id]
        theirs = [c for c in mine if c.of is Party.CARRIER]
        ours = line.fulfilment is Fulfilment.OWN_STOCK and line.reason not in _NOBODYS
        gave_up = line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
        gave_up |= any(_given_up(claim, case) for claim in theirs)
        if not theirs or not ours or gave_up or not self.lost_something(line, case):
            return
        bear = {Verdict.CARRIER_DAMAGE}
        bear |= {Verdict.AS_CLAIMED} if line.reason == "damaged_in_transit" else set()
        here = line.in_state(Goods.INSPECTED, Goods.DISPOSED)
        broken = {u.number for u in here if u.verdict in bear}
        broken &= {*sorted(unit.number for unit in line.units)[: line.quantity]}
        told = {number for claim in mine if not claim.exchanges for number in claim.units}
        assert broken <= told, f"{line.number}: nobody was asked for the broken {broken - told}"

    def lost_anew(self, claim: Claim, case: Case) -> set[int]:
        """Pieces whose new one, sent by us, was lost, where no carrier did anything to themselves."""
        (line,) = (each for each in case.lines if each.id == claim.line_id)
        # what a supplier's own carrier broke is his to answer for
        ours = line.fulfilment is Fulfilment.OWN_STOCK or line.reason in _NOBODYS
        broken = {u.number for u in line.units if u.verdict is Verdict.CARRIER_DAMAGE}
        lost = {u.number for u in line.in_state(Goods.LOST) if u.id in self.lost_by_us}
        hurt = lost | (broken if ours else set())
        gone = [x for x in case.exchanges if x.line_id == line.id and x.lost]
        sent = (x for x in gone if x.comes_from is not ExchangeFrom.SUPPLIER)
        return {number for x in sent for number in x.units} - hurt

    # --- letters -------------------------------------------------------------------------

    def letter(
        self, letter: Letter, before: Case, after: Case, kind: StepKind | Move | str
    ) -> None:
        """A letter says what the case says."""
        facts, own = letter.facts, f"{letter.subject}\n{letter.body}"
        assert "{" not in own, own
        assert facts.items, f"{letter.template} is about nothing"
        assert "a small gift or a coupon" not in own, "a gift that nobody named"
        if letter.to is Party.BUYER and kind in _OFFERING:
            for line in after.lines:
                told = line.id in {item.line_id for item in facts.items}
                if told and line.gift and line.offer is Offer.GIFT_OR_COUPON:
                    assert line.gift in own, f"not named: {line.gift}"
        lines = {line.id: line for line in after.lines}
        for item in facts.items:
            line = lines[item.line_id]
            assert (item.sku, item.title) == (line.sku, line.title)
            assert 1 <= item.quantity <= self.most_told(letter, line, after), item
        about = [lines[item.line_id] for item in facts.items]
        self.goods_told.hears(letter, about)
        self.way_told.hears(letter, about)
        self.number_stands(letter, about)
        self.reminded(letter, about, after)
        if letter.template == "sent_back":
            assert after.sale.address, "goods went back to nowhere"
        if letter.to is Party.SUPPLIER:
            assert len({line.supplier_id for line in about}) == 1, "two suppliers in one letter"
            assert about[0].supplier_id is not None, f"{letter.template} goes to nobody"
            self.to_supplier(letter, after)
        for line in facts.address:
            assert line in own, f"{line} is not in the letter"
        if facts.post_by is not None:
            self.in_its_days(facts.post_by, own, about)
        if facts.amount is not None:
            self.adds_up(facts.amount, own)
        self.sums(letter, before, after, kind, about)

    def most_told(self, letter: Letter, line: Line, case: Case) -> int:
        """Of how many pieces of a line a letter may tell: to a carrier of each new one that was lost, too."""
        most = max(line.quantity, len(line.units))
        if letter.to is not Party.CARRIER:
            return most
        return max(most, sum(self.went[x.id] for x in own_new_ones(case, line)))

    def reminded(self, letter: Letter, about: list[Line], case: Case) -> None:
        """Nobody is reminded of a claim for what cost nobody anything (domain.md 3 and 8)."""
        if letter.template == "reminder_claim":
            lost = [line for line in about if self.lost_something(line, case)]
            assert lost, f"{letter.to} is reminded, and nobody lost anything"
        if letter.template == "reminder_claim" and letter.to is Party.SUPPLIER:
            self.borne_out(about, case)

    def borne_out(self, about: list[Line], case: Case) -> None:
        """Nobody is reminded of a fault that was looked for and not found (domain.md 6)."""
        for line in about:
            mine = [c for c in case.claims if c.line_id == line.id and c.of is Party.SUPPLIER]
            told = mine[-1].units if mine else ()
            sound = [u.number for u in line.units if u.number in told and _is_sound(line, u)]
            paid = any(p.party is Party.SUPPLIER and not p.outgoing for p in case.payments)
            assert not sound or paid, f"{line.number}: reminded of {sound}, which are sound"

    def in_its_days(self, day: date, own: str, about: list[Line]) -> None:
        """A day to post it by is in the letter, is not past, and no number is over on it."""
        assert tells_day(own, day), f"{day} is not told"
        assert day >= self.desk.clock.now().date()
        for line in about:
            self.number_good(line, day)

    def number_good(self, line: Line, day: date) -> None:
        """No letter names a day on which the supplier's number is over (domain.md 3)."""
        days, given = self.valid.get(line.supplier), line.rma_given_at
        if days is None or given is None or line.route is not Route.TO_SUPPLIER:
            return
        if line.supplier_rma:
            last = given.date() + timedelta(days=days)
            assert day <= last, (
                f"{line.number} is to be posted by {day}, its number is over on {last}"
            )

    def number_stands(self, letter: Letter, about: list[Line]) -> None:
        """No buyer is sent off under a number that its supplier was told is not needed (domain.md 8)."""
        ids = {line.id for line in about}
        if letter.template == "rma_dropped":
            self.called_off |= ids
        elif letter.to is Party.SUPPLIER and letter.template.startswith("rma_"):
            self.called_off -= ids
        elif letter.template == "label_attached":
            bound = {line.id for line in about if line.route is Route.TO_SUPPLIER}
            assert not bound & self.called_off, "a label of a number that was called off"

    def adds_up(self, amount: Money, own: str) -> None:
        """The sum stands in the letter, or the parts of it that its messages name."""
        code = amount.currency
        named = [
            Money.parse(found.replace(",", ""), code).minor
            for found in re.findall(rf"{code} (\d[\d,]*(?:\.\d+)?)", own)
        ]
        # what the buyer had before may stand beside what comes now
        sums = {0}
        for each in named:
            sums |= {known + each for known in sums}
        assert amount.minor in sums, f"{amount.coded} is not in: {own}"

    def sums(
        self,
        letter: Letter,
        before: Case,
        after: Case,
        kind: StepKind | Move | str,
        about: list[Line],
    ) -> None:
        """The sum of a letter is the one that was written down with it."""
        amount = letter.facts.amount.minor if letter.facts.amount else 0
        moved = {p.id for p in before.payments}
        if letter.template.startswith("thanks"):
            came = [p for p in after.payments if p.id not in moved and not p.outgoing]
            assert amount == sum(p.amount.minor for p in came), f"thanked for {amount}"
            assert came, "somebody is thanked for nothing"
        if kind in (StepKind.REFUND, "money_out"):
            new = [p for p in after.payments if p.id not in moved and p.outgoing]
            paid = sum(p.amount.minor for p in new if p.kind != "postage")
            assert amount == paid, f"the letter says {amount}, paid was {paid}"
            beside = sum(p.amount.minor for p in new if p.kind == "postage")
            named = letter.facts.postage.minor if letter.facts.postage else 0
            assert named == beside, f"the letter names {named} of postage, not {beside}"
            written = letter.facts.postage is None or letter.facts.postage.coded in letter.body
            assert written, f"the letter does not say {letter.facts.postage}: {letter.body}"
        elif kind == StepKind.SEND_CLAIM:
            asked = {c.id for c in before.claims}
            claimed = sum(c.amount.minor for c in after.claims if c.id not in asked)
            assert amount in (0, claimed), f"the letter says {amount}, claimed was {claimed}"
        elif kind in _OFFERING and amount:
            # an offer is kept as what the buyer has in all; the letter names what comes now
            offered = sum(
                line.offer_amount.minor - line.refunded.minor
                for line in about
                if line.offer_amount
            )
            assert amount == offered, f"the letter says {amount}, offered was {offered}"
        elif letter.to is Party.BUYER:
            assert not amount, f"{letter.template} names {amount}"

    def to_supplier(self, letter: Letter, case: Case) -> None:
        """A supplier hears of no sale price of more than one figure, and of no buyer's address."""
        if case.sale.email:
            assert case.sale.email not in letter.body
