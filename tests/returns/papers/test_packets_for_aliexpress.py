"""AliExpress is asked as its buyer: by the number that the order has there, in pictures, in its days."""

from datetime import timedelta

import pytest

from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.records.case import SUPPLIER_PO
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.records.packets import PacketForm
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.rules.packets.fits import Unfit
from returns.terms import Fulfilment, PackageState, Works
from tests.returns.papers.test_packets import picture, words_of

NUMBER = "8180020771234567"


@pytest.fixture
def bought(desk, clock):
    """What AliExpress sent to our buyer is defective; nobody told its number of the order yet."""

    def made(supplier="Lux Lamps (AliExpress)", delivered_days=5, **evidence):
        desk.settings.set(shop_name="Harbour Gifts")
        desk.policies.add_supplier(supplier, "", "en")
        (known,) = [each for each in desk.policies.suppliers() if each.name == supplier]
        terms = PolicyTerms(rma_needed=False, evidence=EvidenceDemand(**evidence))
        desk.policies.new_version(known.id, terms, clock.now().date())
        lamp = NewCase(
            *("302-1", "Quay Shop", "Lamp, oak", "defective", Money.parse("40.00", "USD")),
            sku="LAMP",
            buyer_name="Lena Müller",
            supplier_id=known.id,
            delivered_on=clock.now().date() - timedelta(days=delivered_days),
            fulfilment=Fulfilment.DROPSHIP,
        )
        (case_id,) = desk.by_hand.open(lamp).case_ids
        for at, shot in enumerate(("front", "defect_close")):
            desk.photos.add_bytes(case_id, picture((at * 80, 90, 160)), f"{shot}.jpg", shot)
        line = desk.cases.get(case_id).lines[0]
        seen = FindingDraft(line.id, 1, PackageState.OPENED, True, Works.NO, marks="no light")
        desk.inspections.save_finding(case_id, seen)
        return case_id

    return made


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_gets_pictures_that_name_the_order_as_it_has_it(desk, bought, lang):
    case_id = bought()
    desk.cases.set_supplier_says(case_id, SUPPLIER_PO, NUMBER)
    first = desk.packets.choices(case_id)[0]
    assert (first.addressee.id, first.grounded) == ("aliexpress", True)
    packet = desk.packets.make(case_id, Asking("aliexpress", lang=lang))
    assert packet.measured.form is PacketForm.JPGS
    assert 1 <= len(packet.files) <= 5
    assert all(NUMBER in "".join(page.split()) for page in words_of(packet.preview))
    assert NUMBER in packet.text
    assert NUMBER in packet.subject
    assert ("We ask AliExpress to" if lang == "en" else "速卖通") in packet.text
    assert [note.key for note in packet.notes] == []


def test_without_that_number_nothing_is_made_and_it_is_said_what_lacks(desk, bought):
    with pytest.raises(Unfit, match="order’s number at the supplier") as refused:
        desk.packets.make(bought(), Asking("aliexpress"))
    assert refused.value.limit == "words"


def test_fifteen_days_from_delivery_are_its_limit(desk, bought):
    case_id = bought(delivered_days=16)
    desk.cases.set_supplier_says(case_id, SUPPLIER_PO, NUMBER)
    packet = desk.packets.make(case_id, Asking("aliexpress"))
    assert [note.key for note in packet.notes] == ["packets.days_over"]


def test_a_buyer_who_is_left_out_of_it_is_not_named(desk, bought):
    case_id = bought(redact_buyer=True)
    desk.cases.set_supplier_says(case_id, SUPPLIER_PO, NUMBER)
    packet = desk.packets.make(case_id, Asking("aliexpress"))
    told = "\n".join([packet.text, packet.subject, *words_of(packet.preview)])
    assert "Lena" not in told
    assert "302-1" not in told
    assert NUMBER in packet.text


def test_a_supplier_who_is_not_of_that_house_is_nobody_to_it(desk, bought):
    case_id = bought(supplier="Lux Lamps")
    assert "aliexpress" not in [each.addressee.id for each in desk.packets.choices(case_id)]
