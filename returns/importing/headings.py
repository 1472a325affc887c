"""Which kind of file a heading belongs to, of the kinds that are known."""

from dataclasses import dataclass

from returns.importing.columns import Columns, Reader, fit


@dataclass(frozen=True, slots=True)
class Nearly:
    """A heading that looks like a known kind's but lacks columns."""

    kind: str
    missing: tuple[str, ...]


class Headings:
    """The headings of the readers at hand."""

    def __init__(self, readers: tuple[Reader, ...]) -> None:
        self.readers = readers

    def recognise(self, header: list[str] | tuple[str, ...]) -> Reader | None:
        """The reader whose columns the heading has, the one with most of them; None for an unknown one."""
        fits = [
            (len(columns.at), reader)
            for reader, columns in self._fits(header)
            if not _missing(columns)
        ]
        return max(fits, key=lambda pair: pair[0])[1] if fits else None

    def score(self, header: list[str]) -> int:
        """How many known columns a heading has; a whole kind counts far above scattered names."""
        whole = self.recognise(header) is not None
        most = max(len(columns.at) for _, columns in self._fits(header))
        return most + (1_000 if whole else 0)

    def nearly(self, header: tuple[str, ...]) -> Nearly | None:
        """The kind that the heading most likely should be, with what it lacks."""
        reader, columns = max(self._fits(header), key=lambda pair: len(pair[1].at))
        if len(columns.at) < max(3, len(reader.layout.columns) // 4):
            return None
        return Nearly(reader.layout.kind, _missing(columns))

    def _fits(self, header: list[str] | tuple[str, ...]) -> list[tuple[Reader, Columns]]:
        return [(reader, fit(reader.layout, header)) for reader in self.readers]


def _missing(columns: Columns) -> tuple[str, ...]:
    layout = columns.layout
    missing = tuple(
        column.names[0]
        for column in layout.columns
        if column.needed and column.field not in columns.at
    )
    if layout.telling and not any(name in columns.at for name in layout.telling):
        missing += (columns.heading(layout.telling[0]),)
    return missing
