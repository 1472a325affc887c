"""What hostile tests borrow: the window's look and its door to background work."""

from tests.desktop.conftest import dressed, jobs

__all__ = ["dressed", "jobs"]
