"""A check in words: what was looked at, how much of it is sound, and what was found."""

from returns.clock import stamp
from returns.phrases import say as phrase
from returns.records.keeping import CheckReport


def report_text(report: CheckReport, lang: str) -> str:
    """A check as text: its parts, then what it found."""
    lines = [phrase("cli.check_of", lang, at=stamp(report.at))]
    for part in report.parts:
        name = phrase(f"keeping.part.{part.part}", lang)
        lines.append(f"  {name}: {part.sound} / {part.total}")
    lines += [f"{'✗' if finding.bad else '•'} {finding.why}" for finding in report.findings]
    if report.stopped:
        lines.append(phrase("cli.check_stopped", lang))
    else:
        lines.append(phrase("cli.sound" if report.sound else "cli.not_sound", lang))
    return "\n".join(lines) + "\n"
