"""To what a column shall be held: its values with how many have each, or sums from–to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.look.theme import px
from desktop.queue.list.filters import (
    PERSON,
    VALUE,
    WRITTEN,
    ends_of,
    filter_by,
    filter_title,
    filter_words,
    range_of,
)
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel, one_line, set_tip
from desktop.widgets.money_edit import MoneyEdit

_KEY = Qt.ItemDataRole.UserRole
#: so many values have room at least, and so tall is a list of many, in design pixels
_LEAST_ROWS, _TALLEST = 4, 280
#: a value and how many cases have it
Counted = Sequence[tuple[str, int]]


class FilterDialog(Dialog):
    """Gives `decided(column, values)`; no value frees the column."""

    decided = Signal(str, object)
    #: values that hold these words are wanted
    sought = Signal(str)

    def __init__(self, column: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.column = column
        title = self.tr("Filter by {column}").format(column=filter_by(column))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.heading.setText(title)
        self.ok.set_text(self.tr("Filter"))


class ValuesDialog(FilterDialog):
    """Values to be ticked; those that are ticked stay, whatever is looked for.

    The lit one is taken where none was ticked. The arrows lead from the search into the list and back.
    """

    def __init__(
        self, column: str, chosen: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(column, parent)
        self._chosen = dict.fromkeys(chosen)
        # none was held to before, or ticked by hand: only after that is letting go of all meant
        self._untouched = not self._chosen
        self._filling = False
        #: what is there while nothing is looked for; None while nobody knows
        self._first: Counted | None = None
        #: how many cases have a value that was listed, whatever is looked for now
        self._counts: dict[str, int] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search these"))
        self.search.setAccessibleName(self.tr("Search these"))
        set_tip(self.search, self.tr("Search these"))
        self.values = QListWidget()
        self.values.setProperty("kind", "ticks")
        self.values.setAccessibleName(filter_title(column))
        self.values.setSpacing(px(3))
        #: why none is listed
        self.nothing = PlainLabel("", "body", "muted")
        self.nothing.hide()
        self.add(self.search)
        self.add(self.nothing)
        self.add(self.values)
        self.search.textChanged.connect(lambda text: self.sought.emit(text.strip()))
        self.values.itemChanged.connect(self._ticked)
        self.values.itemActivated.connect(self.accept)
        for each in (self.search, self.values):
            each.installEventFilter(self)
        self.ok.setEnabled(False)
        self._fit_values()
        self.search.setFocus()

    def know(self, counted: Counted) -> None:
        """These are there to be chosen; what was typed meanwhile is looked for among them."""
        self._first = counted
        self.ok.setEnabled(True)
        typed = self.search.text().strip()
        self.show_first()
        self._fit_values()
        if typed:
            self.sought.emit(typed)

    def show_first(self) -> None:
        """List what is there, as soon as it is known."""
        if self._first is not None:
            self.show_values(self._first)

    def show_values(self, counted: Counted) -> None:
        """List these; what is ticked and not among them comes last, so that it can be let go."""
        typed = self.search.text().strip().casefold()
        rows = [(value, count) for value, count in counted]
        known = {value.casefold() for value, _ in rows}
        self._counts |= {value.casefold(): count for value, count in rows}
        rows += [
            (value, self._counts.get(value.casefold(), 0))
            for value in self._chosen
            if value.casefold() not in known
        ]
        self._filling = True
        self.values.clear()
        for value, count in rows:
            words = one_line(filter_words(self.column, value))
            if typed and typed not in words.casefold() and value not in self._chosen:
                continue
            item = QListWidgetItem(f"{words}  ·  {count:,}")
            item.setData(_KEY, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = value in self._chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.values.addItem(item)
        self._filling = False
        self.nothing.setText(self._why_none(typed))
        self.nothing.setVisible(not self.values.count())
        if self.values.count():
            self.values.setCurrentRow(0)

    def _fit_values(self) -> None:
        """As tall as all the values, as far as that is no long list; what is looked for moves no button."""
        one = self.values.sizeHintForRow(0) if self.values.count() else 0
        rows = max(_LEAST_ROWS, self.values.count())
        edges = 2 * self.values.frameWidth()
        self.values.setFixedHeight(min(px(_TALLEST), rows * max(one, px(26)) + edges))

    def _why_none(self, typed: str) -> str:
        """Nothing is no answer: what was looked for, or that nobody said who did what."""
        if typed:
            return self.tr("None of them has these letters.")
        if self.column == PERSON:
            return self.tr(
                "Nobody is named on these cases yet. Say at the left of the status line who is at the desk: "
                "from then on each step names its person."
            )
        return self.tr("None of these cases has one.")

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        value = str(item.data(_KEY))
        self._untouched = False
        if item.checkState() is Qt.CheckState.Checked:
            self._chosen[value] = None
        else:
            self._chosen.pop(value, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search to the values, up from the first of them back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, at = event.key(), self.values.currentRow()
            if watched is self.search and key == Qt.Key.Key_Down and self.values.count():
                # the lit one is the one that Space ticks
                self.values.setCurrentRow(max(at, 0))
                self.values.setFocus()
                return True
            if watched is self.values and key == Qt.Key.Key_Up and at <= 0:
                self.search.setFocus()
                return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Give what is ticked, or the lit one where none ever was."""
        lit = self.values.currentItem()
        if self._untouched and lit is not None:
            lit.setCheckState(Qt.CheckState.Checked)
        self.decided.emit(self.column, list(self._chosen))
        super().accept()


class RangeDialog(FilterDialog):
    """Sums of one currency, from–to; an empty end is open."""

    def __init__(self, chosen: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(VALUE, parent)
        self._held, least, most = ends_of(chosen[-1]) if chosen else ("", None, None)
        self.currency = ChoiceBox()
        self.currency.addItem(self._held or "USD")
        self.least = MoneyEdit(self.currency.currentText(), self.tr("From"))
        self.most = MoneyEdit(self.currency.currentText(), self.tr("To"))
        if least is not None:
            self.least.set_money(least)
        if most is not None:
            self.most.set_money(most)
        self.add_field(self.tr("Currency"), self.currency)
        self.add_field(self.tr("From"), self.least)
        self.add_field(self.tr("To"), self.most)
        self.words.setText(
            self.tr("What the buyer paid for all that comes back, in one currency.")
        )
        self.words.show()
        self.currency.currentTextChanged.connect(self._count_in)
        for each in (self.least, self.most):
            each.changed.connect(self._check)
        self._check()
        self.least.line.setFocus()

    def know(self, currencies: Counted) -> None:
        """Cases have sums in these; in the first, unless the list is held to another."""
        codes = [code for code, _ in currencies] or ["USD"]
        with QSignalBlocker(self.currency):
            self.currency.clear()
            self.currency.addItems(list(dict.fromkeys([*codes, self._held or codes[0]])))
            self.currency.setCurrentText(self._held or codes[0])
        self._count_in(self.currency.currentText())

    def _count_in(self, currency: str) -> None:
        for each in (self.least, self.most):
            each.set_currency(currency)
        self._check()

    def _check(self) -> None:
        least, most = self.least.money(), self.most.money()
        wrong = any(
            each.line.text().strip() and each.money() is None
            for each in (self.least, self.most)
        )
        turned = least is not None and most is not None and most < least
        self.show_problem(self.tr("From is more than to.") if turned else "")
        self.ok.setEnabled(not wrong and not turned)

    def accept(self) -> None:
        """Give the range; without both ends the column is free."""
        least, most = self.least.money(), self.most.money()
        told: list[str] = []
        if least is not None or most is not None:
            told = [range_of(least, most, self.currency.currentText())]
        self.decided.emit(VALUE, told)
        super().accept()


class WordsDialog(FilterDialog):
    """Words that somebody wrote, as they stand there; none frees the list."""

    def __init__(self, chosen: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(WRITTEN, parent)
        self.line = QLineEdit(chosen[-1] if chosen else "")
        self.line.setMaxLength(200)
        self.words.setText(
            self.tr(
                "In letters that were written, notes, the buyer’s words and tracking numbers."
            )
        )
        self.words.show()
        self.add_field(self.tr("These words, as they stand there"), self.line)
        self.line.setFocus()
        self.line.selectAll()

    def accept(self) -> None:
        """Give the words."""
        typed = self.line.text().strip()
        self.decided.emit(WRITTEN, [typed] if typed else [])
        super().accept()
