"""A desk's key bears the name of any shop, as far as a certificate takes it."""

from datetime import UTC, datetime

import pytest

from returns.evidence.own_key import key_text, make_key, name_on, read_key

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
CHINESE = "深圳市华强北锦绣山河国际跨境电子商务有限责任公司"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Harbour Gifts", "Harbour Gifts"),
        (CHINESE, CHINESE[:21]),
        ("店" * 200, "店" * 21),
        ("a" + "é" * 200, "a" + "é" * 31),
        ("😀" * 200, "😀" * 16),
        ("a" * 63 + "店", "a" * 63),
        ("店" * 21 + " x", "店" * 21),
        ("", "Sendback"),
    ],
)
def test_a_name_of_any_length_and_script_has_a_key(name, named):
    key = make_key(name, NOW)
    assert key.name == named
    assert name_on(key.certificate) == named
    assert read_key(key_text(key)) == key
