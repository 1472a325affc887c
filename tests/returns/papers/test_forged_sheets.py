"""Forged sheets on the desk whose number they bear and on others: none is ever called known."""

import itertools
import json
import re
import shutil
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from returns.clock import SetClock
from returns.desk import open_desk
from returns.documents.evidence import render_evidence
from returns.evidence.anatomy import sha256, write_ending
from returns.evidence.bundle import seal
from returns.money import Money
from returns.records.options import NewCase
from returns.sample.pictures import photo_jpeg
from tests.returns.evidence.test_verify import attach
from tests.supplied import supplied

NUMBERS = {
    "ours": "RC-2026-00001-E1",
    "small letters": "rc-2026-00001-e1",
    "never issued": "RC-2026-00001-E7",
    "of no case": "RC-2031-77777-E1",
    "none": "",
    "another shape": "INVOICE_4711",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A desk with a sealed sheet that holds its originals, and all that a forger needs for another."""
    from datetime import UTC, datetime

    clock = SetClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    desk = open_desk(tmp_path_factory.mktemp("made") / "desk", clock=clock, create=True)
    new = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
    for number, shot in enumerate(("front", "defect_close"), start=1):
        jpeg = photo_jpeg(shot, "mug", "#225588", clock.now(), number)
        desk.photos.add_bytes(case_id, jpeg, f"{number}.jpg", shot)
    kept = {}

    def watched(body, record, photos, events, originals, places):
        kept["given"] = (record, photos, events, originals)
        # the sealing's own folder is gone after it
        kept["jpegs"] = [photo.path.read_bytes() for photo in photos]
        kept["files"] = [path.read_bytes() for path in originals]
        return seal(body, record, photos, events, originals, places)

    import returns.evidence.bundle as bundle

    bundle.seal, before = watched, bundle.seal
    try:
        paper = desk.papers.evidence(case_id, with_originals=True)
    finally:
        bundle.seal = before
    folder = tmp_path_factory.mktemp("forger")
    record, photos, events, _ = kept["given"]
    paths, originals = [], []
    for number, (jpeg, file) in enumerate(zip(kept["jpegs"], kept["files"], strict=True)):
        paths.append(folder / f"{number}.jpg")
        originals.append(folder / f"{number}.orig")
        paths[-1].write_bytes(jpeg)
        originals[-1].write_bytes(file)
    photos = [replace(photo, path=path) for photo, path in zip(photos, paths, strict=True)]
    yield desk, paper, (record, photos, events, originals)
    desk.close()


def text(said):
    """Another word on the page."""

    def change(record, photos, events):
        return replace(record, title=said), photos, events

    return change


def more_money(record, photos, events):
    return replace(record, asked=Money(999_900, "USD")), photos, events


def swapped(record, photos, events):
    one, two = photos
    return record, [replace(one, path=two.path), replace(two, path=one.path)], events


def fewer_photos(record, photos, events):
    return record, photos[:1], events


def shorter(record, photos, events):
    return record, photos, events[:-1]


def other_shop(record, photos, events):
    return replace(record, made_by="Another Shop"), photos, events


def as_it_was(record, photos, events):
    return record, photos, events


CHANGES = {
    "text": text("Mug: arrived whole"), "money": more_money, "swapped": swapped,
    "photos": fewer_photos, "history": shorter, "shop": other_shop, "nothing": as_it_was,
}  # fmt: skip


def plain(pdf):
    return pdf


def edited(change):
    """Opened and saved by somebody who knows PDF, with a last line that fits."""

    def after(pdf):
        # a check that is attached speaks of such a line, too
        found = re.search(rb"%Sendback ([0-9A-Za-z._-]*) SHA-256 [0-9a-f]{64}", pdf)
        out = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as document:
            change(document)
            document.save(out, compress_streams=False)
        return write_ending(out.getvalue(), found.group(1).decode() if found else "")

    return after


def no_manifest(document):
    del document.attachments["manifest.json"]


def swap_attachments(document):
    names = [name for name in document.attachments if name.startswith("photo-")]
    files = [document.attachments[name].get_file().read_bytes() for name in names]
    for name, content in zip(names, reversed(files), strict=True):
        attach(document, name, content)
    manifest = document.attachments["manifest.json"].get_file().read_bytes()
    said = json.loads(manifest)
    sums = dict(zip(names, map(sha256, reversed(files)), strict=True))
    for part in said["parts"]:
        part["sha256"] = sums.get(part["part"].removeprefix("attachment "), part["sha256"])
    manifest = json.dumps(said, indent=2).encode()
    attach(document, "manifest.json", manifest)
    lines = [f"{sha256(manifest)}  manifest.json"] + [f"{s}  {n}" for n, s in sums.items()]
    attach(document, "SHA256SUMS", ("\n".join(lines) + "\n").encode())


def appended(pdf):
    return pdf + b"\n% more\n"


def other_last_line(pdf):
    """The page and the manifest bear the desk's number; only the last line says another."""
    start = pdf.rindex(b"%Sendback ")
    return write_ending(pdf[:start], "X-1")


def without_last_line(pdf):
    return pdf[: pdf.rindex(b"%Sendback ")]


AFTER = {
    "as sealed": plain, "no manifest": edited(no_manifest), "swapped": edited(swap_attachments),
    "appended": appended, "other last line": other_last_line, "no last line": without_last_line,
}  # fmt: skip
GRID = list(itertools.product(NUMBERS, CHANGES, AFTER))


@pytest.fixture(scope="module")
def sealed(made):
    """A forged sheet by number and change, whole: manifest, sums and last line made anew."""
    _desk, _paper, (record, photos, events, originals) = made
    kept = {}

    def forge(number, change):
        if (number, change) not in kept:
            sheet, pages, steps = CHANGES[change](record, photos, events)
            sheet = replace(sheet, number=NUMBERS[number])
            body = render_evidence(sheet, pages)
            kept[number, change] = seal(body, sheet, pages, steps, originals[: len(pages)])
        return kept[number, change]

    return forge


def test_there_are_enough_of_them():
    assert len(GRID) >= 200


@pytest.mark.parametrize(("number", "change", "after"), GRID)
def test_no_forgery_is_known_and_one_under_our_number_differs(
    made, sealed, tmp_path, number, change, after
):
    desk, paper, _ = made
    pdf = AFTER[after](sealed(number, change))
    if pdf == paper.pdf:
        assert (number, change, after) == ("ours", "nothing", "as sealed")
        return  # that one is no forgery
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf)
    answer = desk.papers.check(path)
    assert answer.known is None
    assert answer.exit_code in (1, 3)
    if number in ("ours", "small letters") and b"RC-2026-00001-E1" in pdf.upper():
        assert answer.exit_code == 1
        assert any(NUMBERS["ours"] in part.why for part in answer.parts if not part.ok)


def test_a_sheet_of_a_number_never_issued_only_agrees_with_itself(made, sealed, tmp_path):
    """The forgery that was called unchanged on the maker's own desk."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sealed("never issued", "text"))
    answer = made[0].papers.check(path)
    assert (answer.unchanged, answer.known, answer.exit_code) == (True, None, 3)
    whole = next(part.why for part in answer.parts if part.part == "file")
    assert "This desk did not make it" in whole
    said = answer.as_json()
    assert (said["unchanged"], said["known"]) == (True, None)


def test_the_desk_s_own_sheet_is_known_with_or_without_its_copy(made, tmp_path):
    desk, paper, _ = made
    path = tmp_path / "sheet.pdf"
    path.write_bytes(paper.pdf)
    for harm in ("nothing", "kept copy altered", "kept copy gone"):
        if harm == "kept copy altered":
            paper.path.write_bytes(paper.pdf + b"x")
        elif harm == "kept copy gone":
            paper.path.unlink()
        answer = desk.papers.check(path)
        assert (answer.unchanged, answer.known, answer.exit_code) == (True, "desk", 0), harm
    # the copy that was altered is not what anything is compared with
    path.write_bytes(paper.pdf[:-1])
    assert desk.papers.check(path).exit_code == 1
    paper.path.write_bytes(paper.pdf)


def test_a_desk_brought_back_from_a_copy_knows_its_sheets_and_another_desk_does_not(
    made, tmp_path
):
    desk, paper, _ = made
    path = tmp_path / "sheet.pdf"
    path.write_bytes(paper.pdf)
    desk.store._writer.dispose()
    with desk.store.reading() as tx:
        tx.exec_driver_sql("SELECT 1")
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(desk.folder / "desk.sqlite", copy)
    for wal in desk.folder.glob("desk.sqlite-wal"):
        shutil.copy(wal, copy)
    again = open_desk(copy)
    try:
        assert again.papers.check(path).known == "desk"
    finally:
        again.close()
    other = open_desk(tmp_path / "other", create=True)
    try:
        assert other.papers.check(path).exit_code == 3
    finally:
        other.close()
