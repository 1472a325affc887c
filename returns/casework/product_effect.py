"""What open cases would learn of products, counted by the same lessons that telling gives them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, select

from db.tables import cases as t
from db.tables import trade as s
from returns.casework.product_family import product_of
from returns.casework.product_lessons import lessons_of, open_cases
from returns.ledger.row_types import ProductRow
from returns.records.order import ProductTold
from returns.records.products_effect import CaseTurn, ProductsEffect

#: so many cases are worked out anew for a look at what would be next; each takes some milliseconds
_MOST_PLAYED = 20

#: the cells of a product that are told, and the number of the supplier among them
Values = Callable[[Connection, ProductTold], tuple[dict[str, object], int | None]]
_Step = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Affected:
    """The cases that learn something, and what of them is known before anything is played."""

    effect: ProductsEffect
    case_ids: tuple[int, ...]

    @property
    def few(self) -> bool:
        """Whether what is next on them is worth playing."""
        return 0 < len(self.case_ids) <= _MOST_PLAYED

    def steps(self, tx: Connection) -> dict[int, _Step]:
        """What is next on each: step, by when, and who has to act first."""
        case = t.return_case
        query = select(case.c.id, case.c.next_step, case.c.due_at, case.c.waiting_for)
        found = tx.execute(query.where(case.c.id.in_(self.case_ids)))
        return {row.id: (row.next_step, row.due_at, row.waiting_for) for row in found}

    def with_turns(self, tx: Connection, before: Mapping[int, _Step]) -> ProductsEffect:
        """With the cases whose step is another one now than it was `before`."""
        case = t.return_case
        numbers = dict(
            tx.execute(
                select(case.c.id, case.c.number).where(case.c.id.in_(self.case_ids))
            ).all()
        )
        turns = tuple(
            CaseTurn(case_id, numbers[case_id], step, due, bool(waits))
            for case_id, (step, due, waits) in self.steps(tx).items()
            if step != before[case_id][0]
        )
        return replace(self.effect, turns=turns)


def effect_of(tx: Connection, told: Mapping[str, ProductTold], values: Values) -> Affected:
    """Who learns what of it; raises what `values` raises."""
    suppliers: dict[int, set[int]] = {}
    costs, listings, learning = set[int](), set[int](), set[int]()
    new = 0
    for sku, said in told.items():
        cells, supplier_id = values(tx, said)
        row = product_of(tx, sku)
        if row is None:
            new += 1
            continue
        goods = ProductRow(**(asdict(row) | cells))
        for case_id in open_cases(tx, goods.id):
            for lesson in lessons_of(tx, case_id, goods, supplier_id):
                learning.add(case_id)
                if lesson.supplier_id is not None:
                    suppliers.setdefault(lesson.supplier_id, set()).add(case_id)
                if "unit_cost_minor" in lesson.cells:
                    costs.add(case_id)
                if "listing" in lesson.cells:
                    listings.add(case_id)
    names = dict(tx.execute(select(s.supplier.c.id, s.supplier.c.name)).all())
    given = tuple((names[each], len(cases)) for each, cases in suppliers.items())
    effect = ProductsEffect(given, len(costs), len(listings), new, (), len(learning))
    return Affected(effect, tuple(sorted(learning)))
