"""A shop of many countries, “Amazon EU”: the law of where the order went to, else the Union’s, holds."""

from datetime import date

import pytest

from returns.money import Money
from returns.records.options import NewCase
from returns.rules.dates.deadlines import DeadlineTable, law_of
from returns.rules.money.postage import buyers_country, withdrawn


@pytest.fixture
def unwanted(desk):
    """A function that opens a case of a lamp that is not wanted any more, sold by a shop of that name."""

    def open_case(channel):
        new = NewCase(
            "302-7",
            channel,
            "Lamp",
            "changed_mind",
            Money.parse("80.00", "EUR"),
            delivered_on=date(2026, 11, 18),
        )
        (case_id,) = desk.by_hand.open(new).case_ids
        return desk.cases.get(case_id)

    return open_case


@pytest.mark.parametrize("name", ["Amazon EU", "Amazon.eu", "My shop (EU)", "亚马逊欧洲站"])
def test_the_unions_floor_holds_for_a_shop_whose_name_says_so(unwanted, name):
    case = unwanted(name)
    assert case.country == ""
    assert buyers_country(case) == "EU"
    dates = case.outlook(case.lead).dates
    assert withdrawn(case, dates, DeadlineTable.shipped())


@pytest.mark.parametrize("name", ["Amazon", "Neue Lampen", "Euphoria", "Shop 7"])
def test_no_law_is_read_into_a_name_that_says_nothing(unwanted, name):
    case = unwanted(name)
    assert not withdrawn(case, case.outlook(case.lead).dates, DeadlineTable.shipped())


def test_what_is_known_of_the_country_goes_before_the_name(unwanted):
    assert buyers_country(unwanted("Amazon US")) == "US"
    assert law_of("fr", "Amazon EU") == "FR"
    assert law_of("", "Amazon EU", ship_to="GB") == "GB"
