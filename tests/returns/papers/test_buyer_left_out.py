"""Where a supplier's profile hides the buyer, no part of what is sent names the buyer."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from db.tables import trade as s
from returns.casework.products import ProductTold
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.records.settings import OwnLimit
from returns.rules.packets.fits import Unfit
from returns.terms import Party, StepKind
from tests.returns.documents.sample_papers import text_of
from tests.returns.papers.disputes import disputed
from tests.returns.papers.test_originals_asked import placed

ORDER = "302-5581234-7719001"
HIDDEN = ("Lena", "Müller", "lena@example.de", "Lindenweg", "70173", "4976001", ORDER)
STREET = {"lines": ["Lindenweg 12"], "city": "Stuttgart", "postcode": "70173"}


def picture(colour):
    out = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def case_id(desk):
    """A case into which the buyer's name got wherever somebody can type."""
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    terms = PolicyTerms(rma_needed=False, evidence=EvidenceDemand(redact_buyer=True))
    desk.policies.new_version(kiln.id, terms, desk.store.clock.now().date().replace(month=1))
    new = NewCase(
        ORDER,
        "Amazon US",
        "Lamp for Lena Müller",
        "defective",
        Money.parse("20", "USD"),
        sku="LAMP",
        buyer_name="Lena Müller",
        buyer_email="lena@example.de",
        buyer_words=f"I am Lena Müller, Lindenweg 12, 70173 Stuttgart, 4976001. Order {ORDER}!",
        supplier_id=kiln.id,
    )
    (opened,) = desk.by_hand.open(new).case_ids
    desk.products.tell("LAMP", ProductTold(cost=Money.parse("8", "USD")))
    address = json.dumps({**STREET, "name": "Lena Müller", "phone": "4976001", "country": "DE"})
    with desk.store.transaction() as tx:
        tx.execute(s.customer.update().values(address=address))
        tx.execute(s.order.update().values(address=address))
    line = desk.cases.get(opened).lines[0]
    desk.inspections.save_finding(
        opened, FindingDraft(line.id, 1, marks=f"cracked, says Lena ({ORDER})")
    )
    desk.photos.add_bytes(opened, picture("red"), f"Lena Müller {ORDER}.png", "")
    desk.photos.add_bytes(opened, picture("blue"), "lena@example.de.png", "shipping_label")
    desk.photos.add_bytes(opened, picture("green"), "front.png", "front")
    desk.cases.do(opened, StepKind.ANSWER_BUYER)
    desk.cases.do(opened, StepKind.REFUND)
    return opened


def everything_in(pdf: bytes) -> str:
    """All words of a sheet: pages, properties, attachments with their names."""
    with pypdfium2.PdfDocument(pdf) as shown:
        words = [page.get_textpage().get_text_range() for page in shown]
        words += [str(value) for value in shown.get_metadata_dict().values()]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for name, file in document.attachments.items():
            words += [name, file.get_file().read_bytes().decode("utf-8", "replace")]
    return " ".join(words)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sheet_manifest_letter_and_file_names_hide_the_same(desk, case_id, lang):
    paper = desk.papers.evidence(case_id, lang=lang, with_originals=True, sure=True)
    letter = desk.cases.preview_letter(case_id, StepKind.SEND_CLAIM, lang=lang)
    desk.cases.do(case_id, StepKind.SEND_CLAIM)
    reminder = desk.cases.preview_letter(case_id, StepKind.CHASE_SUPPLIER, lang=lang)
    told = {
        "sheet": everything_in(paper.pdf),
        "names": f"{paper.name} {paper.number} {paper.path.name}",
        "letter": f"{letter.subject} {letter.body}",
        "reminder": f"{reminder.subject} {reminder.body}",
    }
    number = desk.cases.get(case_id).number
    for place, words in told.items():
        flat = " ".join(words.split())
        assert [fact for fact in HIDDEN if fact.lower() in flat.lower()] == [], place
        assert number in flat, place


def test_others_are_told_who_the_buyer_is(desk, case_id):
    paper = desk.papers.evidence(disputed(desk, case_id), addressee=Party.PLATFORM)
    words = everything_in(paper.pdf)
    assert ORDER in words
    assert "Lena" in words
    assert paper.may_show == ()


def test_a_supplier_whose_profile_hides_nobody_is_told_the_order(desk, case_id):
    (kiln,) = desk.policies.suppliers()
    held = kiln.policies[-1]
    open_terms = replace(held.terms, evidence=EvidenceDemand(redact_buyer=False))
    desk.policies.new_version(kiln.id, open_terms, desk.store.clock.now().date())
    desk.cases.set_supplier(case_id, kiln.id)
    letter = desk.cases.preview_letter(case_id, StepKind.SEND_CLAIM)
    assert ORDER in letter.subject
    assert f"order {ORDER}," in letter.body


def all_of(packet) -> str:
    """All words of a packet: of its files and in them, of what they are called, and of the form."""
    told = [packet.subject, packet.text, packet.path.name, everything_in(packet.preview)]
    for file in packet.files:
        told.append(file.name)
        if file.name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
                told += [f"{name} {packed.read(name)[:20_000]!r}" for name in packed.namelist()]
        elif file.name.endswith(".pdf"):
            told.append(everything_in(file.content))
        else:
            with Image.open(io.BytesIO(file.content)) as image:
                assert not image.getexif()
    return " ".join(" ".join(told).split()).lower()


@pytest.mark.parametrize("form", ["pdf", "zip", "jpgs"])
@pytest.mark.parametrize("redact", [True, False])
def test_no_packet_tells_a_supplier_who_is_hidden_or_what_the_buyer_got_back(
    desk, case_id, form, redact
):
    (kiln,) = desk.policies.suppliers()
    demand = EvidenceDemand(redact_buyer=redact, file_name="{order}_{case}", subject="{order}")
    terms = replace(kiln.policies[-1].terms, evidence=demand)
    desk.policies.new_version(kiln.id, terms, desk.store.clock.now().date())
    desk.cases.set_supplier(case_id, kiln.id)
    desk.photos.add_bytes(case_id, placed("pink"), "Lena.jpg", "defect_close")
    desk.settings.set(limits={"supplier:words": OwnLimit("sum")})
    told = all_of(desk.packets.make(case_id, Asking("supplier", form, "en", sure=True)))
    assert "usd 8.00" in told
    assert "20.00" not in told
    assert "went back to the buyer" not in told
    found = [fact for fact in HIDDEN if fact.lower() in told]
    assert (found == []) is redact


def test_a_supplier_who_is_asked_for_no_known_sum_is_not_told_what_the_buyer_got(desk, case_id):
    lamp = desk.cases.get(case_id).lines[0]
    told = NewCase("302-9", "Amazon US", "Bowl", "defective", Money.parse("31", "USD"), "BOWL")
    new = replace(told, supplier_id=lamp.supplier_id)
    (unknown,) = desk.by_hand.open(new).case_ids
    desk.cases.do(unknown, StepKind.ANSWER_BUYER)
    desk.cases.do(unknown, StepKind.REFUND)
    assert "31.00" not in all_of(desk.packets.make(unknown, Asking("supplier", "jpgs", "en")))
    desk.settings.set(limits={"supplier:words": OwnLimit("sum")})
    with pytest.raises(Unfit) as refused:
        desk.packets.make(unknown, Asking("supplier", "jpgs", "en"))
    assert refused.value.limit == "words"


@pytest.mark.parametrize(
    ("lang", "pictures"),
    [("en", "Outer box, all sides and Shipping label"), ("zh", "外箱各面和运单标签")],
)
def test_pictures_that_may_show_the_buyer_are_named(desk, case_id, lang, pictures):
    for _ in range(2):  # made, and the same one again
        paper = desk.papers.evidence(case_id)
        assert paper.may_show == ("outer_box", "shipping_label")
    assert pictures in paper.caution(lang)
    assert replace(paper, may_show=("",)).caution(lang) != replace(paper, may_show=()).caution(
        lang
    )
    assert Path(paper.path).read_bytes() == paper.pdf


#: name, title of the goods, what the buyer wrote, what must be gone, what must stand
NASTY = {
    "Mark Brown": (
        "Mug, brown",
        "A brown mark on the mug since May. Regards, Mark Brown",
        ("Mark Brown",),
        ("Mug, brown", "A brown mark on the mug since May. Regards,"),
    ),
    "May Green": (
        "Green tea of May",
        "Broken in May 2026.\n\nM. Green",
        ("M. Green",),
        ("Green tea of May", "in May 2026"),
    ),
    "Freiherr von und zu": (
        "Tasse von oben und zu klein",
        "Gruß, Freiherr von und zu",
        ("Freiherr",),
        ("Tasse von oben und zu klein",),
    ),
    "Siobhán O'Neil": (
        "Lamp",
        "ONEIL’s lamp; Siobhan wrote this",
        ("ONEIL", "Siobhan"),
        ("lamp;", "wrote this"),
    ),
    "李明": (
        "李明明同款杯子",
        "李明明天再说，我是李明，行李明天到",
        ("我是李明",),
        ("李明明同款杯子", "行李明天到"),
    ),
    "欧阳慕容·阿依古丽": (
        "杯子",
        "欧阳慕容说坏了，阿依古丽也说",
        ("欧阳慕容", "阿依古丽"),
        ("说坏了",),
    ),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", NASTY)
def test_no_sheet_tells_a_nasty_name_or_breaks_a_title(desk, name, lang):
    title, wrote, gone, stays = NASTY[name]
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (kiln,) = desk.policies.suppliers()
    terms = PolicyTerms(rma_needed=False, evidence=EvidenceDemand(redact_buyer=True))
    desk.policies.new_version(kiln.id, terms, desk.store.clock.now().date().replace(month=1))
    new = NewCase(
        ORDER,
        "Amazon US",
        title,
        "defective",
        Money.parse("20", "USD"),
        sku="MUG",
        buyer_name=name,
        buyer_words=wrote,
        supplier_id=kiln.id,
    )
    (case_id,) = desk.by_hand.open(new).case_ids
    desk.photos.add_bytes(case_id, picture("red"), f"{name}_IMG_2031.png", "")
    paper = desk.papers.evidence(case_id, lang=lang)
    flat = "".join(everything_in(paper.pdf).split())
    assert [words for words in gone if "".join(words.split()) in flat] == []
    assert [words for words in stays if "".join(words.split()) not in flat] == []
    told = paper.left_out_told(lang)
    assert len(told) == 1 + len(paper.left_out)
    assert any(place.cut and place.where == "buyer_words" for place in paper.left_out)
    assert any(place.cut and place.where == "name" for place in paper.left_out)


def test_what_stands_is_told_before_what_is_gone(desk, case_id):
    paper = desk.papers.evidence(case_id)
    counted, *places = paper.left_out_told("en")
    gone = [place.words for place in paper.left_out if place.cut]
    assert str(len(gone)) in counted
    assert "lena@example.de" in gone
    assert "File name of a photo: “lena@example.de” is left out (e-mail)." in places
    assert "照片文件名：已隐去邮箱“lena@example.de”。" in paper.left_out_told("zh")
    assert paper.left_out == desk.papers.evidence(case_id).left_out


def test_a_paper_that_names_the_buyer_has_nothing_left_out(desk, case_id):
    paper = desk.papers.evidence(disputed(desk, case_id), addressee=Party.PLATFORM)
    assert paper.left_out_told("en") == ()


def test_marks_that_begin_with_a_brace_are_quoted_and_stop_no_sheet(desk, case_id):
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.save_finding(
        case_id, FindingDraft(line.id, 1, marks="{cracked, says Lena")
    )
    paper = desk.papers.evidence(case_id, addressee=Party.SUPPLIER)
    told = " ".join(text_of(paper.pdf).split())
    assert "{cracked, says [name left out]" in told
