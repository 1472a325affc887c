"""A random world of forgeries: none is called known, and once a day is stamped none is accepted.

Hundreds by default; `SENDBACK_FORGERIES=10000` for the long run. Several runs share it: each is told where
it begins, `SENDBACK_FORGERIES_FROM=2500`, and forges others.
"""

import os
import random
import shutil
from collections import Counter

import pytest

from returns.evidence.bundle import attachments_of
from returns.evidence.verify import verify
from returns.records.verification import Verification
from tests.returns.papers.forger import WAYS, Prey, thief
from tests.returns.papers.sealed_desk import other_case, sealed_desk

HOW_MANY = int(os.environ.get("SENDBACK_FORGERIES", "200"))
FIRST = int(os.environ.get("SENDBACK_FORGERIES_FROM", "0"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no authority to ask")
    sealed = sealed_desk(tmp_path_factory.mktemp("forged"))
    desk, clock = sealed.desk, sealed.clock
    # another sheet of the same desk, stamped with its own day
    other = other_case(desk, "700-1")
    desk.papers.evidence(other)
    clock.forward(days=1)
    other_case(desk, "700-2")
    desk.day_stamps.take_in(sealed.authority.stamp(desk.day_stamps.question().content))
    another = desk.papers.stamped(other).pdf
    yield sealed, another
    desk.close()


def accepted(answer: Verification) -> bool:
    """Whether the reader is told that all is well, or that a stamp covers what is not that sheet."""
    return answer.exit_code == 0


@pytest.mark.timeout(0 if HOW_MANY > 1_000 else 300)
@pytest.mark.parametrize("when", ["before the stamp", "after the stamp"])
def test_no_forgery_is_known_and_none_is_accepted_after_the_stamp(made, when):
    sealed, another = made
    stamped = when == "after the stamp"
    sheet = sealed.stamped if stamped else sealed.first
    prey = Prey(sheet, another, thief())
    owner = sealed.desk.keys.own().fingerprint
    trusted = {owner: "the one who is forged", **sealed.desk.keys.known()}
    good = verify(sheet, trusted=trusted)
    assert good.known == "key"
    genuine = attachments_of(sealed.stamped)["manifest.json"]
    chance, told = random.Random(f"forger {when} {FIRST}"), Counter()
    for _ in range(HOW_MANY // 2):
        way = chance.choice(WAYS)
        fake = way(prey, chance)
        if fake in (sheet, another, sealed.first, sealed.stamped):
            continue
        answer = verify(fake, trusted=trusted)
        told[way.__name__, answer.exit_code] += 1
        assert answer.known is None, way.__name__
        assert not accepted(answer), way.__name__
        if answer.stamped_by is not None and answer.stamped_by.sheet and answer.unchanged:
            # a stamp that still holds over the whole sheet is over this very sheet
            assert attachments_of(fake)["manifest.json"] == genuine, way.__name__
        if stamped and way.__name__ == "remake":
            # what was written anew does not lead to the stamp any more
            assert answer.exit_code == 1, way.__name__
    if not stamped:
        # whoever makes all anew agrees with himself, and that is all that is said of him
        assert told["remake", 3] > 0
    assert sum(told.values()) > HOW_MANY * 0.45


def test_the_desk_itself_knows_none_either(made, tmp_path):
    sealed, another = made
    chance = random.Random(8)
    path = tmp_path / "sheet.pdf"
    for sheet in (sealed.first, sealed.stamped):
        prey = Prey(sheet, another, thief())
        for way in WAYS:
            fake = way(prey, chance)
            if fake in (sheet, another):
                continue
            path.write_bytes(fake)
            answer = sealed.desk.papers.check(path)
            assert answer.known is None, way.__name__
            assert answer.exit_code in (1, 3), way.__name__
