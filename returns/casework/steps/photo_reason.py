"""Why photos that are demanded are not there: asked for once, and shown on the paper."""

from returns.casework.steps.acting import Act
from returns.casework.steps.holding import lift
from returns.errors import IllegalMove
from returns.terms import HoldKind


def demand_photo(act: Act) -> dict[str, str]:
    """Photos that are demanded are not there: a reason is asked for, and the paper shows it.

    What is lifted by that.
    """
    hold = act.photos_lacking
    if hold is None:
        return {}
    if not act.options.reason.strip():
        item = act.line.title or act.line.sku
        if hold.because.key in ("hold.no_photo", "hold.no_photo_claim"):
            raise IllegalMove("step.photo_wanted", item=item)
        told = dict(hold.because.facts)
        if hold.because.key == "hold.no_photo_claim_unsaid":
            raise IllegalMove("step.photo_unsaid", item=item, unsaid=told["unsaid"])
        if hold.because.key.startswith("hold.more_asked"):
            raise IllegalMove("step.more_wanted", party=told["party"], words=told["words"])
        if hold.because.key == "hold.no_photo_unsaid":
            unsaid = {name: told[name] for name in ("supplier", "unsaid")}
            raise IllegalMove("step.photos_unsaid", item=item, **unsaid)
        counts = {name: told[name] for name in ("supplier", "demanded", "there", "shot")}
        raise IllegalMove("step.photos_wanted", item=item, **counts)
    lift(act, HoldKind.NO_PHOTO)
    return {HoldKind.NO_PHOTO.value: act.options.reason.strip()}
