"""What each addressee takes: the seller's own limits, or what the sources say."""

from desktop.desk_settings.limits_model import CHECKED, WHAT, WHO, LimitsModel
from desktop.desk_settings.sourced import SourcedTable


class LimitsPart(SourcedTable):
    """The limits of every addressee, each with its source."""

    one = "limit"
    narrow = (WHO, WHAT, CHECKED)

    def __init__(self) -> None:
        super().__init__(LimitsModel())
