"""A workbook that its reader cannot finish with says why, by name; nothing of it is taken in."""

import zipfile

import pytest

from returns.errors import UnreadableFile
from returns.importing import sheet
from returns.quarantine import Crashed, OutOfMemory, OutOfTime
from tests.returns.importing.workbooks import write_workbook

_ENCRYPTED = 0x1


def fit(names):
    return len(names)


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (OutOfMemory, "importing.too_much_memory"),
        (OutOfTime, "importing.too_slow"),
        (Crashed, "importing.broken_workbook"),
    ],
)
def test_what_its_reader_dies_of_is_said(tmp_path, monkeypatch, trouble, key):
    path = tmp_path / "orders.xlsx"
    path.write_bytes(b"PK")

    class Worker:
        def parts(self, task):
            raise trouble

    monkeypatch.setattr(sheet, "_worker", Worker)
    with pytest.raises(UnreadableFile) as refused:
        sheet.find_sheet(path, "xlsx", fit)
    assert refused.value.key == key
    assert "orders.xlsx" in str(refused.value)


def locked(path):
    """The same archive, each part of it marked as encrypted."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            content[part.header_offset + 6] |= _ENCRYPTED
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= _ENCRYPTED
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(bytes(content))


def test_a_workbook_with_a_password_is_refused(tmp_path):
    path = tmp_path / "orders.xlsx"
    write_workbook(path, [["order-id", "sku"], ["302-1", "MUG"]])
    assert list(sheet._read((str(path), "xlsx", fit)))
    locked(path)
    with pytest.raises(UnreadableFile) as refused:
        list(sheet._read((str(path), "xlsx", fit)))
    assert refused.value.key == "importing.broken_workbook"
