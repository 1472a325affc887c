"""All rows that belong to one case, and what holds beside it, in one question.

Eleven tables would be eleven questions; here each row comes as its table's name and its cells in JSON.
"""

import json
from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table

from db.bare import fetched
from db.decided import DECIDED, Decided
from db.tables import cases as t
from db.tables import trade as s

#: a row: its cells by the names of their columns
Cells = Any


#: tables whose living rows are the case's own, each in the order of its columns named here
_OWN: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (t.unit, ("line_id", "number")),
    (t.parcel, ("id",)),
    (t.parcel_unit, ("id",)),
    (t.payment, ("id",)),
    (t.photo, ("position", "id")),
    (t.claim, ("id",)),
    (t.claim_answer, ("id",)),
)
#: a row that was removed or taken back is not living
_GONE = ("removed_at", "taken_back_seq")
#: cases before one are counted as far as the desk's setting looks, ?2 where it keeps none
_EARLIER = """FROM (SELECT id FROM return_case WHERE id < ?1 LIMIT coalesce(
(SELECT CASE WHEN json_valid(value) THEN
CAST(json_extract(value, '$.triage.first_returns_to_us') AS INTEGER) END
FROM setting WHERE name = 'desk'), ?2))"""
_CASE = "(SELECT {column} FROM return_case WHERE id = ?1)"
_LINES = "SELECT {column} FROM case_line WHERE case_id = ?1"
#: the buyer's other cases up to this one, a row for each piece: the newest of them are enough
_OTHERS = ("case_id", "number", "requested_at", "value_minor", "currency", "reason", "verdict")
_OTHERS_FROM = ("id", *_OTHERS[1:])
_OF_BUYER = """FROM (SELECT c.id, c.number, c.requested_at, c.value_minor, c.currency, l.reason, u.verdict
FROM return_case c
JOIN case_line l ON l.case_id = c.id LEFT JOIN unit u ON u.line_id = l.id
WHERE c.customer_id = {customer} AND c.id < ?1 ORDER BY c.id DESC LIMIT 200)"""
#: other cases in which a picture that the buyer sent is the very same
_SAME_PHOTO = """FROM (SELECT DISTINCT c.number FROM photo p
JOIN photo q ON q.sha256 = p.sha256 AND q.case_id <> p.case_id
JOIN return_case c ON c.id = q.case_id
WHERE p.case_id = ?1 AND p.shot = 'buyer_photo' AND q.shot = 'buyer_photo'
AND p.removed_at IS NULL AND q.removed_at IS NULL ORDER BY c.id LIMIT 20)"""
#: other cases in which a picture that the buyer sent looks the same, saved again or turned
_SIMILAR_PHOTO = """FROM (SELECT DISTINCT c.number FROM photo p
JOIN picture_look mine ON mine.sha256 = p.sha256 AND mine.family > ''
JOIN picture_look other ON other.family = mine.family AND other.sha256 <> mine.sha256
JOIN photo q ON q.sha256 = other.sha256 AND q.case_id <> p.case_id
JOIN return_case c ON c.id = q.case_id
WHERE p.case_id = ?1 AND p.shot = 'buyer_photo' AND q.shot = 'buyer_photo'
AND p.removed_at IS NULL AND q.removed_at IS NULL ORDER BY c.id LIMIT 20)"""
#: of each article of the case: lines of orders that a file told, and those of them that came back. The
#: newest hundred are counted: a rate needs no more
_ARTICLES = """FROM (SELECT a.sku,
(SELECT COUNT(*) FROM (SELECT id FROM order_line WHERE sku = a.sku AND guessed = 0
AND cancelled = 0 ORDER BY id DESC LIMIT 100)) AS sold,
(SELECT COUNT(*) FROM (SELECT id FROM order_line WHERE sku = a.sku AND guessed = 0
AND cancelled = 0 ORDER BY id DESC LIMIT 100) n
WHERE EXISTS (SELECT 1 FROM case_line r WHERE r.order_line_id = n.id)) AS back
FROM (SELECT DISTINCT sku FROM case_line WHERE case_id = ?1 AND sku > '') a)"""
#: the same of the buyer's orders
_BOUGHT = """FROM (SELECT COUNT(*) AS bought,
coalesce(SUM(EXISTS (SELECT 1 FROM return_case r WHERE r.order_id = o.id)), 0) AS back
FROM (SELECT id FROM sale_order WHERE customer_id = {customer} AND cancelled = 0
ORDER BY id DESC LIMIT 100) o
WHERE EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.guessed = 0))"""
#: what the buyer of an order had back over all its cases, goods and postage apart; and what of all that ever
#: went out bounced or was sent back
_WENT_BACK = """FROM (SELECT p.kind, SUM(CASE p.outgoing WHEN 1 THEN p.amount_minor ELSE -p.amount_minor END)
AS minor FROM payment p JOIN return_case c ON c.id = p.case_id
WHERE c.order_id = {order} AND p.party = 'buyer' AND p.taken_back_seq IS NULL GROUP BY p.kind
UNION ALL SELECT 'back_again', SUM(p.amount_minor) FROM payment p JOIN return_case c ON c.id = p.case_id
WHERE c.order_id = {order} AND p.party = 'buyer' AND (p.kind = 'bounced'
OR p.taken_back_seq IS NULL AND p.outgoing = 0) HAVING COUNT(*))"""


def read_parts(
    tx: Connection, case_id: int, first_returns: int, without: frozenset[str] = frozenset()
) -> Mapping[str, Sequence[Cells]]:
    """Rows by table: the case, its own, its order with lines, shop, buyer, setting, policies, suppliers.

    `before` counts the cases before it, as far as the setting of the first returns looks, by default
    `first_returns`;
    `case_line` has its product's `picture` too, and what its supplier bills for one (`billed_…`);
    `exchange` has what one of the thing that was sent costs (`cost_…`);
    `supplier` whether it is `placed`: has an address;
    `decided` counts what its suppliers decided, by `supplier_id` and `kind`;
    `earlier` has the buyer's other cases, `same_photo` those with the same picture of a buyer,
    `similar_photo` those with one that looks the same;
    `articles` counts what of each of its articles was sold and came back, `bought` the buyer's orders;
    `went_back` sums what the order's buyer had back over all its cases, by the `kind` of payment,
    and what is `back_again` of all that ever went out.
    What is named in `without` is not asked for, and empty.
    """
    question, shapes = _question(without)
    found: dict[str, list[Cells]] = {name: [] for name in shapes}
    for name, cells in fetched(tx, question, (case_id, first_returns)):
        found[name].append(shapes[name](*_listed(cells)[0]))
    for table, order in _OWN:
        if len(found[table.name]) > 1:
            found[table.name].sort(key=attrgetter(*order))
    for name in ("case_line", "exchange", "order_line"):
        found[name].sort(key=lambda row: row.id)
    return found


def of_case(tx: Connection, table: Table, case_id: int, order: str = "id") -> list[Cells]:
    """The living rows of one table of a case: what was removed or taken back is left out."""
    sql, shape = _asked_of_case(table, order)
    return [shape(*cells) for cells in fetched(tx, sql, (case_id,))]


@cache
def _asked_of_case(table: Table, order: str) -> tuple[str, Any]:
    """The question, and the shape of a row of its answer."""
    columns = table.c.keys()
    living = "".join(f" AND {gone} IS NULL" for gone in _GONE if gone in columns)
    where = f"FROM {table.name} WHERE case_id = ?1{living} ORDER BY {order}"
    return " ".join(("SELECT", ", ".join(columns), where)), namedtuple(table.name, columns)


#: what SQLite wrote as JSON a moment ago, without looking whether more stands around it
_listed = json.JSONDecoder().raw_decode


@cache
def _question(without: frozenset[str]) -> tuple[str, dict[str, Any]]:
    """The question, and the shape of a row for each name in its answer."""
    shapes: dict[str, Any] = {}
    asked: list[str] = []
    for name, columns, rest, cells in (*_own(), *_of_the_order(), *_beside()):
        shapes[name] = namedtuple(name, columns)
        if name in without:
            continue
        listed = ", ".join(cells or columns)
        asked.append(f"SELECT '{name}', json_array({listed}) {rest}")
    return " UNION ALL ".join(asked), shapes


#: a row's name, its columns, where it comes from, and its cells where they are not just those
_Part = tuple[str, Sequence[str], str, Sequence[str]]


def _own() -> Iterator[_Part]:
    """The case and its living rows."""
    yield "return_case", t.return_case.c.keys(), "FROM return_case WHERE id = ?1", ()
    for table, _ in _OWN:
        columns = table.c.keys()
        living = "".join(f" AND {gone} IS NULL" for gone in _GONE if gone in columns)
        yield table.name, columns, f"FROM {table.name} WHERE case_id = ?1{living}", ()
    line = t.case_line.c.keys()
    yield (
        "case_line",
        [*line, "picture", "billed_minor", "billed_currency"],
        "FROM case_line l LEFT JOIN product p ON p.id = l.product_id WHERE l.case_id = ?1",
        [*(f"l.{column}" for column in line), "p.picture", "p.cost_minor", "p.currency"],
    )
    sent = t.exchange.c.keys()
    yield (
        "exchange",
        [*sent, "cost_minor", "cost_currency"],
        "FROM exchange x LEFT JOIN product p ON p.sku = x.sku WHERE x.case_id = ?1",
        [*(f"x.{column}" for column in sent), "p.cost_minor", "p.currency"],
    )


def _of_the_order() -> Iterator[_Part]:
    """Its order with the lines, its shop and its buyer."""
    for table, column in (
        (s.order, "order_id"),
        (s.channel, "channel_id"),
        (s.customer, "customer_id"),
    ):
        of_case = _CASE.format(column=column)
        yield table.name, table.c.keys(), f"FROM {table.name} WHERE id = {of_case}", ()
    order = _CASE.format(column="order_id")
    yield "order_line", s.order_line.c.keys(), f"FROM order_line WHERE order_id = {order}", ()
    customer = _CASE.format(column="customer_id")
    yield "earlier", _OTHERS, _OF_BUYER.format(customer=customer), _OTHERS_FROM
    yield "same_photo", ["number"], _SAME_PHOTO, ["number"]
    yield "similar_photo", ["number"], _SIMILAR_PHOTO, ["number"]
    yield "articles", ["sku", "sold", "back"], _ARTICLES, ["sku", "sold", "back"]
    yield "bought", ["bought", "back"], _BOUGHT.format(customer=customer), ["bought", "back"]
    yield "went_back", ["kind", "minor"], _WENT_BACK.format(order=order), ["kind", "minor"]


def _beside() -> Iterator[_Part]:
    """What holds for it: settings, terms, and what its suppliers decided so far."""
    yield "before", ["counted"], _EARLIER, ["COUNT(*)"]
    yield "setting", ["value"], "FROM setting WHERE name = 'desk'", ()
    held, theirs = (_LINES.format(column=name) for name in ("policy_id", "supplier_id"))
    terms = s.supplier_policy
    yield terms.name, terms.c.keys(), f"FROM supplier_policy WHERE id IN ({held})", ()
    yield (
        "supplier",
        ["id", "standing", "placed"],
        f"FROM supplier WHERE id IN ({theirs})",
        [
            "id",
            "standing",
            "EXISTS (SELECT 1 FROM warehouse w WHERE w.supplier_id = supplier.id)",
        ],
    )
    yield "decided", Decided._fields, DECIDED.format(theirs=theirs), ()
