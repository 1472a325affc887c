"""Settings: what each addressee takes; read with its source, typed, refused, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from returns.rules.packets.matrix import FIELDS, all_figures, matrix
from tests.pages.settings_page import settings_of
from tests.pages.window import WindowPage


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_limit_is_told_with_its_source_and_its_day(fresh: WindowPage, lang: str) -> None:
    fresh.application.appearance.set_language(lang)
    fresh.settle()
    settings = settings_of(fresh)
    assert len(settings.limits().model.rows) == len(matrix().rows) * len(FIELDS)
    unknown = "unknown" if lang == "en" else "不详"
    for figure in all_figures({}):
        told = settings.told_of_limit(figure.key)
        assert "limits." not in told + settings.limit(figure.key)
        known = figure.value is not None
        assert (settings.limit(figure.key) != unknown) is known
        assert ("2026" in told) is known, figure.key
    assert "1.75 MB" in settings.limit("ebay:bytes")
    assert "ebay.co.uk" in settings.told_of_limit("ebay:bytes")
    settings.close()


def test_a_value_of_ones_own_is_kept_marked_and_taken_back(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    settings.type_limit("ebay:bytes", "1.2 MB")
    settings.type_limit("dhl:pages", "40")
    settings.type_limit("ups:shots", "Front; Outer box, all sides")
    kept = fresh.desk.settings.get().limits
    assert {key: own.value for key, own in kept.items()} == {
        "ebay:bytes": "1200000",
        "dhl:pages": "40",
        "ups:shots": "front,outer_box",
    }
    assert settings.limit("ebay:bytes") == "1.2 MB"
    part = settings.limits()
    cell = part.model.cell_of("ebay:bytes")
    bold = cell.data(Qt.ItemDataRole.FontRole)
    assert bold.weight() > part.font().weight()
    told = settings.told_of_limit("ebay:bytes")
    assert "Yours, since" in told
    assert "usual: 1.75 MB" in told
    assert settings.sections()["Limits of addressees"] == "changed"
    assert fresh.desk.packets.matrix().find("ebay").limit("bytes") == 1_200_000
    part.usual.click()
    fresh.settle()
    assert set(fresh.desk.settings.get().limits) == {"dhl:pages", "ups:shots"}
    part.table.setCurrentIndex(part.model.cell_of("dhl:pages"))
    QTest.keyClick(part.table, Qt.Key.Key_Delete)
    fresh.settle()
    assert set(fresh.desk.settings.get().limits) == {"ups:shots"}
    assert settings.limit("dhl:pages") == "unknown"
    part.back.click()
    fresh.settle()
    assert fresh.desk.settings.get().limits == {}
    assert settings.can_undo()
    settings.undo()
    assert set(fresh.desk.settings.get().limits) == {"ups:shots"}
    settings.close()


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("ebay:files", "0", "Enter a whole number from 1 to 100, or “unknown”."),
        ("ebay:files", "many", "“many” is no such limit."),
        ("ebay:bytes", "-3 MB", "“-3 MB” is no such limit."),
        ("card:point", "99", "Enter a whole number from 1 to 24"),
        ("ebay:forms", "fax", "“fax” is not known here. Known are: pdf, jpgs"),
        ("ebay:days", "9999", "from 1 to 365"),
    ],
)
def test_what_can_be_no_limit_stays_as_it_was_typed_and_is_not_kept(
    fresh: WindowPage, key: str, text: str, sentence: str
) -> None:
    settings = settings_of(fresh)
    settings.type_limit(key, text)
    assert sentence in settings.limits().wrong
    assert settings.limit(key) == text
    assert fresh.desk.settings.get().limits == {}
    settings.type_limit(key, "unknown")
    assert settings.limits().wrong == ""
    assert settings.limit(key) == "unknown"
    settings.close()


def test_a_cell_that_is_left_as_it_stood_changes_nothing(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    for figure in all_figures({}):
        part = settings.limits()
        cell = part.model.cell_of(figure.key)
        part.model.setData(cell, cell.data(Qt.ItemDataRole.EditRole))
    fresh.settle()
    assert settings.limits().wrong == ""
    assert fresh.desk.settings.get().limits == {}
    settings.close()


def test_what_nobody_knows_is_heard_as_unknown(fresh: WindowPage) -> None:
    settings = settings_of(fresh)
    part = settings.limits()
    cell = part.model.cell_of("a_to_z:bytes")
    heard = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Limit Amazon (A-to-z): Bytes together: unknown"
    settings.close()
