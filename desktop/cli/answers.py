"""`answer`: a sheet that came back filled in."""

from argparse import Namespace
from typing import Any

from desktop.cli import desks
from desktop.cli.output import as_json, say
from desktop.cli.terminal import complain
from returns.desk import Desk
from returns.errors import Refusal
from returns.papers.answer_told import answered, problems, proved, remarks
from returns.phrases import say as phrase
from returns.records.sheet_answer import AnswerFound


def answer(options: Namespace) -> int:
    """Note what a filled sheet answers, or only tell it; 1 where it cannot be noted as it came."""
    lang = options.lang or "en"
    opened = desks.reading if options.dry_run else desks.writing
    with opened(options.desk) as desk:
        found = desk.sheet_answers.read(options.file)
        _demand_case(desk, found, options.case)
        against = problems(found, lang)
        noted = not options.dry_run and not against
        if noted:
            desk.sheet_answers.note(options.file, found.sha256)
    if options.json:
        as_json(_as_json(found, lang, noted=noted))
    else:
        say(phrase("cli.answer_of", lang, case=found.case_number, number=found.number))
        for item, words in answered(found, lang):
            told = " · ".join(words.split("\n"))
            say(phrase("cli.answer_item", lang, item=item, words=told))
        say(proved(found, lang))
        if noted:
            say(phrase("cli.answer_noted", lang, case=found.case_number))
    for words in (*against, *remarks(found, lang)):
        complain(words)
    return 1 if against else 0


def _demand_case(desk: Desk, found: AnswerFound, named: str) -> None:
    """Raise `Refusal` where the answer is of another case than the one that was named."""
    if named and desk.cases.find(named) != found.case_id:
        raise Refusal(
            "answers.other_case", number=found.number, case=found.case_number, named=named
        )


def _as_json(found: AnswerFound, lang: str, *, noted: bool) -> dict[str, Any]:
    return {
        "case": found.case_number,
        "sheet": found.number,
        "proof": found.proof,
        "answers": [
            {
                "line": found.items[each.item][1] if each.item in found.items else None,
                "kind": None if each.move is None else each.move.value,
                "amount_minor": None if each.amount is None else each.amount.minor,
                "words": each.words,
                "says": dict(each.says),
            }
            for each in found.read.answers
        ],
        "problems": problems(found, lang),
        "remarks": remarks(found, lang),
        "noted": noted,
    }
