"""Files dropped on the window: shown first, brought in whole, never twice; cases by hand."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.queue.bringing_in.import_dialog import ImportDialog
from desktop.queue.dialogs.new_case_dialog import NewCaseDialog
from desktop.widgets.dialog import _room
from returns.bringing_in.intake import ImportPreview, ImportResult
from returns.casework.money_moves import MoneyTold
from returns.errors import Refusal
from returns.money import Money
from returns.terms import HoldKind, Party
from tests.pages.dialogs import button, texts
from tests.pages.window import WindowPage

HEADER = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Merchant RMA ID\tLabel type\tLabel cost\tCurrency code\tReturn carrier\tTracking ID\t"
    "Label to be paid by\tA-to-Z Claim\tIs prime\tASIN\tMerchant SKU\tItem Name\t"
    "Return quantity\tReturn Reason\tIn policy\tReturn type\tResolution\tInvoice number\t"
    "Return delivery date\tOrder Amount\tOrder quantity\tSafeT Action reason\t"
    "SafeT claim id\tSafeT claim state\tSafeT claim creation time\t"
    "SafeT claim reimbursement amount\tRefunded Amount"
)


def line(order: str) -> str:
    cells = {
        0: order,
        1: "10-Nov-2026",
        2: "18-Nov-2026",
        3: "Pending",
        4: f"A{order[-4:]}",
        8: "EUR",
        15: "B00MUG0001",
        14: "B00MUG0001",
        16: "Mug 350 ml, blue",
        17: "1",
        18: "CR-DAMAGED_BY_CARRIER",
        24: "18.40",
        25: "1",
    }
    return "\t".join(cells.get(at, "") for at in range(32))


@pytest.fixture
def returns_file(tmp_path: Path) -> Path:
    path = tmp_path / "returns.tsv"
    lines = [HEADER, line("302-0000001-0000001"), line("302-0000001-0000002"), line("")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_dropped_file_is_shown_before_it_is_brought_in(
    page: WindowPage, returns_file: Path
) -> None:
    before = page.desk.queue.counts()["all"]
    page.drop(returns_file)
    dialog = page.dialog(ImportDialog)
    said = texts(dialog)
    assert "2 new" in said
    assert "1 unusable" in said
    assert dialog.ok.plain_text() == "Bring in 2"
    assert page.desk.queue.counts()["all"] == before
    dialog.ok.click()
    page.settle()
    assert not page.has_dialog(ImportDialog)
    assert page.desk.queue.counts()["all"] == before + 2
    assert "2 brought in" in page.banner()


def test_a_file_of_two_markets_names_both_and_each_row_goes_to_its_own(
    page: WindowPage, returns_file: Path
) -> None:
    heading, first, second, *_ = returns_file.read_text("utf-8").split("\n")
    rows = (f"{heading}\tMarketplace", f"{first}\tAmazon.de", f"{second}\tAmazon.fr")
    returns_file.write_text("\n".join(rows) + "\n", "utf-8")
    last = page.desk.cases.how_many()
    page.drop(returns_file)
    dialog = page.dialog(ImportDialog)
    assert dialog.channel.text() == ""
    assert dialog.channel.placeholderText() == "Amazon DE, Amazon FR"
    dialog.ok.click()
    page.settle()
    opened = [page.desk.cases.get(last + n).channel for n in (1, 2)]
    assert opened == ["Amazon DE", "Amazon FR"]


def test_the_same_file_twice_brings_nothing(page: WindowPage, returns_file: Path) -> None:
    page.drop(returns_file)
    page.dialog(ImportDialog).ok.click()
    page.settle()
    page.drop(returns_file)
    dialog = page.dialog(ImportDialog)
    assert "2 known" in texts(dialog)
    # nothing is new, but a later copy may tell what the platform did since
    assert dialog.ok.plain_text() == "Look for news of 2"
    before = page.desk.queue.counts()["all"]
    dialog.ok.click()
    page.settle()
    assert page.desk.queue.counts()["all"] == before
    assert "0 brought in" in page.banner()
    assert "news" not in page.banner()


def dropped(page: WindowPage, path: Path) -> None:
    """Drop a file on the window and bring in what it holds."""
    page.drop(path)
    page.dialog(ImportDialog).ok.click()
    page.settle()


def tell_refund(path: Path, amount: str) -> None:
    """Let the first row of a returns file say that so much went back."""
    heading, first, *others = path.read_text("utf-8").split("\n")
    cells = first.split("\t")
    cells[heading.split("\t").index("Refunded Amount")] = amount
    path.write_text("\n".join((heading, "\t".join(cells), *others)), "utf-8")


def test_a_later_file_tells_what_the_platform_paid_since(
    page: WindowPage, returns_file: Path
) -> None:
    dropped(page, returns_file)
    tell_refund(returns_file, "5.00")
    dropped(page, returns_file)
    assert "One known case has news" in page.banner()


def test_less_than_was_noted_as_paid_back_is_said_with_both_sums(
    page: WindowPage, returns_file: Path
) -> None:
    dropped(page, returns_file)
    case = page.desk.cases.find(returns_file.read_text("utf-8").split("\n")[1].split("\t")[0])
    noted = MoneyTold(Money.parse("7.50", "EUR"), out=True, party=Party.PLATFORM)
    page.desk.money.note(case, noted)
    tell_refund(returns_file, "5.00")
    dropped(page, returns_file)
    assert "tells that €5.00 went back, where €7.50 is noted" in page.banner()


def test_unusable_rows_say_where_and_why_and_can_be_saved(
    page: WindowPage, returns_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.drop(returns_file)
    dialog = page.dialog(ImportDialog)
    said = texts(dialog)
    assert "Row 4 · Order ID" in said
    assert any("order number" in each for each in said)
    out = tmp_path / "bad rows.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    button(dialog, "Save the unusable rows…").click()
    assert "B00MUG0001" in out.read_text(encoding="utf-8-sig")
    dialog.reject()


def test_the_channel_can_be_said(page: WindowPage, returns_file: Path) -> None:
    page.drop(returns_file)
    dialog = page.dialog(ImportDialog)
    assert dialog.channel.text() == "Amazon DE"
    dialog.channel.setText("Amazon FR")
    dialog._read_again()
    page.settle()
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find("302-0000001-0000001"))
    assert case.channel == "Amazon FR"


def test_a_file_that_is_none_is_refused_in_words(page: WindowPage, tmp_path: Path) -> None:
    path = tmp_path / "holiday.csv"
    path.write_text("name,beach\nLena,Rimini\n", encoding="utf-8")
    page.drop(path)
    dialog = page.dialog(ImportDialog)
    assert any("holiday.csv" in said for said in texts(dialog))
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_case_by_hand(page: WindowPage) -> None:
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    assert not dialog.ok.isEnabled()
    dialog.order.setText("999-1")
    dialog.title.setText("Teapot <b>1 l</b>")
    dialog.price.line.setText("42.00")
    dialog.buyer.setText("王伟")
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find("999-1"))
    assert (case.title, case.customer.name) == ("Teapot <b>1 l</b>", "王伟")
    assert page.queue.tab.case.case_id == case.id


def test_a_case_by_hand_counts_in_the_currency_of_its_order(page: WindowPage) -> None:
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText("999-2")
    dialog.title.setText("Teapot")
    dialog.price.line.setText("42.50")
    dialog.price.choice.setCurrentText("JPY")
    assert not dialog.ok.isEnabled()  # a yen has no coins
    dialog.price.line.setText("4250")
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find("999-2"))
    assert case.value == Money(4250, "JPY")


def test_what_all_pieces_cost_together_is_shared_by_them(page: WindowPage) -> None:
    """62.00 for three could only be typed as 62.01."""
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText("999-5")
    dialog.title.setText("Teapot")
    dialog.price.line.setText("62.00")
    assert not dialog.price.of.isVisible()
    dialog.quantity.set_count(3)
    dialog.quantity.changed.emit()
    assert [each.text() for each in dialog.price.of.buttons()] == ["for one", "for all 3"]
    assert not dialog.price.of_all()
    dialog.price.of.buttons()[1].click()
    page.settle()
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find("999-5"))
    shares = [str(unit.paid.amount) for unit in case.units if unit.paid is not None]
    assert shares == ["20.67", "20.67", "20.66"]


def test_a_case_by_hand_is_not_opened_without_what_was_typed_wrong(page: WindowPage) -> None:
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText("999-4")
    dialog.title.setText("Teapot")
    assert dialog.ok.isEnabled()
    for day in (dialog.ordered, dialog.delivered):
        day.line.setText("2026-02-31")
        assert "2026-11-22" in dialog.problem.text()
        assert not dialog.ok.isEnabled()
        day.line.setText("2026-02-28")
    dialog.price.line.setText("a lot")
    assert "18.40" in dialog.problem.text()
    dialog.price.line.setText("")
    for count in ("", "0"):
        dialog.quantity.set_count(int(count) if count else None)
        assert not dialog.ok.isEnabled()
    dialog.quantity.set_count(2)
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_a_price_that_nobody_knows_is_asked_for_before_money_is_spoken_of(
    page: WindowPage,
) -> None:
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText("999-3")
    dialog.title.setText("Teapot")
    dialog.price.choice.setCurrentText("GBP")
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find("999-3"))
    assert (case.currency, case.lines[0].paid_for) == ("GBP", None)
    assert case.outlook(case.lines[0]).hold.kind is HoldKind.PRICE


def test_the_order_number_completes_and_fills_the_rest(page: WindowPage) -> None:
    order = page.desk.cases.get(1).order
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText(order)
    dialog._ask()
    page.settle()
    dialog._fill(order)
    page.settle()
    assert dialog.title.text()
    assert dialog.price.money() is not None
    # its one item is told by these fields, and chosen from no list
    assert dialog.price.isVisible()
    assert not dialog.items.isVisible()
    dialog.reject()


SHOPIFY = (
    "Name,Email,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,"
    "Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
    "#8001,a@x.example,USD,143.00,0.00,0.00,143.00,0.00,2026-11-01 10:00:00 +0000,2,Mug & bowl,30.00,MUG\n"
    "#8001,a@x.example,,,,,,,2026-11-01 10:00:00 +0000,1,Lamp,75.00,LAMP\n"
    "#8001,a@x.example,,,,,,,2026-11-01 10:00:00 +0000,2,Pin,4.00,\n"
)


@pytest.fixture
def order_of_three(page: WindowPage, tmp_path: Path) -> NewCaseDialog:
    """A new case, with the number of an order of three items typed."""
    path = tmp_path / "orders.csv"
    path.write_text(SHOPIFY, encoding="utf-8")
    page.desk.intake.commit(page.desk.intake.preview(path, "Shop A"))
    page.do("new_case")
    dialog = page.dialog(NewCaseDialog)
    dialog.order.setText("#8001")
    dialog._ask()
    page.settle()
    dialog._fill("#8001")
    page.settle()
    return dialog


def test_several_items_of_an_order_are_one_case_by_hand(
    page: WindowPage, order_of_three: NewCaseDialog
) -> None:
    dialog = order_of_three
    assert [item.title for item in dialog.items.items] == ["Mug & bowl", "Lamp", "Pin"]
    assert dialog.items.isVisible()
    assert not dialog.price.isVisible()
    assert not dialog.ok.isEnabled()  # nothing is ticked
    for at, count, reason in ((0, 2, "wrong_item"), (2, 1, "changed_mind")):
        tick, how_many, why = dialog.items.rows[at]
        tick.click()
        how_many.set_count(count)
        why.setCurrentIndex(why.findData(reason))
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find("#8001"))
    assert [(line.title, line.quantity, line.reason) for line in case.lines] == [
        ("Mug & bowl", 2, "wrong_item"),
        ("Pin", 1, "changed_mind"),
    ]
    assert case.value == Money(6400, "USD")


def test_the_dialog_is_as_tall_as_what_stands_in_it(
    page: WindowPage, order_of_three: NewCaseDialog
) -> None:
    dialog = order_of_three

    def wanted() -> int:
        return dialog._height_at(dialog.width())

    low = dialog.height()
    assert low == wanted()
    # of another order one item is asked for in fields of its own, which take more
    dialog.order.setText("#1")
    dialog._another_order("#1")
    page.settle()
    assert dialog.height() == min(wanted(), _room(dialog).height())
    assert dialog.height() > low
    dialog.order.setText("#8001")
    dialog._fill("#8001")
    page.settle()
    assert dialog.height() == low


def test_an_order_of_several_items_wants_one_that_comes_back(
    order_of_three: NewCaseDialog,
) -> None:
    dialog = order_of_three
    tick, how_many, _ = dialog.items.rows[1]
    tick.click()
    assert dialog.ok.isEnabled()
    how_many.set_count(None)
    assert not dialog.ok.isEnabled()
    # another order is another's: the fields of one item stand there again
    dialog.order.setText("999-8")
    assert not dialog.items.isVisible()
    assert dialog.price.isVisible()
    dialog.reject()


def test_nothing_is_brought_in_for_a_channel_that_was_not_counted_yet(
    page: WindowPage, returns_file: Path
) -> None:
    page.drop(returns_file)
    dialog = page.dialog(ImportDialog)
    dialog.channel.setFocus()
    QTest.keyClicks(dialog.channel, "X")
    assert not dialog.ok.isEnabled()
    page.until(dialog.ok.isEnabled)
    dialog.ok.click()
    page.settle()
    assert "2 brought in" in page.banner()


def test_what_the_first_file_brought_is_shown_though_the_second_is_refused(
    page: WindowPage, returns_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.tsv"
    other.write_text(f"{HEADER}\n{line('302-0000002-0000009')}\n", encoding="utf-8")
    commit = page.desk.intake.commit

    def second_refused(preview: ImportPreview, *rest: object) -> ImportResult:
        if preview.path == other:
            raise Refusal("importing.file_changed", name=other.name)
        return commit(preview, *rest)

    monkeypatch.setattr(page.desk.intake, "commit", second_refused)
    page.queue.choose_view("all")
    before = len(page.queue.rows())
    page.application.open.bring_in([returns_file, other])
    page.settle()
    dialog = page.dialog(ImportDialog)
    dialog.ok.click()
    page.settle()
    assert other.name in dialog.problem.text()
    assert len(page.queue.rows()) == before + 2
    dialog.reject()
