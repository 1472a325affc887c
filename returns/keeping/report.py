"""Copies and checks in words, the same in the window and by the command line."""

from returns.phrases import say as phrase
from returns.records.keeping import CheckReport, Counts, PartChecked

#: parts that are sound or not, where a count says nothing
_WHOLE = ("database", "room")
_HELD = ("cases", "photos", "papers")


def held_words(
    lang: str, *, cases: int | None = None, photos: int | None, papers: int | None
) -> str:
    """`30 cases, 1 photo, 212 papers`, without what is None."""
    counted = zip(_HELD, (cases, photos, papers), strict=True)
    words = [
        phrase(f"keeping.{what}", lang, count=count)
        for what, count in counted
        if count is not None
    ]
    return phrase("keeping.between", lang).join(words)


def counts_words(counts: Counts, lang: str) -> str:
    """How much a desk or copy holds."""
    return held_words(lang, cases=counts.cases, photos=counts.photos, papers=counts.papers)


def part_words(part: PartChecked, lang: str) -> str:
    """How much of a part is sound: `21 of 22`, or `in order`."""
    if part.part in _WHOLE:
        return phrase(f"keeping.is.{'sound' if part.sound == part.total else 'bad'}", lang)
    if not part.total:
        return phrase("keeping.is.nothing", lang)
    return phrase("keeping.is.of", lang, sound=f"{part.sound:,}", total=f"{part.total:,}")


def report_text(report: CheckReport, lang: str) -> str:
    """A check as text: its parts, then what it found."""
    lines = [phrase("cli.check_of", lang, at=f"{report.at.astimezone():%Y-%m-%d %H:%M}")]
    for part in report.parts:
        name, how = phrase(f"keeping.part.{part.part}", lang), part_words(part, lang)
        lines.append(f"  {phrase('keeping.part_line', lang, name=name, how=how)}")
    lines += [f"{'✗' if finding.bad else '•'} {finding.why}" for finding in report.findings]
    if report.stopped:
        lines.append(phrase("cli.check_stopped", lang))
    else:
        lines.append(phrase("cli.sound" if report.sound else "cli.not_sound", lang))
    return "\n".join(lines) + "\n"
