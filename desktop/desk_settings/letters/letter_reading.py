"""How a letter reads in words that are being typed: for a case of the desk, else with made-up facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.desk_settings.reasons.words_edit import WordsEdit
from desktop.look.theme import look
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column
from returns.casework.letter_templates import Example, in_words, made_up
from returns.phrases import say
from returns.records.kept_text import LONGEST
from returns.records.letter_template import FIELD, TemplateWords
from returns.rules.letter_templates import tidy, usable_words
from returns.trade.letter_templates import TEMPLATES


@dataclass(frozen=True, slots=True)
class Read:
    """Words as they are typed, and what stands around them."""

    template: str
    lang: str
    words: TemplateWords
    #: what the desk has for this and other letters, greeting and closing among them
    kept: Mapping[str, TemplateWords]
    shop: str


class LetterReading(QWidget):
    """Of which case it is, and the letter."""

    def __init__(self) -> None:
        super().__init__()
        self._examples: dict[str, Mapping[str, Example]] = {}
        self._read: Read | None = None
        self.about = PlainLabel("", "small", "muted")
        self.text = WordsEdit()
        self.text.setReadOnly(True)
        box = column(self.about, self.text, gap=6)
        box.setStretchFactor(self.text, 1)
        self.setLayout(box)

    def know(self, lang: str, examples: Mapping[str, Example]) -> None:
        """What letters of open cases are filled with."""
        self._examples[lang] = examples
        if self._read is not None:
            self.show_letter(self._read)

    def show_letter(self, read: Read) -> None:
        """The letter in these words."""
        self._read = read
        template, lang, words = read.template, read.lang, read.words
        found = self._examples.get(lang, {}).get(template) or made_up(template, lang)
        key = "preview_case" if found.case else "preview_example"
        self.about.setText(say(f"templates.{key}", look().lang, case=found.case))
        if len(words.body) + len(words.subject) > LONGEST:
            # it is refused, and would only hold the window up
            self.text.setPlainText("")
            return
        own, _ = usable_words(read.kept, lang, TEMPLATES)
        own[template] = tidy(words)
        # a field that nobody knows is shown as it was typed
        unknown = {name: f"{{{name}}}" for name in FIELD.findall(words.subject + words.body)}
        facts = {**unknown, **found.facts}
        shown = Example(found.template, facts, found.opening, found.case)
        letter = in_words(shown, lang, own, read.shop)
        text = f"{letter.subject}\n\n{letter.body}"
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
