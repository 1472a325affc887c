"""`sendback photo --line`: which item a photo shows, of a new one and of one that is there."""

import json

import pytest

from returns.desk import open_desk
from returns.records.policy import Address
from returns.sample.pictures import product_png
from tests.desktop.two_suppliers import mug_and_lamps_of_two


@pytest.fixture
def sendback(command_line, tmp_path):
    """The command line on a desk with the mug and the lamps of two suppliers: (exit code, output, errors)."""

    def call(*words):
        return command_line("--desk", folder, *words)

    folder = tmp_path / "two"
    desk = open_desk(folder, create=True)
    quay = Address("Quay", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    mug_and_lamps_of_two(desk, tmp_path)
    desk.close()
    return call


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lamp.png"
    path.write_bytes(product_png("lamp", "#123456"))
    return path


def shown(sendback):
    _, out, _ = sendback("show", "RC-2026-00001", "--json")
    return [(p["shot"], p["line"], p["unit"]) for p in json.loads(out)["photos"]]


def test_a_photo_says_its_item_and_piece(sendback, file):
    told = sendback("photo", "RC-2026-00001", file, "--line", "2", "--unit", "2", "--json")
    assert told[0] == 0
    assert [(p["line"], p["unit"]) for p in json.loads(told[1])["added"]] == [(2, 2)]
    # into the first frame of that item
    assert shown(sendback) == [("front", 2, 2)]


def test_one_that_says_nothing_is_named_and_told_afterwards(sendback, file):
    code, out, _ = sendback("photo", "RC-2026-00001", file, "--shot", "front")
    assert code == 0
    assert "lamp.png goes to nobody" in out
    assert shown(sendback) == [("front", None, None)]
    code, out, _ = sendback("photo", "RC-2026-00001", file, "--line", "2")
    assert code == 0
    assert "nobody" not in out
    assert shown(sendback) == [("front", 2, None)]
    assert sendback("undo", "RC-2026-00001")[0] == 0
    assert shown(sendback) == [("front", None, None)]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--line", "3"), "has no item 3"),
        (("--line", "0"), "has no item 0"),
        (("--line", "1", "--unit", "2"), "no piece 2"),
        (("--unit", "1"), "several items"),
    ],
)
def test_goods_that_are_not_there_are_refused(sendback, file, words, why):
    code, _, err = sendback("photo", "RC-2026-00001", file, *words)
    assert code == 1
    assert why in err
    assert shown(sendback) == []


def test_a_photo_that_is_there_is_known_and_nothing_failed(sendback, file):
    assert sendback("photo", "RC-2026-00001", file, "--shot", "front")[0] == 0
    before = shown(sendback)
    code, out, _ = sendback("photo", "RC-2026-00001", file, "--shot", "front")
    assert (code, "lamp.png" in out) == (0, True)
    assert shown(sendback) == before
