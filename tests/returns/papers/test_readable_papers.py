"""A file that is no paper, or cannot be read as one, is told by its name and why."""

import errno
import os

import pytest

from returns.errors import UnreadableFile
from returns.papers import papers
from returns.papers.papers import readable_paper


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    return path


def test_a_paper_is_read(paper):
    with readable_paper(paper):
        head = paper.read_bytes()
    assert head == b"%PDF-1.7\n"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        # the system need not say why
        (OSError("no words of the system"), ""),
    ],
)
def test_what_goes_wrong_while_it_is_read_is_told_as_the_system_says_it(paper, error, why):
    with pytest.raises(UnreadableFile) as told, readable_paper(paper):
        raise error
    assert told.value.key == "papers.unreadable"
    assert told.value.facts == {"name": "sheet.pdf", "why": why}


def test_a_paper_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableFile) as told, readable_paper(tmp_path / "gone.pdf"):
        pytest.fail("it was read")
    assert told.value.key == "papers.unreadable"
    assert "gone.pdf" in told.value.say("en")


def test_a_paper_larger_than_any_is_not_begun(paper, monkeypatch):
    monkeypatch.setattr(papers, "_MOST_BYTES", 9)
    with readable_paper(paper):
        pass
    monkeypatch.setattr(papers, "_MOST_BYTES", 8)
    with pytest.raises(UnreadableFile) as told, readable_paper(paper):
        pytest.fail("it was read")
    assert told.value.key == "papers.too_large"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file")
def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(UnreadableFile) as told, readable_paper(tmp_path / "pipe.pdf"):
        pytest.fail("it was read")
    assert told.value.key == "papers.no_plain_file"
