"""A platform's returns report brought into an empty desk, beside the limit and the naive way.

Least of all is `csv` and `executemany` into one table with the file's own columns; the naive way is the
ORM's `add_all` into that table. Neither checks anything, knows a row again, or works out what is
next. What counts is the ratio to the finished rows: all that the import leaves behind, rows, history
and texts, put as it stands into the tables of an empty desk. The text index is told once more alone.
The clock runs from the open, empty desk until it is closed again.
Each runs in a process of its own, so that its peak of memory is its own. Where others use the
machine, the seconds of the processor tell more than those of the clock.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from db import driver  # noqa: E402
from db.desk_file.schema import DATABASE, open_or_create  # noqa: E402
from db.queue.search_text import index_text  # noqa: E402

_HEADER = (
    *("Order ID", "Order date", "Return request date", "Return request status"),
    *("Amazon RMA ID", "Label cost", "Currency code", "Return carrier", "Tracking ID"),
    *("Label to be paid by", "ASIN", "Merchant SKU", "Item Name", "Return quantity"),
    *("Return Reason", "In policy", "Resolution", "Order Amount", "Order quantity"),
    *("Refunded Amount", "Order Item ID", "Customer Comments"),
)
_GOODS = (
    "Mug 350 ml, blue",
    "Lamp, oak",
    "蓝牙耳机 Pro",
    "T-shirt M",
    "不锈钢保温杯",
    "Desk mat",
)
_REASONS = ("CR-DEFECTIVE", "CR-DAMAGED_BY_CARRIER", "CR-SWITCHEROO", "CR-UNWANTED_ITEM")
_WORDS = ("", "收到时已经损坏", "arrived broken, please refund", "尺码不对", "", "")
_BATCH = 10_000
#: in the order in which foreign keys allow them
_TABLES = (
    *("channel", "product", "sale_order", "order_line", "import_file", "return_case"),
    *("case_line", "unit", "parcel", "payment", "event", "imported"),
)


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Requests of a year, one in fifty refunded, of 3,000 products."""
    first = date(2025, 11, 1)
    for n in range(count):
        m = (n * 7919 + 12345) % 999983
        asked = first + timedelta(days=m % 380)
        tracking = f"1Z{m:08d}{n:08d}" if m % 3 else ""
        amount = f"{5 + m % 200}.{m % 100:02d}"
        yield (
            *(f"113-{m * 7 % 9999991:07d}-{n:07d}", f"{asked - timedelta(days=9):%d-%b-%Y}"),
            *(f"{asked:%d-%b-%Y}", "Approved" if m % 4 else "Pending", f"D{n:09d}RRMA", ""),
            *("USD", "UPS" if tracking else "", tracking, "Seller" if m % 2 else "Customer"),
            *(f"B0{m % 3000:08d}", f"SKU-{m % 3000:04d}", _GOODS[m % 6], "1"),
            *(_REASONS[m % 4], "Y", "StandardRefund", amount, "1"),
            *(amount if m % 50 == 0 else "", f"{10_000_000_000_000 + n}", _WORDS[m % 6]),
        )


def write_file(path: Path, count: int) -> None:
    """The report, as Amazon writes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(_HEADER)
        writer.writerows(rows(count))


def _batches(path: Path) -> Iterator[list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(reader)
        while batch := list(islice(reader, _BATCH)):
            yield batch


def bare(path: Path, folder: Path) -> Iterator[None]:
    """Least of all: the cells as they stand, into a table without an index."""
    with closing(driver.connect_writer(folder / "bare.sqlite")) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        columns = ", ".join(f"c{n} TEXT" for n in range(len(_HEADER)))
        connection.execute(f"CREATE TABLE row (id INTEGER PRIMARY KEY, {columns})")
        yield
        connection.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" * len(_HEADER))
        for batch in _batches(path):
            connection.executemany(f"INSERT INTO row VALUES (NULL, {marks})", batch)
        connection.execute("COMMIT")


def naive(path: Path, folder: Path) -> Iterator[None]:
    """The ORM, an object a row."""
    from sqlalchemy import Column, Integer, Text, create_engine
    from sqlalchemy.orm import Session, declarative_base

    base = declarative_base()
    columns = {f"c{n}": Column(Text) for n in range(len(_HEADER))}
    key = {"__tablename__": "row", "id": Column(Integer, primary_key=True)}
    cls = type("Listed", (base,), {**key, **columns})
    engine = create_engine(f"sqlite:///{folder / 'naive.sqlite'}")
    base.metadata.create_all(engine)
    yield
    with Session(engine) as session:
        for batch in _batches(path):
            session.add_all(
                cls(**{f"c{n}": cell for n, cell in enumerate(cells)}) for cells in batch
            )
            session.flush()
            session.expunge_all()
        session.commit()
    engine.dispose()


def ours(path: Path, folder: Path) -> Iterator[None]:
    """Looked through, previewed, and brought in: checked, chained, searchable, known again."""
    from returns.desk import open_desk

    with closing(open_desk(folder / "desk", create=True)) as desk:
        yield
        desk.intake.commit(desk.intake.preview(path))


def finished(_path: Path, folder: Path) -> Iterator[None]:
    """What ours made, as it stands, by `executemany` into an empty desk: every row and every text.

    Indexes, triggers and foreign keys are the desk's; nothing is held back to go in at less cost.
    """
    with _desk_copied_to(folder / "copy") as (source, connection):
        yield
        for table in _TABLES:
            cursor = source.execute(f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(cursor.description))
            while batch := cursor.fetchmany(_BATCH):
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)
        _add_texts(source, connection)


def text_index(_path: Path, folder: Path) -> Iterator[None]:
    """The words of the same cases made and put into an empty text index."""
    with _desk_copied_to(folder / "words") as (source, connection):
        yield
        _add_texts(source, connection)


@contextmanager
def _desk_copied_to(folder: Path) -> Iterator[tuple[Any, Any]]:
    """What ours made to read, and an empty desk's database to write in one transaction."""
    folder.mkdir()
    open_or_create(folder / DATABASE)
    with (
        closing(driver.connect_reader(folder.parent / "desk" / DATABASE)) as source,
        closing(driver.connect_writer(folder / DATABASE)) as connection,
    ):
        connection.execute("BEGIN IMMEDIATE")
        yield source, connection
        connection.execute("COMMIT")


def _add_texts(source: Any, connection: Any) -> None:
    """All that a case is found by (`WorkedOut.search_text`), of cases of one line each."""
    found = source.execute(
        "SELECT c.id, c.number, c.our_rma, c.order_number, c.channel_name, c.platform_codes,"
        " c.buyer, l.supplier_rma, l.buyer_words, l.supplier_name, l.sku, l.title, l.variant,"
        " coalesce(p.tracking, '') FROM return_case AS c"
        " JOIN case_line AS l ON l.case_id = c.id LEFT JOIN parcel AS p ON p.case_id = c.id"
    )
    connection.executemany(
        "INSERT INTO case_search (rowid, body) VALUES (?, ?)",
        ((case_id, index_text(dict.fromkeys(words))) for case_id, *words in found),
    )


#: each yields once, when it is ready to begin
_CONTESTANTS: dict[str, tuple[str, Callable[[Path, Path], Iterator[None]]]] = {
    "bare": ("csv + executemany, one table", bare),
    "naive": ("ORM add_all, one table", naive),
    "ours": ("Sendback: preview and import", ours),
    "finished": ("finished rows and text index", finished),
    "text_index": ("text index alone", text_index),
}


def _run(name: str, path: Path, folder: Path) -> None:
    """One contestant, in this process; tells seconds by both clocks and the peak in MB."""
    contestant = _CONTESTANTS[name][1](path, folder)
    next(contestant)
    start, worked = time.perf_counter(), time.process_time()
    next(contestant, None)
    taken, worked = time.perf_counter() - start, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"seconds": round(taken, 3), "cpu": round(worked, 3), "peak_mb": round(peak)}
    print(json.dumps(told))


def measure(count: int, names: list[str]) -> list[dict[str, Any]]:
    """Each contestant on the same file."""
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "returns.txt")
        write_file(path, count)
        for name in names:
            done = subprocess.run(
                [sys.executable, __file__, "--child", name, str(path), folder],
                env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},
                capture_output=True,
                text=True,
            )
            if done.returncode:
                raise SystemExit(done.stderr)
            told = json.loads(done.stdout.splitlines()[-1])
            found.append({"what": name, "rows": count, **told})
            print(f"{name}: {told}", file=sys.stderr)
    limit = next((row for row in found if row["what"] == "finished"), None)
    for row in found:
        row["per_second"] = round(count / row["seconds"])
        for clock in ("seconds", "cpu") if limit is not None else ():
            row[f"ratio_{clock}"] = round(row[clock] / limit[clock], 2)
    return found


def main() -> None:
    """Print a table, or JSON."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, nargs="+", default=[20_000])
    options.add_argument("--only", nargs="+", choices=list(_CONTESTANTS))
    options.add_argument("--json", action="store_true")
    options.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.child:
        name, path, folder = chosen.child
        _run(name, Path(path), Path(folder))
        return
    names = [name for name in _CONTESTANTS if name in (chosen.only or _CONTESTANTS)]
    found = [row for count in chosen.rows for row in measure(count, names)]
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    head = f"{'':32}{'rows':>10}{'s':>9}{'s (cpu)':>9}{'rows/s':>10}{'peak MB':>9}"
    print(f"{head}  of the finished rows: s, cpu")
    for row in found:
        what = _CONTESTANTS[row["what"]][0]
        print(
            f"{what:32}{row['rows']:>10,}{row['seconds']:>9}{row['cpu']:>9}"
            f"{row['per_second']:>10,}{row['peak_mb']:>9}"
            f"  {row.get('ratio_seconds', '')} ×, {row.get('ratio_cpu', '')} ×"
        )


if __name__ == "__main__":
    main()
