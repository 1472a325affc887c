"""The check names everything that is not as it was, and mends what it can without loss."""

import os
import random
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select, text

from db.desk_file.schema import DATABASE
from db.tables import cases as t
from returns.errors import DeskProblem
from returns.keeping.watching import Stopped
from returns.records.keeping import CHECKS

#: bits flipped in originals, one after the other; 1,000 in a long run
FLIPS = int(os.environ.get("SENDBACK_FLIPS", "30"))


def found(desk):
    return {(finding.what, finding.where) for finding in desk.keeping.check().findings}


def originals(desk):
    return sorted(desk.folder.glob("photos/??/*.orig"))


def flip(path, source):
    content = bytearray(path.read_bytes())
    content[source.randrange(len(content))] ^= 1 << source.randrange(8)
    path.chmod(0o600)
    path.write_bytes(content)


def edit(desk, statement, *values):
    """Change rows as somebody would with another program."""
    with desk.store.transaction() as tx:
        tx.exec_driver_sql(statement, values)


def test_a_desk_that_was_only_worked_on_is_sound(lived):
    report = lived.keeping.check()
    assert report.sound
    assert [part.part for part in report.parts] == list(CHECKS)
    assert all(part.sound == part.total for part in report.parts if part.part != "room")
    counts = {part.part: part.total for part in report.parts}
    assert counts["photos"] == len(originals(lived)) > 0
    assert counts["histories"] == lived.cases.how_many()
    assert counts["papers"] == len(list((lived.folder / "documents").iterdir())) > 0


def test_every_flipped_bit_of_an_original_is_found(lived):
    source = random.Random(5)
    for _ in range(FLIPS):
        path = source.choice(originals(lived))
        content = path.read_bytes()
        flip(path, source)
        assert ("original_altered", path.stem) in found(lived)
        path.write_bytes(content)
    assert lived.keeping.check().sound


def test_an_altered_original_comes_back_from_a_copy_and_the_altered_one_stays_beside(lived):
    lived.keeping.copy_now()
    path = originals(lived)[0]
    content = path.read_bytes()
    flip(path, random.Random(1))
    altered = path.read_bytes()
    report = lived.keeping.check()
    assert not report.sound
    assert lived.keeping.mend(report.findings) == ()
    assert path.read_bytes() == content
    assert path.with_name(path.name + ".altered").read_bytes() == altered
    assert lived.keeping.check().sound


def test_a_missing_original_without_a_copy_is_told_and_not_mended(lived):
    path = originals(lived)[0]
    path.unlink()
    report = lived.keeping.check()
    (finding,) = [each for each in report.findings if each.bad]
    assert (finding.what, finding.where) == ("original_missing", path.stem)
    assert "RC-2026-" in finding.why
    assert lived.keeping.mend([finding]) == (finding,)


def test_a_paper_that_was_changed_or_lost_is_found_and_comes_back(lived):
    lived.keeping.copy_now()
    first, second = sorted((lived.folder / "documents").iterdir())[:2]
    kept = first.read_bytes()
    flip(first, random.Random(2))
    second.unlink()
    report = lived.keeping.check()
    bad = {(each.what, each.where) for each in report.findings if each.bad}
    assert bad == {("paper_altered", first.name), ("paper_missing", second.name)}
    assert lived.keeping.mend(report.findings) == ()
    assert first.read_bytes() == kept
    assert second.is_file()


def test_what_was_put_aside_is_told_as_that_and_never_as_nobody_s(lived):
    lived.keeping.copy_now()
    paper = sorted((lived.folder / "documents").iterdir())[0]
    for path in (paper, originals(lived)[0]):
        flip(path, random.Random(3))
    assert lived.keeping.mend(lived.keeping.check().findings) == ()
    report = lived.keeping.check()
    assert report.sound
    aside = {each.where for each in report.findings if each.what == "put_aside"}
    assert aside == {f"{paper.name}.altered", f"{originals(lived)[0].name}.altered"}
    assert not {each.what for each in report.findings} & {"orphan_paper", "orphan_original"}


def test_an_edited_history_is_found_at_its_case(lived):
    with lived.store.transaction() as tx:
        query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        guards = tx.exec_driver_sql(query).scalars().all()
        listed = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        for name in tx.exec_driver_sql(listed).scalars().all():
            tx.exec_driver_sql(f"DROP TRIGGER {name}")
        tx.exec_driver_sql("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE case_id = 2")
        for guard in guards:
            tx.exec_driver_sql(guard)
    number = lived.cases.get(2).number
    assert ("history_broken", number) in found(lived)
    assert not lived.keeping.check().sound


def test_a_guard_that_was_taken_away_is_found(lived):
    with lived.store.transaction() as tx:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        name = tx.exec_driver_sql(query).scalars().first()
        tx.exec_driver_sql(f"DROP TRIGGER {name}")
    assert ("strange_part", f"trigger {name}") in found(lived)


def test_an_orphan_is_told_and_does_not_make_a_desk_unsound(lived):
    stored = lived.store.vault.add(b"\xff\xd8\xff nobody names this")
    (lived.folder / "documents" / "note.txt").write_text("mine")
    report = lived.keeping.check()
    assert report.sound
    told = {(each.what, each.where) for each in report.findings}
    assert {("orphan_original", stored.sha256), ("orphan_paper", "note.txt")} <= told
    assert stored.path.is_file()


def test_a_check_changes_nothing_and_can_be_stopped(lived):
    seen = []

    def stop():
        return len(seen) > 3

    report = lived.keeping.check(lambda done, total: seen.append((done, total)), stop)
    assert report.stopped
    assert len(report.parts) < len(CHECKS)
    assert all(0 <= done <= total for done, total in seen)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_check_reads_beside_an_open_window_and_on_a_desk_that_it_may_not_write(lived):
    from returns.desk import open_desk

    beside = open_desk(lived.folder, read_only=True, clock=lived.clock)
    try:
        assert beside.keeping.check().sound
    finally:
        beside.close()


def test_a_copy_can_be_stopped_with_nothing_half_made(lived):
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 4

    with pytest.raises(Stopped):
        lived.keeping.copy_now(cancelled=stop)
    assert lived.keeping.kept().places[0].copies == ()
    assert not list((lived.folder / "backups" / "copies").iterdir())


def test_a_damaged_search_is_found_and_made_anew(lived):
    edit(lived, "DELETE FROM case_search_data WHERE id > 10")
    report = lived.keeping.check()
    assert "database_damaged" in {each.what for each in report.findings}
    with lived.store.reading() as tx:
        assert tx.execute(select(t.return_case.c.id)).first() is not None
        assert tx.execute(text("SELECT 1")).scalar() == 1
    assert lived.keeping.mend(report.findings) == ()
    assert lived.keeping.check().sound
    assert lived.queue.all("everything", lived.cases.get(1).number, None)


def test_an_edited_row_is_found_at_its_case(lived):
    number = lived.cases.get(3).number
    edit(lived, "UPDATE case_line SET buyer_words = 'I never said so' WHERE case_id = 3")
    (finding,) = [each for each in lived.keeping.check().findings if each.bad]
    assert (finding.what, finding.where) == ("rows_differ", number)
    assert "I never said so" in finding.why


def test_an_altered_working_picture_is_found_and_made_anew(lived):
    work = next(path for path in lived.folder.rglob("*.jpg") if path.parts[-3] == "work")
    flip(work, random.Random(3))
    report = lived.keeping.check()
    assert {(each.what, each.where) for each in report.findings if each.bad} == {
        ("picture_altered", work.stem)
    }
    assert lived.keeping.mend(report.findings) == ()
    assert lived.keeping.check().sound


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ("UPDATE case_line SET policy_id = 999 WHERE id = 1", "keeping.loose_ends"),
        (
            "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2",
            "keeping.history_broken",
        ),
        ("UPDATE seal SET root = 'x'", "keeping.seal_broken"),
    ],
)
def test_a_copy_of_a_desk_that_is_wrong_in_itself_is_kept_and_not_proved(lived, change, key):
    with closing(sqlite3.connect(lived.folder / DATABASE)) as other, other:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        guards = other.execute(query).fetchall()
        for name, _ in guards:
            other.execute(f"DROP TRIGGER {name}")
        assert other.execute(change).rowcount
        for _, guard in guards:
            other.execute(guard)
    with pytest.raises(DeskProblem) as told:
        lived.keeping.copy_now()
    assert told.value.key == key
    assert lived.keeping.kept().newest is None
    (copy,) = (lived.folder / "backups").glob("**/copy.json")
    assert not copy.with_name("proved.json").exists()


def damage_account(copy):
    (copy.path / "copy.json").write_text("{}")


def damage_database(copy):
    flip(copy.path / "desk.sqlite", random.Random(3))


def lose_photo(copy):
    next((copy.path.parent.parent / "photos").glob("??/*.orig")).unlink()


def cut_paper(copy):
    path = next((copy.path.parent.parent / "papers").glob("??/*"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [damage_account, damage_database, lose_photo, cut_paper])
def test_a_damaged_copy_is_told_and_counts_as_proved_no_longer(lived, damage):
    (copy,) = lived.keeping.copy_now().copies
    assert ("copies", 1, 1) in seen_of(lived)
    damage(copy)
    report = lived.keeping.check()
    # the desk itself is as it was
    assert report.sound
    left = {each.what for each in report.findings}
    kept = lived.keeping.kept()
    assert kept.newest is None
    # a copy whose account is gone is no copy any more: the list and the count leave it out
    assert ("copy_altered" in left) != (damage is damage_account)
    assert not (copy.path / "proved.json").exists() or damage is damage_account


def seen_of(desk):
    return [(part.part, part.sound, part.total) for part in desk.keeping.check().parts]


def test_the_right_bytes_are_there_before_the_wrong_ones_lose_their_name(lived, monkeypatch):
    """Killed or full in the middle, the altered original still lies where it lay."""
    from returns.keeping import mending

    lived.keeping.copy_now()
    path = originals(lived)[0]
    flip(path, random.Random(1))
    altered = path.read_bytes()
    findings = lived.keeping.check().findings

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mending, "copy_verified", full)
    with pytest.raises(DeskProblem, match="full"):
        lived.keeping.mend(findings)
    assert path.read_bytes() == altered
    assert not list(path.parent.glob("*.altered*"))


def test_an_altered_picture_of_a_lost_original_stays(lived):
    """It is all that is left of the photo."""
    path = originals(lived)[0]
    with lived.store.reading() as tx:
        found = tx.execute(select(t.photo).where(t.photo.c.sha256 == path.stem)).first()
    case = lived.cases.get(found.case_id)
    photo = next(each for each in case.photos if each.sha256 == path.stem)
    picture = lived.photos.picture(photo, "work")
    edit(lived, "UPDATE photo SET work_sha256 = ? WHERE sha256 = ?", "0" * 64, path.stem)
    path.unlink()
    findings = [
        each for each in lived.keeping.check().findings if each.what == "picture_altered"
    ]
    assert findings
    assert lived.keeping.mend(findings) == tuple(findings)
    assert picture.is_file()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE return_case SET title = 'Gold bar' WHERE id = 1", "repeated_wrong"),
        ("UPDATE return_case SET buyer = 'Nobody' WHERE id = 2", "repeated_wrong"),
        ("UPDATE return_case SET order_number = '1' WHERE id = 1", "repeated_wrong"),
        ("UPDATE return_case SET sku = 'OTHER' WHERE id = 3", "repeated_wrong"),
        ("UPDATE case_line SET quantity = 'x' WHERE id = 1", "mistyped"),
        ("UPDATE message SET lang = x'fffe' WHERE id = 1", "mistyped"),
        ("UPDATE customer SET name = x'41' WHERE id = 1", "mistyped"),
        ("UPDATE document SET name = '../../victim.txt' WHERE id = 1", "strange_name"),
    ],
)
def test_what_another_program_wrote_is_found(lived, statement, what):
    edit(lived, statement)
    assert what in {kind for kind, _ in found(lived)}, statement
    assert not lived.keeping.check().sound


def test_what_the_queue_repeats_is_worked_out_anew(lived):
    number = lived.cases.get(1).number
    title = lived.cases.get(1).title
    edit(lived, "UPDATE return_case SET title = 'Gold bar' WHERE id = 1")
    findings = lived.keeping.check().findings
    assert ("repeated_wrong", number) in {(each.what, each.where) for each in findings}
    assert lived.keeping.mend(findings) == ()
    assert lived.keeping.check().sound
    (row,) = [each for each in lived.queue.all("everything", "", None) if each.id == 1]
    assert row.title == title


def test_a_case_that_no_history_tells_of_is_found(lived):
    with lived.store.reading() as tx:
        names = [row[1] for row in tx.exec_driver_sql("PRAGMA table_info(return_case)")]
    columns = ", ".join({"id": "99999", "number": "'RC-2026-99999'"}.get(n, n) for n in names)
    edit(lived, f"INSERT INTO return_case SELECT {columns} FROM return_case WHERE id = 1")
    assert ("case_untold", "RC-2026-99999") in found(lived)


def test_a_name_that_leads_out_is_neither_read_nor_mended(lived, tmp_path):
    """Whatever a copy would put there: nothing outside the desk is written."""
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    lived.keeping.copy_now()
    edit(lived, "UPDATE document SET name = '../../victim.txt' WHERE id = 1")
    findings = lived.keeping.check().findings
    lived.keeping.mend(findings)
    assert victim.read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "victim.txt"]
