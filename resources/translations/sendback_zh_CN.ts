<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Sendback</source>
        <extracomment>the sheet is no taller than a small screen what moves in the list, or shows something of it</extracomment>
        <translation>关于 Sendback</translation>
    </message>
    <message>
        <source>The returns desk of a small online seller. It works without a network and sends nothing anywhere.</source>
        <translation>小卖家的退货台。无需联网，也不会向任何地方发送数据。</translation>
    </message>
    <message>
        <source>MIT licence. Made with Qt (LGPL), SQLite, SQLAlchemy, ReportLab and Pillow. Type: Inter and Noto Sans SC (OFL).</source>
        <translation>MIT 许可。使用 Qt（LGPL）、SQLite、SQLAlchemy、ReportLab 和 Pillow 制作。字体：Inter 与思源黑体（OFL）。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>New desk…</source>
        <translation>新建退货台…</translation>
    </message>
    <message>
        <source>Open desk…</source>
        <translation>打开退货台…</translation>
    </message>
    <message>
        <source>Open the sample desk</source>
        <translation>打开示例退货台</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import suppliers…</source>
        <translation>导入供应商…</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>新供应商</translation>
    </message>
    <message>
        <source>Check an evidence file…</source>
        <translation>校验证据文件…</translation>
    </message>
    <message>
        <source>Take in a filled sheet…</source>
        <translation>登记填写的证据单…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Safe keeping…</source>
        <translation>备份与检查…</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Store policy as a page</source>
        <translation>店铺政策（成页）</translation>
    </message>
    <message>
        <source>Who is at the desk…</source>
        <translation>经手人…</translation>
    </message>
    <message>
        <source>Show the desk&apos;s folder</source>
        <translation>打开退货台文件夹</translation>
    </message>
    <message>
        <source>Close this desk</source>
        <translation>关闭此退货台</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>搜索案件</translation>
    </message>
    <message>
        <source>Filter the list…</source>
        <translation>筛选列表…</translation>
    </message>
    <message>
        <source>Columns and sorting…</source>
        <translation>列与排序…</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存筛选…</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>查找任何内容…</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Do the recommended step</source>
        <translation>执行建议的下一步</translation>
    </message>
    <message>
        <source>Offer a part refund…</source>
        <translation>提议部分退款…</translation>
    </message>
    <message>
        <source>Approve the return</source>
        <translation>同意退货</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>拒绝…</translation>
    </message>
    <message>
        <source>Refund, the buyer keeps it</source>
        <translation>退款，无需退回</translation>
    </message>
    <message>
        <source>Ask for an RMA, or note it</source>
        <translation>索取或登记 RMA</translation>
    </message>
    <message>
        <source>Ask it back…</source>
        <translation>要求退回…</translation>
    </message>
    <message>
        <source>Ask it back to the supplier…</source>
        <translation>要求退回供应商…</translation>
    </message>
    <message>
        <source>Send a new one…</source>
        <translation>换新补发…</translation>
    </message>
    <message>
        <source>Money came…</source>
        <translation>到账…</translation>
    </message>
    <message>
        <source>Refunded…</source>
        <translation>已退款…</translation>
    </message>
    <message>
        <source>Given back…</source>
        <translation>已退还…</translation>
    </message>
    <message>
        <source>Enter date or cost…</source>
        <translation>填写日期或成本…</translation>
    </message>
    <message>
        <source>Enter what is missing…</source>
        <translation>填写缺少的内容…</translation>
    </message>
    <message>
        <source>A dispute was opened…</source>
        <translation>买家提起纠纷…</translation>
    </message>
    <message>
        <source>Parcels…</source>
        <translation>包裹…</translation>
    </message>
    <message>
        <source>Note what a check brought…</source>
        <translation>记录核实结果…</translation>
    </message>
    <message>
        <source>Lift the hold…</source>
        <translation>解除搁置…</translation>
    </message>
    <message>
        <source>The buyer refused</source>
        <translation>买家拒绝了</translation>
    </message>
    <message>
        <source>The buyer answered…</source>
        <translation>买家答复了…</translation>
    </message>
    <message>
        <source>Put on hold…</source>
        <translation>搁置…</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>稍后处理…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Look at the photos</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一个案件</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一个案件</translation>
    </message>
    <message>
        <source>To the heading above</source>
        <translation>到上一个分组标题</translation>
    </message>
    <message>
        <source>To the heading below</source>
        <translation>到下一个分组标题</translation>
    </message>
    <message>
        <source>Inspect the parcel</source>
        <translation>验货</translation>
    </message>
    <message>
        <source>Return label</source>
        <translation>退货标签</translation>
    </message>
    <message>
        <source>Evidence sheet</source>
        <translation>证据单</translation>
    </message>
    <message>
        <source>Stamped evidence sheet</source>
        <translation>盖有时间戳的证据单</translation>
    </message>
    <message>
        <source>Case summary</source>
        <translation>案件摘要</translation>
    </message>
    <message>
        <source>Contact sheet of the photos</source>
        <translation>照片索引</translation>
    </message>
    <message>
        <source>Pick list of goods to place</source>
        <translation>待处置商品清单</translation>
    </message>
    <message>
        <source>Read or change the letter</source>
        <translation>查看或修改信件</translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation>复制信件</translation>
    </message>
    <message>
        <source>Save the letter as a draft…</source>
        <translation>将信件存为草稿…</translation>
    </message>
    <message>
        <source>Letters of all chosen…</source>
        <translation>所选案件的信件…</translation>
    </message>
    <message>
        <source>Letters written…</source>
        <translation>已写的信件…</translation>
    </message>
    <message>
        <source>Send a claim…</source>
        <translation>提出索赔…</translation>
    </message>
    <message>
        <source>What the supplier answered…</source>
        <translation>供应商的答复…</translation>
    </message>
    <message>
        <source>Choose supplier…</source>
        <translation>选择供应商…</translation>
    </message>
    <message>
        <source>The buyer agreed</source>
        <translation>买家已同意</translation>
    </message>
    <message>
        <source>The buyer withdrew</source>
        <translation>买家已撤回</translation>
    </message>
    <message>
        <source>The buyer sent it…</source>
        <translation>买家已寄出…</translation>
    </message>
    <message>
        <source>The parcel is lost</source>
        <translation>包裹丢失</translation>
    </message>
    <message>
        <source>Write the claim off</source>
        <translation>放弃索赔</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新打开案件</translation>
    </message>
    <message>
        <source>A tour of five steps</source>
        <translation>五步导览</translation>
    </message>
    <message>
        <source>To the case above or below</source>
        <extracomment>keys that the list itself hears, with what they do: they are shown with the others</extracomment>
        <translation>到上一个或下一个案件</translation>
    </message>
    <message>
        <source>Choose several cases, or all</source>
        <translation>选择多个或全部案件</translation>
    </message>
    <message>
        <source>Choose one alone again</source>
        <translation>恢复为只选一个</translation>
    </message>
    <message>
        <source>Choose a line of the case</source>
        <translation>选择案件中的一行</translation>
    </message>
    <message>
        <source>Look at the whole case again</source>
        <translation>重新看整个案件</translation>
    </message>
    <message>
        <source>Show or hide the lines</source>
        <translation>展开或收起案件的各行</translation>
    </message>
    <message>
        <source>Queue</source>
        <extracomment>in the context &quot;Actions&quot;: the tab&apos;s name, also in the menu makes it when nothing else is to be done, or it is looked at; None for the first one, which is there at once and made with the desk False for a page to which an action of its own leads: no button in the bar, no key by its place</extracomment>
        <translation>待办</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>验货</translation>
    </message>
    <message>
        <source>Scan a parcel</source>
        <translation>扫描包裹</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size of the system</source>
        <translation>跟随系统字号</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>About Sendback</source>
        <translation>关于 Sendback</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>退货台</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Address of the order</source>
        <translation>订单地址</translation>
    </message>
    <message>
        <source>Where does the order go?</source>
        <translation>订单寄往何处？</translation>
    </message>
    <message>
        <source>A later file will not overwrite what you enter.</source>
        <translation>以后的文件不会覆盖您填写的内容。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>AddressEdit</name>
    <message>
        <source>Addressee</source>
        <extracomment>a field was left with another text than it had</extracomment>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>街道与门牌</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>地址第二行</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Region or state</source>
        <translation>省 / 州</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>There is no country of this name: choose it from the list (↓).</source>
        <translation>没有这个国家，请从列表中选择（↓）。</translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <source>Why ({count})</source>
        <extracomment>the card&apos;s own edge with the halo around it, and the edge of a thing that the keys are about of a letter, beside the pointer a line that ends so speaks to somebody, and says nothing yet how many cases of the list are chosen together with this one what whoever decides can be shown already what a check of the hold brought so far how the letter that goes with it begins folds the other reasons out and away; they stay as somebody left them stands before a hold, so that not its colour alone tells it what whoever decides a hold is shown the buttons that decide; in little room they lie below all that scrolls</extracomment>
        <translation>为什么（{count}）</translation>
    </message>
    <message>
        <source>Letter, changed: {words}</source>
        <translation>信件（已改）：{words}</translation>
    </message>
    <message>
        <source>Letter: {words}</source>
        <translation>信件：{words}</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Evidence to show them</source>
        <translation>出示给对方的证据</translation>
    </message>
    <message>
        <source>One of {count} chosen</source>
        <translation>已选 {count} 个案件之一</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Waiting: other ways stay open</source>
        <translation>等待中：其他做法仍可用</translation>
    </message>
    <message>
        <source>On hold: nothing goes out</source>
        <translation>搁置：什么都先别发出</translation>
    </message>
    <message>
        <source>On hold: pay and send nothing</source>
        <translation>搁置：先别付款、别寄货</translation>
    </message>
    <message>
        <source>On hold: other ways stay open</source>
        <translation>搁置中：其他做法仍可用</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>The answer to the claim</source>
        <translation>对方的答复</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>谁的答复</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount they accept</source>
        <translation>对方认可的金额</translation>
    </message>
    <message>
        <source>Their words</source>
        <translation>对方原话</translation>
    </message>
    <message>
        <source>Note the answer</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>Who answered?</source>
        <translation>谁答复了？</translation>
    </message>
    <message>
        <source>What did {name} answer?</source>
        <translation>{name} 怎么答复？</translation>
    </message>
    <message>
        <source>you asked for {amount}</source>
        <translation>您索赔了 {amount}</translation>
    </message>
    <message>
        <source>That is more than the {amount} you asked for.</source>
        <translation>超出了您索赔的 {amount}。</translation>
    </message>
    <message>
        <source>Choose first what was answered.</source>
        <translation>请先选择对方的答复。</translation>
    </message>
    <message>
        <source>{amount} is to come; note the money when it is there.</source>
        <translation>{amount} 将会到账，到账后请记录。</translation>
    </message>
    <message>
        <source>{amount} of the {asked} you asked for is to come; note the money when it is there.</source>
        <translation>索赔 {asked}，其中 {amount} 将会到账，到账后请记录。</translation>
    </message>
    <message>
        <source>No money comes. The next step is what to do about it.</source>
        <translation>不会有钱到账，下一步再决定如何处理。</translation>
    </message>
    <message>
        <source>The claim stays open until they have what they ask for.</source>
        <translation>补齐对方所要的材料之前，索赔仍未了结。</translation>
    </message>
    <message>
        <source>A new one is to come instead of the money.</source>
        <translation>供应商将补发新品代替赔款。</translation>
    </message>
</context>
<context>
    <name>AskBackDialog</name>
    <message>
        <source>Ask it back</source>
        <extracomment>a place of the desk by its name, &quot;&quot; where the route says it why it cannot be chosen, &quot;&quot; where it can why a line cannot be asked back that way now: by its row number, the route and the place</extracomment>
        <translation>要求退回</translation>
    </message>
    <message>
        <source>Ask it back: where to?</source>
        <translation>要求退回：退到哪里？</translation>
    </message>
    <message>
        <source>Who pays the postage</source>
        <translation>邮费由谁承担</translation>
    </message>
    <message>
        <source>Ask and write</source>
        <translation>写信要求退回</translation>
    </message>
    <message>
        <source>costs you {amount} in all</source>
        <translation>您总共承担 {amount}</translation>
    </message>
    <message>
        <source>To us</source>
        <translation>退给我们</translation>
    </message>
    <message>
        <source>looked at before anything else</source>
        <translation>先验货，再作决定</translation>
    </message>
    <message>
        <source>that is where it was asked to</source>
        <translation>已请买家寄往这里</translation>
    </message>
    <message>
        <source>To {supplier}</source>
        <translation>退给{supplier}</translation>
    </message>
    <message>
        <source>nobody knows yet who shipped it: choose the supplier first</source>
        <translation>还不清楚由谁发货：请先选择供应商</translation>
    </message>
    <message>
        <source>no return address is known</source>
        <translation>没有退货地址</translation>
    </message>
    <message>
        <source>you stopped working with them</source>
        <translation>已停止合作</translation>
    </message>
    <message>
        <source>too late: the last safe day was {day}</source>
        <translation>来不及了：最后稳妥的日子是{day}</translation>
    </message>
    <message>
        <source>to be posted by {day}, the last safe day</source>
        <translation>最迟{day}寄出，那是最后稳妥的日子</translation>
    </message>
    <message>
        <source>the last safe day is {day}; by law the buyer may post it later</source>
        <translation>最后稳妥的日子是{day}；依法买家可以更晚寄出</translation>
    </message>
    <message>
        <source>{name} gets the address by letter. No money moves until it is there.</source>
        <translation>会写信把地址告诉{name}。货到之前不动款项。</translation>
    </message>
    <message>
        <source>{name} gets the address by letter and pays the postage, tracked. No money moves until it is there.</source>
        <translation>{name} 会收到写明地址的信，邮费自付并须可追踪。货到之前不动钱。</translation>
    </message>
</context>
<context>
    <name>AtDeskDialog</name>
    <message>
        <source>Who is at the desk</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>现在由谁办理？</translation>
    </message>
    <message>
        <source>Each step of a case says who took it. Empty: nobody is named.</source>
        <translation>案件的每一步都会记下经手人。留空则不记名。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <extracomment>it goes once it is painted again</extracomment>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>how long a passing message stays, in milliseconds; one that says what went wrong stays longer a thing to press in a message, &quot;&quot; where there is none, and what it calls lines that a message shows by itself, and when all of it was asked for tone → its sign the quiet second thing it came, or went</extracomment>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>BuyerAnswerDialog</name>
    <message>
        <source>The buyer’s answer</source>
        <translation>买家的答复</translation>
    </message>
    <message>
        <source>What did {name} answer?</source>
        <translation>{name}怎么答复的？</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>The buyer’s words</source>
        <translation>买家的原话</translation>
    </message>
    <message>
        <source>Note the answer</source>
        <translation>记录答复</translation>
    </message>
    <message>
        <source>The offer stands as agreed; no money moves yet.</source>
        <translation>方案已谈妥，款项还没动。</translation>
    </message>
    <message>
        <source>The offer is off the table; the next one can be made.</source>
        <translation>这个方案作罢，可以提下一个。</translation>
    </message>
    <message>
        <source>The request is talked over again, due from now on. No money moves.</source>
        <translation>这个申请重新商谈，期限从现在算起。不付任何款项。</translation>
    </message>
</context>
<context>
    <name>BuyerCard</name>
    <message>
        <source>No other return of this buyer.</source>
        <extracomment>the history of the buyer of this case is to be read this case shall be opened it was not read since the case was shown a press opens the case; in their order</extracomment>
        <translation>该买家没有其他退货。</translation>
    </message>
    <message>
        <source>Signs of a malicious return</source>
        <translation>恶意退货的迹象</translation>
    </message>
    <message>
        <source>found: {what}</source>
        <translation>查验：{what}</translation>
    </message>
    <message>
        <source>{amount} given back</source>
        <translation>已退 {amount}</translation>
    </message>
    <message>
        <source>nothing came back</source>
        <translation>无退货</translation>
    </message>
    <message>
        <source>returns: {count}</source>
        <translation>退货 {count} 次</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>订单 {number}</translation>
    </message>
    <message>
        <source>This buyer</source>
        <translation>该买家</translation>
    </message>
    <message>
        <source>Together {points}: enough to look into it first.</source>
        <extracomment>who it is for a search, &quot;&quot; for a buyer without another case &quot;&quot; where there is nothing to say of anybody a sentence each, after what it weighs what they come to</extracomment>
        <translation>合计 {points}：应先查清楚再决定。</translation>
    </message>
    <message>
        <source>Together {points}: too little to hold anything up.</source>
        <translation>合计 {points} 分：还不足以搁置。</translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>May this order still go back?</source>
        <extracomment>a reason of each kind, for the one rule that answers every date</extracomment>
        <translation>这笔订单还能退给供应商吗？</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>The goods are</source>
        <translation>货物情况</translation>
    </message>
    <message>
        <source>Goods fine</source>
        <translation>货物完好</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>有瑕疵</translation>
    </message>
    <message>
        <source>Type the dates of an order.</source>
        <translation>请填写订单日期。</translation>
    </message>
    <message>
        <source>What they accept is not written down yet.</source>
        <translation>尚未登记对方接受的条件。</translation>
    </message>
    <message>
        <source>No: they take nothing back.</source>
        <translation>不能：对方不接受退货。</translation>
    </message>
    <message>
        <source>No: the window ended on {day} (version {version}).</source>
        <translation>不能：期限已于{day}结束（第 {version} 版）。</translation>
    </message>
    <message>
        <source>Yes, until {day} (version {version}).</source>
        <translation>可以，截至 {day}（第 {version} 版）。</translation>
    </message>
    <message>
        <source>The last safe day was {day}: ask for the RMA now and hurry.</source>
        <translation>最后安全日是 {day}：请立即索取 RMA，抓紧寄出。</translation>
    </message>
    <message>
        <source>Act by {day}: after it there may be no time for RMA and post.</source>
        <translation>请在{day}前处理：再晚可能来不及取得 RMA 并寄达。</translation>
    </message>
    <message>
        <source>They count from the order: type its day.</source>
        <translation>对方从下单日起算：请填写下单日期。</translation>
    </message>
    <message>
        <source>They count from delivery: type its day.</source>
        <translation>对方从签收日起算：请填写签收日期。</translation>
    </message>
    <message>
        <source>They count from shipment: type its day.</source>
        <translation>对方从发货日起算：请填写发货日期。</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>This case has no photos yet.</source>
        <extracomment>what happened, in no other word what is asked in a dialog that shows one case</extracomment>
        <translation>此案件还没有照片。</translation>
    </message>
</context>
<context>
    <name>CaseAsking</name>
    <message>
        <source>{amount} refunded</source>
        <extracomment>an action of the window&apos;s table opens the choice of whose goods they are</extracomment>
        <translation>已退款 {amount}</translation>
    </message>
    <message>
        <source>{amount} came</source>
        <translation>到账 {amount}</translation>
    </message>
    <message>
        <source>No supplier and no carrier paid anything that could be given back.</source>
        <translation>没有供应商或承运商付过可退还的款项。</translation>
    </message>
    <message>
        <source>{amount} given back</source>
        <translation>已退还 {amount}</translation>
    </message>
    <message>
        <source>facts of the order</source>
        <translation>订单信息</translation>
    </message>
    <message>
        <source>address of the order</source>
        <translation>订单地址</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>Nothing holds this case up.</source>
        <translation>这个案件没有被搁置。</translation>
    </message>
    <message>
        <source>Dispute decided</source>
        <translation>纠纷已裁定</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>Enter date or cost…</source>
        <extracomment>what is known of the order shall be entered what is missing shall be entered, the first of it first all cases of that buyer, as the list is held to one in little height the facts are one line that folds out; it stays as somebody left it</extracomment>
        <translation>填写日期或成本…</translation>
    </message>
    <message>
        <source>Enter…</source>
        <translation>填写…</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>订单信息</translation>
    </message>
    <message>
        <source>Enter what is missing</source>
        <translation>填写缺少的内容</translation>
    </message>
    <message>
        <source>Enter what is missing (T)</source>
        <translation>填写缺少的内容（T）</translation>
    </message>
    <message>
        <source>All of this buyer</source>
        <translation>该买家的全部案件</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>Parcel is here</source>
        <extracomment>letters of a thing&apos;s name where several are named the line of the piece that is looked at</extracomment>
        <translation>包裹已到</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a picture (Ctrl+V)</source>
        <translation>粘贴图片（Ctrl+V）</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>{title} · {count} announced</source>
        <translation>{title} · 申报 {count} 件</translation>
    </message>
    <message>
        <source>{count} × {title} announced</source>
        <translation>{title} × {count} 申报</translation>
    </message>
    <message>
        <source>{title}: {here} of {count} here</source>
        <translation>{title} × {count}，已到 {here} 件</translation>
    </message>
    <message>
        <source>{title} here</source>
        <translation>{title} 已到</translation>
    </message>
    <message>
        <source>parcel {at} of {count}</source>
        <translation>包裹 {at}/{count}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>received {when}</source>
        <translation>{when} 收到</translation>
    </message>
</context>
<context>
    <name>CaseInShort</name>
    <message>
        <source>{amount}, keep it</source>
        <extracomment>what the recommended step does → the action that would do the same its number, &quot;00042&quot;, and with it the thing as the head of the case names it actions that are called otherwise here: the recommended one like its button what an action brings or costs: &quot;€18.40, keep it&quot;, &quot;≈ €7.90&quot; what the recommended step does anyway; itself, where the case is closed and none is</extracomment>
        <translation>{amount}，无需退回</translation>
    </message>
</context>
<context>
    <name>CaseKeys</name>
    <message>
        <source>letter</source>
        <extracomment>left, top, right, bottom, in design pixels; at the right as the cards above, beside their scroll bar where words are typed the others are letters what has nothing to do in the case that is shown</extracomment>
        <translation>信件</translation>
    </message>
    <message>
        <source>part refund</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>snooze</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>keep it</source>
        <translation>不退货</translation>
    </message>
    <message>
        <source>new one</source>
        <translation>换新</translation>
    </message>
    <message>
        <source>ask back</source>
        <translation>寄回</translation>
    </message>
    <message>
        <source>to supplier</source>
        <translation>退供应商</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>RMA</source>
        <translation>RMA 号</translation>
    </message>
    <message>
        <source>money</source>
        <translation>款项</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>do it with this letter</source>
        <translation>按此信执行</translation>
    </message>
    <message>
        <source>back to the list</source>
        <translation>回到列表</translation>
    </message>
</context>
<context>
    <name>CaseLetters</name>
    <message>
        <source>{step}. Letter to the {party} copied.</source>
        <translation>{step}。致{party}的信已复制。</translation>
    </message>
    <message>
        <source>This step writes no letter.</source>
        <translation>这一步不需要写信。</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Only: {what}</source>
        <extracomment>how many cases are chosen list only cases that share this: column, value a digit: the line of the current case, 0 for all of them again the lines of this case shall stand below it, or not any more rows that are not as high as a case another row became current while another list came, and nobody was told</extracomment>
        <translation>仅看：{what}</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>The buyer wrote</source>
        <translation>买家留言</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Who shipped it is not known yet</source>
        <translation>还不清楚由谁发货</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>款项</translation>
    </message>
    <message>
        <source>Done for today</source>
        <translation>今天的都做完了</translation>
    </message>
    <message>
        <source>The end of this list</source>
        <extracomment>below this many design pixels the edges are small below this many design pixels of height the facts are one line: the advice is always in sight of several things, each of which says what it gets what to do comes before the line of keys, which the menu has, too what decides a case: of one that is closed or held up it is known at once that nothing does the button with the other ways was pressed: it, to put a menu below a letter that was written: its place in the list, the newest first what is known of the order shall be entered; a hold shall be lifted a way was pressed: the action that goes it a line was pressed, by its place in the case; 0 for all again how many cases are chosen, of which one is shown actions that would be refused on it, as far as that is known</extracomment>
        <translation>本列表已到末尾</translation>
    </message>
    <message>
        <source>Still to do today: {count}.</source>
        <translation>今天还有 {count} 件待办。</translation>
    </message>
    <message>
        <source>That was the last case of this list.</source>
        <translation>这是列表里的最后一件。</translation>
    </message>
    <message>
        <source>That was the last case of this list. Press J to go to the first one.</source>
        <translation>这是列表里的最后一件。按 J 回到第一件。</translation>
    </message>
    <message>
        <source>Letters written</source>
        <translation>已写的信件</translation>
    </message>
    <message>
        <source>The open case</source>
        <translation>当前案件</translation>
    </message>
    <message>
        <source>Choose supplier…</source>
        <translation>选择供应商…</translation>
    </message>
    <message>
        <source>No case chosen</source>
        <translation>未选择案件</translation>
    </message>
    <message>
        <source>The case that you choose stands here: what to do, and why.</source>
        <translation>选中的案件会显示在这里：该做什么、为什么。</translation>
    </message>
</context>
<context>
    <name>CasePapers</name>
    <message>
        <source>Making the evidence sheet</source>
        <translation>正在生成证据单</translation>
    </message>
    <message>
        <source>Looking for the stamped sheet</source>
        <translation>正在查找盖有时间戳的证据单</translation>
    </message>
    <message>
        <source>Making the case summary</source>
        <translation>正在制作案件摘要</translation>
    </message>
    <message>
        <source>Making the contact sheet</source>
        <translation>正在制作照片索引</translation>
    </message>
    <message>
        <source>Making the pick list</source>
        <translation>正在制作待处置清单</translation>
    </message>
</context>
<context>
    <name>CasePresenter</name>
    <message>
        <source>Doing the recommended steps</source>
        <translation>正在执行建议步骤</translation>
    </message>
    <message>
        <source>the recommended step for {count} cases</source>
        <extracomment>what came of each, the letters that were written, and what else is to be said of more cases the numbers are not all told in a message case → what it is called letters of several cases were written, to be gone through: `KeptLetter`s all were tried the letter of this case was written</extracomment>
        <translation>{count} 个案件的建议步骤</translation>
    </message>
    <message>
        <source>Waiting for others or for a check, left as they are: {count}.</source>
        <translation>{count} 个在等他人或待核实，保持原样。</translation>
    </message>
    <message>
        <source>{what} for {count} cases</source>
        <translation>{count} 个案件：{what}</translation>
    </message>
    <message>
        <source>supplier {name} for {count} cases</source>
        <translation>{count} 个案件的供应商 {name}</translation>
    </message>
    <message>
        <source>Supplier {name}</source>
        <translation>供应商 {name}</translation>
    </message>
    <message>
        <source>Choosing the supplier</source>
        <translation>正在设置供应商</translation>
    </message>
    <message>
        <source>None of these steps writes a letter.</source>
        <translation>这些步骤都不写信。</translation>
    </message>
    <message>
        <source>Done: {count} of {all} cases.</source>
        <translation>已完成：{count} / {all} 个案件。</translation>
    </message>
    <message>
        <source>{what}: {count} of {all} cases.</source>
        <translation>{what}：{count} / {all} 个案件。</translation>
    </message>
    <message>
        <source>Letters written, waiting to be sent: {count}.</source>
        <translation>已写好 {count} 封信，等您发送。</translation>
    </message>
    <message>
        <source>Nothing to change: {count}.</source>
        <translation>{count} 个无需更改。</translation>
    </message>
    <message>
        <source>Refused, left as they are: {count}</source>
        <translation>{count} 个未能处理，保持原样：</translation>
    </message>
    <message>
        <source>Show the letters</source>
        <translation>查看信件</translation>
    </message>
    <message>
        <source>Snoozed until {day}</source>
        <translation>已推迟到{day}</translation>
    </message>
    <message>
        <source>Stays in sight, overdue by somebody else’s deadline</source>
        <translation>别人定的期限已过，仍留在列表中</translation>
    </message>
    <message>
        <source>Overdue by somebody else’s deadline, still in sight: {count}.</source>
        <translation>别人定的期限已过、仍留在列表中：{count} 个。</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>snoozed {until}</source>
        <translation>推迟{until}</translation>
    </message>
    <message>
        <source>Item and reason</source>
        <extracomment>what the database sorts by when its head is pressed; &quot;&quot; cannot be sorted its head, in English; said by `title_of` the cell in words, for screen readers and to measure in design pixels, in a wide list and in a narrow one; None takes what is left how it is sorted, told with its head where that is not plain what an ellipsis hides what is read aloud instead of words that say too little; told to the mouse where there is no `tip` read whole where that leaves the item its room: half an amount is no amount. `first` takes its room before that a narrow list leaves out the lowest first; 0 is always shown. In tens: a new one fits between only in a list of this width at least, in design pixels figures, in line at the right a number that is none: each of its figures takes the same room, at the left not there before somebody asks for it</extracomment>
        <translation>商品与原因</translation>
    </message>
    <message>
        <source>Next step, supplier</source>
        <translation>下一步与供应商</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Sorted by currency, then by amount</source>
        <translation>先按币种、再按金额排序</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>nothing to do until their date</source>
        <translation>到期之前无需操作</translation>
    </message>
    <message>
        <source>bank</source>
        <extracomment>in place of a case to go on to: the last row of the list was done the sign of a case that sleeps steps that the buyer waits for whose clock it is, or which day chips behind the title: words, tone, and the icon before them, &quot;&quot; for none the case&apos;s first, or the one that the list is held to and that another line is of</extracomment>
        <translation>银行</translation>
    </message>
    <message>
        <source>snoozed until {day}</source>
        <translation>推迟到{day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到{day}</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} 项商品</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>collapsed</source>
        <extracomment>so many rows are painted one by one ids whose rows are needed: `array(&quot;q&quot;)`, and whether at once: who hears a row does not see it come rows were read whose words are longer than any before, or the first since all were forgotten a group was opened: its cases are to be read again another list comes, and rows may go that come again elsewhere; it has come the numbers of the cases and headings that have a row, from the top the rows as they stood before cases came, went or moved last while another list comes, or rows come and go, the row that Qt makes current is nobody&apos;s choice of columns that were asked for, among all rows read since they were forgotten last</extracomment>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Sorted by: {column}</source>
        <extracomment>all of a case stands in the first column, and that is the only one</extracomment>
        <translation>排序：{column}</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>no return in the year before</source>
        <translation>近一年没有退货</translation>
    </message>
    <message>
        <source>returns in the year before: {count}</source>
        <translation>近一年退货 {count} 次</translation>
    </message>
    <message>
        <source>not as said: {count}</source>
        <translation>与所述不符 {count} 次</translation>
    </message>
    <message>
        <source>signs: {count}</source>
        <translation>疑点：{count} 项</translation>
    </message>
    <message>
        <source>on hold · {due}</source>
        <extracomment>holds that a platform, or a bank, decides by what it is shown rows of a supplier&apos;s policy that matter in a triage what the recommended step would write what was written already, oldest first the offer that comes now on the ladder of each line, by its row number the list shows something else of it, which time has turned the line that was chosen, by its place in the case; 0 while nobody chose one the step is that line&apos;s alone: its number goes with it what the desk knows of the buyer, and what speaks against the request one for each line, where there is more than one thing the line that ways, words and terms are of, where there are several; &quot;&quot; where there is one a hold stands in the place of a step: how much it forbids; None where there is none the hold can be lifted by hand whoever decides it hears us by a sheet what is there already for whoever decides it what a check of the hold brought so far, and when it was noted Enter only notes what others said or paid: the letter of the step goes when they are late actions of which it is plain without asking that they do nothing what one letter is about, where it is several things (to whom, when and subject) of each letter that was written, the newest first what happened last, in few words</extracomment>
        <translation>搁置 · {due}</translation>
    </message>
    <message>
        <source>{title} and {count} more items</source>
        <translation>{title}，另有 {count} 项商品</translation>
    </message>
    <message>
        <source>{title} and 1 more item</source>
        <translation>{title}，另有 1 项商品</translation>
    </message>
    <message>
        <source>Refund {amount}</source>
        <extracomment>the steps that put an offer to the buyer: the heading says the offer</extracomment>
        <translation>退款 {amount}</translation>
    </message>
    <message>
        <source>Promise {amount} and write</source>
        <translation>答应退款 {amount} 并写信</translation>
    </message>
    <message>
        <source>Refund {amount} and write</source>
        <translation>退款 {amount} 并写信</translation>
    </message>
    <message>
        <source>One letter covers both.</source>
        <translation>一封信把两件都说清。</translation>
    </message>
    <message>
        <source>One letter covers all of it.</source>
        <translation>一封信把这些都说清。</translation>
    </message>
    <message>
        <source>the buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>One letter to {name} covers all of it.</source>
        <translation>给{name}的一封信把这些都说清。</translation>
    </message>
    <message>
        <source>One letter to {name} covers both.</source>
        <translation>给{name}的一封信把两件都说清。</translation>
    </message>
    <message>
        <source>Each supplier hears only of his own goods.</source>
        <translation>每个供应商只会看到自己的商品。</translation>
    </message>
    <message>
        <source>{supplier} · terms of {day}</source>
        <translation>{supplier} · {day}起的条款</translation>
    </message>
    <message>
        <source>paid to {party}, {day}</source>
        <translation>付给{party}，{day}</translation>
    </message>
    <message>
        <source>came from {party}, {day}</source>
        <translation>收自{party}，{day}</translation>
    </message>
    <message>
        <source>Asked from {party}, and all of it came</source>
        <translation>已向{party}索取，款项已全部到账</translation>
    </message>
    <message>
        <source>Asked from {party}, {came} of it came</source>
        <translation>已向{party}索取，已到账 {came}</translation>
    </message>
    <message>
        <source>Asked from {party}, no answer yet</source>
        <translation>已向{party}索赔，尚无答复</translation>
    </message>
    <message>
        <source>Refused by {party}</source>
        <translation>{party}已拒绝</translation>
    </message>
    <message>
        <source>Asked from {party} · {state}</source>
        <translation>已向{party}索赔 · {state}</translation>
    </message>
    <message>
        <source>Accepted by {party}</source>
        <translation>{party}已认可</translation>
    </message>
    <message>
        <source>To the {party}</source>
        <translation>致{party}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <extracomment>steps of which one follows the other, each with a file or shot of its own the steps that it tells together, (when, words) of each; empty for one that is told whole</extracomment>
        <translation>经手人：{name}</translation>
    </message>
    <message>
        <source>Noted {when}: {words}</source>
        <translation>已记录（{when}）：{words}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check an evidence file</source>
        <extracomment>said even when all is well (the `SignedBy` whose key shall be trusted from now on, how the person calls them)</extracomment>
        <translation>校验证据文件</translation>
    </message>
    <message>
        <source>This file is unchanged</source>
        <translation>此文件未被改动</translation>
    </message>
    <message>
        <source>This file differs</source>
        <translation>此文件与原件不符</translation>
    </message>
    <message>
        <source>Nobody here knows who made this file</source>
        <translation>这里无从得知此文件由谁制作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Signed by a key that nobody here knows</source>
        <translation>由这里无人认识的密钥签署</translation>
    </message>
    <message>
        <source>Ask whoever sent it to read the fingerprint to you, by a way that you know is theirs. Only if it is the same, trust the key: their sheets are known here from then on.</source>
        <translation>请通过您确知属于对方的渠道（例如电话），让发送方把指纹念给您听。只有完全一致时才信任该密钥：此后对方的证据单在这里都会被认出。</translation>
    </message>
    <message>
        <source>What you call them</source>
        <translation>您怎么称呼对方</translation>
    </message>
    <message>
        <source>Trust this key</source>
        <translation>信任此密钥</translation>
    </message>
    <message>
        <source>Show each of the {count} parts</source>
        <translation>查看全部 {count} 个部分</translation>
    </message>
    <message>
        <source>1 other part is unchanged: show it</source>
        <translation>另有 1 个部分未改动：查看</translation>
    </message>
    <message>
        <source>{count} other parts are unchanged: show them</source>
        <translation>另有 {count} 个部分未改动：查看</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>What the check brought</source>
        <translation>核实结果</translation>
    </message>
    <message>
        <source>What it is, as the letter names it</source>
        <translation>礼物是什么（信里照此写明）</translation>
    </message>
    <message>
        <source>It goes into the history. No money moves, and the case stays on hold.</source>
        <translation>记入历史记录。不动款项，案件仍然搁置。</translation>
    </message>
    <message>
        <source>The letter names it, and is sent with the next key. No money moves.</source>
        <translation>信里会写明它，再按一次键才会发送。不付任何款项。</translation>
    </message>
    <message>
        <source>It goes into the history, and it is waited for anew. No money moves.</source>
        <translation>记入历史记录，并重新等待。不动款项。</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>ChosenCases</name>
    <message>
        <source>{count} cases are chosen, and this is told of one: choose it alone.</source>
        <extracomment>the case below them, once they were decided; 0 where they were not</extracomment>
        <translation>已选 {count} 个案件，而这一步只针对一个：请单独选中它。</translation>
    </message>
</context>
<context>
    <name>ClaimCard</name>
    <message>
        <source>Postage…</source>
        <translation>运费…</translation>
    </message>
    <message>
        <source>What the postage cost you, for the claim</source>
        <translation>您付的运费，用于索赔</translation>
    </message>
    <message>
        <source>Claim from {name}</source>
        <translation>向{name}索赔</translation>
    </message>
    <message>
        <source>policy of {day}</source>
        <translation>{day}版政策</translation>
    </message>
</context>
<context>
    <name>ClaimOutcome</name>
    <message>
        <source>{more} more than the {owed} that were still to come.</source>
        <translation>比还应收的 {owed} 多 {more}。</translation>
    </message>
    <message>
        <source>All of the {asked} you asked for.</source>
        <translation>您索要的 {asked} 已全部到账。</translation>
    </message>
    <message>
        <source>All of the {asked} they granted.</source>
        <translation>对方同意的 {asked} 已全部到账。</translation>
    </message>
    <message>
        <source>{rest} of the {asked} are still owed: you are reminded of them.</source>
        <translation>{asked} 中还欠 {rest}：到期会提醒您。</translation>
    </message>
    <message>
        <source>{rest} less than the {asked} they granted, and settled with that.</source>
        <translation>比对方同意的 {asked} 少 {rest}，就此结清。</translation>
    </message>
    <message>
        <source>{rest} less than the {asked} you asked for, and settled with that.</source>
        <translation>比索要的 {asked} 少 {rest}，就此结清。</translation>
    </message>
</context>
<context>
    <name>ClockWatch</name>
    <message>
        <source>Check this computer’s clock</source>
        <extracomment>few words and the whole sentence, both &quot;&quot; while the clock is right</extracomment>
        <translation>请检查电脑时间</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the list</source>
        <extracomment>design pixels that a press adds or takes away in pixels; 0 where it is not on the screen, or takes what is left somebody said how wide how many places further to the right by how many pixels; 0 as wide as it needs to be</extracomment>
        <translation>列表的列</translation>
    </message>
    <message>
        <source>Space shows a column or hides it. The list behind shows each change.</source>
        <translation>按空格显示或隐藏列，后面的列表随即改变。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Further left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Further right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>变窄</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>变宽</translation>
    </message>
    <message>
        <source>As wide as it needs to be</source>
        <translation>自动宽度</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{column}  ·  {count} px wide</source>
        <translation>{column}  ·  宽 {count} 像素</translation>
    </message>
    <message>
        <source>{column}  ·  takes what is left</source>
        <translation>{column}  ·  占用剩余宽度</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <extracomment>below the window&apos;s upper edge; of a narrow or low window as much as there is its corners; the parts at its ends are as round in the style sheet</extracomment>
        <translation>查找任何内容</translation>
    </message>
    <message>
        <source>Do something, or find a case, supplier, product …</source>
        <extracomment>the group that Tab held the list to, &quot;&quot; for all cases are still looked for; Enter waits for them, since they may come first</extracomment>
        <translation>做什么，或查找案件、供应商、商品…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>English, 中文 and pinyin all find</source>
        <translation>英文、中文和拼音都能查</translation>
    </message>
    <message>
        <source>all groups</source>
        <translation>全部分组</translation>
    </message>
    <message>
        <source>only this group</source>
        <translation>只看这一组</translation>
    </message>
    <message>
        <source>For {case}</source>
        <translation>针对 {case}</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近用过</translation>
    </message>
    <message>
        <source>Nothing is called “{words}”.</source>
        <extracomment>of a group that stands beside others, and of one that was chosen actions of the open case, in the order of the keys that decide</extracomment>
        <translation>没有叫“{words}”的内容。</translation>
    </message>
    <message>
        <source>{group} · {shown} of {total}</source>
        <translation>{group} · 共 {total}，列出 {shown}</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Did you mean “{words}”?</source>
        <translation>是不是要找“{words}”？</translation>
    </message>
    <message>
        <source>Search all letters, notes and tracking for it</source>
        <translation>在所有信件、备注和运单号中搜索</translation>
    </message>
    <message>
        <source>in {cases}</source>
        <translation>范围：{cases}</translation>
    </message>
    <message>
        <source>not on this case</source>
        <translation>此案件不适用</translation>
    </message>
    <message>
        <source>no case yet</source>
        <translation>还没有案件</translation>
    </message>
    <message>
        <source>New case “{words}”…</source>
        <translation>新建案件“{words}”…</translation>
    </message>
    <message>
        <source>All actions and keys</source>
        <translation>全部操作和快捷键</translation>
    </message>
    <message>
        <source>found by {word}</source>
        <translation>按“{word}”找到</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>{sku} · no case</source>
        <translation>{sku} · 没有案件</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>新版本</translation>
    </message>
</context>
<context>
    <name>ComparisonCard</name>
    <message>
        <source>Said, found, answered</source>
        <extracomment>what keeps the table clear of the card&apos;s round corners</extracomment>
        <translation>买家说、我们发现、供应商说</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>全部项目</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>The buyer said</source>
        <extracomment>True when the columns of a row contradict each other what every claim turns on a cell holds a remark, not a letter field, new text</extracomment>
        <translation>买家说</translation>
    </message>
    <message>
        <source>We found</source>
        <translation>我们发现</translation>
    </message>
    <message>
        <source>The supplier says</source>
        <translation>供应商说</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{field}: contradiction</source>
        <translation>{field}：说法矛盾</translation>
    </message>
</context>
<context>
    <name>CostList</name>
    <message>
        <source>Cost, one by one</source>
        <extracomment>more are told by a table Enter in the last one</extracomment>
        <translation>逐个填写成本</translation>
    </message>
    <message>
        <source>Enter moves to the next; a column pasted from a table fills all of them.</source>
        <translation>回车到下一个；从表格粘贴一列即可全部填好。</translation>
    </message>
</context>
<context>
    <name>CountEdit</name>
    <message>
        <source>Write a whole number from {least} to {most}.</source>
        <extracomment>characters: more than any bound has somebody is done with it: Enter, or the focus went elsewhere</extracomment>
        <translation>请填 {least} 到 {most} 的整数。</translation>
    </message>
</context>
<context>
    <name>CountryEdit</name>
    <message>
        <source>Countries</source>
        <translation>国家和地区</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>Something went wrong in Sendback</source>
        <translation>Sendback 出了点问题</translation>
    </message>
    <message>
        <source>Everything you entered before is saved. You can go on; if it happens again, close the window and open it again. The details below help to mend it.</source>
        <translation>您之前录入的内容都已保存，可以继续操作；若再次出现，请关闭窗口后重新打开。下面的详情有助于修复。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Pick a day: {name}</source>
        <translation>选择日期：{name}</translation>
    </message>
    <message>
        <source>Pick a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Write a day as 2026-11-22.</source>
        <translation>日期请写成 2026-11-22。</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>What became of the dispute</source>
        <translation>纠纷的结果</translation>
    </message>
    <message>
        <source>We answered it</source>
        <translation>我方已答复</translation>
    </message>
    <message>
        <source>Decided for us</source>
        <translation>裁定支持我方</translation>
    </message>
    <message>
        <source>Decided for the buyer</source>
        <translation>裁定支持买家</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>The buyer got</source>
        <translation>买家获退</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>In your words, for the history</source>
        <translation>用自己的话写，记入历史记录</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>It is noted as your answer to who decides: the clock stops, and the decision is waited for. The case stays on hold.</source>
        <translation>记为对裁定方的答复：停止计时，等待裁定。案件仍在搁置。</translation>
    </message>
    <message>
        <source>No money moves and nobody is written to. The case is closed.</source>
        <translation>不动款项，也不写信。案件结案。</translation>
    </message>
    <message>
        <source>The hold ends, and the case goes on as it stood. No money moves.</source>
        <translation>解除搁置，案件照原样继续。不动款项。</translation>
    </message>
    <message>
        <source>Choose first for whom it was decided.</source>
        <translation>请先选择裁定支持哪一方。</translation>
    </message>
    <message>
        <source>All of it went back before: enter what was taken once more.</source>
        <translation>全款此前已退：请填写又被划走的金额。</translation>
    </message>
    <message>
        <source>{amount} was taken once more: the buyer was paid twice, and the case asks for it back. The hold ends.</source>
        <translation>又被划走 {amount}：买家收到了两次退款，案件会提示追回。暂停解除。</translation>
    </message>
    <message>
        <source>{amount} of the {worth} go back by that decision; the rest stays with you. The hold ends.</source>
        <translation>按裁定，{worth} 中共退 {amount}，其余归您。解除搁置。</translation>
    </message>
    <message>
        <source>{amount} went to the buyer by that decision, so you pay no more. The hold ends.</source>
        <translation>按裁定，买家已得 {amount}，您不再付款。解除搁置。</translation>
    </message>
</context>
<context>
    <name>DeclineDialog</name>
    <message>
        <source>Decline</source>
        <extracomment>a letter shall be written: `Wanted` the words shall be held against the facts before they go: `StepOptions` a part of the price shall be offered instead the sentence of the ground that was put into the reason last the reason that the letter was written with last the case cannot be declined as it stands, whatever the words</extracomment>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Decline the request of {name}?</source>
        <translation>拒绝 {name} 的申请？</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>拒绝这次申请？</translation>
    </message>
    <message>
        <source>Window has passed</source>
        <translation>已过退货期</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>Made to order</source>
        <translation>定制商品</translation>
    </message>
    <message>
        <source>Not our item</source>
        <translation>不是我们的商品</translation>
    </message>
    <message>
        <source>No money moves. The goods are here: what becomes of them comes next.</source>
        <translation>不涉及任何款项。货物在我方，下一步再决定如何处置。</translation>
    </message>
    <message>
        <source>No money moves. The goods stay with {name}, who gets this letter.</source>
        <translation>不涉及任何款项。货物留在 {name} 处，对方会收到这封信。</translation>
    </message>
    <message>
        <source>Offer {amount} instead…</source>
        <translation>改为提议退 {amount}…</translation>
    </message>
    <message>
        <source>Offer a part instead…</source>
        <translation>改为提议部分退款…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason, as the buyer will read it</source>
        <translation>原因（买家会看到）</translation>
    </message>
    <message>
        <source>Decline and write</source>
        <translation>拒绝并写信</translation>
    </message>
</context>
<context>
    <name>Desks</name>
    <message>
        <source>Making the sample desk</source>
        <extracomment>an `OpenDesk` is in the window, before anything of it is asked a folder did not open, and the `Refusal` that says why an action of the window&apos;s table, and a language, that the start page wants why the desk that was asked for last did not open</extracomment>
        <translation>正在制作示例退货台</translation>
    </message>
    <message>
        <source>Making the desk</source>
        <translation>正在新建退货台</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>OK</source>
        <extracomment>what will happen to money and goods, as far as it is filled in</extracomment>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“{name}” is still missing.</source>
        <extracomment>other fields stand in it: it may become lower asks once for all that changes in one go</extracomment>
        <translation>还缺少“{name}”。</translation>
    </message>
    <message>
        <source>Something is still to be filled in.</source>
        <translation>还有内容没有填写。</translation>
    </message>
</context>
<context>
    <name>DisputeDialog</name>
    <message>
        <source>A dispute was opened</source>
        <translation>买家提起了纠纷</translation>
    </message>
    <message>
        <source>Who hears the buyer against you?</source>
        <translation>由谁裁定买家的纠纷？</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>纠纷</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>The case is held: nothing is paid or promised until you lift it. Your answer is due by the clock of who decides; E makes its sheet.</source>
        <translation>案件先搁置：解除之前不付款、不承诺。您的答复按裁定方的期限计；按 E 制作给它的证据单。</translation>
    </message>
    <message>
        <source>Note the dispute</source>
        <translation>记录纠纷</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>这一天还没到。</translation>
    </message>
</context>
<context>
    <name>DryRunDialog</name>
    <message>
        <source>Export a table</source>
        <extracomment>as the text of a cell has it columns whose words may take several lines of many rows only those with the most words are measured a case shall be looked at</extracomment>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export a table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>回到设置</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>FactsDialog</name>
    <message>
        <source>Dates and costs</source>
        <extracomment>no supplier&apos;s number is longer (SKU, or number of the item where it has none; cost) of what was priced (SKU or title, what the buyer paid, whether for all of it) where no file told it what the buyer paid for the delivery (number of the item, the order&apos;s number at its supplier) the file that tells it shall be brought in instead</extracomment>
        <translation>日期与成本</translation>
    </message>
    <message>
        <source>What is known of the order?</source>
        <translation>这张订单已知些什么？</translation>
    </message>
    <message>
        <source>Ships to</source>
        <translation>寄往</translation>
    </message>
    <message>
        <source>Ordered on</source>
        <translation>下单日</translation>
    </message>
    <message>
        <source>Shipped on</source>
        <translation>发货日</translation>
    </message>
    <message>
        <source>Delivered on</source>
        <translation>签收日</translation>
    </message>
    <message>
        <source>One {item} costs us</source>
        <translation>{item}的单件成本</translation>
    </message>
    <message>
        <source>The buyer paid for the delivery</source>
        <translation>买家支付的运费</translation>
    </message>
    <message>
        <source>{about}: {why}</source>
        <translation>{about}：{why}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Order number at {supplier}</source>
        <translation>{supplier} 的订单号</translation>
    </message>
    <message>
        <source>The buyer paid for one {item}</source>
        <translation>买家为一件 {item} 支付</translation>
    </message>
    <message>
        <source>The buyer paid for {item}</source>
        <translation>买家为 {item} 支付了</translation>
    </message>
    <message>
        <source>Bring in the orders file instead…</source>
        <translation>改为导入订单文件…</translation>
    </message>
    <message>
        <source>The advice is worked out again. A price counts until an orders file tells it; nothing else that you enter is overwritten by a file.</source>
        <translation>建议会重新计算。价格在订单文件给出之前有效；您填写的其他内容不会被文件覆盖。</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>那一天还没到。</translation>
    </message>
    <message>
        <source>Every clock that counts from it moves, and the advice is worked out again. A later file does not overwrite it.</source>
        <translation>由它起算的期限都会变动，建议会重新得出。以后导入的文件不会覆盖它。</translation>
    </message>
</context>
<context>
    <name>FilledSheetDialog</name>
    <message>
        <source>A filled sheet</source>
        <translation>填写的证据单</translation>
    </message>
    <message>
        <source>{number} came back filled in</source>
        <translation>{number} 已填写并发回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Note the answer</source>
        <translation>登记答复</translation>
    </message>
</context>
<context>
    <name>FilledSheets</name>
    <message>
        <source>Take in a filled sheet</source>
        <extracomment>nobody answered: a sheet on its own, or another paper</extracomment>
        <translation>登记填写的证据单</translation>
    </message>
    <message>
        <source>Reading the filled sheet</source>
        <translation>正在读取填写的证据单</translation>
    </message>
    <message>
        <source>Check it all the same…</source>
        <translation>仍要校验…</translation>
    </message>
    <message>
        <source>Answer to {number}</source>
        <translation>对 {number} 的答复</translation>
    </message>
    <message>
        <source>The answer to {number} is noted.</source>
        <translation>对 {number} 的答复已登记。</translation>
    </message>
    <message>
        <source>Noting the answer</source>
        <translation>正在登记答复</translation>
    </message>
</context>
<context>
    <name>FilterChoice</name>
    <message>
        <source>Filter by {column}…</source>
        <translation>按{column}筛选…</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Filter by {column}</source>
        <extracomment>so many values have room at least, and so tall is a list of many, in design pixels a value and how many cases have it values that hold these words are wanted</extracomment>
        <translation>按{column}筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>Filtering</name>
    <message>
        <source>Shown whole, no longer only {filters}.</source>
        <extracomment>what the list was held to when a name was said to be gone from it</extracomment>
        <translation>显示全部，不再只看{filters}。</translation>
    </message>
    <message>
        <source>Filter again</source>
        <translation>重新筛选</translation>
    </message>
    <message>
        <source>{column} “{value}” was renamed or deleted: only the others are listed.</source>
        <translation>{column}“{value}”已改名或删除，列表中只有其余几项。</translation>
    </message>
    <message>
        <source>Change the filter…</source>
        <translation>修改筛选…</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Supplier</source>
        <extracomment>(column, value) pairs; a column that stands in several is held to any of their values words wherever somebody wrote them: letters, notes, what the buyer wrote, tracking numbers the trade&apos;s words that its values are; &quot;&quot; for as they stand</extracomment>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>等待谁</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>Letters and notes</source>
        <translation>信件和备注</translation>
    </message>
    <message>
        <source>“{words}” in letters, notes, tracking</source>
        <extracomment>the words of their values could be those of another column</extracomment>
        <translation>信件、备注、运单号含“{words}”</translation>
    </message>
    <message>
        <source>nobody: it is ours</source>
        <translation>无需等待，轮到我们</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{column}: {values}</source>
        <translation>{column}：{values}</translation>
    </message>
    <message>
        <source>from {amount}</source>
        <translation>{amount} 起</translation>
    </message>
    <message>
        <source>up to {amount}</source>
        <translation>最多 {amount}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>G, then Q queue · O overdue · T today · P policies · ? shows all</source>
        <extracomment>what is said while a second key is waited for</extracomment>
        <translation>先按 G，再按 Q 待办 · O 逾期 · T 今天 · P 政策 · ? 查看全部</translation>
    </message>
</context>
<context>
    <name>FindingWrites</name>
    <message>
        <source>finding</source>
        <extracomment>the line and the number of the unit that is looked at</extracomment>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>“{field}” as found</source>
        <translation>“{field}”的发现</translation>
    </message>
    <message>
        <source>“{field}” as the supplier says</source>
        <translation>“{field}”的供应商说法</translation>
    </message>
    <message>
        <source>verdict “{verdict}”</source>
        <translation>结论“{verdict}”</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>没有来</translation>
    </message>
    <message>
        <source>lay in this parcel</source>
        <translation>就在这个包裹里</translation>
    </message>
    <message>
        <source>goods “{goods}”</source>
        <translation>货物去向“{goods}”</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Package</source>
        <extracomment>the line and the number of a unit that was announced, or came on top a `FindingDraft` with the answer that was just given the line and the number of a unit that did not come with the others the line and the number of a unit that lay in this parcel, and was announced in another another unit is on screen</extracomment>
        <translation>包装</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>痕迹</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Weight, g</source>
        <translation>重量（克）</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>What came instead</source>
        <translation>实际来的是什么</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>件</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Lay in this parcel</source>
        <translation>就在这个包裹里</translation>
    </message>
    <message>
        <source>Something else came…</source>
        <translation>来的是别的东西…</translation>
    </message>
    <message>
        <source>Add a unit that came on top</source>
        <translation>增加多寄来的一件</translation>
    </message>
    <message>
        <source>Findings, unit {unit}</source>
        <translation>验货结果 第 {unit} 件</translation>
    </message>
    <message>
        <source>Proposed: {grade}</source>
        <translation>建议：{grade}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>A desk is a folder on this computer with your cases, photos and papers. Nothing leaves it unless you send it.</source>
        <extracomment>the id of an action: `new_desk`, `open_desk`, `sample_desk` what Enter does: the desk that was open last, else the sample</extracomment>
        <translation>退货台就是这台电脑上的一个文件夹，存放您的案件、照片和单据。除非您自己发送，内容不会离开这里。</translation>
    </message>
    <message>
        <source>That desk could not be opened</source>
        <translation>无法打开该退货台</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Try it first</source>
        <translation>先试试看</translation>
    </message>
    <message>
        <source>Thirty made-up cases and four suppliers to play with.</source>
        <translation>三十个虚构案件和四家供应商，随便试用。</translation>
    </message>
    <message>
        <source>Open the sample desk</source>
        <translation>打开示例退货台</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>An empty desk in a folder of your choice.</source>
        <translation>在您选择的文件夹中建立空退货台。</translation>
    </message>
    <message>
        <source>New desk…</source>
        <translation>新建退货台…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>A desk that is already on this computer.</source>
        <translation>打开这台电脑上已有的退货台。</translation>
    </message>
    <message>
        <source>Open desk…</source>
        <translation>打开退货台…</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Who is at the desk?</source>
        <extracomment>between the parts, and at both ends signs of a person&apos;s name that the line has room for; a screen reader hears it whole a window that is lower, in design pixels, has no room for a long message and the status line how the desk is kept shall be shown whether all is on the disk; None where nothing can be entered</extracomment>
        <translation>现在由谁办理？</translation>
    </message>
    <message>
        <source>At the desk: {name}</source>
        <translation>经手人：{name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FootKeys</name>
    <message>
        <source>move</source>
        <extracomment>the sheet of all keys</extracomment>
        <translation>移动</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>FrameActions</name>
    <message>
        <source>Undo</source>
        <extracomment>what is done on the suppliers&apos; page what works without a desk what writes, and what stands beside the desk and is not of a copy that is looked into</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
    <message>
        <source>Choose the folder of a desk</source>
        <translation>选择退货台所在文件夹</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Platform files</source>
        <translation>平台文件</translation>
    </message>
    <message>
        <source>Check an evidence file</source>
        <translation>校验证据文件</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在校验文件</translation>
    </message>
</context>
<context>
    <name>GapCard</name>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Shorten my policy</source>
        <translation>缩短我的政策</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
</context>
<context>
    <name>GiveBackDialog</name>
    <message>
        <source>Given back</source>
        <translation>已退还</translation>
    </message>
    <message>
        <source>To</source>
        <translation>退给</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>As</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Note the money</source>
        <translation>登记款项</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Given back to {name}</source>
        <translation>已退还给{name}</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>那一天还没到。</translation>
    </message>
    <message>
        <source>{amount} of the {came} that {name} paid and did not get back yet.</source>
        <translation>退还 {amount}；{name}付过、尚未退还的共 {came}。</translation>
    </message>
</context>
<context>
    <name>GoodsCard</name>
    <message>
        <source>Goods</source>
        <extracomment>the panel&apos;s width in design pixels, as in the pictures no limit, as Qt counts it</extracomment>
        <translation>货物去向</translation>
    </message>
</context>
<context>
    <name>GoodsMenu</name>
    <message>
        <source>What the photo shows</source>
        <extracomment>the `PhotoOf` that was chosen</extracomment>
        <translation>照片拍的是什么</translation>
    </message>
</context>
<context>
    <name>HeldBar</name>
    <message>
        <source>Only</source>
        <extracomment>one more filter is wanted what is looked for shall be let go, typed anew, or looked for in another view the words, the view that is listed, and the one that has none of them the words of each chip, and what lets go of it</extracomment>
        <translation>仅显示</translation>
    </message>
    <message>
        <source>+ filter</source>
        <translation>+ 筛选</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Look for other words</source>
        <translation>搜索别的内容</translation>
    </message>
    <message>
        <source>Looked for: {words}</source>
        <translation>正在搜索：{words}</translation>
    </message>
    <message>
        <source>End this search</source>
        <translation>结束搜索</translation>
    </message>
    <message>
        <source>in all cases</source>
        <translation>在全部案件中</translation>
    </message>
    <message>
        <source>none in “{view}”</source>
        <translation>“{view}”中没有</translation>
    </message>
    <message>
        <source>{column}: change this filter</source>
        <translation>{column}：更改此筛选</translation>
    </message>
    <message>
        <source>Let go of this filter: {column}</source>
        <translation>取消此筛选：{column}</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Alike steps in one line</source>
        <translation>相同步骤合并显示</translation>
    </message>
    <message>
        <source>Every step</source>
        <translation>逐条显示</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Put on hold</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Something does not fit here.</source>
        <translation>有地方对不上。</translation>
    </message>
    <message>
        <source>The carrier is being asked.</source>
        <translation>正在向承运商查询。</translation>
    </message>
    <message>
        <source>A colleague decides.</source>
        <translation>等同事决定。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Look at it again on</source>
        <translation>再看日期</translation>
    </message>
    <message>
        <source>Why; nobody else reads it</source>
        <translation>原因（仅供内部）</translation>
    </message>
    <message>
        <source>Look at it again on (may stay empty)</source>
        <translation>再看日期（可不填）</translation>
    </message>
    <message>
        <source>Until you lift it, no key pays, sends or promises anything on this case.</source>
        <translation>解除之前，任何按键都不会在此案件上付款、寄件或承诺。</translation>
    </message>
    <message>
        <source>Until you lift them, no key pays, sends or promises anything on them.</source>
        <translation>解除之前，任何按键都不会在这些案件上付款、寄件或承诺。</translation>
    </message>
    <message>
        <source>That day has come already.</source>
        <translation>这一天已经到了。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <extracomment>so many unusable rows are listed; the saved file holds them all where it may have been sold: the markets of the platforms, and what has no row of its own</extracomment>
        <translation>导入</translation>
    </message>
    <message>
        <source>Nothing is brought in before you say so. What is known already is not doubled.</source>
        <translation>确认之前不会导入任何内容，已有的不会重复。</translation>
    </message>
    <message>
        <source>Sold at</source>
        <translation>销售渠道</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Nothing to bring in</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message>
        <source>Bring in {count}</source>
        <translation>导入 {count} 条</translation>
    </message>
    <message>
        <source>Look for news of {known}</source>
        <translation>查看 {known} 条已知记录的新情况</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新内容</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Reading the file</source>
        <extracomment>all files were read: a list of `FileRead` it runs: (done, total) everything is in; nothing more to show stopped or refused: nothing of the file that was being brought in is kept which question the answer that is being brought in belongs to what files brought before one of them was refused</extracomment>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Bringing in the file</source>
        <translation>正在导入文件</translation>
    </message>
    <message>
        <source>{count} prices or refunds are not what you entered: the history of each case says both sums.</source>
        <translation>有 {count} 处价格或退款与您填写的不一致：每个案件的历史里写有两个金额。</translation>
    </message>
    <message>
        <source>{count} brought in.</source>
        <translation>已导入 {count} 条。</translation>
    </message>
    <message>
        <source>One known case has news.</source>
        <translation>1 个已知案件有新情况。</translation>
    </message>
    <message>
        <source>{count} known cases have news.</source>
        <translation>{count} 个已知案件有新情况。</translation>
    </message>
    <message>
        <source>One has nothing left to do: it is closed.</source>
        <translation>其中 1 个已没有待办事项，已自动结案。</translation>
    </message>
    <message>
        <source>{count} have nothing left to do: they are closed.</source>
        <translation>其中 {count} 个已没有待办事项，已自动结案。</translation>
    </message>
</context>
<context>
    <name>InspectionPresenter</name>
    <message>
        <source>Inspection saved.</source>
        <translation>验货已保存。</translation>
    </message>
    <message>
        <source>inspection</source>
        <extracomment>an `OnTable` to be shown the table is free: a `Waiting` to be shown what lies on the table was not concluded: something of it was not said yet how many parcels wait case → the addressee that was chosen for its evidence</extracomment>
        <translation>验货</translation>
    </message>
    <message>
        <source>Making the evidence sheet</source>
        <translation>正在生成证据单</translation>
    </message>
</context>
<context>
    <name>InspectionTab</name>
    <message>
        <source>Scan tracking, RMA, order or case</source>
        <extracomment>the case whose parcel lies on the table, 0 for none</extracomment>
        <translation>扫描运单、RMA、订单或编号</translation>
    </message>
    <message>
        <source>Photos: {count} originals kept, unchanged</source>
        <translation>照片：{count} 张原件已保存，未改动</translation>
    </message>
    <message>
        <source>Photos: 1 original kept, unchanged</source>
        <translation>照片：1 张原件已保存，未改动</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Single letters work while the list of cases has the focus.</source>
        <translation>焦点在案件列表时，单个字母键有效。</translation>
    </message>
    <message>
        <source>What is faded does nothing on the case that is open.</source>
        <translation>变淡的按键对当前案件不起作用。</translation>
    </message>
    <message>
        <source>Decide on the open case</source>
        <translation>处理当前案件</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>列表中</translation>
    </message>
    <message>
        <source>Papers and letters</source>
        <translation>单据与信件</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{words}: not on this case</source>
        <translation>{words}：不适用于此案件</translation>
    </message>
</context>
<context>
    <name>LabelDialog</name>
    <message>
        <source>Label paper</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>First free place</source>
        <translation>第一个空位</translation>
    </message>
    <message>
        <source>It is being made…</source>
        <translation>正在制作…</translation>
    </message>
</context>
<context>
    <name>LabelMaker</name>
    <message>
        <source>Make it all the same</source>
        <translation>仍然制作</translation>
    </message>
    <message>
        <source>Making the label</source>
        <translation>正在生成标签</translation>
    </message>
    <message>
        <source>Making the labels</source>
        <translation>正在制作标签</translation>
    </message>
    <message>
        <source>Take a larger label</source>
        <translation>换更大的标签</translation>
    </message>
    <message>
        <source>No label was made for {count} of them:</source>
        <translation>其中 {count} 个没有制作标签：</translation>
    </message>
</context>
<context>
    <name>LetterCard</name>
    <message>
        <source>To the {party} · changed</source>
        <extracomment>subject and body as they stand the step shall be done with it the list shall have the focus again the keyboard is in it, or no more what is said of it takes more room, while somebody types into it the seller&apos;s words for all letters of its kind do not fit this one</extracomment>
        <translation>致{party} · 已改</translation>
    </message>
    <message>
        <source>The letter to the {party}</source>
        <translation>致{party}的信</translation>
    </message>
    <message>
        <source>With it: {papers}</source>
        <translation>随附：{papers}</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>信件语言</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信件</translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation>复制信件</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
</context>
<context>
    <name>LetterDraft</name>
    <message>
        <source>Another letter goes now: your words to the former one are gone.</source>
        <extracomment>letters that were written for the case so far: one more, and these words went the line whose step alone it is of a `Letter` as it would go now, or None; whether it is in the seller&apos;s own words what is wrong with the words, &quot;&quot; for nothing the step that is open: the case&apos;s, or that of one of its lines alone what was said to be wrong last, &quot;&quot; for nothing</extracomment>
        <translation>现在要发的是另一封信：您为上一封写的内容已不再使用。</translation>
    </message>
</context>
<context>
    <name>LetterEdit</name>
    <message>
        <source>As it was</source>
        <extracomment>somebody typed into it it is as the facts have it again: written anew, where they changed meanwhile whose letter it is, and the language it will have, where that is known before it is written it is in the seller&apos;s own words; something is being put into it by us</extracomment>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>The letter to {name}, in Chinese</source>
        <translation>给 {name} 的信（中文）</translation>
    </message>
    <message>
        <source>The letter to {name}, in English</source>
        <translation>给 {name} 的信（英文）</translation>
    </message>
</context>
<context>
    <name>LettersDialog</name>
    <message>
        <source>Letters</source>
        <translation>信件</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信件内容</translation>
    </message>
    <message>
        <source>Copy the letter</source>
        <translation>复制信件</translation>
    </message>
    <message>
        <source>Save as a draft…</source>
        <translation>存为草稿…</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一封</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一封</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Save all as drafts…</source>
        <translation>全部存为草稿…</translation>
    </message>
    <message>
        <source>Print all…</source>
        <translation>全部打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Letter to the {party}</source>
        <translation>给{party}的信</translation>
    </message>
    <message>
        <source>Case {number} · letter {at} of {count}</source>
        <translation>案件 {number} · 第 {at} 封，共 {count} 封</translation>
    </message>
    <message>
        <source>Save all as drafts</source>
        <translation>全部存为草稿</translation>
    </message>
</context>
<context>
    <name>LettersOut</name>
    <message>
        <source>The letter to the {party} is on the clipboard.</source>
        <translation>给{party}的信已放入剪贴板。</translation>
    </message>
    <message>
        <source>Save the letter as a draft</source>
        <translation>把信存为草稿</translation>
    </message>
    <message>
        <source>Saving the drafts</source>
        <translation>正在保存草稿</translation>
    </message>
    <message>
        <source>Saved as {name}. Your mail program opens it as a draft.</source>
        <translation>已存为 {name}，用邮件程序打开即是草稿。</translation>
    </message>
</context>
<context>
    <name>LettersPart</name>
    <message>
        <source>Letters</source>
        <extracomment>narrower than that, the list stands above the words what letters of open cases are filled with shall be read, in that language</extracomment>
        <translation>信件</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>信件语言</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Words of the letter</source>
        <translation>信件正文</translation>
    </message>
    <message>
        <source>How the letter reads</source>
        <translation>信件预览</translation>
    </message>
    <message>
        <source>Back to the usual words</source>
        <translation>恢复原来的内容</translation>
    </message>
</context>
<context>
    <name>LineChoice</name>
    <message>
        <source>For</source>
        <translation>针对</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Piece {number}</source>
        <translation>第 {number} 件</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>buyer paid {amount}</source>
        <extracomment>its place in the case, from 1 what it is, its reason, its supplier, what was paid and what went back what happens with it next, and the first reason for it (words, tone) of each piece, where there is more than one it is one of those that the next step is about it was chosen: ways, words and terms below are of it</extracomment>
        <translation>买家付了 {amount}</translation>
    </message>
    <message>
        <source>{amount} given back</source>
        <translation>已退 {amount}</translation>
    </message>
</context>
<context>
    <name>ListColumns</name>
    <message>
        <source>Order and width…</source>
        <extracomment>wide and narrow widths in design pixels; the item takes what is left a double click makes a column as wide as what it says the item&apos;s title and reason can still be read in this narrower than that the item has all of it, and tells the step and by when in a third line what a narrow list leaves out, first to last; the open case shows it all the menu of the head was made: others may add to it somebody wants to say where each stands and how wide it is the mouse holds the head: a width that changes meanwhile is somebody&apos;s wish</extracomment>
        <translation>顺序与宽度…</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>LockedLine</name>
    <message>
        <source>Other ways are locked</source>
        <translation>其他方式均已锁定</translation>
    </message>
    <message>
        <source>Lift, with a reason…</source>
        <translation>写明原因后解除…</translation>
    </message>
</context>
<context>
    <name>LostDialog</name>
    <message>
        <source>Which parcel is lost</source>
        <translation>丢失的是哪个包裹</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>转寄</translation>
    </message>
    <message>
        <source>new one</source>
        <translation>换新的商品</translation>
    </message>
    <message>
        <source>to {end}</source>
        <translation>寄往{end}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <extracomment>pixels that title bar and edges may take; the system tells the true ones only after it is shown files fell on the window and the tab in front did not want them about to be seen, and closed another tab is in front: its place desk, start page, and what is shown in their place above the tabs, as long as this desk is shown</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Sendback menu</source>
        <translation>Sendback 菜单</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
</context>
<context>
    <name>ManyBar</name>
    <message>
        <source>Do recommended steps ({count})</source>
        <extracomment>below so many pixels of the design the views are one button above the list between the parts of the bar of several cases, and at its ends what else can be done to all of them, in a menu below it</extracomment>
        <translation>执行建议步骤（{count}）</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>{count} cases chosen</source>
        <translation>已选 {count} 个案件</translation>
    </message>
    <message>
        <source>keep it</source>
        <translation>不退货</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>snooze</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge products</source>
        <translation>合并商品</translation>
    </message>
    <message>
        <source>One thing under several SKUs becomes one product. Orders and cases keep the SKU that they came with, and later files may name either.</source>
        <translation>同一件东西有多个 SKU 时合为一件商品。订单与案件保留原来的 SKU，以后的文件用哪个都可以。</translation>
    </message>
    <message>
        <source>Which one stays</source>
        <translation>保留哪一个</translation>
    </message>
    <message>
        <source>It is the same as</source>
        <translation>与它相同的是</translation>
    </message>
    <message>
        <source>Merge them</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>{gone} becomes {into}, which takes over only what it lacks. Nothing that was sent or paid changes.</source>
        <translation>{gone} 将归入 {into}，后者只接收自己缺少的资料。已发出的和已支付的都不变。</translation>
    </message>
</context>
<context>
    <name>MoneyDialog</name>
    <message>
        <source>Refunded</source>
        <extracomment>none came, and none will: the loss is taken</extracomment>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Money came</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方</translation>
    </message>
    <message>
        <source>As</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Ask for the rest</source>
        <extracomment>less came than is owed: what becomes of the rest</extracomment>
        <translation>继续索要余款</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>不再追讨</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>余款</translation>
    </message>
    <message>
        <source>The goods</source>
        <extracomment>the postage to the buyer is a pot of its own</extracomment>
        <translation>商品</translation>
    </message>
    <message>
        <source>The postage to the buyer</source>
        <translation>寄给买家的运费</translation>
    </message>
    <message>
        <source>For</source>
        <translation>款项</translation>
    </message>
    <message>
        <source>Our refund bounced</source>
        <translation>退款被退回</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>Why more came than was asked</source>
        <translation>为什么收到的比要求的多</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Write it off instead</source>
        <translation>改为核销</translation>
    </message>
    <message>
        <source>Note the money</source>
        <translation>登记款项</translation>
    </message>
    <message>
        <source>Us</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Refunded to {name}</source>
        <translation>已退款给{name}</translation>
    </message>
    <message>
        <source>Money came from {name}</source>
        <translation>{name}的款项到了</translation>
    </message>
    <message>
        <source>Sent back by the buyer</source>
        <translation>买家退回</translation>
    </message>
    <message>
        <source>That day is still to come.</source>
        <translation>那一天还没到。</translation>
    </message>
    <message>
        <source>With this, {amount} of the {worth} paid has gone back.</source>
        <translation>这样一共退回 {amount}，买家付了 {worth}。</translation>
    </message>
    <message>
        <source>It counts as not paid, and is due again.</source>
        <translation>该笔退款视为未付，需重新支付。</translation>
    </message>
    <message>
        <source>With this, the buyer has {amount} of the {worth} paid.</source>
        <translation>这样买家共收到 {amount}，当初付了 {worth}。</translation>
    </message>
</context>
<context>
    <name>MoneyEdit</name>
    <message>
        <source>Currency</source>
        <extracomment>what sellers count in most; in this order before all the others</extracomment>
        <translation>币种</translation>
    </message>
    <message>
        <source>An amount goes up to {most}.</source>
        <translation>金额最多为 {most}。</translation>
    </message>
    <message>
        <source>Write an amount as {like}.</source>
        <translation>金额请写成 {like}。</translation>
    </message>
</context>
<context>
    <name>NewCaseDialog</name>
    <message>
        <source>New case</source>
        <extracomment>the order&apos;s number, without what is told beside it</extracomment>
        <translation>新建案件</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下单</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>建立案件</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Sold at</source>
        <translation>销售渠道</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>How many come back</source>
        <translation>退回件数</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>退回哪些</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>The buyer wrote</source>
        <translation>买家留言</translation>
    </message>
    <message>
        <source>Orders</source>
        <extracomment>each field with its name above it</extracomment>
        <translation>订单</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>The case is open.</source>
        <translation>案件已建立。</translation>
    </message>
</context>
<context>
    <name>NewDeskDialog</name>
    <message>
        <source>New desk</source>
        <extracomment>pixels at 100 % signs that some system does not take in a folder&apos;s name</extracomment>
        <translation>新建退货台</translation>
    </message>
    <message>
        <source>A desk is one folder. Its name is what the window will be called.</source>
        <translation>退货台就是一个文件夹，窗口以它的名称命名。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Name of the desk</source>
        <translation>退货台名称</translation>
    </message>
    <message>
        <source>In the folder</source>
        <translation>所在文件夹</translation>
    </message>
    <message>
        <source>Make the desk</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Give the desk a name without any of / \ : * ? &quot; &lt; &gt; |</source>
        <translation>请给退货台起一个名称，不能含有 / \ : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>Choose the folder in which the desk shall lie.</source>
        <translation>请选择退货台所在的文件夹。</translation>
    </message>
    <message>
        <source>A desk of that name is there already. Go to it with “Open desk…”, or give the new one another name.</source>
        <translation>已有同名的退货台。请用“打开退货台…”打开它，或换一个名称。</translation>
    </message>
    <message>
        <source>That folder cannot be looked into: {why}</source>
        <translation>无法查看该文件夹：{why}</translation>
    </message>
    <message>
        <source>Something else lies there already. Give the desk another name.</source>
        <translation>那里已有其他内容。请换一个名称。</translation>
    </message>
    <message>
        <source>It will be {folder}</source>
        <translation>位置：{folder}</translation>
    </message>
</context>
<context>
    <name>NewProductDialog</name>
    <message>
        <source>New product</source>
        <extracomment>no shop&apos;s number is longer</extracomment>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>A product is known by its SKU: write it down.</source>
        <translation>商品靠 SKU 识别，请填写。</translation>
    </message>
    <message>
        <source>“{sku}” is on this desk already. Nothing was changed.</source>
        <translation>“{sku}”已在此退货台。没有改动。</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>For the history; nobody else reads it</source>
        <translation>仅记入历史记录，其他人看不到</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存备注</translation>
    </message>
</context>
<context>
    <name>OrderFacts</name>
    <message>
        <source>Buyer</source>
        <extracomment>what an estimated delivery rests on, &quot;&quot; where it is known what of it nobody told, in words; &quot;&quot; where nothing is missing, or the case is closed</extracomment>
        <translation>买家</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>运单</translation>
    </message>
    <message>
        <source>damage reports until {day}</source>
        <translation>破损报告受理至{day}</translation>
    </message>
    <message>
        <source>damage reports until about {day}</source>
        <translation>破损报告约受理至{day}</translation>
    </message>
    <message>
        <source>shipped {when}</source>
        <translation>发货 {when}</translation>
    </message>
    <message>
        <source>no supplier</source>
        <translation>无供应商</translation>
    </message>
    <message>
        <source>no cost</source>
        <translation>无成本</translation>
    </message>
    <message>
        <source>no delivery date</source>
        <translation>无签收日期</translation>
    </message>
    <message>
        <source>first return</source>
        <translation>首次退货</translation>
    </message>
    <message>
        <source>1 return before</source>
        <translation>此前退过 1 次</translation>
    </message>
    <message>
        <source>{count} returns before</source>
        <translation>此前退过 {count} 次</translation>
    </message>
    <message>
        <source>about {day}</source>
        <translation>约{day}</translation>
    </message>
</context>
<context>
    <name>OrderItems</name>
    <message>
        <source>of {count}</source>
        <extracomment>a tick, how many, and why, for each item</extracomment>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>{item} comes back</source>
        <translation>{item}退回</translation>
    </message>
    <message>
        <source>How many of {item} come back</source>
        <translation>{item}退回几件</translation>
    </message>
    <message>
        <source>Why {item} comes back</source>
        <translation>{item}为何退回</translation>
    </message>
</context>
<context>
    <name>OthersMenu</name>
    <message>
        <source>There is no other way to decide this case now.</source>
        <translation>此案件现在没有其他处理方式。</translation>
    </message>
</context>
<context>
    <name>PacketBar</name>
    <message>
        <source>For whom</source>
        <extracomment>the row of the acceptance matrix that is of any supplier</extracomment>
        <translation>给谁</translation>
    </message>
    <message>
        <source>For</source>
        <translation>给</translation>
    </message>
    <message>
        <source>Text for the form</source>
        <translation>填入表单的文字</translation>
    </message>
    <message>
        <source>Copy the subject</source>
        <translation>复制主题</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>The sheet as it is</source>
        <translation>现有证据单</translation>
    </message>
    <message>
        <source>Choose for whom, and it is made as that one takes it.</source>
        <translation>选择收件方，即按其要求制作。</translation>
    </message>
</context>
<context>
    <name>PacketDialog</name>
    <message>
        <source>Send them all the same</source>
        <extracomment>what was chosen last, and for whom what is shown was made</extracomment>
        <translation>仍然附上</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>It is being made…</source>
        <translation>正在制作…</translation>
    </message>
    <message>
        <source>A folder for the files</source>
        <translation>存放文件的文件夹</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print…</source>
        <extracomment>the paper, each time it was printed, saved or copied</extracomment>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page {at} of {count}</source>
        <translation>第 {at} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
    <message>
        <source>The printer did not take it. Nothing was lost.</source>
        <translation>打印机没有接收，内容未丢失。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已存为 {name}。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>ParcelDialogs</name>
    <message>
        <source>“{code}” fits several cases. Which one is this parcel’s?</source>
        <translation>“{code}”对应多个案件，这个包裹属于哪一个？</translation>
    </message>
    <message>
        <source>Which case?</source>
        <translation>哪个案件？</translation>
    </message>
    <message>
        <source>Nothing on this desk carries “{code}”. Look for its case, or keep the parcel apart and match it later.</source>
        <translation>退货台上没有“{code}”。可查找它的案件，或先单独放置，之后再匹配。</translation>
    </message>
    <message>
        <source>Whose parcel is it?</source>
        <translation>这是谁的包裹？</translation>
    </message>
    <message>
        <source>This parcel is kept apart. Look for the case that it belongs to.</source>
        <translation>此包裹已单独放置，请查找它所属的案件。</translation>
    </message>
</context>
<context>
    <name>ParcelWork</name>
    <message>
        <source>parcel received</source>
        <translation>收到包裹</translation>
    </message>
    <message>
        <source>Parcel received.</source>
        <translation>包裹已签收。</translation>
    </message>
    <message>
        <source>This parcel is here already: {tracking} is its number now. One more is noted by “Parcels”.</source>
        <translation>这个包裹此前已经收到：{tracking} 现在是它的运单号。如果是另一个包裹，请在“包裹”里登记。</translation>
    </message>
    <message>
        <source>Kept apart. Match it once you know whose it is.</source>
        <translation>已单独放置，弄清归属后再匹配。</translation>
    </message>
    <message>
        <source>matched parcel</source>
        <translation>匹配包裹</translation>
    </message>
    <message>
        <source>This parcel is here already.</source>
        <extracomment>as many cases as a list in a dialog can show put this case on the table a scanned code and the cases it fits a scanned code that nothing on this desk carries the parcel kept apart that carries a scanned code a case of which several parcels may be the one here, those, and the code that was scanned cases found for what was typed, for a dialog</extracomment>
        <translation>这个包裹已经收到。</translation>
    </message>
</context>
<context>
    <name>ParcelsDialog</name>
    <message>
        <source>Parcels</source>
        <translation>包裹</translation>
    </message>
    <message>
        <source>To</source>
        <translation>寄往</translation>
    </message>
    <message>
        <source>The usual address</source>
        <translation>默认地址</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>已预告</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已寄出</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>One more parcel</source>
        <translation>再加一个包裹</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>Add the parcel</source>
        <translation>添加包裹</translation>
    </message>
    <message>
        <source>The one without a number</source>
        <translation>没有运单号的那个</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>另一个包裹</translation>
    </message>
    <message>
        <source>Which parcel</source>
        <translation>是哪个包裹</translation>
    </message>
    <message>
        <source>From {one} to {other}</source>
        <translation>从{one}寄往{other}</translation>
    </message>
    <message>
        <source>arrived {day}</source>
        <translation>{day}签收</translation>
    </message>
    <message>
        <source>sent {day}</source>
        <translation>{day}寄出</translation>
    </message>
    <message>
        <source>announced {day}</source>
        <translation>{day}预告</translation>
    </message>
</context>
<context>
    <name>PartRefundDialog</name>
    <message>
        <source>Part refund</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>Offer a part refund</source>
        <translation>提议部分退款</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Share of the price</source>
        <translation>占售价比例</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Offer and write</source>
        <translation>提议并写信</translation>
    </message>
    <message>
        <source>That is more than the {amount} that are left.</source>
        <translation>超出了剩余的 {amount}。</translation>
    </message>
    <message>
        <source>{most} at most can be offered for keeping {item}.</source>
        <translation>买家留下{item}，最多可退 {most}。</translation>
    </message>
    <message>
        <source>{amount} is offered for keeping {item}; it can be {most} at most. Nothing is paid before the buyer agrees.</source>
        <translation>提议退 {amount}（最多 {most}），买家留下{item}。买家同意之前不付款。</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Turn left (Shift+R)</source>
        <extracomment>what is told beside the picture is so wide, and the picture at least so tall, in design pixels no limit, as Qt counts it</extracomment>
        <translation>向左旋转（Shift+R）</translation>
    </message>
    <message>
        <source>Turn right (R)</source>
        <translation>向右旋转（R）</translation>
    </message>
    <message>
        <source>Show large (Space)</source>
        <translation>放大查看（空格）</translation>
    </message>
    <message>
        <source>Take off the case (Delete)</source>
        <translation>从案件移除（Delete）</translation>
    </message>
    <message>
        <source>Further photo</source>
        <translation>其他照片</translation>
    </message>
    <message>
        <source>Original kept, unchanged</source>
        <translation>原件已保存，未改动</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>拍的是</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>not written in the picture</source>
        <translation>图片中未记录</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>PhotoInput</name>
    <message>
        <source>Add photos</source>
        <extracomment>somebody was asked for files, and chose some or none</extracomment>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>PhotoPeek</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>第 {at} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>This picture cannot be shown yet.</source>
        <translation>暂时无法显示此图片。</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>{photo}, {place} of {count}</source>
        <extracomment>position of the pressed photo</extracomment>
        <translation>{photo}，共 {count} 张，第 {place} 张</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} 张照片</translation>
    </message>
</context>
<context>
    <name>PhotoWork</name>
    <message>
        <source>Adding photos</source>
        <translation>正在添加照片</translation>
    </message>
    <message>
        <source>photo into “{shot}”</source>
        <translation>照片归入“{shot}”</translation>
    </message>
    <message>
        <source>what a photo shows</source>
        <extracomment>photo, kind (`work` or `thumb`), picture or None, words for why there is none another of several photos is in the desk the photos that were just added 0 while no case is on the table the case has several items, and new photos show all that came</extracomment>
        <translation>照片所拍商品</translation>
    </message>
    <message>
        <source>turned photo</source>
        <translation>旋转照片</translation>
    </message>
    <message>
        <source>removed photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>Taken off the case. The original stays in the desk.</source>
        <translation>已从案件移除，原件仍保留在退货台。</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} 张照片</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message>
        <source>1 photo added, the original is kept.</source>
        <translation>已添加 1 张照片，原件已保存。</translation>
    </message>
    <message>
        <source>{count} photos added, the originals are kept.</source>
        <translation>已添加 {count} 张照片，原件已保存。</translation>
    </message>
    <message>
        <source>{count} more were not added, for like reasons.</source>
        <translation>另有 {count} 个因类似原因未添加。</translation>
    </message>
    <message>
        <source>The same picture, byte for byte, is on {case}, too: {name}.</source>
        <translation>{case} 中也有一模一样的图片：{name}。</translation>
    </message>
    <message>
        <source>Not tried any more: {count}.</source>
        <translation>未再尝试：{count} 个。</translation>
    </message>
    <message>
        <source>“{name}”: {why}</source>
        <translation>“{name}”：{why}</translation>
    </message>
</context>
<context>
    <name>PickCase</name>
    <message>
        <source>Case, order, buyer, item …</source>
        <extracomment>the pause after which what was typed is looked for, in milliseconds what was typed, to be looked for keep the parcel apart for now</extracomment>
        <translation>编号、订单、买家、商品…</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Keep apart</source>
        <translation>单独放置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No case fits yet. Type a part of it.</source>
        <translation>还没有匹配的案件，请输入其中一部分。</translation>
    </message>
</context>
<context>
    <name>PictureField</name>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>You can also drop a file here, or on a row.</source>
        <translation>也可以把文件拖到这里或某一行上。</translation>
    </message>
    <message>
        <source>Picture of a product</source>
        <translation>商品图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Return address</source>
        <translation>退货地址</translation>
    </message>
    <message>
        <source>Name of the warehouse</source>
        <translation>仓库名称</translation>
    </message>
    <message>
        <source>Remove this address</source>
        <translation>删除此地址</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>Place the goods</source>
        <extracomment>goods that lie with us, or nobody knows whose they are</extracomment>
        <translation>处置货物</translation>
    </message>
    <message>
        <source>What becomes of the goods?</source>
        <translation>货物如何处置？</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>货物去向</translation>
    </message>
</context>
<context>
    <name>PlaceEditDialog</name>
    <message>
        <source>A place</source>
        <extracomment>the `Place` as typed</extracomment>
        <translation>地址</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>新地址</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The name stays, since cases know the place by it. Add one for another.</source>
        <translation>案件以名称识别地点，因此名称不能修改；需要别的名称时请另加一个。</translation>
    </message>
    <message>
        <source>Keep the place</source>
        <translation>保存地址</translation>
    </message>
    <message>
        <source>There is a place of that name already.</source>
        <translation>已有同名的地点。</translation>
    </message>
</context>
<context>
    <name>PlacesPage</name>
    <message>
        <source>place {name}</source>
        <translation>地址“{name}”</translation>
    </message>
    <message>
        <source>place {name} removed</source>
        <translation>删除地址“{name}”</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Add a place…</source>
        <translation>添加地址…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>PlainLabel</name>
    <message>
        <source>Copy</source>
        <extracomment>role → size in design pixels, weight, line height as a multiple of the size more than this is shown on demand only: a megabyte in a label freezes a window in the place of a description that there is none of: with &quot;&quot; Qt would take the tip what is neither a letter nor a figure what is copied in place of the text, which is laid out for reading; &quot;&quot; for the text itself what the text was set under: the same again changes nothing by width and text factor, until text, role or lines change: layouts ask a hundred times a case</extracomment>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>PoliciesTab</name>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Import suppliers…</source>
        <translation>导入供应商…</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>新供应商</translation>
    </message>
    <message>
        <source>Who ships your goods?</source>
        <translation>谁为您发货？</translation>
    </message>
    <message>
        <source>Write down what each supplier takes back, for how long and with what proof: every case then knows its deadlines, and your store policy follows from it.</source>
        <translation>登记每家供应商接受哪些退货、期限多长、需要什么证明：每个案件便知道自己的期限，店铺政策也由此得出。</translation>
    </message>
    <message>
        <source>Import suppliers</source>
        <translation>导入供应商</translation>
    </message>
    <message>
        <source>Save the store policy</source>
        <translation>保存店铺政策</translation>
    </message>
    <message>
        <source>Order, buyer, SKU, tracking, RMA …</source>
        <translation>订单、买家、SKU、运单、RMA …</translation>
    </message>
</context>
<context>
    <name>PolicyForm</name>
    <message>
        <source>{supplier}: version {version}</source>
        <extracomment>by name, in the order shown</extracomment>
        <translation>{supplier}：第 {version} 版</translation>
    </message>
    <message>
        <source>Starts from what holds now. Cases keep the version of their order’s day.</source>
        <translation>以现行条款为起点。案件沿用下单当日的版本。</translation>
    </message>
    <message>
        <source>What does this supplier accept? What you do not know can stay empty.</source>
        <translation>这家供应商接受什么？不清楚的可以留空。</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>The supplier’s own terms</source>
        <translation>供应商原始条款</translation>
    </message>
    <message>
        <source>A photo or PDF; drop it here.</source>
        <translation>照片或 PDF，拖到这里。</translation>
    </message>
    <message>
        <source>Save version {version}</source>
        <translation>保存第 {version} 版</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再写</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>PolicyMaker</name>
    <message>
        <source>Writing the store policy</source>
        <translation>正在生成店铺政策</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>What changed</source>
        <extracomment>room that a name needs beside the buttons</extracomment>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Still the same today</source>
        <translation>今日核对无变化</translation>
    </message>
    <message>
        <source>New version…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>Contacts and return addresses</source>
        <translation>联系方式与退货地址</translation>
    </message>
    <message>
        <source>Open the attached terms</source>
        <translation>打开附件条款</translation>
    </message>
    <message>
        <source>What does this supplier take back?</source>
        <translation>这家供应商接受哪些退货？</translation>
    </message>
    <message>
        <source>Write down how long, who pays and what proof they want. The queue then knows by when to act, and your store policy follows from it.</source>
        <translation>登记期限、费用承担方和所需证明。待办便知道何时该处理，店铺政策也由此得出。</translation>
    </message>
    <message>
        <source>Write the first version…</source>
        <translation>填写第一版…</translation>
    </message>
    <message>
        <source>Go on writing…</source>
        <translation>继续填写…</translation>
    </message>
</context>
<context>
    <name>PostageDialog</name>
    <message>
        <source>Postage</source>
        <translation>运费</translation>
    </message>
    <message>
        <source>What did the postage cost you?</source>
        <translation>运费花了多少？</translation>
    </message>
    <message>
        <source>It goes into the claim, the evidence sheet and the letter, as far as the supplier&apos;s terms allow. Leave empty what you do not know.</source>
        <translation>会计入索赔金额、证据单和信件，以供应商条款允许的为限。不清楚的请留空。</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>PriceEdit</name>
    <message>
        <source>for all {count}</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>for one</source>
        <translation>每件</translation>
    </message>
</context>
<context>
    <name>ProductColumns</name>
    <message>
        <source>As at first</source>
        <extracomment>what a narrow list leaves out, first to last names are given up to this much before anything is left out, in pixels of the design behind the last column, as its cells leave it free rows that are measured; the others end in an ellipsis and say it whole to the pointer somebody made a column wider or narrower the columns that somebody gave a width, in pixels</extracomment>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>ProductMerging</name>
    <message>
        <source>There is no other product that it could be.</source>
        <translation>没有可以与它合并的其他商品。</translation>
    </message>
    <message>
        <source>merging {gone} and {into}</source>
        <translation>合并 {gone} 与 {into}</translation>
    </message>
    <message>
        <source>{gone} is {into} now</source>
        <translation>{gone} 现已归入 {into}</translation>
    </message>
    <message>
        <source>open cases that know of it now: {count}</source>
        <translation>由此更新的未结案件：{count}</translation>
    </message>
    <message>
        <source>retiring {what}</source>
        <translation>停用{what}</translation>
    </message>
    <message>
        <source>Retired: {what}; no list offers it, and its cases keep it</source>
        <translation>已停用：{what}；列表中不再出现，相关案件不变</translation>
    </message>
    <message>
        <source>bringing back {what}</source>
        <translation>恢复{what}</translation>
    </message>
    <message>
        <source>Sold again: {what}</source>
        <translation>已恢复销售：{what}</translation>
    </message>
</context>
<context>
    <name>ProductViews</name>
    <message>
        <source>All</source>
        <extracomment>what a gap costs: without a supplier nobody is asked, without a cost no sum is named the costs that are missing shall be entered one after another</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Without supplier</source>
        <translation>无供应商</translation>
    </message>
    <message>
        <source>Without cost</source>
        <translation>无成本</translation>
    </message>
    <message>
        <source>Listing unknown</source>
        <translation>文案来源未知</translation>
    </message>
    <message>
        <source>Without picture</source>
        <translation>无图片</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未分组</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Enter them in turn</source>
        <translation>逐个填写</translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message>
        <source>Product</source>
        <extracomment>what a head sorts by, as `listing.SORTS` names it</extracomment>
        <translation>商品</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>售价</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Listing text</source>
        <translation>商品文案</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>no supplier</source>
        <translation>无供应商</translation>
    </message>
    <message>
        <source>add cost</source>
        <translation>填成本</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{back} of {sold}</source>
        <translation>售 {sold} 退 {back}</translation>
    </message>
    <message>
        <source>{case}: next is “{step}”.</source>
        <extracomment>cases that are named one by one</extracomment>
        <translation>{case}：下一步是“{step}”。</translation>
    </message>
    <message>
        <source>{case}: next is “{step}”, until {day}.</source>
        <translation>{case}：下一步是“{step}”，最迟 {day}。</translation>
    </message>
</context>
<context>
    <name>ProductsHead</name>
    <message>
        <source>Products</source>
        <extracomment>unusable rows that are told one by one a new product: SKU, name where there is no room for three buttons: they are a menu below one</extracomment>
        <translation>商品</translation>
    </message>
    <message>
        <source>Paste from a table</source>
        <translation>从表格粘贴</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Export a table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Tables…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>All of it was known already.</source>
        <translation>表中内容均已知，没有更改。</translation>
    </message>
    <message>
        <source>row {row}: {why}</source>
        <translation>第 {row} 行：{why}</translation>
    </message>
</context>
<context>
    <name>ProductsPanel</name>
    <message>
        <source>differs</source>
        <extracomment>something else would be told now what is ticked shall be written `merge` or `retire` them the choices are to be filled anew, once nothing is being typed</extracomment>
        <translation>各不相同</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} 种商品</translation>
    </message>
    <message>
        <source>only what is ticked changes</source>
        <translation>只改打勾的内容</translation>
    </message>
    <message>
        <source>decides who is at fault</source>
        <translation>由此判定责任</translation>
    </message>
    <message>
        <source>Different costs of so many are told by a table.</source>
        <translation>这么多种商品的不同成本，请用表格导入。</translation>
    </message>
    <message>
        <source>“{text}” is no cost. Nothing is kept until it is one, or empty.</source>
        <translation>“{text}”不是成本金额。改正或清空之前不会保存。</translation>
    </message>
    <message>
        <source>“{text}” is no weight in whole grams. Nothing is kept until it is one, or empty.</source>
        <translation>“{text}”不是整克重量。改成重量或清空之前，什么都不会保存。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change {count}</source>
        <translation>更改 {count} 种</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Listing text</source>
        <translation>商品文案</translation>
    </message>
    <message>
        <source>Cost of one</source>
        <translation>单件成本</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>One thing under two SKUs is one product (M)</source>
        <translation>同一件东西的两个 SKU 合为一件商品（M）</translation>
    </message>
    <message>
        <source>Sold no more: no list offers it, cases keep it (R)</source>
        <translation>不再销售：列表中不出现，案件仍保留（R）</translation>
    </message>
    <message>
        <source>What that does</source>
        <translation>更改后会怎样</translation>
    </message>
    <message>
        <source>No product chosen</source>
        <translation>尚未选择商品</translation>
    </message>
    <message>
        <source>Choose one, or several with Ctrl, Shift or the ticks: what is ticked here is then said of all of them at once.</source>
        <translation>选择一种，或用 Ctrl、Shift、勾选框选多种：这里打勾的内容会一次写给所有选中的商品。</translation>
    </message>
</context>
<context>
    <name>ProductsPresenter</name>
    <message>
        <source>{count} products</source>
        <translation>{count} 种商品</translation>
    </message>
    <message>
        <source>product {sku}</source>
        <extracomment>the products were read, or others are listed a sentence: what was asked for was not done a `ProductsEffect`: what the last one that was asked about would do what a sum without another one is counted in every SKU that is taken, whatever product it is of</extracomment>
        <translation>商品 {sku}</translation>
    </message>
    <message>
        <source>Kept: {what}</source>
        <translation>已保存：{what}</translation>
    </message>
    <message>
        <source>new products: {count}</source>
        <translation>新商品：{count}</translation>
    </message>
    <message>
        <source>open cases that know of it now: {count}</source>
        <translation>已更新的未结案件：{count}</translation>
    </message>
    <message>
        <source>picture of {what}</source>
        <translation>{what}的图片</translation>
    </message>
    <message>
        <source>Taking the picture in</source>
        <translation>正在存入图片</translation>
    </message>
    <message>
        <source>no picture of {what}</source>
        <translation>取下{what}的图片</translation>
    </message>
    <message>
        <source>It was shown already.</source>
        <translation>显示的就是这张图片。</translation>
    </message>
</context>
<context>
    <name>ProductsTab</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>SKU, name, group, supplier …</source>
        <extracomment>of more than these nobody is told beforehand what it does: asking would hold up who writes a product to go to once it was read what was written just now is shown as it is known, over what was typed</extracomment>
        <translation>SKU、名称、分组、供应商…</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列标题</translation>
    </message>
    <message>
        <source>{shown} of {count} shown · double-click a cell to change it · Ctrl-click chooses several</source>
        <translation>显示 {shown} / {count} · 双击单元格即可更改 · 按住 Ctrl 点选多行</translation>
    </message>
    <message>
        <source>costs are yours alone and stand in no letter to a buyer</source>
        <translation>成本只有您自己看得到，不会写进给买家的信</translation>
    </message>
    <message>
        <source>No product here</source>
        <translation>这里没有商品</translation>
    </message>
    <message>
        <source>Nothing in this view has these words, or nothing is missing any more.</source>
        <translation>没有商品符合这些字词，或者已经什么都不缺了。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Here your products will stand</source>
        <translation>这里将列出您的商品</translation>
    </message>
    <message>
        <source>They come with the orders and returns that you bring in. What each costs, who supplies it and whose words its listing has, you say once for all of its cases.</source>
        <translation>商品随您导入的订单和退货而来。成本、供应商和文案来源只需填写一次，适用于它的所有案件。</translation>
    </message>
    <message>
        <source>Choose the product first, or drop the picture on its row.</source>
        <translation>请先选择商品，或把图片拖到它那一行上。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>磁盘</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>what Qt&apos;s own dialogs say and its Chinese table, behind these texts as they are now, leaves out</extracomment>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message>
        <source>Page &amp;Set:</source>
        <translation>页面集(&amp;S)：</translation>
    </message>
</context>
<context>
    <name>QueueEmpty</name>
    <message>
        <source>Settings…</source>
        <extracomment>nothing is to hold the list any more nothing is looked for any more</extracomment>
        <translation>设置…</translation>
    </message>
    <message>
        <source>No case passes these filters</source>
        <translation>没有符合筛选的案件</translation>
    </message>
    <message>
        <source>Change a filter above, or clear them to see the view again.</source>
        <translation>请更改上方的筛选，或清除后再看此视图。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>清除全部筛选</translation>
    </message>
    <message>
        <source>No case has “{words}” in order, buyer, item, tracking or RMA. Ctrl+K looks for it everywhere.</source>
        <translation>订单、买家、商品、运单或 RMA 中都没有“{words}”。按 Ctrl+K 可在全部内容中查找。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Here the returns will wait</source>
        <translation>退货会排在这里</translation>
    </message>
    <message>
        <source>Drop a returns file of Amazon or an orders export of Shopify on the window. Each return then says what to do next, by when, and why.</source>
        <translation>把亚马逊退货报告或 Shopify 订单导出文件拖到窗口上。每笔退货都会告诉您下一步做什么、何时之前、为什么。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>这里没有待办</translation>
    </message>
    <message>
        <source>Every case of this view is done, or waits for somebody else.</source>
        <translation>此视图中的案件都已处理，或在等别人。</translation>
    </message>
    <message>
        <source>{column} “{value}”: no case on this desk has it any more, it was renamed or deleted. Nothing is lost; clear the filter, or choose another value.</source>
        <translation>{column}“{value}”：此退货台已没有这样的案件，它可能已改名或删除。数据没有丢失；请清除筛选，或另选一个值。</translation>
    </message>
    <message>
        <source>No case fits this filter any more</source>
        <translation>已没有案件符合此筛选</translation>
    </message>
</context>
<context>
    <name>QueuePresenter</name>
    <message>
        <source>about {amount}</source>
        <translation>约 {amount}</translation>
    </message>
</context>
<context>
    <name>QueueTab</name>
    <message>
        <source>Order, buyer, SKU, tracking, RMA …</source>
        <extracomment>the head of the list and a row of it, in design pixels the views have the focus only because there is no row yet what was listed before the case on which something was only noted: it stays, also where that takes it out of the list the same where there is no room for them at the left the open case at the right, and what applies to it, from `wake` on view, search, filters, sort, widths and place, from one day to the next</extracomment>
        <translation>订单、买家、SKU、运单、RMA …</translation>
    </message>
    <message>
        <source>Filter the list (F)</source>
        <translation>筛选列表（F）</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列标题</translation>
    </message>
    <message>
        <source>no open cases</source>
        <translation>没有未结案件</translation>
    </message>
    <message>
        <source>1 open case, {worth} at stake</source>
        <translation>1 个未结，涉及 {worth}</translation>
    </message>
    <message>
        <source>{count} open cases, {worth} at stake</source>
        <translation>{count} 个未结，涉及 {worth}</translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>What the buyer paid for all that comes back, in one currency.</source>
        <translation>买家为全部退回商品所付的金额，按一种货币计。</translation>
    </message>
    <message>
        <source>From is more than to.</source>
        <translation>起始金额大于结束金额。</translation>
    </message>
</context>
<context>
    <name>Ready</name>
    <message>
        <source>Delivered {day}</source>
        <translation>{day}已送达</translation>
    </message>
    <message>
        <source>Evidence sheet made {when}</source>
        <translation>证据单已备好：{when}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新打开案件</translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation>解除搁置</translation>
    </message>
    <message>
        <source>No money moves. The case leaves the list, and can be reopened.</source>
        <translation>不涉及任何款项。案件会离开列表，以后可以重新打开。</translation>
    </message>
    <message>
        <source>No money moves. The case comes back into the list.</source>
        <translation>不涉及任何款项。案件会回到列表里。</translation>
    </message>
    <message>
        <source>Nothing is paid or sent by this. The case goes on with its next step, and the reason stands in its history.</source>
        <translation>这一步不付款、也不寄货。案件继续下一步，原因会记入历史记录。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Nothing is paid or sent by this. Whoever is asked to pay reads the reason in the letter and on the sheet of the claim.</source>
        <translation>此操作不付款，也不发送任何内容。原因会写进索赔信和证据单，对方会看到。</translation>
    </message>
</context>
<context>
    <name>ReasonMeantDialog</name>
    <message>
        <source>Choose the reason</source>
        <translation>选择原因</translation>
    </message>
    <message>
        <source>What does “{words}” mean?</source>
        <translation>“{words}”是什么意思？</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The case is advised anew. Nothing is sent.</source>
        <translation>会重新给出建议，不会寄出任何东西。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
</context>
<context>
    <name>RmaDialog</name>
    <message>
        <source>Supplier’s RMA</source>
        <extracomment>states in which a number is asked for, and in which one is noted</extracomment>
        <translation>供应商 RMA</translation>
    </message>
    <message>
        <source>RMA number, if it came already</source>
        <translation>RMA 号（已收到时填写）</translation>
    </message>
    <message>
        <source>RMA from {supplier}</source>
        <translation>{supplier} 的 RMA</translation>
    </message>
    <message>
        <source>The number is noted. Nothing is sent.</source>
        <translation>只记下该号码，不发出任何内容。</translation>
    </message>
    <message>
        <source>A letter asks the supplier for a new number: {rma} is over. No money moves.</source>
        <translation>将发信请供应商提供新的编号：{rma} 已过期。不涉及款项。</translation>
    </message>
    <message>
        <source>The supplier was asked already: enter the number once it is there.</source>
        <translation>已向供应商索取过号码：收到后填在这里。</translation>
    </message>
    <message>
        <source>{rma} is over: ask for a new number first, with the field empty.</source>
        <translation>{rma} 已过期：请先清空此栏，索取新的编号。</translation>
    </message>
    <message>
        <source>{rma} was given and holds: nothing is asked, and it stays as it is. If it is wrong, take back that it was noted.</source>
        <translation>供应商已给出 {rma}，仍然有效：不再索取，编号保持不变。如果记错了，请撤销登记编号这一步。</translation>
    </message>
    <message>
        <source>The claim has gone on: no number is asked for or noted any more.</source>
        <translation>索赔已进入下一步：不再索取或登记编号。</translation>
    </message>
    <message>
        <source>A letter asks the supplier for a number. No money moves.</source>
        <translation>写信向供应商索取号码，不动钱款。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Note the RMA</source>
        <translation>登记 RMA</translation>
    </message>
    <message>
        <source>Ask for an RMA</source>
        <translation>索取 RMA</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Save this filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>View, search, filters, sort and columns on screen are kept under a name.</source>
        <translation>当前视图、搜索、筛选、排序和列将一起保存。</translation>
    </message>
    <message>
        <source>Rename this filter</source>
        <translation>重命名此筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>There is a filter of that name: saved, this one takes its place.</source>
        <translation>已有同名筛选：保存后将被替换。</translation>
    </message>
    <message>
        <source>There is a filter of that name already.</source>
        <translation>已有同名筛选。</translation>
    </message>
</context>
<context>
    <name>SavedSign</name>
    <message>
        <source>Everything saved</source>
        <translation>已全部保存</translation>
    </message>
</context>
<context>
    <name>SendClaimDialog</name>
    <message>
        <source>Send a claim</source>
        <translation>提出索赔</translation>
    </message>
    <message>
        <source>To</source>
        <translation>向谁索赔</translation>
    </message>
    <message>
        <source>What is new, for who decides (may stay empty)</source>
        <translation>新的情况，供裁定方参阅（可留空）</translation>
    </message>
    <message>
        <source>Why photos are missing, if they are</source>
        <translation>缺少照片的原因（如有缺少）</translation>
    </message>
    <message>
        <source>Send the claim</source>
        <translation>发出索赔</translation>
    </message>
    <message>
        <source>Appeal the refusal</source>
        <translation>对拒赔申诉</translation>
    </message>
    <message>
        <source>An appeal is heard for what is new, and once: say it, or add a photo first.</source>
        <translation>申诉只看新材料，且只有一次：请写明，或先补照片。</translation>
    </message>
    <message>
        <source>A letter with its evidence asks {name}, as it is advised.</source>
        <translation>按建议，附证据去信向{name}索赔。</translation>
    </message>
    <message>
        <source>A letter with its evidence asks {name}, in place of {own}.</source>
        <translation>附证据去信向{name}索赔，而非向{own}。</translation>
    </message>
    <message>
        <source>A letter with its evidence asks {name}, beside {own}.</source>
        <translation>附证据去信向{name}索赔，与向{own}的索赔并行。</translation>
    </message>
    <message>
        <source>It is about piece {numbers}.</source>
        <translation>涉及第 {numbers} 件。</translation>
    </message>
</context>
<context>
    <name>SendInsteadDialog</name>
    <message>
        <source>Send a new one</source>
        <translation>换新补发</translation>
    </message>
    <message>
        <source>Send {name} a new one</source>
        <translation>给{name}补发</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>同一款</translation>
    </message>
    <message>
        <source>Another variant or thing…</source>
        <translation>别的款式或商品…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>发什么</translation>
    </message>
    <message>
        <source>From</source>
        <translation>由谁发</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留着</translation>
    </message>
    <message>
        <source>Ask it back</source>
        <translation>要求退回</translation>
    </message>
    <message>
        <source>What the buyer has</source>
        <extracomment>what is asked of a new one that goes out; what becomes of the old one</extracomment>
        <translation>买家手里的</translation>
    </message>
    <message>
        <source>Tracking, if known</source>
        <translation>运单号（如已知）</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>To</source>
        <translation>寄往</translation>
    </message>
    <message>
        <source>Promise {name} a new one</source>
        <translation>答应给{name}补发</translation>
    </message>
    <message>
        <source>Send and write</source>
        <translation>补发并写信</translation>
    </message>
    <message>
        <source>Promise it and write</source>
        <translation>答应补发并写信</translation>
    </message>
    <message>
        <source>The supplier has promised none: ask first, and note the answer. Or take it from your stock, or buy it anew.</source>
        <translation>供应商尚未承诺补发：请先提出要求并记下答复，或改用我方库存或另行采购。</translation>
    </message>
    <message>
        <source>The buyer keeps what came and is promised a new one. The supplier has promised none yet: he is asked next.</source>
        <translation>买家留下收到的，并得到补发的承诺。供应商还没有答应补发：下一步去问他。</translation>
    </message>
    <message>
        <source>No refund. The case closes once the new one has arrived.</source>
        <translation>不退款。新的送到后结案。</translation>
    </message>
    <message>
        <source>No refund. The case closes once the new one has arrived and the claim is settled.</source>
        <translation>不退款。新品送达且索赔结清后结案。</translation>
    </message>
    <message>
        <source>The buyer keeps what came.</source>
        <translation>买家留下收到的。</translation>
    </message>
    <message>
        <source>Choose which one is sent: nothing goes out until then.</source>
        <translation>请选择改发哪一款，选定之前不会发出。</translation>
    </message>
    <message>
        <source>{amount} for you.</source>
        <translation>您承担 {amount}。</translation>
    </message>
    <message>
        <source>A new one goes out once the old one is back.</source>
        <translation>旧的退回后再发新的。</translation>
    </message>
</context>
<context>
    <name>SendOnDialog</name>
    <message>
        <source>Send the goods on</source>
        <translation>转寄货物</translation>
    </message>
    <message>
        <source>The goods leave you, and the case waits until they arrive. No money moves.</source>
        <translation>货物寄出后，案件会等到送达为止。不涉及任何款项。</translation>
    </message>
    <message>
        <source>Tracking number, if known</source>
        <translation>运单号（如已知）</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>已转寄</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>{what}: {done} of {total}</source>
        <extracomment>fewer open cases than that are worked out before anybody could read of it persons whose names fit beside the pages how the desk is kept shall be shown somebody else shall be at the desk where somebody goes from here, once it is closed</extracomment>
        <translation>{what}：第 {done} 项，共 {total} 项</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings of this desk</source>
        <translation>本退货台的设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Who is at the desk…</source>
        <translation>经手人…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ShareEdit</name>
    <message>
        <source>Write a number from {least} to {most}.</source>
        <translation>请填 {least} 到 {most} 的数。</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Settings…</source>
        <extracomment>refusals that a setting puts right → the setting a passing message: words, tone (plain good warning bad), action or &quot;&quot;, what the action calls, and what takes back what it tells of, where that is another thing to press words that were noticed are not so any more a `Paper` to be shown, printed or saved a `Paper` that was printed, saved or copied go to a tab by its id (`queue policies inspection`), with a case or supplier id or 0 open the desk&apos;s settings at a field, &quot;&quot; for the first that is missing the desk is given back: what waits to read or write it waits no more what labels were printed on last, by its name in `label_stock`, as it was kept</extracomment>
        <translation>设置…</translation>
    </message>
</context>
<context>
    <name>ShippedDialog</name>
    <message>
        <source>On its way</source>
        <translation>已寄出</translation>
    </message>
    <message>
        <source>The buyer sent it</source>
        <translation>买家已寄出</translation>
    </message>
    <message>
        <source>The parcel is awaited. No money moves.</source>
        <translation>等待包裹到达，不动钱款。</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
</context>
<context>
    <name>ShipsTo</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the address</source>
        <translation>修改地址</translation>
    </message>
    <message>
        <source>The address is not known yet.</source>
        <translation>还不知道地址。</translation>
    </message>
</context>
<context>
    <name>ShotCard</name>
    <message>
        <source>As the case stands</source>
        <extracomment>letters of an item&apos;s name whether new photos show all that came, not the piece on the table</extracomment>
        <translation>按本单情况</translation>
    </message>
    <message>
        <source>For whom the shots are</source>
        <translation>照片是给谁的</translation>
    </message>
    <message>
        <source>New photos: {item}</source>
        <translation>新照片：{item}</translation>
    </message>
    <message>
        <source>New photos: all that came</source>
        <translation>新照片：寄到的全部商品</translation>
    </message>
    <message>
        <source>What new photos show</source>
        <translation>新照片拍的是什么</translation>
    </message>
    <message>
        <source>Photos of the package are of all that came. L says what a photo shows.</source>
        <translation>包装的照片属于寄到的全部商品。按 L 说明一张照片拍的是什么。</translation>
    </message>
    <message>
        <source>Shots that {supplier} asks for</source>
        <translation>{supplier}要求的照片</translation>
    </message>
    <message>
        <source>Shots that the carrier asks for</source>
        <translation>承运商要求的照片</translation>
    </message>
    <message>
        <source>Shots that the platform asks for</source>
        <translation>平台要求的照片</translation>
    </message>
    <message>
        <source>Shots that prove what came back</source>
        <translation>证明退回情况的照片</translation>
    </message>
    <message>
        <source>Shots that {addressee} asks for</source>
        <translation>{addressee}要求的照片</translation>
    </message>
    <message>
        <source>{have} of {wanted} · complete</source>
        <translation>{have}/{wanted} · 已齐</translation>
    </message>
    <message>
        <source>{have} of {wanted} · {missing} missing</source>
        <translation>{have}/{wanted} · 缺 {missing} 张</translation>
    </message>
</context>
<context>
    <name>ShotModel</name>
    <message>
        <source>Further photo</source>
        <extracomment>what the delegate and the tests ask for of an item with more pieces than this only the item itself is offered the picture cannot be shown; the original is kept by photo and turn; None when there is nothing to show the case of several items, and the row number of the one on the table; None for any other</extracomment>
        <translation>其他照片</translation>
    </message>
    <message>
        <source>which item?</source>
        <translation>哪件商品？</translation>
    </message>
    <message>
        <source>all that came</source>
        <translation>寄到的全部商品</translation>
    </message>
    <message>
        <source>All that came</source>
        <translation>寄到的全部商品</translation>
    </message>
    <message>
        <source>Item {number}</source>
        <translation>商品 {number}</translation>
    </message>
    <message>
        <source>kept, cannot be shown</source>
        <translation>已保存，无法显示</translation>
    </message>
    <message>
        <source>cannot be shown: take it anew</source>
        <translation>无法显示，请重拍</translation>
    </message>
    <message>
        <source>there</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>if you like</source>
        <translation>可选</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Evidence sheet</source>
        <translation>证据单</translation>
    </message>
    <message>
        <source>Save, next</source>
        <translation>保存，下一件</translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>Snooze</source>
        <extracomment>an outside deadline stands whatever is snoozed; one that has passed keeps its case here</extracomment>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>推迟到</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>Wake now</source>
        <translation>立即唤醒</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>In two days</source>
        <translation>后天</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>The case comes back on the morning of {day}, or when it is due.</source>
        <translation>案件将在{day}早上回来，若先到期则到期时回来。</translation>
    </message>
    <message>
        <source>What is overdue by somebody else’s deadline stays in sight.</source>
        <translation>别人定的期限已过的，仍会留在列表中。</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
</context>
<context>
    <name>SourceEdit</name>
    <message>
        <source>Attach…</source>
        <translation>附加…</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Attach the supplier’s terms</source>
        <translation>附加供应商条款</translation>
    </message>
    <message>
        <source>PDF and pictures</source>
        <translation>PDF 和图片</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>{count} cases</source>
        <extracomment>which of several lines it is about; None where it is about all there is the case that is named below the heading</extracomment>
        <translation>{count} 个案件</translation>
    </message>
</context>
<context>
    <name>StoreCard</name>
    <message>
        <source>Your store policy</source>
        <extracomment>True for one window per product group `copy`, `section`, `bare`, `html` or `pdf`</extracomment>
        <translation>您的店铺政策</translation>
    </message>
    <message>
        <source>Shape of the store policy</source>
        <translation>店铺政策形式</translation>
    </message>
    <message>
        <source>One for all</source>
        <translation>统一</translation>
    </message>
    <message>
        <source>Per group</source>
        <translation>按品类</translation>
    </message>
    <message>
        <source>Language of the store policy</source>
        <translation>店铺政策语言</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The store policy as HTML</source>
        <translation>店铺政策（HTML）</translation>
    </message>
    <message>
        <source>Page…</source>
        <translation>成页…</translation>
    </message>
    <message>
        <source>The store policy as a page to print or save</source>
        <translation>店铺政策：成页打印或保存</translation>
    </message>
    <message>
        <source>Copy a section to paste, with style</source>
        <translation>复制片段（带样式）</translation>
    </message>
    <message>
        <source>Copy a section to paste, without style</source>
        <translation>复制片段（无样式）</translation>
    </message>
    <message>
        <source>Save as a web page…</source>
        <translation>保存为网页…</translation>
    </message>
</context>
<context>
    <name>SupplierChoice</name>
    <message>
        <source>There is no supplier yet. Add one under Policies first.</source>
        <translation>还没有供应商，请先在“政策”里添加。</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>supplier {name}</source>
        <translation>供应商 {name}</translation>
    </message>
    <message>
        <source>{name} is the supplier now.</source>
        <translation>供应商已设为{name}。</translation>
    </message>
    <message>
        <source>{name} is the supplier of {count} cases now.</source>
        <translation>{count} 个案件的供应商已设为{name}。</translation>
    </message>
</context>
<context>
    <name>SupplierDialog</name>
    <message>
        <source>Choose supplier</source>
        <translation>选择供应商</translation>
    </message>
    <message>
        <source>Who shipped {item}?</source>
        <translation>{item} 是谁发的货？</translation>
    </message>
    <message>
        <source>Their policy of the order’s day comes with it, and the case is advised anew.</source>
        <translation>下单当日适用的供应商政策随之生效，并重新给出建议。</translation>
    </message>
    <message>
        <source>Supplier</source>
        <extracomment>what somebody else shipped is not said of all the case is about</extracomment>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>I wrote it</source>
        <translation>我自己写的</translation>
    </message>
    <message>
        <source>It is the supplier’s text</source>
        <translation>供应商的原文</translation>
    </message>
    <message>
        <source>Who wrote the listing?</source>
        <translation>商品描述是谁写的？</translation>
    </message>
    <message>
        <source>For its product, too</source>
        <translation>也用于这件商品</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>For every open case of {sku}, and for those to come</source>
        <translation>用于 {sku} 的所有未结案件和今后的案件</translation>
    </message>
</context>
<context>
    <name>SupplierForm</name>
    <message>
        <source>New supplier</source>
        <extracomment>a `NewSupplier` (field of `edit_supplier`, its new value) (warehouse id or 0 for a new one, name, `Address`)</extracomment>
        <translation>新供应商</translation>
    </message>
    <message>
        <source>Changes are kept as you enter them.</source>
        <translation>录入即保存。</translation>
    </message>
    <message>
        <source>Who ships the goods? The rest can follow later.</source>
        <translation>谁发货？其余可以以后再填。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>E-mail for returns</source>
        <translation>退货邮箱</translation>
    </message>
    <message>
        <source>Letters to them are in</source>
        <translation>给对方写信用</translation>
    </message>
    <message>
        <source>How you stand with them</source>
        <translation>合作状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add a return address</source>
        <translation>添加退货地址</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Add supplier</source>
        <translation>添加供应商</translation>
    </message>
</context>
<context>
    <name>SuppliersDialog</name>
    <message>
        <source>Choose supplier</source>
        <translation>选择供应商</translation>
    </message>
    <message>
        <source>Who shipped the goods of these {count} cases?</source>
        <translation>这 {count} 个案件的货是谁发的？</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Each case gets their policy of its order’s day and is advised anew. One whose supplier was asked already stays as it is, and is told.</source>
        <translation>每个案件都会采用该供应商在下单日的政策并重新给出建议。已向原供应商提出要求的案件保持不变，并会告知。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>SuppliersFile</name>
    <message>
        <source>Reading the suppliers</source>
        <translation>正在读取供应商</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>What comes next</source>
        <translation>下一步做什么</translation>
    </message>
    <message>
        <source>The queue puts first what is due first, and says what to do. The number beside its name counts what waits for you; what waits for others is faint and comes last.</source>
        <translation>待办按到期先后排列，并告诉您该做什么。名称旁的数字是等您处理的数量；等别人的会变淡，排在最后。</translation>
    </message>
    <message>
        <source>Enter decides, Undo takes back</source>
        <translation>回车决定，撤销收回</translation>
    </message>
    <message>
        <source>Enter does the recommended step of the open case and goes on to the row below. Ctrl+Z takes back what was done, as often as you like.</source>
        <translation>按回车就执行当前案件的建议步骤，并转到下一行。Ctrl+Z 可以撤销，想撤多少步都行。</translation>
    </message>
    <message>
        <source>The letter before it goes</source>
        <translation>信件先看再发</translation>
    </message>
    <message>
        <source>A step writes its letter, and L shows it before: change it, in either language. Nothing is sent by itself; the letter lies on the clipboard, to be pasted.</source>
        <translation>每一步都会写好信件，按 L 可以先看：中英文都能改。信件不会自动发出，它在剪贴板里，等您粘贴。</translation>
    </message>
    <message>
        <source>Your own returns</source>
        <translation>导入您的退货</translation>
    </message>
    <message>
        <source>Import a file of returns or orders from your shop, or drop it anywhere on the window. The same file twice brings nothing twice.</source>
        <translation>导入店铺的退货或订单文件，或直接拖到窗口任意位置。同一个文件导入两次，也不会重复。</translation>
    </message>
    <message>
        <source>When the parcel is here</source>
        <translation>包裹到了以后</translation>
    </message>
    <message>
        <source>Scan its label here, or type the number. Then take the photos that are asked for, say what you found, and make the evidence sheet and the label.</source>
        <translation>在这里扫描面单，或输入单号。然后按要求拍照，记下验货结果，生成证据单和标签。</translation>
    </message>
</context>
<context>
    <name>TourCallout</name>
    <message>
        <source>Step {at} of {count}</source>
        <extracomment>large text in a small window needs lower ones, or one that fits beside a row 1 goes on, -1 back</extracomment>
        <translation>第 {at} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Leave the tour</source>
        <translation>退出导览</translation>
    </message>
</context>
<context>
    <name>TourOffer</name>
    <message>
        <source>New here? Five steps show how a day goes. They are in the menu Help, too.</source>
        <extracomment>buttons of the window that are not the next thing to press meanwhile what was scrolled for a step → how far it was scrolled before it was wanted, or it was not</extracomment>
        <translation>第一次使用？五步看懂一天的流程。“帮助”菜单里也有。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>带我看看</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Promise simulator</source>
        <translation>承诺模拟</translation>
    </message>
    <message>
        <source>Days from delivery to try</source>
        <translation>试算签收后的天数</translation>
    </message>
</context>
<context>
    <name>TryBar</name>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Try on the last 90 days…</source>
        <translation>用最近 90 天试算…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Back to the settings</source>
        <extracomment>other values are tried: the pages show them (field, sentence): it cannot be tried, as it could not be kept somebody goes to look at a case: the settings make room nothing is tried any more: the first setting that was the values wait for whoever comes back, and nobody is asked</extracomment>
        <translation>回到设置</translation>
    </message>
</context>
<context>
    <name>Unkept</name>
    <message>
        <source>Throw it away</source>
        <extracomment>the field that is gone back to</extracomment>
        <translation>放弃填写的内容</translation>
    </message>
</context>
<context>
    <name>UnkeptDialog</name>
    <message>
        <source>Throw the words away</source>
        <extracomment>how it ends where what was typed is thrown away</extracomment>
        <translation>放弃这些内容</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续修改</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Discard changes</source>
        <extracomment>how it ends beside going on and saving</extracomment>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>ValuesDialog</name>
    <message>
        <source>Search these</source>
        <extracomment>what is there while nothing is looked for; None while nobody knows how many cases have a value that was listed, whatever is looked for now</extracomment>
        <translation>在其中搜索</translation>
    </message>
    <message>
        <source>None of them has these letters.</source>
        <extracomment>why none is listed</extracomment>
        <translation>没有符合这些字的。</translation>
    </message>
    <message>
        <source>Nobody is named on these cases yet. Say at the left of the status line who is at the desk: from then on each step names its person.</source>
        <translation>这些案件还没有记下经办人。请在状态栏左侧填写现在由谁办理：此后每一步都会记下是谁做的。</translation>
    </message>
    <message>
        <source>None of these cases has one.</source>
        <translation>这些案件都没有。</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Your verdict</source>
        <translation>您的结论</translation>
    </message>
    <message>
        <source>Proposed verdict</source>
        <translation>建议结论</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Say first what you found; the verdict follows from it.</source>
        <translation>请先填写验货结果，结论由此得出。</translation>
    </message>
    <message>
        <source>· proposed was: {verdict}</source>
        <translation>· 原建议：{verdict}</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Views: {view}</source>
        <translation>视图：{view}</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存筛选…</translation>
    </message>
</context>
<context>
    <name>ViewsList</name>
    <message>
        <source>Views</source>
        <extracomment>too late is red; what is due is what the page is for what is due, then what kind of step it is, then everything: each begins with air above it a view → the icon that stands for it one of either was chosen by the pointer, and told before a saved filter shall be what is listed now names, counts, or what is listed are others</extracomment>
        <translation>视图</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>+ Save this filter</source>
        <translation>+ 保存筛选</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Rename this filter…</source>
        <translation>重命名此筛选…</translation>
    </message>
    <message>
        <source>Change it to what is listed now</source>
        <translation>更新为当前列表</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>删除此筛选</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Scan the parcel in your hands</source>
        <extracomment>a case&apos;s or parcel&apos;s number in the desk</extracomment>
        <translation>扫描手中的包裹</translation>
    </message>
    <message>
        <source>Its tracking number, RMA, order or case number will do. The case comes up with the shots its supplier asks for; photograph, say what you found, and the evidence sheet is ready.</source>
        <translation>运单号、RMA、订单号或案件编号都可以。案件会连同供应商要求的照片清单一起出现；拍照、填写发现，证据单就好了。</translation>
    </message>
    <message>
        <source>Received, to be inspected</source>
        <translation>已收到，待验货</translation>
    </message>
    <message>
        <source>Kept apart: nobody knows yet whose they are</source>
        <translation>单独放置：尚不知属于谁</translation>
    </message>
    <message>
        <source>without a number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>received {when}</source>
        <translation>{when} 收到</translation>
    </message>
</context>
<context>
    <name>WayRow</name>
    <message>
        <source>recommended</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>已商定</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>最省</translation>
    </message>
    <message>
        <source>{way}: not possible now</source>
        <translation>{way}：目前不可行</translation>
    </message>
</context>
<context>
    <name>WaysCard</name>
    <message>
        <source>{cost} is recommended, {least} the cheapest</source>
        <extracomment>0 to 1 it stands with the buyer; then none is recommended both sums, where what is recommended is not the cheapest</extracomment>
        <translation>建议的 {cost}，最便宜的 {least}</translation>
    </message>
    <message>
        <source>{cost} is agreed, {least} the cheapest</source>
        <translation>已商定的 {cost}，最便宜的 {least}</translation>
    </message>
    <message>
        <source>What each way costs you: {line}</source>
        <translation>各方案成本：{line}</translation>
    </message>
    <message>
        <source>What each way costs you</source>
        <translation>各方案成本</translation>
    </message>
    <message>
        <source>≈ estimated</source>
        <translation>≈ 估算</translation>
    </message>
    <message>
        <source>≈ estimated: what the goods cost you is not known</source>
        <translation>≈ 估算：进货成本未知</translation>
    </message>
</context>
<context>
    <name>WeightLine</name>
    <message>
        <source>Whole grams from 0 to {most}. The weight stays as it was.</source>
        <translation>只填 0 到 {most} 的整克数。重量保持不变。</translation>
    </message>
</context>
<context>
    <name>WhichParcel</name>
    <message>
        <source>Which parcel is here?</source>
        <extracomment>the choice of none of them the row number of the parcel that it is; None for a further one</extracomment>
        <translation>到的是哪个包裹？</translation>
    </message>
    <message>
        <source>{case}: several parcels are under way.</source>
        <translation>{case}：有多个包裹在途。</translation>
    </message>
    <message>
        <source>Parcel is here</source>
        <translation>包裹已到</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>另一个包裹</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无单号</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>until {day}</source>
        <translation>到{day}</translation>
    </message>
    <message>
        <source>{due} · supplier</source>
        <translation>{due} · 供应商</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>today {time}</source>
        <extracomment>kind, key, when, and the desk that it is of: an action is of any</extracomment>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>the buyer</source>
        <extracomment>less than this is left: it is said in hours, and in red the same where there is less room, &quot;&quot; when there is no shorter way the reasons that the seller made on the open desk: the window shows one desk at a time</extracomment>
        <translation>买家</translation>
    </message>
    <message>
        <source>the supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>the carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>the platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Closed with it: {count}.</source>
        <translation>其中已结案：{count} 件。</translation>
    </message>
    <message>
        <source>The case is closed.</source>
        <translation>案件已结案。</translation>
    </message>
    <message>
        <source>case closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h left</source>
        <translation>剩 {hours} 小时</translation>
    </message>
    <message>
        <source>just missed</source>
        <translation>刚刚逾期</translation>
    </message>
    <message>
        <source>{hours} h late</source>
        <translation>逾期 {hours} 小时</translation>
    </message>
    <message>
        <source>{days} d late</source>
        <translation>逾期 {days} 天</translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>In letters that were written, notes, the buyer’s words and tracking numbers.</source>
        <translation>查找已写的信件、备注、买家留言和运单号。</translation>
    </message>
    <message>
        <source>These words, as they stand there</source>
        <translation>要找的文字（与原文一致）</translation>
    </message>
</context>
<context>
    <name>_FileCard</name>
    <message>
        <source>{count} new</source>
        <translation>新增 {count}</translation>
    </message>
    <message>
        <source>{count} known</source>
        <translation>已有 {count}</translation>
    </message>
    <message>
        <source>{count} unusable</source>
        <translation>无法使用 {count}</translation>
    </message>
    <message>
        <source>Save the unusable rows…</source>
        <translation>保存无法使用的行…</translation>
    </message>
    <message>
        <source>Save the unusable rows</source>
        <translation>保存无法使用的行</translation>
    </message>
    <message>
        <source>Row {row} · {column}</source>
        <translation>第 {row} 行 · {column}</translation>
    </message>
    <message>
        <source>… and {count} more in the file</source>
        <translation>……文件中另有 {count} 行</translation>
    </message>
    <message>
        <source>Unusable rows</source>
        <translation>无法使用的行</translation>
    </message>
</context>
<context>
    <name>_LineSection</name>
    <message>
        <source>{line}, chosen</source>
        <extracomment>above and below a section of several the line that was pressed, by its place in the case; 0 where it was chosen already the keys are about it the key that chooses it</extracomment>
        <translation>{line}，已选中</translation>
    </message>
    <message>
        <source>Key {number}: ways, words and terms of this line</source>
        <translation>按 {number}：查看这一行的处理方式、留言和条款</translation>
    </message>
</context>
<context>
    <name>_Work</name>
    <message>
        <source>{what} …</source>
        <translation>{what}…</translation>
    </message>
    <message>
        <source>{what}: case {done} of {total}</source>
        <translation>{what}：第 {done} / {total} 个案件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
</TS>
