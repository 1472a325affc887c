"""What was found on one unit, as segments; every answer is handed on as soon as it is given."""

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.inspection.findings.weight_line import WeightLine
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel, set_tip
from desktop.widgets.layouts import FlowLayout, column, row
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.wording import word
from returns.records.case import Case
from returns.records.inspection import FindingDraft
from returns.records.unit import Unit
from returns.rules.goods.arrivals import is_kept
from returns.terms import Goods, Grade, PackageState, Verdict, Works
from returns.trade.steps import COMING

#: the line and the number of a unit that was announced, or came on top
UnitKey = tuple[int, int]
_MARKS, _SERIAL = 500, 80


@dataclass(frozen=True, slots=True)
class _Place:
    unit: UnitKey
    title: str
    extra: bool


def units_of(case: Case, added: frozenset[UnitKey] = frozenset()) -> tuple[UnitKey, ...]:
    """Every unit that was announced, found beyond that, or is being added; by line, then number.

    What the buyer keeps comes last: it is not on the table, unless somebody says so.
    """
    announced = {(line.id, n + 1) for line in case.lines for n in range(line.quantity)}
    found = {(unit.line_id, unit.number) for unit in case.units}
    order = {line.id: (is_kept(line), at) for at, line in enumerate(case.lines)}
    known = {unit for unit in announced | found | added if unit[0] in order}
    return tuple(sorted(known, key=lambda unit: (order[unit[0]], unit[1])))


def draft_of(finding: Unit | None, unit: UnitKey) -> FindingDraft:
    """What the form starts from: what was said; nothing is chosen before that."""
    if finding is None:
        return FindingDraft(*unit)
    return FindingDraft(
        finding.line_id,
        finding.number,
        finding.package,
        finding.complete,
        finding.works,
        finding.marks,
        finding.serial,
        finding.weight_g,
        finding.grade if finding.grade_overruled else None,
        finding.disposition,
        finding.instead,
    )


def _state(unit: Unit | None) -> str:
    """How far a unit is, in a word: its grade, that it did not come, or where it is."""
    if unit is None:
        return ""
    if unit.verdict is Verdict.NOT_RECEIVED:
        return word("verdict", unit.verdict)
    if unit.goods in (Goods.AWAITED, Goods.IN_TRANSIT, Goods.LOST):
        return word("goods", unit.goods)
    return unit.grade or (
        word("goods", unit.goods) if unit.goods is Goods.NONE_EXPECTED else ""
    )


class FindingsCard(Card):
    """Four facts, serial and weight of one unit, and the grade that follows from them."""

    #: a `FindingDraft` with the answer that was just given
    found = Signal(object)
    #: the line and the number of a unit that did not come with the others
    missed = Signal(int, int)
    #: the line and the number of a unit that lay in this parcel, and was announced in another
    lay_here = Signal(int, int)
    #: another unit is on screen
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=4, parent=parent)
        self._case: Case | None = None
        self._added: frozenset[UnitKey] = frozenset()
        self._draft = FindingDraft(0)
        self._proposed: dict[UnitKey, Grade] = {}
        self.heading = PlainLabel("", "heading")
        self.more = Button("", "flat", icon_name="plus")
        self.absent, self.in_this = Button("", "flat"), Button("", "flat")
        self.other = Button("", "flat")
        self.units = ChipChoice()
        self.package, self.complete, self.works = Segmented(), Segmented(), Segmented()
        self.grade = Segmented()
        self.marks, self.serial, self.weight = QLineEdit(), QLineEdit(), WeightLine()
        self.instead, self._instead_wanted = QLineEdit(), False
        self.back = Button("", "link")
        self._names = [PlainLabel("", "caption", "muted") for _ in range(8)]
        self._build()
        self._wire()
        self.retranslate()

    def _build(self) -> None:
        package, complete, works, marks, serial, weight, grade, instead = self._names
        self.add(self.heading)
        aside = FlowLayout(gap=0)
        for button in (self.absent, self.in_this, self.other, self.more):
            aside.addWidget(button)
        self.add(aside)
        self.add(self.units)
        fields = (
            *((package, self.package), (complete, self.complete), (works, self.works)),
            *((marks, self.marks), (instead, self.instead)),
        )
        for name, field in fields:
            self.body.addSpacing(4)
            self.add(name)
            self.add(field)
        self.body.addSpacing(4)
        self.add(row(column(serial, self.serial, gap=4), column(weight, self.weight, gap=4)))
        self.add(self.weight.told)
        self.body.addSpacing(6)
        self.add(row(grade, None, self.grade))
        self.add(row(None, self.back))
        for line in (self.marks, self.instead):
            line.setMaxLength(_MARKS)
        self.serial.setMaxLength(_SERIAL)

    def _wire(self) -> None:
        self.units.chosen.connect(self._unit_chosen)
        self.more.clicked.connect(self._one_more)
        self.absent.clicked.connect(self._not_there)
        self.in_this.clicked.connect(lambda: self.lay_here.emit(*self.unit()))
        self.other.clicked.connect(self._other_came)
        fields = (
            *(self.package, self.complete, self.works),
            *(self.marks, self.serial, self.instead),
        )
        for field in fields:
            signal = field.chosen if isinstance(field, Segmented) else field.editingFinished
            signal.connect(self.commit)
        self.weight.editingFinished.connect(self.commit)
        self.grade.chosen.connect(self._graded)
        self.back.clicked.connect(lambda: self._graded(""))

    def retranslate(self) -> None:
        """Say everything in the language on screen."""
        words = (
            *(self.tr("Package"), self.tr("Complete"), self.tr("Works"), self.tr("Marks")),
            *(self.tr("Serial"), self.tr("Weight, g"), self.tr("Grade")),
            self.tr("What came instead"),
        )
        fields = (
            *(self.package, self.complete, self.works, self.marks, self.serial, self.weight),
            *(self.grade, self.instead),
        )
        for label, text, field in zip(self._names, words, fields, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.package.set_options([(p.value, word("package", p)) for p in PackageState])
        self.complete.set_options([(c, word("complete", c)) for c in ("yes", "no")])
        self.works.set_options([(w.value, word("works", w)) for w in Works])
        self.grade.set_options([(g.value, g.value) for g in Grade])
        self.units.setAccessibleName(self.tr("Unit"))
        self.absent.set_text(self.tr("Did not come"))
        self.in_this.set_text(self.tr("Lay in this parcel"))
        self.other.set_text(self.tr("Something else came…"))
        self.more.set_text(self.tr("Unit"))
        self.more.setAccessibleName(self.tr("Add a unit that came on top"))
        set_tip(self.more, self.tr("Add a unit that came on top"))
        self._say_unit()

    # --- showing --------------------------------------------------------------------------

    def show_case(self, case: Case, proposed: dict[UnitKey, Grade]) -> None:
        """Show a case's findings; the chosen unit stays while the case does."""
        if self._case is None or self._case.id != case.id:
            self._added = frozenset()
            self._draft = FindingDraft(0)
        self._case, self._proposed = case, proposed
        units = units_of(case, self._added)
        if not units:
            self.setVisible(False)
            return
        self.setVisible(True)
        self._show_unit(self.unit() if self.unit() in units else units[0])

    def unit(self) -> UnitKey:
        """The unit on screen."""
        return self._draft.line_id, self._draft.unit

    def turn(self, by: int) -> None:
        """Look at another unit, round and round; its first question has the keyboard."""
        units = units_of(self._case, self._added) if self._case is not None else ()
        if len(units) > 1:
            self.commit()
            self._show_unit(units[(units.index(self.unit()) + by) % len(units)])
            self.package.take_focus()

    def draft(self) -> FindingDraft:
        """What stands in the form now."""
        return replace(
            self._draft,
            package=PackageState(self.package.value()) if self.package.value() else None,
            complete={"yes": True, "no": False}.get(self.complete.value()),
            works=Works(self.works.value()) if self.works.value() else None,
            marks=self.marks.text().strip(),
            serial=self.serial.text().strip(),
            weight_g=self._draft.weight_g if self.weight.is_wrong() else self.weight.grams(),
            instead=self.instead.text().strip(),
        )

    def commit(self) -> None:
        """Hand on what was typed, if it is new."""
        if self._case is not None and self.draft() != self._draft:
            self._draft = self.draft()
            self.found.emit(self._draft)

    def _show_unit(self, unit: UnitKey) -> None:
        draft = draft_of(self._finding(unit), unit)
        turned = unit != self.unit()
        typing = None if turned else self._typing()
        self._instead_wanted = self._instead_wanted and not turned
        self._draft = draft
        self.package.set_value(draft.package or "")
        complete = {True: "yes", False: "no"}
        self.complete.set_value(complete[draft.complete] if draft.complete is not None else "")
        self.works.set_value(draft.works or "")
        grams = "" if draft.weight_g is None else str(draft.weight_g)
        texts = (
            *((self.marks, draft.marks), (self.serial, draft.serial), (self.weight, grams)),
            (self.instead, draft.instead),
        )
        for line, text in texts:
            # what is no weight stays there, in red, until somebody puts it right or looks elsewhere
            refused = line is self.weight and self.weight.is_wrong() and not turned
            if line is not typing and not refused and line.text() != text:
                line.setText(text)
        finding = self._finding(unit)
        shown = finding.grade if finding else self._proposed.get(unit)
        self.grade.set_value(shown or "")
        self._say_unit()
        if turned:
            self.turned.emit()

    def _typing(self) -> QLineEdit | None:
        """The line being typed in: an answer from the desk must not take letters away."""
        for line in (self.marks, self.serial, self.weight, self.instead):
            if line.hasFocus() and line.isModified():
                return line
        return None

    def _finding(self, unit: UnitKey) -> Unit | None:
        units = self._case.units if self._case else ()
        return next((u for u in units if (u.line_id, u.number) == unit), None)

    def _say_unit(self) -> None:
        self.heading.setText(self.tr("Findings, unit {unit}").format(unit=self._draft.unit))
        if self._case is None:
            return
        units = units_of(self._case, self._added)
        before = len(self.units.buttons())
        self.units.set_options([(f"{u[0]}/{u[1]}", self._unit_words(u)) for u in units])
        if len(units) != before:
            _order_tabs(self)
        self.units.set_value(f"{self._draft.line_id}/{self._draft.unit}")
        self.units.setVisible(len(units) > 1)
        finding = self._finding(self.unit())
        elsewhere = finding is not None and finding.goods in COMING[0]
        opened = any(unit.goods is Goods.RECEIVED for unit in self._case.units)
        self.absent.setVisible(len(units) > 1 and not elsewhere)
        self.in_this.setVisible(elsewhere and opened)
        wrong = finding is not None and finding.verdict is Verdict.WRONG_ITEM
        told = wrong or bool(self._draft.instead) or self._instead_wanted
        for part, shown in (
            (self.instead, told),
            (self._names[7], told),
            (self.other, not told),
        ):
            part.setVisible(shown)
        wanted = self._proposed.get(self.unit())
        over = finding is not None and finding.grade_overruled and wanted is not None
        self.back.set_text(self.tr("Proposed: {grade}").format(grade=wanted) if over else "")
        self.back.setVisible(over)

    def _unit_words(self, unit: UnitKey) -> str:
        assert self._case is not None  # noqa: S101  only called with a case on screen
        title = ""
        if len(self._case.lines) > 1:
            line = next(line for line in self._case.lines if line.id == unit[0])
            title = f"{line.title[:24]} "
        state = _state(self._finding(unit))
        return f"{title}{unit[1]}" + (f" · {state}" if state else "")

    # --- answers --------------------------------------------------------------------------

    def _unit_chosen(self, value: str) -> None:
        line_id, _, unit = value.partition("/")
        self.commit()
        self._show_unit((int(line_id), int(unit)))

    def _one_more(self) -> None:
        """A unit nobody announced, on the line of the unit on screen."""
        if self._case is None:
            return
        self.commit()
        line_id = self._draft.line_id
        numbers = [n for line, n in units_of(self._case, self._added) if line == line_id]
        unit = line_id, max(numbers, default=0) + 1
        self._added |= {unit}
        self._show_unit(unit)
        self.marks.setFocus()

    def _not_there(self) -> None:
        """An announced unit that was not in the parcel: it is waited for, or claimed."""
        self.commit()
        self.missed.emit(*self.unit())

    def _other_came(self) -> None:
        """Something lay in its place: say what."""
        self._instead_wanted = True
        self._say_unit()
        self.instead.setFocus()

    def _graded(self, grade: str) -> None:
        self._draft = replace(self.draft(), grade=Grade(grade) if grade else None)
        self.found.emit(self._draft)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _order_tabs(card: FindingsCard) -> None:
    """From top to bottom: chips that are made anew would be the last that Tab comes to."""
    beside = (card.absent, card.in_this, card.other, card.more)
    chain: list[QWidget] = [*beside, *card.units.buttons()]
    for question in (card.package, card.complete, card.works):
        chain += question.buttons()
    chain += [card.marks, card.instead, card.serial, card.weight, *card.grade.buttons()]
    for one, other in pairwise((*chain, card.back)):
        QWidget.setTabOrder(one, other)
