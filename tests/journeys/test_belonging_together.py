"""Database, log, photos and desk belong together: what does not is told at opening, nothing written before.

The ways in which they come apart in real life, after real kills.
"""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.desk_file.lock import HOLDER, LOCK
from db.desk_file.mark import MARK, read_mark, write_mark
from desktop.cli.command_line import run
from returns.desk import DATABASE, open_desk
from returns.errors import DeskInTrouble, DeskProblem
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.pictures import product_png

CHILD = Path(__file__).with_name("sitting_child.py")
ROOT = Path(__file__).parents[2]
WAL = f"{DATABASE}-wal"


def work(folder: Path, cases: int, *, kill: bool = False) -> None:
    """Another program opens cases on a desk, and closes it or is killed when all are acknowledged."""
    words = [sys.executable, str(CHILD), str(folder), str(cases), *(["stay"] if kill else [])]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        for _ in range(cases):
            assert child.stdout.readline().startswith("case ")
        if kill:
            child.send_signal(signal.SIGKILL)
        child.wait()


def bytes_below(folder: Path) -> dict[str, str]:
    """Every file but locks and SQLite's scratch memory, by its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (LOCK, HOLDER, f"{DATABASE}-shm")
    }


def refused(folder: Path) -> DeskInTrouble:
    """What a writer and a reader are told alike; not a byte changes."""
    before = bytes_below(folder)
    with pytest.raises(DeskInTrouble) as told:
        open_desk(folder)
    with pytest.raises(DeskInTrouble) as read:
        open_desk(folder, read_only=True)
    assert bytes_below(folder) == before
    assert read.value.kind == told.value.kind
    for lang in ("en", "zh"):
        assert "{" not in told.value.say(lang)
    return told.value


def opened(folder: Path, **how) -> tuple[int, list[str]]:
    """How many cases there are, and what was told."""
    desk = open_desk(folder, **how)
    try:
        assert all(notice.say("en") and notice.say("zh") for notice in desk.notices)
        return desk.cases.how_many(), [notice.what for notice in desk.notices]
    finally:
        desk.close()


@pytest.fixture(scope="module")
def _made(tmp_path_factory) -> Path:
    """Yesterday's desk of 2 cases, closed with 4, and killed with 6 of which the log holds 2."""
    place = tmp_path_factory.mktemp("made")
    work(place / "yesterday", 2)
    shutil.copytree(place / "yesterday", place / "closed")
    work(place / "closed", 2)
    shutil.copytree(place / "closed", place / "killed")
    work(place / "killed", 2, kill=True)
    work(place / "other", 1, kill=True)
    return place


@pytest.fixture
def made(_made, tmp_path) -> Path:
    """The same for one test, each folder where it was last opened, as far as its mark knows."""
    for name in ("yesterday", "closed", "killed", "other"):
        shutil.copytree(_made / name, tmp_path / name)
        mark = read_mark(tmp_path / name)
        write_mark(tmp_path / name, mark._replace(place=str(tmp_path / name)))
    return tmp_path


def test_a_desk_as_it_was_left_is_opened_without_a_word(made):
    assert opened(made / "closed") == (4, [])
    assert opened(made / "closed", read_only=True) == (4, [])


def test_a_desk_whose_program_was_killed_has_everything(made):
    assert (made / "killed" / WAL).stat().st_size > 0
    before = bytes_below(made / "killed")
    assert opened(made / "killed", read_only=True) == (6, [])
    assert bytes_below(made / "killed") == before
    assert opened(made / "killed") == (6, [])
    assert opened(made / "killed") == (6, [])


def test_yesterdays_database_over_todays_after_a_crash(made):
    """The newer log would be replayed onto it: one malformed database out of two."""
    shutil.copy(made / "yesterday" / DATABASE, made / "killed")
    told = refused(made / "killed")
    assert (told.kind, told.facts["missing"]) == ("older", 4)
    assert "accept" in told.ways
    log = (made / "killed" / WAL).read_bytes()
    assert opened(made / "killed", settle="accept") == (2, ["accepted"])
    (aside,) = (made / "killed").glob(f"{WAL}.*.aside")
    assert aside.read_bytes() == log
    assert opened(made / "killed") == (2, [])


def test_yesterdays_database_over_todays_after_a_clean_end(made):
    shutil.copy(made / "yesterday" / DATABASE, made / "closed")
    told = refused(made / "closed")
    assert (told.kind, told.facts["missing"]) == ("older", 2)


def test_a_copy_that_was_worked_on_elsewhere_over_the_own(made):
    opened(made / "killed")
    shutil.copy(made / "killed" / DATABASE, made / "closed")
    assert refused(made / "closed").kind == "other"
    assert opened(made / "closed", settle="accept") == (6, ["accepted"])


def test_yesterdays_database_and_log_over_todays(made, tmp_path):
    """Both of one moment, and older than what was acknowledged."""
    shutil.copytree(made / "killed", tmp_path / "later")
    work(tmp_path / "later", 1, kill=True)
    for name in (DATABASE, WAL):
        shutil.copy(made / "killed" / name, tmp_path / "later")
    assert refused(tmp_path / "later").kind in ("older", "log_replaced")


def test_the_same_log_cut_off_lacks_acknowledged_steps(made):
    log = made / "killed" / WAL
    content = log.read_bytes()
    log.write_bytes(content[: 32 + 2 * 4120])
    told = refused(made / "killed")
    assert told.kind == "steps_missing"
    assert told.facts["missing"] > 0
    count, notices = opened(made / "killed", settle="accept")
    assert (count < 6, notices) == (True, ["accepted"])
    assert opened(made / "killed") == (count, [])


def test_another_desks_log_beside_a_desk_that_lacks_nothing(made):
    shutil.copy(made / "other" / WAL, made / "closed")
    log = (made / "closed" / WAL).read_bytes()
    before = bytes_below(made / "closed")
    with pytest.raises(Exception, match="does not belong"):
        open_desk(made / "closed", read_only=True)
    assert bytes_below(made / "closed") == before
    assert opened(made / "closed") == (4, ["log_aside"])
    (aside,) = (made / "closed").glob(f"{WAL}.*.aside")
    assert aside.read_bytes() == log
    assert opened(made / "closed") == (4, [])


def test_another_desks_log_in_place_of_the_own(made):
    shutil.copy(made / "other" / WAL, made / "killed")
    told = refused(made / "killed")
    assert told.kind == "log_replaced"
    assert opened(made / "killed", settle="accept")[1] == ["accepted"]


@pytest.mark.parametrize("left", ["nothing", "no byte", "noise"])
def test_a_log_with_acknowledged_changes_that_is_gone(made, left):
    log = made / "killed" / WAL
    log.unlink()
    if left != "nothing":
        log.write_bytes(b"" if left == "no byte" else bytes(range(256)) * 64)
    told = refused(made / "killed")
    assert told.kind == ("log_replaced" if left == "noise" else "log_missing")
    assert told.facts["missing"] > 0
    count, notices = opened(made / "killed", settle="accept")
    assert (count < 6, notices) == (True, ["accepted"])


def test_a_moved_desk_goes_on_and_says_so_once(made):
    (made / "closed").rename(made / "moved")
    assert opened(made / "moved") == (4, ["moved"])
    assert opened(made / "moved") == (4, [])


def test_a_copied_desk_goes_on_and_names_the_original(made):
    shutil.copytree(made / "killed", made / "copy")
    desk = open_desk(made / "copy")
    (notice,) = desk.notices
    desk.close()
    assert notice.what == "copied"
    assert str(made / "killed") in notice.say("zh")
    assert opened(made / "copy") == (6, [])
    assert opened(made / "killed") == (6, [])


def test_an_emptied_database(made):
    (made / "closed" / DATABASE).write_bytes(b"")
    assert refused(made / "closed").kind == "emptied"


def test_a_database_that_is_gone_beside_its_mark(made):
    (made / "closed" / DATABASE).unlink()
    assert refused(made / "closed").kind == "gone"
    with pytest.raises(DeskInTrouble):
        open_desk(made / "closed", create=True)


def test_a_folder_with_documents_is_no_desk(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text("mine")
    with pytest.raises(DeskProblem) as told:
        open_desk(tmp_path)
    assert told.value.key == "desk.none_here"


def test_another_desks_database(made):
    work(made / "third", 1)
    shutil.copy(made / "third" / DATABASE, made / "closed")
    assert refused(made / "closed").kind == "other_desk"


def test_a_desk_without_its_mark_is_known_again(made):
    for name, cases in (("closed", 4), ("killed", 6)):
        (made / name / MARK).unlink()
        assert opened(made / name) == (cases, ["mark_missing"])
        assert opened(made / name) == (cases, [])
        assert (made / name / MARK).is_file()


def test_without_a_mark_a_log_that_does_not_fit_is_refused(made):
    shutil.copy(made / "killed" / WAL, made / "yesterday")
    (made / "yesterday" / MARK).unlink()
    assert refused(made / "yesterday").kind == "log_replaced"
    shutil.copy(made / "other" / WAL, made / "closed")
    (made / "closed" / MARK).unlink()
    assert refused(made / "closed").kind == "log_replaced"


MARKS = {
    "torn": '{"desk_id": ',
    "list": "[]",
    "empty": "",
    "infinity": lambda told: told["head"].update(seq=float("inf")),
    "giant": lambda told: told["head"].update(seq=10**400),
    "negative": lambda told: told["head"].update(seq=-1),
    "truth": lambda told: told.update(gaps_until=True),
    "no states": lambda told: told.update(states=[]),
    "states as a word": lambda told: told.update(states="closed"),
    "no head": lambda told: told.update(head=[]),
    "half a character": lambda told: told.update(at="\ud800", place="\ud800"),
    "deep": "[" * 100_000,
    "another number": lambda told: told["head"].update(seq=told["head"]["seq"] - 1),
}


@pytest.mark.parametrize("damage", MARKS)
@pytest.mark.parametrize("name", ["closed", "killed"])
def test_a_damaged_mark_is_told_before_anything_is_written(made, damage, name):
    desk, told = made / name, MARKS[damage]
    if callable(told):
        content = json.loads((desk / MARK).read_text(encoding="utf-8"))
        told(content)
        told = json.dumps(content)
    (desk / MARK).write_text(told, encoding="utf-8")
    trouble = refused(desk)
    assert (trouble.kind, trouble.facts["missing"]) == ("mark_damaged", 0)
    cases = {"closed": 4, "killed": 6}[name]
    assert opened(desk, settle="accept") == (cases, ["mark_damaged"])
    assert opened(desk) == (cases, [])
    (aside,) = desk.glob(f"{MARK}.*.aside")
    assert aside.read_text(encoding="utf-8") == told


def test_a_desk_whose_photos_stayed_behind_says_so(tmp_path):
    desk = open_desk(tmp_path / "desk", create=True)
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"))
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.photos.add_bytes(case_id, product_png("mug", "#aa0000"), "mug.png", "front")
    desk.close()
    shutil.rmtree(tmp_path / "desk" / "photos")
    assert opened(tmp_path / "desk") == (1, ["photos_gone"])


def test_after_a_crash_a_history_that_was_altered_is_seen(made):
    """`quick_check` does not see it: the pages are sound, only a word is another."""
    work(made / "killed", 6)
    work(made / "killed", 1, kill=True)  # its log holds the last events' page, not the first's
    database = made / "killed" / DATABASE
    content = database.read_bytes()
    word = b'"number":"RC-2026-00001"'
    assert content.count(word)
    database.write_bytes(content.replace(word, b'"number":"RC-2026-00009"'))
    assert refused(made / "killed").kind == "damaged"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_command_tells_what_was_settled_once(made, lang, capsys):
    (made / "closed").rename(made / "moved")
    words = ["--desk", str(made / "moved"), "--lang", lang, "do", "RC-2026-00001", "refund"]
    assert run(words) == 1  # the goods have not come back
    told = capsys.readouterr().err.splitlines()
    assert str(made / "closed") in told[0]
    assert run(words) == 1
    assert capsys.readouterr().err.splitlines() == told[1:]


def test_a_command_says_what_is_wrong_with_a_desk(made, capsys):
    shutil.copy(made / "yesterday" / DATABASE, made / "closed")
    before = bytes_below(made / "closed")
    for words in (["queue"], ["do", "RC-2026-00001", "refund"]):
        assert run(["--desk", str(made / "closed"), *words]) == 1
        assert "older copy" in capsys.readouterr().err
    assert bytes_below(made / "closed") == before
