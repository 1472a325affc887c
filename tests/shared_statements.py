"""Statements that were compiled for one desk are there for the next: a process of tests opens thousands.

SQLAlchemy keeps what it compiled by engine and by dialect, of which a desk has two of its own. The program
opens one desk, mostly, and compiles each of its statements once; so does a process of tests then.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, create_engine


def sharing(create: Callable[..., Engine] = create_engine) -> Callable[..., Engine]:
    """What makes engines in its place: alike in all but the file that they are on."""
    first: list[Engine] = []

    def made(*given: Any, **named: Any) -> Engine:
        engine = create(*given, **named)
        if not first:
            first.append(engine)
        elif first[0].dialect.server_version_info is not None:  # it met SQLite once
            engine.dialect = first[0].dialect
            engine.pool._dialect = first[0].dialect
            engine._compiled_cache = first[0]._compiled_cache
        return engine

    return made
