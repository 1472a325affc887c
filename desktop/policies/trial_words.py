"""The promise simulator in words: a year's requests under other windows."""

from desktop.look.theme import look
from desktop.policies.shown import TrialRow, TrialShown
from returns.phrases import say
from returns.records.policy_warning import Loss, SupplierYear
from returns.rules.policy.clauses import Trial, tried
from returns.rules.policy.policy_watch import about

#: with fewer a year is not told from chance
_FEW = 20
#: the scale reaches at least so many days, and at the most so many
_LEAST, _MOST = 35, 90


def trial_shown(year: SupplierYear, derived: int) -> TrialShown:
    """What the card shows of one supplier's goods; `derived` are the days that were worked out."""
    cases = len({each.case_id for each in year.asked})
    published = max(year.promised, default=0)
    named = {"safe": year.safe, "derived": derived, "now": published, "theirs": year.carried}
    rows: dict[int, TrialRow] = {}
    for name, days in sorted(named.items(), key=lambda each: each[1]):
        # of two names for the same days what buyers were told is the one to know
        if days > 0 and (days not in rows or name == "now"):
            rows[days] = _row(tried(year.asked, year.carried, year.safe, days), name)
    last = max([_LEAST, published, year.carried, *(each.day for each in year.asked)])
    return TrialShown(
        year=year,
        caption=_said("returns", cases=cases) if cases else _said("none"),
        few=_said("few") if 0 < cases < _FEW else "",
        keys=tuple(_said(f"key.{name}") for name in ("in_time", "tight", "on_us", "refused")),
        rows=tuple(rows[days] for days in sorted(rows)),
        promised=published or derived or year.carried,
        last=min(last, _MOST),
    )


def trial_words(year: SupplierYear, days: int) -> str:
    """The days that the slider stands at, as a sentence."""
    trial = tried(year.asked, year.carried, year.safe, days)
    return _said(
        "said",
        span=_said("pick", days=days),
        in_time=trial.taken.cases,
        tight=trial.tight.cases,
        on_us=_with_money(trial.on_us),
        refused=trial.refused.cases,
    )


def line_words(name: str, days: int) -> str:
    """What stands at the line where a window ends: `theirs` or `ours`."""
    return _said(f"line.{name}", days=days)


def columns() -> tuple[str, ...]:
    """The heads of the table."""
    return tuple(
        _said(f"column.{name}") for name in ("days", "in_time", "tight", "on_us", "refused")
    )


def _row(trial: Trial, name: str) -> TrialRow:
    told = (trial.taken.cases, trial.tight.cases, _with_money(trial.on_us), trial.refused.cases)
    words = (_said(f"name.{name}", days=trial.days), *map(str, told))
    return TrialRow(words, now=name == "now", bad=bool(trial.on_us.cases))


def _with_money(loss: Loss) -> str:
    return f"{loss.cases} · {about(loss.money)}" if loss.money else str(loss.cases)


def _said(name: str, **facts: object) -> str:
    return say(f"policies.trial.{name}", look().lang, **facts)
