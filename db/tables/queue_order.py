"""The orders in which the queue is read: every view is a page of an index, whatever it is sorted by."""

from typing import Any

from sqlalchemy import ColumnElement, Index

from db.tables.cases import return_case


def _in_queue_order(name: str, *columns: ColumnElement[Any]) -> None:
    """Each stage in this order: a page of any view is read from here, whatever it is sorted by."""
    Index(f"ix_case_{name}", return_case.c.stage, *columns)


_in_queue_order("number", return_case.c.id)  # numbers are given in the order of the rows
# for the count of today with the day it sleeps until
_in_queue_order("due_at", return_case.c.due_at, return_case.c.id, return_case.c.snoozed_until)
# by currency, as amounts of two cannot be compared; for the sum of what is open, too
_in_queue_order(
    "value_minor", return_case.c.currency, return_case.c.value_minor, return_case.c.id
)
for _name in ("next_step", "reason", "first_offer"):
    _in_queue_order(_name, return_case.c[_name], return_case.c.id)
for _name in ("request", "goods", "buyer_money", "supplier_claim"):
    _in_queue_order(_name, return_case.c[_name], return_case.c.id)
for _name in ("order_number", "channel_name", "sku", "title", "buyer", "supplier_name"):
    _in_queue_order(_name, return_case.c[_name].collate("NOCASE"), return_case.c.id)
# who is waited for, until a day: few cases of many
Index(
    "ix_case_turns_at",
    *(return_case.c.turns_at, return_case.c.id),
    sqlite_where=return_case.c.turns_at > "",
)
Index(
    "ix_case_snoozed",
    *(return_case.c.snoozed_until, return_case.c.closed_at),
    sqlite_where=return_case.c.snoozed_until.is_not(None),
)
