"""Words of one's own stay in a letter of which a fact changed."""

import pytest

from returns.rules.letter_merge import merged

PLAIN = "Dear Bob,\n\nYour new jug is on its way.\nPlease write to us.\n\nKind regards\nHarbour"
TRACKED = PLAIN.replace("on its way.", "on its way. Its tracking number is SF101.")


@pytest.mark.parametrize(
    ("own", "now", "said"),
    [
        (PLAIN, TRACKED, TRACKED),
        (PLAIN + "\nPS thanks", PLAIN, PLAIN + "\nPS thanks"),
        (PLAIN + "\nPS thanks", TRACKED, TRACKED + "\nPS thanks"),
        ("Hi Bob!" + PLAIN[9:], TRACKED, "Hi Bob!" + TRACKED[9:]),
        # a line of both is the seller's
        (
            PLAIN.replace("Your new jug is on its way.", "Your jug left today."),
            TRACKED,
            PLAIN.replace("Your new jug is on its way.", "Your jug left today."),
        ),
        # what both put at one place stands there, the facts' first
        (
            PLAIN.replace("\nPlease", "\nIt is blue.\nPlease"),
            PLAIN.replace("\nPlease", "\nThe lid follows.\nPlease"),
            PLAIN.replace("\nPlease", "\nThe lid follows.\nIt is blue.\nPlease"),
        ),
        # a line that the seller took out stays out
        (
            PLAIN.replace("Please write to us.\n", ""),
            TRACKED,
            TRACKED.replace("Please write to us.\n", ""),
        ),
        ("", TRACKED, ""),
        ("Quite another letter", TRACKED, "Quite another letter"),
    ],
)
def test_what_the_seller_wrote_and_what_the_facts_add_both_stand(own, now, said):
    assert merged(PLAIN, own, now) == said


def test_without_words_of_ones_own_it_is_the_letter_as_it_is_now():
    assert merged("", "", TRACKED) == TRACKED
