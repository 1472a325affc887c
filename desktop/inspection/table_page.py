"""The page for the parcel on the table: header, shots, three columns, verdict, photo; findings."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.inspection.case_header import CaseHeader
from desktop.inspection.findings.comparison_card import ComparisonCard
from desktop.inspection.findings.comparison_model import ComparisonModel
from desktop.inspection.findings.side_panel import SidePanel
from desktop.inspection.findings.verdict_card import VerdictCard
from desktop.inspection.on_table import OnTable
from desktop.inspection.photos.photo_card import PhotoCard
from desktop.inspection.photos.shot_card import ShotCard
from desktop.inspection.photos.shot_model import ShotModel
from desktop.look.theme import px
from desktop.widgets.scroll_column import ScrollColumn
from desktop.wording import reason_said
from returns.records.case import Case, Photo
from returns.rules.dates.photo_dates import doubt

#: below this, in design pixels, the left side is narrow; and below that the right one goes under it
_NARROW, _BELOW = 520, 420


class TablePage(QWidget):
    """Shows what it is given; asks for pictures by signal."""

    #: a photo and the kind of picture that is wanted of it
    picture_wanted = Signal(object, str)
    #: the line and the number of the unit that is looked at
    unit_shown = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CaseHeader()
        self.shot_model, self.comparison_model = ShotModel(), ComparisonModel()
        self.shots = ShotCard(self.shot_model)
        self.strip = self.shots.strip
        self.comparison = ComparisonCard(self.comparison_model)
        self.verdict = VerdictCard()
        self.photo = PhotoCard()
        self.panel = SidePanel()
        self._spare = QWidget()
        #: photo and turn of the picture that was asked for last
        self._large = (0, 0)
        self._case: Case | None = None
        self._shown: OnTable | None = None
        self._lay_out()
        self.panel.findings.turned.connect(self._show_unit)
        self.strip.chosen.connect(self._chosen)

    def _lay_out(self) -> None:
        inner = self._inner = QVBoxLayout()
        inner.setContentsMargins(px(20), px(18), px(20), px(18))
        inner.setSpacing(px(14))
        for part in (self.header, self.shots, self.comparison, self.verdict):
            inner.addWidget(part)
        inner.addWidget(self.photo, 1)
        inner.addWidget(self._spare, 1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(ScrollColumn(inner), 1)
        self._across.addWidget(self.panel)
        self._below = False

    def hasHeightForWidth(self) -> bool:
        """Both sides scroll for themselves: what they would like to have is no height to scroll over."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: what stood beside goes below."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size leaves other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        beside = self.width() - self.panel.width_beside()
        self._set_below(below=beside < px(_BELOW))
        narrow = (self.width() if self._below else beside) < px(_NARROW)
        self.header.set_narrow(narrow=narrow)
        self.photo.set_narrow(narrow=narrow)

    def _set_below(self, *, below: bool) -> None:
        """All in one column that scrolls, above the buttons, or the panel beside the page."""
        if below == self._below:
            return
        self._below = below
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if below else way.LeftToRight)
        typing: QWidget | None = self.window().focusWidget()
        self.panel.set_below(self._inner if below else None)
        if typing is not None and self.isAncestorOf(typing):
            # a part that moves loses the keyboard
            typing.setFocus()

    def show_case(self, shown: OnTable) -> None:
        """Show a case with all that follows from its findings."""
        case = shown.case
        self._case, self._shown = case, shown
        self.header.show_case(case)
        self.panel.show_case(shown)
        self._show_unit()
        for photo in self.shot_model.without_thumb():
            self.picture_wanted.emit(photo, "thumb")
        self._chosen(self.strip.current_photo())

    def _show_unit(self) -> None:
        """What follows for the unit that is looked at, and for its line."""
        if self._shown is None:
            return
        case, (line_id, number) = self._shown.case, self.panel.findings.unit()
        proposal = self._shown.proposals[line_id]
        self.header.show_line(line_id)
        self.unit_shown.emit(line_id, number)
        self.shot_model.show(proposal.shots, case.photos, case, line_id)
        self.shots.show_case(
            case,
            proposal.shots,
            proposal.addressee,
            case.line(line_id).supplier,
            self.shot_model.on_table(number),
        )
        self.shots.show_choices(self._shown.choices, self._shown.addressee)
        self.comparison_model.show(proposal.comparison)
        proposed = next((each for each in proposal.verdicts if each.unit == number), None)
        unit = next((u for u in case.line(line_id).units if u.number == number), None)
        self.verdict.show_verdict(
            unit.verdict if unit is not None else None,
            proposed.verdict if proposed is not None else None,
            reason_said(proposed.because) if proposed is not None else "",
        )
        self.panel.show_unit(self._shown, line_id, number)

    def chosen_photo(self) -> Photo | None:
        """The photo that is shown large."""
        tile = self.strip.current_tile()
        return tile.photo if tile is not None else None

    def show_picture(self, photo: Photo, kind: str, picture: QImage | None, words: str) -> None:
        """A picture that was asked for is there, or the words for why not."""
        if kind == "thumb":
            self.shot_model.set_picture(photo, picture)
        elif self._large == (photo.id, photo.rotation):
            self.photo.show_picture(picture, words)

    def _chosen(self, _photo_id: int) -> None:
        """Show the chosen photo large, as soon as it is there."""
        photo = self.chosen_photo()
        because = doubt(photo, self._case) if photo is not None and self._case else None
        shows = self.shot_model.whose(photo) if photo is not None else ""
        self.photo.show_photo(photo, reason_said(because) if because else "", shows)
        self.photo.setVisible(photo is not None)
        self._spare.setVisible(photo is None)
        wanted = (photo.id, photo.rotation) if photo is not None else (0, 0)
        if photo is not None and wanted != self._large:
            self.picture_wanted.emit(photo, "work")
        self._large = wanted
