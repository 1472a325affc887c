"""Which desk a database is, and which of its states: so that what lies beside it is known as its own."""

from sqlalchemy import Table

from db.tables.base import key, metadata, words

#: row 1: the lifelong id, and a new random `state` whenever the file is about to be brought up to date;
#: row 2: how many changes were ever acknowledged (`db.changes`)
belonging = Table(
    "belonging",
    metadata,
    key(),
    words("desk_id"),
    words("state"),
)
