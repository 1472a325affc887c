"""The CSV layout of a suppliers file: rows of one supplier gathered into the shape of the JSON."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from returns.errors import UnreadableFile
from returns.importing.own_layout import own_table, plain
from returns.importing.sniff import Survey
from returns.importing.table import Record
from returns.records.strict_json import Problem
from returns.trade.policy_fields import POLICY_FIELDS

_SUPPLIER = ("name", "email", "language", "standing", "note")
_ADDRESS = ("name", "lines", "city", "region", "postcode", "country", "phone")
_WAREHOUSE = ("warehouse.name", *(f"warehouse.address.{part}" for part in _ADDRESS))
_PRODUCT = (
    *("sku", "title", "price", "cost", "currency"),
    *("weight_g", "listing", "group"),
)
_FIELDS = {field.name: field for field in POLICY_FIELDS}
_POLICY = ("holds_from", "checked_on", "source", *_FIELDS)
#: every column of the CSV layout, in the order of the documentation
COLUMNS = (*_SUPPLIER, *_WAREHOUSE, *_POLICY, *_PRODUCT)

_SAID = {
    **dict.fromkeys(("yes", "y", "true", "1", "是"), True),
    **dict.fromkeys(("no", "n", "false", "0", "否"), False),
}


@dataclass
class Given:
    """One supplier as a file gives it, in the shape of the JSON layout."""

    value: object
    place: str
    row: int
    #: from places such as `policies[1]` to the row that gave them
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    raw: tuple[str, ...] = ()
    #: places are columns of a table
    tabular: bool = False

    def whereabouts(self, place: str) -> tuple[int, str]:
        """Row and column (or place) of a problem."""
        if not self.tabular:
            return self.row, place
        for part, row in self.rows.items():
            if place.startswith(f"{part}."):
                inner = place.removeprefix(f"{part}.")
                return row, _column(f"warehouse.{inner}" if part[0] == "w" else inner)
        return self.row, place


def _column(place: str) -> str:
    """The column of a place such as `fee.fixed.currency` or `procedure[2]`."""
    starts = (name for name in COLUMNS if place.startswith((f"{name}.", f"{name}[")))
    return place if place in COLUMNS else next(starts, place)


def from_table(path: Path, found: Survey) -> Iterator[Given]:
    """Suppliers of a CSV file or sheet, one after the other; rows with one name belong together."""
    table = own_table(path, found, COLUMNS)
    header = [plain(heading) for heading in table.header]
    unknown = [
        shown
        for shown, name in zip(table.header, header, strict=True)
        if shown and name not in COLUMNS
    ]
    if "name" not in header or len(set(header) & set(COLUMNS)) < 2 or unknown:
        key = "supplier_columns" if "name" in header and unknown else "no_supplier_columns"
        raise UnreadableFile(
            f"importing.{key}", name=path.name, unknown=", ".join(unknown or table.header)[:300]
        )
    suppliers: dict[str, Given] = {}
    for record in table.records():
        cells = {
            name: cell.strip()
            for name, cell in zip(header, record.cells, strict=False)
            if name and cell.strip()
        }
        _add(suppliers, cells, record)
    if not suppliers:
        raise UnreadableFile("importing.no_suppliers", name=path.name)
    yield from suppliers.values()


def _add(suppliers: dict[str, Given], cells: dict[str, str], record: Record) -> None:
    """Put one row to its supplier: what it tells of the supplier, a policy, a warehouse, a product."""
    name = cells.get("name", "")
    value: dict[str, object] = {"policies": [], "warehouses": [], "products": []}
    given = suppliers.setdefault(
        name.casefold(),
        Given(value, "", record.row, raw=tuple(record.cells), tabular=True),
    )
    assert isinstance(given.value, dict)  # noqa: S101  made just above
    if record.flaw:
        given.problems.append(Problem("name", "importing.row_flawed"))
    for column in _SUPPLIER:
        said = cells.get(column)
        if said is None:
            continue
        earlier = str(given.value.setdefault(column, said))
        if column != "name" and earlier != said:
            facts = (("found", said), ("earlier", earlier), ("row", str(record.row)))
            given.problems.append(Problem(column, "importing.said_otherwise", facts))
    for part, columns, prefix in (
        ("warehouses", _WAREHOUSE, "warehouse."),
        ("policies", _POLICY, ""),
        ("products", _PRODUCT, ""),
    ):
        entry: dict[str, object] = {}
        for column in columns:
            if column in cells:
                _put(entry, column.removeprefix(prefix), _converted(column, cells))
        entries = given.value[part]
        # a row may repeat what an earlier one said; a currency alone says nothing
        if entry and entry not in entries and entry.keys() != {"currency"}:
            given.rows[f"{part}[{len(entries)}]"] = record.row
            entries.append(entry)


def _put(entry: dict[str, object], name: str, value: object) -> None:
    outer, _, inner = name.partition(".")
    if inner:
        below = entry.setdefault(outer, {})
        assert isinstance(below, dict)  # noqa: S101  no column is both a value and a group
        _put(below, inner, value)
    else:
        entry[name] = value


def _converted(column: str, cells: dict[str, str]) -> object:
    """A cell as JSON would have it; what does not fit stays a text and is told of later."""
    cell = cells[column]
    field = _FIELDS.get(column)
    if column == "weight_g" or (field and field.is_count):
        return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 10 else cell
    if column == "warehouse.address.lines" or (field and field.kind in ("lines", "names")):
        return [part.strip() for part in cell.replace("；", ";").split(";") if part.strip()]
    if field is None:
        return cell
    if field.kind == "flag":
        return _SAID.get(cell.casefold(), cell)
    if field.kind == "money":
        amount, _, currency = cell.partition(" ")
        return {"amount": amount, "currency": currency.strip()}
    if field.kind == "freight":
        pairs = (
            part.partition("=") for part in cell.replace("；", ";").split(";") if part.strip()
        )
        return {reason.strip(): payer.strip() for reason, _, payer in pairs}
    return cell
