"""What the seller chose for a platform's wording, remembered for the next file that has it."""

import json
from collections.abc import Callable, Sequence
from types import MappingProxyType

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import trade as s
from returns.errors import NotFound
from returns.ledger.settings_rows import read_settings
from returns.ledger.stored import as_stored
from returns.records.own_reason import OWN, OwnReason
from returns.rules.own_reasons import as_own, chosen_reason, wordings_of
from returns.rules.reasons import Learned, reason_for_code, wording_of

_NAME = "learned_reasons"


@as_stored
def learned_reasons(tx: Connection) -> Learned:
    """Platform and wording → the reason that was chosen for it."""
    row = tx.execute(select(s.setting.c.value).where(s.setting.c.name == _NAME)).first()
    if row is None:
        return MappingProxyType({})
    stored: list[tuple[str, str, str]] = json.loads(row.value)
    return MappingProxyType({(platform, said): chosen for platform, said, chosen in stored})


def remember_reason(tx: Connection, platform: str, raw: str, chosen: str) -> None:
    """Understand a platform's wording as that reason from now on; raises `NotFound` for no reason."""
    if not raw.strip():
        return
    why = chosen_reason(chosen, read_settings(tx).reasons)
    _write(tx, {**learned_reasons(tx), wording_of(platform, raw): why})


def forget_reason(tx: Connection, platform: str, said: str) -> None:
    """Ask again what a platform's wording means, as it is remembered; raises `NotFound` for none such."""
    known = dict(learned_reasons(tx))
    if known.pop(wording_of(platform, said), None) is None:
        raise NotFound("settings.not_learned", text=said)
    _write(tx, known)


def _write(tx: Connection, known: dict[tuple[str, str], str]) -> None:
    text = json.dumps([[*said, value] for said, value in sorted(known.items())])
    statement = insert(s.setting).values(name=_NAME, value=text)
    tx.execute(
        statement.on_conflict_do_update(index_elements=[s.setting.c.name], set_={"value": text})
    )


def reader_of_reasons(learned: Learned, own: Sequence[OwnReason]) -> Callable[[str, str], str]:
    """How a file's codes and sentences are understood on this desk, with the seller's own reasons."""
    wordings = wordings_of(own)
    there = {
        wording: why
        for wording, why in learned.items()
        if not why.startswith(OWN) or as_own(why, own) is not None
    }

    def understand(platform: str, code: str) -> str:
        return reason_for_code(platform, code, there, wordings)

    return understand
