"""A page of the queue beside the limit and the naive way, at a thousand and at a million cases.

The limit is sqlite3 with a keyset and an index of just that order; the naive way is OFFSET, and LIKE
for a search. What counts is the ratio of the medians of one run, not the milliseconds.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from _many_cases import make_desk  # noqa: E402

from db import driver  # noqa: E402
from db.queue.queue_index import QueueIndex  # noqa: E402
from db.queue.queue_views import CODE, COLUMNS, STAGES, Question  # noqa: E402
from db.queue.search_text import match_query  # noqa: E402

#: as the bare statements read it: each of these cases has one line, so that no items are told
PLAIN = {"items": "'[]'"}
SHOWN = ", ".join(PLAIN.get(name, name) for name in COLUMNS)
NOW, DAY_END = "2026-11-22T10:00:00Z", "2026-11-23T00:00:00Z"
Contestants = dict[str, Callable[[], object]]


#: what an index of just that order holds; by due date who waits for others comes last
KEYS = {"due_at": ("stage >= 10", "due_at"), "value_minor": ("currency", "value_minor")}


def medians(contestants: Contestants, rounds: int) -> dict[str, float]:
    """Milliseconds of each: ours and the limit in turns, the naive way after them.

    Its long scans empty the processor's caches; whoever came next would pay for that.
    """
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for group in (("ours", "limit"), ("naive",)):
        for round_ in range(rounds + 2):
            for name in group:
                start = time.perf_counter()
                contestants[name]()
                if round_ >= 2:
                    taken[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in taken.items()}


def page_from_the_middle(path: Path, queue: QueueIndex, sort: str) -> Contestants:
    """A page of 100 of all open cases from the middle, in the order of one column."""
    asked = Question("all", sort)
    ids = queue.ids(asked)
    middle = len(ids) // 2
    ours = after = queue.cursor(asked, queue.rows([ids[middle - 1]])[0])
    raw = driver.connect_reader(path)
    columns = f"SELECT {SHOWN} FROM return_case INDEXED BY limit_{sort} WHERE closed_at IS NULL"
    keys = KEYS[sort]
    marks = ", ".join("?" * (len(keys) + 1))
    order = ", ".join((*keys, "id"))
    keyset = f"{columns} AND ({order}) > ({marks}) ORDER BY {order} LIMIT 100"
    offset = f"{columns} ORDER BY {order} LIMIT 100 OFFSET {middle}"
    if sort == "due_at":
        waits, due = int(str(after[0])[0]), str(after[0])[1:]
        after = (waits, due, after[1])
    else:
        after = (str(after[0])[:CODE], int(str(after[0])[CODE:]), after[1])
    right = raw.execute(keyset, after).fetchall()
    if not queue.page(asked, ours) == right == raw.execute(offset).fetchall():
        raise SystemExit(f"{sort}: the contestants do not give the same page")
    return {
        "ours": lambda: queue.page(asked, ours),
        "limit": lambda: raw.execute(keyset, after).fetchall(),
        "naive": lambda: raw.execute(offset).fetchall(),
    }


def search(path: Path, queue: QueueIndex, typed: str, last: int) -> Contestants:
    """The newest 100 cases in which two to four Chinese characters stand."""
    raw = driver.connect_reader(path)
    question = match_query(typed)
    asked = Question("everything", "number", descending=True, search=typed)
    shown = ", ".join(
        name if name.startswith("closed") else PLAIN.get(name, f"c.{name}") for name in COLUMNS
    )
    bare = (
        f"SELECT {shown} FROM case_search AS s CROSS JOIN return_case AS c ON c.id = s.rowid"
        " WHERE s.case_search MATCH ? ORDER BY s.rowid DESC LIMIT 100"
    )
    like = (
        f"SELECT {SHOWN} FROM return_case WHERE id <= {last} AND (title LIKE ? OR id IN"
        " (SELECT case_id FROM case_line WHERE buyer_words LIKE ?)) ORDER BY id DESC LIMIT 100"
    )
    wild = (f"%{typed}%",) * 2
    if not queue.page(asked) == raw.execute(bare, (question,)).fetchall():
        raise SystemExit(f"{typed}: the contestants do not give the same page")
    if queue.page(asked) != raw.execute(like, wild).fetchall():
        raise SystemExit(f"{typed}: a case that holds it was not found")
    return {
        "ours": lambda: queue.page(asked),
        "limit": lambda: raw.execute(bare, (question,)).fetchall(),
        "naive": lambda: raw.execute(like, wild).fetchall(),
    }


def counts(path: Path, queue: QueueIndex) -> Contestants:
    """How many cases each view holds."""
    raw = driver.connect_reader(path)
    indexed = "SELECT stage, count(*) FROM return_case INDEXED BY ix_case_number GROUP BY stage"
    scan = "SELECT next_step, closed_at IS NULL, count(*) FROM return_case NOT INDEXED GROUP BY 1, 2"
    return {
        "ours": lambda: queue.counts(NOW, DAY_END),
        "limit": lambda: raw.execute(indexed).fetchall(),
        "naive": lambda: raw.execute(scan).fetchall(),
    }


def filtered(path: Path, queue: QueueIndex, column: str, value: str, index: str) -> Contestants:
    """A filter chip was pressed: all numbers that the list is made of, and its first page of 100.

    The limit reads the same by one bare statement each, the page by the `index` that is best for it.
    """
    asked = Question("all", "due_at", filters=((column, (value,)),))
    raw = driver.connect_reader(path)
    order = "stage >= 10, due_at, id"
    kind = " COLLATE NOCASE" if column in ("supplier_name", "title") else ""
    stages = ", ".join(map(str, STAGES["all"]))
    where = f"WHERE closed_at IS NULL AND stage IN ({stages}) AND {column}{kind} = ?"
    held = f"FROM return_case INDEXED BY ix_case_{column} {where} ORDER BY {order}"
    numbers = f"SELECT group_concat(id) FROM (SELECT id {held} LIMIT -1)"
    page = (
        f"SELECT {SHOWN} FROM return_case INDEXED BY {index} {where} ORDER BY {order} LIMIT 100"
    )
    every = f"SELECT {SHOWN} FROM return_case NOT INDEXED WHERE closed_at IS NULL"
    naive = f"{every} AND {column}{kind} = ? ORDER BY {order}"

    def ours() -> tuple[list[int], list[tuple[object, ...]]]:
        ids = queue.ids(asked)
        return list(ids), queue.rows(ids[:100])

    def limit() -> tuple[list[int], list[tuple[object, ...]]]:
        found = raw.execute(numbers, (value,)).fetchone()[0] or ""
        return json.loads(f"[{found}]"), raw.execute(page, (value,)).fetchall()

    if not ours() == limit() or [row[0] for row in raw.execute(naive, (value,))] != ours()[0]:
        raise SystemExit(f"{column}: the contestants do not list the same")
    return {
        "ours": ours,
        "limit": limit,
        "naive": lambda: raw.execute(naive, (value,)).fetchall(),
    }


def measure(folder: Path, cases: int, searchable: int, rounds: int) -> list[dict[str, object]]:
    """All rows of the table for one size."""
    start = time.perf_counter()
    path = make_desk(folder, cases, closed=30, searchable=searchable)
    with closing(driver.connect_writer(path)) as writer:
        for sort in ("due_at", "value_minor"):
            writer.execute(
                f"CREATE INDEX limit_{sort} ON return_case ({', '.join(KEYS[sort])}, id)"
                " WHERE closed_at IS NULL"
            )
    print(f"{cases:,} cases made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
    found_in = min(cases, searchable)
    with closing(QueueIndex(path)) as queue:
        measured = {
            "page of 100 by due date": (page_from_the_middle(path, queue, "due_at"), rounds),
            "page of 100 by value": (page_from_the_middle(path, queue, "value_minor"), rounds),
            "search 损坏 (1 in 6)": (search(path, queue, "损坏", found_in), rounds),
            "search 玻璃碎了 (1 in 1,000)": (search(path, queue, "玻璃碎了", found_in), rounds),
            "filter, 1 in 40": (
                filtered(path, queue, "supplier_name", "Supplier 7", "ix_case_supplier_name"),
                rounds,
            ),
            "filter, 1 in 5": (
                filtered(path, queue, "reason", "wrong_item", "limit_due_at"),
                rounds,
            ),
            "counts of all views": (counts(path, queue), max(3, rounds // 5)),
        }
        return [
            {"what": what, "cases": cases, **medians(contestants, times)}
            for what, (contestants, times) in measured.items()
        ]


def table(rows: list[dict[str, object]]) -> str:
    """The rows as people read them."""
    lines = [
        f"{'':30}{'cases':>10}{'ours':>10}{'limit':>10}{'naive':>11}   ours/limit naive/ours"
    ]
    for row in rows:
        ours, limit, naive = (float(str(row[name])) for name in ("ours", "limit", "naive"))
        # a Chinese character is two columns wide
        what = str(row["what"])
        wide = sum(c > "\u2e80" for c in what)
        lines.append(
            f"{what:{30 - wide}}{row['cases']:>10,}{ours:>8.2f}ms{limit:>8.2f}ms{naive:>9.2f}ms"
            f"{ours / limit:>11.2f}×{naive / ours:>10.1f}×"
        )
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--cases", type=int, nargs="+", default=[1_000, 1_000_000])
    options.add_argument("--searchable", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=41)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    rows: list[dict[str, object]] = []
    for cases in chosen.cases:
        with tempfile.TemporaryDirectory() as folder:
            rows += measure(Path(folder), cases, chosen.searchable, chosen.rounds)
    print(json.dumps(rows, ensure_ascii=False, indent=2) if chosen.json else table(rows))


if __name__ == "__main__":
    main()
