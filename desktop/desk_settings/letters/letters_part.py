"""The words of letters: chosen at the left, written at the right, and how a letter reads in them."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.desk_settings.letters.field_chips import FieldChips
from desktop.desk_settings.letters.letter_drafts import LetterDrafts
from desktop.desk_settings.letters.letter_reading import LetterReading, Read
from desktop.desk_settings.letters.letters_list import LettersList
from desktop.desk_settings.own_table import OwnTable
from desktop.desk_settings.reasons.words_edit import WordsEdit
from desktop.look.theme import look, px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import column, row
from desktop.widgets.segmented import Segmented
from desktop.wording import word
from returns.language import between
from returns.phrases import say
from returns.records.letter_template import TemplateWords, template_key
from returns.records.settings import DeskSettings
from returns.rules.letter_templates import (
    because_words,
    fields_of,
    needed_of,
    template_name,
    too_much,
)
from returns.terms import Lang
from returns.trade.letter_templates import TEMPLATES

_LANGUAGES = ((Lang.EN.value, "English"), (Lang.ZH.value, "中文"))
#: narrower than that, the list stands above the words
_BESIDE = 540


class LettersPart(OwnTable):
    """Words are kept when they are left; what cannot be kept stands as it was typed, with the reason."""

    field = "letters"
    #: what letters of open cases are filled with shall be read, in that language
    examples_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.drafts = LetterDrafts()
        self.template, self.lang = next(iter(TEMPLATES)), look().lang
        self._putting = False
        self.list = LettersList()
        self.language = Segmented(_LANGUAGES)
        self.subject, self.body = QLineEdit(), WordsEdit()
        self.chips = FieldChips()
        self.reading = LetterReading()
        self._into: QLineEdit | QPlainTextEdit = self.body
        self._name = PlainLabel("", "heading")
        self._fields = PlainLabel("", "small", "muted")
        self._whose = PlainLabel("", "small", "muted")
        self.back = Button("", "link")
        self._lay_out()
        self._wire()
        self.set_wrong("")

    def _lay_out(self) -> None:
        self._note.hide()
        head = row(self._name, self.language, gap=10)
        head.setStretchFactor(self._name, 1)
        right = column(
            head,
            self.subject,
            self.body,
            self._note,
            self._fields,
            self.chips,
            self.reading,
            row(self._whose, self.back, None, gap=8),
            gap=6,
        )
        right.setStretchFactor(self.body, 3)
        right.setStretchFactor(self.reading, 4)
        self._across = row(self.list, right, gap=16)
        self._across.setStretchFactor(right, 1)
        self.setLayout(column(8, self._across, gap=0))
        self.setFocusProxy(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the words, the list goes above them."""
        super().resizeEvent(event)
        beside = self.width() >= px(_BESIDE)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.list.set_beside(beside)

    def _wire(self) -> None:
        self.list.chosen.connect(self.go_to)
        self.language.chosen.connect(lambda lang: self.go_to(self.template, lang))
        self.subject.textChanged.connect(lambda _: self._type())
        self.body.textChanged.connect(self._type)
        self.body.too_much.connect(self._say_too_much)
        self.chips.wanted.connect(self.put_in)
        self.back.clicked.connect(self.go_back)
        for editor in (self.subject, self.body):
            editor.installEventFilter(self)

    # --- what happens --------------------------------------------------------------------

    def show_settings(self, settings: DeskSettings) -> None:
        """What the desk has now."""
        super().show_settings(settings)
        self.drafts.know(settings.letters)
        self._show()

    def go_to(self, template: str, lang: str = "") -> None:
        """Turn to another letter or language; what was written before is kept, or waits."""
        self.close_up()
        self.template, self.lang = template, lang or self.lang
        self.list.choose(template)
        self.examples_wanted.emit(self.lang)
        self._show()

    def put_in(self, name: str) -> None:
        """A field where the cursor stands."""
        token = f"{{{name}}}"
        if isinstance(self._into, QLineEdit):
            self._into.insert(token)
        else:
            self._into.insertPlainText(token)
        self._into.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Take the words that came with Sendback; one undo has the seller's again."""
        self.drafts.drop(self.template, self.lang)
        key = template_key(self.template, self.lang)
        if self.drafts.own(self.template, self.lang):
            self.entered.emit(f"{self.field}.{key}", {"letters": {key: None}})
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Somebody is done with the words: what can be kept is asked to be."""
        taken = self.drafts.take()
        if taken:
            # what can be kept does not stand among what cannot any more
            self._say_wrong()
        for key, words in taken.items():
            self.entered.emit(f"{self.field}.{key}", {"letters": {key: words}})
        self._mark()

    def refuse(self, sentence: str) -> None:
        """Say why the desk did not take it; what was typed stays."""
        self.drafts.refused()
        self._show()
        self.set_wrong(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where the cursor is; words that are left are kept."""
        if event.type() == QEvent.Type.FocusIn and isinstance(
            watched, QLineEdit | QPlainTextEdit
        ):
            self._into = watched
        elif event.type() == QEvent.Type.FocusOut:
            self.close_up()
        return super().eventFilter(watched, event)

    def _type(self) -> None:
        if self._putting:
            return
        words = TemplateWords(self.subject.text(), self.body.toPlainText())
        self.drafts.type(self.template, self.lang, words)
        self._say_wrong()
        self._read()
        self._mark()

    # --- what is shown -------------------------------------------------------------------

    def _show(self) -> None:
        """The letter in front: its words, its fields, how it reads."""
        words = self.drafts.words(self.template, self.lang)
        self._putting = True
        if self.subject.text() != words.subject:
            self.subject.setText(words.subject)
            self.subject.setCursorPosition(0)
        if self.body.toPlainText() != words.body:
            self.body.setPlainText(words.body)
        self._putting = False
        frame = TEMPLATES[self.template].frame
        self.subject.setVisible(not frame)
        if frame:
            self._into = self.body
        self.language.set_value(self.lang)
        self._name.setText(template_name(self.template, look().lang))
        self._offer_fields()
        self._say_wrong()
        self._read()
        self._mark()

    def _offer_fields(self) -> None:
        lang, needed = look().lang, needed_of(self.template)
        ordered = (*needed, *(n for n in fields_of(self.template) if n not in needed))
        told = []
        for name in ordered:
            words, key = word("letter_field", name), "needed" if name in needed else "free"
            about = say(f"templates.field_{key}", lang, token=f"{{{name}}}", name=words)
            told.append((name, words, about, name in needed))
        self.chips.offer(told)
        # chips are made anew for each letter: the keys go on from the words to them
        chain: list[QWidget] = [self.body, *self.chips.chips.values(), self.reading.text]
        for one, following in pairwise(chain):
            QWidget.setTabOrder(one, following)
        self._fields.setText(say(f"templates.fields{'' if needed else '_free'}", lang))

    def _say_wrong(self) -> None:
        wrong, lang = self.drafts.wrong(self.template, self.lang), look().lang
        sentence = because_words(wrong, lang) if wrong is not None else ""
        kept = say("templates.kept_before", lang)
        self.set_wrong(f"{sentence}{between('sentences', lang)}{kept}" if sentence else "")

    def set_wrong(self, sentence: str) -> None:
        """Say below the words what is wrong; `wrong` names any letter that is not kept."""
        super().set_wrong(sentence)
        self.body.setAccessibleDescription(sentence)
        # what stands in an empty line is its name, and would be read after that again
        set_tip(self.subject, sentence or self.subject.placeholderText())
        if not sentence:
            self.wrong = ", ".join(self.drafts.unkept())

    def _say_too_much(self, count: int) -> None:
        """What was pasted is not put in, and what stood there stands."""
        self.set_wrong(because_words(too_much(count), look().lang))
        self.wrong = ", ".join(self.drafts.unkept())

    def _read(self) -> None:
        """How a letter reads in the words as they are typed."""
        words, shop = self.drafts.words(self.template, self.lang), self.settings.shop_name
        self.reading.show_letter(Read(self.template, self.lang, words, self.drafts.kept, shop))

    def _mark(self) -> None:
        lang, unkept = look().lang, self.drafts.unkept()
        changed, open_ = say("templates.changed", lang), say("templates.not_kept", lang)

        def mark(template: str) -> str:
            if template in unkept and template != self.template:
                return open_
            return changed if self.drafts.changed(template) else ""

        self.list.say(mark)
        own = self.drafts.own(self.template, self.lang)
        state = self.drafts.state(self.template, self.lang)
        self._whose.setText(say(f"templates.{state}", lang))
        self.back.setVisible(own or self.template in unkept)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.list.setAccessibleName(self.tr("Letters"))
        self.language.setAccessibleName(self.tr("Language of the letter"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body.setAccessibleName(self.tr("Words of the letter"))
        self.reading.text.setAccessibleName(self.tr("How the letter reads"))
        self.language.set_options(_LANGUAGES)
        self.subject.setPlaceholderText(self.tr("Subject"))
        self.back.set_text(self.tr("Back to the usual words"))
        self._show()
