"""Reasons of the seller's own: what can be kept, what they count as, and what means them."""

import copy
import json
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.errors import NotFound, Refusal
from returns.phrases import Named, say, spoken, word
from returns.records.own_reason import OwnReason
from returns.rules.own_reasons import (
    LONGEST_NAME,
    MOST,
    chosen_reason,
    id_of,
    kept_reasons,
    meant,
    named,
    offered,
    own_id,
    wordings_of,
)
from returns.rules.reasons import (
    NOT_UNDERSTOOD,
    all_reasons,
    reason_for_code,
    says_broken,
)

SMELLS = OwnReason(
    "own_smells", "Smells of smoke", "有烟味", "defective", ("Smelly!", "有异味")
)
GIFT = OwnReason("own_gift", "Unwanted gift", "不想要的礼物", "changed_mind")


def refusal(*wanted: OwnReason) -> Refusal:
    with pytest.raises(Refusal) as told:
        kept_reasons(wanted)
    assert told.value.facts["field"]
    for lang in ("en", "zh"):
        said = told.value.say(lang)
        assert "…" not in said.replace("……", ""), "every fact is told"
        assert "errors." not in said
    return told.value


def test_no_reason_of_the_trade_is_called_like_one_of_the_sellers_own():
    assert not [row.id for row in all_reasons() if row.id.startswith("own_")]


def test_rules_take_it_for_the_trades_and_readers_hear_the_sellers_words():
    why = meant("own_smells", [SMELLS])
    assert why == "defective"
    assert says_broken(why)
    assert (word("reason", why, "en"), word("reason", why, "zh")) == (
        "Smells of smoke",
        "有烟味",
    )
    assert spoken(why, "zh") == "有烟味"
    assert id_of(why) == "own_smells"
    assert json.loads(json.dumps({"reason": why})) == {"reason": "defective"}
    assert f"term:reason:{why}" == "term:reason:defective"


def test_a_copy_of_it_is_called_the_same():
    why = named(SMELLS)
    for other in (pickle.loads(pickle.dumps(why)), copy.deepcopy(why), copy.copy(why)):
        assert isinstance(other, Named)
        assert (other, other.own, other.words) == (why, why.own, why.words)


def test_what_the_trade_knows_stays_and_what_was_taken_away_is_not_understood():
    assert meant("style", [SMELLS]) == "style"
    assert id_of("style") == "style"
    assert meant("own_gone", [SMELLS]) == NOT_UNDERSTOOD


def test_they_are_kept_tidy_and_by_their_ids():
    untidy = replace(
        SMELLS, en="  Smells \u202e of\n smoke ", wordings=("A", "a.", " B  b ", "")
    )
    assert kept_reasons([untidy, GIFT]) == (
        GIFT,
        replace(SMELLS, en="Smells of smoke", wordings=("a.", "B b")),
    )


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ((replace(SMELLS, id="smells"),), "reason_id"),
        ((replace(SMELLS, id="own_" + "x" * 41),), "reason_id"),
        ((SMELLS, SMELLS), "reason_id"),
        ((replace(SMELLS, zh=" "),), "reason_name"),
        ((replace(SMELLS, en="x" * (LONGEST_NAME + 1)),), "too_long"),
        ((replace(SMELLS, en="x" * 1_000_000),), "too_long"),
        ((replace(SMELLS, wordings=("x" * 1_000_000,)),), "too_long"),
        ((replace(SMELLS, meaning="own_gift"), GIFT), "reason_meaning"),
        ((replace(SMELLS, meaning=NOT_UNDERSTOOD),), "reason_meaning"),
        ((replace(SMELLS, en="defective"),), "reason_taken"),
        ((SMELLS, replace(GIFT, zh="有烟味")), "reason_taken"),
        ((SMELLS, replace(GIFT, wordings=("SMELLY",))), "reason_wording"),
        (
            (replace(SMELLS, wordings=tuple(f"w{at}" for at in range(61))),),
            "reason_wordings_many",
        ),
        (
            tuple(
                OwnReason(f"own_{at}", f"E{at}", f"中{at}", "style") for at in range(MOST + 1)
            ),
            "reasons_many",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(wanted, key):
    assert refusal(*wanted).key == f"settings.{key}"


@given(st.text(max_size=60), st.sets(st.integers(1, 4)))
def test_an_id_made_of_a_name_can_be_kept_and_is_nobody_elses(name, others):
    taken = {"own_1", *(f"own_{at}" for at in others), own_id(name, ())}
    made = own_id(name, taken)
    assert made not in taken
    kept_reasons([replace(GIFT, id=made)])


def test_an_id_is_made_of_the_letters_of_the_name():
    assert own_id("Smells of Smoke!", ()) == "own_smells_of_smoke"
    assert own_id("Smells of Smoke!", ["own_smells_of_smoke"]) == "own_smells_of_smoke_2"
    assert own_id("有烟味", ()) == "own_1"


def test_wordings_mean_it_on_every_platform_however_they_are_written():
    own = wordings_of([SMELLS, GIFT])
    for said in ("smelly", "SMELLY!", " Smelly. ", "有异味"):
        assert reason_for_code("amazon", said, own=own) == "own_smells"
        assert reason_for_code("shopify", said, own=own) == "own_smells"
    assert reason_for_code("amazon", "CR-DEFECTIVE", own=own) == "defective"


def test_what_was_taught_for_one_platform_counts_before_the_wordings():
    own = wordings_of([SMELLS])
    learned = {("amazon", "smelly"): "own_gift"}
    assert reason_for_code("amazon", "Smelly", learned, own) == "own_gift"
    assert reason_for_code("ebay", "Smelly", learned, own) == "own_smells"


def test_a_reason_is_chosen_by_its_id_and_an_unknown_one_names_all():
    assert chosen_reason("own_smells", [SMELLS]) == "own_smells"
    assert chosen_reason("faulty", [SMELLS]) == "defective"
    with pytest.raises(NotFound) as told:
        chosen_reason("own_gift", [SMELLS])
    assert "own_smells" in told.value.say("en")


def test_the_sellers_own_are_offered_first():
    first, *rest = offered([SMELLS])
    assert (first, id_of(first)) == ("defective", "own_smells")
    assert rest == [row.id for row in all_reasons()]


def test_the_sentences_say_the_name_in_the_readers_language():
    told = {"name": named(SMELLS), "count": 3}
    assert "“Smells of smoke” stays: 3 cases" in Refusal("settings.reason_used", **told).say(
        "en"
    )
    assert "“有烟味”保留" in Refusal("settings.reason_used", **told).say("zh")
    assert say("terms.reason.defective") == "Defective"
