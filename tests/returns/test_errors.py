"""A refusal's sentence repeats what people wrote without letting it take over."""

from returns.errors import NotFound


def test_a_sentence_repeats_a_text_on_one_line_and_in_part():
    refusal = NotFound("case.unknown", text="\x1b[2Jred\nSaved.\ud800" + "x" * 1_000_000)
    for lang in ("en", "zh"):
        said = refusal.say(lang)
        assert "�[2Jred�Saved.�xxx" in said
        assert len(said) < 1_000
        assert said.isprintable()


def test_a_word_of_the_trade_is_still_spoken():
    said = NotFound("case.unknown", text="term:step:refund").say("zh")
    assert "term:" not in said
