"""The buyer's history beside the case: the signs, what came before, what was found, each a press away."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.queue.case.buyer_view import BuyerView
from desktop.queue.case.case_presenter import CasePresenter
from desktop.queue.list.case_row import short_number
from desktop.widgets.button import Button
from desktop.widgets.fold_card import FoldCard
from desktop.widgets.labels import PlainLabel, one_line
from desktop.wording import day_words, in_a_row, local, word
from desktop.work.jobs import Lane
from returns.records.buyer_history import BuyerCase, BuyerHistory, BuyerOrder

if TYPE_CHECKING:
    from desktop.queue.case.case_view import CaseView


class BuyerCard(FoldCard):
    """Folded, it costs nothing: what is in it is asked for when it is opened."""

    #: the history of the buyer of this case is to be read
    wanted = Signal(int)
    #: this case shall be opened
    case_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._case_id = 0
        self._history: BuyerHistory | None = None
        self._said = BuyerView()
        #: it was not read since the case was shown
        self._stale = False
        self._rows: list[QWidget] = []
        #: a press opens the case; in their order
        self.cases: list[Button] = []
        self.head.toggled.connect(lambda _: self._ask())
        self.retranslate()

    def show_case(self, view: "CaseView") -> None:
        """The card of another case's buyer; away where nobody knows who it is."""
        if view.id != self._case_id:
            self._case_id, self._history = view.id, None
        # the same case again stands as it was until it is read anew
        self._stale = True
        self._said = view.buyer
        self.set_summary(view.buyer.summary)
        self.setVisible(bool(view.buyer.summary))
        self._list()
        self._ask()

    def set_history(self, case_id: int, history: BuyerHistory) -> None:
        """What was read, where it is still that case's."""
        if case_id == self._case_id:
            self._history, self._stale = history, False
            self._list()

    def _ask(self) -> None:
        if self.head.isChecked() and self._stale and self._case_id:
            self.wanted.emit(self._case_id)

    def _clear(self) -> None:
        for part in self._rows:
            self.body.removeWidget(part)
            part.setParent(None)
            part.deleteLater()
        self._rows, self.cases = [], []

    def _put(self, part: QWidget) -> None:
        self._rows.append(part)
        self.body.addWidget(part)

    def _list(self) -> None:
        self._clear()
        self._put_signs()
        history = self._history
        if history is None:
            return
        for case in history.cases:
            if case.id != self._case_id:
                self._put_case(case)
        if not self.cases:
            self._put(PlainLabel(self.tr("No other return of this buyer."), "small", "muted"))
        for order in history.orders:
            self._put(PlainLabel(self._order_words(order), "small"))

    def _put_signs(self) -> None:
        """What speaks against the request, before what the buyer did: it is known with the case."""
        if self._said.signs:
            self._put(PlainLabel(self.tr("Signs of a malicious return"), "caption", "muted"))
        for sign in self._said.signs:
            self._put(PlainLabel(sign, "small"))
        if self._said.together:
            self._put(PlainLabel(self._said.together, "small", "muted"))

    def _put_case(self, case: BuyerCase) -> None:
        button = Button(one_line(f"{short_number(case.number)} · {case.title}"), "link")
        button.clicked.connect(partial(self.case_wanted.emit, case.id))
        self.cases.append(button)
        self._put(button)
        told = [word("reason", case.reason), day_words(local(case.requested_at).date())]
        found = in_a_row(word("verdict", each.value) for each in case.found)
        told.append(self.tr("found: {what}").format(what=found) if found else "")
        if case.back.minor:
            told.append(self.tr("{amount} given back").format(amount=case.back))
        if case.closed:
            told.append(word("view", "closed"))
        self._put(PlainLabel(" · ".join(part for part in told if part), "small", "muted"))

    def _order_words(self, order: BuyerOrder) -> str:
        placed = day_words(order.ordered_on) if order.ordered_on is not None else ""
        came = self.tr("nothing came back")
        if order.cases:
            came = self.tr("returns: {count}").format(count=order.cases)
        parts = (
            self.tr("Order {number}").format(number=order.number),
            order.shop,
            placed,
            came,
        )
        return " · ".join(part for part in parts if part)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.set_caption(self.tr("This buyer"))
        self._list()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class BuyerBeside(QObject):
    """Reads what the card asks for, beside whatever is written."""

    def __init__(self, presenter: CasePresenter, card: BuyerCard) -> None:
        super().__init__(card)
        self._shell, self._card = presenter.shell, card
        card.wanted.connect(self._read)

    def _read(self, case_id: int) -> None:
        desk = self._shell.desk
        self._shell.jobs.run(
            lambda: desk.buyers.history(case_id),
            partial(self._card.set_history, case_id),
            lambda _refusal: None,
            lane=Lane.READ,
        )
