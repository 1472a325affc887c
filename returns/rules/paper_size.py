"""On what paper a country prints: Letter where CLDR says so, A4 everywhere else and where nobody knows."""

from returns.records.postal import country_code
from returns.terms import PaperSize

#: CLDR, measurementData, US-Letter; with the islands that follow the United States
_LETTER = frozenset(
    "AS BZ CA CL CO CR GT GU MP MX NI PA PH PR SV UM US VE VI".split()  # noqa: SIM905
)


def paper_of(country: str) -> PaperSize:
    """The paper of a reader in that country, by code or name."""
    return PaperSize.LETTER if country_code(country) in _LETTER else PaperSize.A4


def label_of(country: str) -> str:
    """The stock of a label for somebody at home in that country, by its name: half of a sheet of its paper.

    Whoever sends one parcel back has no printer with a roll of labels.
    """
    return {PaperSize.LETTER: "letter-2", PaperSize.A4: "a4-2"}[paper_of(country)]
