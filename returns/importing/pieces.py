"""What a file lists, a piece at a time: held where it is short, read from the file again where not."""

from collections.abc import Iterator
from itertools import islice

from returns.errors import UnreadableFile
from returns.importing.drafts import OrderDraft, Reading, ReturnDraft, Unusable
from returns.importing.reading import HELD as HELD
from returns.importing.reading import PlatformFile, ReasonFor, read_listed
from returns.importing.sniff import sum_of

Draft = ReturnDraft | OrderDraft
#: drafts that are looked up and written together
_PIECE = 2_000


class Pieces:
    """A file's requests and orders as often as they are asked for; memory does not grow with it."""

    def __init__(self, file: PlatformFile, reason_for: ReasonFor) -> None:
        self._file = file
        self._reason_for = reason_for
        self._held = file.rows <= HELD
        #: all of it, its drafts where they are held
        self.reading: Reading = read_listed(file, reason_for, hold=self._held)

    def __iter__(self) -> Iterator[list[Draft]]:
        """Drafts in the order of the file, those whose rows lie apart at the end of a long one.

        Raises `UnreadableFile` for a long file that is not the same any more.
        """
        if self._held:
            left: Iterator[Draft] = iter((*self.reading.orders, *self.reading.drafts))
            yield from _pieces(left)
            return
        self._demand_the_same()
        results = self._file.results(self._reason_for)
        yield from _pieces(x for x in results if not isinstance(x, Unusable))
        self._demand_the_same()

    def _demand_the_same(self) -> None:
        path = self._file.path
        if sum_of(path) != self._file.sha256:
            raise UnreadableFile("importing.file_changed", name=path.name)


def _pieces(drafts: Iterator[Draft]) -> Iterator[list[Draft]]:
    while piece := list(islice(drafts, _PIECE)):
        yield piece
