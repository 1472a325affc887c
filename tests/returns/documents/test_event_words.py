"""Each step of the history has its sentence in both languages, also one about several items."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import returns
from returns.documents.event_words import event_words, moves, what_happened
from returns.phrases import topic
from returns.records.event import Event
from returns.terms import End, HoldKind, Move, StepKind

ROOT = Path(returns.__file__).parent
#: where a step of the history is written with its kind in so many letters
_WRITTEN = re.compile(
    r"(?:change|change_within|append_event|_judging)\((?:[^()\"]*, )?\"([a-z_]+)\""
)


def told(kind: str, lang: str = "en", **body: object) -> str:
    return event_words(Event(1, 1, "2026-06-20T09:00:00Z", kind, json.dumps(body), "00"), lang)


def kinds() -> list[str]:
    found = {kind.value for kind in (*StepKind, *Move)}
    for path in ROOT.rglob("*.py"):
        found |= set(_WRITTEN.findall(path.read_text(encoding="utf-8")))
    return sorted(found)


def test_the_kinds_are_found_in_the_code() -> None:
    assert {"parcel", "finding", "label_overruled", "refund"} <= set(kinds())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_of_step_has_words_of_its_own(lang: str) -> None:
    assert [kind for kind in kinds() if kind not in topic(lang, "events")] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Buyer refunded: items 1, 3, USD 81.00"),
        ("zh", "已退款给买家：第 1、3 项商品，USD 81.00"),
    ],
)
def test_a_step_on_several_items_names_them(lang: str, words: str) -> None:
    assert told("refund", lang, lines=[1, 3], amount="$81.00") == words


def test_a_step_on_one_item_of_several_names_it() -> None:
    assert told("send_claim", lines=[2]) == "Claim sent: item 2"
    assert told("send_claim") == "Claim sent"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            {"to": "supplier", "sent": True, "tracking": "T1"},
            "Parcel sent: to the supplier, T1",
        ),
        ({"to": "us", "arrived": True, "sent": True}, "Parcel arrived: to us"),
        ({"to": "buyer"}, "Parcel noted: to the buyer"),
    ],
)
def test_a_parcel_says_where_it_goes_and_how_far_it_is(
    body: dict[str, object], words: str
) -> None:
    assert told("parcel", **body) == words


def test_money_of_the_platform_is_said_to_be_its() -> None:
    assert (
        told("money_out", amount="$5.00", by="platform")
        == "The platform paid the buyer: USD 5.00"
    )
    assert (
        told("money_in", amount="$5.00", reference="A7") == "Money came: USD 5.00, reference A7"
    )


def test_dates_of_an_order_are_read_as_days() -> None:
    assert told("order_dates", ordered_on="2026-06-01", shipped_on="") == (
        "Dates of the order told: ordered 1 Jun 2026"
    )
    assert told("order_dates", "zh", delivered_on="2026-06-10") == (
        "已填写订单日期：2026年6月10日签收"
    )
    assert told("order_dates", delivered_on="soon") == "Dates of the order told: delivered soon"


def test_a_verdict_on_units_is_told_once() -> None:
    cells = {"verdict": [None, "as_claimed"]}
    changed = [["unit", 1, cells], ["unit", 2, cells], ["payment", 3, {"verdict": ["", "x"]}]]
    assert told("inspect", changed=changed) == "Inspected: As claimed"
    assert told("finding", unit=2, changed=[]) == "Finding recorded: unit 2"
    assert told("finding", unit=1, changed=[]) == "Finding recorded"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_hold_and_every_end_of_a_parcel_has_a_word(lang: str) -> None:
    known = topic(lang, "terms")
    assert [k for k in HoldKind if f"hold.{k}" not in known] == []
    assert [k for k in End if f"end.{k}" not in known] == []
    assert told("lift", hold="price", reason="told by phone") == (
        "Hold lifted: price not known, told by phone"
    )


def test_a_kind_that_nobody_knows_is_a_change() -> None:
    unknown = Event(1, 1, "2026-06-20T09:00:00Z", "of_the_future", "{}", "00")
    assert what_happened(unknown, "en") == "Changed"


def changed(table, **cells):
    """An event that changed these cells."""
    body = {"changed": [[table, 1, {name: list(pair) for name, pair in cells.items()}]]}
    return Event(2, 2, "2026-11-22T10:00:00Z", "approve", json.dumps(body), "")


@pytest.mark.parametrize(
    ("event", "told", "in_chinese"),
    [
        (changed("line", request=("new", "approved")), "Request: New → Approved", "申请"),
        (changed("unit", goods=("awaited", "received")), "Goods: Awaited → ", "货物"),
        (
            changed("line", reason=("defective", "changed_mind")),
            "Reason: Defective → Changed",
            "原因",
        ),
        (changed("line", supplier_name=("Kiln", "Oven")), "Supplier: Kiln → Oven", "供应商"),
        (
            changed("order", delivered_on=(None, "2026-11-18")),
            "Delivered: nothing → 2026",
            "签收",
        ),
        (changed("unit", verdict=("as_claimed", "no_fault")), "Verdict: ", "结论"),
    ],
)
def test_what_was_changed_is_told_from_what_to_what(event, told, in_chinese):
    (said,) = moves(event, "en")
    assert said.startswith(told)
    assert moves(event, "zh")[0].startswith(f"{in_chinese}：")


def test_what_did_not_move_is_not_told():
    assert moves(changed("line", request=("new", "new")), "en") == ()
    assert moves(changed("line", answered_at=(None, "2026")), "en") == ()
    assert moves(changed("unit", verdict=(None, "no_fault")), "en") == ()
    two = changed("unit", goods=("awaited", "received"))
    body = json.loads(two.body)
    body["changed"] *= 2
    assert len(moves(replace(two, body=json.dumps(body)), "en")) == 1


def test_a_reason_that_is_the_note_too_is_said_once() -> None:
    """“Hold lifted: put on hold by you, Photo is fine, Photo is fine”."""
    lifted = told("lift", hold="by_hand", note="Photo is fine", reason="Photo is fine")
    assert lifted == "Hold lifted: put on hold by you, Photo is fine"


def test_what_was_taken_back_or_done_again_is_named() -> None:
    """“Taken back: Kiln & Co” named the supplier who came back by it, and of a note nothing."""

    def supplier(seq: int, kind: str, before: str, after: str) -> Event:
        body = {"of": 1, "changed": [["line", 3, {"supplier_name": [before, after]}]]}
        return Event(seq, seq, "2026-06-20T09:00:00Z", kind, json.dumps(body), "00")

    history = (
        supplier(1, "supplier_set", "Kiln & Co", "Northlight"),
        supplier(2, "taken_back", "Northlight", "Kiln & Co"),
        supplier(3, "done_again", "Kiln & Co", "Northlight"),
    )
    assert [event_words(each, "en", known=history) for each in history] == [
        "Supplier set: Northlight",
        "Taken back: Supplier set",
        "Done again: Supplier set",
    ]
