"""What every table shares: the metadata with its naming rule, and column shorthands."""

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: 64 bit on every database: an amount of rials or a count of bytes is beyond 32
WHOLE = BigInteger().with_variant(Integer(), "sqlite")


def key() -> Column[int]:
    """The row number: SQLite's own rowid."""
    return Column("id", WHOLE, primary_key=True)


def words(name: str, default: str = "") -> Column[str]:
    """Text that is never NULL."""
    return Column(name, Text, nullable=False, server_default=default)


def billed() -> tuple[Column[Any], Column[str]]:
    """A sum, exact, in the currency in which a supplier bills; NULL where that is no other."""
    return Column("billed_minor", WHOLE), words("billed_currency")


def moment(name: str) -> Column[Any]:
    """A moment in UTC as `2026-11-22T10:00:00Z`, or NULL."""
    return Column(name, Text)


def whole(name: str, default: int = 0) -> Column[int]:
    """A whole number that is never NULL."""
    return Column(name, WHOLE, nullable=False, server_default=str(default))
