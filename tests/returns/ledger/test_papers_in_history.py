"""A paper is known by its row, its step in the history and the chain together; a row alone proves nothing."""

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from returns.desk import DATABASE, open_desk
from returns.documents.event_words import event_words
from returns.errors import DeskProblem, IllegalMove
from returns.evidence.chain import canonical, desk_hash, hash_of
from returns.keeping.restore import make_this_my_desk
from returns.money import Money
from returns.records.change import Change
from returns.records.event import Event
from returns.records.options import NewCase
from tests.supplied import supplied

OLD_DESK = Path(__file__).parents[2] / "old_desks" / "0003.sqlite"
INSERT = (
    "INSERT INTO document (id, case_id, kind, number, addressee, lang, name, sha256, at)"
    " VALUES (?, ?, 'evidence', ?, 'supplier', 'en', 'made-up.pdf', ?, '2026-11-22T10:00:00Z')"
)


@pytest.fixture
def case_id(desk):
    new = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (opened,) = desk.by_hand.open(supplied(desk, new)).case_ids
    return opened


@pytest.fixture
def forged(tmp_path):
    """A file that some other program made, and its SHA-256."""
    path = tmp_path / "forged.pdf"
    path.write_bytes(b"%PDF-1.7\nforged\n%%EOF\n")
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def edit(desk, statement, *values):
    """Change rows as somebody would with another program."""
    with closing(sqlite3.connect(desk.folder / DATABASE)) as other, other:
        other.execute(statement, values)


def edit_history(desk, statement, *values):
    """As `edit`, of steps, whose guards are taken away and put back."""
    with closing(sqlite3.connect(desk.folder / DATABASE)) as other, other:
        query = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        )
        guards = other.execute(query).fetchall()
        for name, _ in guards:
            other.execute(f"DROP TRIGGER {name}")
        other.execute(statement, values)
        for _, sql in guards:
            other.execute(sql)


def found(desk):
    return {(each.what, each.where) for each in desk.keeping.check().findings if each.bad}


def test_a_paper_is_known_and_told_once_with_its_sums(desk, case_id):
    paper = desk.papers.evidence(case_id)
    again = desk.papers.evidence(case_id)
    assert (again.number, again.pdf) == (paper.number, paper.pdf)
    last = desk.cases.history(case_id)[-1]
    assert last.kind == "paper_made"
    body = json.loads(last.body)
    assert (body["paper"], body["number"]) == ("evidence", paper.number)
    assert body["sha256"] == hashlib.sha256(paper.pdf).hexdigest()
    assert len(body["manifest_sha256"]) == 64
    assert [event.kind for event in desk.cases.history(case_id)].count("paper_made") == 1
    assert event_words(last, "en") == f"Evidence sheet made: {paper.number}"
    assert event_words(last, "zh") == f"已制作证据单：{paper.number}"
    assert desk.papers.check(paper.path).exit_code == 0
    assert found(desk) == set()


def test_a_paper_made_cannot_be_taken_back(desk, case_id):
    desk.papers.evidence(case_id)
    last = desk.cases.history(case_id)[-1]
    with pytest.raises(IllegalMove):
        desk.cases.take_back(Change((case_id,), frozenset({"case"}), (last.seq,)))


@pytest.mark.parametrize("row_id", [-5, 0, 1, 7])
def test_a_row_that_another_program_put_in_makes_nothing_known(desk, case_id, forged, row_id):
    path, sha256 = forged
    number = desk.cases.get(case_id).number + "-E1"
    edit(desk, INSERT, row_id, case_id, number, sha256)
    assert desk.papers.check(path).exit_code != 0
    assert ("paper_untold", number) in found(desk)
    desk.close()
    again = open_desk(desk.folder, clock=desk.clock)
    try:
        assert again.papers.check(path).exit_code != 0
        assert ("paper_untold", number) in found(again)
    finally:
        again.close()


def test_a_row_that_another_program_changed_makes_nothing_known(desk, case_id, forged):
    path, sha256 = forged
    paper = desk.papers.evidence(case_id)
    edit(desk, "UPDATE document SET sha256 = ?", sha256)
    assert desk.papers.check(path).exit_code != 0
    # the history's sum still counts
    assert desk.papers.check(paper.path).exit_code == 0
    assert {("paper_untold", paper.number), ("paper_unlisted", paper.number)} <= found(desk)


def test_a_row_that_was_taken_out_is_missed(desk, case_id):
    paper = desk.papers.evidence(case_id)
    edit(desk, "DELETE FROM document")
    assert ("paper_unlisted", paper.number) in found(desk)


@pytest.mark.parametrize("hashed", [False, True], ids=["body alone", "with its hash"])
def test_a_step_that_was_changed_with_the_row_makes_nothing_known(
    desk, case_id, forged, hashed
):
    path, sha256 = forged
    paper = desk.papers.evidence(case_id)
    desk.papers.evidence(case_id, lang="zh")
    *_, before, step, _after = desk.cases.history(case_id)
    body = step.body.replace(hashlib.sha256(paper.pdf).hexdigest(), sha256)
    own = hash_of(replace(step, body=body), before.hash)
    edit(desk, "UPDATE document SET sha256 = ? WHERE number = ?", sha256, paper.number)
    edit_history(
        desk,
        "UPDATE event SET body = ?, hash = ? WHERE seq = ?",
        *(body, own if hashed else step.hash, step.seq),
    )
    assert desk.papers.check(path).exit_code != 0


def test_a_first_step_that_was_altered_lets_no_rows_in(desk, case_id, forged):
    path, sha256 = forged
    edit_history(
        desk, "UPDATE event SET body = replace(body, 'papers_entered', 'x') WHERE seq = 1"
    )
    edit(desk, INSERT, None, case_id, "RC-2026-00001-E1", sha256)
    assert desk.papers.check(path).exit_code != 0
    desk.close()
    again = open_desk(desk.folder, clock=desk.clock, settle="accept")
    try:
        assert again.papers.check(path).exit_code != 0
    finally:
        again.close()


def old_desk(folder, sha256, clock):
    """A desk of the version before, with a paper in its rows, opened once."""
    folder.mkdir()
    shutil.copyfile(OLD_DESK, folder / DATABASE)
    with closing(sqlite3.connect(folder / DATABASE)) as other, other:
        other.execute(INSERT, (None, 1, "RC-2026-00001-E9", sha256))
    return open_desk(folder, clock=clock)


def test_papers_from_before_are_entered_once_and_no_row_that_comes_later(
    tmp_path, clock, forged
):
    path, sha256 = forged
    desk = old_desk(tmp_path / "old", sha256, clock)
    try:
        assert desk.papers.check(path).exit_code == 0
        assert not {each for each in found(desk) if each[0].startswith("paper_u")}
        later = tmp_path / "later.pdf"
        later.write_bytes(path.read_bytes() + b"later")
        other = hashlib.sha256(later.read_bytes()).hexdigest()
        edit(desk, INSERT, -1, 1, "RC-2026-00001-E1", other)
        assert desk.papers.check(later).exit_code != 0
    finally:
        desk.close()
    again = open_desk(tmp_path / "old", clock=clock)
    try:
        assert again.papers.check(later).exit_code != 0
        assert again.papers.check(path).exit_code == 0
    finally:
        again.close()


def test_an_old_desk_without_papers_takes_in_none_later(tmp_path, clock, forged):
    path, sha256 = forged
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copyfile(OLD_DESK, folder / DATABASE)
    with closing(sqlite3.connect(folder / DATABASE)) as other, other:
        other.execute("DELETE FROM document")
    open_desk(folder, clock=clock).close()
    with closing(sqlite3.connect(folder / DATABASE)) as other, other:
        other.execute(INSERT, (None, 1, "RC-2026-00001-E1", sha256))
    desk = open_desk(folder, clock=clock)
    try:
        assert desk.papers.check(path).exit_code != 0
    finally:
        desk.close()


def test_going_back_keeps_papers_known_and_makes_no_forgery_known(desk, case_id, forged, clock):
    path, sha256 = forged
    (copy,) = desk.keeping.copy_now().copies
    paper = desk.papers.evidence(case_id)
    edit(desk, INSERT, 99, case_id, "RC-2026-00001-E5", sha256)
    folder = desk.folder
    desk.close()
    make_this_my_desk(copy.path, folder, clock)
    back = open_desk(folder, clock=clock)
    try:
        assert back.papers.check(path).exit_code != 0
        carried = back.folder / "documents" / paper.name
        assert back.papers.check(carried).exit_code == 0
        assert [event.kind for event in back.cases.history(case_id)][-1] == "paper_made"
        assert found(back) == set()
    finally:
        back.close()


def test_a_step_that_another_program_added_to_a_closed_desk_is_told_at_opening(
    desk, clock, case_id, forged
):
    """Row, step and chain agree; only this desk's own note of where it ended does not."""
    _, sha256 = forged
    folder = desk.folder
    number = f"{desk.cases.get(case_id).number}-E1"
    desk.close()
    with closing(sqlite3.connect(folder / DATABASE)) as other, other:
        seq, case_seq, before, desk_before = other.execute(
            "SELECT (SELECT max(seq) FROM event), case_seq, hash,"
            " (SELECT desk_hash FROM event ORDER BY seq DESC LIMIT 1)"
            " FROM event WHERE case_id = ? ORDER BY case_seq DESC LIMIT 1",
            (case_id,),
        ).fetchone()
        at = "2026-11-22T10:00:00Z"
        body = canonical({"paper": "evidence", "number": number, "sha256": sha256})
        made = Event(seq + 1, case_seq + 1, at, "paper_made", body, "", "Ann", 2, case_id)
        own = hash_of(made, before)
        step = (seq + 1, case_id, case_seq + 1, at, "paper_made", body, own, "Ann", 2)
        chained = desk_hash(desk_before, seq + 1, own)
        other.execute(
            "INSERT INTO event"
            " (seq, case_id, case_seq, at, kind, body, hash, who, format, desk_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*step, chained),
        )
        other.execute(INSERT, (999, case_id, number, sha256))
    for how in ({}, {"read_only": True}):
        with pytest.raises(DeskProblem) as refused:
            open_desk(folder, clock=clock, **how)
        assert refused.value.key == "storage.OtherDatabase"
    # whoever takes it as it is has been told
    open_desk(folder, clock=clock, settle="accept").close()
