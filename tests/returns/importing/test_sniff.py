"""The encoding is found, whoever saved the file; what is no table is said to be none."""

from pathlib import Path

import pytest

from returns.errors import UnreadableFile
from returns.importing import sniff
from returns.importing.sniff import survey

GERMAN = (
    "Kaffeebecher „Größe L“, grün\nKissenbezug 40 × 40 cm – weiß\nSchlüsselanhänger Süß & Öko\n"
)
CHINESE = "陶瓷马克杯 350 毫升 蓝色\n橡木台灯，暖光，带开关\n纯棉T恤 灰色 M码\n"
WESTERN = {
    "German, one umlaut": "Becher grün\n",
    "German, capitals": "GRÖSSE ÜBER ÄRMEL\n",
    "French": "Théière à café, été, Noël, œuf\n",
    "French, capitals": "THÉIÈRE À CAFÉ, ÉTÉ\n",
    "Spanish": "Cañón, niño, corazón, ¿qué?, €5\n",
    "Portuguese": "Coração, informações, não\n",
    "Portuguese, capitals": "PROMOÇÃO AÇÕES CORAÇÃO\n",
    "Swedish": "Gåva till sjöman, lätt åk\n",
    "typographer's marks": "7” sleeve – “best” … don’t • ™\n",
}
CHINESE_SHORT = {
    "two characters": "杯子\n",
    "a name": "李伟\n",
    "between numbers": "350毫升 2件\n",
    "punctuation": "好，谢谢！\n",
    "rare characters too": "陈喆先生的淼淼茶杯，质量很好\n",
}


def encoding_of(tmp_path: Path, content: bytes, hint: str = "") -> str:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    return survey(path, hint).encoding


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_unicode_is_known_by_its_mark_or_its_zeros(tmp_path, written, found):
    text = "Order ID\tItem Name\n112-1\t" + CHINESE
    assert encoding_of(tmp_path, text.encode(written)) == found


@pytest.mark.parametrize("hint", ["", "de", "zh"])
def test_german_from_an_old_windows_stays_german(tmp_path, hint):
    assert encoding_of(tmp_path, GERMAN.encode("cp1252"), hint) == "cp1252"


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN)
def test_western_text_never_comes_out_chinese(tmp_path, text):
    assert encoding_of(tmp_path, text.encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("hint", ["", "zh", "de"])
def test_chinese_saved_by_excel_stays_chinese(tmp_path, hint):
    assert encoding_of(tmp_path, CHINESE.encode("gbk"), hint) == "gb18030"


@pytest.mark.parametrize("text", CHINESE_SHORT.values(), ids=CHINESE_SHORT)
def test_a_little_chinese_is_enough(tmp_path, text):
    assert encoding_of(tmp_path, text.encode("gb18030")) == "gb18030"


def test_a_hint_settles_a_single_character_inside_a_word(tmp_path):
    assert encoding_of(tmp_path, "T恤M".encode("gbk"), "zh") == "gb18030"


def test_japanese_is_read_as_such_when_hinted(tmp_path):
    assert encoding_of(tmp_path, "陶器マグカップ\n".encode("cp932"), "JP") == "cp932"


def test_the_odd_letter_may_stand_far_down_in_a_big_file(tmp_path):
    far = b"plain,row\n" * 200_000 + "grün\n".encode("cp1252")
    assert encoding_of(tmp_path, far) == "cp1252"


def test_utf8_with_one_broken_byte_is_still_utf8(tmp_path):
    broken = CHINESE.encode().replace("灯".encode(), "灯".encode()[:2])
    assert encoding_of(tmp_path, broken) == "utf-8"


def test_the_seller_may_overrule_what_was_found(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(CHINESE.encode("gbk"))
    assert survey(path, encoding="cp1252").encoding == "cp1252"
    with pytest.raises(UnreadableFile, match="does not read the encoding rot13"):
        survey(path, encoding="rot13")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "importing.empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "importing.empty"),
        (b"\0" * 100, "importing.empty"),
        (b"%PDF-1.7 ...", "importing.is_pdf"),
        (b"\x89PNG\r\n\x1a\n", "importing.is_picture"),
        (b"\xff\xd8\xff\xe0", "importing.is_picture"),
        (b"\0\0\0\x18ftypheic", "importing.is_picture"),
        (b"\x1f\x8b\x08\0", "importing.is_archive"),
        (b"SQLite format 3\0", "importing.is_other"),
        (b"MZ" + bytes(range(256)) * 40, "importing.is_other"),
        (b"\n <!DOCTYPE HTML><html>", "importing.is_web_page"),
        (b"a" * (sniff.LONGEST_LINE + 1), "importing.not_a_table"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_named(tmp_path, content, key):
    path = tmp_path / "report.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        survey(path)
    assert refused.value.key == key
    assert "report.csv" in refused.value.say("en")
    assert "report.csv" in refused.value.say("zh")


def test_a_line_may_be_as_long_as_the_longest(tmp_path, monkeypatch):
    monkeypatch.setattr(sniff, "LONGEST_LINE", 1_000)
    path = tmp_path / "long.csv"
    path.write_bytes(b"a" * 1_000)
    assert survey(path).kind == "text"
    path.write_bytes(b"a" * 1_001)
    with pytest.raises(UnreadableFile):
        survey(path)


def test_a_file_beyond_the_cap_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sniff, "MOST_BYTES", 1_000)
    path = tmp_path / "huge.csv"
    path.write_bytes(b"a,b\n" * 1_000)
    with pytest.raises(UnreadableFile) as refused:
        survey(path)
    assert refused.value.key == "importing.too_large"


def test_what_the_system_refuses_becomes_a_sentence(tmp_path, monkeypatch):
    for path, key in ((tmp_path / "gone.csv", "no_file"), (tmp_path, "folder")):
        with pytest.raises(UnreadableFile) as refused:
            survey(path)
        assert refused.value.key == f"importing.{key}"

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    locked = tmp_path / "locked.csv"
    locked.write_text("a,b\n")
    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(UnreadableFile, match=r"may not read locked\.csv"):
        survey(locked)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        *((b"%PDF-1.7\n", "pdf"), (b"PK\x03\x04", "zip"), (b"GIF89a", "picture")),
        *((b"\xff\xd8\xff\xe0", "picture"), (b"\x89PNG\r\n", "picture")),
        (b"\x00\x00\x00\x18ftypheic", "picture"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "picture"),
        # a sound, and text that says the words
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "text"),
        *(
            (b"RIFF is a word\n", "text"),
            (b"a file: WEBP\n", "text"),
            (b"12345678WEBP\n", "text"),
        ),
        *((b"<!DOCTYPE html><html>", "web_page"), (b"order-id\tsku\n", "text")),
    ],
)
def test_a_file_is_known_by_how_it_begins(tmp_path, head, kind):
    path = tmp_path / "report.txt"
    path.write_bytes(head)
    if kind in ("text", "zip"):
        assert survey(path, "").kind == kind
    else:
        with pytest.raises(UnreadableFile) as refused:
            survey(path, "")
        assert refused.value.key == f"importing.is_{kind}"
