"""Why something comes back: the table of reasons and the platform codes that mean them."""

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from resources import resource
from returns.errors import NotFound, Refusal
from returns.platforms.known import PLATFORMS, platform_of
from returns.records.own_reason import OWN
from returns.terms import Fault

#: the platform itself says that it is none of its reasons
OTHER = "other"
#: a code or a sentence that nobody knows yet, or none at all: the seller chooses, nothing is guessed
NOT_UNDERSTOOD = "not_understood"
#: it came, and not in time
LATE = "late"

#: platform and wording, as `wording_of` makes them → the reason that the seller chose for it
Learned = Mapping[tuple[str, str], str]
_NOTHING_LEARNED: Learned = MappingProxyType({})
_NO_WORDINGS: Mapping[str, str] = MappingProxyType({})

_DASHES = re.compile(r"\s*[-‐‑–—]+\s*")
_SLASH = re.compile(r"\s*/\s*")

#: the buyer never had the goods: nothing to send back, nothing to photograph
NEVER_HAD = frozenset({"never_arrived", "undeliverable"})

#: another thing than ours is just what is to come back
NOT_OURS = frozenset({"wrong_item", "extra_item", "not_as_described"})

#: one too many was sent: the buyer has what was paid for, so no money is owed for the other one
EXTRA_ITEM = "extra_item"

#: reasons that say the goods themselves are broken: untrue when someone looked and they are fine
_SAYS_BROKEN = frozenset(
    {
        *("defective", "warranty", "poor_quality", "missing_parts"),
        *("damaged_in_transit", "damaged_before_shipping"),
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of the table of reasons (reference/enums.md 3b)."""

    id: str
    default_fault: Fault
    #: the goods are fine and the buyer is unhappy: the left column of the triage table (A)
    goods_fine: bool
    #: a wrong size or model was ordered: agreed to even when the supplier does not (D)
    ordered_wrong: bool
    #: platform → its codes, upper case with underscores
    codes: dict[str, tuple[str, ...]]
    aliases: tuple[str, ...] = ()
    #: X12 1293 code that suppliers' systems know, or ""
    x12: str = ""


@cache
def _table() -> dict[str, Reason]:
    content = json.loads(resource("reasons.json").read_text(encoding="utf-8"))
    return {
        row["id"]: Reason(
            id=row["id"],
            default_fault=Fault(row["default_fault"]),
            goods_fine=row["goods_fine"],
            ordered_wrong=row["ordered_wrong"],
            codes={platform: tuple(codes) for platform, codes in row["codes"].items()},
            aliases=tuple(row["aliases"]),
            x12=row["x12"],
        )
        for row in content["reasons"]
    }


@cache
def _prose() -> dict[str, str]:
    content = json.loads(resource("reasons.json").read_text(encoding="utf-8"))
    prose: dict[str, str] = content["prose"]
    return {plain_wording(said): reason_id for said, reason_id in prose.items()}


@cache
def _ids_by_code() -> dict[tuple[str, str], str]:
    return {
        (platform, code): row.id
        for row in _table().values()
        for platform, codes in row.codes.items()
        for code in codes
    }


@cache
def _ids_by_name() -> dict[str, str]:
    names = {name: row.id for row in _table().values() for name in row.aliases}
    return names | {row.id: row.id for row in _table().values()}


def all_reasons() -> tuple[Reason, ...]:
    """Every reason that can be chosen, in the order of the table."""
    return tuple(row for row in _table().values() if row.id != NOT_UNDERSTOOD)


def reason(reason_id: str) -> Reason:
    """The reason of that id or everyday name; raises `NotFound`."""
    known = _ids_by_name().get(reason_id.strip().lower().replace("-", "_"))
    if known is None:
        names = ", ".join(row.id for row in all_reasons())
        raise NotFound("rules.no_reason", reason=reason_id, known=names)
    return _table()[known]


def reason_known(reason_id: str) -> Reason | None:
    """The reason of exactly that id, or None."""
    return _table().get(reason_id)


def sentences_meaning(reason_id: str) -> tuple[str, ...]:
    """The sentences of platforms' files that mean that reason, as they are compared."""
    return tuple(sorted(said for said, meant in _prose().items() if meant == reason_id))


def wording_of(platform: str, code: str) -> tuple[str, str]:
    """Under what a platform's code or sentence is remembered, however it is spaced and spelled."""
    return platform_of(platform).id, plain_wording(code)


def reason_for_code(
    platform: str,
    code: str,
    learned: Learned = _NOTHING_LEARNED,
    own: Mapping[str, str] = _NO_WORDINGS,
) -> str:
    """The reason id that a platform's code or sentence means; `NOT_UNDERSTOOD` when nobody knows.

    What the seller `learned` counts first, then the wordings of his `own` reasons. Prefixes that say
    nothing are dropped, `-` counts as `_` (reference/formats.md A2); some files carry the sentence
    instead of the code. Where a shop has no codes of its own, Amazon's are taken: ERPs write them for
    every shop.
    """
    chosen = learned.get(wording_of(platform, code))
    if chosen is not None and (chosen in _table() or chosen.startswith(OWN)):
        return chosen
    if (mine := own.get(plain_wording(code))) is not None:
        return mine
    bare = _unescaped(code).upper().replace("-", "_").replace(" ", "_")
    shop = platform_of(platform)
    codes = shop if shop.own_codes else PLATFORMS["amazon"]
    for prefix in codes.code_prefixes:
        bare = bare.removeprefix(prefix)
    bare = codes.code_names.get(bare, bare)
    found = _ids_by_code().get((shop.id, bare)) or _ids_by_name().get(bare.lower())
    if found is None and not shop.own_codes:
        found = _ids_by_code().get((codes.id, bare))
    return found or _prose().get(plain_wording(code)) or NOT_UNDERSTOOD


def _unescaped(code: str) -> str:
    """Amazon escapes apostrophes in prose: `Won&#39;t`."""
    return unicodedata.normalize("NFKC", html.unescape(code)).strip()


def plain_wording(said: str) -> str:
    """A sentence without what tells one file's way of writing it from another's."""
    text = _unescaped(said).casefold().replace("’", "'").replace(",", " ")
    text = _SLASH.sub("/", _DASHES.sub("-", text))
    return " ".join(text.split()).rstrip(".!;: ")


#: reasons whose fault is decided by something else than the table: who sent it, whose text it was,
#: what the platform finds out, or nothing at all
_DECIDED_OTHERWISE = frozenset(
    {
        *("wrong_item", "extra_item", "damaged_before_shipping", LATE, "not_as_described"),
        *("unauthorised_purchase", NOT_UNDERSTOOD),
    }
)


def fault_is_choice(reason_id: str) -> bool:
    """Whether the seller may say whose fault that reason usually is."""
    return reason_id in _table() and reason_id not in _DECIDED_OTHERWISE


def usual_fault(why: Reason, own: Iterable[tuple[str, str]]) -> Fault:
    """Whose fault a reason usually is: as the seller sees it, else by the table."""
    said = dict(own).get(why.id) if fault_is_choice(why.id) else None
    return Fault(said) if said is not None else why.default_fault


def kept_faults(own: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The faults that say something else than the table; raises `Refusal` for what cannot be."""
    kept = {}
    for reason_id, fault in own:
        field = f"fault.{reason_id}"
        if reason_id not in _table():
            known = ", ".join(row.id for row in all_reasons() if fault_is_choice(row.id))
            raise Refusal("settings.fault_reason", field=field, text=reason_id, known=known)
        if not fault_is_choice(reason_id):
            raise Refusal(
                "settings.fault_fixed", field=field, reason=f"term:reason:{reason_id}"
            )
        if fault not in list(Fault):
            known = ", ".join(each.value for each in Fault)
            raise Refusal("settings.fault", field=field, text=fault, known=known)
        if fault != _table()[reason_id].default_fault:
            kept[reason_id] = fault
    return tuple(sorted(kept.items()))


def says_damaged(reason_id: str) -> bool:
    """Whether the goods came damaged: what a supplier's clause on damage reports is about."""
    return reason_id in ("damaged_in_transit", "damaged_before_shipping")


def says_broken(reason_id: str) -> bool:
    """Whether the reason says that the goods themselves are broken or incomplete."""
    return reason_id in _SAYS_BROKEN
