"""The page of the letters' words; what open cases would be written is read when it is first shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from desktop.desk_settings.letters.letters_part import LettersPart
from desktop.desk_settings.pages import Page
from desktop.desk_settings.unkept_dialog import UnkeptDialog
from desktop.look.theme import look
from desktop.work.jobs import Lane
from desktop.work.shell import Shell
from returns.casework.letter_templates import Example
from returns.language import listed
from returns.phrases import say
from returns.rules.letter_templates import because_words, template_name


class LettersPage(Page):
    """The part, and the cases of the desk behind its preview."""

    #: it shall be turned to: words on it are not kept
    wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        self.part = LettersPart()
        super().__init__("letters", (self.part,))
        self._shell = shell
        self._asked: set[str] = set()
        self.part.examples_wanted.connect(self._look)

    def changed(self) -> bool:
        """Whether some letter has the seller's own words."""
        return bool(self.part.settings.letters)

    def asks(self, then: Callable[[], object], stay: Callable[[], object]) -> bool:
        """Whether somebody has to say first what becomes of words that cannot be kept; then `then`."""
        part, drafts = self.part, self.part.drafts
        part.close_up()
        unkept = drafts.unkept()
        if not unkept:
            return False
        template, of = drafts.first_unkept()
        wrong = drafts.wrong(template, of)
        why = because_words(wrong, look().lang) if wrong is not None else ""
        lang = look().lang
        title = say("templates.unkept", lang, count=len(unkept))
        names = listed([template_name(each, lang) for each in unkept], lang)
        dialog = UnkeptDialog(title, names, why, self.window())

        def ended(end: int) -> None:
            if end == UnkeptDialog.DROPPED:
                drafts.drop_all()
                part.set_wrong("")
                then()
            else:
                stay()
                self.wanted.emit()
                part.go_to(template, of)
                part.body.setFocus(Qt.FocusReason.OtherFocusReason)

        dialog.finished.connect(ended)
        dialog.open_sized(480)
        dialog.ok.setFocus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks at it."""
        super().showEvent(event)
        self._look(self.part.lang)

    def _look(self, lang: str) -> None:
        """Once for each language: nothing moves a case while the settings are open."""
        if lang in self._asked:
            return
        self._asked.add(lang)
        desk, reading = self._shell.desk, self.part.reading

        def known(examples: dict[str, Example]) -> None:
            reading.know(lang, examples)

        self._shell.jobs.run(
            lambda: desk.letter_templates.examples(lang), known, lane=Lane.READ
        )
