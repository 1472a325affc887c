"""Numbers survive typing, scanning and full-width keyboards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import Refusal
from returns.rules.numbering import case_number, is_our_rma, our_rma, parse_scan, qr_payload

_NUMBERS = st.builds(case_number, st.integers(2000, 2099), st.integers(1, 999_999))


def test_a_case_is_numbered_by_year() -> None:
    assert case_number(2026, 42) == "RC-2026-00042"
    assert case_number(2026, 123_456) == "RC-2026-123456"


def test_our_rma_is_short_and_ends_in_a_check_letter() -> None:
    rma = our_rma("RC-2026-00042")
    assert rma.startswith("R26-00042-")
    assert len(rma) == 11
    assert is_our_rma(rma)


def test_what_is_no_case_number_gets_no_rma() -> None:
    with pytest.raises(Refusal, match="RC-2026"):
        our_rma("42")


@given(_NUMBERS, st.data())
def test_one_wrong_digit_is_found(number: str, data: st.DataObject) -> None:
    rma = our_rma(number)
    places = [i for i, c in enumerate(rma[:-2]) if c.isdigit()]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != rma[place]]))
    assert not is_our_rma(rma[:place] + digit + rma[place + 1 :])


@given(_NUMBERS, st.data())
def test_two_swapped_digits_are_found(number: str, data: st.DataObject) -> None:
    rma = our_rma(number)
    places = [i for i, c in enumerate(rma[:-2]) if c.isdigit()]
    one, other = sorted(data.draw(st.permutations(places))[:2])
    swapped = list(rma)
    swapped[one], swapped[other] = rma[other], rma[one]
    assert is_our_rma("".join(swapped)) == (rma[one] == rma[other])


@given(_NUMBERS)
def test_the_qr_code_of_a_label_leads_back_to_its_rma(number: str) -> None:
    assert parse_scan(qr_payload(our_rma(number), number)) == our_rma(number)


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        ("r26-00042-k\r\n", "R26-00042-K"),
        ("Ｒ２６－０００４２－Ｋ", "R26-00042-K"),
        ("RMA:KC-88213;7", "KC-88213"),
        ("rma： KC-88213", "KC-88213"),
        ("]C11Z999AA10123456784", "1Z999AA10123456784"),
        ("\x021Z999AA10123456784\x03", "1Z999AA10123456784"),
        ("SB1:;RC-2026-00042", "RC-2026-00042"),
        (" 302-5581234-7719 ", "302-5581234-7719"),
        ("RMATE-1", "RMATE-1"),
        ("", ""),
    ],
)
def test_a_scan_means_its_code(scanned: str, meant: str) -> None:
    assert parse_scan(scanned) == meant


@given(st.text())
def test_reading_a_scan_twice_changes_nothing_more_for_plain_codes(text: str) -> None:
    code = parse_scan(text)
    assert code == code.strip()
