"""What a claim on a supplier leaves out, for want of a figure, is said with the step."""

from dataclasses import replace

from returns.records.advice import Because
from returns.rules.money.postage_back import untold
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import Candidate, Clock
from returns.terms import Party

#: the sentence that says that the claim leaves the postage back out
POSTAGE_UNTOLD = "step.postage_untold"


def postage_said(sent: Candidate, at: Situation, clock: Clock) -> Candidate:
    """The claim with a word on postage that it leaves out, as nobody told its cost to who bears it."""
    if clock.claimed is not Party.SUPPLIER or not untold(at.case, at.line, at.terms):
        return sent
    said = (("supplier", at.line.supplier or "term:unnamed:supplier"),)
    return replace(sent, because=(*sent.because, Because(POSTAGE_UNTOLD, said, "D")))
