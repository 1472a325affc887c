"""A paper from outside, checked in a process of its own with limits of memory and time."""

import atexit
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from returns.errors import Refusal
from returns.evidence.answers import read_answer
from returns.evidence.held import HeldFile
from returns.evidence.manifest import teller
from returns.evidence.proof_check import Trusted
from returns.evidence.verify import NOBODY, verify
from returns.evidence.zip_sheet import Beside, check_beside
from returns.quarantine import Crashed, Limits, OutOfMemory, OutOfTime, Quarantine
from returns.records.filled_sheet import FilledSheet
from returns.records.verification import KnownDocument, PartCheck, Verification

#: `memory` leaves room below 300 MB for the libraries themselves
LIMITS = Limits(memory=250_000_000, work_seconds=60.0, wall_seconds=180.0)
_Task = tuple[str, KnownDocument | None, str, dict[str, str], Beside | None]


def verify_file(
    path: Path,
    known: KnownDocument | None = None,
    lang: str = "en",
    trusted: Trusted = NOBODY,
    beside: Beside | None = None,
) -> Verification:
    """As `verify`, with what lies `beside` it in a ZIP.

    A file that the process does not survive, or not in time, counts as differing.
    Raises `OSError` when it cannot be read.
    """
    try:
        answer = _worker().ask((str(path), known, lang, dict(trusted), beside))
    except (OutOfMemory, OutOfTime, Crashed):
        return Verification(False, (PartCheck("file", False, teller(lang)("too_heavy")),))
    assert isinstance(answer, Verification)  # noqa: S101  our own worker's answer
    return answer


def read_answer_file(path: Path) -> FilledSheet:
    """As `read_answer`; raises `Refusal`, also for a file that the process does not survive.

    Raises `OSError` when it cannot be read.
    """
    try:
        answer = _reader().ask(str(path))
    except (OutOfMemory, OutOfTime, Crashed) as error:
        raise Refusal("answers.too_heavy") from error
    assert isinstance(answer, FilledSheet)  # noqa: S101  our own worker's answer
    return answer


def _verify(task: _Task) -> Iterator[Verification]:
    path, known, lang, trusted, beside = task
    with HeldFile(Path(path)) as pdf:
        checked = verify(pdf, known, lang, trusted)
        if beside is None:
            yield checked
            return
        others = tuple(check_beside(pdf, beside, lang))
        if not all(part.ok for part in others):
            checked = replace(checked, unchanged=False, known=None)
        yield replace(checked, parts=(*checked.parts, *others))


@cache
def _worker() -> Quarantine:
    worker = Quarantine(_verify, LIMITS)
    atexit.register(worker.close)
    return worker


def _read(path: str) -> Iterator[FilledSheet]:
    with HeldFile(Path(path)) as pdf:
        yield read_answer(pdf)


@cache
def _reader() -> Quarantine:
    worker = Quarantine(_read, LIMITS)
    atexit.register(worker.close)
    return worker
