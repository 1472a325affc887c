"""The inspection as a page of the window: a scan box in the toolbar, a case on the table or none."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.inspection.on_table import OnTable, Waiting
from desktop.inspection.parcel.parcel_dialogs import ParcelDialogs
from desktop.inspection.parcel.waiting_page import WaitingPage
from desktop.inspection.photo_input import PhotoInput
from desktop.inspection.photos.photo_view import PhotoOverlay
from desktop.inspection.presenter import InspectionPresenter
from desktop.inspection.table_keys import TableKeys
from desktop.inspection.table_page import TablePage
from desktop.widgets.bar_part import BarPart
from desktop.widgets.keys_stay import KeysStay
from desktop.widgets.layouts import column
from desktop.widgets.search_box import ScanEdit
from desktop.widgets.tab import Landmark, Tab
from returns.records.case import Photo


class InspectionTab(Tab):
    """Builds the parts and wires them."""

    def __init__(self, presenter: InspectionPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.scan = ScanEdit("F2")
        self.bar = BarPart(self.scan)
        self.waiting, self.table = WaitingPage(), TablePage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.waiting)
        self.pages.addWidget(self.table)
        self.setLayout(column(self.pages, gap=0))
        # with a parcel on the table its findings are what the keyboard is wanted for
        findings = self.table.panel.findings
        self.keys = TableKeys(self.scan, (findings.package, findings.complete, findings.works))
        self.installEventFilter(self.keys)
        self.stay = KeysStay(self, self.keys.take)
        #: the case whose parcel lies on the table, 0 for none
        self._on_table = 0
        self.overlay = PhotoOverlay(self)
        self.photo_input = PhotoInput(presenter, self, self.scan.line)
        self.dialogs = ParcelDialogs(presenter.parcels, self, self.scan.line)
        self._wire_case()
        self._wire_photos()
        self.retranslate()

    # --- what the frame asks ------------------------------------------------------------

    def shown(self) -> None:
        """The scanner can begin at once."""
        self.presenter.shown()
        self.scan.line.setFocus()

    def go_to(self, number: int) -> None:
        """Put a case on the table, without receiving it."""
        self.table.panel.findings.commit()
        self.presenter.open(number)

    def shown_case(self) -> int:
        """The case on the table."""
        self.table.panel.findings.commit()
        return self.presenter.case_id

    def landmarks(self) -> Mapping[str, Landmark]:
        """Where a parcel begins."""
        return {"scan": (self.scan, self.scan.rect())}

    def leads(self) -> tuple[QWidget, QWidget] | None:
        """From the scan box to the first question, but for codes that wait for Enter."""
        package = self.table.panel.findings.package
        waits = bool(self.scan.line.text()) or not package.isVisible()
        return None if waits else (self.scan.line, package)

    def writing(self) -> Sequence[QWidget]:
        """What changes the case on the table; its pictures can still be looked at."""
        table = self.table
        header, photo, panel = table.header, table.photo, table.panel
        return (
            *(header.receive, header.paste, header.photos, table.verdict.change),
            *(photo.turn_left, photo.turn_right, photo.remove),
            *(panel.findings, panel.goods, panel.claim.postage),
            *(panel.label, panel.evidence, panel.finish),
        )

    def files_dropped(self, paths: list[str]) -> bool:
        """Pictures that fell anywhere on the window belong to the case on the table."""
        return self.photo_input.fell_on_window(paths)

    def retranslate(self) -> None:
        """Say everything again; what rules say is asked for in the new language."""
        self.scan.set_words(self.tr("Scan tracking, RMA, order or case"))
        self.presenter.refresh()

    # --- wiring -------------------------------------------------------------------------

    def _wire_case(self) -> None:
        presenter, table = self.presenter, self.table
        self.scan.scanned.connect(self._scanned)
        presenter.opened.connect(self._show_case)
        presenter.freed.connect(self._show_waiting)
        presenter.unfinished.connect(self.keys.begin)
        presenter.counted.connect(self._count)
        self.waiting.case_picked.connect(self.go_to)
        self.waiting.parcel_picked.connect(self.dialogs.ask_whose)
        table.header.receive_asked.connect(lambda: presenter.parcels.receive(presenter.case_id))
        table.unit_shown.connect(presenter.found.look_at)
        table.panel.findings.found.connect(presenter.found.save_finding)
        table.panel.findings.missed.connect(presenter.found.miss)
        table.panel.findings.lay_here.connect(presenter.found.lay_here)
        table.comparison_model.found_typed.connect(presenter.found.say_found)
        table.comparison_model.answer_typed.connect(presenter.found.say_answer)
        table.verdict.chosen.connect(presenter.found.decide_verdict)
        table.panel.goods.chosen.connect(presenter.found.decide_goods)
        table.panel.claim.postage_said.connect(presenter.found.say_freight)
        table.panel.label_asked.connect(presenter.make_label)
        table.panel.evidence_asked.connect(self.make_evidence)
        table.panel.finish_asked.connect(self.finish)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.finish),
            ("Ctrl+Enter", self.finish),
            ("Ctrl+L", presenter.make_label),
            ("Ctrl+E", self.make_evidence),
            ("Ctrl+Tab", lambda: self.table.panel.findings.turn(1)),
            ("Ctrl+Shift+Tab", lambda: self.table.panel.findings.turn(-1)),
            ("Ctrl+Shift+Backtab", lambda: self.table.panel.findings.turn(-1)),
        )
        for key, call in keys:
            # they count while the tab is in front: the queue's own are switched off then
            QShortcut(QKeySequence(key), self).activated.connect(call)

    def _wire_photos(self) -> None:
        photos, table, strip = self.presenter.photos, self.table, self.table.strip
        table.picture_wanted.connect(photos.ask_picture)
        photos.pictured.connect(self._show_picture)
        photos.added.connect(lambda added: strip.choose(added[-1].id))
        self.photo_input.asked.connect(self.keys.take)
        table.header.photos_asked.connect(self.photo_input.choose)
        table.header.paste_asked.connect(self.photo_input.paste)
        table.shots.files_dropped.connect(self.photo_input.add)
        table.shots.addressee_chosen.connect(self.presenter.choose_addressee)
        strip.files_dropped.connect(self.photo_input.add)
        strip.file_asked.connect(self.photo_input.choose)
        strip.assign_asked.connect(photos.assign)
        strip.goods_said.connect(photos.show)
        table.unit_shown.connect(photos.look_at)
        table.shots.apart_chosen.connect(photos.set_apart)
        strip.turn_asked.connect(photos.turn)
        strip.remove_asked.connect(photos.remove)
        strip.large_asked.connect(self._show_large)
        table.photo.turn_asked.connect(self._turn)
        table.photo.remove_asked.connect(lambda: photos.remove(strip.current_photo()))
        table.photo.large_asked.connect(self._show_large)
        self.overlay.turn_asked.connect(self._turn)
        self.overlay.step_asked.connect(strip.step)

    # --- showing ------------------------------------------------------------------------

    def _show_case(self, shown: OnTable) -> None:
        self.table.show_case(shown)
        self.pages.setCurrentWidget(self.table)
        if shown.case.id != self._on_table and self.isVisible():
            self._on_table = shown.case.id
            self.keys.begin()
        count = len(shown.case.photos)
        kept = self.tr("Photos: {count} originals kept, unchanged").format(count=count)
        one = self.tr("Photos: 1 original kept, unchanged")
        self.status.emit("" if not count else one if count == 1 else kept)

    def _show_waiting(self, waiting: Waiting) -> None:
        self.overlay.close_view()
        self._on_table = 0
        self.waiting.show_waiting(waiting)
        self.pages.setCurrentWidget(self.waiting)
        self.status.emit("")

    def _count(self, waiting: int) -> None:
        self.badge.emit(str(waiting) if waiting else "", False)

    def _show_picture(
        self, photo: Photo, kind: str, picture: QImage | None, words: str
    ) -> None:
        self.table.show_picture(photo, kind, picture, words)
        chosen = self.table.chosen_photo()
        if kind == "work" and chosen is not None and chosen.id == photo.id:
            self.overlay.show_picture(picture, words or self.table.photo.title.text())

    def _show_large(self) -> None:
        if self.table.chosen_photo() is not None:
            self.overlay.open()

    def _turn(self, degrees: int) -> None:
        photo = self.table.chosen_photo()
        if photo is not None:
            self.presenter.photos.turn(photo.id, degrees)

    # --- the way on ---------------------------------------------------------------------

    def _scanned(self, code: str) -> None:
        self.table.panel.findings.commit()
        self.presenter.parcels.scan(code)

    def make_evidence(self) -> None:
        """The evidence sheet, with what is being typed."""
        self.table.panel.findings.commit()
        self.presenter.make_evidence()

    def finish(self) -> None:
        """Save, and back to the scan box for the next parcel."""
        if self.presenter.case_id:
            self.table.panel.findings.commit()
            self.presenter.finish()
            self.scan.line.setFocus()
            # the code of the next parcel takes the place of what was typed there before
            self.scan.line.selectAll()
