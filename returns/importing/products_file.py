"""A table of products: what each costs, who supplies it, whose words its listing carries."""

import csv
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from returns.errors import Refusal, UnreadableFile
from returns.importing.drafts import Unusable
from returns.importing.money_text import typed_amount
from returns.importing.own_layout import own_table, plain
from returns.importing.sniff import survey
from returns.importing.table import Record
from returns.language import languages
from returns.money import Money, minor_units
from returns.phrases import word
from returns.records.order import ProductTold
from returns.records.weight import MOST_GRAMS
from returns.terms import ListingSource

#: the columns, in the order in which they are written; only the first has to be there
COLUMNS = ("sku", "title", "supplier", "cost", "currency", "group", "listing", "weight_g")
#: what people call the same columns in tables of their own, as `plain` writes a heading
_ALSO = {
    **dict.fromkeys(("货号", "商品编码", "商品编号", "编码"), "sku"),
    **dict.fromkeys(("name", "product", "名称", "商品名称", "品名", "标题", "商品"), "title"),
    **dict.fromkeys(("vendor", "供应商", "厂家"), "supplier"),
    **dict.fromkeys(("cost_of_one", "unit_cost", "成本", "单件成本", "成本价", "进价"), "cost"),
    **dict.fromkeys(("币种", "货币"), "currency"),
    **dict.fromkeys(("分组", "类别", "分类"), "group"),
    **dict.fromkeys(("listing_text", "商品文案", "文案", "文案来源"), "listing"),
    **dict.fromkeys(("weight", "grams", "weight_(g)", "重量", "克重"), "weight_g"),
    **dict.fromkeys(("重量g", "重量(g)", "重量(克)", "重量（克）", "重量（g）"), "weight_g"),
}
#: no spreadsheet copies more rows
_MOST_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class ProductsRead:
    """What a table tells by SKU; and the rows that cannot be used, or contradict an earlier one."""

    told: dict[str, ProductTold]
    unusable: tuple[Unusable, ...]


class _Wrong(Exception):
    """A cell that cannot be used."""

    def __init__(self, column: str, key: str, **facts: str) -> None:
        super().__init__(key)
        self.column, self.key, self.facts = column, key, tuple(facts.items())


def read_products(path: Path, currency: str, suppliers: Collection[str]) -> ProductsRead:
    """Read a CSV file or sheet with such headings, or other words for them in either language.

    A cost without a currency is in `currency`; `suppliers` are the names that the desk knows, in
    whatever letters.
    Raises `UnreadableFile` for what is no such table.
    """
    table = own_table(path, survey(path), (*COLUMNS, *_ALSO))
    header = _header(table.header)
    if not header:
        raise UnreadableFile("importing.no_product_columns", name=path.name)
    return _read(header, table.records(), currency, suppliers)


def products_in(text: str, currency: str, suppliers: Collection[str]) -> ProductsRead:
    """The same of cells that were copied in a spreadsheet: lines, with tabs between the cells.

    Raises `UnreadableFile` where the first line has no such headings.
    """
    rows = list(csv.reader(StringIO(text.replace("\0", "")), delimiter="\t"))[:_MOST_ROWS]
    header = _header(rows[0] if rows else [])
    if not header:
        raise UnreadableFile("importing.pasted_no_columns")
    records = (Record(at, cells) for at, cells in enumerate(rows[1:], start=2) if any(cells))
    return _read(header, records, currency, suppliers)


def _header(cells: Sequence[str]) -> list[str]:
    """The headings as ours are written; [] where they are not those of products."""
    named = [_ALSO.get(heading, heading) for heading in map(plain, cells)]
    # of two columns for the same thing the first one tells it
    header = [name if name not in named[:at] else "" for at, name in enumerate(named)]
    ours = "sku" in header and len(set(header) & set(COLUMNS)) > 1
    return header if ours else []


def _read(
    header: Sequence[str], records: Iterable[Record], currency: str, suppliers: Collection[str]
) -> ProductsRead:
    told: dict[str, ProductTold] = {}
    first: dict[str, int] = {}
    known = frozenset(name.strip().casefold() for name in suppliers)
    unusable = []
    for record in records:
        cells = {
            name: cell.strip() for name, cell in zip(header, record.cells, strict=False) if name
        }
        try:
            sku, said = _sku(cells, record), _told(cells, currency, known)
            if told.setdefault(sku, said) != said:
                raise _Wrong("sku", "importing.product_twice", sku=sku, row=str(first[sku]))
            first.setdefault(sku, record.row)
        except _Wrong as wrong:
            raw = tuple(record.cells)
            unusable.append(Unusable(record.row, wrong.column, wrong.key, wrong.facts, raw))
    return ProductsRead(told, tuple(unusable))


def _sku(cells: dict[str, str], record: Record) -> str:
    if record.flaw:
        raise _Wrong("sku", "importing.row_flawed")
    if not cells.get("sku"):
        raise _Wrong("sku", "importing.product_sku")
    # an apostrophe keeps a spreadsheet from taking it for a formula
    return cells["sku"].removeprefix("'")


def _told(cells: dict[str, str], currency: str, suppliers: frozenset[str]) -> ProductTold:
    return ProductTold(
        _cost(cells, currency),
        _supplier(cells, suppliers),
        cells.get("group") or None,
        _listing(cells),
        cells.get("title") or None,
        _weight(cells),
    )


def _supplier(cells: dict[str, str], known: frozenset[str]) -> str | None:
    name = cells.get("supplier", "")
    if name and name.casefold() not in known:
        raise _Wrong("supplier", "importing.product_supplier", text=name)
    return name or None


def _cost(cells: dict[str, str], currency: str) -> Money | None:
    text = cells.get("cost", "")
    if not text:
        return None
    code = (cells.get("currency") or currency).upper()
    if code not in minor_units():
        raise _Wrong("currency", "importing.product_currency", text=code)
    try:
        cost = typed_amount(text, code)
    except Refusal as refusal:
        raise _Wrong("cost", "importing.product_cost", text=text) from refusal
    if cost.minor < 0:
        raise _Wrong("cost", "importing.product_cost", text=text)
    return cost


def _listing(cells: dict[str, str]) -> ListingSource | None:
    text = cells.get("listing", "").casefold()
    if not text:
        return None
    for source in ListingSource:
        # by its id, or as the window has it, with the apostrophe that a keyboard has
        shown = (word("listing", source, each).casefold() for each in languages())
        if text.replace("’", "'") in (source, *(words.replace("’", "'") for words in shown)):
            return source
    raise _Wrong("listing", "importing.product_listing", text=text)


def _weight(cells: dict[str, str]) -> int | None:
    text = cells.get("weight_g", "")
    if not text:
        return None
    if not text.isdecimal() or int(text) > MOST_GRAMS:
        raise _Wrong("weight_g", "importing.product_weight", text=text)
    return int(text)
