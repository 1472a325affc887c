"""What looks like columns is a table, and its last row is told from one that was cut off."""

import pytest

from returns.errors import UnreadableFile
from returns.importing.table import LONGEST_CELL, MOST_COLUMNS, find_table


def found(tmp_path, text, *, whole=True):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return find_table(path, "utf-8", lambda _: 0, whole=whole)


@pytest.mark.parametrize(
    ("last", "flaw"),
    [
        ("c\td", ""),
        ("c", "flaw_cut"),
        # a flaw of its own counts more
        ("c\td\te", "flaw_wide"),
        ("c\0", "flaw_nul"),
        ("c\t\0", "flaw_nul"),
    ],
)
def test_a_last_row_that_is_short_was_cut_where_the_file_does_not_end_its_line(
    tmp_path, last, flaw
):
    text = f"sku\ttitle\na\tb\n{last}"
    one, two = found(tmp_path, text, whole=False).records()
    assert (one.flaw, two.flaw) == ("", flaw)
    # a line that was ended may be short
    _, two = found(tmp_path, f"{text}\n").records()
    assert two.flaw == ("" if flaw == "flaw_cut" else flaw)


def test_a_file_without_rows_has_none(tmp_path):
    for whole in (True, False):
        assert list(found(tmp_path, "sku\ttitle", whole=whole).records()) == []


@pytest.mark.parametrize(
    "text", ["", "one word\n", "\t\n", "sku\t\n", "\t".join("x" * (MOST_COLUMNS + 1))]
)
def test_what_has_no_two_columns_or_too_many_is_no_table(tmp_path, text):
    with pytest.raises(UnreadableFile) as refused:
        found(tmp_path, text)
    assert refused.value.key == "importing.not_a_table"


def test_two_columns_are_enough_and_as_many_as_there_may_be_are_not_too_many(tmp_path):
    assert found(tmp_path, "sku\ttitle\n").header == ("sku", "title")
    assert len(found(tmp_path, "\t".join("x" * MOST_COLUMNS)).header) == MOST_COLUMNS


@pytest.mark.parametrize(
    "cell",
    [
        "it's",
        "1000",
        "1E+12",
        "1e+12",
        "\ufffd",
        "\ufeffMUG",
        "MU\u200bG",
        "x" * (LONGEST_CELL + 1),
    ],
)
def test_only_a_row_that_may_be_spoilt_is_looked_at_closer(tmp_path, cell):
    plain, odd = found(tmp_path, f"sku\ttitle\nMUG\tblue\n{cell}\tblue\n").records()
    assert (plain.odd, odd.odd) == (False, True)
