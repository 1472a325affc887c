"""Files from outside by the thousand, changed at random: run by hand, for the figures.

    python tests/hostile/long_files.py --pictures 10000 --tables 2000 [--seed N]

Says how each ended, the dearest in processor time, and the most memory that the worker ever held.
The test suite runs some hundreds of the same kind.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from returns.documents.pictures.darkroom import Darkroom  # noqa: E402
from returns.errors import UnreadableFile  # noqa: E402
from returns.importing import sheet  # noqa: E402
from tests.hostile import pictures, tables  # noqa: E402
from tests.platform_files import read_file  # noqa: E402
from tests.returns.importing import workbooks  # noqa: E402

PHOTOS = ROOT.parent / "shared" / "data" / "photos"


class Tally:
    """Endings, the slowest file, the most memory."""

    def __init__(self) -> None:
        self.ended: Counter[str] = Counter()
        self.slowest = (0.0, "")
        self.peak = 0

    def take(self, name: str, work: Callable[[], str], worker: object) -> None:
        start, spent = time.perf_counter(), seconds_of(worker)
        ending = work()
        took = seconds_of(worker) - spent
        if took <= 0:  # another worker, or no Linux
            took = time.perf_counter() - start
        self.slowest = max(self.slowest, (took, f"{name}: {ending}"))
        self.ended[ending] += 1
        self.peak = max(self.peak, peak(worker))

    def say(self, kind: str) -> None:
        took, name = self.slowest
        print(f"{kind}: {sum(self.ended.values())}, slowest {took:.2f} s ({name})")
        print(f"  most memory of the worker: {self.peak >> 20} MiB")
        for ending, count in self.ended.most_common():
            print(f"  {count:6} {ending}", flush=True)


def seconds_of(worker: object) -> float:
    """Processor seconds of a quarantine's process, which others on the machine do not lengthen."""
    process = worker._worker
    status = Path(f"/proc/{process.pid}/stat") if process is not None else None
    if status is None or not status.exists():
        return 0.0
    return sum(map(int, status.read_text().split()[13:15])) / os.sysconf("SC_CLK_TCK")


def peak(worker: object) -> int:
    """The most bytes that a quarantine's process ever held, as Linux tells."""
    process = worker._worker
    status = Path(f"/proc/{process.pid}/status") if process is not None else None
    if status is None or not status.exists():
        return 0
    rows = status.read_text().splitlines()
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("VmHWM")), 0)


def run_pictures(count: int, seed: int, folder: Path) -> Tally:
    chance, tally, room = random.Random(seed), Tally(), Darkroom()
    real = [path.read_bytes() for path in sorted(PHOTOS.rglob("*")) if path.is_file()]
    drawn, path = pictures.seeds(), folder / "changed"
    room.look(path_of(drawn[0], path))
    for turn in range(count):
        # real ones are large and rarer
        from_camera = bool(real) and turn % 4 == 0
        content = chance.choice(real if from_camera else drawn)
        path.write_bytes(pictures.changed(content, chance))

        def work() -> str:
            facts = room.make_working(path, folder / "work.jpg", folder / "thumb.jpg")
            return facts.problem or "shown"

        tally.take(f"picture {turn}", work, room.worker)
    room.close()
    return tally


def run_tables(count: int, seed: int, folder: Path) -> Tally:
    chance, tally = random.Random(seed), Tally()
    rows = [tables.HEADING, *([f"112-{n:07d}-1234567", *tables.ROW[1:]] for n in range(40))]
    book = workbooks.parts(workbooks.sheet(rows))
    whole, path = tables.seeds(), folder / "changed"
    for turn in range(count):
        if turn % 2:
            _, content = chance.choice(whole)
            path.write_bytes(pictures.changed(content, chance))
        else:
            name = chance.choice(list(book))
            part = pictures.changed(str(book[name]).encode(), chance)
            workbooks.write_parts(path, {**book, name: part})
            if turn % 10 == 0:
                path.write_bytes(pictures.changed(path.read_bytes(), chance))

        def work() -> str:
            try:
                reading = read_file(path, reason_for=lambda _platform, _words: "changed_mind")
            except UnreadableFile as refused:
                return refused.key
            return "read" if reading.drafts else "nothing usable"

        tally.take(f"table {turn}", work, sheet._worker())
    return tally


def path_of(content: bytes, path: Path) -> Path:
    path.write_bytes(content)
    return path


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pictures", type=int, default=0)
    options.add_argument("--tables", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="sendback-") as folder:
        if given.pictures:
            run_pictures(given.pictures, given.seed, Path(folder)).say("pictures")
        if given.tables:
            run_tables(given.tables, given.seed, Path(folder)).say("tables")


if __name__ == "__main__":
    main()
