"""Orders files and returns files find each other, whichever comes first."""

import pytest

from returns.documents.letters import as_eml, left_out
from returns.terms import Offer, StepKind

RETURNS = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\t"
    "Currency code\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\t"
    "Order Amount\tOrder quantity\n"
)
ORDERS = (
    "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\tasin\tquantity\tcurrency\titem-price\tship-city\tship-postal-code\n"
)
UNSHIPPED = (
    "order-id\torder-item-id\tpurchase-date\tbuyer-email\tsku\tproduct-name\t"
    "quantity-purchased\tship-service-level\trecipient-name\tship-address-1\tship-city\t"
    "ship-state\tship-postal-code\tship-country\n"
)
ONE, TWO = "112-1234567-0000001", "112-1234567-0000002"


def request(order=ONE, amount="75.00", currency="USD", rma="D1RMA"):
    return (
        f"{order}\t01-Nov-2026\t20-Nov-2026\tPending\t{rma}\t{currency}\tB01\tLAMP\tLamp\t1\t"
        f"CR-DEFECTIVE\t{amount}\t1\n"
    )


def sold(order=ONE, market="Amazon.com", price="75.00", currency="USD", postcode="07501"):
    return (
        f"{order}\t2026-11-01T10:00:00+00:00\tShipped\tMerchant\t{market}\tLamp\tLAMP\tB01\t1\t"
        f"{currency}\t{price}\tAustin\t{postcode}\n"
    )


def unshipped(order=ONE, name="Ann Example", email="a1@marketplace.amazon.com"):
    return (
        f"{order}\t800{order[-1]}\t2026-11-01T10:00:00+00:00\t{email}\tLAMP\tLamp\t1\tStandard\t"
        f"{name}\t1 Main St\tAustin\tTX\t07501\tUS\n"
    )


@pytest.fixture
def bring(desk, tmp_path):
    def bring_in(text, channel="", name="file.txt"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return desk.intake.commit(desk.intake.preview(path, channel))

    return bring_in


def the_case(desk, order=ONE):
    return desk.cases.get(desk.cases.find(order))


@pytest.mark.parametrize("files", [(0, 1, 2), (1, 2, 0), (2, 1, 0), (1, 0, 2), (0, 2, 1)])
def test_buyer_price_and_address_are_there_whatever_came_first(desk, bring, files):
    texts = (RETURNS + request(amount=""), ORDERS + sold(), UNSHIPPED + unshipped())
    for which in files:
        bring(texts[which])
    case = the_case(desk)
    assert case.customer.name == "Ann Example"
    assert case.customer.address.lines == ("1 Main St",)
    assert str(case.value) == "$75.00"
    assert case.channel == "Amazon US"
    assert (case.platform, case.country) == ("amazon", "US")
    for which in files:
        assert bring(texts[which]).new == 0


def test_an_open_case_that_learns_its_price_is_advised_anew_with_an_event(desk, bring):
    bring(RETURNS + request(amount=""))
    assert the_case(desk).recommendation.first is Offer.REFUND_ON_RECEIPT
    change = bring(ORDERS + sold(price="20.00")).change
    case = the_case(desk)
    assert case.recommendation.first is Offer.RETURNLESS_REFUND
    assert change.case_ids == (case.id,)
    assert desk.cases.history(case.id)[-1].kind == "order_known"


@pytest.mark.parametrize("files", [(0, 1), (1, 0)])
def test_an_orders_file_knows_better_what_was_paid_than_a_request(desk, bring, files):
    texts = (RETURNS + request(amount="60.00"), ORDERS + sold(price="75.00"))
    for which in files:
        bring(texts[which])
    assert str(the_case(desk).value) == "$75.00"


def test_the_two_kinds_of_orders_file_list_the_same_lines(bring):
    assert bring(ORDERS + sold()).new == 1
    assert bring(UNSHIPPED + unshipped()).known == 1


def test_an_unshipped_report_names_no_currency_and_is_read_all_the_same(bring):
    assert bring(UNSHIPPED + unshipped()).new == 1


def test_the_same_file_on_another_channel_brings_nothing_new(desk, bring):
    assert bring(RETURNS + request()).new == 1
    assert bring(RETURNS + request(), channel="Amazon CA").new == 0
    assert desk.cases.how_many() == 1


def test_a_shops_order_numbers_are_its_own(bring):
    header = "Name,Email,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku\n"
    row = "#1001,a@x.example,EUR,1,Mug,18.40,MUG\n"
    assert bring(header + row, channel="Shop A", name="orders.csv").new == 1
    assert bring(header + row, channel="Shop B", name="orders.csv").new == 1


@pytest.mark.parametrize(
    ("market", "currency", "name", "country"),
    [
        ("Amazon.com", "USD", "Amazon US", "US"),
        ("Amazon.co.uk", "GBP", "Amazon UK", "GB"),
        ("Amazon.de", "EUR", "Amazon DE", "DE"),
        ("Amazon.fr", "EUR", "Amazon FR", "FR"),
        ("Amazon.co.jp", "JPY", "Amazon JP", "JP"),
    ],
)
def test_the_sales_channel_tells_the_market(desk, tmp_path, market, currency, name, country):
    path = tmp_path / "orders.txt"
    path.write_text(ORDERS + sold(market=market, currency=currency, price="75"), "utf-8")
    preview = desk.intake.preview(path)
    assert (preview.channel, preview.country) == (name, country)


def test_a_channel_named_by_the_seller_belongs_to_the_files_platform(desk, bring):
    bring(RETURNS + request(currency="EUR"), channel="My shop DE")
    case = the_case(desk)
    assert (case.channel, case.platform, case.country) == ("My shop DE", "amazon", "DE")


def test_an_erps_copy_names_shop_and_country(desk, bring):
    bring(
        "店铺,国家,订单号,商品名称,MSKU,退货数量,库存属性,退货原因,LPN编号,退货时间\n"
        f"小明的店,美国,{ONE},Lamp,LAMP,1,SELLABLE,DEFECTIVE,LPN7,2026-11-05 10:00:00\n",
        name="lingxing.csv",
    )
    case = the_case(desk)
    assert (case.channel, case.platform, case.country) == ("小明的店", "amazon", "US")


def test_buyers_without_a_name_are_not_one_buyer(desk, bring):
    bring(ORDERS + sold(ONE) + sold(TWO))
    bring(UNSHIPPED + unshipped(ONE))
    bring(RETURNS + request(ONE) + request(TWO, rma="D2RMA"))
    assert the_case(desk, ONE).customer.name == "Ann Example"
    assert the_case(desk, TWO).customer.name == ""


@pytest.mark.parametrize("files", [(0, 1), (1, 0)])
def test_prices_in_two_currencies_are_those_of_the_orders_file(desk, bring, files):
    texts = (
        ORDERS + sold(price="75.00", currency="USD"),
        RETURNS + request(amount="70.00", currency="EUR"),
    )
    for which in files:
        bring(texts[which])
    case = the_case(desk)
    assert (str(case.value), case.currency) == ("$75.00", "USD")


def test_what_was_promised_goes_on_with_what_was_really_paid(desk, bring):
    bring(RETURNS + request(amount="60.00"))
    case = the_case(desk)
    desk.cases.do(case.id, StepKind.ANSWER_BUYER)
    offer = the_case(desk).lines[0].offer
    bring(ORDERS + sold(price="75.00"))
    after = the_case(desk)
    assert (str(after.value), after.lines[0].offer) == ("$75.00", offer)


def test_dates_that_could_be_two_days_wait_for_an_answer(desk, tmp_path):
    path = tmp_path / "returns.csv"
    text = (RETURNS + request()).replace("01-Nov-2026", "03/09/2026")
    path.write_text(text.replace("20-Nov-2026", "04/09/2026"), "utf-8")
    day_first = desk.intake.preview(path, day_first=True).reading.drafts[0]
    month_first = desk.intake.preview(path, day_first=False).reading.drafts[0]
    assert day_first.requested_at.date().isoformat() == "2026-09-04"
    assert month_first.requested_at.date().isoformat() == "2026-04-09"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_table_resaved_in_chinese_excel_is_read_in_either_language(desk, tmp_path, language):
    desk.settings.set(language=language)
    path = tmp_path / "returns.csv"
    row = request().replace("\tLamp\t", "\t台灯 橡木\t")
    path.write_bytes((RETURNS + row).encode("gb18030"))
    assert desk.intake.preview(path).reading.drafts[0].title == "台灯 橡木"


def test_an_email_that_is_none_is_kept_as_text_and_is_nobodys(desk, bring):
    both = "x@y.example,z@y.example"
    bring(UNSHIPPED + unshipped(email=both) + unshipped(TWO, "Bo Other", email=both))
    bring(RETURNS + request() + request(TWO, rma="D2RMA"))
    buyers = [the_case(desk, order).customer for order in (ONE, TWO)]
    assert [(buyer.name, buyer.email) for buyer in buyers] == [
        ("Ann Example", both),
        ("Bo Other", both),
    ]
    written = desk.cases.do(the_case(desk).id, StepKind.ANSWER_BUYER).letter
    raw = as_eml(written)
    assert b"\r\nTo:\r\n" in raw
    assert b"y.example" not in raw
    assert both in left_out(written, "", "en")


@pytest.mark.parametrize("way", ["orders first", "returns first", "one by one"])
def test_a_buyer_who_sends_back_again_and_again_is_held_whatever_came_first(desk, bring, way):
    numbers = [f"112-1234567-00000{n:02}" for n in range(6)]
    sums = ["10.00"] * 5 + ["900.00"]
    requests = [
        request(number, price, rma=f"D{n}RMA").replace("20-Nov", f"{14 + n}-Nov")
        for n, (number, price) in enumerate(zip(numbers, sums, strict=True))
    ]
    # all three of what was bought
    requests[-1] = requests[-1].replace("Lamp\t1\t", "Lamp\t3\t").replace("\t1\n", "\t3\n")
    orders = [
        unshipped(number).replace(f"800{number[-1]}", f"80{n:02}")
        for n, number in enumerate(numbers)
    ]
    orders[-1] = orders[-1].replace("Lamp\t1\t", "Lamp\t3\t")
    listed = [sold(*told, price=price) for *told, price in zip(numbers, sums, strict=True)]
    listed[-1] = listed[-1].replace("B01\t1\t", "B01\t3\t")
    prices = ORDERS + "".join(listed)
    texts = [prices, UNSHIPPED + "".join(orders), RETURNS + "".join(requests)]
    if way == "returns first":
        texts.reverse()
    elif way == "one by one":
        texts[2:] = [RETURNS + each for each in requests]
    for which in texts:
        bring(which)
    last = the_case(desk, numbers[-1])
    assert last.customer.name == "Ann Example"
    assert last.suspected
    shown = {row.order: row.next_step for row in desk.queue.all("everything", "", 50)}
    told = {number: the_case(desk, number).next.kind.value for number in numbers}
    assert shown == told
    assert shown[numbers[-1]] == "check"
