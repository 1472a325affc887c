"""The page of the parcel on the table, in large text and small windows."""

from PySide6.QtWidgets import QApplication

from desktop.inspection.table_page import TablePage
from desktop.look.theme import Theme, px


def test_a_narrow_page_has_its_findings_below_and_what_is_typed_into_keeps_the_keyboard(
    qapp: QApplication, dressed: Theme
) -> None:
    """They stood beside it, and of the page itself a strip was left."""
    page = TablePage()
    findings, beside = page.panel.findings, page.panel.width_beside()
    page.resize(beside + px(460), px(700))
    page.show()
    page.activateWindow()
    findings.serial.setFocus()
    assert page.panel.isAncestorOf(findings)
    for width, below in ((beside + px(300), True), (beside + px(600), False)):
        page.resize(width, px(700))
        QApplication.processEvents()
        assert page.panel.isAncestorOf(findings) is not below
        assert findings.isVisible()
        assert page.panel.finish.isVisible()
        assert page.panel.width() == (width if below else beside)
        assert page.focusWidget() is findings.serial
    page.close()
