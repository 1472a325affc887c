"""What commands print: JSON for scripts, aligned plain text for people."""

import json
import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from desktop.cli.terminal import plain
from returns.clock import stamp
from returns.money import Money
from returns.records.case import Case, Event, Finding, Recommendation
from returns.rules.sentences import sentence


def say(text: str) -> None:
    """One line for a person."""
    sys.stdout.write(plain(text) + "\n")


def as_json(value: object) -> None:
    """The same for a script."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # the controls that JSON itself lets through
    sys.stdout.write(re.sub("[\x7f-\x9f]", lambda c: f"\\u{ord(c[0]):04x}", text) + "\n")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Columns that line up, also with Chinese in them."""
    if not rows:
        return
    widths = [max(_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)]
        say("  ".join(cells).rstrip())


def advice_json(advice: Recommendation, lang: str) -> dict[str, Any]:
    """A recommendation with the stable keys of domain.md 10."""
    return {
        "offers": [offer.value for offer in advice.offers],
        "route": advice.route.value,
        "freight_payer": advice.freight_payer.value,
        "fault": advice.fault.value,
        "claim_from": advice.claim_from.value if advice.claim_from else None,
        "because": [sentence(because, lang) for because in advice.because],
    }


def _minor(amount: Money | None) -> int | None:
    return None if amount is None else amount.minor


def case_json(case: Case, events: Sequence[Event], lang: str) -> dict[str, Any]:
    """Everything about a case with the stable keys of domain.md 10."""
    return {
        "case": case.number,
        "order": case.order,
        "channel": case.channel,
        "supplier": case.supplier,
        "reason": case.reason,
        "buyer_words": case.buyer_words,
        "value_minor": case.value.minor or None,
        "currency": case.value.currency,
        "freight_out_minor": _minor(case.freight_out),
        "freight_back_minor": _minor(case.freight_back),
        "wants_replacement": case.wants_replacement,
        "our_rma": case.our_rma,
        "supplier_rma": case.supplier_rma,
        "verdict": case.verdict.value if case.verdict else None,
        "disposition": case.disposition.value if case.disposition else None,
        **_parts_json(case),
        "tracks": {
            "request": case.tracks.request.value,
            "goods": case.tracks.goods.value,
            "buyer_money": case.tracks.buyer_money.value,
            "supplier_claim": case.tracks.supplier_claim.value,
        },
        "recommendation": advice_json(case.recommendation, lang),
        "next_step": case.next.kind.value if case.next else None,
        "due_at": stamp(case.next.due_at) if case.next else None,
        "events": [
            {
                "seq": event.seq,
                "at": event.at,
                "by": event.by,
                "kind": event.kind,
                "hash": event.hash,
            }
            for event in events
        ],
    }


def _parts_json(case: Case) -> dict[str, Any]:
    """What hangs on a case: its lines, money, parcels, findings and photos."""
    return {
        "lines": [
            {
                "sku": line.sku,
                "title": line.title,
                "quantity": line.quantity,
                "unit_price_minor": line.unit_price.minor,
            }
            for line in case.lines
        ],
        "payments": [
            {
                "party": payment.party.value,
                "outgoing": payment.outgoing,
                "amount_minor": payment.amount.minor,
                "currency": payment.amount.currency,
                "kind": payment.kind,
                "at": stamp(payment.at),
            }
            for payment in case.payments
        ],
        "parcels": [
            {
                "tracking": parcel.tracking,
                "carrier": parcel.carrier,
                "received_at": stamp(parcel.received_at) if parcel.received_at else None,
            }
            for parcel in case.parcels
        ],
        "findings": [_finding_json(finding) for finding in case.findings],
        "photos": [
            {
                "sha256": photo.sha256,
                "bytes": photo.bytes,
                "shot": photo.shot,
                "taken_at": photo.taken_at or None,
            }
            for photo in case.photos
        ],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "unit": finding.unit,
        # null is what nobody said yet
        "package": finding.package,
        "complete": finding.complete,
        "works": finding.works,
        "marks": finding.marks,
        "grade": finding.grade,
    }
