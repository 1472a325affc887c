"""Words of letters that did not go yet are kept, and forgotten once their letter went."""

from dataclasses import replace

import pytest

from returns.errors import DeskProblem, Refusal
from returns.records.begun_letter import Begun, BegunLetter
from returns.records.options import LetterWords
from returns.terms import StepKind


@pytest.fixture
def case_id(shop):
    shop.supplier(costs=[("MUG", "6")])
    return shop.request(shop.item("MUG", "12.00"))


def begun(shop, case_id, body="Dear Lena, 你好 😀", written=0):
    letter = shop.desk.cases.preview_letter(case_id, StepKind.ANSWER_BUYER)
    words = {"en": LetterWords("Your mug", body, "en", letter.template)}
    return BegunLetter(letter.to, letter.template, "en", words, written)


def test_they_are_read_as_they_were_written(shop, case_id):
    kept = begun(shop, case_id)
    shop.desk.begun_letters.keep(Begun(case_id), kept)
    assert shop.desk.begun_letters.all() == {Begun(case_id): kept}
    shop.desk.begun_letters.keep(Begun(case_id), None)
    assert shop.desk.begun_letters.all() == {}


def test_each_line_of_a_case_has_its_own(shop, case_id):
    whole = begun(shop, case_id)
    second = replace(begun(shop, case_id, "Dear Lena, the lamp"), line=2)
    shop.desk.begun_letters.keep(Begun(case_id), whole)
    shop.desk.begun_letters.keep(Begun(case_id, 2), second)
    assert shop.desk.begun_letters.all() == {Begun(case_id): whole, Begun(case_id, 2): second}
    shop.desk.begun_letters.keep(Begun(case_id, 2), None)
    assert shop.desk.begun_letters.all() == {Begun(case_id): whole}


def test_a_letter_that_went_takes_its_words_along(shop, case_id):
    shop.desk.begun_letters.keep(Begun(case_id), begun(shop, case_id))
    shop.do(case_id, StepKind.ANSWER_BUYER)
    assert shop.desk.begun_letters.all() == {}
    # taken back, it is to be said again
    shop.desk.cases.take_back_last(case_id)
    assert list(shop.desk.begun_letters.all()) == [Begun(case_id)]


def test_words_to_another_letter_stop_the_step(shop, case_id):
    words = LetterWords("Your mug", "Dear Lena", "en", "declined")
    with pytest.raises(Refusal) as refused:
        shop.do(case_id, StepKind.ANSWER_BUYER, letter=words)
    assert refused.value.key == "letter.words_for_other"
    assert shop.desk.cases.letters(case_id) == ()


def test_a_megabyte_is_kept_and_more_or_half_a_character_is_not(shop, case_id):
    shop.desk.begun_letters.keep(Begun(case_id), begun(shop, case_id, "x" * 1_000_000))
    kept = shop.desk.begun_letters.all()
    for body in ("x" * 1_000_001, "half \ud83d"):
        with pytest.raises(Refusal):
            shop.desk.begun_letters.keep(Begun(case_id), begun(shop, case_id, body))
    assert shop.desk.begun_letters.all() == kept


def test_nonsense_in_its_row_is_told_as_damage(shop, case_id):
    shop.desk.begun_letters.keep(Begun(case_id), begun(shop, case_id))
    with shop.desk.store.transaction() as tx:
        tx.exec_driver_sql("UPDATE setting SET value = '{}' WHERE name LIKE 'letter_begun.%'")
    with pytest.raises(DeskProblem):
        shop.desk.begun_letters.all()
