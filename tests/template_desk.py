"""A new desk's database for tests: made by every migration once in a process, copied from then on.

A copy is byte for byte what the migrations make, but for the name and the state that each desk has of
its own. Tests of how a database is made ask for `every_migration` and have it made as the program does.
"""

from collections.abc import Callable
from pathlib import Path

from db.desk_file import schema
from db.desk_file.belonging import look

Migrate = Callable[[Path], None]

#: how the program brings a database up to date, or makes the tables of a new one
as_the_program_does: Migrate = schema._migrate


def from_a_copy() -> Migrate:
    """What stands in for it: copies what it made first, and leaves older databases to it."""
    made: list[bytes] = []
    name: list[bytes] = []

    def migrate(path: Path) -> None:
        if path.stat().st_size:
            as_the_program_does(path)
        elif not made:
            as_the_program_does(path)
            schema._bring_home(path)
            found = look(path)
            name.extend(each.encode() for each in (found.desk_id, found.state))
            made.append(path.read_bytes())
            assert [made[0].count(each) for each in name] == [1, 1]
        else:
            copy = made[0]
            for old, new in zip(name, schema._new_name(), strict=True):
                copy = copy.replace(old, new.encode())
            path.write_bytes(copy)

    return migrate
