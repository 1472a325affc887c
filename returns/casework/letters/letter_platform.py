"""What a platform or a bank is written: an answer while it decides, a claim on what it paid, an appeal."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import add

from returns.casework.steps.acting import Act
from returns.language import day_words, run_on, stopped
from returns.money import Money
from returns.phrases import say
from returns.records.unit import ClaimAnswer
from returns.rules.money.ground import Ground, contested_part, ground_of
from returns.rules.money.ground_rules import GroundRule
from returns.rules.money.paid_twice import taken_twice
from returns.rules.money.settled import by_platform
from returns.rules.sentences import sentence
from returns.terms import Fulfilment, Party, SupplierClaim
from returns.trade.disputes import decided_elsewhere

#: ground → the letter that it is told in, where nothing was refused before
_LETTERS: dict[GroundRule, str] = {
    GroundRule.ANSWER: "dispute_answer",
    GroundRule.GRANTED: "appeal",
    GroundRule.SUSPECTED: "hearing",
    GroundRule.UNAUTHORISED: "hearing",
    GroundRule.CLAIMED: "hearing",
}
#: grounds that have nothing to do with where the goods are
_DECIDED_BY_HEARING = frozenset(_LETTERS) - {GroundRule.CLAIMED}


def _coded(money: Money) -> str:
    return money.coded


def platform_template(act: Act) -> str:
    """Which message: by the ground on which it is asked, and whether it refused that before."""
    ground = _ground(act)
    rule = ground.rule if ground is not None else None
    at_platform = act.line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE
    if refusal(act) is not None:
        return "appeal"
    if at_platform and rule not in _DECIDED_BY_HEARING:
        return "reimbursement"
    if rule is GroundRule.REFUNDED_WRONGLY:
        return "safe_t" if act.case.platform == "amazon" else "appeal"
    return _LETTERS[rule] if rule is not None and rule in _LETTERS else "hearing"


def refusal(act: Act) -> ClaimAnswer | None:
    """What the platform refused last with; None where it refused nothing, or said something else since."""
    claims = [c for c in act.case.claims_of(act.line) if c.of is Party.PLATFORM]
    answers = [answer for claim in claims for answer in claim.answers]
    refused = bool(answers) and answers[-1].kind is SupplierClaim.REFUSED
    return answers[-1] if refused else None


def review(acts: Sequence[Act], amount: Money | None, lang: str) -> str:
    """On what ground it is asked, what it refused before, what went back, and what is asked now.

    Of several lines that hear the same (`acts`) the sums are those of all of them.
    """
    return _told(acts, amount, lang, _coded, _part(acts, lang))


def _part(acts: Sequence[Act], lang: str) -> str:
    """For how many of the case's pieces it is asked; "" where it is for all."""
    part = contested_part(acts[0].case, {act.line.id: _ground(act) for act in acts})
    if part is None:
        return ""
    return say("letters.review.part_of", lang, count=part[0], whole=part[1])


def _told(
    acts: Sequence[Act],
    amount: Money | None,
    lang: str,
    said: Callable[[Money], str],
    part: str = "",
) -> str:
    act = acts[0]
    ground, refused = _ground(act), refusal(act)
    told = [_grounds_words(ground, refused, lang)]
    if refused is not None:
        words = refused.words.strip().rstrip(".。")
        key = "letters.review.refused_saying" if words else "letters.review.refused"
        day = day_words(refused.at.date(), lang)
        told.append(say(key, lang, day=day, words=words))
    if act.options.answer.strip():
        new = stopped(act.options.answer.strip(), lang)
        told.append(say("letters.review.new", lang, words=new))
    asked = said(amount) if amount is not None else None
    told += [
        part,
        _went_back(acts, asked, lang, said),
        _asked(acts, ground, amount, lang, said),
    ]
    return run_on(told, lang)


def words_of_others(act: Act) -> tuple[str, ...]:
    """What of the review people wrote: the refusal, and what is told beside it."""
    refused = refusal(act)
    words = refused.words.strip().rstrip(".。") if refused is not None else ""
    return tuple(filter(None, (words, act.options.answer.strip())))


def _ground(act: Act) -> Ground | None:
    return ground_of(act.case, act.line, act.advice, act.terms, Party.PLATFORM)


def _grounds_words(ground: Ground | None, refused: ClaimAnswer | None, lang: str) -> str:
    """The ground as its reader is told of it: what he paid, and what he decided already, he knows."""
    if ground is None or (ground.rule is GroundRule.ANSWER and refused is not None):
        return ""
    if ground.rule is GroundRule.REFUNDED_WRONGLY:
        return say("letters.review.against", lang)
    return sentence(ground.because, lang)


def reviewed(act: Act, amount: Money | None, lang: str) -> str:
    """The same of one line without its sums and counts: what lines told together have to have in common."""
    return _told((act,), amount, lang, lambda _: "…")


def _went_back(
    acts: Sequence[Act], asked: str | None, lang: str, said: Callable[[Money], str]
) -> str:
    """What the buyer has had, by whom: nobody reviews a refund that was never made."""
    theirs, every = _paid_there(acts), _sum(act.line.refunded for act in acts)
    ours = every - theirs
    if any(taken_twice(act.case, act.line) for act in acts):
        return say("letters.review.paid_twice", lang, ours=said(ours), taken=said(theirs))
    if theirs:
        return say("letters.review.you_paid", lang, amount=said(theirs))
    if ours:
        return say("letters.review.we_paid", lang, amount=said(ours))
    return say("letters.review.unpaid", lang) if asked is None else ""


def _paid_there(acts: Sequence[Act]) -> Money:
    return _sum(by_platform(act.case, act.line) for act in acts)


def _sum(sums: Iterable[Money]) -> Money:
    return reduce(add, sums)


def _asked(
    acts: Sequence[Act],
    ground: Ground | None,
    amount: Money | None,
    lang: str,
    said: Callable[[Money], str],
) -> str:
    if amount is not None:
        told = {"amount": said(amount)}
        paid = _paid_there(acts)
        if ground is None or ground.rule is not GroundRule.REFUNDED_WRONGLY:
            return say("letters.review.reimburse", lang, **told)
        part = paid.minor > amount.minor
        return say(f"letters.review.{'part' if part else 'reimburse'}", lang, **told)
    if ground is None or ground.rule is not GroundRule.ANSWER:
        return ""
    bank = decided_elsewhere(acts[0].case.dispute)
    return say(f"letters.review.{'in_favour' if bank else 'close'}", lang)
