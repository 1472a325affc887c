"""A ZIP in which a sheet left: the sheet taken out to be checked as any other, and what lies beside it."""

import atexit
import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from returns.errors import UnreadableFile
from returns.evidence.anatomy import DAMAGE, MANIFEST, UNREADABLE, TooMuchWork, dissect
from returns.evidence.held import Held
from returns.evidence.manifest import read_manifest, teller
from returns.quarantine import Crashed, Limits, OutOfMemory, OutOfTime, Quarantine
from returns.records.verification import PartCheck

#: name → SHA-256 of each file that lies beside a sheet; `UNREADABLE` for one that is damaged
Beside = tuple[tuple[str, str], ...]
LIMITS = Limits(memory=250_000_000, work_seconds=60.0, wall_seconds=180.0)
#: what no ZIP of ours comes near
_MOST_BYTES, _MOST_FILES = 1_000_000_000, 1_000
_STEP, _LONGEST_NAME = 1 << 20, 120
#: begins a ZIP; stands in every sheet of ours; for its reader, of whom no sum knows
_ZIP, _OURS, _README = b"PK\x03\x04", b"%Sendback ", "README.txt"
_ORIGINALS = "originals/"
#: pictures for readers who take nothing else: `RC-2026-00042-1-of-5.jpg`, from the case or from a sheet
_PICTURE = re.compile(
    r"(?:.*/)?((?:[^/]*?)(RC-\d{4}-\d+)?[^/]*)-(\d{1,3})-of-(\d{1,3})\.jpe?g", re.IGNORECASE
)
_JPEG = b"\xff\xd8\xff"
#: what is wrong inside a ZIP comes as any of these
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class ZipSheet:
    """A paper to be checked: where it lies, and what came with it in a ZIP; None where it is no ZIP."""

    path: Path
    beside: Beside | None = None
    #: it can be told from itself that this program made it
    ours: bool = True


@dataclass(frozen=True, slots=True)
class Pictures:
    """What left as pictures alone, which carry no seal: known only to the desk that keeps the same ones."""

    #: the case that their names name, "" for none
    case: str
    #: how many there were, by their names
    whole: int
    #: number → SHA-256
    sums: dict[int, str]
    #: what lies with them
    beside: Beside = ()

    def unknown(self, name: str) -> UnreadableFile:
        """What is said of them where nobody knows them."""
        facts = {"count": len(self.sums), "whole": self.whole, "case": self.case or "–"}
        return UnreadableFile("papers.pictures_alone", name=name, **facts)


@contextmanager
def sheet_of(path: Path) -> Iterator[ZipSheet | Pictures]:
    """The file itself, or of a ZIP the sheet in it, which is gone afterwards; `Pictures` where there is none.

    Raises `UnreadableFile` for a ZIP that will not open or holds no paper, `OSError` for one that
    cannot be read.
    """
    with path.open("rb") as file:
        beginning = file.read(len(_ZIP))
    if not beginning.startswith(_ZIP):
        alone = _pictures(((path.name, _sum_of(path)),)) if _is_jpeg(path, beginning) else None
        yield alone or ZipSheet(path)
        return
    with TemporaryDirectory(prefix="sendback-sheet-") as folder:
        sheet = Path(folder) / "sheet.pdf"
        try:
            found = _worker().ask((str(path), str(sheet)))
        except (OutOfMemory, OutOfTime, Crashed) as error:
            raise UnreadableFile("papers.zip_broken", name=path.name) from error
        if not isinstance(found, (ZipSheet, Pictures)):
            raise UnreadableFile(f"papers.zip_{found}", name=path.name)
        yield found


def check_beside(pdf: Held, beside: Beside, lang: str) -> Iterator[PartCheck]:
    """What lies beside a sheet in its ZIP, by the sheet: its attachments, and the originals it names."""
    tell = teller(lang)
    try:
        attached = dissect(pdf).attachments
    except (*DAMAGE, TooMuchWork):
        return  # the check of the sheet says so
    manifest = read_manifest(attached)
    photos = manifest.photos if manifest is not None else ()
    sums = {name: one.sha256 for name, one in attached.items()}
    seen: set[str] = set()
    originals = 0
    for path, digest in beside:
        name = path.rpartition("/")[2]
        again = path in seen
        seen |= {path, name}
        if not again and name in sums:
            same = digest == sums[name]
            yield PartCheck(f"beside {name}", same, tell("same" if same else "changed"))
        elif not again and digest in photos:
            originals += 1
            yield PartCheck(f"original {path}", True, tell("original_named"))
        elif not again and path == _README and digest != UNREADABLE:
            yield PartCheck(f"beside {path}", True, tell("readme"))
        else:
            kind = "original" if path.startswith(_ORIGINALS) else "beside"
            yield PartCheck(f"{kind} {path}", False, tell(_strange(path, digest)))
    for name in sums.keys() - seen:
        yield PartCheck(f"beside {name}", False, tell("missing"))
    if photos:
        yield PartCheck(
            "originals", True, tell("originals_here", count=originals, whole=len(photos))
        )


def _strange(path: str, digest: str) -> str:
    """What is said of a file that the sheet does not name as it is."""
    if digest == UNREADABLE:
        return "unreadable"
    return "original_differs" if path.startswith(_ORIGINALS) else "added"


def _is_jpeg(path: Path, beginning: bytes) -> bool:
    return beginning.startswith(_JPEG) and _PICTURE.fullmatch(path.name) is not None


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pictures(files: Beside) -> Pictures | None:
    """Pictures of one case among some files, and what else there is; None where they hold none."""
    named = [(_PICTURE.fullmatch(name), name, digest) for name, digest in files]
    found = [(match, digest) for match, _, digest in named if match is not None]
    if not found or len({(match[1], match[4]) for match, _ in found}) > 1:
        return None
    sums = {int(match[3]): digest for match, digest in found}
    others = tuple((name, digest) for match, name, digest in named if match is None)
    first = found[0][0]
    return Pictures((first[2] or "").upper(), int(first[4]), sums, others)


def _taken_out(task: tuple[str, str]) -> Iterator[ZipSheet | Pictures | str]:
    """In the worker: `broken` for a ZIP that will not open, `empty` for one without a paper."""
    path, sheet = task
    try:
        with zipfile.ZipFile(path) as packed:
            yield _sheet_and_others(packed, Path(sheet))
    except _BROKEN:
        yield "broken"


def _sheet_and_others(packed: zipfile.ZipFile, sheet: Path) -> ZipSheet | Pictures | str:
    entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        return "broken"
    papers = {
        at: _has_mark(packed, entry) for at, entry in enumerate(entries) if _is_pdf(entry)
    }
    if not papers:
        lying = ((_plain(entry.filename), _digest(packed, entry)) for entry in entries)
        return _pictures(tuple(lying)) or "empty"
    at = max(papers, key=lambda number: (papers[number], -number))
    with sheet.open("xb") as out:
        _digest(packed, entries[at], out)
    others = (entry for number, entry in enumerate(entries) if number != at)
    beside = tuple((_plain(entry.filename), _digest(packed, entry)) for entry in others)
    names = {name.rpartition("/")[2] for name, _ in beside}
    return ZipSheet(sheet, beside, papers[at] or MANIFEST in names)


def _is_pdf(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(".pdf")


def _has_mark(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    before = b""
    try:
        for step in _steps(packed, entry):
            if _OURS in before + step:
                return True
            before = step[-len(_OURS) :]
    except _BROKEN:
        pass
    return False


def _digest(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, out: IO[bytes] | None = None
) -> str:
    """SHA-256 of an entry, written to `out` as far as it can be read."""
    total = hashlib.sha256()
    try:
        for step in _steps(packed, entry):
            total.update(step)
            if out is not None:
                out.write(step)
    except _BROKEN:
        return UNREADABLE
    return total.hexdigest()


def _steps(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of an entry, never more than it says that it has: the directory's sizes were added up."""
    with packed.open(entry) as file:
        while step := file.read(_STEP):
            yield step


def _plain(name: str) -> str:
    return "".join(sign if sign.isprintable() else "�" for sign in name)[:_LONGEST_NAME]


@cache
def _worker() -> Quarantine:
    worker = Quarantine(_taken_out, LIMITS)
    atexit.register(worker.close)
    return worker
