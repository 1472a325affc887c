"""Was the computer's clock set back behind what the desk already wrote down?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from returns.phrases import say

#: clocks are put right by a little all the time, and two computers never agree to the second
_A_LITTLE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SetBack:
    """A clock that stands before the desk's own history: what is dated now may be dated wrongly."""

    #: what the clock says
    now: datetime
    #: when the newest step was written down
    newest: datetime

    def say(self, lang: str) -> str:
        """The sentence for whoever sits at the computer, in the time of its zone."""
        now, newest = (
            f"{each.astimezone():%Y-%m-%d %H:%M}" for each in (self.now, self.newest)
        )
        return say("rules.clock.set_back", lang, now=now, newest=newest)


def set_back(now: datetime, newest: datetime | None) -> SetBack | None:
    """The clock stands more than a few minutes before the newest step; None where it does not."""
    if newest is None or newest - now <= _A_LITTLE:
        return None
    return SetBack(now, newest)
