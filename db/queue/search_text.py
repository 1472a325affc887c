"""What the search index is told of a case, and how a seller's words become a question to it.

Chinese, Japanese and Korean text is indexed as pairs of neighbouring characters, made here, under
FTS5's `unicode61`: two characters are found, which its own tokenizers cannot do. Everything else is
found by the beginning of a word; an order number, SKU or tracking number also by its last characters
and with or without its dashes.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from db.bare import run
from db.errors import Damaged

if TYPE_CHECKING:
    from sqlalchemy import Connection

#: Han with its marks 々〆〇, kana, Hangul, bopomofo, and the Han beyond the first 65,536
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
#: CJK apart from everything else that is written together
_STRETCH = re.compile(rf"[{_CJK}]+|[^\s{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")
_RUN = re.compile(r"[^\W_]+")
#: begins a code written backwards; a private character that nothing else in the index holds
_BACKWARDS = "\ue000"
#: a question that no case answers
NOTHING = f'"{_BACKWARDS}"'
#: so many last characters of a code are enough
_LAST = 2
#: a field of so many characters is remembered with what was made of it
_SHORT = 120
#: more than anyone types; keeps a pasted letter from becoming a question of a thousand parts
_MOST_PARTS = 24
MOST_TYPED = 400
#: as the first migration makes it
_TABLE = (
    "CREATE VIRTUAL TABLE case_search USING fts5("
    "\n    body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"
)
#: the tables that FTS5 keeps it in
_PARTS = "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'case_search_*'"


def index_text(fields: Iterable[str]) -> str:
    """The text that is indexed for a case: every field that a seller may search by."""
    parts = (_short(field) if len(field) <= _SHORT else _made(field) for field in fields)
    return " ".join(filter(None, parts))


def _made(field: str) -> str:
    text = _plain(field)
    stretches = text.split() if text.isascii() else _STRETCH.findall(text)
    return " ".join([token for stretch in stretches for token in _tokens(stretch)])


#: titles, SKUs and names, which come again in case after case
_short = lru_cache(maxsize=4_000)(_made)


def match_query(user_text: str) -> str | None:
    """The FTS5 question for what was typed; None when there is nothing in it to look for.

    Every word must be found. What is typed is never read as FTS5's own language.
    """
    stretches = _STRETCH.findall(_plain(user_text[:MOST_TYPED]))
    questions = [question for stretch in stretches if (question := _question(stretch))]
    return " AND ".join(questions[:_MOST_PARTS]) or None


def make_search_table(connection: "Connection") -> None:
    """An empty table in place of one that may be damaged, in the caller's transaction."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("DROP TABLE IF EXISTS case_search")
    except Damaged:  # so damaged that SQLite cannot even drop it
        connection.exec_driver_sql("PRAGMA writable_schema = ON")
        connection.exec_driver_sql("DELETE FROM sqlite_master WHERE name = 'case_search'")
        connection.exec_driver_sql("PRAGMA writable_schema = RESET")
    for (part,) in connection.exec_driver_sql(_PARTS).all():
        connection.exec_driver_sql(f'DROP TABLE "{part}"')
    connection.exec_driver_sql(_TABLE)


def add_texts(connection: "Connection", texts: list[tuple[int, str]]) -> None:
    """Make cases found that were not before; each is its row number and its `index_text`."""
    connection.exec_driver_sql("INSERT INTO case_search (rowid, body) VALUES (?, ?)", texts)


def replace_text(connection: "Connection", case_id: int, text: str) -> None:
    """Make `text`, from `index_text`, what a case is found by, in the caller's transaction."""
    run(
        connection,
        "INSERT OR REPLACE INTO case_search (rowid, body) VALUES (?, ?)",
        (case_id, text),
    )


def _plain(text: str) -> str:
    """One form for what looks the same: full width as half, capitals as small; no half characters."""
    if text.isascii():
        return text.lower()
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", whole).casefold())


def _tokens(stretch: str) -> list[str]:
    if stretch.isascii():
        if stretch.isalpha():  # by far most of all words
            return [stretch]
    elif _IS_CJK.match(stretch):
        # alone once more: found by one character, and no pair reaches into the next stretch
        return [*_pairs(stretch), stretch[-1]]
    runs = _RUN.findall(stretch)
    if not _is_code(runs):
        return runs
    code = "".join(runs)
    return [*runs, *([code] if len(runs) > 1 else ()), _BACKWARDS + code[::-1]]


def _question(stretch: str) -> str:
    """The question that one typed stretch asks; "" for punctuation."""
    if _IS_CJK.match(stretch):
        return _phrase(_pairs(stretch)) if len(stretch) > 1 else _phrase([stretch]) + "*"
    runs = _RUN.findall(stretch)
    code = "".join(runs)
    if len(code) < 2:  # one letter or digit is a whole word: half the desk begins with it
        return _phrase(runs) if code else ""
    ways = [_phrase(runs) + "*"]
    if _is_code(runs):
        if len(runs) > 1:
            ways.append(_phrase([code]) + "*")
        if len(code) >= _LAST:
            ways.append(_phrase([_BACKWARDS + code[::-1]]) + "*")
    return f"({' OR '.join(ways)})" if len(ways) > 1 else ways[0]


def _phrase(words: list[str]) -> str:
    """Words that follow each other; none of them can hold a quotation mark."""
    return f'"{" ".join(words)}"'


def _pairs(stretch: str) -> list[str]:
    return [stretch[i : i + 2] for i in range(len(stretch) - 1)]


def _is_code(runs: list[str]) -> bool:
    """Whether it may be a number or code: parts joined by dashes, or a digit anywhere."""
    if len(runs) != 1:
        return bool(runs)
    return not runs[0].isalpha() and any(map(str.isdigit, runs[0]))
