"""What the policies tab does: reads the desk, keeps drafts, writes with a way back; no widgets."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.look.theme import look
from desktop.policies.form.draft import Draft
from desktop.policies.sayings import Loaded, tab_shown
from desktop.policies.writing import (
    Writing,
)
from desktop.wording import refusal_words
from desktop.work.operation import plain
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.policy import PolicyTerms, Supplier
from returns.terms import Lang

if TYPE_CHECKING:
    from returns.promises.policies import Policies

#: after which what is typed goes to the disk, in milliseconds
_TYPING_PAUSE = 800
_REDRAW = frozenset({"supplier", "policy", "settings", "import", "case"})


class PoliciesPresenter(QObject):
    """Knows services and words, never widgets."""

    #: a `TabShown`
    shown = Signal(object)
    #: the desk did not take what was typed in the open form: the field, "" for none, and the sentence
    refused = Signal(str, str)
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
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._store_drafts)
        shell.changes.happened.connect(self._changed)

    # --- reading ---------------------------------------------------------------------------

    def reload(self, chosen: int = 0) -> None:
        """Read everything again, off the window's thread; only the last of several wishes counts."""
        self._asked += 1
        self._stale = False
        asked, policies, first = self._asked, self.shell.desk.policies, self.loaded is None

        def read() -> Loaded:
            store = policies.store_policy()
            blocks = {lang.value: policies.store_policy_blocks(lang) for lang in Lang}
            return Loaded(
                overview=policies.overview(),
                store=store,
                promise=policies.promise(),
                blocks=blocks,
                drafts=policies.drafts() if first else {},
                floor=policies.floor(),
                years=policies.year(),
            )

        def take(loaded: Loaded) -> None:
            if asked == self._asked:
                self.loaded = loaded
                self._take_drafts(loaded)
                self._choose_known(chosen or self.chosen)
                self.tell()

        self.shell.jobs.run(read, take)

    def tell(self) -> None:
        """Say what was read in the language on screen."""
        if self.loaded is not None:
            begun = self.chosen in self.drafts
            shown = tab_shown(self.loaded, self.chosen, self.store_lang, begun=begun)
            self.shown.emit(shown)

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

    # --- drafts ----------------------------------------------------------------------------

    def draft(self) -> Draft | None:
        """The version being written for the chosen supplier, begun from what holds now."""
        supplier, loaded = self.supplier(), self.loaded
        if supplier is None or loaded is None:
            return None
        if supplier.id in self.drafts:
            return self.drafts[supplier.id]
        terms = supplier.current.terms if supplier.current else PolicyTerms()
        return self._new_draft(supplier, loaded, terms, self.today())

    def _new_draft(
        self, supplier: Supplier, loaded: Loaded, terms: PolicyTerms, day: date | None
    ) -> Draft:
        number = max((each.version for each in supplier.policies), default=0) + 1
        currency = loaded.overview.home_currency
        return Draft(supplier.id, supplier.name, number, terms, day, currency=currency)

    def _take_drafts(self, loaded: Loaded) -> None:
        """What was typed before the window was closed; what is typed now is newer."""
        for supplier_id, kept in loaded.drafts.items():
            supplier = loaded.supplier(supplier_id)
            if supplier is not None and supplier_id not in self.drafts:
                made = self._new_draft(supplier, loaded, kept.terms, kept.holds_from)
                self.drafts[supplier_id] = made

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is typed: at once for this window, after a pause on the disk."""
        self.drafts[draft.supplier_id] = draft
        self.shell.jobs.unsaved.begin(_known(draft.supplier_id))
        self._pause.start()

    def drop_draft(self, supplier_id: int) -> None:
        """What was typed is written down, or no longer wanted."""
        self.drafts.pop(supplier_id, None)
        policies, jobs = self.shell.desk.policies, self.shell.jobs
        jobs.writing(jobs.run(lambda: policies.keep_draft(supplier_id, None)))
        jobs.unsaved.end(_known(supplier_id))
        self.tell()

    def _store_drafts(self) -> None:
        policies = self.shell.desk.policies
        for draft in list(self.drafts.values()):
            stored = partial(self._stored, draft)
            self.shell.jobs.run(partial(_store, policies, draft), stored)

    def _stored(self, draft: Draft, kept: bool) -> None:
        # what was typed meanwhile waits for its own pause
        if kept and self.drafts.get(draft.supplier_id) in (draft, None):
            self.shell.jobs.unsaved.end(_known(draft.supplier_id))

    # --- writing ---------------------------------------------------------------------------

    def write(
        self, writing: Writing, words: str, then: Callable[[], object] | None = None
    ) -> None:
        """Write off the window's thread; `words` name it for undo, `then` is called when done."""

        def done(_change: Change) -> None:
            if then is not None:
                then()
            self.kept.emit(writing.supplier_id())
            self.reload(writing.supplier_id())

        operation = plain(words, writing.do, lambda _trace: writing.back())
        self.shell.perform(operation, self, done, self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(str(refusal.facts.get("field", "")), refusal_words(refusal))

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


def _known(supplier_id: int) -> tuple[str, int]:
    """What a draft is called while it is not on the disk yet."""
    return "policy", supplier_id


def _store(policies: "Policies", draft: Draft) -> bool:
    """Write it to the disk; False where it stays in the window."""
    from returns.promises.policy_drafts import PolicyDraft

    try:
        policies.keep_draft(draft.supplier_id, PolicyDraft(draft.terms, draft.holds_from))
    except Refusal:
        # a figure out of bounds is told beside its field
        return False
    return True
