"""The parts of a document have names in the reader's language."""

import pytest

from returns.evidence.part_names import part_words


@pytest.mark.parametrize(
    ("part", "en", "zh"),
    [
        ("page 12", "Page 12", "第 12 页"),
        ("picture 3", "Picture 3", "图片 3"),
        ("attachment manifest.json", "Attachment manifest.json", "附件 manifest.json"),
        ("structure", "How the file is built", "文件结构"),
        ("history", "History of the case", "案件记录"),
        ("file", "The whole file", "整个文件"),
    ],
)
def test_each_part_has_its_words(part: str, en: str, zh: str) -> None:
    assert part_words(part, "en") == en
    assert part_words(part, "zh") == zh


@pytest.mark.parametrize(
    "stranger", ["", "page", "page {number}", "attachment", "<b>page</b> 1"]
)
def test_a_name_that_a_stranger_wrote_is_shown_as_it_is(stranger: str) -> None:
    assert part_words(stranger, "en") == stranger
