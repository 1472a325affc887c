"""What happened, said aloud where a screen reader listens."""

from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have it read aloud, at once where it is urgent; the focus stays where it is."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(speaker, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
