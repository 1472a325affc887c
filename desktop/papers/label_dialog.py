"""Labels before they leave, and what they are printed on: a roll, A6, or a sheet that is used up."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.look.theme import px
from desktop.papers.pages import PageSize
from desktop.papers.paper_dialog import LABEL, PaperDialog
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import framed, row
from desktop.widgets.segmented import Segmented
from desktop.wording import refusal_words, word
from desktop.work.jobs import Jobs
from returns.errors import Refusal
from returns.records.asked_label import AskedLabel
from returns.trade.label_stock import stocks

if TYPE_CHECKING:
    from returns.papers.document_box import Paper
    from returns.papers.papers import Papers


class LabelDialog(PaperDialog):
    """Shows the labels as they were made until another stock or place is chosen."""

    # a stock that was chosen and took the labels
    stock_taken = Signal(str)

    def __init__(
        self, paper: "Paper", papers: "Papers", jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(paper, jobs, parent)
        self._papers = papers
        self._asked = self._shown()
        self.stock = ChoiceBox()
        self.stock.setAccessibleName(self.tr("Label paper"))
        self.stock.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for name in stocks():
            self.stock.addItem(word("label_stock", name), name)
        self.start = Segmented((), self.tr("First free place"))
        self._start_name = PlainLabel(self.tr("First free place"), "caption", "muted")
        self._paper_name = PlainLabel(self.tr("Label paper"), "caption", "muted")
        told = row(self._paper_name, self.stock, 16, self._start_name, self.start, None)
        self.add_bar(framed("bar", told, (20, 8, 16, 8)))
        self.stock.activated.connect(
            # nobody knows which places of another sheet are used
            lambda _at: self.choose(str(self.stock.currentData()), 1)
        )
        self.start.chosen.connect(lambda place: self.choose(self._asked.stock, int(place)))
        self._show_choice()

    def page_width(self, _size: PageSize) -> int:
        """A sheet is shown whole: its first places may be empty."""
        return min(px(LABEL), self.room())

    def choose(self, stock: str, start: int) -> None:
        """Make them again on that stock, from that place on."""
        self._asked = asked = replace(self._asked, stock=stock, start=start)
        self._show_choice()
        self.tell(self.tr("It is being made…"), left=False)
        papers = self._papers
        self._jobs.run(lambda: _made(papers, asked), self._answered)

    def _shown(self) -> AskedLabel:
        return self.paper.asked or AskedLabel(())

    def _answered(self, answer: "tuple[AskedLabel, Paper | Refusal]") -> None:
        """Show what was made; of a refusal say why, and what was shown stays shown and is chosen again."""
        asked, made = answer
        if asked != self._asked:
            return  # another was chosen meanwhile
        if isinstance(made, Refusal):
            self._asked = self._shown()
            self._show_choice()
            self.tell("", refusal_words(made))
            return
        self.show_paper(made)
        self.tell("", left=False)
        self.stock_taken.emit(asked.stock)

    def _show_choice(self) -> None:
        places = [str(place + 1) for place in range(stocks()[self._asked.stock].places)]
        self.stock.setCurrentIndex(self.stock.findData(self._asked.stock))
        self.start.set_options([(place, place) for place in places])
        self.start.set_value(str(self._asked.start))
        for part in (self._start_name, self.start):
            part.setVisible(len(places) > 1)


def _made(papers: "Papers", asked: AskedLabel) -> "tuple[AskedLabel, Paper | Refusal]":
    """What was asked for, with the labels, or why there are none."""
    try:
        return asked, papers.labels(asked)
    except Refusal as refusal:
        return asked, refusal
