"""What comes back of an order of several items: each with how many of it, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from desktop.look.theme import px
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.typed_into import typed_into
from desktop.wording import reason_choices
from returns.records.options import AlsoBack, OrderHint


class OrderItems(QWidget):
    """A row for each item, none ticked at first; what is not ticked stays with the buyer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 1)
        self.items: tuple[OrderHint, ...] = ()
        #: a tick, how many, and why, for each item
        self.rows: list[tuple[QCheckBox, CountEdit, QComboBox]] = []
        self._shown: list[QWidget] = []
        self.hide()

    def show_items(self, items: Sequence[OrderHint]) -> None:
        """These may come back; fewer than two are asked for in another way."""
        for widget in self._shown:
            widget.deleteLater()
        self._shown.clear()
        self.rows.clear()
        self.items = tuple(items) if len(items) > 1 else ()
        for at, item in enumerate(self.items):
            self._add(at, item)
        self.setVisible(bool(self.items))
        self.changed.emit()

    def _add(self, at: int, item: OrderHint) -> None:
        name = item.title or item.sku
        # the & of a name is no mark of a key
        tick = QCheckBox(name.replace("&", "&&"))
        set_tip(tick, item.sku)
        count = CountEdit(1, max(1, item.quantity))
        count.set_count(1)
        bought = PlainLabel(self.tr("of {count}").format(count=item.quantity), "small", "muted")
        why = ChoiceBox()
        for words, reason_id in reason_choices():
            why.addItem(words, reason_id)
        tick.setAccessibleName(self.tr("{item} comes back").format(item=name))
        asked = self.tr("How many of {item} come back").format(item=name)
        typed_into(count).setAccessibleName(asked)
        why.setAccessibleName(self.tr("Why {item} comes back").format(item=name))
        row = (tick, count, bought, why)
        for place, widget in enumerate(row):
            self._grid.addWidget(widget, at, place)
        self._shown.extend(row)
        for widget in (count, bought, why):
            widget.setEnabled(False)
            tick.toggled.connect(widget.setEnabled)
        tick.toggled.connect(lambda _: self.changed.emit())
        count.changed.connect(self.changed)
        self.rows.append((tick, count, why))

    def ready(self) -> bool:
        """Something is ticked, and of all that is it is told how many."""
        ticked = [count for tick, count, _ in self.rows if tick.isChecked()]
        return bool(ticked) and all(
            count.count() is not None and not count.is_wrong() for count in ticked
        )

    def problem(self) -> str:
        """What is wrong with how many of what is ticked, "" where nothing is."""
        typed = (count.problem() for tick, count, _ in self.rows if tick.isChecked())
        return next((each for each in typed if each), "")

    def back(self) -> tuple[AlsoBack, ...]:
        """What is ticked, from the top."""
        return tuple(
            AlsoBack(item.sku or item.title, str(why.currentData()), count.count() or 0)
            for item, (tick, count, why) in zip(self.items, self.rows, strict=True)
            if tick.isChecked()
        )
