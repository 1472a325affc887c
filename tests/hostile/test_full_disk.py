"""A disk that fills up: each command and save is done or says so truly, nothing half, all kept.

`SENDBACK_FILL_LEVELS=all` tries nine levels of free space instead of three.
"""

import hashlib
import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from db import driver
from db.desk_file.mark import MARK
from db.files.vault import Vault
from desktop.cli.command_line import run
from desktop.look.theme import Theme
from desktop.papers.paper_dialog import PaperDialog
from desktop.work.jobs import Jobs
from returns.desk import DATABASE, open_desk
from returns.errors import DeskProblem
from returns.evidence.chain import DeskEvent, verify_desk
from returns.papers.document_box import Paper
from returns.records.event import Event
from returns.sample.pictures import product_png
from returns.terms import StepKind
from tests.mounts import disk_of

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
OLD_DESKS = Path(__file__).resolve().parents[1] / "old_desks"
KB = 1024
LEVELS = [0, 64 * KB, 160 * KB]
if os.environ.get("SENDBACK_FILL_LEVELS") == "all":
    LEVELS = [0, 4 * KB, 16 * KB, 64 * KB, 96 * KB, 128 * KB, 256 * KB, 512 * KB, 1024 * KB]

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0,
        reason="a small disk is mounted by root on Linux only",
    ),
    pytest.mark.usefixtures("every_migration"),
]

#: how the disk's own sentences are known, in stdout (photos one by one) or stderr
FULL = (
    "The disk is full",
    "The disk is full for Sendback",
    "the disk it was to lie on is full",
)
#: what is written into the desk, by what it is called here
WRITING = {
    "settings": "settings --set shop_name=Harbour",
    "suppliers": "suppliers {examples}/suppliers.csv",
    "import": "import {fresh} --unusable {disk}/rows.csv",
    "do": "do 1 recommended --eml {disk}/letter.eml",
    "receive": "receive RC-2026-00002",
    "keep apart": "receive XX-1 --keep-unmatched --note torn",
    "inspect": "inspect 1 --marks scratched",
    "photo": "photo 2 {picture}",
    "label": "label 1 --overrule -o {disk}/label.pdf",
    "evidence": "evidence 2 -o {disk}/sheet.pdf",
    "supplier": "supplier 2 'Kiln & Co'",
    "new desk": "import {fresh} --desk {disk}/second",
    "sample": "sample {disk}/sample",
}
READING = {
    "queue": "queue",
    "search": "queue --search lamp",
    "show": "show 1",
    "settings": "settings",
    "verify": "verify {sheet}",
    "policy": "policy",
}


@dataclass(frozen=True)
class Disk:
    """A small disk with a desk on it, filled up to what a test wants."""

    place: Path
    whole: Path
    words: dict[str, str]

    @property
    def desk(self) -> Path:
        return self.place / "desk"

    @property
    def ballast(self) -> Path:
        return self.place / "ballast"

    def fill(self, free: int) -> None:
        """Nothing but the desk, as it was made, and so many bytes of room."""
        for path in self.place.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.whole, self.desk)
        self.ballast.write_bytes(bytes(self._room() - free))
        assert self._room() == free

    def _room(self) -> int:
        told = os.statvfs(self.place)
        return told.f_bavail * told.f_bsize

    def arguments(self, command: str) -> list[str]:
        named = [part.format(**self.words) for part in shlex.split(command)]
        elsewhere = "sample" in named or "--desk" in named
        return named if elsewhere else [*named, "--desk", str(self.desk)]


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    outside = tmp_path_factory.mktemp("outside")
    whole = outside / "whole"
    (outside / "p.png").write_bytes(product_png("mug", "#225588"))
    orders = (EXAMPLES / "amazon-returns.txt").read_text(encoding="utf-8")
    fresh = outside / "fresh.txt"
    fresh.write_text(orders.replace("302-5581234", "302-6681234"), encoding="utf-8")
    words = {
        "examples": str(EXAMPLES),
        "picture": str(outside / "p.png"),
        "fresh": str(fresh),
        "sheet": str(outside / "sheet.pdf"),
    }
    address = ["line1=Quay", "city=B", "country=GB"]
    for command in (
        " ".join(
            ["settings --set shop_name=X", *(f"--set return_address.{a}" for a in address)]
        ),
        "suppliers {examples}/suppliers.json",
        "import {examples}/amazon-returns.txt",
        "photo 1 {picture}",
        "do 1 answer_buyer --offer refund_on_receipt",
        "do 1 approve --route to_us",
        "evidence 1 -o {sheet}",
    ):
        assert (
            run([part.format(**words) for part in command.split()] + ["--desk", str(whole)])
            == 0
        )
    with disk_of("size=16m") as place:
        yield Disk(place, whole, {**words, "disk": str(place)})


def assert_whole(folder: Path) -> None:
    """Everything that a desk promises, after it was given back."""
    vault = Vault(folder)
    left = [p for p in folder.rglob("*") if p.suffix in {".part", ".new"} or "work-" in p.name]
    assert left == []
    with closing(driver.connect_reader(folder / DATABASE)) as reading:
        ask = reading.execute
        assert ask("PRAGMA quick_check").fetchall() == [("ok",)]
        events = [
            DeskEvent(case_id, Event(*event), desk_hash)
            for case_id, desk_hash, *event in ask(
                "SELECT case_id, desk_hash, seq, case_seq, at, kind, body, hash, who, format, case_id"
                " FROM event"
                " ORDER BY seq"
            )
        ]
        assert verify_desk(events) == []
        named = {sha256 for (sha256,) in ask("SELECT sha256 FROM photo")}
        papers = dict(ask("SELECT name, sha256 FROM document").fetchall())
    assert set(vault.originals()) == named
    assert all(vault.verify(sha256) for sha256 in named)
    kept = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("documents/*")
    }
    assert kept == papers


def outside_files(disk: Disk) -> set[str]:
    return {path.name for path in disk.place.iterdir()} - {"desk", "ballast"}


def told(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    return out + err


@pytest.mark.parametrize("free", LEVELS)
def test_each_command_that_writes_is_done_or_says_that_the_disk_is_full(disk, capsys, free):
    refused = 0
    for name, command in WRITING.items():
        disk.fill(free)
        code = run(disk.arguments(command))
        said = told(capsys)
        if code:
            refused += 1
            assert any(sentence in said for sentence in FULL), f"{name}: {said}"
            assert len(outside_files(disk) - {"rows.csv"}) == 0, name
        assert "Traceback" not in said, name
        assert_whole(disk.desk)
        disk.ballast.unlink()
        run(disk.arguments(command))
        said = told(capsys)
        assert not any(sentence in said for sentence in FULL), f"{name}, with room: {said}"
        assert_whole(disk.desk)
    assert refused == len(WRITING) or free


@pytest.mark.parametrize("free", LEVELS)
def test_each_command_that_reads_reads_on(disk, capsys, free):
    for command in READING.values():
        disk.fill(free)
        assert run(disk.arguments(command)) == 0, command
        full = told(capsys)
        disk.ballast.unlink()
        assert run(disk.arguments(command)) == 0
        assert full == told(capsys), command


@pytest.mark.parametrize("free", LEVELS)
def test_a_desk_that_was_opened_on_a_full_disk_shows_what_is_written_later(disk, free):
    disk.fill(free)
    with closing(open_desk(disk.desk)) as desk:
        waiting = desk.queue.all("to_answer")
        before = len(waiting)
        assert desk.settings.get().shop_name == "X"
        if free == 0:
            with pytest.raises(DeskProblem, match="The disk is full"):
                desk.settings.set(shop_name="Y")
        disk.ballast.unlink()
        desk.settings.set(shop_name="Z")
        desk.cases.do(waiting[0].id, StepKind.ANSWER_BUYER)
        assert desk.settings.get().shop_name == "Z"
        assert len(desk.queue.all("to_answer")) == before - 1
        assert desk.queue.counts()["to_answer"] == before - 1
    assert_whole(disk.desk)


@pytest.mark.parametrize("free", LEVELS)
def test_the_window_saves_and_prints_a_file_whole_or_not_at_all(
    disk, qapp: object, dressed: Theme, jobs: Jobs, free: int
):
    pdf = Path(disk.words["sheet"]).read_bytes()
    paper = Paper("sheet.pdf", "evidence", "RC-2026-00001-E1", pdf, disk.desk / "x.pdf", "")
    dialog = PaperDialog(paper, jobs)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    for former in (b"", b"former"):
        for save in (dialog.save_to, dialog.print_to):
            disk.fill(free)
            target = disk.place / "saved.pdf"
            if former:
                disk.ballast.write_bytes(disk.ballast.read_bytes()[: -4 * KB])
                target.write_bytes(former)
            printer.setOutputFileName(str(target))
            save(target if save == dialog.save_to else printer)
            if dialog.trouble.text():
                assert FULL[2] in dialog.trouble.text()
                assert (target.read_bytes() if former else not target.exists()) == (
                    former or True
                )
            else:
                assert target.read_bytes() == pdf
            assert outside_files(disk) <= {"saved.pdf"}
    assert bool(dialog.trouble.text()) is (free < len(pdf))
    dialog.close()


def test_a_desk_of_an_older_version_waits_for_room(disk, capsys):
    disk.fill(0)
    old = (OLD_DESKS / "0001.sqlite").read_bytes()
    disk.ballast.unlink()
    (disk.desk / DATABASE).write_bytes(old)
    (disk.desk / MARK).unlink()  # a desk of that version has none
    disk.ballast.write_bytes(bytes(disk._room()))
    assert run(disk.arguments(WRITING["settings"])) == 1
    assert "There is no room in" in told(capsys)
    assert (disk.desk / DATABASE).read_bytes() == old
    assert not any(path.is_file() for path in disk.desk.glob("backups/**/*"))
    disk.ballast.unlink()
    assert run(disk.arguments(WRITING["settings"])) == 0


def test_a_disk_that_holds_no_more_files_is_not_said_to_be_full(disk, capsys):
    with disk_of("size=12m,nr_inodes=60") as place:
        few = Disk(place, disk.whole, {**disk.words, "disk": str(place)})
        shutil.copytree(few.whole, few.desk)
        for number in range(60 - len(list(place.rglob("*"))) - 1):
            (place / f"more-{number}").touch()
        with pytest.raises(OSError, match="No space left"):
            (place / "one-more").touch()
        for command in READING.values():
            assert run(few.arguments(command)) == 0, told(capsys)
        told(capsys)
        for name, command in WRITING.items():
            assert run(few.arguments(command)) == 1, name
            assert FULL[1] in told(capsys), name
        (place / "more-0").unlink()
        (place / "more-1").unlink()
        assert_whole(few.desk)


def test_a_new_desk_is_whole_or_not_there_however_little_room_there_is(disk):
    """Closing a database says nothing of a WAL that found no room in it."""
    made = 0
    for free in range(128 * KB, 1216 * KB, 64 * KB):
        disk.fill(free)
        second = disk.place / "second"
        desk, refused = None, ""
        try:
            desk = open_desk(second, create=True)
        except DeskProblem as problem:
            refused = str(problem)
        if desk is None:
            assert FULL[0] in refused
            assert not second.exists()
            continue
        made += 1
        assert desk.queue.all("everything") == []
        assert desk.policies.suppliers() == ()
        desk.close()
        assert_whole(second)
    assert 0 < made < 17
