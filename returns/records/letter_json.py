"""The facts of a letter as JSON, as they are kept and as the command line shows them (domain.md 10)."""

from datetime import date
from typing import Any

from returns.money import Money
from returns.records.letter import LetterFacts, LetterItem
from returns.terms import FreightPayer


def letter_facts_to_json(facts: LetterFacts) -> dict[str, Any]:
    """`{amount_minor, currency, items: [{sku, quantity, …}], goods, freight_payer, address, …}`."""
    return {
        "amount_minor": facts.amount.minor if facts.amount is not None else None,
        "currency": facts.amount.currency if facts.amount is not None else None,
        "items": [
            {
                "line": item.line_id,
                "sku": item.sku,
                "title": item.title,
                "quantity": item.quantity,
                "goods": item.goods,
                "freight_payer": item.freight_payer.value if item.freight_payer else None,
            }
            for item in facts.items
        ],
        "goods": facts.goods,
        "freight_payer": facts.freight_payer.value if facts.freight_payer else None,
        "address": list(facts.address),
        "post_by": facts.post_by.isoformat() if facts.post_by else None,
        "postage_minor": facts.postage.minor if facts.postage is not None else None,
    }


def _item(item: dict[str, Any], told: dict[str, Any]) -> LetterItem:
    """One item; a letter from before they said it themselves spoke for its only one."""
    silent: dict[str, Any] = {"goods": "none", "freight_payer": None}
    alone = told if len(told["items"]) == 1 else silent
    payer = item.get("freight_payer", alone["freight_payer"])
    return LetterItem(
        item["line"],
        item["sku"],
        item["title"],
        item["quantity"],
        item.get("goods", alone["goods"]),
        FreightPayer(payer) if payer else None,
    )


def letter_facts_from_json(told: dict[str, Any]) -> LetterFacts:
    """The facts again; those of a letter from before they were kept are empty."""
    if not told:
        return LetterFacts()
    minor = told["amount_minor"]
    payer, post_by, postage = told["freight_payer"], told["post_by"], told.get("postage_minor")
    return LetterFacts(
        items=tuple(_item(item, told) for item in told["items"]),
        amount=None if minor is None else Money(minor, told["currency"]),
        goods=told["goods"],
        freight_payer=FreightPayer(payer) if payer else None,
        address=tuple(told["address"]),
        post_by=date.fromisoformat(post_by) if post_by else None,
        postage=None if postage is None else Money(postage, told["currency"]),
    )
