"""The rows of a file that cannot be used, as a file to mend and bring in again."""

from returns.importing.drafts import Reading
from returns.phrases import say
from returns.records.csv_text import as_csv

_HEADINGS = ("refused_row", "refused_column", "refused_why")


def unusable_as_csv(reading: Reading, lang: str = "en") -> bytes:
    """Each row with its number and reason before its own cells; no cell becomes a formula."""
    heading = [say(f"importing.{name}", lang) for name in _HEADINGS]
    rows = [
        [str(refused.row), refused.column, refused.say(lang), *refused.raw]
        for refused in reading.unusable
    ]
    return as_csv([[*heading, *reading.header], *rows])
