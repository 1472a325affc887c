"""How long each event leaves: the seller's own times, or what the sources say."""

from desktop.desk_settings.deadlines_model import CHECKED, TIME, WHERE, DeadlinesModel
from desktop.desk_settings.sourced import SourcedTable


class DeadlinesPart(SourcedTable):
    """The times, each with its source."""

    one = "deadline"
    narrow = (WHERE, TIME, CHECKED)

    def __init__(self) -> None:
        super().__init__(DeadlinesModel())
