"""What a screen reader would be told, for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


@dataclass(frozen=True, slots=True)
class Heard:
    """One announcement: its words, and whether it interrupts."""

    words: str
    urgent: bool


@contextmanager
def listening(monkeypatch) -> Iterator[list[Heard]]:
    """Somebody listens; what was announced so far."""
    heard: list[Heard] = []
    told: Callable[[QAccessibleEvent], None] = QAccessible.updateAccessibility

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            heard.append(Heard(event.message(), urgent))
        told(event)

    active = QAccessible.isActive()
    QAccessible.setActive(True)
    with monkeypatch.context() as patched:
        patched.setattr(QAccessible, "updateAccessibility", update)
        yield heard
    QAccessible.setActive(active)
