"""The window on a sample desk, and its Queue tab."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    return application(desk_folder)


@pytest.fixture
def queue(page: WindowPage) -> QueuePage:
    return page.queue
