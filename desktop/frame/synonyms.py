"""Other words by which people look for an action: English, Chinese, and the first letters of pinyin."""

#: action → words beside its own name; each is found from its beginning
SYNONYMS: dict[str, tuple[str, ...]] = {
    "recommended": ("next step", "go on", "do it", "建议", "下一步", "jy", "xyb"),
    "keep": ("money back", "returnless", "refund", "keep it", "无需退回", "退款", "wxth", "tk"),
    "part_refund": ("partial", "money back", "discount", "部分退款", "补偿", "bftk", "bc"),
    "approve": ("authorise", "authorize", "accept return", "同意退货", "批准", "tyth", "pz"),
    "decline": ("refuse", "reject", "no", "拒绝", "jj"),
    "ask_back": ("return", "send back", "要求退回", "退货", "yqth", "th"),
    "instead": ("exchange", "replacement", "reship", "换货", "补发", "换新", "hh", "bf", "hx"),
    "rma": ("return number", "authorisation", "退货编号", "thbh"),
    "snooze": ("later", "remind me", "postpone", "稍后", "推迟", "sh", "tc"),
    "note": ("comment", "remark", "备注", "bz"),
    "money_in": ("money back", "supplier paid", "credit note", "到账", "收款", "dz", "sk"),
    "money_out": ("refund paid", "platform refunded", "已退款", "ytk"),
    "order_facts": (
        "delivery date",
        "price",
        "postage",
        "日期",
        "成本",
        "运费",
        "rq",
        "cb",
        "yf",
    ),
    "parcels": ("shipment", "tracking", "包裹", "运单", "bg", "yd"),
    "supplier": ("vendor", "factory", "供应商", "gys"),
    "evidence": ("proof", "claim pdf", "appeal", "证据", "申诉", "zj", "ss"),
    "label": ("shipping label", "print", "标签", "面单", "bq", "md"),
    "letters": ("messages", "e-mails", "信件", "邮件", "xj", "yj"),
    "copy_letter": ("clipboard", "message", "复制信件", "fzxj"),
    "save_letter": ("e-mail", "draft", "eml", "草稿", "cg"),
    "inspect": ("open parcel", "photos", "验货", "yh"),
    "lift": ("hold", "release", "解除", "jc"),
    "check": ("hold", "looked into", "核实", "hs"),
    "reopen": ("open again", "重新打开", "cxdk"),
    "close_case": ("finish", "end", "结案", "ja"),
    "write_off": ("loss", "give up", "放弃", "fq"),
    "lost": ("missing parcel", "丢失", "ds"),
    "import": ("file", "report", "amazon", "shopify", "csv", "导入", "dr"),
    "new_case": ("add", "by hand", "新建案件", "xjaj"),
    "products": ("cost", "sku", "price list", "商品", "成本", "sp", "cb"),
    "settings": ("options", "thresholds", "preferences", "设置", "sz"),
    "safe_keeping": ("backup", "copies", "restore", "备份", "bf"),
    "verify": ("check a sheet", "seal", "验证", "yz"),
    "at_desk": ("person", "who", "user", "经手人", "jsr"),
    "undo": ("take back", "撤销", "cx"),
    "redo": ("again", "重做", "cz"),
    "find": ("search", "查找", "cz"),
    "keys": ("shortcuts", "help", "快捷键", "kjj"),
    "log": ("errors", "日志", "rz"),
    "tab_queue": ("cases", "triage", "待办", "db"),
    "tab_policies": ("terms", "gaps", "政策", "条款", "zc", "tk"),
    "tab_inspection": ("parcels", "scan", "验货", "yh"),
    "scan": ("barcode", "扫描", "sm"),
    "text_150": ("larger", "zoom", "字号", "zh"),
    "text_200": ("larger", "zoom", "字号", "zh"),
    "look_dark": ("night", "深色", "ss"),
    "look_light": ("day", "浅色", "qs"),
}


def found_by(action: str, words: str) -> str:
    """The word that an action is found by, "" for none; `words` are in small letters."""
    if not words:
        return ""
    return next((each for each in SYNONYMS.get(action, ()) if each.startswith(words)), "")
