"""A desk comes back from its copy as it was, row by row and byte by byte; a damaged copy never does.

`SENDBACK_DESKS` sets how many random desks make the trip (12 in the suite, 500 in a long run),
`SENDBACK_DAMAGES` how many damaged copies are offered (60 in the suite, 1,000 in a long run).
"""

import hashlib
import json
import os
import random
import shutil
from contextlib import closing

import pytest

from db.driver import dbapi
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem
from returns.keeping import layout
from returns.keeping.contents import _own
from returns.keeping.restore import restore
from tests.worlds.random_desk import all_bytes, files_of, random_desk, rows_of

DESKS = int(os.environ.get("SENDBACK_DESKS", "8"))
DAMAGES = int(os.environ.get("SENDBACK_DAMAGES", "30"))
#: desks that are damaged, each by its share
_MADE = 4


def copied(folder, seed, steps=25):
    """A random desk, closed, and a proved copy of it."""
    clock = random_desk(folder, seed, steps)
    desk = open_desk(folder, clock=clock)
    try:
        (copy,) = desk.keeping.copy_now().copies
    finally:
        desk.close()
    return copy, clock


@pytest.mark.parametrize("seed", range(DESKS))
def test_a_desk_comes_back_as_it_was(tmp_path, seed):
    copy, clock = copied(tmp_path / "desk", seed)
    assert copy.proved_at is not None
    assert copy.lacking == ()
    restore(copy.path, tmp_path / "again")
    assert rows_of(tmp_path / "again" / DATABASE) == rows_of(tmp_path / "desk" / DATABASE)
    assert files_of(tmp_path / "again") == files_of(tmp_path / "desk")
    again = open_desk(tmp_path / "again", clock=clock)
    try:
        report = again.keeping.check()
        assert report.sound, report.findings
        # it is a desk to go on working with
        again.settings.set(shop_name="Another name")
    finally:
        again.close()


def test_the_sample_desk_comes_back_with_the_pictures_of_its_products(made_sample, tmp_path):
    shutil.copytree(made_sample, tmp_path / "desk")
    desk = open_desk(tmp_path / "desk")
    (copy,) = desk.keeping.copy_now().copies
    desk.close()
    restore(copy.path, tmp_path / "again")
    files = files_of(tmp_path / "desk")
    assert any(name.startswith("pictures/") for name in files)
    assert files_of(tmp_path / "again") == files
    with dbapi.connect(str(tmp_path / "again" / DATABASE)) as eye:
        pictures = {row[0] for row in eye.execute("SELECT picture FROM product")} - {""}
    assert pictures <= files.keys()


def sum_up_anew(copy, **facts):
    """Change what an account says, and its own sum with it, as a forger would."""
    account = copy / layout.ACCOUNT
    told = json.loads(account.read_bytes()) | facts
    told.pop("own_sha256")
    account.write_text(json.dumps(told | {"own_sha256": _own(told)}))


def flip(path, source):
    content = bytearray(path.read_bytes())
    content[source.randrange(len(content))] ^= 1 << source.randrange(8)
    path.chmod(0o600)
    path.write_bytes(content)


def cut(path, source):
    content = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(content[: source.randrange(len(content))])


def lose(path, source):
    path.chmod(0o600)
    path.unlink()


def lengthen(path, source):
    path.chmod(0o600)
    with path.open("ab") as file:
        file.write(source.randbytes(source.randrange(1, 50)))


def replace_by_another(path, source):
    """Take another file of the same copy or place."""
    others = [other for other in path.parent.parent.rglob("*") if other.is_file()]
    content = path.read_bytes()
    others = [other for other in others if other.read_bytes() != content]
    path.chmod(0o600)
    path.write_bytes(source.choice(others).read_bytes() if others else b"")


DAMAGE = (flip, flip, cut, lose, lengthen, replace_by_another)


@pytest.mark.parametrize("seed", range(_MADE))
def test_no_damaged_copy_becomes_a_desk(tmp_path, seed):
    copy, _ = copied(tmp_path / "desk", 1_000 + seed)
    place = layout.place_of(copy.path)
    live = all_bytes(tmp_path / "desk")
    source = random.Random(seed)
    into = tmp_path / "again"
    for _ in range(max(DAMAGES // _MADE, 1)):
        damaged = tmp_path / "damaged"
        shutil.copytree(place, damaged)
        there = [
            path
            for path in sorted(damaged.rglob("*"))
            if path.is_file() and path.name != layout.PROOF
        ]
        victim = source.choice(there)
        how = source.choice(DAMAGE)
        how(victim, source)
        with pytest.raises(DeskProblem) as refused:
            restore(damaged / layout.COPIES / copy.path.name, into)
        assert refused.value.say("en") != refused.value.say("zh"), (how, victim.name)
        assert not into.exists(), (how, victim.name)
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
        shutil.rmtree(damaged)
    assert all_bytes(tmp_path / "desk") == live


def test_a_copy_whose_account_was_written_anew_is_refused_by_what_it_names(tmp_path):
    """Whoever edits the account must edit its own sum, too; then the files still tell."""
    copy, _ = copied(tmp_path / "desk", 7, steps=6)
    for name in ("database_sha256", "contents_sha256"):
        told = json.loads((copy.path / layout.ACCOUNT).read_bytes())
        sum_up_anew(copy.path, **{name: "0" * 64})
        with pytest.raises(DeskProblem, match="not as it was made"):
            restore(copy.path, tmp_path / "again")
        assert not (tmp_path / "again").exists()
        sum_up_anew(copy.path, **{name: told[name]})


def test_counts_that_the_database_does_not_hold_are_refused(tmp_path):
    copy, _ = copied(tmp_path / "desk", 8, steps=6)
    counts = json.loads((copy.path / layout.ACCOUNT).read_bytes())["counts"]
    sum_up_anew(copy.path, counts=counts | {"cases": counts["cases"] + 1})
    with pytest.raises(DeskProblem, match="does not come back as it was made"):
        restore(copy.path, tmp_path / "again")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER bad AFTER INSERT ON return_case BEGIN DELETE FROM payment; END",
        "CREATE VIEW return_view AS SELECT * FROM return_case",
        "CREATE TABLE more (x)",
        "DROP TRIGGER ",
        "CREATE INDEX ix_more ON return_case (number)",
    ],
)
def test_a_copy_with_parts_that_are_not_ours_is_refused(tmp_path, statement):
    copy, _ = copied(tmp_path / "desk", 9, steps=6)
    database = copy.path / DATABASE
    database.chmod(0o600)
    with closing(dbapi.connect(str(database), isolation_level=None)) as hostile:
        if statement.startswith("DROP"):
            guards = (
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
            )
            statement += hostile.execute(guards).fetchone()[0]
        hostile.execute(statement)
    sha256 = hashlib.sha256(database.read_bytes()).hexdigest()
    sum_up_anew(copy.path, database_sha256=sha256, database_bytes=database.stat().st_size)
    with pytest.raises(DeskProblem, match="what no desk of ours has"):
        restore(copy.path, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_nothing_is_ever_restored_over_something(tmp_path):
    copy, _ = copied(tmp_path / "desk", 10)
    before = all_bytes(tmp_path / "desk")
    for over in (tmp_path / "desk", copy.path):
        with pytest.raises(DeskProblem, match="there already"):
            restore(copy.path, over)
    (tmp_path / "empty").mkdir()
    restore(copy.path, tmp_path / "empty")
    assert (tmp_path / "empty" / DATABASE).is_file()
    assert all_bytes(tmp_path / "desk") == before


@pytest.mark.parametrize(
    "name",
    ["../evil", "../../evil", "/tmp/evil", "a/b", "a\\b", "..", ".", "C:evil", "x\0y", ""],
)
def test_a_name_that_leads_out_of_the_desk_is_refused_whoever_summed_it_up(tmp_path, name):
    copy, _ = copied(tmp_path / "desk", 11, steps=6)
    place = layout.place_of(copy.path)
    sha256 = hashlib.sha256(b"evil").hexdigest()
    layout.paper_path(place, sha256).parent.mkdir(parents=True, exist_ok=True)
    layout.paper_path(place, sha256).write_bytes(b"evil")
    contents = copy.path / layout.CONTENTS
    content = contents.read_bytes() + f"{sha256}  4  paper  {name}\n".encode()
    contents.write_bytes(content)
    sum_up_anew(copy.path, contents_sha256=hashlib.sha256(content).hexdigest())
    (tmp_path / "inside").mkdir()
    with pytest.raises(DeskProblem, match=r"contents\.txt is damaged"):
        restore(copy.path, tmp_path / "inside" / "again")
    assert list((tmp_path / "inside").iterdir()) == []
    assert not list(tmp_path.rglob("evil"))


def test_a_link_in_a_place_gives_nothing_of_this_computer_away(tmp_path):
    """A copy from a stranger may hold links; what they lead to is taken only by its own sum."""
    copy, _ = copied(tmp_path / "desk", 4)
    place = layout.place_of(copy.path)
    secret = tmp_path / "secret"
    secret.write_text("mine")
    original = next(place.glob("photos/??/*.orig"))
    original.unlink()
    original.symlink_to(secret)
    with pytest.raises(DeskProblem, match="not as it was made"):
        restore(copy.path, tmp_path / "again")
    assert not (tmp_path / "again").exists()
