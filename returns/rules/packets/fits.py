"""Whether a packet keeps to every limit of its addressee; refused by the limit's name where it does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from returns.errors import Refusal
from returns.records.packets import Addressee, Measured, PacketForm
from returns.rules.packets.matrix import LEAST, NUMBERS

#: what one file alone is held to: as a whole, and as a file
BYTES = ("bytes", "file_bytes")


@dataclass(frozen=True, slots=True)
class Breach:
    """One limit that is not kept."""

    #: files, file_bytes, bytes, pages, point or characters; forms for a form that is not taken
    limit: str
    got: float
    #: the most, or of the letters the least
    bound: float


class Unfit(Refusal):
    """A packet that does not keep to a limit of its addressee."""

    @property
    def limit(self) -> str:
        """Which one."""
        return self.key.partition(".")[2]


def breaches(addressee: Addressee, measured: Measured) -> Iterator[Breach]:
    """The limits that a packet does not keep, in their order; what nobody knows binds nobody."""
    forms = addressee.listed("forms")
    if forms and measured.form not in forms:
        yield Breach("forms", 0, 0)
    for field in NUMBERS:
        bound, got = addressee.limit(field), measured.of(field)
        if bound is None or got is None:
            continue
        if got < bound if field in LEAST else got > bound:
            yield Breach(field, got, bound)


def smallest(addressee: Addressee, limits: Sequence[str]) -> tuple[str, int] | None:
    """The tightest of some limits, by its name, as far as they are known."""
    known = [(name, addressee.limit(name)) for name in limits]
    bounds = [(name, bound) for name, bound in known if bound is not None]
    return min(bounds, key=itemgetter(1), default=None)


def demand_fits(addressee: Addressee, measured: Measured) -> None:
    """Raise `Unfit` for the first limit that a packet does not keep."""
    for breach in breaches(addressee, measured):
        if breach.limit == "forms":
            raise form_refused(addressee, measured.form)
        got, bound = _said(breach.limit, breach.got), _said(breach.limit, breach.bound)
        raise unfit(breach.limit, addressee, got=got, bound=bound)


def form_refused(addressee: Addressee, form: str) -> Unfit:
    """A form that the addressee does not take."""
    taken = ", ".join(addressee.listed("forms"))
    told = f"term:packet_form:{PacketForm(form)}"
    return unfit("forms", addressee, form=told, taken=taken)


def unfit(limit: str, addressee: Addressee, **facts: object) -> Unfit:
    """The refusal for a limit that is not kept."""
    return Unfit(f"packets.{limit}", addressee=f"term:addressee:{addressee.id}", **facts)


def _said(limit: str, value: float) -> str:
    if limit.endswith("bytes"):
        return f"{value / 1e6:,.2f} MB"
    return f"{value:g}" if limit == "point" else f"{value:,.0f}"
