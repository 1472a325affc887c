"""An original that cannot be read at the moment is named, and nothing of it is kept."""

import pytest

from returns.casework.goods.originals import facts_of
from returns.documents.pictures import darkroom
from returns.errors import UnreadableFile


@pytest.mark.parametrize(
    "trouble", [OSError("gone"), PermissionError("no"), ValueError("null")]
)
def test_one_that_goes_while_it_is_looked_at_is_named(tmp_path, monkeypatch, trouble):
    source = tmp_path / "front.jpg"
    source.write_bytes(b"x")

    def look(path):
        raise trouble

    monkeypatch.setattr(darkroom, "look_in_child", look)
    with pytest.raises(UnreadableFile) as refused:
        facts_of(source, "front.jpg")
    assert refused.value.key == "storage.UnreadableSource"
    assert "front.jpg" in str(refused.value)


@pytest.mark.parametrize("what", ["folder", "nothing"])
def test_what_is_no_file_is_named(tmp_path, what):
    source = tmp_path / "front.jpg"
    if what == "folder":
        source.mkdir()
    with pytest.raises(UnreadableFile) as refused:
        facts_of(source, "front.jpg")
    assert refused.value.key == "storage.UnreadableSource"


@pytest.mark.parametrize("more", [0, 1])
def test_half_a_gigabyte_is_looked_at_and_a_byte_more_would_fill_the_disk(
    tmp_path, monkeypatch, more
):
    source = tmp_path / "front.jpg"
    with source.open("wb") as file:
        file.truncate(500_000_000 + more)
    looked = []

    def look(path):
        looked.append(path)
        raise ValueError("no picture")

    monkeypatch.setattr(darkroom, "look_in_child", look)
    with pytest.raises(UnreadableFile) as refused:
        facts_of(source, "front.jpg")
    assert looked == [source] * (not more)
    assert (refused.value.key == "photos.file_too_large") == bool(more)
