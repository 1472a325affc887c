"""A desk with a short random life: cases, steps, photos, papers, things taken back; by seed."""

import hashlib
import random
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.options import NewCase
from returns.records.policy import Address
from returns.sample.pictures import product_png
from tests.supplied import supplied

BEGIN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
_TITLES = (
    "Mug, blue",
    "陶瓷马克杯 350 ml",
    'Lamp <b>oak</b> & "shade"',
    "Ваза",
    "קערה",
    "x" * 200,
)
_REASONS = ("defective", "changed_mind", "wrong_item", "damaged_in_transit", "not_as_described")
_BUYERS = ("Lena Müller", "李明", "O'Neil, Tom", "欧阳慕容·阿依古丽", "")
_QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")


def random_desk(folder: Path, seed: int, steps: int = 25) -> SetClock:
    """Make a desk and close it again; gives its clock as it stood at the end."""
    source, clock = random.Random(seed), SetClock(BEGIN)
    desk = open_desk(folder, clock=clock, create=True)
    try:
        desk.settings.set(shop_name="Harbour Gifts", return_address=_QUAY)
        for _ in range(steps):
            clock.forward(minutes=source.randrange(1, 600))
            with suppress(Refusal):  # what the rules refuse is part of a life
                live(desk, source)
    finally:
        desk.close()
    return clock


def live(desk: Desk, source: random.Random) -> None:
    """One random thing that a seller does."""
    count = desk.cases.how_many()
    what = source.random()
    if count == 0 or what < 0.25:
        price = Money(source.randrange(1, 30_000), source.choice(["USD", "EUR", "JPY"]))
        number = f"{source.randrange(10**9)}"
        new = NewCase(
            number,
            source.choice(["Amazon US", "淘宝店"]),
            source.choice(_TITLES),
            source.choice(_REASONS),
            price,
            buyer_name=source.choice(_BUYERS),
        )
        desk.by_hand.open(supplied(desk, new))
        return
    case_id = source.randrange(count) + 1
    if what < 0.5:
        desk.cases.do_recommended([case_id])
    elif what < 0.8:
        colour = f"#{source.randrange(1 << 24):06x}"
        desk.photos.add_bytes(case_id, product_png("mug", colour), "照片 1.png", "front")
    elif what < 0.9:
        desk.papers.label([case_id], overrule=True)
    else:
        desk.papers.evidence(case_id)


def rows_of(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as an eye sees it that knows nothing of the program.

    The one row that says which state of the file this is differs from file to file.
    """
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as eye:
        eye.text_factory = bytes
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name.decode() for (name,) in eye.execute(query)]
        shadows = [name for name in names if name.startswith("case_search")]
        told = {}
        for name in names:
            # the text index by its stored blocks: the table itself answers questions only
            if name in ("case_search", "belonging") or name.startswith("sqlite_"):
                continue
            told[name] = sorted(eye.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        assert shadows, "the search has no stored blocks"
    return told


def files_of(folder: Path) -> dict[str, str]:
    """SHA-256 of every original, paper and product picture by its path in the desk."""
    kept = ("photos/??/*.orig", "documents/*", "pictures/*")
    found = [path for pattern in kept for path in folder.glob(pattern)]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def all_bytes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file in a folder, but for what an open database has beside it to be read."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }
