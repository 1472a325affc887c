"""Tying goods to a supplier by hand: asks who it was, writes it, tells how many cases changed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.queue.case.case_presenter import CasePresenter
from desktop.queue.dialogs.supplier_dialog import SupplierDialog, SuppliersDialog
from desktop.work.operation import Said, on_cases
from returns.phrases import filled
from returns.records.policy import Supplier
from returns.terms import ListingSource

if TYPE_CHECKING:
    from returns.records.case import Case
    from returns.records.change import Change


class SupplierChoice(QObject):
    """The action on the open case."""

    def __init__(self, presenter: CasePresenter, over: QWidget) -> None:
        super().__init__(over)
        self._case, self._shell, self._over = presenter, presenter.shell, over

    def ask(self) -> None:
        """Read the suppliers, then ask which one it was."""
        loaded = self._case.acting
        if loaded is not None:
            self._known(partial(self._open, loaded.case, loaded.line))

    def ask_for(self, count: int, chosen: Callable[[int, str], object]) -> None:
        """Ask whose goods those of so many cases are; `chosen` hears number and name."""

        def asked(suppliers: tuple[Supplier, ...]) -> None:
            dialog = SuppliersDialog(count, suppliers, self._over.window())
            dialog.decided.connect(chosen)
            dialog.open_sized(440)

        self._known(asked)

    def _known(self, then: Callable[[tuple[Supplier, ...]], object]) -> None:
        desk = self._shell.desk

        def known(suppliers: tuple[Supplier, ...]) -> None:
            if suppliers:
                then(suppliers)
            else:
                self._shell.say(
                    self.tr("There is no supplier yet. Add one under Policies first."),
                    "warning",
                    self.tr("Policies"),
                    lambda: self._shell.go("policies"),
                )

        self._shell.jobs.run(lambda: desk.policies.suppliers(), known)

    def _open(self, case: "Case", looked_at: int, suppliers: tuple[Supplier, ...]) -> None:
        dialog = SupplierDialog(case, suppliers, self._over.window())
        if looked_at:
            dialog.of_line.choose(looked_at)
        desk = self._shell.desk

        def write(
            supplier_id: int, for_product: bool, listing: ListingSource | None, line: int | None
        ) -> None:
            name = dialog.supplier.currentText()
            words = self.tr("supplier {name}").format(name=name)
            choice = on_cases(
                lambda: desk.cases,
                lambda _: words,
                lambda _job: desk.cases.set_supplier(
                    case.id, supplier_id, line=line, for_product=for_product, listing=listing
                ),
                lambda change: (change,),
                lambda change: self._said(change, name),
            )
            self._case.noting.emit(case.id)
            self._shell.perform(choice, None, lambda _: dialog.taken(), dialog.refused)

        dialog.decided.connect(write)
        dialog.open_sized(480)

    def _said(self, change: "Change", name: str) -> Said:
        count = len(change.case_ids)
        one, many = (
            self.tr("{name} is the supplier now."),
            self.tr("{name} is the supplier of {count} cases now."),
        )
        text = filled(one, name=name) if count == 1 else filled(many, name=name, count=count)
        return Said(text)
