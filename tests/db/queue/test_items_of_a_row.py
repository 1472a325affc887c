"""A row of the queue knows the first two things of a case that has several."""

import json

from sqlalchemy import insert, text

from db.queue.queue_index import QueueIndex
from db.queue.queue_views import COLUMNS, Question
from db.tables.cases import case_line, photo
from db.tables.trade import product

ITEMS = COLUMNS.index("items")


def items(desk, case_id):
    index = QueueIndex(desk)
    try:
        (row,) = [row for row in index.page(Question()) if row[0] == case_id]
        assert index.rows([case_id]) == [row]
    finally:
        index.close()
    return json.loads(row[ITEMS])


def test_the_line_it_is_listed_by_stands_first_and_the_third_is_only_counted(
    desk, writer, add_case
):
    case_id = add_case(sku="LAMP", title="Lamp", line_count=3)
    with writer.begin() as tx:
        tx.execute(insert(product).values(id=7, sku="MUG", picture="pictures/mug.png"))
        told = (
            (1, "MUG", "Mug", 1, 7),
            (2, "LAMP", "Lamp", 2, None),
            (3, "RUG", "Rug", 1, None),
        )
        for n, sku, title, count, of in told:
            line = {"id": n, "case_id": case_id, "sku": sku, "title": title, "product_id": of}
            tx.execute(insert(case_line).values(quantity=count, **line))
    assert items(desk, case_id) == [
        ["LAMP", "Lamp", 2, ""],
        ["MUG", "Mug", 1, "pictures/mug.png"],
    ]


def test_a_photo_of_the_line_comes_before_the_picture_of_its_product(desk, writer, add_case):
    case_id = add_case(sku="MUG", title="Mug", line_count=2)
    with writer.begin() as tx:
        tx.execute(insert(product).values(id=7, sku="MUG", picture="pictures/mug.png"))
        for n, sku in ((1, "MUG"), (2, "LAMP")):
            tx.execute(insert(case_line).values(id=n, case_id=case_id, sku=sku, product_id=7))
        told = {"case_id": case_id, "sha256": "x", "added_at": "2026-11-22T10:00:00Z"}
        gone = "2026-11-22T11:00:00Z"
        for n, line, place, removed in (
            (1, 2, 3, None),
            (2, 2, 2, None),
            (3, 2, 1, gone),
            (4, None, 0, None),
        ):
            shot = {"id": n, "line_id": line, "position": place, "removed_at": removed}
            tx.execute(insert(photo).values(rotation=90, **told, **shot))
    assert [each[3] for each in items(desk, case_id)] == ["pictures/mug.png", "photo:2/90"]


def test_a_case_of_one_line_tells_none(desk, writer, add_case):
    case_id = add_case(sku="MUG", title="Mug")
    with writer.begin() as tx:
        tx.execute(insert(case_line).values(case_id=case_id, sku="MUG", title="Mug"))
    assert items(desk, case_id) == []


def test_a_title_that_was_altered_into_bytes_is_read_as_words(desk, writer, add_case):
    """The whole list was refused for it: JSON holds no bytes."""
    case_id = add_case(sku="LAMP", title="Lamp", line_count=2)
    with writer.begin() as tx:
        for n, sku in ((1, "LAMP"), (2, "MUG")):
            line = {"id": n, "case_id": case_id, "sku": sku, "title": sku.title()}
            tx.execute(insert(case_line).values(**line))
        tx.execute(text("UPDATE case_line SET title = CAST('Cup' AS BLOB) WHERE id = 2"))
    assert items(desk, case_id) == [["LAMP", "Lamp", 1, ""], ["MUG", "Cup", 1, ""]]
