"""Cases 24 to 30: Enter is never refused, pays and promises nothing that is not owed, and comes to an end."""

from datetime import date
from itertools import product

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.records.policy import Address, PolicyTerms
from returns.terms import (
    BuyerMoney,
    End,
    FreightPayer,
    Goods,
    Move,
    Offer,
    PackageState,
    Party,
    PlaceKind,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.cases.playing import (
    advice,
    agree_to_return,
    come_back,
    enter,
    enter_until,
    items,
    letters,
    next_of,
)
from tests.returns.casework.shop import usd

# --- case 24: somebody else bought it -------------------------------------------------------------


def unauthorised(shop, paid="129.00"):
    """The buyer says that somebody else placed the order."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    return shop.request(shop.item("LAMP", paid, return_reason="CR-UNAUTHORIZED_PURCHASE"))


@pytest.mark.parametrize("paid", ["12.00", "75.00", "129.00"])
def test_enter_checks_an_unauthorised_purchase_and_neither_pays_nor_promises(shop, paid):
    """Case 24: check with the platform before you pay anything."""
    case_id = unauthorised(shop, paid)
    for _ in range(4):
        assert next_of(shop, case_id) is StepKind.CHECK
        assert enter(shop, case_id) is None
        shop.clock.forward(days=2)
    case = shop.case(case_id)
    assert (case.payments, case.lines[0].offer, letters(shop, case_id)) == ((), None, [])


def test_a_check_that_was_made_is_not_asked_for_beside_an_offer(shop):
    """Case 24: advice and Enter never say two things."""
    case_id = unauthorised(shop)
    shop.do(case_id, Move.LIFT, reason="The platform confirmed the purchase.")
    assert next_of(shop, case_id) is StepKind.ANSWER_BUYER
    assert "check with the platform before" not in advice(shop, case_id)


# --- case 25: not what was sold --------------------------------------------------------------------


def came_otherwise(shop, verdict, reason="CR-DEFECTIVE"):
    """A parcel came with something else in it, or with nothing."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00", return_reason=reason))
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id)
    if verdict is Verdict.WRONG_ITEM:
        shop.look(case_id, package=PackageState.OPENED, instead="a brick")
    shop.finish(case_id, verdict)
    return case_id


@pytest.mark.parametrize("reason", ["CR-DEFECTIVE", "CR-UNWANTED_ITEM", "CR-MISSING_PARTS"])
@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (Verdict.EMPTY, "The parcel that came back to us was empty."),
        (Verdict.WRONG_ITEM, "What came back to us is not what we had sent."),
    ],
)
def test_enter_declines_with_the_reason_filled_in(shop, reason, verdict, why):
    """Case 25: an empty parcel, or another thing."""
    case_id = came_otherwise(shop, verdict, reason)
    letter = enter(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("declined", None)
    assert why in letter.body
    case = shop.case(case_id)
    assert (case.tracks.request, case.payments, case.claims) == (Request.DECLINED, (), ())


def test_of_an_empty_parcel_nothing_is_to_be_placed(shop):
    """Case 25: there are no goods that could be forgotten on a shelf."""
    case_id = came_otherwise(shop, Verdict.EMPTY)
    assert enter_until(shop, case_id) == [StepKind.NEGOTIATE]
    assert shop.case(case_id).closed_at is not None


# --- case 26: no dead ends ----------------------------------------------------------------------------


def a_part_was_offered(shop, reason="CR-UNWANTED_ITEM", **terms):
    """A shirt of 75.00: a part of it is offered to the buyer, who would rather send it back."""
    shop.supplier(costs=[("SHIRT", "20")], **terms)
    shop.desk.settings.set(gift_en="a tote bag", gift_zh="一个布袋")
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date="12-Nov-2026", return_reason=reason)
    )
    enter(shop, case_id)
    assert shop.case(case_id).lines[0].offer is Offer.PARTIAL_REFUND
    return case_id


@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "AMZ-PG-MISORDERED"])
def test_by_enter_a_buyer_who_refuses_each_part_sends_it_to_the_supplier(shop, reason):
    """Case 26: the part is refused, then the gift; the number is asked for, given, and it is approved."""
    case_id = a_part_was_offered(shop, reason)
    for _ in range(2):
        shop.do(case_id, Move.BUYER_REFUSED)
        enter(shop, case_id)
    assert enter_until(shop, case_id) == [StepKind.ASK_RMA]
    shop.do(case_id, Move.RMA_GIVEN, rma="K-1")
    letter = enter(shop, case_id)
    assert (letter.template, shop.case(case_id).tracks.goods) == ("approval", Goods.AWAITED)
    assert "K-1" in letter.body
    assert "7 Kiln Road" in letter.body


@pytest.mark.parametrize("refused", [True, False])
def test_by_hand_a_buyer_who_wants_to_return_is_approved_once_the_number_is_there(
    shop, refused
):
    """Case 26: approving asks for the number, and asking for it is possible."""
    case_id = a_part_was_offered(shop)
    if refused:
        shop.do(case_id, Move.BUYER_REFUSED)
    with pytest.raises(IllegalMove) as first:
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert first.value.key == "move.rma_first"
    asked = shop.do(case_id, StepKind.ASK_RMA)
    assert items(asked) == {"SHIRT": 1}
    shop.do(case_id, Move.RMA_GIVEN, rma="K-1")
    letter = shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    assert "7 Kiln Road" in letter.body


def test_a_number_that_came_with_the_approval_is_not_asked_for_again(shop):
    """Case 26: a number in hand holds."""
    case_id = a_part_was_offered(shop)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER, rma="K-1")
    with pytest.raises(IllegalMove) as again:
        shop.do(case_id, StepKind.ASK_RMA)
    assert again.value.key == "move.rma_in_hand"
    assert shop.case(case_id).lead.supplier_rma == "K-1"
    line = shop.case(case_id).lines[0]
    assert (line.offer, line.tracks.request) == (Offer.REFUND_ON_RECEIPT, Request.APPROVED)


@pytest.mark.parametrize("rma_needed", [True, False])
@pytest.mark.parametrize("refused", [True, False])
def test_what_goes_back_to_the_supplier_is_credited_whatever_was_offered_before(
    shop, rma_needed, refused
):
    """Case 26: 20.00 is owed for it, as when the return is approved at once."""
    case_id = a_part_was_offered(shop, rma_needed=rma_needed)
    if refused:
        shop.do(case_id, Move.BUYER_REFUSED)
    if rma_needed:
        shop.do(case_id, StepKind.ASK_RMA)
        shop.do(case_id, Move.RMA_GIVEN, rma="K-1")
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="T-1", arrived=True))
    enter_until(shop, case_id)
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("20")]


def test_what_goes_back_to_the_supplier_at_once_is_credited(shop):
    """Case 26: the same goods, approved without an offer before."""
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False)
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date="12-Nov-2026", return_reason="CR-UNWANTED_ITEM")
    )
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    shop.desk.parcels.note(case_id, ParcelTold(End.SUPPLIER, tracking="T-1", arrived=True))
    enter_until(shop, case_id)
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("20")]


@pytest.mark.parametrize("terms", [None, PolicyTerms(), PolicyTerms(rma_needed=False)])
@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "AMZ-PG-MISORDERED", "CR-DEFECTIVE"])
def test_a_supplier_without_an_address_is_refused_at_no_enter(shop, terms, reason):
    """Case 26: the goods come to us."""
    shop.desk.policies.add_supplier("Tin Works", "returns@tin.example", "en")
    (tin,) = shop.desk.policies.suppliers()
    shop.desk.settings.set(gift_en="a tote bag", gift_zh="一个布袋")
    if terms is not None:
        shop.desk.policies.new_version(tin.id, terms, date(2026, 1, 1))
    case_id = shop.request(shop.item("MUG", "75.00", return_reason=reason))
    shop.desk.cases.set_supplier(case_id, tin.id)
    for _ in range(12):
        step = shop.case(case_id).next
        if step.kind is StepKind.AWAIT_PARCEL:
            break
        if step.waiting_for is Party.BUYER:
            shop.do(case_id, Move.BUYER_REFUSED)
        elif step.waiting_for is Party.SUPPLIER:
            shop.do(case_id, Move.RMA_GIVEN, rma="K-1")
        else:
            enter(shop, case_id)
    assert next_of(shop, case_id) is StepKind.AWAIT_PARCEL
    line = shop.case(case_id).lines[0]
    assert (line.route, line.tracks.goods) == (Route.TO_US, Goods.AWAITED)


def test_a_supplier_whose_address_went_after_the_answer_refuses_no_enter(shop):
    """Case 26: by today's advice the goods come to us."""
    shop.supplier(costs=[("SHIRT", "20")], rma_needed=False)
    case_id = shop.request(
        shop.item("SHIRT", "75.00", order_date="12-Nov-2026", return_reason="AMZ-PG-MISORDERED")
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    (kiln,) = shop.desk.policies.suppliers()
    shop.desk.policies.remove_warehouse(kiln.warehouses[0].id)
    assert shop.case(case_id).recommendation.route is Route.TO_US
    assert "12 Quay Street" in enter(shop, case_id).body


@pytest.mark.parametrize(("pieces", "first"), [(3, 2), (3, 1), (4, 3)])
def test_new_ones_go_out_for_the_pieces_that_came_and_then_for_the_rest(shop, pieces, first):
    """Case 26: some are here, and the buyer wishes for new ones."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    count = str(pieces)
    case_id = shop.request(
        shop.item(
            "LAMP",
            f"{150 * pieces}.00",
            return_quantity=count,
            order_quantity=count,
            resolution="Replacement",
        )
    )
    enter_until(shop, case_id)
    for came, number in ((range(1, first + 1), "T-1"), (range(first + 1, pieces + 1), "T-2")):
        shop.desk.receiving.receive(case_id, number)
        for unit in came:
            shop.look(case_id, unit=unit, works=Works.NO, marks="cracked")
        for unit in range(came[-1] + 1, pieces + 1):
            shop.miss(case_id, unit=unit)
        shop.finish(case_id)
        assert next_of(shop, case_id) is StepKind.REPLACE
        assert items(enter(shop, case_id)) == {"LAMP": len(came)}
    case = shop.case(case_id)
    assert [sent.quantity for sent in case.exchanges] == [first, pieces - first]
    assert (case.tracks.buyer_money, case.paid) == (BuyerMoney.REPLACED, usd("0"))


@pytest.mark.parametrize(("paid", "part"), [("75.00", "22.50"), ("129.00", "38.70")])
def test_nothing_is_put_on_top_of_an_offer_that_waits(shop, paid, part):
    """Case 26: Enter again and again, until its day."""
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(shop.item("LAMP", paid, return_reason="CR-UNWANTED_ITEM"))
    enter(shop, case_id)
    for _ in range(5):
        assert shop.case(case_id).next.waiting_for is Party.BUYER
        assert enter(shop, case_id) is None
    line = shop.case(case_id).lines[0]
    assert (line.offer, line.offer_amount) == (Offer.PARTIAL_REFUND, usd(part))
    assert len(letters(shop, case_id)) == 1


@pytest.mark.parametrize("at", ["new", "answered", "approved", "inspected"])
def test_while_an_a_to_z_claim_is_open_enter_offers_approves_and_pays_nothing(shop, at):
    """Case 26: A-to-z open, whenever it came; the next file says that it is over."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "150.00"))
    if at == "inspected":
        come_back(shop, case_id, works=Works.NO)
    elif at != "new":
        enter(shop, case_id)
    if at == "approved":
        enter(shop, case_id)
    goes_on = next_of(shop, case_id)
    shop.bring(shop.item("LAMP", "150.00", **{"a-to-z_claim": "Y"}))
    before = (len(letters(shop, case_id)), shop.case(case_id).tracks)
    for _ in range(3):
        assert next_of(shop, case_id) is StepKind.CHECK
        enter(shop, case_id)
    after = shop.case(case_id)
    assert (len(letters(shop, case_id)), after.tracks, after.payments) == (*before, ())
    shop.bring(shop.item("LAMP", "150.00"))
    assert next_of(shop, case_id) is goes_on


def test_the_hold_of_a_piece_too_many_is_not_lifted_into_a_promise(shop):
    """Case 26: two requests on one mug; nothing is left that the second could be promised."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    first = shop.request(shop.item("MUG", "20.00"))
    second = shop.request(shop.item("MUG", "20.00", amazon_rma_id="DB1"))
    enter_until(shop, first)
    with pytest.raises(IllegalMove) as refused:
        shop.do(second, Move.LIFT, reason="The platform says that it is all right.")
    assert refused.value.key == "step.needs_more_than_bought"
    assert next_of(shop, second) is StepKind.CHECK
    shop.do(second, Move.DECLINE, reason="It was returned before.")
    assert shop.case(second).paid == usd("0")


# --- case 27: every rung can be left ------------------------------------------------------------------


SHED = Address("Shed Storage", ("Lagerweg 3",), "Hamburg", "", "20095", "DE")


@pytest.mark.parametrize("paid", ["20.00", "49.99"])
@pytest.mark.parametrize(
    ("told", "street"),
    [
        ({}, "12 Quay Street"),
        ({"route": Route.TO_US}, "12 Quay Street"),
        ({"route": Route.TO_SUPPLIER}, "7 Kiln Road"),
        ({"route": Route.TO_THIRD_PARTY, "place": "Shed"}, "Lagerweg 3"),
    ],
)
def test_what_may_be_kept_by_the_advice_can_be_asked_back_to_any_place(
    shop, paid, told, street
):
    """Case 27: keep it is advised, and the seller wants to see it."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    shop.desk.places.keep("Shed", PlaceKind.THIRD_PARTY, SHED)
    case_id = shop.request(shop.item("MUG", paid))
    assert shop.case(case_id).recommendation.first is Offer.RETURNLESS_REFUND
    letter = shop.do(case_id, StepKind.APPROVE, **told)
    assert street in letter.body
    line = shop.case(case_id).lines[0]
    assert (line.tracks.goods, line.offer) == (Goods.AWAITED, Offer.REFUND_ON_RECEIPT)
    assert next_of(shop, case_id) is StepKind.SEND_LABEL


@pytest.mark.parametrize("answered", [True, False])
def test_a_new_one_can_be_sent_where_keeping_it_is_advised(shop, answered):
    """Case 27: also after the money was promised and before it was paid."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "20.00"))
    if answered:
        enter(shop, case_id)
    act = Move.OFFER if answered else StepKind.ANSWER_BUYER
    shop.do(case_id, act, offer=Offer.RETURNLESS_REPLACEMENT)
    assert next_of(shop, case_id) is StepKind.REPLACE
    assert items(enter(shop, case_id)) == {"MUG": 1}
    case = shop.case(case_id)
    assert (case.tracks.buyer_money, case.paid) == (BuyerMoney.REPLACED, usd("0"))


@pytest.mark.parametrize("paid", ["20.00", "49.99"])
def test_what_the_platform_approved_can_be_asked_back_too(shop, paid):
    """Case 27: approved on the platform with its label; keeping it is advised, its return is wanted."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    label = {"label_type": "AmazonPrePaidLabel", "label_to_be_paid_by": "Seller"}
    case_id = shop.request(shop.item("MUG", paid, return_request_status="Approved", **label))
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert letter.facts.goods == "send_back"
    assert shop.case(case_id).tracks.goods is Goods.AWAITED
    assert next_of(shop, case_id) is StepKind.AWAIT_PARCEL


# --- case 28: money from the supplier ---------------------------------------------------------------------


def claimed(shop):
    """The supplier was asked for what one thing cost."""
    shop.supplier(costs=[("MUG", "80")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"))
    enter_until(shop, case_id, StepKind.CONFIRM_BUYER)
    assert [claim.amount for claim in shop.case(case_id).claims] == [usd("80")]
    return case_id


@pytest.mark.parametrize("answer", [None, Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY])
def test_no_enter_and_no_bare_settle_writes_down_money_that_did_not_come(shop, answer):
    """Case 28: asked, or granted; nothing came yet."""
    case_id = claimed(shop)
    if answer is not None:
        amount = usd("30") if answer is Move.CLAIM_PARTLY else None
        shop.do(case_id, answer, amount=amount)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.SETTLE)
    for _ in range(3):
        enter(shop, case_id)
    case = shop.case(case_id)
    assert not [payment for payment in case.payments if not payment.outgoing]
    assert case.tracks.supplier_claim is not SupplierClaim.SETTLED
    assert all("has arrived and" not in letter.body for letter in letters(shop, case_id))


@pytest.mark.parametrize("amount", ["80", "79.99", "30"])
def test_money_that_came_is_written_down_as_it_was_told(sendback, tmp_path, amount):
    """Case 28: amount, day and reference, on the command line."""
    thing = ("--title", "Mug", "--sku", "MUG", "--price", "40", "--currency", "USD")
    _, case, _ = sendback("new", "302-1", "--reason", "defective", *thing, "--shop", "Shop")
    file = tmp_path / "suppliers.json"
    file.write_text(
        '{"suppliers": [{"name": "Kiln & Co", "warehouses": [], "products": [], "policies":'
        ' [{"holds_from": "2020-01-01", "terms": {"rma_needed": false}}]}]}',
        "utf-8",
    )
    sendback("suppliers", file)
    sendback("supplier", case, "Kiln & Co")
    sendback("product", "MUG", "--cost", "80", "--currency", "USD")
    for _ in range(3):
        assert sendback("do", case, "recommended")[0] == 0
    assert sendback("do", case, "claim_accepted")[0] == 0
    assert sendback("do", case, "settle")[0] == 1
    told = ("--amount", amount, "--reference", "CN-7", "--on", "2026-01-05")
    assert sendback("do", case, "settle", *told)[0] == 0
    (claim,) = sendback("show", case, "--json")[1]["claims"]
    assert claim["received_minor"] == usd(amount).minor


@pytest.mark.parametrize("answer", [None, Move.CLAIM_ACCEPTED])
def test_a_supplier_who_is_waited_for_is_not_reminded_before_the_day(shop, answer):
    """Case 28: weeks early."""
    case_id = claimed(shop)
    if answer is not None:
        shop.do(case_id, answer)
    enter(shop, case_id)
    step = shop.case(case_id).next
    assert (step.kind, step.waiting_for) == (StepKind.CHASE_SUPPLIER, Party.SUPPLIER)
    assert step.due_at > shop.clock.now()
    assert enter(shop, case_id) is None


# --- case 29: what the platform says ---------------------------------------------------------------------


@pytest.mark.parametrize("status", ["Closed", "Completed"])
@pytest.mark.parametrize("asked", ["03-Nov-2026", "21-Nov-2026"])
@pytest.mark.parametrize("resolution", ["StandardRefund", "Replacement", "Exchange"])
def test_a_request_that_is_over_on_the_platform_is_not_to_be_answered(
    shop, status, asked, resolution
):
    """Case 29: closed or completed there."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    told = {"return_request_status": status, "return_request_date": asked}
    case_id = shop.request(shop.item("MUG", "20.00", resolution=resolution, **told))
    asked_for = {StepKind.ANSWER_BUYER, StepKind.APPROVE, StepKind.NEGOTIATE, StepKind.REFUND}
    done = enter_until(shop, case_id)
    assert not asked_for & {*done, next_of(shop, case_id)}
    assert shop.case(case_id).payments == ()


def with_a_label(shop, payer, reason):
    """Approved on the platform, with a label that this one pays; the letter that asks for the goods."""
    shop.supplier(costs=[("SHIRT", "20")])
    kind = "AmazonPrePaidLabel" if payer == "Seller" else "AmazonUnPaidLabel"
    row = {"return_request_status": "Approved", "return_reason": reason, "label_type": kind}
    case_id = shop.request(shop.item("SHIRT", "129.00", label_to_be_paid_by=payer, **row))
    assert (
        shop.case(case_id).lines[0].freight_payer.value
        == payer.replace("Customer", "Buyer").lower()
    )
    letter = shop.do(case_id, Move.OFFER, offer=Offer.REFUND_ON_RECEIPT)
    assert shop.case(case_id).lines[0].freight_payer is letter.facts.freight_payer
    return letter


@pytest.mark.parametrize(
    ("payer", "reason", "told", "words"),
    [
        ("Seller", "CR-DEFECTIVE", FreightPayer.SELLER, "The postage back is on us"),
        ("Customer", "CR-UNWANTED_ITEM", FreightPayer.BUYER, "The postage back is yours"),
        ("Customer", "AMZ-PG-MISORDERED", FreightPayer.BUYER, "The postage back is yours"),
    ],
)
def test_who_pays_the_platforms_label_pays_in_the_letter(shop, payer, reason, told, words):
    """Case 29: as the file says."""
    letter = with_a_label(shop, payer, reason)
    assert letter.facts.freight_payer is told
    assert words in letter.body


@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "AMZ-PG-MISORDERED"])
def test_a_buyer_whose_label_we_prepaid_is_not_told_to_pay(shop, reason):
    """Case 29: prepaid by the seller, although the buyer merely changed their mind."""
    letter = with_a_label(shop, "Seller", reason)
    assert letter.facts.freight_payer is FreightPayer.SELLER
    assert "tracked postage" not in letter.body


# --- case 30: advice beside its table ---------------------------------------------------------------

PRICES = ("20.00", "49.99", "50.00", "74.00", "76.00", "400.00")
#: None where nobody told it
COSTS = ("1", "15", "120", None)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("CR-DEFECTIVE", {"Not worth returning", "the difference is kindness"}),
        ("CR-UNWANTED_ITEM", {"the difference is kindness"}),
    ],
)
def test_no_sentence_on_what_it_costs_contradicts_the_table_beside_it(shop, reason, said):
    """Case 30: asking it back is called too dear only where it is, and kindness only what costs more."""
    spoken = set()
    for place, (paid, cost) in enumerate(product(PRICES, COSTS)):
        sku = f"MUG-{cost}"
        if cost is not None:
            shop.desk.products.tell(sku, ProductTold(cost=usd(cost)))
        row = {
            "order_id": f"113-{place}",
            "amazon_rma_id": f"D{place}",
            "return_reason": reason,
        }
        case_id = shop.request(shop.item(sku, paid, **row))
        ways = {way.way: way for way in shop.case(case_id).recommendation.costs}
        cheapest = min(ways.values(), key=lambda way: way.cost.minor)
        assert [way for way in ways.values() if way.cheapest] == [cheapest]
        told = advice(shop, case_id)
        if "Not worth returning" in told:
            spoken.add("Not worth returning")
            backs = [way.cost for kind, way in ways.items() if isinstance(kind, Route)]
            assert all(ways[Offer.RETURNLESS_REFUND].cost < back for back in backs)
        if "the difference is kindness" in told:
            spoken.add("the difference is kindness")
            assert f"about {cheapest.cost}: the difference is kindness" in told
    assert spoken == said
