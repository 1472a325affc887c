"""Many files worked on side by side, as fast as the disk gives and takes them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from db.files.verified_copy import sha256_of
from returns.keeping.watching import Watch

#: files read at once, and files copied at once: these wait for the disk, and let go of Python's lock
_READERS, WRITERS = 2, 4
#: how many of them wait for each worker, whatever there are in all
_WAITING = 8

_What = TypeVar("_What")
_Result = TypeVar("_Result")


def side_by_side(
    act: Callable[[_What], _Result], each: Sequence[_What], watch: Watch, workers: int
) -> Iterator[tuple[_What, _Result]]:
    """Each with what came of it, in their order; stopped or failed, no further one is begun."""
    left = iter(each)
    waiting: deque[tuple[_What, Future[_Result]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for what in islice(left, workers * _WAITING):
                waiting.append((what, pool.submit(act, what)))
            for done in range(len(each)):
                watch.at(done, len(each))
                what, result = waiting.popleft()
                yield what, result.result()
                for following in islice(left, 1):
                    waiting.append((following, pool.submit(act, following)))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def summed_up(
    paths: Iterable[tuple[_What, Path]],
    watch: Watch,
    size: Callable[[_What], int | None] = lambda _: None,
) -> Iterator[tuple[_What, Path, str | None]]:
    """Each with the SHA-256 of its file, None where there is none or it will not be read.

    `size`, in bytes, where it is known: a file of another one is not read at all.
    """

    def read(pair: tuple[_What, Path]) -> str | None:
        return sha256_of(pair[1], size(pair[0]))

    for (what, path), found in side_by_side(read, list(paths), watch, _READERS):
        yield what, path, found
