"""Packets: five pictures of which any one tells the case, the card's paper, the ZIP, words for the form."""

import io
import itertools
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from PIL import Image

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.documents.pictures.picture_files import as_jpegs, letters_of
from returns.documents.short_case.card_sheet import render_card_sheet
from returns.documents.short_case.market_parts import LEAST
from returns.documents.short_case.market_sheets import _Said, render_market_sheets
from returns.documents.short_case.market_times import Times
from returns.documents.voices import calm_words, loud_words
from returns.errors import IllegalMove, NotFound, Refusal
from returns.language import day_words
from returns.money import Money
from returns.papers.packet.packet_saved import as_paper, save_packet
from returns.papers.packet.packet_words import in_field, subject_of, text_of
from returns.papers.packet.packets import Asking
from returns.papers.sheet.sheet_scope import Groundless
from returns.phrases import say, word
from returns.records.comparison import Comparison
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.packets import SeenPhoto, ShortCase
from returns.records.papers import PhotoForPage
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.records.settings import OwnLimit
from returns.rules.goods.shot_list import all_shots
from returns.rules.packets.fits import Unfit
from returns.rules.packets.matrix import matrix
from returns.rules.sentences import sentences
from returns.terms import (
    End,
    FreightPayer,
    Fulfilment,
    Lang,
    Move,
    Offer,
    PackageState,
    PaperSize,
    Party,
    Route,
    StepKind,
    Works,
)
from tests.returns.documents.sample_papers import photo
from tests.returns.documents.test_first_page_of_many import overprinted
from tests.returns.papers.disputes import disputed

SHOTS = ("outer_box", "packing", "front", "defect_close", "serial_plate", "on_scales", "back")


def picture(colour="navy", size=(900, 700)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=90)
    return out.getvalue()


def noise(size=(1600, 1200)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 45).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.fixture
def case(desk):
    """A case on a channel, with photos and findings, looked at."""

    def made(channel="eBay UK", *, photos=SHOTS, content=None, dispute=True, **changes):
        told = {
            "order_number": "302-5581234-7719",
            "channel": channel,
            "title": "Mug 350 ml, blue",
            "reason": "damaged_in_transit",
            "unit_price": Money.parse("18.40", "EUR"),
            "sku": "MUG-350",
            "buyer_name": "Lena Müller",
            "buyer_words": "It came in pieces",
        }
        (case_id,) = desk.by_hand.open(NewCase(**(told | changes))).case_ids
        for at, shot in enumerate(photos):
            shown = content or picture((at * 30, 80, 160))
            desk.photos.add_bytes(case_id, shown, f"{shot}.jpg", shot)
        line = desk.cases.get(case_id).lines[0]
        seen = FindingDraft(line.id, 1, PackageState.OPENED, True, Works.NO, marks="cracked")
        desk.inspections.save_finding(case_id, seen)
        return disputed(desk, case_id) if dispute else case_id

    return made


EBAY = Asking("ebay")


def words_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def levels_of(page) -> list[float]:
    """Where each letter of a page stands."""
    told = page.get_textpage()
    return [told.get_charbox(at)[1] for at in range(told.count_chars())]


def short(**changes) -> ShortCase:
    told = ShortCase(
        number="RC-2026-00042",
        made_on=datetime(2026, 11, 21, tzinfo=UTC).date(),
        shop="Harbour Gifts",
        lang=Lang.EN,
        theirs="Order 302-5581234-7719",
        asks="We ask Amazon to",
        ask="close the claim without a debit",
        ask_fact="EUR 18.40 went back to the buyer on 18 Nov 2026",
        title="Mug 350 ml, blue: damaged in transit",
        reasons=("Paid back before the claim was opened.", "The goods came back."),
        facts=(),
        heads=("The buyer said", "We found", "The supplier says"),
        against=(),
        agreed="",
        times=(("10 Nov 2026", "ordered"),),
        fingerprint="f28e" * 16,
        stated="Put together by Mei Chen.",
    )
    return replace(told, **changes)


# --- five pictures ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_five_pictures_each_of_which_tells_whose_case_it_is(desk, case, lang):
    packet = desk.packets.make(case(), Asking("ebay", lang=lang))
    number = desk.cases.get(1).number
    names = [file.name for file in packet.files]
    assert names == [f"{number}-{at}-of-5.jpg" for at in range(1, 6)]
    pages = words_of(packet.preview)
    assert len(pages) == 5
    for at, page in enumerate(pages, start=1):
        told = " ".join(page.split())
        assert "302-5581234-7719" in told
        assert number in told
        assert (f"picture {at} of 5" if lang == "en" else f"第 {at} 张，共 5 张") in told
    for at, file in enumerate(packet.files, start=1):
        with Image.open(io.BytesIO(file.content)) as image:
            assert (image.format, image.mode, image.width) == ("JPEG", "RGB", 1600)
            # the last one has no picture to fill it
            assert image.height == 2000 if at < 5 else 1000 < image.height < 2000
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_no_letter_of_a_picture_is_below_thirty_pixels(desk, case):
    packet = desk.packets.make(case(), Asking("ebay"))
    assert min(letters_of(packet.preview)) * 2 >= 30
    assert LEAST * 2 == 30


def test_more_photos_never_make_a_sixth_picture(desk, case):
    many = case(photos=("front",))
    for at in range(39):
        desk.photos.add_bytes(many, picture((at * 6, 90, 200)), f"{at}.jpg", "other")
    packet = desk.packets.make(many, Asking("ebay"))
    assert len(packet.files) == 5
    assert "40" in words_of(packet.preview)[3]
    assert min(letters_of(packet.preview)) >= LEAST


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("photos", [(), ("front",), SHOTS[:3], SHOTS])
def test_a_picture_of_words_alone_is_as_tall_as_they_are(desk, case, photos, lang):
    """Whoever judges by pictures alone is shown no white page with a few lines at its head."""
    packet = desk.packets.make(case(photos=photos), Asking("ebay", lang=lang))
    document = pypdfium2.PdfDocument(packet.preview)
    for file, page in zip(packet.files, document, strict=True):
        with Image.open(io.BytesIO(file.content)) as image:
            assert image.size == tuple(round(points * 2) for points in page.get_size())
        shown = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        levels = sorted({round(level) for level in levels_of(page)}, reverse=True)
        if not any(True for _ in shown):
            gaps = [upper - lower for upper, lower in itertools.pairwise(levels)]
            # the code beside the words is taller than they are
            assert max(gaps) < 160, levels


@pytest.mark.parametrize(
    ("photos", "lang", "count"),
    [
        ((), "zh", 1),
        ((), "en", 2),
        (("front",), "en", 2),
        (("front",), "zh", 2),
        (SHOTS[:3], "en", 4),
    ],
)
def test_where_there_is_nothing_to_show_there_is_no_sheet(desk, case, photos, lang, count):
    """What has no picture stands on one sheet with what comes before or after it."""
    packet = desk.packets.make(case(photos=photos), Asking("ebay", lang=lang))
    assert len(packet.files) == count
    told = " ".join(" ".join(words_of(packet.preview)).split())
    for key in ("packets.title.agree", "packets.proof.title", "packets.sheet.times"):
        assert say(key, lang) in told


def test_a_label_is_not_called_what_was_seen_from_near(desk, case):
    packet = desk.packets.make(case(photos=("outer_box", "packing", "shipping_label")), EBAY)
    third = " ".join(words_of(packet.preview)[2].split())
    assert say("packets.sheet.parcel", "en") in third
    assert say("packets.sheet.near", "en") not in third


def test_noisy_pictures_step_down_until_they_fit(desk, case):
    noisy = case(photos=("front",), content=noise())
    for at in range(3):
        desk.photos.add_bytes(noisy, noise((1500, 1100 + at)), f"{at}.jpg", SHOTS[at])
    packet = desk.packets.make(noisy, Asking("ebay"))
    assert packet.measured.bytes <= 1_750_000
    whole = as_jpegs(packet.preview)
    assert sum(map(len, whole)) > packet.measured.bytes
    assert Image.open(io.BytesIO(whole[0])).size == (1600, 2000)


def test_what_cannot_be_made_small_enough_is_refused_by_the_limits_name(desk, case):
    desk.settings.set(limits={"ebay:bytes": OwnLimit("20000")})
    with pytest.raises(Unfit) as refused:
        desk.packets.make(case(), Asking("ebay"))
    assert refused.value.limit == "bytes"
    assert "0.02 MB" in str(refused.value)


def test_contradictions_are_rows_and_those_without_room_are_counted():
    row = Comparison("marks", "fine", "cracked " * 12, "left us intact", contradicts=True)
    photo = PhotoForPage(None, "Packing", "packing", "a" * 64)
    seen = (SeenPhoto(photo, 1, "", "received"),)
    few = " ".join(" ".join(words_of(render_market_sheets(short(against=(row, row))))).split())
    assert few.count("≠") == 2
    assert few.count("left us intact") == 2
    many = words_of(render_market_sheets(short(against=(row,) * 40, photos=seen)))[1]
    assert re.search(r"\d+ more contradictions", many)


def test_the_sign_stands_at_whose_words_are_contradicted_and_silence_is_no_agreement():
    told = Comparison("marks", "fine", "cracked", "", contradicts=True, against_told=True)
    answer = Comparison(
        "works", "", "no", "yes, it does", contradicts=True, against_answer=True
    )
    assert loud_words(told) == ("≠ fine", "cracked", "–")
    assert loud_words(answer) == ("–", "no", "≠ yes, it does")
    rows = (
        Comparison(
            *("package", "opened", "opened", "", False),
            agreed="opened",
            agreeing=("said", "found"),
        ),
        Comparison("works", "", "no", "", contradicts=False),
        told,
    )
    words = calm_words(rows, "supplier_says", "en")
    assert words.startswith("The buyer and we agree: ")
    assert "Found by us alone: " in words
    assert "cracked" not in words
    assert calm_words((told,), "supplier_says", "en") == ""


def test_a_shop_without_a_name_signs_by_the_case():
    packed = text_of(matrix().find("ebay"), short(shop=" "), {"order": "302-1"}, [])
    assert packed.splitlines()[-1] == "Our case RC-2026-00042"


def test_a_supplier_whom_nobody_knows_is_not_asked(desk, case):
    with pytest.raises(IllegalMove) as refused:
        desk.packets.make(case("Quay Shop", dispute=False), Asking("supplier"))
    assert refused.value.key == "step.needs_supplier"


@pytest.mark.parametrize("long", ["x" * 400, "陶瓷马克杯" * 80, "word " * 120])
def test_long_words_are_set_smaller_but_never_unreadably(long):
    case = short(
        title=long, theirs=f"Order {'7' * 80}", reasons=(long, long, long), ask_fact=long
    )
    pdf = render_market_sheets(case)
    assert min(letters_of(pdf)) >= LEAST


@pytest.mark.parametrize(
    "theirs",
    [
        *(f"Order {'7' * long}" for long in (20, 40, 59, 80)),
        f"Tracking {', '.join(f'1Z999AA1012345{at:04d}' for at in range(30))}",
    ],
)
def test_a_long_number_stands_whole_at_the_head_of_each_picture(theirs):
    document = pypdfium2.PdfDocument(render_market_sheets(short(theirs=theirs)))
    first = theirs.split(", ")[0].replace(" ", "")
    for page in document:
        told = page.get_textpage()
        letters = [told.get_charbox(at) for at in range(told.count_chars())]
        assert max(top for _, _, _, top in letters) <= 999
        assert min(left for left, _, _, _ in letters) >= 0
        head = told.get_text_bounded(0, 942, 800, 1000)
        assert first in "".join(head.split())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_contradictions_of_hundreds_of_words_begin_as_rows_before_one_gives_way(tmp_path, lang):
    """A sheet that says where two contradict each other shows how, and the first says all reasons."""
    words = {
        "en": "crack from the rim to the base, chip at the handle, glaze flaked; ",
        "zh": "杯口到杯底有一道裂纹，把手处缺口八毫米，釉面剥落；",
    }[lang]
    marks = [f"Q{n} {words * 30}"[:490] for n in range(4)]
    seen = [
        SeenPhoto(replace(photo(tmp_path, n), shot=shot), n, marks[0], "taken 21 Nov 2026")
        for n, shot in ((1, "defect_close"), (2, "packing"))
    ]
    told = short(
        lang=Lang(lang),
        title=f"{words * 3}",
        reasons=(f"R1 {words}", f"R2 {words * 7}", f"R3 {words * 7}"),
        against=(
            Comparison("condition", "Q8", marks[1], marks[2], True, True),
            Comparison("packing", "", marks[3], "Q9", True, True),
        ),
        photos=tuple(seen),
    )
    ask, said, *_ = words_of(render_market_sheets(told))
    assert all(mark in ask for mark in ("R1", "R2", "R3"))
    assert all(mark in said for mark in ("Q1", "Q2", "Q3", "Q8", "Q9"))
    assert "…" in said
    assert say("packets.more_rows", lang, count=2) not in " ".join(said.split())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_reasons_of_hundreds_of_words_leave_the_picture_that_decides_large(tmp_path, lang):
    """Their ends are told on the next picture, or behind; a narrow column of them took its room."""
    seen = SeenPhoto(replace(photo(tmp_path, 1), shot="defect_close"), 1, "", "taken 21 Nov")
    words = {"en": "crack from the rim to the base; ", "zh": "杯口到杯底有一道裂纹；"}[lang]
    told = short(lang=Lang(lang), reasons=("R1", f"R2 {words * 15}", "R3"), photos=(seen,))
    page = pypdfium2.PdfDocument(render_market_sheets(told))[0]
    (image,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    _, lower, _, upper = image.get_bounds()
    assert upper - lower > 400
    assert all(each in page.get_textpage().get_text_bounded() for each in ("R1", "R2", "R3"))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("letters", [40, 300, 490])
@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_words_of_each_picture_of_a_market_stay_above_the_foot(tmp_path, lang, letters, count):
    words = {
        "en": "crack from the rim to the base, chip at the handle, glaze flaked; ",
        "zh": "杯口到杯底有一道裂纹，把手处缺口八毫米，釉面剥落；",
    }[lang]
    marks = f"{words * 30}"[:letters]
    photos = tuple(
        SeenPhoto(
            replace(photo(tmp_path, n), shot="defect_close"), n, marks, "taken 21 Nov 2026"
        )
        for n in range(1, count + 1)
    )
    pdf = render_market_sheets(short(lang=Lang(lang), photos=photos))
    assert list(overprinted(pdf)) == []
    for page in pypdfium2.PdfDocument(pdf):
        told = page.get_textpage()
        # two lines of the foot alone
        assert len(told.get_text_bounded(0, 0, 800, 54).splitlines()) <= 2
        assert all(told.get_charbox(at)[1] > 20 for at in range(told.count_chars()))


def test_no_name_of_forty_photos_is_broken_within_a_word(tmp_path):
    names = [word("shot", shot, "en") for shot in all_shots()]
    shown = [names[n % len(names)] for n in range(40)]
    photos = tuple(
        SeenPhoto(replace(photo(tmp_path, n), caption=name, shot="other"), n, "", "")
        for n, name in enumerate(shown, start=1)
    )
    sheets = words_of(render_market_sheets(short(photos=photos)))
    told = " ".join(" ".join(sheets).split())
    for each in {part for name in shown for part in name.split()}:
        assert told.count(each) >= sum(name.split().count(each) for name in shown), each


def test_words_that_leave_no_room_for_a_picture_seen_from_near_are_refused(tmp_path):
    def seen(words: str) -> tuple[SeenPhoto, ...]:
        """The first decides; the two below it stand on one sheet, the larger with these words."""
        return tuple(
            SeenPhoto(replace(photo(tmp_path, n), shot="defect_close"), n, told, "")
            for n, told in ((1, ""), (2, words), (3, ""))
        )

    assert "A crack." in " ".join(
        words_of(render_market_sheets(short(photos=seen("A crack."))))
    )
    with pytest.raises(Refusal) as refused:
        render_market_sheets(short(photos=seen("A crack from rim to base. " * 120)))
    assert refused.value.key == "packets.no_room"


def test_the_foot_names_shop_case_and_day_and_a_name_too_long_gives_way():
    def foot(shop: str) -> str:
        page = pypdfium2.PdfDocument(render_market_sheets(short(shop=shop)))[0]
        left, low, right, _ = page.get_cropbox()
        told = page.get_textpage().get_text_bounded(left, low, right, low + 50)
        return " ".join(told.split())

    assert "Harbour Gifts · RC-2026-00042 · 21 Nov 2026" in foot("Harbour Gifts")
    long = foot("Harbour Gifts of the North " * 8)
    assert "RC-2026-00042 · 21 Nov 2026" in long
    assert "Harbour" not in long


def test_what_nobody_contradicts_stands_above_the_picture_or_not_at_all(tmp_path):
    seen = tuple(
        SeenPhoto(replace(photo(tmp_path, n), shot=shot), n, "A crack.", "taken 21 Nov 2026")
        for n, shot in ((1, "defect_close"), (2, "packing"))
    )

    def said(agreed: str) -> str:
        pdf = render_market_sheets(short(photos=seen, agreed=agreed))
        assert list(overprinted(pdf)) == []
        return " ".join(" ".join(words_of(pdf)).split())

    assert "Nobody denies Q1." in said("Nobody denies Q1.")
    assert "Q1" not in said("Nobody denies Q1. " * 120)


def test_a_number_that_no_head_holds_is_refused():
    with pytest.raises(Refusal) as refused:
        render_market_sheets(short(theirs=f"Order {'7' * 300}"))
    assert refused.value.key == "packets.no_room"


def test_the_same_case_makes_the_same_bytes(desk, case):
    one = case()
    first = desk.packets.make(one, Asking("ebay"))
    second = desk.packets.make(one, Asking("ebay"))
    assert [f.content for f in first.files] == [f.content for f in second.files]
    assert first.number == second.number
    assert first.path.is_file()


# --- the card's paper and the ZIP --------------------------------------------------------------


def test_the_card_paper_is_large_and_has_no_colour(desk, case):
    packet = desk.packets.make(case("Quay Shop", content=picture("red")), Asking("card"))
    (file,) = packet.files
    assert packet.measured.point == 12
    assert packet.measured.bytes <= 1_000_000
    told = " ".join(words_of(file.content)[0].split())
    # both must stand, and stand on the paper itself
    assert "302-5581234-7719" in told
    assert "Amount EUR 18.40" in told
    assert "EUR 18.40" in packet.text
    for page in pypdfium2.PdfDocument(file.content):
        red, green, blue = page.render().to_pil().convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("letters", [40, 200, 300, 400, 490])
def test_words_beside_the_cards_picture_lie_over_nothing(tmp_path, lang, letters):
    words = {
        "en": "crack from the rim to the base, chip at the handle, glaze flaked; ",
        "zh": "杯口到杯底有一道裂纹，把手处缺口八毫米，釉面剥落；",
    }[lang]
    marks = f"{words * 30}"[:letters]
    photos = tuple(
        SeenPhoto(replace(photo(tmp_path, n), shot=shot), n, marks, "taken 21 Nov 2026")
        for n, shot in ((1, "defect_close"), (2, "packing"))
    )
    what = "something happened that takes all of the line and one more"
    times = tuple((f"{day} Nov 2026", what) for day in range(10, 20))
    told = short(lang=Lang(lang), photos=photos, times=times)
    pdf = render_card_sheet(told)
    assert list(overprinted(pdf)) == []
    whole = "".join("".join(page.split()) for page in words_of(pdf))
    assert whole.count("".join(marks.split())) == 2


@pytest.mark.parametrize("paper", list(PaperSize))
def test_two_photos_fill_a_page_of_the_card_paper(tmp_path, paper):
    """A third of each page was white, and a bank looks at what it gets by fax."""
    seen = [
        SeenPhoto(photo(tmp_path, n), n, "crack at the rim", "taken 21 Nov 2026")
        for n in range(1, 9)
    ]
    pages = pypdfium2.PdfDocument(render_card_sheet(short(photos=tuple(seen), paper=paper)))
    foot, full = 20 * 72 / 25.4, 0
    for page in pages:
        shown = list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
        if len(shown) == 2:
            full += 1
            assert min(level for level in levels_of(page) if level > foot) - foot < 50
    assert full >= 3
    assert len(pages) <= 5


@pytest.mark.parametrize("paper", list(PaperSize))
def test_forty_photos_stay_within_the_pages_that_a_bank_takes(paper):
    photo = PhotoForPage(None, "Packing, from the left", "packing", "a" * 64)
    seen = tuple(SeenPhoto(photo, at, "cracked", "received") for at in range(1, 41))
    pdf = render_card_sheet(short(photos=seen, paper=paper))
    assert len(pypdfium2.PdfDocument(pdf)) <= matrix().find("card").limit("pages")
    assert min(letters_of(pdf)) == 12


def test_a_zip_holds_the_sheet_its_checks_and_the_originals_that_fit(desk, case):
    lost = case("Amazon US", dispute=False, fulfilment=Fulfilment.OWN_STOCK)
    desk.parcels.note(lost, ParcelTold(End.BUYER, End.US, "JD0146", "DHL Express", sent=True))
    desk.photos.add_bytes(lost, noise((2400, 1800)), "big.jpg", "other")
    packet = desk.packets.make(lost, Asking("dhl", sure=True))
    assert packet.measured.bytes <= 3_000_000
    with zipfile.ZipFile(io.BytesIO(packet.files[0].content)) as held:
        names = held.namelist()
        readme = held.read("README.txt").decode()
        assert json.loads(held.read("manifest.json"))
        assert {"CHECK.txt", "check.sh", "check.ps1"} <= set(names)
        originals = [name for name in names if name.startswith("originals/")]
        for name, photo in zip(originals, desk.cases.get(lost).photos, strict=False):
            assert held.read(name) == desk.store.vault.path(photo.sha256).read_bytes()
    assert f"{len(originals)} of 8 photos" in readme
    assert "JD0146" in packet.text


@pytest.mark.skipif(shutil.which("sh") is None, reason="Windows has no such shell")
@pytest.mark.parametrize("harm", ["none", "changed", "added", "another's"])
def test_the_script_of_a_zip_checks_the_originals_that_lie_in_it(desk, case, tmp_path, harm):
    lost = case(dispute=False, reason="damaged_in_transit", fulfilment=Fulfilment.OWN_STOCK)
    desk.parcels.note(lost, ParcelTold(End.BUYER, End.US, "JD0146", "DHL", sent=True))
    packet = desk.packets.make(lost, Asking("dhl", sure=True))
    with zipfile.ZipFile(io.BytesIO(packet.files[0].content)) as held:
        held.extractall(tmp_path)
    first, *_ = sorted((tmp_path / "originals").iterdir())
    if harm == "changed":
        first.write_bytes(first.read_bytes() + b"x")
    elif harm == "added":
        (tmp_path / "originals" / "99-front.jpg").write_bytes(picture("red"))
    elif harm == "another's":
        first.write_bytes(picture("green"))
    (sheet,) = tmp_path.glob("*.pdf")
    done = subprocess.run(
        ["sh", "check.sh", sheet.name], cwd=tmp_path, env={}, capture_output=True, text=True
    )
    pictures_ = next(line for line in done.stdout.splitlines() if line.startswith("pictures"))
    assert pictures_[13:17] == ("PASS" if harm == "none" else "FAIL")
    assert done.returncode == (harm != "none")
    if harm == "none":
        assert pictures_.endswith(f"manifest: {len(list((tmp_path / 'originals').iterdir()))}")
    else:
        assert ("99-front" if harm == "added" else first.name) in pictures_


# --- words ------------------------------------------------------------------------------------


def test_the_text_is_filled_with_whole_sentences_and_never_cut(desk, case):
    ebay = matrix().find("ebay")
    reasons = tuple(f"Reason {at} stands here in full." for at in range(90))
    told = short(reasons=reasons)
    text = text_of(ebay, told, {"order": "302-5581234-7719"}, ["a.jpg"])
    assert 900 < in_field(text) <= 1_000
    body, sender = text.split("\n")
    assert body.endswith(".")
    assert sender == "Harbour Gifts, our case RC-2026-00042"
    assert re.findall(r"Reason \d+ stands here in full\.", body) == list(
        reasons[: body.count("Reason")]
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["ebay", "supplier"])
def test_what_a_supplier_says_is_not_told_as_if_the_market_had_been_told(name, lang):
    """The reader of the text is whoever it goes to: to a supplier its own words, to others his."""
    who = {
        ("ebay", "en"): "The supplier says",
        ("ebay", "zh"): "供应商说法",
        ("supplier", "en"): "You say",
        ("supplier", "zh"): "贵方说法",
    }[name, lang]
    row = Comparison("packing", "", "no cushioning", "double box, foam", True)
    told = short(against=(row,), heads=("", "", who), lang=Lang(lang))
    text = text_of(matrix().find(name), told, {"order": "302-5581234-7719"}, [])
    told_so = (
        f"{who}: double box, foam; we" if lang == "en" else f"{who}：double box, foam；我们"
    )
    assert told_so in text
    assert "You were told" not in text


def test_nothing_is_said_of_photos_that_a_case_does_not_have(desk, case):
    case_id = case(photos=())
    for addressee in ("ebay", "card"):
        packet = desk.packets.make(case_id, Asking(addressee))
        words = " ".join(" ".join(words_of(packet.preview)).split())
        assert "the case has no photos" in words.lower()
        assert "there are no photos" in words
        assert "0 photos" not in words


def test_what_must_stand_and_has_no_room_is_refused():
    ebay = matrix().find("ebay")
    with pytest.raises(Unfit) as refused:
        text_of(ebay, short(ask="x" * 1_200), {"order": "302-5581234-7719"}, [])
    assert refused.value.limit == "characters"
    assert "1,000" in str(refused.value)


def test_a_form_counts_as_browsers_do():
    assert in_field("a\nb") == 4
    assert in_field("🙂") == 2


def test_the_subject_begins_with_the_readers_own_number():
    assert subject_of(short()).startswith("Order 302-5581234-7719 · Mug 350 ml")
    assert subject_of(short(title="x" * 400)) == "Order 302-5581234-7719 · RC-2026-00042"


def test_a_supplier_gets_file_name_and_subject_as_its_terms_want(desk, case):
    desk.policies.add_supplier("Kiln & Co", "", "en")
    (kiln,) = desk.policies.suppliers()
    demand = EvidenceDemand(
        file_name="{case}_{sku}:1", subject="Claim {case} {sku}", max_mb=2, redact_buyer=True
    )
    terms = PolicyTerms(rma_needed=False, evidence=demand)
    desk.policies.new_version(kiln.id, terms, desk.store.clock.now().date().replace(month=1))
    theirs = case("Amazon US", dispute=False, reason="defective", supplier_id=kiln.id)
    packet = desk.packets.make(theirs, Asking("supplier"))
    number = desk.cases.get(theirs).number
    assert packet.files[0].name == f"{number}_MUG-350-1.pdf"
    assert packet.subject == f"Claim {number} MUG-350"
    assert packet.addressee.limit("bytes") == 2_000_000
    assert "302-5581234-7719" not in packet.text
    assert "outer_box" in packet.may_show


# --- whom, and on what ground -------------------------------------------------------------------


def test_no_addressee_is_asked_without_a_ground(desk, case):
    quiet = case("eBay UK", dispute=False, reason="changed_mind")
    for who in ("ebay", "paypal", "card"):
        with pytest.raises(Groundless):
            desk.packets.make(quiet, Asking(who))


def test_one_who_has_nothing_to_do_with_it_is_not_asked(desk, case):
    ebay = case("eBay UK")
    with pytest.raises(Refusal, match="nothing to do with Amazon"):
        desk.packets.make(ebay, Asking("a_to_z"))
    amazon = case("Amazon US", order_number="302-2")
    with pytest.raises(Refusal, match="not the one to ask"):
        desk.packets.make(amazon, Asking("safe_t"))
    with pytest.raises(NotFound):
        desk.packets.make(amazon, Asking("nobody"))


@pytest.mark.parametrize(
    ("channel", "who"),
    [
        *(("Amazon DE", who) for who in ("paypal", "card", "ebay")),
        *(("eBay UK", who) for who in ("a_to_z", "safe_t")),
        *(("Quay Shop", who) for who in ("a_to_z", "safe_t", "ebay")),
    ],
)
@pytest.mark.parametrize("dispute", [True, False])
def test_one_who_never_pays_for_that_shops_orders_is_refused_by_its_name(
    desk, case, channel, who, dispute
):
    case_id = case(channel, dispute=dispute)
    with pytest.raises(Refusal) as refused:
        desk.packets.make(case_id, Asking(who))
    assert refused.value.key == "packets.not_of_shop"
    assert all(channel in refused.value.say(lang) for lang in Lang)
    assert who not in [each.addressee.id for each in desk.packets.choices(case_id)]
    assert not list((desk.folder / "documents").glob("*"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_paid_for_a_shops_order_is_named_in_the_head_of_its_sheet(desk, case, lang):
    case_id = case("Quay Shop")
    offered = [each.addressee.id for each in desk.packets.choices(case_id)]
    assert {"paypal", "card"} <= set(offered)
    packet = desk.packets.make(case_id, Asking("paypal", "pdf", lang))
    first = " ".join(words_of(packet.preview)[0].split())
    assert "PayPal" in first
    assert "Quay Shop" not in first


def test_a_form_that_it_does_not_take_is_refused(desk, case):
    with pytest.raises(Unfit) as refused:
        desk.packets.make(case(), Asking("ebay", "pdf"))
    assert refused.value.limit == "forms"


def test_what_it_goes_by_has_to_be_known(desk, case):
    lost = case("Amazon US", dispute=False, fulfilment=Fulfilment.OWN_STOCK)
    with pytest.raises(Unfit, match="tracking number") as refused:
        desk.packets.make(lost, Asking("ups"))
    assert refused.value.limit == "words"


def test_shots_that_are_missing_and_days_that_are_over_are_told(desk, case, clock):
    one = case("eBay UK")
    assert desk.packets.make(one, Asking("ebay")).notes == ()
    clock.forward(days=9)
    (note,) = desk.packets.make(one, Asking("ebay")).notes
    assert "5 days" in sentences((note,), "en")[0]
    lost = case("Amazon US", dispute=False, fulfilment=Fulfilment.OWN_STOCK, order_number="7")
    desk.parcels.note(lost, ParcelTold(End.BUYER, End.US, "1Z9", "UPS", sent=True))
    told = sentences(desk.packets.make(lost, Asking("ups")).notes, "en")
    assert any("shot" in each for each in told)


@pytest.mark.parametrize("reason", ["changed_mind", "defective"])
@pytest.mark.parametrize(("age", "over"), [(13, False), (15, True)])
def test_the_days_of_a_parcel_lost_on_its_way_back_count_from_when_it_was_handed_over(
    desk, clock, reason, age, over
):
    """UPS hears it within 14 days; the way to the buyer is another parcel, and long over."""
    delivered = clock.now().date() - timedelta(days=20)
    told = NewCase(
        *("302-1", "Quay Shop", "Mug, blue", reason, Money.parse("40.00", "USD")),
        sku="MUG",
        delivered_on=delivered,
    )
    (case_id,) = desk.by_hand.open(told).case_ids
    desk.products.tell("MUG", ProductTold(cost=Money.parse("9.50", "USD")))
    agreed = StepOptions(route=Route.TO_US, payer=FreightPayer.SELLER)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, StepOptions(offer=Offer.REFUND_ON_RECEIPT))
    desk.cases.do(case_id, StepKind.APPROVE, agreed)
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(carrier="UPS", tracking="1Z9"))
    desk.cases.do(case_id, Move.LOST)
    desk.photos.add_bytes(case_id, picture(), "front.jpg", "front")
    clock.forward(days=age)
    packet = desk.packets.make(case_id, Asking("ups"))
    assert ("packets.days_over" in {note.key for note in packet.notes}) is over


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("limits", "refused_by", "told"),
    [
        (
            {"file_bytes": "30000"},
            "file_bytes",
            {"en": "0.03 MB a file", "zh": "每个文件只收 0.03 MB"},
        ),
        ({"bytes": "30000"}, "bytes", {"en": "0.03 MB together", "zh": "总共只收 0.03 MB"}),
    ],
)
@pytest.mark.parametrize("form", ["pdf", "zip"])
def test_a_sheet_that_cannot_be_as_small_is_refused_by_the_limit_that_it_breaks(
    desk, case, form, limits, refused_by, told, lang
):
    """Of a limit that holds for each file the refusal said that it holds for all together."""
    own = {f"supplier:{name}": OwnLimit(value) for name, value in limits.items()}
    desk.settings.set(limits=own)
    desk.policies.add_supplier("Kiln & Co", "", "en")
    (kiln,) = desk.policies.suppliers()
    told_of = {"dispute": False, "reason": "defective", "supplier_id": kiln.id}
    made = case("eBay UK", content=noise(), **told_of)
    with pytest.raises(Unfit) as refused:
        desk.packets.make(made, Asking("supplier", form=form, sure=True))
    assert refused.value.limit == refused_by
    assert told[lang] in refused.value.say(lang)


def test_those_with_a_ground_come_first_among_the_choices(desk, case):
    choices = desk.packets.choices(case("eBay UK"))
    assert choices[0].addressee.id == "ebay"
    assert choices[0].grounded
    assert "a_to_z" not in {choice.addressee.id for choice in choices}


# --- saving -------------------------------------------------------------------------------------


def test_a_folder_gets_every_file_and_the_text(desk, case, tmp_path):
    packet = desk.packets.make(case(), Asking("ebay"))
    made = save_packet(tmp_path / "out", packet, folder=True)
    assert [path.name for path in made][:5] == [file.name for file in packet.files]
    assert made[5].read_text("utf-8").startswith(packet.subject)
    save_packet(tmp_path / "out", packet, folder=True)
    made[2].write_bytes(b"another")
    with pytest.raises(Refusal):
        save_packet(tmp_path / "out", packet, folder=True)


def test_a_file_is_what_its_ending_says(desk, case, tmp_path):
    packet = desk.packets.make(case(), Asking("ebay"))
    with pytest.raises(Refusal, match=r"\.zip"):
        save_packet(tmp_path / "a.pdf", packet)
    assert list(tmp_path.glob("a.pdf")) == []
    (path,) = save_packet(tmp_path / "a.zip", packet)
    with zipfile.ZipFile(path) as held:
        assert len(held.namelist()) == 6
    assert as_paper(packet).pdf == packet.preview


@pytest.mark.parametrize("part", ["rows", "times"])
def test_what_has_no_room_at_all_is_refused_by_name(part):
    """Not drawn over something else, and not left out in silence."""
    told = short(against=(Comparison("State", "new", "broken", "", contradicts=True),))
    fill = _Said(told, None)._rows if part == "rows" else Times(told)._times
    with pytest.raises(Refusal) as refused:
        fill(None, 100.0, 100.0)
    assert refused.value.key == "packets.no_room"
    assert "RC-2026-00042" in str(refused.value)


@pytest.mark.parametrize(("at_desk", "said"), [("Mei Chen", "Mei Chen"), ("", "RC-2026-")])
def test_it_says_who_put_it_together_and_the_case_where_nobody_is_named(
    desk, case, at_desk, said
):
    desk.settings.set(shop_name="")
    desk.at_desk = at_desk
    case_id = case()
    desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(answer="Please."))
    packet = desk.packets.make(case_id, EBAY)
    (page,) = [page for page in words_of(packet.preview) if "together" in page.lower()]
    told = " ".join(page.split())
    assert f"{said}" in told.lower() or said in told
    assert ("Mei Chen" in told) == (at_desk == "Mei Chen")


@pytest.mark.parametrize(
    ("who", "said"), [("ebay", "我们请 eBay 关闭"), ("card", "我们请发卡行判定")]
)
def test_a_latin_name_stands_apart_from_the_chinese_verb_behind_it(desk, case, who, said):
    channel = "eBay UK" if who == "ebay" else "Quay Shop"
    packet = desk.packets.make(case(channel, photos=()), Asking(who, lang="zh"))
    assert said in packet.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_carrier_reads_of_no_day_on_which_a_parcel_was_typed_in(desk, case, lang):
    """Its number was told two days after the goods were delivered: as if it had been handed over then."""
    today = desk.store.clock.now().date()
    days = {"ordered_on": today - timedelta(days=12), "delivered_on": today - timedelta(days=2)}
    told = {"fulfilment": Fulfilment.OWN_STOCK, "dispute": False, "photos": ()}
    desk.products.tell("MUG-350", ProductTold(cost=Money.parse("9.80", "EUR")))
    case_id = case(**told, **days)
    sent = ParcelTold(End.BUYER, End.US, "1Z999AA10123456784", "FedEx", sent=True)
    desk.parcels.note(case_id, sent)
    packet = desk.packets.make(case_id, Asking("fedex", lang=lang))
    assert "1Z999AA10123456784" in packet.text
    assert day_words(today, lang, year=False) not in packet.text
    pdf = desk.papers.evidence(case_id, addressee=Party.CARRIER, lang=lang).pdf
    way = say(
        "papers.way.between",
        lang,
        start=word("end", End.US, lang),
        end=word("end", End.BUYER, lang),
    )
    row = say("documents.evidence.of_way", lang, way=way, words=day_words(today, lang))
    assert "".join(row.split()) not in "".join(words_of(pdf)[0].split())
