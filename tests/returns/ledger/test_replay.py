"""The history told again makes the rows that stand; one cell altered behind its back is found."""

import json
import random
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from db import driver
from db.desk_file.schema import open_or_create
from db.engine import reader_engine
from db.tables import cases as t
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.outlook import queue_columns
from returns.desk import open_desk
from returns.errors import Refusal
from returns.ledger.replay import CHECKED, DERIVED, differences, replayed
from returns.ledger.store import TABLES
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.replay import Difference
from returns.sample.pictures import product_png
from returns.terms import (
    Disposition,
    End,
    FreightWay,
    Grade,
    Move,
    Offer,
    PackageState,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.returns.bringing_in.test_reported import FBA, RETURNS, request, unit

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
OLD = Path(__file__).parents[2] / "old_desks"
WALKS, STEPS = 8, 60


def told(desk):
    """Every case of the desk that is not as its history says, and what nobody can tell."""
    with desk.store.reading() as tx:
        ids = tx.execute(select(t.return_case.c.id)).scalars().all()
        answers = list(replayed(tx, ids))
    wrong = [d for answer in answers for d in answer.differences]
    return wrong, [key for answer in answers for key in answer.untold]


class Walk:
    """A seller who does anything at all, as far as the desk lets them."""

    def __init__(self, desk, clock, folder, seed):
        self.desk, self.clock, self.folder = desk, clock, folder
        self.chance = random.Random(seed)
        self.done, self.back, self.happened, self.count = [], [], Counter(), 0

    def case(self):
        return self.chance.choice(self.cases())

    def cases(self):
        with self.desk.store.reading() as tx:
            return tx.execute(select(t.return_case.c.id)).scalars().all()

    def step(self):
        ways = (
            *(self.act,) * 6, *(self.turn_back, self.turn_again) * 2, self.open, self.report,
            self.finding, self.finish, self.photo, self.photo_moves, self.words, self.supplier,
            self.freight, self.apart, self.policy,
        )  # fmt: skip
        way = self.chance.choice(ways)
        self.clock.forward(hours=self.chance.choice((0, 1, 30)))
        try:
            change = way()
        except Refusal:
            return
        self.happened[way.__name__] += 1
        if (
            change is not None
            and change.seqs
            and way.__name__ not in ("turn_back", "turn_again")
        ):
            self.done.append(change)

    def open(self):
        self.count += 1
        return self.desk.by_hand.open(
            NewCase(
                f"302-{self.count}", "Shop", "Mug", self.chance.choice(["defective", "changed_mind"]),
                Money(self.chance.choice([0, 1840, 12900]), "USD"),
                sku=self.chance.choice(["MUG-350-BLU", "LAMP"]), quantity=self.chance.choice([1, 2]),
            )
        )  # fmt: skip

    def report(self):
        """A platform's file, the same request again with more each time."""
        pick, path = self.chance.choice, self.folder / "file.txt"
        text = RETURNS + request(
            pick(["Pending", "Approved", "Rejected", "Completed"]),
            pick(["StandardRefund", "ReturnlessRefund", "Replacement"]),
            pick(["", "20-Nov-2026"]),
            pick(["", "10.00", "75.00"]),
        ).replace("0000001", f"000000{pick('123456')}").replace("T-1", pick(["", "T-1", "T-2"]))
        if pick([True, False, False]):
            text = FBA + unit(pick(["DAMAGED", "SELLABLE"]), "DEFECTIVE")
        path.write_text(text, "utf-8")
        return self.desk.intake.commit(self.desk.intake.preview(path)).change

    def act(self):
        pick, case_id = self.chance.choice, self.case()
        if pick([True, True, False]):
            kind = self.desk.cases.get(case_id).next
            kind = StepKind.CLOSE if kind is None else kind.kind
        else:
            kind = pick([*StepKind, *Move])
        amount = pick([None, None, Money(500, "USD")])
        options = StepOptions(
            amount=amount, rma=pick(["", "K-1"]), tracking=pick(["", "T-9"]),
            offer=pick([None, None, *Offer]), route=pick([None, Route.TO_US]), note=pick(["", "a"]),
            reason=pick(["", "gone"]), until=self.clock.now() + timedelta(days=2),
            disposition=pick([None, Disposition.RESTOCK]), overrule=pick([True, False]),
        )  # fmt: skip
        return self.desk.cases.do(case_id, kind, options)

    def turn_back(self):
        if not self.done:
            return None
        last = self.chance.choice([True, True, False])
        change = self.done[-1] if last else self.chance.choice(self.done)
        self.back.append(change)
        return self.desk.cases.take_back(change)

    def turn_again(self):
        return self.desk.cases.again(self.chance.choice(self.back)) if self.back else None

    def finding(self):
        pick, case_id = self.chance.choice, self.case()
        line = self.desk.cases.get(case_id).lines[0].id
        draft = FindingDraft(
            line, pick([1, 2]), pick([None, PackageState.OPENED]), pick([None, True, False]),
            pick([None, Works.NO]), pick(["", "cracked"]), pick(["", "S1"]), pick([None, 40]),
            pick([None, Grade.D]),
        )  # fmt: skip
        return self.desk.inspections.save_finding(case_id, draft)

    def finish(self):
        return self.desk.inspections.finish(self.case(), self.chance.choice([None, *Verdict]))

    def photo(self):
        colour = f"#{self.chance.randrange(16**6):06x}"
        png = product_png("mug", colour)
        return self.desk.photos.add_bytes(self.case(), png, "a.png", "").change

    def photo_moves(self):
        photos = self.desk.cases.get(self.case()).photos
        photo = self.chance.choice(photos or [None])
        if photo is None:
            return None
        service = self.desk.photos
        return self.chance.choice(
            [
                lambda: service.assign(photo.id, self.chance.choice(["front", "outer_box"])),
                lambda: service.turn(photo.id, 90),
                lambda: service.remove(photo.id),
            ]
        )()

    def words(self):
        case_id, cases = self.case(), self.desk.cases
        return self.chance.choice(
            [
                lambda: cases.set_supplier_says(case_id, "item", "blue"),
                lambda: cases.set_found_says(case_id, "item", self.chance.choice(["", "red"])),
                lambda: self.desk.inspections.set_verdict(
                    case_id, self.chance.choice(list(Verdict))
                ),
                lambda: self.desk.inspections.decide(
                    case_id,
                    self.desk.cases.get(case_id).lines[0].id,
                    1,
                    disposition=Disposition.RESTOCK,
                ),
            ]
        )()

    def supplier(self):
        chosen = self.chance.choice(self.desk.policies.suppliers()).id
        alone = self.chance.choice([True, False])
        return self.desk.cases.set_supplier(self.case(), chosen, for_product=alone)

    def freight(self):
        way = self.chance.choice(list(FreightWay))
        return self.desk.inspections.set_freight(self.case(), way, Money(799, "USD"))

    def apart(self):
        receiving = self.desk.receiving
        if self.chance.choice([True, False]):
            receiving.keep_unmatched(f"Z{self.chance.randrange(99)}", "wet")
        parcel = self.chance.choice(receiving.unmatched() or [None])
        return None if parcel is None else receiving.match(parcel.id, self.case())

    def policy(self):
        policies = self.desk.policies
        chosen = self.chance.choice(policies.suppliers())
        policies.edit_supplier(chosen.id, name=f"{chosen.name[:8]} {self.chance.randrange(99)}")
        return policies.new_version(
            chosen.id, chosen.policies[0].terms, self.clock.now().date()
        )


@pytest.fixture(params=range(WALKS))
def walk(desk, clock, tmp_path, request):
    desk.suppliers_intake.bring_in(EXAMPLES / "suppliers.json")
    walk = Walk(desk, clock, tmp_path, request.param)
    walk.open()
    return walk


def test_after_any_step_the_history_makes_the_rows_that_stand(walk):
    for _ in range(STEPS):
        walk.step()
        assert told(walk.desk) == ([], []), walk.happened
    assert len(walk.happened) > 8
    assert walk.happened["turn_back"] + walk.happened["turn_again"] > 2


@pytest.fixture(scope="module")
def sample(made_sample, tmp_path_factory):
    """The sample desk, with a row of every table, and its file."""
    folder = tmp_path_factory.mktemp("sample") / "desk"
    shutil.copytree(made_sample, folder)
    desk = open_desk(folder)
    units = select(t.unit.c.case_id).where(t.unit.c.goods == "awaited").limit(1)
    with desk.store.reading() as tx:
        awaited = tx.execute(units).scalar_one()
    desk.parcels.note(awaited, ParcelTold(End.US, tracking="P-1", line=1, sent=True))
    yield desk
    desk.close()


def test_the_sample_desk_is_what_its_history_says(sample):
    assert told(sample) == ([], [])


def other(cell):
    """Something else that a cell of its kind can hold."""
    if cell is None:
        return 7
    return cell + 1 if isinstance(cell, int) else f"{cell}x"


def tampered(desk, table, row_id, **cells):
    """What is told of a desk on which somebody altered a row with another program; undone after."""
    with desk.store._writer.connect() as tx:
        tx.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        tx.execute(update(table).where(table.c.id == row_id).values(**cells))
        ids = tx.execute(select(t.return_case.c.id)).scalars().all()
        found = [d for answer in replayed(tx, ids) for d in answer.differences]
        tx.rollback()
    return found


def test_any_altered_cell_is_found_by_its_name(sample):
    """Every covered column of every table, on rows that between them fill it."""
    seen = set()
    for name in CHECKED:
        table = TABLES[name]
        with sample.store.reading() as tx:
            rows = tx.execute(select(table).order_by(table.c.id)).all()
        rows = [row for row in rows if name == "case" or row.case_id is not None]
        for row in rows[:2] + rows[-1:]:
            for column in [each.name for each in table.c]:
                if column == "id" or (name == "case" and column in DERIVED):
                    continue
                cell = getattr(row, column)
                new = 3 if column.endswith("_id") and cell != 3 else other(cell)
                found = tampered(sample, table, row.id, **{column: new})
                assert found, (name, row.id, column)
                if column != "case_id":
                    assert [(d.table, d.row_id, d.column) for d in found] == [
                        (name, row.id, column)
                    ]
                    assert found[0].says == cell
                    assert str(found[0].stands) == str(new)
                seen.add(name)
    assert seen == set(CHECKED)


def test_a_row_put_in_or_taken_out_is_found(sample):
    for name in CHECKED[1:]:
        table = TABLES[name]
        with sample.store._writer.connect() as tx:
            tx.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            row = tx.execute(
                select(table).where(table.c.case_id.is_not(None)).order_by(table.c.id)
            ).first()
            assert row is not None, name
            tx.execute(table.delete().where(table.c.id == row.id))
            gone = Difference(name, row.id, "", row.id, None)
            assert gone in differences(tx, row.case_id)
            more = {**row._asdict(), "id": 999_999}
            if name == "payment":
                more["pay_key"] = "another"
            tx.execute(insert(table).values(**more))
            assert Difference(name, 999_999, "", None, 999_999) in differences(tx, row.case_id)
            tx.rollback()


def test_what_is_left_out_is_exactly_what_is_worked_out_anew(sample):
    """Every column that a refresh writes, and the one that a trigger keeps; nothing else."""
    case = sample.cases.get(1)
    assert frozenset(queue_columns(case)) | {"stage"} == DERIVED
    with sample.store.reading() as tx:
        steps = [body for (body,) in tx.execute(select(t.event.c.body))]
    changed = [change for body in steps for change in json.loads(body).get("changed", ())]
    # none of them is ever told by a step, so leaving them out hides no step
    told_of = {column for name, _, cells in changed if name == "case" for column in cells}
    assert not told_of & DERIVED


# --- histories of earlier versions ------------------------------------------------------------


@pytest.mark.parametrize("version", sorted(path.stem for path in OLD.glob("*.sqlite")))
def test_a_desk_whose_steps_tell_little_is_not_called_forged(version, tmp_path):
    path = tmp_path / "desk.sqlite"
    path.write_bytes((OLD / f"{version}.sqlite").read_bytes())
    open_or_create(path)
    engine = reader_engine(path)
    with engine.begin() as tx:
        answers = list(replayed(tx, (1, 2)))
    engine.dispose()
    assert [answer.differences for answer in answers] == [(), ()]
    assert ("case", 1) in answers[0].untold
    assert ("payment", 1) in answers[0].untold
    with closing(driver.connect_reader(path)) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 5


@pytest.mark.parametrize(
    "body", ["nonsense", "[]", '{"case": 3}', '{"changed": [[1]]}', "null"]
)
def test_a_step_that_cannot_be_read_is_named_and_harms_no_other_case(desk, body):
    new = NewCase("302-1", "Shop", "Mug", "defective", Money(1840, "USD"), sku="MUG")
    both = (new, replace(new, order_number="302-2"))
    (one,), (two,) = (desk.by_hand.open(each).case_ids for each in both)
    with desk.store._writer.connect() as tx:
        tx.exec_driver_sql("DROP TRIGGER event_is_not_changed")
        tx.execute(update(t.event).where(t.event.c.case_id == one).values(body=body))
        first, second = replayed(tx, (one, two))
        assert Difference("event", 1, "body", None, body) in first.differences
        assert second.differences == ()
        tx.rollback()
