"""The policy form's questions, in parts, made from the table of policy fields."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.policies.form.fee_edit import FeeEdit
from desktop.policies.form.field_editors import FieldEditor, Tell, editor_for
from desktop.policies.form.form_row import FormRow
from desktop.policies.form.freight_edit import FreightEdit
from desktop.policies.sayings import said
from desktop.widgets.labels import PlainLabel
from returns.records.policy import PolicyTerms, answer_of, with_answers
from returns.trade.policy_fields import POLICY_FIELDS

#: what `{}` in a hint stands for
_FACTS = {"fields": {"fields": "{rma} {case} {order} {sku}"}}


class Part(QWidget):
    """The rows of one part of the form under its heading; `policies.ask.<row>` asks."""

    def __init__(self, name: str, changed: Tell) -> None:
        super().__init__()
        self._name, self._changed = name, changed
        self._fields = [field for field in POLICY_FIELDS if field.part == name]
        self._heading = PlainLabel("", "heading")
        self.rows: dict[str, FormRow] = {}
        #: by the name of the field
        self.editors: dict[str, FieldEditor] = {}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, px(14))
        self.box.setSpacing(px(10))
        self.box.addWidget(self._heading)
        self.build()

    def build(self) -> None:
        """A row for each question."""
        for field in self._fields:
            editor = editor_for(field, self.switched)
            if field.question not in self.rows and editor is not None:
                self.editors[field.name] = editor
                self.add_row(field.question, editor.widget)

    def add_row(self, name: str, editor: QWidget) -> None:
        """Ask `policies.ask.<name>`."""
        self.rows[name] = FormRow(name, editor)
        self.box.addWidget(self.rows[name])

    def retranslate(self) -> None:
        """Ask in the language on screen."""
        self._heading.setText(said(f"part.{self._name}"))
        for editor in self.editors.values():
            editor.ask()
        for name, line in self.rows.items():
            line.set_words(said(f"ask.{name}"), self.hint(name))

    def hint(self, row: str) -> str:
        """What stands below a row."""
        hints = [field.hint for field in self._fields if field.question == row and field.hint]
        return said(f"hint.{hints[0]}", **_FACTS.get(hints[0], {})) if hints else ""

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        for name, editor in self.editors.items():
            editor.show(answer_of(terms, name))
        self.hide_and_show()

    def apply(self, terms: PolicyTerms) -> PolicyTerms:
        """The terms with the answers of this part."""
        return with_answers(terms, self.answers())

    def answers(self) -> Mapping[str, Any]:
        """What is answered here, by the names of the fields."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def problems(self) -> dict[str, str]:
        """What is wrong with the answers that are asked for, by the row's name."""
        return {
            editor.field.question: editor.problem()
            for editor in self.editors.values()
            if editor.problem() and not self.rows[editor.field.question].isHidden()
        }

    def switched(self) -> None:
        """Something was answered: other questions may come or go."""
        self.hide_and_show()
        self._changed()

    def hide_and_show(self) -> None:
        """Only what the answers so far leave open is asked."""
        answers = self.answers()
        for field in self._fields:
            if field.when:
                self.rows[field.question].setVisible(bool(answers[field.when]))


class CostPart(Part):
    """What it costs and who bears it: fee and freight have editors of their own."""

    def __init__(self, changed: Tell, currency: str) -> None:
        self._currency = currency
        self.fee, self.freight = FeeEdit(), FreightEdit()
        super().__init__("cost", changed)
        for signal in (self.fee.changed, self.freight.changed):
            signal.connect(self.switched)

    def build(self) -> None:
        """The fee first, then what it is waived for, the freight, and the rest."""
        self.add_row("fee", self.fee)
        super().build()
        asked = ("freight", self.freight.usual), ("freight_faulty", self.freight.faulty)
        at = self.box.indexOf(self.rows["fee_waived"]) + 1
        for place, (name, editor) in enumerate(
            (*asked, ("freight_other", self.freight.others))
        ):
            self.rows[name] = FormRow(name, editor)
            self.box.insertWidget(at + place, self.rows[name])

    def retranslate(self) -> None:
        """Also of the two."""
        super().retranslate()
        self.fee.set_words(said("ask.fee"), said("fee.fixed"))
        self.freight.retranslate()

    def set_terms(self, terms: PolicyTerms) -> None:
        """Show these terms."""
        self.fee.set_fee(terms.fee.percent, terms.fee.fixed, self._currency)
        self.freight.set_freight(terms.freight)
        super().set_terms(terms)

    def answers(self) -> Mapping[str, Any]:
        """Nothing is waived of no fee."""
        percent, fixed = self.fee.fee()
        told = {**super().answers(), "fee.percent": percent, "fee.fixed": fixed}
        if not percent and not fixed:
            told["fee.waived_for"] = ()
        return {**told, "freight": self.freight.freight()}

    def problems(self) -> dict[str, str]:
        """Also the fee's."""
        wrong = {"fee": said("invalid.fee")} if self.fee.is_wrong() else {}
        return {**wrong, **super().problems()}

    def hide_and_show(self) -> None:
        """What is waived is asked of a fee."""
        super().hide_and_show()
        self.rows["fee_waived"].setVisible(any(self.fee.fee()))


class NumberPart(Part):
    """The return number: below its place stands what that place means."""

    def __init__(self, changed: Tell) -> None:
        super().__init__("number", changed)

    def hint(self, row: str) -> str:
        """Why the number stands where it does."""
        if row != "rma_placement":
            return super().hint(row)
        placed = self.editors["rma_placement"].value()
        return said(f"placement_why.{placed}") if placed else ""

    def hide_and_show(self) -> None:
        """Another place has another reason."""
        super().hide_and_show()
        self.rows["rma_placement"].set_words(
            said("ask.rma_placement"), self.hint("rma_placement")
        )
