"""Makes a desk of any number of cases straight by SQL, for the other benchmarks."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from db import driver
from db.desk_file.schema import DATABASE, open_or_create
from db.queue.search_text import index_text

_GOODS = (
    *(
        "陶瓷马克杯 350 ml",
        "Lamp, oak",
        "蓝牙耳机 Pro",
        "T-shirt M",
        "不锈钢保温杯",
        "Desk mat",
    ),
    *(
        "手机壳 透明",
        "Kettle 1.7 l",
        "儿童雨衣",
        "Garden hose 15 m",
        "瑜伽垫 加厚",
        "USB-C cable",
    ),
)
_WORDS = (
    "收到时已经损坏",
    "尺码不对",
    "要求退款",
    "arrived broken",
    "包装完好",
    "少了一个配件",
)
#: said in one case of a thousand
_RARE = "打开时玻璃碎了"
_STEPS = (
    *("answer_buyer", "negotiate", "ask_rma", "approve", "send_label", "await_parcel"),
    *("chase_parcel", "inspect", "send_claim", "refund", "chase_supplier", "place_goods"),
)
_REASONS = ("defective", "damaged_in_transit", "wrong_item", "changed_mind", "wrong_size")

#: `m` spreads the row number over 0 … 999,982 without a pattern that an index could profit from
_CASES = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count),
     r AS (SELECT i, (i * 7919 + 12345) % 999983 AS m FROM n)
INSERT INTO return_case (id, number, order_id, channel_id, customer_id,
    requested_at, value_minor, reason, next_step, due_at, first_offer, request, goods,
    buyer_money, supplier_claim, order_number, channel_name, sku, title, buyer, supplier_name,
    closed_at)
SELECT i, printf('RC-2026-%05d', i), i, 1 + m % 6, i,
    '2026-10-01T00:00:00Z', 500 + m % 20000, reasons.name, steps.name,
    strftime('%Y-%m-%dT%H:%M:%SZ', 1793000000 + (m * 31) % 6000000, 'unixepoch'),
    CASE m % 3 WHEN 0 THEN 'returnless_refund' WHEN 1 THEN 'partial_refund'
        ELSE 'refund_on_receipt' END,
    CASE WHEN m % 12 < 2 THEN 'new' ELSE 'approved' END,
    CASE WHEN m % 12 < 5 THEN 'none_expected' ELSE 'awaited' END, 'open', 'to_ask',
    printf('113-%07d-%07d', m * 7 % 9999991, i), 'Amazon US ' || (m % 6),
    printf('SKU-%04d', m % 3000), goods.name, 'Buyer ' || (m % 50000), 'Supplier ' || (m % 40),
    CASE WHEN m % 100 < :closed THEN '2026-11-01T00:00:00Z' END
FROM r
JOIN kind AS steps ON steps.what = 'step' AND steps.place = m % 12
JOIN kind AS reasons ON reasons.what = 'reason' AND reasons.place = m % 5
JOIN kind AS goods ON goods.what = 'goods' AND goods.place = m % 12
"""
#: what belongs to each case: its order with one line, its line with one piece, its buyer
_BESIDE = (
    "INSERT INTO channel (id, name) SELECT DISTINCT channel_id, channel_name FROM return_case",
    (
        "INSERT INTO supplier (id, name)"
        " SELECT CAST(substr(supplier_name, 10) AS INTEGER) + 1, supplier_name"
        " FROM return_case GROUP BY supplier_name"
    ),
    "INSERT INTO customer (id, name) SELECT id, buyer FROM return_case",
    (
        "INSERT INTO sale_order (id, channel_id, number, customer_id, ordered_on, buyer)"
        " SELECT id, channel_id, order_number, id, '2026-09-20', buyer FROM return_case"
    ),
    (
        "INSERT INTO order_line (id, order_id, line_key, sku, title, paid_minor)"
        " SELECT id, id, '1', sku, title, value_minor FROM return_case"
    ),
    """INSERT INTO case_line (id, case_id, order_line_id, sku, title, reason, supplier_id,
        supplier_name, request, buyer_money, supplier_claim, found_says, buyer_words)
    SELECT c.id, c.id, c.id, c.sku, c.title, c.reason,
        CAST(substr(c.supplier_name, 10) AS INTEGER) + 1, c.supplier_name, c.request,
        c.buyer_money, c.supplier_claim, '{"item": "' || hex(zeroblob(100)) || '"}',
        CASE WHEN m % 1000 = 7 THEN :rare ELSE words.name END
    FROM (SELECT *, (id * 7919 + 12345) % 999983 AS m FROM return_case) AS c
    JOIN kind AS words ON words.what = 'words' AND words.place = m % 6""",
    (
        "INSERT INTO unit (id, case_id, line_id, number, piece, paid_minor, goods)"
        " SELECT id, id, id, 1, 1, value_minor, goods FROM return_case"
    ),
)


def make_desk(folder: Path, count: int, *, closed: int = 0, searchable: int = 0) -> Path:
    """A desk of `count` cases, `closed` percent of them closed, the first `searchable` findable."""
    path = folder / DATABASE
    open_or_create(path)
    with closing(driver.connect_writer(path)) as connection:
        # it is made to be measured and thrown away: no journal, no flushing
        for setting in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA cache_size = -200000")
        connection.execute(
            "CREATE TEMP TABLE kind (what, place, name, PRIMARY KEY (what, place))"
        )
        for what, names in (
            ("step", _STEPS),
            ("reason", _REASONS),
            ("goods", _GOODS),
            ("words", _WORDS),
        ):
            rows = [(what, place, name) for place, name in enumerate(names)]
            connection.executemany("INSERT INTO kind VALUES (?, ?, ?)", rows)
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'index' AND tbl_name = 'return_case' AND sql IS NOT NULL"
        ).fetchall()
        connection.execute("BEGIN IMMEDIATE")
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute(_CASES, {"count": count, "closed": closed})
        for statement in _BESIDE:
            connection.execute(statement, {"rare": _RARE} if ":rare" in statement else {})
        for _, sql in indexes:
            connection.execute(sql)
        connection.executemany(
            "INSERT INTO case_search (rowid, body) VALUES (?, ?)",
            _texts(connection, min(searchable, count)),
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def _texts(connection: object, count: int) -> Iterator[tuple[int, str]]:
    reading = connection.cursor()  # type: ignore[attr-defined]
    fields = "number, order_number, c.sku, c.title, buyer, c.supplier_name, buyer_words"
    for row_id, *texts in reading.execute(
        f"SELECT c.id, {fields} FROM return_case c JOIN case_line l ON l.id = c.id WHERE c.id <= ?",
        (count,),
    ):
        yield row_id, index_text(texts)
