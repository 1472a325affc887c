"""What a supplier grants and pays in the currency in which he bills, noted in the window as he told it."""

from desktop.queue.dialogs.claim_dialogs import AnswerDialog
from desktop.queue.dialogs.money_dialog import MoneyDialog
from returns.money import Money
from returns.terms import Move, Party
from tests.desktop.two_claims import two_claims
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage


def test_a_part_and_the_money_are_noted_in_the_suppliers_currency(
    page: WindowPage, queue: QueuePage
) -> None:
    two_claims(page, Money(43_000, "CNY"))
    page.do("answer")
    answer = page.dialog(AnswerDialog)
    case = queue.tab.case.loaded.case
    asked = case.claims[0].billed
    assert asked is not None
    assert answer.amount.currency() == asked.currency != case.currency
    # of the carrier's claim the sums are in the order's currency
    for party, currency in ((Party.CARRIER, case.currency), (Party.SUPPLIER, asked.currency)):
        answer.whose.set_value(party.value)
        answer.whose.chosen.emit(party.value)
        assert answer.amount.currency() == currency
    # the same sum as it stands in the case
    told = answer.words.text()
    assert str(asked) in told
    assert f"{case.claims[0].amount} in the books" in told
    answer.answer.set_value(Move.CLAIM_PARTLY.value)
    answer.answer.chosen.emit(Move.CLAIM_PARTLY.value)
    part = Money(asked.minor // 2, asked.currency)
    answer.amount.line.setText(str(part.amount))
    # once is enough: “about”, and no “estimated” behind it
    assert "(about " in answer.outcome.text()
    assert "estimated" not in answer.outcome.text() + told
    answer.amount.line.setText(str(Money(asked.minor + 1, asked.currency).amount))
    assert not answer.ok.isEnabled(), "more than was asked"
    answer.amount.line.setText(str(part.amount))
    answer.accept()
    page.settle()
    claim = page.desk.cases.get(case.id).claims[0]
    assert claim.accepted_as_billed == part
    assert claim.accepted is not None
    assert claim.accepted.currency == case.currency

    page.application.open.shell.go("queue", case.id)
    page.settle()
    page.do("money_in")
    money = page.dialog(MoneyDialog)
    assert money.amount.money() == part
    money.accept()
    page.settle()
    (paid,) = [p for p in page.desk.cases.get(case.id).payments if not p.outgoing]
    assert (paid.party, paid.billed, paid.amount) == (Party.SUPPLIER, part, claim.accepted)


def test_the_same_may_be_noted_in_the_orders_currency(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("supplier_to_chase")
    queue.go_to(
        queue.first(page.desk, lambda case: any(c.billed is not None for c in case.claims))
    )
    page.do("money_in")
    money = page.dialog(MoneyDialog)
    case = queue.tab.case.loaded.case
    choice = money.amount.choice
    assert choice is not None
    assert [choice.itemText(at) for at in range(choice.count())] == [
        *(case.claims[-1].billed.currency, case.currency)
    ]
    choice.setCurrentText(case.currency)
    money.amount.line.setText("1.00")
    money.accept()
    page.settle()
    (paid,) = [p for p in page.desk.cases.get(case.id).payments if not p.outgoing]
    assert (paid.amount, paid.billed) == (Money(100, case.currency), None)
