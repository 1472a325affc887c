"""English made longer: a language of tests that shows where a text is cut, and which is not translated.

Every sentence and every text of the window is accented, bracketed and 40 % longer, as a translation into
German or Finnish may be. No line of the program knows of it: it is another folder of phrases and another
translator, as any language is.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from resources import resource
from returns import phrases

_PLAIN = "AaCcDdEeGgIiLlNnOoRrSsTtUuWwYyZz"
_ACCENTED = str.maketrans(_PLAIN, "ÅåÇçĎďÉéĜĝÎîĻļÑñÔôŔŕŠšŢţÛûŴŵÝýŽž")
_LONGER = 1.4
#: the names of countries are Babel's, in every language at once, and dear to gather
_NO_WORDS_OF_OURS = ("returns.records.postal",)
_FIELD = re.compile(r"(\{\w+\})")


def stretched(text: str) -> str:
    """`Refund the buyer` → `[Ŕéfûñď ţhé bûýéŕ ·····]`; what is filled in stays as it is."""
    bare = _FIELD.sub("", text)
    if not any(sign.isalpha() for sign in bare):
        return text
    parts = _FIELD.split(text)
    said = "".join(
        part if _FIELD.fullmatch(part) else part.translate(_ACCENTED) for part in parts
    )
    lacking = max(0, round(len(bare) * (_LONGER - 1)) - 2)
    # a long text grows by words, a single word by itself: it cannot be wrapped
    more = " ".join("·" * min(6, lacking - at) for at in range(0, lacking, 6))
    return f"[{said}{' ' if ' ' in bare.strip() and more else ''}{more}]"


@cache
def _texts() -> frozenset[tuple[str, str]]:
    root = ET.parse(resource("translations", "sendback_zh_CN.ts")).getroot()
    return frozenset(
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in root.iter("context")
        for message in context.iter("message")
    )


class _Translator(QTranslator):
    """What the window says by itself; Qt's own dialogs stay as they are."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # an empty text would be a translation; none leaves Qt's own words
        return stretched(text) if (context, text) in _texts() else None  # type: ignore[return-value]


def write_phrases(folder: Path) -> None:
    """All sentences of the trade in it."""
    for path in resource("phrases", "en").glob("*.json"):
        told = json.loads(path.read_text("utf-8"))
        longer = {key: _phrase(each) for key, each in told.items()}
        (folder / path.name).write_text(json.dumps(longer), "utf-8")


def _phrase(told: phrases.Phrase) -> phrases.Phrase:
    if isinstance(told, str):
        return stretched(told)
    return {form: text if form == "by" else stretched(text) for form, text in told.items()}


@contextmanager
def spoken(
    qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QObject]:
    """The window speaks it in the place of English; `folder` has its phrases."""

    def found(*parts: str) -> Path:
        ours = parts[:2] == ("phrases", "en")
        return folder.joinpath(*parts[2:]) if ours else resource(*parts)

    translator = _Translator(qapp)
    with monkeypatch.context() as patched:
        patched.setattr(phrases, "resource", found)
        _forget_words()
        qapp.installTranslator(translator)
        try:
            yield translator
        finally:
            qapp.removeTranslator(translator)
            _forget_words()


def _forget_words() -> None:
    """Whatever the trade keeps of what it said once: sentences, and the letters made of them."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "returns" and name not in _NO_WORDS_OF_OURS:
            for each in list(vars(module).values()):
                if clear := getattr(each, "cache_clear", None):
                    clear()
