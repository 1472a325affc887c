"""A seller's day without a screen, to be killed: each change is acknowledged once it is durable.

`python -m tests.db.desk_at_work one FOLDER` makes one change with the bare driver and nothing else,
so that its system calls can be counted. With `kills` it reads lines `WHAT FOLDER FIRST SEED`, lets a
forked child do WHAT, kills it at a random moment and prints what it had acknowledged as JSON.
"""

import hashlib
import json
import os
import random
import re
import select
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db import driver
from db.desk_file import schema
from db.desk_file.schema import DATABASE
from db.files.vault import Vault
from returns.evidence.chain import START, canonical, desk_hash, event_hash

#: rows that one change writes: all of them or none
LINES = 4


def picture(name: str) -> bytes:
    """The bytes of a picture that a name stands for, 20 to 80 kB."""
    chance = random.Random(name)
    return chance.randbytes(chance.randrange(20_000, 80_000))


def sha256_of(name: str) -> str:
    """The hash under which the vault keeps a name's picture."""
    return hashlib.sha256(picture(name)).hexdigest()


def acknowledge(handle: int, name: str) -> None:
    """Tell whoever watches that this change is safe."""
    os.write(handle, f"ACK {name}\n".encode())


def change(execute: Callable[..., object], n: int, name: str, sha256: str) -> None:
    """The rows of one change: case, lines, photo, event."""
    at = "2026-11-22T10:00:00Z"
    execute(
        "INSERT INTO return_case (id, number, order_id, channel_id) VALUES (?, ?, 1, 1)",
        (n, name),
    )
    for line in range(LINES):
        execute("INSERT INTO case_line (case_id, sku) VALUES (?, ?)", (n, str(line)))
    execute("INSERT INTO photo (case_id, sha256) VALUES (?, ?)", (n, sha256))
    rows = execute("SELECT seq, desk_hash FROM event ORDER BY seq DESC LIMIT 1", ())
    last, before = rows.fetchone() or (0, START)  # type: ignore[attr-defined]
    body = canonical({"photo": sha256})
    own = event_hash(START, 1, at, "opened", body)
    execute(
        "INSERT INTO event (seq, case_id, case_seq, at, kind, body, hash, desk_hash)"
        " VALUES (?, ?, 1, ?, 'opened', ?, ?, ?)",
        (last + 1, n, at, body, own, desk_hash(before, last + 1, own)),
    )


def one(folder: Path) -> None:
    """One picture and its rows with the bare driver."""
    stored = Vault(folder).add(picture("one"))
    with closing(driver.connect_writer(folder / DATABASE)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        change(connection.execute, 1, "one", stored.sha256)
        connection.execute("COMMIT")
        acknowledge(1, "one")


def work(folder: Path, first: int, handle: int) -> None:
    """Make changes until killed: a picture into the vault, then its rows in one transaction."""
    from db.engine import writer_engine

    vault, engine = Vault(folder), writer_engine(folder / DATABASE)
    for n in range(first, first + 100_000):
        name = f"RC-{n:07}"
        stored = vault.add(picture(name))
        with engine.begin() as tx:
            change(tx.exec_driver_sql, n, name, stored.sha256)
        acknowledge(handle, name)


def create(folder: Path, first: int, handle: int) -> None:
    """Make a desk."""
    schema.open_or_create(folder / DATABASE)
    acknowledge(handle, "created")


def migrate(folder: Path, first: int, handle: int) -> None:
    """Open the desk with a program that is one version newer."""
    import db.migrations

    def upgrade(connection) -> None:
        connection.exec_driver_sql("ALTER TABLE channel ADD COLUMN shop TEXT")
        connection.exec_driver_sql("UPDATE channel SET shop = name")
        connection.exec_driver_sql("CREATE TABLE another (a)")

    db.migrations.upgrade = upgrade
    schema.VERSION += 1
    schema.open_or_create(folder / DATABASE)
    acknowledge(handle, "migrated")


def update(folder: Path, first: int, handle: int) -> None:
    """Open a desk of an older version as the program does: tables first, then the histories."""
    from returns.desk import open_desk

    open_desk(folder).close()
    acknowledge(handle, "updated")


def killed(what: Callable[[Path, int, int], None], folder: Path, first: int, seed: int):
    """Let a child do it, kill it at a random moment; what it had acknowledged by then."""
    chance = random.Random(seed)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        what(folder, first, writing)
        os._exit(0)
    os.close(writing)
    # a working child is killed some changes in, the others somewhere on their way
    told = os.read(reading, 1 << 16) if what is work else b""
    select.select([], [], [], chance.uniform(0, 1.0 if what is update else 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 1 << 16):
        told += rest
    os.close(reading)
    return re.findall(r"ACK (\S+)\n", told.decode())


def kills() -> None:
    """Kill children as the lines that come in say."""
    import db.engine
    import db.migrations  # noqa: F401  loaded before the first fork
    import returns.ledger.carrying_over  # noqa: F401

    for line in sys.stdin:
        what, folder, first, seed = json.loads(line)
        doing = {"work": work, "create": create, "migrate": migrate, "update": update}[what]
        print(json.dumps(killed(doing, Path(folder), first, seed)), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "kills":
        kills()
    else:
        one(Path(sys.argv[2]))
