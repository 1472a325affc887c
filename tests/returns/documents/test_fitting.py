"""What belongs together on a label has one size, and what does not fit in the least is refused."""

import pytest

from returns.documents.typesetting.fitting import LEAST, Field, one_line, one_size
from returns.documents.typesetting.text import Style
from returns.errors import Refusal

WANTED = Style(12.0, 15.0)
RMA = Field("rma", "RC-2026-00001", "en")


def test_texts_get_smaller_together_so_that_the_longest_word_fits() -> None:
    short, long = one_size(["RMA", "KC-88213-4471"], WANTED, 60.0, RMA)
    assert short.style.size == long.style.size
    assert LEAST <= long.style.size < WANTED.size
    assert long.widest <= 60.0


@pytest.mark.parametrize("largest", [False, True])
def test_a_number_that_does_not_fit_in_the_least_size_is_refused_by_its_field(largest) -> None:
    field = Field("rma", "RC-2026-00001", "en", largest)
    ending = "_for_any" if largest else ""
    long = "8" * 60
    for made, texts in ((one_size, ["RMA", long]), (one_line, long)):
        with pytest.raises(Refusal) as refused:
            made(texts, WANTED, 60.0, field)
        assert refused.value.key == f"documents.label_field_too_long{ending}"
        assert "8888" in refused.value.say("en")
