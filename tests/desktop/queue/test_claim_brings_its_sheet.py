"""Enter on a claim makes the sheet that its letter says it brings, and no other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import PolicyTerms
from returns.sample.pictures import product_png
from returns.terms import Move, Offer, StepKind, SupplierClaim
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage


@pytest.mark.parametrize("photos", [0, 1])
def test_a_sheet_is_made_where_the_letter_brings_it(
    application: Callable[..., WindowPage], tmp_path: Path, photos: int
) -> None:
    """One was made and shown of a claim without photos, whose letter knew nothing of it."""
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    lamp = NewCase(
        *("112-1", "My shop", "Lamp, oak", "defective", Money(7500, "USD")), sku="LAMP"
    )
    desk.by_hand.open(lamp)
    desk.products.tell("LAMP", ProductTold(cost=Money(2000, "USD")))
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    terms = PolicyTerms(rma_needed=False)
    desk.policies.new_version(kiln.id, terms, NOW.date().replace(month=1))
    desk.cases.set_supplier(1, kiln.id)
    desk.cases.do(1, Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REFUND))
    desk.cases.do(1, StepKind.REFUND)
    for _ in range(photos):
        desk.photos.add_bytes(1, product_png("lamp", "#b98"), "lamp.png")
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    page.queue.go_to("00001")
    assert page.queue.recommended() == "Send the claim"
    page.queue.press(Qt.Key.Key_Return)
    page.until(
        lambda: page.desk.cases.get(1).lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    )
    page.settle()
    letter = page.desk.cases.letters(1)[-1].letter
    with page.desk.store.reading() as tx:
        made = tx.exec_driver_sql("SELECT count(*) FROM document").scalar()
    assert (made, letter.attachments) == (photos, ("evidence",) * photos)
    assert page.banner().startswith("Send the claim · 00001")
