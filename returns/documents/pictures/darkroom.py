"""Strangers' pictures, looked at and copied in a process of its own with limits of time and memory."""

import atexit
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from returns.documents.pictures import from_outside as pictures
from returns.documents.pictures.picture_work import in_tiles
from returns.quarantine import Crashed, Limits, OutOfMemory, OutOfTime, Quarantine, allow_times
from returns.records.papers import PictureFacts

#: `memory` leaves room below 600 MB for the libraries themselves
LIMITS = Limits(memory=540_000_000, work_seconds=2.0, wall_seconds=20.0)
#: a picture in tiles is decoded on several cores at once
_TILED = 1.5

#: picture, working copy, thumbnail, rotation; without copies it is only looked at
_Task = tuple[str, str, str, int]
#: in the place of the working copy: the picture is a small copy itself, of which the looks are asked
_OF_COPY = "looks"


_ENDS: dict[type[Exception], str] = {
    OutOfTime: "picture.too_slow",
    OutOfMemory: "picture.too_much_memory",
    Crashed: "picture.crashed",
}


class Darkroom:
    """Looks at pictures and makes their copies in a worker; safe to use from several threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.worker = Quarantine(_answer, limits or LIMITS)

    def look(self, path: Path) -> PictureFacts:
        """What a picture file is; `problem` says why it cannot be shown."""
        return self._do((str(path), "", "", 0))

    def look_of_copy(self, path: Path) -> PictureFacts:
        """What one of our own small copies looks like, its `looks`."""
        return self._do((str(path), _OF_COPY, "", 0))

    def make_working(
        self, path: Path, out_work: Path, out_thumb: Path, rotation: int = 0
    ) -> PictureFacts:
        """As `pictures.make_working`; hangs and crashes come back as a `problem`."""
        return self._do((str(path), str(out_work), str(out_thumb), rotation))

    def close(self) -> None:
        """End the worker; the next picture would start another."""
        self.worker.close()

    def _do(self, task: _Task) -> PictureFacts:
        try:
            answer = self.worker.ask(task)
        except (OutOfTime, OutOfMemory, Crashed) as end:
            copies = task[1:3] if task[2] else ()
            for copy in copies:
                pictures.part_of(Path(copy)).unlink(missing_ok=True)
            return PictureFacts(problem=_ENDS[type(end)])
        assert isinstance(answer, PictureFacts)  # noqa: S101  our own worker's answer
        return answer


def _answer(task: _Task) -> Iterator[PictureFacts]:
    path, work, thumb, rotation = task
    if in_tiles(Path(path)):
        allow_times(_TILED)
    if work == _OF_COPY:
        yield pictures.look_of_copy(Path(path))
    elif not work:
        yield pictures.look(Path(path))
    else:
        yield pictures.make_working(Path(path), Path(work), Path(thumb), rotation)


@cache
def _shared() -> Darkroom:
    room = Darkroom()
    atexit.register(room.close)
    return room


def decode_in_child(
    path: Path, out_work: Path, out_thumb: Path, rotation: int = 0
) -> PictureFacts:
    """Make a picture's copies in the program's one worker process.

    Raises `OSError` when a copy cannot be written; every fault of the picture is a `problem`.
    """
    return _shared().make_working(path, out_work, out_thumb, rotation)


def look_in_child(path: Path) -> PictureFacts:
    """What a picture file is, found out in the program's one worker process."""
    return _shared().look(path)


def look_of_copy_in_child(path: Path) -> PictureFacts:
    """What one of our own small copies looks like, found out there, too."""
    return _shared().look_of_copy(path)
