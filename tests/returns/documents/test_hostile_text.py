"""What strangers write is shown as written: nothing obeyed, nothing opened, nothing lost."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from returns.documents.evidence import render_evidence
from returns.documents.labels.label import render_labels
from returns.documents.store.store_html import as_page, as_section
from returns.documents.store.store_policy import render_store_policy
from returns.documents.typesetting.unprintable import missing, spell
from returns.errors import Refusal
from returns.records.comparison import Comparison
from returns.records.papers import (
    AmountRow,
    AnswerRow,
    DateSaid,
    PaperEvent,
    PaperLine,
    TermQuoted,
)
from returns.records.store_page import PagePart, StorePage
from tests.returns.documents.sample_papers import (
    LABEL,
    LENA,
    MUG,
    SHEET,
    annotations,
    squeezed,
    text_of,
)

ROOT = Path(__file__).resolve().parents[3]
CORPUS = json.loads((ROOT / "tests/hostile/strings.json").read_text(encoding="utf-8"))
SHORT = [text for text in CORPUS if len(text) <= 80]
LONG = [text for text in CORPUS if len(text) > 80]
COVERAGE = json.loads((ROOT / "resources/fonts/coverage.json").read_text(encoding="ascii"))
FOOT = 60  # points: the page's foot stands below


def shown(text: str, lang: str = "en") -> str:
    """What a paper shows of a text, as it is read back."""
    plain = spell(text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4), lang)
    # readers give a ligature back as its letters
    return squeezed(plain).replace("ﬁ", "fi").replace("ﷺ", "صلىاللهعليهوسلم")


def said(text: str):
    """The mug with these words of its buyer alone."""
    return replace(MUG, buyer_words=text, comparisons=())


def everywhere(text: str):
    """A sheet with the text in every field that people fill."""
    return replace(
        SHEET,
        made_by=text,
        addressee_name=text,
        title=text,
        supplier_rma=text,
        what_happened=(text,),
        lines=(
            replace(
                MUG,
                title=text,
                sku=text,
                reason=text,
                buyer_words=text,
                comparisons=(Comparison("item", text, text, text, True),),
            ),
            MUG,
        ),
        dates=(DateSaid("ordered", text),),
        terms=(TermQuoted(text),),
        answers=(AnswerRow(date(2026, 11, 22), text, None, text),),
        findings=(replace(SHEET.findings[0], title=text),),
        amounts=(AmountRow(text, SHEET.amounts[0].amount),),
        events=(PaperEvent(SHEET.events[0].event, text),),
        buyer_name=text,
        buyer_email=text,
        buyer_address=replace(LENA, lines=(text,), city=text),
    )


def test_the_corpus_is_large_enough():
    assert len(set(CORPUS)) >= 150


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_buyers_words_come_back_from_the_pdf_as_they_were_written(lang):
    lost = []
    for text in CORPUS if lang == "en" else CORPUS[::4]:
        sheet = replace(SHEET, lines=(said(f"BEGIN{text}END"),), events=())
        read = squeezed(text_of(render_evidence(sheet, [], lang), above=FOOT))
        if f"BEGIN{shown(text, lang)}END" not in read:
            lost.append(text[:60])
    assert not lost


def test_every_field_of_a_sheet_shows_the_text_and_obeys_none_of_it():
    for text in SHORT:
        pdf = render_evidence(everywhere(text), [])
        assert annotations(pdf) == 0
        wanted = shown(text)
        if len(wanted) > 3:
            read = squeezed(text_of(pdf))
            assert read.count(wanted) >= 12, text


def test_every_field_of_a_label_shows_the_text_or_refuses_it_by_name():
    refused: dict[str, Refusal] = {}
    for text in [*SHORT, *LONG[:14]]:
        line = PaperLine(1, text)
        record = replace(LABEL, to_name=text, contents=(line,), note=text, order_number=text)
        try:
            pdf = render_labels([record])
        except Refusal as refusal:
            refused[text] = refusal
            continue
        assert annotations(pdf) == 0
        assert shown(text) in squeezed(text_of(pdf)), text
    unprintable = {text for text in refused if refused[text].key == "documents.label_no_glyph"}
    assert unprintable == {
        text for text in CORPUS if missing(text.replace("\r", "\n").expandtabs(4))
    }
    for text in refused.keys() - unprintable:
        assert refused[text].key in (
            "documents.label_too_long",
            "documents.label_field_too_long",
        )
        assert len(text) >= 100 or text.count("\n") > 20
    assert all(
        refusal.facts["field"].removeprefix("term:paper_field:") in ("to", "order", "title")
        for refusal in refused.values()
    )


def whole(text: str) -> StorePage:
    """A store policy with the text in every place."""
    row = (text,) * 6
    parts = (PagePart(text, (text,) * 2, numbered=True), PagePart(text, (text,)))
    return StorePage(text, text, text, row, (row,), parts, text)


def test_the_store_policy_shows_the_text_on_paper():
    for text in SHORT:
        pdf = render_store_policy(whole(text), "en", text, SHEET.made_on)
        assert annotations(pdf) == 0
        if len(wanted := shown(text)) > 3:
            # once in each place but the cells, whose lines are read row by row
            assert squeezed(text_of(pdf)).count(wanted) >= 9, text


class Reader(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.texts.append("\n")

    def handle_data(self, data):
        self.texts.append(data)


def as_seen(html: str) -> tuple[list[tuple[str, list[str]]], str]:
    """The elements with the names of their attributes, without line ends; and all that can be read."""
    seen = Reader(html)
    elements = [(tag, list(own)) for tag, own in seen.elements if tag != "br"]
    return elements, "".join(char for char in "".join(seen.texts) if readable(char))


def readable(char: str) -> bool:
    return char.isprintable() and char != "\ufffd"


def test_no_text_is_markup_in_the_store_policy_on_the_web():
    ways = (
        lambda page: as_section(page, "en"),
        lambda page: as_section(page, "zh", styled=False),
        lambda page: as_page(page, "en"),
    )
    plain = [as_seen(way(whole("x")))[0] for way in ways]
    for text in filter(None, CORPUS):
        for way, elements in zip(ways, plain, strict=True):
            found, read = as_seen(way(whole(text)))
            assert found == elements, text
            kept = "".join(char for char in text if readable(char))
            assert not kept or read.count(kept) >= 12, text


def test_nothing_is_opened_and_nobody_is_called_while_text_is_set():
    # fonts and countries are read once: a letter of each
    letters = [row.split()[-1].split("-")[0] for row in COVERAGE.values()]
    warm = "".join(chr(int(letter, 16)) for letter in letters)
    render_evidence(everywhere(f"损坏 warm e\u0303 {warm}"), [])
    render_labels([LABEL])
    seen: list[str] = []
    watching = True

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching and event in ("open", "socket.connect", "subprocess.Popen", "os.system"):
            seen.append(f"{event} {args[0]!r}")

    sys.addaudithook(watch)
    rows = tuple(AmountRow(text, SHEET.amounts[0].amount) for text in CORPUS)
    render_evidence(replace(everywhere(SHORT[0]), amounts=rows), [])
    printable = [text for text in SHORT if not missing(text)]
    render_labels([replace(LABEL, contents=(PaperLine(1, text),)) for text in printable])
    watching = False
    # a script that is met for the first time has its own shipped font read
    fonts = str(ROOT / "resources" / "fonts")
    assert [each for each in seen if fonts not in each] == []


def test_no_markup_parser_is_anywhere_near():
    sources = {p: p.read_text(encoding="utf-8") for p in (ROOT / "returns").rglob("*.py")}
    parsers = re.compile(r"\b(Paragraph|XPreformatted|XBox|ParagraphStyle)\(|platypus")
    assert not [str(path) for path, text in sources.items() if parsers.search(text)]
    users = [
        path.name
        for path, text in sources.items()
        if re.search(r"^\s*(from|import) reportlab", text, re.M)
    ]
    assert users == ["press.py"]


def test_a_settings_file_in_the_home_folder_is_not_run(tmp_path):
    marker = tmp_path / "marker"
    hostile = f"open({str(marker)!r}, 'w').close()\npageCompression = 0\ninvariant = 0\n"
    (tmp_path / ".reportlab_settings").write_text(hostile)
    (tmp_path / "reportlab_settings.py").write_text(hostile)
    code = "import returns.documents.press; from reportlab.rl_config import *; print(invariant, useA85)"
    env = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "RL_useA85": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1", "0"]
    assert not marker.exists()
