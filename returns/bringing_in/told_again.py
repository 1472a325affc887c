"""A known request beside a later copy of it: which of its items are which lines of the case."""

from dataclasses import dataclass

from returns.bringing_in.open_cases import OpenCase
from returns.importing.drafts import ReturnDraft, ReturnLineDraft
from returns.ledger.row_types import LineRow
from returns.money import Money
from returns.trade.platform_acts import PlatformAct

#: what a platform says of a request that asks for nothing any more
_OVER = frozenset({PlatformAct.CLOSED, PlatformAct.CANCELLED, PlatformAct.DECLINED})


@dataclass(frozen=True, slots=True)
class Told:
    """A known request, as the desk has it and as the file tells it now."""

    known: OpenCase
    draft: ReturnDraft

    def items(self) -> list[tuple[LineRow, ReturnLineDraft]]:
        """The lines of the case that the file tells of, each with its item."""
        left = list(self.draft.lines)
        found = []
        for line in self.known.lines:
            same = [item for item in left if _same_goods(line, item)]
            if not same and len(self.known.lines) == len(self.draft.lines) == 1:
                same = left
            reasoned = [item for item in same if item.raw_reason == line.raw_reason]
            for item in (reasoned or same)[:1]:
                found.append((line, item))
                left.remove(item)
        return found

    def parts_of(self, line: LineRow) -> list[LineRow]:
        """A line that the file tells of, and those that pieces of it went to since."""
        told = [each.id for each, _ in self.items()]
        return [
            each
            for each in self.known.lines
            if each.id == line.id
            or (
                line.order_line_id is not None
                and each.order_line_id == line.order_line_id
                and each.id not in told
            )
        ]

    def further(self) -> list[ReturnLineDraft]:
        """Items that the file names beside the known ones, and further pieces of a known one."""
        return [*self._beside(), *self._grown()]

    def grown(self) -> list[tuple[LineRow, ReturnLineDraft, int]]:
        """Lines of which more is asked for than they have together, with their item and how many more."""
        found = [(line, item, self._more_of(line, item)) for line, item in self.items()]
        return [each for each in found if each[2]]

    def _grown(self) -> list[ReturnLineDraft]:
        """What is asked for of a known item on top of what its lines have together."""
        more = []
        for line, item, count in self.grown():
            known, told = self.refunded_of(line, item), item.refunded
            rest = told - known if told is not None and known is not None else None
            more.append(item._replace(quantity=count, refunded=rest or None))
        return more

    def refunded_of(self, line: LineRow, item: ReturnLineDraft) -> Money | None:
        """What of its refund is for the pieces that are known: beyond their price it went for more."""
        worth = self._worth(line)
        if item.refunded is None or worth is None or not self._more_of(line, item):
            return item.refunded
        return min(item.refunded, Money(worth, item.refunded.currency), key=lambda m: m.minor)

    def _more_of(self, line: LineRow, item: ReturnLineDraft) -> int:
        """How many further pieces the file asks for; none of a request that it says is over, unless paid."""
        more = item.quantity - sum(part.quantity for part in self.parts_of(line))
        paid = bool(item.refunded)
        ended = bool(_OVER & self.draft.platform_did) and not paid
        # whose money it was nobody can tell where no price is known
        unpriced = paid and self._worth(line) is None
        return max(0, more) if line.order_line_id and not ended and not unpriced else 0

    def _worth(self, line: LineRow) -> int | None:
        """What was paid for the known pieces together; None while nobody knows."""
        shares = [self.known.paid_of(part).worth for part in self.parts_of(line)]
        known = [share for share in shares if share is not None]
        return sum(known) if len(known) == len(shares) else None

    def _beside(self) -> list[ReturnLineDraft]:
        known = [item for _, item in self.items()]
        parts = sum(len(self.parts_of(line)) - 1 for line, _ in self.items())
        if len(self.draft.lines) <= len(self.known.lines) - parts:
            return []
        return [item for item in self.draft.lines if item not in known]


def _same_goods(line: LineRow, item: ReturnLineDraft) -> bool:
    return line.sku == item.sku if line.sku and item.sku else line.title == item.title
