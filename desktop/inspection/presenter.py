"""The Inspection tab's work: show a case, save what is found as it is said, finish."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.inspection.case_writes import CaseWrites
from desktop.inspection.findings.finding_writes import FindingWrites
from desktop.inspection.on_table import OnTable, Waiting
from desktop.inspection.parcel.parcel_work import ParcelWork
from desktop.inspection.photos.photo_work import PhotoWork
from desktop.look.theme import look
from desktop.work.jobs import Lane
from desktop.work.label_maker import make_label
from desktop.work.operation import Said
from desktop.work.pause import WhenKeysPause
from desktop.work.shell import Shell
from returns.errors import Refusal
from returns.records.change import Change

_SHOWN = 50


class InspectionPresenter(QObject):
    """Knows services, never widgets; one case is on the table or none."""

    #: an `OnTable` to be shown
    opened = Signal(object)
    #: the table is free: a `Waiting` to be shown
    freed = Signal(object)
    #: what lies on the table was not concluded: something of it was not said yet
    unfinished = Signal()
    #: how many parcels wait
    counted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.writes = CaseWrites(shell)
        self.photos = PhotoWork(shell, self.writes)
        self.parcels = ParcelWork(shell, self.writes)
        self.case_id = 0
        self.on_table: OnTable | None = None
        self.found = FindingWrites(shell, self.writes)
        #: case → the addressee that was chosen for its evidence
        self._addressees: dict[int, str] = {}
        self._stale = True
        # who waits is read through all that is open: not for each of many steps in the queue
        self._waiting_turned = WhenKeysPause(self)
        self._waiting_turned.due.connect(self._read_free)
        shell.left.connect(self._waiting_turned.stop)
        self.writes.settled.connect(self.refresh)
        self.photos.arriving.connect(self.refresh)
        self.parcels.opened.connect(self.open)
        shell.changes.happened.connect(self._heard)

    # --- what is on the table ---------------------------------------------------------

    def open(self, case_id: int) -> None:
        """Put a case on the table."""
        self.case_id = self.found.case_id = self.photos.case_id = case_id
        self.refresh()

    def clear(self) -> None:
        """Take the case off the table."""
        self.case_id = self.found.case_id = self.photos.case_id = 0
        self.on_table = None
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        if self.case_id:
            case_id, lang = self.case_id, look().lang
            self.shell.jobs.run(lambda: self._read(case_id, lang), self._show, lane=Lane.CASE)
        else:
            self.shell.jobs.run(self._read_waiting, self.freed.emit, lane=Lane.CASE)
        receiving = self.shell.desk.receiving
        self.shell.jobs.run(lambda: len(receiving.waiting()), self.counted.emit, lane=Lane.CASE)

    def shown(self) -> None:
        """The tab came to the front."""
        if self._stale:
            self.refresh()

    def choose_addressee(self, addressee: str) -> None:
        """Go by the shots of this one from now on; "" for whoever the case leads to."""
        self._addressees[self.case_id] = addressee
        self.refresh()

    def _read(self, case_id: int, lang: str) -> OnTable:
        desk, addressee = self.shell.desk, self._addressees.get(case_id, "")
        case = desk.cases.get(case_id)
        lines = [line.id for line in case.lines]
        return OnTable(
            case,
            {line: desk.inspections.proposal(case_id, lang, line, addressee) for line in lines},
            {line: desk.cases.policy_of(case_id, line) for line in lines},
            desk.packets.choices(case_id),
            addressee,
        )

    def _show(self, read: OnTable) -> None:
        # what is on screen is newer than what was read while a write is under way
        if read.case.id == self.case_id and not self.writes.busy():
            self.on_table = read
            self.found.case = read.case
            self.photos.several = len(read.case.lines) > 1
            self.opened.emit(read)

    def _read_waiting(self) -> Waiting:
        desk = self.shell.desk
        waiting = desk.receiving.waiting()[:_SHOWN]
        rows = desk.queue.another()
        try:
            return Waiting(tuple(rows.rows(waiting)), desk.receiving.unmatched())
        finally:
            rows.close()

    def _heard(self, change: Change, origin: QObject | None) -> None:
        if origin is self.writes:
            return
        everywhere = change.kinds & {"policy", "settings", "supplier", "import"}
        if self.case_id and (everywhere or self.case_id in change.case_ids):
            self.refresh()
        elif not self.case_id and change.kinds == {"case"}:
            self._waiting_turned.ask()
        elif not self.case_id:
            self.refresh()

    def _read_free(self) -> None:
        if not self.case_id:
            self.refresh()

    def finish(self) -> None:
        """Save the verdict as it stands and free the table for the next parcel."""
        case_id, inspections = self.case_id, self.shell.desk.inspections
        if not case_id:
            return

        def finished(_change: Change) -> None:
            if self.case_id == case_id:
                self.case_id = self.found.case_id = self.photos.case_id = 0
                self.on_table = None

        def refused(refusal: Refusal) -> None:
            self.shell.refuse(refusal)
            if self.case_id == case_id:
                self.unfinished.emit()

        saving = self.writes.step(
            self.tr("inspection"),
            lambda: inspections.finish(case_id),
            lambda _: Said(self.tr("Inspection saved.")),
        )
        # photos that are still coming in belong to it
        self.writes.perform(replace(saving, after=Lane.PHOTO), finished, refused)

    # --- papers -----------------------------------------------------------------------

    def make_label(self) -> None:
        """The case's label, in the preview."""
        if self.case_id:
            make_label(self.shell, [self.case_id])

    def make_evidence(self) -> None:
        """The evidence sheet for whoever is to answer, in the preview."""
        if self.on_table is None:
            return
        case_id, papers = self.case_id, self.shell.desk.papers
        shown = self.on_table.proposals
        # the sheet is for whoever answers for the line that is looked at
        addressee = shown.get(self.found.unit[0], next(iter(shown.values()))).addressee
        chosen = self._addressees.get(case_id, "")
        found = (each.addressee for each in self.on_table.choices)
        party = next((each.party for each in found if each.id == chosen), addressee)

        def make(_change: Change) -> None:
            self.shell.jobs.start(
                self.tr("Making the evidence sheet"),
                lambda _job: replace(
                    papers.evidence(case_id, addressee=party), wanted_by=chosen
                ),
                self.shell.paper_made.emit,
                after=Lane.PHOTO,
            )

        # the sheet goes by what is lit for the goods, also where it was only proposed
        inspections = self.shell.desk.inspections
        self.writes.write(self.tr("inspection"), lambda: inspections.keep_goods(case_id), make)
