"""Random claims of buyers, with whatever was found on each piece: what is asked, and what is named.

The oracle draws what each piece was like, so that it knows which of them the buyer was right about, and what
the others cost; it asks no rule of the desk.
"""

import random
import re
from decimal import Decimal

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import Refusal
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.papers.sheet.sheet_scope import Groundless
from returns.terms import Move, Party, Verdict, Works
from returns.trade.disputes import Dispute
from tests.returns.documents.sample_papers import text_of

WORLDS = range(24)
#: what was found on a piece of something that was said to be broken → is the buyer right about it?
FOUND = {
    "broken": True,
    "crushed": True,
    "sound": False,
    "scratched by him": False,
    "missing": False,
    "unseen": False,
}
VERDICTS = {
    "broken": Verdict.AS_CLAIMED,
    "crushed": Verdict.CARRIER_DAMAGE,
    "sound": Verdict.NO_FAULT,
    "scratched by him": Verdict.BUYER_DAMAGE,
}
SUM = re.compile(r"USD (\d[\d,]*\.\d\d)")


class Drawn:
    """Lines of pieces: what was paid for each line, and what each piece was like."""

    def __init__(self, seed):
        chance = random.Random(f"dispute {seed}")
        self.lines = [
            (f"THING{at}", chance.randrange(100, 9000), chance.choices([*FOUND], k=pieces))
            for at, pieces in enumerate(
                chance.choice((1, 1, 2, 3)) for _ in range(chance.choice((1, 1, 2, 3)))
            )
        ]
        self.decided = chance.random() < 0.5

    def pieces(self):
        """Each piece: line and piece from 1, its share of what was paid, what was found on it."""
        for line, (_, cents, found) in enumerate(self.lines, start=1):
            each, more = divmod(cents, len(found))
            for at, what in enumerate(found):
                yield line, at + 1, each + (at < more), what

    @property
    def not_borne_out(self):
        return [piece for piece in self.pieces() if not FOUND[piece[3]]]

    @property
    def most(self):
        """What the pieces cost that the buyer is not right about."""
        return Decimal(sum(cents for _, _, cents, _ in self.not_borne_out)) / 100


def marks(line, piece):
    """What is written of a piece, and of no other."""
    return f"mark {line}of{piece}"


def lived(shop, drawn):
    """The case: everything comes back but what is missing, and Amazon hears the buyer."""
    rows = [
        shop.item(
            *(sku, f"{cents / 100:.2f}"),
            return_quantity=str(len(found)),
            order_quantity=str(len(found)),
        )
        for sku, cents, found in drawn.lines
    ]
    case_id = shop.request(*rows)
    shop.do(case_id, Move.RECEIVE)
    for line, piece, _, what in drawn.pieces():
        if what == "missing":
            shop.miss(case_id, line, piece)
        elif what != "unseen":
            works = Works.YES if what == "sound" else Works.NO
            shop.look(case_id, line, piece, works=works, marks=marks(line, piece))
            line_id = shop.case(case_id).lines[line - 1].id
            shop.desk.inspections.decide(case_id, line_id, piece, verdict=VERDICTS[what])
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    shop.clock.forward(days=1)
    if drawn.decided:
        for number, (_, cents, _) in enumerate(drawn.lines, start=1):
            paid = MoneyTold(Money(cents, "USD"), True, Party.PLATFORM, line=number)
            shop.desk.money.note(case_id, paid)
    return case_id


def asked_of(shop, case_id):
    """What leaves for Amazon, by whichever way hears it; where none does, why not."""
    why = None
    for addressee in ("a_to_z", "safe_t"):
        try:
            return shop.desk.packets.make(case_id, Asking(addressee)), None
        except Refusal as refused:
            why = refused if why is None or isinstance(refused, Groundless) else why
    return None, why


@pytest.mark.parametrize("seed", WORLDS)
def test_only_what_the_buyer_is_not_right_about_is_argued_for(shop, seed):
    drawn = Drawn(seed)
    case_id = lived(shop, drawn)
    packet, why = asked_of(shop, case_id)
    if not drawn.not_borne_out:
        assert isinstance(why, Groundless)
        return
    assert packet is not None, why
    words = f"{packet.text} {text_of(packet.preview)}"
    asked = packet.text.split(". ")[0]
    for told in SUM.findall(asked):
        assert Decimal(told.replace(",", "")) <= drawn.most
    for line, piece, _, what in drawn.pieces():
        if FOUND[what]:
            assert marks(line, piece) not in words
    for sku, _, found in drawn.lines:
        if all(map(FOUND.get, found)):
            assert sku.capitalize() not in words
    part = re.search(r"for (\d+) of the (\d+) pieces", asked)
    count = len([*drawn.pieces()])
    if part is None:
        assert len(drawn.not_borne_out) == count
    else:
        assert int(part[2]) == count
        assert int(part[1]) <= len(drawn.not_borne_out)


def test_the_worlds_have_all_that_there_is_to_find():
    """Cases without a piece to argue for, with nothing else, with both; decided, and still heard."""
    drawn = [Drawn(seed) for seed in WORLDS]
    kinds = {
        (bool(each.not_borne_out), len(each.not_borne_out) < len([*each.pieces()]))
        for each in drawn
    }
    assert kinds == {(False, True), (True, False), (True, True)}
    assert {each.decided for each in drawn} == {True, False}
    assert {what for each in drawn for *_, what in each.pieces()} == set(FOUND)
