"""What each action does to the open case: straight away, or by a small dialog first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.look.theme import px
from desktop.queue.asking import CaseAsking
from desktop.queue.case.case_presenter import CasePresenter
from desktop.queue.case.order_facts import missing_of
from desktop.queue.case.photo_peek import PhotoPeek
from desktop.queue.case.still_open import asked_about, do_still
from desktop.queue.case_letters import CaseLetters
from desktop.queue.chosen_cases import ChosenCases
from desktop.queue.dialogs import claim_dialogs as claims
from desktop.queue.dialogs import goods_dialogs as goods
from desktop.queue.dialogs import step_dialogs as ask
from desktop.queue.dialogs.hold_dialogs import BuyerAnswerDialog, HoldDialog
from desktop.queue.dialogs.lost_dialog import LostDialog, lost_asks
from desktop.queue.dialogs.send_claim_dialog import SendClaimDialog
from desktop.queue.dialogs.supplier_choice import SupplierChoice
from desktop.queue.list.case_row import ALL_DONE
from desktop.queue.paper_actions import PaperActions
from desktop.queue.tab import QueueTab
from desktop.widgets.veil import open_veiled
from desktop.wording import word
from returns.records.options import StepOptions
from returns.terms import Move, Offer, StepKind

if TYPE_CHECKING:
    from desktop.queue.case.case_presenter import CasePresenter


#: what happened, in no other word
_ON_LINE = {
    "refused": Move.BUYER_REFUSED,
    "agreed": Move.BUYER_AGREED,
    "withdrawn": Move.WITHDRAW,
    "lost": Move.LOST,
    "write_off": Move.WRITE_OFF,
}
#: what is asked in a dialog that shows one case
OF_ONE = frozenset(
    {
        *("part_refund", "rma", "claim", "answer", "mend", "inspect", "decline", "lift"),
        *("buyer_said", "shipped", "close_case", "reopen"),
        # a paper of one case: whose it would be nobody said
        *("evidence", "stamped", "summary", "contacts"),
    }
)


class CaseActions(QObject):
    """Knows the ids of the actions that concern a case."""

    def __init__(self, tab: QueueTab) -> None:
        super().__init__(tab)
        self._tab, self._case = tab, tab.case
        self._letters, self._suppliers = CaseLetters(tab), SupplierChoice(tab.case, tab)
        self._asking = CaseAsking(tab.case, tab, self._suppliers.ask, self._next_after)
        self._asking.wanted.connect(tab.asked)
        self._chosen = ChosenCases(tab, self._suppliers)
        self._calls: dict[str, Callable[[], object]] = {
            "recommended": self._recommended,
            "part_refund": lambda: self._open(
                lambda c: ask.PartRefundDialog(c, tab.window()), goes_on=True
            ),
            "approve": lambda: self._do_on_line(StepKind.APPROVE),
            "keep": self._keep,
            "rma": lambda: self._open(lambda c: claims.RmaDialog(c, tab.window())),
            "claim": lambda: self._open(
                lambda c: SendClaimDialog(c, tab.window()), goes_on=True
            ),
            "answer": lambda: self._open(lambda c: claims.AnswerDialog(c, tab.window())),
            **{name: partial(self._do_on_line, move) for name, move in _ON_LINE.items()},
            **self._calls_for_each(tab),
            "supplier": partial(_several_or, self._chosen.supplier, self._suppliers.ask),
            "mend": self._mend,
            "many_letters": partial(_several_or, self._chosen.letters, self._letters.read),
            "filter": lambda: tab.filtering.ask_below(tab.filter_button),
            "columns": tab.list.columns.ask,
            "save_filter": lambda: tab.filters.ask(tab),
            "peek": lambda: self.peek(0),
            "next_case": lambda: tab.list.step(1),
            "previous_case": lambda: tab.list.step(-1),
            "inspect": lambda: _look_at_goods(tab.case),
            **PaperActions(tab.case, tab.list.chosen_ids, self._chosen.numbers).calls(),
            "letter": self._letters.read,
            "copy_letter": self._letters.copy,
            "save_letter": self._letters.save,
            "letters": lambda: self._letters.open_written(0),
            **self._asking.calls(),
            "lift": lambda: self._open(lambda c: ask.ReasonDialog(c, Move.LIFT, tab.window())),
            "buyer_said": lambda: self._open(lambda c: BuyerAnswerDialog(c, tab.window())),
            "shipped": lambda: self._open(lambda c: goods.ShippedDialog(c, tab.window())),
            "close_case": lambda: self._open(
                lambda c: ask.ReasonDialog(c, StepKind.CLOSE, tab.window()), goes_on=True
            ),
            "reopen": lambda: self._open(
                lambda c: ask.ReasonDialog(c, Move.REOPEN, tab.window())
            ),
        }
        tab.panel.photo_wanted.connect(self.peek)
        self._chosen.many.written.connect(self._letters.show)
        self._case.asked.connect(self._ask_first)

    def _calls_for_each(self, tab: QueueTab) -> dict[str, Callable[[], object]]:
        """What is decided once for all chosen cases."""
        return {
            "hold": lambda: self._open_for_each(
                lambda c: HoldDialog(c, self._now(), tab.window())
            ),
            # what was put away is done with for now
            "snooze": lambda: self._open_for_each(
                lambda c: ask.SnoozeDialog(
                    c, self._now(), tab.window(), asleep=self._chosen.sleep()
                ),
                goes_on=True,
            ),
            "note": lambda: self._open_for_each(lambda c: ask.NoteDialog(c, tab.window())),
        }

    def ids(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._calls)

    def run(self, action: str) -> None:
        """Do it; an action of something else is left alone."""
        call = self._calls.get(action)
        if call is None:
            return
        if (action in OF_ONE or action in self._asking.calls()) and self._chosen.refuse():
            return
        if self._chosen.ids():
            call()  # each of them answers for itself
            return
        from desktop.queue.case.offered import refused_at_once

        loaded = self._case.acting
        refusal = refused_at_once(loaded.case, loaded.line, action) if loaded else None
        refusal = refusal or self._tab.applies.refusal(action)
        if refusal is not None:
            # nobody types into a dialog what is refused at its end
            self._case.shell.refuse(refusal)
            return
        call()

    def peek(self, at: int) -> None:
        """Show the photos large."""
        loaded = self._case.acting
        if loaded is None:
            return
        if not loaded.case.photos:
            self._case.shell.say(self.tr("This case has no photos yet."))
            return
        peek = PhotoPeek(loaded.case.photos, self._tab.thumbnails, at, self._tab.window())
        peek.resize(px(900), px(640))
        open_veiled(peek)

    def _now(self) -> datetime:
        return self._case.shell.desk.clock.now()

    def _next(self) -> int:
        return self._tab.list.case_after(self._case.case_id) or ALL_DONE

    def _next_after(self, options: StepOptions) -> int:
        """Where a decision goes on to; of one line alone the others are still to be decided."""
        loaded = self._case.acting
        alone = loaded is not None and len(loaded.case.lines) > 1 and options.line
        return 0 if alone else self._next()

    def _recommended(self) -> None:
        if not self._chosen.recommended():
            self._case.do_recommended(self._next())

    def _do(self, act: StepKind | Move, options: StepOptions | None = None) -> None:
        told = options or StepOptions()
        # where somebody said something the case is looked at still
        self._case.do(act, told, self._next_after(told) if _decides(act) else 0)

    def _do_on_line(self, act: StepKind | Move) -> None:
        """A step of one line or of all: asked for where there is more than one."""
        loaded = self._case.acting
        if self._chosen.do(act, StepOptions()):
            return
        if loaded is not None and act is Move.LOST and lost_asks(loaded.case, loaded.line):
            number = loaded.line
            self._open(lambda case: LostDialog(case, number, self._tab.window()))
        elif loaded is not None and loaded.line:
            self._do(act, StepOptions(line=loaded.line))
        elif loaded is not None and len(loaded.case.lines) > 1:
            self._ask_line(act, StepOptions())
        else:
            self._do(act)

    def _ask_line(self, act: StepKind | Move, told: StepOptions) -> None:
        self._open(
            lambda case: ask.WhichDialog(case, act, told, self._tab.window()),
            goes_on=_decides(act),
        )

    def _keep(self) -> None:
        options = StepOptions(offer=Offer.RETURNLESS_REFUND)
        words, loaded = word("offer", Offer.RETURNLESS_REFUND.value), self._case.acting
        if self._chosen.do(Move.OFFER, options, words):
            return
        if loaded is not None and loaded.line:
            # the other lines are still to be decided: the case stays
            self._case.do(Move.OFFER, replace(options, line=loaded.line), words=words)
        elif loaded is not None and len(loaded.case.lines) > 1:
            self._ask_line(Move.OFFER, options)
        else:
            self._case.do(Move.OFFER, options, self._next(), words)

    def _mend(self) -> None:
        """Ask for what is missing: who supplies it first, then what it costs and when it came."""
        acting = self._case.acting
        missing = missing_of(acting.case) if acting is not None else ()
        if "supplier" in missing:
            self._suppliers.ask()
        else:
            self._asking.facts(cost="cost" in missing)

    def _appeal(self) -> None:
        """What is new against a refusal; then its sheet, its letter, and the next case."""
        loaded = asked_about(self._case)
        if loaded is None:
            return
        dialog = SendClaimDialog(loaded.case, self._tab.window())

        def decided(act: StepKind | Move, told: StepOptions) -> None:
            case = loaded.case
            self._case.papers.claim(
                case,
                told,
                lambda: do_still(self._case, case.id, act, self._next_after(told), told),
            )

        dialog.decided.connect(decided)
        dialog.open_sized()

    def _open(self, make: Callable[..., ask.StepDialog], *, goes_on: bool = False) -> None:
        """What is decided is done; `goes_on`: it decides the case, as the recommended step, or puts it off.

        What is only noted, what somebody said or a day, stays on its case, whatever list that leaves; and
        so does what is woken, to be looked at.
        """
        loaded = asked_about(self._case)
        if loaded is None:
            return

        def decided(act: StepKind | Move, told: StepOptions) -> None:
            leaves = goes_on and act is not Move.WAKE
            self._case.do(act, told, self._next_after(told) if leaves else 0)

        dialog = make(loaded.case)
        if dialog.of_line is not None and loaded.line:
            dialog.of_line.choose(loaded.line)
        dialog.decided.connect(decided)
        dialog.open_sized()

    def _open_for_each(
        self, make: Callable[..., ask.StepDialog], *, goes_on: bool = False
    ) -> None:
        """What is decided holds for all chosen cases."""
        if not self._chosen.ask(make, goes_on=goes_on):
            self._open(make, goes_on=goes_on)

    def _ask_first(self, what: str) -> None:
        self.asked()[what]()

    def asked(self) -> dict[str, Callable[[], object]]:
        """What a recommended step needs first → how it is asked; told, it goes on to the next case.

        A number or an answer that is noted stays on its case.
        """
        window = self._tab.window()
        return {
            "place": lambda: self._open(lambda c: goods.PlaceDialog(c, window), goes_on=True),
            "check": self._asking.check,
            "money_in": lambda: self._asking.money(out=False, next_id=self._next()),
            "instead": lambda: self._asking.instead(lambda _: self._next()),
            "send_on": lambda: self._open(
                lambda c: goods.SendOnDialog(c, window), goes_on=True
            ),
            "answer": self._calls["answer"],
            "appeal": self._appeal,
            "rma": self._calls["rma"],
        }


def _look_at_goods(case: CasePresenter) -> None:
    if case.case_id:
        case.shell.go("inspection", case.case_id)


def _decides(act: StepKind | Move) -> bool:
    """A step of our own, as Enter takes it; whatever else is done only notes what happened."""
    return isinstance(act, StepKind) or act is Move.OFFER


def _several_or(several: Callable[[], bool], alone: Callable[[], object]) -> None:
    """What is done for all chosen cases, or else for the open one."""
    if not several():
        alone()
