"""An editor for each kind of policy field: what it shows, what it answers, what is wrong with it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.look.theme import look, px
from desktop.policies.form.chip_set import ChipSet
from desktop.policies.sayings import said
from desktop.widgets.count_edit import CountEdit
from desktop.widgets.long_text import LongText
from desktop.widgets.segmented import ChipChoice, Segmented
from resources import resource
from returns import phrases
from returns.rules.reasons import all_reasons
from returns.trade.policy_fields import COUNTS, PolicyField

Tell = Callable[[], object]

YES, NO = "yes", "no"


class FieldEditor:
    """The editor of one field; `widget` is what is seen of it."""

    widget: QWidget

    def __init__(self, field: PolicyField) -> None:
        self.field = field

    def ask(self) -> None:
        """Say what there is to say in the language on screen."""

    def show(self, value: Any) -> None:
        """Show a value of the terms."""
        raise NotImplementedError

    def value(self) -> Any:
        """What is answered, as a value of the terms."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is wrong with the answer, "" for nothing."""
        return ""


class CountEditor(FieldEditor):
    """A number with its unit."""

    widget: CountEdit

    def __init__(self, field: PolicyField, changed: Tell) -> None:
        super().__init__(field)
        least = field.least if field.least_typed is None else field.least_typed
        self.widget = CountEdit(least, field.most)
        self.widget.changed.connect(changed)

    def ask(self) -> None:
        """The unit beside it."""
        self.widget.set_words(
            said(f"ask.{self.field.question}"), said(f"unit.{self.field.kind}")
        )

    def show(self, value: Any) -> None:
        """Nothing is shown for what is not said."""
        self.widget.set_count(None if self.field.zero and not value else value)

    def value(self) -> Any:
        """None where nothing is said and nothing has to be."""
        empty = 0 if self.field.needed or self.field.zero else None
        counted = self.widget.count()
        return empty if counted is None else counted

    def problem(self) -> str:
        """Out of its bounds, or not said."""
        least, most = self.widget.bounds()
        if self.widget.is_wrong():
            unit = said(f"unit.{self.field.kind}")
            return said("invalid.bounds", least=least, most=most, unit=unit)
        lacking = self.field.needed and self.widget.count() is None
        return said("invalid.needed") if lacking else ""


class FlagEditor(FieldEditor):
    """Yes or no."""

    widget: Segmented

    def __init__(self, field: PolicyField, changed: Tell) -> None:
        super().__init__(field)
        self.widget = Segmented()
        self.widget.chosen.connect(changed)

    def ask(self) -> None:
        """Both answers."""
        self.widget.set_options(((YES, said("yes")), (NO, said("no"))))

    def show(self, value: Any) -> None:
        """An answer."""
        self.widget.set_value(YES if value else NO)

    def value(self) -> Any:
        """True or false."""
        return self.widget.value() == YES


class TextEditor(FieldEditor):
    """A line of text."""

    widget: QLineEdit

    def __init__(self, field: PolicyField, changed: Tell) -> None:
        super().__init__(field)
        self.widget = QLineEdit()
        self.widget.setMaxLength(10_000)
        self.widget.textChanged.connect(changed)

    def ask(self) -> None:
        """An example in the empty line, where there is one."""
        if self.field.example:
            self.widget.setPlaceholderText(said(f"example.{self.field.question}"))

    def show(self, value: Any) -> None:
        """The text."""
        self.widget.setText(value)

    def value(self) -> Any:
        """Without the spaces around it."""
        return self.widget.text().strip()


class LinesEditor(FieldEditor):
    """Texts, one a line."""

    widget: QPlainTextEdit

    def __init__(self, field: PolicyField, changed: Tell) -> None:
        super().__init__(field)
        self.widget = LongText()
        self.widget.setTabChangesFocus(True)
        self.widget.setFixedHeight(px(96))
        self.widget.textChanged.connect(changed)

    def show(self, value: Any) -> None:
        """The texts."""
        self.widget.setPlainText("\n".join(value))

    def value(self) -> Any:
        """Those that say something."""
        lines = (line.strip() for line in self.widget.toPlainText().splitlines())
        return tuple(line for line in lines if line)


class ChoiceEditor(FieldEditor):
    """One of a vocabulary."""

    widget: ChipChoice

    def __init__(self, field: PolicyField, changed: Tell) -> None:
        super().__init__(field)
        self.widget = ChipChoice()
        self.widget.chosen.connect(changed)

    def ask(self) -> None:
        """Every choice."""
        lang, choices = look().lang, self.field.choices or ()
        self.widget.set_options(
            [(each, phrases.say(f"{self.field.words}.{each}", lang)) for each in choices]
        )

    def show(self, value: Any) -> None:
        """The chosen one."""
        self.widget.set_value(value)

    def value(self) -> Any:
        """The chosen one, the first where none is."""
        choices = self.field.choices
        assert choices is not None  # noqa: S101  a choice has choices
        return choices(self.widget.value() or next(iter(choices)))


class NamesEditor(FieldEditor):
    """Any of many, in the order chosen where that counts."""

    widget: ChipSet

    def __init__(self, field: PolicyField, changed: Tell) -> None:
        super().__init__(field)
        self.widget = ChipSet(
            ordered=not field.unordered, folds=not field.names and field.unordered
        )
        self.widget.changed.connect(changed)

    def ask(self) -> None:
        """All that are known."""
        lang = look().lang
        options = [
            (each, phrases.say(f"{self.field.words}.{each}", lang)) for each in self._known()
        ]
        self.widget.set_options(options, said(f"ask.{self.field.question}"), said("more"))

    def _known(self) -> tuple[str, ...]:
        if self.field.names:
            return self.field.names
        if self.field.words == "terms.shot":
            return shot_ids()
        return tuple(each.id for each in all_reasons())

    def show(self, value: Any) -> None:
        """The chosen ones; one that is not known gets a pill of its own."""
        self.widget.set_values(value)

    def value(self) -> Any:
        """In the order chosen."""
        return self.widget.values()


_EDITORS: dict[str, Callable[[PolicyField, Tell], FieldEditor]] = {
    **dict.fromkeys(COUNTS, CountEditor),
    "flag": FlagEditor,
    "text": TextEditor,
    "lines": LinesEditor,
    "names": NamesEditor,
    "choice": ChoiceEditor,
}


def editor_for(field: PolicyField, changed: Tell) -> FieldEditor | None:
    """The editor of a field; None for a kind that needs one of its own."""
    made = _EDITORS.get(field.kind)
    return made(field, changed) if made else None


def shot_ids() -> tuple[str, ...]:
    """Every shot that may be asked for."""
    import json

    content = json.loads(resource("shots.json").read_text(encoding="utf-8"))
    return tuple(str(each) for each in content["shots"])
