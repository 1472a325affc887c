"""Safe keeping on one page: how well the desk is kept, its copies, going back, the check."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QFileDialog, QWidget

from desktop.keeping.check_card import CheckCard
from desktop.keeping.copies_card import CopiesCard
from desktop.keeping.go_back_dialog import WIDTH as GO_BACK_WIDTH
from desktop.keeping.go_back_dialog import GoBackDialog
from desktop.keeping.one_thing_dialog import HEIGHT as ONE_THING_HEIGHT
from desktop.keeping.one_thing_dialog import WIDTH as ONE_THING_WIDTH
from desktop.keeping.one_thing_dialog import OneThingDialog
from desktop.keeping.place_dialog import WIDTH as PLACE_WIDTH
from desktop.keeping.place_dialog import PlaceDialog
from desktop.keeping.places_card import PlacesCard
from desktop.keeping.presenter import KeepingPresenter
from desktop.keeping.preview_card import PreviewCard
from desktop.keeping.sayings import said, state_of
from desktop.keeping.stamping import StampingPresenter
from desktop.keeping.stamps_card import StampsCard
from desktop.keeping.state_card import StateCard
from desktop.keeping.usual_place import show_folder
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.soon import Soon
from desktop.widgets.veil import open_veiled
from returns.records.keeping import CheckReport, Copy, GoingBack, Kept, Thing

#: narrower than that, the preview stands below the copies
_SIDE_BY_SIDE = 900
_PANEL = 380


class SafeKeepingDialog(QDialog):
    """Wires the parts to their presenter; Esc leaves, and what runs goes on."""

    #: a `Copy` shall be opened to look at
    look_wanted = Signal(object)
    #: a `Copy` shall become the desk
    go_wanted = Signal(object)

    def __init__(self, presenter: KeepingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter = presenter
        self._now = presenter.shell.desk.clock.now
        self.title, self._line = PlainLabel("", "title"), PlainLabel("", "body", "muted")
        self.where, self.copy_now, self.ok = Button(), Button("", "primary"), Button()
        self.state, self.places = StateCard(presenter.former, self._now), PlacesCard()
        self.copies, self.preview, self.check = (
            CopiesCard(self._now),
            PreviewCard(),
            CheckCard(),
        )
        self.stamps, self.stamping = StampsCard(), StampingPresenter(presenter.shell)
        self.told = PlainLabel("", "medium")
        self._seen_soon = Soon(self, self._see_report)
        self._lay_out()
        self._wire()
        self.retranslate()
        presenter.watched = True
        if presenter.kept is not None:
            self._show(presenter.kept)
        if presenter.report is not None:
            self._show_report(presenter.report)
        presenter.load()
        self.stamping.load()

    def _lay_out(self) -> None:
        head = row(gap=12)
        head.addLayout(column(self.title, self._line, gap=0), 1)
        head.addWidget(self.where)
        head.addWidget(self.copy_now)
        main = QWidget()
        main.setLayout(
            column(head, self.state, self.places, self.copies, self.stamps, None, gap=12)
        )
        side = QWidget()
        side.setLayout(column(self.preview, self.check, None, gap=12))
        self._side = side
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(px(20), px(16), px(20), px(16))
        self._beside.setSpacing(px(18))
        self._beside.addWidget(main, 1)
        self._beside.addWidget(side)
        self._scroll = ScrollColumn(self._beside)
        foot = row(gap=10)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.ok)
        self.setLayout(column(self._scroll, framed("foot", foot, (22, 10, 22, 12)), gap=0))

    def _wire(self) -> None:
        presenter = self.presenter
        self.where.clicked.connect(self.choose_place)
        self.copy_now.clicked.connect(lambda: presenter.copy_now())
        self.ok.clicked.connect(self.accept)
        self.state.stop.clicked.connect(lambda: presenter.stop("copy"))
        self.state.former.show_wanted.connect(show_folder)
        self.places.open_wanted.connect(show_folder)
        self.copies.chosen.connect(self._choose)
        self.copies.prove_wanted.connect(presenter.prove)
        self.preview.look_wanted.connect(self._look)
        self.preview.go_wanted.connect(self._ask_go_back)
        self.preview.one_wanted.connect(self._ask_one)
        self.check.wanted.connect(presenter.check)
        self.check.stop_wanted.connect(lambda: presenter.stop("check"))
        self.check.mend_wanted.connect(presenter.mend)
        self.check.save_wanted.connect(self._save_report)
        self.stamps.ask_wanted.connect(self.stamping.save_question)
        self.stamps.take_wanted.connect(self.stamping.take_in)
        self.stamping.shown.connect(self.stamps.show_state)
        self.stamping.told.connect(self._tell)
        presenter.shown.connect(self._show)
        presenter.previewed.connect(self._show_back)
        presenter.working.connect(self._work)
        presenter.checked.connect(self._show_report)
        presenter.told.connect(self._tell)
        for what in ("copy", "check"):
            if presenter.runs(what):
                self._work(what, 0, 0)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def open_sized(self) -> None:
        """Open over the window, as large as the screen has room for."""
        room = self.screen().availableSize()
        self.resize(min(px(1160), room.width() - 40), min(px(690), room.height() - 40))
        self.copy_now.setFocus()
        open_veiled(self)

    # --- what is shown -------------------------------------------------------------------

    def _show(self, kept: Kept) -> None:
        self.state.show_state(state_of(kept, self._now()))
        self.places.show_places(kept.places, self._now())
        self.copies.show_places(kept.places)

    def _choose(self, copy: Copy | None) -> None:
        self.preview.show_copy(copy)
        if copy is not None:
            self.presenter.preview(copy)

    def _show_back(self, back: GoingBack) -> None:
        self.preview.show_back(back, self._now())

    def _show_report(self, report: CheckReport) -> None:
        self.check.show_report(report, self._now())
        # where there is little room what was found would lie below the edge
        self._seen_soon.ask()

    def _see_report(self) -> None:
        self._scroll.ensureWidgetVisible(self.check, 0, 0)

    def _work(self, what: str, done: int, total: int) -> None:
        if what == "copy":
            self.state.work(done, total)
            self.copy_now.setEnabled(done < 0)
        else:
            self.check.work(done, total)

    def _tell(self, words: str, tone: str) -> None:
        self.told.set_tone(tone)
        self.told.setText(words)
        self.told.setAccessibleName(words)

    # --- what is asked -------------------------------------------------------------------

    def choose_place(self) -> None:
        """Where copies go besides the desk's own folder."""
        places = self.presenter.kept.places if self.presenter.kept else ()
        second = next((place.folder for place in places if not place.own), None)
        PlaceDialog(second, self.presenter.set_place, self).open_sized(PLACE_WIDTH)

    def _look(self, copy: Copy) -> None:
        self.accept()
        self.look_wanted.emit(copy)

    def _ask_go_back(self, back: GoingBack) -> None:
        dialog = GoBackDialog(back.copy, back.lost_count, self._now(), self)
        dialog.accepted.connect(self.accept)
        dialog.accepted.connect(partial(self.go_wanted.emit, back.copy))
        dialog.open_sized(GO_BACK_WIDTH)

    def _ask_one(self, copy: Copy) -> None:
        def ask(things: Sequence[Thing]) -> None:
            dialog = OneThingDialog(copy, things, self._now(), self)
            dialog.chosen.connect(partial(self.presenter.bring_back, copy))
            dialog.open_sized(ONE_THING_WIDTH, ONE_THING_HEIGHT)

        self.presenter.inside(copy, ask)

    def _save_report(self) -> None:
        start = str(Path.home() / f"sendback-check-{self._now():%Y-%m-%d}.txt")
        path, _ = QFileDialog.getSaveFileName(self, said("check.save"), start, "*.txt")
        if path:
            self.presenter.save_report(Path(path))

    def done(self, result: int) -> None:
        """Nobody looks any more: what is still under way is told in the window."""
        self.presenter.watched = False
        super().done(result)

    # --- words and room ------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.setWindowTitle(said("title"))
        self.title.setText(said("title"))
        self._line.setText(said("line"))
        self.where.set_text(said("where"))
        self.copy_now.set_text(said("copy_now"))
        self.ok.set_text(said("done"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, else below."""
        super().resizeEvent(event)
        wide = self.width() >= px(_SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._side.setMaximumWidth(px(_PANEL) if wide else 16_777_215)
        self._side.setMinimumWidth(px(_PANEL) if wide else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.presenter.kept is not None:
                self._show(self.presenter.kept)
