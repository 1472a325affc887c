"""Papers of a real desk: what is made can be checked again, and what is checked cannot harm."""

import os

import pytest

from returns.errors import IllegalMove, Refusal, UnreadableFile
from returns.money import Money
from returns.papers.sheet import evidence_sheet
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.sample.pictures import product_png
from returns.terms import Offer, Party, Route, StepKind
from tests.supplied import supplied


@pytest.fixture
def case_id(desk):
    """A case with one photo."""
    new = NewCase("302-1", "Shop", "Mug 350 ml", "defective", Money(1840, "USD"), sku="MUG")
    (opened,) = desk.by_hand.open(supplied(desk, new)).case_ids
    desk.photos.add_bytes(opened, product_png("mug", "#225588"), "mug.png", "front")
    return opened


def test_a_sheet_is_made_once_and_is_unchanged(desk, case_id):
    made = desk.papers.evidence(case_id, with_originals=True)
    assert desk.papers.evidence(case_id, with_originals=True).sha256 == made.sha256
    assert desk.papers.check(made.path).unchanged


def test_more_originals_than_verify_reads_are_refused_before_a_sheet_is_made(
    desk, case_id, monkeypatch
):
    monkeypatch.setattr(evidence_sheet, "_MOST_ORIGINALS", 10)
    with pytest.raises(Refusal, match="leave the originals out"):
        desk.papers.evidence(case_id, with_originals=True)
    assert list((desk.folder / "documents").iterdir()) == []
    assert desk.papers.check(desk.papers.evidence(case_id).path).unchanged


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(desk, tmp_path):
    os.mkfifo(tmp_path / "sheet.pdf")
    with pytest.raises(UnreadableFile, match="pipe or a device"):
        desk.papers.check(tmp_path / "sheet.pdf")


@pytest.mark.parametrize("name", ["missing.pdf", "folder.pdf"])
def test_what_cannot_be_read_is_told(desk, tmp_path, name):
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(UnreadableFile, match="Nothing was checked or changed"):
        desk.papers.check(tmp_path / name)


def approve(desk, case_id):
    """The buyer is to send it to us."""
    offer = StepOptions(offer=Offer.REFUND_ON_RECEIPT)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, offer)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))


@pytest.mark.parametrize(("lang", "where"), [("en", "in Settings"), ("zh", "“设置”里")])
def test_no_label_is_sent_that_names_no_place_to_come_back_to(desk, case_id, lang, where):
    approve(desk, case_id)
    desk.settings.set(return_address=Address())
    for attempt in (
        lambda: desk.cases.do(case_id, StepKind.SEND_LABEL),
        lambda: desk.papers.label([case_id]),
    ):
        with pytest.raises(IllegalMove) as refused:
            attempt()
        assert where in refused.value.say(lang)
        assert "sendback settings --set return_address=" in refused.value.say(lang)
    assert desk.cases.get(case_id).lines[0].label_made_at is None


@pytest.mark.usefixtures("at_quay")
def test_a_label_is_sent_once_the_desk_has_an_address(desk, case_id):
    approve(desk, case_id)
    desk.cases.do(case_id, StepKind.SEND_LABEL)
    assert desk.cases.get(case_id).lines[0].label_made_at is not None


def test_a_label_that_was_bought_elsewhere_can_be_noted(desk, case_id):
    approve(desk, case_id)
    desk.cases.do(case_id, StepKind.SEND_LABEL, StepOptions(overrule=True))
    assert desk.cases.get(case_id).lines[0].label_made_at is not None
    assert '"overruled"' in desk.cases.history(case_id)[-1].body


@pytest.mark.usefixtures("at_quay")
def test_a_label_for_goods_that_are_here_is_questioned(desk, case_id):
    approve(desk, case_id)
    assert desk.papers.label([case_id]).caution("en") == ""
    desk.receiving.receive(case_id)
    paper = desk.papers.label([case_id])
    assert "the goods are here already" in paper.caution("en")
    assert "已经收到" in paper.caution("zh")


@pytest.mark.usefixtures("at_quay")
def test_goods_that_are_here_and_stay_have_no_label_and_it_is_said_why(desk, case_id):
    approve(desk, case_id)
    assert "label" in desk.papers.applying(case_id, Party.SUPPLIER)
    assert desk.papers.label_now(case_id).kind == "label"
    desk.receiving.receive(case_id)
    assert "label" not in desk.papers.applying(case_id, Party.SUPPLIER)
    with pytest.raises(IllegalMove) as refused:
        desk.papers.label_now(case_id)
    assert refused.value.key == "papers.goods_here"
    assert desk.papers.without_label([case_id])[case_id].key == "papers.goods_here"
