"""Many files read and summed up at once, as fast as the disk gives them."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from db.verified_copy import sha256_of
from returns.keeping.watching import Watch

#: files read at once; the library lets go of Python's lock meanwhile
_READERS = 2

_What = TypeVar("_What")


def summed_up(
    paths: Iterable[tuple[_What, Path]],
    watch: Watch,
    size: Callable[[_What], int | None] = lambda _: None,
) -> Iterator[tuple[_What, Path, str | None]]:
    """Each with the SHA-256 of its file, None where there is none or it will not be read.

    `size`, in bytes, where it is known: a file of another one is not read at all.
    """
    paths = list(paths)
    with ThreadPoolExecutor(_READERS) as readers:
        found = readers.map(lambda pair: sha256_of(pair[1], size(pair[0])), paths)
        try:
            for done, ((what, path), sha256) in enumerate(zip(paths, found, strict=True)):
                watch.at(done, len(paths))
                yield what, path, sha256
        except BaseException:
            readers.shutdown(cancel_futures=True)
            raise
