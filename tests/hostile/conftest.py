"""What hostile tests borrow: the window's look and its door to background work."""

from tests.desktop.conftest import dressed, fonts, jobs

__all__ = ["dressed", "fonts", "jobs"]
