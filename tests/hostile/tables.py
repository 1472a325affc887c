"""Tables that ask for more than they give: spreadsheets and texts that swell, repeat, never end."""

import random
import zipfile
from pathlib import Path

from tests.returns.importing.workbooks import _MAIN, parts, sheet, write_parts

HEADING = ["Order ID", "Return request date", "Return reason", "Merchant SKU", "Tracking ID"]
ROW = ["112-1234567-1234567", "20-Aug-2026", "CR-DEFECTIVE", "MUG", "1Z"]
_SHARED = "xl/sharedStrings.xml"


def with_shared(path: Path, shared: str | bytes, rows: str = "") -> Path:
    """A workbook whose heading is plain, whose texts are these and whose rows may name them."""
    content = parts(sheet([HEADING]).replace("</sheetData>", f"{rows}</sheetData>"))
    return write_parts(path, {**content, _SHARED: shared})


def shared_bomb(path: Path, count: int, length: int) -> Path:
    """So many different texts of such a length, and none is used."""
    path = write_parts(path, parts(sheet([HEADING, ROW])))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open(_SHARED, "w") as out,
    ):
        out.write(f'<sst xmlns="{_MAIN}">'.encode())
        for number in range(count):
            out.write(
                f"<si><t>{number:x}{random.Random(number).randbytes(length // 2).hex()}</t></si>".encode()
            )
        out.write(b"</sst>")
    return path


def repeated(path: Path, count: int) -> Path:
    """One row so many times."""
    path = write_parts(path, {k: v for k, v in parts("").items() if "sheet1" not in k})
    row = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in ROW)
    heading = row
    for one, other in zip(ROW, HEADING, strict=True):
        heading = heading.replace(one, other)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as out,
    ):
        out.write(f'<worksheet xmlns="{_MAIN}"><sheetData><row>{heading}</row>'.encode())
        for _ in range(count // 1_000):
            out.write(f"<row>{row}</row>".encode() * 1_000)
        out.write(b"</sheetData></worksheet>")
    return path


def laughing(depth: int = 10) -> str:
    """A sheet whose one cell is ten to the tenth laughs."""
    declared = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth)
    )
    rows = sheet([HEADING, ["&LAST;", *ROW[1:]]]).replace("&amp;LAST;", f"&a{depth - 1};")
    return f'<?xml version="1.0"?><!DOCTYPE worksheet [{declared}]>{rows}'


def reaching_out() -> str:
    """A sheet that wants another file's words in a cell."""
    rows = sheet([HEADING, ["&LAST;", *ROW[1:]]]).replace("&amp;LAST;", "&x;")
    entity = '<!ENTITY x SYSTEM "file:///etc/hostname">'
    return f'<?xml version="1.0"?><!DOCTYPE worksheet [{entity}]>{rows}'


def text(*rows: list[str]) -> bytes:
    return "".join(",".join(row) + "\r\n" for row in (HEADING, *rows)).encode()


def seeds() -> list[tuple[str, bytes]]:
    """Ending and bytes of whole tables to be changed."""
    many = [[f"112-{n:07d}-1234567", *ROW[1:]] for n in range(40)]
    tabs = text(*many).replace(b",", b"\t")
    return [("csv", text(*many)), ("txt", tabs), ("csv", text(*many).decode().encode("utf-16"))]
