"""How much a case costs the database: statements are counted, never timed."""

from collections import Counter

import pytest
from sqlalchemy import event

from returns.casework.outlook import refresh_case
from returns.ledger import case_rows
from returns.terms import Offer, Route, StepKind, Works
from tests.returns.casework.shop import NO_PHOTO

#: opening a case, and one step of it (architecture.md, *One Case, one reading*)
MOST_TO_OPEN, MOST_TO_DO = 12, 30


@pytest.fixture
def statements(shop):
    """Statements and transactions since it was cleared."""
    counted: Counter[str] = Counter()

    def asked(statement):
        # what a trigger does, FTS5 among them, is told as a remark
        if not statement.startswith(("--", "COMMIT")):
            counted["begin" if statement.startswith("BEGIN") else "statement"] += 1

    def listened_to(connection, *_):
        connection.set_trace_callback(asked)

    engines = (shop.desk.store._reader, shop.desk.store._writer)
    # whatever layer it goes through, the driver is asked in the end
    for engine in engines:
        event.listen(engine, "checkout", listened_to)
    # the comparing of readings asks of its own accord
    shop.desk.store._refresh = refresh_case
    yield counted
    for engine in engines:
        event.remove(engine, "checkout", listened_to)


@pytest.fixture
def two_lines(shop):
    """A case of two lines and two suppliers."""
    shop.supplier(costs=[("MUG", "6")])
    shop.supplier("North Light", costs=[("LAMP", "30")])
    return shop.request(
        shop.item("MUG", "140.00"),
        shop.item("LAMP", "270.00", return_quantity="2", order_quantity="2"),
    )


def steps(shop, case_id):
    """The recommended steps of a life, one after the other."""
    for _ in range(30):
        step = shop.case(case_id).next
        if step is None:
            return
        yield step
        if step.waiting_for is not None:
            shop.clock.forward(days=40)
        if step.kind is StepKind.INSPECT:
            for line in (1, 2):
                for unit in shop.case(case_id).lines[line - 1].units:
                    shop.look(case_id, line=line, unit=unit.number, works=Works.NO)
            shop.finish(case_id)
        elif step.kind is StepKind.APPROVE:
            shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
            shop.desk.receiving.receive(case_id)


def test_a_case_is_opened_in_one_transaction_of_few_statements(shop, two_lines, statements):
    opened = 0
    shop.do(two_lines, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    for _ in steps(shop, two_lines):
        statements.clear()
        shop.desk.cases.open(two_lines)
        assert statements["begin"] == 1
        assert statements["statement"] <= MOST_TO_OPEN
        opened += 1
    assert opened > 3


def test_a_step_takes_few_statements(shop, statements):
    shop.supplier(costs=[("MUG", "6")])
    case_id = shop.request(shop.item("MUG", "140.00"))
    for step, told in (
        (StepKind.ANSWER_BUYER, {"offer": Offer.REFUND_ON_RECEIPT}),
        (StepKind.ASK_RMA, {}),
        (StepKind.APPROVE, {"route": Route.TO_US}),
        (StepKind.SEND_LABEL, {}),
    ):
        statements.clear()
        shop.do(case_id, step, **told)
        assert statements["begin"] == 1
        assert statements["statement"] <= MOST_TO_DO
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id)
    for step, told in (
        (StepKind.REFUND, {}),
        (StepKind.SEND_CLAIM, {"overrule": True, "reason": NO_PHOTO}),
    ):
        statements.clear()
        shop.do(case_id, step, **told)
        assert statements["statement"] <= MOST_TO_DO


def test_a_step_makes_its_case_of_rows_before_and_after_and_never_again(shop, monkeypatch):
    made: Counter[str] = Counter()

    def counted(name):
        make = getattr(case_rows, name)

        def making(*args):
            made[name] += 1
            return make(*args)

        monkeypatch.setattr(case_rows, name, making)

    case_id = shop.request(shop.item("MUG", "140.00"))
    shop.desk.store._refresh = refresh_case
    counted("case_of")
    counted("settings_of")
    # it moves a track, so that two ask what it left: whether all is over, and what is next
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    assert made == {"case_of": 2, "settings_of": 1}


def test_opening_does_not_cost_more_with_every_letter(shop, two_lines, statements):
    counted = []
    for _ in range(3):
        shop.do(two_lines, StepKind.ASK_BUYER)
        statements.clear()
        shop.desk.cases.open(two_lines)
        counted.append(statements["statement"])
    assert len(set(counted)) == 1
