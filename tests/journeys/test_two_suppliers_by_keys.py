"""Two lines of two suppliers by keys alone, from file to *Closed*: one kept and claimed, one asked back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.frame.finding.palette import CommandPalette
from desktop.frame.tabs import place_of
from desktop.queue.dialogs.claim_dialogs import AnswerDialog
from desktop.queue.dialogs.supplier_dialog import SupplierDialog
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.policy import Address
from returns.sample.pictures import product_png
from returns.terms import BuyerMoney, Goods, Party, SupplierClaim
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import ORDER, order_files
from tests.pages.dialogs import texts
from tests.pages.window import WindowPage

KEY, PLAIN, CTRL = (
    Qt.Key,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Keys:
    """Somebody who has no mouse: every key goes where the focus is, and it is somewhere."""

    def __init__(self, page: WindowPage) -> None:
        self.page = page

    def __call__(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            self.page.key(key, held)
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                # as a window manager does when a dialog closes
                self.page.window.activateWindow()
                self.page.settle()
            focus = dialog.focusWidget() if dialog else QApplication.focusWidget()
            assert focus is not None, f"{key} left the keyboard nowhere"
            assert focus.isVisible(), f"{key} left the keyboard out of sight"

    def find(self, words: str) -> None:
        """By the palette."""
        self("k", held=CTRL)
        self(words)
        palette = self.page.dialog(CommandPalette)
        self.page.until(lambda: not palette._pause.isActive())
        self(KEY.Key_Return)

    def findings(self, pieces: int) -> None:
        """Three answers for each piece, the first of each."""
        keys = self.page.application.open.tabs[place_of("inspection")].real.keys
        for piece in range(pieces):
            if piece:
                self(KEY.Key_Tab, held=CTRL)
            for digit in "111":
                self.page.key(digit)
                self.page.until(lambda: not keys._wait.isActive())
                self.page.settle()


def suppliers_file(folder: Path) -> Path:
    """A supplier who wants a number first, and one who does not."""
    terms = {
        "holds_from": "2026-01-01",
        "checked_on": "2026-11-01",
        "window_days": 45,
        "window_from": "delivery",
        "takes_returns": True,
    }
    told = [
        {
            "name": name,
            "email": "returns@supplier.example",
            "language": "en",
            "policies": [{**terms, "rma_needed": number}],
        }
        for name, number in (("Alder Works", True), ("Birch 灯饰", False))
    ]
    file = folder / "suppliers.json"
    file.write_text(json.dumps({"suppliers": told}), encoding="utf-8")
    return file


@pytest.fixture
def page(application: Callable[..., WindowPage], tmp_path: Path) -> WindowPage:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay, shop_name="Harbour Gifts")
    desk.close()
    return application(tmp_path / "desk")


@pytest.mark.timeout(300)
def test_two_lines_of_two_suppliers_end_closed_by_keys_alone(
    page: WindowPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, picked = Keys(page), list[str]()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: (picked, ""))
    for files in ((suppliers_file(tmp_path),), order_files(tmp_path, lamp="CR-UNWANTED_ITEM")):
        picked[:] = map(str, files)
        keys("i", held=CTRL)
    keys(KEY.Key_Return)
    case_id = page.desk.cases.find(ORDER)
    case = lambda: page.desk.cases.get(case_id)  # noqa: E731
    letters = lambda: page.desk.cases.letters(case_id)  # noqa: E731
    body = lambda: letters()[-1].letter.body  # noqa: E731

    # who shipped what: each line its own
    keys("2", "t")
    assert "Who shipped Lamp?" in texts(page.dialog(SupplierDialog))
    keys("B", KEY.Key_Return, "1", "t", "A", KEY.Key_Return)
    assert [line.supplier for line in case().lines] == ["Alder Works", "Birch 灯饰"]
    keys("t", "4.20", KEY.Key_Tab, "31")
    keys(KEY.Key_Return, held=CTRL)

    # the lamps are asked back, the mug is kept: neither letter speaks of the other's goods
    keys("2", "b", KEY.Key_Return)
    assert "Please send 2 × Lamp to this address" in body()
    assert "Mug" not in body()
    keys("0", KEY.Key_Return)
    assert "Mug" in body()
    assert "Lamp" not in body()
    assert "nothing to send back" not in body(), "two lamps are to come back"
    keys.find("All open")
    keys(KEY.Key_Return)
    assert case().lines[0].tracks.buyer_money is BuyerMoney.PAID
    assert "USD 18.40 for Mug" in body()

    # the mug's supplier is asked for a number, which comes
    keys("j", KEY.Key_Return)
    assert letters()[-1].letter.to is Party.SUPPLIER
    assert "Alder Works" in body()
    assert "Lamp" not in body()
    keys("j", "r", "AL-77", KEY.Key_Return)
    assert [line.supplier_rma for line in case().lines] == ["AL-77", ""]

    # the lamps come: only they are on the table, and nobody is asked for money for them
    keys.find("The buyer sent it")
    keys("1Z999AA10123456784", KEY.Key_Return)
    keys(KEY.Key_F2, ORDER, KEY.Key_Return)
    table = page.application.open.tabs[place_of("inspection")].real.table
    assert table.header.title.text() == "Lamp: 2 of 2 here"
    # what is sold as new again was photographed
    page.desk.photos.add_bytes(1, product_png("lamp", "#aa0000"), "lamps.png", "front")
    keys.findings(2)
    assert not table.panel.claim.isVisible()
    keys(KEY.Key_Return, held=CTRL)
    mug, lamp = case().lines
    assert (mug.units[0].looked_at, len(lamp.in_state(Goods.INSPECTED))) == (False, 2)
    keys.find("All open")
    keys(KEY.Key_Return)
    assert "USD 129.00 for 2 × Lamp" in body()

    # the claim goes with its sheet, the answer is asked for the line that was claimed
    keys("j", KEY.Key_Return, KEY.Key_Escape)
    assert (letters()[-1].letter.to, "USD 4.20" in body()) == (Party.SUPPLIER, True)
    keys("j", KEY.Key_Return)
    assert "the refund for Mug and 2 × Lamp" in body()
    keys("j")
    keys.find("What the supplier answered")
    assert "What did Alder Works answer?" in texts(page.dialog(AnswerDialog))
    keys(KEY.Key_Space, KEY.Key_Return)
    assert case().lines[0].tracks.supplier_claim is SupplierClaim.ACCEPTED
    keys("j", KEY.Key_Return, "j", KEY.Key_Return, KEY.Key_Return)
    assert case().closed_at is not None
    assert case().lines[0].tracks.supplier_claim is SupplierClaim.SETTLED
    keys.find("Closed")
    assert page.queue.rows() == ["00001"]
