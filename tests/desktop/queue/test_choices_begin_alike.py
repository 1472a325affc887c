"""What a dialog lets one choose from begins with a capital, like its neighbours."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog

from desktop.queue.dialogs.parcels_dialog import ParcelsDialog
from desktop.queue.dialogs.send_claim_dialog import SendClaimDialog
from returns.records.case import Case
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage


def _chosen_from(dialog: QDialog) -> list[str]:
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isCheckable()]
    lists = dialog.findChildren(QComboBox)
    listed = [box.itemText(at) for box in lists for at in range(box.count())]
    return [*(button.text() for button in buttons), *listed]


@pytest.mark.parametrize(
    "made",
    [lambda case: ParcelsDialog(case, (), NOW), SendClaimDialog],
    ids=["parcels", "claim"],
)
def test_every_choice_begins_with_a_capital(queue: QueuePage, made) -> None:
    found = map(queue.page.desk.cases.get, queue.page.desk.queue.ids("all"))
    case: Case = next(case for case in found if len(case.lines) > 1)
    dialog = made(case)
    words = _chosen_from(dialog)
    assert len(words) > 2
    assert not [each for each in words if each[:1].islower()]
    dialog.deleteLater()
