"""Makes the kept desk of the version that this program writes; run once for each released version.

`python -m tests.old_desks.make` leaves `<version>.sqlite` and, as JSON, the rows that are in it. A
kept desk is never made again after its release: every later program must open it.
"""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from db import driver
from db.desk_file.schema import VERSION, open_or_create
from db.queue.search_text import index_text
from returns.evidence.chain import START, canonical, desk_hash, hash_of
from returns.evidence.day_seal import OpenDay
from returns.records.event import Event

HERE = Path(__file__).resolve().parent
NAME = f"{VERSION:04}"

ROWS: dict[str, list[dict[str, Any]]] = {
    "setting": [{"name": "currency", "value": '"EUR"'}],
    "channel": [
        {
            "id": 1,
            "name": "Amazon US",
            "platform": "amazon",
            "country": "US",
            "currency": "USD",
        },
        {"id": 2, "name": "淘宝店", "platform": "other", "country": "CN", "currency": "CNY"},
    ],
    "supplier": [{"id": 1, "name": "浙江杯业", "email": "li.wei@example.cn", "language": "zh"}],
    "supplier_policy": [
        {
            "id": 1,
            "supplier_id": 1,
            "version": 1,
            "holds_from": "2026-01-01",
            "checked_on": "2026-10-01",
            "terms": '{"window_days": 20}',
        }
    ],
    "product": [{"id": 1, "sku": "MUG-350", "title": "陶瓷马克杯 350 ml", "supplier_id": 1}],
    "customer": [
        {"id": 1, "name": "Tom & Jerry <b>", "email": "tom@example.com", "known_by": "1|tom"}
    ],
    "sale_order": [
        {
            "id": 1,
            "channel_id": 1,
            "number": "113-4567890-1234567",
            "customer_id": 1,
            "told_at": "2026-11-02T10:00:00Z",
            "billed_minor": 2500,
            "received_minor": 1999,
            "address_told": 1,
        },
        {"id": 2, "channel_id": 2, "number": "7788", "customer_id": None},
    ],
    "order_line": [
        {
            "id": 1,
            "order_id": 1,
            "line_key": "1",
            "platform_line": "11",
            "sku": "MUG-350",
            "product_id": 1,
            "quantity": 2,
            "paid_minor": 1999,
            "billed_minor": 2500,
        }
    ],
    "return_case": [
        {
            "id": 1,
            "number": "RC-2026-00001",
            "order_id": 1,
            "channel_id": 1,
            "customer_id": 1,
            "reason": "damaged_in_transit",
            "platform_did": '["label_made"]',
            "value_minor": 1840,
            "next_step": "inspect",
            "due_at": "2026-11-22T10:00:00Z",
            "title": "陶瓷马克杯 350 ml",
            "supplier_name": "浙江杯业",
            "platform_codes": "DT77",
        },
        {
            "id": 2,
            "number": "RC-2026-00002",
            "order_id": 2,
            "channel_id": 2,
            "closed_at": "2026-11-01T00:00:00Z",
            "next_step": "close",
        },
    ],
    "place": [{"id": 1, "name": "海外仓", "kind": "overseas", "address": "{}"}],
    "case_line": [
        {
            "id": 1,
            "case_id": 1,
            "order_line_id": 1,
            "sku": "MUG-350",
            "quantity": 2,
            "reason": "damaged_in_transit",
            "buyer_words": "收到时已经损坏 😢 & <i>broken</i>",
            "supplier_id": 1,
            "supplier_name": "浙江杯业",
            "policy_id": 1,
            "place_id": 1,
            "told_minor": 1999,
        },
        {"id": 2, "case_id": 2, "quantity": 1},
    ],
    "unit": [
        {"id": 1, "case_id": 1, "line_id": 1, "number": 1, "piece": 1, "paid_minor": 1000},
        {"id": 2, "case_id": 1, "line_id": 1, "number": 2, "piece": 2, "paid_minor": 999},
        {"id": 3, "case_id": 2, "line_id": 2, "number": 1},
    ],
    "parcel": [{"id": 1, "case_id": 1, "tracking": "1Z999AA10123456784"}],
    "parcel_unit": [{"id": 1, "case_id": 1, "parcel_id": 1, "unit_id": 2}],
    "exchange": [{"id": 1, "case_id": 1, "line_id": 1, "sku": "MUG-500", "title": "大杯"}],
    "claim": [
        {
            "id": 1,
            "case_id": 1,
            "line_id": 1,
            "units": "[2]",
            "amount_minor": 210,
            "exchanges": "[1]",
        }
    ],
    "claim_answer": [{"id": 1, "case_id": 1, "claim_id": 1, "kind": "more_asked"}],
    "photo": [{"id": 1, "case_id": 1, "sha256": "ab" * 32, "bytes": 123, "format": "JPEG"}],
    "product_picture": [{"id": 1, "sha256": "cd" * 32, "bytes": 456, "name": "杯.jpg"}],
    "payment": [
        {"id": 1, "case_id": 1, "line_id": 1, "amount_minor": 500, "pay_key": "case-1-1"}
    ],
    "message": [{"id": 1, "case_id": 1, "subject": "对不起", "body": "Sorry!\n"}],
    "person": [{"id": 1, "name": "小林"}],
}


def events() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A short history of both cases over two days, begun in format 1, and the seal of the first."""
    made, seals, before, last = [], [], START, {1: (0, START), 2: (0, START)}
    steps = [(1, "opened"), (2, "opened"), (1, "note"), (2, "closed"), (1, "received")]
    open_day = OpenDay()
    for seq, (case_id, kind) in enumerate(steps, start=1):
        case_seq, case_before = last[case_id][0] + 1, last[case_id][1]
        at, body = (
            f"2026-11-2{2 + seq // 4}T10:0{seq}:00Z",
            canonical({"words": "记录", "seq": seq}),
        )
        who, format_ = ("小林", 2) if seq > 2 else ("", 1)
        event = Event(seq, case_seq, at, kind, body, "", who, format_, case_id)
        own = hash_of(event, case_before)
        before = desk_hash(before, seq, own)
        last[case_id] = (case_seq, own)
        if open_day.ends_before(at):
            seals.append(asdict(open_day.sealed(START, at)))
            open_day = OpenDay()
        open_day.add(seq, case_id, case_seq, own, at)
        row = {"seq": seq, "case_id": case_id, "case_seq": case_seq, "at": at, "kind": kind}
        hashes = {"hash": own, "desk_hash": before}
        made.append({**row, "body": body, **hashes, "who": who, "format": format_})
    return made, seals


def main() -> None:
    """Write the desk and its rows."""
    path = HERE / f"{NAME}.sqlite"
    path.unlink(missing_ok=True)
    open_or_create(path)
    told, seals = events()
    rows = {**ROWS, "event": told, "seal": seals}
    with closing(driver.connect_writer(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for table, entries in rows.items():
            for entry in entries:
                names, marks = ", ".join(entry), ", ".join("?" * len(entry))
                connection.execute(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(entry.values())
                )
        connection.execute(
            "INSERT INTO case_search (rowid, body) VALUES (1, ?)",
            (index_text(["RC-2026-00001", "陶瓷马克杯 350 ml"]),),
        )
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        # one file, as a desk lies on the disk after its window was closed
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (HERE / f"{NAME}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
