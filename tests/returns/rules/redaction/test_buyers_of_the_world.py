"""300 buyers of 20 countries: none is found again in a text, and no sentence of plain words breaks.

How names are spelled and found again is worked out here on its own, not by the code under test.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from returns.rules.redaction.hits import Buyer, Manner
from returns.rules.redaction.search import Search, without

LINES = (Path(__file__).parent / "buyers.txt").read_text(encoding="utf-8").splitlines()
COUNTRIES = {
    country.strip(): [name.strip() for name in names.split(";")]
    for country, _, names in (
        line.partition("|") for line in LINES if "|" in line and "#" not in line
    )
}
BUYERS = [name for names in COUNTRIES.values() for name in names]

#: letters that no accent can be taken from
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"}
LETTERS |= {"ß": "ss", "Ł": "L", "Ø": "O", "Đ": "D", "Þ": "TH"}
TWO = {"ü": "ue", "ö": "oe", "ä": "ae", "ß": "ss", "å": "aa", "ø": "oe", "Ü": "Ue", "Ö": "Oe"}
FRAMES = (
    "The parcel for {n} came broken.",
    "I am {n}, and the mug leaks.",
    "It leaks. Please refund me.\nRegards,\n{n}",
    "Hallo, die Tasse ist gesprungen. Gruß, {n}",
    "Je suis {n} et la tasse est cassée.",
    "Hola, soy {n}: la taza llegó rota",
    "买家{n}，说杯子裂了",
    "「{n}」寄来的包裹",
    "({n})",
)
#: sentences in which words that are names are words
PLAIN = (
    "The brown mug may be green under its hood. Will it mark the white wall? We hope so, by God's grace.",
    "In May 2026, on 5 May and since March, the rose fields were young; the king was frank.",
    "A brown mark and a small stone, a price of gold: the poppy, violet and amber are banks of summer.",
    "Mug, brown. Mark: brown. Wood baker and bill, jack, dawn, penny, marsh, hunter, butcher, ruby.",
    "Die große Tasse und der kleine Koch: groß, klein, schwarz, süß und weiß, von oben und zu spät.",
    "La petite tasse rose est de la couleur claire, le marchand est blanc. Le noël est loin.",
    "La luna blanca de la reina, el prado y los campos; nieves y sol, el rubio rey.",
    "La rossa tazza di lo stesso costa, bianca e viola, una serra chiara de la fontana.",
    "行李明天到，说明书写明白色的，高兴地收到红色的花。",
    "东方的天空很明亮，小明天再说；这个设计很高明，李子和杏仁都好。",
    "umut var, deniz mavi, kaya gibi; anh em minh thi van; lind berg klein vos.",
    "It will power on again in may; the joy long gone, the rose gold hope, a mark brown as wood.",
    "A long summer hunt, a young king and the baker price rose; will young plants hang on? Nick the bill.",
    "I go to the mall on the high street, by the church lane and the broad way.",
    "Ich hang die Lampe an die Wand; der Stern ist schwarz, das Licht klein und der Koch süß.",
    "Işık yanmıyor, ışık kırık. Deniz mavi, kaya sert, umut var.",
    "Надежда есть: роза, вера и любовь; лев и волк, мороз и весна.",
    "Η ελπίδα και η χαρά: το φως είναι μικρό, η νίκη μένει.",
    "דוד שמש לא עובד, האור טוב והגל יפה.",
    "نور جميل وأمل، القمر والشمس والبحر",
    "คนใจดีมาก โคมไฟสวย แสงดาว",
    "यह दीपक टूटा है, प्रकाश और आशा",
    "하늘이 파랗고 바다가 좋아요. 기술지원 감사합니다",
    "さくら色のひかり、みどりの箱",
)
#: Latin letters and the Cyrillic ones that look the same
ALIKE = str.maketrans("aeopcxy", "аеорсху")


def bare(text: str) -> str:
    """Without accents, in small letters."""
    plain = "".join(LETTERS.get(sign, sign) for sign in text)
    apart = unicodedata.normalize("NFKD", plain.lower())
    return unicodedata.normalize(
        "NFC", "".join(s for s in apart if not unicodedata.combining(s))
    )


def spelled_out(text: str) -> str:
    """ü as ue and the like."""
    return bare("".join(TWO.get(sign, sign) for sign in unicodedata.normalize("NFC", text)))


def spellings(name: str) -> set[str]:
    """How a buyer, a platform or a phone may write it."""
    forms = {name, name.upper(), name.lower(), bare(name), spelled_out(name)}
    forms |= {bare(name).title(), unicodedata.normalize("NFD", name)}
    forms |= {name.replace("'", sign) for sign in ("’", "´", "`", "")}
    forms |= {name.replace("-", sign) for sign in (" ", "‐", "–")}
    forms |= {f"{name}'s", f"{name}’s", f"{name}´s"}
    words = name.split()
    if len(words) > 1:
        forms |= {"_".join(words), "-".join(words), "  ".join(words)}
        forms |= {f"{words[-1]}, {' '.join(words[:-1])}"}
    return forms


def disguises(name: str) -> set[str]:
    """How somebody may write a name who does not want it found, or a form that sets it apart."""
    letters = unicodedata.normalize("NFC", name)
    forms = {name.replace("-", ""), "\u200b".join(letters), "\u00ad".join(letters)}
    forms.add("".join(chr(ord(s) + 0xFEE0) if "!" <= s <= "~" else s for s in name))
    if bare(name).isascii():
        apart = "  ".join(" ".join(word) for word in letters.split())
        forms |= {apart, apart.replace("  ", " "), apart.upper(), apart.replace(" ", ".")}
        forms |= {re.sub("[aeo]", lambda s: s.group().translate(ALIKE), name)}
    return forms


def squeezed(text: str) -> str:
    """Letters and digits alone, the ones that look alike as one."""
    alike = str.maketrans("аеорсху", "aeopcxy")
    latin = text.translate(alike) if re.search("[a-z]", text) else text
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", latin))


@cache
def plain_words() -> frozenset[str]:
    """All words of the sentences."""
    return frozenset(re.findall(r"[^\W\d_]+", bare(" ".join((*PLAIN, *FRAMES)))))


@cache
def rare_parts(name: str) -> frozenset[str]:
    """The parts that stand as a word in none of the sentences."""
    parts = re.findall(r"[^\W\d_]+", bare(name))
    return frozenset(part for part in parts if len(part) > 3 and part not in plain_words())


@cache
def whole(name: str) -> frozenset[str]:
    """Its letters in one."""
    return frozenset({squeezed(bare(name)), squeezed(spelled_out(name))})


def found_again(name: str, text: str) -> list[str]:
    """What of a name an eager reader still finds."""
    outs = {squeezed(bare(text)), squeezed(spelled_out(text))}
    words = set(re.findall(r"[^\W\d_]+", bare(text)))
    left = [w for w in whole(name) if any(w in out for out in outs)]
    return left + sorted(rare_parts(name) & words)


@cache
def search_for(name: str) -> Search:
    return Search(Buyer((name,)))


def redacted(name: str, text: str, manner: Manner = Manner.PROSE) -> str:
    search = search_for(name)
    return without(text, search.hits(text, manner), lambda kind: f"[{kind}]")


def test_there_are_300_of_20_countries():
    assert (len(BUYERS), len(set(BUYERS)), len(COUNTRIES)) == (300, 300, 20)


@pytest.mark.parametrize("ways", [spellings, disguises], ids=lambda ways: ways.__name__)
@pytest.mark.parametrize("country", COUNTRIES)
def test_no_way_to_write_a_name_is_found_again(country, ways):
    leaks = []
    for name in COUNTRIES[country]:
        search = search_for(name)
        for spelling in sorted(ways(name)):
            for frame in FRAMES:
                text = frame.format(n=spelling)
                shown = without(text, search.hits(text), lambda kind: f"[{kind}]")
                if found_again(name, shown):
                    leaks.append((name, text, shown))
    assert leaks == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_file_name_tells_a_name(country):
    leaks = []
    for name in COUNTRIES[country]:
        for form in ("-".join(name.split()), "_".join(name.lower().split()), bare(name)):
            for frame in ("{n}_IMG_2031.jpg", "IMG2031{n}.png", "2026-11-21 {n} (2).heic"):
                shown = redacted(name, frame.format(n=form), Manner.FILE)
                if found_again(name, shown):
                    leaks.append((name, frame.format(n=form), shown))
    assert leaks == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_name_is_cut_and_nothing_around_it(country):
    """What stands before and after the name in a sentence stays, sign for sign."""
    for name in COUNTRIES[country]:
        for frame in FRAMES:
            before, after = frame.split("{n}")
            shown = redacted(name, frame.format(n=name))
            assert (
                re.sub(r"\[name\]([\s·-]*\[name\])*", "[name]", shown)
                == f"{before}[name]{after}"
            )


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("text", [*PLAIN, *(text.upper() for text in PLAIN)])
def test_words_that_are_names_stay_words(text, manner):
    broken = [(name, redacted(name, text, manner)) for name in BUYERS]
    assert [pair for pair in broken if pair[1] != text] == []
