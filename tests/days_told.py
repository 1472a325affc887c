"""Whether a text tells a day as its reader would write it; by no rule of the program."""

import re
from calendar import month_abbr
from datetime import date


def tells_day(text: str, day: date) -> bool:
    """`6 Dec 2026` or `2026年12月6日`."""
    english = rf"\b{day.day} {month_abbr[day.month]}[a-z]* {day.year}\b"
    return f"{day.year}年{day.month}月{day.day}日" in text or bool(re.search(english, text))
