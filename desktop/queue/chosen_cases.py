"""What is done for all cases that are chosen in the list, and where it goes on after them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from desktop.queue.case.many_cases import ManyCases
from desktop.queue.case.snooze_words import until_when
from desktop.queue.dialogs import step_dialogs as ask
from desktop.queue.dialogs.supplier_choice import SupplierChoice
from desktop.queue.list.case_row import ALL_DONE, SLEEPS, short_number
from desktop.queue.tab import QueueTab
from returns.records.options import StepOptions
from returns.terms import Move, StepKind


class ChosenCases(QObject):
    """Each method answers whether several are chosen: where not, nothing is done."""

    def __init__(self, tab: QueueTab, suppliers: SupplierChoice) -> None:
        super().__init__(tab)
        self._tab, self._case, self._suppliers = tab, tab.case, suppliers
        self.many = ManyCases(tab.case.shell)
        self.many.wrote.connect(tab.case.draft.went)
        self.many.done.connect(self._go_on)
        #: the case below them, once they were decided; 0 where they were not
        self._below = 0

    def ids(self) -> Sequence[int]:
        """From the top; of one alone it is left to the open case."""
        chosen = self._tab.list.chosen_ids()
        return chosen if len(chosen) > 1 else ()

    def numbers(self, case_ids: Sequence[int]) -> dict[int, str]:
        """What cases of the list are called in a few letters."""
        rows = self._tab.presenter.rows
        found = {each: rows.case_at(rows.row_of(each)) for each in case_ids}
        return {
            each: short_number(row.case.number) if row is not None else str(each)
            for each, row in found.items()
        }

    def sleep(self) -> bool:
        """Whether one of several is put off."""
        rows = self._tab.presenter.rows
        found = (rows.case_at(rows.row_of(each)) for each in self.ids())
        return any(SLEEPS in (sign for _, _, sign in row.chips) for row in found if row)

    def recommended(self) -> bool:
        """The next step of each."""
        chosen = self.ids()
        if chosen:
            self._leave(chosen)
            words = self._case.draft.words()
            self.many.do_recommended(chosen, words, self.numbers(chosen))
        return bool(chosen)

    def do(self, act: StepKind | Move, told: StepOptions, words: str = "") -> bool:
        """The same of each; an offer decides them."""
        chosen = self.ids()
        if chosen:
            if act is Move.OFFER:
                self._leave(chosen)
            self.many.do_each(chosen, act, told, self.numbers(chosen), words)
        return bool(chosen)

    def ask(self, make: Callable[..., ask.StepDialog], *, goes_on: bool = False) -> bool:
        """What is told once holds for each; `goes_on`: it decides them."""
        chosen = self.ids()
        if not chosen:
            return False
        dialog, numbers = make(None), self.numbers(chosen)
        dialog.say_chosen(len(chosen))

        def decided(act: StepKind | Move, told: StepOptions) -> None:
            if goes_on:
                self._leave(chosen)
            words = until_when(act, told, self._case.shell.desk)
            self.many.do_each(chosen, act, told, numbers, words)

        dialog.decided.connect(decided)
        dialog.open_sized()
        return True

    def supplier(self) -> bool:
        """Whose goods they are."""
        chosen = self.ids()
        if chosen:
            tell = partial(self.many.set_supplier, chosen, self.numbers(chosen))
            self._suppliers.ask_for(len(chosen), tell)
        return bool(chosen)

    def letters(self) -> bool:
        """Their letters as they would go now."""
        chosen = self.ids()
        if chosen:
            words = self._case.draft.words()
            self.many.read_letters(chosen, words, self.numbers(chosen))
        return bool(chosen)

    def refuse(self) -> bool:
        """What is told in a dialog of one case is not told of several."""
        chosen = self.ids()
        if chosen:
            text = self.tr(
                "{count} cases are chosen, and this is told of one: choose it alone."
            )
            self._case.shell.say(text.replace("{count}", str(len(chosen))), "warning")
        return bool(chosen)

    def _leave(self, chosen: Sequence[int]) -> None:
        self._below = self._tab.list.case_after(chosen[-1]) or ALL_DONE

    def _go_on(self) -> None:
        below, self._below = self._below, 0
        if below:
            self._case.moved_on.emit(below)
        if below == ALL_DONE:
            self._case.open(ALL_DONE)
        else:
            self._case.refresh()
