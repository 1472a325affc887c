"""A refusal's sentence repeats what people wrote without letting it take over."""

from returns.errors import IllegalMove, NotFound


def test_a_sentence_repeats_a_text_on_one_line_and_in_part():
    refusal = NotFound("case.unknown", text="\x1b[2Jred\nSaved.\ud800" + "x" * 1_000_000)
    for lang in ("en", "zh"):
        said = refusal.say(lang)
        assert "�[2Jred�Saved.�xxx" in said
        assert len(said) < 1_000
        assert said.isprintable()


def test_a_day_is_told_as_the_window_writes_days_and_what_a_file_says_is_quoted():
    ahead = IllegalMove("step.day_ahead", day="date:2026-11-20")
    assert ahead.say("en").startswith("20 Nov 2026 is still ahead")
    assert ahead.say("zh").startswith("2026年11月20日还没到")
    quoted = NotFound("case.unknown", text="2026-11-20")
    assert "2026-11-20" in quoted.say("en")


def test_a_word_of_the_trade_is_still_spoken():
    said = NotFound("case.unknown", text="term:step:refund").say("zh")
    assert "term:" not in said


def test_several_facts_are_parted_as_the_reader_s_language_parts_them():
    """A refusal in Chinese had “; ” among its words."""
    told = IllegalMove(
        "parcel.which", count=2, choice=(("--parcel 1", "UPS"), ("--parcel 2", "织坊"))
    )
    assert "--parcel 1, UPS; --parcel 2, 织坊" in told.say("en")
    assert "--parcel 1，UPS；--parcel 2，织坊" in told.say("zh")
