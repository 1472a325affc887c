"""What Ctrl+K asks beside a page: where the words stand, what is spelt nearly so, what somebody wrote."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.errors import StorageError
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.rules.spelling import nearest
from returns.terms import Move

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PRICE = Money.parse("18.40", "USD")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    yield made
    made.close()


def opened(desk: Desk, order: str, title: str, words: str = "", buyer: str = "") -> int:
    new = NewCase(order, "Shop A", title, "defective", PRICE, buyer_words=words)
    (case_id,) = desk.by_hand.open(new).case_ids
    return case_id


def written(desk: Desk, words: str) -> list[int]:
    return list(desk.queue.ids("everything", filters=(("written", (words,)),)))


def test_texts_of_a_case_are_told_as_they_were_written(desk: Desk) -> None:
    first = opened(desk, "K-1", "Mug", "It came in pieces!")
    second = opened(desk, "K-2", "Teapot")
    texts = desk.queue.texts([first, second])
    assert texts[first][0] == ["It came in pieces!"]
    assert {"Mug", "K-1", "Shop A"} <= set(texts[first][1])
    assert texts[second][0] == []
    assert "Teapot" in texts[second][1]
    assert desk.queue.texts([]) == {}


def test_a_count_can_stop_early(desk: Desk) -> None:
    for order in ("K-1", "K-2", "K-3"):
        opened(desk, order, "Mug")
    assert desk.queue.count("everything", "mug") == 3
    assert desk.queue.count("everything", "mug", most=2) == 2
    assert desk.queue.count("everything", "mug", most=5) == 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("porcelian", "porcelain"),
        ("PORCELIAN", "porcelain"),
        ("hedphones", "headphones"),
        ("headphoness", "headphones"),
        ("mgu", "mug"),
        ("zebra", ""),
        ("11", ""),
        ("mu", ""),
        ("m%g", ""),
        ("", ""),
    ],
)
def test_a_word_is_known_by_one_that_is_spelt_nearly_so(
    desk: Desk, typed: str, meant: str
) -> None:
    opened(desk, "113-11", "Porcelain mug")
    opened(desk, "113-12", "Headphones")
    assert desk.queue.spelt_nearly(typed) == meant
    # the reader stays one that only reads
    with pytest.raises(StorageError):
        desk.queue._index._all(("CREATE TABLE main.x (y)", ()))


def test_nearest_is_bounded_by_what_is_alike() -> None:
    assert nearest("fabrik", ["fabric", "frame"]) == "fabric"
    assert nearest("fabric", ["fabric"]) == ""
    assert nearest("frobnik", ["mug", "lamp"]) == ""


def test_cases_are_found_by_what_somebody_wrote(desk: Desk) -> None:
    noted = opened(desk, "K-1", "Mug")
    other = opened(desk, "K-2", "Mug", 'The "handle" broke off')
    desk.cases.do(noted, Move.NOTE, StepOptions(note="碎成了三块; called 50% sure, under_line"))
    assert written(desk, "碎成了") == [noted]
    assert written(desk, "50% SURE") == [noted]
    # neither sign stands for any other
    assert written(desk, "50_ sure") == []
    assert written(desk, "5%sure") == []
    assert written(desk, "under_line") == [noted]
    assert written(desk, '"handle"') == [other]
    # the names of what the history keeps are no words of anybody
    assert written(desk, "note") == []
    assert desk.queue.count("everything", filters=(("written", ("碎", "handle")),)) == 2


def test_letters_that_were_written_are_found(desk: Desk) -> None:
    case_id = opened(desk, "K-1", "Mug")
    case = desk.cases.get(case_id)
    desk.cases.do(case_id, case.next.kind)
    (letter,) = [kept.letter for kept in desk.cases.letters(case_id)]
    words = letter.body.split(".")[0][-18:]
    assert written(desk, words) == [case_id]
    assert written(desk, letter.subject) == [case_id]
    assert written(desk, words + "x") == []
