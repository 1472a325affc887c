"""Each supplier's sheet, meter and claim has the photos of his own goods."""

import io

import pypdfium2
import pytest
from PIL import Image

from returns.casework.disputes import DisputeTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove, NotFound
from returns.evidence.chain import verify_case
from returns.ledger.replay import differences
from returns.money import Money
from returns.records.inspection import FindingDraft, PhotoOf
from returns.records.options import StepOptions
from returns.rules.sentences import sentences
from returns.terms import Disposition, PackageState, Party, StepKind, Verdict, Works
from returns.trade.disputes import Dispute
from tests.desktop.two_suppliers import ALDER, BIRCH, mug_and_lamps_of_two


def picture(colour: str) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(content, "JPEG")
    return content.getvalue()


def words_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def names(pdf_words: str, photo) -> bool:
    """Whether a sheet tells the fingerprint of a photo, however it is broken into lines."""
    return photo.sha256[:16] in "".join(pdf_words.split())


@pytest.fixture
def case_id(desk, tmp_path):
    """The mug was found broken, of the lamps one dead, one well."""
    case_id = mug_and_lamps_of_two(desk, tmp_path)
    mug, lamp = desk.cases.get(case_id).lines
    for line, unit, works, marks in (
        (mug, 1, Works.NO, "handle off"),
        (lamp, 1, Works.NO, "does not light"),
        (lamp, 2, Works.YES, ""),
    ):
        found = (PackageState.OPENED, True, works, marks)
        desk.inspections.save_finding(case_id, FindingDraft(line.id, unit, *found))
        verdict = Verdict.AS_CLAIMED if marks else Verdict.NO_FAULT
        goods = Disposition.DISPOSE if marks else Disposition.RESTOCK
        desk.inspections.decide(case_id, line.id, unit, verdict=verdict, disposition=goods)
    desk.inspections.finish(case_id)
    return case_id


def hear_us_on_both(desk, case_id):
    """A bank hears the buyer on the whole order, and our finding speaks against him for each piece."""
    harmed = {"verdict": Verdict.BUYER_DAMAGE, "disposition": Disposition.DISPOSE}
    for line in desk.cases.get(case_id).lines:
        desk.inspections.decide(case_id, line.id, 1, **harmed)
    desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))


@pytest.fixture
def photographed(desk, case_id):
    """A photo of the box, two of the mug, one of the dead lamp; by name."""
    mug, lamp = desk.cases.get(case_id).lines
    for name, colour, shot, of in (
        ("box", "brown", "outer_box", None),
        ("mug", "red", "defect_close", PhotoOf(mug.id)),
        ("mug front", "orange", "front", PhotoOf(mug.id, 1)),
        ("lamp", "blue", "defect_close", PhotoOf(lamp.id, 1)),
    ):
        desk.photos.add_bytes(case_id, picture(colour), f"{name}.jpg", shot, of)
    return {photo.name[:-4]: photo for photo in desk.cases.get(case_id).photos}


def test_a_suppliers_sheet_proves_his_claim_with_his_own_goods(desk, case_id, photographed):
    sheets = {
        name: desk.papers.evidence(case_id, addressee=Party.SUPPLIER, supplier=name, lang="en")
        for name in (ALDER, BIRCH)
    }
    alder, birch = (words_of(sheets[name].pdf) for name in (ALDER, BIRCH))
    assert "Handle off; does not work. (photos 2, 3)" in " ".join(alder.split())
    assert "Does not work; does not light. (photo 2)" in " ".join(birch.split())
    assert "2 of the 2 pictures that you ask for" in alder
    assert "1 of the 2 pictures that you ask for" in birch
    for name, readers in (
        ("box", (alder, birch)),
        *(("mug", (alder,)), ("mug front", (alder,)), ("lamp", (birch,))),
    ):
        assert [names(told, photographed[name]) for told in (alder, birch)] == [
            told in readers for told in (alder, birch)
        ]
    assert "handle off" not in birch.lower()
    assert "lamp" not in alder.lower()
    assert desk.papers.check(sheets[BIRCH].path).known == "desk"


def test_the_meters_count_the_photos_of_the_line(desk, case_id, photographed):
    mug, lamp = desk.cases.get(case_id).lines
    lacking = {
        line.id: desk.inspections.proposal(case_id, "en", line.id).missing
        for line in (mug, lamp)
    }
    assert lacking == {mug.id: (), lamp.id: ("front",)}


def test_a_photo_that_says_nothing_goes_to_nobody_and_is_named(desk, case_id):
    desk.photos.add_bytes(case_id, picture("red"), "IMG_7.jpg", "defect_close")
    paper = desk.papers.evidence(case_id, addressee=Party.SUPPLIER, supplier=BIRCH, lang="en")
    (photo,) = desk.cases.get(case_id).photos
    assert not names(words_of(paper.pdf), photo)
    for lang, words in (("en", "nobody said which item is on it"), ("zh", "没有说明照片")):
        told = sentences(paper.notes, lang)
        assert any("IMG_7.jpg" in each and words in each for each in told)


def test_a_claim_is_held_until_it_is_said_which_item_a_photo_shows(desk, case_id):
    _mug, lamp = desk.cases.get(case_id).lines
    for name, shot in (("a", "front"), ("b", "defect_close")):
        desk.photos.add_bytes(case_id, picture(f"#{ord(name):06x}"), f"{name}.jpg", shot)
    with pytest.raises(IllegalMove, match=r"a\.jpg, b\.jpg"):
        claim(desk, case_id, 2)
    for photo in desk.cases.get(case_id).photos:
        desk.photos.show(photo.id, PhotoOf(lamp.id, 1))
    with pytest.raises(IllegalMove, match="Mug"):
        claim(desk, case_id, 1)
    claim(desk, case_id, 2)
    assert desk.cases.get(case_id).line(lamp.id).claim_sent_at is not None


def test_a_letter_shows_no_photo_of_others_and_says_why_there_is_none(desk, case_id):
    lamp = desk.cases.get(case_id).lines[1]
    for name, shot in (("a", "front"), ("b", "defect_close")):
        colour = f"#{ord(name):06x}"
        desk.photos.add_bytes(
            case_id, picture(colour), f"{name}.jpg", shot, PhotoOf(lamp.id, 1)
        )
    claim(desk, case_id, 1, reason="the camera was broken")
    claim(desk, case_id, 2)
    mug_letter, lamp_letter = (
        kept.letter for kept in desk.cases.letters(case_id) if kept.letter.template == "claim"
    )
    assert "There is no picture of it: the camera was broken." in mug_letter.body
    assert "camera" not in lamp_letter.body
    assert (mug_letter.attachments, lamp_letter.attachments) == ((), ("evidence",))


def claim(desk, case_id, line, **told):
    for sku, amount in (("MUG", "4.00"), ("LAMP", "9.00")):
        desk.products.tell(sku, ProductTold(cost=Money.parse(amount, "USD")))
    desk.cases.do(case_id, StepKind.SEND_CLAIM, StepOptions(line=line, **told))


# --- said, moved, taken back ------------------------------------------------------------------


def told(desk, case_id):
    return [(p.name, p.shot, p.line_id, p.unit) for p in desk.cases.get(case_id).photos]


def test_what_a_photo_shows_is_part_of_its_history_and_can_be_taken_back(
    desk, case_id, photographed
):
    _mug, lamp = desk.cases.get(case_id).lines
    before, first = told(desk, case_id), desk.cases.history(case_id)
    change = desk.photos.show(photographed["mug"].id, PhotoOf(lamp.id, 2))
    moved = told(desk, case_id)
    assert ("mug.jpg", "defect_close", lamp.id, 2) in moved
    back = desk.cases.take_back(change)
    assert told(desk, case_id) == before
    desk.cases.again(change)
    assert told(desk, case_id) == moved
    assert back.seqs > change.seqs
    events = desk.cases.history(case_id)
    assert events[: len(first)] == first
    assert verify_case(events) == []
    with desk.store.reading() as tx:
        assert differences(tx, case_id) == ()


def test_goods_of_all_together_are_a_shot_of_the_opened_box(desk, case_id, photographed):
    desk.photos.show(photographed["mug front"].id, PhotoOf())
    assert ("mug front.jpg", "opened_inside", None, None) in told(desk, case_id)


def test_what_is_on_the_table_has_its_photos_and_the_box_is_of_all(desk, case_id):
    _mug, lamp = desk.cases.get(case_id).lines
    table = PhotoOf(lamp.id, 2, on_table=True)
    desk.photos.add_bytes(case_id, picture("red"), "a.jpg", "outer_box", table)
    desk.photos.add_bytes(case_id, picture("blue"), "b.jpg", "", table)
    assert told(desk, case_id) == [
        ("a.jpg", "outer_box", None, None),
        ("b.jpg", "front", lamp.id, 2),
    ]


def test_a_known_photo_is_told_which_item_it_shows_and_not_added_twice(desk, case_id, tmp_path):
    _mug, lamp = desk.cases.get(case_id).lines
    path = tmp_path / "one.jpg"
    path.write_bytes(picture("red"))
    desk.photos.add(case_id, [path], "front")
    again = desk.photos.add(case_id, [path], of=PhotoOf(lamp.id))
    assert (again.added, again.refused, [p.line_id for p in again.said]) == ((), (), [lamp.id])
    twice = desk.photos.add(case_id, [path], of=PhotoOf(lamp.id))
    assert [refusal.key for _, refusal in twice.refused] == ["photos.twice"]
    assert len(told(desk, case_id)) == 1


@pytest.mark.parametrize("of", [PhotoOf(999), PhotoOf(1, 9)])
def test_goods_that_are_not_the_cases_are_refused(desk, case_id, of):
    with pytest.raises(NotFound):
        desk.photos.add_bytes(case_id, picture("red"), "a.jpg", "front", of)
    assert told(desk, case_id) == []


def test_into_a_frame_of_the_table_goes_what_shows_its_goods(desk, case_id, photographed):
    mug, lamp = desk.cases.get(case_id).lines
    table = PhotoOf(lamp.id, 1, on_table=True)
    desk.photos.assign(photographed["mug front"].id, "defect_close", table)
    shown = {name: rest for name, *rest in told(desk, case_id)}
    assert shown["mug front.jpg"] == ["defect_close", lamp.id, 1]
    # the lamp's own gives way, the mug's stays
    assert shown["lamp.jpg"] == ["front", lamp.id, 1]
    assert shown["mug.jpg"] == ["defect_close", mug.id, None]


def test_what_a_sheet_tells_of_the_history_names_no_photo_of_others(
    desk, case_id, photographed
):
    desk.photos.remove(photographed["mug"].id)
    paper = desk.papers.evidence(case_id, addressee=Party.SUPPLIER, supplier=BIRCH, lang="en")
    told_of = words_of(paper.pdf)
    assert "mug" not in told_of.lower()


def test_a_platform_that_hears_of_all_lines_sees_a_photo_that_says_nothing(desk, case_id):
    """Who decides over the whole case is shown the whole case, whichever supplier's goods are on a photo."""
    desk.photos.add_bytes(case_id, picture("red"), "IMG_7.jpg", "defect_close")
    (photo,) = desk.cases.get(case_id).photos
    mug = desk.cases.get(case_id).lines[0]
    part = desk.papers.evidence(case_id, addressee=Party.SUPPLIER, line_id=mug.id, lang="en")
    assert not names(words_of(part.pdf), photo)
    assert any("IMG_7.jpg" in each for each in sentences(part.notes, "en"))
    hear_us_on_both(desk, case_id)
    paper = desk.papers.evidence(case_id, addressee=Party.PLATFORM, lang="en")
    assert names(words_of(paper.pdf), photo)
    assert not any("IMG_7.jpg" in each for each in sentences(paper.notes, "en"))


@pytest.mark.parametrize(
    ("lang", "lamp", "mug"),
    [
        ("en", "Defect, close: Lamp, unit 1", "Defect, close: Mug"),
        ("zh", "瑕疵特写：Lamp，第 1 件", "瑕疵特写：Mug"),
    ],
)
def test_captions_of_several_items_name_the_item_that_a_photo_shows(
    desk, case_id, photographed, lang, lamp, mug
):
    hear_us_on_both(desk, case_id)
    contacts = desk.plain_papers.contacts(case_id, lang=lang).pdf
    summary = desk.plain_papers.summary(case_id, lang=lang).pdf
    sheet = desk.papers.evidence(case_id, addressee=Party.PLATFORM, lang=lang).pdf
    for pdf in (contacts, summary, sheet):
        said = "".join(words_of(pdf).split())
        assert lamp.replace(" ", "") in said
        assert mug.replace(" ", "") in said
    # the box is of all that came
    assert "Outer box: " not in " ".join(words_of(sheet).split())


def test_captions_of_one_suppliers_goods_name_no_item(desk, case_id, photographed):
    paper = desk.papers.evidence(case_id, addressee=Party.SUPPLIER, supplier=ALDER, lang="en")
    said = " ".join(words_of(paper.pdf).split())
    assert "Defect, close" in said
    assert "Defect, close: Mug" not in said
