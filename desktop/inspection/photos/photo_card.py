"""The chosen photo, large in the space that is left, with what is known of its original."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.inspection.photos.photo_view import PhotoView
from desktop.look.theme import px
from desktop.widgets.button import IconButton
from desktop.widgets.card import Card
from desktop.widgets.grid import KeyValueGrid
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.wording import size_words, word
from returns.records.case import Photo

#: what is told beside the picture is so wide, and the picture at least so tall, in design pixels
_SIDE, _VIEW = 300, 138
#: no limit, as Qt counts it
_ANY_WIDTH = 16_777_215


class PhotoCard(Card):
    """The picture at the left; shot, capture time, size, hash, file name and its buttons right."""

    turn_asked = Signal(int)
    remove_asked = Signal()
    large_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, parent=parent)
        self._photo: Photo | None = None
        self._shows = ""
        self.view = PhotoView()
        self.title = PlainLabel("", "strong", elide=True)
        self.facts = KeyValueGrid()
        self.kept = PlainLabel("", "small", "good")
        self.doubt = PlainLabel("", "small", "warning")
        self.doubt.hide()
        self.turn_left = IconButton("undo", "")
        self.turn_right = IconButton("redo", "")
        self.large = IconButton("eye", "")
        self.remove = IconButton("trash", "")
        self._build()
        self.turn_left.clicked.connect(lambda: self.turn_asked.emit(-90))
        self.turn_right.clicked.connect(lambda: self.turn_asked.emit(90))
        self.large.clicked.connect(self.large_asked)
        self.view.large_asked.connect(self.large_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.retranslate()

    def _build(self) -> None:
        side = self._side = QWidget()
        box = self._box = QVBoxLayout(side)
        box.setSpacing(px(4))
        buttons = (self.turn_left, self.turn_right, self.large, self.remove)
        top = row(self.title, *buttons, gap=2)
        top.setStretch(0, 1)
        box.addLayout(top)
        for part in (self.doubt, self.facts, self.kept):
            box.addWidget(part)
        box.addStretch(1)
        self._across = row(self.view, side, gap=0)
        self._across.setStretch(0, 1)
        self.body.addLayout(self._across, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.setMinimumHeight(px(_VIEW))
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Set what is known of it below the picture."""
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else px(_SIDE))
        self._side.setMaximumWidth(_ANY_WIDTH if narrow else px(_SIDE))
        self._box.setContentsMargins(0 if narrow else px(14), px(10) if narrow else 0, 0, 0)

    def show_photo(self, photo: Photo | None, doubt: str = "", shows: str = "") -> None:
        """Say what is known of it, and why its date is doubted; the picture comes by itself.

        `shows` is which of several items it shows, "" where there is one.
        """
        self._photo, self._shows = photo, shows
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.retranslate()
        if photo is None:
            self.view.show_picture(None, "")

    def show_picture(self, picture: QImage | None, words: str = "") -> None:
        """The working picture, or why there is none."""
        name = words or self.title.text()
        self.view.show_picture(picture, name)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.turn_left.set_name(self.tr("Turn left (Shift+R)"))
        self.turn_right.set_name(self.tr("Turn right (R)"))
        self.large.set_name(self.tr("Show large (Space)"))
        self.remove.set_name(self.tr("Take off the case (Delete)"))
        photo = self._photo
        if photo is None:
            return
        self.title.setText(word("shot", photo.shot) if photo.shot else self.tr("Further photo"))
        self.kept.setText(self.tr("Original kept, unchanged"))
        shown = photo.taken_at.replace("T", " ")[:16]
        shows = [(self.tr("Shows"), self._shows)] if self._shows else []
        self.facts.set_rows(
            [
                *shows,
                (self.tr("Taken"), shown or self.tr("not written in the picture")),
                (self.tr("Size"), _size(photo)),
                (self.tr("File"), photo.name),
                ("SHA-256", f"{photo.sha256[:8]}…{photo.sha256[-6:]}"),
            ]
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _size(photo: Photo) -> str:
    parts = [size_words(photo.bytes)]
    if photo.width and photo.height:
        parts.insert(0, f"{photo.width} × {photo.height}")
    return " · ".join(parts)
