"""What is lost: of which item, which of its pieces, and where several parcels are under way, in which."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.queue.dialogs.step_dialogs import WhichDialog
from desktop.widgets.segmented import ChipChoice
from desktop.wording import word
from returns.phrases import filled
from returns.records.case import Case, Line
from returns.records.options import StepOptions
from returns.records.unit import Parcel
from returns.rules.goods.lost_parcel import lost_choices, several_under_way
from returns.terms import Move


class LostDialog(WhichDialog):
    """Gives the line and its pieces, or the parcel where these do not say which."""

    def __init__(self, case: Case, line: int | None, parent: QWidget | None = None) -> None:
        super().__init__(case, Move.LOST, StepOptions(), parent)
        self._case, self._only = case, line
        self.parcels = ChipChoice([], self.tr("Which parcel is lost"))
        self.add(self.parcels)
        if self.of_line is not None:
            if line:
                self.of_line.choose(line)
            self.of_line.changed.connect(self._list)
        self.parcels.chosen.connect(lambda _: self._check())
        self._list()

    def _meant(self) -> tuple[tuple[Line, ...], tuple[int, ...]]:
        chosen = self.of_line
        if chosen is None:
            return self._case.lines, ()
        return chosen.meant(), chosen.units()

    def _list(self) -> None:
        """The parcels of what is chosen, where that alone does not say which."""
        legs, new = lost_choices(self._case, *self._meant())
        rows = [(str(each.id), self._named(each, self.tr("goes on"))) for each in legs]
        rows += [(str(each.id), self._named(each, self.tr("new one"))) for each in new]
        self.parcels.set_options(rows)
        self.parcels.setVisible(bool(rows))
        self._asked = bool(rows)
        self._check()

    def _named(self, parcel: Parcel, what: str) -> str:
        to = filled(self.tr("to {end}"), end=word("end", parcel.goes_to.value))
        return " · ".join(part for part in (what, to, parcel.carrier, parcel.tracking) if part)

    def _check(self) -> None:
        nothing = self.of_line is not None and self.of_line.nothing()
        self.ok.setEnabled(not nothing and (not self._asked or bool(self.parcels.value())))

    def accept(self) -> None:
        """Give what is lost."""
        if self._asked:
            self._told = replace(self._told, parcel=int(self.parcels.value()))
        super().accept()


def lost_asks(case: Case, line: int | None) -> bool:
    """Whether "lost" may be meant of one line alone, or of what is in one of several parcels."""
    lines = (case.lines[line - 1],) if line else case.lines
    several = any(lost_choices(case, lines))
    return several or (not line and (len(case.lines) > 1 or several_under_way(case)))
