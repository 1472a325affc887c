"""Journeys start from the same desk and window as the tests of the tabs."""

import pytest

from tests.desktop.conftest import (
    application,
    desk_folder,
    dressed,
    fonts,
    jobs,
    listened,
    sample_desk,
    samples_copied_today,
)

__all__ = [
    "application",
    "desk_folder",
    "dressed",
    "fonts",
    "jobs",
    "listened",
    "sample_desk",
    "samples_copied_today",
]


@pytest.fixture
def tabs_when_idle() -> bool:
    """All tabs are there, as in the program after its first second."""
    return True


@pytest.fixture
def judged_when_idle() -> bool:
    """What applies to the open case is known after a moment, as in the program."""
    return True
