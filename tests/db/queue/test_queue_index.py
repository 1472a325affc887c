"""The queue's read side gives what a plain sort of all rows would give, page by page."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from db.engine import writer_engine
from db.queue import queue_index
from db.queue.queue_index import QueueIndex
from db.queue.queue_sql import in_order
from db.queue.queue_views import (
    COLUMNS,
    FILTERS,
    SORTS,
    STAGES,
    STEPS,
    VIEWS,
    Question,
    condition,
)
from db.queue.search_text import index_text, replace_text
from db.tables.cases import case_line, event, return_case
from db.tables.trade import channel, customer
from db.tables.trade import order as sale_order
from returns.records.case import CaseSummary
from returns.terms import StepKind

NOW, DAY_END = "2026-11-22T10:00:00Z", "2026-11-23T00:00:00Z"
TITLES = ("陶瓷马克杯", "lamp, oak", "Lamp, Oak", "蓝牙耳机", "", "zebra rug", "Ångström")
WITHOUT_CASE = {"order_number", "channel_name", "sku", "title", "buyer", "supplier_name"}


def some_cases(count, seed=5):
    chance = random.Random(seed)
    steps = [step.value for step in StepKind]
    for n in range(1, count + 1):
        yield {
            "id": n,
            "number": f"RC-2026-{n:05}",
            "order_number": f"113-{chance.randrange(40)}",
            "channel_name": chance.choice(("Amazon US", "amazon us", "eBay UK")),
            "sku": chance.choice(("MUG-350", "mug-350", "LAMP-1")),
            "title": chance.choice(TITLES),
            "reason": chance.choice(("defective", "changed_mind", "wrong_item")),
            "buyer": chance.choice(("Li Wei", "li wei", "Ann", "王芳")),
            "supplier_name": chance.choice(("Acme", "Zhejiang 浙江", "acme")),
            "value_minor": chance.choice((0, 1840, 1840, 12900, 6400)),
            "next_step": chance.choice(steps),
            "due_at": chance.choice(("", "2026-11-2{}T0{}:00:00Z")).format(
                chance.randrange(10), chance.randrange(10)
            ),
            "first_offer": chance.choice(("returnless_refund", "replacement")),
            "request": chance.choice(("new", "approved")),
            "goods": chance.choice(("awaited", "received")),
            "buyer_money": chance.choice(("open", "paid")),
            "supplier_claim": chance.choice(("to_ask", "claim_sent")),
            "snoozed_until": chance.choice((None, None, "2026-11-22T09:00:00Z", "2026-12-01")),
            "closed_at": chance.choice((None, None, None, "2026-11-01T00:00:00Z")),
            "picture": "pictures/a.png",
            "currency": chance.choice(("USD", "USD", "EUR")),
            "customer_id": chance.choice((None, 1, 2, 3)),
            "supplier_clock": chance.randrange(2),
            "waiting_for": chance.choice(("", "", "buyer", "supplier")),
            "line_count": chance.choice((1, 1, 2)),
            "hold": chance.choice(("", "dispute")),
            "dispute": chance.choice(("", "a_to_z")),
        }


CASES = list(some_cases(240))
#: who did something on which case
WHO = {case["id"]: {0: (), 1: ("Mei",), 2: ("Mei", "Tom")}[case["id"] % 3] for case in CASES}


#: supplier, title and reason of each line of which case: the first one's are the case's own
OF_LINES = ("supplier_name", "title", "reason")
_FURTHER = (("Kiln & Co", "Teapot", "missing_parts"), ("Acme", "lamp, oak", "defective"))
LINES = {
    case["id"]: (
        tuple(case[column] for column in OF_LINES),
        *(_FURTHER[case["id"] % 2],) * (case["line_count"] - 1),
    )
    for case in CASES
}


def of_lines(case, column):
    return {line[OF_LINES.index(column)] for line in LINES[case["id"]]}


@pytest.fixture(scope="module")
def filled(tmp_path_factory, _new_desk):
    """A desk that holds CASES; nobody writes to it."""
    path = Path(shutil.copy(_new_desk, tmp_path_factory.mktemp("filled") / "desk.sqlite"))
    engine = writer_engine(path)
    with engine.begin() as tx:
        tx.execute(insert(channel).values(id=1, name="Amazon US"))
        tx.execute(insert(sale_order).values(id=1, channel_id=1, number="113-1"))
        for number in (1, 2, 3):
            tx.execute(insert(customer).values(id=number, name=f"Buyer {number}"))
        for case in CASES:
            tx.execute(insert(return_case).values(order_id=1, channel_id=1, **case))
            for place, who in enumerate((*WHO[case["id"]], ""), start=1):
                told = {"case_id": case["id"], "case_seq": place, "who": who}
                tx.execute(insert(event).values(at=NOW, kind="note", hash=f"{place}", **told))
            for name, title, reason in LINES[case["id"]]:
                told = {"supplier_name": name, "title": title, "reason": reason}
                tx.execute(insert(case_line).values(case_id=case["id"], **told))
            words = (case["number"], case["title"], case["buyer"], case["order_number"])
            replace_text(tx, case["id"], index_text(words))
    engine.dispose()
    return path


@pytest.fixture(scope="module")
def queue(filled):
    index = QueueIndex(filled)
    yield index
    index.close()


@pytest.fixture
def busy(tmp_path, filled):
    """A queue of its own and a writer beside it."""
    path = Path(shutil.copy(filled, tmp_path / "desk.sqlite"))
    engine = writer_engine(path)
    index = QueueIndex(path)
    yield index, engine
    index.close()
    engine.dispose()


@pytest.fixture(params=["as it is", "nothing is few", "nothing is passed over"])
def way(request, monkeypatch):
    """Each of the ways to the numbers of a page, forced in turn."""
    if request.param == "nothing is few":
        monkeypatch.setattr(queue_index, "_FEW", 0)
    if request.param == "nothing is passed over":
        monkeypatch.setattr(queue_index, "_FEW", 0)
        monkeypatch.setattr(queue_index, "_PASSED_OVER", 3)


def in_view(case, view):
    if view == "everything":
        return True
    if view == "closed" or case["closed_at"]:
        return bool(case["closed_at"]) and view == "closed"
    if view == "all":
        return True
    if view == "on_hold" and case["waiting_for"]:
        # who waits for an answer has nothing to be checked
        return False
    if view in STEPS:
        return case["next_step"] in STEPS[view]
    # what falls due while it sleeps comes back
    awake = (
        not case["snoozed_until"] or case["snoozed_until"] <= NOW or "" < case["due_at"] <= NOW
    )
    if view == "snoozed":
        return not awake
    before = DAY_END if view == "today" else NOW
    return awake and not case["waiting_for"] and "" < case["due_at"] < before


def rank(case):
    return 2 if case["closed_at"] else int(bool(case["waiting_for"]))


def key(case, sort):
    if sort == "number":
        return (case["id"],)
    value = case[sort]
    if sort == "value_minor":
        return (case["currency"], value, case["id"])
    if sort in WITHOUT_CASE:  # SQLite's NOCASE: the 26 letters only, the rest by their bytes
        value = "".join(c.lower() if c.isascii() else c for c in value).encode()
    return (value, case["id"])


def expected(asked, also=lambda _: True):
    rows = [case for case in CASES if in_view(case, asked.view) and also(case)]
    rows.sort(key=lambda case: key(case, asked.sort), reverse=asked.descending)
    if asked.sort == "due_at":
        # who has to act first is waited for behind, what is over comes last, either way round
        rows.sort(key=rank)
    return [case["id"] for case in rows]


def test_what_costs_yen_is_not_worth_more_than_what_costs_dollars(desk, add_case):
    yen, dollars, few, euros = (
        add_case(currency=currency, value_minor=minor)
        for currency, minor in (("JPY", 9_000), ("USD", 5_000), ("USD", 900), ("EUR", 700))
    )
    with closing(QueueIndex(desk)) as queue:
        assert list(queue.ids(Question(sort="value_minor"))) == [euros, yen, few, dollars]
        down = Question(sort="value_minor", descending=True)
        assert walked(queue, down, 1) == [dollars, few, yen, euros]


def walked(queue, asked, limit=17):
    """All numbers, page after page."""
    ids, after = [], None
    while page := queue.page(asked, after, limit):
        assert len(page) <= limit
        ids += [row[0] for row in page]
        after = queue.cursor(asked, page[-1])
    return ids


@pytest.mark.parametrize("view", VIEWS)
def test_pages_walk_a_view_in_every_order(queue, view, way):
    for sort in SORTS:
        for descending in (False, True):
            asked = Question(view, sort, descending, now=NOW, day_end=DAY_END)
            right = expected(asked)
            assert walked(queue, asked) == right, asked
            assert list(queue.ids(asked)) == right, asked


@pytest.mark.parametrize("view", VIEWS)
def test_every_case_knows_its_position(queue, view):
    for sort in ("due_at", "title", "number"):
        asked = Question(view, sort, sort == "title", now=NOW, day_end=DAY_END)
        right = expected(asked)
        for place in range(0, len(right), 7):
            assert queue.position(asked, right[place]) == place
        others = {case["id"] for case in CASES} - set(right)
        for case_id in sorted(others)[:5]:
            assert queue.position(asked, case_id) is None
    assert queue.position(Question(), 10_000) is None


def test_counts_are_those_of_the_views(queue):
    right = {view: len(expected(Question(view, now=NOW, day_end=DAY_END))) for view in VIEWS}
    assert queue.counts(NOW, DAY_END) == right
    assert list(queue.counts(NOW, DAY_END)) == list(VIEWS)
    assert all(right.values())


def test_counts_follow_each_commit(busy):
    queue, writer = busy
    before = queue.counts(NOW, DAY_END)
    with writer.begin() as tx:
        tx.exec_driver_sql("UPDATE return_case SET closed_at = '2026' WHERE closed_at IS NULL")
    after = queue.counts(NOW, DAY_END)
    assert after["all"] == 0
    assert after["closed"] == before["closed"] + before["all"]


def test_what_is_open_is_summed_by_currency(busy):
    queue, writer = busy
    with writer.begin() as tx:
        tx.exec_driver_sql("UPDATE return_case SET currency = iif(id % 3, 'USD', 'EUR')")
    still_open = [case for case in CASES if not case["closed_at"]]
    right = {"EUR": [0, 0], "USD": [0, 0]}
    for case in still_open:
        sums = right["USD" if case["id"] % 3 else "EUR"]
        sums[0] += 1
        sums[1] += case["value_minor"]
    assert queue.open_amounts() == [(code, *sums) for code, sums in right.items()]


FILTERED = [
    (("reason", ("defective",)),),
    (("supplier_name", ("ACME",)), ("reason", ("defective", "wrong_item"))),
    (("value_minor", (1840, 0)),),
    (("title", ("LAMP, OAK", "陶瓷马克杯")), ("request", ("new",))),
    # named by further lines alone
    (("supplier_name", ("kiln & co",)),),
    (("title", ("teapot",)),),
    (("reason", ("missing_parts", "changed_mind")), ("title", ("TEAPOT",))),
    (("reason", ()),),
    (("reason", ("none of these",)),),
    (("waiting_for", ("", "buyer")),),
    (("customer_id", (2,)),),
    (("person", ("Tom",)),),
    (("person", ("Mei", "Tom")), ("reason", ("defective",))),
    (("value", ("USD", 1000, 7000)),),
    (("value", ("USD", "", 1840)),),
    (("value", ("EUR", 6400, "")),),
]


def meets(case, filters):
    for column, allowed in filters:
        if column == "person":
            if not set(WHO[case["id"]]) & set(allowed):
                return False
            continue
        if column in OF_LINES:
            said = {each.lower() for each in of_lines(case, column)}
            if not said & {each.lower() for each in allowed}:
                return False
            continue
        if column == "value":
            currency, least, most = allowed
            low, high = least or 0, 10**9 if most == "" else most
            if case["currency"] != currency or not low <= case["value_minor"] <= high:
                return False
            continue
        value = case[column]
        if column in WITHOUT_CASE:
            value, allowed = value.lower(), [one.lower() for one in allowed]
        if value not in allowed:
            return False
    return True


@pytest.mark.parametrize("filters", FILTERED)
@pytest.mark.parametrize("view", ["all", "today", "to_answer", "everything"])
def test_filters_hold_in_every_view(queue, view, filters, way):
    for sort in ("due_at", "number", "buyer"):
        asked = Question(view, sort, filters=filters, now=NOW, day_end=DAY_END)
        right = expected(asked, lambda case: meets(case, filters))
        assert walked(queue, asked) == right
        assert list(queue.ids(asked)) == right
        assert queue.count(asked) == len(right)
        if right:
            assert queue.position(asked, right[-1]) == len(right) - 1


@pytest.mark.parametrize(
    ("column", "of"),
    [
        ("reason", lambda case: of_lines(case, "reason")),
        ("title", lambda case: of_lines(case, "title")),
        ("waiting_for", lambda case: [case["waiting_for"]]),
        ("value", lambda case: [case["currency"]]),
        ("person", lambda case: WHO[case["id"]]),
        ("supplier_name", lambda case: of_lines(case, "supplier_name")),
    ],
)
@pytest.mark.parametrize("view", ["all", "today", "closed"])
def test_what_a_column_holds_is_counted_beside_the_other_filters(queue, column, of, view):
    others = (("request", ("new",)),)
    asked = Question(view, filters=(*others, (column, ("nobody",))), now=NOW, day_end=DAY_END)
    right = {}
    for case in CASES:
        if in_view(case, view) and meets(case, others):
            for value in of(case):
                right[value] = right.get(value, 0) + 1
    found = queue.values(asked, column)
    assert dict(found) == right
    assert [count for _, count in found] == sorted(right.values(), reverse=True)


def test_the_values_of_a_column_are_sought_by_what_stands_in_them(queue):
    asked = Question("everything", now=NOW, day_end=DAY_END)
    assert {value for value, _ in queue.values(asked, "title", "lamp")} == {
        "lamp, oak",
        "Lamp, Oak",
    }
    assert queue.values(asked, "title", "%") == []
    assert len(queue.values(asked, "title", most=2)) == 2
    with pytest.raises(KeyError):
        queue.values(asked, "id; DROP TABLE event")


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("马克", lambda c: "马克" in c["title"]),
        ("lamp", lambda c: "lamp" in c["title"].lower()),
        ("wei li", lambda c: "wei" in c["buyer"].lower()),
        ("00042", lambda c: c["id"] == 42),
        ("!", lambda c: False),
        ("  ", lambda c: True),
    ],
)
@pytest.mark.parametrize("view", ["all", "overdue", "to_refund", "everything", "closed"])
def test_a_search_stays_inside_the_view_and_the_order(queue, view, typed, finds, way):
    for sort in ("number", "due_at", "value_minor"):
        for descending in (False, True):
            asked = Question(view, sort, descending, typed, now=NOW, day_end=DAY_END)
            right = expected(asked, finds)
            assert walked(queue, asked, 9) == right
            assert list(queue.ids(asked)) == right
            assert queue.count(asked) == len(right)


def test_a_search_and_a_filter_together(queue, way):
    asked = Question("all", "title", search="li wei", filters=(("reason", ("defective",)),))
    right = expected(
        asked, lambda c: c["buyer"].lower() == "li wei" and meets(c, asked.filters)
    )
    assert walked(queue, asked) == right


def test_rows_come_as_the_columns_say(queue):
    (row,) = queue.rows([42])
    case = CASES[41]
    told = dict(zip(COLUMNS, row, strict=True))
    for name in COLUMNS[:-2]:
        assert told[name] == case[name], name
    assert told["closed_at IS NOT NULL"] == bool(case["closed_at"])


def test_rows_come_in_the_order_asked_and_the_unknown_are_left_out(queue):
    assert [row[0] for row in queue.rows([7, 10_000, 3, 200])] == [7, 3, 200]
    assert queue.rows([]) == []


def test_a_row_has_the_shape_of_a_summary(queue):
    """`db` may not import the record, so this holds the two together."""
    (row,) = queue.rows([1])
    summary = CaseSummary(*row)
    case = CASES[0]
    same = {"order": "order_number", "channel": "channel_name", "supplier": "supplier_name"}
    same["recommendation"] = "first_offer"
    for field in CaseSummary._fields:
        if field not in ("closed", "items"):
            assert getattr(summary, field) == case[same.get(field, field)], field
    assert summary.closed == bool(case["closed_at"])


def test_the_steps_of_the_views_are_those_of_the_trade():
    placed = [step for steps in STEPS.values() for step in steps]
    assert sorted(placed) == sorted(step.value for step in StepKind if step != "close")


@pytest.mark.parametrize("step", [*StepKind, ""])
@pytest.mark.parametrize("closed_at", [None, "2026-11-01T00:00:00Z"])
@pytest.mark.parametrize("waiting_for", ["", "buyer"])
def test_the_table_puts_each_case_in_the_stage_of_its_view(
    writer, add_case, step, closed_at, waiting_for
):
    right = {"closed"} if closed_at else {v for v, steps in STEPS.items() if step in steps}
    if waiting_for:
        right -= {"on_hold"}
    told = {"next_step": step, "waiting_for": waiting_for}
    new, changed = add_case(closed_at=closed_at, **told), add_case()
    with writer.begin() as tx:
        where = update(return_case).where(return_case.c.id == changed)
        tx.execute(where.values(next_step=step))
        tx.execute(where.values(waiting_for=waiting_for))
        tx.execute(where.values(closed_at=closed_at))
        tx.execute(where.values(stage=99))
        stages = tx.execute(select(return_case.c.id, return_case.c.stage)).all()
    for case_id, stage in stages:
        views = {view for view in (*STEPS, "closed") if stage in STAGES[view]}
        assert views == right, (case_id, new)
        assert (stage in STAGES["today"]) is not bool(closed_at or waiting_for), (case_id, new)


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "snoozed"])
def test_a_straight_page_reads_no_more_than_it_gives(queue, view):
    """No sorting, and nothing but the index that holds the order."""
    for sort, order in SORTS.items():
        if view in ("today", "overdue") and sort != "due_at":
            continue
        asked = Question(view, sort, now=NOW, day_end=DAY_END)
        after = ("USD5" if sort == "value_minor" else "0x" if sort == "due_at" else "x", 9)
        for start in (None, after):
            arms = 0
            for sql, values in in_order(asked, condition(asked), start):
                plan = queue._all((f"EXPLAIN QUERY PLAN {sql} LIMIT 100", values))
                steps = " ".join(row[3] for row in plan)
                assert "TEMP B-TREE" not in steps, (asked, steps)
                assert "SCAN" not in steps, (asked, steps)
                covering = steps.count(f"COVERING INDEX {order.index} ")
                assert covering == sql.count("UNION ALL") + 1, (asked, steps)
                arms += covering
            assert arms % len(STAGES[view]) == 0, asked


def test_an_unknown_view_order_or_column_is_our_own_bug(queue):
    for asked in (
        Question("nonsense"),
        Question(sort="closed_at; DROP TABLE event"),
        Question(filters=(("id = 1 OR 1", ("x",)),)),
    ):
        with pytest.raises(KeyError):
            queue.page(asked)


def test_everything_that_is_shown_can_be_sorted_and_filtered_by():
    beside = {"supplier_clock", "picture", "line_count", "snoozed_until", "hold", "dispute"}
    beside |= {"closed_at IS NOT NULL", "items"}
    shown = set(COLUMNS) - {"id", "currency", *beside}
    assert set(SORTS) == shown - {"waiting_for", "customer_id"}
    assert set(FILTERS) == shown - {"number", "due_at"}


def test_nobody_waits_for_the_writer(busy):
    queue, writer = busy
    with writer.begin() as tx:
        tx.exec_driver_sql("UPDATE return_case SET title = 'being written'")
        assert queue.page(Question())[0][5] != "being written"
        assert queue.counts(NOW, DAY_END)["all"] > 0
    assert queue.page(Question())[0][5] == "being written"


@pytest.mark.parametrize("words", ["退货" * 9_000, "%_!" * 20_000, "<b>\u202e</b> " * 9_000])
def test_a_pasted_letter_is_looked_for_like_words(queue, words):
    """SQLite takes no pattern of so many bytes."""
    assert not queue.ids(Question(filters=(("written", (words,)),)))
    assert not queue.ids(Question(search=words))
    assert not queue.values(Question(), "buyer", words=words)
