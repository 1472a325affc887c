"""Products: what they cost us, who supplies them, whose words their listing carries."""

from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.case_supplier import give_supplier
from returns.casework.product_effect import effect_of
from returns.casework.product_family import (
    product_of,
    repeat_facts,
    repeated,
    rows_of_family,
    whole_sku,
)
from returns.casework.product_lessons import Lesson, lessons_of, open_cases
from returns.casework.returned_goods import returned_of
from returns.errors import NotFound, Refusal
from returns.ledger.row_types import ProductRow
from returns.ledger.rows import Mapping
from returns.ledger.store import Store, Work
from returns.ledger.stored import as_stored
from returns.money import Money
from returns.records.change import Change
from returns.records.kept_text import demand_kept
from returns.records.order import Product
from returns.records.order import ProductTold as ProductTold
from returns.records.products_effect import ProductsEffect
from returns.records.weight import demand_weight
from returns.terms import ListingSource

#: of what was typed or pasted so much is looked for, as among cases: SQLite takes no longer question
_MOST_CHARACTERS, _MOST_WORDS = 400, 24


@dataclass(frozen=True, slots=True)
class ProductsTold:
    """What was written of many products at once, and how they stood before; None where one is new."""

    changes: tuple[Change, ...]
    before: dict[str, Product | None]

    @property
    def case_ids(self) -> tuple[int, ...]:
        """The open cases that learned of it."""
        return tuple(dict.fromkeys(n for change in self.changes for n in change.case_ids))


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """A product that was looked for, and whether anything of it ever came back."""

    product: Product
    has_cases: bool


class _NotKept(Exception):
    """What was played is taken back."""


class Products:
    """The products of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, sku: str) -> Product:
        """The product of that SKU, or that it was merged into; raises `NotFound`."""
        with self._store.reading() as tx:
            return _product(tx, sku)

    def all(self) -> tuple[Product, ...]:
        """Every product, by SKU, the retired ones too; not the SKUs that were merged into another."""
        query = select(s.product).where(s.product.c.merged_into.is_(None))
        with self._store.reading() as tx:
            return tuple(map(_read, tx.execute(query.order_by(s.product.c.sku))))

    def skus(self) -> frozenset[str]:
        """Every SKU that is taken, those that were merged into another too."""
        with self._store.reading() as tx:
            return frozenset(tx.execute(select(s.product.c.sku)).scalars())

    def sold(self) -> tuple[Product, ...]:
        """Every product that can be chosen, by SKU."""
        return tuple(product for product in self.all() if not product.retired)

    def find(self, words: str, limit: int) -> tuple[FoundProduct, ...]:
        """Products whose SKU, title or group has all the words; those whose SKU begins so come first."""
        typed, found = words[:_MOST_CHARACTERS].strip(), dict[int, FoundProduct]()
        if not typed:
            return ()
        product = s.product
        of_it = product.alias()
        has_cases = exists().where(
            t.case_line.c.product_id == of_it.c.id,
            func.coalesce(of_it.c.merged_into, of_it.c.id) == product.c.id,
        )
        query = select(product, has_cases.label("has_cases")).order_by(product.c.sku)
        query = query.where(product.c.retired == 0, product.c.merged_into.is_(None))
        begins = [_begins(product.c.sku, each) for each in _written(typed)]
        whole = product.c.sku + " " + product.c.title + " " + product.c.product_group
        holds = [
            or_(*(whole.contains(each, autoescape=True) for each in _written(part)))
            for part in typed.split()[:_MOST_WORDS]
        ]
        with self._store.reading() as tx:
            # the first by the index of SKUs; all are looked at only where that brought too few
            for fits in ([or_(*begins)], holds):
                if len(found) < limit:
                    rows = tx.execute(query.where(*fits).limit(limit))
                    for row in rows:
                        found.setdefault(row.id, FoundProduct(_read(row), bool(row.has_cases)))
        return tuple(found.values())[:limit]

    def tell(self, sku: str, told: ProductTold) -> Change:
        """Note it; open cases of the product that lack it have it, too. Raises `Refusal`, `NotFound`."""
        (change,) = self.tell_many({sku: told}).changes
        return change

    def tell_many(self, told: Mapped[str, ProductTold]) -> ProductsTold:
        """Note it of several products, all or none. Raises `Refusal` and `NotFound` as `tell`."""
        changes: list[Change] = []
        before: dict[str, Product | None] = {}
        with self._store.transaction() as tx:
            for sku, said in told.items():
                _demand(sku, said)
                before |= known_rows(tx, sku.strip())
                changes.append(self._tell(tx, sku.strip(), said))
        return ProductsTold(tuple(changes), before)

    def would_do(self, told: Mapped[str, ProductTold]) -> ProductsEffect:
        """What telling it would do to open cases; where they are few it is played, and not kept.

        Raises `Refusal` and `NotFound` as `tell`.
        """
        with self._store.reading() as tx:
            affected = effect_of(tx, told, self._values)
        effect = affected.effect
        if not affected.few:
            return effect
        try:
            with self._store.transaction() as tx:
                before = affected.steps(tx)
                for sku, said in told.items():
                    self._tell(tx, sku.strip(), said)
                effect = affected.with_turns(tx, before)
                raise _NotKept
        except _NotKept:
            return effect

    def returned(self) -> dict[str, tuple[int, int]]:
        """Of each SKU that orders files told: how many came back, and how many were sold."""
        with self._store.reading() as tx:
            return returned_of(tx)

    def put_back(self, before: Mapped[str, Product | None]) -> Change:
        """Have products as they stood; what cases learned is taken back with their histories."""
        table = s.product
        with self._store.transaction() as tx:
            for sku, known in before.items():
                row = table.c.sku == sku
                if known is not None:
                    tx.execute(update(table).where(row).values(**columns_of(known)))
                elif not tx.execute(_used(sku)).first():
                    tx.execute(delete(table).where(row))
        return Change((), frozenset({"product", "case"}))

    def _tell(self, tx: Connection, sku: str, told: ProductTold) -> Change:
        """Of what was known already nothing is written; whose cases learn nothing stay as they are."""
        seqs: list[int] = []
        said, supplier_id = self._values(tx, told)
        sku = whole_sku(tx, sku)
        product_id = _known_or_new(tx, sku, told)
        product = s.product.c.id == product_id
        known = dict(tx.execute(select(s.product).where(product)).mappings().one())
        if known["currency"] != said.get("currency", known["currency"]):
            # the price was in the other currency: unknown rather than wrong
            said["price_minor"] = None
        values = {name: value for name, value in said.items() if known[name] != value}
        goods = ProductRow(**(known | values))
        lessons = {n: lessons_of(tx, n, goods, supplier_id) for n in open_cases(tx, product_id)}
        learning = {case_id: found for case_id, found in lessons.items() if found}
        if values and not learning:
            tx.execute(update(s.product).where(product).values(**values))
            repeat_facts(tx, product_id, values)
        for case_id, found in learning.items():
            with self._store.change_within(tx, case_id, "product_known") as work:
                work.facts["sku"] = sku
                if values:
                    # taken back with the first case that has it
                    for row in rows_of_family(tx, product_id):
                        own = values if row.id == product_id else repeated(values)
                        work.update("product", row.id, **own)
                learn(work, found)
            seqs += [work.seq] if work.seq is not None else []
        return Change(tuple(learning), frozenset({"case", "product"}), tuple(seqs))

    def _values(
        self, tx: Connection, told: ProductTold
    ) -> tuple[dict[str, object], int | None]:
        values: dict[str, object] = {}
        supplier_id = None
        if told.supplier is not None:
            name = told.supplier.strip().casefold()
            found = tx.execute(select(s.supplier.c.id, s.supplier.c.name)).all()
            supplier_id = next((row.id for row in found if row.name.casefold() == name), None)
            if supplier_id is None:
                raise NotFound("policy.unknown_supplier")
            values["supplier_id"] = supplier_id
        if told.cost is not None:
            values |= {"cost_minor": told.cost.minor, "currency": told.cost.currency}
        for column, said in (("product_group", told.group), ("title", told.title)):
            if said is not None:
                values[column] = said.strip()
        if told.listing is not None:
            values["listing"] = told.listing.value
        if told.weight_g is not None:
            values["weight_g"] = told.weight_g
        return values, supplier_id


def _demand(sku: str, told: ProductTold) -> None:
    demand_kept(told)
    if not sku.strip():
        raise Refusal("product.sku_wanted")
    if told.cost is not None and told.cost.minor < 0:
        raise Refusal("product.cost_negative")
    demand_weight(told.weight_g)


def learn(work: Work, found: Sequence[Lesson]) -> None:
    """Write on a case what its lines learn."""
    for lesson in found:
        if lesson.supplier_id is not None:
            give_supplier(work, lesson.line_id, lesson.supplier_id)
        if lesson.cells:
            work.update("line", lesson.line_id, **lesson.cells)


def known_rows(tx: Connection, sku: str) -> dict[str, Product | None]:
    """How the product of a SKU stands, with every SKU that is one of it; None for a new one."""
    found = product_of(tx, sku)
    if found is None:
        return {sku: None}
    return {row.sku: _read(row) for row in rows_of_family(tx, found.id)}


def columns_of(known: Product) -> dict[str, object]:
    """The cells that can be told, as they stood."""
    money = known.cost or known.price
    return {
        **({"currency": money.currency} if money is not None else {}),
        "price_minor": known.price.minor if known.price is not None else None,
        "title": known.title,
        "supplier_id": known.supplier_id,
        "cost_minor": known.cost.minor if known.cost is not None else None,
        "weight_g": known.weight_g,
        "listing": known.listing.value,
        "product_group": known.group,
        "retired": int(known.retired),
        "merged_into": known.merged_into,
    }


def _used(sku: str) -> Select[int]:
    """Lines of cases that are of a product."""
    line, product = t.case_line, s.product
    return (
        select(line.c.id)
        .join(product, product.c.id == line.c.product_id)
        .where(product.c.sku == sku)
        .limit(1)
    )


def _known_or_new(tx: Connection, sku: str, told: ProductTold) -> int:
    row = tx.execute(select(s.product.c.id).where(s.product.c.sku == sku)).first()
    if row is not None:
        return int(row.id)
    key = tx.execute(
        insert(s.product).values(sku=sku, title=told.title or sku)
    ).inserted_primary_key
    return int(key[0]) if key else 0


def _written(word: str) -> tuple[str, ...]:
    """The ways in which it may be written: SQLite knows the two cases of A to Z only, and no apostrophe."""
    signs = (word, word.replace("’", "'"), word.replace("'", "’"))
    ways = (way for each in signs for way in (each, each.lower(), each.upper(), each.title()))
    return tuple(dict.fromkeys(ways))


def _begins(sku: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """A range of the index, which `LIKE` would not use."""
    return and_(sku >= word, sku < word + chr(0x10FFFF))


@as_stored
def _product(tx: Connection, sku: str) -> Product:
    row = product_of(tx, sku)
    if row is None:
        raise NotFound("product.unknown", sku=sku)
    return _read(row)


@as_stored
def _read(row: Mapping | ProductRow) -> Product:
    def money(minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, row.currency)

    return Product(
        id=row.id,
        sku=row.sku,
        title=row.title,
        supplier_id=row.supplier_id,
        price=money(row.price_minor),
        cost=money(row.cost_minor),
        weight_g=row.weight_g,
        listing=ListingSource(row.listing),
        group=row.product_group,
        picture=row.picture,
        retired=bool(row.retired),
        merged_into=row.merged_into,
    )
