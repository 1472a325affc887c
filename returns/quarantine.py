"""A process of its own for files from outside: what hangs, crashes or swells there harms nothing here.

One worker serves many files, so that six photos do not pay six interpreter starts. It is spawned,
never forked: a fork hangs once Qt has threads, and would inherit the database. It keeps its own
limits of memory and processor time; the one who asks keeps a clock, should the worker only wait.
"""

import hashlib
import os
import signal
import sys
import time
import traceback
import warnings
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from returns.errors import Refusal

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_START_SECONDS = 60.0
#: processor seconds in which the machine that the limits were measured on unpacks `_MEASURE`
_MEASURED = 0.0016
_MEASURE = zlib.compress(hashlib.shake_128(b"pace").hexdigest(1 << 17).encode())
#: no machine is taken for slower than this
_SLOWEST = 6.0
_WATCH_SECONDS = 0.02
#: how a worker ends that noticed itself that it is full
_FULL = 77
#: of processor time for one answer of this worker
_usual_seconds = 0.0

#: answers one task, perhaps in several parts; a function of a module, so that it can be named
#: to another process
Work = Callable[[Any], Iterator[object]]


class OutOfTime(Exception):
    """The file took longer than is allowed; the worker was ended."""


class OutOfMemory(Exception):
    """The file needed more memory than is allowed."""


class Crashed(Exception):
    """The worker did not survive the file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost."""

    #: bytes of the whole worker
    memory: int
    #: of processor time for one answer, on the machine that they were measured on; a slower one
    #: gets more
    work_seconds: float
    #: by the clock, should the worker wait for something
    wall_seconds: float


class Quarantine:
    """Runs one function on files from outside, in a worker process with limits.

    Safe to use from several threads; one file at a time. The worker starts with the first file
    and starts anew after one that it did not survive.
    """

    def __init__(self, work: Work, limits: Limits) -> None:
        self._work = work
        self.limits = limits
        self._lock = Lock()
        self._worker: SpawnProcess | None = None
        self._line: Connection | None = None

    def ask(self, task: object) -> object:
        """The answer to a task that has one part; raises as `parts` does."""
        (answer,) = self.parts(task)
        return answer

    def parts(self, task: object) -> Generator[object, None, None]:
        """The answer part by part; what the work raised is raised here.

        Raises `OutOfTime`, `OutOfMemory` or `Crashed` where the worker met its limits.
        """
        with self._lock:
            whole = False
            try:
                line = self._line or self._start()
                line.send(task)
                while (part := self._received(line)) is not None:
                    if isinstance(part, BaseException):
                        whole = True
                        raise part
                    yield part
                whole = True
            except (EOFError, ConnectionError):
                raise self._end() from None
            finally:
                if not whole:
                    self._stop()

    def close(self) -> None:
        """End the worker; the next file would start another."""
        with self._lock:
            self._stop()

    def _received(self, line: Connection) -> object:
        """The next part, or None after the last."""
        if not line.poll(self.limits.wall_seconds):
            raise OutOfTime
        return line.recv()

    def _start(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        worker = context.Process(
            target=_serve,
            args=(theirs, self._work, self.limits),
            daemon=True,
            name="quarantine",
        )
        worker.start()
        theirs.close()
        self._worker, self._line = worker, ours
        if not ours.poll(_START_SECONDS):
            raise EOFError
        ours.recv()
        return ours

    def _end(self) -> Exception:
        """What ended the worker."""
        code = None
        if self._worker is not None:
            self._worker.join(1.0)
            code = self._worker.exitcode
        if code is not None and code == -getattr(signal, "SIGPROF", 0):
            return OutOfTime()
        # libraries that are not given memory abort
        return OutOfMemory() if code in (_FULL, -signal.SIGABRT) else Crashed()

    def _stop(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
            self._worker.close()
        self._worker = self._line = None


def allow_times(factor: float) -> None:
    """In a worker: so many times the usual processor time from now on for this answer."""
    _allow(_usual_seconds * factor)


def _allow(seconds: float) -> None:
    """So much processor time from now on; 0 for no limit."""
    if hasattr(signal, "setitimer"):  # not on Windows: the clock of the one who asks
        signal.setitimer(signal.ITIMER_PROF, seconds * _pace())


def _serve(line: Connection, work: Work, limits: Limits) -> None:
    """The worker: answer tasks until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")  # decoders warn of damage that the answer already tells
    # a library's last words before it aborts are nothing for the user
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _pace()
    global _usual_seconds
    _usual_seconds = limits.work_seconds
    limit_memory(limits.memory)
    line.send("ready")
    while True:
        try:
            task = line.recv()
        except (EOFError, ConnectionError):
            return
        with suppress(ConnectionError):  # killed meanwhile; the next `recv` finds the end
            allow_times(1.0)
            line.send(_answered(line, work, task))
            _allow(0)


def _answered(line: Connection, work: Work, task: object) -> object:
    """Send all parts; what ends them: None, or what went wrong."""
    try:
        for part in work(task):
            line.send(part)
    except MemoryError:
        return OutOfMemory()
    except ConnectionError:
        raise
    except OSError as error:
        return OSError(error.errno, error.strerror, error.filename)
    except Refusal as refusal:
        return refusal
    except Exception:  # noqa: BLE001  told to the one who asked
        return Crashed(traceback.format_exc())
    return None


@cache
def _pace() -> float:
    """How many times slower this machine is than the one that the limits were measured on."""
    least = min(_measured() for _ in range(5))
    return min(max(1.0, least / _MEASURED), _SLOWEST)


def _measured() -> float:
    start = time.process_time()
    zlib.decompress(_MEASURE)
    return time.process_time() - start


def limit_memory(most: int) -> None:
    """In a worker: refuse memory above so many bytes, or end where the system cannot refuse."""
    try:
        import resource
    except (
        ImportError
    ):  # Windows: what decoders are given is bounded by the files' headers alone
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    else:
        Thread(target=watch_memory, args=(most,), daemon=True).start()


def watch_memory(most: int) -> None:
    """End this process once it holds more than so many bytes; for macOS, which limits none."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= most:
        time.sleep(_WATCH_SECONDS)
    os._exit(_FULL)
