"""Rows that hold nonsense: the desk's file was damaged or altered, and the reader is told so."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import NoResultFound

from db.errors import Damaged
from returns.errors import DeskProblem, NotFound, Refusal
from returns.ledger.storage_problems import storage_problem

P = ParamSpec("P")
R = TypeVar("R")

#: what making a record of a row raises when a cell is not what the desk writes
_NONSENSE = (
    *(ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError),
    NoResultFound,
)


def as_stored(read: Callable[P, R]) -> Callable[P, R]:
    """Let nonsense in stored rows out as the `DeskProblem` of a damaged desk."""

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(*args, **kwargs)
        except (DeskProblem, NotFound):
            # what is not there is no damage
            raise
        except (*_NONSENSE, Refusal) as error:
            raise storage_problem(Damaged(str(error))) from error

    return reading
