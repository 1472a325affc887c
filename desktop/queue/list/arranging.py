"""The dialog of the columns, wired to the list: what is wished there is seen behind it at once."""

from PySide6.QtWidgets import QTableView

from desktop.queue.list.columns import Column
from desktop.queue.list.list_columns import ListColumns


def arrange(view: QTableView, columns: ListColumns) -> None:
    """Ask where each column stands and how wide it is; all is as before for whoever leaves."""
    from desktop.queue.list.columns_dialog import ColumnRow, ColumnsDialog

    before = columns.chosen.written()
    dialog = ColumnsDialog(view.window())

    def show() -> None:
        rows = []
        for column in columns.in_order():
            widths = column is not Column.ITEM and not view.isColumnHidden(column)
            rows.append(
                ColumnRow(
                    column,
                    columns.chosen.shows(column),
                    view.columnWidth(column) if widths else 0,
                    column in columns.chosen.widths,
                )
            )
        dialog.show_rows(rows)

    for wish, does in (
        (dialog.shown, columns.show),
        (dialog.moved, columns.move),
        (dialog.widened, columns.widen),
    ):
        wish.connect(does)
        wish.connect(lambda *_: show())
    dialog.rejected.connect(lambda: columns.restore(before))
    show()
    dialog.open_sized(420)
