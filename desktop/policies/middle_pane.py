"""The middle of the tab: the policy as read, or the form, comparison or contacts in its place."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.policies.form.policy_form import PolicyForm
from desktop.policies.form.supplier_form import SupplierForm
from desktop.policies.presenter import PoliciesPresenter
from desktop.policies.reading.compare_page import ComparePage
from desktop.policies.reading.policy_page import PolicyPage
from desktop.policies.shown import PolicyShown
from desktop.policies.supplier_presenter import SupplierPresenter


class MiddlePane(QFrame):
    """Shows one page at a time; what is typed in a form is kept when it is left."""

    def __init__(
        self,
        presenter: PoliciesPresenter,
        suppliers: SupplierPresenter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self._presenter, self._suppliers = presenter, suppliers
        self.page = PolicyPage()
        #: the supplier that was chosen when the page in front was opened
        self._about = 0
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.page.compare.connect(self.compare)
        self.page.still_same.connect(suppliers.still_the_same)
        self.page.new_version.connect(self.write_version)
        self.page.edit.connect(self.edit_supplier)
        self.page.open_source.connect(lambda: suppliers.open_source(_open_outside))
        presenter.refused.connect(self._refused)
        presenter.kept.connect(self._kept)

    def front(self) -> QWidget:
        """The page that is shown."""
        return self._stack.currentWidget() or self.page

    def show_policy(self, shown: PolicyShown) -> None:
        """The chosen supplier's policy; an open contacts form takes what the desk has now."""
        self.page.show_policy(shown)
        if self._about != self._presenter.chosen:
            self.back()
        front, supplier = self.front(), self._presenter.supplier()
        if isinstance(front, SupplierForm) and front.known() and supplier is not None:
            front.update_supplier(supplier)

    def write_version(self) -> None:
        """Open the form of a new version, with what was typed before."""
        draft = self._presenter.draft()
        if draft is None:
            return
        form = PolicyForm(draft)
        form.changed.connect(lambda: self._presenter.keep_draft(form.draft()))
        form.save_wanted.connect(lambda: self._suppliers.save_version(form.draft()))
        form.closed.connect(self._put_off)
        form.discarded.connect(self._discard)
        self._open(form)

    def compare(self) -> None:
        """Open the comparison of two versions."""
        supplier = self._presenter.supplier()
        if supplier is not None and len(supplier.policies) > 1:
            page = ComparePage(supplier, self._suppliers.differences)
            page.closed.connect(self.back)
            self._open(page)

    def new_supplier(self) -> None:
        """Ask for a new supplier."""
        form = SupplierForm(None)
        form.add_wanted.connect(self._suppliers.add_supplier)
        form.closed.connect(self.back)
        self._open(form)

    def edit_supplier(self) -> None:
        """Open contacts and return addresses."""
        supplier = self._presenter.supplier()
        if supplier is None:
            return
        form = SupplierForm(supplier)
        form.edited.connect(self._suppliers.edit_supplier)
        form.place_edited.connect(self._suppliers.set_place)
        form.place_removed.connect(self._suppliers.remove_place)
        form.closed.connect(self.back)
        self._open(form)

    def back(self) -> None:
        """Show the policy again."""
        front = self.front()
        if front is not self.page:
            self._stack.setCurrentWidget(self.page)
            self._stack.removeWidget(front)
            front.deleteLater()
            self.page.setFocus()

    def _open(self, page: QWidget) -> None:
        self.back()
        self._about = self._presenter.chosen
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _put_off(self) -> None:
        self.back()
        self._presenter.tell()  # the button now says that something is half typed

    def _discard(self) -> None:
        self.back()
        self._presenter.drop_draft(self._about)

    def _refused(self, field: str, sentence: str) -> None:
        front = self.front()
        if isinstance(front, SupplierForm):
            front.refuse(sentence, field)
        elif isinstance(front, PolicyForm):
            front.refuse(sentence)
        else:
            self._presenter.shell.say(sentence, "warning")

    def _kept(self, supplier_id: int) -> None:
        front = self.front()
        if isinstance(front, PolicyForm):
            self._presenter.drop_draft(supplier_id)
            self.back()
        elif isinstance(front, SupplierForm) and not front.known():
            self.back()


def _open_outside(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
