"""What is asked about a parcel whose case is not clear."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.inspection.parcel.parcel_work import ParcelWork
from desktop.inspection.parcel.pick_case import PickCase
from desktop.inspection.parcel.which_parcel import WhichParcel
from desktop.widgets.veil import open_veiled
from returns.records.case import Case, CaseSummary
from returns.records.unit import Parcel


class ParcelDialogs(QObject):
    """Opens the dialogs; afterwards the scan box has the focus again."""

    def __init__(self, parcels: ParcelWork, tab: QWidget, scan_line: QWidget) -> None:
        super().__init__(tab)
        self._parcels, self._tab, self._scan_line = parcels, tab, scan_line
        parcels.several.connect(self.ask_which)
        parcels.unknown.connect(self.ask_unknown)
        parcels.apart.connect(self.ask_whose)
        parcels.which.connect(self.ask_which_parcel)

    def ask_which(self, code: str, cases: Sequence[CaseSummary]) -> None:
        """A code fits several cases."""
        words = self.tr("“{code}” fits several cases. Which one is this parcel’s?")
        dialog = self._make(self.tr("Which case?"), words.format(code=code))
        dialog.show_cases(cases)
        dialog.picked.connect(lambda case: self._parcels.receive(case))
        dialog.open_at_list()

    def ask_unknown(self, code: str) -> None:
        """A code fits nothing: look further, or keep the parcel apart."""
        words = self.tr(
            "Nothing on this desk carries “{code}”. Look for its case, or keep the parcel apart"
            " and match it later."
        )
        dialog = self._make(self.tr("Whose parcel is it?"), words.format(code=code))
        dialog.keep.show()
        dialog.picked.connect(lambda case: self._parcels.receive(case, code))
        dialog.kept_apart.connect(lambda: self._parcels.keep_apart(code))
        open_veiled(dialog)

    def ask_whose(self, parcel_id: int) -> None:
        """A parcel that is kept apart is to be matched."""
        words = self.tr("This parcel is kept apart. Look for the case that it belongs to.")
        dialog = self._make(self.tr("Whose parcel is it?"), words)
        dialog.picked.connect(lambda case: self._parcels.match(parcel_id, case))
        open_veiled(dialog)

    def ask_which_parcel(self, case: Case, parcels: Sequence[Parcel], tracking: str) -> None:
        """Several parcels of a case may be the one that is here."""
        dialog = WhichParcel(case, parcels, self._tab.window())
        dialog.decided.connect(
            lambda parcel: self._parcels.receive(
                case.id, tracking, parcel=parcel, another=parcel is None
            )
        )
        dialog.finished.connect(self._back_to_scanning)
        dialog.open_sized()

    def _make(self, title: str, words: str) -> PickCase:
        dialog = PickCase(title, words, self._tab)
        dialog.searched.connect(self._parcels.search)
        self._parcels.searched.connect(dialog.show_cases)
        dialog.finished.connect(self._back_to_scanning)
        return dialog

    def _back_to_scanning(self) -> None:
        self._tab.window().activateWindow()
        self._scan_line.setFocus()
