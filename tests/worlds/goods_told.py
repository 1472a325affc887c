"""Where the goods of a line are to be, as its buyer and its supplier read it: the same (domain.md 8)."""

import re
from dataclasses import dataclass, field

from returns.records.case import Line
from returns.records.letter import Letter, LetterItem
from returns.terms import Goods, Party

_STAY = re.compile("goods stay with the buyer|商品由买家留下")
_RETURN = re.compile("the return address|退货地址")
#: what ends what a supplier is asked for some goods of a letter
_ASKED = re.compile("RMA[^.。]*")
#: how many of a thing
_COUNT = re.compile(r"(\d+) ?(?:pcs?\b|件)")
#: the buyer is asked for the goods, and is told to wait for where to send them
_WAIT = re.compile(
    "in a further message, please do not send|另外(?:写信告诉您|发给您)，在此之前请不要寄出"
)
#: the goods left the buyer
_SENT = (Goods.IN_TRANSIT, Goods.LOST, Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED)
#: letters that leave the goods with the buyer for good: no offer that he may turn down
_FOR_GOOD = ("solution_keep", "solution_replace_keep", "extra_keep")
#: tells who has his money, and whose parcel came, that nothing of it is promised any more
_NOTHING_LEFT = ("received_settled", "received_ahead", "received_refunded")


def asked_of(letter: Letter) -> dict[int, str]:
    """What a request for a number says of each line's goods: `keep`, `send_back`, or nothing of them.

    One letter may be for several lines, and say another thing of each; pieces of one thing that hear the
    same are counted together.
    """
    said, at = {}, 0
    #: thing → where it was named last, and how many of those that were counted there are still to come
    named: dict[str, tuple[int, int]] = {}
    for item in letter.facts.items:
        thing = item.sku or item.title
        there, more = named.get(thing, (0, 0))
        if more < item.quantity:
            there = letter.body.index(_name_in(letter, item, at), at) + 1
            counted = _COUNT.search(letter.body, there)
            more = int(counted[1]) if counted else item.quantity
        at, named[thing] = there, (there, more - item.quantity)
        asked = _ASKED.search(letter.body, at)
        words = letter.body[at : asked.end()] if asked else ""
        if _STAY.search(words):
            said[item.line_id] = "keep"
        elif _RETURN.search(words):
            said[item.line_id] = "send_back"
    return said


def _name_in(letter: Letter, item: LetterItem, at: int) -> str:
    return item.sku if item.sku and item.sku in letter.body[at:] else item.title


@dataclass
class GoodsTold:
    """What each buyer was told last to do with the goods of a line."""

    told: dict[int, str] = field(default_factory=dict)
    #: lines of which the goods are asked for, and the buyer waits for where to send them
    waits: set[int] = field(default_factory=set)
    #: lines of which the buyer has the goods for good
    left: set[int] = field(default_factory=set)

    def part(self, old: int, new: int) -> None:
        """Pieces of a line are one of their own."""
        if old in self.told:
            self.told[new] = self.told[old]
        for kept in (self.waits, self.left):
            kept.update({new} if old in kept else ())

    def hears(self, letter: Letter, about: list[Line]) -> None:
        """A letter went out; `about` are its lines as they stand after it."""
        if letter.to is Party.BUYER:
            for item in letter.facts.items:
                self._buyer(letter, item)
        elif letter.to is Party.SUPPLIER and letter.template.startswith("rma_"):
            said = asked_of(letter)
            for line in about:
                self._agree(line, said.get(line.id))

    def _buyer(self, letter: Letter, item: LetterItem) -> None:
        if letter.template in _NOTHING_LEFT:
            self.told.pop(item.line_id, None)
        if item.goods not in ("keep", "send_back"):
            return
        self.told[item.line_id] = item.goods
        for kept, holds in (
            (self.waits, bool(_WAIT.search(letter.body))),
            (self.left, item.goods == "keep" and letter.template in _FOR_GOOD),
        ):
            kept.add(item.line_id) if holds else kept.discard(item.line_id)

    def _agree(self, line: Line, said: str | None) -> None:
        told = self.told.get(line.id)
        # who has all of his money, and never heard where to, sends nothing
        over = line.id in self.waits and line.worth is not None and line.refunded == line.worth
        assert not (said == "keep" and told == "send_back" and not over), (
            "goods stay, and the buyer is to send them"
        )
        # who sends off what was left with him sends it back all the same
        came = any(unit.goods in _SENT for unit in line.units)
        assert not (said == "send_back" and line.id in self.left and not came), (
            "goods are to come back, and the buyer was told to keep them"
        )
