"""Goods are tied to a supplier from the open case; it can be undone, and later cases have it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.queue.dialogs.claim_dialogs import RmaDialog
from desktop.queue.dialogs.supplier_dialog import SupplierDialog
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import Move, StepKind
from tests.desktop.two_lines import mug_and_lamps
from tests.desktop.two_suppliers import mug_and_lamps_of_two
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def two_scarves(page: WindowPage) -> tuple[int, int]:
    new = [
        NewCase(order, "Shop", "Scarf", "not_as_described", Money(1840, "USD"), sku="SCARF & 1")
        for order in ("A-1", "A-2")
    ]
    one, two = (page.desk.by_hand.open(each).case_ids[0] for each in new)
    page.application.open.shell.go("queue", one)
    page.settle()
    return one, two


def suppliers(page: WindowPage, *ids: int) -> list[str]:
    return [page.desk.cases.get(each).lead.supplier for each in ids]


def test_the_supplier_is_chosen_for_the_product(page: WindowPage, queue: QueuePage) -> None:
    one, two = two_scarves(page)
    assert any("Choose supplier…" in text for text in queue.panel_texts())
    assert "Who shipped it is not known yet" in queue.panel_texts()
    queue.tab.panel._choose.click()
    page.settle()
    dialog = page.dialog(SupplierDialog)
    name = dialog.supplier.itemText(1)
    dialog.supplier.setCurrentIndex(1)
    dialog.listing.setCurrentIndex(2)
    assert dialog.meant.text() == ("For every open case of SCARF & 1, and for those to come")
    dialog.accept()
    page.settle()
    assert not page.has_dialog(SupplierDialog)
    assert suppliers(page, one, two) == [name, name]
    assert page.banner() == f"{name} is the supplier of 2 cases now."
    assert any(text.startswith(f"{name} · terms of") for text in queue.panel_texts())
    assert not any("Choose supplier…" in text for text in queue.panel_texts())
    assert not queue.tab.panel._choose.isVisible()
    page.press_banner()
    assert suppliers(page, one, two) == ["", ""]
    assert queue.tab.case.case_id == one
    page.do("redo")
    assert suppliers(page, one, two) == [name, name]


def test_it_is_chosen_for_one_case(page: WindowPage, queue: QueuePage) -> None:
    _, two = two_scarves(page)
    page.do("supplier")
    dialog = page.dialog(SupplierDialog)
    dialog.for_product.setChecked(False)
    dialog.accept()
    page.settle()
    assert suppliers(page, two) == [""]
    assert page.banner().endswith("is the supplier now.")


def test_what_is_refused_is_said_in_the_dialog(page: WindowPage, queue: QueuePage) -> None:
    two_scarves(page)
    page.do("supplier")
    dialog = page.dialog(SupplierDialog)
    dialog.supplier.setItemData(0, 999)
    dialog.supplier.setCurrentIndex(0)
    dialog.accept()
    page.settle()
    assert "not on this desk" in dialog.problem.text()
    assert dialog.ok.isEnabled()
    dialog.reject()


def test_without_suppliers_it_leads_to_the_policies(
    application: Callable[..., WindowPage], tmp_path: Path
) -> None:
    from returns.desk import open_desk

    open_desk(tmp_path / "desk", create=True).close()
    page = application(tmp_path / "desk")
    two_scarves(page)
    page.do("supplier")
    assert "no supplier yet" in page.banner()
    page.press_banner()
    assert page.window.current_tab() == 1


def test_of_two_lines_each_has_its_own_supplier(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    case_id = mug_and_lamps(page.desk, tmp_path)
    page.application.open.shell.go("queue", case_id)
    page.settle()
    for line, name in ((2, 1), (1, 0)):
        if line == 2:
            queue.press("2")
        else:
            # looked at as a whole, it begins with the line of which nobody knows it
            queue.press("0")
        page.do("supplier")
        dialog = page.dialog(SupplierDialog)
        assert dialog.of_line.number() == line
        assert dialog.meant.text().startswith(
            f"For every open case of {('MUG', 'LAMP')[line - 1]},"
        )
        dialog.supplier.setCurrentIndex(name)
        dialog.accept()
        page.settle()
    first, second = page.desk.cases.get(case_id).lines
    assert first.supplier
    assert second.supplier
    assert first.supplier != second.supplier


def number_of_first(page: WindowPage, tmp_path: Path) -> RmaDialog:
    """The dialog of numbers on a case of two suppliers: the first gave his, and is chosen."""
    case_id = mug_and_lamps_of_two(page.desk, tmp_path)
    page.desk.cases.do(case_id, Move.RMA_GIVEN, StepOptions(rma="ALDER-1", line=1))
    page.application.open.shell.go("queue", case_id)
    page.settle()
    page.do("rma")
    dialog = page.dialog(RmaDialog)
    dialog.choice.choose(1)
    return dialog


def test_the_number_of_one_supplier_is_not_noted_for_another(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    dialog = number_of_first(page, tmp_path)
    assert dialog.rma.text() == "ALDER-1"
    dialog.choice.choose(2)
    assert dialog.rma.text() == ""
    dialog.reject()


def test_an_emptied_number_that_holds_asks_for_none(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    """The button offered to ask for one, and was refused."""
    dialog = number_of_first(page, tmp_path)
    for typed in ("", "ALDER-2", "ALDER-1"):
        dialog.rma.setText(typed)
        assert (dialog.ok.text(), dialog.ok.isEnabled()) == ("Note the RMA", False)
        assert "ALDER-1 was given and holds" in dialog.outcome.text()
    dialog.choice.choose(2)
    assert (dialog.ok.text(), dialog.ok.isEnabled()) == ("Ask for an RMA", True)
    dialog.reject()


def test_a_number_that_is_over_is_asked_for_anew(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    case_id = mug_and_lamps_of_two(page.desk, tmp_path)
    page.desk.cases.do(case_id, Move.RMA_GIVEN, StepOptions(rma="ALDER-1", line=1))
    case = page.desk.cases.get(case_id)
    again = replace(
        case.outlooks[0], step=replace(case.outlooks[0].step, kind=StepKind.ASK_RMA)
    )
    dialog = RmaDialog(replace(case, outlooks=(again, *case.outlooks[1:])), page.window)
    dialog.choice.choose(1)
    assert (dialog.rma.text(), dialog.ok.text()) == ("", "Ask for an RMA")
    assert dialog.ok.isEnabled()
    assert "ALDER-1 is over" in dialog.outcome.text()
    dialog.rma.setText("ALDER-2")
    assert not dialog.ok.isEnabled()
    dialog.reject()
