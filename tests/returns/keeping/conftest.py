"""A desk with a life behind it, open, and its clock."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from tests.worlds.random_desk import random_desk


@pytest.fixture(scope="session")
def a_life(tmp_path_factory) -> tuple[Path, datetime]:
    """The desk of `lived`, closed, and when its life ended; copy it to open it."""
    folder = tmp_path_factory.mktemp("lived") / "desk"
    return folder, random_desk(folder, 4, steps=30).moment


@pytest.fixture
def lived(tmp_path, a_life) -> Iterator[Desk]:
    """A desk of some days with cases, photos and papers; `lived.clock` stands where a test puts it."""
    made, ended = a_life
    shutil.copytree(made, tmp_path / "desk")
    desk = open_desk(tmp_path / "desk", clock=SetClock(ended + timedelta(days=1)))
    yield desk
    desk.close()
