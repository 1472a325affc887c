"""The desk's own settings as they are stored: one row of JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import trade as s
from returns.ledger.stored import as_stored
from returns.records.facts import TriageSettings
from returns.records.letter_template import TemplateWords
from returns.records.own_reason import OwnReason
from returns.records.policy_json import address_from_json, address_to_json
from returns.records.settings import BOUNDS, DeskSettings, OwnDeadline, OwnLimit
from returns.rules.dates.deadlines import DeadlineTable

_NAME = "desk"


def read_settings(tx: Connection) -> DeskSettings:
    """The settings as stored; what an older desk does not have yet takes its default."""
    query = select(s.setting.c.value).where(s.setting.c.name == _NAME)
    return settings_of(tx.execute(query).scalars())


@as_stored
def settings_of(stored_as: Iterable[str]) -> DeskSettings:
    """The same, of the text that is stored; of none all defaults."""
    text = next(iter(stored_as), None)
    if text is None:
        return DeskSettings()
    read = _read(text)
    # tables of one's own: who changes them changes no other reading
    return replace(
        read,
        rates=dict(read.rates),
        transit=dict(read.transit),
        deadlines=dict(read.deadlines),
        limits=dict(read.limits),
        letters=dict(read.letters),
    )


@lru_cache(maxsize=16)
def _read(text: str) -> DeskSettings:
    """Each reading of a case asks for them, and they hardly ever change."""
    stored: dict[str, Any] = json.loads(text)
    known = {field.name for field in fields(DeskSettings)}
    values = {name: value for name, value in stored.items() if name in known}
    if "return_address" in values:
        values["return_address"] = address_from_json(values["return_address"])
    if "transit" in values:
        values["transit"] = {key: tuple(days) for key, days in values["transit"].items()}
    if "deadlines" in values:
        own = values["deadlines"].items()
        # a row that no longer ships counts nothing
        shipped = {row.key for row in DeadlineTable.shipped().rows}
        values["deadlines"] = {key: OwnDeadline(**time) for key, time in own if key in shipped}
    if "limits" in values:
        values["limits"] = {key: OwnLimit(**own) for key, own in values["limits"].items()}
    if "triage" in values:
        names = {field.name for field in fields(TriageSettings)}
        kept = {k: v for k, v in values["triage"].items() if k in names}
        for name in names & kept.keys():
            if name in BOUNDS and isinstance(kept[name], str):
                # a percentage with a fraction: no float keeps 12.1 as it is
                kept[name] = Decimal(kept[name])
        kept["faults"] = tuple((why, fault) for why, fault in kept.get("faults", ()))
        values["triage"] = TriageSettings(**kept)
    if "reasons" in values:
        values["reasons"] = tuple(
            OwnReason(**{**told, "wordings": tuple(told["wordings"])})
            for told in values["reasons"]
        )
    if "letters" in values:
        values["letters"] = _letters(values["letters"])
    return DeskSettings(**values)


def _letters(stored: Any) -> dict[str, TemplateWords]:
    """The seller's words; of an entry that is damaged nothing stays, and letters say so."""
    kept = {}
    for key, told in stored.items() if isinstance(stored, dict) else ():
        part = told if isinstance(told, dict) else {}
        subject, body = part.get("subject", ""), part.get("body", "")
        whole = isinstance(subject, str) and isinstance(body, str)
        kept[key] = TemplateWords(subject, body) if whole else TemplateWords("", "")
    return kept


def settings_text(settings: DeskSettings) -> str:
    """All of them as the text that is stored."""
    values = asdict(settings)
    values["return_address"] = address_to_json(settings.return_address)
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)


def write_settings(tx: Connection, settings: DeskSettings) -> None:
    """Store them, all of them."""
    text = settings_text(settings)
    statement = insert(s.setting).values(name=_NAME, value=text)
    tx.execute(
        statement.on_conflict_do_update(index_elements=[s.setting.c.name], set_={"value": text})
    )
