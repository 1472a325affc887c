"""The letters of the open case: the one that is ready, and those that were written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop.queue.case.letters_out import LettersOut
from desktop.queue.dialogs.letters_dialog import LettersDialog
from desktop.queue.tab import QueueTab
from desktop.wording import one_after_another, unused_words, word
from returns.errors import Refusal
from returns.records.kept_letter import KeptLetter
from returns.records.letter import Letter


class CaseLetters(QObject):
    """Onto the clipboard, into a draft, or looked through."""

    def __init__(self, tab: QueueTab) -> None:
        super().__init__(tab)
        self._tab, self._case = tab, tab.case
        self._out = LettersOut(tab.presenter)
        tab.panel.written_wanted.connect(self.open_written)
        self._case.written.connect(self._written)

    def _written(self, letter: Letter) -> None:
        """A step wrote a letter: what was done is told, and that the letter lies on the clipboard."""
        self._out.copy(letter)
        shell = self._case.shell
        # by the name under which it can be taken back
        step = shell.undo.undo_words()
        text = self.tr("{step}. Letter to the {party} copied.").replace("{step}", step)
        told = text.replace("{party}", word("party", letter.to.value))
        unused = unused_words(letter)
        words = one_after_another(told, unused)
        if not letter.signed:
            shell.tell_unsigned(words)
            return
        tone = "warning" if unused else "good"
        shell.say(words, tone, back=shell.undo.undo)

    def copy(self) -> None:
        """The letter of the step that is next, or that was just done, onto the clipboard."""
        shell = self._case.shell
        self._take(lambda letter: shell.say(self._out.copy(letter), "good"))

    def save(self) -> None:
        """The same as a draft for a mail program."""
        loaded = self._case.acting
        if loaded is not None:
            number = loaded.case.number
            self._take(lambda letter: self._out.save(letter, number, self._tab))

    def read(self) -> None:
        """Go to the letter, where there is one."""
        if self._case.draft.letter is None:
            self._case.shell.say(self.tr("This step writes no letter."))
        else:
            self._tab.panel.read_letter()

    def _take(self, done: Callable[[Letter], object]) -> None:
        """The letter to come, once nothing is wrong with it; else the one that was just written."""

        def taken(letter: Letter | None) -> None:
            found = letter or self._case.letter
            if found is None:
                self._case.shell.say(self.tr("This step writes no letter."))
            else:
                done(found)

        if self._case.acting is not None:
            self._case.draft.take(taken)

    def open_written(self, at: int) -> None:
        """The letters of the open case that were written already, from the newest back."""
        loaded = self._case.acting
        if loaded is None:
            return
        if not loaded.letters:
            # the sentence that the action is refused with once what applies is known
            self._case.shell.refuse(Refusal("letter.none_written", case=loaded.case.number))
            return
        self.show(tuple(reversed(loaded.letters)), at)

    def show(self, letters: Sequence[KeptLetter], at: int = 0) -> None:
        """Letters to be gone through, from one of them on."""
        LettersDialog(letters, self._out, self._tab.window(), at).open_sized(620)
