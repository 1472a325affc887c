"""The table of all actions: what each is called, its keys, its icon, and where the keys work."""

from typing import NamedTuple

from desktop.frame.tabs import IN_BAR
from desktop.look.translate import QT_TRANSLATE_NOOP


class ActionSpec(NamedTuple):
    """One action. `scope` is `window`, or `list` for a single key that works in the queue's list.

    `single` is such a key of an action that has one of the window, too. The keys of `heard` are the
    list's own: they stand here to be shown.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: str = "window"
    checkable: bool = False
    single: str = ""


def _spec(
    name: str,
    text: str,
    *keys: str,
    icon_name: str = "",
    checkable: bool = False,
    single: str = "",
) -> ActionSpec:
    return ActionSpec(name, text, keys, icon_name, "window", checkable, single)


def _key(name: str, text: str, *keys: str, icon_name: str = "") -> ActionSpec:
    return ActionSpec(name, text, keys, icon_name, "list")


ACTIONS: tuple[ActionSpec, ...] = (
    _spec("new_desk", QT_TRANSLATE_NOOP("Actions", "New desk…"), icon_name="folder-plus"),
    _spec(
        "open_desk", QT_TRANSLATE_NOOP("Actions", "Open desk…"), "Ctrl+O", icon_name="folder"
    ),
    _spec(
        "sample_desk", QT_TRANSLATE_NOOP("Actions", "Open the sample desk"), icon_name="sample"
    ),
    _spec("import", QT_TRANSLATE_NOOP("Actions", "Import…"), "Ctrl+I", icon_name="import"),
    _spec(
        "import_suppliers",
        QT_TRANSLATE_NOOP("Actions", "Import suppliers…"),
        icon_name="import",
    ),
    _spec("new_supplier", QT_TRANSLATE_NOOP("Actions", "New supplier"), icon_name="supplier"),
    _spec(
        "verify", QT_TRANSLATE_NOOP("Actions", "Check an evidence file…"), icon_name="shield"
    ),
    _spec(
        "filled_sheet",
        QT_TRANSLATE_NOOP("Actions", "Take in a filled sheet…"),
        icon_name="import",
    ),
    _spec(
        "settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "Ctrl+,", icon_name="settings"
    ),
    _spec(
        "safe_keeping",
        QT_TRANSLATE_NOOP("Actions", "Safe keeping…"),
        "Ctrl+B",
        icon_name="save",
    ),
    _spec(
        "products",
        QT_TRANSLATE_NOOP("Actions", "Products"),
        "Ctrl+Shift+P",
        icon_name="product",
    ),
    _spec(
        "store_policy",
        QT_TRANSLATE_NOOP("Actions", "Store policy as a page"),
        icon_name="policy",
    ),
    _spec("at_desk", QT_TRANSLATE_NOOP("Actions", "Who is at the desk…"), icon_name="note"),
    _spec(
        "desk_folder",
        QT_TRANSLATE_NOOP("Actions", "Show the desk's folder"),
        icon_name="folder",
    ),
    _spec("close_desk", QT_TRANSLATE_NOOP("Actions", "Close this desk")),
    _spec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", icon_name="quit"),
    _spec("undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "Ctrl+Z", icon_name="undo"),
    _spec(
        "redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon_name="redo"
    ),
    _spec(
        "find",
        QT_TRANSLATE_NOOP("Actions", "Search the cases"),
        "Ctrl+F",
        "/",
        icon_name="search",
    ),
    _key("filter", QT_TRANSLATE_NOOP("Actions", "Filter the list…"), "F", icon_name="filter"),
    _key(
        "columns", QT_TRANSLATE_NOOP("Actions", "Columns and sorting…"), "V", icon_name="list"
    ),
    _spec(
        "save_filter",
        QT_TRANSLATE_NOOP("Actions", "Save this filter…"),
        icon_name="filter",
    ),
    _spec(
        "palette", QT_TRANSLATE_NOOP("Actions", "Find anything…"), "Ctrl+K", icon_name="search"
    ),
    _spec("new_case", QT_TRANSLATE_NOOP("Actions", "New case"), "Ctrl+N", icon_name="plus"),
    _key(
        "recommended",
        QT_TRANSLATE_NOOP("Actions", "Do the recommended step"),
        "Enter",
        "Return",
    ),
    _key(
        "part_refund",
        QT_TRANSLATE_NOOP("Actions", "Offer a part refund…"),
        "P",
        icon_name="part",
    ),
    _key("approve", QT_TRANSLATE_NOOP("Actions", "Approve the return"), "A", icon_name="check"),
    _key("decline", QT_TRANSLATE_NOOP("Actions", "Decline…"), "D", icon_name="bad"),
    _key(
        "keep",
        QT_TRANSLATE_NOOP("Actions", "Refund, the buyer keeps it"),
        "K",
        icon_name="keep",
    ),
    _key(
        "rma", QT_TRANSLATE_NOOP("Actions", "Ask for an RMA, or note it"), "R", icon_name="rma"
    ),
    _key(
        "ask_back",
        QT_TRANSLATE_NOOP("Actions", "Ask it back…"),
        "B",
        icon_name="box",
    ),
    _key(
        "to_supplier",
        QT_TRANSLATE_NOOP("Actions", "Ask it back to the supplier…"),
        "U",
        icon_name="supplier",
    ),
    _key(
        "instead",
        QT_TRANSLATE_NOOP("Actions", "Send a new one…"),
        "X",
        icon_name="product",
    ),
    _key("money_in", QT_TRANSLATE_NOOP("Actions", "Money came…"), "M", icon_name="money"),
    _spec("money_out", QT_TRANSLATE_NOOP("Actions", "Refunded…"), icon_name="money"),
    _spec("money_back", QT_TRANSLATE_NOOP("Actions", "Given back…"), icon_name="money"),
    _spec(
        "order_facts",
        QT_TRANSLATE_NOOP("Actions", "Enter date or cost…"),
        icon_name="calendar",
    ),
    _key(
        "mend", QT_TRANSLATE_NOOP("Actions", "Enter what is missing…"), "T", icon_name="pencil"
    ),
    _spec("dispute", QT_TRANSLATE_NOOP("Actions", "A dispute was opened…"), icon_name="shield"),
    _spec("parcels", QT_TRANSLATE_NOOP("Actions", "Parcels…"), icon_name="truck"),
    _spec("check", QT_TRANSLATE_NOOP("Actions", "Note what a check brought…")),
    _spec("lift", QT_TRANSLATE_NOOP("Actions", "Lift the hold…")),
    _spec("refused", QT_TRANSLATE_NOOP("Actions", "The buyer refused")),
    _spec("buyer_said", QT_TRANSLATE_NOOP("Actions", "The buyer answered…")),
    _key("hold", QT_TRANSLATE_NOOP("Actions", "Put on hold…"), "H", icon_name="pause"),
    _key("snooze", QT_TRANSLATE_NOOP("Actions", "Snooze…"), "S", icon_name="snooze"),
    _key("note", QT_TRANSLATE_NOOP("Actions", "Note…"), "N", icon_name="note"),
    _key(
        "peek", QT_TRANSLATE_NOOP("Actions", "Look at the photos"), "Space", icon_name="photo"
    ),
    _key("next_case", QT_TRANSLATE_NOOP("Actions", "Next case"), "J", icon_name="down"),
    _key(
        "previous_case",
        QT_TRANSLATE_NOOP("Actions", "Previous case"),
        "Shift+J",
        icon_name="up",
    ),
    _key(
        "group_above",
        QT_TRANSLATE_NOOP("Actions", "To the heading above"),
        "Ctrl+Up",
        icon_name="up",
    ),
    _key(
        "group_below",
        QT_TRANSLATE_NOOP("Actions", "To the heading below"),
        "Ctrl+Down",
        icon_name="down",
    ),
    _key("inspect", QT_TRANSLATE_NOOP("Actions", "Inspect the parcel"), "I", icon_name="box"),
    _spec("label", QT_TRANSLATE_NOOP("Actions", "Return label"), "Ctrl+L", icon_name="label"),
    _spec(
        "evidence",
        QT_TRANSLATE_NOOP("Actions", "Evidence sheet"),
        "Ctrl+E",
        icon_name="document",
        single="E",
    ),
    _spec(
        "stamped",
        QT_TRANSLATE_NOOP("Actions", "Stamped evidence sheet"),
        "Ctrl+Alt+E",
        icon_name="shield",
    ),
    _spec("summary", QT_TRANSLATE_NOOP("Actions", "Case summary"), "Ctrl+P", icon_name="print"),
    _spec(
        "contacts",
        QT_TRANSLATE_NOOP("Actions", "Contact sheet of the photos"),
        "Ctrl+Shift+E",
        icon_name="photo",
    ),
    _spec(
        "picks",
        QT_TRANSLATE_NOOP("Actions", "Pick list of goods to place"),
        "Ctrl+Shift+G",
        icon_name="list",
    ),
    _key(
        "letter",
        QT_TRANSLATE_NOOP("Actions", "Read or change the letter"),
        "L",
        icon_name="mail",
    ),
    _spec(
        "copy_letter",
        QT_TRANSLATE_NOOP("Actions", "Copy the letter"),
        "Ctrl+Shift+C",
        icon_name="copy",
    ),
    _spec(
        "save_letter",
        QT_TRANSLATE_NOOP("Actions", "Save the letter as a draft…"),
        icon_name="mail",
    ),
    _spec(
        "many_letters",
        QT_TRANSLATE_NOOP("Actions", "Letters of all chosen…"),
        "Ctrl+Shift+L",
        icon_name="mail",
    ),
    _spec("letters", QT_TRANSLATE_NOOP("Actions", "Letters written…"), icon_name="mail"),
    _spec("claim", QT_TRANSLATE_NOOP("Actions", "Send a claim…"), icon_name="supplier"),
    _spec(
        "answer",
        QT_TRANSLATE_NOOP("Actions", "What the supplier answered…"),
        icon_name="supplier",
    ),
    _spec("supplier", QT_TRANSLATE_NOOP("Actions", "Choose supplier…"), icon_name="supplier"),
    _spec("agreed", QT_TRANSLATE_NOOP("Actions", "The buyer agreed"), icon_name="check"),
    _spec("withdrawn", QT_TRANSLATE_NOOP("Actions", "The buyer withdrew")),
    _spec("shipped", QT_TRANSLATE_NOOP("Actions", "The buyer sent it…"), icon_name="truck"),
    _spec("lost", QT_TRANSLATE_NOOP("Actions", "The parcel is lost")),
    _spec("write_off", QT_TRANSLATE_NOOP("Actions", "Write the claim off")),
    _spec("close_case", QT_TRANSLATE_NOOP("Actions", "Close the case")),
    _spec("reopen", QT_TRANSLATE_NOOP("Actions", "Reopen the case")),
    *(
        _spec(f"tab_{row.id}", row.name, f"Ctrl+{place}", icon_name=row.icon)
        for place, row in enumerate(IN_BAR, 1)
    ),
    _spec("scan", QT_TRANSLATE_NOOP("Actions", "Scan a parcel"), "F2", icon_name="scan"),
    _spec("look_system", QT_TRANSLATE_NOOP("Actions", "Like the system"), checkable=True),
    _spec("look_light", QT_TRANSLATE_NOOP("Actions", "Light"), icon_name="sun", checkable=True),
    _spec("look_dark", QT_TRANSLATE_NOOP("Actions", "Dark"), icon_name="moon", checkable=True),
    _spec("lang_en", "English", checkable=True),
    _spec("lang_zh", "中文", checkable=True),
    _spec("text_0", QT_TRANSLATE_NOOP("Actions", "Text size of the system"), checkable=True),
    _spec("text_100", "100 %", checkable=True),
    _spec("text_125", "125 %", checkable=True),
    _spec("text_150", "150 %", checkable=True),
    _spec("text_200", "200 %", checkable=True),
    _spec("keys", QT_TRANSLATE_NOOP("Actions", "Keys"), "F1", "?", icon_name="keyboard"),
    _spec("tour", QT_TRANSLATE_NOOP("Actions", "A tour of five steps"), icon_name="help"),
    _spec("log", QT_TRANSLATE_NOOP("Actions", "Show the log"), icon_name="history"),
    _spec("about", QT_TRANSLATE_NOOP("Actions", "About Sendback"), icon_name="info"),
)


#: keys that the list itself hears, with what they do: they are shown with the others
HEARD: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "list": (
        (("↑", "↓"), QT_TRANSLATE_NOOP("Actions", "To the case above or below")),
        (("Shift+↑↓", "Ctrl+A"), QT_TRANSLATE_NOOP("Actions", "Choose several cases, or all")),
        (("Esc",), QT_TRANSLATE_NOOP("Actions", "Choose one alone again")),
    ),
    "case": (
        (("1", "…", "9"), QT_TRANSLATE_NOOP("Actions", "Choose a line of the case")),
        (("0", "Esc"), QT_TRANSLATE_NOOP("Actions", "Look at the whole case again")),
        (("→", "←"), QT_TRANSLATE_NOOP("Actions", "Show or hide the lines")),
    ),
}
