"""Parcels in our hands: scanned, received, kept apart, matched."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.inspection.case_writes import CaseWrites
from desktop.work.jobs import Lane
from desktop.work.operation import Said, plain
from desktop.work.shell import Shell
from returns.errors import NotFound, Refusal
from returns.phrases import filled
from returns.records.change import Change
from returns.records.inspection import Found

#: as many cases as a list in a dialog can show
_SHOWN = 50


class ParcelWork(QObject):
    """Knows the receiving service, never widgets."""

    #: put this case on the table
    opened = Signal(int)
    #: a scanned code and the cases it fits
    several = Signal(str, object)
    #: a scanned code that nothing on this desk carries
    unknown = Signal(str)
    #: the parcel kept apart that carries a scanned code
    apart = Signal(int)
    #: a case of which several parcels may be the one here, those, and the code that was scanned
    which = Signal(object, object, str)
    #: cases found for what was typed, for a dialog
    searched = Signal(object)

    def __init__(self, shell: Shell, writes: CaseWrites) -> None:
        super().__init__()
        self._shell, self._writes = shell, writes

    def scan(self, code: str) -> None:
        """A code was scanned or typed: the parcel it stands on is in our hands."""
        receiving = self._shell.desk.receiving

        def failed(refusal: Refusal) -> None:
            if isinstance(refusal, NotFound):
                self.unknown.emit(code)
            else:
                self._shell.refuse(refusal)

        self._shell.jobs.run(lambda: receiving.find(code), self._found, failed, lane=Lane.CASE)

    def _found(self, found: Found) -> None:
        if len(found.case_ids) == 1:
            self.receive(found.case_ids[0], found.tracking or found.code)
        elif found.case_ids:
            self._choose(found.code, found.case_ids)
        elif found.parcel_id is not None:
            self.apart.emit(found.parcel_id)

    def _choose(self, code: str, case_ids: Sequence[int]) -> None:
        queue = self._shell.desk.queue
        self._shell.jobs.run(
            lambda: queue.rows(case_ids),
            lambda rows: self.several.emit(code, tuple(rows)),
            lane=Lane.READ,
        )

    def receive(
        self,
        case_id: int,
        tracking: str = "",
        *,
        parcel: int | None = None,
        another: bool = False,
    ) -> None:
        """The parcel is here: note it and put the case on the table; asked which, where it may be several."""
        receiving = self._shell.desk.receiving

        def failed(refusal: Refusal) -> None:
            if refusal.key == "receiving.which":
                self._ask_which(case_id, tracking)
                return
            # not to be received: the case is shown all the same
            if refusal.key == "receiving.twice":
                # the usual way back to a parcel
                self._shell.say(self.tr("This parcel is here already."), "plain")
            else:
                self._shell.refuse(refusal)
            self.opened.emit(case_id)

        arrival = self._writes.step(
            self.tr("parcel received"),
            lambda: receiving.receive(case_id, tracking, parcel=parcel, another=another),
            self._said,
        )
        self._writes.perform(arrival, lambda _: self.opened.emit(case_id), failed)

    def _ask_which(self, case_id: int, tracking: str) -> None:
        desk = self._shell.desk
        self._shell.jobs.run(
            lambda: (desk.cases.get(case_id), desk.receiving.may_be(case_id, tracking)),
            lambda found: self.which.emit(*found, tracking),
            lane=Lane.READ,
        )

    def keep_apart(self, code: str, note: str = "") -> None:
        """Keep a parcel that fits no case, to be matched later."""
        receiving = self._shell.desk.receiving

        words = self.tr("Kept apart. Match it once you know whose it is.")
        self._shell.perform(
            plain(
                "",
                lambda: receiving.keep_unmatched(code, note),
                said=Said(words, undo=False),
            ),
            self,
        )

    def match(self, parcel_id: int, case_id: int) -> None:
        """A parcel kept apart belongs to this case after all."""
        receiving = self._shell.desk.receiving
        self._writes.write(
            self.tr("matched parcel"),
            lambda: receiving.match(parcel_id, case_id),
            lambda _change: self.opened.emit(case_id),
            self._matched,
        )

    def _said(self, change: Change) -> Said:
        return self._matched(change) or Said(self.tr("Parcel received."))

    def _matched(self, change: Change) -> Said | None:
        """What is said where only the number of a parcel that is here became known."""
        if not change.number_known:
            return None
        words = self.tr(
            "This parcel is here already: {tracking} is its number now. One more is noted by “Parcels”."
        )
        return Said(filled(words, tracking=change.number_known))

    def search(self, text: str) -> None:
        """Cases for what was typed, for a dialog."""
        queue = self._shell.desk.queue
        self._shell.jobs.run(
            lambda: tuple(queue.page("all", limit=_SHOWN, search=text).rows),
            self.searched.emit,
            lane=Lane.READ,
        )
