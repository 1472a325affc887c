"""A shop whose buyers ask for returns; and, for letters, a database of places alone."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, insert

from db.tables import trade as s
from returns.records.options import NewCase
from returns.records.policy import Address
from returns.records.policy_json import address_to_json
from tests.returns.casework.shop import Shop, usd
from tests.worlds.afterwards import looked_at_twice

KILN = Address("Kiln & Co", ("1 Potter Road",), "Stoke", "", "ST1 1AA", "GB")
OVEN = Address("Oven Ltd", ("9 Baker Lane",), "Leeds", "", "LS1 1AA", "GB")
SHED = Address("Shed Storage", ("Lagerweg 3",), "Hamburg", "", "20095", "DE")


@pytest.fixture
def tx() -> Iterator[Connection]:
    """Suppliers 1 (Kiln & Co, English) and 2 (Oven Ltd, Chinese) with a warehouse each, and a third party."""
    engine = create_engine("sqlite://")
    s.place.metadata.create_all(engine)
    with engine.connect() as connection:
        for number, (name, lang, address) in enumerate(
            (("Kiln & Co", "en", KILN), ("Oven Ltd", "zh", OVEN)), start=1
        ):
            mail = f"returns@{name.split()[0].lower()}.example"
            row = {"id": number, "name": name, "email": mail, "language": lang}
            connection.execute(insert(s.supplier).values(**row))
            told = json.dumps(address_to_json(address))
            connection.execute(
                insert(s.warehouse).values(supplier_id=number, name=name, address=told)
            )
        shed = json.dumps(address_to_json(SHED))
        connection.execute(
            insert(s.place).values(id=1, name="Shed", kind="third_party", address=shed)
        )
        yield connection
    engine.dispose()


@pytest.fixture
def shop(desk, clock, tmp_path):
    """A desk that has learned how returns go, dear goods alone come to us first, and that names its gift."""
    desk.settings.set(first_returns_to_us=0, gift_en="a tote bag", gift_zh="一个帆布袋")
    looked_at_twice(desk.store)
    return Shop(desk, clock, tmp_path)


@pytest.fixture
def asked(shop):
    """A function that opens a case of a buyer by hand; its number in the desk."""
    numbers = iter(range(1, 100))

    def open_case(name="Mark Olsen", email="mark@example.com", **told):
        usual = {
            "order_number": f"112-{next(numbers)}",
            "channel": "Amazon US",
            "sku": "LAMP",
            "title": "Lamp",
            "reason": "defective",
            "unit_price": usd("75.00"),
            "buyer_name": name,
            "buyer_email": email,
        }
        (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
        shop.clock.forward(days=1)
        return case_id

    return open_case
