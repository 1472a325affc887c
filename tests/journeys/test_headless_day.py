"""`docs/headless-day.sh`, run as a seller would: a whole case without a window."""

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from returns.desk import open_desk
from returns.terms import BuyerMoney, Goods, SupplierClaim, Verdict

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "headless-day.sh"


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The script's folder and what it printed."""
    folder = tmp_path_factory.mktemp("day")
    program = folder / "sendback"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m desktop "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    ended = subprocess.run(
        ["sh", str(SCRIPT), str(folder / "out")],
        cwd=folder,
        env={**os.environ, "SENDBACK": str(program), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder / "out", ended.stdout, ended.stderr


pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="a script for sh"),
    # some thirty programs one after the other, beside other tests
    pytest.mark.timeout(600),
]


def test_the_day_ends_well_and_says_where_everything_is(day):
    folder, told, errors = day
    assert told.splitlines()[-1] == f"Everything is in {folder}"
    assert "Traceback" not in errors


def test_the_papers_are_there(day):
    folder, _, _ = day
    for name in ("label.pdf", "evidence.pdf"):
        assert (folder / name).read_bytes().startswith(b"%PDF-")


def test_the_letters_and_the_label_know_the_shop(day):
    folder, told, _ = day
    assert "Kind regards\nHarbour Gifts" in told
    label = pypdfium2.PdfDocument(folder / "label.pdf")
    text = label[0].get_textpage().get_text_range()
    label.close()
    for line in ("Harbour Gifts, RETURNS", "12 Quay Street", "BS1 4EP"):
        assert line in text


def test_the_second_import_brings_nothing(day):
    _, told, _ = day
    assert "5 new, 0 known" in told
    assert "0 new, 5 known" in told


def test_the_lamp_is_refunded_and_claimed_with_its_photos(day):
    folder, _, _ = day
    desk = open_desk(folder / "desk", read_only=True)
    try:
        lamp = desk.cases.get(desk.cases.find("302-5581234-7719002"))
    finally:
        desk.close()
    assert lamp.tracks.goods is Goods.INSPECTED
    assert lamp.tracks.buyer_money is BuyerMoney.PAID
    assert lamp.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    assert [unit.verdict for unit in lamp.units] == [Verdict.AS_CLAIMED]
    assert len(lamp.photos) == 6


def test_the_changed_sheet_is_refused_and_the_made_one_is_not(day):
    folder, told, _ = day
    unchanged, changed = told.index("\nUnchanged: this desk"), told.index("\nCHANGED")
    assert unchanged < told.index("\nAgrees with itself, but nobody here") < changed
    assert unchanged < changed
    assert "✗" not in told[:unchanged]
    assert "✗" in told[unchanged:changed]
    made, altered = ((folder / f"{n}.pdf").read_bytes() for n in ("evidence", "changed"))
    assert sum(one != two for one, two in zip(made, altered, strict=True)) == 1
