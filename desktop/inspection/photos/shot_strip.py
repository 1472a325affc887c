"""The shot list on screen: frames side by side, chosen with the arrows, filled by dropping."""

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from desktop.inspection.photos.goods_menu import GoodsMenu
from desktop.inspection.photos.shot_model import ShotModel, Tile
from desktop.inspection.photos.shot_tile import CAPTION_LINES, GAP, TileDelegate, picture_box
from desktop.look.theme import px
from desktop.widgets.assisted import follow_selection
from desktop.widgets.dropped import only_pdfs
from desktop.widgets.labels import role_font, wrap

#: a photo dragged within the strip, by its number in the desk
PHOTO_MIME = "application/x-sendback-photo"
_MOST_COLUMNS = 8
_WIDEST, _NARROWEST = 152, 92


class ShotStrip(QListView):
    """The frames; the current one is the chosen photo.

    Keys: arrows choose, 1–9 put the chosen photo into a frame, R and Shift+R turn it, Delete
    takes it off the case, Space shows it large, Enter on an empty frame asks for a file. Of several
    items L, or a right click, says which of them it shows.
    """

    #: a photo's number or 0
    chosen = Signal(int)
    assign_asked = Signal(int, str)
    files_dropped = Signal(list, str)
    large_asked = Signal(int)
    turn_asked = Signal(int, int)
    remove_asked = Signal(int)
    file_asked = Signal(str)
    #: a photo's number, and the `PhotoOf` that it shows
    goods_said = Signal(int, object)

    def __init__(self, model: ShotModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._columns = 1
        self._wanted = 0
        self.setModel(model)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.selectionModel().currentChanged.connect(self._current_changed)
        follow_selection(self)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        model.modelReset.connect(self._fit)
        for shown_anew in (model.modelReset, model.dataChanged):
            shown_anew.connect(self._choose_again)

    # --- what is chosen ---------------------------------------------------------------

    def choose(self, photo_id: int) -> None:
        """Make a photo the chosen one, now or when it appears."""
        self._wanted = photo_id
        row = self._model.row_of(photo_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def current_tile(self) -> Tile | None:
        """The chosen place."""
        return self._model.tile(self.currentIndex().row())

    def current_photo(self) -> int:
        """The chosen photo's number, 0 when the chosen frame is empty."""
        tile = self.current_tile()
        return tile.photo.id if tile and tile.photo else 0

    def step(self, by: int) -> None:
        """Choose the next photo, passing over empty frames."""
        row = self.currentIndex().row() + by
        while (tile := self._model.tile(row)) is not None:
            if tile.photo is not None:
                self.setCurrentIndex(self._model.index(row))
                return
            row += by

    def _current_changed(self) -> None:
        self._wanted = self.current_photo()
        self.chosen.emit(self._wanted)
        self.viewport().update()

    def _choose_again(self) -> None:
        """The chosen photo keeps the choice wherever it went; at first the first one has it."""
        row = self._model.row_of(self._wanted)
        if row < 0 and not self.currentIndex().isValid():
            row = self._model.first_photo()
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def _open(self, row: int) -> None:
        tile = self._model.tile(row)
        if tile is None:
            return
        if tile.photo is not None:
            self.large_asked.emit(tile.photo.id)
        else:
            self.file_asked.emit(tile.shot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the strip; everything else as a list does it."""
        photo = self.current_photo()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex().row())
        elif key is Qt.Key.Key_Space and photo:
            self.large_asked.emit(photo)
        elif key is Qt.Key.Key_R and photo:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.turn_asked.emit(photo, -90 if back else 90)
        elif key is Qt.Key.Key_L and not event.modifiers() and photo:
            by_key = QContextMenuEvent.Reason.Keyboard
            spot = self.rect().center()
            self.contextMenuEvent(QContextMenuEvent(by_key, spot, self.mapToGlobal(spot)))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and photo:
            self.remove_asked.emit(photo)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and photo:
            shot = self._model.shot_of_key(key - Qt.Key.Key_0)
            if shot:
                self.assign_asked.emit(photo, shot)
        else:
            super().keyPressEvent(event)

    # --- what it shows ----------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click on a photo, or a key: which of several items it shows."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        tile = self._model.tile(index.row())
        if tile is None or tile.photo is None:
            return
        self.setCurrentIndex(index)
        menu = GoodsMenu(self._model, tile.photo, self)
        menu.said.connect(partial(self.goods_said.emit, tile.photo.id))
        spot = self.tile_centre(index.row()) if by_key else event.pos()
        menu.open_at(self.viewport().mapToGlobal(spot))

    # --- dropping ---------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the chosen photo to another frame."""
        tile = self.current_tile()
        if tile is None or tile.photo is None:
            return
        carried = QMimeData()
        carried.setData(PHOTO_MIME, str(tile.photo.id).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        if tile.thumb is not None:
            drag.setPixmap(_small(tile.thumb))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take photos of ours and files."""
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall."""
        self._weigh(event)

    def _weigh(self, event: QDropEvent) -> None:
        ours = event.mimeData().hasFormat(PHOTO_MIME)
        files = event.mimeData().hasUrls() and not only_pdfs(event.mimeData())
        if files or (ours and self._shot_at(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """A photo of ours goes into the frame; files become photos of it."""
        shot = self._shot_at(event)
        if event.mimeData().hasFormat(PHOTO_MIME):
            photo = int(bytes(event.mimeData().data(PHOTO_MIME).data()) or b"0")
            if photo and shot:
                self.assign_asked.emit(photo, shot)
                event.acceptProposedAction()
            return
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths, shot)
            event.acceptProposedAction()

    def _shot_at(self, event: QDropEvent) -> str:
        tile = self._model.tile(self.indexAt(event.position().toPoint()).row())
        return tile.shot if tile is not None and tile.number else ""

    # --- room -------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many frames side by side as the width holds."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set the size of a cell and the height of all rows."""
        count = max(1, self._model.rowCount())
        # a list that is filled to the last pixel wraps too early
        room = max(1, self.width() - 2)
        fitting = max(1, room // px(_NARROWEST + GAP))
        rows = -(-count // min(fitting, _MOST_COLUMNS, count))
        self._columns = -(-count // rows)
        width = min(room // self._columns, px(_WIDEST + GAP))
        box = picture_box(QRect(0, 0, width, 0))
        height = int(box.bottom()) + px(6) + self._caption_height(int(box.width())) + px(2)
        self.setGridSize(QSize(width, height))
        self.setFixedHeight(height * rows)

    def _caption_height(self, width: int) -> int:
        shown, tick = role_font("body"), px(17)
        most = 1
        for row in range(self._model.rowCount()):
            tile = self._model.tile(row)
            if tile is not None:
                room = width - (tick if tile.photo else 0)
                most = max(most, len(wrap(self._model.caption(tile), shown, room)))
        return px(18) * min(most, CAPTION_LINES)

    def tile_centre(self, row: int) -> QPoint:
        """The middle of a place, for tests and drops."""
        return self.visualRect(self._model.index(row)).center()


def _small(thumb: QPixmap) -> QPixmap:
    side = px(72)
    return thumb.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
