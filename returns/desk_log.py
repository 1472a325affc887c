"""The desk's own log: openings, imports, refusals and our bugs; never a buyer's name, words or numbers."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import cast

from db.private import opener
from returns.errors import Refusal

LOG = "sendback.log"
#: our own loggers are below this one
OURS = "sendback"
_MOST_BYTES = 1_000_000
#: errors of one chain that are noted
_MOST_CAUSES = 5


class DeskLog(RotatingFileHandler):
    """Three files of 1 MB at most: what we note, and warnings of everybody."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder / LOG, maxBytes=_MOST_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
        form = "%(asctime)s %(levelname)s %(name)s %(message)s"
        self.setFormatter(logging.Formatter(form))
        logging.getLogger(OURS).setLevel(logging.INFO)
        logging.getLogger().addHandler(self)

    def _open(self) -> TextIOWrapper:
        """A log that is made new is the desk's owner's alone."""
        log = open(  # noqa: SIM115  the handler closes it
            self.baseFilename, self.mode, encoding=self.encoding, opener=opener
        )
        return cast("TextIOWrapper", log)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A log that cannot be written, on a full disk for instance, stops nobody's work."""

    def stop(self) -> None:
        """Write no more."""
        logging.getLogger().removeHandler(self)
        self.close()


@contextmanager
def noting_refusals(what: str) -> Iterator[None]:
    """Note a refusal that others turn into words, by the name of its sentence."""
    try:
        yield
    except Refusal as refusal:
        logging.getLogger(OURS).info("%s refused: %s", what, refusal.key)
        raise


def places(error: BaseException) -> str:
    """Kind of an error and where it happened, then of what led to it, without any of its words.

    The words may be a buyer's: whoever has the desk sees them in the window and may pass them on.
    """
    parts: list[str] = []
    at: BaseException | None = error
    while at is not None and len(parts) < _MOST_CAUSES:
        parts.append(f"{type(at).__name__}\n{''.join(traceback.format_tb(at.__traceback__))}")
        at = at.__cause__ or at.__context__
    return "".join(parts)
