"""The main job without a screen: sample desk, parcel, photos, verdict, label, evidence, and a check.

`python3 dev.py run` plays it where there is no screen, and says where everything lies.
"""

import sys
from datetime import timedelta
from pathlib import Path

from returns.desk import Desk, open_desk
from returns.errors import Refusal
from returns.records.inspection import FindingDraft
from returns.sample.desk import make_sample
from returns.sample.pictures import photo_jpeg
from returns.terms import Disposition, PackageState, StepKind, Verdict, Works
from returns.whole_file import save_whole

#: the parcel of the story that is on its way: a lamp, and a brass one came
_TRACKING = "9400111899223197428490"
_PLATFORM_FILE = Path(__file__).resolve().parent.parent / "docs/examples/amazon-returns.txt"
_SHOTS = (
    "outer_box",
    "shipping_label",
    "opened_inside",
    "front",
    "defect_close",
    "serial_plate",
)
_LOOKS = (("en", "light"), ("zh", "dark"))


def main() -> int:
    """Play it in a new folder `demo…` beside where it was called; 0 when every part worked."""
    out = _new_folder(Path.cwd())
    _say(f"No screen here: playing the main job on the sample desk in {out}")
    try:
        _play(out)
    except Refusal as refusal:
        _say(str(refusal))
        return 1
    _say(f"\nEverything is in {out}")
    return 0


def _play(out: Path) -> None:
    make_sample(out / "desk")
    _say("The sample desk: 30 cases, 4 suppliers.")
    desk = open_desk(out / "desk")
    try:
        _bring_in(desk)
        number = _one_case(desk, out)
    finally:
        desk.close()
    from desktop.portraits import portraits

    for path in portraits(out / "desk", out, number, _LOOKS):
        _say(f"Picture: {path.name}")


def _bring_in(desk: Desk) -> None:
    """A platform's file, and the recommended step for the first of its cases."""
    result = desk.intake.commit(desk.intake.preview(_PLATFORM_FILE))
    _say(
        f"{_PLATFORM_FILE.name}: {result.platform}, {result.new} new,"
        f" {len(result.unusable)} unusable (row {result.unusable[0].row}: no order number)."
    )
    (done,) = desk.cases.do_recommended(result.change.case_ids[:1])
    case = desk.cases.get(result.change.case_ids[0])
    said = "refused" if isinstance(done, Refusal) else "buyer answered"
    _say(f"{case.number}: {said}, next: {case.next.kind.value if case.next else 'closed'}.")


def _one_case(desk: Desk, out: Path) -> str:
    (case_id,) = desk.receiving.find(_TRACKING).case_ids
    case = desk.cases.get(case_id)
    label = desk.papers.label([case_id])
    save_whole(out / "label.pdf", label.pdf)
    _say(f"{case.number}: label.pdf made for {case.title}.")
    desk.receiving.receive(case_id, _TRACKING)
    _say(f"Parcel {_TRACKING} received.")
    for place, shot in enumerate(_SHOTS):
        taken = desk.clock.now() + timedelta(minutes=place)
        photo = photo_jpeg(shot, "lamp", "#b08a3c", taken, 900 + place)
        desk.photos.add_bytes(case_id, photo, f"IMG_{9001 + place}.jpg", shot)
    _say(f"{len(_SHOTS)} photos kept, each under its SHA-256.")
    draft = FindingDraft(
        line_id=case.lines[0].id,
        package=PackageState.OPENED,
        complete=True,
        works=Works.YES,
        marks="Desk lamp, brass, instead of oak",
    )
    desk.inspections.save_finding(case_id, draft)
    desk.cases.set_found_says(case_id, "item", "Desk lamp, brass")
    desk.inspections.finish(case_id, Verdict.AS_CLAIMED, Disposition.TO_SUPPLIER)
    desk.cases.do(case_id, StepKind.REFUND)
    paper = desk.papers.evidence(case_id)
    evidence = out / "evidence.pdf"
    save_whole(evidence, paper.pdf)
    _say(f"Verdict: as claimed; refunded; evidence.pdf made, {len(paper.pdf) // 1000} kB.")
    checked = desk.papers.check(evidence)
    _say(f"verify evidence.pdf: {'unchanged' if checked.known else 'CHANGED'}")
    changed = bytearray(paper.pdf)
    changed[len(changed) // 2] ^= 1
    save_whole(out / "changed.pdf", bytes(changed))
    found = [part.part for part in desk.papers.check(out / "changed.pdf").parts if not part.ok]
    _say(f"verify changed.pdf, one byte changed: {', '.join(found)}")
    return case.number


def _new_folder(beside: Path) -> Path:
    for number in range(1, 10_000):
        folder = beside / ("demo" if number == 1 else f"demo-{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder
    raise Refusal("desk.cannot_open", why=str(beside))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
