"""A new desk's database for tests: made by every migration once in a process, copied from then on.

A copy is byte for byte what the migrations make, but for the name and the state that each desk has of
its own. Tests of how a database is made ask for `every_migration` and have it made as the program does.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db import driver
from db.desk_file import schema

Migrate = Callable[[Path], None]

#: how the program brings a database up to date, or makes the tables of a new one
as_the_program_does: Migrate = schema._migrate

_NAME = "UPDATE belonging SET desk_id = ?, state = ?"


def from_a_copy() -> Migrate:
    """What stands in for it: copies what it made first, and leaves older databases to it."""
    made: list[bytes] = []

    def migrate(path: Path) -> None:
        if path.stat().st_size:
            as_the_program_does(path)
        elif not made:
            as_the_program_does(path)
            schema._bring_home(path)
            made.append(path.read_bytes())
        else:
            path.write_bytes(made[0])
            with closing(driver.connect_writer(path)) as connection:
                connection.execute(_NAME, schema._new_name())

    return migrate
