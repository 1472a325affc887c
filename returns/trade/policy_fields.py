"""What a supplier's policy says, a row for each field, for files, form and storage (domain.md 4)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from returns.terms import RmaPlacement, WindowStart

#: bounds of every span, so that a slip of the finger (3000 days) is told
MOST_DAYS = 3_660
MOST_MONTHS = 1_200
MOST_MB = 10_000
REMEDIES = ("refund", "reship", "credit_note", "allowance", "keep_item")

#: how a field is read, asked and said. `lines` are texts in order, `names` identifiers of the trade,
#: `choice` one of a vocabulary; `money` and `freight` (payer by reason) have editors of their own
Kind = Literal[
    "days",
    "working_days",
    "months",
    "percent",
    "mb",
    "flag",
    "text",
    "lines",
    "names",
    "choice",
    "money",
    "freight",
]
#: whole numbers with a unit
COUNTS: tuple[Kind, ...] = ("days", "working_days", "months", "percent", "mb")
#: the parts of the form, in the order shown
PARTS = ("taking_back", "cost", "number", "proof", "afterwards")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyField:
    """One field of the terms."""

    #: its place in the terms, in JSON and as a column: `window_days`, `evidence.video`
    name: str
    kind: Kind
    #: the part of the form that asks for it
    part: str
    #: the question `policies.ask.<row>`; fields of one row are asked and compared together
    row: str = ""
    least: int = 0
    #: of a count: the most that is no slip of the finger
    most: int = MOST_DAYS
    #: the least that the form takes, where a file may say less
    least_typed: int | None = None
    #: a count that has to be said
    needed: bool = False
    #: of a count that is not needed: empty means 0, not "nothing is said"
    zero: bool = False
    choices: type[StrEnum] | None = None
    #: the topic of its choices' or names' words in the form, and in a comparison
    words: str = ""
    compared: str = ""
    #: the names that are known; () for any
    names: tuple[str, ...] = ()
    #: what is compared is not their order
    unordered: bool = False
    #: `policies.hint.<hint>` below the editor
    hint: str = ""
    #: the words in its empty editor are `policies.example.<question>`
    example: bool = False
    #: the flag of its part that has to be yes for it to be asked
    when: str = ""

    @property
    def question(self) -> str:
        """The name of its row in the form."""
        return self.row or self.name.rpartition(".")[2]

    @property
    def is_count(self) -> bool:
        """A whole number with a unit."""
        return self.kind in COUNTS


def _field(name: str, kind: Kind, part: str, **more: object) -> PolicyField:
    most = {"months": MOST_MONTHS, "percent": 100, "mb": MOST_MB}.get(kind, MOST_DAYS)
    return PolicyField(name=name, kind=kind, part=part, **{"most": most, **more})  # type: ignore[arg-type]


#: every field of `PolicyTerms`, in the order of the form
POLICY_FIELDS: tuple[PolicyField, ...] = (
    _field("takes_returns", "flag", "taking_back"),
    _field(
        "window_days", "days", "taking_back", least_typed=1, needed=True, when="takes_returns"
    ),
    _field(
        "window_from",
        "choice",
        "taking_back",
        choices=WindowStart,
        words="policies.from",
        compared="policies.start",
    ),
    _field("damage_days", "days", "taking_back", hint="empty"),
    _field("exchange_days", "days", "taking_back", hint="empty", when="takes_returns"),
    _field("warranty_months", "months", "taking_back", hint="empty"),
    _field("condition", "text", "taking_back"),
    _field("fee.percent", "percent", "cost", row="fee", zero=True, hint="fee"),
    _field("fee.fixed", "money", "cost", row="fee"),
    _field(
        "fee.waived_for",
        "names",
        "cost",
        row="fee_waived",
        words="terms.reason",
        unordered=True,
    ),
    _field("freight", "freight", "cost"),
    _field("takes_ordered_wrong", "flag", "cost"),
    _field(
        "ordered_wrong_fee_percent", "percent", "cost", zero=True, when="takes_ordered_wrong"
    ),
    _field("rma_needed", "flag", "number"),
    _field("rma_how", "text", "number", when="rma_needed", example=True),
    _field("rma_days", "working_days", "number", needed=True, when="rma_needed"),
    _field("rma_valid_days", "days", "number", hint="empty", when="rma_needed"),
    _field(
        "rma_placement",
        "choice",
        "number",
        choices=RmaPlacement,
        words="terms.rma_placement",
        compared="terms.rma_placement",
        when="rma_needed",
    ),
    _field("evidence.shots", "names", "proof", words="terms.shot", hint="shots"),
    _field("evidence.video", "flag", "proof"),
    _field("evidence.serial", "flag", "proof"),
    _field("evidence.max_mb", "mb", "proof", least=1, hint="empty_mb"),
    _field("evidence.subject", "text", "proof", hint="fields"),
    _field("evidence.file_name", "text", "proof", hint="fields"),
    _field("evidence.redact_buyer", "flag", "proof"),
    _field(
        "remedies",
        "names",
        "afterwards",
        words="terms.remedy",
        names=REMEDIES,
        unordered=True,
    ),
    _field("answer_days", "working_days", "afterwards", needed=True),
    _field("refund_days", "days", "afterwards", needed=True),
    _field("transit_days", "days", "afterwards", needed=True, hint="transit"),
    _field("procedure", "lines", "afterwards", hint="procedure"),
    _field("contact", "text", "afterwards"),
)
