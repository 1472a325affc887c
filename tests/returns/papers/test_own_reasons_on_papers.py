"""A reason of the seller's own is called by its name in letters, on sheets, labels and summaries."""

import pypdfium2
import pytest

from returns.casework.products import ProductTold
from returns.documents.event_words import moves
from returns.money import Money
from returns.papers.case_digest import case_digest
from returns.records.options import NewCase, StepOptions
from returns.records.own_reason import OwnReason
from returns.records.policy import PolicyTerms
from returns.terms import Move, Party, StepKind

SMELLS = OwnReason("own_smells", "Reeks <b>of</b> smoke & tar", "有烟味", "defective")


@pytest.fixture
def case_id(desk):
    desk.settings.set(reasons=(SMELLS,))
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    (supplier,) = desk.policies.suppliers()
    day = desk.store.clock.now().date().replace(month=1)
    desk.policies.new_version(supplier.id, PolicyTerms(damage_days=10), day)
    desk.products.tell("LAMP", ProductTold(cost=Money.parse("12.00", "USD")))
    price = Money.parse("129.00", "USD")
    new = NewCase("302-1", "Amazon US", "Lamp, oak", SMELLS.id, price, "LAMP")
    (opened,) = desk.by_hand.open(new).case_ids
    desk.cases.set_supplier(opened, supplier.id)
    return opened


@pytest.mark.parametrize(("lang", "name"), [("en", SMELLS.en), ("zh", SMELLS.zh)])
def test_the_sheet_calls_it_so_with_every_sign_as_it_was_written(desk, case_id, lang, name):
    desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(reason=SMELLS.id))
    paper = desk.papers.evidence(case_id, addressee=Party.SUPPLIER, lang=lang)
    with pypdfium2.PdfDocument(paper.pdf) as pdf:
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    told = "".join(words.split())
    assert "".join(name.split()) in told
    assert "own_smells" not in told


def test_the_letter_to_the_supplier_calls_it_so(desk, case_id):
    letter = desk.cases.preview_letter(case_id, StepKind.ASK_RMA, StepOptions())
    assert letter is not None
    assert SMELLS.en in letter.body


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_summary_and_the_history_call_it_so(desk, case_id, lang):
    desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(reason="style"))
    desk.cases.do(case_id, Move.BUYER_SAID, StepOptions(reason=SMELLS.id))
    with desk.store.reading() as tx:
        digest = case_digest(desk.store, tx, case_id, lang)
    told = [step.what for step in digest.history]
    assert any(f"→ {SMELLS.words[lang]}" in step for step in told)
    assert "own_smells" not in "".join(told)
    last = desk.cases.history(case_id)[-1]
    assert "own_smells" in moves(last, lang)[0], "who knows no name shows what is kept"
