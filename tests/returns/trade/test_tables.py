"""Every word of the trade has its row, its words in both languages, and what a row names exists.

Whoever adds an offer, a verdict, a step or a state is told here what is missing, place by place.
"""

from itertools import pairwise

import pytest

from db.queue.queue_views import STEPS as VIEWS_IN_STORAGE
from db.queue.queue_views import VIEWS
from returns.phrases import topic
from returns.rules.tracks.track_machines import MACHINES
from returns.rules.tracks.transitions import _TURNS
from returns.terms import (
    BuyerMoney,
    Disposition,
    Goods,
    Move,
    Offer,
    Request,
    StepKind,
    SupplierClaim,
    Verdict,
)
from returns.trade.dispositions import DISPOSITIONS
from returns.trade.offers import OFFERS
from returns.trade.steps import MOVES, STEPS, step_traits
from returns.trade.tracks import SLOWEST, TRACKS, slowest
from returns.trade.verdicts import VERDICTS

LANGUAGES = ("en", "zh")
TABLES = {
    "offer": (Offer, OFFERS),
    "verdict": (Verdict, VERDICTS),
    "step": (StepKind, STEPS),
    "move": (Move, MOVES),
    "request": (Request, TRACKS["request"]),
    "goods": (Goods, TRACKS["goods"]),
    "buyer_money": (BuyerMoney, TRACKS["buyer_money"]),
    "supplier_claim": (SupplierClaim, TRACKS["supplier_claim"]),
    "disposition": (Disposition, DISPOSITIONS),
}


@pytest.mark.parametrize("kind", TABLES)
def test_every_word_has_its_row(kind):
    words, table = TABLES[kind]
    assert list(table) == list(words)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", TABLES)
def test_every_row_has_its_word_in_the_language(kind, lang):
    words, _ = TABLES[kind]
    known = topic(lang, "terms")
    assert [word for word in words if not known.get(f"{kind}.{word}")] == []


def letters_of_the_tables():
    for offer in OFFERS.values():
        letters = offer.letters
        yield from (letters.usual, letters.never, letters.lost, letters.sent, letters.approved)
    yield from (step_traits(act).letter for act in (*StepKind, *Move))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_that_a_row_names_is_written(lang):
    known = topic(lang, "letters")
    named = set(letters_of_the_tables()) - {""}
    lacking = {
        name for name in named if f"{name}.subject" not in known or f"{name}.body" not in known
    }
    assert lacking == set()


def test_every_offer_has_a_letter():
    assert [offer for offer, row in OFFERS.items() if not row.letters.usual] == []


def test_what_an_offer_turns_into_is_of_its_kind():
    """Money stays money and a new one stays a new one; nothing is kept once it is back."""
    for row in OFFERS.values():
        for instead in filter(None, (row.once_back, row.unreceived)):
            assert OFFERS[instead].replaces == row.replaces
        if row.once_back is not None:
            assert not OFFERS[row.once_back].pays_ahead
        if row.unreceived is not None:
            assert not row.pays_ahead
            assert OFFERS[row.unreceived].pays_ahead


def test_a_part_of_the_price_is_kept_for():
    assert all(row.keeps_goods and row.pays_ahead for row in OFFERS.values() if row.in_part)


def test_every_step_and_move_has_its_turn_and_its_event():
    assert _TURNS.keys() == {*StepKind, *Move}
    for lang in LANGUAGES:
        assert {act.value for act in (*StepKind, *Move)} <= topic(lang, "events").keys()


def test_every_step_is_of_a_track():
    assert {row.track for row in (*STEPS.values(), *MOVES.values())} == {*MACHINES, ""}


def test_the_queue_shows_a_step_where_its_row_says():
    """The stages stand in the storage as numbers; what they hold is said here."""
    views: dict[str, tuple[str, ...]] = {}
    for step, row in STEPS.items():
        if row.view:
            views[row.view] = (*views.get(row.view, ()), step.value)
    assert views == {view: tuple(steps) for view, steps in VIEWS_IN_STORAGE.items()}
    assert set(VIEWS_IN_STORAGE) < set(VIEWS)
    assert [step for step, row in STEPS.items() if not row.view] == [StepKind.CLOSE]


def test_each_track_has_its_states_from_the_slowest_to_what_is_done():
    for track, states in TRACKS.items():
        assert sorted(SLOWEST[track]) == sorted(states)
        assert slowest(track, states) == SLOWEST[track][0]
        assert slowest(track, SLOWEST[track][-1:]) == SLOWEST[track][-1]


@pytest.mark.parametrize(
    ("track", "way"),
    [
        ("request", "new negotiating approved"),
        ("goods", "awaited in_transit received inspected disposed"),
        ("buyer_money", "open offered agreed paid_partly paid confirmed"),
        (
            "supplier_claim",
            "to_ask asked_for_rma rma_given claim_sent partly_accepted accepted settled",
        ),
    ],
)
def test_what_is_less_far_on_its_way_is_slower(track, way):
    states = way.split()
    for earlier, later in pairwise(states):
        assert slowest(track, (later, earlier)) == earlier


def test_goods_that_leave_are_neither_sold_again_nor_waited_for():
    for row in DISPOSITIONS.values():
        assert [row.goes_to is not None, row.waits, row.sold_again].count(True) <= 1


def test_the_tracks_are_those_that_the_machines_drive():
    assert TRACKS.keys() == MACHINES.keys()
    for track, states in TRACKS.items():
        assert MACHINES[track].keys() == {str(state) for state in states}
