"""Returns as they are: lines with their own reason and supplier, units, parcels in all directions, answers.

Frozen: a later change of the tables is a new migration, and this one goes on making what it made.
"""

import json
from collections import defaultdict
from typing import Any

from alembic import op

from db.migrations.lines_and_units import CHANGED, INDEXES, NEW

revision = "0005"
down_revision = "0004"

#: what a case told of all its goods, and every line now tells of its own
_OF_THE_CASE = (
    *("reason", "fulfilment", "listing", "supplier_id", "supplier_name", "policy_id"),
    *("request", "buyer_money", "supplier_claim", "supplier_rma", "route", "freight_payer"),
    *("offer", "returnless", "answered_at", "approved_at", "label_made_at", "received_at"),
    *("inspected_at", "paid_at", "rma_asked_at", "rma_given_at", "claim_sent_at"),
    *("claim_answered_at", "buyer_words", "supplier_says", "found_says"),
)
_STAYS = (
    *("id", "number", "order_id", "channel_id", "customer_id", "requested_at", "currency"),
    *("our_rma", "suspected", "snoozed_until", "closed_at", "freight_out_minor"),
    *("freight_back_minor", "reason", "value_minor", "request", "goods", "buyer_money"),
    *("supplier_claim", "first_offer", "next_step", "due_at", "supplier_clock", "order_number"),
    *("channel_name", "sku", "title", "buyer", "supplier_name", "picture", "stage"),
)
_FOUND = ("package", "complete", "works", "marks", "grade", "grade_overruled", "serial", "weight_g")
_ENDS = {
    "to_us": "us",
    "to_supplier": "supplier",
    "to_third_party": "third_party",
    "to_platform": "platform",
    "none": "us",
}
_ANSWERS = {
    "accepted": "accepted",
    "partly_accepted": "partly_accepted",
    "refused": "refused",
    "settled": "accepted",
    "written_off": "refused",
    "more_asked": "more_asked",
}
#: reasons for which another thing than ours is just what is to come back
_NOT_OURS = ("wrong_item", "extra_item")

#: currencies that were counted in hundredths, and by how many decimals ISO 4217 has more or fewer
_DECIMALS = {
    **dict.fromkeys(("BIF", "DJF", "GNF", "KMF", "PYG", "RWF", "UGX", "UYI", "VUV"), -2),
    **dict.fromkeys(("XAF", "XOF", "XPF"), -2),
    **dict.fromkeys(("IQD", "LYD", "OMR", "TND"), 1),
    **dict.fromkeys(("CLF", "UYW"), 2),
}
#: table → where its currency stands, and its sums
_SUMS = {
    "order_line": ("(SELECT currency FROM sale_order WHERE id = order_id)", "unit_price_minor"),
    "case_line": (
        "(SELECT currency FROM return_case WHERE id = case_id)",
        "unit_price_minor",
        "unit_cost_minor",
    ),
    "claim": ("currency", "amount_minor", "accepted_minor"),
    "payment": ("currency", "amount_minor"),
    "product": ("currency", "price_minor", "cost_minor"),
    "return_case": (
        "currency",
        *("value_minor", "offer_minor", "freight_out_minor", "freight_back_minor"),
    ),
}

_Row = dict[str, Any]

_STAGE = """CASE WHEN NEW.closed_at IS NOT NULL THEN 9
    WHEN NEW.next_step IN ('answer_buyer', 'negotiate', 'ask_buyer') THEN 1
    WHEN NEW.next_step IN ('ask_rma', 'approve', 'send_label') THEN 2
    WHEN NEW.next_step IN ('await_parcel', 'chase_parcel') THEN 3
    WHEN NEW.next_step = 'inspect' THEN 4
    WHEN NEW.next_step IN ('send_claim', 'chase_supplier', 'settle') THEN 5
    WHEN NEW.next_step IN ('refund', 'replace', 'confirm_buyer') THEN 6
    WHEN NEW.next_step IN ('place_goods', 'send_on') THEN 7
    WHEN NEW.next_step = 'check' THEN 8 ELSE 0 END"""

#: the view of the queue that a case is in follows from what is next on it
STAGES = tuple(
    f"""CREATE TRIGGER case_stage_{name} AFTER {when} ON return_case WHEN NEW.stage <> {_STAGE}
    BEGIN UPDATE return_case SET stage = {_STAGE} WHERE id = NEW.id; END"""
    for name, when in (
        ("when_new", "INSERT"),
        ("when_changed", "UPDATE OF next_step, closed_at, stage"),
    )
)


def upgrade() -> None:
    """Make the new tables, bring every row over, and note that histories have to be told so."""
    for statement in NEW.split(";"):
        if statement.strip():
            op.execute(statement.strip())
    for statement in CHANGED.values():
        op.execute(statement)
    _in_their_own_units()
    _orders()
    cases = {row["id"]: row for row in _rows("SELECT * FROM return_case ORDER BY id")}
    lines = _lines(cases)
    _units(cases, lines)
    _payments(cases, lines)
    _claims(cases, lines)
    _cases(cases, lines)
    _parcels()
    _copy("message", "id", "case_id", "party", "template", "lang", "address", "subject", "body", "at")
    op.execute("DROP TABLE finding")
    for name in CHANGED:
        op.execute(f"DROP TABLE {name}")
        op.execute(f"ALTER TABLE {name}_new RENAME TO {name}")
    for statement in (*INDEXES.split(";"), *STAGES):
        if statement.strip():
            op.execute(statement.strip())
    if cases:
        op.execute("INSERT INTO setting (name, value) VALUES ('histories_to_carry_over', 'true')")


def _in_their_own_units() -> None:
    """Count every sum in its currency's own smallest unit: francs have no hundredths, rials thousandths."""
    used: set[str] = set()
    for table in ("product", "sale_order", "return_case", "claim", "payment"):
        used |= {row["currency"] for row in _rows(f"SELECT DISTINCT currency FROM {table}")}  # noqa: S608
    for table, (currency, *columns) in _SUMS.items():
        for code in sorted(used & _DECIMALS.keys()):
            decimals = _DECIMALS[code]
            by = 10 ** abs(decimals)
            for column in columns:
                told = f"{column} * {by}" if decimals > 0 else f"({column} + {by // 2}) / {by}"
                sql = f"UPDATE {table} SET {column} = {told} WHERE {currency} = '{code}'"  # noqa: S608
                op.execute(sql)


def _rows(sql: str) -> list[_Row]:
    return [dict(row._mapping) for row in op.get_bind().exec_driver_sql(sql)]


def _put(table: str, row: _Row) -> int:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  names of our own
    return int(op.get_bind().exec_driver_sql(sql, tuple(row.values())).lastrowid)


def _copy(table: str, *columns: str) -> None:
    names = ", ".join(columns)
    op.execute(f"INSERT INTO {table}_new ({names}) SELECT {names} FROM {table}")  # noqa: S608


def _shares(whole: int, weights: list[int]) -> list[int]:
    """A sum shared out by weight, the largest remainders rounded up; equally where all weigh nothing."""
    if not sum(weights):
        weights = [1] * len(weights)
    total = sum(weights)
    shares = [whole * weight // total for weight in weights]
    by_remainder = sorted(
        range(len(weights)), key=lambda n: (-(whole * weights[n] % total), n)
    )
    for n in by_remainder[: whole - sum(shares)]:
        shares[n] += 1
    return shares


def _orders() -> None:
    """An order has the name and address of its buyer; a line, what its pieces cost together."""
    op.execute(
        "INSERT INTO sale_order_new (id, channel_id, number, customer_id, ordered_on, shipped_on,"
        " delivered_on, fulfilment, currency, buyer, email, address) SELECT o.id, o.channel_id,"
        " o.number, o.customer_id, o.ordered_on, o.shipped_on, o.delivered_on, o.fulfilment,"
        " o.currency, coalesce(c.name, ''), coalesce(c.email, ''), coalesce(c.address, '{}')"
        " FROM sale_order AS o LEFT JOIN customer AS c ON c.id = o.customer_id"
    )
    op.execute(
        "INSERT INTO order_line_new (id, order_id, line_key, sku, title, product_id, quantity,"
        " paid_minor) SELECT id, order_id, line_key, sku, title, product_id, quantity,"
        " CASE WHEN unit_price_minor > 0 THEN unit_price_minor * quantity END FROM order_line"
    )


def _lines(cases: dict[int, _Row]) -> dict[int, list[_Row]]:
    """The lines of every case, each with what the case told and the order line that it is of."""
    sold = _Sold()
    lines: dict[int, list[_Row]] = defaultdict(list)
    former = _rows("SELECT * FROM case_line ORDER BY id")
    for line in former:
        lines[line["case_id"]].append(line)
    following = former[-1]["id"] + 1 if former else 1
    for number, case_id in enumerate(sorted(cases.keys() - lines.keys()), start=following):
        lines[case_id].append(_told_by_the_case(number, cases[case_id]))
    sold.fill_in(cases, lines)
    for case_id, of_case in lines.items():
        case = cases[case_id]
        weights = [line["unit_price_minor"] * line["quantity"] for line in of_case]
        offers = _shares(case["offer_minor"] or 0, weights)
        for line, offered in zip(of_case, offers, strict=True):
            row = {name: case[name] for name in _OF_THE_CASE}
            row |= {
                name: line[name]
                for name in ("id", "case_id", "order_line_id", "product_id", "sku", "title")
            }
            row["quantity"], row["unit_cost_minor"] = line["quantity"], line["unit_cost_minor"]
            row["offer_minor"] = None if case["offer_minor"] is None else offered
            row["wish"] = "same" if case["wants_replacement"] else ""
            _put("case_line_new", row)
    return lines


def _told_by_the_case(number: int, case: _Row) -> _Row:
    """The one line of a case that had none: what the case itself says of its goods."""
    none = dict.fromkeys(("order_line_id", "product_id", "unit_cost_minor"))
    goods = {"sku": case["sku"], "title": case["title"], "quantity": 1}
    return {"id": number, "case_id": case["id"], **goods, **none} | {
        "unit_price_minor": case["value_minor"]
    }


class _Sold:
    """The order lines, so that each returned line is of one of them."""

    def __init__(self) -> None:
        self._of_order: dict[int, list[_Row]] = defaultdict(list)
        for row in _rows("SELECT * FROM order_line_new ORDER BY id"):
            self._of_order[row["order_id"]].append(row)

    def fill_in(self, cases: dict[int, _Row], lines: dict[int, list[_Row]]) -> None:
        """Give each line its order line: a known one, else one that is made of what came back."""
        made: dict[tuple[int, str], list[_Row]] = defaultdict(list)
        for case_id, of_case in lines.items():
            order_id = cases[case_id]["order_id"]
            for line in of_case:
                if line["order_line_id"] is None:
                    line["order_line_id"] = self._known(order_id, line)
                if line["order_line_id"] is None:
                    made[order_id, line["sku"] or line["title"]].append(line)
        for (order_id, item), returned in made.items():
            priced = [line for line in returned if line["unit_price_minor"]]
            pieces = sum(line["quantity"] for line in returned)
            each = priced[0]["unit_price_minor"] if priced else None
            row = {
                "order_id": order_id,
                "line_key": f"{item}#returned",
                "sku": returned[0]["sku"],
                "title": returned[0]["title"],
                "product_id": returned[0]["product_id"],
                "quantity": pieces,
                "paid_minor": None if each is None else each * pieces,
                "guessed": 1,
            }
            number = _put("order_line_new", row)
            for line in returned:
                line["order_line_id"] = number

    def _known(self, order_id: int, line: _Row) -> int | None:
        of_order = self._of_order[order_id]
        same = [row for row in of_order if line["sku"] and row["sku"] == line["sku"]]
        if not same and len(of_order) == 1 and not line["sku"]:
            same = of_order
        return int(same[0]["id"]) if same else None


def _units(cases: dict[int, _Row], lines: dict[int, list[_Row]]) -> None:
    """One row for each piece, with its share of what was paid and what was found on it."""
    found = {(row["line_id"], row["unit"]): row for row in _rows("SELECT * FROM finding")}
    extra: dict[int, list[int]] = defaultdict(list)
    for line_id, number in found:
        extra[line_id].append(number)
    sold = {row["id"]: row for row in _rows("SELECT * FROM order_line_new")}
    taken: dict[int, int] = defaultdict(int)
    for case_id, of_case in lines.items():
        for line in of_case:
            of_order = sold[line["order_line_id"]]
            paid = of_order["paid_minor"]
            bought = of_order["quantity"]
            shares = _shares(paid, [1] * bought) if paid is not None else []
            announced = range(1, line["quantity"] + 1)
            for number in sorted({*announced, *extra[line["id"]]}):
                row = _unit(cases[case_id], line, number, found.get((line["id"], number)))
                if number in announced and taken[of_order["id"]] < bought:
                    taken[of_order["id"]] += 1
                    row["piece"] = taken[of_order["id"]]
                    row["paid_minor"] = shares[row["piece"] - 1] if shares else None
                elif paid is not None:
                    row["paid_minor"] = 0
                _put("unit", row)


def _unit(case: _Row, line: _Row, number: int, finding: _Row | None) -> _Row:
    row = {"case_id": case["id"], "line_id": line["id"], "number": number, "goods": case["goods"]}
    verdict, disposition = case["verdict"], case["disposition"]
    if finding is not None:
        row |= {name: finding[name] for name in _FOUND}
        disposition = finding["disposition"] or disposition
        gone = finding["package"] == "none" or case["reason"] not in _NOT_OURS
        if finding["grade"] == "X" and gone and verdict not in (None, "empty", "wrong_item"):
            verdict = "not_received"
    return {**row, "verdict": verdict, "disposition": disposition}


def _payments(cases: dict[int, _Row], lines: dict[int, list[_Row]]) -> None:
    """Money of a case with several lines is shared out among them; every sum stays what it was."""
    for row in _rows("SELECT * FROM payment ORDER BY id"):
        for line, share in _shared(lines[row["case_id"]], row["amount_minor"]):
            part = {**row, "amount_minor": share, "line_id": line["id"] if line else None}
            if line and line is not lines[row["case_id"]][0]:
                part |= {"pay_key": f"{row['pay_key']}/{line['id']}"}
                del part["id"]
            part["paid_by"] = "platform" if "reported" in row["pay_key"] else "us"
            _put("payment_new", part)


def _claims(cases: dict[int, _Row], lines: dict[int, list[_Row]]) -> None:
    """What was asked of one case is asked of its lines; the answer that is known comes along."""
    for row in _rows("SELECT * FROM claim ORDER BY id"):
        case = cases[row["case_id"]]
        kept = ("case_id", "party", "amount_minor", "currency", "sent_at", "taken_back_seq")
        accepted = [share for _, share in _shared(lines[case["id"]], row["accepted_minor"] or 0)]
        parts = _shared(lines[case["id"]], row["amount_minor"])
        for (line, share), granted in zip(parts, accepted, strict=True):
            part = {name: row[name] for name in kept} | {"amount_minor": share}
            part["line_id"] = line["id"] if line else None
            if line is None or line is lines[case["id"]][0]:
                part["id"] = row["id"]
            number = _put("claim_new", part)
            if row["answered_at"]:
                answer = {
                    "case_id": case["id"],
                    "claim_id": number,
                    "at": row["answered_at"],
                    "kind": _answer(case, row),
                    "amount_minor": None if row["accepted_minor"] is None else granted,
                    "words": row["answer"],
                }
                _put("claim_answer", answer)


def _answer(case: _Row, claim: _Row) -> str:
    if claim["accepted_minor"] == 0:
        return "refused"
    return _ANSWERS.get(case["supplier_claim"], "accepted")


def _shared(lines: list[_Row], whole: int) -> list[tuple[_Row | None, int]]:
    if not lines:
        return [(None, whole)]
    weights = [line["unit_price_minor"] * line["quantity"] for line in lines]
    return list(zip(lines, _shares(whole, weights), strict=True))


def _cases(cases: dict[int, _Row], lines: dict[int, list[_Row]]) -> None:
    for case in cases.values():
        row = {name: case[name] for name in _STAYS}
        _put("return_case_new", {**row, "line_count": len(lines[case["id"]])})
    op.execute("UPDATE return_case_new SET stage = 9 WHERE closed_at IS NOT NULL")


def _parcels() -> None:
    for row in _rows("SELECT * FROM parcel ORDER BY id"):
        ends = row.pop("destination")
        if row["case_id"] is None:
            ends = "to_us"
        _put("parcel_new", {**row, "goes_to": _ENDS.get(ends, "us")})
