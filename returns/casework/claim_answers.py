"""What the addressee of a sheet answered, written on the case as it came: one change, taken back as one."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from db.tables import cases as t
from returns.casework.cases import perform_in
from returns.errors import NotFound
from returns.evidence.answer_words import option_words
from returns.ledger.store import Store
from returns.records.kept_text import demand_kept
from returns.records.options import StepOptions
from returns.records.sheet_answer import LineAnswer
from returns.terms import Move, Party


def note_answers(
    store: Store,
    tx: Connection,
    case_id: int,
    answers: Sequence[LineAnswer],
    lines: Mapping[int, int],
    lang: str,
    party: Party | None = None,
) -> tuple[int, ...]:
    """Note the answers inside a transaction that was begun; gives the numbers of the events.

    `lines` are the items' numbers in the case by their places on the sheet, `lang` is the sheet's. What
    they say of a row of the comparison fills its third column; `party` is who says so. Raises
    `IllegalMove` where the claim is not to be answered.
    """
    demand_kept(answers)
    written: list[int | None] = []
    for answer in answers:
        number = lines.get(answer.item)
        if answer.says and number is not None:
            written.append(_say(store, tx, case_id, number, dict(answer.says)))
        if answer.move is not None:
            instead = option_words(answer.instead, lang) if answer.instead else ""
            words = "\n".join(filter(None, (instead, answer.words)))
            told = StepOptions(amount=answer.amount, answer=words, line=number, party=party)
            written.append(_do(store, tx, case_id, answer.move, told))
        elif answer.words:
            told = StepOptions(note=answer.words)
            written.append(_do(store, tx, case_id, Move.NOTE, told))
    return tuple(seq for seq in written if seq is not None)


def _do(
    store: Store, tx: Connection, case_id: int, move: Move, options: StepOptions
) -> int | None:
    with store.change_within(tx, case_id, move.value) as work:
        perform_in(work, store.clock.now(), move, options)
    return work.seq


def _say(
    store: Store, tx: Connection, case_id: int, number: int, says: Mapping[str, str]
) -> int | None:
    """Their words into the third column; what stood there stays in the history."""
    line = t.case_line
    query = select(line.c.id, line.c.supplier_says).where(line.c.case_id == case_id)
    rows = tx.execute(query.order_by(line.c.id)).all()
    if not 1 <= number <= len(rows):
        raise NotFound("step.no_line", line=number, lines=len(rows))
    row = rows[number - 1]
    said = json.dumps(
        {**json.loads(row.supplier_says), **says}, ensure_ascii=False, sort_keys=True
    )
    with store.change_within(tx, case_id, "supplier_says") as work:
        if len(rows) > 1:
            work.facts["lines"] = [number]
        work.update("line", row.id, supplier_says=said)
    return work.seq
