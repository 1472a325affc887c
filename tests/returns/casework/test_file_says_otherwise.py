"""What was typed by hand, and a file tells otherwise afterwards: both sums are said, and which one counts."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.records.options import NewCase
from returns.rules.sentences import sentences
from returns.terms import Party
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of

HEADS = (
    *("amazon-order-id", "purchase-date", "order-status", "fulfillment-channel"),
    *("sales-channel", "product-name", "sku", "quantity", "currency", "item-price"),
)


def orders(shop, price, quantity="1"):
    """What Amazon's orders file tells of the lamp; what the import says."""
    row = ("111-1", "2026-11-10T10:00:00+00:00", "Shipped", "Merchant", "Amazon.com")
    goods = ("Lamp", "LAMP", quantity, "USD", price)
    path = shop.folder / "orders.txt"
    path.write_text("\t".join(HEADS) + "\n" + "\t".join((*row, *goods)) + "\n", "utf-8")
    return shop.desk.intake.commit(shop.desk.intake.preview(path))


@pytest.fixture
def typed(shop):
    """A case that was typed with a price of 40.00."""
    new = NewCase(
        *("111-1", "Amazon US", "Lamp", "defective", usd("40.00")),
        sku="LAMP",
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def why(shop, case_id, lang="en"):
    return " ".join(sentences(shop.case(case_id).recommendation.because, lang))


def paid_there(shop, case_id, amount, **told):
    told = MoneyTold(usd(amount), out=True, party=Party.PLATFORM, **told)
    return shop.desk.money.note(case_id, told)


# --- a price ---------------------------------------------------------------------------------------


def test_a_price_of_a_file_that_is_not_the_one_that_was_typed_is_said(shop, typed):
    """$40.00 became $32.67 without a word."""
    brought = orders(shop, "32.67")
    (told,) = brought.differs
    said = sentences([told])[0]
    assert all(each in said for each in ("RC-2026-00001", "Lamp", "$40.00", "$32.67"))
    last = shop.desk.cases.history(typed)[-1]
    for lang, counts in (("en", "the file counts"), ("zh", "以文件为准")):
        words = event_words(last, lang)
        assert "USD 40.00" in words
        assert "USD 32.67" in words
        assert counts in words
    assert orders(shop, "32.67").differs == ()


def test_the_same_price_says_nothing(shop, typed):
    assert orders(shop, "40.00").differs == ()


def test_a_price_that_is_typed_anew_is_no_file(shop, typed):
    shop.desk.by_hand.tell_price("111-1", usd("41.00"))
    last = shop.desk.cases.history(typed)[-1]
    assert "file" not in event_words(last, "en")


def test_what_went_back_above_the_price_that_a_file_tells_is_said(shop, typed):
    """It said that all that was paid for it went back."""
    paid_there(shop, typed, "40.00")
    assert "than was owed" not in why(shop, typed)
    orders(shop, "32.67")
    said = why(shop, typed)
    assert "$40.00" in said
    assert "$32.67" in said
    assert "$7.33" in said
    assert "$7.33" in why(shop, typed, "zh")


# --- a refund --------------------------------------------------------------------------------------


@pytest.fixture
def asked(shop):
    return shop.request(shop.item("LAMP", "60.00"))


def test_a_refund_of_a_file_below_the_one_that_was_typed_is_said(shop, asked):
    paid_there(shop, asked, "40.00")
    brought = shop.bring(shop.item("LAMP", "60.00", refunded_amount="32.67"))
    (told,) = brought.differs
    said = sentences([told])[0]
    assert all(each in said for each in ("RC-2026-00001", "$40.00", "$32.67"))
    assert "USD 40.00" in event_words(shop.desk.cases.history(asked)[-1], "en")
    standing = why(shop, asked)
    assert all(each in standing for each in ("$40.00", "$32.67", "$7.33"))
    assert shop.case(asked).paid == usd("40.00")
    assert shop.bring(shop.item("LAMP", "60.00", refunded_amount="32.67")).differs == ()
    shop.desk.cases.take_back_last(asked)
    assert "$32.67" not in why(shop, asked)


def test_a_refund_since_the_file_has_a_reference_and_contradicts_nothing(shop, asked):
    shop.bring(shop.item("LAMP", "60.00", refunded_amount="32.67"))
    paid_there(shop, asked, "20.00", reference="R-2")
    assert "$32.67" not in why(shop, asked)


def test_more_than_amazons_own_figure_is_no_refund_of_amazons(shop, asked):
    """Only a shop's figure of a whole order bounded what was typed."""
    shop.bring(shop.item("LAMP", "60.00", refunded_amount="32.67"))
    with pytest.raises(IllegalMove) as refused:
        paid_there(shop, asked, "10.00")
    assert refused.value.key == "money.above_the_shop_all"
    assert "$32.67" in str(refused.value)
    assert shop.case(asked).paid == usd("32.67")
    paid_there(shop, asked, "10.00", reference="R-2")
    assert shop.case(asked).paid == usd("42.67")


@pytest.fixture
def of_kiln(shop):
    """Lamps are known to be his, whichever case tells of one."""
    shop.supplier(costs=[("LAMP", "30")], rma_needed=False)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_supplier_reads_of_either_sum(shop, of_kiln, asked, typed, lang):
    """His sheet told both in its history: what the buyer paid, and what went back."""
    paid_there(shop, asked, "41.37")
    shop.bring(shop.item("LAMP", "60.00", refunded_amount="32.67"))
    orders(shop, "32.67")
    for case_id in (asked, typed):
        assert "32.67" in event_words(shop.desk.cases.history(case_id)[-1], lang)
        words = text_of(shop.desk.papers.evidence(case_id, lang=lang).pdf)
        assert not any(each in words for each in ("41.37", "40.00", "32.67"))
