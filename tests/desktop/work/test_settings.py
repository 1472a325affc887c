"""What the window remembers survives; what somebody broke in the file does not break the window."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop.work.settings import Settings


def test_texts_numbers_and_states_survive(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.keep("look/language", "zh")
    settings.keep("look/factor", 1.5)
    settings.keep_state("window/geometry", QByteArray(b"\x00\x01"))
    settings.save()
    again = Settings(tmp_path / "window.ini")
    assert again.text("look/language") == "zh"
    assert again.number("look/factor") == 1.5
    assert again.state("window/geometry") == QByteArray(b"\x00\x01")


def test_a_broken_file_means_defaults(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[look]\nfactor=large\n[window]\ngeometry=nonsense\n", encoding="utf-8")
    settings = Settings(file)
    assert settings.number("look/factor", 1.0) == 1.0
    assert settings.state("window/geometry").isEmpty()


def test_recent_desks_are_those_that_are_still_there(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
        settings.keep_recent(folder)
    settings.keep_recent(folders[0])
    folders[1].rmdir()
    assert settings.recent_desks() == [folders[0], folders[2]]


def test_a_desk_that_is_opened_again_is_not_written_down_anew(
    qapp: object, tmp_path: Path
) -> None:
    file = tmp_path / "window.ini"
    settings = Settings(file)
    settings.keep_recent(tmp_path)
    settings.save()
    again = Settings(file)
    assert again.recent_desks() == [tmp_path]
    file.unlink()
    again.keep_recent(tmp_path)
    again.save()
    assert not file.exists()
