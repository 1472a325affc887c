"""Cases that are known already and hear news: of their orders, and of later copies of their requests."""

from collections.abc import Mapping

from sqlalchemy import Connection

from returns.bringing_in.grown_lines import grow_lines
from returns.bringing_in.later_orders import Learning
from returns.bringing_in.later_report import news, write_news
from returns.bringing_in.new_cases import Newcomers
from returns.bringing_in.open_cases import (
    OpenCase,
    cases_of_orders,
    open_cases,
    told_beyond,
)
from returns.bringing_in.paid_again import write_payments
from returns.bringing_in.platform_refunds import ahead_of, told_beside
from returns.bringing_in.told_otherwise import TYPED, differences
from returns.casework.around import rates_of
from returns.casework.closing import close_if_over
from returns.importing.drafts import ReturnDraft
from returns.ledger.settings_rows import read_settings
from returns.ledger.store import Store, Work, append_event
from returns.records.advice import Because
from returns.records.event_kinds import OTHERWISE


class KnownCases:
    """Tells known cases what a file brought beside the new ones, inside its transaction."""

    def __init__(self, store: Store, tx: Connection, newcomers: Newcomers) -> None:
        self._store = store
        self._tx = tx
        self._newcomers = newcomers
        self._learning = Learning(
            newcomers.book, newcomers.suppliers, newcomers.money, rates_of(read_settings(tx))
        )
        #: cases that were there and learned something
        self.told_ids: list[int] = []
        #: how many of these have nothing left to do
        self.closed = 0
        #: what the file tells otherwise than they had it
        self.differs: list[Because] = []

    def tell_orders(self) -> None:
        """Let known cases have what the file brought of their orders: buyer, prices, dates, refunds."""
        self._newcomers.write()
        book = self._newcomers.book
        case_ids = cases_of_orders(self._tx, book.learned)
        for known in open_cases(self._tx, case_ids, closed_too=True):
            work = Work(self._tx, known.case.id, "order_known", self._store.now())
            self._learning.learn(work, known)
            self._note_shared(known)
            # what the queue shows of the order is worked out anew, whatever the case itself learned
            self._finish(work, refresh=not known.closed, known=known)
        self._newcomers.write()
        book.learned.clear()

    def tell_requests(self, again: Mapping[str, ReturnDraft]) -> None:
        """Let open cases have what a later copy of their request tells."""
        self._newcomers.write()
        for told in list(news(self._tx, again)):
            work = Work(self._tx, told.known.case.id, "reported", self._store.now())
            write_news(work, told)
            grow_lines(work, told, self._newcomers)
            if further := told.further():
                opened = self._newcomers.add_items(told.known.case, told.draft, further)
                work.created += opened.created()
            self._finish(work, refresh=False, known=told.known)
            if work.changed:
                self._note_shared(told.known)
        self.tell_beside()

    def _note_shared(self, known: OpenCase) -> None:
        told = (line.order_line_id for line in known.lines if line.told_minor)
        self._newcomers.shared.update(each for each in told if each is not None)

    def tell_beside(self) -> None:
        """Let open cases have what another request of the same order line told beyond its own pieces."""
        self._newcomers.write()
        shared = told_beyond(self._tx, self._newcomers.shared)
        self._newcomers.shared.clear()
        for line_id, case_ids in shared.items():
            cases = open_cases(self._tx, case_ids, closed_too=True)
            places = [
                (known, line)
                for known in cases
                for line in known.lines
                if line.order_line_id == line_id
            ]
            ahead = ahead_of([known.paid_of(line) for known, line in places])
            for known, line in places:
                if known.closed or not ahead:
                    continue
                work = Work(self._tx, known.case.id, "reported", self._store.now())
                made = told_beside(known.paid_of(line), ahead, known.case.currency, work.at)
                ahead -= sum(payment.amount_minor for payment in made)
                write_payments(work, known, made)
                self._finish(work, refresh=False)

    def _finish(self, work: Work, *, refresh: bool, known: OpenCase | None = None) -> None:
        if not self._newcomers.from_file:
            # whoever types a price anew knows what it was
            work.facts.pop(OTHERWISE, None)
            work.facts[TYPED] = True
        if work.changed or work.created or OTHERWISE in work.facts:
            self.closed += close_if_over(work, self._store.clock.now())
            append_event(self._tx, work.case_id, work.kind, work.body(), work.at)
            self.told_ids.append(work.case_id)
            if known is not None:
                channel = self._newcomers.book.channel.name
                self.differs += differences(known.case.number, channel, work.facts)
            refresh = True
        if refresh:
            self._store.refresh(self._tx, work.case_id)
