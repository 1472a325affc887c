"""What applies to the open case, asked once it has stood for a moment: keys at a pace wait for nothing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.queue.case.case_presenter import CasePresenter
from desktop.work.jobs import Lane
from returns.errors import Refusal

if TYPE_CHECKING:
    from desktop.queue.case.case_view import LoadedCase
    from desktop.queue.case.offered import Judged

#: whoever decides case after case does not look at what else could be done
_PAUSE_MS = 150


class Applies(QObject):
    """Asks what would be refused, each time that another case, or another state of it, is shown."""

    #: the actions that apply and those that do not, both as sets of their ids
    known = Signal(object, object)

    def __init__(self, presenter: CasePresenter) -> None:
        super().__init__(presenter)
        self._case = presenter
        self._asked: LoadedCase | None = None
        #: what was found for the case that is open now; None while nobody knows
        self.actions: frozenset[str] | None = None
        self._refused: Mapping[str, Refusal] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        presenter.shell.left.connect(self._pause.stop)
        presenter.shown.connect(self._shown)

    def idle(self) -> frozenset[str]:
        """The actions that would be refused now; none of them while nobody knows."""
        from desktop.queue.case.offered import JUDGED

        return JUDGED - self.actions if self.actions is not None else frozenset()

    def refusal(self, action: str) -> Refusal | None:
        """Why that would be refused on what is open now; None where it would not, and while nobody knows."""
        known = self.actions is not None and self._asked is self._case.acting
        return self._refused.get(action) if known else None

    def ask_now(self) -> None:
        """Somebody looks already: it is not waited for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def _shown(self) -> None:
        loaded = self._case.acting
        if loaded is not None and loaded is self._asked and self.actions is not None:
            # the same in another language
            self._tell()
            return
        self.actions = None
        if loaded is None:
            self._pause.stop()
        else:
            self._pause.start()

    def _ask(self) -> None:
        from desktop.queue.case.offered import judged

        loaded, desk = self._case.acting, self._case.shell.desk
        if loaded is None:
            return
        self._asked = loaded

        def found(answer: "Judged") -> None:
            if self._case.acting is loaded:
                self.actions, self._refused = answer.applying, answer.refused
                self._tell()

        # a case that is gone by then has nothing that applies
        self._case.shell.jobs.run(
            lambda: judged(desk, loaded.case, loaded.line),
            found,
            lambda _refusal: None,
            lane=Lane.READ,
        )

    def _tell(self) -> None:
        self.known.emit(self.actions, self.idle())
