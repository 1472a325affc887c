"""What buyers were told of windows, as it is kept in the desk."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from db.tables import trade as s
from returns.ledger.settings_rows import read_settings
from returns.records.case import Line
from returns.rules.policy.policy_watch import Promise

#: the setting that the promise is kept under
PROMISE = "promise"


def read_promise(tx: Connection) -> Promise:
    """The windows that were published last."""
    return Promise(read_settings(tx).published_days, read_kept(tx).get("groups") or None)


def promised_days(tx: Connection, line: Line) -> int:
    """The window in days that was published for the goods of a line; 0 where none was."""
    group = select(s.product.c.product_group).where(s.product.c.id == line.product_id)
    return read_promise(tx).of(tx.execute(group).scalar() or "")


def read_kept(tx: Connection) -> Mapping[str, Any]:
    """The promise's parts as they were written down; none before anything was published."""
    row = tx.execute(select(s.setting.c.value).where(s.setting.c.name == PROMISE)).first()
    kept: Mapping[str, Any] = json.loads(row.value) if row else {}
    return kept
