"""Money to the cent: what goes back for lines and pieces, over all cases, and never more than was paid."""

import pytest
from sqlalchemy import select

from db.tables import trade as s
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.terms import (
    Disposition,
    End,
    Goods,
    Move,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import sheet
from tests.returns.casework.shop import usd
from tests.returns.papers.disputes import disputed


def back_to_us(shop, case_id):
    """The buyer may send all of it to us."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)


# --- pieces that come in two parcels ------------------------------------------------------------


@pytest.fixture
def two_parcels(shop):
    """Two pieces of $150 that the buyer did not want; the first came, fine, the second did not."""
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(
        shop.item(
            "LAMP",
            "300.00",
            return_quantity="2",
            order_quantity="2",
            return_reason="CR-UNWANTED_ITEM",
        )
    )
    back_to_us(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    return case_id


def test_what_came_is_paid_and_what_did_not_come_waits(shop, two_parcels):
    letter = shop.do(two_parcels, StepKind.REFUND)
    case = shop.case(two_parcels)
    assert case.paid == usd("150")
    assert "USD 150.00" in letter.body
    assert [unit.goods for unit in case.units] == [Goods.INSPECTED, Goods.AWAITED]
    with pytest.raises(IllegalMove) as refused:
        shop.do(two_parcels, StepKind.REFUND, amount=usd("0.01"))
    assert refused.value.key == "move.part_received"


def test_the_second_parcel_is_judged_anew_and_paid_with_its_own_place(shop, two_parcels):
    shop.do(two_parcels, StepKind.REFUND)
    shop.desk.receiving.receive(two_parcels, "T-2")
    shop.look(two_parcels, unit=2)
    shop.finish(two_parcels)
    first, second = shop.case(two_parcels).units
    assert (first.verdict, second.verdict) == (Verdict.AS_CLAIMED, Verdict.AS_CLAIMED)
    assert first.disposition is Disposition.RESTOCK
    assert second.disposition is not None
    shop.do(two_parcels, StepKind.REFUND)
    assert shop.case(two_parcels).paid == usd("300")


@pytest.mark.parametrize("looked_at", [False, True])
@pytest.mark.parametrize(
    ("offer", "settles"),
    [
        (Offer.REFUND_ON_RECEIPT, StepKind.REFUND),
        (Offer.REPLACEMENT_ON_RECEIPT, StepKind.REPLACE),
    ],
)
def test_what_is_still_away_lapses_once_the_piece_that_came_is_settled(
    shop, offer, settles, looked_at
):
    shop.supplier(costs=[("LAMP", "60")])
    two = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("LAMP", "300.00", **two))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.miss(case_id, unit=2)
    if looked_at:
        shop.look(case_id, works=Works.NO, marks="a crack")
        shop.finish(case_id)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LAPSE)
    assert refused.value.key == "move.lapse_owed"
    if looked_at:
        shop.do(case_id, settles)
        shop.do(case_id, Move.LAPSE)
        assert shop.case(case_id).tracks.request is Request.LAPSED
        # the last letter is about the piece that was settled, and not about the other
        letter = shop.do(case_id, StepKind.CONFIRM_BUYER)
        assert [item.quantity for item in letter.facts.items] == [1]


def test_a_piece_of_the_second_parcel_that_the_buyer_broke_is_paid_in_part(shop, two_parcels):
    shop.do(two_parcels, StepKind.REFUND)
    shop.desk.receiving.receive(two_parcels, "T-2")
    shop.look(two_parcels, unit=2, works=Works.NO, marks="dropped")
    shop.desk.inspections.decide(
        two_parcels, shop.case(two_parcels).lines[0].id, 2, verdict=Verdict.BUYER_DAMAGE
    )
    shop.finish(two_parcels)
    assert shop.case(two_parcels).units[0].verdict is Verdict.AS_CLAIMED
    shop.do(two_parcels, StepKind.REFUND)
    assert shop.case(two_parcels).paid == usd("150") + usd("150").percent(50)


@pytest.mark.parametrize(
    ("reason", "facts", "verdict"),
    [
        ("CR-DAMAGED_BY_CARRIER", {"complete": False, "works": Works.NO}, Verdict.AS_CLAIMED),
        ("CR-DEFECTIVE", {"complete": False, "works": Works.NO}, Verdict.AS_CLAIMED),
        ("CR-MISSING_PARTS", {"complete": False}, Verdict.AS_CLAIMED),
        ("CR-UNWANTED_ITEM", {"complete": False}, Verdict.PARTS_MISSING),
    ],
)
def test_what_was_said_and_found_is_as_claimed_and_paid_whole(shop, reason, facts, verdict):
    shop.supplier(costs=[("VASE", "60")])
    case_id = shop.request(shop.item("VASE", "150.00", return_reason=reason))
    back_to_us(shop, case_id)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, marks="in pieces", **facts)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    case = shop.case(case_id)
    assert case.units[0].verdict is verdict
    whole = verdict is Verdict.AS_CLAIMED
    assert case.paid == (usd("150") if whole else usd("150").percent(50))


def test_of_two_lines_under_one_number_the_one_that_came_is_paid(shop):
    shop.supplier(costs=[("VASE", "60"), ("CARAFE", "30")])
    case_id = shop.request(shop.item("VASE", "150.00"), shop.item("CARAFE", "80.00"))
    back_to_us(shop, case_id)
    shop.desk.receiving.receive(case_id)
    shop.miss(case_id, line=1)
    shop.look(case_id, line=2, works=Works.NO, marks="a crack")
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    vase, carafe = shop.case(case_id).lines
    assert (vase.refunded, carafe.refunded) == (usd("0"), usd("80"))


# --- never more than was paid, over all cases ---------------------------------------------------


def test_two_requests_on_one_item_are_paid_once(shop):
    shop.supplier(costs=[("MUG", "4")])
    first = shop.request(shop.item("MUG", "20.00"))
    second = shop.request(shop.item("MUG", "20.00", amazon_rma_id="DB1"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND):
        shop.do(first, step)
    assert shop.case(second).lines[0].worth == usd("0")
    assert shop.case(second).next.kind is StepKind.CHECK
    for amount in ("20", "0.01"):
        for step, offer in ((Move.OFFER, Offer.IMMEDIATE_REFUND), (StepKind.REFUND, None)):
            with pytest.raises(IllegalMove):
                shop.do(second, step, offer=offer, amount=usd(amount))
    assert shop.case(first).paid + shop.case(second).paid == usd("20")


@pytest.mark.parametrize("wanted", [2, 5])
def test_a_case_by_hand_takes_no_more_pieces_than_were_bought(shop, wanted):
    shop.supplier(costs=[("MUG", "4")])
    shop.request(shop.item("MUG", "20.00", order_quantity="1"))
    order = shop.case(1).order
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.open(
            NewCase(order, "", "Mug", "defective", None, sku="MUG", quantity=wanted)
        )
    assert refused.value.key in ("case.more_than_left", "case.more_than_bought")
    assert shop.desk.cases.how_many() == 1


def test_a_part_paid_before_leaves_the_rest_when_all_is_given(shop):
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("22.50")
    letter = shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    assert "USD 52.50" in letter.body
    assert "USD 0.00" not in letter.body
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("75")


@pytest.mark.parametrize(
    ("paid", "pieces", "shares"),
    [
        ("59.99", 2, ["30.00", "29.99"]),
        ("10.00", 3, ["3.34", "3.33", "3.33"]),
        ("0.02", 3, ["0.01", "0.01", "0.00"]),
        ("100.00", 1, ["100.00"]),
    ],
)
def test_pieces_share_what_was_paid_to_the_cent(shop, paid, pieces, shares):
    shop.supplier(costs=[("MUG", "1")])
    case_id = shop.request(
        shop.item("MUG", paid, return_quantity=str(pieces), order_quantity=str(pieces))
    )
    case = shop.case(case_id)
    assert [unit.paid for unit in case.units] == [usd(share) for share in shares]
    assert case.lines[0].worth == usd(paid)


# --- what the platform did ----------------------------------------------------------------------


def test_what_the_platform_refunded_is_not_refunded_again(shop):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00", refunded_amount="20.00"))
    case = shop.case(case_id)
    assert case.paid == usd("20")
    assert case.payments[0].by_platform
    assert case.next.kind is not StepKind.REFUND
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_supplier_reads_nowhere_what_the_platform_refunded(shop, lang):
    shop.supplier(costs=[("MUG", "4")])
    row = {"sku": "MUG", "paid": "87.31"}
    case_id = shop.request(shop.item(**row))
    shop.bring(shop.item(**row, refunded_amount="23.17"))
    assert "23.17" in sheet(shop, disputed(shop.desk, case_id), Party.PLATFORM, lang)
    of_kiln = sheet(shop, case_id, Party.SUPPLIER, lang)
    assert "23.17" not in of_kiln
    assert "87.31" not in of_kiln


def test_a_part_that_the_platform_paid_is_taken_off_once(shop):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00"))
    told = MoneyTold(usd("5"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, told)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    letter = shop.do(case_id, StepKind.REFUND)
    assert "USD 15.00" in letter.body
    assert shop.case(case_id).paid == usd("20")


def test_what_the_platform_paid_may_be_noted_again_after_it_was_taken_back(shop):
    case_id = shop.request(shop.item("MUG", "20.00"))
    told = MoneyTold(usd("5"), out=True, party=Party.PLATFORM)
    shop.desk.cases.take_back(shop.desk.money.note(case_id, told))
    shop.desk.money.note(case_id, told)
    assert shop.case(case_id).paid == usd("5")


def test_a_request_that_was_cancelled_in_a_later_file_is_not_paid(shop):
    shop.supplier(costs=[("LAMP", "40")])
    row = {"sku": "LAMP", "paid": "150.00"}
    case_id = shop.request(shop.item(**row))
    back_to_us(shop, case_id)
    shop.bring(shop.item(**row, return_request_status="Cancelled"))
    case = shop.case(case_id)
    assert case.next is None or case.next.kind is StepKind.CLOSE
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND)


# --- claims ---------------------------------------------------------------------------------------


def test_without_the_cost_nothing_is_asked_of_the_supplier(shop):
    shop.supplier()
    case_id = shop.request(shop.item("VASE", "45.00"))
    (kiln,) = shop.desk.policies.suppliers()
    shop.desk.cases.set_supplier(case_id, kiln.id)
    shop.do(case_id, StepKind.ANSWER_BUYER)
    shop.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SEND_CLAIM, overrule=True)
    assert shop.case(case_id).claims == ()


def test_each_supplier_is_asked_for_its_own_goods_alone(shop):
    shop.supplier("Kiln & Co", [("KETTLE", "12")])
    shop.supplier("Tin Works", [("TRAY", "5"), ("BOX", "3")])
    case_id = shop.request(
        shop.item("KETTLE", "40.00"), shop.item("TRAY", "20.00"), shop.item("BOX", "10.00")
    )
    shop.do(case_id, StepKind.ANSWER_BUYER)
    first = shop.do(case_id, StepKind.ASK_RMA)
    second = shop.do(case_id, StepKind.ASK_RMA)
    letters = {letter.address: letter for letter in (first, second)}
    kiln, tin = letters["returns@kiln.example"], letters["returns@tin.example"]
    assert [(item.sku, item.quantity) for item in kiln.facts.items] == [("KETTLE", 1)]
    assert {(item.sku, item.quantity) for item in tin.facts.items} == {("TRAY", 1), ("BOX", 1)}
    for number in (1, 2, 3):
        shop.do(case_id, Move.RMA_GIVEN, rma="R", line=number)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, StepKind.SEND_CLAIM)
    asked = {claim.line_id: claim.amount for claim in shop.case(case_id).claims}
    assert sorted(asked.values(), key=lambda each: each.minor) == [
        usd("3"),
        usd("5"),
        usd("12"),
    ]


def test_lines_with_their_own_reasons_are_answered_each_by_its_own(shop):
    shop.supplier(costs=[("MUG", "4"), ("LAMP", "30")])
    case_id = shop.request(
        shop.item("MUG", "40.00", return_quantity="2", order_quantity="2"),
        shop.item("LAMP", "75.00", return_reason="CR-UNWANTED_ITEM"),
    )
    case = shop.case(case_id)
    assert [line.reason for line in case.lines] == ["defective", "changed_mind"]
    letter = shop.do(case_id, StepKind.ANSWER_BUYER)
    assert {item.sku for item in letter.facts.items} == {"MUG", "LAMP"}
    mug, lamp = shop.case(case_id).lines
    assert mug.offer is Offer.RETURNLESS_REFUND
    assert (lamp.offer, lamp.offer_amount) == (Offer.PARTIAL_REFUND, usd("22.50"))


# --- money that came --------------------------------------------------------------------------------


def claimed(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "20.00"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM):
        shop.do(case_id, step)
    return case_id


def test_money_comes_with_its_amount_day_and_reference(shop):
    case_id = claimed(shop)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SETTLE)
    assert refused.value.key == "step.amount_wanted"
    day = shop.clock.now().date()
    told = MoneyTold(usd("4"), out=False, party=Party.SUPPLIER, reference="CN-7", on=day)
    shop.desk.money.note(case_id, told)
    payment = shop.case(case_id).payments[-1]
    assert (payment.amount, payment.reference, payment.on) == (usd("4"), "CN-7", day)


@pytest.fixture
def one_claim(shop):
    """A mug and a lamp; the mug's supplier was asked and accepted."""
    shop.supplier(costs=[("MUG", "4"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "20.00"), shop.item("LAMP", "150.00"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM):
        shop.do(case_id, step, line=1)
    shop.do(case_id, Move.CLAIM_ACCEPTED, line=1)
    return case_id


@pytest.mark.parametrize("party", [None, Party.SUPPLIER])
def test_money_that_comes_is_of_the_line_whose_claim_it_is(shop, one_claim, party):
    shop.desk.money.note(one_claim, MoneyTold(usd("4"), out=False, party=party))
    case = shop.case(one_claim)
    (came,) = [payment for payment in case.payments if not payment.outgoing]
    assert came.line_id == case.lines[0].id


@pytest.mark.parametrize("party", [Party.CARRIER, Party.PLATFORM])
def test_money_of_one_who_was_not_asked_needs_its_line_told(shop, one_claim, party):
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(one_claim, MoneyTold(usd("4"), out=False, party=party))
    assert refused.value.key == "step.line_wanted"


@pytest.mark.parametrize(
    "told",
    [
        MoneyTold(Money(400, "EUR"), out=False),
        MoneyTold(usd("0"), out=False),
        MoneyTold(usd("20.01"), out=True),
        MoneyTold(usd("1"), out=True, units=(7,)),
        MoneyTold(usd("1"), out=True, line=2),
    ],
)
def test_money_that_cannot_be_changes_nothing(shop, told):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    before = shop.desk.cases.history(case_id)
    with pytest.raises(Refusal):
        shop.desk.money.note(case_id, told)
    assert shop.desk.cases.history(case_id) == before


def test_a_parcel_for_units_that_are_elsewhere_changes_nothing(shop):
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(shop.item("LAMP", "150.00"))
    back_to_us(shop, case_id)
    before = shop.desk.cases.history(case_id)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, End.US, units=(1,), sent=True))
    assert refused.value.key == "parcel.unit_elsewhere"
    assert shop.desk.cases.history(case_id) == before


# --- what a request tells of an order that no file told of ----------------------------------------


def bought(shop):
    """How many pieces each line of each order has."""
    with shop.desk.store.reading() as tx:
        return tx.execute(select(s.order_line.c.quantity)).scalars().all()


def test_an_order_line_is_never_smaller_than_what_came_back_of_it_before(shop):
    """Nobody said how many were bought: what a later request leaves free says nothing of it."""
    unsaid = {"order_quantity": "", "order_amount": ""}
    first = shop.request(shop.item("MUG", "", return_quantity="3", **unsaid))
    assert bought(shop) == [3]
    shop.do(first, Move.WITHDRAW)
    shop.request(shop.item("MUG", "", amazon_rma_id="DB1", return_quantity="1", **unsaid))
    assert bought(shop) == [3]
    shop.request(shop.item("MUG", "", amazon_rma_id="DC1", return_quantity="4", **unsaid))
    assert bought(shop) == [5]


@pytest.mark.parametrize("offer", [Offer.RETURNLESS_REFUND, Offer.IMMEDIATE_REFUND])
@pytest.mark.parametrize(("paid", "named"), [("20.00", usd("20")), ("0.00", None)])
def test_a_letter_names_the_sum_that_is_offered_and_none_where_there_is_none(
    shop, offer, paid, named
):
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", paid))
    letter = shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer)
    assert letter.facts.amount == named
    assert ("USD" in letter.body or "$" in letter.body) == (named is not None)
