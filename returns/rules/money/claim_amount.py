"""How much is asked back, and how that sum comes about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.errors import Refusal
from returns.language import between
from returns.money import Money
from returns.records.advice import Because
from returns.records.billed import Billed
from returns.records.policy import PolicyTerms
from returns.rules.money.postage_back import bears_back
from returns.rules.reasons import reason_known
from returns.rules.sentences import sentence
from returns.terms import FreightPayer


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What one unit of a line cost us, and how many."""

    cost: Money
    quantity: int = 1
    #: what of all their cost is owed where their buyer keeps them for a part of their price
    part: Money | None = None

    @property
    def worth(self) -> Money:
        """What is owed for them."""
        return self.cost * self.quantity if self.part is None else self.part

    @property
    def said(self) -> Because:
        """How that comes about."""
        figures = (str(self.quantity), self.cost.coded, self.worth.coded)
        key = "claim.goods" if self.part is None else "claim.goods_kept"
        return Because(key, tuple(zip(("count", "cost", "sum"), figures, strict=True)), "D")


@dataclass(frozen=True, slots=True)
class ClaimAmount:
    """The sum, and one row per part of it; a fee that is waived stands there with nothing."""

    total: Money
    parts: tuple[tuple[Because, Money], ...]
    #: False while nobody told what the goods cost: then it is no sum to ask for
    known: bool = True
    #: the same, exact, in the currency in which its addressee billed the goods, where that is another:
    #: that is what he is asked for, and `total` an estimate
    billed: Money | None = None
    #: the day of the rates that the estimate goes by, `2026-11-01`
    rates_on: str = ""
    #: its parts in that currency, where they come to it
    billed_parts: tuple[tuple[Because, Money], ...] = ()


def as_billed(ours: ClaimAmount, theirs: ClaimAmount, billed: Billed) -> ClaimAmount:
    """A claim worked out in the supplier's currency, with what our books have of it, rounded once.

    `ours` is the same worked out from the books' own cost: more than that is never in them.
    """
    total = min(billed.in_ours(theirs.total), ours.total, key=lambda sum_: sum_.minor)
    parts = [
        (_estimated(because, billed), billed.in_ours(part)) for because, part in theirs.parts
    ]
    rest = sum((part for _, part in parts[1:]), start=Money(0, billed.ours))
    # the cents that were lost in rounding are the goods'
    goods = total - rest if total else parts[0][1]
    told = ((parts[0][0], goods), *parts[1:])
    return replace(
        ours,
        total=total,
        parts=told,
        billed=theirs.total,
        rates_on=billed.on,
        billed_parts=theirs.parts,
    )


def billed_sum(claims: Sequence[ClaimAmount], asked: Money) -> Money | None:
    """The exact sum behind what is asked by these claims.

    None where they do not come to it, or were not all billed in one currency other than its own.
    """
    exact = [claim.billed for claim in claims if claim.billed is not None]
    ours = sum((claim.total for claim in claims if claim.known), start=Money(0, asked.currency))
    one = len({money.currency for money in exact}) == 1 and len(exact) == len(claims)
    return sum(exact[1:], start=exact[0]) if one and ours == asked else None


def working_of(
    claims: Sequence[ClaimAmount], asked: Money
) -> list[tuple[tuple[Because, Money], ...]]:
    """The parts of each claim as its reader adds them up: in the currency in which he is asked."""
    if billed_sum(claims, asked) is not None and all(claim.billed_parts for claim in claims):
        return [claim.billed_parts for claim in claims]
    return [claim.parts for claim in claims]


def estimate_said(claims: Sequence[ClaimAmount], asked: Money, lang: str) -> str:
    """What our books have of an exact sum: `CAD 33.73 at our rate of 1 Nov 2026, estimated`."""
    return _rated("claim.in_ours", claims, (("ours", asked.coded),), lang)


def sum_said(claims: Sequence[ClaimAmount], asked: Money, lang: str) -> str:
    """A sum asked by these claims as its reader has it: `CNY 176.00 (CAD 33.73 at our rate of …)`.

    As it stands where there is no other exact sum behind it.
    """
    billed = billed_sum(claims, asked)
    return (
        asked.coded if billed is None else billed_said(billed, asked, claims[0].rates_on, lang)
    )


def billed_said(billed: Money, ours: Money, on: str, lang: str) -> str:
    """A sum of a supplier's with what our books have of it, at the rates of the day `on`, "" unknown."""
    sums = (
        ("billed", billed.coded),
        ("ours", ours.coded),
        ("day", f"date:{on}" if on else "–"),
    )
    return sentence(Because("claim.billed_sum", sums, "D"), lang)


def _rated(
    key: str, claims: Sequence[ClaimAmount], sums: tuple[tuple[str, str], ...], lang: str
) -> str:
    on = claims[0].rates_on
    return sentence(Because(key, (*sums, ("day", f"date:{on}" if on else "–")), "D"), lang)


def _estimated(because: Because, billed: Billed) -> Because:
    """The cost of the goods with the rate that it is in our books by."""
    if because.key not in ("claim.goods", "claim.goods_kept"):
        return because
    day = f"date:{billed.on}" if billed.on else "–"
    return Because(f"{because.key}_billed", (*because.facts, ("day", day)), because.source)


def claim_amount(
    lines: Sequence[ClaimLine],
    terms: PolicyTerms | None,
    reason: str,
    freight: Money | None = None,
    returned: int | None = None,
    freight_back: Money | None = None,
    freight_on: Money | None = None,
    had: Sequence[tuple[str, Money | None]] = (),
) -> ClaimAmount:
    """What to claim: goods, and the freight when the buyer is not the cause, less fees.

    A returned product that was damaged, defective or wrong brings its freight with it; what the
    buyer merely did not want brings the price alone (R, enums 5). The postage back, and on to
    the supplier, follows his terms, which say who bears it by reason (D). His fee is for the pieces
    sent back (`returned`, all where it is None): none when nothing goes back, or when the terms waive
    it for the reason. What he `had` paid, by the key that says so, is asked for no more.
    Raises `Refusal` without lines or with two currencies.
    """
    if not lines:
        raise Refusal("rules.nothing_to_claim")
    parts: list[tuple[Because, Money]] = []
    nothing = Money(0, lines[0].cost.currency)
    goods = nothing
    for line in lines:
        parts.append((line.said, line.worth))
        goods = goods + line.worth
    total, known = goods, reason_known(reason)
    if freight and (known is None or not known.goods_fine):
        parts.append((Because("claim.freight", (("sum", freight.coded),), "R"), freight))
        total = total + freight
    if freight_back:
        part, theirs = _postage_back(freight_back, terms, reason)
        parts.append((part, theirs))
        total = total + theirs
    if freight_on and bears_way(terms, reason):
        parts.append(
            (Because("claim.freight_on", (("sum", freight_on.coded),), "D"), freight_on)
        )
        total = total + freight_on
    because, fee = _fee(_returned(lines, returned), terms, reason)
    parts.append((because, nothing - fee))
    left = total - fee
    for key, paid in had:
        if paid:
            parts.append((Because(key, (("sum", paid.coded),), "D"), nothing - paid))
            left = left - paid
    return ClaimAmount(left if left.minor > 0 else nothing, tuple(parts))


def bears_way(terms: PolicyTerms | None, why: str) -> bool:
    """Whether a supplier bears the postage of the way back: by his terms, else for what is not right (D)."""
    if terms is not None:
        return bears_back(terms, why) is FreightPayer.SUPPLIER
    known = reason_known(why)
    return known is None or not known.goods_fine


def _postage_back(
    freight: Money, terms: PolicyTerms | None, reason: str
) -> tuple[Because, Money]:
    if bears_way(terms, reason):
        return Because("claim.freight_back", (("sum", freight.coded),), "D"), freight
    return Because("claim.freight_back_not", (), "D"), Money(0, freight.currency)


def fee_for(terms: PolicyTerms | None, reason: str) -> tuple[int, Money | None]:
    """What the supplier keeps of goods sent back for that reason: percent of the cost, fixed sum.

    Wrongly ordered goods may have a percentage of their own (D).
    """
    if terms is None or reason in terms.fee.waived_for:
        return 0, None
    known = reason_known(reason)
    percent = terms.fee.percent
    if known is not None and known.ordered_wrong:
        percent = terms.ordered_wrong_fee_percent or percent
    return percent, terms.fee.fixed


def _returned(lines: Sequence[ClaimLine], pieces: int | None) -> Money:
    """What the pieces that go back cost, the first of the lines first."""
    left = sum(line.quantity for line in lines) if pieces is None else pieces
    worth = Money(0, lines[0].cost.currency)
    for line in lines:
        taken = min(line.quantity, left)
        worth, left = worth + line.cost * taken, left - taken
    return worth


def _fee(goods: Money, terms: PolicyTerms | None, reason: str) -> tuple[Because, Money]:
    """The supplier's fee on the goods that go back."""
    nothing = Money(0, goods.currency)
    said = (("reason", f"term:reason:{reason}"),)
    if not goods:
        return Because("claim.no_fee_kept", said, "P"), nothing
    if terms is not None and reason in terms.fee.waived_for:
        return Because("claim.no_fee_waived", said, "D"), nothing
    percent, fixed = fee_for(terms, reason)
    charged = goods.percent(percent)
    if fixed is not None and fixed.currency == goods.currency:
        charged = charged + fixed
    if goods < charged:
        charged = goods
    if not charged:
        return Because("claim.no_fee", said, "D"), nothing
    figures = (*said, ("percent", str(percent)), ("sum", charged.coded))
    return Because("claim.fee_percent" if percent else "claim.fee_fixed", figures, "D"), charged


def working(claim: ClaimAmount, lang: str = "en") -> str:
    """The sum in one line: `EUR 9.80 goods + EUR 2.50 freight, no fee: defective`."""
    added = [_short(b, lang) for b, money in claim.parts if b.key in _ADDED]
    fees = [_short(b, lang) for b, money in claim.parts if b.key not in _ADDED]
    return between("comma", lang).join([" + ".join(added), *fees])


_ADDED = frozenset(
    {
        *(
            "claim.goods",
            "claim.goods_billed",
            "claim.goods_kept",
            "claim.goods_kept_billed",
            "claim.freight",
            "claim.freight_back",
            "claim.freight_on",
        ),
        *("claim.refunded", "claim.refunded_part", "claim.worth", "claim.postage"),
        "claim.joined",
    }
)


def _short(because: Because, lang: str) -> str:
    text = sentence(Because(f"{because.key}_short", because.facts, because.source), lang)
    if lang != "en" or because.key in _ADDED:
        return text
    # inside a line: no capital, but a currency code keeps its own
    return text.lower() if because.key == "claim.no_fee_waived" else text[:1].lower() + text[1:]
