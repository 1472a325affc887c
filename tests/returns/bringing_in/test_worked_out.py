"""What is worked out once for cases whose facts are the same is what each of them gives by itself."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from db.tables import cases as t
from db.tables import trade as s
from returns.bringing_in import worked_out
from returns.casework.outlook import concluded_whole, differing
from returns.clock import SetClock
from returns.desk import open_desk
from returns.ledger.case_rows import read_case_rows
from tests.worlds.world import make_world

_HEADER = (
    *("Order ID", "Order date", "Return request date", "Return request status"),
    *("Amazon RMA ID", "Label type", "Label cost", "Currency code", "Tracking ID"),
    *("Label to be paid by", "A-to-Z Claim", "Merchant SKU", "Item Name", "Return quantity"),
    *("Return Reason", "Resolution", "Return delivery date", "Order Amount"),
    *("Order quantity", "Refunded Amount", "Customer Comments"),
)
_REASONS = (
    *("DEFECTIVE", "DAMAGED_BY_CARRIER", "SWITCHEROO", "UNWANTED_ITEM", "NEVER_ARRIVED"),
    *(
        "UNAUTHORIZED_PURCHASE",
        "MISSING_PARTS",
        "EXTRA_ITEM",
        "ORDERED_WRONG_ITEM",
        "NEWLY_MADE",
    ),
)
_STATES = ("Approved", "Pending", "Closed", "Declined", "Cancelled")
_RESOLUTIONS = ("StandardRefund", "Replacement", "RefundAtFirstScan", "ReturnlessRefund")
#: on both sides of what the desk's settings tell apart, and of nothing
_SUMS = ("", "0.00", "0.01", "19.99", "49.99", "50.00", "50.01", "99.99", "100.00", "350.10")
#: back from Friday 20 November 2026: today's, in time, late, over a window
_DAYS = (0, 1, 2, 5, 6, 13, 14, 29, 30, 31, 59, 60, 61, 200)
_TABLES = (s.order, s.order_line, t.return_case, t.case_line, t.unit, t.parcel, t.payment)


class _Reports:
    """Rows of a report that have much in common, so that most cases have the facts of another."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.reasons = self.chance.sample(_REASONS, 3)
        self.states = self.chance.sample(_STATES, 2)
        self.resolutions = ("StandardRefund", self.chance.choice(_RESOLUTIONS))
        self.payers = ("Customer", self.chance.choice(("Seller", "Amazon")))
        self.labels = ("", self.chance.choice(("AmazonPrePaidLabel", "AmazonUnPaidLabel")))
        self.days = (0, *self.chance.sample(_DAYS, 5))

    def row(self, number: int) -> tuple[str, ...]:
        """One more; no two are of one order."""
        chance = self.chance
        asked = date(2026, 11, 20) - timedelta(days=chance.choice(self.days))
        amount, pieces = chance.choice(_SUMS), chance.choice((1, 1, 1, 1, 1, 2))
        delivered = asked + timedelta(days=3)
        came = chance.random() < 0.1 and delivered < date(2026, 11, 22)
        return (
            f"113-{number:07d}-7654321",
            f"{asked - timedelta(days=9):%d-%b-%Y}",
            f"{asked:%d-%b-%Y}",
            chance.choice(self.states),
            f"D{number}RRMA",
            chance.choice(self.labels),
            "4.20" if chance.random() < 0.1 else "",
            "USD",
            f"1Z{number:08d}" if chance.random() < 0.3 else "",
            chance.choice(self.payers),
            "Y" if chance.random() < 0.02 else "N",
            f"SKU-{chance.choice((0, 1, 7))}",
            chance.choice(("Mug, blue", "陶瓷马克杯 350 ml", "Lamp")),
            str(chance.randint(1, pieces)),
            f"CR-{chance.choice(self.reasons)}",
            chance.choice(self.resolutions),
            f"{delivered:%d-%b-%Y}" if came else "",
            amount,
            str(pieces),
            chance.choice((amount, "3.00")) if chance.random() < 0.1 else "",
            chance.choice(("", "arrived broken", "尺码不对")),
        )


def _written(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(_HEADER)
        writer.writerows(rows)
    return path


@pytest.fixture
def begin(tmp_path: Path, clock: SetClock):
    """Opens another desk, its suppliers' terms those of a random world."""
    opened = []

    def beginning(name: str, seed: int):
        desk = open_desk(tmp_path / name, clock=clock, create=True)
        opened.append(desk)
        suppliers = make_world(seed).suppliers
        for place, supplier in enumerate(suppliers):
            supplier["products"] = [
                {"sku": f"SKU-{n}", "title": "Thing", "cost": "7.10", "currency": "USD"}
                for n in range(place, 6, len(suppliers))
            ]
        told = tmp_path / "suppliers.json"
        told.write_text(json.dumps({"suppliers": suppliers}), encoding="utf-8")
        assert not desk.suppliers_intake.bring_in(told).unusable
        return desk

    yield beginning
    for desk in opened:
        desk.close()


def _rows(desk):
    with desk.store.reading() as tx:
        return {table.name: tx.execute(select(table)).all() for table in _TABLES}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_case_stands_where_working_it_out_by_itself_puts_it(begin, tmp_path, seed):
    desk, reports = begin("desk", seed), _Reports(seed)
    path = _written(tmp_path / "returns.txt", [reports.row(n) for n in range(300)])
    assert desk.intake.commit(desk.intake.preview(path)).new == 300
    now = desk.store.clock.now()
    with desk.store.reading() as tx:
        for case_id in range(1, 301):
            read = read_case_rows(tx, case_id)
            assert differing(read.row, concluded_whole(tx, read, now)) == {}


@pytest.mark.parametrize("seed", [5, 6])
def test_a_file_brings_what_its_rows_bring_one_by_one(begin, tmp_path, monkeypatch, seed):
    reports = _Reports(seed)
    rows = [reports.row(n) for n in range(60)]
    whole, single = begin("whole", seed), begin("single", seed)
    monkeypatch.setattr(worked_out, "_MOST", 7)  # some are forgotten on the way
    whole.intake.commit(whole.intake.preview(_written(tmp_path / "whole.txt", rows)))
    for row in rows:
        preview = single.intake.preview(_written(tmp_path / "single.txt", [row]))
        assert single.intake.commit(preview).new == 1
    assert _rows(single) == _rows(whole)
