"""What the frame asks of every tab."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtWidgets import QWidget

#: a part of the window, and the place in it
Landmark = tuple[QWidget, QRect]


class Tab(QWidget):
    """A page of the window with its own part of the toolbar.

    A subclass sets `self.bar` (what stands at the right of the toolbar while the tab is shown)
    before the frame takes it, implements `retranslate` and calls it once itself.
    """

    #: the chip beside the tab's name: (words, True when it warns); empty words hide it
    badge = Signal(str, bool)
    #: the tab's part of the status line
    status = Signal(str)
    #: an action of the window's table shall be done
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar: QWidget = QWidget()

    def retranslate(self) -> None:
        """Say everything again in the language on screen."""
        raise NotImplementedError

    def shown(self) -> None:
        """The tab has come to the front: refresh what is stale, take the focus."""

    def left(self) -> None:
        """Another tab has come to the front: nothing needs to be read until `shown`."""

    def go_to(self, number: int) -> None:
        """Show the record of that number: a case, a supplier, whatever the tab is about."""

    def go_to_name(self, name: str) -> None:
        """Show the record that is known by a name of its own: a product by its SKU."""

    def begin_search(self) -> bool:
        """Let what it lists be searched; False where the cases are searched instead."""
        return False

    def shown_case(self) -> int:
        """The case that is open in it, 0 for none; what is being typed there is saved first."""
        return 0

    def writing(self) -> Sequence[QWidget]:
        """The parts by which something is changed: closed while a copy is looked into."""
        return ()

    def landmarks(self) -> Mapping[str, Landmark]:
        """The parts that the tour points at, by name: each with the place in it that is meant."""
        return {}

    def leads(self) -> tuple[QWidget, QWidget] | None:
        """Where Tab follows the work, and not the eye: from a part of the bar to one of the page."""
        return None

    def files_dropped(self, paths: list[str]) -> bool:
        """Files fell on the window while this tab was shown; True when it took them."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
