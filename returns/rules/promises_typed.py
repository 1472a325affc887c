"""A refund that a letter promises without naming a sum, in words that somebody typed (domain.md 8)."""

import re
from enum import StrEnum

from returns.records.advice import Because
from returns.records.letter import Letter


class Promised(StrEnum):
    """What of the price a letter may promise."""

    NOTHING = "nothing"
    PART = "part"
    WHOLE = "whole"


_MONEY_BACK = (
    r"(?:(?:your|the|all(?: of)?(?: your| the)?) money(?: back)?"
    r"|(?:a|your|the)(?: \w+){0,2} (?:refund|reimbursement)|what you (?:have )?paid|it all back)"
)
#: the seller gives money back, or says that the reader gets it
_PROMISE = re.compile(
    r"\b(?:we|i)(?:['’](?:ll|re|m)|\s+(?:will|shall|can|do|now|gladly|are|am))?"
    r"(?:\s+(?:going to|happy to|\w+ly|now|also|then)){0,2}"
    r"\s+(?:(?:refund|reimburse|repay)(?:ing)?\b|pay(?:ing)? you back"
    rf"|(?:giv|send|return|pay|issu|transfer)\w*\s(?:you\s|out\s|back\s){{0,2}}{_MONEY_BACK})"
    r"|\byou(?:['’]ll|\s+(?:will|shall|can))?\s+(?:be (?:fully )?(?:refunded|reimbursed)"
    rf"|(?:get|receive|have|expect)\s{_MONEY_BACK})"
    r"|\b(?:a|the|your)(?: \w+){0,2} refund (?:is|will be|has been) "
    r"(?:on its way|made|issued|paid|sent|granted|yours)"
    r"|(?:会|将|马上|立即|立刻|同意|愿意|给您|给你|为您|为你|这就|全额|全部|全款|我们|本店|小店)[^，。！？；\n]{0,6}"
    r"(?:退款|退钱|退还|返还|退您|退你|退给|全退|赔付)",
    re.IGNORECASE,
)
#: the same clause says that it is not so, or that somebody else asks for it
_DENIED = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|unable|without|declin\w*|refus\w*|whether|if|unless|before|once|instead)\b"
    r"|n['’]t\b|不|无法|没|未|拒|恕|否|申请|要求|请求|希望|如果|若|之前",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bin full\b|\bfull(?:y)? (?:refund|reimburs)\w*|\ball (?:of )?(?:your|the) money\b"
    r"|\b(?:whole|full|entire) (?:price|amount|sum)\b"
    r"|全额|全部退|全款|全退",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.!?;。！？；，,\n]")


def promise_unlike(changed: Letter, letter: Letter, promised: Promised) -> Because | None:
    """What the changed words promise the buyer and the case does not; None where they agree.

    `letter` is the same one as the facts alone would have it. The key names a sentence of `errors.json`.
    """
    usual = _text(letter)
    typed = [clause for clause in _CLAUSE.split(_text(changed)) if clause not in usual]
    for clause in typed:
        found = _PROMISE.search(clause)
        if found is None or _DENIED.search(clause):
            continue
        if promised is Promised.NOTHING and _PROMISE.search(usual) is None:
            return _wrong("letter.promise", found[0])
        whole = _WHOLE.search(clause)
        if promised is not Promised.WHOLE and whole is not None:
            return _wrong("letter.promise_whole", whole[0])
    return None


def _wrong(key: str, text: str) -> Because:
    return Because(key, (("text", text.strip()),), "D")


def _text(letter: Letter) -> str:
    return f"{letter.subject}\n{letter.body}"
