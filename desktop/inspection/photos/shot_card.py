"""The card with the shot list and the meter that is red until its addressee has all of it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.inspection.photos.shot_model import ShotModel
from desktop.inspection.photos.shot_strip import ShotStrip
from desktop.look.theme import px
from desktop.widgets.card import Card
from desktop.widgets.chip import Chip
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.dropped import only_pdfs
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout
from desktop.wording import choice_word, word
from returns.phrases import filled
from returns.records.case import Case
from returns.records.inspection import ShotFrame
from returns.records.packets import Choice
from returns.terms import Party

#: letters of an item's name
_MOST_NAME = 22


class ShotCard(Card):
    """Who asks for which shots, how many there are, and the frames."""

    files_dropped = Signal(list, str)
    # whose shots are asked for, by its id in the acceptance matrix; "" for whoever the case leads to
    addressee_chosen = Signal(str)
    #: whether new photos show all that came, not the piece on the table
    apart_chosen = Signal(bool)

    def __init__(self, model: ShotModel, parent: QWidget | None = None) -> None:
        super().__init__(gap=8, parent=parent)
        self.body.setContentsMargins(*(self._edge(side) for side in range(4)))
        self._asked_by, self._supplier = Party.SUPPLIER, ""
        self._have, self._wanted = 0, 0
        self.title = PlainLabel("", "caption", "muted")
        self.meter = Chip()
        self.who = ChoiceBox()
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.who.activated.connect(lambda at: self.addressee_chosen.emit(self.who.itemData(at)))
        self.shows = ChoiceBox()
        self.shows.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.shows.activated.connect(lambda at: self.apart_chosen.emit(bool(at)))
        self._case, self._piece = 0, ""
        self._choices: tuple[Choice, ...] = ()
        self._addressee = ""
        self.strip = ShotStrip(model)
        head = FlowLayout(gap=8, last_right=True)
        head.setContentsMargins(px(4), 0, px(8), 0)
        for part in (self.title, self.shows, self.who, self.meter):
            head.addWidget(part)
        self.add(head)
        self.add(self.strip)
        self.setAcceptDrops(True)
        self.retranslate()

    def _edge(self, side: int) -> int:
        margins = self.body.contentsMargins()
        # the ring around a chosen frame needs the room that the card's padding has
        whole = (margins.left() - 4, margins.top(), margins.right() - 8, margins.bottom() - 4)
        return max(0, whole[side])

    def show_case(
        self,
        case: Case,
        frames: tuple[ShotFrame, ...],
        asked_by: Party,
        supplier: str,
        piece: str = "",
    ) -> None:
        """Say who asks and how far the list is; the `piece` that new photos show, of several items."""
        if case.id != self._case:
            self.shows.setCurrentIndex(0)
            self.apart_chosen.emit(False)
        self._case, self._piece = case.id, piece
        needed = [frame for frame in frames if frame.needed]
        self._asked_by, self._supplier = asked_by, supplier
        self._wanted = len(needed)
        self._have = sum(frame.filled for frame in needed)
        self.retranslate()

    def show_choices(self, choices: tuple[Choice, ...], addressee: str) -> None:
        """Whom the evidence can go to, and who was chosen."""
        self._choices, self._addressee = choices, addressee
        self.retranslate()

    def _show_choices(self) -> None:
        offered = [(self.tr("As the case stands"), "")]
        known = [choice.addressee.id for choice in self._choices]
        offered += [(choice_word("addressee", name), name) for name in known]
        # a list that somebody has open stays as it is while nothing of it changed
        shown = [
            (self.who.itemText(at), self.who.itemData(at)) for at in range(self.who.count())
        ]
        if shown != offered:
            self.who.clear()
            for words, name in offered:
                self.who.addItem(words, name)
        self.who.setCurrentIndex(max(0, self.who.findData(self._addressee)))
        self.who.setAccessibleName(self.tr("For whom the shots are"))
        self.who.setVisible(bool(self._choices))

    def _show_piece(self) -> None:
        self.shows.setVisible(bool(self._piece))
        name = self._piece
        if len(name) > _MOST_NAME:
            name = f"{name[: _MOST_NAME - 1].rstrip()}…"
        offered = [
            filled(self.tr("New photos: {item}"), item=name),
            self.tr("New photos: all that came"),
        ]
        shown = [self.shows.itemText(at) for at in range(self.shows.count())]
        if shown != offered:
            at = max(0, self.shows.currentIndex())
            self.shows.clear()
            self.shows.addItems(offered)
            self.shows.setCurrentIndex(at)
        self.shows.setAccessibleName(self.tr("What new photos show"))
        set_tip(
            self.shows,
            self.tr("Photos of the package are of all that came. L says what a photo shows."),
        )

    def _title(self) -> str:
        """Who asks for these shots; what is usual where nobody names any."""
        found = (choice.addressee for choice in self._choices)
        chosen = next((each for each in found if each.id == self._addressee), None)
        usual = self.tr("Shots that prove what came back")
        if chosen is not None and chosen.id != Party.SUPPLIER:
            asks = self.tr("Shots that {addressee} asks for")
            named = chosen.listed("shots")
            return asks.format(addressee=word("addressee", chosen.id)) if named else usual
        asked_by = Party.SUPPLIER if chosen is not None else self._asked_by
        titles = {
            Party.SUPPLIER: self.tr("Shots that {supplier} asks for"),
            Party.CARRIER: self.tr("Shots that the carrier asks for"),
            Party.PLATFORM: self.tr("Shots that the platform asks for"),
        }
        somebody = asked_by is not Party.SUPPLIER or self._supplier
        title = titles.get(asked_by, usual) if somebody else usual
        return filled(title, supplier=self._supplier)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._show_choices()
        self._show_piece()
        self.title.setText(self._title())
        self.meter.set(*self._meter())
        self.strip.setAccessibleName(self.title.text())
        set_tip(self.strip, "")

    def _meter(self) -> tuple[str, str]:
        if not self._wanted:
            return "", "plain"
        missing = self._wanted - self._have
        facts = {"have": self._have, "wanted": self._wanted, "missing": missing}
        if not missing:
            return self.tr("{have} of {wanted} · complete").format(**facts), "good"
        text = self.tr("{have} of {wanted} · {missing} missing")
        return text.format(**facts), "bad"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may fall beside the frames, too."""
        if event.mimeData().hasUrls() and not only_pdfs(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They fill the empty frames in order."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_dropped.emit(paths, "")

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
