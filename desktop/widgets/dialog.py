"""The shape that all small dialogs share: what it is, what it needs, and two buttons."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.eye_order import EyeOrderDialog
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column, framed, row
from desktop.widgets.scroll_column import ScrollColumn
from desktop.widgets.segmented import Choice
from desktop.widgets.typed_into import typed_into
from desktop.widgets.veil import open_veiled
from returns.errors import Refusal
from returns.records.kept_text import demand_kept


class Dialog(EyeOrderDialog):
    """A dialog with a heading, a sentence, fields and buttons; Esc leaves, Ctrl+Enter accepts."""

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "surface")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.heading = PlainLabel(title, "title")
        self.words = PlainLabel(words, "body", "muted")
        self.words.setVisible(bool(words))
        self.problem = PlainLabel("", "medium", "bad")
        self.problem.hide()
        #: what will happen to money and goods, as far as it is filled in
        self.outcome = PlainLabel("", "medium")
        self.outcome.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        self.ok = Button(self.tr("OK"), "primary", key="Ctrl ↵")
        self.ok.setDefault(True)
        self.cancel = Button(self.tr("Cancel"))
        self.ok.clicked.connect(lambda: _take(self))
        self.cancel.clicked.connect(self.reject)
        self.buttons = row(None, self.cancel, self.ok)
        self._lay_out()
        self._told_missing = False
        self.ok.installEventFilter(self)
        #: other fields stand in it: it may become lower
        self._anew = False
        #: asks once for all that changes in one go
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self._grow)
        for part in (self._content, self._foot):
            part.installEventFilter(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._press)

    def _lay_out(self) -> None:
        box = column(self.heading, self.words, 4, self.body, gap=6)
        box.setContentsMargins(px(22), px(20), px(22), px(16))
        box.addStretch(1)
        scroll = ScrollColumn(box)
        self._content = scroll.inside
        # what happens, and what is wrong, has a ground of its own between fields and buttons
        self._band = framed("told", column(self.outcome, self.problem, gap=4), (22, 9, 22, 10))
        self._band.hide()
        buttons = framed("foot", self.buttons, (22, 12, 22, 14))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        self._foot = framed("", column(self._band, buttons, gap=0), (0, 0, 0, 0))
        outer.addWidget(self._foot)

    def add(self, part: QWidget | QLayout) -> None:
        """Put something below the heading."""
        if isinstance(part, QWidget):
            self.body.addWidget(part)
        else:
            self.body.addLayout(part)

    def add_field(self, name: str, field: QWidget, box: QVBoxLayout | None = None) -> None:
        """Put a field with its name above it, below the others or into a box of its own."""
        label = PlainLabel(name, "caption", "muted")
        target = typed_into(field)
        if not target.accessibleName():
            target.setAccessibleName(name)
        label.setBuddy(target)
        (self.body if box is None else box).addLayout(column(label, field, gap=4))

    def add_beside(self, *named: tuple[str, QWidget]) -> tuple[QWidget, ...]:
        """Short fields beside each other; where there is no room they stand below each other.

        Gives what each of them stands in with its name, to be hidden as a whole.
        """
        beside, holders = FlowLayout(gap=16), list[QWidget]()
        for name, field in named:
            holder = QWidget()
            box = column(gap=0)
            self.add_field(name, field, box)
            holder.setLayout(box)
            beside.addWidget(holder)
            holders.append(holder)
        self.body.addLayout(beside)
        return tuple(holders)

    def show_problem(self, words: str) -> None:
        """Say what keeps it from being accepted; "" says nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self._show_told()

    def say_outcome(self, words: str) -> None:
        """Say above the buttons what will happen; "" says nothing."""
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self._show_told()

    def _show_told(self) -> None:
        self._band.setVisible(bool(self.outcome.text() or self.problem.text()))

    def open_sized(self, width: int = 460, height: int = 0) -> None:
        """Open over its window, as tall as its content asks for, and at least `height`."""
        if self.cancel.isHidden():
            # there is nothing to take or leave: any key that closes will do
            self.ok.set_key("")
        self.fit_height(width, height)
        self._order_tabs()
        open_veiled(self)

    def fit_height(self, width: int = 460, height: int = 0) -> None:
        """Be as tall as the content asks for, as far as the screen has room."""
        room = _room(self)
        wide = min(px(width), room.width())
        if self.buttons.minimumSize().width() > wide:
            self._stack_buttons(wide)
        wanted = max(px(height), self._height_at(wide))
        self.resize(wide, min(wanted, room.height()))

    def fit_anew(self) -> None:
        """Other fields stand in it from now on: give back what they need no more, once all are laid out."""
        self._anew = True
        self._growing.start()

    def _stack_buttons(self, wide: int) -> None:
        """They stand below each other; what takes or leaves it stays side by side where that has room."""
        below = QBoxLayout.Direction.TopToBottom
        if self.buttons.direction() is below:
            return
        self.buttons.setDirection(below)
        margins = self.buttons.contentsMargins()
        ends = [self.cancel, self.ok]
        least = sum(each.minimumSizeHint().width() for each in ends) + self.buttons.spacing()
        if least + margins.left() + margins.right() <= wide:
            for each in ends:
                self.buttons.removeWidget(each)
            self.buttons.addLayout(row(None, *ends))

    def _grow(self) -> None:
        """Something came or grew that has no room: take it, and never give it back while one types."""
        if not self.isVisible():
            return
        wanted, room = self._height_at(self.width()), _room(self)
        tall = min(wanted, room.height())
        if tall == self.height():
            self._anew = False
            return
        if tall < self.height() and not self._anew:
            return
        self.resize(self.width(), tall)
        if self._anew:
            # some of it may be laid out only now
            self._growing.start()
        screen = self.screen()
        if screen is not None:
            # what grows at the lower edge of the screen goes up
            over = self.frameGeometry().bottom() - screen.availableGeometry().bottom()
            if over > 0:
                self.move(self.x(), max(screen.availableGeometry().top(), self.y() - over))

    def _height_at(self, wide: int) -> int:
        """The height at which nothing scrolls."""
        box = self._content.layout()
        tall = self._content.minimumSizeHint().height()
        if box is not None and box.hasHeightForWidth():
            # the least size of words that break is that of a narrow room
            tall = box.heightForWidth(wide)
        # what stands in the foot may need several lines
        foot = self._foot.layout()
        least = self._foot.sizeHint().height()
        low = least
        if foot is not None:
            line_above = least - foot.sizeHint().height()
            low = max(least, foot.heightForWidth(wide) + line_above)
        return tall + low

    def _order_tabs(self) -> None:
        """Fields first, then the buttons; the first field has the focus unless another was given."""
        fields = [
            field
            for field in self._content.findChildren(QWidget)
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus
            and field.focusProxy() is None
            and field.window() is self
        ]
        ends = [self.cancel, self.ok]
        chain = [*fields, *(button for button in ends if not button.isHidden())]
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)
        ready = [field for field in fields if field.isEnabled() and field.isVisibleTo(self)]
        if self.focusWidget() in (None, *ends) and ready and self.focusWidget() is not self.ok:
            ready[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts as Ctrl+Enter does, where the part that has the keyboard has no use for it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.ok.isEnabled():
            self._press()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        if self.ok.isEnabled() and self.ok.isVisible():
            self.ok.click()
        elif self.ok.isVisible() and self.problem.isHidden():
            self._tell_missing()

    def needed(self) -> tuple[QWidget, ...]:
        """The fields that must not stay empty, where others may; the first missing one is named."""
        return ()

    def _tell_missing(self) -> None:
        """The key does nothing yet: say so, and go where something is to be filled in."""
        named = [field for field in self.needed() if _is_empty(field)]
        content = self._content.findChildren(QWidget)
        wrong = next((field for field in content if field.property("wrong")), None)
        if wrong is not None:
            # it says itself what is wrong
            wrong.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        empty = named or [field for field in content if _is_empty(field)]
        name = empty[0].accessibleName() if named or len(empty) == 1 else ""
        words = self.tr("“{name}” is still missing.").format(name=name) if name else ""
        self.show_problem(words or self.tr("Something is still to be filled in."))
        self._told_missing = True
        if empty:
            target = empty[0]
            first = target.findChild(QPushButton) if isinstance(target, Choice) else target
            (first or target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What changes may need more room; once nothing is missing, nothing is said of it."""
        if event.type() == QEvent.Type.LayoutRequest and watched is not self.ok:
            self._growing.start()
        if (
            event.type() == QEvent.Type.EnabledChange
            and watched is self.ok
            and self._told_missing
        ):
            self._told_missing = False
            self.show_problem("")
        return super().eventFilter(watched, event)


def _room(dialog: Dialog) -> QSize:
    """How large it may be: the screen, with an edge for the window's own frame."""
    screen = dialog.screen()
    return screen.availableSize() - QSize(40, 60) if screen else dialog.maximumSize()


def _take(dialog: Dialog) -> None:
    """Accept it; a text that cannot be kept is said before the dialog closes over it."""
    lines = [line.text() for line in dialog.findChildren(QLineEdit)]
    texts = [text.toPlainText() for text in dialog.findChildren(QPlainTextEdit)]
    try:
        demand_kept(lines, texts)
    except Refusal as refusal:
        dialog.show_problem(refusal.say(look().lang))
    else:
        dialog.accept()


def _is_empty(field: QWidget) -> bool:
    """Whether somebody could still type or choose something there."""
    if not field.isEnabled() or not field.isVisible():
        return False
    if isinstance(field, Choice):
        return not field.value()
    if isinstance(field, QLineEdit):
        return not field.text().strip() and not field.isReadOnly()
    return isinstance(field, QPlainTextEdit) and not field.toPlainText().strip()
