"""Other words by which people look for an action: English, Chinese, and the first letters of pinyin."""

from collections.abc import Mapping

#: action → words beside its own name; each is found from its beginning
SYNONYMS: dict[str, tuple[str, ...]] = {
    "recommended": ("next step", "go on", "do it", "建议", "下一步", "jy", "xyb"),
    "keep": ("money back", "returnless", "refund", "keep it", "无需退回", "退款", "wxth", "tk"),
    "part_refund": ("partial", "money back", "discount", "部分退款", "补偿", "bftk", "bc"),
    "approve": ("authorise", "authorize", "accept return", "同意退货", "批准", "tyth", "pz"),
    "decline": ("refuse", "reject", "no", "拒绝", "jj"),
    "ask_back": ("return", "send back", "要求退回", "退货", "yqth", "th"),
    "to_supplier": ("return", "factory", "vendor", "退回供应商", "退厂", "thgys", "tc"),
    "instead": ("exchange", "replacement", "reship", "换货", "补发", "换新", "hh", "bf", "hx"),
    "rma": ("return number", "authorisation", "退货编号", "thbh"),
    "snooze": ("later", "remind me", "postpone", "稍后", "推迟", "sh", "tc"),
    "hold": ("pause", "block", "wait", "搁置", "暂停", "gz", "zt"),
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
    "dispute": ("chargeback", "a-to-z", "paypal claim", "拒付", "争议", "纠纷", "jf", "zy"),
    "parcels": ("shipment", "tracking", "包裹", "运单", "bg", "yd"),
    "supplier": ("vendor", "factory", "供应商", "gys"),
    "evidence": ("proof", "claim pdf", "appeal", "证据", "申诉", "zj", "ss"),
    "summary": ("print case", "overview", "whole case", "摘要", "概要", "打印案件", "zy", "gy"),
    "contacts": (
        "thumbnails",
        "all photos",
        "print photos",
        "照片索引",
        "缩略图",
        "zpsy",
        "slt",
    ),
    "picks": (
        "picking list",
        "shelf",
        "put away",
        "restock",
        "拣货单",
        "处置清单",
        "上架",
        "jhd",
        "sj",
    ),
    "store_policy": (
        "publish",
        "html",
        "terms for buyers",
        "店铺政策",
        "退换货政策",
        "dpzc",
        "thhzc",
    ),
    "label": ("shipping label", "print", "标签", "面单", "bq", "md"),
    "letters": ("messages", "e-mails", "信件", "邮件", "xj", "yj"),
    "many_letters": ("drafts", "print letters", "批量信件", "打印信件", "plxj", "dyxj"),
    "letter": ("message", "edit letter", "信件", "改信", "xj", "gx"),
    "copy_letter": ("clipboard", "message", "复制信件", "fzxj"),
    "save_letter": ("e-mail", "draft", "eml", "草稿", "cg"),
    "tour": (
        "help",
        "introduction",
        "first steps",
        "begin",
        "导览",
        "入门",
        "新手",
        "dl",
        "rm",
        "xs",
    ),
    "group_above": ("fold", "collapse", "group", "分组", "折叠", "fz", "zd"),
    "group_below": ("fold", "expand", "group", "分组", "展开", "fz", "zk"),
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
    "filled_sheet": ("supplier answer", "form", "claim answer", "答复", "回复", "df"),
    "verify": ("check a sheet", "seal", "验证", "yz"),
    "at_desk": ("person", "who", "user", "经手人", "jsr"),
    "undo": ("take back", "撤销", "cx"),
    "redo": ("again", "重做", "cz"),
    "find": ("search", "查找", "cz"),
    "filter": ("only", "narrow", "筛选", "只看", "sx"),
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


#: setting, or the page of several → words beside its own name
SETTING_SYNONYMS: dict[str, tuple[str, ...]] = {
    "returnless_below_usd": (
        "money back",
        "refund limit",
        "returnless",
        "退款上限",
        "无需退回",
    ),
    "dear_above_usd": ("expensive", "refund limit", "贵重", "上限"),
    "partial_percent": ("partial", "discount", "部分退款", "补偿"),
    "return_freight_usd_cents": ("postage", "shipping", "运费"),
    "home_currency": ("euro", "dollar", "money", "货币", "币种"),
    "shop_name": ("signature", "sender", "company", "署名", "店名"),
    "return_address": ("warehouse", "sender", "地址", "仓库"),
    "check_policy_days": ("remind", "提醒"),
    "suspected_from": ("fraud", "abuse", "欺诈", "滥用"),
    "signs": ("fraud", "abuse", "suspicion", "欺诈", "可疑"),
    "deadlines": ("clocks", "time limit", "due", "时限", "期限"),
    "reasons": ("fault", "责任", "原因"),
    "rates": ("currency", "exchange", "汇率"),
    "transit": ("delivery time", "shipping time", "运输", "时效"),
    "letters": ("templates", "e-mail", "模板", "邮件"),
    "places": ("warehouse", "addresses", "仓库", "地址"),
}


def known_as(synonyms: Mapping[str, tuple[str, ...]], name: str, words: str) -> str:
    """The word that something is found by, "" for none; `words` are in small letters."""
    if not words:
        return ""
    return next((each for each in synonyms.get(name, ()) if each.startswith(words)), "")


def found_by(action: str, words: str) -> str:
    """The same of an action."""
    return known_as(SYNONYMS, action, words)
