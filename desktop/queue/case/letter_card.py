"""The letter that goes with the step: read, changed in place, in either language."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit

from desktop.look.theme import px
from desktop.queue.case.letter_draft import LetterDraft
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout
from desktop.widgets.long_text import LongText
from desktop.widgets.segmented import Segmented
from desktop.wording import in_a_row, unused_words, word
from returns.records.letter import Letter

_LANGUAGES = (("en", "English"), ("zh", "中文"))


class LetterCard(Card):
    """Shows a letter; whoever types into it changes what goes."""

    #: subject and body as they stand
    typed = Signal(str, str)
    language_wanted = Signal(str)
    as_it_was_wanted = Signal()
    copy_wanted = Signal()
    #: the step shall be done with it
    done = Signal()
    #: the list shall have the focus again
    left = Signal()
    #: the keyboard is in it, or no more
    entered = Signal(bool)
    #: what is said of it takes more room, while somebody types into it
    grew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._letter: Letter | None = None
        self._own = self._putting = False
        self.subject, self.body_edit = QLineEdit(), LongText()
        self.body_edit.setTabChangesFocus(True)
        self.body_edit.setFixedHeight(px(168))
        self.language = Segmented()
        self._attached = PlainLabel("", "small", "muted")
        self._note = PlainLabel("", "small", "bad")
        #: the seller's words for all letters of its kind do not fit this one
        self._unused = PlainLabel("", "small", "warning")
        self.copy, self.back = Button("", "link"), Button("", "link")
        # what is wrong stands above what is typed, where it is seen
        for part in (self._unused, self.subject, self._note, self.body_edit, self._attached):
            self.add(part)
        below = FlowLayout(gap=10)
        for each in (self.language, self.copy, self.back):
            below.addWidget(each)
        self.add(below)
        self.subject.textEdited.connect(lambda _: self._tell())
        self.body_edit.textChanged.connect(self._tell)
        self.language.chosen.connect(self.language_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.back.clicked.connect(self.as_it_was_wanted)
        for keys, signal in (
            ("Ctrl+Return", self.done),
            ("Ctrl+Enter", self.done),
            ("Esc", self.left),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        for field in (self.subject, self.body_edit):
            field.installEventFilter(self)
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that words are typed here, or no more."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.entered.emit(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def serve(self, draft: LetterDraft) -> None:
        """Show that draft, and tell it what is typed."""
        draft.shown.connect(self.show_letter)
        draft.wrong.connect(self.say_wrong)
        self.typed.connect(draft.type)
        self.language_wanted.connect(draft.begin_in)
        self.as_it_was_wanted.connect(draft.as_it_was)

    def show_letter(self, letter: Letter | None, own: bool) -> None:
        """Show it; a letter in the seller's own words can be put back as it was."""
        self._letter, self._own = letter, own
        self.setVisible(letter is not None)
        if letter is None:
            return
        self._putting = True
        if self.subject.text() != letter.subject:
            self.subject.setText(letter.subject)
            self.subject.setCursorPosition(0)
        if self.body_edit.toPlainText() != letter.body:
            self.body_edit.setPlainText(letter.body)
        self._putting = False
        self.language.set_value(letter.lang)
        self._say()

    def say_wrong(self, sentence: str) -> None:
        """Why it could not go as it stands."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said while somebody types must not push it out of sight."""
        super().resizeEvent(event)
        typing = self.subject.hasFocus() or self.body_edit.hasFocus()
        if typing and event.size().height() > event.oldSize().height():
            self.grew.emit()

    def take_focus(self) -> None:
        """Somebody wants to read it, and perhaps to change it."""
        self.body_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        if not self._putting and self._letter is not None:
            self.typed.emit(self.subject.text(), self.body_edit.toPlainText())

    def _say(self) -> None:
        letter = self._letter
        if letter is None:
            return
        party = word("party", letter.to.value)
        self.set_caption(
            self.tr("To the {party} · changed").format(party=party)
            if self._own
            else self.tr("The letter to the {party}").format(party=party)
        )
        papers = in_a_row(word("attachment", name) for name in letter.attachments)
        self._attached.setText(self.tr("With it: {papers}").format(papers=papers))
        self._attached.setVisible(bool(papers))
        self.back.setVisible(self._own)
        unused = "" if self._own else unused_words(letter)
        self._unused.setText(unused)
        self._unused.setVisible(bool(unused))

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.language.setAccessibleName(self.tr("Language of the letter"))
        self.language.set_options(_LANGUAGES)
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body_edit.setAccessibleName(self.tr("Letter"))
        self.copy.set_text(self.tr("Copy the letter"))
        self.back.set_text(self.tr("As it was"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
