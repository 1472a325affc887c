"""The addresses of the desk that a letter's goods do not go to."""

import json

from sqlalchemy import Connection

from db.bare import fetched
from returns.records.letter import Letter
from returns.records.policy_json import address_from_json

_KNOWN = "SELECT address FROM warehouse UNION SELECT address FROM place"
#: a shorter line stands in other sentences, too
_LEAST = 6


def streets_elsewhere(tx: Connection, letter: Letter) -> tuple[str, ...]:
    """Lines of every place and warehouse on file that the letter does not name; () where nothing is sent."""
    if letter.facts.goods != "send_back":
        return ()
    found: dict[str, None] = {}
    for (text,) in fetched(tx, _KNOWN):
        lines = address_from_json(json.loads(text)).lines
        # the first is the street; what follows may be a floor that many have
        found |= dict.fromkeys(line for line in lines[:1] if len(line) >= _LEAST)
    named = plain(f"{letter.subject} {letter.body} {' '.join(letter.facts.address)}")
    return tuple(line for line in found if plain(line) not in named)


def plain(text: str) -> str:
    """As it is compared: without case, points and spaces that people set as they like."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
