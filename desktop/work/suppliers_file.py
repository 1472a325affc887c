"""Bringing in a suppliers file, whichever tab was asked for it: suppliers, their policies, their goods."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.look.theme import look
from desktop.work.operation import Operation, Said
from returns.phrases import say

if TYPE_CHECKING:
    from returns.bringing_in.suppliers_intake import SuppliersResult
    from returns.desk import Desk


def suppliers_file(desk: "Desk", path: Path) -> "Operation[SuppliersResult]":
    """Brings the file in, supplier by supplier whole; there is nothing to take back."""
    return Operation(
        lambda _: "",
        lambda _job: desk.suppliers_intake.bring_in(path),
        lambda result: (result.change,),
        said=lambda result: Said(
            suppliers_words(result), "warning" if result.unusable else "good", undo=False
        ),
        title=QCoreApplication.translate("SuppliersFile", "Reading the suppliers"),
    )


def suppliers_words(result: "SuppliersResult") -> str:
    """What a suppliers file brought, with the first row that could not be used."""
    lang, facts = look().lang, {"new": result.new, "changed": result.changed}
    if not result.unusable:
        return say("policies.said.suppliers", lang, **facts)
    first = result.unusable[0]
    why = say(
        "policies.said.row", lang, row=first.row, column=first.column, why=first.say(lang)
    )
    return say(
        "policies.said.suppliers_unusable",
        lang,
        unusable=len(result.unusable),
        why=why,
        **facts,
    )
