"""The one door to background work: functions go out, answers come back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from returns.errors import Refusal

Answer = TypeVar("Answer")


class Lane(Enum):
    """One worker each: a lane's jobs run in the order in which they were given."""

    #: everything that services do: there is one writer
    DESK = "desk"
    #: quick reading for the queue, not held up by a long import
    READ = "read"
    #: pictures: decoding, thumbnails, pages of papers
    PICTURE = "picture"


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


class Jobs(QObject):
    """Runs work off the window's thread; answers arrive on it, in order, through one signal.

    `failed` gets a `Refusal`; without it, `refused` is emitted. Any other exception is a bug of
    ours: it is raised on the window's thread and reaches the crash dialog. An answer for a
    widget or presenter that is gone is dropped.
    """

    #: a refusal that nobody else takes
    refused = Signal(object)
    #: a named job began, went on or ended: the running `Job`, or None
    running = Signal(object)
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lanes = {
            lane: ThreadPoolExecutor(1, thread_name_prefix=f"sendback-{lane.value}")
            for lane in Lane
        }
        self._named: list[Job] = []
        self._open = True
        #: answers of an earlier round belong to a desk that is closed
        self._round = 0
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[[], Answer],
        done: Callable[[Answer], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
        *,
        lane: Lane = Lane.DESK,
    ) -> Job:
        """Do something short."""
        job = Job("", lambda _done, _total: None)
        return self._submit(job, lambda _: function(), done, failed, lane)

    def start(
        self,
        title: str,
        function: Callable[[Job], Answer],
        done: Callable[[Answer], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
        *,
        lane: Lane = Lane.DESK,
        progress: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Do something long, named in the status line, with progress and a way to cancel.

        `function` gets the `Job`: hand `job.report` and `job.is_cancelled` to the service.
        """

        def told(count: int, total: int) -> None:
            self._arrived.emit(lambda: self._progressed(job, count, total, progress))

        job = Job(title, told)
        self._named.append(job)
        self._tell()
        return self._submit(job, function, done, failed, lane)

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
        self._round += 1
        self._named = []
        self.wait()
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

    def _submit(
        self,
        job: Job,
        function: Callable[[Job], Answer],
        done: Callable[[Answer], object] | None,
        failed: Callable[[Refusal], object] | None,
        lane: Lane,
    ) -> Job:
        if not self._open:
            return job

        def work() -> Answer | None:
            return None if job.is_cancelled() and not job.title else function(job)

        asked = self._round

        def ended(future: Future[Any]) -> None:
            def deliver() -> None:
                if asked == self._round:
                    self._ended(job, future, done, failed)

            if self._open:
                self._arrived.emit(deliver)

        self._lanes[lane].submit(work).add_done_callback(ended)
        return job

    def _take(self, answer: Callable[[], None]) -> None:
        if self._open:
            answer()

    def _ended(
        self,
        job: Job,
        future: Future[Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[Refusal], object] | None,
    ) -> None:
        if job in self._named:
            self._named.remove(job)
            self._tell()
        if future.cancelled() or (job.is_cancelled() and not job.title):
            return
        try:
            answer = future.result()
        except Refusal as refusal:
            if failed is None:
                self.refused.emit(refusal)
            elif _alive(failed):
                failed(refusal)
            return
        if done is not None and _alive(done):
            done(answer)

    def _progressed(
        self, job: Job, done: int, total: int, told: Callable[[int, int], object] | None
    ) -> None:
        job.done, job.total = done, total
        self._tell()
        if told is not None and _alive(told):
            told(done, total)

    def _tell(self) -> None:
        self.running.emit(self._named[0] if self._named else None)


def _alive(call: Callable[..., object]) -> bool:
    """False when the call belongs to a QObject that Qt has already destroyed."""
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
