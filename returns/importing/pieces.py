"""What a file lists, a piece at a time: held where it is short, put aside as it is read where not."""

import pickle
from collections.abc import Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from weakref import finalize

from returns.errors import UnreadableFile
from returns.importing.drafts import OrderDraft, Reading, ReturnDraft
from returns.importing.reading import HELD as HELD
from returns.importing.reading import PlatformFile, ReasonFor, read_listed
from returns.importing.sniff import opening, sum_of

Draft = ReturnDraft | OrderDraft
#: drafts that are looked up and written together
_PIECE = 2_000
#: drafts that fit are not written to the disk
_IN_MEMORY = 8 << 20


class Pieces:
    """A file's requests and orders as often as they are asked for; memory does not grow with it."""

    def __init__(self, file: PlatformFile, reason_for: ReasonFor) -> None:
        """Reads the file to its end; raises `UnreadableFile` for a long one that changed meanwhile."""
        self._aside: _PutAside | None = None
        if file.rows <= HELD:
            #: all of it, its drafts where they are held
            self.reading: Reading = read_listed(file, reason_for)
            return
        with opening(file.path):
            self._aside = _PutAside()
            self.reading = read_listed(file, reason_for, aside=self._aside.add)
            self._aside.write()
        if sum_of(file.path) != file.sha256:
            raise UnreadableFile("importing.file_changed", name=file.path.name)

    def __iter__(self) -> Iterator[list[Draft]]:
        """Drafts in the order of the file, those whose rows lie apart at the end of a long one."""
        if self._aside is not None:
            yield from self._aside
            return
        left: Iterator[Draft] = iter((*self.reading.orders, *self.reading.drafts))
        while piece := list(islice(left, _PIECE)):
            yield piece


class _PutAside:
    """Drafts in a file without a name, which goes with whoever holds this."""

    def __init__(self) -> None:
        self._kept = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed below
        finalize(self, self._kept.close)
        self._waiting: list[Draft] = []
        #: how many bytes each piece takes
        self._sizes: list[int] = []

    def add(self, draft: Draft) -> None:
        """Put one aside; what fills no piece yet waits for `write`."""
        self._waiting.append(draft)
        if len(self._waiting) == _PIECE:
            self.write()

    def write(self) -> None:
        """Put what waits aside."""
        if self._waiting:
            self._sizes.append(self._kept.write(pickle.dumps(self._waiting)))
            self._waiting.clear()

    def __iter__(self) -> Iterator[list[Draft]]:
        place = 0
        for size in self._sizes:
            self._kept.seek(place)  # somebody else may go through them meanwhile
            yield pickle.loads(self._kept.read(size))  # noqa: S301  our own
            place += size
