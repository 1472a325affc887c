"""The store policy of a real desk: derived, written, published, saved."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import insert

from db.tables import trade as s
from returns.errors import DeskProblem, UnreadableFile
from returns.records.policy import Address, PolicyTerms
from returns.rules.policy.policy_watch import Promise, promise_of, shortened
from returns.rules.policy.store_policy import GroupWindow, StorePolicy
from returns.terms import Standing


def add(desk, name, days, *groups, holds_from=date(2026, 1, 1)):
    desk.policies.add_supplier(name)
    (supplier,) = [each for each in desk.policies.suppliers() if each.name == name]
    desk.policies.new_version(supplier.id, PolicyTerms(window_days=days), holds_from)
    with desk.store.transaction() as tx:
        for group in groups:
            values = {
                "sku": f"{name}-{group}",
                "supplier_id": supplier.id,
                "product_group": group,
            }
            tx.execute(insert(s.product).values(**values))
    return supplier.id


def windows(policy):
    return {window.name: window.days for window in policy.windows}


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_one_window_for_all_comes_from_the_shortest_supplier(desk):
    add(desk, "Kiln & Co", 14, "mugs")
    add(desk, "Northlight", 30, "lamps")
    assert windows(desk.policies.store_policy(False)) == {"": 11}


def test_one_window_per_group_when_the_seller_chose_so(desk):
    add(desk, "Kiln & Co", 14, "mugs")
    add(desk, "Northlight", 20, "lamps")
    assert windows(desk.policies.store_policy(True)) == {"mugs": 11, "lamps": 16}
    desk.settings.set(per_group=True)
    assert windows(desk.policies.store_policy()) == {"mugs": 11, "lamps": 16}


def test_a_stopped_supplier_no_longer_shortens_the_promise(desk):
    kiln = add(desk, "Kiln & Co", 14)
    add(desk, "Northlight", 30)
    desk.policies.edit_supplier(kiln, standing=Standing.STOPPED)
    assert windows(desk.policies.store_policy()) == {"": 24}


def test_a_version_that_is_ahead_counts_already_beside_the_one_that_holds(desk):
    kiln = add(desk, "Kiln & Co", 30)
    desk.policies.new_version(kiln, PolicyTerms(window_days=14), date(2026, 12, 1))
    assert windows(desk.policies.store_policy()) == {"": 11}
    desk.policies.new_version(kiln, PolicyTerms(window_days=60), date(2027, 1, 1))
    assert windows(desk.policies.store_policy()) == {"": 24}


def test_the_text_is_written_in_both_languages_without_any_address(desk):
    kiln = add(desk, "Kiln & Co", 14)
    desk.policies.set_warehouse(
        kiln, None, "Stoke", Address(lines=("Kiln Road",), city="Stoke")
    )
    english = desk.policies.store_policy_blocks("en")
    assert english[0][0] == "heading"
    assert any("11 days" in text for _, text in english)
    assert any("tracking number" in text for _, text in english)
    assert not any("Kiln" in text or "Stoke" in text for _, text in english)
    assert any("11 天" in text for _, text in desk.policies.store_policy_blocks("zh"))


@pytest.mark.parametrize("ending", [".html", ".pdf", ".txt"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_text_is_saved_as_people_publish_it(desk, tmp_path, ending, lang):
    add(desk, "Kiln & Co", 14)
    path = tmp_path / f"policy{ending}"
    desk.policies.save_store_policy(path, lang)
    written = path.read_bytes()
    text = text_of(written) if ending == ".pdf" else written.decode("utf-8")
    assert ("11 days" if lang == "en" else "11 天") in text.replace("\n", " ")


def test_the_same_policy_makes_the_same_bytes(desk, tmp_path):
    add(desk, "Kiln & Co", 14)
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    desk.policies.save_store_policy(one, "en")
    desk.policies.save_store_policy(two, "en")
    assert one.read_bytes() == two.read_bytes()


def test_another_ending_is_refused_and_nothing_is_written(desk, tmp_path):
    path = tmp_path / "policy.docx"
    with pytest.raises(UnreadableFile):
        desk.policies.save_store_policy(path, "en")
    assert not path.exists()


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(desk, tmp_path):
    add(desk, "Kiln & Co", 14)
    taken = tmp_path / "returns.pdf"
    taken.mkdir()
    with pytest.raises(DeskProblem) as refused:
        desk.policies.save_store_policy(taken, "en")
    assert "returns.pdf" in refused.value.say("en")
    assert {each.name for each in tmp_path.iterdir()} == {"desk", "returns.pdf"}


def test_what_is_published_follows_the_derived_windows():
    one = StorePolicy((GroupWindow("", 11, 14),), per_group=False)
    assert promise_of(one) == Promise(11)
    groups = StorePolicy(
        (GroupWindow("lamps", 16, 20), GroupWindow("mugs", 11, 14)), per_group=True
    )
    assert promise_of(groups) == Promise(0, {"lamps": 16, "mugs": 11})


@pytest.mark.parametrize(
    ("before", "derived", "after"),
    [
        (Promise(24), Promise(11), Promise(11)),
        (Promise(10), Promise(24), Promise(10)),
        (
            Promise(24),
            Promise(0, {"mugs": 11, "lamps": 40}),
            Promise(11, {"mugs": 11, "lamps": 24}),
        ),
        (
            Promise(0, {"mugs": 24}),
            Promise(0, {"mugs": 11, "lamps": 16}),
            Promise(0, {"mugs": 11, "lamps": 0}),
        ),
        (Promise(24), Promise(16, {"mugs": 11}), Promise(16, {"mugs": 11})),
    ],
)
def test_shortening_never_lengthens_a_window(before, derived, after):
    assert shortened(before, derived) == after


def test_a_law_that_gives_buyers_more_days_is_named(desk):
    add(desk, "Kiln & Co", 14)
    with desk.store.transaction() as tx:
        for name, country in (("Shop US", "US"), ("Amazon DE", "DE"), ("eBay UK", "GB")):
            tx.execute(insert(s.channel).values(name=name, platform="shop", country=country))
    floor = desk.policies.floor()
    assert (floor.days, floor.country, floor.promised) == (14, "EU", 11)


def test_the_law_of_the_union_is_named_for_a_shop_that_sells_to_all_of_it(desk):
    add(desk, "Kiln & Co", 14)
    with desk.store.transaction() as tx:
        tx.execute(insert(s.channel).values(name="Amazon EU", platform="amazon", country=""))
    floor = desk.policies.floor()
    assert (floor.days, floor.country, floor.promised) == (14, "EU", 11)


def test_a_policy_that_meets_the_law_is_not_warned_of(desk):
    add(desk, "Northlight", 30)
    with desk.store.transaction() as tx:
        tx.execute(insert(s.channel).values(name="Amazon DE", platform="amazon", country="DE"))
    assert desk.policies.floor() is None


def test_the_seller_decides_how_much_it_is_tightened(desk):
    add(desk, "Kiln & Co", 20)
    triage = replace(desk.settings.get().triage, tighten_percent=50)
    desk.settings.set(triage=triage)
    assert windows(desk.policies.store_policy()) == {"": 10}
