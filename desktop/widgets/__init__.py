"""Inputs and small parts that more than one tab uses.

Everything follows the look (light, dark, text size) and the language by itself; text from outside
is plain text everywhere. Lengths are `theme.px(13)`, colours `theme.tokens()`, never literals.

- `labels.PlainLabel(text, role, tone, elide=)`: roles title heading strong medium body small
  caption tiny; tones are token names (text muted accent good warning bad on_accent)
- `chip.Chip(text, tone)`: tones bad warning good accent plain solid quiet; `paint_chip` for delegates
- `card.Card(caption, tone)`: `.add(widget_or_layout)`; tones plain accent bad warning good sunk
- `button.Button(text, kind, icon_name=, key=)`: kinds "" primary danger flat link; `IconButton`
- `segmented.Segmented(options, name)`, `ChipChoice(options, name)`: `.value()`, `.set_value(v)`,
  `.set_options(((value, words), …))`, signal `chosen(str)`
- `key_hint.KeyHint(key, words)`
- `messages.EmptyState(icon)`: `.say(title, words, action)`, signal `acted`; `Banner`; `LineIcon`
- `grid.KeyValueGrid(figures=)`: `.set_rows([(name, value[, tone]), …])`
- `count_edit.CountEdit`, `address_edit.AddressEdit`; both tell when somebody is done
- `money_edit.MoneyEdit`, `day_edit.DayEdit`, `search_box.SearchBox`, `search_box.ScanEdit`
- `layouts.row(…)`, `column(…)`, `framed(kind, layout, margins)`, `rule()`, `FlowLayout`
- `tab.Tab`: what the frame asks of a tab (`bar`, `badge`, `status`, `name`, `retranslate`, `shown`,
  `files_dropped`)

A tab is built as `SomeTab(presenter)` in `desktop/frame/open_desk.py`; its presenter gets a
`desktop.work.shell.Shell` (desk, jobs, changes, undo, notices, papers). Presenters import no widgets.
"""
