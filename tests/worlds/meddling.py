"""What else a seller may do: any other key. What is refused changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.clock import SetClock
from returns.desk import Desk
from returns.money import Money
from returns.records.case import Case, Line
from returns.records.change import Change
from returns.records.options import StepOptions
from returns.terms import Disposition, End, Goods, Move, Offer, Party, Route, StepKind

#: acts after which only the seller knows what is owed
ON_HIS_OWN = frozenset({"refund", "money_out", "close", "replace"})
_Act = Callable[[], Change]


class Meddler:
    """Presses keys that nobody recommended."""

    def __init__(self, desk: Desk, clock: SetClock, chance: Random) -> None:
        self.desk, self.clock, self.chance = desk, clock, chance
        #: what was said with the last key, where that was about some pieces or an offer
        self.said: StepOptions | None = None

    def key(self, case: Case) -> tuple[str, Line, _Act]:
        """What it is called, the line it is on, and how it is done."""
        self.said = None
        line = self.chance.choice(case.lines)
        ways: dict[str, Callable[[Case, Line], _Act]] = {
            "offer": self._offer,
            "decline": self._of_some(Move.DECLINE, reason="Not as it was sent."),
            "approve": self._approve,
            "withdraw": self._of_some(Move.WITHDRAW),
            "lapse": self._of_some(Move.LAPSE),
            "replace": self._plain(StepKind.REPLACE),
            "refund": self._refund,
            "money_out": self._money_out,
            "money_in": self._money_in,
            "shipped": self._plain(Move.SHIPPED, tracking="1Z7"),
            "lost": self._plain(Move.LOST),
            "parcel": self._parcel,
            "snooze": self._snooze,
            "hold": self._hold,
            "note": self._plain(Move.NOTE, note="Called him."),
            "ask_buyer": self._plain(StepKind.ASK_BUYER),
            "buyer_said": self._plain(Move.BUYER_SAID, answer="It is too small."),
            "disposition": self._disposition,
            "write_off": self._plain(Move.WRITE_OFF),
            "rma": self._plain(Move.RMA_GIVEN, rma="K-77"),
            "dates": self._dates,
            "undo": self._undo,
            "redo": self._redo,
            "close": self._plain(StepKind.CLOSE, reason="Enough of it."),
        }
        name = self.chance.choice(tuple(ways))
        return name, line, ways[name](case, line)

    def _do(self, case: Case, act: StepKind | Move, options: StepOptions) -> _Act:
        return lambda: self.desk.cases.do(case.id, act, options)

    def _plain(self, act: StepKind | Move, **told: str) -> Callable[[Case, Line], _Act]:
        return lambda case, line: self._do(case, act, StepOptions(line=line.number, **told))  # type: ignore[arg-type]

    def _some(self, line: Line) -> tuple[int, ...]:
        """Now and then some of a line's pieces, never all of them; () for the line as it is."""
        numbers = [unit.number for unit in line.units]
        if len(numbers) < 2 or self.chance.random() < 0.5:
            return ()
        return tuple(
            sorted(self.chance.sample(numbers, self.chance.randint(1, len(numbers) - 1)))
        )

    def _told(self, case: Case, act: StepKind | Move, told: StepOptions) -> _Act:
        self.said = told
        return self._do(case, act, told)

    def _of_some(self, act: StepKind | Move, **told: str) -> Callable[[Case, Line], _Act]:
        return lambda case, line: self._told(
            case,
            act,
            StepOptions(line=line.number, units=self._some(line), **told),  # type: ignore[arg-type]
        )

    def _offer(self, case: Case, line: Line) -> _Act:
        parts = [Offer.PARTIAL_REFUND] * 4
        offer = self.chance.choice([*parts, *(o for o in Offer if o is not Offer.DECLINE)])
        amount = None
        if offer is Offer.PARTIAL_REFUND and line.left and self.chance.random() < 0.5:
            amount = Money(self.chance.randint(1, line.left.minor), case.currency)
        route = self.chance.choice((None, None, Route.TO_US, Route.TO_SUPPLIER))
        told = StepOptions(
            offer=offer, amount=amount, route=route, line=line.number, units=self._some(line)
        )
        return self._told(case, Move.OFFER, told)

    def _approve(self, case: Case, line: Line) -> _Act:
        route = self.chance.choice((Route.TO_US, Route.TO_SUPPLIER))
        told = StepOptions(route=route, line=line.number, units=self._some(line))
        return self._told(case, StepKind.APPROVE, told)

    def _sum(self, case: Case, line: Line) -> Money:
        return Money(self.chance.randint(1, max(line.worth.minor, 1)), case.currency)

    def _refund(self, case: Case, line: Line) -> _Act:
        options = StepOptions(amount=self._sum(case, line), line=line.number)
        return self._do(case, StepKind.REFUND, options)

    def _money_out(self, case: Case, line: Line) -> _Act:
        by = self.chance.choice((None, Party.PLATFORM))
        told = MoneyTold(self._sum(case, line), out=True, party=by, line=line.number)
        return lambda: self.desk.money.note(case.id, told)

    def _money_in(self, case: Case, line: Line) -> _Act:
        claims = case.claims_of(line)
        amount = claims[-1].amount if claims and claims[-1].amount else Money(1, case.currency)
        told = MoneyTold(amount, out=False, line=line.number, reference="K-1")
        return lambda: self.desk.money.note(case.id, told)

    def _parcel(self, case: Case, line: Line) -> _Act:
        to = self.chance.choice((End.US, End.US, End.SUPPLIER, End.BUYER))
        units = tuple(u.number for u in line.units if self.chance.random() < 0.6)
        told = ParcelTold(
            to,
            tracking=self.chance.choice(("", "1Z5", "1Z6")),
            line=line.number,
            units=units,
            sent=self.chance.random() < 0.5,
            arrived=self.chance.random() < 0.3,
        )
        return lambda: self.desk.parcels.note(case.id, told)

    def _snooze(self, case: Case, line: Line) -> _Act:
        until = self.clock.now() + timedelta(days=self.chance.randint(1, 9))
        return self._do(case, Move.SNOOZE, StepOptions(until=until))

    def _hold(self, case: Case, line: Line) -> _Act:
        """Put on hold by hand, the line or the case, now and then with a day."""
        until = self.clock.now() + timedelta(days=self.chance.randint(1, 9))
        told = StepOptions(
            reason="Something does not fit.",
            until=until if self.chance.random() < 0.5 else None,
            line=line.number if self.chance.random() < 0.5 else None,
        )
        return self._do(case, Move.HOLD, told)

    def _disposition(self, case: Case, line: Line) -> _Act:
        here = line.in_state(Goods.INSPECTED) or line.units
        unit = self.chance.choice(here)
        chosen = self.chance.choice(
            (Disposition.TO_SUPPLIER, Disposition.TO_BUYER, Disposition.HOLD)
        )
        return lambda: self.desk.inspections.decide(
            case.id, line.id, unit.number, disposition=chosen
        )

    def _dates(self, case: Case, _: Line) -> _Act:
        day = self.clock.now().date() - timedelta(days=self.chance.randint(0, 9))
        return lambda: self.desk.orders.set_dates(case.order, shop=case.channel, delivered=day)

    def _undo(self, case: Case, _: Line) -> _Act:
        return lambda: self.desk.cases.take_back_last(case.id)

    def _redo(self, case: Case, _: Line) -> _Act:
        return lambda: self.desk.cases.again_last(case.id)
