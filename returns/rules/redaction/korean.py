"""Korean names in Latin letters: 김서연 as Kim Seo-yeon, Seoyeon Kim, Gim Suyeon.

Everybody writes a name of their own as they like, so each syllable has all its usual spellings.
"""

import re
import unicodedata
from itertools import islice, product

_SYLLABLES = re.compile(r"[\uac00-\ud7a3]+")
_FIRST = 0xAC00
_VOWELS_EACH, _ENDS_EACH = 21, 28
_DOUBLE = ("남궁", "황보", "제갈", "선우", "독고")
#: by the order of Unicode; spellings of one sound apart by a stroke
_STARTS = "g|k,kk|gg,n,d|t,tt|dd,r|l,m,b|p,pp|bb,s|sh,ss,,j|ch,jj,ch,k,t,p,h"
_VOWELS = (
    "a,ae|e,ya,yae,eo|u|o|eu,e,yeo|you|yu|yo,ye,o|oh,wa,wae,oe|oi,yo,u|oo|woo,wo|weo,we,wi,"
    "yu|yoo,eu|u,ui|ee|i|eui,i|ee"
)
_ENDS = ",k|g,k,k,n,n,n,t|d,l,k,m,l,l,l,p,l,m,p|b,p,t,t,ng,t,t,k,t,p,t"
_SURNAMES = {
    "김": "kim gim",
    "이": "lee yi rhee li",
    "박": "park bak pak",
    "최": "choi choe",
    "정": "jung jeong chung",
    "조": "cho jo",
    "유": "yoo yu you ryu",
    "류": "ryu yoo yu",
    "임": "lim im rim",
    "노": "noh no roh",
    "우": "woo",
    "오": "oh",
    "안": "ahn an",
    "신": "shin sin",
    "심": "shim sim",
    "서": "seo suh",
    "허": "heo hur huh",
    "백": "baek paik paek",
}
_MOST_SPELLINGS = 200


def is_korean(word: str) -> bool:
    """Is written in Korean syllables and nothing else."""
    return bool(_SYLLABLES.fullmatch(word))


def apart(name: str) -> tuple[str, ...]:
    """Surname and given name; what is not Korean, or has one syllable, as it is."""
    whole = unicodedata.normalize("NFC", "".join(name.split()))
    if not is_korean(whole) or len(whole) < 2:
        return (name,)
    size = 2 if whole.startswith(_DOUBLE) and len(whole) > 2 else 1
    return whole[:size], whole[size:]


def in_latin(word: str) -> frozenset[str]:
    """All usual spellings of a Korean name; none for another word."""
    if not is_korean(word):
        return frozenset()
    if word in _SURNAMES:
        return frozenset(_SURNAMES[word].split())
    spelled = product(*(_syllable(sign) for sign in word))
    return frozenset("".join(each) for each in islice(spelled, _MOST_SPELLINGS))


def _syllable(sign: str) -> tuple[str, ...]:
    start, rest = divmod(ord(sign) - _FIRST, _VOWELS_EACH * _ENDS_EACH)
    vowel, end = divmod(rest, _ENDS_EACH)
    sounds = (_STARTS.split(",")[start], _VOWELS.split(",")[vowel], _ENDS.split(",")[end])
    return tuple("".join(each) for each in product(*(sound.split("|") for sound in sounds)))
