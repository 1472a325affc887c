"""Which desk a command is about: named, else the environment's, else the usual place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from returns.desk import DATABASE, Desk, open_desk

ENVIRONMENT = "SENDBACK_DESK"


def usual_folder() -> Path:
    """Where a seller's desk lies unless they choose another place."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "Sendback"


def folder_of(named: Path | None) -> Path:
    """The folder that a command or the window works on."""
    if named is not None:
        return named
    if os.environ.get(ENVIRONMENT):
        return Path(os.environ[ENVIRONMENT])
    return usual_folder()


@contextmanager
def writing(named: Path | None, *, create: bool = False) -> Iterator[Desk]:
    """The desk for a command that changes it.

    With `create` an empty folder becomes a desk: only for what brings something in, so that a
    mistyped folder is told and not made.
    """
    desk = open_desk(folder_of(named), create=create)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def reading(named: Path | None) -> Iterator[Desk]:
    """The desk for a command that only looks; works beside an open window."""
    desk = open_desk(folder_of(named), read_only=True)
    try:
        yield desk
    finally:
        desk.close()


def is_desk(folder: Path) -> bool:
    """A desk lies in that folder."""
    try:
        return (folder / DATABASE).is_file()
    except OSError:  # a folder that may not be looked into
        return False
