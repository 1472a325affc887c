"""The buyer is left out of what people wrote, in every spelling, and words stay words."""

import pytest

from returns.records.policy import Address
from returns.rules.redaction.hits import Buyer, Manner
from returns.rules.redaction.search import Search, without

LENA = Address("Lena Müller", ("Hauptstraße 5",), "Köln", "", "50667", "DE", "+49 221 5550123")
BUYER = Buyer(("Lena Müller",), "lena@example.com", LENA, "302-5581234-7719")


def shown(buyer, text, manner=Manner.PROSE):
    return without(text, Search(buyer).hits(text, manner), lambda kind: f"[{kind}]")


def doubtful(buyer, text, manner=Manner.PROSE):
    return [text[h.start : h.end] for h in Search(buyer).hits(text, manner) if not h.sure]


def called(name, text, manner=Manner.PROSE):
    return shown(Buyer((name,)), text, manner)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lena Müller wrote", "[name] wrote"),
        ("lena  müller wrote", "[name] wrote"),
        ("lena's mug, Ms Müller’s mug, lena´s", "[name]'s mug, Ms [name]’s mug, [name]´s"),
        ("Lenas Tasse", "[name] Tasse"),
        ("MÜLLER L. wrote", "[name] wrote"),
        ("It is L. Müller, Mueller, MULLER", "It is [name], [name], [name]"),
        ("Mu\u0308ller and Le\u00adna", "[name] and [name]"),
        ("Müller, Lena; Müllerin, 1506671", "[name]; Müllerin, 1506671"),
        ("I am Müller. Lena wrote.", "I am [name]. [name] wrote."),
        ("Lena Müller\nHauptstr. 5\n50667 Köln", "[name]\n[address]\n[address]"),
        ("HAUPTSTRASSE 5, Haupt-Str 5", "[address]"),
        ("Hauptstr 5 in 50667 Köln.", "[address] in [address]."),
        ("Köln is a city, 5 is a number", "Köln is a city, 5 is a number"),
        ("call 0221/555 01 23 or +49 (0)221 5550123.", "call [phone] or [phone]."),
        ("2 mugs, 5550123", "2 mugs, [phone]"),
        ("LENA@example.com, lena (at) example dot com", "[email], [email]"),
        ("lena+mugs@example.com and xlena@example.com", "[email] and xlena@example.com"),
        ("order 302 5581234 7719, 30255812347719.", "order [order], [order]."),
        ("1302-5581234-77190", "1302-5581234-77190"),
        ("the mug is blue", "the mug is blue"),
    ],
)
def test_every_spelling_goes_and_the_sentence_stays(text, left):
    assert shown(BUYER, text) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (
            "Freiherr von und zu",
            "Mug und cup von China zu haben",
            "Mug und cup von China zu haben",
        ),
        ("Freiherr von und zu", "Freiherr von und zu schrieb", "[name] schrieb"),
        ("Karl von und zu Raben", "Mug und Karl von und zu Raben", "Mug und [name]"),
        ("Mark Brown", "Mug, brown. A brown mark.", "Mug, brown. A brown mark."),
        ("Mark Brown", "the mark. Brown stain", "the mark. Brown stain"),
        ("Mark Brown", "Mr Brown; M. Brown; Mark says", "Mr [name]; [name]; [name] says"),
        ("Mark Brown", "BROWN, MARK and Brown M.", "[name] and [name]."),
        (
            "Mark Brown",
            "Dear Mark,\nsorry.\nRegards, Mark",
            "Dear [name],\nsorry.\nRegards, [name]",
        ),
        ("Mark Brown", "It broke.\n\nMark", "It broke.\n\n[name]"),
        ("Mark Brown", "mark brown", "[name]"),
        ("Mark Brown", "A mark on it. Regards, Mark Brown", "A mark on it. Regards, [name]"),
        ("May Green", "5 May 2026, in May, it is green", "5 May 2026, in May, it is green"),
        ("Will Young", "Hi will you, Hi Will you", "Hi will you, Hi Will you"),
        ("Sean O'Neil", "O’Neil, ONeil, O Neil, O'NEIL", "[name], [name], [name], [name]"),
        ("Jean-Pierre Dupont", "J.-P. Dupont, jean bleu", "[name], jean bleu"),
        ("Ahmed al-Rashid", "Al Rashid, alrashid", "[name], [name]"),
        ("Li", "Li: it lit, I li", "[name]: it lit, I li"),
        (r"a.*(b)\1 [c", "axx(b) stays", "axx(b) stays"),
    ],
)
def test_a_word_is_a_name_only_where_names_stand(name, text, left):
    assert called(name, text) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("李明", "李明明，李明白", "李明明，李明白"),
        ("李明", "行李明天到", "行李明天到"),
        ("李明", "李明先生，我是李明，李明的", "[name]先生，我是[name]，[name]的"),
        ("李明", "李明明天来，李明拿到", "[name]明天来，[name]拿到"),
        ("李明", "李先生，李 明，木子李", "[name]先生，[name]，木子李"),
        ("王小明", "小明说，李小明，王小明", "[name]说，李小明，[name]"),
        ("高明", "这个设计很高明，我是高明", "这个设计很高明，我是[name]"),
        ("欧阳慕容·阿依古丽", "欧阳慕容、阿依古丽、欧阳女士", "[name]、[name]、[name]女士"),
        ("陳麗華", "陈丽华说", "[name]说"),
        (
            "김민준",
            "김민준입니다. 민준이가, 민준비, 김씨",
            "[name]입니다. [name]이가, 민준비, [name]씨",
        ),
        ("山田太郎", "山田様、太郎さん", "[name]様、[name]さん"),
        ("Иванов Пётр", "Ivanov; Петр; Иванову", "[name]; [name]; [name]"),
    ],
)
def test_names_that_stand_without_spaces_or_in_other_letters(name, text, left):
    buyer = Buyer((name,), address=Address(country="JP" if name == "山田太郎" else ""))
    out = shown(buyer, text)
    assert out == left


@pytest.mark.parametrize(
    ("text", "manner", "left"),
    [
        ("健一佐藤", Manner.TITLE, "[name]"),
        ("健一・佐藤", Manner.TITLE, "[name]"),
        ("x健一佐藤博", Manner.PROSE, "x[name]博"),
    ],
)
def test_a_whole_name_goes_with_its_parts_turned(text, manner, left):
    buyer = Buyer(("佐藤 健一",), address=Address(country="JP"))
    assert shown(buyer, text, manner) == left


def test_a_chinese_address_goes_in_its_short_forms():
    home = Address("", ("科苑路15号", "北苑街道春晗二区12幢3单元"), "深圳市")
    buyer = Buyer(address=home)
    for text in (
        "科苑路15号",
        "科苑路 15 号",
        "科苑路15",
        "春晗2区12栋3单元",
        "北苑街道春晗二区",
    ):
        assert shown(buyer, f"住{text}，收") == "住[address]，收"
    assert shown(buyer, "15号3点到深圳市") == "15号3点到深圳市"


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("12 Oak Street", ("12 Oak St", "12, oak street", "OAK ST. 12")),
        ("7 Brown Avenue", ("7 Brown Ave", "7 BROWN AV")),
        ("5 rue de la Paix", ("5 r. de la Paix", "5, RUE DE LA PAIX")),
        ("Via Garibaldi 3", ("v. Garibaldi 3", "via garibaldi, 3")),
        ("Calle Mayor 9", ("c/ Mayor 9", "C. MAYOR, 9")),
        ("ul. Długa 4", ("Długa 4", "ulica Dluga 4")),
    ],
)
def test_streets_go_in_their_short_forms(line, texts):
    for text in texts:
        assert (
            shown(Buyer(address=Address("", (line,))), f"at {text}; there")
            == "at [address]; there"
        )


def test_a_postcode_goes_with_or_without_its_space():
    buyer = Buyer(address=Address("", (), "London", "", "SW1A 1AA"))
    assert shown(buyer, "SW1A1AA, sw1a 1aa; London") == "[address]; London"


def test_a_short_order_number_is_one_unless_it_is_a_quantity():
    buyer = Buyer(order="#1045")
    assert (
        shown(buyer, "1045, 10455, order1045, 10.45") == "[order], 10455, order[order], 10.45"
    )
    assert shown(buyer, "1045 g, $1045") == "1045 g, $1045"
    assert doubtful(buyer, "1045 g") == ["1045"]


def test_what_may_be_a_word_or_the_buyer_is_shown():
    assert doubtful(Buyer(("Mark Brown",)), "the Brown mug") == ["Brown"]
    assert doubtful(Buyer(("李明",)), "李明明") == ["李明"]
    assert doubtful(BUYER, "write to other@example.org") == ["other@example.org"]


def test_a_title_loses_only_what_can_be_nothing_but_the_buyer():
    assert shown(BUYER, "Lamp for Lena Müller", Manner.TITLE) == "Lamp for [name]"
    assert (
        shown(BUYER, "Lena lamp, Müller edition", Manner.TITLE) == "Lena lamp, Müller edition"
    )
    assert doubtful(BUYER, "Lena lamp", Manner.TITLE) == ["Lena"]
    for name, title in (
        ("May Green", "May Tea"),
        ("李明", "李明博传记"),
        ("Rose Gold", "Rose Gold ring"),
    ):
        assert called(name, title, Manner.TITLE) == title


@pytest.mark.parametrize(
    ("name", "title", "left"),
    [
        # both parts written as one, either way round
        ("Lena Müller", "Lamp for lenamueller", "Lamp for [name]"),
        ("Lena Müller", "Lamp for Lenamüller", "Lamp for [name]"),
        ("Lena Müller", "Lamp for muellerlena", "Lamp for [name]"),
        # a part that is a word goes with one that is none, and stays without it
        ("Mark Rabenfels", "Lamp Mark Rabenfels edition", "Lamp [name] edition"),
        ("Mark Rabenfels", "Vase Markrabenfels", "Vase [name]"),
        ("Mark Rabenfels", "Mark lamp", "Mark lamp"),
        ("Mark Rabenfels", "Mark lamp Rabenfels", "Mark lamp Rabenfels"),
        # two words that are both small stay words, as one too
        ("Will Power", "willpower lamp", "willpower lamp"),
    ],
)
def test_a_whole_name_goes_from_a_title_however_it_is_written(name, title, left):
    assert called(name, title, Manner.TITLE) == left


def test_marks_are_no_letter_and_end_with_no_signature():
    buyer = Buyer(("Mark Brown",))
    assert shown(buyer, "crack\nBrown", Manner.PHRASE) == "crack\nBrown"
    assert shown(buyer, "crack\nBrown", Manner.PROSE) == "crack\n[name]"


def test_a_file_name_loses_the_name_between_its_joints():
    assert shown(BUYER, "lena-mueller_IMG_2031.jpg", Manner.FILE) == "[name]_IMG_2031.jpg"
    assert shown(BUYER, "LenaMueller2031.jpg", Manner.FILE) == "[name]2031.jpg"
    assert called("李明", "李明_损坏.jpg", Manner.FILE) == "[name]_损坏.jpg"
    assert called("Mark Brown", "brown_mug_mark.jpg", Manner.FILE) == "brown_mug_mark.jpg"


def test_a_buyer_without_a_name_is_found_nowhere():
    for nobody in (Buyer(), Buyer(("A",), "x", Address(), "1"), Buyer((" ",), "@")):
        assert (
            shown(nobody, "1 mug for $18.40: a box, fixed") == "1 mug for $18.40: a box, fixed"
        )
