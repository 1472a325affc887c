"""Where in a workbook the heading is looked for, and how large an old one may be."""

import pytest

from returns.errors import UnreadableFile
from returns.importing import sheet
from returns.importing.table import HEADING_WITHIN, MOST_COLUMNS
from returns.importing.workbook import MOST_BYTES
from tests.returns.importing.workbooks import write_workbook

NAMES = ["order-id", "sku"]


def fit(names):
    """How many of the names are known."""
    return sum(name in NAMES for name in names)


def heading_of(path):
    return next(iter(sheet._read((str(path), "xlsx", fit))))


def refused(path, rows, **where):
    with pytest.raises(UnreadableFile) as told:
        heading_of(write_workbook(path, rows, **where))
    return told.value.key


@pytest.mark.parametrize("row", [1, 2, HEADING_WITHIN - 1, HEADING_WITHIN])
def test_a_heading_is_found_down_to_the_last_row_that_is_looked_at(tmp_path, row):
    path = write_workbook(tmp_path / "orders.xlsx", [NAMES, ["302-1", "MUG"]], first_row=row)
    assert heading_of(path) == tuple(NAMES)


def test_one_further_down_is_none(tmp_path):
    rows = [NAMES, ["302-1", "MUG"]]
    path = tmp_path / "orders.xlsx"
    assert refused(path, rows, first_row=HEADING_WITHIN + 1) == "importing.not_a_table"


@pytest.mark.parametrize("row", [["order-id"], ["order-id", "", ""], ["", ""]])
def test_a_heading_has_two_names_at_least(tmp_path, row):
    assert refused(tmp_path / "orders.xlsx", [row]) == "importing.not_a_table"


@pytest.mark.parametrize("row", [NAMES, ["order-id", "", "sku"], [*NAMES, "", ""]])
def test_two_names_are_enough_wherever_they_stand(tmp_path, row):
    last = max(place for place, name in enumerate(row) if name)
    assert heading_of(write_workbook(tmp_path / "orders.xlsx", [row])) == tuple(row[: last + 1])


def test_as_many_columns_as_there_may_be_are_read_and_no_more(tmp_path):
    path = tmp_path / "orders.xlsx"
    most = ["x"] * MOST_COLUMNS
    assert heading_of(write_workbook(path, [most])) == tuple(most)
    assert refused(path, [[*most, "x"]]) == "importing.not_a_table"


def test_of_two_rows_that_fit_alike_the_first_is_the_heading(tmp_path):
    """A file put behind another begins with its own heading: what is between them are rows."""
    rows = [["Report", "of May"], NAMES, ["302-1", "MUG"], NAMES[::-1], ["MUG", "302-2"]]
    header, *batches = sheet._read(
        (str(write_workbook(tmp_path / "orders.xlsx", rows)), "xlsx", fit)
    )
    assert header == tuple(NAMES)
    below = [cells for batch in batches for _, cells in sheet.marshal.loads(batch)]
    assert below == rows[2:]


@pytest.mark.parametrize("more", [0, 1])
def test_an_old_workbook_may_be_as_large_as_any_and_no_larger(tmp_path, monkeypatch, more):
    path = tmp_path / "orders.xls"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + more)
    opened = []
    monkeypatch.setattr(sheet, "_library", opened.append)
    if more:
        with pytest.raises(UnreadableFile) as told:
            sheet._OldWorkbook(path)
        assert told.value.key == "importing.too_large"
        assert "64" in str(told.value)
    else:
        sheet._OldWorkbook(path)
    assert opened == [path] * (not more)
