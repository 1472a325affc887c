"""In which language a paragraph is read aloud, where its letters alone tell."""

from collections.abc import Iterable

from returns.documents.typesetting.runs import Run

#: family of a font → the one living language that writes with it; BCP 47
_LANGUAGES = {
    "NotoSansSC": "zh-Hans",
    "NotoSansKR": "ko",
    "NotoSansThai": "th",
    "NotoSansHebrew": "he",
    "NotoSansArmenian": "hy",
    "NotoSansGeorgian": "ka",
    "NotoSansBengali": "bn",
    "NotoSansGujarati": "gu",
    "NotoSansGurmukhi": "pa",
    "NotoSansKannada": "kn",
    "NotoSansKhmer": "km",
    "NotoSansLao": "lo",
    "NotoSansMalayalam": "ml",
    "NotoSansMyanmar": "my",
    "NotoSansOriya": "or",
    "NotoSansSinhala": "si",
    "NotoSansTamil": "ta",
    "NotoSansTelugu": "te",
    "NotoSansThaana": "dv",
}
_KANA = range(0x3040, 0x3100)


def spoken(runs: Iterable[Run]) -> str:
    """The language of words that are all of one script; "" where it is not known: Latin, Arabic, mixed."""
    families: set[str] = set()
    kana = False
    for run in runs:
        if run.text.isascii():
            # of these alone letters are capitals or not
            if run.text.lower() != run.text.upper():
                return ""
        elif any(map(str.isalpha, run.text)):
            families.add(run.font.partition("-")[0])
            kana = kana or any(ord(char) in _KANA for char in run.text)
    if len(families) != 1:
        return ""
    return "ja" if kana else _LANGUAGES.get(families.pop(), "")
