"""The command line: what it prints, and how it ends."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from desktop.cli.command_line import parser, run
from desktop.cli.commands import COMMANDS
from returns import VERSION
from returns.bringing_in.intake import Intake
from returns.errors import DeskProblem
from returns.sample.pictures import product_png

DOCS = Path(__file__).parents[3] / "docs"
SAMPLE = DOCS / "examples" / "amazon-returns.txt"
SUPPLIERS = DOCS / "examples" / "suppliers.json"


@pytest.fixture
def sendback(command_line):
    """A function that runs the command line on a desk of its own: (exit code, output, errors)."""

    def call(*words, told=False):
        code, out, err = command_line(*words)
        return code, json.loads(out) if told else out, err

    return call


def test_it_tells_its_version(capsys):
    with pytest.raises(SystemExit) as ended:
        run(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"sendback {VERSION}\n"


def test_every_command_that_can_be_typed_is_done_by_a_function_of_its_room():
    (commands,) = (each for each in parser()._actions if each.dest == "command")
    assert set(commands.choices) - {"batch"} == set(COMMANDS)
    for name, does in COMMANDS.items():
        room, function = does.args
        found = getattr(import_module(f"desktop.cli.{room}"), function)
        assert found.__module__ == f"desktop.cli.{room}", name


def test_a_command_loads_none_of_the_others():
    code = (
        "import sys; from desktop.cli.command_line import run\n"
        "run(['advise', '--value', '9', '--reason', 'defective'])\n"
        "late = {'acting', 'bringing_in', 'keeping', 'papers'}\n"
        "sys.exit(', '.join(late & {name.rpartition('.')[2] for name in sys.modules\n"
        "    if name.startswith('desktop.cli.')}) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_import_counts_new_known_and_unusable(sendback):
    code, (first,), _ = sendback("import", SAMPLE, "--json", told=True)
    assert code == 0
    assert (first["platform"], first["new"], first["known"]) == ("amazon_mfn", 5, 0)
    assert [set(row) for row in first["unusable"]] == [{"row", "column", "why"}]
    _, (again,), _ = sendback("import", SAMPLE, "--json", told=True)
    assert (again["new"], again["known"]) == (0, 5)


def test_the_queue_lists_open_cases_with_stable_keys(sendback):
    sendback("import", SAMPLE)
    code, rows, _ = sendback("queue", "--json", told=True)
    assert code == 0
    assert len(rows) == 5
    assert {
        *("case", "order", "sku", "reason", "value_minor"),
        *("currency", "next_step", "due_at", "recommendation"),
    } <= set(rows[0])
    assert (
        sendback("queue", "--search", "headphones", "--json", told=True)[1][0]["sku"]
        == "SZ-HP-X2-B"
    )


def test_show_tells_tracks_and_events(sendback):
    sendback("import", SAMPLE)
    code, case, _ = sendback("show", "302-5581234-7719001", "--json", told=True)
    assert code == 0
    assert set(case["tracks"]) == {"request", "goods", "buyer_money", "supplier_claim"}
    assert [set(event) for event in case["events"]] == [{"seq", "at", "by", "kind", "hash"}]


@pytest.mark.parametrize(
    ("words", "offers", "claim_from"),
    [
        (["--value", "20", "--reason", "changed_mind"], ["returnless_refund"], None),
        (
            ["--value", "75", "--reason", "defective"],
            ["immediate_refund", "replacement"],
            "supplier",
        ),
        (["--value", "75", "--reason", "changed_mind"], ["partial_refund"], None),
        (["--value", "150", "--reason", "defective"], ["refund_on_receipt"], "supplier"),
        (["--value", "150", "--reason", "changed_mind"], ["partial_refund"], None),
    ],
)
def test_advise_answers_by_the_table(sendback, words, offers, claim_from):
    code, told, _ = sendback("advise", *words, "--json", told=True)
    assert code == 0
    assert told["offers"][: len(offers)] == offers
    assert told["claim_from"] == claim_from
    assert set(told) == {
        *("offers", "route", "freight_payer", "fault", "claim_from", "because", "hold"),
    }


def test_advise_speaks_chinese(sendback):
    _, told, _ = sendback(
        "advise", "--value", "20", "--reason", "defective", "--lang", "zh", "--json", told=True
    )
    assert any("一" <= c <= "鿿" for c in told["because"][0])


@pytest.mark.parametrize(
    "words",
    [
        ["advise", "--value", "ten", "--reason", "defective"],
        ["advise", "--value", "nan", "--reason", "defective"],
        ["advise", "--value", "10", "--reason", "because"],
        ["advise", "--value", "10", "--reason", "defective", "--currency", "dollars"],
        ["queue", "--view", "nowhere"],
        ["fly"],
        ["do", "1", "dance"],
        ["label", "1"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(sendback, words):
    code, out, err = sendback(*words)
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    assert len(err) > 20


@pytest.mark.parametrize(
    "words",
    [
        ["show", "RC-1999-00001"],
        ["do", "RC-1999-00001", "refund"],
        ["do", "302-5581234-7719001", "refund"],
        ["do", "302-5581234-7719001", "settle"],
        ["do", "302-5581234-7719001", "decline"],
        ["receive", "NOBODY-KNOWS-IT"],
        ["label", "302-5581234-7719001", "-o", "out.pdf"],
        ["verify", str(SAMPLE)],
        ["import", "absent.txt"],
        ["suppliers", "absent.json"],
        ["restore", "x.zip", "--into", "new"],
    ],
)
def test_what_is_refused_ends_with_1_and_a_sentence(sendback, words):
    sendback("import", SAMPLE)
    code, out, err = sendback(*words)
    assert code == 1
    assert "Traceback" not in out + err
    assert len((out + err).strip()) > 20


def test_a_file_that_is_not_there_is_wrong_usage_and_no_difference(sendback):
    code, out, err = sendback("verify", "absent.pdf")
    assert code == 2
    assert "There is no file absent.pdf" in out + err


def test_no_paper_is_saved_over_another_file(sendback, tmp_path):
    sendback("import", SAMPLE)
    sendback("suppliers", SUPPLIERS)
    sendback("supplier", "RC-2026-00001", "Kiln & Co")
    out = tmp_path / "sheet.pdf"
    assert sendback("evidence", "RC-2026-00001", "-o", out)[0] == 0
    made = out.read_bytes()
    assert sendback("evidence", "RC-2026-00001", "-o", out)[0] == 0  # the same bytes
    out.write_bytes(b"something else")
    code, _, err = sendback("evidence", "RC-2026-00001", "-o", out)
    assert (code, out.read_bytes()) == (1, b"something else")
    assert "sheet.pdf" in err
    assert "documents" in err
    assert made.startswith(b"%PDF")
    terms = tmp_path / "terms.txt"
    terms.write_text("ours")
    assert sendback("policy", "-o", terms)[0] == 1
    assert terms.read_text() == "ours"


def test_a_folder_without_a_desk_is_told(sendback, tmp_path):
    code, _, err = sendback("--desk", tmp_path / "nothing", "queue")
    assert code == 1
    assert "no desk" in err
    assert not (tmp_path / "nothing").exists()


def test_a_second_program_on_the_desk_is_kept_out_but_may_look(sendback, tmp_path):
    from returns.desk import open_desk

    sendback("import", SAMPLE)
    held = open_desk(tmp_path / "a desk")
    try:
        assert sendback("do", "1", "note", "--note", "x")[0] == 1
        assert sendback("queue")[0] == 0
    finally:
        held.close()


def test_no_text_from_outside_steers_the_terminal(sendback):
    sendback("import", SAMPLE)
    steering = "\x1b[2J\x07\x9b31m\ud800"
    for words in (
        ("show", steering),
        ("show", "1", steering),
        ("queue", "--search", steering, "--view", steering),
        ("import", steering),
        ("receive", steering, "--keep-unmatched", "--note", "left at the door"),
        ("do", "1", "note", "--note", "ok \x1b[2J"),
        ("show", "1", "--json"),
    ):
        _, out, err = sendback(*words)
        assert not {"\x1b", "\x07", "\x9b"} & {*out, *err}, words


def test_an_empty_name_is_no_folder(sendback):
    """`--desk "$DESK"` with an unset variable must not make a desk where one stands."""
    for words in (("queue", "--desk", ""), ("label", "1", "-o", " "), ("sample", "")):
        code, _, err = sendback(*words)
        assert code == 2
        assert "the name is empty" in err


def test_a_mistyped_folder_is_told_and_not_made(sendback, tmp_path):
    for words in (("do", "1", "close"), ("photo", "1", "x.jpg"), ("receive", "T1")):
        code, _, err = sendback(*words, "--desk", tmp_path / "deks")
        assert code == 1
        assert "no desk" in err
    assert not (tmp_path / "deks").exists()


def test_a_parcel_without_a_code_is_kept_with_a_note_only(sendback):
    sendback("import", SAMPLE)
    assert sendback("receive", "", "--keep-unmatched")[0] == 1
    assert sendback("receive", "", "--keep-unmatched", "--note", "torn label")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "X-9 matches no case"),
        (("--lang", "en"), "X-9 matches no case"),
        (("--lang", "zh"), "X-9 没有匹配的退货"),
    ],
)
def test_a_parcel_that_nobody_knows_is_kept_and_told_in_the_language_asked_for(
    sendback, words, said
):
    sendback("import", SAMPLE)
    code, out, _ = sendback(
        "receive", "X-9", "--keep-unmatched", "--note", "by the door", *words
    )
    assert code == 0
    assert said in out


def test_a_photo_that_cannot_be_shown_says_so_and_is_kept(sendback, tmp_path):
    sendback("import", SAMPLE)
    picture = tmp_path / "half.png"
    picture.write_bytes(product_png("mug", "#225588")[:2000])
    code, told, _ = sendback("photo", "1", picture, "--json", told=True)
    assert code == 0
    assert [item["file"] for item in told["unshown"]] == ["half.png"]
    assert "original is kept" in told["unshown"][0]["why"]
    assert len(told["added"]) == 1


def test_what_was_brought_in_is_told_also_when_the_disk_gives_out(
    sendback, tmp_path, monkeypatch
):
    second = tmp_path / "second.txt"
    second.write_bytes(SAMPLE.read_bytes())
    commit = Intake.commit

    def fails_later(self, preview, *rest):
        if preview.path == second:
            raise DeskProblem("storage.DiskFull", needed_mb="5.0", free_mb="0.0")
        return commit(self, preview, *rest)

    monkeypatch.setattr(Intake, "commit", fails_later)
    code, out, err = sendback("import", SAMPLE, second)
    assert code == 1
    assert "5 new" in out
    assert "disk is full" in err


def test_what_the_postage_cost_is_noted_and_forgotten(sendback):
    sendback("import", SAMPLE)
    words = ["inspect", "302-5581234-7719001", "--json"]
    code, case, _ = sendback(*words, "--freight-out", "4.20", "--freight-back", "9", told=True)
    assert (code, case["freight_out_minor"], case["freight_back_minor"]) == (0, 420, 900)
    code, case, _ = sendback(*words, "--freight-back", "", told=True)
    assert (code, case["freight_out_minor"], case["freight_back_minor"]) == (0, 420, None)
    assert sendback(*words, "--freight-out", "dear")[0] == 2


def test_advise_hears_that_the_buyer_wants_a_new_one(sendback):
    words = ["advise", "--value", "75", "--reason", "defective", "--json"]
    assert sendback(*words, "--replacement", told=True)[1]["offers"][0] == "replacement"
    assert sendback(*words, told=True)[1]["offers"][0] == "immediate_refund"


def test_a_supplier_is_tied_to_a_product(sendback):
    sendback("import", SAMPLE)
    sendback("suppliers", DOCS / "examples" / "suppliers.csv")
    cases = [row["case"] for row in sendback("queue", "--json", told=True)[1]]
    told = [sendback("show", case, "--json", told=True)[1] for case in cases]
    waiting = next(case["case"] for case in told if not case["supplier"])
    code, out, _ = sendback("supplier", waiting, "kiln  & co", "--product", "--listing", "feed")
    assert code == 0
    assert waiting in out
    _, case, _ = sendback("show", waiting, "--json", told=True)
    assert case["supplier"] == "Kiln & Co"
    code, _, err = sendback("supplier", waiting, "Nobody")
    assert code == 1
    assert "Kiln & Co" in err


def test_suppliers_that_are_refused_are_counted_and_told_once(sendback, tmp_path):
    file = tmp_path / "suppliers.json"
    file.write_text('{"suppliers": [{"name": "Kiln & Co"}, {"name": ""}]}', "utf-8")
    code, out, _ = sendback("suppliers", file)
    assert code == 1
    first, second = out.splitlines()
    assert first == "1 suppliers new, 0 changed, 1 refused."
    assert second == "  row 2: suppliers[1].name is missing or empty; it is needed."
    assert sendback("suppliers", file, "--json", told=True)[1]["refused"] == 1


def test_a_case_without_a_buyers_name_leaves_no_gap(sendback):
    sendback("import", SAMPLE)
    _, out, _ = sendback("show", "2")
    assert out.splitlines()[1] == "Defective · €129.00 · Amazon DE"


def test_a_price_that_a_file_tells_otherwise_is_said(sendback, tmp_path):
    sendback("import", SAMPLE)
    typed = ("new", "111-1", "--reason", "defective", "--sku", "LAMP", "--title", "Lamp")
    sold = ("--price", "40.00", "--currency", "USD", "--shop", "Amazon US")
    assert sendback(*typed, *sold)[0] == 0
    heads = (
        "amazon-order-id,purchase-date,order-status,fulfillment-channel,sales-channel,"
        "product-name,sku,quantity,currency,item-price"
    )
    cells = "111-1,2026-11-10T10:00:00+00:00,Shipped,Merchant,Amazon.com,Lamp,LAMP,1,USD,32.67"
    path = tmp_path / "orders.txt"
    path.write_text("\n".join((heads, cells)).replace(",", "\t") + "\n", "utf-8")
    code, out, _ = sendback("import", path)
    assert code == 0
    assert "$32.67 as the price of Lamp, where you had entered $40.00" in out
    code, told, _ = sendback("import", path, "--json", told=True)
    assert (code, told[0]["differs"]) == (0, [])
