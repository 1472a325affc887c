"""A filled sheet in sentences: what is answered, what shows which sheet it is, what stands against it."""

from returns.errors import Refusal
from returns.evidence.answer_words import option_words
from returns.language import between, run_on
from returns.phrases import say, word
from returns.records.advice import Because
from returns.records.sheet_answer import AnswerFound, LineAnswer
from returns.rules.sentences import sentence, sentences
from returns.terms import Move

_TICKED = {
    Move.CLAIM_ACCEPTED: "accept",
    Move.CLAIM_PARTLY: "part",
    Move.CLAIM_REFUSED: "refuse",
    Move.RESHIP_PROMISED: "accept",
}


class Contradicted(Refusal):
    """A filled sheet that cannot be noted as it came: each reason is told."""

    def __init__(self, found: AnswerFound) -> None:
        self.found = found
        super().__init__("answers.contradicted", number=found.number, why="")

    def say(self, lang: str = "en") -> str:
        """The sentence, with every reason."""
        why = run_on(problems(self.found, lang), lang)
        return say(f"errors.{self.key}", lang, number=self.found.number, why=why)


def problems(found: AnswerFound, lang: str) -> list[str]:
    """Why it cannot be noted, a sentence each; none where it can."""
    return [*sentences(found.read.faults, lang), *(each.say(lang) for each in found.refused)]


def answered(found: AnswerFound, lang: str) -> list[tuple[str, str]]:
    """What would be noted: an item, and what is answered on it."""
    return [(_item(found, each, lang), _said(each, lang)) for each in found.read.answers]


def remarks(found: AnswerFound, lang: str) -> list[str]:
    """What to know before it is noted, a sentence each."""
    told = sentences(found.read.notes, lang)
    if found.kept_before:
        told.append(say("papers.answer.kept_before", lang))
    return told


def proved(found: AnswerFound, lang: str) -> str:
    """What shows which sheet it answers, and what it does not show."""
    return sentence(
        Because(f"sheet_answer.proof_{found.proof}", (("number", found.number),)), lang
    )


def _item(found: AnswerFound, answer: LineAnswer, lang: str) -> str:
    title, _ = found.items.get(answer.item, ("", 0))
    return title or say("documents.answer.field.whole", lang)


def _said(answer: LineAnswer, lang: str) -> str:
    told = []
    if answer.move is not None:
        ticked = say(f"documents.answer.{_TICKED[answer.move]}", lang)
        amount = "" if answer.amount is None else answer.amount.coded
        how = option_words(answer.instead, lang) if answer.instead else ""
        told.append(between("colon", lang).join(filter(None, (ticked, how, amount))))
    for row, words in answer.says:
        told.append(f"{word('field', row, lang)}{between('colon', lang)}{words}")
    if answer.words:
        told.append(say("documents.evidence.quoted", lang, words=answer.words))
    return "\n".join(told)
