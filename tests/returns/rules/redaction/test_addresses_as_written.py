"""Postcodes, towns, roads and mail addresses go in the forms that people write."""

import pytest

from returns.records.policy import Address
from returns.rules.redaction.hits import Buyer
from returns.rules.redaction.search import Search, without


def home(line: str = "", city: str = "", postcode: str = "") -> Buyer:
    return Buyer(address=Address("", (line,) if line else (), city, "", postcode))


def shown(buyer: Buyer, text: str) -> str:
    return without(text, Search(buyer).hits(text), lambda kind: f"[{kind}]")


@pytest.mark.parametrize(
    ("postcode", "texts"),
    [
        ("D06 X2K9", ("D06X2K9", "d06x2k9", "D06-X2K9", "D06  X2K9")),
        ("K1A 0B1", ("K1A0B1", "k1a 0b1", "K1A-0B1", "Ｋ１Ａ０Ｂ１")),
        ("SW1A 1AA", ("SW1A1AA", "sw1a.1aa")),
        ("5211 AB", ("5211AB", "5211 ab")),
        ("150-0041", ("1500041", "150 0041", "１５０−００４１")),
    ],
)
def test_a_postcode_goes_with_or_without_its_space(postcode, texts):
    for text in texts:
        left = shown(home(postcode=postcode), f"to {text}, please")
        assert left == "to [address], please"


def test_a_short_postcode_goes_where_it_is_called_one():
    for text in ("plz {}", "Postcode: {}", "CAP {}"):
        left = shown(home(postcode="1010"), text.format("1010"))
        assert left == text.format("[address]")


def test_what_stands_at_the_other_end_of_the_text_calls_it_none():
    for text in ("1010 boxes, no plz", "1010 is what they call a postcode"):
        assert shown(home(postcode="1010"), text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1010 Wien", "[address]"),
        ("A-1010 WIEN", "A-[address]"),
        ("1010 wien", "[address]"),
        ("Wien (1010)", "[address])"),
        ("in Wien, 1010", "in [address]"),
        ("1010 in Wien", "[address] in Wien"),
        ("for 1010 g", "for 1010 g"),
        ("Wien is a town, 10101", "Wien is a town, 10101"),
    ],
)
def test_digits_are_a_postcode_beside_the_town(text, left):
    assert shown(home("Graben 5", "Wien", "1010"), text) == left


def test_three_digits_are_a_postcode_beside_the_town_only():
    buyer = home(city="Reykjavík", postcode="101")
    assert shown(buyer, "101 Reykjavik, 101 mugs") == "[address], 101 mugs"


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        (
            "信義路五段7號",
            (
                "信義路5段7號",
                "信义路5段7号",
                "信义路五段七号",
                "信義路 5 段 7 號",
                "信義路五段7",
            ),
        ),
        ("北京路二十三号十二楼", ("北京路23号12楼", "北京路二十三號12樓", "北京路23号")),
        ("北京路105号", ("北京路一百零五号", "北京路一〇五号", "北京路１０５号")),
        ("神南1-19-11", ("神南一丁目19-11", "神南1丁目19番11号", "神南１－１９－１１")),
        ("澀谷區神南1", ("渋谷区神南1", "涩谷区神南1")),
    ],
)
def test_a_road_goes_with_its_numbers_in_either_numerals(line, texts):
    for text in texts:
        assert shown(home(line), f"住{text}，收") == "住[address]，收"


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("Sint-Jansstraat 5-II", ("St Jansstr. 5", "St. Jansstraat 5", "Sint Jansstr 5")),
        ("123/45 Đường Lê Lợi", ("123/45 Le Loi", "123/45 Lê Lợi", "123/45 duong Le Loi")),
        ("Οδός Ερμού 5", ("Ερμου 5", "οδος Ερμού 5", "Ermou 5")),
        ("Laugavegur 22b", ("Laugavegur 22b", "LAUGAVEGUR 22")),
        ("12 Bo Lane", ("12 Bo Lane", "bo lane 12")),
        ("4 Xu Wu Road", ("4 Xu Wu Road", "4 xuwu rd", "Xu Wu Rd")),
        ("Am Ei 7", ("Am Ei 7", "am ei 7")),
    ],
)
def test_a_street_goes_with_and_without_its_kind(line, texts):
    for text in texts:
        assert shown(home(line), f"at {text}; there") == "at [address]; there"


@pytest.mark.parametrize(
    "text",
    [
        "lena.kuhn@\u212aiosk.example.com",
        "lena.\u212auhn@kiosk.example.com",
        "lena.kuhn@ｋｉｏｓｋ.example.com",
        "ｌｅｎａ．ｋｕｈｎ＠ｋｉｏｓｋ．ｅｘａｍｐｌｅ．ｃｏｍ",
        "lena.kuhn@kiosk。example。com",
        "lena.kuhn@kiosk｡example｡com",
        "lena.kuhn@ki\u043esk.ex\u0430mple.com",
        "l\u0435na.kuhn@kiosk.example.com",
        "lena.kuhn@kioſk.example.com",
        "lena.kuhn@kiosk\u200b.example.com",
    ],
)
def test_an_address_of_alike_letters_is_the_address(text):
    buyer = Buyer(email="lena.kuhn@kiosk.example.com")
    assert shown(buyer, f"to {text}, please") == "to [email], please"


def test_a_domain_goes_in_its_own_letters_and_as_machines_write_it():
    for stored in ("anna@müller.example", "anna@xn--mller-kva.example"):
        for text in (
            "anna@müller.example",
            "anna@xn--mller-kva.example",
            "ANNA@MÜLLER.EXAMPLE",
        ):
            assert shown(Buyer(email=stored), text) == "[email]"


def test_one_character_beside_a_chinese_address_is_a_word_and_no_part_of_it():
    buyer = home("上海市浦东新区张江路88号 甲")
    assert shown(buyer, "寄到张江路 甲 88号") == "寄到[address] 甲 88号"
    assert shown(buyer, "张江路甲方同意") == "[address]甲方同意"
    # but a digit is one
    assert shown(home("张江路 8"), "张江路8") == "[address]"
