"""Values that are tried and not kept yet, laid over the settings as they stand; no widgets."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from returns.errors import Refusal
from returns.records.settings import DeskSettings, changed_names

if TYPE_CHECKING:
    from returns.desk import Desk


class Draft:
    """What was typed on pages that can be tried, in steps; the desk knows nothing of it.

    It outlives the settings' window: whoever looks at a case meanwhile finds it there again.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._steps: list[Mapping[str, Any]] = []
        self.kept: DeskSettings | None = None
        #: as they would be
        self.settings = DeskSettings()

    @property
    def names(self) -> tuple[str, ...]:
        """The settings that would be others than they are."""
        return changed_names(self.kept, self.settings) if self.kept is not None else ()

    @property
    def changes(self) -> dict[str, Any]:
        """All of it, as `Settings.set` takes it."""
        return {name: value for step in self._steps for name, value in step.items()}

    def know(self, kept: DeskSettings) -> tuple[str, ...]:
        """The settings stand so now: what cannot be any more beside them is dropped, by its names."""
        self.kept, self.settings = kept, kept
        steps, self._steps = self._steps, []
        dropped: dict[str, None] = {}
        for step in steps:
            try:
                self.put(step)
            except Refusal:
                dropped |= dict.fromkeys(step)
        return tuple(dropped)

    def put(self, changes: Mapping[str, Any]) -> None:
        """Try these too; raises the `Refusal` of keeping them, and then nothing is another."""
        self.settings = self._desk.settings.changed(self.settings, **changes)
        self._steps.append(changes)
        if not self.names:
            # typed back to what it was
            self._steps.clear()

    def forget(self, names: Iterable[str]) -> tuple[str, ...]:
        """Try these no more; gives the names of others that cannot be without them."""
        left_out = set(names)
        steps = [{n: step[n] for n in step if n not in left_out} for step in self._steps]
        self._steps = [step for step in steps if step]
        return self.know(self.kept) if self.kept is not None else ()

    def back(self) -> bool:
        """Take the last step back; was there any."""
        if not self._steps or self.kept is None:
            return False
        self._steps.pop()
        self.know(self.kept)
        return True

    def drop(self) -> None:
        """Leave all as it was."""
        self._steps.clear()
        if self.kept is not None:
            self.settings = self.kept
