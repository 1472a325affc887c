"""What was found on a piece, written down as it is said."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.inspection.case_writes import CaseWrites
from desktop.wording import word
from desktop.work.shell import Shell
from returns.money import Money
from returns.records.case import Case
from returns.records.change import Change
from returns.records.inspection import FindingDraft
from returns.terms import Disposition, FreightWay, Verdict


class FindingWrites(QObject):
    """Writes on the case on the table and on the unit that is looked at."""

    def __init__(self, shell: Shell, writes: CaseWrites) -> None:
        super().__init__()
        self._shell, self._writes = shell, writes
        self.case_id = 0
        self.case: Case | None = None
        #: the line and the number of the unit that is looked at
        self.unit = (0, 0)

    def look_at(self, line: int, unit: int) -> None:
        """Another piece is looked at."""
        self.unit = line, unit

    def save_finding(self, draft: FindingDraft) -> None:
        """Keep what was said of a unit."""
        inspections = self._shell.desk.inspections
        self._on_case(self.tr("finding"), lambda case: inspections.save_finding(case, draft))

    def say_found(self, field: str, text: str) -> None:
        """Keep our own words for a field of the comparison."""
        cases = self._shell.desk.cases
        words = self.tr("“{field}” as found").format(field=word("field", field))
        line = self._line_number()
        self._on_case(words, lambda case: cases.set_found_says(case, field, text, line))

    def say_answer(self, field: str, text: str) -> None:
        """Keep what the supplier says of a field."""
        cases = self._shell.desk.cases
        words = self.tr("“{field}” as the supplier says").format(field=word("field", field))
        line = self._line_number()
        self._on_case(words, lambda case: cases.set_supplier_says(case, field, text, line))

    def decide_verdict(self, verdict: str) -> None:
        """The seller's own verdict on the unit that is looked at."""
        inspections, (line, unit) = self._shell.desk.inspections, self.unit
        words = self.tr("verdict “{verdict}”").format(verdict=word("verdict", verdict))
        decided = Verdict(verdict)
        self._on_case(words, lambda case: inspections.decide(case, line, unit, verdict=decided))

    def miss(self, line: int, unit: int) -> None:
        """A unit did not come with what came."""
        inspections = self._shell.desk.inspections
        self._on_case(self.tr("did not come"), lambda case: inspections.miss(case, line, unit))

    def lay_here(self, line: int, unit: int) -> None:
        """A unit that was announced in another parcel lay in this one."""
        receiving, words = self._shell.desk.receiving, self.tr("lay in this parcel")
        self._on_case(words, lambda case: receiving.lay_in_it(case, line, unit))

    def decide_goods(self, disposition: str) -> None:
        """What becomes of the unit that is looked at."""
        inspections, (line, unit) = self._shell.desk.inspections, self.unit
        words = self.tr("goods “{goods}”").format(goods=word("disposition", disposition))
        decided = Disposition(disposition)
        self._on_case(
            words, lambda case: inspections.decide(case, line, unit, disposition=decided)
        )

    def say_freight(self, way: FreightWay, cost: Money | None) -> None:
        """What the postage to the buyer or back cost us."""
        inspections = self._shell.desk.inspections
        words = word("freight_way", way)
        self._on_case(words, lambda case: inspections.set_freight(case, way, cost))

    def _line_number(self) -> int | None:
        """The place in its case of the line that is looked at."""
        lines = self.case.lines if self.case is not None else ()
        return next((line.number for line in lines if line.id == self.unit[0]), None)

    def _on_case(self, words: str, function: Callable[[int], Change]) -> None:
        case_id = self.case_id
        if case_id:
            self._writes.write(words, lambda: function(case_id))
