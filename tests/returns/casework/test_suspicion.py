"""Signs of a malicious return on a real desk: counted, shown, held, lifted."""

import random

import pytest
from PIL import Image
from sqlalchemy import delete

from db.tables.trade import picture_look
from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.records.options import NewCase
from returns.terms import (
    Fault,
    HoldKind,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from returns.trade.disputes import Dispute
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


def empty_box(shop, case_id):
    """It came back with nothing in it."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, f"T-{case_id}")
    shop.look(case_id, package=PackageState.OPENED, instead="a brick")
    return shop.desk.inspections.finish(case_id, Verdict.WRONG_ITEM)


def row_of(shop, case_id):
    (row,) = shop.desk.queue.rows([case_id])
    return row


def test_the_buyers_earlier_cases_are_known_and_nobody_elses(shop, asked):
    first, _, second = asked(), asked("Ann", "ann@example.com"), asked()
    nobody = asked("", "")
    assert shop.case(first).earlier == ()
    assert [each.number for each in shop.case(second).earlier] == [shop.case(first).number]
    assert shop.case(nobody).earlier == ()
    shop.clock.forward(days=400)
    assert shop.case(asked()).earlier == ()


def test_two_bricks_hold_the_next_case_until_somebody_looked_into_it(shop, asked):
    first, second, third = asked(), asked(), asked()
    empty_box(shop, first)
    assert shop.case(third).outlook(shop.case(third).lead).hold is None
    change = empty_box(shop, second)
    # the list knows it at once
    assert third in change.case_ids
    assert row_of(shop, third).next_step == StepKind.CHECK
    case = shop.case(third)
    hold = case.outlook(case.lead).hold
    assert hold.kind is HoldKind.SUSPICION
    keys = [because.key for because in case.next.because]
    assert keys[:2] == ["hold.suspicion", "signal.contradicted"]
    told = dict(case.next.because[1].facts)["cases"]
    assert told == f"{shop.case(second).number}, {shop.case(first).number}"
    shop.do(third, Move.LIFT, reason="He sent the invoice of the brick's maker.")
    assert shop.case(third).next.kind is StepKind.ANSWER_BUYER
    assert case.payments == ()


def test_what_the_buyer_of_other_cases_did_is_on_no_letter(shop, asked):
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    for case_id in (asked(), asked()):
        empty_box(shop, case_id)
    case_id = asked()
    shop.do(case_id, Move.LIFT, reason="Looked into.")
    for kind in (StepKind.ANSWER_BUYER, StepKind.SEND_CLAIM):
        letter = shop.desk.cases.preview_letter(case_id, kind)
        if letter is not None:
            assert "brick" not in letter.body
            assert all(e.number not in letter.body for e in shop.case(case_id).earlier)


def test_an_own_weight_holds_and_frees_open_cases_in_case_and_queue(shop, asked):
    first, second = asked(), asked()
    empty_box(shop, first)
    assert shop.case(second).outlook(shop.case(second).lead).hold is None
    change = shop.desk.settings.set(sign_contradicted=3)
    assert "case" in change.kinds
    assert shop.case(second).outlook(shop.case(second).lead).hold.kind is HoldKind.SUSPICION
    assert row_of(shop, second).next_step == StepKind.CHECK
    shop.desk.settings.set(suspected_from=4)
    assert row_of(shop, second).next_step == StepKind.ANSWER_BUYER


def test_a_jump_in_value_is_counted_from_the_desks_own_cases(shop, asked):
    for _ in range(2):
        asked(unit_price=usd("10.00"))
    dear = asked(unit_price=usd("40.00"))
    assert [sign.because.key for sign in shop.case(dear).signals] == ["signal.value_jump"]
    shop.desk.settings.set(jump_times=5)
    assert shop.case(dear).signals == ()


def test_another_serial_number_than_the_suppliers_is_a_sign(shop, asked):
    case_id = asked()
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.cases.set_supplier_says(case_id, "serial", "SN-001")
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, package=PackageState.OPENED, serial="SN-777")
    (sign,) = shop.case(case_id).signals
    assert (sign.because.key, sign.weight) == ("signal.other_serial", 2)


def sold(shop, *orders):
    """A shop's file of orders: number, e-mail and article of each."""
    head = (
        "Name,Email,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
        "Lineitem sku\n"
    )
    rows = (
        f"{number},{email},USD,2026-10-07 09:50:26 +0200,1,{sku.title()},75.00,{sku}\n"
        for number, email, sku in orders
    )
    path = shop.folder / "orders.csv"
    path.write_text(head + "".join(rows), "utf-8")
    shop.desk.intake.commit(shop.desk.intake.preview(path, "Shopify"))


def sent_back(shop, number):
    """A return of one of these orders, by hand."""
    told = NewCase(number, "Shopify", "Lamp", "defective", None, sku="LAMP")
    (case_id,) = shop.desk.by_hand.open(told).case_ids
    shop.clock.forward(days=1)
    return case_id


def weights(shop, case_id):
    signs = shop.case(case_id).signals
    return {sign.because.key.removeprefix("signal."): sign.weight for sign in signs}


def test_a_buyer_far_above_what_comes_back_of_the_article_is_a_sign(shop):
    hers = [(f"#1{n}", "mark@example.com", "LAMP") for n in range(4)]
    others = [(f"#2{n:02}", f"b{n}@example.com", "LAMP") for n in range(18)]
    sold(shop, *hers, *others)
    first, second, third = (sent_back(shop, f"#1{n}") for n in range(3))
    assert [each.number for each in shop.case(third).earlier] == [
        shop.case(second).number,
        shop.case(first).number,
    ]
    # three of her four, and of the lamp three of 22
    assert weights(shop, third) == {"above_article": 1}
    (sign,) = shop.case(third).signals
    assert dict(sign.because.facts) == {
        "back": "3",
        "sold": "4",
        "percent": "75",
        "usual": "13",
    }
    shop.desk.settings.set(above_times=6)
    assert weights(shop, third) == {}


def test_what_everybody_sends_back_makes_its_buyer_less_suspicious(shop):
    hers = [(f"#1{n}", "mark@example.com", "LAMP") for n in range(4)]
    others = [(f"#2{n:02}", f"b{n}@example.com", "LAMP") for n in range(16)]
    sold(shop, *hers, *others)
    for n in range(3):
        sent_back(shop, f"#2{n:02}")
    for n in range(3):
        sent_back(shop, f"#1{n}")
    fourth = sent_back(shop, "#13")
    # seven of twenty: 35 %
    assert weights(shop, fourth) == {"many_returns": 1, "often_back": -1}
    shop.desk.settings.set(often_back_percent=36)
    assert weights(shop, fourth) == {"many_returns": 1}


def test_sales_that_no_file_told_make_no_rate(shop, asked):
    for _ in range(24):
        case_id = asked("Ann", "ann@example.com")
    assert set(weights(shop, case_id)) == {"many_returns"}


def pictured(seed, folder, name, **saved):
    """A picture of light and dark places as a file."""
    drawn = random.Random(seed)
    small = Image.new("L", (7, 6))
    small.putdata([drawn.randrange(256) for _ in range(42)])
    image = small.resize(saved.pop("size", (800, 600)), Image.Resampling.BICUBIC)
    path = folder / name
    image.convert("RGB").rotate(saved.pop("turned", 0), expand=True).save(path, **saved)
    return path


def test_the_same_picture_saved_again_in_another_case_is_a_sign(shop, asked):
    first, second, third = asked(), asked("Ann", "ann@example.com"), asked("Bo", "bo@x.example")
    one = pictured(1, shop.folder, "one.jpg")
    again = pictured(1, shop.folder, "again.png", size=(400, 300), turned=90)
    other = pictured(2, shop.folder, "other.jpg")
    shop.desk.photos.add(first, [one], "buyer_photo")
    shop.desk.photos.add(second, [again], "buyer_photo")
    shop.desk.photos.add(third, [other], "buyer_photo")
    assert weights(shop, first) == weights(shop, second) == {"similar_photo": 2}
    assert weights(shop, third) == {}
    told = dict(shop.case(second).signals[0].because.facts)
    assert told == {"cases": shop.case(first).number}
    # the very same bytes are told as such, and weigh more
    shop.desk.photos.add(third, [one], "buyer_photo")
    assert weights(shop, third) == {"same_photo": 3, "similar_photo": 2}
    (photo,) = shop.case(first).photos
    shop.desk.photos.assign(photo.id, "front")
    assert weights(shop, second) == {"similar_photo": 2}
    assert dict(shop.case(second).signals[0].because.facts) == {
        "cases": shop.case(third).number
    }


def test_pictures_from_before_looks_were_kept_are_found_with_the_next_one(shop, asked):
    first, second = asked(), asked("Ann", "ann@example.com")
    shop.desk.photos.add(first, [pictured(1, shop.folder, "one.jpg")], "buyer_photo")
    with shop.desk.store.transaction() as tx:
        tx.execute(delete(picture_look))
    again = pictured(1, shop.folder, "again.jpg", quality=40)
    shop.desk.photos.add(second, [again], "buyer_photo")
    assert weights(shop, second) == {"similar_photo": 2}


def test_one_picture_with_nothing_in_it_is_like_no_other(shop, asked):
    first, second = asked(), asked("Ann", "ann@example.com")
    for case_id, grey in ((first, "#f0f0f0"), (second, "#f1f1f1")):
        path = shop.folder / f"{grey[1:]}.png"
        Image.new("RGB", (400, 300), grey).save(path)
        shop.desk.photos.add(case_id, [path], "buyer_photo")
    assert weights(shop, second) == {}


@pytest.mark.parametrize(("pieces", "told"), [("2", False), ("3", True)])
def test_what_the_shop_cancelled_was_not_bought_and_is_not_sent_back(shop, pieces, told):
    """All three lamps come back; the nine cups of the order were never sent."""
    case_id = shop.request(
        shop.item("LAMP", "90.00", return_quantity=pieces, order_quantity=pieces)
    )
    number = shop.case(case_id).order
    heads = (
        "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tproduct-name\tsku"
    )
    heads += "\titem-status\tquantity\tcurrency\titem-price\tship-country\n"
    rows = [
        (
            number,
            "2026-11-01T10:00:00+00:00",
            "Shipped",
            "Merchant",
            *item,
            "USD",
            "90.00",
            "US",
        )
        for item in (
            ("Lamp", "LAMP", "Shipped", pieces),
            ("Cup", "CUP", "Cancelled", "9"),
        )
    ]
    path = shop.folder / "orders.txt"
    path.write_text(heads + "".join("\t".join(row) + "\n" for row in rows), "utf-8")
    shop.desk.intake.commit(shop.desk.intake.preview(path))
    (order,) = shop.desk.orders.find(number)
    assert [line.cancelled for line in order.order.lines] == [False, True]
    found = {signal.because.key: signal for signal in shop.case(case_id).signals}
    assert ("signal.all_returned" in found) == told


# --- and the buyer told the truth -----------------------------------------------------------------


@pytest.fixture
def disputed_part(shop, asked):
    """A function: of a suspected buyer's lamp the platform gave back 12.00; what holds it is lifted."""

    def opened(reason):
        supplier = shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
        for case_id in (asked(), asked()):
            empty_box(shop, case_id)
        case_id = asked(reason=reason, supplier_id=supplier)
        assert shop.case(case_id).suspected
        shop.do(case_id, Move.LIFT, reason="The pictures show it.")
        part = MoneyTold(usd("12.00"), out=True, party=Party.PLATFORM)
        shop.desk.money.note(case_id, part)
        return case_id

    return opened


def asked_of(shop, case_id):
    return [(claim.of, claim.amount) for claim in shop.case(case_id).claims]


@pytest.mark.parametrize(
    ("reason", "seen"),
    [
        ("wrong_item", {"instead": "a red vase"}),
        ("defective", {"works": Works.NO, "marks": "no light"}),
    ],
)
def test_what_was_as_the_buyer_said_is_asked_of_who_owes_it(shop, disputed_part, reason, seen):
    """The platform was asked for its 12.00 back, and the supplier, who had sent it so, for nothing."""
    case_id = disputed_part(reason)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-9")
    shop.look(case_id, **seen)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    enter_until(shop, case_id)
    assert asked_of(shop, case_id) == [(Party.SUPPLIER, usd("20.00"))]
    assert shop.case(case_id).paid == usd("75.00")


def test_what_nobody_sees_is_asked_of_who_owes_it_once_it_was_looked_into(shop, disputed_part):
    """It was asked of nobody: the platform owes for what was seen alone."""
    case_id = disputed_part("wrong_item")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND, route=Route.NONE)
    enter_until(shop, case_id)
    assert asked_of(shop, case_id) == [(Party.SUPPLIER, usd("20.00"))]


def test_what_was_not_as_the_buyer_said_is_appealed_still(shop, disputed_part):
    case_id = disputed_part("defective")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-9")
    shop.look(case_id, instead="a brick")
    shop.finish(case_id, Verdict.WRONG_ITEM)
    case = shop.case(case_id)
    assert case.outlook(case.lead).advice.claim_from is Fault.PLATFORM


@pytest.mark.parametrize("suspected", [False, True])
@pytest.mark.parametrize("reason", ["changed_mind", "defective", "wrong_item"])
@pytest.mark.parametrize("price", ["20.00", "75.00", "400.00"])
def test_who_is_suspected_is_given_no_goods_beside_all_of_the_money(
    shop, asked, price, reason, suspected
):
    """The platform decided for the buyer: what may speak against him is not let go by a letter."""
    for case_id in (asked(), asked()):
        empty_box(shop, case_id)
    who = () if suspected else ("Ann", "ann@example.com")
    case_id = asked(*who, reason=reason, unit_price=usd(price))
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    shop.desk.money.note(case_id, MoneyTold(usd(price), out=True, party=Party.PLATFORM))
    case = shop.case(case_id)
    assert case.suspected == suspected
    letter = shop.desk.cases.preview_letter(case_id, case.next.kind)
    assert ("keep the goods" in letter.body) != suspected
    # nothing is waited for that nobody sends
    why = {each.key for each in case.outlook(case.lead).advice.because}
    assert ("suspected_paid" in why) == suspected
    assert "suspected" not in why
