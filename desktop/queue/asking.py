"""Dialogs of the open case that need more than the case: where to, what instead, parcels, money, facts."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.queue.case.case_presenter import CasePresenter
from desktop.queue.case.case_view import hold_of, hold_word
from desktop.queue.case.dispute_told import Decided, tell_decision
from desktop.queue.case.facts_told import tell_facts
from desktop.queue.case.still_open import asked_about, read_about
from desktop.queue.dialogs.back_dialog import AskBackDialog, BackKnown, ways_of
from desktop.queue.dialogs.decision_dialog import DecisionDialog
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.decline_letter import DeclineKnown, Wanted, read_known
from desktop.queue.dialogs.decline_letter import write as write_decline
from desktop.queue.dialogs.dispute_dialog import DisputeDialog
from desktop.queue.dialogs.facts_dialog import FactsDialog, FactsTold
from desktop.queue.dialogs.give_back_dialog import GiveBackDialog
from desktop.queue.dialogs.hold_dialogs import (
    BuyerAnswerDialog,
    CheckDialog,
    ReasonMeantDialog,
)
from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from desktop.queue.dialogs.parcels_dialog import ParcelsDialog
from desktop.queue.dialogs.step_dialogs import StepDialog
from desktop.wording import local, opening, word
from desktop.work.jobs import Lane
from returns.casework.disputes import DisputeTold
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import StepTold
from returns.errors import Refusal
from returns.records.case import Case
from returns.records.options import StepOptions
from returns.records.order import Product
from returns.records.place import Place
from returns.records.policy import Address
from returns.rules.money.came import payers_of
from returns.terms import ExchangeFrom, HoldKind, Move, Route, StepKind


class CaseAsking(QObject):
    """Opens them over the window; `next_id` is the case to go on to once it is told, 0 to stay.

    What decides the case goes on to the one that `next_after` says.
    """

    #: an action of the window's table
    wanted = Signal(str)

    def __init__(
        self,
        presenter: CasePresenter,
        over: QWidget,
        ask_supplier: Callable[[], object],
        next_after: Callable[[StepOptions], int],
    ) -> None:
        super().__init__(over)
        self._next_after = next_after
        self._case, self._over = presenter, over
        #: opens the choice of whose goods they are
        self._ask_supplier = ask_supplier

    def calls(self) -> dict[str, Callable[[], object]]:
        """Action → what it does."""
        return {
            "check": self.check,
            "ask_back": self.back,
            "to_supplier": lambda: self.back(Route.TO_SUPPLIER),
            "instead": self.instead,
            "decline": self.decline,
            "money_in": lambda: self.money(out=False),
            "money_out": lambda: self.money(out=True),
            "money_back": self.money_back,
            "order_facts": self.facts,
            "parcels": self.parcels,
            "dispute": self.dispute,
        }

    @property
    def _open_case(self) -> Case | None:
        loaded = asked_about(self._case)
        return loaded.case if loaded is not None else None

    def _today(self) -> date:
        return local(self._case.shell.desk.clock.now()).date()

    def money(self, *, out: bool, next_id: int = 0) -> None:
        """Money that came, or that went to the buyer."""
        case = self._open_case
        if case is None:
            return
        dialog = MoneyDialog(case, out=out, today=self._today(), parent=self._over.window())
        self._ask_money(
            dialog, self.tr("{amount} refunded") if out else self.tr("{amount} came"), next_id
        )
        dialog.given_up.connect(
            lambda party: self._case.do(Move.WRITE_OFF, StepOptions(party=party), next_id)
        )
        dialog.open_sized()

    def money_back(self) -> None:
        """Money that went back to a supplier or a carrier, who had paid it."""
        case = self._open_case
        if case is None:
            return
        if not any(payers_of(case, line) for line in case.lines):
            self._case.shell.say(
                self.tr("No supplier and no carrier paid anything that could be given back.")
            )
            return
        dialog = GiveBackDialog(case, today=self._today(), parent=self._over.window())
        self._ask_money(dialog, self.tr("{amount} given back"))
        dialog.open_sized()

    def _ask_money(
        self, dialog: MoneyDialog | GiveBackDialog, said: str, next_id: int = 0
    ) -> None:
        """What it tells is noted, and `said`; what is refused is said where it was typed."""
        desk, case = self._case.shell.desk, dialog.case

        def note(told: MoneyTold, refusals: tuple[Refusal | None, ...]) -> None:
            if refusals[0] is not None:
                dialog.refuse(refusals[0])
                return
            words = said.format(amount=told.amount)
            dialog.taken()
            self._case.write(case, words, lambda: (desk.money.note(case.id, told),), next_id)

        def tell(told: MoneyTold) -> None:
            self._case.shell.jobs.run(
                lambda: desk.rehearsal.refusals(case.id, [told]),
                partial(note, told),
                dialog.refuse,
                lane=Lane.CASE,
            )

        dialog.told.connect(tell)

    def dispute(self) -> None:
        """A bank, PayPal or a platform hears the buyer, and no file told it."""
        case, desk = self._open_case, self._case.shell.desk
        if case is None:
            return
        dialog = DisputeDialog(case, self._today(), self._over.window())

        def tell(told: DisputeTold) -> None:
            words = opening(word("dispute", told.kind.value))
            self._case.write(case, words, lambda: (desk.disputes.note(case.id, told),))

        dialog.told.connect(tell)
        dialog.open_sized()

    def facts(self, *, cost: bool = False, price: bool = False) -> None:
        """Dates of the order, what its things cost, and what was paid for them."""
        case, desk = self._open_case, self._case.shell.desk
        if case is None:
            return
        over = self._over.window()
        dialog = FactsDialog(case, self._today(), cost=cost, price=price, parent=over)

        def tell(told: FactsTold) -> None:
            days = (told.ordered, told.shipped, told.delivered)
            words = self.tr("facts of the order")
            self._case.write(
                case,
                words,
                lambda: tell_facts(
                    desk, case, days, told.costs, told.prices, told.postage, told.orders
                ),
            )

        dialog.told.connect(tell)
        dialog.ships_to.told.connect(partial(self._ships_to, case))
        dialog.import_wanted.connect(lambda: self.wanted.emit("import"))
        dialog.open_sized()

    def _ships_to(self, case: Case, address: Address) -> None:
        """Where the order goes was told, whatever becomes of the dialog that it was told in."""
        orders = self._case.shell.desk.orders
        self._case.write(
            case,
            self.tr("address of the order"),
            lambda: (orders.set_address(case.order, address, case.channel),),
        )

    def decline(self) -> None:
        """On which ground, with the letter as it will go."""
        case, desk, jobs = self._open_case, self._case.shell.desk, self._case.shell.jobs
        if case is None:
            return

        loaded = self._case.acting
        numbers = _lines_meant(case, loaded.line if loaded is not None else 0)

        def read() -> tuple[DeclineKnown, list[Refusal | None]]:
            told = [
                StepTold(Move.DECLINE, StepOptions(reason="…", untried=True, line=each))
                for each in numbers
            ]
            return read_known(desk, case), list(desk.rehearsal.refusals(case.id, told))

        def known(answer: tuple[DeclineKnown, list[Refusal | None]]) -> None:
            found, (first, *others) = answer
            if first is not None and all(others):
                # whatever is written, it would be refused: nobody is asked for words
                self._case.shell.refuse(first)
                return
            dialog = DeclineDialog(case, found, self._over.window())

            def write(wanted: Wanted) -> None:
                line = dialog.lines.line()
                jobs.run(
                    lambda: write_decline(desk, case, line, found, wanted),
                    dialog.show_written,
                    dialog.bar,
                    lane=Lane.CASE,
                )

            def check(options: StepOptions) -> None:
                told = StepTold(Move.DECLINE, options)
                jobs.run(
                    lambda: desk.rehearsal.refusals(case.id, [told]),
                    lambda answer: dialog.played(answer[0]),
                    dialog.refuse,
                    lane=Lane.CASE,
                )

            dialog.letter_wanted.connect(write)
            dialog.check_wanted.connect(check)
            dialog.milder_wanted.connect(lambda: self.wanted.emit("part_refund"))
            dialog.begin()
            self._ask_step(dialog, self._next_after)

        read_about(self._case, case, read, known)

    def back(self, to: Route | None = None) -> None:
        """Where the goods shall go; `to` stands chosen where it can be."""
        case, desk = self._open_case, self._case.shell.desk
        if case is None:
            return

        def read() -> BackKnown:
            places = desk.places.all()
            ways = [
                (line, route, name)
                for line in case.lines
                for route, name in ways_of(line, places)
            ]
            tried = [
                StepTold(
                    StepKind.APPROVE, StepOptions(route=route, place=name, line=line.number)
                )
                for line, route, name in ways
            ]
            refused = desk.rehearsal.refusals(case.id, tried)
            return BackKnown(
                places,
                {supplier.id: supplier for supplier in desk.policies.suppliers()},
                {line.id: desk.cases.policy_of(case.id, line.id) for line in case.lines},
                {
                    (line.id, route, name): why
                    for (line, route, name), why in zip(ways, refused, strict=True)
                    if why
                },
            )

        def known(found: BackKnown) -> None:
            over = self._over.window()
            dialog = AskBackDialog(case, found, self._today(), over, to=to)
            self._ask_step(dialog, self._next_after)

        read_about(self._case, case, read, known)

    def instead(self, next_after: Callable[[StepOptions], int] | None = None) -> None:
        """What is sent in the place of what came."""
        case, desk = self._open_case, self._case.shell.desk
        if case is None:
            return

        def known(read: tuple[Sequence[Product], dict[int, ExchangeFrom]]) -> None:
            dialog = SendInsteadDialog(case, *read, self._over.window())
            dialog.ships_to.told.connect(partial(self._ships_to, case))
            self._ask_step(dialog, next_after or self._next_after)

        read_about(
            self._case,
            case,
            lambda: (desk.products.sold(), desk.cases.usual_sources(case.id)),
            known,
        )

    def parcels(self) -> None:
        """The parcels of the case, and one more."""
        case, desk = self._open_case, self._case.shell.desk
        if case is None:
            return

        def known(places: tuple[Place, ...]) -> None:
            now = desk.clock.now()
            dialog = ParcelsDialog(case, places, now, self._over.window())

            def note(told: ParcelTold, refusals: tuple[Refusal | None, ...]) -> None:
                if refusals[0] is not None:
                    dialog.refuse(refusals[0])
                    return
                dialog.taken()
                words = self.tr("parcel")
                self._case.write(case, words, lambda: (desk.parcels.note(case.id, told),))

            def tell(told: ParcelTold) -> None:
                # asked first: what is refused is said where it was typed
                self._case.shell.jobs.run(
                    lambda: desk.rehearsal.refusals(case.id, [told]),
                    partial(note, told),
                    dialog.refuse,
                    lane=Lane.CASE,
                )

            dialog.told.connect(tell)
            dialog.open_sized(480)

        read_about(self._case, case, lambda: desk.places.all(), known)

    def check(self) -> None:
        """Whatever the hold asks for; none of it pays, sends or promises."""
        case, over = self._open_case, self._over.window()
        hold = hold_of(case) if case is not None else None
        if case is None or hold is None:
            self._case.shell.say(self.tr("Nothing holds this case up."))
        elif hold_word(case) == "no_photo_buyer":
            told = StepOptions(line=case.lead.number)
            self._case.do(StepKind.ASK_BUYER, told, self._next_after(told))
        elif hold_word(case) == "cost_postage":
            self._case.shell.go("inspection", case.id)
        else:
            asks: dict[HoldKind, Callable[[], object]] = {
                HoldKind.PRICE: lambda: self.facts(price=True),
                HoldKind.COST: lambda: self.facts(cost=True),
                HoldKind.NO_PHOTO: lambda: self._case.shell.go("inspection", case.id),
                HoldKind.SUPPLIER: self._ask_supplier,
                HoldKind.PLATFORM_SUM: lambda: self.money(out=True),
                HoldKind.VARIANT: self.instead,
                HoldKind.REASON: lambda: self._ask_step(ReasonMeantDialog(case, over)),
                HoldKind.OFFER_OUT: lambda: self._ask_step(BuyerAnswerDialog(case, over)),
                HoldKind.DISPUTE: lambda: self._ask_decision(case),
            }
            asks.get(hold, lambda: self._ask_step(CheckDialog(case, over)))()

    def _ask_decision(self, case: Case) -> None:
        """What became of a dispute: our answer to it, or what it was decided with."""
        desk = self._case.shell.desk
        dialog = DecisionDialog(case, self._today(), self._over.window())

        def tell(told: Decided) -> None:
            words = self.tr("Dispute decided")
            self._case.write(case, words, lambda: tell_decision(desk, case, told))

        dialog.over.connect(tell)
        self._ask_step(dialog)

    def _ask_step(
        self, dialog: StepDialog, next_after: Callable[[StepOptions], int] | None = None
    ) -> None:
        loaded = self._case.acting
        if dialog.of_line is not None and loaded is not None and loaded.line:
            dialog.of_line.choose(loaded.line)

        def decided(act: StepKind | Move, options: StepOptions) -> None:
            # the list may have moved while the dialog was open: what is below is asked for now
            following = next_after(options) if next_after is not None else 0
            self._case.do(act, options, following)

        dialog.decided.connect(decided)
        dialog.open_sized()


def _lines_meant(case: Case, chosen: int) -> list[int | None]:
    """The line that is looked at; where none is, the case as a whole (None) and each of several lines."""
    if chosen:
        return [chosen]
    lines = [line.number for line in case.lines]
    return [None, *lines] if len(lines) > 1 else [None]
