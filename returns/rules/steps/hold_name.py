"""Under which name a hold is told in a row, over its card and on its button: of what is checked."""

from typing import TYPE_CHECKING

from returns.terms import StepKind

if TYPE_CHECKING:
    # a row of the list has its name before the first page needs advice
    from returns.records.advice import Hold, Step

#: a dispute to which we have said all that there is
ANSWERED = "dispute_answered"
#: sentences of a hold whose words are others than its kind's
OF_SENTENCES = {
    "hold.cost_postage": "cost_postage",
    "hold.no_photo_buyer": "no_photo_buyer",
    "hold.more_asked_buyer": "no_photo_buyer",
    "hold.more_asked": "more_asked",
    "hold.more_asked_waits": "more_asked",
}


def hold_name(hold: "Hold | None", step: "Step | None") -> str:
    """Photos may be with the buyer alone, and a dispute answered; "" where nothing is to be checked."""
    if hold is None or step is None or step.kind is not StepKind.CHECK:
        return ""
    if any(why.key == "step.dispute_answered" for why in step.because):
        return ANSWERED
    return OF_SENTENCES.get(hold.because.key, hold.kind.value)
