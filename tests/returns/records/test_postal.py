"""One layout of an address, in the order of its country."""

import pytest
from babel.core import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from returns.records.policy import Address
from returns.records.postal import address_lines, address_words, country_code


def at(country, city, region="", postcode="", *lines, name="Lena"):
    return Address(name, lines or ("Street 5",), city, region, postcode, country)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (at("DE", "Berlin", "Berlin", "10115"), ["10115 Berlin", "GERMANY"]),
        (at("Deutschland", "Berlin", "BE", "10115"), ["10115 Berlin", "GERMANY"]),
        (at("DE", "Köln", "Nordrhein", "50667"), ["50667 Köln", "Nordrhein", "GERMANY"]),
        (at("US", "Austin", "TX", "78701"), ["Austin, TX 78701", "UNITED STATES"]),
        (at("USA", "New York", "New York", "10001"), ["New York, NY 10001", "UNITED STATES"]),
        (at("US", "Austin", "", "78701"), ["Austin 78701", "UNITED STATES"]),
        (at("US", "", "TX", "78701"), ["TX 78701", "UNITED STATES"]),
        (at("US", "Austin", "TX", ""), ["Austin, TX", "UNITED STATES"]),
        (at("UK", "Bristol", "ENG", "BS1 4EP"), ["Bristol", "BS1 4EP", "UNITED KINGDOM"]),
        (
            at("GB", "Stoke-on-Trent", "Staffordshire", "ST4 2AB"),
            ["Stoke-on-Trent", "Staffordshire", "ST4 2AB", "UNITED KINGDOM"],
        ),
        (at("France", "Paris", "", "75001"), ["75001 Paris", "FRANCE"]),
        (
            at("Brasil", "São Paulo", "São Paulo", "01310-100"),
            ["São Paulo-SP", "01310-100", "BRAZIL"],
        ),
        (
            at("JP", "Shibuya-ku", "Tokyo", "150-0001"),
            ["Shibuya-ku, Tokyo", "150-0001", "JAPAN"],
        ),
        (at("CN", "Yiwu", "Zhejiang", "322000"), ["Yiwu", "Zhejiang, 322000", "CHINA"]),
        (at("HK", "Hong Kong", "Kowloon"), ["Kowloon", "HONG KONG"]),
        (at("HK", "Hong Kong"), ["HONG KONG"]),
        (at("SG", "Singapore", "", "238801"), ["SINGAPORE 238801", "SINGAPORE"]),
        (at("FI", "Helsinki", "", "00100"), ["FI-00100 Helsinki", "FINLAND"]),
        (at("FI", "Helsinki", "", "FI-00100"), ["FI-00100 Helsinki", "FINLAND"]),
        (at("FI", "Helsinki"), ["Helsinki", "FINLAND"]),
        (at("Italia", "Roma", "Roma", "00184"), ["00184 Roma RM", "ITALY"]),
        (at("TR", "İzmir", "", "35000"), ["35000 İzmir", "TÜRKIYE"]),
        (at("AE", "Dubai", "Dubai"), ["Dubai", "UNITED ARAB EMIRATES"]),
        (at("Gondor", "Minas Tirith", "West", "7"), ["Minas Tirith 7", "West", "GONDOR"]),
        (at("", "Köln", "", "50667"), ["Köln 50667"]),
    ],
    ids=lambda part: part.country if isinstance(part, Address) else "",
)
def test_town_region_and_postcode_stand_as_their_country_writes_them(address, lines):
    assert address_lines(address) == ["Lena", "Street 5", *lines]


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (
            at("CN", "义乌市", "浙江省", "322000", "北苑街道春晗二区", name="晨光日用品"),
            ["322000", "浙江省义乌市", "北苑街道春晗二区", "晨光日用品", "CHINA"],
        ),
        (
            at("中国", "北京市", "北京", "100000", "朝阳区建国路", name="晨光"),
            ["100000", "北京市", "朝阳区建国路", "晨光", "CHINA"],
        ),
        (
            at("日本", "渋谷区", "東京都", "150-0001", "神宮前1-2-3", name="山田"),
            ["〒150-0001", "東京都渋谷区", "神宮前1-2-3", "山田", "JAPAN"],
        ),
        (
            at("KR", "중구", "서울특별시", "04524", "세종대로 1", name="김"),
            ["서울특별시 중구", "세종대로 1", "김", "04524", "SOUTH KOREA"],
        ),
        (
            at("HK", "尖沙咀", "九龍", "", "彌敦道1號", name="陳"),
            ["九龍", "尖沙咀", "彌敦道1號", "陳", "HONG KONG"],
        ),
        (
            at("HU", "Budapest", "", "1051", "Fő utca 1"),
            ["Lena", "Budapest", "Fő utca 1", "1051", "HUNGARY"],
        ),
    ],
    ids=lambda part: part.country if isinstance(part, Address) else "",
)
def test_where_the_town_comes_first(address, lines):
    assert address_lines(address) == lines


def test_a_name_that_is_given_stands_for_the_addresss_own_and_all_stands_on_one_line():
    address = at("FR", "Paris", "", "75001")
    assert address_lines(address, "Harbour Gifts, RETURNS")[0] == "Harbour Gifts, RETURNS"
    assert address_words(address, "en") == "Lena, Street 5, 75001 Paris, FRANCE"
    assert address_words(address, "en", "Ada").startswith("Ada, Street 5")


def test_a_chinese_address_on_one_line_has_the_marks_of_who_reads_it():
    address = at("CN", "深圳市", "广东省", "518057", "南山区科技园路1号", name="王伟")
    assert address_words(address, "zh") == "中国，518057，广东省深圳市，南山区科技园路1号，王伟"
    assert address_words(address, "en").endswith("王伟, CHINA")
    # one that is written in Latin letters stays as carriers read it
    assert address_words(at("FR", "Paris", "", "75001"), "zh").endswith("75001 Paris, FRANCE")


def test_a_town_that_a_street_line_repeats_stands_once():
    address = at("DE", "Berlin", "Berlin", "10115", "Hauptstr. 5", "BERLIN")
    assert address_lines(address) == ["Lena", "Hauptstr. 5", "10115 Berlin", "GERMANY"]


def test_somebody_who_is_called_like_the_country_keeps_the_name():
    assert address_lines(at("JP", "Tokyo", "", "1"), "Japan")[0] == "Japan"


def test_nothing_at_all_is_no_line():
    assert address_lines(Address()) == []
    assert address_lines(Address(country="DE"), "Lena") == ["Lena", "GERMANY"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("de", "DE"),
        (" GB ", "GB"),
        ("UK", "GB"),
        ("DEU", "DE"),
        ("U.S.A.", "US"),
        ("germany", "DE"),
        ("Deutschland", "DE"),
        ("德国", "DE"),
        ("ドイツ", "DE"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Österreich", "AT"),
        ("all", ""),
        ("ZZ", ""),
        ("EU", ""),
        ("../../etc/passwd", ""),
        ("", ""),
        ("Gondor", ""),
    ],
)
def test_a_country_is_known_by_its_code_and_by_its_names(written, code):
    assert country_code(written) == code


def test_every_country_has_an_order_and_a_name_in_which_no_part_is_lost():
    names = Locale.parse("en_GB").territories
    known = [code for code in names if country_code(code)]
    assert len(known) >= 249
    for code in known:
        parts = {"Somebody", "1 Long Road", "Townville", "Regionshire", "12345"}
        address = Address(
            "Somebody", ("1 Long Road",), "Townville", "Regionshire", "12345", code
        )
        lines = address_lines(address)
        assert len(lines) == len(set(lines))
        for part in parts:
            assert sum(line.count(part) for line in lines) == 1, (code, part, lines)
        assert lines[-1].isupper(), (code, lines)
        assert len(lines[-1]) > 3, (code, lines)


TEXT = st.text(max_size=30) | st.sampled_from(
    ["%C", "%n", "{city}", "<b>", "../", "Berlin", "市"]
)


@given(
    st.builds(
        Address,
        TEXT,
        st.tuples(TEXT, TEXT),
        TEXT,
        TEXT,
        TEXT,
        TEXT | st.sampled_from(["DE", "JP"]),
    ),
    TEXT,
)
@example(Address("a", ("b",), "c", "d", "e", "\x00"), "")
def test_any_text_is_laid_out_line_by_line_and_never_read_as_an_order(address, name):
    lines = address_lines(address, name)
    assert all(line and line == line.strip() and "\n" not in line for line in lines)
    written = "".join("".join(lines).split()).casefold()
    for part in (name or address.name, address.postcode):
        assert "".join(part.split()).casefold() in written or not lines
