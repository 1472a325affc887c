"""A case worked whole on the command line: orders, parcels, money, steps back, products, batches."""

import io
import json
import sys
from hashlib import sha256

import pytest

from desktop.cli.command_line import run
from returns.language import between
from returns.sample.pictures import product_png

SUPPLIERS = {
    "suppliers": [
        {
            "name": "Kiln & Co",
            "email": "returns@kiln.example",
            "warehouses": [
                {"name": "Main", "address": {"lines": ["7 Kiln Road"], "city": "Stoke"}}
            ],
            "policies": [{"holds_from": "2026-01-01", "terms": {"window_days": 30}}],
            "products": [],
        }
    ]
}
ORDER = ("--title", "Lamp, oak", "--sku", "LAMP", "--price", "150", "--currency", "USD")


@pytest.fixture
def lamps(sendback):
    """A case of two lamps of $150 each, typed by hand."""
    code, number, _ = sendback(
        "new", "302-1", "--reason", "changed_mind", "--quantity", "2", *ORDER, "--shop", "Shop"
    )
    assert code == 0
    assert sendback("product", "LAMP", "--cost", "60", "--currency", "USD")[0] == 0
    return number


def show(sendback, case):
    code, told, _ = sendback("show", case, "--json")
    assert code == 0
    return told


def test_whom_the_next_step_waits_for_is_said(sendback, lamps):
    """An offer is out: what is next read as if it were ours."""
    said = {"en": "waiting for the buyer", "zh": "（等待买家）"}
    for lang, words in said.items():
        assert words not in sendback("show", lamps, "--lang", lang)[1]
    assert said["en"] in sendback("do", lamps, "recommended")[1]
    for lang, words in said.items():
        assert words in sendback("show", lamps, "--lang", lang)[1]
        assert words in sendback("do", lamps, "recommended", "--lang", lang)[1]


def test_a_parcel_to_the_supplier_is_said_to_be_lost_by_its_number(sendback, lamps, tmp_path):
    file = tmp_path / "suppliers.json"
    file.write_text(json.dumps(SUPPLIERS), encoding="utf-8")
    assert sendback("suppliers", str(file))[0] == 0
    assert sendback("supplier", lamps, "Kiln & Co")[0] == 0
    assert sendback("do", lamps, "approve", "--route", "to_us")[0] == 0
    assert sendback("receive", lamps)[0] == 0
    looked = ("--package", "sealed", "--complete", "yes", "--works", "yes")
    for unit in ("1", "2"):
        fate = ("--verdict", "no_fault", "--disposition", "to_supplier")
        assert sendback("inspect", lamps, "--unit", unit, *looked, *fate)[0] == 0
    assert sendback("do", lamps, "lost", "--tracking", "OUT-1")[0] == 1
    sent = ("--to", "supplier", "--tracking", "OUT-1", "--units", "2", "--sent")
    assert sendback("parcel", lamps, *sent)[0] == 0
    assert sendback("do", lamps, "lost", "--tracking", "OUT-1")[0] == 0
    (line,) = show(sendback, lamps)["lines"]
    assert [unit["goods"] for unit in line["units"]] == ["inspected", "lost"]


def test_pieces_that_go_another_way_are_named_by_their_numbers(sendback, lamps):
    assert sendback("do", lamps, "approve", "--units", "2", "--route", "to_us")[0] == 0
    part = ("--offer", "partial_refund", "--amount", "40")
    assert sendback("do", lamps, "offer", "--units", "1", *part)[0] == 0
    assert sendback("do", lamps, "buyer_agreed", "--units", "1")[0] == 0
    assert sendback("do", lamps, "shipped", "--units", "2", "--tracking", "K1")[0] == 0
    assert sendback("receive", "K1")[0] == 0
    looked = ("--package", "sealed", "--complete", "yes", "--works", "yes")
    assert sendback("inspect", lamps, "--unit", "2", *looked, "--verdict", "no_fault")[0] == 0
    kept, back = show(sendback, lamps)["lines"]
    assert [(unit["unit"], unit["verdict"]) for unit in kept["units"]] == [(1, None)]
    assert [(unit["unit"], unit["verdict"]) for unit in back["units"]] == [(2, "no_fault")]
    assert sendback("do", lamps, "refund", "--line", "1")[0] == 0
    assert sendback("do", lamps, "refund", "--line", "2")[0] == 0
    payments = show(sendback, lamps)["payments"]
    assert [(x["amount_minor"], x["units"]) for x in payments] == [(4_000, [1]), (15_000, [2])]


def test_several_items_of_an_order_come_back_in_one_case(sendback, tmp_path):
    head = "Name,Currency,Subtotal,Shipping,Total,Created at,Lineitem quantity,Lineitem name,"
    first = "#8001,USD,139.00,0.00,139.00,2026-11-01 10:00:00 +0000"
    rows = (
        f"{head}Lineitem price,Lineitem sku",
        f"{first},1,Mug,30.00,MUG",
        "#8001,,,,,2026-11-01 10:00:00 +0000,1,Lamp,75.00,LAMP",
        "#8001,,,,,2026-11-01 10:00:00 +0000,2,A=B pin,17.00,PIN=1",
    )
    orders = tmp_path / "orders.csv"
    orders.write_text("\n".join(rows), encoding="utf-8")
    assert sendback("import", orders, "--channel", "Shop A")[0] == 0
    also = ("--also", "LAMP=wrong_item", "--also", "PIN=1=changed_mind:2")
    code, number, _ = sendback("new", "#8001", "--reason", "defective", "--sku", "MUG", *also)
    assert code == 0
    lines = show(sendback, number)["lines"]
    assert [(line["sku"], line["quantity"], line["reason"]) for line in lines] == [
        ("MUG", 1, "defective"),
        ("LAMP", 1, "wrong_item"),
        ("PIN=1", 2, "changed_mind"),
    ]
    for told in ("LAMP", "=defective", "LAMP=nonsense", "LAMP=defective:x"):
        words = ("new", "#8001", "--reason", "defective", "--sku", "MUG", "--also", told)
        assert sendback(*words)[0] == 2


KEYS = {
    *("case", "order", "shop", "lines", "tracks", "recommendation", "next_step", "due_at"),
    *("waiting_for", "dates", "parcels", "claims", "payments", "letters", "closed_at"),
    *("photos", "events"),
}
LINE_KEYS = {
    *("line", "sku", "title", "quantity", "reason", "supplier", "paid_minor", "refunded_minor"),
    *("tracks", "recommendation", "units"),
}
UNIT_KEYS = {"unit", "goods", "parcel", "verdict", "grade", "disposition", "place"}


def test_show_has_the_keys_that_scripts_rely_on(sendback, lamps):
    told = show(sendback, lamps)
    assert told.keys() >= KEYS
    (line,) = told["lines"]
    assert line.keys() >= LINE_KEYS
    assert [unit.keys() >= UNIT_KEYS for unit in line["units"]] == [True, True]
    assert (line["paid_minor"], line["refunded_minor"]) == (30_000, 0)
    assert told["dates"].keys() == {"ordered", "shipped", "delivered"}
    assert told["dates"]["delivered"].keys() == {"earliest", "latest", "sure"}
    assert told["recommendation"]["hold"] is None


def test_nothing_is_next_on_a_closed_case(sendback, lamps):
    assert sendback("do", lamps, "close", "--reason", "A test order.")[0] == 0
    (row,) = sendback("queue", "--view", "everything", "--json")[1]
    assert (row["case"], row["next_step"], row["waiting_for"]) == (lamps, None, None)
    assert show(sendback, lamps)["next_step"] is None
    assert "Closed" in sendback("queue", "--view", "everything")[1]


def test_a_case_goes_by_units_parcels_and_money_and_its_steps_back_and_forth(sendback, lamps):
    assert sendback("do", lamps, "approve", "--route", "to_us")[0] == 0
    sent = sendback(
        "parcel", lamps, "--to", "us", "--tracking", "T-1", "--units", "1", "--sent"
    )
    assert sent[0] == 0
    told = show(sendback, lamps)
    assert [unit["goods"] for unit in told["lines"][0]["units"]] == ["in_transit", "awaited"]
    (parcel,) = told["parcels"]
    assert parcel.keys() >= {
        *("parcel", "from", "to", "carrier", "tracking", "payer", "units"),
        *("sent_on", "arrived_on"),
    }
    assert (parcel["from"], parcel["to"], parcel["units"]) == ("buyer", "us", [1])
    assert sendback("parcel", lamps, "--to", "us", "--tracking", "T-1", "--arrived")[0] == 0
    looked = ("--package", "opened", "--complete", "yes", "--works", "yes")
    assert sendback("inspect", lamps, "--line", "1", "--unit", "1", *looked)[0] == 0
    assert sendback("inspect", lamps, "--unit", "1", "--verdict", "no_fault")[0] == 0
    assert (
        sendback("do", lamps, "refund", "--json")[1]["payments"][-1]["amount_minor"] == 15_000
    )
    assert show(sendback, lamps)["lines"][0]["refunded_minor"] == 15_000
    assert sendback("undo", lamps)[0] == 0
    assert show(sendback, lamps)["payments"] == []
    assert sendback("undo", lamps, "--redo")[0] == 0
    assert show(sendback, lamps)["lines"][0]["refunded_minor"] == 15_000
    assert sendback("check")[0] == 0


def test_an_order_tells_its_lines_and_takes_dates(sendback, lamps):
    code, (order,), _ = sendback("order", "302-1", "--json")
    assert code == 0
    assert order.keys() >= {
        *("shop", "number", "currency", "state", "buyer", "email", "address", "ordered"),
        *("shipped", "delivered", "lines", "cases"),
    }
    (line,) = order["lines"]
    assert (line["quantity"], line["paid_minor"], line["refunded_minor"]) == (2, 30_000, 0)
    assert order["cases"] == [lamps]
    days = ("--ordered", "2026-01-02", "--shipped", "2026-01-04", "--delivered", "2026-01-09")
    assert sendback("order", "302-1", *days)[0] == 0
    dates = show(sendback, lamps)["dates"]
    assert dates["delivered"] == {
        "earliest": "2026-01-09",
        "latest": "2026-01-09",
        "sure": True,
    }


@pytest.mark.parametrize(
    "words",
    [
        ("parcel", "CASE", "--to", "us", "--arrived"),
        ("receive", "CASE"),
        ("do", "CASE", "lost"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_which_parcel_is_asked_with_the_number_that_names_it(sendback, lamps, words, lang):
    assert sendback("do", lamps, "approve", "--route", "to_us")[0] == 0
    for unit, carrier in (("1", "DHL"), ("2", "")):
        told = ("--units", unit, "--carrier", carrier, "--sent", "--another")
        assert sendback("parcel", lamps, "--to", "us", *told)[0] == 0
    first, second = (each["parcel"] for each in show(sendback, lamps)["parcels"])
    words = [lamps if word == "CASE" else word for word in words]
    code, out, err = sendback(*words, "--lang", lang)
    assert (code, out) == (1, "")
    comma, semicolon = (between(mark, lang) for mark in ("comma", "semicolon"))
    assert f"--parcel {first}{comma}DHL{semicolon}--parcel {second}" in err
    assert sendback(*words, "--parcel", str(second))[0] == 0
    goods = [each["goods"] for each in show(sendback, lamps)["lines"][0]["units"]]
    assert goods == ["in_transit", "lost" if words[0] == "do" else "received"]


def test_what_is_told_of_a_parcel_with_its_number_is_kept(sendback, lamps):
    shed = "Shed=own;Lagerweg 3;;Hamburg;;20095;DE;"
    assert sendback("settings", "--place", shed)[0] == 0
    assert sendback("parcel", lamps, "--to", "us", "--sent")[0] == 0
    later = ("--carrier", "UPS", "--payer", "supplier", "--place", "Shed", "--cost", "4")
    assert sendback("parcel", lamps, "--to", "us", "--tracking", "T1", *later, "--sent")[0] == 0
    (parcel,) = show(sendback, lamps)["parcels"]
    told = {"tracking": "T1", "carrier": "UPS", "payer": "supplier", "cost_minor": 400}
    assert parcel | told == parcel
    # what is not said again stays
    assert sendback("parcel", lamps, "--to", "us", "--tracking", "T1", "--arrived")[0] == 0
    (parcel,) = show(sendback, lamps)["parcels"]
    assert parcel | told == parcel


BAD = [
    # what cannot be of a case of two lamps, one sentence each
    ["order", "302-1", "--delivered", "2036-01-01"],
    ["order", "302-1", "--shipped", "2026-01-09", "--delivered", "2026-01-04"],
    ["order", "302-1", "--delivered", "2026-02-31"],
    ["order", "404-404"],
    ["money", "CASE", "out", "--amount", "5", "--currency", "EUR"],
    ["money", "CASE", "out", "--amount", "300.01"],
    ["money", "CASE", "out", "--amount", "0"],
    ["money", "CASE", "in", "--amount", "5", "--from", "supplier"],
    ["money", "CASE", "out", "--amount", "5", "--on", "2036-01-01"],
    ["do", "CASE", "refund", "--units", "7"],
    ["do", "CASE", "refund", "--line", "2"],
    ["do", "CASE", "refund", "--line", "0"],
    ["do", "CASE", "approve", "--place", "Nowhere"],
    ["do", "CASE", "replace", "--exchange", "UNICORN"],
    ["do", "CASE", "buyer_said"],
    ["do", "CASE", "lift", "--reason", "because"],
    ["do", "CASE", "reopen", "--reason", "again"],
    ["parcel", "CASE", "--to", "supplier", "--from", "us", "--sent"],
    ["parcel", "CASE", "--to", "us", "--units", "3"],
    ["parcel", "CASE", "--to", "us", "--place", "Nowhere"],
    ["inspect", "CASE", "--unit", "0", "--marks", "x"],
    ["inspect", "CASE", "--line", "3", "--marks", "x"],
    ["inspect", "CASE", "--unit", "9", "--missing"],
    ["new", "302-1", "--reason", "defective", "--sku", "LAMP", "--quantity", "1"],
    ["new", "302-1", "--reason", "defective", "--sku", "VASE"],
    ["new", "302-9", "--reason", "defective", "--title", "Cup", "--quantity", "0"],
    ["undo", "CASE", "--redo"],
    ["product", "LAMP", "--supplier", "Nobody"],
    ["settings", "--place", "Shed=third_party;;;;;;;"],
    ["settings", "--place", "Shed="],
]


@pytest.mark.parametrize("words", BAD, ids=" ".join)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(sendback, lamps, words):
    sendback("do", lamps, "offer", "--offer", "refund_on_receipt")
    before = show(sendback, lamps)
    code, out, err = sendback(*(lamps if word == "CASE" else word for word in words))
    assert code in (1, 2)
    assert out == ""
    assert len(err.strip()) > 20
    assert "Sendback has no words" not in err
    after = show(sendback, lamps)
    assert after["events"] == before["events"]
    assert after["lines"] == before["lines"]


def test_places_are_kept_named_and_taken_away(sendback, lamps):
    shed = "Shed=third_party;Lagerweg 3;;Hamburg;;20095;DE;"
    code, told, _ = sendback("settings", "--place", shed, "--json")
    assert code == 0
    assert [(place["name"], place["kind"]) for place in told["places"]] == [
        ("Shed", "third_party")
    ]
    route = ("--route", "to_third_party", "--place", "Shed")
    _, told, _ = sendback("do", lamps, "approve", *route, "--json")
    assert "Lagerweg 3" in told["letter"]["body"]
    code, _, err = sendback("settings", "--place", "Shed=")
    assert code == 1
    assert "Shed" in err


# --- the recommended step, with what is said along with it ----------------------------------------


def test_the_recommended_step_heeds_what_is_said_along_with_it(sendback, lamps):
    for words in (("answer_buyer", "--offer", "refund_on_receipt"), ("approve",)):
        assert sendback("do", lamps, *words)[0] == 0
    assert sendback("receive", lamps)[0] == 0
    facts = ("--package", "opened", "--complete", "yes", "--works", "yes")
    for unit in "12":
        assert sendback("inspect", lamps, "--unit", unit, *facts)[0] == 0
    assert sendback("inspect", lamps, "--unit", "1", "--verdict", "as_claimed")[0] == 0
    assert sendback("inspect", lamps, "--unit", "2", "--verdict", "as_claimed")[0] == 0
    said = ("--amount", "12.50", "--units", "2", "--on", "2026-01-05", "--lang", "zh")
    code, told, err = sendback("do", lamps, "recommended", *said, "--json")
    assert code == 0, err
    assert told["letter"]["facts"]["amount_minor"] == 1250
    assert told["letter"]["lang"] == "zh"
    (payment,) = told["payments"]
    assert (payment["amount_minor"], payment["units"], payment["on"]) == (
        *(1250, [2]),
        "2026-01-05",
    )


@pytest.mark.usefixtures("lamps")
def test_a_letter_names_its_items_by_the_numbers_that_line_takes(sendback):
    words = ("new", "302-2", "--reason", "changed_mind", *ORDER, "--shop", "Shop")
    code, second, err = sendback(*words)
    assert code == 0, err
    code, told, err = sendback("do", second, "recommended", "--json")
    assert code == 0, err
    for letter in (told["letter"], *told["letters"]):
        (item,) = letter["facts"]["items"]
        assert item["line"] == told["lines"][0]["line"] == 1


def test_while_others_are_waited_for_the_recommended_step_writes_nothing(sendback, lamps):
    for words in (("answer_buyer", "--offer", "refund_on_receipt"), ("approve",)):
        assert sendback("do", lamps, *words)[0] == 0
    before = show(sendback, lamps)
    assert before["waiting_for"] == "buyer"
    assert sendback("do", lamps, "recommended")[0] == 0
    assert show(sendback, lamps) == before


# --- nothing of a command that is refused ------------------------------------------------------


def unchanged(sendback, case, *words):
    """The command is refused and leaves the case and its order as they were; what it said."""
    before = show(sendback, case), sendback("order", "302-1", "--json")[1]
    code, _, err = sendback(*words)
    assert code == 1, err
    assert (show(sendback, case), sendback("order", "302-1", "--json")[1]) == before
    return err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--works", "yes", "--found", "colour=red"), "colour=red"),
        (("--works", "yes", "--supplier-says", "colour=red"), "colour=red"),
        (("--works", "yes", "--verdict", "as_claimed", "--unit", "7"), "no piece 7"),
        (("--works", "yes", "--missing"), "leave out --missing"),
        (("--missing", "--unit", "1", "--found", "colour=red"), "colour=red"),
    ],
)
def test_an_inspection_that_is_refused_keeps_nothing_of_it(sendback, lamps, words, why):
    assert sendback("do", lamps, "approve", "--route", "to_us")[0] == 0
    assert sendback("receive", lamps)[0] == 0
    assert why in unchanged(sendback, lamps, "inspect", lamps, *words)


def test_what_lay_in_the_parcel_that_is_here_is_inspected_with_it(sendback, lamps):
    assert sendback("do", lamps, "approve", "--route", "to_us")[0] == 0
    for unit in ("1", "2"):
        there = ("--to", "us", "--units", unit, "--tracking", f"T-{unit}", "--sent")
        assert sendback("parcel", lamps, *there)[0] == 0
    assert sendback("receive", "T-1")[0] == 0
    found = ("inspect", lamps, "--unit", "2", "--works", "no")
    assert "say that it lay in the one that is here" in unchanged(sendback, lamps, *found)
    missing = (*found[:4], "--missing", "--here")
    assert "leave out --missing" in unchanged(sendback, lamps, *missing)
    assert sendback(*found, "--here")[0] == 0
    (line,) = show(sendback, lamps)["lines"]
    assert [unit["goods"] for unit in line["units"]][:2] == ["received", "received"]


def test_dates_and_sums_of_an_order_are_entered_together_or_not(sendback, lamps):
    told = ("--shipped", "2026-01-05", "--price", "10", "--item", "NOBODYS")
    assert "It has: LAMP" in unchanged(sendback, lamps, "order", "302-1", *told)


@pytest.mark.parametrize("by", ["new", "order"])
def test_the_price_of_all_pieces_is_shared_by_them_to_the_cent(sendback, by):
    """62.00 for 3 could be typed as 20.67 each alone, which is 62.01."""
    told = ("--title", "Mug", "--sku", "MUG", "--quantity", "3", "--shop", "Shop")
    total = ("--total", "62.00", "--currency", "USD")
    first = total if by == "new" else ("--currency", "USD")
    code, case, _ = sendback("new", "302-9", "--reason", "changed_mind", *told, *first)
    assert code == 0
    if by == "order":
        assert sendback("order", "302-9", "--item", "MUG", *total)[0] == 0
    (line,) = show(sendback, case)["lines"]
    assert line["paid_minor"] == 6_200
    (known,) = sendback("order", "302-9", "--json")[1]
    assert [each["paid_minor"] for each in known["lines"]] == [6_200]


def test_a_price_is_of_one_piece_or_of_all(sendback, lamps):
    both = ("--price", "10", "--total", "30")
    assert sendback("order", "302-1", *both)[0] == 2


def test_a_supplier_and_his_number_are_entered_together_or_not(sendback, lamps, tmp_path):
    file = tmp_path / "suppliers.json"
    file.write_text(json.dumps(SUPPLIERS), "utf-8")
    sendback("suppliers", file)
    told = unchanged(sendback, lamps, "supplier", lamps, "Kiln & Co", "--po", "x" * 20_000)
    assert "20,000 characters" in told


def test_settings_and_places_are_kept_together_or_not(sendback):
    before = sendback("settings", "--json")[1]
    words = ("--set", "partial_percent=35", "--place", "Shed=third_party;;;;;;;")
    assert sendback("settings", *words)[0] == 1
    assert sendback("settings", "--json")[1] == before


# --- many commands over one desk ----------------------------------------------------------------


def answers(sendback, tmp_path, lines, *words):
    file = tmp_path / "commands.txt"
    file.write_bytes(b"\n".join(lines))
    code, out, _ = sendback("batch", file, *words)
    told = [json.loads(line) for line in out.splitlines()] if isinstance(out, str) else [out]
    return code, told


def test_a_batch_answers_each_line_and_goes_on_after_what_is_no_command(
    sendback, lamps, tmp_path
):
    lines = [
        b"queue --json",
        b"fly away",
        b"",
        b"# a remark",
        b"x" * 10_000_000,
        b'do 1 note --note "cut off',
        b"show 404",
        b"sample /tmp/x",
        b"--json",
        b"do 1 note --note 'Called the buyer'",
        b"\xff\xfe\x00",
        b"show 1 --json",
    ]
    code, told = answers(sendback, tmp_path, lines)
    assert code == 1
    assert [(one["line"], one["exit"]) for one in told] == [
        *((1, 0), (2, 2), (5, 2), (6, 2), (7, 1), (8, 2), (9, 2), (10, 0), (11, 2), (12, 0)),
    ]
    assert all(set(one) == {"line", "exit", "out", "err"} for one in told)
    assert all(one["err"] for one in told if one["exit"])
    assert told[0]["out"][0]["case"] == lamps
    assert [event["kind"] for event in told[-1]["out"]["events"]][-1] == "note"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (b"fly away", "fly"),
        (b"show", "CASE"),
        (b"order 302-1 --delivered 2026-02-31", "2026-02-31"),
        (b"do 1 refund --units 0", "'0'"),
        (b"do 1 refund --on soon", "'soon'"),
        (b'{"show": 1}', "{show:"),
        (b"y" * 90_000, "yyy"),
    ],
)
@pytest.mark.parametrize(
    ("lang", "end"), [("en", "nothing was changed"), ("zh", "未作任何更改")]
)
def test_a_batch_tells_what_is_wrong_with_a_line_in_one_sentence(
    sendback, lamps, tmp_path, line, named, lang, end
):
    _, (told,) = answers(sendback, tmp_path, [line], "--lang", lang)
    assert (told["exit"], told["out"]) == (2, "")
    assert named in told["err"]
    assert end in told["err"]
    assert "\n" not in told["err"]
    assert len(told["err"]) < 700


@pytest.mark.parametrize(
    "words", ["--desk={} show 1", "--desk {} show 1", "show --desk={} 1", "--des {} show 1"]
)
def test_a_batch_does_no_line_that_names_another_desk(sendback, lamps, tmp_path, words):
    line = words.format(tmp_path / "elsewhere").encode()
    _, (told, after) = answers(sendback, tmp_path, [line, b"show 1 --json"])
    assert (told["exit"], told["out"], "--desk" in told["err"]) == (2, "", True)
    assert after["exit"] == 0


def test_a_batch_stops_at_the_first_refusal_when_told_to(sendback, lamps, tmp_path):
    _, told = answers(sendback, tmp_path, [b"queue", b"show 404", b"queue"], "--stop")
    assert [one["exit"] for one in told] == [0, 1]


def test_a_batch_answers_a_line_before_it_reads_the_next(sendback, lamps, monkeypatch, capsys):
    printed = []

    class Talk(io.BytesIO):
        def readline(self, size=-1):
            printed.append(capsys.readouterr().out)
            return super().readline(size)

    class Stream:
        buffer = Talk(b"show 1\nshow 404\n")

    monkeypatch.setattr(sys, "stdin", Stream())
    assert run(["batch", "-"]) == 1
    assert [json.loads(text)["exit"] for text in printed if text] == [0, 1]


def test_the_postage_of_an_order_is_told_and_noted_as_a_pot_of_its_own(sendback):
    shop = ("--shop", "Amazon US")
    number = sendback("new", "302-1", "--reason", "changed_mind", *shop, *ORDER)[1]
    code, _, err = sendback("money", number, "out", "--amount", "4.99", "--postage")
    assert (code, "not known" in err) == (1, True)
    assert sendback("order", "302-1", "--postage", "4.99")[0] == 0
    code, _, err = sendback("money", number, "out", "--amount", "5", "--postage")
    assert (code, "USD 4.99" in err or "$4.99" in err) == (1, True)
    assert sendback("money", number, "out", "--amount", "4.99", "--postage")[0] == 0
    (known,) = sendback("order", "302-1", "--json")[1]
    assert (known["postage_minor"], known["postage_refunded_minor"]) == (499, 499)
    assert known["lines"][0]["refunded_minor"] == 0


def test_a_refund_that_bounced_is_owed_again_and_what_a_buyer_sends_back_is_noted(
    sendback, lamps
):
    keeps = ("--offer", "returnless_refund", "--overrule")
    assert sendback("do", lamps, "offer", *keeps)[0] == 0
    assert sendback("do", lamps, "refund")[0] == 0
    code, _, err = sendback("money", lamps, "bounced", "--amount", "299.99")
    assert (code, "299.99" in err) == (1, True)
    assert sendback("money", lamps, "bounced", "--amount", "300")[0] == 0
    told = show(sendback, lamps)
    assert (told["payments"], told["next_step"]) == ([], "refund")
    assert sendback("do", lamps, "refund")[0] == 0
    buyer = ("--from", "buyer", "--reference", "PP-1")
    assert sendback("money", lamps, "in", "--amount", "300.01", *buyer)[0] == 1
    assert sendback("money", lamps, "in", "--amount", "50", *buyer)[0] == 0
    told = show(sendback, lamps)
    assert told["lines"][0]["refunded_minor"] == 25000
    sums = [(each["outgoing"], each["amount_minor"]) for each in told["payments"]]
    assert sums == [(True, 30000), (False, 5000)]
    assert told["next_step"] != "refund"


def test_a_dispute_that_no_file_tells_of_holds_the_case(sendback, lamps):
    assert sendback("dispute", lamps, "chargeback", "--on", "2026-11-20")[0] == 0
    told = show(sendback, lamps)
    assert (told["dispute"], told["next_step"]) == ("chargeback", "check")
    code, _, err = sendback("dispute", lamps, "paypal")
    assert (code, "already" in err) == (1, True)
    assert sendback("undo", lamps)[0] == 0
    assert show(sendback, lamps)["dispute"] is None


def test_one_sku_is_merged_into_another_and_what_is_sold_no_more_is_retired(sendback, lamps):
    assert sendback("product", "LAMP-2", "--title", "Lamp, oak")[0] == 0
    code, _, err = sendback("product", "LAMP", "--merge-into", "NONE")
    assert (code, "NONE" in err) == (1, True)
    code, told, _ = sendback("product", "LAMP", "--merge-into", "LAMP-2", "--json")
    assert (code, told["sku"], told["cost_minor"]) == (0, "LAMP-2", 6000)
    code, told, _ = sendback("product", "LAMP", "--retire", "--json")
    assert (code, told["sku"], told["retired"]) == (0, "LAMP-2", True)
    assert "retired" in sendback("product", "LAMP")[1]
    code, told, _ = sendback("product", "LAMP-2", "--bring-back", "--json")
    assert (code, told["retired"]) == (0, False)
    assert sendback("product", "LAMP", "--retire", "--bring-back")[0] == 2
    assert show(sendback, lamps)["lines"][0]["sku"] == "LAMP"
    assert sendback("check")[0] == 0


def test_a_product_is_given_a_picture_and_loses_it_again(sendback, lamps, tmp_path):
    path = tmp_path / "lamp.png"
    path.write_bytes(product_png("lamp", "#aa7733"))
    code, told, _ = sendback("product", "LAMP", "--picture", path, "--group", "Lamps", "--json")
    assert code == 0
    assert told["picture"] == f"original:{sha256(path.read_bytes()).hexdigest()}"
    assert told["group"] == "Lamps"
    empty = tmp_path / "empty.png"
    empty.write_bytes(b"")
    code, _, said = sendback("product", "LAMP", "--picture", empty, "--group", "Other")
    assert code == 1
    assert "shows what it showed" in said
    # of two things that were said together neither was kept
    code, told, _ = sendback("product", "LAMP", "--json")
    assert (told["group"], bool(told["picture"])) == ("Lamps", True)
    code, told, _ = sendback("product", "LAMP", "--no-picture", "--json")
    assert (code, told["picture"]) == (0, None)


def test_what_was_not_taken_back_is_not_done_again(sendback, lamps):
    code, _, err = sendback("undo", lamps, "--redo")
    assert (code, "Nothing of this case was taken back" in err) == (1, True)


def test_the_letter_of_a_step_is_shown_before_it_is_done(sendback, lamps):
    before = show(sendback, lamps)
    code, letter, _ = sendback("preview", lamps, "recommended", "--json")
    assert code == 0
    assert show(sendback, lamps) == before
    assert (letter["to"], letter["at"]) == ("buyer", None)
    assert letter["facts"]["items"][0]["sku"]
    assert sendback("preview", lamps, "recommended")[0] == 0
    code, done, _ = sendback("do", lamps, "recommended", "--json")
    assert (code, {**done["letter"], "at": None}) == (0, letter)


def test_a_verdict_writes_no_letter_that_could_be_shown(sendback, lamps):
    code, _, err = sendback("preview", lamps, "verdict", "--verdict", "as_claimed")
    assert (code, "writes no letter" in err) == (1, True)


def test_what_one_command_found_is_undone_and_done_again_in_one_step(sendback, lamps):
    """What was found, and the verdict, were two."""
    assert sendback("do", lamps, "approve", "--route", "to_us")[0] == 0
    assert sendback("receive", lamps)[0] == 0
    looked = ("--package", "sealed", "--complete", "yes", "--works", "yes")
    assert sendback("inspect", lamps, "--unit", "2", *looked)[0] == 0
    before = show(sendback, lamps)["lines"]
    found = ("--found", "item=a lamp", "--freight-back", "7.00", "--verdict", "no_fault")
    assert sendback("inspect", lamps, "--line", "1", *looked, *found)[0] == 0
    after = show(sendback, lamps)["lines"]
    assert after != before
    assert sendback("undo", lamps)[0] == 0
    assert show(sendback, lamps)["lines"] == before
    assert sendback("undo", lamps, "--redo")[0] == 0
    assert show(sendback, lamps)["lines"] == after
    assert sendback("undo", lamps)[0] == 0
    assert show(sendback, lamps)["lines"] == before
    # the step before is one of its own
    assert sendback("undo", lamps)[0] == 0
    assert show(sendback, lamps)["lines"] != before


def test_where_an_order_goes_is_told_and_read(sendback, lamps):
    number = "302-1"
    told = "Ana Ruiz;4 Mill Lane;Flat 2;Boise;ID;83702;US;"
    assert sendback("order", number, "--address", told)[0] == 0
    (order,) = sendback("order", number, "--json")[1]
    assert order["address"]["lines"] == ["4 Mill Lane", "Flat 2"]
    assert (order["address"]["name"], order["address"]["city"]) == ("Ana Ruiz", "Boise")
    code, _, err = sendback("order", number, "--address", "Ana Ruiz;;;Boise;ID;83702;US;")
    assert code != 0
    assert "Street, town and country" in err
    code, _, err = sendback("order", number, "--address", "4 Mill Lane, Boise")
    assert code != 0
    assert "name;line1;line2" in err


def test_what_was_found_is_concluded_as_it_is_proposed(sendback, lamps):
    """It was refused for want of a verdict, which follows from what was found."""
    for words in (
        ("do", lamps, "answer_buyer", "--offer", "refund_on_receipt", "--route", "to_us"),
        ("receive", lamps),
        *(
            (
                "inspect",
                lamps,
                "--unit",
                unit,
                "--package",
                "opened",
                "--complete",
                "yes",
                "--works",
                "yes",
            )
            for unit in ("1", "2")
        ),
    ):
        code, _, err = sendback(*words)
        assert code == 0, (words, err)
    assert sendback("do", lamps, "inspect", "--line", "9")[0] == 1
    code, _, err = sendback("do", lamps, "inspect", "--line", "1")
    assert code == 0, err
    units = show(sendback, lamps)["lines"][0]["units"]
    assert {(unit["goods"], unit["verdict"]) for unit in units} == {("inspected", "as_claimed")}


def test_what_nobody_looked_at_is_not_concluded(sendback, lamps):
    sendback("do", lamps, "answer_buyer", "--offer", "refund_on_receipt", "--route", "to_us")
    assert sendback("receive", lamps)[0] == 0
    assert unchanged(sendback, lamps, "do", lamps, "inspect")


@pytest.mark.parametrize(
    ("lang", "unknown"), [("en", "price not known: no file lists it yet"), ("zh", "价格未知")]
)
def test_what_was_given_for_nothing_has_a_known_price(sendback, lang, unknown):
    untold = (
        "--title",
        "Spoon",
        "--reason",
        "defective",
        "--currency",
        "USD",
        "--shop",
        "eBay US",
    )
    for order, price in (("9-1", ("--price", "0.00")), ("9-2", ())):
        code, number, err = sendback("new", order, *untold, *price)
        assert code == 0, err
        _, told, _ = sendback("--lang", lang, "show", number)
        assert ("$0.00" in told, unknown in told) == (bool(price), not price)
