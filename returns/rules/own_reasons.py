"""Reasons of the seller's own: whether they can be kept, how they are found, and what a line's means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from returns.errors import NotFound, Refusal
from returns.phrases import Named, word
from returns.records.own_reason import OWN, OwnReason
from returns.rules.reasons import NOT_UNDERSTOOD, all_reasons, plain_wording, reason
from returns.rules.typed_line import one_line

#: characters of a name, which stands on labels and in the list, and of a wording
LONGEST_NAME, LONGEST_WORDING = 60, 200
#: reasons of one desk, and wordings of one reason
MOST, MOST_WORDINGS = 40, 60
_ID = re.compile(rf"{OWN}[a-z0-9_]{{1,40}}")
_LANGS = ("en", "zh")


def kept_reasons(wanted: Iterable[OwnReason]) -> tuple[OwnReason, ...]:
    """The reasons as they are kept, by their ids; raises `Refusal` for the first that cannot be."""
    kept: dict[str, OwnReason] = {}
    for each in wanted:
        _demand_id(each.id, kept)
        kept[each.id] = _kept(each)
    if len(kept) > MOST:
        raise Refusal("settings.reasons_many", field="reasons", most=MOST)
    _demand_apart(tuple(kept.values()))
    return tuple(kept[key] for key in sorted(kept))


def own_id(name: str, taken: Iterable[str]) -> str:
    """An id that no other reason has, made of a name: `own_smells_of_smoke`; of no letters, a number."""
    plain = "_".join(re.findall(r"[a-z0-9]+", name.lower()))[:36].strip("_")
    used, count = set(taken), 1
    found = f"{OWN}{plain or count}"
    while found in used:
        count += 1
        found = f"{OWN}{plain}_{count}" if plain else f"{OWN}{count}"
    return found


def as_own(kept_as: str, own: Iterable[OwnReason]) -> OwnReason | None:
    """The seller's reason of that id, or None."""
    return next((each for each in own if each.id == kept_as), None)


def meant(kept_as: str, own: Sequence[OwnReason]) -> str:
    """A line's reason as rules take it and readers hear it; one that was taken away is not understood."""
    if not kept_as.startswith(OWN):
        return kept_as
    found = as_own(kept_as, own)
    return NOT_UNDERSTOOD if found is None else named(found)


def named(own: OwnReason) -> Named:
    """The reason of the trade that it counts as, called by the seller's words."""
    return Named(own.meaning, own.id, own.words)


def id_of(why: str) -> str:
    """What a reason is kept as: the seller's own id, else the trade's."""
    return why.own if isinstance(why, Named) else why


def chosen_reason(told: str, own: Sequence[OwnReason]) -> str:
    """The id of a reason that somebody named, the seller's own too; raises `NotFound`."""
    text = told.strip().lower()
    if as_own(text, own) is not None:
        return text
    try:
        return reason(told).id
    except NotFound as unknown:
        if not own:
            raise
        names = f"{unknown.facts['known']}, {', '.join(each.id for each in own)}"
        raise NotFound("rules.no_reason", reason=told, known=names) from unknown


def offered(own: Sequence[OwnReason]) -> tuple[str, ...]:
    """Every reason that can be chosen: the seller's own first, each as records have it."""
    return (*(meant(each.id, own) for each in own), *(row.id for row in all_reasons()))


def wordings_of(own: Iterable[OwnReason]) -> Mapping[str, str]:
    """What is written for them, as wordings are compared → the id."""
    return {plain_wording(said): each.id for each in own for said in each.wordings}


def _demand_id(key: str, kept: Mapping[str, OwnReason]) -> None:
    if not _ID.fullmatch(key) or key in kept:
        raise Refusal("settings.reason_id", field=f"reason.{key[:60]}", text=key[:60])


def _kept(told: OwnReason) -> OwnReason:
    field = f"reason.{told.id}"
    names = {lang: one_line(told.words[lang], field, LONGEST_NAME) for lang in _LANGS}
    if not all(names.values()):
        raise Refusal("settings.reason_name", field=field)
    if told.meaning not in (row.id for row in all_reasons()):
        known = ", ".join(row.id for row in all_reasons())
        raise Refusal(
            "settings.reason_meaning", field=field, text=told.meaning[:60], known=known
        )
    said = (one_line(each, field, LONGEST_WORDING) for each in told.wordings)
    wordings = {plain_wording(each): each for each in said if plain_wording(each)}
    if len(wordings) > MOST_WORDINGS:
        raise Refusal("settings.reason_wordings_many", field=field, most=MOST_WORDINGS)
    return replace(told, **names, wordings=tuple(wordings.values()))


def _demand_apart(own: Sequence[OwnReason]) -> None:
    """No two are called the same, and nothing that is written means two of them."""
    called = {
        (lang, word("reason", row.id, lang).casefold())
        for row in all_reasons()
        for lang in _LANGS
    }
    meant_by: dict[str, OwnReason] = {}
    for each in own:
        field = f"reason.{each.id}"
        for lang, name in each.words.items():
            if (lang, name.casefold()) in called:
                raise Refusal("settings.reason_taken", field=field, name=name)
            called.add((lang, name.casefold()))
        for said in each.wordings:
            other = meant_by.setdefault(plain_wording(said), each)
            if other is not each:
                raise Refusal(
                    "settings.reason_wording", field=field, text=said, name=named(other)
                )
