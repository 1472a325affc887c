"""Where a case is played: by a test of this folder, which says so, or by these elsewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_SAYS = re.compile(r"(Case|File) (\d+)\b")

_CASEWORK = "tests/returns/casework"
_MONEY = f"{_CASEWORK}/test_true_cases_money.py"
_WORDS = f"{_CASEWORK}/test_true_cases_words.py"
_DATES = f"{_CASEWORK}/test_true_cases_dates.py"
_ENTER = f"{_CASEWORK}/test_true_cases_enter.py"
_LETTERS = f"{_CASEWORK}/test_letters_are_true.py"
_PIECES = "tests/returns/bringing_in/test_pieces.py"
_PLATFORM = "tests/returns/bringing_in/test_platform_did.py"
_RULES = "tests/returns/rules/test_ways_and_routes.py"
_SHEETS = "tests/returns/papers/test_sheets_by_supplier.py"
_SHEET_DATES = "tests/returns/papers/test_dates_on_sheets.py"
_SUMS = "tests/returns/test_money.py"
_SHOPIFY = "tests/returns/platforms/test_shopify_money.py"
_POSTAL = "tests/returns/records/test_postal.py"
_WATCH = "tests/returns/rules/policy/test_policy_watch.py"

#: case → tests outside this folder that play it, too
ELSEWHERE = {
    "Case 1": (
        f"{_MONEY}::test_what_came_is_paid_and_what_did_not_come_waits",
        f"{_MONEY}::test_the_second_parcel_is_judged_anew_and_paid_with_its_own_place",
        f"{_MONEY}::test_a_piece_of_the_second_parcel_that_the_buyer_broke_is_paid_in_part",
    ),
    "Case 2": (f"{_MONEY}::test_what_was_said_and_found_is_as_claimed_and_paid_whole",),
    "Case 3": (
        f"{_MONEY}::test_two_requests_on_one_item_are_paid_once",
        f"{_MONEY}::test_a_case_by_hand_takes_no_more_pieces_than_were_bought",
    ),
    "Case 4": (
        f"{_MONEY}::test_lines_with_their_own_reasons_are_answered_each_by_its_own",
        f"{_SHEETS}::test_a_supplier_reads_of_his_own_goods_alone",
    ),
    "Case 5": (f"{_MONEY}::test_a_part_paid_before_leaves_the_rest_when_all_is_given",),
    "Case 6": (f"{_MONEY}::test_without_the_cost_nothing_is_asked_of_the_supplier",),
    "Case 7": (
        f"{_MONEY}::test_pieces_share_what_was_paid_to_the_cent",
        f"{_PIECES}::test_shares_are_the_same_whatever_came_first",
    ),
    "Case 8": (
        f"{_PLATFORM}::test_a_replacement_that_was_issued_is_not_refunded",
        f"{_PLATFORM}::test_a_refund_at_first_scan_is_the_platforms",
        f"{_PIECES}::test_what_the_shop_gave_back_is_on_the_lines_that_come_back_once",
    ),
    "Case 9": (
        f"{_SUMS}::test_every_currency_has_the_minor_unit_of_iso_4217",
        f"{_SUMS}::test_no_two_currencies_are_written_alike",
        f"{_SHOPIFY}::test_amounts_have_the_decimals_of_their_currency",
        f"{_MONEY}::test_of_two_lines_under_one_number_the_one_that_came_is_paid",
        f"{_MONEY}::test_a_part_that_the_platform_paid_is_taken_off_once",
        f"{_MONEY}::test_a_request_that_was_cancelled_in_a_later_file_is_not_paid",
        f"{_MONEY}::test_each_supplier_is_asked_for_its_own_goods_alone",
    ),
    "Case 10": (f"{_WORDS}::test_a_supplier_hears_nothing_of_a_buyer_who_sent_something_else",),
    "Case 11": (f"{_WORDS}::test_whose_wrong_item_it_was_follows_from_the_reason",),
    "Case 12": (f"{_WORDS}::test_nobody_keeps_or_sends_back_what_never_arrived",),
    "Case 13": (
        f"{_LETTERS}::test_who_pays_is_one_sentence_from_the_offer_to_the_label",
        f"{_LETTERS}::test_a_paper_that_has_to_be_in_or_on_the_box_goes_with_the_letter",
    ),
    "Case 14": (f"{_WORDS}::test_no_evidence_is_called_attached_that_there_is_not",),
    "Case 15": (
        f"{_WORDS}::test_goods_for_a_third_party_are_sent_to_its_address",
        f"{_POSTAL}::test_a_town_that_a_street_line_repeats_stands_once",
    ),
    "Case 16": (
        f"{_WORDS}::test_a_gift_on_top_is_told_with_the_money_that_was_agreed",
        f"{_WORDS}::test_a_platform_is_asked_for_nothing_that_nobody_paid",
    ),
    "Case 17": (f"{_SHEET_DATES}::test_terms_held_only_if_they_began_by_the_day_of_the_order",),
    "Case 18": (
        f"{_DATES}::test_without_a_delivery_date_the_window_is_estimated",
        f"{_DATES}::test_a_delivery_date_that_is_entered_counts_from_then_on",
    ),
    "Case 19": (
        f"{_DATES}::test_no_letter_asks_to_post_it_after_the_suppliers_window",
        f"{_ENTER}::test_goods_that_would_come_too_late_are_not_sent_to_the_supplier",
    ),
    "Case 20": (
        f"{_DATES}::test_a_clock_that_was_answered_in_time_stops",
        f"{_DATES}::test_a_report_that_is_late_says_so",
    ),
    "Case 21": (f"{_WATCH}::test_a_window_that_counts_from_before_the_delivery_carries_less",),
    "Case 22": (
        f"{_ENTER}::test_a_stopped_supplier_is_no_way_and_four_refusals_are_remembered",
    ),
    "Case 23": (
        f"{_ENTER}::test_a_return_that_never_comes_leaves_the_queue_by_itself",
        f"{_PLATFORM}::test_what_the_warehouse_did_with_a_unit_leaves_nothing_to_place",
    ),
    "Case 24": (
        f"{_ENTER}::test_what_has_to_be_looked_into_first_is_neither_paid_nor_promised",
    ),
    "Case 25": (
        f"{_ENTER}::test_an_empty_parcel_or_another_thing_is_declined_with_its_reason_filled_in",
    ),
    "Case 26": (
        f"{_ENTER}::test_new_ones_are_sent_for_the_pieces_that_came",
        f"{_PLATFORM}::test_an_a_to_z_claim_holds_until_a_later_file_says_that_it_is_over",
    ),
    "Case 27": (f"{_ENTER}::test_goods_that_were_left_with_the_buyer_can_be_asked_back",),
    "Case 28": (f"{_MONEY}::test_money_comes_with_its_amount_day_and_reference",),
    "Case 29": (
        f"{_DATES}::test_a_request_that_the_platform_closed_is_not_overdue",
        f"{_PLATFORM}::test_a_request_that_is_over_for_the_platform_is_not_answered",
    ),
    "Case 30": (
        f"{_RULES}::test_not_worth_returning_is_said_only_where_it_is_so",
        f"{_RULES}::test_kindness_names_the_way_that_is_marked_and_a_true_difference",
    ),
    "File 5": (f"{_SHOPIFY}::test_the_orders_discount_is_spread_over_its_lines",),
    "File 12": (f"{_PIECES}::test_each_order_of_a_buyer_keeps_its_own_address",),
    "File 25": (f"{_PIECES}::test_more_than_was_bought_is_no_piece_and_held_up",),
    "File 59": (f"{_PLATFORM}::test_one_unit_listed_under_two_days_is_one_case",),
}


def played_in(path: Path) -> Iterator[ast.FunctionDef]:
    """The tests of a file."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def case_of(test: ast.FunctionDef) -> str:
    """The case that a test says it plays; "" where it says none."""
    said = _SAYS.match(ast.get_docstring(test) or "")
    return f"{said[1]} {int(said[2])}" if said else ""
