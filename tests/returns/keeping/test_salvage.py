"""What can be read of a damaged desk comes into a new one; the damaged one is not touched."""

import hashlib
import json
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.desk_file.lock import HOLDER, LOCK
from desktop.cli.command_line import run
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem
from returns.keeping.salvage import salvage
from returns.money import Money
from returns.records.options import NewCase
from returns.records.salvaged import Salvaged
from returns.sample.pictures import product_png
from returns.terms import StepKind

PAGE = 4096
CASES = 40
#: `SENDBACK_DAMAGES=400` makes the long run
TURNS = int(os.environ.get("SENDBACK_DAMAGES", "8"))


def bytes_below(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (LOCK, HOLDER)
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A desk of forty cases, some answered, one with a photo and one with a paper."""
    folder = tmp_path_factory.mktemp("whole") / "desk"
    desk = open_desk(folder, create=True)
    for number in range(CASES):
        new = NewCase(
            f"302-{number:03}", "Amazon DE", "Mug 350 ml", "defective", Money(1840, "EUR")
        )
        (case_id,) = desk.by_hand.open(new).case_ids
        if number % 4 == 0:
            desk.cases.do(case_id, StepKind.ANSWER_BUYER)
    desk.photos.add_bytes(1, product_png("mug", "#aa0000"), "mug.png", "front")
    desk.close()
    (folder / "documents" / "label.pdf").write_bytes(b"a paper")
    return folder


@pytest.fixture
def desk_folder(whole, tmp_path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "desk"))


def leaves_of(database: Path, table: str) -> list[int]:
    """Where the pages lie that hold a table's rows, in their order; the table has one page above them."""
    content = database.read_bytes()
    with closing(sqlite3.connect(f"file:{database}?immutable=1", uri=True)) as looking:
        ask = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (root,) = looking.execute(ask, (table,)).fetchone()
    page = content[(root - 1) * PAGE : root * PAGE]
    assert page[0] == 0x05, "the table is no larger than a page"
    count = int.from_bytes(page[3:5], "big")
    cells = [int.from_bytes(page[12 + 2 * n : 14 + 2 * n], "big") for n in range(count)]
    below = [*(page[cell : cell + 4] for cell in cells), page[8:12]]
    return [(int.from_bytes(number, "big") - 1) * PAGE for number in below]


def counted(folder: Path) -> int:
    desk = open_desk(folder)
    try:
        assert [notice.what for notice in desk.notices] == []
        return desk.cases.how_many()
    finally:
        desk.close()


def test_a_whole_desk_comes_over_whole(desk_folder, tmp_path):
    before = bytes_below(desk_folder)
    done = salvage(desk_folder, tmp_path / "new")
    assert bytes_below(desk_folder) == before
    assert done.whole
    assert (done.cases, done.photos, done.papers) == (CASES, 1, 1)
    assert counted(tmp_path / "new") == CASES
    new = tmp_path / "new"
    for old, fresh in ((desk_folder, new),):
        one, other = (sqlite3.connect(each / DATABASE) for each in (old, fresh))
        for table in ("event", "return_case", "case_line", "sale_order", "photo", "message"):
            ask = f"SELECT * FROM {table} ORDER BY 1"
            assert one.execute(ask).fetchall() == other.execute(ask).fetchall(), table
        one.close()
        other.close()
    assert (new / "documents" / "label.pdf").read_bytes() == b"a paper"
    assert not [path.name for path in new.iterdir() if path.name.startswith(".")]


def test_what_a_killed_attempt_left_is_no_obstacle(desk_folder, tmp_path):
    left = tmp_path / ".new.0123456789ab.salvaging"
    left.mkdir()
    (left / DATABASE).write_bytes(b"half")
    (left / LOCK).touch()
    assert salvage(desk_folder, tmp_path / "new").whole
    assert not left.exists()
    assert not list(tmp_path.glob(".*"))


def test_a_salvage_that_fails_leaves_an_empty_folder_as_it_was(desk_folder, tmp_path):
    (desk_folder / DATABASE).write_bytes(b"a text" * 9000)
    (tmp_path / "new").mkdir(mode=0o755)
    with pytest.raises(DeskProblem):
        salvage(desk_folder, tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()].count("new") == 1
    assert not list((tmp_path / "new").iterdir())
    with pytest.raises(DeskProblem):
        salvage(desk_folder, tmp_path / "other")
    assert not (tmp_path / "other").exists()


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
def test_a_new_desk_is_its_owners_alone_also_where_an_open_folder_was_named(
    desk_folder, tmp_path
):
    (tmp_path / "new").mkdir(mode=0o755)
    salvage(desk_folder, tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_case_whose_words_are_none_of_the_trades_is_named(desk_folder, tmp_path):
    with closing(sqlite3.connect(desk_folder / DATABASE)) as damaging:
        damaging.execute("UPDATE case_line SET request = 'nonsense' WHERE case_id = 7")
        damaging.commit()
    done = salvage(desk_folder, tmp_path / "new")
    assert [number[-5:] for number in done.incomplete] == ["00007"]
    assert done.cases == CASES


def test_a_desk_whose_log_was_left_behind_comes_over_with_it(desk_folder, tmp_path):
    desk = open_desk(desk_folder)
    new = NewCase("302-999", "Amazon DE", "Mug", "defective", Money(1840, "EUR"))
    desk.by_hand.open(new)
    crashed = Path(shutil.copytree(desk_folder, tmp_path / "crashed"))
    desk.close()
    done = salvage(crashed, tmp_path / "new")
    assert done.cases == CASES + 1


def test_a_lost_page_of_cases_is_made_anew_from_their_history(desk_folder, tmp_path):
    database = desk_folder / DATABASE
    content = bytearray(database.read_bytes())
    leaves = leaves_of(database, "return_case")
    lost = leaves[len(leaves) // 2]
    content[lost : lost + PAGE] = bytes(PAGE)
    database.write_bytes(content)
    done = salvage(desk_folder, tmp_path / "new")
    assert 0 < len(done.incomplete) < CASES
    number = done.incomplete[0]
    assert {each.table for each in done.tables if each.gaps} == {"return_case"}
    desk = open_desk(tmp_path / "new")
    case = desk.cases.get(desk.cases.find(number))
    order = f"302-{int(number[-5:]) - 1:03}"
    assert (case.order, case.title) == (order, "Mug 350 ml")
    assert case.value == Money(1840, "EUR")
    assert desk.queue.all("everything", number)
    desk.close()


def test_a_case_without_items_is_named_and_opens(desk_folder, tmp_path):
    with closing(sqlite3.connect(desk_folder / DATABASE)) as damaging:
        for table, column in (("unit", "case_id"), ("case_line", "case_id")):
            damaging.execute(f"DELETE FROM {table} WHERE {column} = 7")
        damaging.commit()
    done = salvage(desk_folder, tmp_path / "new")
    assert [number[-5:] for number in done.incomplete] == ["00007"]
    desk = open_desk(tmp_path / "new")
    (line,) = desk.cases.get(desk.cases.find(done.incomplete[0])).lines
    # nothing is made up: what came back, and what was paid for it, is not known
    assert (line.title, line.paid_for, line.units) == ("", None, ())
    assert desk.queue.all("everything", done.incomplete[0])
    desk.close()


def test_a_history_with_gaps_is_kept_as_it_is_and_worked_on_after_a_crash(
    desk_folder, tmp_path
):
    database = desk_folder / DATABASE
    content = bytearray(database.read_bytes())
    lost = leaves_of(database, "event")[1]
    content[lost : lost + PAGE] = bytes(PAGE)
    database.write_bytes(content)
    done = salvage(desk_folder, tmp_path / "new")
    assert {each.table for each in done.tables if each.gaps} == {"event"}
    desk = open_desk(tmp_path / "new")
    new = NewCase("302-999", "Amazon DE", "Mug", "defective", Money(1840, "EUR"))
    desk.by_hand.open(new)
    crashed = Path(shutil.copytree(tmp_path / "new", tmp_path / "crashed"))
    desk.close()
    again = open_desk(crashed)
    assert again.cases.how_many() == CASES + 1
    again.close()


@pytest.mark.parametrize("size", [16, 100, PAGE])
def test_a_desk_without_its_first_bytes_comes_over_whole(desk_folder, tmp_path, size):
    database = desk_folder / DATABASE
    content = database.read_bytes()
    database.write_bytes(bytes(size) + content[size:])
    assert salvage(desk_folder, tmp_path / "new").cases == CASES
    assert counted(tmp_path / "new") == CASES


def test_originals_that_rotted_stay_behind_and_are_counted(desk_folder, tmp_path):
    (original,) = (desk_folder / "photos").glob("??/*.orig")
    original.chmod(0o644)
    original.write_bytes(b"rotten")
    done = salvage(desk_folder, tmp_path / "new")
    assert (done.photos, done.photos_lost) == (0, 1)
    assert not done.whole


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (lambda desk: (desk / DATABASE).unlink(), "salvage.database_gone"),
        (lambda desk: (desk / DATABASE).write_bytes(b""), "salvage.database_empty"),
        (
            lambda desk: (desk / DATABASE).write_bytes(b"a text" * 9000),
            "salvage.nothing_readable",
        ),
    ],
)
def test_where_nothing_can_be_read_nothing_is_made(desk_folder, tmp_path, wrong, key):
    wrong(desk_folder)
    before = bytes_below(desk_folder)
    with pytest.raises(DeskProblem) as refused:
        salvage(desk_folder, tmp_path / "new")
    assert refused.value.key == key
    assert bytes_below(desk_folder) == before
    assert not list((tmp_path / "new").glob("*"))


def test_a_place_that_will_not_do_is_refused(desk_folder, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("kept")
    for into, key in (
        (tmp_path / "full", "desk.not_empty"),
        (desk_folder / "new", "salvage.inside"),
        (desk_folder, "salvage.inside"),
    ):
        with pytest.raises(DeskProblem) as refused:
            salvage(desk_folder, into)
        assert refused.value.key == key
    desk = open_desk(desk_folder)
    with pytest.raises(DeskProblem, match="open in another"):
        salvage(desk_folder, tmp_path / "new")
    desk.close()


def salvaged(folder: Path, into: Path) -> Salvaged | None:
    """What came over; None where it was said that nothing can be read."""
    try:
        return salvage(folder, into)
    except DeskProblem as problem:
        if problem.key != "storage.Damaged":
            raise
        return None


@pytest.mark.timeout(120 + 5 * TURNS)
def test_however_it_is_damaged_salvage_makes_a_sound_desk_or_says_why_not(whole, tmp_path):
    chance = random.Random(5)
    content = (whole / DATABASE).read_bytes()
    made = 0
    for turn in range(TURNS):
        folder = tmp_path / f"desk-{turn}"
        folder.mkdir()
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 5, 20))):
            place = chance.randrange(len(content) // PAGE) * PAGE
            kind = chance.randrange(3)
            if kind == 0:
                damaged[place : place + PAGE] = bytes(PAGE)
            elif kind == 1:
                damaged[place : place + PAGE] = chance.randbytes(PAGE)
            else:
                for _ in range(20):
                    damaged[place + chance.randrange(PAGE)] = chance.randrange(256)
        del damaged[chance.choice((len(damaged), len(damaged), len(damaged) // 2 + 77)) :]
        (folder / DATABASE).write_bytes(damaged)
        into = tmp_path / f"new-{turn}"
        done = salvaged(folder, into)
        if done is None:
            continue
        made += 1
        assert (folder / DATABASE).read_bytes() == damaged
        desk = open_desk(into)
        assert desk.cases.how_many() == done.cases
        desk.queue.all("everything", "mug")
        desk.close()
        with closing(sqlite3.connect(into / DATABASE)) as looking:
            assert looking.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            hanging = looking.execute("PRAGMA foreign_key_check").fetchall()
            assert {table for table, *_ in hanging} <= {"event"}
        shutil.rmtree(into)
    print(f"{made} of {TURNS} damaged desks made anew")
    assert made >= TURNS * 9 // 10


def test_the_command_says_what_came_over(desk_folder, tmp_path, capsys):
    words = ["--desk", str(desk_folder)]
    assert run([*words, "--lang", "zh", "salvage", "--into", str(tmp_path / "one")]) == 0
    assert f"{CASES} 个案件" in capsys.readouterr().out
    (original,) = (desk_folder / "photos").glob("??/*.orig")
    original.unlink()
    original.parent.joinpath(original.name).write_bytes(b"rotten")
    assert run([*words, "--json", "salvage", "--into", str(tmp_path / "two")]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["cases"], told["photos_lost"], told["whole"]) == (CASES, 1, False)
