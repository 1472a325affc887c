"""Policy terms and addresses as JSON: one layout for the desk's storage and for files from outside."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from returns.records.policy import Address, PolicyTerms, answer_of, with_answers
from returns.records.strict_json import Fields, Problems, is_name, money_to_json
from returns.terms import FreightPayer
from returns.trade.policy_fields import POLICY_FIELDS, Kind, PolicyField

Json = dict[str, object]


def terms_to_json(terms: PolicyTerms) -> Json:
    """One version's terms, every field written out; `Refusal` for terms that could not be read again."""
    written: Json = {}
    for field in POLICY_FIELDS:
        outer, _, inner = field.name.rpartition(".")
        group = written.setdefault(outer, {}) if outer else written
        assert isinstance(group, dict)  # noqa: S101  no field is both a value and a group
        group[inner] = _written(field.kind, answer_of(terms, field.name))
    terms_from_json(written)
    return written


def _written(kind: Kind, value: Any) -> object:
    if kind in ("lines", "names"):
        return list(value)
    if kind == "money":
        return money_to_json(value)
    if kind == "freight":
        return {reason: str(payer) for reason, payer in value.items()}
    return value.value if kind == "choice" else value


def terms_from_json(value: Mapping[str, object]) -> PolicyTerms:
    """The terms; what is missing takes the default of `PolicyTerms`.

    Raises `Refusal` naming the place of the first wrong value or unknown name.
    """
    problems = Problems()
    fields = Fields(value, "", problems)
    terms = read_terms(fields)
    fields.close()
    problems.refuse()
    return terms


def read_terms(fields: Fields, reasons: frozenset[str] = frozenset()) -> PolicyTerms:
    """The terms among `fields`, whose problems are told there; `reasons` are the known reason ids.

    The caller closes `fields`: a policy in a file has more names than its terms.
    """
    plain = PolicyTerms()
    groups: dict[str, Fields] = {"": fields}
    read: dict[str, Any] = {}
    for field in POLICY_FIELDS:
        outer, _, inner = field.name.rpartition(".")
        if outer not in groups:
            groups[outer] = fields.inner(outer)
        default = answer_of(plain, field.name)
        read[field.name] = _read(field, inner, groups[outer], default, reasons)
    for group in groups.values():
        if group is not fields:
            group.close()
    return with_answers(plain, read)


def _read(
    field: PolicyField, name: str, fields: Fields, default: Any, reasons: frozenset[str]
) -> object:
    """The value of one field, where it is told; `default` where it is not, or is wrong."""
    if field.is_count:
        counted = fields.whole(name, default, field.least, field.most)
        return default if counted is None else counted
    if field.kind == "flag":
        return fields.flag(name, default)
    if field.kind == "text":
        return fields.text(name)
    if field.kind == "lines":
        return fields.texts(name)
    if field.kind == "names":
        known = reasons if field.words == "terms.reason" else frozenset(field.names)
        return fields.names(name, default, known)
    if field.choices is not None:
        return fields.one_of(name, field.choices, default)
    return fields.money(name) if field.kind == "money" else _read_freight(fields, reasons)


def address_to_json(address: Address) -> Json:
    """A postal address, every field written out; `Refusal` for one that could not be read again."""
    written: Json = {
        "name": address.name,
        "lines": list(address.lines),
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
        "phone": address.phone,
    }
    address_from_json(written)
    return written


def address_text(address: Address) -> str:
    """An address as it is stored; `Refusal` for one that could not be read again."""
    return json.dumps(address_to_json(address), ensure_ascii=False)


def address_from_json(value: Mapping[str, object]) -> Address:
    """The address; `Refusal` naming the place of the first wrong value or unknown name."""
    problems = Problems()
    fields = Fields(value, "", problems)
    address = read_address(fields)
    problems.refuse()
    return address


@lru_cache(maxsize=1_000)
def address_from_text(text: str) -> Address:
    """The address that a row holds; raises also `ValueError` for text that is no JSON."""
    return address_from_json(json.loads(text))


def read_address(fields: Fields) -> Address:
    """The address that `fields` holds, and nothing else."""
    address = Address(
        name=fields.text("name"),
        lines=fields.texts("lines"),
        city=fields.text("city"),
        region=fields.text("region"),
        postcode=fields.text("postcode"),
        country=fields.text("country"),
        phone=fields.text("phone"),
    )
    fields.close()
    return address


def _read_freight(fields: Fields, reasons: frozenset[str]) -> dict[str, str]:
    """Who pays by reason; "*" (every other reason) is the seller unless the file says otherwise."""
    freight = dict(PolicyTerms().freight)
    payers = fields.inner("freight")
    value = fields.raw("freight")
    for reason in value if isinstance(value, dict) else ():
        if not isinstance(reason, str) or (reason != "*" and not is_name(reason)):
            payers.tell(str(reason), "not_name", found=reason)
        elif reasons and reason != "*" and reason not in reasons:
            payers.tell(reason, "unknown_reason", found=reason)
        else:
            payer = payers.one_of(reason, FreightPayer, FreightPayer.SELLER)
            freight[reason] = payer.value
    return freight
