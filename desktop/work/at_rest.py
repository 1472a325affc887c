"""What a desk puts off while keys are pressed, done once nobody presses one."""

import logging

from PySide6.QtCore import QObject, QTimer

from desktop.work.shell import Shell
from returns.errors import Refusal

_LOG = logging.getLogger("sendback.desk")
#: milliseconds without a change: the next one is not expected at once
_PAUSE = 1_000


class AtRest(QObject):
    """Lets a desk do what it put off, on the lane of the steps, a while after the last of them.

    Call `look` when a desk is opened, and each minute: a reader may have kept the log long.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._rest)
        shell.changes.happened.connect(self._changed)
        shell.left.connect(self._pause.stop)

    def look(self) -> None:
        """Soon, unless steps are being taken: then after the last of them."""
        if not self._pause.isActive() and not self._shell.desk.read_only:
            self._pause.start()

    def _changed(self, _change: object, _origin: object) -> None:
        self._pause.start()

    def _rest(self) -> None:
        desk = self._shell.desk
        self._shell.jobs.run(lambda: desk.tidying.rest(), failed=_not_now)


def _not_now(refusal: Refusal) -> None:
    # nothing is lost by it: the next pause tries again, and in the end a change does it
    _LOG.warning("put off once more: %s", refusal.key)
