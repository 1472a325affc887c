"""Words that run both ways stand as Unicode's algorithm has them, brackets with the words they hold."""

import random

import pytest
from bidi import get_display
from bidi.mirror import MIRRORED

from returns.documents.typesetting.direction import drawn_order, is_leftward, levels


def from_left(text: str, *, turned: bool = True) -> str:
    """The characters as they stand on paper, from left to right; brackets `turned` with their words."""
    found = levels(text)
    return "".join(
        MIRRORED.get(text[place], text[place]) if turned and found[place] % 2 else text[place]
        for place in drawn_order(found)
    )


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("אבג Lamp (brass)", "Lamp (brass) גבא"),
        ("אבג USB-C (12 V) [black]", "USB-C (12 V) [black] גבא"),
        ("Lamp (אבג)", "Lamp (גבא)"),
        ("אבג (דה Lamp) zz", "zz (Lamp הד) גבא"),
        ("אב c (12) גד", "דג c (12) בא"),
        ("a (b] אב)", "a (b] בא)"),
        ("אבג 302-5581234 (x)", "(x) 302-5581234 גבא"),
    ],
)
def test_a_bracket_stays_with_its_word(written, seen):
    assert from_left(written) == seen


def test_lines_without_figures_stand_as_another_program_sets_them():
    drawn = random.Random(7)
    for _ in range(1500):
        text = "".join(drawn.choice("אבمل ab()[] .-") for _ in range(drawn.randint(1, 14)))
        written = text.strip()
        side = "R" if is_leftward(written) else "L"
        assert from_left(written, turned=False) == get_display(written, base_dir=side), written


def test_a_joiner_takes_no_place_of_another_character():
    """It was left out of the levels: what followed stood as its neighbour, and a paper could stop."""
    drawn = random.Random(11)
    unseen = "\u200c\u200d\u00ad\u2060\ufeff"
    for _ in range(1500):
        text = "".join(drawn.choice("אבمل ab()[]12 .-") for _ in range(drawn.randint(1, 12)))
        within = "".join(
            char + "".join(drawn.choice(unseen) for _ in range(drawn.randint(0, 2)))
            for char in drawn.choice(("", unseen)) + text
        )
        assert len(levels(within)) == len(within)
        if not set("12") & set(text):
            seen = [
                level
                for char, level in zip(within, levels(within), strict=True)
                if char not in unseen
            ]
            assert seen == levels(text), (text, within)
