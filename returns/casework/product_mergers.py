"""Two SKUs that are one product, and products that are sold no more; both can be taken back."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, update

from db.tables import trade as s
from returns.casework.product_family import (
    Merger,
    merger,
    row_of,
    same_product,
    whole_sku,
    write_merger,
)
from returns.casework.product_lessons import lessons_of, open_cases
from returns.casework.product_pictures import repeat_picture
from returns.casework.products import ProductsTold, columns_of, known_rows, learn
from returns.ledger.store import Store
from returns.records.change import Change
from returns.records.order import Product


class ProductMergers:
    """Which SKUs of one desk are one product, and which products stand in no list."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def part(self, before: Mapping[str, Product | None]) -> Change:
        """Take a merger back: each SKU is the product that it was, with the picture that it showed."""
        with self._store.transaction() as tx:
            known = [each for each in before.values() if each is not None]
            for each in known:
                cells = {**columns_of(each), "picture": each.picture}
                tx.execute(update(s.product).where(s.product.c.id == each.id).values(**cells))
            for each in known:
                if each.merged_into is None:
                    repeat_picture(tx, each.id, each.picture)
        return Change((), frozenset({"product", "case"}))

    def retire(self, skus: Sequence[str], *, retired: bool = True) -> ProductsTold:
        """Take products off every list to choose from, or bring them back; cases and orders keep them.

        Raises `NotFound`. `put_back` of what it gives takes it back.
        """
        before: dict[str, Product | None] = {}
        with self._store.transaction() as tx:
            for sku in skus:
                found = row_of(tx, whole_sku(tx, sku))
                if bool(found.retired) != retired:
                    before |= known_rows(tx, found.sku)
                    of_it = s.product.c.id.in_(same_product(found.id))
                    tx.execute(update(s.product).where(of_it).values(retired=int(retired)))
        kinds = frozenset({"product"}) if before else frozenset[str]()
        return ProductsTold((Change((), kinds),), before)

    def merge(self, skus: Sequence[str], into: str) -> ProductsTold:
        """Have these SKUs be the product `into`, which takes over what it lacks and they know.

        Orders and cases keep the SKU that their platform wrote, and are of that product from now on; open
        cases learn what they lack. All or none: raises `NotFound`, and `Refusal` where they cannot be one.
        `part` takes it back, after the changes of the cases.
        """
        before: dict[str, Product | None] = {}
        with self._store.transaction() as tx:
            taught = dict[int, int | None]()
            for sku in skus:
                found = merger(tx, sku, into)
                before = (
                    known_rows(tx, found.gone.sku) | known_rows(tx, found.stays.sku) | before
                )
                taught |= self._unsupplied(tx, found)
                write_merger(tx, found)
                repeat_picture(tx, found.stays.id, found.stays.picture)
            changes = [self._teach(tx, into, taught)] if skus else []
        return ProductsTold(tuple(changes), before)

    def _unsupplied(self, tx: Connection, found: Merger) -> dict[int, int | None]:
        """The open cases of both, with the supplier that one of the two gives them."""
        cases = dict[int, int | None]()
        for row in (found.gone, row_of(tx, found.stays.sku)):
            news = found.stays.supplier_id if row.supplier_id is None else None
            cases |= dict.fromkeys(open_cases(tx, row.id), news)
        return cases

    def _teach(self, tx: Connection, sku: str, taught: Mapping[int, int | None]) -> Change:
        """What open cases lack of a product that is known better now."""
        goods, seqs = row_of(tx, sku), list[int]()
        learning = {
            case_id: found
            for case_id, supplier_id in taught.items()
            if (found := lessons_of(tx, case_id, goods, supplier_id, lacking=True))
        }
        for case_id, found in learning.items():
            with self._store.change_within(tx, case_id, "product_known") as work:
                work.facts["sku"] = goods.sku
                learn(work, found)
            seqs += [work.seq] if work.seq is not None else []
        return Change(tuple(learning), frozenset({"case", "product"}), tuple(seqs))
