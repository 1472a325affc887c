"""The picture on page 1 shows why it was judged so: the inside of an empty box, not its front."""

import io

import pytest
from PIL import Image

from returns.documents.evidence_pages.decisive import chosen_of
from returns.papers.sheet.sealed_pictures import SealedPicture
from returns.papers.sheet.sheet_pictures import photo_pages
from returns.rules.goods.shot_list import all_shots, deciding_shots
from returns.terms import Move, Verdict

SHOTS = ("outer_box", "front", "defect_close", "accessories", "beside_listing", "opened_inside")


def chosen(shop, verdict, reason, shots=SHOTS, **found):
    told = {"return_reason": reason, "tracking_id": "T1"}
    case_id = shop.request(shop.item("BOWL", "104.91", **told))
    for at, shot in enumerate(shots):
        out = io.BytesIO()
        Image.new("RGB", (90, 70), (at * 40, 80, 160)).save(out, "JPEG")
        shop.desk.photos.add_bytes(case_id, out.getvalue(), f"{shot}.jpg", shot)
    shop.do(case_id, Move.RECEIVE)
    shop.look(case_id, **found)
    shop.finish(case_id, verdict)
    case = shop.case(case_id)
    pictures = [SealedPicture(photo, shop.folder) for photo in case.photos]
    pages = photo_pages(pictures, "en", case=case)
    return [pages[at].shot for at in chosen_of(pages)]


@pytest.mark.parametrize(
    ("verdict", "reason", "first"),
    [
        (Verdict.EMPTY, "CR-DEFECTIVE", "opened_inside"),
        (Verdict.WRONG_ITEM, "CR-DEFECTIVE", "beside_listing"),
        (Verdict.PARTS_MISSING, "CR-UNWANTED_ITEM", "accessories"),
        (Verdict.AS_CLAIMED, "CR-MISSING_PARTS", "accessories"),
        (Verdict.BUYER_DAMAGE, "CR-DEFECTIVE", "defect_close"),
    ],
)
def test_it_is_the_shot_that_shows_the_verdicts_reason(shop, verdict, reason, first):
    assert chosen(shop, verdict, reason)[0] == first


def test_where_none_shows_it_the_first_that_may_is_taken(shop):
    assert chosen(shop, Verdict.EMPTY, "CR-DEFECTIVE", ("front", "outer_box"))[0] == "outer_box"


@pytest.mark.parametrize("verdict", ["", *Verdict])
@pytest.mark.parametrize("reason", ["defective", "missing_parts", "wrong_item"])
def test_every_deciding_shot_is_one_that_can_be_taken(verdict, reason):
    assert set(deciding_shots(verdict, reason)) <= set(all_shots())
