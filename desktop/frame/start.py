"""The way into the window: what is settled before most of it is imported."""

import gc
import sys
from pathlib import Path

import PySide6.QtCore  # noqa: F401  it brings what is settled here


def open_window(folder: Path | None = None, lang: str | None = None) -> int:
    """Open the window, at a desk if one is named or was open last; gives the exit code.

    `lang` is spoken this once; without it, the language that was chosen last.
    """
    # nothing is garbage while all is made; afterwards the window collects by a timer of its own
    gc.disable()
    _leave_sources_unread()
    from desktop.frame.app import run

    return run(folder, lang)


def _leave_sources_unread() -> None:
    """Say to PySide that no module asks for its other spellings (`from __feature__ import …`).

    It finds that out by reading the source of every module that is imported, a tenth of the start.
    """
    features = sys.modules.get("shibokensupport.feature")
    if hasattr(features, "_mod_uses_pyside"):
        vars(features)["_mod_uses_pyside"] = _asks_for_none


def _asks_for_none(_module: object) -> bool:
    return False
