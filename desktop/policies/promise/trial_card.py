"""The promise simulator: what another window would have done with last year's returns."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSlider, QWidget

from desktop.look.theme import px
from desktop.policies.promise.day_chart import FILLS, DayChart, paint_bar
from desktop.policies.shown import TrialRow, TrialShown
from desktop.policies.trial_words import columns, trial_words
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, row
from desktop.wording import one_after_another
from returns.records.policy_warning import SupplierYear


class _Sign(QWidget):
    """How one kind of bar is filled."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(px(10), px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as the bars are."""
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), self._kind)
        painter.end()


class TrialTable(QWidget):
    """A row for each window that has a name."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[list[PlainLabel]] = []
        self._box = QGridLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setHorizontalSpacing(px(10))
        self._box.setVerticalSpacing(px(5))
        self._box.setColumnStretch(0, 1)

    def show_rows(self, heads: tuple[str, ...], rows: tuple[TrialRow, ...]) -> None:
        """Show these; the published one stands out."""
        while len(self._cells) < len(rows) + 1:
            line = [PlainLabel("", "small") for _ in heads]
            for place, cell in enumerate(line):
                self._box.addWidget(cell, len(self._cells), place)
                if place:
                    cell.setAlignment(Qt.AlignmentFlag.AlignRight)
                    cell.setWordWrap(False)
            self._cells.append(line)
        for head, cell in zip(heads, self._cells[0], strict=True):
            cell.setText(head)
            cell.set_tone("muted")
        for at, line in enumerate(self._cells[1:]):
            shown = rows[at] if at < len(rows) else None
            for place, cell in enumerate(line):
                cell.setVisible(shown is not None)
                if shown is not None:
                    cell.set_role("caption" if shown.now else "small")
                    cell.set_tone("bad" if shown.bad and place == 3 else "text")
                    cell.setText(shown.cells[place])
            if shown is not None:
                told = zip(heads, shown.cells, strict=True)
                line[0].setAccessibleName(", ".join(f"{head}: {each}" for head, each in told))

    def texts(self) -> list[tuple[str, ...]]:
        """What is read, below the heads."""
        return [
            tuple(cell.text() for cell in line)
            for line in self._cells[1:]
            if not line[0].isHidden()
        ]


class TrialCard(Card):
    """Slide the window: the bars turn, and a sentence counts them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", gap=6, parent=parent)
        self._year: SupplierYear | None = None
        self._title = PlainLabel("", "heading")
        self._caption = PlainLabel("", "small", "muted")
        self.chart = DayChart()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, 60)
        # what the system says it needs does not grow with the handle
        self.slider.setFixedHeight(px(18))
        self._sentence = PlainLabel("", "small")
        self._keys = tuple((_Sign(kind), PlainLabel("", "small", "muted")) for kind in FILLS)
        self.table = TrialTable()
        self._few = PlainLabel("", "small", "muted")
        key = QWidget()
        flow = FlowLayout(gap=10)
        for sign, words in self._keys:
            pair = QWidget()
            pair.setLayout(row(sign, words, gap=5))
            words.setWordWrap(False)
            flow.addWidget(pair)
        key.setLayout(flow)
        self._parts = (self.chart, self.slider, self._sentence, key, self.table)
        for part in (self._title, self._caption, *self._parts, self._few):
            self.add(part)
        self.slider.valueChanged.connect(self._slid)
        self.retranslate()

    def show_trial(self, shown: TrialShown | None) -> None:
        """Show the returns of these goods; None for a supplier whose terms nobody wrote down."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        same = self._year is not None and self._year.supplier_id == shown.year.supplier_id
        self._year = shown.year
        self._caption.setText(shown.caption)
        self._few.setText(shown.few)
        self._few.setVisible(bool(shown.few))
        for part in self._parts:
            part.setVisible(bool(shown.year.asked))
        for (_, words), told in zip(self._keys, shown.keys, strict=True):
            words.setText(told)
        self.chart.show_year(shown.year, shown.last)
        self.table.show_rows(columns(), shown.rows)
        tried = self.slider.value()
        self.slider.setRange(1, shown.last)
        # what somebody tries stays, until he looks at other goods
        self.slider.setValue(tried if same else shown.promised)
        self._slid(self.slider.value())

    def sentence(self) -> str:
        """What the slider's place means."""
        return self._sentence.text()

    def _slid(self, days: int) -> None:
        if self._year is not None:
            self.chart.set_promised(days)
            words = trial_words(self._year, days)
            self._sentence.setText(words)
            self.chart.setAccessibleName(one_after_another(self._caption.text(), words))
            self.slider.setAccessibleDescription(words)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._title.setText(self.tr("Promise simulator"))
        self.slider.setAccessibleName(self.tr("Days from delivery to try"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
