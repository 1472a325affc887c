"""Policy versions that are being typed: kept beside the desk's settings, so that no crash loses them."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import trade as s
from returns.clock import day
from returns.errors import Refusal
from returns.records.policy import PolicyTerms
from returns.records.policy_json import terms_from_json, terms_to_json

_PREFIX = "policy_draft."


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """What was typed so far."""

    terms: PolicyTerms
    holds_from: date | None


def read_drafts(tx: Connection) -> dict[int, PolicyDraft]:
    """Every draft by supplier; one that an older program wrote differently is left out."""
    query = select(s.setting).where(s.setting.c.name.startswith(_PREFIX, autoescape=True))
    found = {}
    for row in tx.execute(query):
        kept = json.loads(row.value)
        try:
            terms = terms_from_json(kept["terms"])
        except Refusal:
            continue
        found[int(row.name.removeprefix(_PREFIX))] = PolicyDraft(terms, day(kept["holds_from"]))
    return found


def write_draft(tx: Connection, supplier_id: int, draft: PolicyDraft) -> None:
    """Keep what is typed; raises `Refusal` for terms that could not be read again."""
    kept = {
        "terms": terms_to_json(draft.terms),
        "holds_from": draft.holds_from.isoformat() if draft.holds_from else None,
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    statement = insert(s.setting).values(name=f"{_PREFIX}{supplier_id}", value=text)
    tx.execute(
        statement.on_conflict_do_update(index_elements=[s.setting.c.name], set_={"value": text})
    )


def drop_draft(tx: Connection, supplier_id: int) -> None:
    """It was written down, or nobody wants it any more."""
    tx.execute(delete(s.setting).where(s.setting.c.name == f"{_PREFIX}{supplier_id}"))
