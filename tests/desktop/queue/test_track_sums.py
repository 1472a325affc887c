"""The tracks of money say their sums; what is not known says so, and what has no room says the sum alone."""

from dataclasses import replace
from typing import get_type_hints

import pytest
from PySide6.QtGui import QFontMetricsF

from desktop.look.theme import font
from desktop.queue.case.track_sums import track_sums
from desktop.queue.case.tracks_bar import TracksBar, TracksTable, track_views
from returns.money import Money
from returns.phrases import has
from returns.records.case import Tracks
from returns.records.unit import Claim, ClaimAnswer, Payment
from returns.rules.tracks.track_machines import ENDED
from returns.terms import BuyerMoney, Party, Request, SupplierClaim
from returns.trade.tracks import TRACKS
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage
from tests.returns.case_maker import (
    NOW,
    a_line,
    a_stored_case,
    concluded_case,
    dollars,
    surroundings,
)


def told(money: BuyerMoney, claim: SupplierClaim = SupplierClaim.TO_ASK, **line: object):
    tracks = Tracks(buyer_money=money, supplier_claim=claim)
    made = a_line(tracks=tracks, **line)
    return concluded_case(a_stored_case(made), surroundings()), made


def words(*args: object, **line: object) -> dict[str, str]:
    case, made = told(*args, **line)
    return {track: each.words for track, each in track_sums(case, made).items()}


@pytest.mark.parametrize(
    ("state", "line", "said"),
    [
        (BuyerMoney.OPEN, {}, "$75.00 open"),
        (BuyerMoney.OPEN, {"refunded": dollars("25.00")}, "$50.00 open"),
        (BuyerMoney.OPEN, {"price": None}, "sum unknown"),
        (BuyerMoney.OFFERED, {"offer_amount": dollars("12.00")}, "$12.00 offered"),
        (BuyerMoney.AGREED, {"offer_amount": dollars("12.00")}, "$12.00 agreed"),
        (BuyerMoney.PAID_PARTLY, {"refunded": dollars("25.00")}, "$25.00 of $75.00"),
        (BuyerMoney.PAID, {"refunded": dollars("75.00")}, "$75.00 paid"),
        (BuyerMoney.CONFIRMED, {"refunded": dollars("75.00")}, "$75.00 paid"),
        (BuyerMoney.CONFIRMED, {}, None),
        (BuyerMoney.REPLACED, {}, None),
    ],
)
def test_what_the_buyer_gets_is_said_in_money(
    dressed: object, state: BuyerMoney, line: dict[str, object], said: str | None
) -> None:
    assert words(state, **line).get("buyer_money") == said


@pytest.mark.parametrize("request_state", ENDED)
def test_a_request_that_is_over_has_nothing_open(
    dressed: object, request_state: Request
) -> None:
    """“€119.00 open” stood in a closed case whose parcel never came."""
    case, line = told(BuyerMoney.OPEN)
    over = replace(line, tracks=replace(line.tracks, request=request_state))
    assert track_sums(case, over)["buyer_money"].words == "nothing owed"
    paid = replace(over.tracks, buyer_money=BuyerMoney.PAID)
    back = replace(over, tracks=paid, refunded=dollars("75.00"))
    assert track_sums(case, back)["buyer_money"].words == "$75.00 paid"


def test_what_is_asked_granted_and_came_is_said(dressed: object) -> None:
    claim = Claim(1, 1, Party.SUPPLIER, "refund", (1,), dollars("64.00"), NOW)
    answer = ClaimAnswer(NOW, SupplierClaim.PARTLY_ACCEPTED, dollars("50.00"))
    paid = Payment(1, 1, Party.SUPPLIER, False, dollars("50.00"), "claim", NOW, "k")
    own = replace(paid, party=Party.BUYER)
    for state, claims, payments, said in (
        (SupplierClaim.TO_ASK, (), (), None),
        (SupplierClaim.CLAIM_SENT, (claim,), (), "$64.00 asked"),
        (
            SupplierClaim.PARTLY_ACCEPTED,
            (replace(claim, answers=(answer,)),),
            (),
            "$50.00 granted",
        ),
        (SupplierClaim.REFUSED, (claim,), (), "$64.00 refused"),
        (SupplierClaim.SETTLED, (claim,), (paid, own), "$50.00 came"),
        (SupplierClaim.SETTLED, (claim,), (), None),
        (SupplierClaim.WRITTEN_OFF, (claim,), (), "$64.00 lost"),
    ):
        case, line = told(BuyerMoney.OPEN, state)
        case = replace(case, claims=claims, payments=payments)
        found = track_sums(case, line).get("supplier_claim")
        assert (found.words if found is not None else None) == said


@pytest.mark.parametrize("state", BuyerMoney)
def test_every_state_of_the_money_has_its_words(dressed: object, state: BuyerMoney) -> None:
    for lang in ("en", "zh"):
        worded = has(f"terms.track_sum.buyer_money.{state.value}", lang)
        # who got another piece got no sum
        assert worded is (state is not BuyerMoney.REPLACED)


def test_little_room_leaves_the_sum(dressed: object) -> None:
    case, line = told(BuyerMoney.OPEN, price="1149.30")
    bar = TracksBar()
    bar.set_tracks(track_views(line.tracks, track_sums(case, line)))
    bar.resize(500, 44)
    assert ("Buyer’s money", "$1,149.30 open") in bar.texts()
    narrow = QFontMetricsF(font(12)).horizontalAdvance("$1,149.30") + 4
    bar.resize(int(4 * narrow) + 18, 44)
    assert ("Money", "$1,149.30") in bar.texts()
    assert "Buyer’s money: Open, $1,149.30 open" in bar.accessibleName()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_in_the_smallest_window_every_state_is_whole(
    dressed: object, application, desk_folder, lang: str
) -> None:
    page = application(desk_folder, language=lang)
    page.window.resize(1280, 720)
    page.settle()
    bar = page.queue.tab.panel.head.tracks
    kinds = get_type_hints(Tracks)
    shown = [
        track_views(Tracks(**{track: kinds[track](state)}))
        for track, states in TRACKS.items()
        for state in states
    ]
    case, line = told(BuyerMoney.OPEN, price=None)
    for views in (*shown, track_views(line.tracks, track_sums(case, line))):
        bar.set_tracks(views)
        assert not [text for text in bar.texts() if "…" in "".join(text)]


def test_the_head_of_the_open_case_says_its_sums(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    case = queue.tab.case.loaded.case
    head = queue.tab.panel.head
    assert (head.tracks.tracks()[2].sum.words) == f"{case.lead.left} open"
    queue.press("k")
    page.settle()
    done = page.desk.cases.get(case.id)
    assert done.tracks.buyer_money is not BuyerMoney.OPEN
    queue.tab.presenter.show(queue.tab.presenter.listing)
    page.application.open.shell.go("queue", case.id)
    page.settle()
    assert head.tracks.tracks()[2].sum.words.startswith(
        str(Money(case.lead.left.minor, case.currency))
    )


def test_of_several_lines_each_says_its_sums_as_far_as_there_is_room(dressed: object) -> None:
    paid = {"refunded": dollars("75.00")}
    lines = (told(BuyerMoney.OPEN, price="1149.30"), told(BuyerMoney.PAID, **paid))
    table = TracksTable()
    table.set_lines(
        [
            (name, track_views(line.tracks, track_sums(case, line)))
            for name, (case, line) in zip(("Mug", "Desk lamp, oak"), lines, strict=True)
        ]
    )
    seen = []
    for wide in range(700, 100, -4):
        table.resize(wide, 60)
        said = tuple(row[3] for row in table.rows()[1:])
        if said not in seen:
            seen.append(said)
        table.grab()
    assert seen == [
        ("$1,149.30 open", "$75.00 paid"),
        ("$1,149.30", "$75.00"),
        ("Open", "Paid"),
    ]
    assert "$1,149.30 open" in table.accessibleName()


def test_a_name_that_would_be_cut_beside_its_tracks_has_a_row_of_its_own(
    dressed: object,
) -> None:
    case, line = told(BuyerMoney.OPEN, price="18.40")
    table = TracksTable()
    views = track_views(line.tracks, track_sums(case, line))
    table.set_lines([("Mug 350 ml, blue", views), ("Desk lamp, oak", views)])
    high = {}
    for wide in range(900, 100, -4):
        table.resize(wide, 200)
        high[table.apart()] = table.sizeHint().height()
        table.grab()
    assert set(high) == {True, False}
    # a heading, and for each thing one row or two
    assert high[True] * 3 == high[False] * 5


def test_what_was_granted_is_told_after_its_rest_was_refused(qapp, dressed):
    granted = ClaimAnswer(NOW, SupplierClaim.PARTLY_ACCEPTED, dollars("35"), "")
    no = ClaimAnswer(NOW, SupplierClaim.REFUSED, dollars("0"), "")
    first = Claim(1, 1, Party.SUPPLIER, "refund", (1,), dollars("60"), NOW, (granted,))
    rest = Claim(2, 1, Party.SUPPLIER, "refund", (1,), dollars("25"), NOW, (no,))
    line = a_line(tracks=Tracks(supplier_claim=SupplierClaim.PARTLY_ACCEPTED))
    case = concluded_case(a_stored_case(line, claims=(first, rest)), surroundings())
    assert track_sums(case, line)["supplier_claim"].amount == "$35.00"
