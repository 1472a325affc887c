"""The desk's own settings: what can be kept, what is refused with which field, and what follows for cases."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from returns.errors import Refusal
from returns.language import currency_name
from returns.money import Money, minor_units
from returns.records.facts import TriageSettings
from returns.records.options import NewCase
from returns.records.policy import Address, PolicyTerms
from returns.records.policy_warning import Watch
from returns.records.settings import BOUNDS, CHOICES, DeskSettings
from returns.rules.money.exchange import shipped_rates
from returns.rules.policy.policy_watch import Promise
from returns.rules.settings_check import days_typed
from returns.terms import Offer, WindowStart

QUAY = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "United Kingdom")


@pytest.fixture
def a_case(desk):
    """A broken thing for 60 dollars: above the limit below which nothing is asked back."""
    change = desk.by_hand.open(broken("USD"))
    return change.case_ids[0]


def broken(currency):
    """A lamp for 60 that arrived broken."""
    price = Money.parse("60.00", currency)
    return NewCase(f"A-{currency}", "Shop", "Lamp", "damaged_in_transit", price, "LAMP")


def refused(desk, **changes):
    """The refusal of a change that leaves everything as it was."""
    before = desk.settings.get()
    with pytest.raises(Refusal) as told:
        desk.settings.set(**changes)
    assert desk.settings.get() == before
    for lang in ("en", "zh"):
        assert told.value.say(lang)
    return told.value


def test_a_new_desk_has_the_defaults_of_the_guides(nameless):
    assert nameless.settings.get() == DeskSettings()


def test_what_is_entered_is_kept_without_stray_spaces(desk):
    desk.settings.set(shop_name="  Harbour\tGifts ", email=" hello@harbour.example ")
    desk.settings.set(
        return_address=Address(" Harbour Gifts", (" 12  Quay Street", " "), "Bristol")
    )
    kept = desk.settings.get()
    assert (kept.shop_name, kept.email) == ("Harbour Gifts", "hello@harbour.example")
    assert kept.return_address == Address("Harbour Gifts", ("12 Quay Street",), "Bristol")


def test_a_threshold_is_changed_by_its_own_name_and_the_others_stay(desk):
    desk.settings.set(partial_percent=40)
    desk.settings.set(check_policy_days=30)
    assert desk.settings.get().triage == TriageSettings(
        partial_percent=40, check_policy_days=30
    )


def test_every_threshold_has_bounds_that_hold_its_default():
    assert {*BOUNDS, *CHOICES, "faults"} == {field.name for field in fields(TriageSettings)}
    for name, bounds in BOUNDS.items():
        assert bounds.least <= getattr(TriageSettings(), name) <= bounds.most
    for name, known in CHOICES.items():
        assert getattr(TriageSettings(), name) in known


@pytest.mark.parametrize("name", BOUNDS)
@pytest.mark.parametrize("end", ["least", "most"])
def test_a_threshold_beyond_its_bounds_is_refused_by_name(desk, name, end):
    beyond = getattr(BOUNDS[name], end) + (1 if end == "most" else -1)
    told = refused(desk, **{name: beyond})
    assert (told.key, told.facts["field"]) == ("settings.bounds", name)


def test_percentages_end_at_a_hundred(desk):
    for name, bounds in BOUNDS.items():
        if name.endswith("_percent"):
            assert bounds.most == 100
            assert bounds.least >= 0


def test_the_freight_is_told_in_dollars_though_it_is_kept_in_cents(desk):
    assert "100,000" in refused(desk, return_freight_usd_cents=10_000_001).say()


def test_keeping_it_cannot_end_above_where_dear_begins(desk):
    told = refused(desk, returnless_below_usd=120)
    assert told.key == "settings.limits"
    assert refused(desk, dear_above_usd=40).key == "settings.limits"
    desk.settings.set(returnless_below_usd=120, dear_above_usd=120)
    assert desk.settings.get().triage.dear_above_usd == 120


@pytest.mark.parametrize(
    "text",
    ["hello", "a@b", "two@at@signs.com", "a b@shop.com", "@shop.com", "returns@", "=?x?=@b.de"],
)
def test_what_is_no_email_address_is_refused(desk, text):
    assert refused(desk, email=text).facts["field"] == "email"


def test_a_name_that_is_far_too_long_is_refused(desk):
    assert refused(desk, shop_name="x" * 201).key == "settings.too_long"
    assert (
        refused(desk, return_address=Address(city="x" * 201)).facts["field"] == "return_address"
    )


@pytest.mark.parametrize("code", ["EURO", "eur", "", "XXX", "€"])
def test_the_home_currency_is_one_of_iso_4217(desk, code):
    assert refused(desk, home_currency=code).key == "settings.currency"


def test_the_home_currency_needs_a_rate(desk):
    assert "KES" in minor_units()
    assert "KES" not in shipped_rates().per_usd
    assert refused(desk, home_currency="KES").key == "settings.home_rate"
    desk.settings.set(rates={**shipped_rates().per_usd, "KES": "129"}, home_currency="KES")
    assert refused(desk, rates={"EUR": "0.92"}).facts["code"] == "KES"


def test_every_shipped_rate_is_of_a_known_currency_with_a_name_in_both_languages():
    assert set(shipped_rates().per_usd) <= set(minor_units())
    for lang in ("en", "zh"):
        assert [code for code in minor_units() if not currency_name(code, lang)] == []


def test_new_rates_are_of_today_and_in_one_spelling(desk):
    desk.settings.set(rates={"EUR": " 0,92 ", "JPY": "150"})
    kept = desk.settings.get()
    assert (kept.rates, kept.rates_on) == ({"EUR": "0.92", "JPY": "150"}, "2026-11-22")


def test_the_day_of_own_rates_can_be_told(desk):
    desk.settings.set(rates={"EUR": "0.92"}, rates_on="2026-11-20")
    desk.settings.set(rates_on="2026-11-19")
    assert desk.settings.get().rates_on == "2026-11-19"
    for text in ("2026-11-24", "yesterday", ""):
        assert refused(desk, rates_on=text).key == "settings.rates_on"


def test_without_own_rates_the_shipped_table_keeps_its_day(nameless):
    assert refused(nameless, rates_on="2026-11-20").key == "settings.shipped_day"
    nameless.settings.set(rates={"EUR": "0.92"})
    nameless.settings.set(rates={})
    assert nameless.settings.get() == DeskSettings()


@pytest.mark.parametrize(
    "text", ["0", "0.0", "-1", "", "abc", "1e3", "inf", "nan", "1.2.3", "9" * 12]
)
def test_what_is_no_rate_above_zero_is_refused(desk, text):
    told = refused(desk, rates={"EUR": text})
    assert (told.key, told.facts["field"]) == ("settings.rate", "rate.EUR")


def test_the_dollar_has_no_rate_and_neither_has_an_invented_currency(desk):
    assert refused(desk, rates={"USD": "1"}).key == "settings.usd_rate"
    assert refused(desk, rates={"XXX": "1"}).facts["field"] == "rate.XXX"


def test_a_threshold_works_open_cases_out_anew(desk, a_case):
    before = desk.cases.get(a_case).recommendation.first
    change = desk.settings.set(returnless_below_usd=70)
    assert "case" in change.kinds
    assert before is not Offer.RETURNLESS_REFUND
    assert desk.cases.get(a_case).recommendation.first is Offer.RETURNLESS_REFUND
    assert desk.queue.page("all").rows[0].recommendation == "returnless_refund"


def test_a_rate_works_open_cases_out_anew(desk):
    desk.by_hand.open(broken("EUR"))
    assert desk.queue.page("all").rows[0].recommendation == "immediate_refund"
    desk.settings.set(rates={"EUR": "2"})
    assert desk.queue.page("all").rows[0].recommendation == "returnless_refund"


def test_what_moves_no_case_leaves_the_cases_alone(desk, a_case):
    told = []
    change = desk.settings.set(
        shop_name="Harbour Gifts",
        return_address=QUAY,
        tighten_percent=70,
        check_policy_days=60,
        progress=lambda done, total: told.append((done, total)),
    )
    assert change.kinds == {"settings"}
    assert told == []


def test_progress_is_told_case_by_case(desk, a_case):
    told = []
    desk.settings.set(partial_percent=35, progress=lambda *done: told.append(done))
    assert told == [(1, 1)]


def test_stopping_leaves_setting_and_cases_as_they_were(desk, a_case):
    row = desk.queue.page("all").rows[0]
    told = refused(desk, returnless_below_usd=70, cancelled=lambda: True)
    assert told.key == "settings.stopped"
    assert desk.queue.page("all").rows[0] == row


def test_changing_settings_leaves_the_history_alone(desk, a_case):
    before = desk.cases.history(a_case)
    desk.settings.set(returnless_below_usd=70)
    assert desk.cases.history(a_case) == before


# --- how long orders take ----------------------------------------------------------------------


def told_of(desk, case_id):
    """When its order came, as the case says."""
    case = desk.cases.get(case_id)
    return case.outlook(case.lead).dates.delivered


@pytest.fixture
def ordered(desk):
    """A case of an order of 1 June, asked for on 20 November, whose delivery nobody told."""
    case = replace(broken("USD"), ordered_on=date(2026, 6, 1))
    return desk.by_hand.open(case).case_ids[0]


def test_own_days_move_what_is_estimated_everywhere(desk, ordered):
    assert told_of(desk, ordered).latest == date(2026, 6, 18)
    (known,) = desk.orders.find("A-USD")
    assert known.dates.delivered.latest == date(2026, 6, 18)
    desk.settings.set(transit={"dropship:*": (2, 4, 10, 40)})
    there = told_of(desk, ordered)
    assert (there.earliest, there.latest) == (date(2026, 6, 13), date(2026, 7, 15))
    assert not there.sure
    (known,) = desk.orders.find("A-USD")
    assert known.dates.delivered == there
    desk.settings.set(transit={})
    assert told_of(desk, ordered).latest == date(2026, 6, 18)


def test_the_promise_to_buyers_counts_with_the_own_days(desk):
    supplier = desk.policies.add_supplier("Kiln & Co").made
    terms = PolicyTerms(window_days=30, window_from=WindowStart.ORDER)
    desk.policies.new_version(supplier, terms, date(2026, 1, 1))
    desk.policies.publish(Promise(14))

    def gaps():
        return [gap.allowed for gap in desk.policies.warnings() if gap.kind is Watch.GAP]

    assert gaps() == [13]
    desk.settings.set(transit={"dropship:*": (1, 2, 2, 8)})
    assert gaps() == []
    desk.settings.set(transit={"dropship:*": (1, 5, 2, 20)})
    assert gaps() == [5]


def test_days_as_they_are_usual_are_no_own_ones(desk):
    desk.settings.set(transit={"dropship:DE": (1, 3, 4, 9), "own_stock:KE": (0, 1, 9, 20)})
    assert desk.settings.get().transit == {"own_stock:KE": (0, 1, 9, 20)}


@pytest.mark.parametrize(
    ("key", "days", "why"),
    [
        ("dropship:DE", (3, 1, 4, 9), "settings.transit"),
        ("dropship:DE", (1, 3, 9, 4), "settings.transit"),
        ("dropship:DE", (1, 3, 4, 366), "settings.transit"),
        ("dropship:DE", (-1, 3, 4, 9), "settings.transit"),
        ("pigeon:DE", (1, 3, 4, 9), "settings.transit_row"),
        ("dropship:Germany", (1, 3, 4, 9), "settings.transit_row"),
        ("dropship:de", (1, 3, 4, 9), "settings.transit_row"),
        ("dropship", (1, 3, 4, 9), "settings.transit_row"),
    ],
)
def test_days_that_cannot_be_are_refused(desk, key, days, why):
    told = refused(desk, transit={key: days})
    assert (told.key, told.facts["field"]) == (why, f"transit.{key}")


@pytest.mark.parametrize(
    "text", ["1-3,4-9", "1–3, 4–9", " 1 - 3  4 - 9 ", "1-3；4-9", "1-3，4-9"]
)
def test_days_are_typed_as_one_likes(text):
    assert days_typed(text) == (1, 3, 4, 9)


@pytest.mark.parametrize("text", ["", "1-3", "1-3,4", "a-b,c-d", "1-3,4-9,5-6", "1000-2,3-4"])
def test_what_is_no_two_spans_is_refused(text):
    with pytest.raises(Refusal) as told:
        days_typed(text)
    assert told.value.key == "settings.transit_typed"


# --- percentages with a fraction -----------------------------------------------------------------


def test_a_fraction_of_a_percent_is_kept_to_the_cent_and_offered(desk):
    desk.settings.set(partial_percent=Decimal("12.5"), resale_percent=Decimal("12.1"))
    triage = desk.settings.get().triage
    assert (triage.partial_percent, triage.resale_percent) == (
        Decimal("12.5"),
        Decimal("12.1"),
    )
    told = NewCase("A-1", "Shop", "Lamp", "changed_mind", Money(6040, "USD"), "LAMP")
    (case_id,) = desk.by_hand.open(told).case_ids
    case = desk.cases.get(case_id)
    assert case.recommendation.partial == Money(755, "USD")


@pytest.mark.parametrize("name", ["many_returns", "first_returns_to_us"])
def test_only_a_percentage_has_a_fraction(desk, name):
    assert refused(desk, **{name: Decimal("2.5")}).facts["field"] == name
