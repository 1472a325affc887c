"""A second import in the right encoding repairs what the first one read wrongly."""

import pytest

from returns.bringing_in.misread import misread

ORDERS = (
    "order-id\torder-item-id\tpurchase-date\tbuyer-email\tsku\tproduct-name\t"
    "quantity-purchased\tship-service-level\trecipient-name\tship-address-1\tship-city\t"
    "ship-state\tship-postal-code\tship-country\n"
    "503-2222222-2222222\t1\t2026-11-01T10:00:00+00:00\ta@x.example\tMUG\tマグカップ\t1\t"
    "Standard\t髙橋 花子\t代々木１－２－３\t渋谷区\t東京都\t151-0053\tJP\n"
)
RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tOrder Amount\t"
    "Order quantity\n503-2222222-2222222\t01-Nov-2026\t14-Nov-2026\tPending\tDA\tJPY\tMUG\t"
    "マグカップ\t1\tCR-DEFECTIVE\t1470\t1\n"
)


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        ("マグカップ", "cp932", "cp1252"),
        ("马克杯", "gb18030", "cp1252"),
        ("Müller", "utf-8", "cp1252"),
    ],
)
def test_text_is_known_in_a_wrong_encoding(told, right, wrong):
    kept = told.encode(right).decode(wrong, "replace")
    assert misread(kept, told)
    assert not misread(told, told)
    assert not misread("Mug", told)


@pytest.mark.parametrize("first", [ORDERS, RETURNS])
def test_the_right_encoding_repairs_name_address_and_title(desk, tmp_path, first):
    path = tmp_path / "file.txt"
    second = RETURNS if first is ORDERS else ORDERS
    for encoding in ("cp1252", "cp932"):
        for text in (first, second):
            path.write_bytes(text.encode("cp932"))
            desk.intake.commit(desk.intake.preview(path, encoding=encoding))
    case = desk.cases.get(1)
    assert (case.title, case.sale.lines[0].title) == ("マグカップ", "マグカップ")
    assert (case.sale.buyer, case.sale.address.lines) == ("髙橋 花子", ("代々木１－２－３",))
