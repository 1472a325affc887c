"""Who writes the history, and what seals it: the persons at the desk, the seal of each day."""

from sqlalchemy import Column, Table, Text

from db.tables.base import key, metadata, whole, words

#: somebody who works at this desk; the history names them by what they were called then
person = Table(
    "person",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
)

#: the desk's head at the end of a day (UTC): `root` over the heads of the cases that changed since
#: the seal before, `head` chained to it; `seq` is the last event below it. Triggers keep it as it is
seal = Table(
    "seal",
    metadata,
    Column("day", Text, primary_key=True),
    whole("seq"),
    whole("events"),
    whole("cases"),
    words("root"),
    words("head"),
    words("at"),
)
