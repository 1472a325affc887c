"""The table that words are looked up in: it holds nothing of its own and can be made anew."""

import logging
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy.exc import DBAPIError

from db.errors import Damaged
from db.queue.search_text import add_texts, index_text, make_search_table, replace_text
from db.tables import cases as t
from db.tables import trade as s

#: set by the migration that kept the numbers of the files
CODES_TO_FIND = "codes_to_find"
#: cases whose texts are gathered at once
_CHUNK = 500
_LOOK_THROUGH = "INSERT INTO case_search (case_search) VALUES ('integrity-check')"
_FIND = "SELECT rowid FROM case_search WHERE case_search MATCH ?"
_LOG = logging.getLogger("sendback.search")


def search_is_sound(writer: Engine) -> bool:
    """Whether the table can be read and written as it should; nothing of the try is kept."""
    try:
        with writer.connect() as tx:
            tx.exec_driver_sql(_LOOK_THROUGH)
            # not every damage is found by looking: a case is written anew, and found
            last = tx.execute(select(func.max(t.return_case.c.id))).scalar_one() or 0
            replace_text(tx, last, "mended")
            with tx.begin_nested():  # what FTS5 holds back is written now
                tx.exec_driver_sql(_FIND, ('"mended"',)).all()
            tx.rollback()
    except (Damaged, DBAPIError):
        return False
    return True


def rebuild_search(tx: Connection) -> int:
    """Make the table anew from all cases, in the caller's transaction; how many there are."""
    make_search_table(tx)
    ids = list(tx.execute(select(t.return_case.c.id).order_by(t.return_case.c.id)).scalars())
    for at in range(0, len(ids), _CHUNK):
        add_texts(tx, list(_texts(tx, ids[at : at + _CHUNK])))
    _LOG.warning("the search table was made anew: %d cases", len(ids))
    return len(ids)


def find_by_codes(tx: Connection) -> int:
    """Make the cases that a file gave a number found by it, on a desk that did not keep it; how many."""
    case, table = t.return_case, s.setting
    query = select(case.c.id).where(case.c.platform_codes > "").order_by(case.c.id)
    ids = list(tx.execute(query).scalars())
    for at in range(0, len(ids), _CHUNK):
        for case_id, text in _texts(tx, ids[at : at + _CHUNK]):
            replace_text(tx, case_id, text)
    tx.execute(delete(table).where(table.c.name == CODES_TO_FIND))
    return len(ids)


def _texts(tx: Connection, ids: list[int]) -> Iterator[tuple[int, str]]:
    """What each of these cases is found by, as `outlook.search_fields` gives it of one."""
    case, person, order = t.return_case, s.customer, s.order
    query = select(
        *(case.c[name] for name in ("id", "number", "order_number", "our_rma", "channel_name")),
        case.c.platform_codes,
        *(person.c.name, person.c.email, order.c.buyer, order.c.email),
    )
    query = query.join(person, person.c.id == case.c.customer_id, isouter=True)
    query = query.join(order, order.c.id == case.c.order_id)
    more = _more(tx, ids)
    for case_id, *fields in tx.execute(query.where(case.c.id.in_(ids))):
        told = dict.fromkeys(field for field in (*fields, *more[case_id]) if field)
        yield case_id, index_text(told)


def _more(tx: Connection, ids: list[int]) -> dict[int, list[str]]:
    """Goods and tracking numbers of these cases."""
    found: dict[int, list[str]] = defaultdict(list)
    of_line = ("supplier_rma", "buyer_words", "supplier_name", "sku", "title", "variant")
    for table, names in ((t.case_line, of_line), (t.parcel, ("tracking",))):
        query = select(table.c.case_id, *(table.c[name] for name in names))
        for case_id, *fields in tx.execute(query.where(table.c.case_id.in_(ids))):
            found[case_id] += fields
    return found
