"""What is done in a case in short words: Enter, goods that come back, what papers and letters say."""

import pypdfium2

from returns.errors import Refusal
from returns.rules.sentences import sentences
from returns.terms import Move, Offer, Party, Route, StepKind, Works

#: more steps than any of these cases has
_MOST = 15
#: days after which any of them is over
_MOST_DAYS = 40
#: steps and days after which nobody waits for an answer any more
_MOST_SILENT_DAYS = 60


def enter(shop, case_id, lang=None):
    """Press Enter: the recommended step; its letter. Whatever refuses it is raised.

    Nobody photographs in these cases: where a photo is asked for, it is said why there is none.
    """
    shop.say_why_no_photo(case_id)
    (done,) = shop.desk.cases.do_recommended([case_id], lang)
    if isinstance(done, Refusal):
        raise done
    return done.letter


def enter_until(shop, case_id, *kinds):
    """Press Enter until one of these steps is next, or others are waited for; what was done."""
    done = []
    for _ in range(_MOST):
        shop.say_why_no_photo(case_id)
        step = shop.case(case_id).next
        if step is None or step.kind in kinds or step.waiting_for is not None:
            return done
        done.append(step.kind)
        enter(shop, case_id)
    raise AssertionError(f"it does not end: {done}")


def paid_and_closed(shop, case_id, amount):
    """Whoever was asked last grants and pays that sum, and nobody is asked for more."""
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=amount)
    asked = len(shop.case(case_id).claims)
    enter_until(shop, case_id)
    case = shop.case(case_id)
    assert (case.closed_at is not None, len(case.claims)) == (True, asked)


def days_until(shop, case_id, done, days=1):
    """Press Enter, and let so many days pass at a time, until that is so of the case."""
    for _ in range(_MOST_DAYS // days):
        enter_until(shop, case_id)
        if done(shop.case(case_id)):
            return
        shop.clock.forward(days=days)
    raise AssertionError(shop.case(case_id).next)


def until_given_up(shop, case_id):
    """Press Enter, and let days pass, until who never answers is to be given up; that step."""
    for _ in range(_MOST_SILENT_DAYS):
        step = shop.case(case_id).next
        if step.kind is StepKind.SETTLE:
            return step
        if step.waiting_for is not None:
            shop.clock.forward(days=1)
        else:
            enter(shop, case_id)
    raise AssertionError(step)


def one_of_each_comes(shop, case_id, tracking, unit):
    """A parcel with that piece of both lines, broken; with the first the second is missing."""
    shop.desk.receiving.receive(case_id, tracking)
    for line in (1, 2):
        shop.look(case_id, line, unit, works=Works.NO)
        if unit == 1:
            shop.miss(case_id, line, 2)
    shop.finish(case_id)


def claims_of(shop, case_id):
    """Pieces and sum of each claim."""
    return [(claim.units, claim.amount) for claim in shop.case(case_id).claims]


def last_to_supplier(shop, case_id):
    """The last letter to him that is about money."""
    kept = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    return [x for x in kept if x.to is Party.SUPPLIER and x.template != "goods_sent"][-1]


def next_of(shop, case_id):
    """What kind of step is next; None for a closed case."""
    step = shop.case(case_id).next
    return None if step is None else step.kind


def agree_to_return(shop, case_id, route=Route.TO_US):
    """The buyer may send all of it back and gets the money on its receipt."""
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    return shop.do(case_id, StepKind.APPROVE, route=route)


def come_back(shop, case_id, **facts):
    """All of it comes back to us, is looked at piece by piece, and concluded as proposed."""
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-1")
    for line in shop.case(case_id).lines:
        for unit in line.units:
            shop.look(case_id, line.number, unit.number, **facts)
    shop.finish(case_id)


def letters(shop, case_id):
    """What was written so far, oldest first."""
    return [kept.letter for kept in shop.desk.cases.letters(case_id)]


def items(letter):
    """The goods that a letter is about, with how many of each."""
    return {item.sku: item.quantity for item in letter.facts.items}


def advice(shop, case_id, lang="en"):
    """All sentences that stand beside the recommendation of what is next."""
    return " ".join(sentences(shop.case(case_id).recommendation.because, lang))


def words(paper):
    """What a paper says on all of its pages, in one line."""
    with pypdfium2.PdfDocument(paper.pdf) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(text.split())


def sheet(shop, case_id, addressee=Party.SUPPLIER, lang="en", **wanted):
    """What the evidence sheet for that reader says."""
    return words(shop.desk.papers.evidence(case_id, addressee=addressee, lang=lang, **wanted))


def sheet_if_any(shop, case_id, addressee, lang="en"):
    """What that sheet says; nothing where none is made for such a reader."""
    try:
        return sheet(shop, case_id, addressee, lang)
    except Refusal:
        return ""


def label(shop, case_id, **wanted):
    """What the case's label says."""
    return words(shop.desk.papers.label([case_id], **wanted))
