"""Reading the sample files, and tables written on the spot."""

from collections.abc import Callable
from pathlib import Path

import pytest

from returns.importing.drafts import Reading
from tests.platform_files import read_file

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def plain_reason(platform: str, raw: str) -> str:
    """Stands in for the table of reasons, so that these tests are about reading only."""
    return f"{platform}:{raw}"


@pytest.fixture
def sample() -> Callable[[str], Reading]:
    return lambda name: read_file(SAMPLES / name, reason_for=plain_reason)


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., Reading]:
    """Read a text as a file."""

    def read(text: str, *, encoding: str = "utf-8", **options: object) -> Reading:
        path = tmp_path / "report.txt"
        path.write_bytes(text.encode(encoding))
        return read_file(path, reason_for=plain_reason, **options)

    return read
