"""The last line of a sealed file, wherever it stands, without reading all that stands before it."""

from pathlib import Path

import pytest

from returns.evidence.anatomy import Ending, ending
from returns.evidence.held import HeldFile

STEP = 1 << 20
DIGEST = "ab" * 32


def line(number: str) -> bytes:
    return f"%Sendback {number} SHA-256 {DIGEST}\n".encode()


@pytest.mark.parametrize("at", [0, 1, STEP - 50, STEP - 1, STEP, STEP + 5_000, 3 * STEP - 7])
def test_the_last_of_several_counts_wherever_it_stands(tmp_path: Path, at: int):
    last = line("RC-2")
    content = (line("RC-1") + b"x" * at)[:at] + last + b"y" * 4_000
    path = tmp_path / "sheet.pdf"
    path.write_bytes(content)
    there = Ending("RC-2", DIGEST, at, at + len(last))
    assert ending(content) == there
    with HeldFile(path) as held:
        assert ending(held) == there


def test_of_two_lines_side_by_side_the_second_counts():
    content = b"x" * (STEP - 40) + line("RC-1") + line("RC-2") + b"y" * STEP
    found = ending(content)
    assert found is not None
    assert (found.number, content[found.start : found.end]) == ("RC-2", line("RC-2"))
    assert ending(b"x" * 3 * STEP) is None


def test_what_stands_before_it_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, read = tmp_path / "sheet.pdf", []
    path.write_bytes(b"x" * 20 * STEP + line("RC-1") + b"y" * 3_000)
    whole = HeldFile.__getitem__

    def counted(held: HeldFile, part: slice) -> bytes:
        content = whole(held, part)
        read.append(len(content))
        return content

    monkeypatch.setattr(HeldFile, "__getitem__", counted)
    with HeldFile(path) as held:
        assert ending(held) is not None
    assert sum(read) < 2 * STEP
