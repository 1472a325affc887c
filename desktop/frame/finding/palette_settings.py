"""The desk's settings as Ctrl+K finds them: each page, and each value with what it is now."""

from desktop.desk_settings.pages import SECTIONS
from desktop.desk_settings.sayings import counted, said
from desktop.frame.finding.other_names import setting_names
from desktop.frame.finding.palette_known import SettingKnown
from returns.records.settings import BOUNDS, DeskSettings

#: where the values of several pages stand, in the order of the pages
_FIELDS = {
    "shop": ("shop_name", "email", "return_address", "home_currency"),
    "offers": (
        *("returnless_below_usd", "dear_above_usd", "first_returns_to_us"),
        *("refusals_to_leave", "return_freight_usd_cents", "resale_percent"),
        "fine_after_all_percent",
    ),
    "ladder": (
        *("partial_percent", "second_partial_percent", "used_back_percent"),
        *("gift_when", "insisting_pays"),
    ),
    "signs": ("suspected_from", "many_returns", "many_pieces"),
    "store": ("tighten_percent", "per_group", "check_policy_days"),
}


def settings_known(settings: DeskSettings | None) -> tuple[SettingKnown, ...]:
    """All pages, and values that have a name of their own; the values where the desk was read."""
    found = []
    for section in SECTIONS:
        page = said(f"section.{section}")
        found.append(SettingKnown(section, "", page, "", setting_names(f"section.{section}")))
        for field in _FIELDS.get(section, ()):
            value = _value(field, settings) if settings is not None else ""
            shown = " · ".join(part for part in (page, value) if part)
            named = f"name.{field}"
            found.append(SettingKnown(section, field, said(named), shown, setting_names(named)))
    return tuple(found)


def _value(field: str, settings: DeskSettings) -> str:
    """What a number is; of names and addresses nothing is shown."""
    if field not in BOUNDS:
        return settings.home_currency if field == "home_currency" else ""
    return counted(field, int(getattr(settings.triage, field)))
