"""Every field of a policy's terms has its row, its words and its place; a new one is told what it lacks."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from returns.money import Money
from returns.phrases import topic
from returns.records.policy import (
    EvidenceDemand,
    PolicyTerms,
    ReturnFee,
    answer_of,
    with_answers,
)
from returns.records.policy_json import terms_from_json, terms_to_json
from returns.rules.policy.policy_answers import differences
from returns.trade.policy_fields import PARTS, POLICY_FIELDS

DOCUMENTED = Path(__file__).parents[3] / "docs" / "suppliers-file.md"


def names_of(record, before=""):
    """Every field of a record, those of records inside it by their place."""
    for field in fields(record):
        value = getattr(record, field.name)
        inside = is_dataclass(value) and isinstance(value, ReturnFee | EvidenceDemand)
        yield from (
            names_of(value, f"{before}{field.name}.") if inside else (f"{before}{field.name}",)
        )


def test_every_field_of_the_terms_has_one_row():
    rows = [field.name for field in POLICY_FIELDS]
    assert len(rows) == len(set(rows))
    assert set(rows) == set(names_of(PolicyTerms()))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_row_has_its_words(lang):
    known = topic(lang, "policies")
    wanted = {f"part.{part}" for part in PARTS}
    for field in POLICY_FIELDS:
        wanted.add(f"ask.{field.question}")
        wanted |= {f"hint.{field.hint}"} if field.hint else set()
        wanted |= {f"unit.{field.kind}"} if field.is_count else set()
        wanted |= {f"example.{field.question}"} if field.example else set()
    assert wanted - known.keys() == set()
    for field in POLICY_FIELDS:
        named = [*(field.choices or ()), *field.names]
        for prefix in filter(None, (field.words, field.compared)):
            name, _, kind = prefix.partition(".")
            lacking = [each for each in named if f"{kind}.{each}" not in topic(lang, name)]
            assert lacking == [], prefix


def test_every_row_is_in_a_part_and_waits_for_a_flag_of_that_part():
    flags = {(field.part, field.name) for field in POLICY_FIELDS if field.kind == "flag"}
    for field in POLICY_FIELDS:
        assert field.part in PARTS
        assert not field.when or (field.part, field.when) in flags, field.name
        assert (field.kind == "choice") == (field.choices is not None)


def test_every_row_is_documented():
    page = DOCUMENTED.read_text(encoding="utf-8")
    inner = {field.name.rpartition(".")[2] for field in POLICY_FIELDS}
    assert [
        name for name in sorted(inner) if f"`{name}`" not in page and f'"{name}"' not in page
    ] == []


def test_a_count_lies_within_its_bounds_by_default():
    plain = PolicyTerms()
    for field in POLICY_FIELDS:
        if field.is_count and answer_of(plain, field.name) is not None:
            assert field.least <= answer_of(plain, field.name) <= field.most


def other_than(field, value):
    """Another value that the field may have."""
    if field.is_count:
        return (value or 0) + 1
    if field.kind == "choice":
        return next(each for each in field.choices if each is not value)
    if field.kind == "names":
        return field.names[1:3] or ("defective",)
    if field.kind == "freight":
        return {"*": "buyer"}
    if field.kind == "money":
        return Money(500, "CHF")
    return {"flag": not value, "text": "another", "lines": ("one", "two")}[field.kind]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("field", POLICY_FIELDS, ids=lambda field: field.name)
def test_every_field_is_stored_and_compared(field, lang):
    plain = PolicyTerms()
    changed = with_answers(plain, {field.name: other_than(field, answer_of(plain, field.name))})
    assert changed != plain
    assert terms_from_json(terms_to_json(changed)) == changed
    assert [each.field for each in differences(plain, changed, lang)] == [field.question]
