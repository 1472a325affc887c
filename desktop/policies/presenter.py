"""What the policies tab does: reads the desk, keeps drafts, writes with a way back; no widgets."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.policies.draft import Draft, NewSupplier
from desktop.policies.sayings import Loaded, said, suppliers_words, tab_shown
from desktop.policies.writing import (
    Writing,
    added_supplier,
    checked,
    edited_supplier,
    new_place,
    new_version,
    removed_place,
    set_place,
)
from desktop.shell import Shell
from desktop.theme import look
from desktop.wording import refusal_words
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.policy import Address, PolicyTerms, Supplier, SupplierPolicy
from returns.rules.policy_answers import Difference, differences
from returns.terms import Lang

if TYPE_CHECKING:
    from returns.services.suppliers_intake import SuppliersResult

_REDRAW = frozenset({"supplier", "policy", "settings", "import", "case"})


class PoliciesPresenter(QObject):
    """Knows services and words, never widgets."""

    #: a `TabShown`
    shown = Signal(object)
    #: the desk did not take what was typed in the open form: the sentence
    refused = Signal(str)
    #: what was typed is kept: the supplier it was about
    kept = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.loaded: Loaded | None = None
        self.chosen = 0
        self.store_lang = look().lang
        self.drafts: dict[int, Draft] = {}
        self.visible = False
        self._stale = True
        self._asked = 0
        shell.changes.happened.connect(self._changed)

    # --- reading ---------------------------------------------------------------------------

    def reload(self, chosen: int = 0) -> None:
        """Read everything again, off the window's thread; only the last of several wishes counts."""
        self._asked += 1
        self._stale = False
        asked, policies = self._asked, self.shell.desk.policies

        def read() -> Loaded:
            store = policies.store_policy()
            blocks = {lang.value: policies.store_policy_blocks(lang) for lang in Lang}
            return Loaded(
                policies.overview(), store, policies.promise(), blocks, policies.floor()
            )

        def take(loaded: Loaded) -> None:
            if asked == self._asked:
                self.loaded = loaded
                self._choose_known(chosen or self.chosen)
                self.tell()

        self.shell.jobs.run(read, take)

    def tell(self) -> None:
        """Say what was read in the language on screen."""
        if self.loaded is not None:
            self.shown.emit(tab_shown(self.loaded, self.chosen, self.store_lang))

    def set_visible(self, *, visible: bool) -> None:
        """The tab came to the front or left it; what is stale is read when it comes."""
        self.visible = visible
        if visible and self._stale:
            self.reload()

    def choose(self, supplier_id: int) -> None:
        """Look at a supplier."""
        self.chosen = supplier_id
        self.tell()

    def supplier(self) -> Supplier | None:
        """The supplier looked at."""
        return self.loaded.supplier(self.chosen) if self.loaded else None

    def today(self) -> date:
        """The desk's day."""
        return self.shell.desk.clock.now().date()

    def differences(self, old: PolicyTerms, new: PolicyTerms) -> tuple[Difference, ...]:
        """What two versions answer differently, in the language on screen."""
        return differences(old, new, look().lang)

    # --- drafts ----------------------------------------------------------------------------

    def draft(self) -> Draft | None:
        """The version being written for the chosen supplier, begun from what holds now."""
        supplier, loaded = self.supplier(), self.loaded
        if supplier is None or loaded is None:
            return None
        if supplier.id in self.drafts:
            return self.drafts[supplier.id]
        current: SupplierPolicy | None = supplier.current
        return Draft(
            supplier.id,
            supplier.name,
            max((each.version for each in supplier.policies), default=0) + 1,
            current.terms if current else PolicyTerms(),
            self.today(),
            currency=loaded.overview.home_currency,
        )

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is typed while another supplier or tab is looked at."""
        self.drafts[draft.supplier_id] = draft

    def drop_draft(self, supplier_id: int) -> None:
        """What was typed is kept or no longer wanted."""
        self.drafts.pop(supplier_id, None)

    # --- suppliers and versions ------------------------------------------------------------

    def add_supplier(self, new: NewSupplier) -> None:
        """Put a supplier on the desk and look at it."""
        name = " ".join(new.name.split())
        self.write(added_supplier(self.shell.desk, new), said("done.added", supplier=name))

    def edit_supplier(self, field: str, value: str) -> None:
        """Change one field of the chosen supplier."""
        supplier = self.supplier()
        if supplier is not None:
            words = said("done.edited", supplier=supplier.name)
            self.write(edited_supplier(self.shell.desk, supplier, field, value), words)

    def set_place(self, place_id: int, name: str, address: Address) -> None:
        """Add a return address (0) or change one of the chosen supplier."""
        supplier = self.supplier()
        if supplier is None:
            return
        desk, words = self.shell.desk, said("done.place", supplier=supplier.name)
        known = next((each for each in supplier.warehouses if each.id == place_id), None)
        if known is None:
            self.write(new_place(desk, supplier.id, name, address), words)
        else:
            self.write(set_place(desk, known, name, address), words)

    def remove_place(self, place_id: int) -> None:
        """Forget a return address of the chosen supplier."""
        supplier = self.supplier()
        known = (
            next((p for p in supplier.warehouses if p.id == place_id), None)
            if supplier
            else None
        )
        if supplier is not None and known is not None:
            words = said("done.place", supplier=supplier.name)
            self.write(removed_place(self.shell.desk, known), words)

    def save_version(self, draft: Draft) -> None:
        """Write the version down; the draft stays until the desk has taken it."""
        self.keep_draft(draft)
        facts = {"version": draft.version, "supplier": draft.supplier}
        self.write(
            new_version(self.shell.desk, draft),
            said("done.version", **facts),
            said("said.version", version=draft.version),
        )

    def still_the_same(self) -> None:
        """The chosen supplier's terms were looked at today and have not changed."""
        supplier = self.supplier()
        if supplier is not None and supplier.current is not None:
            facts = {"supplier": supplier.name}
            writing = checked(self.shell.desk, supplier.id, supplier.current)
            self.write(writing, said("done.checked", **facts), said("said.checked", **facts))

    def import_suppliers(self, path: Path) -> None:
        """Bring in a suppliers file: JSON or CSV, whole or not at all."""
        intake = self.shell.desk.suppliers_intake

        def done(result: "SuppliersResult") -> None:
            self.shell.changes.tell(result.change, self)
            self.shell.say(suppliers_words(result), "warning" if result.unusable else "good")
            self.reload()

        self.shell.jobs.run(lambda: intake.bring_in(path), done)

    def open_source(self, opened: Callable[[Path], object]) -> None:
        """Hand the attached terms of the chosen supplier to `opened`."""
        supplier = self.supplier()
        current = supplier.current if supplier else None
        if current is None:
            return
        policies, policy_id = self.shell.desk.policies, current.id

        def found(path: Path | None) -> None:
            if path is None:
                self.shell.say(said("said.no_source"), "warning")
            else:
                opened(path)

        self.shell.jobs.run(lambda: policies.source_path(policy_id), found)

    # --- writing ---------------------------------------------------------------------------

    def write(self, writing: Writing, words: str, notice: str = "") -> None:
        """Write off the window's thread; `words` name it for undo, `notice` is said when done."""

        def done(change: Change) -> None:
            self.shell.wrote(change, self, words, writing.back, writing.do)
            if notice:
                self.shell.say(notice, "good", "", None)
            self.kept.emit(writing.supplier_id())
            self.reload(writing.supplier_id())

        self.shell.jobs.run(writing.do, done, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal_words(refusal))

    def _choose_known(self, wanted: int) -> None:
        """The wanted supplier, else the one before; at first the one with the gravest warning."""
        loaded = self.loaded
        if loaded is None:
            return
        ids = [each.id for each in loaded.overview.suppliers]
        if wanted in ids:
            self.chosen = wanted
        elif self.chosen not in ids:
            gaps = [gap.supplier_id for gap in loaded.gaps()]
            self.chosen = next(iter(gaps or ids), 0)

    def _changed(self, change: Change, origin: QObject | None) -> None:
        if origin is self or not change.kinds & _REDRAW:
            return
        if self.visible:
            self.reload()
        else:
            self._stale = True
