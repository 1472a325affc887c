"""The page of the letters' words; what open cases would be written is read when it is first shown."""

from PySide6.QtGui import QShowEvent

from desktop.desk_settings.letters_part import LettersPart
from desktop.desk_settings.pages import Page
from desktop.work.jobs import Lane
from desktop.work.shell import Shell
from returns.casework.letter_templates import Example


class LettersPage(Page):
    """The part, and the cases of the desk behind its preview."""

    def __init__(self, shell: Shell) -> None:
        self.part = LettersPart()
        super().__init__("letters", (self.part,))
        self._shell, self._read = shell, False
        self.part.examples_wanted.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks at it."""
        super().showEvent(event)
        if not self._read:
            self._read = True
            self._look(self.part.lang)

    def _look(self, lang: str) -> None:
        desk, part = self._shell.desk, self.part

        def known(examples: dict[str, Example]) -> None:
            part.reading.know(lang, examples)
            part.show_settings(part.settings)

        self._shell.jobs.run(
            lambda: desk.letter_templates.examples(lang), known, lane=Lane.READ
        )
