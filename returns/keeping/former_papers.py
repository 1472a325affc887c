"""At the opening of a desk: the papers that an earlier version made are entered in its history, once."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from db import driver
from returns.errors import DeskProblem
from returns.ledger.entered import is_begun

if TYPE_CHECKING:
    from returns.ledger.store import Store

_LOG = logging.getLogger("sendback.desk")


def enter_former_papers(reading: Any, store: "Callable[[], Store]") -> None:
    """Enter them where they are not yet; what hinders it waits for the next opening.

    `store` is asked for only then, so that a desk of today opens without it.
    """
    try:
        if is_begun(reading):
            return
        from returns.ledger.paper_history import enter_former

        writing = store()
        with writing.transaction() as tx:
            enter_former(tx, writing.now())
    except (DeskProblem, driver.dbapi.Error) as error:
        _LOG.warning("papers from before could not be entered: %s", type(error).__name__)
