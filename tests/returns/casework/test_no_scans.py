"""What a case costs does not grow with the desk: no statement of it reads a growing table from end to end."""

import re
from contextlib import closing
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import event

from db import driver
from returns.casework.outlook import refresh_case
from returns.desk import DATABASE
from returns.terms import Move, Offer, Route, StepKind, Works
from tests.returns.casework.shop import NO_PHOTO

#: what people write down by hand, a row for each day, and a few of the desk's own
_SMALL = {"setting", "channel", "supplier", "place", "person", "seal", "belonging"}
#: the newest lines of the history by their number: no more than are asked for
_NEWEST = re.compile(r"FROM event ORDER BY (event\.)?seq DESC\s+LIMIT \d+")
_ASKS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\b")
_NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?")
_READ_WHOLE = re.compile(r"SCAN (\w+)|SEARCH (\w+) .*AUTOMATIC")


def whole_tables(connection, statement):
    """The tables of a desk that grow and that a statement reads from end to end."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_search%'"
    )
    grow = {name for (name,) in rows} - _SMALL
    known = {name: {name} for name in grow}
    for table, alias in _NAMED.findall(statement):
        if table in grow and alias:
            known.setdefault(alias, set()).add(table)
    if _NEWEST.search(statement):
        known.pop("event", None)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    found = [_READ_WHOLE.match(detail) for *_, detail in plan]
    read = [match[1] or match[2] for match in found if match]
    return {table for name in read for table in known.get(name, ())}


@pytest.fixture
def asked(shop):
    """Every statement of the desk with its values, since it was cleared."""
    told: dict[str, None] = {}

    def note(statement):
        if _ASKS.match(statement):
            told[statement] = None

    def listened_to(connection, *_):
        connection.set_trace_callback(note)

    engines = (shop.desk.store._reader, shop.desk.store._writer)
    for engine in engines:
        event.listen(engine, "checkout", listened_to)
    # the comparing of readings asks of its own accord
    shop.desk.store._refresh = refresh_case
    yield told
    for engine in engines:
        event.remove(engine, "checkout", listened_to)


def picture(colour):
    """A photo's bytes."""
    out = BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


def lives(shop):
    """The acts of cases with some of everything, each to be done when it is asked for."""
    shop.supplier(costs=[("MUG", "6"), ("LAMP", "30")])
    cups = {"return_quantity": "3", "order_quantity": "3"}
    earlier = shop.request(shop.item("MUG", "140.00", order_id="113-0", amazon_rma_id="R0"))
    parted = shop.request(shop.item("MUG", "90.00", order_id="113-1", **cups))
    case_id = shop.request(shop.item("MUG", "140.00", **cups), shop.item("LAMP", "270.00"))

    # a new photo has the desk look for older ones whose looks nobody noted yet: no step does
    shop.desk.photos.add_bytes(case_id, picture("red"), "a.jpg", "buyer_photo")

    def step(kind, case=case_id, **told):
        return lambda: shop.do(case, kind, **told)

    yield earlier, step(StepKind.ANSWER_BUYER, earlier, offer=Offer.REPLACEMENT)
    yield earlier, step(StepKind.REPLACE, earlier)
    yield parted, step(Move.OFFER, parted, offer=Offer.REFUND_ON_RECEIPT, units=(1,))
    yield parted, lambda: shop.desk.cases.take_back_last(parted)
    yield case_id, step(StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    yield case_id, step(StepKind.ASK_RMA)
    yield case_id, step(StepKind.APPROVE, route=Route.TO_US)
    yield case_id, step(StepKind.SEND_LABEL)
    yield case_id, lambda: shop.desk.receiving.receive(case_id)
    for line, pieces in ((1, 3), (2, 1)):
        for unit in range(1, pieces + 1):
            yield (
                case_id,
                lambda x=line, y=unit: shop.look(case_id, line=x, unit=y, works=Works.NO),
            )
    yield case_id, lambda: shop.finish(case_id)
    yield case_id, step(StepKind.REFUND)
    yield case_id, lambda: shop.desk.papers.evidence(case_id)
    yield case_id, step(StepKind.SEND_CLAIM, overrule=True, reason=NO_PHOTO)
    yield case_id, step(Move.CLAIM_REFUSED)
    yield case_id, step(Move.WRITE_OFF)


def test_no_statement_of_an_opening_or_a_step_reads_a_growing_table_whole(shop, asked):
    told, done = {}, 0
    acts = lives(shop)
    with closing(driver.connect_reader(shop.desk.folder / DATABASE)) as looking:

        def look(what):
            for statement in asked:
                for table in whole_tables(looking, statement):
                    told.setdefault((table, what), statement)
            asked.clear()

        for case_id, act in acts:
            asked.clear()
            shop.desk.cases.open(case_id)
            look("open")
            act()
            look("step")
            done += 1
        for turned in ("take_back_last", "again_last"):
            for _ in range(4):
                asked.clear()
                getattr(shop.desk.cases, turned)(case_id)
                look(turned)
    assert done > 14
    assert not told, "\n".join(f"{key}: {sql[:300]}" for key, sql in told.items())


def test_what_is_read_whole_is_seen(shop):
    """The watch of the test above sees a scan, by the table's name or another, and that of a lost key."""
    with closing(driver.connect_reader(shop.desk.folder / DATABASE)) as looking:
        for statement, tables in (
            ("SELECT * FROM payment", {"payment"}),
            (
                "SELECT 1 FROM case_line AS l JOIN unit u ON u.number = l.id WHERE l.id = 1",
                {"unit"},
            ),
            ("DELETE FROM product WHERE id = 1", {"product", "order_line"}),
            ("SELECT * FROM unit WHERE line_id = 1", set()),
            ("SELECT * FROM place", set()),
        ):
            assert whole_tables(looking, statement) & tables == tables, statement
            assert bool(whole_tables(looking, statement)) == bool(tables), statement
