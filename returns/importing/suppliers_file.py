"""Suppliers, their policies, warehouses and products from one JSON or CSV file (docs/suppliers-file.md)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from returns.errors import Refusal, UnreadableFile
from returns.importing.drafts import Unusable
from returns.importing.sniff import opening, survey
from returns.importing.supplier_rows import Given, from_table
from returns.money import Money, minor_units
from returns.records.email_address import usable
from returns.records.policy import ALWAYS, Address, PolicyTerms
from returns.records.policy_json import read_address, read_terms
from returns.records.strict_json import Fields, Problems
from returns.records.weight import MOST_GRAMS
from returns.terms import Lang, ListingSource, Standing

MOST_BYTES = 32 << 20
#: nobody buys from so many; each costs some milliseconds
MOST_SUPPLIERS = 5_000


@dataclass(frozen=True, slots=True)
class WarehouseDraft:
    """A return address of a supplier."""

    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """One version; `checked_on` is None where the file does not say: take the day of the import."""

    terms: PolicyTerms
    holds_from: date = ALWAYS
    checked_on: date | None = None
    #: name of the source document, or ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """What the supplier ships."""

    sku: str
    title: str
    price: Money | None = None
    cost: Money | None = None
    weight_g: int | None = None
    listing: ListingSource = ListingSource.UNKNOWN
    group: str = ""


@dataclass(frozen=True, slots=True)
class SupplierDraft:
    """A supplier as a file describes it; policies oldest first."""

    name: str
    email: str = ""
    language: str = "en"
    standing: Standing = Standing.ACTIVE
    note: str = ""
    warehouses: tuple[WarehouseDraft, ...] = ()
    policies: tuple[PolicyDraft, ...] = ()
    products: tuple[ProductDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class SuppliersReading:
    """What a suppliers file holds; a supplier with anything wrong is left out whole."""

    name: str
    suppliers: tuple[SupplierDraft, ...] = ()
    unusable: tuple[Unusable, ...] = ()
    sha256: str = ""
    #: how many suppliers are left out for it
    refused: int = 0


@dataclass
class _Taken:
    """Names and SKUs of the file so far: each may be described once."""

    suppliers: set[str] = field(default_factory=set)
    skus: set[str] = field(default_factory=set)


def read_suppliers(path: Path, reasons: frozenset[str] = frozenset()) -> SuppliersReading:
    """Read a suppliers file; `reasons` are the known reason ids, empty for any.

    Raises `UnreadableFile` for a file that is neither; what is wrong inside comes in `unusable`
    with places such as `suppliers[2].policies[0].window_days` (JSON) or the column (CSV).
    """
    found = survey(path)
    given = (
        _from_json(path, found.encoding)
        if found.kind == "text" and _opens_like_json(path, found.encoding)
        else from_table(path, found)
    )
    taken, suppliers, unusable = _Taken(), [], []
    refused = 0
    for count, one in enumerate(given):
        if count == MOST_SUPPLIERS:
            raise UnreadableFile(
                "importing.too_many_suppliers", name=path.name, most=MOST_SUPPLIERS
            )
        problems = Problems(list(one.problems))
        supplier = _supplier(Fields(one.value, one.place, problems), taken, reasons)
        if problems.found:
            refused += 1
        else:
            suppliers.append(supplier)
        for problem in problems.found:
            row, column = one.whereabouts(problem.place)
            facts = (("place", column or "JSON"), *problem.facts)
            unusable.append(Unusable(row, column, f"errors.{problem.key}", facts, one.raw))
    return SuppliersReading(path.name, tuple(suppliers), tuple(unusable), found.sha256, refused)


def read_terms_file(path: Path) -> PolicyTerms:
    """The terms in a JSON file: bare, one policy of a suppliers file, or such a file itself.

    Of a suppliers file the first supplier's newest policy is taken. Raises `UnreadableFile` for
    what is not JSON, `Refusal` naming the place of what is wrong.
    """
    found = survey(path)
    value = _loaded(path, found.encoding) if found.kind == "text" else None
    problems = Problems()
    place, described = _newest(value, "")
    if not isinstance(described, dict):
        raise UnreadableFile("importing.no_policy", name=path.name)
    policy = _policy(Fields(described, place, problems), frozenset())
    problems.refuse()
    return policy.terms


def _newest(value: object, place: str) -> tuple[str, object]:
    """Where the wanted policy stands in a file, and what is there."""
    if not isinstance(value, dict):
        return place, value
    for name in ("suppliers", "policies"):
        listed = value.get(name)
        if isinstance(listed, list) and listed:
            position = 0
            if name == "policies" and all(isinstance(version, dict) for version in listed):
                starts = [str(version.get("holds_from") or "") for version in listed]
                position = starts.index(max(starts))
            return _newest(listed[position], f"{place}.{name}[{position}]".lstrip("."))
    return place, value


def _opens_like_json(path: Path, encoding: str) -> bool:
    with opening(path), path.open(encoding=encoding, errors="replace") as file:
        return file.read(4_096).lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def _from_json(path: Path, encoding: str) -> Iterator[Given]:
    value = _loaded(path, encoding)
    place = "suppliers"
    problems = Problems()
    if isinstance(value, dict):
        top = Fields(value, "", problems)
        listed = top.raw("suppliers")
        top.close()
        if problems.found:
            first = problems.found[0]
            raise UnreadableFile(first.key, place=first.place, **dict(first.facts))
    else:
        listed, place = value, ""
    if not isinstance(listed, list) or not listed:
        raise UnreadableFile("importing.no_suppliers", name=path.name)
    for position, one in enumerate(listed):
        yield Given(one, f"{place}[{position}]", position + 1)


def _loaded(path: Path, encoding: str) -> object:
    with opening(path):
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                "importing.too_large", name=path.name, most_mb=MOST_BYTES >> 20
            )
        text = path.read_text(encoding=encoding, errors="replace")
    try:
        return json.loads(
            text.lstrip("\ufeff"),
            parse_float=str,
            parse_constant=_refuse,
            object_pairs_hook=_once,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFile("importing.not_json", name=path.name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("importing.not_json", name=path.name, line=1) from error


def _refuse(text: str) -> object:
    raise ValueError(text)  # NaN and Infinity are not JSON


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; a name given twice is marked, so that `Fields.close` tells of it."""
    value: dict[str, object] = {}
    for name, item in pairs:
        value[f"{name} (twice)" if name in value else name] = item
    return value


def _supplier(fields: Fields, taken: _Taken, reasons: frozenset[str]) -> SupplierDraft:
    plain = SupplierDraft("")
    name = fields.text("name", needed=True).strip()
    if name.casefold() in taken.suppliers:
        fields.tell("name", "twice", found=name)
    taken.suppliers.add(name.casefold())
    supplier = SupplierDraft(
        name=name,
        email=_email(fields),
        language=fields.one_of("language", Lang, Lang.EN).value,
        standing=fields.one_of("standing", Standing, plain.standing),
        note=fields.text("note"),
        warehouses=tuple(_warehouse(inner) for inner in fields.each("warehouses")),
        policies=_policies(fields, reasons),
        products=tuple(_product(inner, taken) for inner in fields.each("products")),
    )
    fields.close()
    return supplier


def _email(fields: Fields) -> str:
    """Where letters go; what is not one address is told."""
    written = fields.text("email").strip()
    if written and not usable(written):
        fields.tell("email", "not_email", found=written)
    return usable(written)


def _warehouse(fields: Fields) -> WarehouseDraft:
    address = fields.inner("address")
    warehouse = WarehouseDraft(fields.text("name"), read_address(address))
    if not warehouse.address:
        fields.tell("address", "needed")
    fields.close()
    return warehouse


def _policies(fields: Fields, reasons: frozenset[str]) -> tuple[PolicyDraft, ...]:
    policies: list[PolicyDraft] = []
    for inner in fields.each("policies"):
        policy = _policy(inner, reasons)
        if any(policy.holds_from == other.holds_from for other in policies):
            inner.tell("holds_from", "twice", found=policy.holds_from.isoformat())
        policies.append(policy)
    return tuple(sorted(policies, key=lambda policy: policy.holds_from))


def _policy(fields: Fields, reasons: frozenset[str]) -> PolicyDraft:
    """One version; its terms stand beside its dates, or below `terms`."""
    nested = fields.inner("terms") if fields.has("terms") else None
    policy = PolicyDraft(
        terms=read_terms(nested or fields, reasons),
        holds_from=fields.day("holds_from", ALWAYS) or ALWAYS,
        checked_on=fields.day("checked_on"),
        source=fields.text("source"),
    )
    if nested is not None:
        nested.close()
    fields.close()
    return policy


def _product(fields: Fields, taken: _Taken) -> ProductDraft:
    sku = fields.text("sku", needed=True).strip()
    if sku and sku in taken.skus:
        fields.tell("sku", "twice", found=sku)
    taken.skus.add(sku)
    currency = fields.text("currency", "USD")
    product = ProductDraft(
        sku=sku,
        title=fields.text("title"),
        price=_amount(fields, "price", currency),
        cost=_amount(fields, "cost", currency),
        weight_g=fields.whole("weight_g", None, 0, MOST_GRAMS),
        listing=fields.one_of("listing", ListingSource, ListingSource.UNKNOWN),
        group=fields.text("group"),
    )
    fields.close()
    return replace(product, title=product.title or sku)


def _amount(fields: Fields, name: str, currency: str) -> Money | None:
    """An amount such as `24.90` in the product's currency."""
    value = fields.raw(name)
    if value is None or value == "":
        return None
    why: Refusal | None = None
    if isinstance(value, str | int) and not isinstance(value, bool):
        try:
            amount = Money.parse(str(value), currency)
            if amount.minor >= 0 and currency in minor_units():
                return amount
        except Refusal as refusal:
            why = refusal  # told below
    if isinstance(value, dict | list):
        fields.tell(name, "not_amount", found=value)
    else:
        fields.tell_amount(name, f"{value} {currency}", why)
    return None
