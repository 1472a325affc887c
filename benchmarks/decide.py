"""Opening a case and deciding it, beside the same rows and the same writes on the bare driver.

Three things are measured. *Open*: a case with all that its panel shows, beside its rows read by
sqlite3. *Decide*: one step, durable, beside the same statements in one bare WAL + FULL commit.
*Next case*: from the key to the next case painted in the window, with photos coming in and without.
What counts is the ratio of the medians of one run, and of the last one the slow end.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from import_rows import write_file  # noqa: E402
from sqlalchemy import Connection, event  # noqa: E402

from db import changes, driver, rows  # noqa: E402
from db.bare import fetched, run  # noqa: E402
from db.case_parts import read_parts  # noqa: E402
from db.desk_file.schema import DATABASE  # noqa: E402
from db.queue import search_text  # noqa: E402
from returns.desk import Desk, open_desk  # noqa: E402
from returns.errors import Refusal  # noqa: E402
from returns.terms import StepKind  # noqa: E402

Times = dict[str, list[float]]
#: those that write on the bare driver
_WRITING: tuple[Any, ...] = (rows, search_text)


def made(folder: Path, count: int) -> Desk:
    """A desk of a named shop, as people have it, whose cases came by Amazon's report."""
    desk = open_desk(folder / "desk", create=True)
    desk.settings.set(shop_name="Harbour Gifts")
    report = folder / "returns.txt"
    write_file(report, count)
    desk.intake.commit(desk.intake.preview(report))
    return desk


def timed(call: Callable[[], object]) -> float:
    """Milliseconds."""
    since = time.perf_counter()
    call()
    return (time.perf_counter() - since) * 1000


def opened(desk: Desk, case_ids: list[int]) -> Times:
    """A case with all that its panel shows, beside its rows alone."""
    taken: Times = {"ours": [], "bare": []}
    with desk.store.reading() as tx:
        for case_id in case_ids:
            taken["ours"].append(timed(lambda i=case_id: desk.cases.open(i)))
            taken["bare"].append(timed(lambda i=case_id: read_parts(tx, i, 5)))
    return taken


@contextmanager
def written_by(desk: Desk) -> Iterator[list[tuple[str, Sequence[object]]]]:
    """What the desk writes meanwhile: statements and their values, for whoever clears the list."""
    written: list[tuple[str, Sequence[object]]] = []

    def noted(tx: Connection, sql: str, values: Sequence[object] = ()) -> int:
        written.append((sql, values))
        return run(tx, sql, values)

    def counted(
        tx: Connection, sql: str, values: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        written.append((sql, values))
        return fetched(tx, sql, values)

    def wrote(
        _connection: object, _cursor: object, sql: str, values: Sequence[object], *_: object
    ) -> None:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            written.append((sql, values))

    event.listen(desk.store._writer, "before_cursor_execute", wrote)
    for module in _WRITING:
        module.run = noted
    changes.fetched = counted
    yield written
    for module in _WRITING:
        module.run = run
    changes.fetched = fetched
    event.remove(desk.store._writer, "before_cursor_execute", wrote)


def decided(desk: Desk, case_ids: list[int], folder: Path) -> Times:
    """One step, beside the statements that it wrote in one durable transaction of a database of their own."""
    copy = folder / "bare.sqlite"
    with closing(driver.connect_writer(desk.folder / DATABASE)) as raw:
        raw.execute("VACUUM INTO ?", (str(copy),))
    taken: Times = {"ours": [], "bare": []}
    with written_by(desk) as written, closing(driver.connect_writer(copy)) as bare:
        for case_id in case_ids:
            written.clear()
            try:
                ours = timed(lambda i=case_id: desk.cases.do(i, StepKind.ANSWER_BUYER))
            except Refusal:  # the platform paid it already: nobody has to answer
                continue
            taken["ours"].append(ours)

            def again() -> None:
                bare.execute("BEGIN IMMEDIATE")
                for sql, values in written:
                    bare.execute(sql, values).fetchall()
                bare.execute("COMMIT")

            taken["bare"].append(timed(again))
    return taken


def painted(desk: Path, keys: int, *, busy: bool) -> list[float]:
    """From Enter to the next case painted, in a window of its own."""
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(desk.parent),
    }
    child = [sys.executable, str(ROOT / "benchmarks" / "_next_case.py"), str(desk), str(keys)]
    done = subprocess.run(
        [*child, "busy" if busy else "idle"],
        env=env,
        capture_output=True,
        text=True,
        timeout=900,
    )
    if done.returncode or not done.stdout.strip():
        raise SystemExit(done.stderr)
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def slow_end(values: list[float], hundredth: int) -> float:
    """So many of a hundred were quicker."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * hundredth // 100)]


def measure(count: int, rounds: int, keys: int) -> list[dict[str, object]]:
    """All rows of the table for one size."""
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made(folder, count).close()
        # before anything else is decided: a list of steps that ask first would be none to press through
        shown = {busy: painted(folder / "desk", keys, busy=busy) for busy in (False, True)}
        with closing(open_desk(folder / "desk")) as desk:
            # from the middle of the desk, so that no page is the one that was written last
            case_ids = [1 + (n * 7919) % count for n in range(rounds)]
            desk.cases.open(case_ids[0])
            # neither the window nor a command lets Python look for circles within a step: the one has it
            # by a timer (`desktop/work/garbage.py`), the other never (`desktop/__main__.py`)
            gc.disable()
            for what, taken in (
                ("open a case", opened(desk, case_ids)),
                ("one step, durable", decided(desk, sorted(set(case_ids)), folder)),
            ):
                ours, bare = (statistics.median(taken[name]) for name in ("ours", "bare"))
                told = {"ms": round(ours, 2), "bare": round(bare, 2)}
                rows.append(
                    {"cases": count, "what": what, **told, "ratio": round(ours / bare, 2)}
                )
        gc.enable()
        for busy, found in shown.items():
            rows.append(
                {
                    "cases": count,
                    "what": "next case, photos coming in" if busy else "next case painted",
                    "ms": round(statistics.median(found), 1),
                    "p95": round(slow_end(found, 95), 1),
                    "p99": round(slow_end(found, 99), 1),
                    "keys": len(found),
                }
            )
    return rows


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = [row for n in options.cases for row in measure(n, options.rounds, options.keys)]
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        figures = "  ".join(f"{k} {v}" for k, v in row.items() if k not in ("cases", "what"))
        print(f"{row['cases']:>9,}  {row['what']:<28} {figures}")


if __name__ == "__main__":
    main()
