"""The window with its settings: on a new desk, and on the sample desk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from returns.desk import open_desk
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


@pytest.fixture
def fresh(application: Start, tmp_path: Path) -> WindowPage:
    """The window on a new desk that nobody has told anything."""
    folder = tmp_path / "My shop"
    open_desk(folder, create=True).close()
    return application(folder)


@pytest.fixture
def sample(application: Start, desk_folder: Path) -> WindowPage:
    """The window on the sample desk."""
    return application(desk_folder)
