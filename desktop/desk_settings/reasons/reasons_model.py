"""The reasons as a table model, and what means each of them in words; it asks nobody."""

from dataclasses import dataclass

from desktop.desk_settings.sayings import said
from desktop.look.theme import look
from desktop.widgets.labels import one_line
from desktop.widgets.table_model import TableModel
from desktop.wording import choice_word, word
from returns.phrases import say
from returns.platforms.known import platform_of
from returns.records.facts import TriageSettings
from returns.records.own_reason import OwnReason
from returns.records.settings import DeskSettings
from returns.rules.reasons import (
    Reason,
    all_reasons,
    fault_is_choice,
    reason,
    sentences_meaning,
    usual_fault,
)

WHY, GOODS, FAULT, WHOSE = range(4)
#: sentences that are shown of the many that mean a reason
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason of the trade, or one of the seller's own with the one that it counts as."""

    reason: Reason
    own: OwnReason | None = None

    @property
    def id(self) -> str:
        """What it is kept as."""
        return self.own.id if self.own is not None else self.reason.id

    @property
    def may_choose(self) -> bool:
        """Whether it is said here whose fault it usually is."""
        return self.own is None and fault_is_choice(self.reason.id)

    def name(self) -> str:
        """What it is called in the language on screen."""
        if self.own is not None:
            return self.own.words[look().lang]
        return word("reason", self.reason.id)


class ReasonsModel(TableModel[ReasonRow]):
    """What a reason is called, whether the goods are fine, and whose fault it usually is."""

    def __init__(self) -> None:
        super().__init__()
        self.triage = TriageSettings()
        self.show([ReasonRow(each) for each in all_reasons()])

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the seller's own reasons first, and the faults as these settings see them."""
        self.triage = settings.triage
        rows = [ReasonRow(reason(each.meaning), each) for each in settings.reasons]
        rows += [ReasonRow(each) for each in all_reasons()]
        if tuple(rows) != tuple(self.rows):
            self.show(rows)
        self.retranslate()

    def row_of(self, reason_id: str) -> int:
        """Where a reason stands, 0 for one that is not there."""
        return next((at for at, row in enumerate(self.rows) if row.id == reason_id), 0)

    def heads(self) -> tuple[str, ...]:
        """In their order."""
        names = ("why", "goods", "fault", "whose")
        return tuple(said(f"reasons.{name}") for name in names)

    def words(self, row: ReasonRow, column: int) -> str:
        """What a cell shows."""
        if column == WHY:
            return row.name()
        if column == GOODS:
            return said(f"reasons.{'fine' if row.reason.goods_fine else 'faulty'}")
        if column == WHOSE:
            mine = row.own is not None or row.id in dict(self.triage.faults)
            return said("reasons.own") if mine else ""
        if not fault_is_choice(row.reason.id):
            return said("reasons.depends")
        return choice_word("fault", usual_fault(row.reason, self.triage.faults).value)


def why_words(row: ReasonRow) -> str:
    """What decides the fault of a reason; of the seller's own, what it counts as."""
    if row.own is None:
        return fault_words(row.reason)
    return said("reasons.own_why", reason=word("reason", row.reason.id))


def meant_by_words(row: ReasonRow) -> str:
    """What means a reason in files."""
    if row.own is None:
        return codes_words(row.reason)
    if not row.own.wordings:
        return said("reasons.own_no_wordings")
    quoted = (f"“{one_line(each)}”" for each in row.own.wordings)
    return said("reasons.own_wordings", said=said("list_join").join(quoted))


def fault_words(row: Reason) -> str:
    """What decides the fault of a reason, where the table does not."""
    if fault_is_choice(row.id):
        usual = choice_word("fault", row.default_fault.value)
        return said("reasons.choice", fault=usual)
    return said(f"reasons.by.{row.id}")


def codes_words(row: Reason) -> str:
    """The codes and sentences of the platforms that mean a reason."""
    parts = [
        said("reasons.codes", platform=platform_of(platform).name, codes=", ".join(codes))
        for platform, codes in row.codes.items()
        if codes
    ]
    prose = sentences_meaning(row.id)
    if prose:
        quoted = said("list_join").join(f"“{each}”" for each in prose[:_SHOWN])
        key = "reasons.sentences_more" if len(prose) > _SHOWN else "reasons.sentences"
        parts.append(said(key, said=quoted, more=len(prose) - _SHOWN))
    if not parts:
        return said("reasons.no_codes")
    return say("settings.sentence_join", look().lang).join(parts)
