"""A label for each place that goods go to, with those goods alone and by its receiver's rule."""

from dataclasses import replace
from datetime import date

import pytest

from returns.errors import IllegalMove, NotFound
from returns.papers import label_records
from returns.papers.label_records import LabelDesk, goods_here, labels_of, way_of_label
from returns.records.case import SUPPLIER_PO, Case
from returns.records.papers import LabelRecord
from returns.records.policy import Address
from returns.records.unit import Parcel
from returns.terms import (
    Disposition,
    End,
    FreightPayer,
    Goods,
    Lang,
    RmaPlacement,
    Route,
)
from tests.returns.papers import cases_by_hand as by_hand
from tests.returns.papers.cases_by_hand import GIFT, LUX, NOW, QUAY, around, line, order, policy

STOKE = Address("", ("Unit 7",), "Stoke", "", "ST4 2AB", "GB")
DEPOT = Address("Depot", ("Hafen 1",), "Bremen", "", "28195", "DE")
TO_SUPPLIER = {"route": Route.TO_SUPPLIER}


@pytest.fixture(autouse=True)
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where each route leads, as `whereto.destination` tells it on a desk."""

    def destination(_tx: object, _case: Case, of: by_hand.Line, route: Route, _: object):  # type: ignore[no-untyped-def]
        if route is Route.TO_SUPPLIER:
            return f"{of.supplier}, RETURNS", replace(STOKE, name=of.supplier)
        return ("Depot", DEPOT) if route is Route.TO_THIRD_PARTY else ("Harbour Gifts", QUAY)

    monkeypatch.setattr(label_records, "destination", destination)


def labels(
    case: Case, *, beside: by_hand.Around | None = None, overrule: bool = False, **leg: object
) -> tuple[LabelRecord, ...]:
    desk = LabelDesk(None, case, beside or around(), NOW.date(), Lang.EN, overrule)  # type: ignore[arg-type]
    return labels_of(desk, **leg)[0]  # type: ignore[arg-type]


def contents(record: LabelRecord) -> list[tuple[int, str]]:
    return [(each.quantity, each.title) for each in record.contents]


def test_each_place_gets_a_label_with_its_own_goods() -> None:
    case = by_hand.case(
        line(1, by_hand.unit(1, 1), by_hand.unit(1, 2), **TO_SUPPLIER, supplier_rma="KC-1"),
        line(2, supplier=LUX, **TO_SUPPLIER, supplier_rma="LX-9"),
        line(3, route=Route.TO_US),
        line(4, **TO_SUPPLIER, supplier_rma="KC-1", reason="changed_mind"),
        line(5, route=Route.NONE),
    )
    kiln, lux, ours = labels(case)
    assert contents(kiln) == [(2, "Thing 1"), (1, "Thing 4")]
    assert (kiln.rma, kiln.second_rma) == ("KC-1", "R26-00042-K")
    assert [each.reason for each in kiln.contents] == ["Defective", "Changed mind"]
    assert (lux.rma, lux.reason, contents(lux)) == ("LX-9", "Defective", [(1, "Thing 2")])
    assert (ours.rma, ours.second_rma, contents(ours)) == (
        "R26-00042-K",
        "",
        [(1, "Thing 3")],
    )
    assert {each.parcels for each in (kiln, lux, ours)} == {1}


def test_two_numbers_of_one_supplier_are_two_parcels() -> None:
    case = by_hand.case(
        line(1, **TO_SUPPLIER, supplier_rma="KC-1"), line(2, **TO_SUPPLIER, supplier_rma="KC-2")
    )
    assert [each.rma for each in labels(case)] == ["KC-1", "KC-2"]


def test_only_what_is_still_out_is_put_on_a_label() -> None:
    here = by_hand.unit(1, 1, goods=Goods.RECEIVED)
    half = by_hand.case(line(1, here, by_hand.unit(1, 2), route=Route.TO_US))
    assert contents(labels(half)[0]) == [(1, "Thing 1")]
    assert not goods_here(half)
    whole = by_hand.case(line(1, here, route=Route.TO_US))
    assert contents(labels(whole)[0]) == [(1, "Thing 1")]
    assert goods_here(whole)


def test_a_label_is_for_what_is_to_come_else_for_where_the_goods_go_on_to() -> None:
    here = by_hand.unit(1, 1, goods=Goods.RECEIVED)
    half = by_hand.case(line(1, here, by_hand.unit(1, 2), route=Route.TO_US))
    assert way_of_label(half) == (None, None)
    undecided = by_hand.case(line(1, here, route=Route.TO_US))
    with pytest.raises(IllegalMove) as refused:
        way_of_label(undecided)
    assert refused.value.key == "papers.goods_here"
    for disposition, end in (
        (Disposition.TO_SUPPLIER, End.SUPPLIER),
        (Disposition.THIRD_PARTY, End.THIRD_PARTY),
        (Disposition.TO_BUYER, End.BUYER),
    ):
        decided = by_hand.case(line(1, inspected(1, disposition), route=Route.TO_US))
        assert way_of_label(decided) == (None, end)
    shelf = by_hand.case(line(1, inspected(1, Disposition.RESTOCK), route=Route.TO_US))
    with pytest.raises(IllegalMove):
        way_of_label(shelf)
    unit = by_hand.unit(1, 1, goods=Goods.INSPECTED)
    sent = by_hand.case(
        line(1, unit, route=Route.TO_US), parcels=(parcel(End.SUPPLIER, unit.id),)
    )
    assert way_of_label(sent) == (7, None)


@pytest.mark.parametrize("route", [Route.NONE, Route.TO_PLATFORM])
def test_nothing_that_comes_back_here_needs_no_label(route: Route) -> None:
    with pytest.raises(IllegalMove) as refused:
        labels(by_hand.case(line(route=route)))
    assert refused.value.key == "papers.no_parcel"


def test_the_order_says_who_sends_it_and_never_the_buyers_usual_address() -> None:
    gift = by_hand.case(line(route=Route.TO_US), sale=order(buyer="Ana Ruiz", address=GIFT))
    (label,) = labels(gift)
    assert label.from_address == GIFT
    assert label.customs
    nameless = replace(GIFT, name="")
    case = by_hand.case(line(route=Route.TO_US), sale=order(buyer="Ana", address=nameless))
    assert labels(case)[0].from_address == replace(GIFT, name="Ana")
    unknown = by_hand.case(line(route=Route.TO_US), sale=order(address=Address()))
    assert labels(unknown)[0].from_address is None


def test_the_supplier_demands_its_number_line_by_line() -> None:
    beside = around(policy(rma_needed=True), policy(LUX, rma_needed=True))
    case = by_hand.case(
        line(1, **TO_SUPPLIER, supplier_rma="KC-1"), line(2, supplier=LUX, **TO_SUPPLIER)
    )
    with pytest.raises(IllegalMove) as refused:
        labels(case, beside=beside)
    assert refused.value.key == "papers.no_rma"
    assert "Lux Lamps" in refused.value.say("en")
    made = labels(case, beside=beside, overrule=True)
    assert [each.rma for each in made] == ["KC-1", "R26-00042-K"]


@pytest.mark.parametrize(("rma", "noted"), [("KC-1", False), ("", True)])
def test_an_overruling_is_one_only_where_something_lacked(rma: str, noted: bool) -> None:
    case = by_hand.case(line(**TO_SUPPLIER, supplier_rma=rma))
    beside = around(policy(rma_needed=True))
    desk = LabelDesk(None, case, beside, NOW.date(), Lang.EN, overrule=True)  # type: ignore[arg-type]
    assert labels_of(desk)[1] is noted


@pytest.mark.parametrize(
    ("told", "number", "order", "placement"),
    [
        ({}, "302-1", "302-1", RmaPlacement.PO_IS_RMA),
        ({"supplier_says": {SUPPLIER_PO: "KC-7"}}, "KC-7", "KC-7", RmaPlacement.PO_IS_RMA),
        ({"supplier_rma": "R-9"}, "R-9", "302-1", RmaPlacement.LABEL_ONLY),
        (
            {"supplier_rma": "R-9", "supplier_says": {SUPPLIER_PO: "KC-7"}},
            *("R-9", "KC-7", RmaPlacement.LABEL_ONLY),
        ),
    ],
)
def test_a_given_number_wins_over_the_order_and_his_own_order_over_ours(
    told: dict[str, object], number: str, order: str, placement: RmaPlacement
) -> None:
    beside = around(policy(rma_placement=RmaPlacement.PO_IS_RMA))
    (label,) = labels(by_hand.case(line(**TO_SUPPLIER, **told)), beside=beside)
    assert (label.rma, label.order_number, label.placement) == (number, order, placement)


@pytest.mark.parametrize("other", [FreightPayer.SELLER, FreightPayer.PLATFORM])
def test_a_prepaid_label_is_for_what_is_paid_for_alone(other: FreightPayer) -> None:
    lines = [
        line(1, route=Route.TO_US, freight_payer=other),
        line(2, route=Route.TO_US, freight_payer=FreightPayer.BUYER),
        line(3, route=Route.TO_US, freight_payer=other),
    ]
    case = by_hand.case(*lines)
    made = labels(case)
    assert [each.postage_by for each in made] == [other, FreightPayer.BUYER]
    assert [len(each.contents) for each in made] == [2, 1]
    for named in ((1, 3), (2,)):
        (label,) = labels(case, line_ids=[case.lines[at - 1].id for at in named])
        assert label == made[0 if 1 in named else 1]


def test_who_pays_for_one_parcel_says_nothing_of_another() -> None:
    case = by_hand.case(
        line(1, route=Route.TO_US, freight_payer=FreightPayer.SELLER),
        line(2, **TO_SUPPLIER, freight_payer=FreightPayer.BUYER),
    )
    assert [each.postage_by for each in labels(case)] == [
        FreightPayer.SELLER,
        FreightPayer.BUYER,
    ]


# --- the second leg ---------------------------------------------------------------------------


def inspected(number: int, goes: Disposition, at: int = 1, **facts: object) -> by_hand.Unit:
    return by_hand.unit(number, at, goods=Goods.INSPECTED, disposition=goes, **facts)


def parcel(to: End, *units: int, start: End = End.US) -> Parcel:
    return Parcel(
        7, 1, "T1", "", start, to, FreightPayer.SELLER, None, None, None, unit_ids=units
    )


def test_goods_that_go_on_have_labels_by_their_suppliers_rules() -> None:
    beside = around(policy(rma_placement=RmaPlacement.OUTER_BOX), policy(LUX))
    case = by_hand.case(
        line(
            1,
            inspected(1, Disposition.TO_SUPPLIER, serial="K-7"),
            inspected(1, Disposition.RESTOCK, 2),
            supplier_rma="KC-1",
        ),
        line(2, inspected(2, Disposition.TO_SUPPLIER), supplier=LUX, supplier_rma="LX-9"),
    )
    kiln, lux = labels(case, beside=beside, leg=End.SUPPLIER)
    assert (kiln.rma, kiln.placement) == ("KC-1", RmaPlacement.OUTER_BOX)
    assert [(each.quantity, each.serial) for each in kiln.contents] == [(1, "K-7")]
    assert kiln.from_address == QUAY
    assert lux.rma == "LX-9"


def test_a_parcel_of_ours_holds_just_its_units() -> None:
    units = inspected(1, Disposition.TO_SUPPLIER), inspected(1, Disposition.TO_SUPPLIER, 2)
    sent = parcel(End.SUPPLIER, units[1].id)
    (label,) = labels(by_hand.case(line(1, *units), parcels=(sent,)), parcel_id=7)
    assert contents(label) == [(1, "Thing 1")]


def test_a_label_of_ours_names_what_came_instead_by_its_own_words() -> None:
    hose = inspected(1, Disposition.TO_SUPPLIER, instead="garden hose, 2.1 kg")
    units = hose, inspected(1, Disposition.TO_SUPPLIER, 2)
    sent = parcel(End.SUPPLIER, *(unit.id for unit in units))
    (label,) = labels(by_hand.case(line(1, *units), parcels=(sent,)), parcel_id=7)
    assert contents(label) == [(1, "garden hose, 2.1 kg"), (1, "Thing 1")]


def test_goods_go_back_to_the_address_of_the_order() -> None:
    case = by_hand.case(
        line(1, inspected(1, Disposition.TO_BUYER)), sale=order(buyer="Ana Ruiz", address=GIFT)
    )
    (label,) = labels(case, leg=End.BUYER)
    assert (label.to_name, label.to_address, label.from_address) == ("Ana Ruiz", GIFT, QUAY)
    nowhere = replace(case, sale=order(address=Address()))
    with pytest.raises(IllegalMove) as refused:
        labels(nowhere, leg=End.BUYER)
    assert refused.value.key == "papers.no_buyer_address"


def test_a_third_party_gets_a_label_of_its_own() -> None:
    case = by_hand.case(line(1, inspected(1, Disposition.THIRD_PARTY)))
    assert labels(case, leg=End.THIRD_PARTY)[0].to_address == DEPOT


def test_what_was_not_decided_or_is_not_ours_to_send_has_no_label() -> None:
    undecided = by_hand.case(line(1, by_hand.unit(1, goods=Goods.INSPECTED)))
    with pytest.raises(IllegalMove) as refused:
        labels(undecided, leg=End.SUPPLIER)
    assert refused.value.key == "papers.nothing_to_send"
    coming = by_hand.case(line(1), parcels=(parcel(End.US, start=End.BUYER),))
    for number in (7, 8):
        with pytest.raises(NotFound) as unknown:
            labels(coming, parcel_id=number)
        assert unknown.value.key == "papers.no_such_parcel"


@pytest.mark.parametrize(
    ("days", "told"),
    [((24, 20), 20), ((20, 24), 20), ((None, 24), 24), ((20, None), 20), ((None, None), None)],
)
def test_of_goods_in_one_parcel_the_earliest_day_is_told(
    monkeypatch: pytest.MonkeyPatch, days: tuple[int | None, ...], told: int | None
) -> None:
    by_line = dict(zip((1, 2), days, strict=True))

    def return_by(_case: Case, of: by_hand.Line, *_: object) -> date | None:
        day = by_line[of.id]
        return date(2026, 7, day) if day else None

    monkeypatch.setattr(label_records, "return_by", return_by)
    case = by_hand.case(
        *(line(number, **TO_SUPPLIER, supplier_rma="KC-1") for number in by_line)
    )
    (label,) = labels(case)
    assert label.return_by == (date(2026, 7, told) if told else None)


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "what came instead of Thing 1"), ("zh", "代替 Thing 1 寄来的商品")],
)
def test_who_was_sent_another_thing_sends_that_one_back(lang: str, told: str) -> None:
    """As the letter asks for it: a chair went back as “1 × Lamp”, by the lamp's number."""
    case = by_hand.case(
        line(1, route=Route.TO_US, reason="wrong_item"), line(2, route=Route.TO_US)
    )
    desk = LabelDesk(None, case, around(), NOW.date(), Lang(lang), False)  # type: ignore[arg-type]
    ((label,), _) = labels_of(desk)
    assert contents(label) == [(1, told), (1, "Thing 2")]
    assert [bool(each.sku) for each in label.contents] == [False, True]
