"""A name goes with the endings of its language, in other letters, joined, shortened, letter by letter."""

import pytest

from returns.records.policy import Address
from returns.rules.redaction.hits import Buyer
from returns.rules.redaction.search import Search, without

#: buyer → (text, what is left of it)
NAMES = {
    "Γιώργος Παπαδόπουλος": (
        ("του Γιώργου Παπαδόπουλου", "του [name]"),
        ("κ. Παπαδόπουλο", "κ. [name]"),
        ("ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "[name]"),
        ("tou Giorgou Papadopoulou", "tou [name]"),
        ("Giorgos Papadopoulos", "[name]"),
    ),
    "Giorgos Papadopoulos": (("του Γιώργου Παπαδόπουλου", "του [name]"),),
    "Ανδρέας Κόκκινος": (
        ("Ανδρέα, γεια", "[name], γεια"),
        ("το κόκκινο φως", "το κόκκινο φως"),
    ),
    "Μαρία Ιωάννου": (("της Μαρίας Ιωάννου", "της [name]"),),
    "გიორგი ბერიძე": (
        ("გიორგიმ თქვა", "[name] თქვა"),
        ("ბერიძის ნათურა", "[name] ნათურა"),
        ("ბერიძესთან", "[name]"),
        ("GIORGI BERIDZE", "[name]"),
    ),
    "Giorgi Beridze": (("გიორგი ბერიძემ", "[name]"),),
    "Владислав Лисица-Ёлкин": (
        ("Владиславом Лисицей", "[name]"),
        ("Елкиным", "[name]"),
        ("лиса на кружке, новогодняя ёлка", "лиса на кружке, новогодняя ёлка"),
    ),
    "Михаил Жуковский": (("Жуковского, Zhukovskogo", "[name], [name]"),),
    "Jan Kowalski": (("pana Jana Kowalskiego", "pana [name]"), ("do kowalskiego", "do [name]")),
    "Matti Virtanen": (("Virtasen lamppu", "[name] lamppu"),),
    "Lena Müller": (("Müllers Lampe", "[name] Lampe"),),
    "ብርሃኑ ተስፋዬ": (("ለብርሃኑ", "[name]"),),
    "हर्षवर्धन शर्मा": (("शर्माजी ने", "[name] ने"),),
    "Zoë van 't Hoff-de Wit": (
        ("mevrouw Van ’t Hoff", "mevrouw [name]"),
        ("mevrouw van 't hoff", "mevrouw [name]"),
        ("Zoe van t Hoff", "[name]"),
        ("bij Van 't Hoff", "bij [name]"),
        ("Z. vd Hoff; Z. v.d. Hoff", "[name]; [name]"),
        ("van het Hoff", "[name]"),
        ("in 't groot, op de hoff", "in 't groot, op de hoff"),
    ),
    "Jan van der Berg": (
        ("Van der Berg says", "[name] says"),
        ("von dem Berg", "von dem Berg"),
    ),
    "Seo-yeon Kim": (
        ("Seoyeon Kim", "[name]"),
        ("Kim Seo Yeon", "[name]"),
        ("SEOYEON", "[name]"),
    ),
    "Seo Yeon Kim": (("Seoyeon Kim", "[name]"), ("seo-yeon", "[name]")),
    "Seoyeon Kim": (("Seo-yeon Kim", "[name]"), ("Seo Yeon", "[name]")),
    "김서연": (
        ("Kim Seo-yeon", "[name]"),
        ("Seoyeon Kim", "[name]"),
        ("Suyeon Gim", "[name]"),
        ("수연, I said", "수연, I said"),
    ),
    "안시우": (
        ("Ahn Shi-woo", "[name]"),
        ("Siwoo An", "[name]"),
        ("An old lamp", "An old lamp"),
    ),
    "한하나": (("Hana Han", "[name]"), ("HA HA, so", "HA HA, so")),
    "이민정": (("Lee Min-jung wrote", "[name] wrote"), ("Minjeong Yi", "[name]")),
    "Lena Muller": (
        ("M ü l l e r", "[name]"),
        ("L e n a  M ü l l e r wrote", "[name] wrote"),
        ("M.U.L.L.E.R", "[name]"),
        ("l_e_n_a.jpg", "[name].jpg"),
        ("A B C, size L M", "A B C, size L M"),
    ),
}
CASES = [(name, *case) for name, cases in NAMES.items() for case in cases]


@pytest.mark.parametrize(("name", "text", "left"), CASES)
def test_a_name_goes_with_its_ending(name, text, left):
    search = Search(Buyer((name,), address=Address()))
    assert without(text, search.hits(text), lambda kind: f"[{kind}]") == left
