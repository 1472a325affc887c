"""backup, restore and check by command alone."""

import errno
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.cli import bringing_in
from returns.clock import SetClock
from returns.desk import open_desk
from returns.keeping import making
from returns.sample.pictures import product_png
from tests.worlds.random_desk import all_bytes, files_of, random_desk, rows_of

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
SAMPLE, SUPPLIERS = EXAMPLES / "amazon-returns.txt", EXAMPLES / "suppliers.json"
OTHER = Path(__file__).parents[2] / "samples" / "amazon_mfn_de_semicolon.csv"


@pytest.fixture
def desk_folder(tmp_path):
    """The desk that the command line works on."""
    return tmp_path / "desk"


@pytest.fixture
def sendback(command_line, desk_folder, monkeypatch):
    """A function that runs the command line on a copy of the sample desk: (exit code, output, errors)."""
    monkeypatch.setenv("SENDBACK_DESK", str(desk_folder))
    return command_line


@pytest.fixture
def filled(sendback, tmp_path):
    """The command line with a desk that has brought in a file; who supplied the first case is known."""
    assert sendback("import", SAMPLE)[0] == 0
    assert sendback("suppliers", SUPPLIERS)[0] == 0
    assert sendback("supplier", "RC-2026-00001", "Kiln & Co")[0] == 0
    return sendback


def test_backup_prints_the_path_of_a_proved_copy_last(filled):
    code, out, _ = filled("backup")
    assert code == 0
    copy = Path(out.splitlines()[-1])
    assert (copy / "proved.json").is_file()
    code, out, _ = filled("backup", "--list", "--json")
    assert [each["path"] for each in json.loads(out)["copies"]] == [str(copy)]
    assert json.loads(out)["copies"][0]["proved_at"]


def test_a_backup_goes_where_it_is_told_and_comes_back_as_a_desk(filled, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    code, out, _ = filled("backup", "--to", stick)
    assert code == 0
    copy = out.splitlines()[-1]
    assert Path(copy).is_relative_to(stick)
    code, out, _ = filled("restore", copy, "--into", tmp_path / "new", "--json")
    assert (code, json.loads(out)) == (0, {"folder": str(tmp_path / "new"), "lacking": []})
    code, out, _ = filled("--desk", tmp_path / "new", "check", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["sound"] is True
    assert all(finding["bad"] is False for finding in told["findings"])


def test_restore_never_goes_over_a_desk(filled, tmp_path):
    _, out, _ = filled("backup")
    copy = out.splitlines()[-1]
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "letter.txt").write_text("mine")
    code, _, err = filled("restore", copy, "--into", tmp_path / "there")
    assert code == 1
    assert "there already" in err
    assert all_bytes(tmp_path / "there").keys() == {"letter.txt"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_check_names_what_is_wrong_and_ends_with_1(filled, tmp_path, lang, desk_folder):
    from returns.sample.pictures import product_png

    picture = tmp_path / "mug.png"
    picture.write_bytes(product_png("mug", "#3355aa"))
    assert filled("photo", "RC-2026-00001", picture)[0] == 0
    original = next(desk_folder.glob("photos/??/*.orig"))
    original.chmod(0o600)
    original.write_bytes(original.read_bytes()[:-1])
    code, out, _ = filled("--lang", lang, "check", "--json")
    assert code == 1
    told = json.loads(out)
    assert told["sound"] is False
    bad = [finding for finding in told["findings"] if finding["bad"]]
    assert [(finding["what"], finding["where"]) for finding in bad] == [
        ("original_altered", original.stem)
    ]
    assert ("原件" in bad[0]["why"]) == (lang == "zh")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_ways_on_from_a_damaged_desk_are_named_as_commands(filled, desk_folder, lang):
    copy = filled("backup")[1].splitlines()[-1]
    database = desk_folder / "desk.sqlite"
    database.write_bytes(b"not a database" * 100)
    code, _, err = filled("--lang", lang, "queue")
    assert code == 1
    _, *ways = err.splitlines()
    named = [way.split(f"sendback --desk {desk_folder} ")[1] for way in ways]
    assert [each.split()[0] for each in named] == ["restore", "salvage"]
    assert f" restore {copy} --as-my-desk" in ways[0]
    assert filled("restore", copy, "--as-my-desk")[0] == 0
    assert filled("queue")[0] == 0


def test_one_of_a_kind_is_counted_as_one(filled, tmp_path):
    picture = tmp_path / "mug.png"
    picture.write_bytes(product_png("mug", "#3355aa"))
    filled("photo", "RC-2026-00001", picture)
    out = filled("backup")[1]
    assert " cases, 1 photo, 0 papers, " in out


def test_a_check_tells_its_parts_in_the_words_of_the_window(filled):
    out = filled("check")[1]
    assert "  The desk’s own file: in order\n" in out
    assert "  Photos as they came in: none\n" in out


def test_a_desk_that_will_not_open_is_a_finding(filled, desk_folder):
    database = desk_folder / "desk.sqlite"
    database.write_bytes(b"not a database" * 100)
    code, out, _ = filled("check", "--json")
    assert code == 1
    (finding,) = json.loads(out)["findings"]
    assert finding["what"] == "desk_will_not_open"


def test_no_desk_is_refused(sendback):
    code, _, err = sendback("check")
    assert code == 1
    assert "no desk" in err


def test_going_back_in_place_keeps_the_former_desk(filled, desk_folder):
    _, out, _ = filled("backup")
    copy = out.splitlines()[-1]
    then = rows_of(desk_folder / "desk.sqlite")
    assert filled("settings", "--set", "shop_name=Afterwards")[0] == 0
    code, out, _ = filled("restore", copy, "--as-my-desk", "--json")
    assert code == 0
    told = json.loads(out)
    assert rows_of(desk_folder / "desk.sqlite") == then
    assert rows_of(Path(told["former"]) / "desk.sqlite") != then
    copies = json.loads(filled("backup", "--list", "--json")[1])["copies"]
    assert [copy["why"] for copy in copies] == ["before_restore", "asked"]


def test_a_database_that_was_exchanged_is_taken_when_that_is_said(
    filled, desk_folder, tmp_path
):
    database = desk_folder / "desk.sqlite"
    before = database.read_bytes()
    assert filled("settings", "--set", "shop_name=Later")[0] == 0
    database.write_bytes(before)
    for command in ("queue", "check"):
        code, _, err = filled(command)
        assert code == 1
        assert f"sendback --desk {desk_folder} check --accept\n" in err
    code, out, _ = filled("check", "--accept")
    assert code == 0, out
    assert filled("queue")[0] == 0


def test_a_paper_that_left_stays_known_after_going_back(filled, desk_folder, tmp_path):
    copy = filled("backup")[1].splitlines()[-1]
    for lang, name in (("en", "first.pdf"), ("zh", "second.pdf")):
        words = ("evidence", "RC-2026-00001", "-o", tmp_path / name, "--lang", lang)
        assert filled(*words)[0] == 0
    assert filled("restore", copy, "--as-my-desk")[0] == 0
    for name in ("first.pdf", "second.pdf"):
        assert filled("verify", tmp_path / name)[0] == 0
    filled("inspect", "RC-2026-00001", "--marks", "scratch")
    code, _, err = filled("evidence", "RC-2026-00001", "-o", tmp_path / "third.pdf")
    assert code == 0, err
    names = {path.name for path in (desk_folder / "documents").iterdir()}
    assert "RC-2026-00001-E3.pdf" in names
    assert filled("verify", tmp_path / "first.pdf")[0] == 0
    assert filled("check")[0] == 0


def test_what_was_mended_is_told(filled, desk_folder, tmp_path):
    assert filled("label", "RC-2026-00001", "-o", tmp_path / "l.pdf", "--overrule")[0] in (0, 1)
    picture = tmp_path / "mug.png"
    picture.write_bytes(product_png("mug", "#3355aa"))
    filled("photo", "RC-2026-00001", picture)
    filled("backup")
    original = next(desk_folder.glob("photos/??/*.orig"))
    original.chmod(0o600)
    original.write_bytes(b"altered")
    code, out, _ = filled("check", "--mend", "--save", tmp_path / "report.txt")
    assert code == 0
    assert "Put right without loss: The original of a photo of RC-2026-00001" in out
    assert "Put right without loss" in (tmp_path / "report.txt").read_text("utf-8")


def test_a_copy_that_did_not_come_back_is_proved_no_longer(filled, tmp_path):
    copy = Path(filled("backup")[1].splitlines()[-1])
    database = copy / "desk.sqlite"
    database.chmod(0o600)
    database.write_bytes(database.read_bytes()[:-1] + b"!")
    assert filled("restore", copy, "--into", tmp_path / "new")[0] == 1
    (listed,) = json.loads(filled("backup", "--list", "--json")[1])["copies"]
    assert listed["proved_at"] is None


def test_the_days_first_change_is_copied_before_it_is_made(sendback, desk_folder):
    random_desk(desk_folder, 5, steps=8)  # weeks before today
    then = rows_of(desk_folder / "desk.sqlite")
    assert sendback("settings", "--set", "shop_name=Today")[0] == 0
    (copy,) = json.loads(sendback("backup", "--list", "--json")[1])["copies"]
    assert copy["why"] == "day"
    assert rows_of(Path(copy["path"]) / "desk.sqlite") == then
    assert sendback("settings", "--set", "shop_name=Again")[0] == 0
    assert len(json.loads(sendback("backup", "--list", "--json")[1])["copies"]) == 1


def test_looking_copies_nothing(sendback, desk_folder):
    random_desk(desk_folder, 5, steps=8)
    assert sendback("queue")[0] == 0
    assert json.loads(sendback("backup", "--list", "--json")[1])["copies"] == []


def test_a_copy_that_cannot_be_made_is_told_and_the_change_is_made(
    sendback, desk_folder, monkeypatch
):
    random_desk(desk_folder, 5, steps=8)

    def refused(*_args):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(making, "copy_database", refused)
    code, _, err = sendback("settings", "--set", "shop_name=Today")
    assert code == 0
    assert "No copy could be made before this change" in err
    assert "does not answer" in err


def test_a_large_import_is_copied_before(filled, tmp_path, monkeypatch):
    from returns.keeping import keeping

    monkeypatch.setattr(keeping, "_LARGE_IMPORT", 2)
    monkeypatch.setattr(bringing_in, "_FEW", 0)
    assert filled("import", OTHER)[0] == 0
    (copy,) = json.loads(filled("backup", "--list", "--json")[1])["copies"]
    assert copy["why"] == "before_import"
    assert copy["cases"] == 5


def test_one_photo_comes_back_alone(filled, tmp_path, desk_folder):
    from returns.sample.pictures import product_png

    picture = tmp_path / "mug.png"
    picture.write_bytes(product_png("mug", "#3355aa"))
    filled("photo", "RC-2026-00001", picture)
    copy = filled("backup")[1].splitlines()[-1]
    files = files_of(desk_folder)
    original = next(desk_folder.glob("photos/??/*.orig"))
    original.unlink()
    _, out, _ = filled("restore", copy, "--photo", original.stem)
    assert out == f"Brought back: {original}\n"
    assert files_of(desk_folder) == files
    code, out, _ = filled("restore", copy, "--photo", original.stem)
    assert code == 0
    assert out == f"It is whole on the desk already, so nothing was done: {original}\n"
    told = json.loads(filled("restore", copy, "--photo", original.stem, "--json")[1])
    assert told == {"brought_back": str(original), "was_whole": True}
    assert filled("restore", copy, "--case", "RC-2026-00001")[0] == 0
    assert filled("restore", copy, "--case", "RC-1999-1")[0] == 1
    assert filled("restore", copy)[0] == 2


def test_copies_are_let_go_by_day_week_and_month(tmp_path):
    clock: SetClock = random_desk(tmp_path / "desk", 6, steps=6)
    for _ in range(10):
        clock.moment += timedelta(days=1)
        desk = open_desk(tmp_path / "desk", clock=clock)
        assert desk.keeping.due()
        desk.keeping.copy_now("day")
        assert not desk.keeping.due()
        desk.close()
    desk = open_desk(tmp_path / "desk", clock=clock)
    copies = desk.keeping.kept().places[0].copies
    desk.close()
    days = [copy.made_at.date() for copy in copies]
    assert days[:7] == [(clock.moment - timedelta(days=age)).date() for age in range(7)]
    assert len(days) < 10


def test_a_second_place_that_took_no_copy_is_an_answer_and_in_the_json(filled, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    code, _, err = filled("backup", "--keep-in", stick)
    assert code == 0
    assert f"Copies go to {stick} from now on" in err
    shutil.rmtree(stick)
    code, out, err = filled("backup")
    assert code == 1
    assert f"{stick} is not there" in err
    assert Path(out.splitlines()[-1]).is_dir()
    code, out, _ = filled("backup", "--json")
    told = json.loads(out)
    assert code == 1
    assert [each["place"] for each in told["refused"]] == [str(stick)]
    assert len(told["copies"]) == 1


def test_files_that_are_large_together_are_preceded_by_one_copy(filled, tmp_path, monkeypatch):
    """Each is small for itself; what could go wrong with all of them is not."""
    head, row = SAMPLE.read_text().splitlines()[:2]
    number = row.split("\t")[0]
    for part in range(3):
        rows = (
            row.replace(number, f"1{part}{at:01}-{at:07}-{at:07}"[:19]) for at in range(400)
        )
        (tmp_path / f"part-{part}.txt").write_text("\n".join([head, *rows]) + "\n")
    before = json.loads(filled("backup", "--list", "--json")[1])["copies"]
    code, _, err = filled("import", *sorted(tmp_path.glob("part-*.txt")))
    assert code == 0, err
    after = json.loads(filled("backup", "--list", "--json")[1])["copies"]
    assert [each["why"] for each in after][: len(after) - len(before)] == ["before_import"]
    assert after[0]["cases"] < 20


def test_a_copy_takes_the_place_of_a_desk_and_of_no_other_folder(filled, tmp_path):
    """Somebody's own folder is never moved aside, nor a former desk made up."""
    copy = filled("backup")[1].splitlines()[-1]
    own = tmp_path / "own"
    own.mkdir()
    (own / "letter.docx").write_text("mine")
    (tmp_path / "empty").mkdir()
    for folder in (own, tmp_path / "empty", tmp_path / "absent"):
        before = sorted(path.name for path in tmp_path.iterdir())
        code, out, err = filled("--desk", folder, "restore", copy, "--as-my-desk")
        assert (code, out) == (1, "")
        assert "There is no desk" in err
        assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (own / "letter.docx").read_text() == "mine"


def test_another_second_place_is_told_with_the_one_that_it_replaces(filled, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for place in (first, second):
        place.mkdir()
    filled("backup", "--keep-in", first)
    code, _, err = filled("backup", "--to", tmp_path / "absent", "--keep-in", second)
    assert code == 1
    assert "from now on" not in err
    code, _, err = filled("backup", "--keep-in", second)
    assert code == 0
    assert f"Copies go to {second} from now on, and no more to {first}." in err
