"""A process of its own for strangers' pictures: what hangs or crashes there harms nothing here.

One worker serves many pictures, so that six photos do not pay six interpreter starts. It is
spawned, never forked: a fork hangs once Qt has threads, and would inherit the database.
"""

import atexit
import signal
import warnings
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from returns.documents import pictures
from returns.records.papers import PictureFacts

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

SECONDS = 45.0
MEMORY = 2 * 1024**3
_START_SECONDS = 60.0

#: picture, working copy, thumbnail, rotation; without copies it is only looked at
_Task = tuple[str, str, str, int]


class Darkroom:
    """Looks at pictures and makes their copies in a worker process with time and memory limits.

    Safe to use from several threads; one picture at a time. The worker starts with the first
    picture and starts anew after one that it did not survive.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = Lock()
        self._worker: SpawnProcess | None = None
        self._line: Connection | None = None

    def look(self, path: Path) -> PictureFacts:
        """What a picture file is; `problem` says why it cannot be shown."""
        return self._do((str(path), "", "", 0))

    def make_working(
        self, path: Path, out_work: Path, out_thumb: Path, rotation: int = 0
    ) -> PictureFacts:
        """As `pictures.make_working`; hangs and crashes come back as a `problem`."""
        return self._do((str(path), str(out_work), str(out_thumb), rotation))

    def close(self) -> None:
        """End the worker; the next picture would start another."""
        with self._lock:
            self._stop()

    def _do(self, task: _Task) -> PictureFacts:
        with self._lock:
            try:
                line = self._line or self._start()
                line.send(task)
                if line.poll(self._seconds):
                    answer = line.recv()
                    if isinstance(answer, PictureFacts):
                        return answer
                    raise answer  # the disk's fault, not the picture's
                problem = "picture.too_slow"
            except (EOFError, ConnectionError):
                problem = "picture.crashed"
            self._stop()
            return PictureFacts(problem=problem)

    def _start(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        worker = context.Process(
            target=_serve, args=(theirs, self._memory), daemon=True, name="darkroom"
        )
        worker.start()
        theirs.close()
        self._worker, self._line = worker, ours
        if not ours.poll(_START_SECONDS):
            raise EOFError
        ours.recv()
        return ours

    def _stop(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
            self._worker.close()
        self._worker = self._line = None


def _serve(line: Connection, memory: int) -> None:
    """The worker: answer tasks until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")  # decoders warn of damage that `problem` already tells
    _limit(memory)
    line.send("ready")
    while True:
        try:
            task: _Task = line.recv()
        except (EOFError, ConnectionError):
            return
        with suppress(ConnectionError):  # killed meanwhile; the next look finds the end
            line.send(_answer(task))


def _answer(task: _Task) -> PictureFacts | OSError:
    path, work, thumb, rotation = task
    try:
        if not work:
            return pictures.look(Path(path))
        return pictures.make_working(Path(path), Path(work), Path(thumb), rotation)
    except MemoryError:
        return PictureFacts(problem="picture.too_large")
    except OSError as error:
        return OSError(error.errno, error.strerror, error.filename)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit alone
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


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
