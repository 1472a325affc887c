"""What an ordinary letter is filled with, where no case of the desk stands for it."""

from functools import cache

from returns import language
from returns.money import Money
from returns.phrases import say
from returns.trade.letter_templates import TEMPLATES

EXAMPLE_AMOUNT = Money(1840, "EUR")

#: fields that read the same in every language
_CODES = {
    "order": "113-4204817",
    "case": "RC-2026-00042",
    "rma": "RMA-2026-0042",
    "sku": "MUG-350",
    "amount": EXAMPLE_AMOUNT.coded,
    "before": "EUR 9.20",
    "address": "Harbour Gifts\n12 Quay Street\nBristol\nBS1 4DJ\nUNITED KINGDOM",
    "channel": "Amazon DE",
}
_TOLD = ("buyer", "supplier", "shop", "item", "thing", "gift", "reason")
#: fields that are sentences of ours: their phrase of `letters.json`, and how they follow another one
_SENTENCES = {
    "of_order": ("of_order", ""),
    "postage": ("postage", " "),
    "offer": ("gift.alone", ""),
    "number": ("number.theirs", ""),
    "placement": ("placement.label", "\n"),
    "stands": ("stands.label", " "),
    "freight": ("freight.buyer", ""),
    "post_by": ("post_by.day", ""),
    "tracking": ("tracking", " "),
    "untracked": ("untracked", " "),
    "unpaid": ("unpaid", " "),
    "parcel": ("parcel.on_its_way", ""),
    "back": ("back.us", ""),
    "once": ("once.us", ""),
    "then": ("then.money", ""),
    "finding": ("found", " "),
    "photos": ("photos", " "),
    "missing": ("missing.asked", " "),
    "arrived": ("arrived", " "),
    "proof": ("proof", "\n\n"),
    "review": ("review.reimburse", ""),
}
#: letters that ask for no money
_REVIEWED = {"dispute_answer": "review.close", "hearing": "review.unpaid"}
#: letters that promise a gift by its name alone; elsewhere it is a sentence
_NAMES_GIFT = frozenset({"gift_sent", "confirm_gift", "extra_back"})


@cache
def example_facts(template: str, lang: str) -> dict[str, str]:
    """Every field of a template, filled with made-up facts."""
    facts = dict(_CODES)
    facts |= {name: say(f"templates.example.{name}", lang) for name in _TOLD}
    told = {
        "order": facts["order"],
        "amount": "EUR 4.90",
        "gift": facts["gift"],
        "rma": facts["rma"],
        "day": "2026-12-04",
        "number": "1Z 999 AA1 01 2345 6784",
        "finding": say("templates.example.finding", lang),
        "channel": facts["channel"],
        "item": facts["item"],
    }
    for name, (key, before) in _SENTENCES.items():
        sums = {"amount": facts["amount"]} if name == "review" else {}
        gap = language.between("sentences", lang) if before == " " else before
        if name == "review":
            key = _REVIEWED.get(template, key)
        facts[name] = gap + say(f"letters.{key}", lang, **{**told, **sums})
    facts["goods"] = _goods(template, facts, lang)
    facts["again"] = _again(template, lang)
    if template not in _NAMES_GIFT:
        gap = language.between("sentences", lang)
        facts["gift"] = gap + say("letters.gift.with", lang, gift=told["gift"])
    return facts


def _goods(template: str, facts: dict[str, str], lang: str) -> str:
    row = "row" if template.startswith("rma_") else "claimed"
    told = {"item": facts["item"], "sku": facts["sku"], "count": 1}
    reason = say("terms.reason.defective", lang)
    return say(f"letters.items.{row}", lang, reason=reason, **told)


def _again(template: str, lang: str) -> str:
    if TEMPLATES[template].reader == "buyer":
        return say("letters.again.usual", lang)
    return language.between("sentences", lang) + say("letters.reminded", lang, count=1)
