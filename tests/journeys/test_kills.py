"""Saved means saved: a program killed at any moment has lost nothing that it acknowledged.

`SENDBACK_KILLS` sets how many times it is killed (8 in the suite, 200 and more in a long run).
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text

from db.tables import cases as t
from db.tables import trade as s
from returns.desk import Desk, open_desk
from returns.evidence.chain import DeskEvent, verify_desk
from returns.ledger import rows

KILLS = int(os.environ.get("SENDBACK_KILLS", "8"))
CHILD = Path(__file__).with_name("kill_child.py")
ROOT = Path(__file__).parents[2]


def run_and_kill(folder: Path, seed: int, source: random.Random) -> list[list[str]]:
    """What one child acknowledged before it was killed, as lists of words."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(folder), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    after = source.randrange(1, 40)
    told = []
    for line in child.stdout:
        told.append(line.split())
        if len(told) == after:
            break
    # in the middle of whatever comes next
    spin = source.randrange(200_000)
    while spin:
        spin -= 1
    child.kill()
    rest, errors = child.communicate()
    assert not errors, errors
    # a line that was cut by the kill was not acknowledged
    whole = rest.rsplit("\n", 1)[0] if "\n" in rest else ""
    return told + [line.split() for line in whole.splitlines()]


def check(desk: Desk, told: list[list[str]]) -> None:
    """Everything acknowledged is there, and everything there is whole."""
    with desk.store.reading() as tx:
        assert tx.execute(text("PRAGMA quick_check")).scalar() == "ok"
        cases = {row.id: row.order_number for row in tx.execute(select(t.return_case))}
        orders = set(cases.values())
        seqs = set(tx.execute(select(t.event.c.seq)).scalars())
        photos = {
            (str(row.case_id), row.sha256)
            for row in tx.execute(select(t.photo.c.case_id, t.photo.c.sha256))
        }
        pictures = set(tx.execute(select(s.product_picture.c.sha256)).scalars())
        showing = set(tx.execute(select(s.product.c.picture)).scalars()) - {""}
        chain = [
            DeskEvent(row.case_id, rows.event(row), row.desk_hash)
            for row in tx.execute(select(t.event).order_by(t.event.c.seq))
        ]
        counted = tx.execute(select(s.import_file.c.new_rows)).scalars().all()
        imported = len(tx.execute(select(s.imported.c.row_key)).all())
    assert verify_desk(chain) == []
    assert sum(counted) == imported
    assert {link.case_id for link in chain} == set(cases)
    for kind, *words in told:
        if kind == "case":
            assert cases[int(words[0])] == words[1]
        elif kind == "event":
            assert {int(word) for word in words} <= seqs
        elif kind == "photo":
            assert {(words[0], sha256) for sha256 in words[1:]} <= photos
        elif kind == "picture":
            assert words[1] in pictures
        elif kind == "import":
            assert set(words) <= orders
    assert showing <= {f"original:{sha256}" for sha256 in pictures}
    assert all(map(desk.store.vault.verify, pictures))
    assert all(desk.store.vault.verify(sha256) for _, sha256 in photos)


@pytest.mark.timeout(120 + 30 * KILLS)
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path):
    source = random.Random(20261122)
    told: list[list[str]] = []
    for round_ in range(KILLS):
        told += run_and_kill(tmp_path / "desk", round_, source)
        if round_ % 4 == 3 or round_ == KILLS - 1:
            desk = open_desk(tmp_path / "desk")
            try:
                check(desk, told)
            finally:
                desk.close()
    acknowledged = sum(1 for words in told if words[0] != "open")
    print(f"{KILLS} kills, {acknowledged} acknowledged, 0 lost")
    assert acknowledged >= KILLS
