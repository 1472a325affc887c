"""Settings and terms are read out of their text once, and anew when the text is another."""

from dataclasses import replace
from datetime import date
from json import dumps
from types import SimpleNamespace

from returns.ledger.rows import policy
from returns.ledger.settings_rows import settings_of, settings_text
from returns.records.policy import PolicyTerms
from returns.records.policy_json import terms_to_json
from returns.records.settings import DeskSettings


def version(terms: PolicyTerms) -> SimpleNamespace:
    """A row of a supplier's terms."""
    today = date(2026, 11, 1).isoformat()
    cells = {"id": 1, "supplier_id": 1, "version": 1, "holds_from": today, "checked_on": today}
    return SimpleNamespace(**cells, terms=dumps(terms_to_json(terms)), source="")


def test_settings_are_read_out_of_their_text_once():
    text = settings_text(replace(DeskSettings(), shop_name="Harbour Gifts"))
    assert settings_of([text]).return_address is settings_of([text]).return_address
    assert settings_of([text]).shop_name == "Harbour Gifts"


def test_who_changes_a_table_of_the_settings_changes_no_other_reading():
    text = settings_text(replace(DeskSettings(), rates={"EUR": "0.92"}))
    settings_of([text]).rates["EUR"] = "9"
    settings_of([text]).letters.clear()
    assert settings_of([text]).rates == {"EUR": "0.92"}


def test_other_settings_are_read_as_soon_as_they_are_stored():
    for name in ("Harbour Gifts", "North Light", "Harbour Gifts"):
        assert settings_of([settings_text(DeskSettings(shop_name=name))]).shop_name == name
    assert settings_of([]) == DeskSettings()


def test_terms_are_read_out_of_their_text_once():
    row = version(PolicyTerms(window_days=14))
    assert policy(row).terms is policy(row).terms
    assert policy(row).terms.window_days == 14
    assert policy(version(PolicyTerms(window_days=60))).terms.window_days == 60
