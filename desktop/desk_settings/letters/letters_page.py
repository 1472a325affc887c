"""The page of the letters' words; what open cases would be written is read when it is first shown."""

from PySide6.QtGui import QShowEvent

from desktop.desk_settings.letters.letters_part import LettersPart
from desktop.desk_settings.pages import Page
from desktop.work.jobs import Lane
from desktop.work.shell import Shell
from returns.casework.letter_templates import Example


class LettersPage(Page):
    """The part, and the cases of the desk behind its preview."""

    def __init__(self, shell: Shell) -> None:
        self.part = LettersPart()
        super().__init__("letters", (self.part,))
        self._shell = shell
        self._asked: set[str] = set()
        self.part.examples_wanted.connect(self._look)

    def changed(self) -> bool:
        """Whether some letter has the seller's own words."""
        return bool(self.part.settings.letters)

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
