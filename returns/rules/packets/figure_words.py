"""What a limit and a measure are called, in the reader's language."""

from returns.language import between
from returns.phrases import say, word
from returns.records.packets import Addressee, Figure, Measured
from returns.rules.packets.matrix import NUMBERS, OURS, limit_pages

#: limits that a packet is measured by, as they are told after it was made
_TOLD = ("files", "bytes", "file_bytes", "pages", "point", "characters")
#: of these what was measured is told, also where nobody knows a limit
_ALWAYS = frozenset({"files", "bytes"})
#: words for the names that a limit holds
_WORDS = {"shots": "shot", "words": "must_stand"}


def figure_words(figure: Figure, lang: str) -> str:
    """`1.75 MB`, `5`, `Front, Packing`, `unknown`."""
    value, field = figure.value, figure.field
    if value is None:
        return say("packets.unknown", lang)
    if isinstance(value, tuple):
        return between("list", lang).join(name_said(field, name, lang) for name in value)
    if field.endswith("bytes"):
        return say("packets.value.bytes", lang, value=megabytes(value))
    if field in ("point", "days"):
        return say(f"packets.value.{field}", lang, value=value)
    return f"{value:,}"


def figure_typed(figure: Figure, lang: str) -> str:
    """The value as it is typed, which `limit_typed` takes: `1.75 MB`, `9`, `Front; Packing`; "" for none."""
    value, field = figure.value, figure.field
    if value is None:
        return ""
    if isinstance(value, tuple):
        return between("semicolon", lang).join(name_said(field, name, lang) for name in value)
    return f"{megabytes(value)} MB" if _whole_megabytes(field, value) else str(value)


def _whole_megabytes(field: str, value: int) -> bool:
    """Whether its megabytes say it to the byte, without a comma that could be a point."""
    told = megabytes(value)
    return field.endswith("bytes") and "," not in told and round(float(told) * 1e6) == value


def name_said(field: str, name: str, lang: str) -> str:
    """A name that a limit holds: a form, a shot, what must stand."""
    if field == "forms":
        return say(f"packets.form.{name}", lang)
    return word(_WORDS[field], name, lang)


def figure_source(figure: Figure, lang: str) -> str:
    """Whose word it is, and when it was last checked."""
    if figure.own_since:
        return say("packets.by.own", lang, day=figure.own_since)
    if not figure.source:
        return say("packets.by.nobody", lang)
    key = "ours" if figure.source == OURS else "page"
    page = limit_pages().get(figure.source, figure.source)
    return say(f"packets.by.{key}", lang, page=page, day=figure.last_checked)


def megabytes(count: float) -> str:
    """`1.75`, `50`: a size without figures that say nothing."""
    return f"{count / 1e6:,.2f}".rstrip("0").rstrip(".")


def limits_told(addressee: Addressee, lang: str) -> list[str]:
    """What is known of what it takes, each limit with its name: for a choice."""
    told = []
    for field in NUMBERS:
        figure = addressee.figure(field)
        if figure.value is not None:
            name = say(f"packets.limit.{field}", lang)
            facts = {"name": name, "value": figure_words(figure, lang)}
            told.append(say("packets.named_limit", lang, **facts))
    return told


def measures_told(addressee: Addressee, measured: Measured, lang: str) -> list[str]:
    """What a packet measures beside what may be: `5 of 5 files`, `1.11 of 1.75 MB`."""
    told = []
    for field in _TOLD:
        got, bound = measured.of(field), addressee.limit(field)
        if got is None or (bound is None and field not in _ALWAYS):
            continue
        large = field.endswith("bytes")
        shown = megabytes(got) if large else f"{got:,g}"
        facts = {"got": shown, "bound": "" if bound is None else f"{bound:,}"}
        if large and bound is not None:
            facts["bound"] = megabytes(bound)
        if bound is None:
            count = {"got": got} if field == "files" else {"got": shown}
            told.append(say(f"packets.measure.{field}_only", lang, **count))
        else:
            told.append(say(f"packets.measure.{field}", lang, **facts))
    return told
