"""A desk whose file was damaged or altered is read or called damaged; never a traceback, never lost."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.desk_file.mark import MARK
from returns.desk import DATABASE, Desk, open_desk
from returns.errors import DeskInTrouble, Refusal
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import PolicyTerms
from returns.terms import Move, PackageState, Route, StepKind, Verdict, Works

#: `SENDBACK_DAMAGES=400` makes the long run
TURNS = int(os.environ.get("SENDBACK_DAMAGES", "12"))
PAGE = 4096
#: what a damaged database may be taken for: its own name is among its bytes
TOLD = (
    *("Damaged", "ForeignFile", "HistoryBroken", "OlderDatabase", "OtherDatabase"),
    *("AnotherDesksDatabase", "Emptied", "NewerDesk", "SearchDamaged", "StepsMissing"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A desk with a supplier and cases in several states."""
    folder = tmp_path_factory.mktemp("whole") / "desk"
    desk = open_desk(folder, create=True)
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = desk.policies.suppliers()
    desk.policies.new_version(supplier.id, PolicyTerms(), desk.clock.now().date())
    desk.settings.set(shop_name="Harbour Gifts")
    for number in range(6):
        new = NewCase(
            f"302-{number}", "Amazon DE", "Mug 350 ml", "defective", Money(1840, "EUR"),
            sku="MUG", buyer_name="Lena Müller", supplier_id=supplier.id,
        )  # fmt: skip
        (case_id,) = desk.by_hand.open(new).case_ids
        desk.cases.do(case_id, StepKind.ANSWER_BUYER)
    desk.cases.do(case_id, StepKind.REFUND)
    _inspected(desk, 1)
    desk.close()
    return folder


def _inspected(desk: Desk, case_id: int) -> None:
    desk.cases.do(case_id, Move.RECEIVE, StepOptions(route=Route.TO_US))
    line = desk.cases.get(case_id).lines[0].id
    found = FindingDraft(line, 1, PackageState.OPENED, True, Works.NO, marks="破裂")
    desk.inspections.save_finding(case_id, found)
    desk.inspections.finish(case_id, Verdict.AS_CLAIMED)


def flipped(content: bytearray, chance: random.Random) -> None:
    """A few bytes are others."""
    for _ in range(chance.choice((1, 5, 50, 500))):
        content[chance.randrange(100, len(content))] = chance.randrange(256)


def reworded(content: bytearray, chance: random.Random) -> None:
    """Letters are others: JSON does not close, words are none of the trade's."""
    for _ in range(chance.choice((2, 5, 20, 100))):
        place = chance.randrange(PAGE, len(content))
        if 32 <= content[place] < 127:
            content[place] = chance.choice(b'{}[]",:0aZ-')


def overwritten(content: bytearray, chance: random.Random) -> None:
    """A page is noise or nothing."""
    page = chance.randrange(1, len(content) // PAGE) * PAGE
    content[page : page + PAGE] = chance.choice((chance.randbytes(PAGE), bytes(PAGE)))


def beheaded(content: bytearray, chance: random.Random) -> None:
    """The header, or the whole first page, is noise or nothing."""
    size = chance.choice((1, 16, 100, PAGE))
    start = chance.randrange(100) if size == 1 else 0
    content[start : start + size] = chance.choice((chance.randbytes(size), bytes(size)))


def cut_off(content: bytearray, chance: random.Random) -> None:
    """It ends at a page, or in the middle of one."""
    del content[
        chance.randrange(len(content) // PAGE) * PAGE + chance.choice((0, 1, 100, 2000)) :
    ]


def written_over(content: bytearray, chance: random.Random) -> None:
    """Somebody saved a text under its name, as long as it was or shorter."""
    text = "订单,SKU\n1,2\n".encode() * 40_000
    content[:] = text[: chance.choice((10, 5000, len(content)))]


def looks(desk: Desk, chance: random.Random) -> Iterator[Callable[[], object]]:
    """What a seller would look at or do next."""
    one, other = chance.sample(range(1, 7), 2)
    yield lambda: desk.queue.all("everything")
    yield lambda: desk.queue.all("everything", "mug")
    yield lambda: (desk.queue.counts(), desk.queue.stake())
    yield lambda: desk.cases.get(one)
    yield lambda: desk.cases.history(other)
    yield lambda: desk.cases.letters(one)
    yield lambda: desk.cases.find("302-3")
    yield lambda: desk.receiving.find("302-4")
    yield lambda: desk.inspections.proposal(1)
    yield lambda: desk.papers.evidence(1)
    yield lambda: desk.policies.suppliers()
    yield lambda: desk.policies.store_policy_blocks("en", None)
    yield lambda: desk.settings.get()
    yield lambda: desk.cases.do(other, Move.NOTE, StepOptions(note="called"))


def attempt(look: Callable[[], object]) -> str:
    try:
        look()
    except Refusal as refusal:
        return refusal.key if refusal.say("en") and refusal.say("zh") else "silent"
    return "read"


def tried(folder: Path) -> tuple[DeskInTrouble | None, Desk | None]:
    """The trouble that is told at opening, or the desk."""
    try:
        return None, open_desk(folder)
    except DeskInTrouble as trouble:
        return trouble, None


DAMAGES = (flipped, reworded, overwritten, beheaded, cut_off, written_over)


@pytest.mark.timeout(120 + 2 * TURNS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_desk_is_read_or_called_damaged(whole, tmp_path, damage):
    chance = random.Random(damage.__name__)
    content = (whole / DATABASE).read_bytes()
    folder = tmp_path / "desk"
    shutil.copytree(whole, folder)
    names = {path.name for path in whole.iterdir()}
    told: Counter[str] = Counter()
    for _ in range(TURNS):
        for left in folder.glob(f"{DATABASE}*"):
            left.unlink()
        shutil.copy(whole / MARK, folder)
        damaged = bytearray(content)
        damage(damaged, chance)
        (folder / DATABASE).write_bytes(damaged)
        trouble, desk = tried(folder)
        if desk is None:
            told[trouble.key] += 1
            assert trouble.ways
            assert (folder / DATABASE).read_bytes() == damaged
            assert {path.name for path in folder.iterdir()} >= names
            continue
        told.update(attempt(look) for look in looks(desk, chance))
        desk.close()
    print(damage.__name__, dict(told))
    assert told["read"] or damage not in (flipped, reworded)
    assert told["storage.Damaged"] + told["storage.ForeignFile"]
    # no sheet is made of a case that is not what its history says
    others = {"read", "case.unknown", "evidence.not_sound"}
    assert set(told) <= {*others, *(f"storage.{kind}" for kind in TOLD)}
