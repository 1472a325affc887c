"""The menus: which actions stand in them, in which order."""

from desktop.frame.tabs import IN_BAR
from desktop.look.translate import QT_TRANSLATE_NOOP

#: menu title → ids; "-" is a line, a nested pair is a submenu
Menu = tuple[str, tuple["str | Menu", ...]]
MENUS: tuple[Menu, ...] = (
    (
        QT_TRANSLATE_NOOP("Actions", "Desk"),
        (
            *(
                "open_desk",
                "new_desk",
                "sample_desk",
                "-",
                "import",
                "import_suppliers",
                "new_supplier",
                "filled_sheet",
                "verify",
                "-",
            ),
            *(
                "products",
                "store_policy",
                "at_desk",
                "settings",
                "safe_keeping",
                "desk_folder",
                "close_desk",
                "-",
                "quit",
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "Edit"),
        ("undo", "redo", "-", "find", "filter", "save_filter", "palette"),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "Case"),
        (
            *("new_case", "-", "recommended", "part_refund", "approve", "decline", "keep"),
            *(
                "ask_back",
                "to_supplier",
                "instead",
                "rma",
                "claim",
                "hold",
                "snooze",
                "note",
                "supplier",
                "mend",
                "order_facts",
            ),
            *("parcels", "check", "lift", "-", "inspect", "label", "evidence"),
            *("stamped", "summary", "contacts", "picks", "-"),
            *("letter", "copy_letter", "save_letter", "letters", "many_letters", "-"),
            (
                QT_TRANSLATE_NOOP("Actions", "What happened"),
                (
                    *("agreed", "refused", "buyer_said", "withdrawn", "shipped", "lost"),
                    *("answer", "money_in", "money_out", "money_back", "write_off", "dispute"),
                ),
            ),
            *("close_case", "reopen", "-", "peek", "next_case", "previous_case"),
            *("group_above", "group_below"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Actions", "View"),
        (
            *(f"tab_{row.id}" for row in IN_BAR),
            *("scan", "columns", "-"),
            (
                QT_TRANSLATE_NOOP("Actions", "Light or dark"),
                ("look_system", "look_light", "look_dark"),
            ),
            (QT_TRANSLATE_NOOP("Actions", "Language"), ("lang_en", "lang_zh")),
            (
                QT_TRANSLATE_NOOP("Actions", "Text size"),
                ("text_0", "text_100", "text_125", "text_150", "text_200"),
            ),
        ),
    ),
    (QT_TRANSLATE_NOOP("Actions", "Help"), ("keys", "tour", "log", "about")),
)
#: what can be done to all chosen cases at once
TOGETHER = (
    *("keep", "approve", "agreed", "refused", "withdrawn", "lost", "write_off", "-"),
    *("hold", "snooze", "note", "supplier", "-", "label", "picks", "many_letters"),
)
#: what the button with the other ways offers
OTHERS = (
    *("keep", "part_refund", "ask_back", "to_supplier", "instead", "approve", "decline"),
    *("rma", "claim", "-"),
    *("hold", "snooze", "note", "supplier", "order_facts", "parcels", "check", "lift", "-"),
    *("agreed", "refused", "buyer_said", "withdrawn", "shipped", "lost", "answer"),
    *("money_in", "money_out", "money_back", "write_off", "dispute", "-"),
    *("label", "evidence", "stamped", "summary", "contacts", "inspect", "letters", "-"),
    *("close_case", "reopen"),
)
