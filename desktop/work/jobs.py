"""The one door to background work: functions go out, answers come back on the window's thread."""

import logging
import sys
from collections import deque
from collections.abc import Callable
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from desktop.work.unsaved import Unsaved
from returns.errors import Refusal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Answer = TypeVar("Answer")

_LOG = logging.getLogger("sendback.jobs")


#: seconds after which a thread that runs Python lets another one
_SWITCH = 0.0005


class Lane(Enum):
    """One worker each: a lane's jobs run in the order in which they were given."""

    #: everything that services do: there is one writer
    DESK = "desk"
    #: one case at a time, opened at once whatever is being written
    CASE = "case"
    #: photos coming in: each is written by itself, and nobody else waits for the next
    PHOTO = "photo"
    #: quick reading for the queue, not held up by a long import
    READ = "read"
    #: pictures: decoding, thumbnails, pages of papers
    PICTURE = "picture"
    #: copies and checks of the desk: minutes of reading that hold up nobody else
    KEEP = "keep"


class _Workers(dict[Lane, "ThreadPoolExecutor"]):
    """The worker of each lane that was asked for: the first page of the queue is read without any."""

    def __missing__(self, lane: Lane) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        made = self[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"sendback-{lane.value}")
        return made


class Job:
    """One piece of work that was asked for."""

    def __init__(self, title: str, progress: Callable[[int, int], None]) -> None:
        #: what the status line says while it runs, "" for work too short to be named
        self.title = title
        self._progress = progress
        self._cancelled = False
        self._step = -1
        self.done, self.total = 0, 0

    def cancel(self) -> None:
        """Ask it to stop; a job that has not begun is dropped."""
        self._cancelled = True

    def is_cancelled(self) -> bool:
        """True once it was asked to stop: pass this on as a service's `cancelled`."""
        return self._cancelled

    def report(self, done: int, total: int) -> None:
        """Say how far it is, from the worker: pass this on as a service's `progress`."""
        step = done * 200 // total if total else done // 200
        if step != self._step or done == total:
            self._step = step
            self._progress(done, total)


class _Asked(NamedTuple):
    """What was asked for, and who waits to hear of it."""

    job: Job
    function: Callable[[Job], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[Refusal], object] | None
    progress: Callable[[int, int], object] | None = None


class _Step(NamedTuple):
    """How far a job is."""

    number: int
    done: int
    total: int


class _End(NamedTuple):
    """How a job ended."""

    number: int
    answer: Any = None
    error: BaseException | None = None


class Jobs(QObject):
    """Runs work off the window's thread; answers arrive on it, in order, through one signal.

    `failed` gets a `Refusal`; without it, `refused` is emitted. Any other exception is a bug of
    ours: it is raised on the window's thread and reaches the crash dialog. An answer for a
    widget or presenter that is gone is dropped.

    What was asked for is kept here until its answer was taken, and a worker passes back nothing
    but plain facts: the last reference to a widget must never be a worker's, because destroying
    it there can lock up against the window's thread (see `desktop.work.garbage`).
    """

    #: a refusal that nobody else takes
    refused = Signal(object)
    #: a named job began, went on or ended: the running `Job`, or None
    running = Signal(object)
    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.unsaved = Unsaved()
        # a worker that comes back from SQLite waits this long for a window that paints, once for
        # each statement: with Python's 5 ms a step of twenty takes longer than anybody's patience
        sys.setswitchinterval(_SWITCH)
        self._lanes = _Workers()
        self._named: list[Job] = []
        self._open = True
        self._numbers = count()
        self._asked: dict[int, _Asked] = {}
        self._facts: deque[_Step | _End] = deque()
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[], Answer],
        done: Callable[[Answer], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
        *,
        lane: Lane = Lane.DESK,
        after: Lane | None = None,
    ) -> Job:
        """Do something short; `after` waits for what was given to that lane before."""
        job = Job("", lambda _done, _total: None)
        asked = _Asked(job, lambda _: function(), done, failed)
        return self._submit(self._waiting(asked, after), lane)

    def start(
        self,
        title: str,
        function: Callable[[Job], Answer],
        done: Callable[[Answer], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
        *,
        lane: Lane = Lane.DESK,
        progress: Callable[[int, int], object] | None = None,
        after: Lane | None = None,
    ) -> Job:
        """Do something long, named in the status line, with progress and a way to cancel.

        `function` gets the `Job`: hand `job.report` and `job.is_cancelled` to the service.
        """
        number = next(self._numbers)
        job = Job(title, lambda done, total: self._report(number, done, total))
        self._named.append(job)
        self._tell()
        asked = _Asked(job, function, done, failed, progress)
        return self._submit(self._waiting(asked, after), lane, number)

    def writing(self, job: Job) -> Job:
        """The same: it brings to the disk what was entered, and until it ended not all is saved."""
        if self._open:
            self.unsaved.begin(job)
        return job

    def _waiting(self, asked: _Asked, after: Lane | None) -> _Asked:
        """The same, begun once another lane is through with what it has."""
        if after is None or not self._open:
            return asked
        through = self._lanes[after].submit(lambda: None)

        def waits(job: Job) -> Any:
            through.result()
            return asked.function(job)

        return asked._replace(function=waits)

    def busy(self) -> bool:
        """True while a named job runs or waits."""
        return bool(self._named)

    def cancel_all(self) -> None:
        """Ask every named job to stop."""
        for job in self._named:
            job.cancel()

    def settle(self) -> None:
        """Stop what is named, let the rest finish, and forget the answers: the desk is closing."""
        self.cancel_all()
        self.wait()
        self._named = []
        self._asked.clear()
        self._facts.clear()
        self.unsaved.forget()
        self._tell()

    def wait(self) -> None:
        """Wait until all that was given so far is done; its answers still come by the event loop."""
        for lane in self._lanes.values():
            lane.submit(lambda: None).result()

    def close(self) -> None:
        """Let what was begun finish, drop the rest; no answer arrives any more."""
        self.cancel_all()
        self._open = False
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _submit(self, asked: _Asked, lane: Lane, number: int | None = None) -> Job:
        if self._open:
            number = next(self._numbers) if number is None else number
            self._asked[number] = asked
            self._lanes[lane].submit(self._work, number)
        return asked.job

    def _work(self, number: int) -> None:
        # two lines: nothing of the asker may be in this frame when the window takes the answer
        self._facts.append(_outcome(number, self._asked[number]))
        self._arrived.emit()

    def _report(self, number: int, done: int, total: int) -> None:
        self._facts.append(_Step(number, done, total))
        self._arrived.emit()

    def _take(self) -> None:
        # a desk that closed took its answers with it, and left their signals
        if not self._open or not self._facts:
            return
        fact = self._facts.popleft()
        if isinstance(fact, _Step):
            self._progressed(self._asked[fact.number], fact)
        else:
            self._ended(self._asked.pop(fact.number), fact)

    def _ended(self, asked: _Asked, end: _End) -> None:
        self.unsaved.end(asked.job)
        if asked.job in self._named:
            self._named.remove(asked.job)
            self._tell()
        if _dropped(asked.job):
            return
        if isinstance(end.error, Refusal):
            # the sentence may hold a buyer's words; its name does not
            _LOG.info("refused: %s", end.error.key)
            if asked.failed is None:
                self.refused.emit(end.error)
            elif _alive(asked.failed):
                asked.failed(end.error)
        elif end.error is not None:
            raise end.error
        elif asked.done is not None and _alive(asked.done):
            asked.done(end.answer)

    def _progressed(self, asked: _Asked, step: _Step) -> None:
        asked.job.done, asked.job.total = step.done, step.total
        self._tell()
        if asked.progress is not None and _alive(asked.progress):
            asked.progress(step.done, step.total)

    def _tell(self) -> None:
        self.running.emit(self._named[0] if self._named else None)


def _alive(call: Callable[..., object]) -> bool:
    """False when the call belongs to a QObject that Qt has already destroyed."""
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


def _dropped(job: Job) -> bool:
    """True for short work that nobody wants any more."""
    return job.is_cancelled() and not job.title


def _outcome(number: int, asked: _Asked) -> _End:
    """Do the work; what it raised is told like an answer."""
    try:
        return _End(number, None if _dropped(asked.job) else asked.function(asked.job))
    except BaseException as error:  # noqa: BLE001  raised again on the window's thread
        return _End(number, error=error)
