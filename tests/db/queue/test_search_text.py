"""What is written in a case is found: by two Chinese characters, by the start of a word, by a code."""

from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db import driver
from db.queue.search_text import NOTHING, index_text, match_query, replace_text

TABLE = (
    "CREATE VIRTUAL TABLE case_search USING fts5(body, content='', contentless_delete=1,"
    " tokenize='unicode61 remove_diacritics 2')"
)
CASE = (
    "RC-2026-00042",
    "113-4567890-1234567",
    "SKU_7-B",
    "1Z999AA10123456784",
    "蓝牙耳机，收到时已经损坏！Café crème iPhone15手机壳",
    "陶瓷马克杯 350ml 注文番号 머그컵",
    "li.wei@example.cn",
    "ＦＵＬＬ　ＷＩＤＴＨ",
)


class Finder:
    """A search index of its own, without a desk around it."""

    def __init__(self):
        self.connection = driver.dbapi.connect(":memory:", isolation_level=None)
        self.connection.execute(TABLE)

    def put(self, case_id, *fields):
        self.connection.execute(
            "INSERT OR REPLACE INTO case_search (rowid, body) VALUES (?, ?)",
            (case_id, index_text(fields)),
        )

    def find(self, typed):
        question = match_query(typed) or NOTHING
        sql = "SELECT rowid FROM case_search WHERE case_search MATCH ?"
        return [row[0] for row in self.connection.execute(sql, (question,))]


@pytest.fixture
def finder():
    made = Finder()
    with closing(made.connection):
        yield made


@pytest.mark.parametrize(
    "typed",
    [
        *("损坏", "耳机", "牙耳", "杯", "马", "蓝牙耳机", "经损坏", "番号", "머그", "手机壳"),
        *("cafe", "CAFÉ", "crè", "iph", "iphone15", "iPhone15手机", "350ml", "full width"),
        *("RC-2026-00042", "rc-2026", "2026-00042", "00042", "042", "42"),
        *("113-4567890-1234567", "4567890", "4567890-1234567", "113-45", "11345678901234567"),
        *("1234567", "34567", "67", "1z999aa10123456784", "1Z999", "56784"),
        *("sku_7-b", "SKU_7", "sku7b", "li.wei", "li.wei@example.cn", "example"),
        *("耳机 损坏", "损坏 42 cafe", "  损坏  ", "ｒｃ－２０２６", "损坏！", "“耳机”"),
    ],
)
def test_what_a_seller_types_is_found(finder, typed):
    finder.put(1, *CASE)
    finder.put(2, "RC-2025-77777", "nothing of it 别的东西")
    assert finder.find(typed) == [1]


@pytest.mark.parametrize(
    "typed",
    [
        *("坏损", "机收", "杯陶", "机壳陶", "erv", "hone", "00043", "113-4567891", "耳机 完好"),
        *("", "   ", "-", "!!!", "“”", "*", '"', "👍", "\ud800", "\x00"),
    ],
)
def test_what_is_not_there_is_not_found(finder, typed):
    finder.put(1, *CASE)
    assert finder.find(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "AND",
        "NOT x",
        "a OR b",
        "NEAR(a b)",
        "body:x",
        "-x",
        "^x",
        "x*",
        "(",
        '"',
        "{a b}: c",
        "+",
    ],
)
def test_the_language_of_fts5_is_only_words(finder, typed):
    finder.put(1, "and not x a or b near body x c")
    finder.find(typed)
    question = match_query(typed)
    assert question is None or '"' in question


WORDS = st.text(
    st.one_of(
        st.sampled_from("损坏耳机蓝牙的了不一，。 -_/0123456789abcXYZéß '\"*()"),
        st.characters(),
    ),
    max_size=60,
)


@given(WORDS)
@example("中a" * 300)
@example("((((" * 200)
@example('"' * 500)
@example("a-" * 300)
@example("ﷺ" * 100)
@example("\u0345\u0301" * 50)
def test_nothing_that_is_typed_breaks_the_search(typed):
    finder = Finder()
    with closing(finder.connection):
        finder.put(1, typed)
        assert finder.find(typed) == ([1] if match_query(typed) else [])


CJK = st.text("损坏耳机蓝牙的了不一退款杯", min_size=1, max_size=12)
CODE = st.from_regex(r"[A-Z0-9]{2,6}(-[A-Z0-9]{2,6}){0,3}", fullmatch=True)


@given(st.lists(CJK, min_size=1, max_size=6), st.data())
def test_every_stretch_of_chinese_is_found(fields, data):
    field = data.draw(st.sampled_from(fields))
    start = data.draw(st.integers(0, len(field) - 1))
    typed = field[start : data.draw(st.integers(start + 1, len(field)))]
    finder = Finder()
    with closing(finder.connection):
        finder.put(1, *fields)
        assert finder.find(typed) == [1]


@given(st.lists(CJK, min_size=1, max_size=6), st.text("损坏耳机蓝牙", min_size=2, max_size=6))
def test_nothing_else_is_found_in_chinese(fields, typed):
    finder = Finder()
    with closing(finder.connection):
        finder.put(1, *fields)
        assert finder.find(typed) == ([1] if any(typed in field for field in fields) else [])


@given(CODE, st.data())
def test_a_code_is_found_by_its_beginning_and_its_end(code, data):
    finder = Finder()
    plain = code.replace("-", "")
    count = data.draw(st.integers(2, len(plain)))
    with closing(finder.connection):
        finder.put(1, f"before {code} after")
        assert finder.find(code) == [1]
        assert finder.find(plain) == [1]
        assert finder.find(plain[:count]) == [1]
        if any(c.isdigit() for c in plain[-count:]):
            assert finder.find(plain[-count:]) == [1]


def test_a_changed_case_is_found_by_its_new_words_only(finder):
    finder.put(1, "蓝牙耳机 RC-2026-00001")
    finder.put(1, "陶瓷马克杯")
    assert finder.find("耳机") == []
    assert finder.find("马克") == [1]


def test_the_writer_replaces_the_text_in_its_own_transaction(writer, add_case):
    add_case(search=("蓝牙耳机",))
    with writer.connect() as connection:
        outer = connection.begin()
        replace_text(connection, 1, index_text(["陶瓷马克杯"]))
        outer.rollback()
        sql = "SELECT count(*) FROM case_search WHERE case_search MATCH ?"
        found = [
            connection.exec_driver_sql(sql, (match_query(typed),)).scalar_one()
            for typed in ("耳机", "马克")
        ]
    assert found == [1, 0]
