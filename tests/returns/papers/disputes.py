"""What gives a platform something to hear: an A-to-z claim, as a later file brings it."""

from returns.desk import Desk


def disputed(desk: Desk, case_id: int) -> int:
    """The case with a claim of the buyer's open on the platform."""
    with desk.store.change(case_id, "reported") as work:
        work.set(dispute="a_to_z", dispute_at=work.at)
    return case_id
