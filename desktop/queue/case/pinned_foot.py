"""The buttons that decide, which stay in sight: in their card, or below all that scrolls."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.look.theme import px
from desktop.queue.case.advice_card import AdviceCard


class PinnedFoot(QFrame):
    """Takes the card's buttons while they would lie below the edge; hidden while they lie in the card.

    `place` is asked again whenever the card, or the room, becomes another size.
    """

    def __init__(self, card: AdviceCard) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self._card, self._room = card, 0
        #: the buttons lie here, and there is a case that they are about
        self._pinned, self._shown = False, False
        #: the buttons are being moved: sizes on the way there are no sizes to judge by
        self._moving = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(px(18), px(8), px(12), px(8))
        self.hide()
        card.installEventFilter(self)

    def set_room(self, tall: int) -> None:
        """So tall is what scrolls while nothing is pinned below it."""
        self._room = tall
        self.place()

    def set_shown(self, shown: bool) -> None:
        """Whether there is a case to decide."""
        self._shown = shown
        self.setVisible(shown and self._pinned)

    def place(self) -> None:
        """Judged as if the buttons lay in the card, so that one answer does not bring about the other."""
        card = self._card
        end = card.y() + card.height() + (card.foot_room() if self._pinned else 0)
        wanted = end > self._room > 0
        if wanted is self._pinned or self._moving:
            return
        self._moving = True
        self._pinned = wanted
        focused = self.window().focusWidget()
        held = focused if card.foot.isAncestorOf(focused) else None
        if wanted:
            card.foot.setContentsMargins(0, 0, 0, 0)
            self._box.addWidget(card.foot)
        else:
            card.take_foot()
        card.foot.show()
        self.setVisible(self._shown and wanted)
        if held is not None:
            held.setFocus()
        self._moving = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card says more, or less, or stands elsewhere."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place()
        return super().eventFilter(watched, event)
