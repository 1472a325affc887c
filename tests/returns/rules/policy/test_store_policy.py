"""The promise to buyers leaves time to act, and names no address."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.money import Money
from returns.records.advice import Because
from returns.records.facts import TriageSettings
from returns.records.policy import PolicyTerms, ReturnFee, Supplier, SupplierPolicy
from returns.records.policy_warning import Watch
from returns.rules.dates.until import carried_from_delivery
from returns.rules.policy.policy_watch import Promise, promise_of, watch
from returns.rules.policy.store_page import store_page
from returns.rules.policy.store_policy import GroupTerms, StorePolicy, derive
from returns.rules.sentences import sentence, sentences
from returns.terms import Standing, WindowStart

SETTINGS = TriageSettings()


def group(name: str, days: int, **terms: object) -> GroupTerms:
    return GroupTerms(name, PolicyTerms(window_days=days, **terms), f"{name} & Co")


def days(policy: StorePolicy) -> dict[str, int]:
    return {window.name: window.days for window in policy.windows}


def text(policy: StorePolicy, lang: str = "en") -> str:
    return "\n".join(words for _, words in store_page(policy, lang, "Harbour Gifts").blocks())


def test_a_supplier_with_thirty_days_lets_us_promise_twenty_to_twenty_five() -> None:
    promise = days(derive([group("Mugs", 30)], SETTINGS, per_group=False))[""]
    assert 20 <= promise <= 25
    assert promise == 24


def test_twenty_and_fourteen_days_make_ten_to_twelve_for_all() -> None:
    groups = [group("Mugs", 20), group("Lamps", 14)]
    promise = days(derive(groups, SETTINGS, per_group=False))[""]
    assert 10 <= promise <= 12
    assert promise == 11


def test_or_one_window_for_each_group() -> None:
    groups = [group("Mugs", 20), group("Lamps", 14)]
    policy = derive(groups, SETTINGS, per_group=True)
    assert days(policy) == {"Mugs": 16, "Lamps": 11}
    assert policy.days_for("Lamps") == 11
    assert policy.days_for("Chairs") is None
    assert "Mugs: 16 days" in text(policy)


def test_a_group_with_two_suppliers_follows_the_shorter_one() -> None:
    groups = [group("Mugs", 30), GroupTerms("Mugs", PolicyTerms(window_days=14), "Other")]
    assert days(derive(groups, SETTINGS, per_group=True)) == {"Mugs": 11}


def test_the_working_is_shown() -> None:
    policy = derive([group("Mugs", 14)], SETTINGS, per_group=False)
    assert sentences(policy.sentences)[0] == (
        "Shortest supplier window 14 days × 80 % = 11 days"
    )
    assert "14 天" in sentences(policy.sentences, "zh")[0]


def test_a_supplier_who_counts_from_the_order_is_warned_of() -> None:
    early = group("Mugs", 30, window_from=WindowStart.ORDER)
    policy = derive([early], SETTINGS, per_group=False)
    assert any(
        "Mugs & Co takes goods back for 30 days from the order" in said
        for said in sentences(policy.sentences)
    )


@pytest.mark.parametrize(
    ("start", "countries", "travel", "promised"),
    [
        # (ships within, arrives within) at most: anywhere 3 + 14, US 3 + 12, DE 3 + 9
        (WindowStart.ORDER, (), 17, 10),
        (WindowStart.ORDER, ("US",), 15, 12),
        (WindowStart.ORDER, ("DE",), 12, 14),
        (WindowStart.ORDER, ("DE", "US"), 15, 12),
        (WindowStart.SHIPMENT, ("US",), 12, 14),
        (WindowStart.DELIVERY, ("US",), 0, 24),
    ],
)
def test_what_travels_longest_comes_off_before_the_promise_is_tightened(
    start: WindowStart, countries: tuple[str, ...], travel: int, promised: int
) -> None:
    early = group("Mugs", 30, window_from=start)
    policy = derive([early], SETTINGS, per_group=False, countries=countries)
    assert days(policy) == {"": promised}
    assert policy.windows[0].on_the_way == travel
    working = sentences(policy.sentences)[0]
    assert (f"(30 days − {travel} on the way) × 80 % = {promised} days" in working) is bool(
        travel
    )


def test_the_shortest_is_the_one_that_is_over_first_after_delivery() -> None:
    groups = [group("Mugs", 20), group("Lamps", 30, window_from=WindowStart.ORDER)]
    policy = derive(groups, SETTINGS, per_group=False, countries=("US",))
    assert days(policy) == {"": 12}
    assert policy.windows[0].supplier == "Lamps & Co"


@pytest.mark.parametrize("per_group", [False, True])
def test_who_is_over_before_the_goods_arrive_carries_nothing(per_group: bool) -> None:
    groups = [group("Mugs", 30), group("Lamps", 14, window_from=WindowStart.ORDER)]
    policy = derive(groups, SETTINGS, per_group=per_group, countries=("US",))
    assert days(policy) == ({"Mugs": 24, "Lamps": 0} if per_group else {"": 24})
    assert any(
        "Lamps & Co" in said and "0 days left" in said for said in sentences(policy.sentences)
    )


@given(
    window=st.integers(0, 90),
    start=st.sampled_from(WindowStart),
    countries=st.sets(st.sampled_from(["US", "DE", "GB", "CN", "FR"])),
)
def test_what_is_derived_is_never_a_gap(
    window: int, start: WindowStart, countries: set[str]
) -> None:
    """Published days, gaps and the days that a refusal names go by one rule."""
    terms = PolicyTerms(window_days=window, window_from=start)
    policy = derive(
        [GroupTerms("", terms, "Kiln & Co")], SETTINGS, per_group=False, countries=countries
    )
    version = SupplierPolicy(1, 1, 1, date(2026, 1, 1), date(2026, 1, 1), terms)
    kiln = Supplier(1, "Kiln & Co", "", "en", Standing.ACTIVE, policies=(version,))
    promise = promise_of(policy)
    assert promise.days <= carried_from_delivery(terms, countries=countries)
    found = watch([kiln], promise, {}, date(2026, 1, 2), countries=countries)
    assert not [each for each in found if each.kind is Watch.GAP]
    longer = Promise(carried_from_delivery(terms, countries=countries) + 1)
    found = watch([kiln], longer, {}, date(2026, 1, 2), countries=countries)
    assert [each.days for each in found if each.kind is Watch.GAP] == [1]


def test_who_has_few_days_left_on_delivery_shortens_no_promise_for_all_goods() -> None:
    """15 days from the shipment leave 3 in the US; the other's 14 from the delivery promise 11, not 2."""
    late = group("Audio", 15, window_from=WindowStart.SHIPMENT)
    groups = [group("Mugs", 14), late]
    policy = derive(groups, SETTINGS, per_group=False, countries={"US"})
    assert days(policy) == {"": 11}
    assert any("Audio & Co" in said for said in sentences(policy.sentences))
    # of its own goods it is all that can be promised
    assert days(derive(groups, SETTINGS, per_group=True, countries={"US"}))["Audio"] == 2
    assert days(derive([late], SETTINGS, per_group=False, countries={"US"})) == {"": 2}


def test_a_supplier_who_takes_nothing_shortens_no_promise_but_is_named() -> None:
    groups = [group("Mugs", 30), group("Art", 30, takes_returns=False)]
    one = derive(groups, SETTINGS, per_group=False)
    assert days(one) == {"": 24}
    assert any("Art & Co takes no returns" in said for said in sentences(one.sentences))
    each = derive(groups, SETTINGS, per_group=True)
    assert days(each) == {"Mugs": 24, "Art": 0}
    assert "Art: only if it arrived damaged" in text(each)


def test_the_published_text_asks_for_a_letter_first_and_a_tracking_number() -> None:
    english = text(derive([group("Mugs", 30)], SETTINGS, per_group=False))
    assert "within 24 days of delivery" in english
    assert "write to us first" in english
    assert "tracking number" in english
    assert "the postage is yours" in english
    chinese = text(derive([group("Mugs", 30)], SETTINGS, per_group=False), "zh")
    assert "签收后 24 天" in chinese
    assert "运单号" in chinese


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_published_text_names_no_return_address_and_no_supplier(lang: str) -> None:
    terms = PolicyTerms(contact="Unit 7, Kiln Road, Stoke", window_days=30)
    policy = derive([GroupTerms("Mugs", terms, "Kiln & Co")], SETTINGS, per_group=True)
    assert "Kiln" not in text(policy, lang)
    assert "Stoke" not in text(policy, lang)


def test_what_suppliers_keep_is_told_to_the_seller_and_never_to_buyers() -> None:
    groups = [
        group("Mugs", 30, fee=ReturnFee(15)),
        group("Lamps", 30, fee=ReturnFee(0, Money(500, "EUR"))),
        group("Art", 30),
    ]
    policy = derive(groups, SETTINGS, per_group=True)
    (told,) = [said for said in sentences(policy.sentences) if "on you" in said]
    assert "Mugs & Co 15 % · Lamps & Co EUR 5.00" in told
    assert any("Mugs & Co 15% · " in said for said in sentences(policy.sentences, "zh"))
    assert "Art & Co" not in told
    page = store_page(policy)
    assert {row[-1] for row in page.rows} == {"none"}
    assert "15" not in text(policy)


def test_each_group_says_how_long_who_pays_in_what_state_and_what_it_costs() -> None:
    groups = [
        group("Mugs", 20, condition="unused, in the original carton", damage_days=10),
        group("Lamps", 14, takes_ordered_wrong=False, condition="未使用"),
        group("Art", 30, takes_returns=False, damage_days=5),
    ]
    policy = derive(groups, SETTINGS, per_group=True)
    mugs, lamps, art = store_page(policy).rows
    pays, we_pay = "you pay the postage", "we pay the postage"
    assert mugs == ("Mugs", "16 days", pays, we_pay, "unused, in the original carton", "none")
    assert lamps[:3] == (
        "Lamps",
        "11 days",
        f"{pays}; a wrong size or colour is not taken back",
    )
    # in a script that these buyers may not read: the usual words instead
    assert lamps[4] == "unused and complete, in its own packaging"
    assert art == ("Art", "no return", "not taken back", we_pay, "–", "–")
    assert store_page(policy, "zh").rows[1][4] == "未使用"
    assert "within 4 days of delivery" in text(policy)
    assert "11 to 16 days" in store_page(policy).lead


@pytest.mark.parametrize(
    ("mugs", "lamps", "days"),
    [
        # a supplier without days for damage hears of it as long as it takes back
        ({"damage_days": 20}, {}, 14),
        ({"damage_days": 10}, {}, 8),
        ({"damage_days": 20}, {"damage_days": 25}, 16),
        ({"damage_days": 20}, {"takes_returns": False}, 16),
        ({}, {}, None),
    ],
)
@pytest.mark.parametrize("per_group", [False, True])
def test_damage_is_asked_for_while_every_supplier_still_hears_of_it(
    mugs, lamps, days, per_group
):
    groups = [group("Mugs", 30, **mugs), group("Lamps", 18, **lamps)]
    policy = derive(groups, SETTINGS, per_group=per_group)
    assert policy.damage_days == days


@pytest.mark.parametrize(
    ("groups", "per_group", "said", "said_zh"),
    [
        ({"Mugs": True}, False, "We take it back", "可以退换"),
        ({"Mugs": True, "Lamps": False}, False, "is not taken back.", "尺码或颜色买错不退。"),
        ({"Mugs": False, "Lamps": False}, True, "is not taken back.", "尺码或颜色买错不退。"),
        ({"Mugs": True, "Lamps": False}, True, "but for these goods: Lamps.", "除外：Lamps。"),
        ({"Mugs": True, "": False}, True, "these goods: Other goods.", "除外：其他商品。"),
        ({"": False, "Art": False, "A": True}, True, ": Other goods, Art.", "其他商品、Art。"),
    ],
)
def test_the_text_says_of_a_wrong_size_what_the_table_says_and_points_at_none(
    groups: dict[str, bool], per_group: bool, said: str, said_zh: str
) -> None:
    terms = [group(name, 30, takes_ordered_wrong=taken) for name, taken in groups.items()]
    policy = derive(terms, SETTINGS, per_group)
    assert said in text(policy)
    assert said_zh in text(policy, "zh")
    for lang, table in (("en", "table"), ("zh", "上表")):
        assert table not in text(policy, lang)
        assert table not in str(store_page(policy, lang).parts)


def test_where_nothing_is_taken_back_no_wrong_size_is() -> None:
    policy = derive([group("Art", 30, takes_returns=False)], SETTINGS, per_group=True)
    assert "wrong size" not in text(policy)
    assert "买错" not in text(policy, "zh")


@pytest.mark.parametrize(("lang", "words"), [("en", "Other goods"), ("zh", "其他商品")])
def test_goods_without_a_group_are_the_others_in_table_and_text(lang: str, words: str) -> None:
    policy = derive([group("Brass", 20), group("", 45)], SETTINGS, per_group=True)
    page = store_page(policy, lang)
    assert [row[0] for row in page.rows] == ["Brass", words]
    assert page.items[1].startswith(words)


def test_where_no_goods_have_a_group_they_are_all_goods() -> None:
    for terms in (group("", 45), group("", 45, takes_returns=False)):
        page = store_page(derive([terms], SETTINGS, per_group=True))
        assert page.rows[0][0] == "All goods"
        assert page.items[0].startswith("All goods")


@pytest.mark.parametrize(
    "condition",
    ["as KILN & co ships it", "ask a@b.example", "see https://x.example", "long " * 40],
)
def test_a_condition_that_names_others_or_is_a_page_long_is_not_published(
    condition: str,
) -> None:
    terms = PolicyTerms(window_days=30, condition=condition)
    policy = derive([GroupTerms("Mugs", terms, "Kiln & Co")], SETTINGS, per_group=False)
    page = store_page(policy, suppliers=["Kiln & Co"])
    assert page.rows[0][0] == "All goods"
    assert page.rows[0][4] == "unused and complete, in its own packaging"


def test_buyers_read_whom_to_write_to() -> None:
    policy = derive([group("Mugs", 30)], SETTINGS, per_group=False)
    with_email = store_page(policy, email=" hello@harbour.example ")
    assert with_email.parts[-1].texts[0].startswith("hello@harbour.example")
    assert "order" in store_page(policy).parts[-1].texts[0]


def test_without_terms_nothing_is_promised() -> None:
    policy = derive([], SETTINGS, per_group=False)
    assert policy.windows == ()
    assert "days" not in text(policy)
    assert sentences(policy.sentences)


@given(
    st.lists(
        st.builds(group, st.sampled_from(["Mugs", "Lamps", "Art"]), st.integers(0, 90)),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_no_promise_is_longer_than_any_supplier_of_it(
    groups: list[GroupTerms], per_group: bool
) -> None:
    policy = derive(groups, SETTINGS, per_group)
    for each in groups:
        promised = policy.days_for(each.name)
        assert promised is not None
        assert promised <= each.terms.window_days
        together = [other.terms.window_days for other in groups if other.name == each.name]
        assert promised >= min(1, *together) or not per_group


@pytest.mark.parametrize(("carried", "told"), [(1, "has 1 day left"), (3, "has 3 days left")])
def test_the_day_that_is_left_is_counted_as_one(carried, told):
    facts = (("supplier", "Kiln"), ("days", "15"), ("start", "term:start:shipment"))
    because = Because("store.counts_from", (*facts, ("carried", str(carried))))
    assert told in sentence(because, "en")


@pytest.mark.parametrize(
    ("usual", "wrong", "taken", "told"),
    [
        (0, 20, True, "Northlight 20 %"),
        (15, 20, True, "Northlight 20 %"),
        # the usual fee is told already
        (15, 15, True, ""),
        (15, 0, True, ""),
        (0, 20, False, ""),
    ],
)
def test_what_suppliers_keep_of_goods_ordered_wrong_is_told_as_the_sellers(
    usual, wrong, taken, told
):
    terms = PolicyTerms(
        fee=ReturnFee(percent=usual),
        takes_ordered_wrong=taken,
        ordered_wrong_fee_percent=wrong,
    )
    policy = derive([GroupTerms("", terms, "Northlight")], TriageSettings(), per_group=False)
    found = [dict(b.facts) for b in policy.sentences if b.key == "store.wrong_fees_on_you"]
    assert found == ([{"fees": told}] if told else [])
    for lang in ("en", "zh"):
        words = " ".join(sentences(policy.sentences, lang))
        assert (("wrong size" in words) if lang == "en" else ("选错尺码" in words)) is bool(
            told
        )
