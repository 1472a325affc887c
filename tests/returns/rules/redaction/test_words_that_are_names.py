"""Buyers whose names are words: cut where they are somebody, left where they are words, and shown."""

import pytest

from returns.records.policy import Address
from returns.rules.redaction.hits import Buyer, Manner
from returns.rules.redaction.search import Search, without

MALL = Address("", ("Flat 3, 9 The Mall",), "Reading", "", "RG1 2AB", "GB")
HIGH = Address("", ("12 High Street",), "Bath", "", "BA1 5AN", "GB")

#: buyer → what names them, and what does not
NAMES = {
    "Will Power": (
        (
            ("Will Power wrote", "[name] wrote"),
            ("W. Power", "[name]"),
            ("Mr Power", "Mr [name]"),
            ("Power, Will", "[name]"),
            ("will power", "[name]"),
            ("Thanks, will power", "Thanks, [name]"),
            ("parcel for will power came", "parcel for [name] came"),
            ("I am will power and it broke", "I am [name] and it broke"),
            ("will power ordered two", "[name] ordered two"),
            ("will power's lamp", "[name]'s lamp"),
            ("(will power)", "([name])"),
            ("Buyer: WILL POWER", "Buyer: [name]"),
            ("Regards,\nWill", "Regards,\n[name]"),
        ),
        (
            "It will not power on",
            "will power on again",
            "The lamp will power on again.",
            "Will power supply fit?",
            "Power will fail",
            "power cable: will fit",
            "THE LAMP WILL POWER ON AGAIN",
            "You need willpower",
            "Will it power a mug?",
        ),
    ),
    "Joy Long": (
        (("Joy Long", "[name]"), ("Joy L. wrote", "[name] wrote"), ("Ms. Long", "Ms. [name]")),
        (
            "It was no joy; long wait",
            "Long cable",
            "joy long gone",
            "No joy. Long story.",
            "JOY LONG GONE",
        ),
    ),
    "Faith Hope": (
        (("Faith Hope", "[name]"), ("Dear Faith,", "Dear [name],")),
        ("I hope in good faith", "In good faith, hope it works", "Hope faith helps"),
    ),
    "Anna Mall": ((("Ms Mall", "Ms [name]"), ("anna mall", "[name]")), ("at the mall", "Mall goods")),
    "Ngô Thị Thúy Hằng": (
        (
            ("chị Hằng nói", "chị [name] nói"),
            ("Hằng called", "[name] called"),
            ("and Hằng called", "and [name] called"),
            ("Thuy Hang called", "[name] called"),
            ("Dear Hang,", "Dear [name],"),
            ("Hang Ngo", "[name]"),
        ),
        ("Hang the lamp on a wall", "the picture does hang straight", "HANG IT ON THE WALL"),
    ),
    "Nguyễn Văn An": (
        (("Anh An", "Anh [name]"), ("N.V. An", "[name]"), ("nguyenvanan", "[name]")),
        ("An old lamp", "AN OLD LAMP", "Van delivered it"),
    ),
    "Vo Ek": ((("I am Vo", "I am [name]"), ("Vo says", "[name] says")), ("VO GEK IS DIT", "vo ist es")),
    "İlkay Işık": (
        (("ILKAY IŞIK", "[name]"), ("ilkay ışık", "[name]"), ("Sayın Işık", "Sayın [name]")),
        ("ışık yanmıyor", "Işık yanmıyor", "IŞIK YANMIYOR"),
    ),
    "Ülkü Yıldız": ((("ülkü yıldız", "[name]"),), ("yıldız lamba", "Yıldız gibi")),
    "สมชาย ใจดี": (
        (("คุณสมชาย", "คุณ[name]"), ("นายสมชาย ใจดี", "นาย[name]"), ("คุณใจดี", "คุณ[name]")),
        ("คนใจดีมาก",),
    ),
    "אברהם בן־דוד": (
        (
            ("אברהם בן דוד", "[name]"),
            ("מר בן-דוד", "מר [name]"),
            ("לאברהם", "[name]"),
            ("ובן דוד", "[name]"),
            ("מר דוד", "מר [name]"),
        ),
        ("דוד שמש", "יש דוד בבית"),
    ),
    "نور السعيد": (
        (("نور السعيد", "[name]"), ("السيدة نور", "السيدة [name]")),
        ("نور جميل", "المصباح بلا نور"),
    ),
    "दीपक वर्मा": ((("दीपक वर्मा", "[name]"), ("श्री दीपक", "श्री [name]")), ("यह दीपक टूटा है",)),
    "سعيد نور": ((("إلى سعيد نور", "إلى [name]"),), ("سعيد جدا", "نور جميل")),
    "Вера Мороз": (
        (
            ("Вера говорит", "[name] говорит"),
            ("Вера Мороз", "[name]"), ("вера мороз", "[name]"), ("Vera says", "[name] says")),
        ("вера и надежда", "на дворе мороз", "Мороз и солнце"),
    ),
    "Νίκος Ελπίδας": ((("του Νίκου", "του [name]"),), ("η νίκη", "Η ελπίδα μένει")),
    "김지원": (
        (("지원이가 보냄", "[name]이가 보냄"), ("김지원입니다", "[name]입니다")),
        ("기술지원 감사", "지원 요청"),
    ),
    "Lena Süß": ((("Frau Süß", "Frau [name]"), ("Lena Süß", "[name]")), ("süß und klein", "Das ist süß")),
    "Mark Brown": (
        (("parcel for mark brown came", "parcel for [name] came"), ("MARK BROWN", "[name]")),
        ("A MARK BROWN AS WOOD", "a mark brown as wood", "Mark: brown"),
    ),
    "Carlos de Wit": (
        (("mevrouw de Wit", "mevrouw [name]"), ("C. de Wit", "[name]"), ("met De Wit", "met [name]")),
        ("white (de wit) mug", "de wit lamp"),
    ),
    "Crystal Glass": (
        (("bought by crystal glass.", "bought by [name]."), ("Thanks\ncrystal glass", "Thanks\n[name]")),
        ("made of crystal glass", "a crystal glass broke", "with crystal glass, please"),
    ),
    "So Young": ((("So Young wrote", "[name] wrote"),), ("it is so young", "so young a plant")),
    "Grant Sharp": (
        (("Grant Sharp", "[name]"), ("GRANT SHARP called", "[name] called")),
        ("Grant sharp edges", "the edge is sharp. Grant me a refund", "please grant sharp cuts"),
    ),
    "Anna am Ende": ((("Frau am Ende", "Frau [name]"), ("Anna am Ende", "[name]")), ("Am Ende ging es",)),
    "Karl von Stein": (
        (("Herr von Stein", "Herr [name]"), ("K. von Stein", "[name]")),
        ("Tasse von Stein", "Von Stein ist sie"),
    ),
    "Rose Wood": ((("Rose Wood", "[name]"),), ("a rosewood box", "rose wood box", "Rosewood lamp")),
}  # fmt: skip
NAMED = [(name, *pair) for name, (named, _) in NAMES.items() for pair in named]
WORDS = [(name, text) for name, (_, texts) in NAMES.items() for text in texts]


def shown(buyer: Buyer, text: str, manner: Manner = Manner.PROSE) -> str:
    return without(text, Search(buyer).hits(text, manner), lambda kind: f"[{kind}]")


def doubtful(name: str, text: str) -> list[str]:
    return [text[h.start : h.end] for h in Search(Buyer((name,))).hits(text) if not h.sure]


@pytest.mark.parametrize(("name", "text", "left"), NAMED)
def test_the_buyer_goes(name, text, left):
    assert shown(Buyer((name,)), text) == left


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize(("name", "text"), WORDS)
def test_the_word_stays(name, text, manner):
    assert shown(Buyer((name,)), text, manner) == text


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("Will Power", "will power on again", ["will power"]),
        ("Joy Long", "joy long gone", ["joy long"]),
        ("İlkay Işık", "Işık yanmıyor", ["Işık"]),
        ("สมชาย ใจดี", "คนใจดีมาก", ["ใจดี"]),
        ("Mark Brown", "A MARK BROWN AS WOOD", ["MARK BROWN"]),
    ],
)
def test_what_stays_and_may_be_the_buyer_is_shown(name, text, seen):
    assert doubtful(name, text) == seen


@pytest.mark.parametrize(
    ("home", "text", "left"),
    [
        (MALL, "9 The Mall", "[address]"),
        (MALL, "Flat 3, 9 the Mall, Reading", "[address]"),
        (MALL, "at the mall", "at the mall"),
        (MALL, "a gift from The Mall", "a gift from The Mall"),
        (MALL, "at 9 the mall opens", "at 9 the mall opens"),
        (MALL, "I was reading the manual", "I was reading the manual"),
        (HIGH, "12 high street", "[address]"),
        (HIGH, "on High Street", "on [address]"),
        (HIGH, "shops on the high street", "shops on the high street"),
        (HIGH, "a bath mat", "a bath mat"),
    ],
)
def test_a_street_of_plain_words_needs_its_number_or_capitals(home, text, left):
    assert shown(Buyer(address=home), text) == left
