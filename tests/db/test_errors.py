"""Each trouble of storage has its sentence in both languages, filled from its own attributes."""

import pytest

from db import errors
from returns.phrases import say, topic

NOT_AS_LEFT = errors.NotAsLeft.__subclasses__()
EACH = [
    errors.SqliteTooOld("3.40.1", "3.43.0"),
    errors.NewerDesk(9, 1),
    errors.OlderDesk(1, 2),
    errors.ForeignFile("desk.sqlite", "empty"),
    errors.DatabaseGone("/desk"),
    errors.Damaged("database disk image is malformed"),
    errors.Emptied("/desk"),
    errors.HistoryBroken(7),
    *(kind("/desk", 2, "2026-11-22 10:00", "2026-11-23 09:00") for kind in NOT_AS_LEFT),
    errors.LogToSettle(),
    errors.DeskLocked("Harbour Gifts", 77, "shop-laptop", "2026-11-22T10:00:00Z"),
    errors.DeskLockedElsewhere("Harbour Gifts", 77, "shop-laptop", "2026-11-22T10:00:00Z"),
    errors.HeldByUnknown("Harbour Gifts"),
    errors.SearchDamaged(),
    errors.SearchMadeAnew(),
    errors.NotAFolder("/desk/photos"),
    errors.NotAFile("/desk/desk.lock"),
    errors.LinkedDatabase("/desk/desk.sqlite", "/disk/desk.sqlite"),
    errors.StrangeJournal("/desk"),
    errors.LeadsNowhere("/desk/photos"),
    errors.Busy(),
    errors.ReadOnlyFolder("/desk"),
    errors.DiskFull(5_000_000, 1_234_567),
    errors.NoRoom(5_000_000, 80_000_000),
    errors.DiskTrouble("disk I/O error"),
    errors.UnreadableSource("photo.jpg", "not a file"),
    errors.PhotoMismatch("ab" * 32),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("error", EACH, ids=lambda error: type(error).__name__)
def test_it_can_be_said(error, lang):
    sentence = say(f"errors.storage.{type(error).__name__}", lang, **vars(error))
    assert len(sentence) > 20
    assert "{" not in sentence


def test_every_error_is_among_them():
    family = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.StorageError)
    } - {"StorageError", "NotAsLeft"}
    said = {key.split(".")[1] for key in topic("en", "errors") if key.startswith("storage.")}
    assert {type(error).__name__ for error in EACH} == family == said


def test_sizes_are_said_as_people_read_them():
    full = errors.DiskFull(5_000_000, 1_234_567)
    assert (full.needed_mb, full.free_mb) == ("5.0", "1.2")
    assert "5.0 MB" in say("errors.storage.DiskFull", "zh", **vars(full))


def test_it_names_its_facts_to_a_developer():
    assert str(errors.NewerDesk(9, 1)) == "NewerDesk(found=9, known=1)"
