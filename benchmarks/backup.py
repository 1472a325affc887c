"""A desk copied while it is used, and checked, beside the limits and the naive way.

The limit of a copy is reading and writing the same bytes with one fsync a file; the naive way is
`VACUUM INTO` and a copy of every file. Ours copies the database in steps, hashes what it copies, and
then reads everything back. Meanwhile another thread takes decisions and reads pages, and the
longest that it had to wait is told. The limit of a check is `sha256sum` over the originals.
What counts is the ratio, not the seconds.
"""

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from _many_cases import make_desk  # noqa: E402

from db import driver  # noqa: E402
from db.desk_file.schema import DATABASE  # noqa: E402
from returns.desk import Desk, open_desk  # noqa: E402


def add_photos(folder: Path, count: int, size: int) -> None:
    """Originals in the vault, and the rows that name them."""
    with closing(driver.connect_writer(folder / DATABASE)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for n in range(count):
            content = os.urandom(size)
            sha256 = hashlib.sha256(content).hexdigest()
            path = folder / "photos" / sha256[:2] / f"{sha256}.orig"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            connection.execute(
                "INSERT INTO photo (case_id, sha256, bytes, name) VALUES (?, ?, ?, ?)",
                (1 + n % 100, sha256, size, f"{n}.jpg"),
            )
        connection.execute("COMMIT")


def limit(desk: Path, target: Path) -> None:
    """Every byte read and written, each file on the disk at the end."""
    for path in [desk / DATABASE, *desk.glob("photos/??/*.orig")]:
        to = target / path.relative_to(desk)
        to.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as reading, to.open("xb") as writing:
            shutil.copyfileobj(reading, writing, 1 << 20)
            writing.flush()
            os.fsync(writing.fileno())


def naive(desk: Path, target: Path) -> None:
    """A whole new database, and the folder copied."""
    with closing(driver.connect_writer(desk / DATABASE)) as reading:
        reading.execute("VACUUM INTO ?", (str(target / DATABASE),))
    shutil.copytree(desk / "photos", target / "photos")
    for path in target.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())


class Using:
    """Somebody who works on meanwhile: a decision and a page of the queue, one after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._done = threading.Event()
        self.waits: list[float] = []
        self._thread = threading.Thread(target=self._work)

    def _work(self) -> None:
        while not self._done.wait(0.01):
            since = time.perf_counter()
            with self._desk.store.transaction() as tx:
                tx.exec_driver_sql("UPDATE case_line SET buyer_words = 'seen' WHERE id = 7")
            self._desk.queue.all("all", "", 50)
            self.waits.append((time.perf_counter() - since) * 1000)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Work while this lasts."""
        self._thread.start()
        try:
            yield
        finally:
            self._done.set()
            self._thread.join()


def timed(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    since = time.perf_counter()
    act()
    return time.perf_counter() - since


class Table:
    """What was measured, each beside what it is a ratio of."""

    def __init__(self) -> None:
        self.rows: list[dict[str, object]] = []

    def note(self, what: str, seconds: float, of: float, **more: object) -> None:
        """One line: seconds, and how often `of` goes into them."""
        told = {"what": what, "seconds": round(seconds, 3), "ratio": round(seconds / of, 2)}
        self.rows.append({**told, **more})


def measure(cases: int, photos: int, size: int) -> list[dict[str, object]]:
    """Each way once, on the same desk."""
    table = Table()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder = root / "desk"
        folder.mkdir()
        make_desk(folder, cases)
        add_photos(folder, photos, size)
        for target in ("limit", "naive", "ours"):
            (root / target).mkdir()
        with closing(open_desk(folder)) as desk:
            alone = Using(desk)
            with alone.at_work():
                time.sleep(1)
            measure_copies(table, desk, root, f"{statistics.median(alone.waits):.1f}")
            measure_check(table, desk)
    return table.rows


def measure_copies(table: Table, desk: Desk, root: Path, usual: str) -> None:
    """The limit, the naive way, and ours while somebody is at work, who waits `usual` ms else."""
    from returns.keeping.making import Maker, make_copy
    from returns.keeping.proving import read_back
    from returns.keeping.watching import Watch

    folder, maker = desk.folder, Maker(desk.folder, "desk", "bench")

    def copied() -> Path:
        return make_copy(maker, root / "ours", "asked", desk.clock.now(), Watch())

    os.sync()
    base = timed(lambda: limit(folder, root / "limit"))
    table.note("copy + fsync", base, base)
    os.sync()
    took = timed(lambda: naive(folder, root / "naive"))
    table.note("VACUUM INTO + copytree + fsync", took, base)
    os.sync()
    used = Using(desk)
    with used.at_work():
        since = time.perf_counter()
        copy = copied()
        made = time.perf_counter() - since
        worst = max(used.waits, default=0.0)
        seen = read_back(copy, Watch())
        whole = time.perf_counter() - since
    assert not seen.altered
    waits = {"longest_wait_ms": round(worst), "usual_ms": usual}
    table.note("Sendback: copy while in use", made, base, **waits)
    waits = {"longest_wait_ms": round(max(used.waits, default=0.0)), "usual_ms": usual}
    table.note("Sendback: copy and read back", whole, base, **waits)
    table.note("Sendback: the next day's copy", timed(copied), base)


def measure_check(table: Table, desk: Desk) -> None:
    """The check of the originals beside `sha256sum` over them."""
    names = [str(path) for path in desk.folder.glob("photos/??/*.orig")]
    sums = timed(lambda: subprocess.run(["sha256sum", *names], capture_output=True, check=True))
    table.note("sha256sum of the originals", sums, sums)
    report = desk.keeping.check()
    looked = sum(part.seconds for part in report.parts if part.part == "photos")
    table.note("Sendback: check of the originals", looked, sums)
    table.note("Sendback: whole check", sum(part.seconds for part in report.parts), sums)


def main() -> None:
    """Print a table, or JSON."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, default=20_000)
    options.add_argument("--photos", type=int, default=250)
    options.add_argument("--size", type=int, default=4_000_000)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    found = measure(chosen.cases, chosen.photos, chosen.size)
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{'':34}{'s':>9}  of the limit")
    for row in found:
        more = ""
        if "longest_wait_ms" in row:
            more = f"  longest wait {row['longest_wait_ms']} ms (usual {row['usual_ms']} ms)"
        print(f"{row['what']!s:34}{row['seconds']!s:>9}  {row['ratio']} ×{more}")


if __name__ == "__main__":
    main()
