"""Case summary, contact sheet and pick list as pages: whole, readable, the same each time, obeying nobody."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from returns.documents.plain.case_summary import render_case_summary
from returns.documents.plain.contact_sheet import render_contact_sheet
from returns.documents.plain.pick_list import render_pick_list
from returns.money import Money
from returns.phrases import say
from returns.records.papers import PhotoForPage
from returns.records.plain_papers import (
    PER_PAGE,
    Asked,
    CaseDigest,
    ContactSheet,
    DigestLine,
    Happened,
    MoneyMoved,
    MoneyTotal,
    PickGroup,
    PickList,
    PickRow,
    Written,
)
from returns.terms import PaperSize
from tests.returns.documents.sample_papers import (
    annotations,
    page_texts,
    photo,
    sizes_of,
    squeezed,
    text_of,
)
from tests.returns.documents.test_hostile_text import SHORT, shown

DAY = date(2026, 11, 27)
CORPUS = json.loads((Path(__file__).parents[2] / "hostile/strings.json").read_text("utf-8"))


def eur(text: str) -> Money:
    return Money.parse(text, "EUR")


def digest(text: str = "Mug 350 ml", photos: tuple[PhotoForPage, ...] = ()) -> CaseDigest:
    """A case with the text in every field that comes from outside."""
    line = DigestLine(
        1, text, 2, text, text, eur("18.40"), (text,) * 4, text, found=(text, text)
    )
    return CaseDigest(
        number="RC-2026-00042",
        title=text,
        shop=text,
        made_on=DAY,
        standing=(text, "due Thu 26 Nov 2026"),
        facts=(("Order", text), ("Buyer", text)),
        lines=(line, replace(line, number=2)),
        money=(
            MoneyMoved("26 Nov 2026", text, text, eur("18.40"), None),
            MoneyMoved("27 Nov 2026", text, text, None, eur("9.80")),
        ),
        totals=(MoneyTotal(eur("18.40"), eur("9.80")),),
        claims=(Asked(text, "26 Nov 2026", eur("12.00"), text, eur("9.80"), eur("9.80")),),
        costs=(text,),
        letters=(Written("26 Nov 2026", "buyer", text),),
        photos=tuple(replace(each, caption=text) for each in photos),
        history=(Happened("26 Nov 2026 09:00", text, text),),
    )


def picks(text: str = "Mug 350 ml", rows: int = 2) -> PickList:
    row = PickRow(3, text, (text,), text, text, text, ("00042", "00043"))
    return PickList(text, DAY, (PickGroup(text, (row,) * rows),), 2, held=1)


def contacts(folder: Path, count: int, per_page: int, text: str = "") -> ContactSheet:
    photos = [photo(folder, number % 9) for number in range(1, count + 1)]
    if text:
        photos = [replace(each, caption=text) for each in photos]
    return ContactSheet(
        text or "RC-2026-00042", text or "Mug", text or "Harbour", DAY, tuple(photos), per_page
    )


def pictures(pdf: bytes) -> list[list[tuple[float, float]]]:
    """On each page how wide and tall every picture stands, in points."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        boxes = [
            each.get_bounds()
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        ]
        if not boxes:
            boxes = [
                each.get_bounds()
                for each in page.get_objects(max_depth=5)
                if each.type == pypdfium2.raw.FPDF_PAGEOBJ_FORM
            ]
        found.append([(right - left, top - bottom) for left, bottom, right, top in boxes])
    return found


# --- what all of them keep to ----------------------------------------------------------------


def _papers(folder: Path, lang: str, size: PaperSize) -> list[bytes]:
    shots = (photo(folder, 1), replace(photo(folder, 2), path=None))
    return [
        render_case_summary(replace(digest(photos=shots), paper=size), lang),
        render_contact_sheet(replace(contacts(folder, 5, 30), paper=size), lang),
        render_pick_list(replace(picks(), paper=size), lang),
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", list(PaperSize))
def test_nothing_is_smaller_than_nine_points_and_the_paper_is_the_readers(
    tmp_path: Path, lang: str, size: PaperSize
) -> None:
    wide = {PaperSize.A4: 595, PaperSize.LETTER: 612}[size]
    for pdf in _papers(tmp_path, lang, size):
        assert min(sizes_of(pdf)) >= 9
        with pikepdf.open(BytesIO(pdf)) as document:
            assert {round(float(page.mediabox[2])) for page in document.pages} == {wide}
            assert document.Root.Lang == {"en": "en", "zh": "zh-Hans"}[lang]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_same_record_is_the_same_bytes(tmp_path: Path, lang: str) -> None:
    assert _papers(tmp_path, lang, PaperSize.A4) == _papers(tmp_path, lang, PaperSize.A4)


@pytest.mark.parametrize(
    ("made", "least"),
    [
        (lambda text, folder: render_case_summary(digest(text), "en"), 4),
        (lambda text, folder: render_pick_list(picks(text), "en"), 1),
        (lambda text, folder: render_contact_sheet(contacts(folder, 2, 4, text), "en"), 2),
    ],
    ids=["summary", "picks", "contacts"],
)
def test_hostile_words_are_shown_and_obeyed_by_none(
    tmp_path: Path, made: Callable[[str, Path], bytes], least: int
) -> None:
    assert len(set(CORPUS)) >= 150
    for text in CORPUS:
        pdf = made(text, tmp_path)
        assert annotations(pdf) == 0
        # in the cells of a table words are read line by line, across its columns: those do not count
        if text in SHORT and len(wanted := shown(text)) > 3:
            assert squeezed(text_of(pdf)).count(wanted) >= least, text


# --- summary ---------------------------------------------------------------------------------


def test_the_sums_of_a_summary_stand_to_the_cent() -> None:
    text = text_of(render_case_summary(digest(), "en"))
    for words in ("EUR 18.40", "EUR 9.80", "EUR 12.00", "EUR 8.60", "More out than in"):
        assert words in text


def test_a_claim_of_a_summary_tells_what_was_granted_and_what_came() -> None:
    granted = replace(digest().claims[0], granted=eur("7.70"), came=eur("3.30"))
    text = text_of(render_case_summary(replace(digest(), claims=(granted,)), "en"))
    assert "EUR 7.70" in text
    assert "EUR 3.30" in text
    open_still = replace(granted, granted=None)
    text = text_of(render_case_summary(replace(digest(), claims=(open_still,)), "en"))
    assert "–" in text.split("EUR 12.00")[1].split("EUR 3.30")[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_letters_stand_in_a_summary_with_their_subject_where_any_were_written(
    lang: str,
) -> None:
    heading = squeezed(say("documents.summary.letters", lang))
    letter = Written("26 Nov 2026", "Mei", "Your return is agreed")
    told = squeezed(text_of(render_case_summary(replace(digest(), letters=(letter,)), lang)))
    assert squeezed(letter.subject) in told.split(heading)[1]
    none = squeezed(text_of(render_case_summary(replace(digest(), letters=()), lang)))
    assert heading not in none


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_long_case_is_two_pages_and_says_what_is_left_out(tmp_path: Path, lang: str) -> None:
    steps = tuple(Happened(f"26 Nov 2026 {at:05}", "", f"step {at}") for at in range(300))
    shots = tuple(photo(tmp_path, number % 9) for number in range(40))
    long = replace(digest(photos=shots), history=steps)
    pages = page_texts(render_case_summary(long, lang))
    assert len(pages) == 2
    assert "step 299" in pages[1]
    left = {"en": "earlier steps", "zh": "更早的"}[lang]
    assert left in "".join(pages)
    more = {"en": "more photos are on the contact sheet", "zh": "见照片索引"}[lang]
    assert more in "".join(pages)


LONGEST = {
    "en": "Hand-thrown stoneware mug with lid, it came in pieces and the box was soft. ",
    "zh": "手工拉坯陶瓷马克杯带盖，收到时已经碎了，箱子是软的。",
}
CUT = {"en": "stand whole in the case itself", "zh": "全文见案件本身"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_words_of_pages_are_begun_and_the_paper_says_where_the_rest_is(
    tmp_path: Path, lang: str
) -> None:
    """A title of 400 letters, a complaint of 10,000 and findings of 500 are two pages, not sixteen."""
    words = LONGEST[lang]
    case = digest("Mug", tuple(photo(tmp_path, n) for n in range(1, 8)))
    title, found = f"{words * 30}"[:397] + " Q9", (words * 30)[:500]
    line = replace(case.lines[0], item=title, why=(words * 400)[:10_000], found=(found,))
    steps = tuple(Happened(f"26 Nov 2026 09:{n:02d}", "", found) for n in range(20))
    long = replace(case, title=title, lines=(line,), history=steps)
    texts = page_texts(render_case_summary(long, lang))
    assert len(texts) <= 2
    whole = squeezed("".join(texts))
    assert "Q9" in whole  # among the items
    assert squeezed(CUT[lang]) in whole
    assert squeezed(words) in whole
    short = page_texts(render_case_summary(case, lang))
    assert squeezed(CUT[lang]) not in squeezed("".join(short))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_title_of_hundreds_of_letters_leaves_the_page_to_the_photos(
    tmp_path: Path, lang: str
) -> None:
    photos = tuple(photo(tmp_path, n) for n in range(1, 4))
    sheet = ContactSheet("RC-2026-00042", (LONGEST[lang] * 30)[:400], "Shop", DAY, photos, 4)
    (page,) = pypdfium2.PdfDocument(render_contact_sheet(sheet, lang))
    top = page.get_size()[1] - 120
    lines = page.get_textpage().get_text_bounded(bottom=top).splitlines()
    assert "…" in lines[1]
    assert lines[1].strip().endswith({"en": "photos 1–3 of 3", "zh": "共 3 张"}[lang])


def test_a_short_case_says_all_of_it_on_one_page() -> None:
    bare = CaseDigest("RC-2026-00042", "Mug", "", DAY, ("Open",), (), digest().lines[:1])
    pages = page_texts(render_case_summary(bare, "en"))
    assert len(pages) == 1
    assert "No money has moved yet." in pages[0]


def test_a_number_is_never_broken_over_two_lines() -> None:
    tracking = "DHL 00340434161094015902"
    facts = (("Order", "302-5581214-7720918"), ("Parcels", tracking))
    lines = text_of(render_case_summary(replace(digest(), facts=facts), "en")).splitlines()
    assert any("00340434161094015902" in line for line in lines)


# --- contact sheet ---------------------------------------------------------------------------


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_so_many_photos_stand_on_a_page_each_whole(tmp_path: Path, per_page: int) -> None:
    count = per_page + 1
    sheet = contacts(tmp_path, count, per_page)
    found = pictures(render_contact_sheet(sheet, "en"))
    assert [len(page) for page in found] == [per_page, 1]
    for page in found:
        for wide, tall in page:
            assert wide / tall == pytest.approx(400 / 300, rel=0.01)


def test_each_photo_has_number_shot_time_and_fingerprint(tmp_path: Path) -> None:
    sheet = contacts(tmp_path, 3, 6)
    doubted = replace(sheet.photos[1], clock_doubted=True)
    timeless = replace(sheet.photos[2], taken_at="", added_at="")
    text = text_of(
        render_contact_sheet(replace(sheet, photos=(sheet.photos[0], doubted, timeless)), "en")
    )
    first = sheet.photos[0].sha256
    assert f"{first[:4]} {first[4:8]}…{first[-4:]}" in text
    assert "taken 21 Nov 2026, 14:01" in text
    assert "received 21 Nov 2026, 14:10; camera’s clock doubted" in squeezed_lines(text)
    assert "no time known" in text
    assert "photos 1–3 of 3" in text


def squeezed_lines(text: str) -> str:
    return " ".join(text.split())


def test_a_photo_that_cannot_be_shown_keeps_its_place_and_fingerprint(tmp_path: Path) -> None:
    sheet = contacts(tmp_path, 2, 4)
    dark = replace(sheet.photos[1], path=None)
    pdf = render_contact_sheet(replace(sheet, photos=(sheet.photos[0], dark)), "en")
    assert [len(page) for page in pictures(pdf)] == [1]
    assert dark.sha256[-4:] in text_of(pdf)
    assert "cannot be shown" in text_of(pdf)


# --- pick list -------------------------------------------------------------------------------


def test_a_long_list_repeats_its_head_and_counts_its_pieces() -> None:
    pages = page_texts(render_pick_list(picks(rows=60), "en"))
    assert len(pages) > 1
    assert all("Goes to" in page for page in pages[:-1])
    assert "180 pieces" in pages[0]
    assert "1 piece more is held as evidence" in pages[-1]


def test_every_row_has_its_box_to_tick() -> None:
    text = text_of(render_pick_list(picks(rows=7), "en"))
    assert text.count("□") == 7
