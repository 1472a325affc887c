"""No PDF from outside takes more than 300 MB to check, and none is called unchanged."""

from pathlib import Path

import pytest

from returns.evidence import apart
from returns.evidence.anatomy import write_ending
from returns.evidence.apart import verify_file
from tests.hostile.papers import (
    attached,
    endless_table,
    in_a_ring,
    nested,
    packed_objects,
    swollen,
)

#: name → a PDF that is small and wants to be large
BOMBS = {
    "nested": lambda: nested(100_000),
    "a ring": in_a_ring,
    "packed objects": lambda: packed_objects(200),
    "an endless table": lambda: endless_table(20_000_000),
    "a packed attachment": lambda: attached(bytes(100 << 20), packed=True),
    "a plain attachment": lambda: attached(bytes(60 << 20), packed=False),
}


def peak() -> int:
    """The most bytes that the worker ever held, as Linux tells; 0 elsewhere or when it ended."""
    process = apart._worker()._worker
    status = Path(f"/proc/{process.pid}/status") if process else Path("/nowhere")
    rows = status.read_text().splitlines() if status.exists() else []
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("VmHWM")), 0)


@pytest.mark.parametrize("name", BOMBS)
def test_a_paper_that_swells_differs_and_takes_little(tmp_path, name):
    path = tmp_path / "bomb.pdf"
    path.write_bytes(write_ending(BOMBS[name](), "RC-2026-00001-E1"))
    answer = verify_file(path)
    assert not answer.unchanged
    assert all(check.why for check in answer.parts)
    assert peak() < 300_000_000


def test_a_large_paper_is_hashed_and_never_held(tmp_path):
    answer = verify_file(swollen(tmp_path / "large.pdf", 310))
    assert not answer.unchanged
    assert peak() < 300_000_000


def test_what_the_process_does_not_survive_is_told_in_both_languages(tmp_path, monkeypatch):
    path = tmp_path / "bomb.pdf"
    path.write_bytes(endless_table(100))

    def gone(_task: object) -> object:
        raise apart.OutOfMemory

    monkeypatch.setattr(apart._worker(), "ask", gone)
    english, chinese = verify_file(path, None, "en"), verify_file(path, None, "zh")
    assert [part.part for part in english.parts] == ["file"]
    assert "more memory or time" in english.parts[0].why
    assert "内存" in chinese.parts[0].why
