"""What keeps an inspection open: units of which nobody said enough."""

from returns.casework.units import is_here
from returns.errors import IllegalMove
from returns.phrases import TERM
from returns.records.case import Case
from returns.rules.findings_said import unsaid
from returns.trade.verdicts import VERDICTS


def refuse_unfinished(case: Case) -> None:
    """Every unit is spoken of, unless the verdict says that none came; raises `IllegalMove`."""
    verdict = case.verdict
    row = VERDICTS[verdict] if verdict is not None else None
    if row is not None and row.nothing_here:
        return
    said = {(finding.line_id, finding.unit) for finding in case.findings}
    if not said:
        raise IllegalMove("inspection.nothing_found", case=case.number)
    ours_came = row is not None and not row.not_ours
    if ours_came and not any(is_here(f, case.reason) for f in case.findings):
        raise IllegalMove("inspection.nothing_here", case=case.number)
    lacking = unsaid(case, verdict)
    silent = [each for each in lacking if (each.line_id, each.unit) not in said]
    if silent:
        raise IllegalMove("inspection.unit_open", unit=silent[0].unit, count=len(silent))
    if lacking:
        what = f"{TERM}unsaid:{'_'.join(lacking[0].facts)}"
        raise IllegalMove("inspection.unsaid", unit=lacking[0].unit, what=what)
