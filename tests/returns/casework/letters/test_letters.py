"""A letter says where to, and by whom: without an address it is refused, without a name it is told."""

import pytest

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import FreightPayer, Fulfilment, Move, Offer, Request, Route, StepKind


@pytest.fixture
def talking(desk):
    """A case whose buyer was told to send the lamp back."""
    (case_id,) = desk.by_hand.open(
        NewCase(
            order_number="1",
            channel="Shop",
            sku="LAMP",
            title="Lamp",
            reason="changed_mind",
            unit_price=Money(12900, "USD"),
        )
    ).case_ids
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    return case_id


def test_an_approval_names_our_address_and_its_letter_bears_our_name(desk, talking):
    letter = desk.cases.do(talking, StepKind.APPROVE, StepOptions(route=Route.TO_US)).letter
    assert "12 Quay Street" in letter.body
    assert letter.body.endswith("Harbour Gifts")
    assert letter.signed


def test_no_return_is_approved_that_has_nowhere_to_go(desk, talking):
    desk.settings.set(return_address=Address())
    before = desk.cases.history(talking)
    with pytest.raises(IllegalMove) as refused:
        desk.cases.do(talking, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    assert "Settings → Return address" in refused.value.say("en")
    assert "“设置”里填写退货地址" in refused.value.say("zh")
    assert desk.cases.get(talking).tracks.request is Request.NEGOTIATING
    assert desk.cases.history(talking) == before


def test_nothing_is_approved_to_a_supplier_without_a_warehouse(desk, talking):
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example")
    desk.cases.set_supplier(talking, desk.policies.suppliers()[0].id)
    with pytest.raises(IllegalMove) as refused:
        desk.cases.do(
            talking, StepKind.APPROVE, StepOptions(route=Route.TO_SUPPLIER, rma="K-1")
        )
    assert refused.value.key == "papers.no_warehouse"
    assert "warehouse" in refused.value.say("en")


def test_a_seller_who_tells_the_address_elsewhere_may_overrule_it(desk, talking):
    desk.settings.set(return_address=Address())
    options = StepOptions(route=Route.TO_US, overrule=True)
    letter = desk.cases.do(talking, StepKind.APPROVE, options).letter
    assert "separate message" in letter.body


def test_a_parcel_is_received_by_a_desk_without_an_address(nameless, talking):
    change = nameless.cases.do(talking, Move.RECEIVE)
    assert change.letter.template == "received"


def test_a_letter_without_a_name_under_it_says_so(desk, talking):
    desk.settings.set(shop_name="")
    letter = desk.cases.do(talking, StepKind.APPROVE, StepOptions(route=Route.TO_US)).letter
    assert not letter.signed


@pytest.fixture
def at_amazon(desk):
    """A case by hand of goods that Amazon sent from its own warehouse."""
    (case_id,) = desk.by_hand.open(
        NewCase(
            order_number="2",
            channel="Amazon US",
            sku="RUG",
            title="Rug",
            reason="changed_mind",
            unit_price=Money(8400, "USD"),
            fulfilment=Fulfilment.PLATFORM_WAREHOUSE,
        )
    ).case_ids
    return case_id


@pytest.mark.parametrize(
    ("lang", "there", "never"),
    [
        ("en", "your Amazon US account", ("of its own", "in a further message", "R26-")),
        ("zh", "您的 Amazon US 账户", ("另外", "另行通知", "R26-")),
    ],
)
def test_goods_of_the_platform_are_sent_back_there_by_its_own_label(
    desk, at_amazon, lang, there, never
):
    offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    answer = desk.cases.do(at_amazon, StepKind.ANSWER_BUYER, offer, lang).letter
    approval = desk.cases.do(at_amazon, StepKind.APPROVE, lang=lang).letter
    for letter in (answer, approval):
        assert there in letter.body
        assert not any(words in letter.body for words in never)
        assert letter.facts.goods == "send_back"
        assert letter.facts.freight_payer is FreightPayer.PLATFORM
        assert letter.facts.post_by is None
        assert letter.facts.address == ()
