"""Every text of a case is either gone through for the buyer, or of a kind that names nobody."""

import json
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from returns.records.advice import Because
from returns.records.case import EarlierCase, Signal, StoredCase
from returns.records.event import Event
from returns.records.policy import Address
from returns.rules.redaction.hits import Buyer, Manner
from returns.rules.redaction.redactor import WRITTEN, Redactor, buyer_of
from tests.returns.papers.cases_by_hand import GIFT, NOW, case, line, order

#: texts that the redactor takes away whole, with the records that they stand in
TAKEN_AWAY = (
    *("customer.", "order", "sale.number", "sale.buyer", "sale.email", "sale.address."),
    *("earlier.", "signals."),
)
#: texts that are numbers, codes, words of the trade or names of firms: they name no buyer
NAMES_NOBODY = frozenset(
    {
        *("number", "channel", "platform", "country", "currency", "our_rma", "dispute"),
        "platform_codes",
        *("sale.currency", "sale.state", "sale.lines.sku", "sale.lines.platform_line"),
        *("lines.sku", "lines.reason", "lines.supplier", "lines.supplier_rma", "lines.picture"),
        *("lines.units.serial", "parcels.tracking", "parcels.carrier", "exchanges.sku"),
        *("payments.kind", "payments.key", "claims.kind"),
        *("photos.sha256", "photos.format", "photos.shot", "photos.taken_at"),
        *("photos.work_sha256", "lines.billed.ours"),
        *("lines.billed.rates.per_usd", "lines.billed.rates.as_of"),
    }
)


def texts(record: type, path: str = "") -> Iterator[str]:
    """Paths of the fields below a record that hold words."""
    hints = typing.get_type_hints(record)
    for field in fields(record):  # type: ignore[arg-type]
        for kind in parts(hints[field.name]):
            here = f"{path}{field.name}"
            if kind is str:
                yield here
            elif is_dataclass(kind) and kind.__name__ not in ("Money", "Tracks"):
                yield from texts(kind, f"{here}.")


def parts(kind: object) -> set[type]:
    """The plain types that a field's type is made of, whatever holds them."""
    if typing.get_origin(kind) in (tuple, dict, types.UnionType, typing.Union):
        return {each for inside in typing.get_args(kind) for each in parts(inside)}
    if isinstance(kind, type) and not issubclass(kind, Enum):
        return {kind}
    return set()


def test_every_text_of_a_case_is_accounted_for() -> None:
    found = set(texts(StoredCase))
    assert {"lines.buyer_words", "claims.answers.words", "lines.units.marks"} <= found
    left = {path for path in found if not path.startswith(TAKEN_AWAY)}
    assert left - set(WRITTEN) - NAMES_NOBODY == set()


def test_no_table_names_a_field_that_is_not_there() -> None:
    found = set(texts(StoredCase))
    assert set(WRITTEN) - found == set()
    assert found >= NAMES_NOBODY


@pytest.mark.parametrize("manner", list(Manner))
def test_the_buyer_is_left_out_as_the_order_and_as_the_desk_has_them(manner: Manner) -> None:
    gift = case(sale=order(buyer="Ana Ruiz", email="ana@gift.example", address=GIFT))
    redactor = Redactor(buyer_of(gift), "en")
    for words in ("ana@gift.example", "lena@example.de"):
        assert words not in redactor.text(f"write to {words} please", manner, "note")


def test_both_names_go_and_neither_order_nor_address_stays() -> None:
    words = "Ana Ruiz got it at 77 Gift Road, Lena Müller ordered 302-1 from Hauptstraße 5"
    gift = case(line(buyer_words=words), sale=order(buyer="Ana Ruiz", email="", address=GIFT))
    shown = Redactor(buyer_of(gift), "en").case(gift)
    for secret in ("Ana", "Ruiz", "Gift Road", "Lena", "Müller", "Hauptstraße"):
        assert secret not in shown.lines[0].buyer_words
    assert (shown.sale.buyer, shown.sale.email, shown.sale.address.lines) == ("", "", ())


def test_earlier_returns_and_signs_of_malice_are_not_shown() -> None:
    suspected = case(
        earlier=(EarlierCase("RC-2025-00007", NOW),), signals=(Signal(2, Because("k")),)
    )
    shown = Redactor(buyer_of(suspected), "en").case(suspected)
    assert (shown.earlier, shown.signals) == ((), ())


def test_the_country_stays_since_transit_counts_by_it() -> None:
    gift = case(sale=order(address=GIFT))
    shown = Redactor(buyer_of(gift), "en").case(gift)
    assert shown.sale.address.country == "US"
    assert not shown.sale.address


@pytest.mark.parametrize("told", ["name", "email", "address"])
@pytest.mark.parametrize("who", ["order", "desk", "both"])
def test_a_buyer_of_whom_one_thing_is_known_is_left_out_by_it(told: str, who: str) -> None:
    nobody: dict[str, typing.Any] = {"name": "", "email": "", "address": Address()}
    known = {"name": "Ana Ruiz", "email": "ana@example.com", "address": GIFT}
    facts = nobody | {told: known[told]}
    buyer, usual = (facts if who in (one, "both") else nobody for one in ("order", "desk"))
    sale = order(buyer=buyer["name"], email=buyer["email"], address=buyer["address"])
    made = case(sale=sale)
    left_out = buyer_of(replace(made, customer=replace(made.customer, **usual)))
    assert left_out == Buyer((facts["name"],), facts["email"], facts["address"], made.order)


def test_without_any_buyer_only_the_order_is_left_out() -> None:
    made = case(sale=order(buyer="", email="", address=GIFT))
    nobody = replace(
        made.customer, name="", email="", address=replace(GIFT, lines=(), city="", postcode="")
    )
    empty = replace(
        made, customer=nobody, sale=order(buyer="", email="", address=nobody.address)
    )
    assert buyer_of(empty).also == ()
    assert buyer_of(empty).order == "302-1"


@pytest.mark.parametrize(
    ("name", "before", "after", "shown"),
    [
        ("marks", "", "Lena's initials", ["", "[name left out]'s initials"]),
        ("instead", "a brick", "a brick of Müller", ["a brick", "a brick of [name left out]"]),
        ("marks", None, "chipped", [None, "chipped"]),
        (
            "found_says",
            "{}",
            '{"color": "as Lena said"}',
            ["{}", '{"color": "as [name left out] said"}'],
        ),
        # what was typed may begin as our own notes of several fields do
        ("marks", "", "{chipped, Lena says", ["", "{chipped, [name left out] says"]),
        ("instead", "", "{}", ["", "{}"]),
        ("serial", "", '{"no": [1]}', ["", '{"no": [1]}']),
        # its facts and captions tell it whole: a number is no telephone that ends alike
        ("serial", "", "302-1", ["", "302-1"]),
        # what nobody wrote is as it was, whatever it looks like
        ("verdict", None, "as_claimed", [None, "as_claimed"]),
        ("weight_g", 120, 350, [120, 350]),
    ],
)
def test_what_a_step_changed_is_quoted_on_a_sheet_without_the_buyer(
    name: str, before: object, after: object, shown: list[object]
) -> None:
    body = json.dumps({"unit": 1, "changed": [["unit", 7, {name: [before, after]}]]})
    event = Event(3, 3, "2026-11-20T09:00:00Z", "found", body, "0" * 64)
    said = Redactor(buyer_of(case(sale=order(buyer="Lena Müller"))), "en").sentence_of(event)
    told = json.loads(said.body)
    assert told == {"unit": 1, "changed": [["unit", 7, {name: shown}]]}
