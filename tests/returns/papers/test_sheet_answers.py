"""A sheet that comes back filled in: which it answers, what it says, noted and taken back as one."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from returns.desk import open_desk
from returns.errors import Refusal, UnreadableFile
from returns.money import Money
from returns.papers.answer_told import Contradicted, answered, problems, proved, remarks
from returns.papers.sheet import sheet_material
from returns.terms import Move, Offer, Party, StepKind, SupplierClaim
from tests.filling import added_to, by_pdfium, by_qpdf, names_of, written_anew
from tests.returns.casework.shop import Shop
from tests.returns.casework.two_bowls import one_came_broken, one_was_lost, sent_off
from tests.returns.documents.sample_papers import text_of
from tests.returns.evidence.test_answer_form import changed_behind, needs_qpdf, other_page
from tests.returns.papers.disputes import disputed
from tests.worlds.afterwards import looked_at_twice

_S = SupplierClaim


@pytest.fixture
def shop(desk, clock, tmp_path):
    desk.settings.set(first_returns_to_us=0, shop_name="Harbour Gifts")
    looked_at_twice(desk.store)
    return Shop(desk, clock, tmp_path)


@pytest.fixture
def two(shop):
    """A mug and a bowl of one supplier, both broken, paid back and claimed."""
    shop.supplier(costs=[("MUG", "6"), ("BOWL", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("BOWL", "45.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.RETURNLESS_REFUND)
        shop.do(case_id, StepKind.REFUND, line=line)
    for line in (1, 2):
        shop.do(case_id, StepKind.SEND_CLAIM, line=line, reason="the buyer sent none")
    return case_id


@pytest.fixture
def sheet(shop, two):
    return shop.desk.papers.evidence(two)


def put(folder: Path, pdf: bytes, name: str = "back.pdf") -> Path:
    path = folder / name
    path.write_bytes(pdf)
    return path


def claims(shop, case_id):
    case = shop.case(case_id)
    return [
        (line.tracks.supplier_claim, case.claims_of(line)[-1].accepted) for line in case.lines
    ]


FILLED = {
    "item-1": "/part",
    "item-1-sum": "2.50",
    "item-1-words": "The glaze is ours.",
    "says-1-condition": "Left us with a scratch.",
    "item-2": "/refuse",
    "words": "For batch 7.",
    "name": "Chen Wei",
}


def ways(folder: Path, pdf: bytes) -> dict[str, bytes]:
    return {"signed": added_to(pdf, FILLED), "manifest": written_anew(pdf, FILLED)}


@pytest.mark.parametrize("way", ["signed", "manifest"])
def test_a_filled_sheet_is_read_shown_noted_kept_and_taken_back_as_one(
    shop, two, sheet, tmp_path, way
):
    path = put(tmp_path, ways(tmp_path, sheet.pdf)[way])
    answers = shop.desk.sheet_answers
    before = shop.desk.cases.history(two)
    found = answers.read(path)
    assert shop.desk.cases.history(two) == before  # reading writes nothing
    assert (found.case_id, found.number, found.proof) == (two, sheet.number, way)
    assert (problems(found, "en"), found.kept_before) == ([], False)
    mug, bowl = answered(found, "en")
    assert mug[0] != bowl[0]
    assert "Accepted in part" in mug[1]
    assert "USD 2.50" in mug[1]
    assert "Left us with a scratch." in mug[1]
    assert sheet.number in proved(found, "en")

    change = answers.note(path, found.sha256)
    assert claims(shop, two) == [
        (_S.PARTLY_ACCEPTED, Money(250, "USD")),
        (_S.REFUSED, Money(0, "USD")),
    ]
    case = shop.case(two)
    assert case.claims_of(case.lines[0])[-1].answer == (
        "The glaze is ours.\nFor batch 7.\nChen Wei"
    )
    assert case.lines[0].supplier_says["condition"] == "Left us with a scratch."
    kept = shop.desk.folder / "documents" / f"{sheet.number}-A.pdf"
    assert kept.read_bytes() == path.read_bytes()

    back = shop.desk.cases.take_back(change)
    assert claims(shop, two) == [(_S.CLAIM_SENT, None)] * 2
    assert "condition" not in shop.case(two).lines[0].supplier_says
    assert kept.exists()
    assert answers.read(path).kept_before
    shop.desk.cases.again(change)
    assert claims(shop, two)[0] == (_S.PARTLY_ACCEPTED, Money(250, "USD"))
    assert back.seqs


def test_the_next_sheet_has_the_third_column(shop, two, sheet, tmp_path):
    path = put(tmp_path, added_to(sheet.pdf, FILLED))
    answers = shop.desk.sheet_answers
    answers.note(path, answers.read(path).sha256)
    after = shop.desk.papers.evidence(two)
    assert after.number != sheet.number
    assert "Left us with a scratch." in " ".join(text_of(after.pdf).split())
    assert "scratch" not in text_of(sheet.pdf)


@needs_qpdf
def test_one_that_another_program_wrote_is_the_same_answer(shop, two, sheet, tmp_path):
    found = shop.desk.sheet_answers.read(put(tmp_path, by_qpdf(tmp_path, sheet.pdf, FILLED)))
    assert (found.proof, problems(found, "en")) == ("manifest", [])


@pytest.mark.parametrize(("added", "proof"), [(True, "signed"), (False, "manifest")])
def test_one_that_was_filled_in_and_saved_in_a_browser_is_the_same_answer(
    shop, two, sheet, tmp_path, added, proof
):
    """Its engine draws whatever field has no look, also the one that nobody sees."""
    back = by_pdfium(sheet.pdf, FILLED, added=added)
    answers = shop.desk.sheet_answers
    found = answers.read(put(tmp_path, back))
    assert (found.proof, problems(found, "en")) == (proof, [])
    same = answers.read(put(tmp_path, written_anew(sheet.pdf, FILLED), "same.pdf"))
    assert found.read.answers == same.read.answers


def test_a_file_that_lost_its_attachments_is_known_by_its_word_alone_and_that_is_said(
    shop, sheet, tmp_path
):
    out = BytesIO()
    with pikepdf.open(BytesIO(written_anew(sheet.pdf, FILLED))) as document:
        for name in list(document.attachments):
            del document.attachments[name]
        document.save(out)
    found = shop.desk.sheet_answers.read(put(tmp_path, out.getvalue()))
    assert found.proof == "reference"
    assert "lost on the way" in proved(found, "en")


def refused(shop, path, key):
    with pytest.raises(Refusal) as found:
        shop.desk.sheet_answers.read(path)
    assert found.value.key == key
    for lang in ("en", "zh"):
        assert "{" not in found.value.say(lang)
    assert found.value.say("en").endswith((".", "made it."))


def test_what_it_does_not_answer_is_said_in_one_sentence_each(shop, two, sheet, tmp_path):
    other = open_desk(tmp_path / "other", create=True, clock=shop.desk.store.clock)
    path = put(tmp_path, added_to(sheet.pdf, FILLED))
    with pytest.raises(Refusal) as found:
        other.sheet_answers.read(path)
    assert found.value.key == "answers.unknown_sheet"
    other.close()
    refused(shop, put(tmp_path, sheet.pdf), "answers.nothing_filled")

    def meddled(change) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(written_anew(sheet.pdf, FILLED))) as document:
            change(document)
            document.save(out)
        return out.getvalue()

    def reference(number: str, manifest: str):
        def change(document):
            for field in document.Root.AcroForm.Fields:
                if field.T == "sendback-reference":
                    field.V = f"{number} sha256:{manifest}"

        return change

    refused(
        shop,
        put(tmp_path, meddled(reference("RC-1999-1-E1", "0" * 64))),
        "answers.unknown_sheet",
    )
    refused(
        shop, put(tmp_path, meddled(reference(sheet.number, "0" * 64))), "answers.other_sheet"
    )

    def manifest(document):
        document.attachments["manifest.json"] = b"{}"

    refused(shop, put(tmp_path, meddled(manifest)), "answers.other_manifest")


def test_more_than_an_answer_behind_the_signature_is_not_gone_by(shop, sheet, tmp_path):
    names = names_of(sheet.pdf)
    assert "item-1" in names
    path = put(tmp_path, changed_behind(sheet.pdf, other_page, FILLED))
    refused(shop, path, "answers.more_changed")


def test_an_older_edition_is_told(shop, two, sheet, tmp_path):
    path = put(tmp_path, added_to(sheet.pdf, FILLED))
    shop.desk.cases.set_found_says(two, "condition", "Cracked across the base")
    newer = shop.desk.papers.evidence(two)
    assert newer.number != sheet.number
    (told,) = remarks(shop.desk.sheet_answers.read(path), "en")
    assert newer.number in told
    assert sheet.number in told


@pytest.mark.parametrize(
    ("filled", "word"),
    [
        ({"item-1": "/part"}, "without a sum"),
        ({"item-1": "/part", "item-1-sum": "9999"}, "more than"),
        ({"item-1": "/part", "item-1-sum": "EUR 2"}, "another currency"),
        ({"item-1": "/part", "item-1-sum": "1,022"}, "one way only"),
        ({"item-1": "/accept", "item-2": "/part"}, "without a sum"),
    ],
)
def test_what_contradicts_itself_is_noted_by_nobody(shop, two, sheet, tmp_path, filled, word):
    path = put(tmp_path, added_to(sheet.pdf, filled))
    found = shop.desk.sheet_answers.read(path)
    (told,) = problems(found, "en")
    assert word in told
    before = shop.desk.cases.history(two)
    with pytest.raises(Contradicted) as refusal:
        shop.desk.sheet_answers.note(path, found.sha256)
    assert told in refusal.value.say("en")
    assert refusal.value.say("zh") != refusal.value.say("en")
    assert shop.desk.cases.history(two) == before
    assert not (shop.desk.folder / "documents" / f"{sheet.number}-A.pdf").exists()


def test_a_claim_that_was_answered_or_not_sent_says_so(shop, two, sheet, tmp_path):
    shop.do(two, Move.CLAIM_REFUSED, line=1)
    found = shop.desk.sheet_answers.read(put(tmp_path, added_to(sheet.pdf, FILLED)))
    assert len(problems(found, "en")) == 1
    # and one that was never sent
    shop.supplier("North Light", costs=[("LAMP", "30")], rma_needed=False)
    other = shop.request(
        shop.item("LAMP", "45.00", order_id="113-2222222-2222222", amazon_rma_id="DA2")
    )
    shop.do(other, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    pdf = shop.desk.papers.evidence(other).pdf
    found = shop.desk.sheet_answers.read(put(tmp_path, added_to(pdf, {"remedy": "/refund"})))
    (told,) = problems(found, "en")
    assert "Note first that the claim was sent" in told


def test_a_tick_on_a_sheet_that_asks_for_less_than_was_claimed_is_not_noted(shop, tmp_path):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    asks_six = shop.desk.papers.evidence(case_id).pdf
    more = Money(2000, "USD")
    shop.do(case_id, StepKind.SEND_CLAIM, reason="the buyer sent none", amount=more)
    path = put(tmp_path, added_to(asks_six, {"remedy": "/refund"}))
    found = shop.desk.sheet_answers.read(path)
    (told,) = problems(found, "en")
    assert "USD 6.00" in told
    assert "USD 20.00" in told
    with pytest.raises(Contradicted):
        shop.desk.sheet_answers.note(path, found.sha256)
    assert claims(shop, case_id) == [(_S.CLAIM_SENT, None)]
    # the sheet that was made for that claim is answered by a tick
    asks_all = shop.desk.papers.evidence(case_id).pdf
    path = put(tmp_path, added_to(asks_all, {"remedy": "/refund"}))
    shop.desk.sheet_answers.note(path, shop.desk.sheet_answers.read(path).sha256)
    assert claims(shop, case_id) == [(_S.ACCEPTED, more)]


def test_words_without_a_tick_are_noted_and_the_claim_stays_open(shop, two, sheet, tmp_path):
    filled = {"says-2-condition": "It was whole.", "words": "We are looking."}
    path = put(tmp_path, added_to(sheet.pdf, filled))
    found = shop.desk.sheet_answers.read(path)
    assert any("Nothing is ticked" in each for each in remarks(found, "en"))
    shop.desk.sheet_answers.note(path, found.sha256)
    assert claims(shop, two) == [(_S.CLAIM_SENT, None)] * 2
    assert shop.case(two).lines[1].supplier_says["condition"] == "It was whole."
    assert any("We are looking." in event.body for event in shop.desk.cases.history(two))


def test_a_file_that_was_changed_since_it_was_looked_at_is_not_noted(
    shop, two, sheet, tmp_path
):
    path = put(tmp_path, added_to(sheet.pdf, FILLED))
    sha256 = shop.desk.sheet_answers.read(path).sha256
    put(tmp_path, added_to(sheet.pdf, {"item-1": "/accept", "item-2": "/accept"}))
    with pytest.raises(Refusal) as found:
        shop.desk.sheet_answers.note(path, sha256)
    assert found.value.key == "answers.changed_since"
    assert claims(shop, two) == [(_S.CLAIM_SENT, None)] * 2


def test_a_kept_answer_is_not_called_a_paper_of_ours(shop, sheet, tmp_path):
    path = put(tmp_path, added_to(sheet.pdf, FILLED))
    shop.desk.sheet_answers.note(path, shop.desk.sheet_answers.read(path).sha256)
    kept = shop.desk.folder / "documents" / f"{sheet.number}-A.pdf"
    checked = shop.desk.papers.check(kept)
    assert (checked.unchanged, checked.known) == (True, "desk")
    assert any("nothing but fields" in part.why for part in checked.parts)
    assert dict(checked.answer)["item-1"] == "part"
    # and one written anew, which no desk made
    again = put(tmp_path, written_anew(sheet.pdf, FILLED), "anew.pdf")
    assert not shop.desk.papers.check(again).unchanged


def test_a_desk_with_a_kept_answer_is_sound_and_misses_it_when_it_is_gone(
    shop, sheet, tmp_path
):
    path = put(tmp_path, added_to(sheet.pdf, FILLED))
    shop.desk.sheet_answers.note(path, shop.desk.sheet_answers.read(path).sha256)
    assert shop.desk.keeping.check().sound
    name = f"{sheet.number}-A.pdf"
    (shop.desk.folder / "documents" / name).unlink()
    assert any(name in found.where for found in shop.desk.keeping.check().findings)


def test_one_tick_for_both_items_answers_both(shop, two, sheet, tmp_path):
    path = put(tmp_path, added_to(sheet.pdf, {"remedy": "/refund"}))
    found = shop.desk.sheet_answers.read(path)
    assert [item for item, _ in answered(found, "en")] == [
        line.title for line in shop.case(two).lines
    ]
    shop.desk.sheet_answers.note(path, found.sha256)
    case = shop.case(two)
    assert claims(shop, two) == [
        (_S.ACCEPTED, case.claims_of(line)[-1].amount) for line in case.lines
    ]


def test_no_such_file_and_a_folder(shop, tmp_path):
    with pytest.raises(UnreadableFile):
        shop.desk.sheet_answers.read(tmp_path / "none.pdf")
    with pytest.raises(Refusal):
        shop.desk.sheet_answers.read(tmp_path)


def test_a_platform_does_not_fill_the_suppliers_column(shop, two, tmp_path):
    pdf = shop.desk.papers.evidence(disputed(shop.desk, two), addressee=Party.PLATFORM).pdf
    assert not [name for name in names_of(pdf) if name.startswith("says-")]
    out = BytesIO()
    with pikepdf.open(BytesIO(written_anew(pdf, {"words": "We look into it."}))) as document:
        says = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="says-1-condition", V="It was whole.")
        document.Root.AcroForm.Fields.append(document.make_indirect(says))
        document.save(out)
    refused(shop, put(tmp_path, out.getvalue()), "answers.unknown_field")
    assert "condition" not in shop.case(two).lines[0].supplier_says


def test_what_a_former_supplier_answers_binds_no_other(shop, tmp_path):
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    kilns = shop.desk.papers.evidence(case_id).pdf
    other = shop.supplier("North Light", rma_needed=False)
    shop.desk.cases.set_supplier(case_id, other)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="the buyer sent none")
    for choice in ("/refund", "/refused"):
        path = put(tmp_path, added_to(kilns, {"remedy": choice}))
        found = shop.desk.sheet_answers.read(path)
        for lang in ("en", "zh"):
            (told,) = problems(found, lang)
            assert "Kiln & Co" in told
            assert "North Light" in told
        with pytest.raises(Contradicted):
            shop.desk.sheet_answers.note(path, found.sha256)
    assert claims(shop, case_id) == [(_S.CLAIM_SENT, None)]


def test_a_sheet_from_before_its_supplier_had_a_name_is_his(shop, tmp_path, monkeypatch):
    case_id = shop.request(shop.item("MUG", "40.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    with monkeypatch.context() as before:
        # an earlier version made it; none is made for nobody any more
        before.setattr(sheet_material, "demand_ground", lambda *_: None)
        pdf = shop.desk.papers.evidence(case_id, lang="en").pdf
    shop.desk.cases.set_supplier(case_id, shop.supplier(rma_needed=False))
    filled = {"remedy": "/refused", "words": "It left us whole."}
    found = shop.desk.sheet_answers.read(put(tmp_path, added_to(pdf, filled)))
    assert [each for each in problems(found, "en") if "was made for" in each] == []


def test_where_a_carrier_is_asked_beside_him_the_supplier_answers_his_own_claim(shop, tmp_path):
    """Of two bowls one came broken, the other was lost: $60 of each, and his tick is for his own."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    item = shop.item("BOWL", "300.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    sent_off(shop.desk, case_id)
    one_came_broken(shop.desk, case_id)
    one_was_lost(shop.desk, case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.SUPPLIER, reason="no photo")
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER, reason="it never came")
    pdf = shop.desk.papers.evidence(case_id, addressee=Party.SUPPLIER).pdf
    path = put(tmp_path, added_to(pdf, {"remedy": "/refund", "name": "Chen Wei"}))
    found = shop.desk.sheet_answers.read(path)
    assert problems(found, "en") == []
    shop.desk.sheet_answers.note(path, found.sha256)
    supplier, carrier = shop.case(case_id).claims
    assert (supplier.of, supplier.accepted) == (Party.SUPPLIER, Money(6000, "USD"))
    assert (carrier.of, carrier.accepted) == (Party.CARRIER, None)
