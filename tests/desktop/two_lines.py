"""An order of two lines as the platform's files tell it: a mug, and two lamps of another supplier."""

from pathlib import Path

from returns.desk import Desk

ORDER = "112-1234567-0000044"
_RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\t"
    "Order Amount\tOrder quantity\tOrder Item ID\n"
)
_ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\tasin\tquantity\tcurrency\titem-price\tship-city\tship-postal-code\n"
)


def order_files(folder: Path, *, lamp: str = "CR-DEFECTIVE") -> tuple[Path, Path]:
    """The platform's file of the order and that of the request; `lamp` is why the lamps come back."""
    lines = (
        ("Mug", "MUG", 1, "18.40", "CR-DAMAGED_BY_CARRIER", "8001"),
        ("Lamp", "LAMP", 2, "129.00", lamp, "8002"),
    )
    orders = folder / "orders.txt"
    orders.write_text(
        _ORDERS
        + "".join(
            f"{ORDER}\t2026-11-02T10:00:00+00:00\tShipped\tMerchant\tAmazon.com\t{title}\t"
            f"{sku}\tB01\t{count}\tUSD\t{paid}\tAustin\t07501\n"
            for title, sku, count, paid, _, _ in lines
        ),
        encoding="utf-8",
    )
    returns = folder / "returns.txt"
    returns.write_text(
        _RETURNS
        + "".join(
            f"{ORDER}\t02-Nov-2026\t20-Nov-2026\tPending\tRMA44\tUSD\tB01\t{sku}\t{title}\t"
            f"{count}\t{reason}\t\t\t{item}\n"
            for title, sku, count, _, reason, item in lines
        ),
        encoding="utf-8",
    )
    return orders, returns


def mug_and_lamps(desk: Desk, folder: Path) -> int:
    """Bring in the order and the request for both lines; gives the case's row number."""
    for file in order_files(folder):
        desk.intake.commit(desk.intake.preview(file))
    return desk.cases.find(ORDER)
