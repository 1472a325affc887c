"""A refusal that lists what there is says so where there is nothing: no list of a dash."""

import pytest

GOODS = ("--reason", "defective", "--title", "Lamp", "--price", "75", "--currency", "USD")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "X2", *GOODS), ("no shop yet", "还没有店铺")),
        (
            ("do", "X1", "approve", "--place", "Shed"),
            ("none was entered yet", "还没有添加任何地点"),
        ),
        (("supplier", "X1", "Kiln"), ("no supplier on this desk yet", "还没有供应商")),
        (("letters", "zzzqq"), ("none is called like it", "没有名称相近的")),
    ],
)
def test_it_is_said_that_there_is_none(sendback, words, said):
    if words[1] == "X1":
        assert sendback("new", "X1", "--shop", "Etsy", *GOODS)[0] == 0
        answer = ("--offer", "refund_on_receipt", "--route", "to_third_party")
        sendback("do", "X1", "answer_buyer", *answer)
    for lang, heard in zip(("en", "zh"), said, strict=True):
        code, _, err = sendback("--lang", lang, *words)
        assert (code, heard in err) == (1, True), err
        assert "–" not in err
