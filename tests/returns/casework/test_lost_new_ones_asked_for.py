"""New ones of ours that were lost: their carrier is asked for each, where nobody else owes for the line."""

import pytest
from sqlalchemy import update

from db.tables.cases import claim as claim_table
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.papers.case_money import asked_said
from returns.records.unit import in_force
from returns.rules.sentences import sentence
from returns.terms import (
    End,
    ExchangeFrom,
    Fault,
    FreightPayer,
    Goods,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.cases.playing import enter, enter_until, letters
from tests.returns.casework.shop import usd

_NINE = usd("9.00")


@pytest.fixture
def new_ones(shop):
    """Two mugs of our own, that cost 9.00 each, were sent anew, in a parcel each."""
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    for unit in (1, 2):
        sent(shop, case_id, f"N{unit}", unit)
    return case_id


def sent(shop, case_id, tracking, *units):
    ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": tracking, "carrier": "UPS"}
    shop.do(case_id, StepKind.REPLACE, units=units, **ways)


def lost(shop, case_id, unit):
    """It is lost, and another one goes."""
    shop.do(case_id, Move.LOST, tracking=f"N{unit}")
    sent(shop, case_id, f"M{unit}", unit)


def settled(shop, case_id):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE)


def claims(shop, case_id):
    return [(claim.of, claim.units, claim.amount) for claim in shop.case(case_id).claims]


def test_the_second_is_asked_for_after_the_first_was_by_hand(shop, new_ones):
    """The case closed with the first claim, and nobody was asked for the other."""
    shop.do(new_ones, Move.LOST, tracking="N1")
    shop.do(new_ones, StepKind.SEND_CLAIM, party=Party.CARRIER, amount=_NINE)
    sent(shop, new_ones, "M1", 1)
    lost(shop, new_ones, 2)
    shop.do(new_ones, StepKind.CONFIRM_BUYER)
    settled(shop, new_ones)
    assert shop.case(new_ones).next.kind is StepKind.SEND_CLAIM
    letter = shop.do(new_ones, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is N2." in letter.body
    assert claims(shop, new_ones) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.CARRIER, (2,), _NINE),
    ]
    settled(shop, new_ones)
    assert shop.case(new_ones).closed_at is not None


def test_both_are_asked_for_together_in_their_carriers_time(shop, new_ones):
    lost(shop, new_ones, 1)
    lost(shop, new_ones, 2)
    advice = shop.case(new_ones).recommendation
    assert advice.claim_from is Fault.CARRIER
    (why,) = [because for because in advice.because if because.key == "fault.lost_new"]
    assert sentence(why, "en") != sentence(why, "zh")
    enter_until(shop, new_ones, StepKind.SEND_CLAIM)
    step = shop.case(new_ones).next
    assert "step.carrier_claim" in [because.key for because in step.because]
    letter = shop.do(new_ones, StepKind.SEND_CLAIM)
    assert "The tracking numbers are N1 and N2." in letter.body
    assert claims(shop, new_ones) == [(Party.CARRIER, (1, 2), usd("18.00"))]


@pytest.mark.parametrize("other", [False, True])
def test_what_it_cost_is_asked_for_first_and_of_another_thing_it_stays_by_hand(shop, other):
    told = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "60.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": "N1"}
    if other:
        shop.desk.products.tell("MUG-2", ProductTold(title="Mug, tall"))
        ways["exchange"] = "MUG-2"
    shop.do(case_id, StepKind.REPLACE, **ways)
    lost(shop, case_id, 1)
    enter_until(shop, case_id, StepKind.CHECK)
    case = shop.case(case_id)
    asked = case.outlook(case.lead).hold
    if other:
        assert case.recommendation.claim_from is not Fault.CARRIER
        return
    assert (asked.kind, asked.because.key) == (HoldKind.COST, "hold.cost_carrier")
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == _NINE


def test_of_a_gift_its_carrier_is_asked_for_the_new_one_by_its_cost(shop):
    """Nobody was: it was bounded by what the buyer had paid, which is nothing of a gift."""
    case_id = shop.request(shop.item("MUG", "0.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1", 1)
    lost(shop, case_id, 1)
    assert shop.case(case_id).recommendation.claim_from is Fault.CARRIER
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.facts.amount) == (Party.CARRIER, _NINE)


@pytest.fixture
def faulty(shop):
    """Mugs that came broken, whose supplier is asked for them, and the new ones that went for them."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)

    def opened(pieces=1):
        told = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
        told |= {"return_reason": "CR-DEFECTIVE"}
        case_id = shop.request(shop.item("MUG", f"{60 * pieces}.00", **told))
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
        for unit in range(1, pieces + 1):
            sent(shop, case_id, f"N{unit}", unit)
        assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER
        return case_id

    return opened


def enter_claims(shop, case_id, count):
    """Follow what is recommended until so many claims were sent."""
    for _ in range(12):
        if len(shop.case(case_id).claims) == count:
            return
        enter_until(shop, case_id, StepKind.SEND_CLAIM)
        shop.do(case_id, StepKind.SEND_CLAIM)


@pytest.mark.parametrize("first", [False, True])
def test_beside_the_supplier_of_the_piece_the_carrier_of_its_new_one_is_asked(
    shop, faulty, first
):
    """It stayed by hand: the case closed with his claim, and nobody made good the new one."""
    case_id = faulty()
    if first:
        enter_claims(shop, case_id, 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, 2)
    told = sorted(claims(shop, case_id))
    assert told == [(Party.CARRIER, (1,), _NINE), (Party.SUPPLIER, (1,), _NINE)]
    for party in (Party.SUPPLIER, Party.CARRIER):
        shop.do(case_id, Move.CLAIM_ACCEPTED, party=party)
        shop.do(case_id, StepKind.SETTLE, amount=_NINE, party=party)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    assert sorted(claims(shop, case_id)) == told


def test_a_supplier_who_refuses_leaves_the_claim_on_the_new_one_as_it_is(shop, faulty):
    case_id = faulty()
    enter_claims(shop, case_id, 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, 2)
    shop.do(case_id, Move.CLAIM_REFUSED, party=Party.SUPPLIER)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert case.lead.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert case.next.waiting_for is Party.CARRIER
    assert sorted(claims(shop, case_id)) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.SUPPLIER, (1,), _NINE),
    ]


def test_of_two_pieces_the_carrier_is_asked_for_the_one_that_it_lost(shop, faulty):
    case_id = faulty(2)
    enter_claims(shop, case_id, 1)
    lost(shop, case_id, 2)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    step = shop.case(case_id).next
    (why,) = [each for each in step.because if each.key == "step.second_party_new"]
    assert sentence(why, "en") != sentence(why, "zh")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert "The tracking number is N2." in letter.body
    assert claims(shop, case_id) == [
        (Party.SUPPLIER, (1, 2), usd("18.00")),
        (Party.CARRIER, (2,), _NINE),
    ]


def test_a_second_party_of_one_item_is_no_part_of_the_claim_on_the_same_for_another(shop):
    """Enter was refused: it meant the second item's own claim, which its supplier had turned away."""
    shop.supplier(costs=[("MUG", "9"), ("BOWL", "9")], rma_needed=False)
    items = [
        shop.item(sku, "60.00", return_reason=reason)
        for sku, reason in (("BOWL", "CR-UNWANTED_ITEM"), ("MUG", "CR-DEFECTIVE"))
    ]
    case_id = shop.request(*items)
    for line in (1, 2):
        anew = {"offer": Offer.RETURNLESS_REPLACEMENT, "line": line}
        shop.do(case_id, StepKind.ANSWER_BUYER, **anew)
        ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": f"N{line}"}
        shop.do(case_id, StepKind.REPLACE, line=line, **ways)
    shop.say_why_no_photo(case_id)
    shop.do(case_id, StepKind.SEND_CLAIM, line=2)
    shop.do(case_id, Move.CLAIM_REFUSED, line=2)
    shop.do(case_id, Move.WRITE_OFF, line=2)
    for line in (1, 2):
        shop.do(case_id, Move.LOST, tracking=f"N{line}")
        shop.do(case_id, StepKind.REPLACE, line=line, exchange_from=ExchangeFrom.STOCK)
    enter_claims(shop, case_id, 3)
    assert sorted(claims(shop, case_id)) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.CARRIER, (1,), _NINE),
        (Party.SUPPLIER, (1,), _NINE),
    ]


def test_its_cost_is_asked_for_first_also_where_a_suppliers_carrier_broke_the_piece(shop):
    """Enter was refused: the claim on the new one's carrier was taken for one on what had come broken."""
    shop.supplier(rma_needed=False)
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="AMZ-PG-BAD-TRANSIT"))
    shop.do(case_id, Move.BUYER_SAID, reason="damaged_in_transit", answer="It came in bits.")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    sent(shop, case_id, "N1", 1)
    lost(shop, case_id, 1)
    kiln = shop.desk.policies.suppliers()[0].id
    shop.desk.cases.set_supplier(case_id, kiln)
    assert shop.case(case_id).recommendation.fault is Fault.CARRIER
    assert shop.case(case_id).recommendation.claim_from is Fault.SUPPLIER
    enter_until(shop, case_id, StepKind.CHECK)
    (second,) = shop.case(case_id).seconds
    assert second.outlook.hold.kind is HoldKind.COST
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    enter_claims(shop, case_id, 2)
    assert sorted(claims(shop, case_id)) == [
        (Party.CARRIER, (1,), _NINE),
        (Party.SUPPLIER, (1,), _NINE),
    ]


# --- lost twice -------------------------------------------------------------------------------


def lost_twice(shop, case_id, carriers=("UPS", "UPS")):
    """The new one was lost, and the further one too; a third one went."""
    for tracking, carrier in zip(("A1", "A2"), carriers, strict=True):
        ways = {"exchange_from": ExchangeFrom.STOCK, "tracking": tracking, "carrier": carrier}
        shop.do(case_id, StepKind.REPLACE, **ways)
        shop.do(case_id, Move.LOST, tracking=tracking)
    sent(shop, case_id, "A3")


@pytest.fixture
def one(shop):
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    return case_id


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_two_new_ones_of_one_piece_are_both_asked_for(shop, one, lang):
    """The carrier was asked for the last one alone, by its number."""
    lost_twice(shop, one)
    enter_until(shop, one, StepKind.SEND_CLAIM)
    letter = shop.desk.cases.do(one, StepKind.SEND_CLAIM, lang=lang).letter
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert [(item.title, item.quantity) for item in letter.facts.items] == [("Mug", 2)]
    assert all(number in letter.body for number in ("A1", "A2"))
    assert "A3" not in letter.body
    assert claims(shop, one) == [(Party.CARRIER, (1,), usd("18.00"))]
    shop.do(one, Move.CLAIM_ACCEPTED)
    shop.do(one, StepKind.SETTLE, amount=usd("18.00"))
    enter_until(shop, one)
    assert shop.case(one).closed_at is not None
    assert len(shop.case(one).claims) == 1


@pytest.mark.parametrize("paid_first", [False, True])
def test_the_second_is_asked_for_where_the_first_was_before(shop, one, paid_first):
    """It was never asked for: a claim for its piece had been made."""
    sent(shop, one, "A1", 1)
    shop.do(one, Move.LOST, tracking="A1")
    sent(shop, one, "A2", 1)
    enter_until(shop, one, StepKind.SEND_CLAIM)
    shop.do(one, StepKind.SEND_CLAIM)
    if paid_first:
        settled(shop, one)
    shop.do(one, Move.LOST, tracking="A2")
    sent(shop, one, "A3", 1)
    if not paid_first:
        settled(shop, one)
    enter_until(shop, one, StepKind.SEND_CLAIM)
    letter = shop.do(one, StepKind.SEND_CLAIM)
    assert "The tracking number is A2." in letter.body
    assert claims(shop, one) == [(Party.CARRIER, (1,), _NINE)] * 2
    settled(shop, one)
    enter_until(shop, one)
    assert shop.case(one).closed_at is not None
    assert len(shop.case(one).claims) == 2
    assert [asked.came for asked in asked_said(shop.case(one), "en")] == [_NINE, _NINE]
    assert [p for p in shop.case(one).payments if p.outgoing] == []


@pytest.mark.parametrize("times", [1, 2])
def test_one_that_it_wants_to_know_more_of_is_asked_for_as_the_same(shop, one, times):
    """It was told that the goods did not arrive *as they were sent*, the second time for no piece."""
    lost_twice(shop, one)
    enter_until(shop, one, StepKind.SEND_CLAIM)
    shop.do(one, StepKind.SEND_CLAIM)
    for _ in range(times):
        shop.do(one, Move.MORE_ASKED)
        enter_until(shop, one, StepKind.SEND_CLAIM)
        letter = shop.do(one, StepKind.SEND_CLAIM)
        assert (letter.template, letter.facts.amount) == ("claim_lost", usd("18.00"))
    standing = in_force(shop.case(one).claims)
    assert [(claim.units, claim.amount) for claim in standing] == [((1,), usd("18.00"))]
    shop.do(one, Move.CLAIM_ACCEPTED)
    shop.do(one, StepKind.SETTLE, amount=usd("18.00"))
    enter_until(shop, one)
    assert shop.case(one).closed_at is not None


def test_each_carrier_is_asked_for_its_own(shop, one):
    lost_twice(shop, one, carriers=("UPS", "DHL"))
    for number, other in (("A1", "A2"), ("A2", "A1")):
        enter_until(shop, one, StepKind.SEND_CLAIM)
        letter = shop.do(one, StepKind.SEND_CLAIM)
        assert number in letter.body
        assert other not in letter.body
        settled(shop, one)
    enter_until(shop, one)
    assert shop.case(one).closed_at is not None
    assert claims(shop, one) == [(Party.CARRIER, (1,), _NINE)] * 2


def test_each_is_asked_for_by_its_cost_whatever_its_piece_was_sold_for(shop):
    case_id = shop.request(shop.item("MUG", "5.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    lost_twice(shop, case_id)
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert shop.do(case_id, StepKind.SEND_CLAIM).facts.amount == usd("18.00")


def test_beside_a_supplier_both_are_asked_for_too(shop, faulty):
    case_id = faulty()
    enter_claims(shop, case_id, 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, 2)
    shop.do(case_id, Move.LOST, tracking="M1")
    sent(shop, case_id, "O1", 1)
    for party in (Party.CARRIER, Party.SUPPLIER):
        shop.do(case_id, Move.CLAIM_ACCEPTED, party=party)
        shop.do(case_id, StepKind.SETTLE, amount=_NINE, party=party)
    enter_claims(shop, case_id, 3)
    assert sorted(claims(shop, case_id)) == [
        *[(Party.CARRIER, (1,), _NINE)] * 2,
        (Party.SUPPLIER, (1,), _NINE),
    ]
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE, party=Party.CARRIER)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None


def arrives(shop, case_id, tracking):
    told = ParcelTold(End.BUYER, tracking=tracking, arrived=True)
    shop.desk.parcels.note(case_id, told)


@pytest.mark.parametrize("was_paid", [False, True])
def test_of_two_the_one_that_comes_after_all_is_not_owed(shop, one, was_paid):
    lost_twice(shop, one)
    enter_until(shop, one, StepKind.SEND_CLAIM)
    shop.do(one, StepKind.SEND_CLAIM)
    if was_paid:
        shop.do(one, Move.CLAIM_ACCEPTED)
        shop.do(one, StepKind.SETTLE, amount=usd("18.00"))
    arrives(shop, one, "A1")
    enter_until(shop, one)
    letter = [x for x in letters(shop, one) if x.to is Party.CARRIER][-1]
    template, number = ("carrier_overpaid", "A1") if was_paid else ("carrier_less", "A2")
    assert (letter.template, letter.facts.amount) == (template, _NINE)
    assert number in letter.body
    assert ({"A1", "A2"} - {number}).pop() not in letter.body
    arrives(shop, one, "A2")
    enter_until(shop, one)
    back = [p.amount for p in shop.case(one).payments if p.outgoing]
    assert back == ([_NINE, _NINE] if was_paid else [])
    assert shop.case(one).closed_at is not None


def test_what_an_earlier_version_asked_for_is_not_asked_for_again(shop, one):
    """Its claims did not say which new ones they were for."""
    lost_twice(shop, one)
    enter_until(shop, one, StepKind.SEND_CLAIM)
    shop.do(one, StepKind.SEND_CLAIM)
    with shop.desk.store.change(one, "test") as work:
        work.tx.execute(update(claim_table).values(exchanges="[]"))
    shop.do(one, Move.CLAIM_ACCEPTED)
    shop.do(one, StepKind.SETTLE, amount=usd("18.00"))
    enter_until(shop, one)
    assert shop.case(one).closed_at is not None
    assert len(shop.case(one).claims) == 1


@pytest.mark.parametrize("beside", [False, True])
def test_one_that_is_lost_after_the_claim_on_another_was_taken_back_is_asked_for(
    shop, request, beside
):
    """The claim on its carrier was none any more, and none began (life 53)."""
    made = request.getfixturevalue("faulty" if beside else "one")
    case_id, asked = (made(), 1) if beside else (made, 0)
    if beside:
        enter_claims(shop, case_id, 1)
    else:
        sent(shop, case_id, "N1", 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, asked + 1)
    arrives(shop, case_id, "N1")
    enter_until(shop, case_id, StepKind.SETTLE)
    assert enter(shop, case_id).template == "carrier_withdrawn"
    shop.do(case_id, Move.LOST, tracking="M1")
    sent(shop, case_id, "O1", 1)
    enter_claims(shop, case_id, asked + 2)
    claim = shop.case(case_id).claims[-1]
    assert (claim.of, claim.amount) == (Party.CARRIER, _NINE)
    assert "The tracking number is M1." in letters(shop, case_id)[-1].body


def test_what_a_supplier_paid_for_is_asked_of_no_carrier_after_its_new_one_came(shop):
    """Of the claim that was taken back: lost on its way to who had paid, it was asked for (life 193)."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "180.00", return_reason="CR-DEFECTIVE"))
    onto = {"offer": Offer.REPLACEMENT_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    sent(shop, case_id, "N1", 1)
    lost(shop, case_id, 1)
    enter_claims(shop, case_id, 2)
    assert {claim.of for claim in shop.case(case_id).claims} == {Party.SUPPLIER, Party.CARRIER}
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="S1", sent=True))
    shop.do(case_id, Move.CLAIM_ACCEPTED, party=Party.SUPPLIER)
    shop.do(case_id, StepKind.SETTLE, amount=_NINE, party=Party.SUPPLIER)
    arrives(shop, case_id, "N1")
    enter_until(shop, case_id, StepKind.SETTLE)
    assert enter(shop, case_id).template == "carrier_withdrawn"
    shop.do(case_id, Move.LOST, tracking="S1")
    arrives(shop, case_id, "M1")
    enter_until(shop, case_id)
    assert len(shop.case(case_id).claims) == 2
    assert shop.case(case_id).closed_at is not None


@pytest.mark.parametrize("told_where", [False, True])
def test_lost_means_the_new_one_unless_its_buyer_may_have_posted_the_goods(shop, told_where):
    """Goods that nobody had told anybody to send were "lost on their way back", and asked of a carrier."""
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-DEFECTIVE"}
    case_id = shop.request(shop.item("LAMP", "160.00", **told))
    shop.do(case_id, Move.OFFER, offer=Offer.REPLACEMENT, route=Route.TO_US)
    if told_where:
        shop.do(case_id, StepKind.SEND_LABEL)
    sent(shop, case_id, "N1", 1, 2)
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    back = [unit.goods for unit in case.lead.units]
    assert [new.lost for new in case.exchanges] == [not told_where]
    assert back == [Goods.LOST if told_where else Goods.AWAITED] * 2


@pytest.fixture
def lost_on_its_way_back(shop):
    """A mug is lost on our label, and its new one has left."""
    case_id = shop.request(shop.item("MUG", "60.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=_NINE))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT, payer=FreightPayer.SELLER)
    back = ParcelTold(
        End.US, End.BUYER, tracking="T-1", carrier="UPS", payer=FreightPayer.SELLER, sent=True
    )
    shop.desk.parcels.note(case_id, back)
    sent(shop, case_id, "N1", 1)
    shop.do(case_id, Move.LOST, tracking="T-1")
    return case_id


def test_a_claim_for_a_piece_that_came_after_all_was_for_no_new_one(shop, lost_on_its_way_back):
    """Its new one, lost later, was asked of nobody."""
    case_id = lost_on_its_way_back
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    first = shop.case(case_id).claims[0]
    assert (first.units, first.exchanges) == ((1,), ())
    shop.clock.forward(days=1)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.YES)
    shop.finish(case_id)
    shop.do(case_id, StepKind.SETTLE, party=Party.CARRIER)
    shop.do(case_id, Move.LOST, tracking="N1")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    new = shop.case(case_id).exchanges[0]
    assert shop.case(case_id).claims[-1].exchanges == (new.id,)
