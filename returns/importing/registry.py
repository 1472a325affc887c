"""Which platform a heading belongs to."""

from dataclasses import dataclass

from returns.importing import amazon_fba, amazon_mfn, amazon_orders, shopify_orders
from returns.importing.columns import Columns, Reader, fit

READERS: tuple[Reader, ...] = (
    amazon_mfn.READER,
    amazon_fba.READER,
    shopify_orders.READER,
    amazon_orders.READER,
)


@dataclass(frozen=True, slots=True)
class Nearly:
    """A heading that looks like a platform's but lacks columns."""

    platform: str
    missing: tuple[str, ...]


def recognise(header: list[str] | tuple[str, ...]) -> Reader | None:
    """The reader whose columns the heading has, the one with most of them; None for an unknown one."""
    fits = [
        (len(columns.at), reader) for reader, columns in _fits(header) if not _missing(columns)
    ]
    return max(fits, key=lambda pair: pair[0])[1] if fits else None


def score(header: list[str]) -> int:
    """How many known columns a heading has; a whole platform counts far above scattered names."""
    whole = recognise(header) is not None
    return max(len(columns.at) for _, columns in _fits(header)) + (1_000 if whole else 0)


def nearly(header: tuple[str, ...]) -> Nearly | None:
    """The platform that the heading most likely should be, with what it lacks."""
    reader, columns = max(_fits(header), key=lambda pair: len(pair[1].at))
    if len(columns.at) < max(3, len(reader.layout.columns) // 4):
        return None
    return Nearly(reader.layout.platform, _missing(columns))


def _fits(header: list[str] | tuple[str, ...]) -> list[tuple[Reader, Columns]]:
    return [(reader, fit(reader.layout, header)) for reader in READERS]


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
