"""The benchmarks measure the program as it is: their desks can be opened, and each row has a figure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "benchmarks"))


def told_by(name: str, *words: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, f"benchmarks/{name}.py", *words, "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def test_a_desk_of_many_cases_is_a_desk(tmp_path: Path) -> None:
    from _many_cases import make_desk

    from returns.desk import open_desk

    folder = tmp_path / "desk"
    folder.mkdir()
    make_desk(folder, 60, closed=20, searchable=60)
    desk = open_desk(folder)
    try:
        case = desk.cases.open(7).case
        assert case.lines[0].paid_for is not None
        assert desk.queue.page("everything", search=case.number).rows
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("queue_page", ("--cases", "300", "--rounds", "1")),
        ("import_rows", ("--rows", "60")),
        ("decide", ("--cases", "60", "--rounds", "5", "--keys", "2")),
        ("papers", ("--photos", "2", "--labels", "3", "--verified", "2", "--rounds", "1")),
    ],
)
def test_every_row_of_a_benchmark_has_a_figure(name: str, words: tuple[str, ...]) -> None:
    rows = told_by(name, *words)
    assert rows
    assert all(any(isinstance(cell, float) for cell in row.values()) for row in rows)
