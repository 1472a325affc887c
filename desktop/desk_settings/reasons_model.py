"""The reasons as a table model, and what means each of them in words; it asks nobody."""

from desktop.desk_settings.sayings import said
from desktop.look.theme import look
from desktop.widgets.table_model import TableModel
from desktop.wording import word
from returns.phrases import say
from returns.platforms.known import platform_of
from returns.records.facts import TriageSettings
from returns.records.settings import DeskSettings
from returns.rules.reasons import (
    Reason,
    all_reasons,
    fault_is_choice,
    sentences_meaning,
    usual_fault,
)

WHY, GOODS, FAULT, WHOSE = range(4)
#: sentences that are shown of the many that mean a reason
_SHOWN = 3


class ReasonsModel(TableModel[Reason]):
    """What a reason is called, whether the goods are fine, and whose fault it usually is."""

    def __init__(self) -> None:
        super().__init__()
        self.triage = TriageSettings()
        self.show(all_reasons())

    def show_settings(self, settings: DeskSettings) -> None:
        """Show the faults as these settings see them; the rows stay."""
        self.triage = settings.triage
        self.retranslate()

    def heads(self) -> tuple[str, ...]:
        """In their order."""
        names = ("why", "goods", "fault", "whose")
        return tuple(said(f"reasons.{name}") for name in names)

    def words(self, row: Reason, column: int) -> str:
        """What a cell shows."""
        if column == WHY:
            return word("reason", row.id)
        if column == GOODS:
            return said(f"reasons.{'fine' if row.goods_fine else 'faulty'}")
        if column == WHOSE:
            own = dict(self.triage.faults)
            return said("reasons.own") if row.id in own else ""
        if not fault_is_choice(row.id):
            return said("reasons.depends")
        return word("fault", usual_fault(row, self.triage.faults).value)


def fault_words(row: Reason) -> str:
    """What decides the fault of a reason, where the table does not."""
    if fault_is_choice(row.id):
        usual = word("fault", row.default_fault.value)
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
