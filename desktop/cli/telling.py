"""What a command that changed a case says of it."""

from argparse import Namespace

from desktop.cli.case_output import case_json, letter_json
from desktop.cli.output import as_json, say
from desktop.cli.terminal import complain
from returns.desk import Desk
from returns.errors import Refusal
from returns.phrases import say as phrase
from returns.phrases import word
from returns.records.case import Case
from returns.records.change import Change
from returns.rules.letter_templates import unused_sentence
from returns.whole_file import save_new


def tell_change(desk: Desk, case_id: int, change: Change | None, options: Namespace) -> int:
    """What came of a change: its letter, and what is next."""
    lang = options.lang or "en"
    case = desk.cases.get(case_id)
    letter = change.letter if change else None
    if letter is not None and getattr(options, "eml", None):
        from returns.documents.letters import as_eml, left_out

        sender = desk.settings.get().email
        papers: tuple[tuple[str, bytes], ...] = ()
        try:
            made = desk.papers.attached(case_id, letter)
            papers = tuple((paper.name, paper.pdf) for paper in made)
        except Refusal as refusal:
            # the letter is kept all the same; what it lacks is told
            complain(refusal.say(lang))
        save_new(options.eml, as_eml(letter, papers, sender=sender), kept="letter")
        if told_of := left_out(letter, sender, lang):
            complain(told_of)
    if letter is not None and (unused := unused_sentence(letter, lang)):
        complain(unused)
    if options.json:
        letters = desk.cases.letters(case_id)
        told = case_json(case, desk.cases.history(case_id), lang, letters)
        if letter is not None:
            told["letter"] = letter_json(letter, case, letters[-1].at if letters else None)
        as_json(told)
        return 0
    if letter is not None:
        say(f"{letter.subject}\n\n{letter.body}\n")
        if not letter.signed:
            say(phrase("cli.unsigned", lang))
    if change is not None and change.number_known:
        say(phrase("cli.number_known", lang, tracking=change.number_known))
    say(phrase("cli.next", lang, case=case.number, step=next_words(case, lang)))
    return 0


def next_words(case: Case, lang: str) -> str:
    """The next step, and whom it waits for; that a case is closed."""
    if case.next is None:
        return word("view", "closed", lang)
    step = word("step", case.next.kind, lang)
    if case.next.waiting_for is None:
        return step
    party = word("party", case.next.waiting_for, lang)
    return phrase("cli.next_waiting", lang, step=step, party=party)
