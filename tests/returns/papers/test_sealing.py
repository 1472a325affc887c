"""Nothing is sealed that was not checked: originals, working pictures, history and rows."""

import hashlib
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from sqlalchemy import select, update

from db.tables import cases as t
from returns.clock import SetClock
from returns.desk import open_desk
from returns.errors import Refusal
from returns.evidence.chain import event_hash, hash_of
from returns.ledger.photo_pictures import derived_pair
from returns.ledger.replay import CHECKED, DERIVED
from returns.ledger.soundness import NotSound, flaw_words
from returns.ledger.store import TABLES
from returns.money import Money
from returns.papers.sheet import evidence_sheet, sealed_pictures
from returns.phrases import topic
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.sample.pictures import photo_jpeg
from returns.terms import Works
from tests.returns.conftest import QUAY
from tests.supplied import supplied

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A closed desk with a case of three photos and a finding; and the case."""
    folder = tmp_path_factory.mktemp("made") / "desk"
    desk = open_desk(folder, clock=SetClock(NOW), create=True)
    desk.settings.set(shop_name="Harbour Gifts", return_address=QUAY)
    new = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (opened,) = desk.by_hand.open(supplied(desk, new)).case_ids
    for number, shot in enumerate(("front", "outer_box", "defect_close"), start=1):
        taken = desk.clock.now()
        jpeg = photo_jpeg(shot, "mug", f"#22558{number}", taken, number)
        desk.photos.add_bytes(opened, jpeg, f"mug-{number}.jpg", shot)
    line = desk.cases.get(opened).lines[0].id
    desk.inspections.save_finding(opened, FindingDraft(line, works=Works.NO, marks="cracked"))
    desk.close()
    return folder, opened


@pytest.fixture
def desk(made, tmp_path, clock):
    """A copy of it of one's own, open."""
    opened = open_desk(Path(shutil.copytree(made[0], tmp_path / "desk")), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def case_id(made):
    """Its case."""
    return made[1]


def photos(desk, case_id):
    return desk.cases.get(case_id).photos


def refused(desk, case_id, **options):
    """What sealing says, in both languages; nothing is made then."""
    with pytest.raises(Refusal) as caught:
        desk.papers.evidence(case_id, **options)
    papers = desk.folder / "documents"
    assert not papers.exists() or list(papers.iterdir()) == []
    with desk.store.reading() as tx:
        assert tx.execute(select(t.document)).first() is None
    assert "backup" in caught.value.say("en")
    assert "备份" in caught.value.say("zh")
    return caught.value.say("en")


def alter(desk, statement, *, trigger=""):
    """Another program writes into the desk's file."""
    with desk.store._writer.begin() as tx:
        if trigger:
            tx.exec_driver_sql(f"DROP TRIGGER {trigger}")
        tx.execute(statement)


def shown(paper):
    """The pictures on a sheet, as they are stored in it."""
    found = {}
    with pikepdf.open(BytesIO(paper.pdf)) as document:
        for page in document.pages:
            for image in page.Resources.get("/XObject", {}).values():
                if image.get("/Subtype") == pikepdf.Name.Image:
                    found[image.objgen] = bytes(image.read_raw_bytes())
    return list(found.values())


def doctored(path):
    """The picture without its crack."""
    Image.new("RGB", (640, 480), "white").save(path, "JPEG")
    return path.read_bytes()


# --- originals ---------------------------------------------------------------------------------


@pytest.mark.parametrize("with_originals", [False, True])
@pytest.mark.parametrize("harm", ["gone", "replaced", "one_byte", "folder", "cut"])
def test_an_original_that_is_not_what_came_in_is_named_and_nothing_is_made(
    desk, case_id, harm, with_originals
):
    path = desk.store.vault.path(photos(desk, case_id)[1].sha256)
    content = path.read_bytes()
    path.unlink()
    if harm == "folder":
        path.mkdir()
    elif harm != "gone":
        new = {"replaced": b"other", "one_byte": content[:-1] + b"!", "cut": content[:-9]}[harm]
        path.write_bytes(new)
    said = refused(desk, case_id, with_originals=with_originals)
    assert "photo 2, “mug-2.jpg”" in said
    assert ("missing" if harm in ("gone", "folder") else "no longer the file") in said
    assert "mug-1" not in said


def test_every_original_that_is_gone_is_named(desk, case_id):
    shutil.rmtree(desk.folder / "photos")
    said = refused(desk, case_id)
    assert all(f"mug-{number}.jpg" in said for number in (1, 2, 3))


def test_an_original_of_another_case_or_a_removed_one_does_not_matter(desk, case_id):
    removed = photos(desk, case_id)[2]
    desk.photos.remove(removed.id)
    desk.store.vault.path(removed.sha256).unlink()
    assert desk.papers.evidence(case_id).pdf


def test_an_original_that_goes_between_the_check_and_the_sealing_is_told(
    desk, case_id, monkeypatch
):
    path = desk.store.vault.path(photos(desk, case_id)[0].sha256)
    checked = evidence_sheet.sealed_pictures

    def and_then_gone(*given):
        answer = checked(*given)
        path.unlink()
        return answer

    monkeypatch.setattr(evidence_sheet, "sealed_pictures", and_then_gone)
    assert "photo 1" in refused(desk, case_id, with_originals=True)


# --- working pictures ----------------------------------------------------------------------------


def test_a_photo_s_step_pins_its_working_picture(desk, case_id):
    for photo in photos(desk, case_id):
        work = derived_pair(desk.store, photo.sha256)[0].read_bytes()
        assert photo.work_sha256 == hashlib.sha256(work).hexdigest()
        bodies = [event.body for event in desk.cases.history(case_id)]
        assert any(photo.work_sha256 in body for body in bodies)


@pytest.mark.parametrize("smaller", [False, True])
@pytest.mark.parametrize("pinned", [True, False])
@pytest.mark.parametrize("turned", [False, True])
def test_a_doctored_picture_never_comes_onto_the_sheet(desk, case_id, pinned, turned, smaller):
    if turned:
        desk.photos.turn(photos(desk, case_id)[0].id, 90)
    if not pinned:  # a photo from before pictures were pinned
        forget_pins(desk)
    sound = desk.papers.evidence(case_id)
    max_mb = len(sound.pdf) * 0.9 / 1e6 if smaller else None
    if smaller:
        sound = desk.papers.evidence(case_id, max_mb=max_mb)
    fakes = []
    for photo in photos(desk, case_id):
        desk.photos.picture(photo, "work")
        for rotation in (0, 90):
            fakes.append(doctored(derived_pair(desk.store, photo.sha256, rotation)[0]))
    again = desk.papers.evidence(case_id, max_mb=max_mb)
    assert len(shown(again)) == 3
    assert not set(shown(again)) & set(fakes)
    assert shown(again) == shown(sound)
    assert again.sha256 == sound.sha256


def forget_pins(desk):
    """The desk as the version before wrote it: neither its photos nor its history know of pins."""
    with desk.store._writer.begin() as tx:
        tx.exec_driver_sql("DROP TRIGGER event_is_not_changed")
        pins = tx.execute(select(t.photo.c.work_sha256)).scalars().all()
        tx.execute(update(t.photo).values(work_sha256=""))
        before, desk_before = "", ""
        from returns.evidence.chain import desk_hash

        for row in tx.execute(select(t.event).order_by(t.event.c.seq)).all():
            body = row.body
            for pin in pins:
                body = body.replace(f',"work_sha256":"{pin}"', "")
            assert "work_sha256" not in body
            before = event_hash(before, row.case_seq, row.at, row.kind, body)
            desk_before = desk_hash(desk_before, row.seq, before)
            values = {"body": body, "hash": before, "desk_hash": desk_before, "format": 1}
            tx.execute(update(t.event).where(t.event.c.seq == row.seq).values(**values))


def test_a_missing_picture_is_made_anew_in_the_sealing(desk, case_id):
    sound = desk.papers.evidence(case_id)
    shutil.rmtree(desk.folder / "photos" / "derived")
    assert desk.papers.evidence(case_id).sha256 == sound.sha256


def test_a_picture_swapped_after_the_check_is_not_the_one_that_is_printed(
    desk, case_id, monkeypatch
):
    sound = shown(desk.papers.evidence(case_id))
    checked = evidence_sheet.sealed_pictures

    def and_then_swapped(*given):
        answer = checked(*given)
        for photo in photos(desk, case_id):
            doctored(derived_pair(desk.store, photo.sha256)[0])
            desk.store.vault.path(photo.sha256).unlink()
        return answer

    monkeypatch.setattr(evidence_sheet, "sealed_pictures", and_then_swapped)
    assert shown(desk.papers.evidence(case_id)) == sound


def test_no_private_copy_is_left_behind(desk, case_id, monkeypatch, tmp_path):
    monkeypatch.setattr(sealed_pictures, "derived_pair", lambda *_: (Path("/nowhere"), None))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    desk.papers.evidence(case_id)
    assert [path for path in tmp_path.iterdir() if path.name.startswith("sendback-")] == []


# --- history and rows ------------------------------------------------------------------------------


def step(desk, case_id, place):
    return desk.cases.history(case_id)[place].seq


@pytest.mark.parametrize("column", ["at", "kind", "hash", "desk_hash", "body", "who", "format"])
def test_an_edited_step_is_named(desk, case_id, column):
    seq = step(desk, case_id, 1)
    new = {"at": "2026-11-21T10:00:00Z", "body": "{}", "format": 1}.get(column, "x")
    change = update(t.event).where(t.event.c.seq == seq).values(**{column: new})
    alter(desk, change, trigger="event_is_not_changed")
    assert f"step {seq} " in refused(desk, case_id)


def test_a_step_that_was_made_to_fit_its_case_does_not_fit_the_desk(desk, case_id):
    """The case's own chain is written anew from the edited step on; the desk's is not."""
    events = desk.cases.history(case_id)
    before = events[-2].hash
    body = events[-1].body.replace("cracked", "perfect")
    own = hash_of(replace(events[-1], body=body), before)
    change = update(t.event).where(t.event.c.seq == events[-1].seq)
    alter(desk, change.values(body=body, hash=own), trigger="event_is_not_changed")
    alter(desk, update(t.unit).values(marks="perfect"))
    assert f"step {events[-1].seq} " in refused(desk, case_id)


def test_a_break_that_was_moved_on_to_another_case_is_found(desk, case_id):
    from returns.evidence.chain import desk_hash

    for number in ("302-2", "302-3", "302-4"):
        price = Money(1840, "USD")
        desk.by_hand.open(
            supplied(desk, NewCase(number, "Shop", "Mug 350 ml", "defective", price, sku="MUG"))
        )
    last = desk.cases.history(case_id)[-1]
    body = last.body.replace("cracked", "perfect")
    own = hash_of(replace(last, body=body), desk.cases.history(case_id)[-2].hash)
    alter(desk, update(t.unit).values(marks="perfect"))
    with desk.store._writer.begin() as tx:
        tx.exec_driver_sql("DROP TRIGGER event_is_not_changed")
        event = t.event
        query = select(event.c.desk_hash).where(event.c.seq == last.seq - 1)
        chained = desk_hash(tx.execute(query).scalar_one(), last.seq, own)
        tx.execute(
            update(event)
            .where(event.c.seq == last.seq)
            .values(body=body, hash=own, desk_hash=chained)
        )
        following = tx.execute(select(event).where(event.c.seq == last.seq + 1)).one()
        moved = desk_hash(chained, following.seq, following.hash)
        tx.execute(update(event).where(event.c.seq == following.seq).values(desk_hash=moved))
    assert f"step {last.seq + 2} " in refused(desk, case_id)


def test_an_edited_finding_is_named_with_both_sides(desk, case_id):
    alter(desk, update(t.unit).values(marks="as new"))
    assert "unit 1: marks is “as new”, its history says “cracked”" in refused(desk, case_id)


def test_a_cell_that_is_nonsense_is_named_and_not_stumbled_over(desk, case_id):
    alter(desk, update(t.unit).values(verdict="<b>nonsense</b>"))
    assert "verdict is “<b>nonsense</b>”" in refused(desk, case_id)


def test_a_row_put_in_is_named_and_many_flaws_are_counted(desk, case_id):
    values = {"case_id": case_id, "amount_minor": 5, "pay_key": "x"}
    alter(desk, t.payment.insert().values(**values))
    alter(desk, update(t.unit).values(marks="a", serial="b", works="yes", package="sealed"))
    said = refused(desk, case_id)
    assert "and 1 more" in said
    with pytest.raises(NotSound) as caught:
        desk.papers.evidence(case_id)
    words = [flaw_words(flaw) for flaw in caught.value.flaws]
    assert "payment 1 is there, and no step of the history brought it" in words


def test_another_case_s_altered_rows_do_not_matter(desk, case_id):
    new = NewCase("302-2", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (other,) = desk.by_hand.open(supplied(desk, new)).case_ids
    alter(desk, update(t.return_case).where(t.return_case.c.id == other).values(reason="x"))
    assert desk.papers.evidence(case_id).pdf


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_cell_that_can_differ_has_words(lang):
    known = topic(lang, "soundness")
    for name in CHECKED:
        assert f"table.{name}" in known
        for column in TABLES[name].c:
            if not (name == "case" and column.name in DERIVED):
                assert f"column.{column.name}" in known


@pytest.mark.parametrize(("many", "cut"), [(1, False), (39, False), (40, False), (41, True)])
def test_what_a_cell_says_is_quoted_up_to_forty_signs(desk, case_id, many, cut):
    alter(desk, update(t.unit).values(marks="m" * many))
    said = refused(desk, case_id)
    assert f"“{'m' * min(many, 40)}{'…' if cut else ''}”" in said
