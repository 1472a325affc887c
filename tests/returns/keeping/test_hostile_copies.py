"""A copy from a stranger, all its sums made anew: it is refused at every door, and nobody waits for it."""

import hashlib
import json
import os
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from db.driver import dbapi
from returns.desk import DATABASE, open_copy, open_desk
from returns.errors import DeskProblem, NotFound
from returns.keeping import layout, places
from returns.keeping.bring_back import bring_back_case, bring_back_paper
from returns.keeping.contents import _own, copy_in
from returns.keeping.restore import restore
from tests.worlds.random_desk import all_bytes, random_desk

EVIL = b"evil"
EVIL_SHA = hashlib.sha256(EVIL).hexdigest()


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    """A place with one proved copy of a random desk, and the desk's folder and clock."""
    folder = tmp_path_factory.mktemp("hostile")
    clock = random_desk(folder / "desk", 21, steps=25)
    desk = open_desk(folder / "desk", clock=clock)
    (copy,) = desk.keeping.copy_now().copies
    desk.close()
    shutil.move(layout.place_of(copy.path), folder / "place")
    return folder, copy.path.name, clock


@pytest.fixture
def hostile(tmp_path, pristine):
    """A copy of our own to be made hostile."""
    folder, name, _ = pristine
    shutil.copytree(folder / "place", tmp_path / "place")
    for path in (tmp_path / "place").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return tmp_path / "place" / layout.COPIES / name


def sum_up_anew(copy: Path, **facts):
    """Make the account agree with what lies there now, and say these facts."""
    account = copy / layout.ACCOUNT
    told = json.loads(account.read_bytes())
    database, contents = copy / DATABASE, copy / layout.CONTENTS
    if database.is_file():
        told["database_sha256"] = hashlib.sha256(database.read_bytes()).hexdigest()
        told["database_bytes"] = database.stat().st_size
    if contents.is_file():
        content = contents.read_bytes()
        told["contents_sha256"] = hashlib.sha256(content).hexdigest()
        lines = [line for line in content.split(b"\n") if line]
        told["files"] = len(lines)
        told["files_bytes"] = sum(int(line.split(b"  ")[1]) for line in lines)
    told |= facts
    told.pop("own_sha256")
    account.write_text(json.dumps(told | {"own_sha256": _own(told)}))


def doors(copy: Path, folder: Path, pristine):
    """Every way into a copy, by name; each raises `DeskProblem` for a copy that is not one."""
    _, _, clock = pristine
    shutil.copytree(pristine[0] / "desk", folder / "live")
    desk = open_desk(folder / "live", clock=clock)
    with desk.store.reading() as tx:
        (number,) = tx.exec_driver_sql("SELECT number FROM return_case LIMIT 1").one()
    try:
        yield "restore", lambda: restore(copy, folder / "again")
        yield "look inside", lambda: open_copy(copy, clock)
        yield "case", lambda: bring_back_case(desk.store, copy, number)
        yield "paper", lambda: bring_back_paper(desk.store, copy, "evil.pdf")
        yield "prove", lambda: desk.keeping.prove(copy_in(copy))
    finally:
        desk.close()


def refused_at_every_door(copy, folder, pristine, *, but=()):
    before = all_bytes(copy.parent.parent)
    for name, door in doors(copy, folder, pristine):
        if name in but:
            continue
        with pytest.raises(DeskProblem) as refused:
            door()
        assert refused.value.say("en") != refused.value.say("zh"), name
    assert not (folder / "again").exists()
    kept = {name for name in before if not name.endswith(layout.PROOF)}
    assert kept <= all_bytes(copy.parent.parent).keys()


def test_a_copy_with_all_its_sums_made_anew_is_taken_at_every_door(tmp_path, pristine, hostile):
    """Else each of the others might be refused for its sums alone."""
    sum_up_anew(hostile)
    for name, door in doors(hostile, tmp_path, pristine):
        if name == "paper":
            with pytest.raises(NotFound, match=r"evil\.pdf"):
                door()
        else:
            door()


ACCOUNTS = [
    {"format": float("inf")},
    {"format": None},
    {"version": float("inf")},
    {"version": 0},
    {"version": -5},
    {"version": 1},
    {"version": True},
    {"version": 10**400},
    {"database_bytes": 10**400},
    {"database_bytes": -(10**15)},
    {"database_bytes": 5},
    {"made_at": "0001-01-01T00:00:00Z"},
    {"made_at": "9999-12-31T23:59:59Z"},
    {"made_at": 7},
    {"made_at": ["2026-11-25T08:12:00Z"]},
    {"why": "../../etc"},
    {"why": None},
    {"desk_name": "\x1b[31m"},
    {"desk_id": "another"},
    {"desk_id": ""},
    {"head_seq": 10**30},
    {"head_hash": "0" * 64},
    {"counts": []},
    {"counts": {"cases": "1"}},
    {"counts": {"houses": 1}},
    {"lacking": "abc"},
    {"lacking": ["\x1b[2J"]},
    {"lacking": {"a": 1}},
    {"lacking": 5},
    {"files": 0},
    {"files_bytes": 10**15},
    {"files_bytes": -1},
    {"contents_sha256": "x"},
    {"database_sha256": None},
]


@pytest.mark.parametrize("facts", ACCOUNTS, ids=lambda facts: str(facts)[:40])
def test_an_account_that_we_never_write_is_refused(tmp_path, pristine, hostile, facts):
    sum_up_anew(hostile, **facts)
    # one paper is taken by its own sum, and needs no database
    only_of_the_database = facts.keys() <= {
        *("version", "desk_id", "head_hash", "database_bytes", "database_sha256"),
    }
    but = ("paper",) if only_of_the_database else ()
    refused_at_every_door(hostile, tmp_path, pristine, but=but)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"null", b"\xff", b'{"format": 1}', b"[" * 90_000]
)
def test_an_account_that_is_none_is_refused(tmp_path, pristine, hostile, content):
    (hostile / layout.ACCOUNT).write_bytes(content)
    refused_at_every_door(hostile, tmp_path, pristine)


def add_line(copy, line):
    place = layout.place_of(copy)
    layout.paper_path(place, EVIL_SHA).parent.mkdir(parents=True, exist_ok=True)
    layout.paper_path(place, EVIL_SHA).write_bytes(EVIL)
    with (copy / layout.CONTENTS).open("ab") as contents:
        contents.write(line)


@pytest.mark.parametrize(
    "line",
    [
        f"{EVIL_SHA}  4  paper  ../desk.lock\n",
        f"{EVIL_SHA}  4  paper  a\r\x1b[31m\n",
        f"{EVIL_SHA}  4  paper  twin.pdf\n{EVIL_SHA}  4  paper  twin.pdf\n",
        f"{EVIL_SHA}  4  secret  twin.pdf\n",
        f"{EVIL_SHA}  4  photo  {'0' * 64}\n",
        f"{EVIL_SHA}  -4  paper  minus.pdf\n",
        f"{EVIL_SHA}  {'9' * 4000}  paper  large.pdf\n",
        f"{EVIL_SHA}  {2**60}  paper  large.pdf\n",
        f"{'Z' * 64}  4  paper  no-sum.pdf\n",
    ],
    ids=lambda line: line[66:90].strip(),
)
def test_a_list_that_we_never_write_is_refused(tmp_path, pristine, hostile, line):
    before = json.loads((hostile / layout.ACCOUNT).read_bytes())
    add_line(hostile, line.encode())
    size = int(line.split("  ")[1][:20])
    count, sizes = before["files"] + line.count("\n"), before["files_bytes"] + size
    sum_up_anew(hostile, files=count, files_bytes=sizes)
    refused_at_every_door(hostile, tmp_path, pristine)


def test_a_size_that_lies_is_refused(tmp_path, pristine, hostile):
    """`db.files.verified_copy` reads none of it, so that a file of nothing but holes fills no disk."""
    add_line(hostile, f"{EVIL_SHA}  4  paper  evil.pdf\n".encode())
    os.truncate(layout.paper_path(layout.place_of(hostile), EVIL_SHA), 8 << 20)
    sum_up_anew(hostile)
    refused_at_every_door(hostile, tmp_path, pristine, but=("look inside", "case"))


THINGS = {
    "zeros": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "round": lambda path: path.symlink_to(path),
    "empty": Path.touch,
    "nothing": lambda path: None,
    "noise": lambda path: path.write_bytes(os.urandom(5000)),
}


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("victim", [layout.ACCOUNT, layout.CONTENTS, DATABASE, "photo"])
def test_what_is_no_file_is_refused_and_nobody_waits_for_it(
    tmp_path, pristine, hostile, victim, thing
):
    place = layout.place_of(hostile)
    path = next(place.glob("photos/??/*.orig")) if victim == "photo" else hostile / victim
    path.unlink()
    THINGS[thing](path)
    # the desk has the photo, and gives the place its own again
    without = {"photo": ("look inside", "case", "paper", "prove"), DATABASE: ("paper",)}
    but = without.get(victim, ())
    refused_at_every_door(hostile, tmp_path, pristine, but=but)


def changed_database(copy, *statements):
    with closing(dbapi.connect(str(copy / DATABASE), isolation_level=None)) as eye:
        for statement in statements:
            eye.execute(statement)
        eye.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for name in ("-wal", "-shm"):
        (copy / f"{DATABASE}{name}").unlink(missing_ok=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE belonging SET desk_id = 'another'",
        "DELETE FROM belonging",
        "INSERT",
        "UPDATE document SET name = '../../evil.pdf'",
        "PRAGMA user_version = 2",
    ],
    ids=["desk id", "no belonging", "photo", "paper", "version"],
)
def test_rows_that_do_not_fit_the_account_are_refused(tmp_path, pristine, hostile, statement):
    if statement == "INSERT":  # one more photo, called as no photo is
        with closing(dbapi.connect(str(hostile / DATABASE))) as eye:
            names = [row[1] for row in eye.execute("PRAGMA table_info(photo)")]
        columns = ", ".join(
            {"id": "max(id) + 1", "sha256": "'../../evil'"}.get(name, name) for name in names
        )
        statement = f"INSERT INTO photo SELECT {columns} FROM photo"
    changed_database(hostile, statement)
    sum_up_anew(hostile)
    refused_at_every_door(hostile, tmp_path, pristine, but=("paper",))


def test_photos_that_the_list_leaves_out_are_missed(tmp_path, pristine, hostile):
    """Emptied, with every sum made anew: the desk would come back without a single photo."""
    (hostile / layout.CONTENTS).write_bytes(b"")
    sum_up_anew(hostile)
    with pytest.raises(DeskProblem, match="only half there"):
        restore(hostile, tmp_path / "again")
    refused_at_every_door(hostile, tmp_path, pristine, but=("paper",))


def test_a_log_beside_the_database_adds_nothing(tmp_path, pristine, hostile):
    database = hostile / DATABASE
    with closing(dbapi.connect(str(database), isolation_level=None)) as eye:
        eye.execute("PRAGMA journal_mode = wal")
        eye.execute("UPDATE customer SET name = 'Mallory'")
        lying = {path: path.read_bytes() for path in hostile.glob(f"{DATABASE}*")}
    for path, content in lying.items():
        path.write_bytes(content)
    sum_up_anew(hostile)
    assert lying[hostile / f"{DATABASE}-wal"]
    restore(hostile, tmp_path / "again")
    with closing(dbapi.connect(str(tmp_path / "again" / DATABASE))) as eye:
        mallory = eye.execute("SELECT count(*) FROM customer WHERE name = 'Mallory'").fetchone()
    assert mallory == (0,)


def test_a_bad_copy_stops_no_good_one(tmp_path, pristine):
    """Whatever lies among the copies, the list shows the others and the next one is made."""
    folder, name, clock = pristine
    shutil.copytree(folder / "desk", tmp_path / "desk")
    own = places.own_place(tmp_path / "desk")
    for number, facts in enumerate(ACCOUNTS):
        bad = own / layout.COPIES / f"2026010{number // 10}T0000{number % 10}0Z-{number + 2}"
        shutil.copytree(folder / "place" / layout.COPIES / name, bad)
        sum_up_anew(bad, **facts)
    os.mkfifo(own / layout.COPIES / "20260201T000000Z")
    clock.moment += timedelta(days=1)
    desk = open_desk(tmp_path / "desk", clock=clock)
    try:
        made = desk.keeping.copy_now()
        assert made.copies[0].proved_at is not None
        assert made.copies[0].path in {
            copy.path for copy in desk.keeping.kept().places[0].copies
        }
    finally:
        desk.close()


def test_a_name_that_leads_out_is_refused_though_the_account_says_it_is_lacking(
    tmp_path, pristine, hostile
):
    """The honest program lists what it cannot copy: that is no leave to write there later."""
    changed_database(hostile, "UPDATE document SET name = '../../victim.txt' WHERE id = 1")
    told = json.loads((hostile / layout.ACCOUNT).read_bytes())
    sum_up_anew(hostile, lacking=[*told["lacking"], "../../victim.txt"])
    refused_at_every_door(hostile, tmp_path, pristine, but=("paper",))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payment SET amount_minor = '{'",
        "UPDATE case_line SET quantity = 'x'",
        "UPDATE message SET lang = x'fffe'",
        "UPDATE customer SET name = x'41'",
    ],
)
def test_cells_of_a_kind_that_we_never_write_are_refused(
    tmp_path, pristine, hostile, statement
):
    changed_database(hostile, statement)
    sum_up_anew(hostile)
    refused_at_every_door(hostile, tmp_path, pristine, but=("paper",))


def test_a_case_that_was_altered_in_the_copy_is_not_made_ours(tmp_path, pristine, hostile):
    """Brought back as a step of our own, what somebody wrote there would be sealed as if it were true."""
    with closing(dbapi.connect(str(hostile / DATABASE))) as eye:
        case_id, number = eye.execute("SELECT id, number FROM return_case LIMIT 1").fetchone()
    altered = f"UPDATE case_line SET buyer_words = 'smashed' WHERE case_id = {case_id}"
    changed_database(hostile, altered)
    sum_up_anew(hostile)
    folder, _, clock = pristine
    shutil.copytree(folder / "desk", tmp_path / "live")
    desk = open_desk(tmp_path / "live", clock=clock)
    try:
        before = desk.cases.get(case_id)
        with pytest.raises(DeskProblem, match="is not what its history says"):
            bring_back_case(desk.store, hostile, number)
        assert desk.cases.get(case_id) == before
    finally:
        desk.close()


@pytest.mark.parametrize("name", ["copies", "photos", "papers"])
def test_a_place_whose_folders_are_links_gets_no_copy(tmp_path, pristine, name):
    """A link there may lead into the desk itself."""
    folder, _, clock = pristine
    shutil.copytree(folder / "desk", tmp_path / "live")
    stick = tmp_path / "stick"
    stick.mkdir()
    desk = open_desk(tmp_path / "live", clock=clock)
    try:
        made = desk.keeping.copy_to(stick)
        inside = layout.place_of(made.path)
        shutil.rmtree(inside / name)
        (inside / name).symlink_to(tmp_path / "live" / "documents")
        before = sorted((tmp_path / "live" / "documents").iterdir())
        with pytest.raises(DeskProblem, match="is a file or a link"):
            desk.keeping.copy_to(stick)
        assert sorted((tmp_path / "live" / "documents").iterdir()) == before
    finally:
        desk.close()
